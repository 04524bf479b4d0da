"""Model package, version 1: a folder, or the same zipped as ``.wsmodel``.

``model.json`` describes the model and names every other file with its SHA-256;
``model.int8.onnx`` runs on all CPUs. Other graphs may lie beside it.
"""

import hashlib
import json
import math
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from ml_core.segmentation.preprocess import PREPROCESSING_VERSION
from ml_core.wafer.errors import ModelError
from ml_core.wafer.taxonomy import CLASS_KEYS

PACKAGE_VERSION: Final = 1
"""Version of the package's layout."""

DESCRIPTION: Final = "model.json"
"""Name of the description."""

CPU_GRAPH: Final = "model.int8.onnx"
"""Name of the graph that every package has."""

EXPLAIN_GRAPH: Final = "explain.onnx"
"""Name of the graph that explains the model's answers; a package may lack it."""

SUFFIX: Final = ".wsmodel"
"""Ending of a zipped package."""

_LARGEST: Final = 1 << 30
_FILE_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


@dataclass(frozen=True, slots=True)
class MaskFigures:
    """Agreement of masks at die level on a set with masks.

    Attributes:
        wafers: size of the set.
        seed: the simulator's.
        iou: per class in the taxonomy's order, pooled; None where the class does not occur.
        dice: likewise.
        mean_iou: mean over the classes that occur.
        mean_dice: likewise.
        overall_iou: classes pooled too.
    """

    wafers: int
    seed: int
    iou: tuple[float | None, ...]
    dice: tuple[float | None, ...]
    mean_iou: float
    mean_dice: float
    overall_iou: float


@dataclass(frozen=True, slots=True)
class VerdictFigures:
    """Recall of the verdict on real maps that training did not see.

    Attributes:
        wafers: size of the set.
        which: which maps those are, in words.
        recall: per class in the taxonomy's order, then none; None where there is no such wafer.
        macro_recall: mean over the verdicts that occur.
    """

    wafers: int
    which: str
    recall: tuple[float | None, ...]
    macro_recall: float


