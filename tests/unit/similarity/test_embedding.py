from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from ml_core.segmentation.preprocess import model_input
from ml_core.segmentation.session import CPU
from ml_core.similarity.embedding import BATCH, cosine_similarity, load_embedder, normalised
from ml_core.similarity.embedding_file import embedded_wafers, write_embeddings
from ml_core.simulate.wafer import simulate_set
from ml_core.wafer.errors import Cancelled, ModelError
from ml_core.wafer.map import WaferInfo, WaferMap, WaferSource
from tests.unit.segmentation.tiny_model import tiny_graph, wafer_of
from tests.unit.similarity.embedding_model import embedder_in
from tests.wafers import many_wafers
from wafer_studio.places import starter_model

MARGIN = 0.1
"""Measured with starter 0.1.0: 0.98 to its own copies, 0.78 to wafers of other classes."""


def striped(count):
    """Wafers of 8 x 8 dies, all of them there, the n-th with n failed columns."""
    wafers = []
    for number in range(count):
        cells = np.ones((8, 8), np.uint8)
        cells[:, :number] = 2
        wafers.append(wafer_of(cells, key=str(number)))
    return wafers


def test_embeddings_by_hand(tmp_path):
    found = embedder_in(tmp_path).embed(striped(5))
    assert (found.shape, found.dtype) == ((5, 2048), np.float32)
    # the wafer with 2 of 8 columns failed: shares of no-die, pass, fail 0, 3/4, 1/4
    assert found[2, :6].tolist() == pytest.approx([0, 2 * 0.75, 3 * 0.25, 0, 5 * 0.75, 6 * 0.25])
    assert found[2, 2047] == pytest.approx(2048 * 0.75)


def test_the_order_is_that_of_the_wafers_whatever_the_batches(tmp_path):
    embedder, wafers = embedder_in(tmp_path), striped(9)[::-1] + striped(9)
    alone = np.concatenate([embedder.embed([wafer]) for wafer in wafers])
    told: list[int] = []
    pairs = list(embedder.embed_all(iter(wafers), progress=told.append))
    assert [wafer for wafer, _ in pairs] == wafers
    assert np.allclose([embedding for _, embedding in pairs], alone)
    assert len({row.tobytes() for row in alone[:9]}) == 9
    assert told == [0, 8, 16, 18]


def test_wafers_are_read_as_they_are_needed(tmp_path):
    read: list[int] = []

    def reading():
        for number, wafer in enumerate(striped(8) * 10):
            read.append(number)
            yield wafer

    first, _ = next(embedder_in(tmp_path).embed_all(reading()))
    assert first.source.key == "0"
    assert len(read) == BATCH


def test_progress_can_stop(tmp_path):
    def stop(done):
        if done:
            raise Cancelled

    pairs = embedder_in(tmp_path).embed_all(striped(9) * 2, progress=stop)
    finished = [wafer.source.key for wafer, _ in islice(pairs, BATCH)]
    with pytest.raises(Cancelled):
        next(pairs)
    assert finished == [str(number) for number in range(BATCH)]


def test_no_wafers_have_no_embeddings(tmp_path):
    embedder = embedder_in(tmp_path)
    assert embedder.embed([]).shape == (0, 2048)
    assert list(embedder.embed_all([])) == []


def test_a_graph_with_other_embeddings_is_refused(tmp_path):
    embedder = embedder_in(tmp_path, tiny_graph(fails={"edge": 1.0}))  # gives (N, 3, 1, 1)
    with pytest.raises(ModelError, match=r"embeddings of shape \(2, 3, 1, 1\), not \(2, 2048\)"):
        embedder.embed(striped(2))


def test_a_package_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(ModelError, match="name the folder or file of a model package"):
        load_embedder(tmp_path / "nowhere")


def test_cosines_by_hand():
    one = np.array([[3, 4], [0, 0]], np.float32)
    other = np.array([[4, 3], [-6, -8], [8, -6]], np.float32)
    assert cosine_similarity(one, other)[0].tolist() == pytest.approx([0.96, -1.0, 0.0], abs=1e-7)
    assert cosine_similarity(one, other)[1].tolist() == [0, 0, 0]  # zeros have no direction


