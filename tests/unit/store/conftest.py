"""Stores of one and of two machines."""

import pytest

from wafer_studio.store.store import FILE_NAME, Store

PERSON = "11111111-1111-4111-8111-111111111111"
OTHER = "22222222-2222-4222-8222-222222222222"


@pytest.fixture
def machine(tmp_path):
    """Opens the library of a machine of this name; the same name gives the same file."""
    opened = []

    def start(name="here"):
        store = Store(tmp_path / name / FILE_NAME)
        store.annotations.name_profile(PERSON, "A. Reader")
        opened.append(store)
        return store

    yield start
    for store in opened:
        store.close()
