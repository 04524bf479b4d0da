"""Install the workstation as a user does, into an empty environment, and inspect a wafer there.

Run as ``python -m tests.e2e.plain_install``: builds the wheel, installs it without extras in a
fresh virtual environment, and sees that torch, Lightning and pandas are absent, that
``simulate``, ``inspect`` and ``evaluate`` work from an unrelated folder, and that the starter
model also loads under the oldest onnxruntime that is shipped.
"""

import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OLDEST_ONNXRUNTIME = "1.24.*"
FORBIDDEN = ("torch", "torchvision", "lightning", "onnx", "pandas", "fastapi", "sqlalchemy")


def _run(*command: object, cwd: Path) -> str:
    result = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    if result.returncode != 0:
        raise SystemExit(f"{command} ended with {result.returncode}:\n{result.stderr}")
    return result.stdout


def _install(folder: Path) -> Path:
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / "bin" / "python"
    _run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT, cwd=folder)
    (wheel,) = folder.glob("wafer_studio-*.whl")
    _run(python, "-m", "pip", "install", "-q", wheel, cwd=folder)
    return python


def _check_absent(python: Path, folder: Path) -> None:
    names = json.loads(_run(python, "-m", "pip", "list", "--format=json", cwd=folder))
    found = {entry["name"].lower() for entry in names} & set(FORBIDDEN)
    if found:
        raise SystemExit(f"the plain installation holds {sorted(found)}")


def _check_commands(python: Path, folder: Path) -> None:
    command = python.parent / "wafer-studio"
    _run(command, "simulate", "--count", 8, "--seed", 7, "--out", "lot.npz", cwd=folder)
    _run(command, "inspect", "lot.npz", "--out", "out", "--export", "coco,klarf,pdf", cwd=folder)
    results = json.loads((folder / "out" / "results.json").read_text(encoding="utf-8"))
    if len(results["wafers"]) != 8 or results["errors"]:
        raise SystemExit(f"8 wafers expected, not {len(results['wafers'])}: {results['errors']}")
    evaluation = json.loads(_run(command, "evaluate", "lot.npz", "--json", cwd=folder))
    print("evaluate:", json.dumps(evaluation)[:200])


def main() -> None:
    """Install, look, and work; any trouble ends with a sentence and exit code 1."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python = _install(folder)
        _check_absent(python, folder)
        _check_commands(python, folder)
        wanted = f"onnxruntime=={OLDEST_ONNXRUNTIME}"
        _run(python, "-m", "pip", "install", "-q", wanted, cwd=folder)
        _check_commands(python, folder)
    print("plain installation: 8 wafers inspected twice, without torch")


if __name__ == "__main__":
    main()
