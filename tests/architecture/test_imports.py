"""Who may know whom: import-linter's contracts, and what light packages really load."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("ml_core", "wafer_studio", "sync_server")
HEAVY_FOR_ML_CORE = ("PySide6", "torch", "torchvision", "fastapi", "sqlalchemy", "requests")


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    code = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"
    return subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False
    )


def test_the_contracts_hold():
    result = _lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("ml_core/wafer/planted.py", "import PySide6"),
        ("ml_core/formats/planted.py", "import torch"),
        ("ml_core/active/planted.py", "import torch"),
        ("ml_core/active/planted.py", "from ml_core.segmentation import pipeline"),
        ("ml_core/wafer/planted.py", "from ml_core.formats import reader"),
        ("ml_core/formats/planted.py", "from wafer_studio import cli"),
        ("ml_core/similarity/planted.py", "from ml_core.formats import reader"),
        ("ml_core/segmentation/planted.py", "from ml_core.similarity import embedding"),
        ("wafer_studio/ui/planted.py", "from wafer_studio.store import schema"),
        ("wafer_studio/store/planted.py", "from wafer_studio.app import jobs"),
        ("wafer_studio/app/planted.py", "from ml_core.training import network"),
        ("wafer_studio/ui/planted.py", "from ml_core.segmentation import pipeline"),
        ("wafer_studio/ui/planted.py", "from wafer_studio.sync import changes"),
        ("wafer_studio/sync/planted.py", "from wafer_studio.store import store"),
        ("wafer_studio/sync/planted.py", "from sync_server import settings"),
        ("wafer_studio/store/planted.py", "from wafer_studio.sync import changes"),
        ("sync_server/planted.py", "from wafer_studio import cli"),
        ("sync_server/planted.py", "from ml_core.training import network"),
        ("sync_server/contract/planted.py", "from sync_server import settings"),
    ],
)
def test_a_planted_violation_is_found(tmp_path, module, line):
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    assert _lint(tmp_path).returncode == 0
    (tmp_path / module).write_text(f'"""Planted."""\n\n{line}\n', encoding="utf-8")
    result = _lint(tmp_path)
    assert result.returncode != 0
    assert "planted" in result.stdout


def _qt_modules_of(source: str) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "PySide6":
            inner = {alias.name for alias in node.names} if node.module == "PySide6" else set()
            names |= inner or {(node.module or "").split(".")[1]}
        if isinstance(node, ast.Import):
            names |= {a.name.split(".")[-1] for a in node.names if a.name.startswith("PySide6.")}
    return names


def test_app_uses_qtcore_only():
    for path in sorted((ROOT / "wafer_studio" / "app").rglob("*.py")):
        assert _qt_modules_of(path.read_text(encoding="utf-8")) <= {"QtCore"}, path


@pytest.mark.parametrize(
    "planted",
    [
        "from PySide6 import QtWidgets",
        "from PySide6.QtWidgets import QLabel",
        "import PySide6.QtWidgets",
        "def f():\n    from PySide6.QtWidgets import QLabel",
    ],
)
def test_the_check_of_qt_modules_bites(planted):
    assert _qt_modules_of(planted) == {"QtWidgets"}


def _loaded_by(statement: str) -> set[str]:
    code = f"{statement}\nimport sys\nprint('\\n'.join(m.split('.')[0] for m in sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(result.stdout.split())


def _modules_of(package: str) -> list[str]:
    paths = sorted((ROOT / package.replace(".", "/")).rglob("*.py"))
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in paths]
    return [n.removesuffix(".__init__") for n in names if not n.endswith("__main__")]


def test_ml_core_without_training_is_light():
    names = [n for n in _modules_of("ml_core") if not n.startswith("ml_core.training")]
    loaded = _loaded_by("\n".join(f"import {name}" for name in names))
    assert loaded.isdisjoint(HEAVY_FOR_ML_CORE), loaded & set(HEAVY_FOR_ML_CORE)


def test_the_workstation_never_loads_torch():
    loaded = _loaded_by("\n".join(f"import {name}" for name in _modules_of("wafer_studio")))
    assert loaded.isdisjoint({"torch", "torchvision", "lightning", "onnx", "pandas"})
    assert loaded.isdisjoint({"fastapi", "sqlalchemy", "uvicorn", "alembic"})


def test_the_check_of_loaded_modules_bites():
    assert "torch" in _loaded_by("import torch")


def test_every_package_is_in_the_wheel():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    found = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for package in PACKAGES
        for path in (ROOT / package).rglob("__init__.py")
    }
    missing = sorted(name for name in found if f'"{name}"' not in text)
    assert missing == []
