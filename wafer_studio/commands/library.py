"""The library of this machine, for commands that work on it without the window."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wafer_studio.store.store import Store


def open_library(folder: str | None) -> "Store":
    """Open a library that is there.

    Args:
        folder: its folder; ``WAFER_STUDIO_DATA``, else the user's own, where None.

    Raises:
        StoreError: there is none, or it cannot be used.
    """
    from ml_core.wafer.errors import StoreError
    from wafer_studio.app.workstation import data_folder
    from wafer_studio.store.store import FILE_NAME, Store

    path = Path(data_folder(folder)) / FILE_NAME
    if not path.is_file():
        raise StoreError(
            f"{path}: there is no library; open wafers in the window first, or name its folder "
            "with --data."
        )
    return Store(path)
