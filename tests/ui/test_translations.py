"""German, Chinese and Japanese: in step with the sources, loaded, without clashing letters."""

import ast
import re
import shutil
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeySequence

from installer.translations import FOLDER, compile_all, has_tools, texts_of_tables, update
from tests.ui.joining import personal_of
from wafer_studio.app.settings import LANGUAGE
from wafer_studio.ui.commands import COMMANDS, titled
from wafer_studio.ui.dialogs.settings import SettingsDialog
from wafer_studio.ui.language import LANGUAGES, language_of, speak, translated
from wafer_studio.ui.main import parsed

UI = Path(__file__).resolve().parents[2] / "wafer_studio" / "ui"
EACH = pytest.mark.parametrize("language", LANGUAGES)
WITH_TOOLS = pytest.mark.skipif(not has_tools(), reason="PySide6's tools are not installed")

MENUS = {
    "de": ["Datei", "Bearbeiten", "Zeichnen", "Wafer", "Ansicht", "Sync", "Hilfe"],
    "zh_CN": ["文件", "编辑", "绘制", "晶圆", "视图", "同步", "帮助"],
    "ja": ["ファイル", "編集", "描画", "ウェハ", "表示", "同期", "ヘルプ"],
}


@pytest.fixture
def owner(qapp):
    """Ends the languages that a test speaks."""
    owner = QObject()
    yield owner
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert translated("commands", "&File") == "&File"


def messages(path):
    """(context, source) -> (translation, whether it is finished) of a ``.ts`` file."""
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            key = (context.findtext("name"), message.findtext("source"))
            found[key] = (translation.text or "", translation.get("type") != "unfinished")
    return found


def file_of(language):
    return FOLDER / f"wafer_studio_{language}.ts"


def written_out():
    """Context and text of every call of ``translated`` with words in it, read from the source."""
    for path in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if is_call and node.func.id in ("translated", "noted"):
                texts = [a.value for a in node.args if isinstance(a, ast.Constant)]
                if len(texts) == 2:
                    yield tuple(texts)


@EACH
def test_the_file_holds_every_text_of_the_sources_and_no_other(language):
    wanted = set(written_out()) | set(texts_of_tables())
    assert set(messages(file_of(language))) == wanted


@WITH_TOOLS
@EACH
def test_the_file_is_what_lupdate_makes_of_the_sources(language, tmp_path):
    for path in FOLDER.glob("*.ts"):
        shutil.copy(path, tmp_path)
    update(tmp_path)
    assert messages(tmp_path / file_of(language).name) == messages(file_of(language))


@WITH_TOOLS
def test_the_compiled_files_are_those_of_the_sources(tmp_path):
    for path in FOLDER.glob("*.ts"):
        shutil.copy(path, tmp_path)
    compile_all(tmp_path)
    for path in FOLDER.glob("*.qm"):
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


@EACH
def test_a_finished_translation_has_the_fields_and_the_letter_of_its_source(language):
    for (_, source), (text, is_finished) in messages(file_of(language)).items():
        if is_finished:
            assert text.strip()
            assert sorted(re.findall(r"{\w+}", text)) == sorted(re.findall(r"{\w+}", source))
            assert text.count("&") == source.count("&"), text
            assert text.rstrip().endswith("…") == source.rstrip().endswith("…"), text


@EACH
def test_no_letter_is_twice_in_a_menu(language, owner):
    assert speak(language, owner)
    menus = {}
    for command in COMMANDS:
        menus.setdefault(command.menu, []).append(command.title)
    for titles in (list(menus), *menus.values()):
        assert twice(titles) == []


def test_no_letter_is_twice_in_an_english_menu():
    menus = {}
    for command in COMMANDS:
        menus.setdefault(command.menu, []).append(command.title)
    for titles in (list(menus), *menus.values()):
        assert twice(titles) == []


def twice(titles):
    texts = [translated("commands", title) for title in titles]
    letters = Counter(QKeySequence.mnemonic(text).toString() for text in texts)
    return [letter for letter, count in letters.items() if letter and count > 1]


@EACH
def test_the_program_speaks_the_language_that_it_is_started_with(bench, language):
    def act(window):
        bench.idle(window)
        personal = personal_of(window)
        titles = [titled_of(action) for action in window.menuBar().actions()]
        assert titles == MENUS[language]
        known = messages(file_of(language))
        for command in COMMANDS:
            text, is_finished = known["commands", command.title]
            if is_finished:
                assert window.actions_by_key[command.key].text() == text
        personal.show_settings()
        dialog = window.findChildren(SettingsDialog)[0]
        assert dialog.windowTitle() == known["settings", "Settings"][0]
        dialog.reject()

    bench.run(act, "--language", language)
    assert QCoreApplication.translate("commands", "&File") == "&File"


def titled_of(action):
    return re.sub(r"\(&\w\)|&", "", action.text())


def test_the_language_of_the_settings_holds_from_the_next_start(bench):
    def first(window):
        bench.idle(window)
        window.station.settings.set(LANGUAGE, "de")

    def second(window):
        bench.idle(window)
        assert titled_of(window.menuBar().actions()[0]) == "Datei"

    bench.run(first)
    bench.run(second)


def test_qts_own_words_are_translated_too(owner):
    assert speak("de", owner)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    assert QKeySequence("Ctrl+O").toString(QKeySequence.SequenceFormat.NativeText) == "Strg+O"


def test_titles_are_read_without_the_letter_to_press(owner):
    assert titled("&Open files…") == "Open files…"
    assert titled("Black && white") == "Black & white"
    assert speak("zh_CN", owner)
    assert titled("&Open files…") == "打开文件…"


def test_settings_and_command_line_offer_the_languages_that_there_are():
    assert LANGUAGE.choices == ("system", "en", *LANGUAGES)
    assert len(LANGUAGE.named) == len(LANGUAGE.choices)
    for language in ("en", *LANGUAGES):
        assert parsed(["--language", language]).language == language


@pytest.mark.parametrize("setting", ["en", *LANGUAGES])
def test_a_set_language_is_taken_as_it_is(setting):
    assert language_of(setting) == setting


@pytest.mark.parametrize(
    ("system", "wanted"),
    [
        (["de-AT", "de"], "de"),
        (["ja-JP"], "ja"),
        (["zh-Hans-CN", "zh-CN"], "zh_CN"),
        (["zh-Hant-TW", "zh-TW", "en-US"], "en"),
        (["en-GB", "de-DE"], "en"),
        (["fr-FR", "de-CH"], "de"),
        (["fr-FR"], "en"),
        ([], "en"),
    ],
    ids=str,
)
def test_the_systems_language_is_the_first_that_the_user_reads(system, wanted, monkeypatch):
    from wafer_studio.ui import language as module

    class Locale:
        @staticmethod
        def system():
            return Locale()

        @staticmethod
        def uiLanguages():  # noqa: N802  Qt's name
            return system

    monkeypatch.setattr(module, "QLocale", Locale)
    assert language_of("system") == wanted
