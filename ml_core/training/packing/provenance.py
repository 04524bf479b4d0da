"""Where a model comes from: data, code, commit, versions."""

import hashlib
import shutil
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ml_core.segmentation.figures import Libraries


def data_manifest(*, seed: int, real: Path | None) -> tuple[str, ...]:
    """Name all that a training learns from.

    Args:
        seed: of the simulator's wafers.
        real: labelled real maps, or None.

    Returns:
        One source a line.

    Raises:
        OSError: the real maps cannot be read.
    """
    lines = [f"simulator seed {seed}"]
    if real:
        lines.append(f"{real.name} sha256 {hashlib.sha256(real.read_bytes()).hexdigest()}")
    return tuple(lines)


def manifest_hash(manifest: tuple[str, ...]) -> str:
    """Hash a manifest.

    Args:
        manifest: its lines.

    Returns:
        SHA-256 in hex over the lines, joined by line ends.
    """
    return hashlib.sha256("\n".join(manifest).encode()).hexdigest()


def code_hash(root: Path) -> str:
    """Hash the code that makes and learns from wafers.

    Args:
        root: folder that holds ``ml_core``.

    Returns:
        SHA-256 in hex over paths and bytes of simulator, preprocessing, training and taxonomy.
    """
    core = root / "ml_core"
    files = [*core.glob("simulate/*.py"), *(core / "training").rglob("*.py")]
    files += [core / "segmentation" / "preprocess.py", core / "wafer" / "taxonomy.py"]
    total = hashlib.sha256()
    for file in sorted(files):
        total.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return total.hexdigest()


def git_commit(root: Path) -> str:
    """Name the commit that a folder stands at.

    Args:
        root: a folder inside a repository, or not.

    Returns:
        The commit in hex, ``+changes`` after it if files differ from it; empty where there is no
        repository.
    """
    commit = _git(root, "rev-parse", "HEAD")
    changed = _git(root, "status", "--porcelain", "--untracked-files=no")
    return commit + ("+changes" if commit and changed else "")


def libraries() -> Libraries:
    """Versions of the libraries in use.

    Returns:
        They.
    """
    return Libraries(
        torch=_version("torch"),
        onnx=_version("onnx"),
        onnxruntime=_version("onnxruntime"),
        segmentation_models_pytorch=_version("segmentation-models-pytorch"),
        numpy=_version("numpy"),
    )


def _git(root: Path, *words: str) -> str:
    program = shutil.which("git")
    if program is None:
        return ""
    done = subprocess.run(
        [program, "-C", str(root), *words], capture_output=True, text=True, check=False
    )
    return done.stdout.strip() if done.returncode == 0 else ""


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
