"""Numbers of the open annotation follow each step."""

from ml_core.wafer.annotation import Edit
from tests.app.test_annotating import A, B, apply, desk, draw, opened
from wafer_studio.app.measuring import Measuring

__all__ = ["desk"]


def test_the_report_follows_the_steps_and_the_wafer(qtbot, desk):
    measuring = Measuring(desk.jobs, desk.document, desk.annotating)
    annotating = opened(qtbot, desk)
    qtbot.waitUntil(lambda: measuring.report is not None)
    assert measuring.report.by_shape == ()
    for number in range(5):
        apply(qtbot, annotating, draw(f"s{number}"))
    qtbot.waitUntil(lambda: len(measuring.report.by_shape) == 5)
    (first, *_) = annotating.shapes
    apply(qtbot, annotating, Edit("Delete", before=(first,)))
    qtbot.waitUntil(lambda: len(measuring.report.by_shape) == 4)
    opened(qtbot, desk, B)
    qtbot.waitUntil(lambda: measuring.report is not None and measuring.report.by_shape == ())
    opened(qtbot, desk, A)
    qtbot.waitUntil(lambda: measuring.report is not None and len(measuring.report.by_shape) == 4)
