"""The numbers of one wafer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QScrollArea, QWidget

from ml_core.wafer.inspection import Inspection
from ml_core.wafer.map import WaferMap
from ml_core.wafer.taxonomy import BY_KEY
from wafer_studio.ui.language import noted, translated
from wafer_studio.ui.shared_words import class_title

_UNKNOWN = "–"


class MetricsPanel(QScrollArea):
    """Name and value, one line each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName(translated("metrics", "Metrics"))
        self._values: dict[str, QLabel] = {}
        body = QWidget()
        self._form = QFormLayout(body)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(3)
        self.setWidget(body)
        for name in metric_lines(None, None):
            self._add(name)
        self.show_inspection(None, None)

    def show_inspection(self, wafer: WaferMap | None, inspection: Inspection | None) -> None:
        """Show the numbers of an inspection; dashes where there is none."""
        for name, text in metric_lines(wafer, inspection).items():
            self._values[name].setText(text)
            self._values[name].setAccessibleName(f"{translated('metrics', name)}: {text}")

    def text_of(self, name: str) -> str:
        """The value that is shown beside a name."""
        return self._values[name].text()

    def _add(self, name: str) -> None:
        value = QLabel(textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setWordWrap(True)
        self._values[name] = value
        self._form.addRow(f"{translated('metrics', name)}:", value)


def metric_lines(wafer: WaferMap | None, inspection: Inspection | None) -> dict[str, str]:
    """Name and value of each number, for panel and screen reader.

    Args:
        wafer: the wafer, or None.
        inspection: its inspection, or None (every value is then a dash).

    Returns:
        Values by name, in the order of the panel.
    """
    if wafer is None or inspection is None:
        return dict.fromkeys(_NAMES, _UNKNOWN)
    m = inspection.metrics
    mark = translated("metrics", " (est.)") if wafer.grid.is_estimated else ""
    times = inspection.times
    spent = times.preprocess + times.model + times.postprocess + times.metrics
    values = (
        str(m.cluster_count),
        _UNKNOWN if m.affected_dies is None else str(m.affected_dies),
        _UNKNOWN if m.failed_in_mask is None else f"{100 * m.failed_in_mask:.1f} %",
        translated("metrics", "{density_per_cm2} /cm²{mark}").format(
            density_per_cm2=f"{m.density_per_cm2:.4f}", mark=mark
        ),
        f"{100 * m.coverage:.2f} %",
        _UNKNOWN if m.edge_ratio is None else f"{100 * m.edge_ratio:.0f} %{mark}",
        _quadrants(m.quadrants),
        _UNKNOWN if m.clock is None else _clock(m.clock),
        _areas(inspection) + mark * bool(m.cluster_count),
        f"{inspection.model.name} {inspection.model.version}",
        translated("metrics", "{spent} ms (model {model})").format(
            spent=f"{spent:.0f}", model=f"{times.model:.0f}"
        ),
    )
    return dict(zip(_NAMES, values, strict=True))


_NAMES = (
    noted("metrics", "Clusters"),
    noted("metrics", "Affected dies"),
    noted("metrics", "Failed within masks"),
    noted("metrics", "Density"),
    noted("metrics", "Coverage"),
    noted("metrics", "Near the edge"),
    noted("metrics", "Quadrants I–IV"),
    noted("metrics", "Clock position"),
    noted("metrics", "Area by class"),
    noted("metrics", "Model"),
    noted("metrics", "Time"),
)


def _quadrants(shares: tuple[float, float, float, float]) -> str:
    return " · ".join(f"{100 * share:.0f} %" for share in shares)


def _clock(hours: float) -> str:
    whole, minutes = divmod(round(hours * 60), 60)
    return translated("metrics", "{whole}:{minutes} o'clock").format(
        whole=whole or 12, minutes=f"{minutes:02d}"
    )


def _areas(inspection: Inspection) -> str:
    found = [entry for entry in inspection.metrics.per_class if entry.clusters]
    return (
        ", ".join(f"{class_title(BY_KEY[e.class_key])} {e.area_mm2:.0f} mm²" for e in found)
        or _UNKNOWN
    )