@dataclass(frozen=True, slots=True)
class ModelScores:
    """What is known of a model's quality.

    Attributes:
        simulated: on the simulated test set, with the packed int8 graph.
        real: on held-out real maps, with the packed int8 graph; None if there were none.
        fp32_mean_iou: mean IoU of the float graph on the first wafers of the simulated set, at
            the same temperature and thresholds; None if not measured.
        int8_mean_iou: mean IoU of the packed int8 graph on the same wafers.
        onnx_difference: largest difference of logits between ONNX fp32 and torch.
    """

    simulated: MaskFigures | None = None
    real: VerdictFigures | None = None
    fp32_mean_iou: float | None = None
    int8_mean_iou: float | None = None
    onnx_difference: float | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a model comes from.

    Attributes:
        data: SHA-256 over the data it learnt from, or what stands for it (simulator, real set).
        code: SHA-256 over the code of simulator, preprocessing and training.
        seed: of the training.
        command: that trained it.
        hours: wall-clock hours of training.
        images: wafers seen in training.
        notes: what else must be said.
    """

    data: str = ""
    code: str = ""
    seed: int = 0
    command: str = ""
    hours: float = 0.0
    images: int = 0
    notes: str = ""


@dataclass(frozen=True, slots=True)
class ModelDescription:
    """``model.json`` without the list of files.

    Attributes:
        name: of the model.
        version: of the model, such as 0.1.0.
        input_size: side of the input in pixels, a multiple of 32.
        temperature: logits are divided by it before the sigmoid.
        thresholds: probability from which a class covers a pixel, per class.
        scores: quality.
        provenance: origin.
        classes: keys in channel order.
        preprocessing: version of the preprocessing it was trained with.
        package: version of the layout.
    """

    name: str
    version: str
    input_size: int
    temperature: float = 1.0
    thresholds: tuple[float, ...] = (0.5,) * len(CLASS_KEYS)
    scores: ModelScores = field(default_factory=ModelScores)
    provenance: Provenance = field(default_factory=Provenance)
    classes: tuple[str, ...] = CLASS_KEYS
    preprocessing: int = PREPROCESSING_VERSION
    package: int = PACKAGE_VERSION


@dataclass(frozen=True, slots=True)
class ModelPackage:
    """A package that was read and checked.

    Attributes:
        description: what it says of itself.
        files: bytes of each file by name; they are the very bytes whose hashes were checked.
        sha256: hash of ``model.json``, which names the hashes of all others: the package's id.
    """

    description: ModelDescription
    files: Mapping[str, bytes]
    sha256: str

    @property
    def cpu_graph(self) -> bytes:
        """The int8 graph, as ONNX bytes."""
        return self.files[CPU_GRAPH]


def read_package(path: Path) -> ModelPackage:
    """Read a package and check all of it.

    Args:
        path: a folder or a ``.wsmodel`` file.

    Returns:
        The package; its files are in memory.

    Raises:
        ModelError: it is missing, cut, changed, of another kind or newer than this program.
    """
    text = _read_member(path, DESCRIPTION)
    try:
        table = json.loads(text)
    except ValueError as error:
        raise ModelError(
            f"{path}: {DESCRIPTION} is no JSON ({error}); get the model again"
        ) from error
    description = _description(path, table)
    files = {name: _checked(path, name, digest) for name, digest in _listed(path, table).items()}
    return ModelPackage(description, MappingProxyType(files), hashlib.sha256(text).hexdigest())


def write_package(path: Path, description: ModelDescription, files: Mapping[str, bytes]) -> None:
    """Write a package; ``model.json`` comes last, so a cut package is seen as none.

    Args:
        path: a folder to make or fill, or a file ending in ``.wsmodel``.
        description: what it says of itself.
        files: bytes by name; `CPU_GRAPH` must be among them.

    Raises:
        ModelError: a name is unfit or the CPU graph is missing.
        OSError: it cannot be written.
    """
    if CPU_GRAPH not in files:
        raise ModelError(f"{path}: a package needs {CPU_GRAPH}")
    for name in files:
        _check_name(path, name)
    table = asdict(description)
    table["files"] = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    text = (json.dumps(table, indent=2) + "\n").encode()
    if path.suffix == SUFFIX:
        _write_zip(path, {**files, DESCRIPTION: text})
    else:
        _write_folder(path, {**files, DESCRIPTION: text})


def _write_folder(path: Path, files: Mapping[str, bytes]) -> None:
    path.mkdir(parents=True, exist_ok=True)
    (path / DESCRIPTION).unlink(missing_ok=True)
    for name, data in files.items():
        part = path / (name + ".part")
        part.write_bytes(data)
        part.replace(path / name)


def _write_zip(path: Path, files: Mapping[str, bytes]) -> None:
    part = path.with_name(path.name + ".part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    part.replace(path)


def _read_member(path: Path, name: str) -> bytes:
    try:
        if path.is_dir():
            return (path / name).read_bytes()
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(name).file_size > _LARGEST:
                raise ModelError(f"{path}: {name} is larger than any model; get the model again")
            return archive.read(name)
    except (FileNotFoundError, KeyError) as error:
        missing = "is not there" if not path.exists() else f"has no {name}"
        raise ModelError(f"{path} {missing}; name the folder or file of a model package") from error
    except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError) as error:
        raise ModelError(f"{path}: {name} cannot be read ({error}); get the model again") from error


def _checked(path: Path, name: str, digest: str) -> bytes:
    data = _read_member(path, name)
    if hashlib.sha256(data).hexdigest() != digest:
        raise ModelError(f"{path}: {name} was changed or cut since it was packed; get it again")
    return data


def _listed(path: Path, table: Mapping[str, Any]) -> dict[str, str]:
    files = table.get("files")
    if not isinstance(files, dict) or not all(isinstance(d, str) for d in files.values()):
        raise ModelError(f"{path}: {DESCRIPTION} lists no files; get the model again")
    for name in files:
        _check_name(path, name)
    if CPU_GRAPH not in files:
        raise ModelError(f"{path}: the package has no {CPU_GRAPH}, which every package needs")
    return files


def _check_name(path: Path, name: str) -> None:
    if not _FILE_NAME.fullmatch(name) or name == DESCRIPTION:
        raise ModelError(f"{path}: '{name}' is no file name that a package may hold")


def _description(path: Path, table: Any) -> ModelDescription:
    if not isinstance(table, dict) or "package" not in table:
        raise ModelError(f"{path}: {DESCRIPTION} is no model description; choose another file")
    if table["package"] != PACKAGE_VERSION:
        raise ModelError(
            f"{path}: package version {table['package']} is not {PACKAGE_VERSION}, "
            "the one this program reads; update the program or choose another model"
        )
    if table.get("classes") != list(CLASS_KEYS):
        raise ModelError(f"{path}: its classes are not this program's; choose another model")
    if table.get("preprocessing") != PREPROCESSING_VERSION:
        raise ModelError(
            f"{path}: it needs preprocessing version {table.get('preprocessing')}, this program "
            f"has {PREPROCESSING_VERSION}; update the program or choose another model"
        )
    try:
        return _parsed(table)
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(
            f"{path}: {DESCRIPTION} is wrong at {error}; get the model again"
        ) from error


def _parsed(table: Mapping[str, Any]) -> ModelDescription:
    size, temperature = int(table["input_size"]), float(table["temperature"])
    thresholds = tuple(float(t) for t in table["thresholds"])
    if size % 32 or not 32 <= size <= 4096:
        raise ValueError(f"input_size {size}: a multiple of 32 from 32 to 4096")
    if not (math.isfinite(temperature) and temperature > 0):
        raise ValueError(f"temperature {temperature}: a number over 0")
    if len(thresholds) != len(CLASS_KEYS) or not all(0 < t < 1 for t in thresholds):
        raise ValueError("thresholds: one a class, each between 0 and 1")
    return ModelDescription(
        name=str(table["name"]),
        version=str(table["version"]),
        input_size=size,
        temperature=temperature,
        thresholds=thresholds,
        scores=_scores(table.get("scores") or {}),
        provenance=Provenance(**(table.get("provenance") or {})),
    )


def _scores(table: Mapping[str, Any]) -> ModelScores:
    simulated, real = table.get("simulated"), table.get("real")
    return ModelScores(
        simulated=MaskFigures(**_tuples(simulated)) if simulated else None,
        real=VerdictFigures(**_tuples(real)) if real else None,
        fp32_mean_iou=table.get("fp32_mean_iou"),
        int8_mean_iou=table.get("int8_mean_iou"),
        onnx_difference=table.get("onnx_difference"),
    )


def _tuples(table: Mapping[str, Any]) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in table.items()}
