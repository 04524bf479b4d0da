"""File names made from lots and wafers, safe on every system and never given out twice."""

import re
import unicodedata
from typing import Final

from ml_core.wafer.map import WaferMap

_LONGEST: Final = 100
_MOST_BYTES: Final = 180
_UNSAFE: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\s]+')
_RESERVED: Final = frozenset(
    (
        "con",
        "prn",
        "aux",
        "nul",
        *(f"{kind}{i}" for kind in ("com", "lpt") for i in "0123456789¹²³"),
    )
)


def safe_name(text: str) -> str:
    """Turn any text into one file name without an ending, valid on Windows, macOS and Linux.

    Args:
        text: a lot, a wafer, a path: anything.

    Returns:
        1 to 100 characters: no separator, control or reserved character, no dot or space at
        either end, no name that Windows keeps for devices; ``wafer`` where nothing is left.
    """
    plain = unicodedata.normalize("NFC", text).encode("utf-8", "replace").decode("utf-8")
    joined = _UNSAFE.sub("_", plain).strip("._ ")[:_LONGEST]
    # File systems count bytes: 100 characters of Japanese would be 300 of them.
    joined = joined.encode()[:_MOST_BYTES].decode("utf-8", "ignore").rstrip("._ ")
    if joined.split(".")[0].lower() in _RESERVED:
        joined = f"_{joined}"
    return joined or "wafer"


class NameBook:
    """Gives each wafer a file name of its own: two wafers with equal names get two."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def name(self, wafer: WaferMap) -> str:
        """Name for a wafer, without ending: ``lot_wafer``, or the file's name if both are unknown.

        Names are told apart without regard to case, as Windows and macOS do; the second wafer
        of a name gets ``_2``. Books that see the same wafers in the same order agree.
        """
        parts = [part for part in (wafer.info.lot, wafer.info.wafer) if part]
        wanted = safe_name("_".join(parts) or _stem(wafer))
        given, count = wanted, 1
        while given.casefold() in self._taken:
            count += 1
            given = f"{wanted}_{count}"
        self._taken.add(given.casefold())
        return given


def _stem(wafer: WaferMap) -> str:
    last = re.split(r"[\\/!]", wafer.source.path)[-1]
    stem = last.rsplit(".", 1)[0] or last
    return f"{stem}_{wafer.source.key}" if wafer.source.key else stem
