"""What a packed file may unpack to, so that a zip bomb ends as one clear error."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ml_core.wafer.errors import WaferFileError

MIB: Final = 1 << 20
GIB: Final = 1 << 30


@dataclass(frozen=True)
class Limits:
    """Bounds for one file on disk and all that is packed in it.

    Attributes:
        member_bytes: bytes that one member may unpack to.
        total_bytes: bytes that all members may unpack to.
        ratio: times that the unpacked bytes may exceed the bytes on disk.
        free_bytes: the ratio counts only beyond this many unpacked bytes: small files of
            zeros pack very well and harm nobody.
        members: members of one archive.
        directory_bytes: size of a zip's directory, which is held in memory.
        depth: archives in archives.
    """

    member_bytes: int = 4 * GIB
    total_bytes: int = 16 * GIB
    ratio: int = 200
    free_bytes: int = 64 * MIB
    members: int = 100_000
    directory_bytes: int = 32 * MIB
    depth: int = 4


class Tally:
    """Counts what one file on disk has unpacked to, and stops it at its limits."""

    def __init__(self, *, limits: Limits, packed_bytes: int, tick: Callable[[], None]) -> None:
        self._limits = limits
        self._packed_bytes = packed_bytes
        self._tick = tick
        self._total = 0
        self.spent = False

    def add(self, count: int, *, member_bytes: int, shown: str) -> None:
        """Count unpacked bytes.

        Args:
            count: bytes just unpacked.
            member_bytes: bytes of this member so far.
            shown: the member's name for the message.

        Raises:
            WaferFileError: a limit is passed; ``spent`` is then True.
        """
        self._tick()
        self._total += count
        limits = self._limits
        if member_bytes > limits.member_bytes:
            self._stop(shown, f"one file of more than {limits.member_bytes:,} bytes")
        if self._total > limits.total_bytes:
            self._stop(shown, f"more than {limits.total_bytes:,} bytes in all")
        if self._total > max(limits.free_bytes, limits.ratio * self._packed_bytes):
            self._stop(shown, f"more than {limits.ratio} times its size on disk")

    def _stop(self, shown: str, reached: str) -> None:
        self.spent = True
        what = f"unpacks to {reached}, which looks like a zip bomb; unpack it by hand if it is not"
        raise WaferFileError(source=shown, what=what)
