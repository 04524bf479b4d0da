"""Settings survive a restart and never a wrong type."""

import json

import pytest

from wafer_studio.app.settings import INSPECT_ON_OPEN, SETTINGS, THEME, Settings


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
    "text", ["", "[]", "{", '{"theme": 7}', '{"theme": "mauve", "inspect_on_open": 1}', "\x00"]
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
