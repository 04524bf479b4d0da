"""Make a model package of a checkpoint.

Exports, checks against torch, quantises, fits temperature and thresholds on wafers that no
training saw, scores what will ship, and writes the folder.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from ml_core.segmentation.figures import ModelScores, Provenance, VerdictFigures
from ml_core.segmentation.package import (
    CPU_GRAPH,
    EXPLAIN_GRAPH,
    FP16_GRAPH,
    FP32_GRAPH,
    ModelDescription,
    read_package,
    write_package,
)
from ml_core.simulate.wafer import simulate_set
from ml_core.training.explain_graph import explain_onnx
from ml_core.training.network import DROPOUT, WaferNet
from ml_core.training.packing.agreement import (
    CHECKED,
    HALF_TOLERANCE,
    ONNX_TOLERANCE,
    TEST_SEED,
    Agreement,
    agreement_of_graphs,
    agreement_with_torch,
    refuse_over,
)
from ml_core.training.packing.bootstrap import INTERVALS
from ml_core.training.packing.calibrate import Calibration, fit_calibration
from ml_core.training.packing.export import export_onnx, session_of
from ml_core.training.packing.half import to_float16
from ml_core.training.packing.provenance import (
    code_hash,
    data_manifest,
    git_commit,
    libraries,
    manifest_hash,
)
from ml_core.training.packing.quantise import quantise
from ml_core.training.packing.real import RealMaps, read_real_maps
from ml_core.training.packing.saturation import SAFE_WEIGHT, largest_weight
from ml_core.training.packing.scores import (
    Predicted,
    calibration_figures,
    logits_of,
    mask_figures,
    predict_set,
    probabilities_of,
    verdict_figures,
)
from ml_core.training.packing.trained import Trained, load_trained
from ml_core.wafer.errors import TrainingError

_FITTED: Final = 200
"""Wafers that temperature and thresholds are fitted on, and others that calibration is told on."""


@dataclass(frozen=True, slots=True)
class PackSettings:
    """What to pack.

    Attributes:
        checkpoint: file of `ml_core.training.checkpoint`.
        earlier: checkpoints of the stages before, whose hours and images are told with its own.
        out: folder or ``.wsmodel`` file to write.
        size: side of the input in pixels.
        name: of the model.
        version: of the model.
        real: labelled real maps, whose held-out lots are scored; or None.
        held_out: fold of lots that training did not see; None where it saw all.
        twin: package of the same recipe that held lots out: where this one saw all lots, the
            twin's scores on real maps are told, as the twin's; None tells none.
        count: wafers of the simulated test set.
        code: folder of the code that trained it.
        command: that trained it.
        seed: of the training.
        weights: where training began: ``from nothing`` or the name of known weights.
        notes: what else must be said.
        gpu: write a package for GPUs, with fp16 and fp32 graphs beside the int8 one.
    """

    checkpoint: Path
    earlier: Sequence[Path]
    out: Path
    size: int
    name: str
    version: str
    real: Path | None
    held_out: int | None
    twin: Path | None
    count: int
    code: Path
    command: str
    seed: int
    weights: str
    notes: str
    gpu: bool


@dataclass(frozen=True, slots=True, eq=False)
class Graphs:
    """The graphs of one network.

    Attributes:
        fp32: as exported.
        int8: for all CPUs.
        explain: for heat maps.
        fp16: for GPUs; None where the package is not for them.
    """

    fp32: bytes
    int8: bytes
    explain: bytes
    fp16: bytes | None = None

    @property
    def files(self) -> dict[str, bytes]:
        """What the package holds, by name; fp32 ships beside fp16 only."""
        fp32 = self.fp32 if self.fp16 else None
        named = (
            (CPU_GRAPH, self.int8),
            (EXPLAIN_GRAPH, self.explain),
            (FP16_GRAPH, self.fp16),
            (FP32_GRAPH, fp32),
        )
        return {name: graph for name, graph in named if graph is not None}


def pack(settings: PackSettings) -> ModelDescription:
    """Make a package.

    Args:
        settings: what to pack.

    Returns:
        What the package says of itself.

    Raises:
        TrainingError: ONNX and torch, or fp16 and fp32, differ by more than the tolerance.
        OSError: a file cannot be read or written.
    """
    trained = load_trained(settings.checkpoint)
    return pack_graph(settings, trained, export_onnx(trained.network))


def pack_graph(settings: PackSettings, trained: Trained, fp32: bytes) -> ModelDescription:
    """Make a package of a network and the graph that was exported from it.

    Args:
        settings: what to pack.
        trained: the network.
        fp32: its ONNX bytes.

    Returns:
        What the package says of itself.

    Raises:
        TrainingError: the graph is not the network's, or fp16 differs from it too much.
        OSError: a file cannot be read or written.
    """
    exported = agreement_with_torch(trained.network, fp32, size=settings.size)
    refuse_over(ONNX_TOLERANCE, exported, what="ONNX and torch")
    graphs = _graphs(settings, trained.network, fp32)
    real = read_real_maps(settings.real, held_out=settings.held_out)
    count = min(_FITTED, settings.count)
    logits = logits_of(session_of(graphs.int8))
    calibration = fit_calibration(logits, size=settings.size, count=count, real=real.seen)
    description = ModelDescription(
        name=settings.name,
        version=settings.version,
        input_size=settings.size,
        temperature=calibration.temperature,
        thresholds=calibration.thresholds,
        scores=_scores(settings, graphs, calibration, exported, real),
        provenance=_provenance(settings, trained),
    )
    write_package(settings.out, description, graphs.files)
    return description


def _graphs(settings: PackSettings, network: WaferNet, fp32: bytes) -> Graphs:
    int8 = quantise(fp32, size=settings.size)
    if largest_weight(int8) > SAFE_WEIGHT:
        raise TrainingError(
            f"the int8 graph has weights over {SAFE_WEIGHT}, which CPUs without VNNI saturate; no "
            "package was written: check the version of onnxruntime"
        )
    fp16 = to_float16(fp32) if settings.gpu else None
    return Graphs(fp32=fp32, int8=int8, fp16=fp16, explain=explain_onnx(network))


def _scores(
    settings: PackSettings,
    graphs: Graphs,
    calibration: Calibration,
    exported: Agreement,
    real: RealMaps,
) -> ModelScores:
    limits, size, heat = calibration.thresholds, settings.size, calibration.temperature
    whole = _predicted(graphs.int8, size=size, temperature=heat, count=settings.count)
    few = min(settings.count, CHECKED)
    fp32 = _predicted(graphs.fp32, size=size, temperature=heat, count=few)
    int8 = Predicted(whole.shares[:few], whole.grids[:few], whole.masks[:few])
    told = min(settings.count, _FITTED)
    before = _predicted(graphs.int8, size=size, temperature=1.0, count=told)
    after = Predicted(whole.shares[:told], whole.grids[:told], whole.masks[:told])
    predict = probabilities_of(logits_of(session_of(graphs.int8)), heat)
    return ModelScores(
        simulated=mask_figures(whole, seed=TEST_SEED, thresholds=limits),
        real=_of_twin(settings.twin)
        or verdict_figures(predict, real, size=size, thresholds=limits),
        fp32_mean_iou=mask_figures(fp32, seed=TEST_SEED, thresholds=limits).mean_iou,
        int8_mean_iou=mask_figures(int8, seed=TEST_SEED, thresholds=limits).mean_iou,
        onnx_difference=float(f"{exported.difference:.2g}"),
        onnx_mask_agreement=round(exported.mask_agreement, 6),
        onnx_wafers=exported.wafers,
        fp16_difference=_checked_half(graphs, size=size),
        largest_weight=largest_weight(graphs.int8),
        calibration=calibration_figures(before, after, seed=TEST_SEED),
        bootstrap=INTERVALS,
    )


def _of_twin(twin: Path | None) -> VerdictFigures | None:
    real = read_package(twin).description.scores.real if twin else None
    return replace(real, of_twin=True) if real else None


def _checked_half(graphs: Graphs, *, size: int) -> float | None:
    """Largest difference of logits between fp16 and fp32, if there is fp16."""
    if graphs.fp16 is None:
        return None
    half = agreement_of_graphs(graphs.fp32, graphs.fp16, size=size, wafers=CHECKED)
    refuse_over(HALF_TOLERANCE, half, what="fp16 and fp32")
    return float(f"{half.difference:.2g}")


def _predicted(graph: bytes, *, size: int, temperature: float, count: int) -> Predicted:
    predict = probabilities_of(logits_of(session_of(graph)), temperature)
    return predict_set(predict, simulate_set(count, TEST_SEED), size=size)


def _provenance(settings: PackSettings, trained: Trained) -> Provenance:
    manifest = data_manifest(seed=settings.seed, real=settings.real)
    stages = (trained, *(load_trained(path) for path in settings.earlier))
    return Provenance(
        data=manifest_hash(manifest),
        code=code_hash(settings.code),
        seed=settings.seed,
        command=settings.command,
        hours=round(sum(s.seconds for s in stages) / 3600, 2),
        images=sum(s.images for s in stages),
        notes=settings.notes,
        manifest=manifest,
        commit=git_commit(settings.code),
        encoder=trained.encoder,
        weights=settings.weights,
        dropout=DROPOUT,
        libraries=libraries(),
    )
