"""Colours for values over the map: even in lightness, told apart by colour-blind readers."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from wafer_studio.ui.canvas.layer_table import HEAT_MAP, UNCERTAINTY

# Ten even steps of matplotlib's 'inferno' and 'viridis' (van der Walt and Smith, CC0).
_INFERNO = """
    000004 1B0C41 4A0C6B 781C6D A52C60 CF4446 ED6925 FB9B06 F7D13D FCFFA4
"""
_VIRIDIS = """
    440154 482878 3E4989 31688E 26828E 1F9E89 35B779 6ECE58 B5DE2B FDE725
"""


def _table(text: str) -> NDArray[np.uint8]:
    return np.array([list(bytes.fromhex(colour)) for colour in text.split()], dtype=np.uint8)


COLOURS: Final[Mapping[str, NDArray[np.uint8]]] = MappingProxyType(
    {HEAT_MAP: _table(_INFERNO), UNCERTAINTY: _table(_VIRIDIS)}
)
"""(n, 3) uint8 red, green, blue from 0 to 1, by key of the layer."""
