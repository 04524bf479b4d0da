"""Pictures of wafers: PNG, TIFF (8 and 16 bit, many pages), JPEG, BMP."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml_core.formats.images.blocks import Blocks, blocks_of
from ml_core.formats.images.colours import colours_of
from ml_core.formats.images.lines import dies_as_picture, dies_between_lines
from ml_core.formats.images.pages import pages_of
from ml_core.formats.images.palette import guess_states, outside_ellipse
from ml_core.formats.reader import PlainFile, ReadOptions
from ml_core.formats.shared.geometry import apply_given
from ml_core.formats.shared.sources import refuse, source_of
from ml_core.wafer.grid import ASSUMED_DIAMETER_MM, RASTER_SIDE, DieGrid
from ml_core.wafer.map import WaferInfo, WaferMap
from ml_core.wafer.taxonomy import NO_DIE, PASS

_MAGIC: Final = (
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+",
)  # fmt: skip
_BMP_HEADERS: Final = frozenset({12, 16, 40, 52, 56, 64, 108, 124})
States = NDArray[np.uint8]


class ImageReader:
    """Reads pictures; a page's key is its number from 0 where there are several."""

    name = "image"

    def claims(self, file: PlainFile) -> bool:
        """True for the magic bytes of one of the four formats."""
        if file.head.startswith(_MAGIC):
            return True
        size = int.from_bytes(file.head[14:18], "little")
        return file.head.startswith(b"BM") and size in _BMP_HEADERS

    def read(self, file: PlainFile, options: ReadOptions) -> Iterator[WaferMap]:
        """Yield one map a page.

        Dies are recognised where every colour border lies on a grid of blocks; a picture under
        300 x 300 without blocks has one die a pixel; any other is an image without dies.

        Raises:
            WaferFileError: it cannot be decoded, is too large, or shows one colour only.
        """
        for number, picture in enumerate(pages_of(file)):
            yield _map(file, picture, number, options)


def _map(
    file: PlainFile, picture: NDArray[np.uint8], number: int, options: ReadOptions
) -> WaferMap:
    colours = colours_of(picture)
    blocks = None
    lined = dies_between_lines(colours)
    if lined is None:
        blocks = blocks_of(colours.index, is_exact=colours.is_exact)
    else:
        colours = dies_as_picture(colours, *lined)
    guess = guess_states(colours, options.palette)
    states = guess.states[colours.index]
    if guess.cut_outside:
        states[(states == PASS) & outside_ellipse(*states.shape)] = NO_DIE
    if not states.any():
        raise refuse(
            file,
            "the picture shows no die: its colours are all taken for background; correct "
            "the palette",
            f"page {number + 1}",
        )
    if lined is None:
        grid, cells, said = _with_dies(states, blocks)
    else:
        grid, cells, said = _of_dies(states, *lined, drawn=" between lines")
    return WaferMap(
        source=source_of(file, format_name="image", key=str(number) if number else ""),
        info=WaferInfo(),
        grid=apply_given(grid, None, options),
        cells=cells,
        palette=guess.entries,
        warnings=(guess.sentence(), said),
    )


def _with_dies(states: States, blocks: tuple[Blocks, Blocks] | None) -> tuple[DieGrid, States, str]:
    """Grid, cells and a sentence that tells how the dies were found."""
    rows, columns = states.shape
    if blocks is not None:
        across, down = blocks
        cells = states[np.ix_(down.middles, across.middles)]
        cells = _trimmed(cells, partial=_is_partial(across, columns) or _is_partial(down, rows))
        return _of_dies(cells, across, down)
    if max(rows, columns) < RASTER_SIDE:
        said = "Each pixel of the small picture was taken for a die; lengths in mm are a guess."
        return DieGrid.estimated(columns=columns, rows=rows), states, said
    said = (
        "No dies were recognised in the picture, so it has pixels only; lengths in mm are a guess."
    )
    return _pixel_grid(states), states, said


def _of_dies(
    cells: States, across: Blocks, down: Blocks, *, drawn: str = ""
) -> tuple[DieGrid, States, str]:
    rows, columns = cells.shape
    said = (
        f"{columns} x {rows} dies were recognised in the picture ({across.pitch:.4g} x "
        f"{down.pitch:.4g} pixels each{drawn}); lengths in mm are a guess."
    )
    return DieGrid.estimated(columns=columns, rows=rows), cells, said


def _is_partial(blocks: Blocks, size: int) -> bool:
    """True where the dies do not fill the picture from side to side."""
    return bool(blocks.starts[0] > 0) or abs(len(blocks.starts) * blocks.pitch - size) >= 1


def _trimmed(cells: States, *, partial: bool) -> States:
    """Cells without the empty columns and rows of a margin."""
    if not partial or not cells.any():
        return cells
    rows, columns = np.flatnonzero(cells.any(axis=1)), np.flatnonzero(cells.any(axis=0))
    return cells[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _pixel_grid(states: States) -> DieGrid:
    """Grid of an image without dies: the diameter fills what is not background."""
    rows, columns = np.flatnonzero(states.any(axis=1)), np.flatnonzero(states.any(axis=0))
    width = int(columns[-1] - columns[0]) + 1
    height = int(rows[-1] - rows[0]) + 1
    return DieGrid(
        columns=states.shape[1],
        rows=states.shape[0],
        pitch_mm=(ASSUMED_DIAMETER_MM / width, ASSUMED_DIAMETER_MM / height),
        centre=(float(columns[0]) + width / 2, float(rows[0]) + height / 2),
        has_dies=False,
    )


READER: Final = ImageReader()
"""The reader of this format."""
