import gc
import threading

import numpy as np
import psutil
import pytest

from ml_core.segmentation.batch import FEW, MOST_WORKERS, READ_AHEAD, inspect_all
from ml_core.segmentation.cores import physical_cores
from ml_core.segmentation.package import ModelDescription
from ml_core.segmentation.pipeline import Inspector
from ml_core.segmentation.session import CPU, CUDA, ModelSession
from ml_core.wafer.errors import Cancelled, GeometryError, ModelError, WaferFileError
from tests.unit.segmentation.tiny_model import tiny_graph, tiny_inspector, wafer_of

BOUND = MOST_WORKERS + READ_AHEAD


def wafers(count, *, start=0):
    """Wafers that differ: wafer i has its failed block at column i mod 8."""
    for index in range(start, start + count):
        cells = np.ones((10, 10), np.uint8)
        cells[2:5, index % 8 : index % 8 + 2] = 2
        yield wafer_of(cells, key=str(index))


@pytest.fixture(params=[1, 2, 4])
def inspector(request, tmp_path):
    return tiny_inspector(tmp_path, threads=request.param, fails={"particle": 10.0})


@pytest.mark.parametrize("count", [0, 1, FEW, FEW + 1, 40])
def test_results_come_in_order_and_equal_those_of_single_inspections(inspector, count):
    pairs = list(inspect_all(inspector, wafers(count)))

    assert [wafer.source.key for wafer, _ in pairs] == [str(i) for i in range(count)]
    for index, (wafer, inspection) in enumerate(pairs):
        assert inspection.wafer_id == wafer.wafer_id
        assert inspection.defects[0].bbox_px == (30 * (index % 8), 60, 60, 90)
        assert np.array_equal(inspection.mask, inspector.inspect(wafer).mask)
        assert inspection.times.read > 0


def test_wafers_are_read_only_a_few_ahead(inspector):
    taken = []

    def told():
        for wafer in wafers(100):
            taken.append(wafer)
            yield wafer

    for done, _ in enumerate(inspect_all(inspector, told()), start=1):
        assert len(taken) <= done + BOUND


def test_progress_counts_finished_wafers(inspector):
    for count in (2, 10):
        told = []
        list(inspect_all(inspector, wafers(count), progress=told.append))
        assert told == list(range(count + 1))


@pytest.mark.parametrize("count", [3, 50])
def test_cancelling_stops_and_leaves_no_thread(inspector, count):
    def stop_at_two(done):
        if done == 2:
            raise Cancelled

    done = []
    with pytest.raises(Cancelled):
        done.extend(inspect_all(inspector, wafers(count), progress=stop_at_two))

    assert len(done) == 2
    assert no_worker_is_left()


def test_leaving_the_loop_early_leaves_no_thread(inspector):
    results = inspect_all(inspector, wafers(50))
    next(results)
    results.close()
    assert no_worker_is_left()


@pytest.mark.parametrize("good", [2, 20])
def test_a_file_that_breaks_off_is_told_after_the_wafers_before_it(inspector, good):
    def broken():
        yield from wafers(good)
        raise WaferFileError(source="lot.stdf", what="it ends in the middle")

    done = []
    with pytest.raises(WaferFileError, match="ends in the middle"):
        done.extend(inspect_all(inspector, broken()))
    assert len(done) == good
    assert no_worker_is_left()


def test_a_wafer_that_cannot_be_inspected_hangs_nobody(inspector):
    def one_is_foreign():
        yield from wafers(5)
        yield None  # a bug of the caller
        yield from wafers(50, start=6)

    done = []
    with pytest.raises(AttributeError):
        done.extend(inspect_all(inspector, one_is_foreign()))
    assert len(done) == 5
    assert no_worker_is_left()


@pytest.mark.parametrize("count", [2, 30])
def test_a_wafer_too_large_to_inspect_is_told_and_the_others_go_on(inspector, count):
    def with_a_giant():
        yield from wafers(1)
        yield giant()
        yield from wafers(count - 1, start=1)

    refused, told = [], []
    pairs = list(
        inspect_all(
            inspector,
            with_a_giant(),
            progress=told.append,
            on_error=lambda wafer, error: refused.append((wafer.source.key, str(error))),
        )
    )
    assert [wafer.source.key for wafer, _ in pairs] == [str(i) for i in range(count)]
    assert told == list(range(count + 2))
    ((key, message),) = refused
    assert key == "giant"
    assert "200,000 x 1 dies make a raster of 200,000 x 300 pixels, too large" in message


def test_without_a_taker_a_wafer_too_large_ends_the_work(inspector):
    with pytest.raises(GeometryError, match="check the file's die coordinates"):
        list(inspect_all(inspector, [giant()]))


def giant():
    return wafer_of(np.ones((1, 200_000), np.uint8), key="giant")


def test_a_model_that_fails_is_told(tmp_path):
    class Broken:
        def get_providers(self):
            return [CPU]

        def run(self, names, feeds):
            raise RuntimeError("out of memory")

    session = ModelSession(
        {"model.int8.onnx": b""}, providers=[CPU], threads=2, factory=lambda *_: Broken()
    )
    inspector = Inspector(ModelDescription("odd", "1", 32), session)
    with pytest.raises(ModelError, match="out of memory"):
        list(inspect_all(inspector, wafers(10)))
    assert no_worker_is_left()


def test_other_engines_run_one_wafer_at_a_time():
    """Two workers share a GPU's session; its runs never overlap."""
    graph = tiny_graph(fails={"particle": 10.0})
    cpu = ModelSession({"model.int8.onnx": graph}, providers=[CPU], threads=1)
    busy = threading.Lock()
    workers = set()

    class Gpu:
        def get_providers(self):
            return [CUDA]

        def run(self, names, feeds):
            assert busy.acquire(blocking=False)
            workers.add(threading.current_thread().name)
            answer = cpu.run(feeds["map"], names)
            busy.release()
            return answer

    session = ModelSession(
        {"model.fp16.onnx": graph, "model.int8.onnx": graph},
        providers=[CUDA],
        threads=1,
        factory=lambda *_: Gpu(),
    )
    inspector = Inspector(ModelDescription("gpu", "1", 320), session)
    pairs = list(inspect_all(inspector, wafers(30)))
    assert len(pairs) == 30
    assert session.notices == ()
    assert pairs[7][1].defects[0].bbox_px == (210, 60, 60, 90)


def test_memory_stays_flat(tmp_path):
    inspector = tiny_inspector(tmp_path, threads=2, fails={"particle": 10.0})
    process = psutil.Process()
    used = []
    for _ in inspect_all(inspector, wafers(400)):
        used.append(process.memory_info().rss / 1e6)  # noqa: PERF401
    gc.collect()
    assert max(used[300:]) - max(used[50:150]) < 20


def test_there_is_at_least_one_core():
    assert 1 <= physical_cores() <= (psutil.cpu_count() or 1)


def no_worker_is_left():
    return not [t for t in threading.enumerate() if t.name.startswith("inspect")]
