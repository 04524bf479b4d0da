"""The verdict: class, severity, alert, and what the source had to be warned of."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QVBoxLayout, QWidget

from ml_core.wafer.inspection import ALERT_SEVERITY, Inspection
from ml_core.wafer.map import WaferMap
from ml_core.wafer.taxonomy import BY_KEY
from wafer_studio.ui.language import translated
from wafer_studio.ui.shared_words import class_title
from wafer_studio.ui.theme import LIGHT, Theme

_WARNINGS_SHOWN = 4


class VerdictPanel(QWidget):
    """Name of the wafer, verdict, severity, alert and warnings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.name = _label(translated("verdict", "Wafer"), scale=1.0)
        self.verdict = _label(translated("verdict", "Verdict"), scale=1.5, bold=True)
        self.words = _label(translated("verdict", "Severity"), scale=1.0)
        self.severity = QProgressBar(maximum=100, textVisible=False)
        self.severity.setMaximumHeight(8)
        self.severity.setAccessibleName(translated("verdict", "Severity"))
        self.alert = _label(translated("verdict", "Alert"), scale=1.0, bold=True)
        self.alert.setFrameShape(QFrame.Shape.StyledPanel)
        self.alert.setMargin(6)
        self.warnings = _label(translated("verdict", "Warnings of the source"), scale=1.0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 6, 0)
        layout.setSpacing(4)
        parts = (self.name, self.verdict, self.words, self.severity, self.alert, self.warnings)
        for widget in parts:
            layout.addWidget(widget)
        layout.addStretch(1)
        self.show_wafer(None, None, trouble="")

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.alert.setStyleSheet(
            f"background: {theme.alert}; color: {theme.alert_text}; border-radius: 4px"
        )
        self.warnings.setStyleSheet(f"color: {theme.faint}")

    def show_wafer(
        self, wafer: WaferMap | None, inspection: Inspection | None, *, trouble: str
    ) -> None:
        """Show what is known of a wafer.

        Args:
            wafer: the open wafer, or None.
            inspection: its inspection, or None.
            trouble: why there is no model, empty if there is one.
        """
        self.name.setText("" if wafer is None else _described(wafer))
        self.name.setVisible(wafer is not None)
        self.verdict.setText(_verdict_words(wafer, inspection, trouble))
        self.severity.setVisible(inspection is not None)
        self.words.setVisible(inspection is not None)
        is_alert = inspection is not None and inspection.is_alert
        self.alert.setVisible(is_alert)
        if inspection is not None:
            # A bar that is seen paints itself, and all that waits with it, before it returns.
            self.severity.setUpdatesEnabled(False)
            self.severity.setValue(round(inspection.severity))
            self.severity.setUpdatesEnabled(True)
            self.words.setText(
                translated("verdict", "Severity {severity} of 100").format(
                    severity=f"{inspection.severity:.0f}"
                )
            )
        if is_alert:
            self.alert.setText(
                translated(
                    "verdict", "⚠ Alert: severity over {ALERT_SEVERITY}, look at once"
                ).format(ALERT_SEVERITY=f"{ALERT_SEVERITY:.0f}")
            )
        self._show_warnings(() if wafer is None else wafer.warnings)

    def _show_warnings(self, warnings: tuple[str, ...]) -> None:
        lines = [f"⚠ {text}" for text in warnings[:_WARNINGS_SHOWN]]
        if len(warnings) > _WARNINGS_SHOWN:
            lines.append(
                translated("verdict", "… and {WARNINGS_SHOWN} more (hover to read)").format(
                    WARNINGS_SHOWN=len(warnings) - _WARNINGS_SHOWN
                )
            )
        self.warnings.setText("\n".join(lines))
        self.warnings.setToolTip("\n".join(warnings))
        self.warnings.setVisible(bool(warnings))


def _described(wafer: WaferMap) -> str:
    share = 100 * wafer.fail_count / wafer.die_count if wafer.die_count else 0.0
    dies, pixels = translated("verdict", "dies"), translated("verdict", "pixels")
    unit = dies if wafer.grid.has_dies else pixels
    label = (
        translated("verdict", "\nLabel: {label}").format(label=wafer.label) if wafer.label else ""
    )
    return translated(
        "verdict",
        "{wafer} · {format}\n{columns} × {rows}, {die_count} {unit}, "
        "{fail_count} fail ({share} %){label}",
    ).format(
        wafer=wafer.name,
        format=wafer.source.format,
        columns=wafer.grid.columns,
        rows=wafer.grid.rows,
        die_count=wafer.die_count,
        unit=unit,
        fail_count=wafer.fail_count,
        share=f"{share:.1f}",
        label=label,
    )


def _verdict_words(wafer: WaferMap | None, inspection: Inspection | None, trouble: str) -> str:
    if wafer is None:
        return translated("verdict", "No wafer is open")
    if inspection is None:
        return (
            translated("verdict", "Not inspected: no model")
            if trouble
            else translated("verdict", "Not inspected yet")
        )
    known = BY_KEY.get(inspection.verdict)
    return class_title(known) if known else translated("verdict", "No defect")


def _label(name: str, *, scale: float, bold: bool = False) -> QLabel:
    label = QLabel(wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAccessibleName(name)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    font.setBold(bold)
    label.setFont(font)
    return label
