"""Alignment: from wafer millimetres to a microscope's stage, by two or three points or more.

The user drives to points of the wafer whose millimetres are known and reads the stage there.
A rigid fit (turn and shift, 2 points or more) tells by its residuals how well the points were
hit; an affine fit (3 points or more) also takes up scale and skew of the stage.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ml_core.wafer.errors import GeometryError

Array = NDArray[np.float64]

_UM_PER_MM: Final = 1000.0
_FLAT: Final = 1e-6  # spread across a line of points, as a share of that along it


class Fit(Enum):
    """What an alignment may do to the wafer."""

    RIGID = "rigid"
    """Turn and shift, and mirror where the stage's axes ask for it; 2 points or more."""
    AFFINE = "affine"
    """Any linear map and a shift; 3 points or more that lie on no line."""


@dataclass(frozen=True)
class PointPair:
    """One point in both frames.

    Attributes:
        wafer_mm: (x, y) in wafer millimetres, notch down.
        stage_mm: (x, y) that the stage shows there, mm.
    """

    wafer_mm: tuple[float, float]
    stage_mm: tuple[float, float]


@dataclass(frozen=True, eq=False)
class Alignment:
    """The map from wafer to stage.

    Attributes:
        matrix: (2, 3) float64 A with ``stage = A @ (x, y, 1)``, mm.
        residuals_um: distance between fitted and read stage position of each pair, um.
        fit: what was fitted.
    """

    matrix: Array
    residuals_um: tuple[float, ...]
    fit: Fit

    @property
    def worst_um(self) -> float:
        """Largest residual, um."""
        return max(self.residuals_um)

    @property
    def rms_um(self) -> float:
        """Root mean square of the residuals, um."""
        return float(np.sqrt(np.mean(np.square(self.residuals_um))))

    def to_stage(self, points_mm: ArrayLike) -> Array:
        """Wafer millimetres (…, 2) to stage millimetres (…, 2)."""
        return np.asarray(points_mm, dtype=np.float64) @ self.matrix[:, :2].T + self.matrix[:, 2]


def fit_alignment(
    pairs: Sequence[PointPair], *, fit: Fit = Fit.RIGID, mirrored: bool | None = None
) -> Alignment:
    """Fit an alignment by least squares.

    Args:
        pairs: at least 2 points for a rigid fit, 3 for an affine one.
        fit: what the alignment may do.
        mirrored: whether the stage's axes are a mirror image of the wafer's; None to find
            out, which needs 3 points that lie on no line (2 points: taken as not mirrored).

    Returns:
        The alignment with the smallest sum of squared residuals (Kabsch 1976 for the rigid
        one).

    Raises:
        GeometryError: too few points, equal points, or all on a line where that is too few.
    """
    wafer = np.array([pair.wafer_mm for pair in pairs], dtype=np.float64).reshape(-1, 2)
    stage = np.array([pair.stage_mm for pair in pairs], dtype=np.float64).reshape(-1, 2)
    _check(wafer, stage, fit)
    matrix = _affine(wafer, stage) if fit is Fit.AFFINE else _rigid(wafer, stage, mirrored)
    missed = wafer @ matrix[:, :2].T + matrix[:, 2] - stage
    residuals = np.hypot(missed[:, 0], missed[:, 1]) * _UM_PER_MM
    return Alignment(matrix, tuple(residuals.tolist()), fit)


def _check(wafer: Array, stage: Array, fit: Fit) -> None:
    needed = 3 if fit is Fit.AFFINE else 2
    if len(wafer) < needed:
        raise GeometryError(
            f"A {fit.value} alignment needs at least {needed} points, not {len(wafer)}; "
            "measure more."
        )
    if not (np.isfinite(wafer).all() and np.isfinite(stage).all()):
        raise GeometryError("An alignment point has a coordinate that is no finite number.")
    along, across = _spread(wafer)
    if along == 0.0 or _spread(stage)[0] == 0.0:
        raise GeometryError("The alignment points are all the same; choose points far apart.")
    if fit is Fit.AFFINE and across <= _FLAT * along:
        raise GeometryError("The alignment points lie on one line; choose one beside it.")


def _spread(points: Array) -> tuple[float, float]:
    """Singular values of the centred points: extent along and across their main direction."""
    values = np.linalg.svd(points - points.mean(axis=0), compute_uv=False)
    return float(values[0]), float(values[1])


def _affine(wafer: Array, stage: Array) -> Array:
    columns = np.column_stack([wafer, np.ones(len(wafer))])
    return np.asarray(np.linalg.lstsq(columns, stage, rcond=None)[0].T, dtype=np.float64)


def _rigid(wafer: Array, stage: Array, mirrored: bool | None) -> Array:
    middle, target = wafer.mean(axis=0), stage.mean(axis=0)
    left, _, right = np.linalg.svd((stage - target).T @ (wafer - middle))
    turn = left @ right
    along, across = _spread(wafer)
    if mirrored is None:
        mirrored = bool(np.linalg.det(turn) < 0) if across > _FLAT * along else False
    if (np.linalg.det(turn) < 0) != mirrored:
        turn = left @ np.diag([1.0, -1.0]) @ right
    return np.column_stack([turn, target - turn @ middle])
