"""No text of the window is written past the translations: found in the sources, and proved."""

from pathlib import Path

import pytest

from tests.ui.test_translations import EACH, file_of, messages

UI = Path(__file__).resolve().parents[2] / "wafer_studio" / "ui"

SHOWING = frozenset(
    (
        "QLabel",
        "QPushButton",
        "QCheckBox",
        "QRadioButton",
        "QToolButton",
        "QAction",
        "QGroupBox",
        "QMenu",
        "QToolBar",
        "setText",
        "setToolTip",
        "setStatusTip",
        "setWindowTitle",
        "setTitle",
        "setAccessibleName",
        "setAccessibleDescription",
        "setPlaceholderText",
        "setPrefix",
        "setSuffix",
        "setLabelText",
        "addItem",
        "addItems",
        "addTab",
        "add_page",
        "setTabText",
        "addRow",
        "addAction",
        "addMenu",
        "addButton",
        "insertItem",
        "say",
        "showMessage",
        "setHorizontalHeaderLabels",
        "setInformativeText",
        "combo_of",
        "_combo",
        "_switch",
        "CellMap",
        "BarChart",
        "NumberTable",
        "SearchBox",
        "Head",
        "ReasonDialog",
        "QLineEdit",
        "setWhatsThis",
    )
)
"""What shows its words, or has them said."""

KEPT = frozenset(
    (
        "Wafer Studio",
        " mm",
        " px",
        " %",
        " s",
        "CPU",
        "main",
        "Cpk",
        "mm",
        "x ",
        "Main",
        "x mm",
        "y mm",
    )
)


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
    assert [key for key, (text, done) in messages(file_of(language)).items() if not done] == []