def test_normalised_rows_are_a_copy_of_length_one():
    given = np.array([[3, 4], [0, 0], [1e-30, 0]], np.float32)
    before = given.copy()
    result = normalised(given)
    assert result.tolist() == [pytest.approx([0.6, 0.8]), [0, 0], [1, 0]]
    assert result.dtype == np.float32
    assert np.array_equal(given, before)


def _turned(cells, quarter, *, flipped):
    result = np.rot90(cells, quarter)
    return wafer_of(np.ascontiguousarray(result[:, ::-1] if flipped else result))


def test_the_starter_holds_a_turned_wafer_nearer_than_one_of_another_class():
    """Two wafers of each of five classes, each beside two turned and flipped copies of itself."""
    classes = ("edge", "center", "ring", "etching", "random")
    dies = simulate_set(120, 77)
    chosen = [np.flatnonzero(dies.label == key)[:2] for key in classes]
    assert [len(each) for each in chosen] == [2] * len(classes)
    cells = [dies.cells_of(int(index)) for each in chosen for index in each]
    labels = np.repeat(np.arange(len(classes)), 2)

    embedder = load_embedder(starter_model(), providers=[CPU], threads=1)
    whole = embedder.embed([wafer_of(each) for each in cells])
    own, foreign = [], cosine_similarity(whole, whole)[labels[:, None] != labels]
    for quarter, flipped in ((1, False), (2, True)):
        copies = embedder.embed([_turned(each, quarter, flipped=flipped) for each in cells])
        own.append(np.diag(cosine_similarity(whole, copies)))

    assert np.diag(cosine_similarity(whole, whole)) == pytest.approx(1.0, abs=1e-6)
    assert np.mean(own) > np.mean(foreign) + MARGIN


def test_a_file_keeps_all_that_wafers_tell(tmp_path: Path):
    wafers = many_wafers(2)
    odd = WaferMap(
        source=WaferSource(path="Läb\udcff.zip!日本", sha256="0" * 64, member="日本", key="k"),
        info=WaferInfo(),
        grid=wafers[0].grid,
        cells=wafers[0].cells,
    )
    numbers = np.arange(3 * 2048, dtype=np.float32).reshape(3, 2048)
    path = tmp_path / "e.npz"
    path.write_bytes(b"older")
    write_embeddings(path, embedded_wafers([*wafers, odd], numbers, model_sha256="ab" * 32))
    with np.load(path, allow_pickle=False) as file:
        assert sorted(file.files) == [
            "embedding", "lot", "model_sha256", "source", "wafer", "wafer_id",
        ]  # fmt: skip
        assert np.array_equal(file["embedding"], numbers)
        assert file["embedding"].dtype == np.float32
        assert file["source"].tolist() == [w.source.path for w in (*wafers, odd)]
        assert file["lot"].tolist() == ["LOT-1", "LOT-1", ""]
        assert file["wafer"].tolist() == ["0", "1", ""]
        assert file["wafer_id"].tolist() == [w.wafer_id for w in (*wafers, odd)]
        assert str(file["model_sha256"]) == "ab" * 32
    assert list(tmp_path.iterdir()) == [path]


def test_wafers_and_embeddings_must_be_as_many():
    with pytest.raises(ValueError, match="1 embeddings for 2 wafers"):
        embedded_wafers(many_wafers(2), np.zeros((1, 2048), np.float32), model_sha256="")


def test_every_wafer_is_seen_at_the_packages_one_size(tmp_path):
    """A package that lists sizes gives 65 dies more pixels, but not for embeddings."""
    cells = np.ones((65, 65), np.uint8)
    cells[::2] = 2
    (found,) = embedder_in(tmp_path).embed([wafer_of(cells)])
    shares = model_input(cells, size=32).mean(axis=(1, 2))
    assert found[:3].tolist() == pytest.approx((shares * [1, 2, 3]).tolist(), rel=1e-5)
