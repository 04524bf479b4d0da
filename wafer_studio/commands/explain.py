"""``wafer-studio explain``: why the model says what it says, as pictures, maps and words."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wafer_studio.commands import options
from wafer_studio.commands.exit_codes import EXIT_CODES, ExitCode

if TYPE_CHECKING:
    from ml_core.explain.explainer import Explainer
    from ml_core.wafer.map import WaferMap
    from wafer_studio.commands.explained import ClassExplanation, Doubt, ExplainFolder
    from wafer_studio.commands.stopping import StopRequest

_EPILOG = f"""The output folder holds explain.json, pictures/ and maps/ (NumPy arrays).

{EXIT_CODES}"""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "explain",
        help="show what speaks for each class found on a wafer, and how sure the model is",
        description="Show what speaks for each class found on a wafer (Grad-CAM), where that "
        "lies, and how sure the model is.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)
    parser.add_argument(
        "paths", nargs="+", metavar="PATH",
        help="wafer files, folders, archives or sets, in any mix",
    )  # fmt: skip
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="output folder")
    parser.add_argument(
        "--class", dest="class_key", type=_class_key, metavar="KEY",
        help="explain this class, found or not (default: every class that was found)",
    )  # fmt: skip
    parser.add_argument(
        "--uncertainty", action="store_true", help="also measure how sure the model is"
    )
    parser.add_argument(
        "--passes", type=_passes, default=20, metavar="N",
        help="passes of MC dropout, 2 or more (default: 20)",
    )  # fmt: skip
    parser.add_argument(
        "--seed", type=_seed, default=0, metavar="S", help="of MC dropout (default: 0)"
    )
    options.add_model_options(parser)
    parser.add_argument("--quiet", action="store_true", help="say nothing but errors")


def run(arguments: argparse.Namespace) -> int:
    """Explain what the command line names.

    Returns:
        The exit code.

    Raises:
        ModelError: the model cannot be used, or cannot explain itself.
        ExportError: the output cannot be written.
    """
    from ml_core.explain.explainer import load_explainer
    from wafer_studio.commands.explained import ExplainFolder
    from wafer_studio.commands.stopping import stop_on_signals
    from wafer_studio.places import starter_model

    with stop_on_signals() as stop:
        package = arguments.model if arguments.model is not None else starter_model()
        explainer = load_explainer(package, providers=arguments.providers)
        folder = ExplainFolder(arguments.out, explainer.inspector.model)
        work = _Work(arguments, explainer, folder, stop)
        try:
            work.do()
        finally:
            with stop.held_off():
                written = folder.close()
    if not arguments.quiet:
        print(f"{folder.count:,} wafer{'' if folder.count == 1 else 's'} explained. Written to:")
        print("\n".join(f"  {path}" for path in written))
    return work.exit_code


class _Work:
    """One run: what was explained and what failed."""

    def __init__(
        self,
        arguments: argparse.Namespace,
        explainer: "Explainer",
        folder: "ExplainFolder",
        stop: "StopRequest",
    ) -> None:
        from tqdm import tqdm

        self._arguments = arguments
        self._explainer = explainer
        self._folder = folder
        self._stop = stop
        self._failed = 0
        self._cancelled = False
        hidden = True if arguments.quiet else None  # None: hidden unless on a terminal
        self._bar: Any = tqdm(unit=" wafers", file=sys.stderr, disable=hidden, leave=False)

    @property
    def exit_code(self) -> ExitCode:
        """How the run ended."""
        if self._cancelled:
            return ExitCode.CANCELLED
        if not self._folder.count:
            return ExitCode.NOTHING_READ
        return ExitCode.SOME_FAILED if self._failed else ExitCode.FINE

    def do(self) -> None:
        """Read, explain and write every wafer until the end or a request to stop."""
        from ml_core.formats.opening import open_wafers
        from ml_core.wafer.errors import Cancelled, GeometryError, WaferFileError

        opened = open_wafers(self._arguments.paths, progress=self._on_file)
        with self._bar:
            try:
                for item in opened:
                    self._stop.check()
                    if isinstance(item, WaferFileError):
                        self._note(item.source, item)
                        continue
                    try:
                        self._explain(item)
                    except GeometryError as error:
                        self._note(item.source.path, error)
            except Cancelled:
                self._cancelled = True

    def _explain(self, wafer: "WaferMap") -> None:
        from ml_core.wafer.taxonomy import CLASS_KEYS

        inspection = self._explainer.inspector.inspect(wafer)
        features = self._explainer.features_of(wafer)
        asked = self._arguments.class_key
        keys = [asked] if asked else [k for k in CLASS_KEYS if inspection.class_mask(k).any()]
        explanations = tuple(
            _explained(self._explainer.class_heat_map(wafer, features, key, inspection), wafer,
                       inspection.class_mask(key))
            for key in keys
        )  # fmt: skip
        doubts = self._doubts(wafer, features) if self._arguments.uncertainty else ()
        self._folder.add(wafer, inspection, explanations, doubts)
        self._bar.update()

    def _doubts(self, wafer: "WaferMap", features: Any) -> "tuple[Doubt, ...]":
        from ml_core.explain.uncertainty import uncertainty_maps
        from wafer_studio.commands.explained import Doubt

        given = self._arguments
        dropped = self._explainer.dropout_uncertainty(
            features, passes=given.passes, seed=given.seed
        )
        turned = self._explainer.turned_uncertainty(wafer)
        found = (("dropout", dropped), ("turned", turned))
        return tuple(Doubt(way, uncertainty_maps(each, wafer)) for way, each in found)

    def _note(self, source: str, error: Exception) -> None:
        message = " ".join(str(error).split())
        self._failed += 1
        self._folder.add_error(source=source, message=message)
        self._bar.write(f"wafer-studio: {message}", file=sys.stderr)

    def _on_file(self, done: int, total: int) -> None:
        self._stop.check()
        if total > 1:
            self._bar.set_description_str(f"file {min(done + 1, total)} of {total}", refresh=False)


def _explained(heat: Any, wafer: "WaferMap", mask: Any) -> "ClassExplanation":
    from ml_core.explain.attention import attention_of
    from ml_core.explain.words import words_of
    from wafer_studio.commands.explained import ClassExplanation

    attention = attention_of(heat, wafer, mask)
    return ClassExplanation(heat, attention, words_of(attention, heat.class_key))


def _class_key(text: str) -> str:
    from ml_core.wafer.taxonomy import CLASS_KEYS

    if text not in CLASS_KEYS:
        known = ", ".join(CLASS_KEYS)
        raise argparse.ArgumentTypeError(f"'{text}' is no class; choose from {known}")
    return text


def _passes(text: str) -> int:
    return _whole(text, least=2, what="number of passes")


def _seed(text: str) -> int:
    return _whole(text, least=0, what="seed")


def _whole(text: str, *, least: int, what: str) -> int:
    if not text.isdecimal() or int(text) < least:
        raise argparse.ArgumentTypeError(f"'{text}' is no {what}; give {least} or more")
    return int(text)
