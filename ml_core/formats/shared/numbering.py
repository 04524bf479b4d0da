"""Names that a source uses more than once, told apart."""

from collections import Counter
from collections.abc import Iterable


class WaferKeys:
    """Keys of a file's wafers, given out one by one in constant time each."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._taken: set[str] = set()

    def __len__(self) -> int:
        """Number of keys given out."""
        return len(self._taken)

    def key_of(self, name: str) -> str:
        """A key for the next wafer of a name: the name, then ``name#2``, ``name#3`` and so on.

        Args:
            name: the wafer's name in the file, may be empty.

        Returns:
            A key that was not given before.
        """
        self._counts[name] += 1
        key = name if self._counts[name] == 1 else f"{name}#{self._counts[name]}"
        while key in self._taken:
            self._counts[name] += 1
            key = f"{name}#{self._counts[name]}"
        self._taken.add(key)
        return key


def numbered(names: Iterable[str]) -> list[str]:
    """Names made different, in order: the second ``a`` becomes ``a#2``."""
    keys = WaferKeys()
    return [keys.key_of(name) for name in names]
