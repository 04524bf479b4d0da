"""The tray as a file: work that the server refused, for whoever is to look into it."""

from collections.abc import Sequence
from pathlib import Path

from ml_core.wafer.errors import ExportError


def write_tray(path: Path, lines: Sequence[str]) -> int:
    """Write lines of JSON to a file, beside its place, and swap it in; gives their number.

    Raises:
        ExportError: it cannot be written.
    """
    part = path.with_name(path.name + ".part")
    try:
        part.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise ExportError(
            f"{path}: the refused changes cannot be written ({error.strerror}); choose another "
            "file."
        ) from error
    return len(lines)
