"""Real files that lie beside a checkout; tests that need one skip where it is absent."""

import os
from pathlib import Path

import pytest

_DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "data"


def shared_data(relative: str) -> Path:
    """Path of a real file, or a skip that names it."""
    path = Path(os.environ.get("WAFER_STUDIO_SHARED_DATA", _DEFAULT)) / relative
    if not path.exists():
        pytest.skip(f"real data file {relative} is not here (looked in {path.parent})")
    return path
