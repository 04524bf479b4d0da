"""Names that a source uses more than once, told apart."""

from collections import Counter
from collections.abc import Iterable


def numbered(names: Iterable[str]) -> list[str]:
    """Names made different, in order and in linear time: the second ``a`` becomes ``a#2``."""
    counts: Counter[str] = Counter()
    taken: set[str] = set()
    result = []
    for name in names:
        counts[name] += 1
        key = name if counts[name] == 1 else f"{name}#{counts[name]}"
        while key in taken:
            counts[name] += 1
            key = f"{name}#{counts[name]}"
        taken.add(key)
        result.append(key)
    return result
