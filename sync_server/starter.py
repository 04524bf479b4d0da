"""The model that comes with the program: found beside it, without knowing its code."""

from importlib.util import find_spec
from pathlib import Path
from typing import Final

_HOME: Final = "wafer_studio"
_PLACE: Final = Path("resources", "models", "starter")


def found_starter() -> Path | None:
    """Folder of the starter model: in the installed program, or in the checkout beside it.

    None where the server is installed alone. The workstation's package is looked up by name
    only: nothing of it is loaded.
    """
    spec = find_spec(_HOME)
    if spec is None or spec.origin is None:
        return None
    home = Path(spec.origin).parent
    places = (home / _PLACE, home.parent / _PLACE)
    return next((place for place in places if (place / "model.json").is_file()), None)
