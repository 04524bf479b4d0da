"""Small JSON files of the data folder, written whole or not at all."""

import json
from pathlib import Path

from ml_core.wafer.errors import ExportError


def read_kept(path: Path) -> object:
    """What a file holds; None where it is missing or no JSON."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def keep(path: Path, values: object, *, what: str) -> None:
    """Write a file beside its target and swap it in.

    Args:
        path: the file; its folder is made.
        values: what JSON can hold.
        what: what is kept, as a plural, for the error's sentence.

    Raises:
        ExportError: the file cannot be written.
    """
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(values, indent=2, ensure_ascii=False), encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise ExportError(
            f"{path}: the {what} cannot be written ({error.strerror}); check the folder, or "
            "choose another with --data."
        ) from error
