"""What a file that no reader claims looks like, for the one line that people see."""

from typing import Final

from ml_core.formats.reader import PlainFile

_MAGIC: Final = (
    (b"%PDF", "a PDF document"),
    (b"\x7fELF", "a Linux program"),
    (b"MZ", "a Windows program"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xfd7zXZ", "xz-packed data"),
    (b"\x28\xb5\x2f\xfd", "zstd-packed data"),
    (b"\x1f\x9d", "compress-packed data (.Z)"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x89HDF", "an HDF5 file"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF file (sound, video or WebP)"),
    (b"{", "JSON text"),
    (b"<!DOCTYPE html", "an HTML page"),
    (b"<html", "an HTML page"),
    (b"<?xml", "XML of an unknown kind"),
)


def unreadable(file: PlainFile) -> str:
    """What a file looks like and where it is said what could be read instead, one sentence."""
    look = _look(file.head)
    return (
        f"holds no wafer that can be read (it looks like {look}); see wafer-studio inspect --help "
        "for the formats"
    )


def _look(head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, name in _MAGIC:
        if head.startswith(magic) or start.startswith(magic):
            return name
    if head[1:4] == b"\x00\x00\x0a" or head[:4] == b"\x00\x02\x00\x0a":
        return "a damaged STDF file"
    if not head.strip(b"\0"):
        return "nothing but zero bytes"
    return "text" if _is_text(head) else f"binary data that begins with {head[:8].hex(' ')}"


def _is_text(head: bytes) -> bool:
    odd = sum(byte < 9 or 13 < byte < 32 for byte in head[:4096])
    return odd == 0
