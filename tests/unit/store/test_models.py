"""Downloaded model packages: one is used, and a broken one gives way."""

import pytest

from ml_core.wafer.errors import StoreError
from wafer_studio.store.models import KeptModel, ModelState

ONE, TWO, THREE = ("ab" * 32, "cd" * 32, "ef" * 32)


@pytest.fixture
def models(machine):
    kept = machine().models
    for number, sha256 in enumerate((ONE, TWO, THREE), start=1):
        kept.add(KeptModel(f"{number}.0", sha256, f"/models/{number}", 1000 * number))
    return kept


def states(models):
    return {model.version: model.state.value for model in models.all()}


def test_packages_come_back_as_they_were_kept(models):
    (first,) = (model for model in models.all() if model.sha256 == ONE)
    assert first == KeptModel("1.0", ONE, "/models/1", 1000, ModelState.READY)
    assert models.in_use() is None
    assert models.last_working() is None


def test_one_package_is_used_at_a_time(models):
    models.use(ONE)
    models.use(TWO)
    assert states(models) == {"1.0": "ready", "2.0": "in_use", "3.0": "ready"}
    models.add(KeptModel("2.0", TWO, "/elsewhere", 2000))
    assert models.in_use().path == "/elsewhere"
    models.use(None)
    assert models.in_use() is None


def test_a_broken_package_gives_way_to_the_last_that_worked(models):
    models.use(ONE)
    models.note_working(ONE)
    models.use(TWO)
    assert models.note_broken(THREE).sha256 == TWO
    assert models.note_broken(TWO).sha256 == ONE
    assert states(models) == {"1.0": "in_use", "2.0": "broken", "3.0": "broken"}
    assert models.note_broken(ONE) is None
    models.use(None)


def test_who_uses_what_came_with_the_program_goes_on_with_it(models):
    models.note_working(ONE)
    assert models.note_broken(TWO) is None
    assert models.in_use() is None


def test_a_package_that_is_broken_or_gone_cannot_be_used(models):
    models.use(ONE)
    models.note_broken(TWO)
    for sha256 in (TWO, "00" * 32):
        with pytest.raises(StoreError, match="download it again"):
            models.use(sha256)
    assert models.in_use().sha256 == ONE
    models.add(KeptModel("2.0", TWO, "/models/2", 2000))
    models.use(TWO)
    models.forget(TWO)
    assert models.in_use() is None
