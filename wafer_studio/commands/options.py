"""What several commands take from the command line, and how it is understood."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from ml_core.formats.reader import PaletteChoice, ProductGeometry
    from ml_core.formats.results.writing import Sink
    from ml_core.segmentation.pipeline import Inspector
    from ml_core.segmentation.pyramid import PyramidSettings
    from ml_core.similarity.embedding import Embedder
    from ml_core.wafer.alignment import Alignment, PointPair

_PROVIDERS: Final = {
    "cpu": "CPUExecutionProvider",
    "directml": "DmlExecutionProvider",
    "cuda": "CUDAExecutionProvider",
    "tensorrt": "TensorrtExecutionProvider",
}
PYRAMID_MODES: Final = ("off", "on", "adaptive")
"""Values of ``--pyramid``, those of ``PyramidMode``; named here so that help loads nothing."""

_STATES: Final = {"none": 0, "no-die": 0, "pass": 1, "fail": 2}
_GEOMETRY_FORM: Final = "PRODUCT=2.5x3.1,200,down (die pitch in mm, diameter in mm, notch's side)"


def add_model_options(parser: argparse.ArgumentParser) -> None:
    """Add ``--model`` and ``--providers``."""
    parser.add_argument(
        "--model", type=Path, metavar="PACKAGE",
        help="model package, a folder or a .wsmodel file (default: the starter model)",
    )  # fmt: skip
    parser.add_argument(
        "--providers", type=_providers, metavar="NAMES",
        help=f"engines that may be used, of {', '.join(_PROVIDERS)} (default: the best there is)",
    )  # fmt: skip


def add_pyramid_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--pyramid``."""
    parser.add_argument(
        "--pyramid", choices=PYRAMID_MODES, default="off",
        help="look at each wafer in one input size (off, the default), in three (on), or in as "
        "many as its dies and a first look make worth it (adaptive)",
    )  # fmt: skip


