"""No text of the window is written past the translations: found in the sources, and proved."""

import ast
import re
from pathlib import Path

import pytest

from tests.ui.test_translations import EACH, file_of, messages

UI = Path(__file__).resolve().parents[2] / "wafer_studio" / "ui"

WIDGETS = "QLabel|QPushButton|QCheckBox|QRadioButton|QToolButton|QAction|QGroupBox|QMenu|QToolBar"
SETTERS = (
    "set(Text|ToolTip|StatusTip|WindowTitle|Title|AccessibleName|AccessibleDescription|"
    "PlaceholderText|Prefix|Suffix|LabelText|TabText|HorizontalHeaderLabels|InformativeText)"
)
ADDERS = "addItems?|insertItem|addTab|add_page|addRow|addAction|addMenu|addButton|say|showMessage"
OWN = "combo_of|_combo|_switch|CellMap|BarChart|NumberTable|SearchBox|QLineEdit"
SHOWING = re.compile("|".join((WIDGETS, SETTERS, ADDERS, OWN)))
"""Calls that show their words, or have them said."""

KEPT = frozenset(["Wafer Studio", " mm", " px", "x mm", "y mm", "Main"])
"""Words that are the same in every language: names, units; a name that nobody sees."""


def untranslated(source):
    """Line and text of each literal with words that is shown as it is."""
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and SHOWING.fullmatch(_name(call.func)):
            is_label = _name(call.func) in ("QLabel", "setText", "QPushButton", "QCheckBox")
            for part in (*call.args, *(keyword.value for keyword in call.keywords)):
                for text in _texts(part):
                    if _has_words(text, may_be_key=not is_label) and text not in KEPT:
                        yield call.lineno, text


def _texts(node):
    """Literals of an expression, but for those that go through another call."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(v.value if isinstance(v, ast.Constant) else "" for v in node.values)
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.BinOp | ast.List | ast.Tuple | ast.BoolOp):
        for child in ast.iter_child_nodes(node):
            yield from _texts(child)


def _name(func):
    return func.id if isinstance(func, ast.Name) else getattr(func, "attr", "")


def _has_words(text, *, may_be_key):
    """True for words that people read; a word of small letters alone may be a key."""
    told = re.sub(r"<[^>]*>|#\w+", " ", text)
    is_key = may_be_key and re.fullmatch(r"[a-z0-9_]+", told)
    return bool(re.search(r"[A-Za-z]{2,}", told)) and not is_key


@pytest.mark.parametrize("path", sorted(UI.rglob("*.py")), ids=lambda p: str(p.relative_to(UI)))
def test_every_text_that_is_shown_goes_through_the_translations(path):
    assert list(untranslated(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "planted",
    [
        'QLabel("New words")',
        'box.setToolTip("Say more" if on else "Say less")',
        'label.setText(f"{count} wafers")',
        'bar.addItem("Kind " + name, 3)',
        'QLineEdit(placeholderText="Type here")',
        'QLabel("to")',
        'table.setHorizontalHeaderLabels(["One head", "Another"])',
    ],
)
def test_the_check_finds_what_is_planted(planted):
    assert list(untranslated(planted))


@pytest.mark.parametrize(
    "fine",
    [
        'QLabel(translated("room", "New words"))',
        'label.setText(translated("room", "{count} wafers").format(count=3))',
        'box.setSuffix(" mm")',
        'label.setText(f"{shown} / {total}")',
        'box.addItem(title, "key_of_it")',
    ],
)
def test_the_check_leaves_alone_what_is_fine(fine):
    assert list(untranslated(fine)) == []


@EACH
def test_every_text_is_translated(language):
    assert [key for key, (_, done) in messages(file_of(language)).items() if not done] == []
