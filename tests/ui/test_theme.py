"""Contrast in both themes, by WCAG's formula."""

import pytest
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ml_core.wafer.taxonomy import CLASSES
from wafer_studio.places import resources
from wafer_studio.ui.theme import (
    CASING_INNER,
    CASING_OUTER,
    DARK,
    LIGHT,
    apply_theme,
    contrast,
    palette_of,
)

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


def test_contrast_is_wcags():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#FFFFFF", "#777777") == contrast("#777777", "#FFFFFF")


@THEMES
def test_text_is_at_least_4_5_to_1_everywhere_it_stands(theme):
    for ground in (theme.window, theme.base, theme.alternate, theme.button, theme.disc):
        assert contrast(theme.text, ground) >= 4.5
        assert contrast(theme.faint, ground) >= 4.5
    for ground in (theme.window, theme.base):
        assert contrast(theme.link, ground) >= 4.5
    assert contrast(theme.highlighted, theme.highlight) >= 4.5
    assert contrast(theme.alert_text, theme.alert) >= 4.5
    assert contrast(theme.faint, theme.backdrop) >= 4.5


@THEMES
def test_failed_dies_and_the_rim_are_at_least_3_to_1(theme):
    assert contrast(theme.failed, theme.passed) >= 3
    assert contrast(theme.rim, theme.backdrop) >= 3
    assert contrast(theme.highlight, theme.backdrop) >= 3


@pytest.mark.parametrize("defect_class", CLASSES, ids=lambda c: c.key)
def test_each_class_stands_out_against_its_casing(defect_class):
    assert contrast(defect_class.colour, CASING_INNER) >= 3
    assert contrast(CASING_INNER, CASING_OUTER) >= 3


@THEMES
def test_an_inactive_window_reads_like_an_active_one(theme, qapp):
    palette = palette_of(theme)
    group = QPalette.ColorGroup
    for role in (QPalette.ColorRole.Highlight, QPalette.ColorRole.HighlightedText):
        active = palette.color(group.Active, role)
        assert palette.color(group.Inactive, role) == active


@THEMES
def test_the_edge_of_a_field_is_at_least_3_to_1_as_painted(theme, qapp, qtbot):
    before = qapp.palette(), qapp.styleSheet()
    apply_theme(theme)
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    fields = [QLineEdit(), QKeySequenceEdit(), QPlainTextEdit(), QComboBox(), QSpinBox()]
    for field in fields:
        layout.addWidget(field)
    window.show()
    picture = window.grab().toImage()
    for field in fields:
        x, y = field.x(), field.y() + field.height() // 2
        edge, ground = (picture.pixelColor(at, y).name() for at in (x, x - 3))
        assert contrast(edge, ground) >= 3, (type(field).__name__, edge, ground)
    qapp.setPalette(before[0])
    qapp.setStyleSheet(before[1])


@THEMES
def test_the_tours_frame_is_seen_on_every_ground(theme):
    for ground in (theme.window, theme.base, theme.backdrop, theme.disc, theme.failed):
        assert max(contrast(CASING_INNER, ground), contrast(CASING_OUTER, ground)) >= 3


@THEMES
def test_what_is_said_bold_or_faint_in_dialogs_can_be_read(theme, qapp):
    palette = palette_of(theme)
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    for ground in (role.Window, role.Base, role.Button):
        for text in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
            for state in (group.Active, group.Disabled):
                pair = (palette.color(state, c).name() for c in (text, ground))
                assert contrast(*pair) >= 4.5


@THEMES
def test_the_arrows_of_fields_are_at_least_3_to_1(theme, qapp):
    for name in ("up", "down"):
        for large in ("", "@2x"):
            arrow = QImage(str(resources() / "icons" / f"{name}-{theme.name}{large}.png"))
            assert not arrow.isNull()
            middle = arrow.pixelColor(arrow.width() // 2, arrow.height() // 2).name()
            for ground in (theme.base, theme.button):
                assert contrast(middle, ground) >= 3
