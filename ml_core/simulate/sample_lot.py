"""The sample lot that ships: 25 simulated wafers of one product, as SEMI G85 maps in a zip.

``python -m ml_core.simulate.sample_lot resources/samples/sample-lot.zip`` writes the same bytes
every time. The lot is one that an engineer might meet: clean wafers, an edge problem that
grows, a scratch, particles, a reticle defect, and one wafer lost to an etcher.
"""

import sys
import zipfile
from pathlib import Path
from typing import Final

import numpy as np

from ml_core.simulate.background import draw_background
from ml_core.simulate.geometry import WaferGrid, grid_of_dies
from ml_core.simulate.patterns import draw_patterns
from ml_core.simulate.wafer import Bytes, mix
from ml_core.wafer.taxonomy import FAIL, NO_DIE, PASS

LOT: Final = "DEMO-2401"
SEED: Final = 2401
COLUMNS, ROWS = 40, 35
PITCH_UM: Final = (7400.0, 8450.0)
DIAMETER_MM: Final = 300
_EXCLUSION_MM: Final = 3.0

_CLEAN: Final[tuple[str, ...]] = ()
STORY: Final[tuple[tuple[str, ...], ...]] = (
    _CLEAN, ("edge",), _CLEAN, ("scratch",), ("particle",),
    ("center",), _CLEAN, ("edge",), ("ring",), ("lithography",),
    ("particle",), ("edge", "scratch"), _CLEAN, ("etching",), ("center",),
    ("ring",), ("scratch",), ("lithography",), ("edge",), ("random",),
    ("center", "edge"), ("particle",), ("ring", "scratch"), ("etching",), _CLEAN,
)  # fmt: skip
"""Classes of wafer 1, 2, 3 … 25."""

_ROW: Final = "    <Row><![CDATA[{}]]></Row>"
_MAP: Final = """<?xml version="1.0" encoding="utf-8"?>
<Map xmlns="http://www.semi.org" SubstrateType="Wafer" SubstrateId="{wafer:02d}"
     FormatRevision="SEMI G85 0703">
  <Device ProductId="DEMO" LotId="{lot}" Rows="{rows}" Columns="{columns}" MapType="Array"
          BinType="ASCII" NullBin="." OriginLocation="2" Orientation="0"
          WaferSize="{diameter}" DeviceSizeX="{x:.2f}" DeviceSizeY="{y:.2f}"
          SupplierName="simulated">
   <Bin BinCode="1" BinQuality="Pass" BinCount="{passes}"/>
   <Bin BinCode="X" BinQuality="Fail" BinCount="{fails}"/>
   <Data>
{body}
   </Data>
  </Device>
</Map>
"""


def main() -> None:
    """Write the lot to the file that the command line names."""
    write_sample_lot(Path(sys.argv[1]))


def write_sample_lot(path: Path) -> None:
    """Write the lot.

    Args:
        path: zip file to write; one G85 file a wafer, with a fixed date so that the bytes are
            the same every time.
    """
    grid = _grid()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, classes in enumerate(STORY, start=1):
            entry = zipfile.ZipInfo(f"{LOT}-{number:02d}.xml", date_time=(2024, 1, 15, 6, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, _xml(number, _cells(number, grid, classes)))


def _grid() -> WaferGrid:
    x, y = np.meshgrid(np.arange(COLUMNS) - (COLUMNS - 1) / 2, np.arange(ROWS) - (ROWS - 1) / 2)
    far_x = (np.abs(x) + 0.5) * PITCH_UM[0] / 1000
    far_y = (np.abs(y) + 0.5) * PITCH_UM[1] / 1000
    return grid_of_dies(np.hypot(far_x, far_y) <= DIAMETER_MM / 2 - _EXCLUSION_MM)


def _cells(number: int, grid: WaferGrid, classes: tuple[str, ...]) -> Bytes:
    rng = np.random.default_rng([SEED, number])
    background = np.minimum(draw_background(rng, grid), np.float32(0.12))
    patterns = tuple(p for key in classes for p in draw_patterns(rng, grid, key))
    fails = rng.random(grid.die.shape, np.float32) < mix(background, patterns)
    return np.where(grid.die, np.where(fails, FAIL, PASS), NO_DIE).astype(np.uint8)


def _xml(number: int, cells: Bytes) -> str:
    rows = ["".join(".1X"[state] for state in row) for row in cells.tolist()]
    return _MAP.format(
        lot=LOT,
        wafer=number,
        rows=cells.shape[0],
        columns=cells.shape[1],
        diameter=DIAMETER_MM,
        x=PITCH_UM[0],
        y=PITCH_UM[1],
        passes=int((cells == PASS).sum()),
        fails=int((cells == FAIL).sum()),
        body="\n".join(_ROW.format(row) for row in rows),
    )


if __name__ == "__main__":
    main()
