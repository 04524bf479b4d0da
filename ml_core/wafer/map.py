"""WaferMap: one wafer as its source gives it, before any model has looked at it."""

from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ml_core.wafer.errors import GeometryError
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.identity import wafer_id
from ml_core.wafer.taxonomy import FAIL, NO_DIE, PASS

Cells = NDArray[np.uint8]
Bins = NDArray[np.int32]

NO_BIN = -1
"""Bin of a cell without a die, or of a die whose bin is not told."""


@dataclass(frozen=True)
class WaferSource:
    """Where a wafer comes from.

    Attributes:
        path: the file's path as given, with ``!member`` for a file inside an archive.
        sha256: hex SHA-256 of the file's bytes on disk (the archive's, for a member).
        member: the member's name inside an archive, else empty.
        key: the wafer's key inside the file, else empty.
        format: short name of the format that was found, such as ``stdf`` or ``klarf``.
    """

    path: str
    sha256: str
    member: str = ""
    key: str = ""
    format: str = ""

    @property
    def wafer_id(self) -> str:
        """Id of the wafer: see ``ml_core.wafer.identity``."""
        return wafer_id(source_sha256=self.sha256, member=self.member, key=self.key)


@dataclass(frozen=True)
class WaferInfo:
    """What a source tells about a wafer, in its own words; None where it is silent."""

    lot: str | None = None
    wafer: str | None = None
    product: str | None = None
    step: str | None = None
    slot: str | None = None
    program: str | None = None
    equipment: str | None = None
    tested_at: str | None = None


@dataclass(frozen=True)
class DieResult:
    """One test result that is kept beside the map: an earlier test, or a die with no position.

    Attributes:
        x: source die coordinate, None if not told.
        y: source die coordinate, None if not told.
        passed: True for a pass, False for a fail, None if not told.
        hard_bin: hard bin, None if not told.
        soft_bin: soft bin, None if not told.
        part: the part's id in the source.
    """

    x: int | None
    y: int | None
    passed: bool | None
    hard_bin: int | None = None
    soft_bin: int | None = None
    part: str = ""


@dataclass(frozen=True)
class ReportedDefect:
    """One defect that an inspection tool lists (KLARF), in its own terms.

    Attributes:
        defect_id: the tool's number.
        die: source die coordinates (XINDEX, YINDEX).
        offset_um: position in the die (XREL, YREL), um from the die's lower left corner.
        size_um: extent (XSIZE, YSIZE), um; None where the file says N/A or nothing.
        area_um2: DEFECTAREA, um2, or None.
        class_number: CLASSNUMBER, or None.
        class_name: its name in the class lookup, or None.
        images: file names of its images.
    """

    defect_id: int
    die: tuple[int, int]
    offset_um: tuple[float, float]
    size_um: tuple[float, float] | None = None
    area_um2: float | None = None
    class_number: int | None = None
    class_name: str | None = None
    images: tuple[str, ...] = ()


@dataclass(frozen=True)
class PaletteEntry:
    """One colour of a picture and the cell state it was taken for.

    Attributes:
        colour: ``#RRGGBB``.
        state: NO_DIE, PASS or FAIL.
        share: share of the picture's pixels, 0 to 1.
    """

    colour: str
    state: int
    share: float


@dataclass(frozen=True, eq=False)
class WaferMap:
    """One wafer.

    Attributes:
        source: where it comes from; its ``wafer_id`` is the wafer's id.
        info: lot, wafer and what else the source tells.
        grid: die grid and geometry.
        cells: (rows, columns) uint8 of NO_DIE, PASS, FAIL; read-only.
        hard_bins: (rows, columns) int32, NO_BIN where unknown; None if the source has none.
        soft_bins: the same for soft bins.
        retests: earlier results of dies that were tested again, oldest first; the map shows
            the last.
        unplaced: results of dies with no position.
        reported: defects listed by an inspection tool.
        palette: colours of a picture and what they were taken for; empty for other sources.
        label: the wafer's label in a set, None if it has none.
        truth: (rows, columns) uint8 masks, bit k set where class k covers the die, or None.
        warnings: what was odd in the source, one clear sentence each.

    Raises:
        GeometryError: an array's shape is not the grid's, or a state is none of the three.
    """

    source: WaferSource
    info: WaferInfo
    grid: DieGrid
    cells: Cells
    hard_bins: Bins | None = None
    soft_bins: Bins | None = None
    retests: tuple[DieResult, ...] = ()
    unplaced: tuple[DieResult, ...] = ()
    reported: tuple[ReportedDefect, ...] = ()
    palette: tuple[PaletteEntry, ...] = ()
    label: str | None = None
    truth: Cells | None = None
    warnings: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        if self.cells.dtype != np.uint8 or (self.cells.size and int(self.cells.max()) > FAIL):
            raise GeometryError("A wafer map's cells must be uint8 of 0 no die, 1 pass, 2 fail.")
        for name in ("cells", "hard_bins", "soft_bins", "truth"):
            self._freeze(name)

    def _freeze(self, name: str) -> None:
        array = getattr(self, name)
        if array is None:
            return
        shape = (self.grid.rows, self.grid.columns)
        if array.shape != shape:
            raise GeometryError(f"{name} has shape {array.shape}, but the die grid is {shape}.")
        if array.flags.writeable:
            array = array.copy()
            array.flags.writeable = False
            object.__setattr__(self, name, array)

    @property
    def wafer_id(self) -> str:
        """Id of the wafer (64 hexadecimal digits)."""
        return self.source.wafer_id

    @property
    def name(self) -> str:
        """Lot and wafer for people on one line, or the file's name where neither is told."""
        parts = [part for part in (self.info.lot, self.info.wafer) if part]
        name = " / ".join(parts) or self.source.path.replace("\\", "/").rsplit("/", 1)[-1]
        return " ".join(name.split())

    @cached_property
    def die_mask(self) -> NDArray[np.bool_]:
        """(rows, columns) bool: True where a die exists."""
        return np.not_equal(self.cells, NO_DIE)

    @property
    def die_count(self) -> int:
        """Number of dies on the map."""
        return int(np.count_nonzero(self.cells))

    @property
    def pass_count(self) -> int:
        """Number of dies that passed."""
        return int(np.count_nonzero(self.cells == PASS))

    @property
    def fail_count(self) -> int:
        """Number of dies that failed."""
        return int(np.count_nonzero(self.cells == FAIL))

    def raster(self, values: NDArray[np.generic] | None = None) -> NDArray[np.generic]:
        """Values of cells as raster pixels.

        Args:
            values: (rows, columns), any dtype; the map's own cells where None.

        Returns:
            (height, width) of the same dtype: each die as its block of pixels; the values
            themselves where a die is one pixel.
        """
        chosen = self.cells if values is None else values
        kx, ky = self.grid.die_pixels
        if kx == ky == 1:
            return chosen
        return np.repeat(np.repeat(chosen, ky, axis=0), kx, axis=1)

    def with_grid(self, grid: DieGrid) -> "WaferMap":
        """The same wafer with another geometry (same columns and rows); the id stays."""
        return replace(self, grid=grid)
