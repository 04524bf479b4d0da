"""Model package, version 1: a folder, or the same zipped as ``.wsmodel``.

``model.json`` describes the model and names every other file with its SHA-256;
``model.int8.onnx`` runs on all CPUs. ``explain.onnx`` may lie beside it, and in a package for GPUs
``model.fp16.onnx`` and ``model.fp32.onnx``. Fields that this program does not know are left: within
one version of the layout a newer package may say more.
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

from ml_core.segmentation.figures import ModelScores, Provenance, provenance_of, scores_of
from ml_core.segmentation.preprocess import PREPROCESSING_VERSION
from ml_core.wafer.errors import ModelError
from ml_core.wafer.taxonomy import CLASS_KEYS

PACKAGE_VERSION: Final = 1
"""Version of the package's layout."""

DESCRIPTION: Final = "model.json"
"""Name of the description."""

CPU_GRAPH: Final = "model.int8.onnx"
"""Name of the graph that every package has."""

FP16_GRAPH: Final = "model.fp16.onnx"
"""Name of the half-precision graph that a package for GPUs has."""

FP32_GRAPH: Final = "model.fp32.onnx"
"""Name of the float graph that a package for GPUs has."""

EXPLAIN_GRAPH: Final = "explain.onnx"
"""Name of the graph that explains the answers; a package may lack it."""

SUFFIX: Final = ".wsmodel"
"""Ending of a zipped package."""

_LARGEST: Final = 1 << 30
_FILE_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


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
        input_sizes: sides that it was trained for, of which each wafer gets the one that suits
            its die grid; only ``input_size`` where empty.
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
    input_sizes: tuple[int, ...] = ()


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
    sizes = tuple(int(each) for each in table.get("input_sizes") or ())
    thresholds = tuple(float(t) for t in table["thresholds"])
    for name, each in (("input_size", size), *(("input_sizes", each) for each in sizes)):
        if each % 32 or not 32 <= each <= 4096:
            raise ValueError(f"{name} {each}: a multiple of 32 from 32 to 4096")
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
        scores=scores_of(table.get("scores") or {}),
        provenance=provenance_of(table.get("provenance") or {}),
        input_sizes=sizes,
    )
