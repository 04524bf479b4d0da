"""The same map in labelme and in napari, each in an interpreter of its own."""

import json
import os
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.canvas_scene import SIDE, VIEW, draw_map, draw_polygons
from ml_core.wafer.shapes import Polygon, polygons_to_mask
from ml_core.wafer.taxonomy import CLASSES
from wafer_studio.ui.canvas.layers import states_image
from wafer_studio.ui.theme import LIGHT

Rows = list[list[str]]

HEADINGS: Final = (
    "polygons", "view", "event", "count", "p50 ms", "p95 ms", "worst ms", "p95 cpu ms"
)  # fmt: skip
"""Columns of the table."""
Figures = dict[str, float | str]

_HERE: Final = Path(__file__).parent
_PATIENCE: Final = 900


def line(*cells: str) -> list[str]:
    """A line of the table, filled up."""
    return [*cells, *[""] * (len(HEADINGS) - len(cells))]


def measure_labelme(python: str | None, count: int, moves: int) -> tuple[Rows, Figures]:
    """Lines and figures of labelme; a line with the reason where it is not measured.

    Args:
        python: interpreter that has labelme, or None.
        count: polygons.
        moves: events of a series.
    """
    if python is None:
        return _skipped("labelme", "no interpreter given (--labelme PYTHON)")
    with tempfile.TemporaryDirectory() as folder:
        annotation = _write_annotation(Path(folder), count)
        told, trouble = _run(python, "peer_labelme.py", annotation, moves, display=False)
    if told is None:
        return _skipped("labelme", trouble)
    name = f"labelme {told['version']}"
    times = f"{1000 * _rounded(told['loaded_s']):.0f}", f"{1000 * _rounded(told['first_s']):.0f}"
    rows = [line(name, "", "opening: loaded, first paint", "", "", *times)]
    figures: Figures = {
        "labelme": str(told["version"]),
        "labelme_first_s": _rounded(told["first_s"]),
    }
    return _with_series(name, "labelme", told, rows, figures)


def measure_napari(python: str | None, count: int, moves: int) -> tuple[Rows, Figures]:
    """Lines and figures of napari's labels layer; a line with the reason where it is skipped.

    Args:
        python: interpreter that has napari, or None.
        count: polygons that the labels are filled from.
        moves: events of a series.
    """
    if python is None:
        return _skipped("napari", "no interpreter given (--napari PYTHON)")
    with tempfile.TemporaryDirectory() as folder:
        labels = _write_labels(Path(folder), count)
        told, trouble = _run(python, "peer_napari.py", labels, moves, display=True)
    if told is None:
        return _skipped("napari", trouble)
    name = f"napari {told['version']}"
    drawn = f"{1000 * _rounded(told['opened_s']):.0f}"
    rows = [line(name, "", "opening: first drawn", "", "", drawn)]
    figures: Figures = {
        "napari": str(told["version"]),
        "napari_first_s": _rounded(told["opened_s"]),
    }
    return _with_series(name, "napari", told, rows, figures)


def _with_series(
    name: str, key: str, told: Mapping[str, object], rows: Rows, figures: Figures
) -> tuple[Rows, Figures]:
    for part, values in told.items():
        if not isinstance(values, list) or not values:
            continue
        kind, place = part.split("_")
        times: Sequence[float] = [float(value) for value in values]
        p95 = float(np.percentile(times, 95))
        cells = [f"{statistics.median(times):.1f}", f"{p95:.1f}", f"{max(times):.1f}"]
        rows.append(line(name, "100 %" if place == "100" else place, kind, str(len(times)), *cells))
        figures[f"{key}_{part}_p95_ms"] = round(p95, 1)
    return rows, figures


def _skipped(name: str, reason: str) -> tuple[Rows, Figures]:
    return [line(name, "", f"skipped: {reason}")], {name: f"skipped: {reason}"}


def _rounded(seconds: object) -> float:
    return round(float(str(seconds)), 3)


def _run(
    python: str, script: str, path: Path, moves: int, *, display: bool
) -> tuple[dict[str, object] | None, str]:
    """What a driver printed, or None and the reason."""
    command = [python, "-P", str(_HERE / script), str(path), *map(str, VIEW), str(moves)]
    environment = {**os.environ, "LIBGL_ALWAYS_SOFTWARE": "1", "QT_QPA_PLATFORM": "offscreen"}
    environment["HOME"] = str(path.parent)  # settings of its own, and none of the user's
    environment.pop("PYTHONPATH", None)
    if display:  # OpenGL needs a display; a virtual one will do
        if shutil.which("xvfb-run") is None:
            return None, "no virtual display (xvfb-run) for its OpenGL"
        environment["QT_QPA_PLATFORM"] = "xcb"
        command = ["xvfb-run", "-a", "-s", "-screen 0 1800x1400x24", *command]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, env=environment, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return None, str(error)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode or not lines:
        return None, (done.stderr.strip().splitlines() or ["it said nothing"])[-1][:160]
    told: dict[str, object] = json.loads(lines[-1])
    return told, ""


def _write_annotation(folder: Path, count: int) -> Path:
    """The map as a picture, and the polygons as labelme keeps them."""
    states_image(draw_map().cells, LIGHT, beneath="#FFFFFF").save(str(folder / "map.png"))
    shapes = [
        {
            "label": CLASSES[number % len(CLASSES)].key,
            "points": outline.tolist(),
            "group_id": None,
            "shape_type": "polygon",
            "flags": {},
        }
        for number, outline in enumerate(draw_polygons(count))
    ]
    told: dict[str, object] = {
        "version": "5.0.0",
        "flags": {},
        "shapes": shapes,
        "imagePath": "map.png",
        "imageData": None,
        "imageHeight": SIDE,
        "imageWidth": SIDE,
    }
    path = folder / "map.json"
    path.write_text(json.dumps(told))
    return path


def _write_labels(folder: Path, count: int) -> Path:
    """The polygons filled into one array of labels, each with the number of its class."""
    labels = np.zeros((SIDE, SIDE), dtype=np.uint8)
    outlines = draw_polygons(count)
    for defect_class in CLASSES:
        chosen = [Polygon(outline) for outline in outlines[defect_class.index :: len(CLASSES)]]
        labels[polygons_to_mask(chosen, width=SIDE, height=SIDE)] = defect_class.index + 1
    path = folder / "labels.npy"
    np.save(path, labels)
    return path