def add_palette_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--palette``."""
    parser.add_argument(
        "--palette", type=palette, default=(), metavar="COLOURS",
        help="what colours of pictures stand for: '#rrggbb=fail,#rrggbb=pass,#rrggbb=none'",
    )  # fmt: skip


def pyramid_of(arguments: argparse.Namespace) -> "PyramidSettings":
    """Settings of ``--pyramid``."""
    from ml_core.segmentation.pyramid import PyramidMode, PyramidSettings

    return PyramidSettings(mode=PyramidMode(arguments.pyramid))


def embedder_of(arguments: argparse.Namespace) -> "Embedder":
    """Load the model that the command line names, for embeddings.

    Raises:
        ModelError: there is none, or it cannot be used.
    """
    from ml_core.similarity.embedding import load_embedder

    return load_embedder(_package_of(arguments), providers=arguments.providers)


def inspector_of(arguments: argparse.Namespace) -> "Inspector":
    """Load the model that the command line names.

    Raises:
        ModelError: there is none, or it cannot be used.
    """
    from ml_core.segmentation.pipeline import load_inspector

    return load_inspector(_package_of(arguments), providers=arguments.providers)


def add_evidence_options(parser: argparse.ArgumentParser) -> None:
    """Add ``--operator`` and ``--note``."""
    parser.add_argument(
        "--operator", default="", metavar="NAME",
        help="who answers for the evidence pages (default: a line to sign on)",
    )  # fmt: skip
    parser.add_argument(
        "--note", default="", metavar="TEXT", help="free text on the evidence pages"
    )


def evidence_of(arguments: argparse.Namespace) -> "Callable[[Path], Sink]":
    """What starts evidence pages: with heat maps of the model that inspects."""

    def start(folder: Path) -> "Sink":
        from ml_core.explain.evidence import HeatOfVerdict
        from ml_core.formats.results.evidence import EvidenceDetails, EvidenceFolder
        from wafer_studio.version import __version__

        details = EvidenceDetails(
            operator=arguments.operator, note=arguments.note, program=f"Wafer Studio {__version__}"
        )
        heat = HeatOfVerdict(lambda: _package_of(arguments), providers=arguments.providers)
        return EvidenceFolder(folder, details=details, heat=heat)

    return start


def geometries(text: str) -> "tuple[ProductGeometry, ...]":
    """Understand ``--geometry``: a JSON file, or ``PRODUCT=PITCH,DIAMETER,NOTCH``.

    Args:
        text: the file maps products to ``pitch_mm`` ([x, y]), ``diameter_mm`` and ``notch``;
            in the short form each part may be left out, and ``*`` is every product.

    Raises:
        argparse.ArgumentTypeError: it is neither; says what is expected.
    """
    if Path(text).is_file():
        return _geometries_of_file(Path(text))
    product, equals, parts = text.partition("=")
    if not equals or not product:
        raise argparse.ArgumentTypeError(f"'{text}' is no file and no {_GEOMETRY_FORM}")
    return (_geometry_of_parts(product, [part.strip() for part in parts.split(",")]),)


def palette(text: str) -> "tuple[PaletteChoice, ...]":
    """Understand ``--palette``: ``#rrggbb=fail,#rrggbb=pass,…``.

    Raises:
        argparse.ArgumentTypeError: a colour or a state is none.
    """
    return tuple(_palette_choice(part.strip()) for part in text.split(","))


def export_names(text: str) -> tuple[str, ...]:
    """Understand ``--export``: names joined by commas, ``all`` for every one.

    Raises:
        argparse.ArgumentTypeError: a name is unknown; names those there are.
    """
    from ml_core.formats.results.exports import EXPORTS, export_named
    from ml_core.wafer.errors import ExportError

    if text == "all":
        return tuple(export.name for export in EXPORTS)
    try:
        names = [export_named(part.strip()).name for part in text.split(",")]
    except ExportError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return tuple(dict.fromkeys(names))


def point_pair(text: str) -> "PointPair":
    """Understand ``--align``: ``WX,WY=SX,SY``, wafer mm and stage mm of one point.

    Raises:
        argparse.ArgumentTypeError: it is not four numbers.
    """
    from ml_core.wafer.alignment import PointPair

    try:
        (wafer_x, wafer_y), (stage_x, stage_y) = (
            (float(number) for number in side.split(",")) for side in text.split("=")
        )
    except ValueError:
        form = "WX,WY=SX,SY (wafer mm = stage mm)"
        raise argparse.ArgumentTypeError(f"'{text}' is not {form}") from None
    return PointPair((wafer_x, wafer_y), (stage_x, stage_y))


def alignment_of(pairs: "list[PointPair] | None") -> "Alignment | None":
    """Fit the alignment of ``--align``; None where it was not given.

    Raises:
        GeometryError: the points cannot be fitted.
    """
    if not pairs:
        return None
    from ml_core.wafer.alignment import fit_alignment

    return fit_alignment(pairs)


def _package_of(arguments: argparse.Namespace) -> Path:
    from wafer_studio.places import starter_model

    return starter_model() if arguments.model is None else Path(arguments.model)


def _providers(text: str) -> tuple[str, ...]:
    full = {name.lower(): name for name in _PROVIDERS.values()}
    names = [part.strip().lower() for part in text.split(",")]
    unknown = [name for name in names if name not in _PROVIDERS and name not in full]
    if unknown:
        known = ", ".join(_PROVIDERS)
        raise argparse.ArgumentTypeError(f"'{unknown[0]}' is no engine; choose from {known}")
    return tuple(_PROVIDERS[name] if name in _PROVIDERS else full[name] for name in names)


def _palette_choice(text: str) -> "PaletteChoice":
    from ml_core.formats.reader import PaletteChoice

    colour, _, state = text.partition("=")
    is_colour = len(colour) == 7 and colour[0] == "#" and _is_hexadecimal(colour[1:])
    if not is_colour or state not in _STATES:
        form = "#RRGGBB=none, #RRGGBB=pass or #RRGGBB=fail"
        raise argparse.ArgumentTypeError(f"'{text}' is not {form}")
    return PaletteChoice(colour.upper(), _STATES[state])


def _is_hexadecimal(text: str) -> bool:
    return all(mark in "0123456789abcdefABCDEF" for mark in text)


def _geometry_of_parts(product: str, parts: list[str]) -> "ProductGeometry":
    from ml_core.formats.reader import ProductGeometry
    from ml_core.wafer.grid import Notch

    sides = {notch.value: notch for notch in Notch}
    values: dict[str, Any] = {}
    for part in filter(None, parts):
        try:
            if part.lower() in sides:
                values["notch"] = sides[part.lower()]
            elif "x" in part.lower():
                across, down = part.lower().split("x")
                values["pitch_mm"] = (_length(across), _length(down))
            else:
                values["diameter_mm"] = _length(part)
        except ValueError:
            raise argparse.ArgumentTypeError(f"'{part}' is no part of {_GEOMETRY_FORM}") from None
    return ProductGeometry(product, **values)


def _geometries_of_file(path: Path) -> "tuple[ProductGeometry, ...]":
    from ml_core.formats.reader import ProductGeometry
    from ml_core.wafer.grid import Notch

    form = '{"PRODUCT": {"pitch_mm": [x, y], "diameter_mm": d, "notch": "down"}}'
    try:
        document = json.loads(path.read_text("utf-8"))
        found = []
        for product, entry in document.items():
            if unknown := set(entry) - {"pitch_mm", "diameter_mm", "notch"}:
                raise ValueError(f"'{min(unknown)}' is not known")
            pitch, diameter, notch = (entry.get(k) for k in ("pitch_mm", "diameter_mm", "notch"))
            sides = None if pitch is None else (_length(pitch[0]), _length(pitch[1]))
            found.append(
                ProductGeometry(
                    product, sides, None if diameter is None else _length(diameter),
                    None if notch is None else Notch(notch),
                )
            )  # fmt: skip
    except (OSError, ValueError, TypeError, AttributeError, IndexError, KeyError) as error:
        raise argparse.ArgumentTypeError(f"{path} is no {form}: {error}") from error
    return tuple(found)


def _length(value: object) -> float:
    number = float(str(value))
    if not 0 < number < float("inf"):
        raise ValueError(f"{value} is no length in mm")
    return number
