"""Die grid of a wafer in a test floor's log: from the dies and from the setup record (WCR)."""

from dataclasses import replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ml_core.formats.reader import PlainFile
from ml_core.formats.shared.geometry import die_extent
from ml_core.formats.shared.layout import grid_of
from ml_core.formats.testlogs.partspans import Span
from ml_core.formats.testlogs.testlog import NO_COORDINATE, Ints, TestLog, WaferSetup
from ml_core.wafer.grid import DieGrid, Known, Notch

_UNIT_MM: Final = {1: 25.4, 2: 10.0, 3: 1.0, 4: 0.0254}
"""WF_UNITS: inch, cm, mm, mil."""
_FLAT: Final = {"D": Notch.DOWN, "L": Notch.LEFT, "U": Notch.UP, "R": Notch.RIGHT}
_REACH: Final = 1.25
"""Dies may reach beyond the wafer this much before the lengths are doubted."""


def grid_of_log(
    x: Ints, y: Ints, span: Span, log: TestLog, file: PlainFile
) -> tuple[DieGrid, tuple[str, ...]]:
    """Die grid of one wafer and what is odd about it.

    Where the log does not say how x and y grow, x is taken to grow to the right and y down.

    Args:
        x: (n,) coordinates of its dies, at least one.
        y: (n,) coordinates of its dies.
        span: the wafer's stretch of the log.
        log: the log; the setup that holds for the wafer is the last one before its end.
        file: for messages.

    Raises:
        WaferFileError: the dies lie so far apart that the map would be too large.
    """
    setup = _setup_for(span, log)
    columns, rows, left, low = die_extent(file, x, y, where=f"wafer {span.name}")
    x_right = setup is None or setup.x_grows != "L"
    y_down = setup is None or setup.y_grows != "U"
    first = (left if x_right else left + columns - 1, low if y_down else low + rows - 1)
    pitch, diameter = _lengths(setup)
    grid = grid_of(
        columns=columns, rows=rows, pitch_mm=pitch, diameter_mm=diameter, first_die=first,
        notch=_FLAT.get(setup.flat, Notch.UNKNOWN) if setup else Notch.UNKNOWN,
        x_right=x_right, y_down=y_down,
    )  # fmt: skip
    return _centred(grid, setup, odd=_odd_lengths(grid, setup))


def _setup_for(span: Span, log: TestLog) -> WaferSetup | None:
    before = [setup for setup in log.setups if setup.sequence < span.stop]
    return before[-1] if before else next(iter(log.setups), None)


def _lengths(setup: WaferSetup | None) -> tuple[tuple[float, float] | None, float | None]:
    """Pitch and diameter in mm, None where not told (0, or no unit)."""
    unit = _UNIT_MM.get(setup.units) if setup else None
    if setup is None or unit is None:
        return None, None
    width, height, diameter = setup.die_width, setup.die_height, setup.diameter
    pitch = (width * unit, height * unit) if width > 0 and height > 0 else None
    return pitch, diameter * unit if diameter > 0 else None


def _odd_lengths(grid: DieGrid, setup: WaferSetup | None) -> tuple[str, ...]:
    if setup is None:
        return ()
    lengths = (setup.die_width, setup.die_height, setup.diameter)
    if setup.units not in _UNIT_MM and any(length > 0 for length in lengths):
        return ("The file gives lengths (WCR) without their unit; they are estimated instead.",)
    if Known.READ not in (grid.pitch_known, grid.diameter_known):
        return ()
    reach = max(grid.columns * grid.pitch_mm[0], grid.rows * grid.pitch_mm[1])
    if reach <= _REACH * grid.diameter_mm:
        return ()
    return (
        f"By the file's own lengths (WCR) its dies span {reach:.4g} mm on a wafer of "
        f"{grid.diameter_mm:.4g} mm; give the product's geometry.",
    )


def _centred(
    grid: DieGrid, setup: WaferSetup | None, *, odd: tuple[str, ...]
) -> tuple[DieGrid, tuple[str, ...]]:
    """The grid with the wafer's centre in the middle of the centre die, if that can be.

    It can where the dies then lie on the wafer; where its size or theirs is not told, where it
    is in the middle half of the dies.
    """
    if setup is None or NO_COORDINATE in setup.centre:
        return grid, odd
    centre = grid.die_to_cell(np.array(setup.centre)) + 0.5
    if not _can_be_centre(centre, grid):
        x, y = setup.centre
        sentence = (
            f"The file names die {x}, {y} as the wafer's centre (WCR), which is not in the middle "
            "of its dies; their middle is taken."
        )
        return grid, (*odd, sentence)
    return replace(grid, centre=(float(centre[0]), float(centre[1]))), odd


def _can_be_centre(centre: NDArray[np.floating[Any]], grid: DieGrid) -> bool:
    sides = np.array([grid.columns, grid.rows])
    if grid.is_estimated:
        return bool((np.abs(centre / sides - 0.5) <= 0.25).all())
    reach = np.maximum(np.abs(centre), np.abs(sides - centre)) * grid.pitch_mm
    return bool((reach <= _REACH * grid.diameter_mm / 2).all())
