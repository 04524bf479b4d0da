"""Settings survive a restart and never a wrong type."""

import json

import pytest

from ml_core.wafer.errors import ExportError
from wafer_studio.app.settings import (
    IDLE_SECONDS,
    INSPECT_ON_OPEN,
    LANGUAGE,
    SETTINGS,
    THEME,
    UI_SCALE,
    Settings,
)


def test_defaults_where_there_is_no_file(tmp_path):
    settings = Settings(tmp_path / "settings.json")
    assert settings.get(THEME) == "system"
    assert settings.get(INSPECT_ON_OPEN) is True


def test_a_change_survives_a_restart(tmp_path):
    path = tmp_path / "deep" / "settings.json"
    Settings(path).set(THEME, "dark")
    assert Settings(path).get(THEME) == "dark"
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("value", ["mauve", 3, None])
def test_a_value_that_is_not_allowed_is_refused(tmp_path, value):
    with pytest.raises(ValueError, match="theme"):
        Settings(tmp_path / "settings.json").set(THEME, value)


@pytest.mark.parametrize(
    ("setting", "good", "bad"),
    [
        (UI_SCALE, (100, 150, 200), (99, 201, 150.0, True, "150")),
        (IDLE_SECONDS, (10, 60, 3600), (9, 0, -1, 60.0)),
        (LANGUAGE, ("system", "en", "de", "zh_CN", "ja"), ("fr", "", 1)),
        (INSPECT_ON_OPEN, (True, False), (1, 0, "true")),
    ],
    ids=lambda x: getattr(x, "key", None),
)
def test_a_setting_allows_its_type_choices_and_span(setting, good, bad):
    assert [value for value in good if not setting.allows(value)] == []
    assert [value for value in bad if setting.allows(value)] == []


def test_a_change_is_told_once_and_only_where_there_is_one(tmp_path):
    settings = Settings(tmp_path / "settings.json")
    told = []
    settings.changed.connect(told.append)
    settings.set(THEME, "system")
    settings.set(THEME, "dark")
    settings.set(THEME, "dark")
    assert told == ["theme"]


def test_a_file_that_cannot_be_written_changes_nothing_and_is_told(tmp_path):
    (tmp_path / "taken").write_text("a file where a folder is wanted")
    settings = Settings(tmp_path / "taken" / "settings.json")
    told = []
    settings.changed.connect(told.append)
    with pytest.raises(ExportError, match="the settings cannot be written"):
        settings.set(THEME, "dark")
    assert (settings.get(THEME), told) == ("system", [])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"ui_scale": 900, "idle_seconds": 1}',
        '{"theme": 7}',
        '{"theme": "mauve", "inspect_on_open": 1}',
        "\x00",
    ],
)
def test_a_broken_file_gives_the_defaults(tmp_path, text):
    path = tmp_path / "settings.json"
    path.write_text(text)
    settings = Settings(path)
    assert all(settings.get(setting) == setting.default for setting in SETTINGS)


def test_what_is_not_known_is_left_out(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "dark", "gone": 1}')
    Settings(path).set(INSPECT_ON_OPEN, False)
    assert json.loads(path.read_text()) == {"theme": "dark", "inspect_on_open": False}


def test_every_setting_is_explained_and_named_once():
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)
    assert all(setting.title and setting.help.endswith(".") for setting in SETTINGS)
    assert all(setting.allows(setting.default) for setting in SETTINGS)


def test_choices_are_named_and_numbers_have_a_span_that_holds_their_default():
    for setting in SETTINGS:
        assert len(setting.named) in (0, len(setting.choices))
        assert (setting.span is not None) == (type(setting.default) is int)
    assert UI_SCALE.span == (100, 200)
