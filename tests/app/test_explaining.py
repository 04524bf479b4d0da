"""Explanations of the open wafer, by the starter model."""

import numpy as np
import pytest

from ml_core.wafer.shapes import Polygon, Shape
from tests.wafers import plain_wafer
from wafer_studio.app.document import Document
from wafer_studio.app.explaining import Explaining
from wafer_studio.app.inspection import Inspecting
from wafer_studio.app.jobs import Jobs
from wafer_studio.app.messages import Messages
from wafer_studio.app.storing import Storing
from wafer_studio.places import starter_model

BLOB = [(x, y) for x in range(11, 19) for y in range(11, 19)]
WAFER = plain_wafer("1", columns=30, rows=30, fails=BLOB)
OTHER = plain_wafer("2", columns=30, rows=30)


class Bench:
    def __init__(self, data):
        self.errors = []
        self.jobs = Jobs(self.errors.append)
        self.storing = Storing(self.jobs, data / "library.sqlite")
        self.storing.ask(lambda store: store.add_wafers([WAFER, OTHER])).result()
        self.document = Document(self.storing)
        messages = Messages(logs=data / "logs", about=lambda: "")
        self.inspecting = Inspecting(self.jobs, self.storing, messages, self.document)
        self.explaining = Explaining(self.jobs, self.document)
        self.explaining.use(starter_model, providers=("CPUExecutionProvider",))


@pytest.fixture
def bench(tmp_path, qtbot):
    made = Bench(tmp_path)
    yield made
    made.jobs.close(last_in_store=made.storing.close_here)


def opened(qtbot, bench):
    bench.inspecting.load_model(starter_model, providers=("CPUExecutionProvider",))
    with qtbot.waitSignal(bench.document.inspection_changed, timeout=20_000):
        bench.document.open(WAFER.wafer_id)
    return bench.document.inspection


def test_a_class_and_a_cluster_are_explained(qtbot, bench):
    inspection = opened(qtbot, bench)
    defect = inspection.defects[0]
    with qtbot.waitSignal(bench.explaining.explained, timeout=20_000) as told:
        bench.explaining.explain(defect.class_key, defect=defect)
    (found,) = told.args
    assert (found.wafer_id, found.class_key, found.defect) == (
        WAFER.wafer_id, defect.class_key, defect.number,
    )  # fmt: skip
    assert found.heat.shape == (30, 30)
    assert 0 < found.heat.max() <= 1
    assert 0 < found.agreement <= 1
    assert found.against_shapes is None
    assert "%" in found.words


def test_attention_is_compared_with_what_was_drawn(qtbot, bench):
    opened(qtbot, bench)
    width, height = WAFER.grid.raster_size
    whole = Shape(
        "a", "center", Polygon(np.array([[0, 0], [width, 0], [width, height], [0, height]]))
    )
    other = Shape("b", "edge", whole.polygon)
    with qtbot.waitSignal(bench.explaining.explained, timeout=20_000) as told:
        bench.explaining.explain("center", shapes=[whole, other])
    assert told.args[0].against_shapes == pytest.approx(1.0)


def test_only_the_last_question_is_answered_and_only_of_the_open_wafer(qtbot, bench):
    opened(qtbot, bench)
    answers = []
    bench.explaining.explained.connect(answers.append)
    bench.explaining.explain("center")
    bench.explaining.explain("edge")
    bench.document.open(OTHER.wafer_id)
    qtbot.waitUntil(lambda: bench.document.wafer_id == OTHER.wafer_id and not bench.jobs.running)
    assert [a.class_key for a in answers if a.wafer_id != OTHER.wafer_id] in ([], ["edge"])
    assert bench.errors == []


def test_doubt_is_told_of_each_die(qtbot, bench):
    opened(qtbot, bench)
    with qtbot.waitSignal(bench.explaining.doubted, timeout=20_000) as told:
        bench.explaining.doubt()
    (doubts,) = told.args
    assert doubts.total.shape == doubts.epistemic.shape == (30, 30)
    assert (doubts.total >= doubts.epistemic - 1e-6).all()
    assert doubts.total.max() > 0


def test_without_a_wafer_nothing_is_asked(bench):
    assert bench.explaining.explain("center") is None
    assert bench.explaining.doubt() is None
