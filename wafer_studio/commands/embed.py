"""``wafer-studio embed``: wafer files in, one file of embeddings out."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wafer_studio.commands import options
from wafer_studio.commands.exit_codes import EXIT_CODES, ExitCode
from wafer_studio.commands.telling import counted, printable

if TYPE_CHECKING:
    from ml_core.similarity.embedding import Embedder, Floats
    from ml_core.wafer.errors import WaferFileError
    from ml_core.wafer.map import WaferMap
    from wafer_studio.commands.stopping import StopRequest


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "embed",
        help="write 2048 numbers a wafer by which wafers can be compared",
        description="Write 2048 numbers a wafer by which wafers can be compared.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)
    parser.add_argument(
        "paths", nargs="+", metavar="PATH",
        help="wafer files, folders, archives or sets, in any mix",
    )  # fmt: skip
    parser.add_argument(
        "--out", type=Path, required=True, metavar="EMBEDDINGS.npz", help="file to write"
    )
    options.add_model_options(parser)
    options.add_palette_option(parser)
    parser.add_argument("--quiet", action="store_true", help="say nothing but errors")
    parser.add_argument("--json", action="store_true", help="print one JSON object at the end")


def run(arguments: argparse.Namespace) -> int:
    """Embed what the command line names.

    Returns:
        The exit code.

    Raises:
        ModelError: the model cannot be used.
        ExportError: the file cannot be written.
    """
    from ml_core.formats.results.writing import make_folder
    from wafer_studio.commands.stopping import stop_on_signals

    with stop_on_signals() as stop:
        embedder = options.embedder_of(arguments)
        make_folder(arguments.out.parent)
        work = _Work(arguments, embedder, stop)
        work.do()
        with stop.held_off():
            work.write()
        return work.tell()


class _Work:
    """One run: what was read, what failed, what was embedded."""

    def __init__(
        self, arguments: argparse.Namespace, embedder: "Embedder", stop: "StopRequest"
    ) -> None:
        from tqdm import tqdm

        self._arguments = arguments
        self._embedder = embedder
        self._stop = stop
        self._out = arguments.out.resolve()
        self._wafers: list[WaferMap] = []
        self._embeddings: list[Floats] = []
        self._errors: list[WaferFileError] = []
        self._cancelled = False
        hidden = True if arguments.quiet else None  # None: hidden unless on a terminal
        self._bar: Any = tqdm(unit=" wafers", file=sys.stderr, disable=hidden, leave=False)

    def do(self) -> None:
        """Read and embed every wafer until the end or a request to stop."""
        from ml_core.formats.opening import open_wafers
        from ml_core.formats.reader import ReadOptions
        from ml_core.wafer.errors import Cancelled

        how = ReadOptions(palette=tuple(self._arguments.palette))
        opened = open_wafers(self._arguments.paths, options=how, progress=self._on_file)
        with self._bar:
            try:
                for wafer, embedding in self._embedder.embed_all(
                    self._without_errors(opened), progress=self._on_wafer
                ):
                    self._wafers.append(wafer)
                    self._embeddings.append(embedding)
                    self._bar.update()
            except Cancelled:
                self._cancelled = True

    def write(self) -> None:
        """Write what was embedded, if anything was.

        Raises:
            ExportError: the file cannot be written.
        """
        import numpy as np

        from ml_core.formats.results.writing import reported
        from ml_core.similarity.embedding_file import embedded_wafers, write_embeddings

        if not self._wafers:
            return
        embedded = embedded_wafers(
            self._wafers,
            np.stack(self._embeddings),
            model_sha256=self._embedder.session.graph_sha256,
        )
        with reported(self._arguments.out):
            write_embeddings(self._arguments.out, embedded)

    def tell(self) -> int:
        """Say what was done and where it lies; gives the exit code."""
        if self._arguments.json:
            print(json.dumps(self._summary(), ensure_ascii=True))
        elif not self._arguments.quiet:
            self._tell_people()
        if self._cancelled:
            return ExitCode.CANCELLED
        if not self._wafers:
            return ExitCode.NOTHING_READ
        return ExitCode.SOME_FAILED if self._errors else ExitCode.FINE

    def _without_errors(
        self, opened: "Iterable[WaferMap | WaferFileError]"
    ) -> "Iterator[WaferMap]":
        from ml_core.wafer.errors import WaferFileError

        for item in opened:
            if not isinstance(item, WaferFileError):
                yield item
            elif not self._is_own(item.source):
                self._note(item)

    def _is_own(self, source: str) -> bool:
        """Whether a file found in a folder is what an earlier run wrote."""
        return "\0" not in source and Path(source).resolve() == self._out

    def _note(self, error: "WaferFileError") -> None:
        self._errors.append(error)
        self._bar.write(printable(f"wafer-studio: {' '.join(str(error).split())}"), file=sys.stderr)

    def _on_file(self, done: int, total: int) -> None:
        self._stop.check()
        if total > 1:
            self._bar.set_description_str(f"file {min(done + 1, total)} of {total}", refresh=False)

    def _on_wafer(self, done: int) -> None:  # noqa: ARG002  the bar counts them itself
        self._stop.check()

    def _summary(self) -> dict[str, Any]:
        return {
            "out": str(self._arguments.out) if self._wafers else None,
            "embedded": len(self._wafers),
            "failed": len(self._errors),
            "cancelled": self._cancelled,
            "errors": [{"source": e.source, "message": str(e)} for e in self._errors],
            "notices": list(self._embedder.session.notices),
            "model_sha256": self._embedder.session.graph_sha256,
        }

    def _tell_people(self) -> None:
        counts = [counted(len(self._wafers), "wafer") + " embedded"]
        if self._errors:
            counts.append(counted(len(self._errors), "input") + " failed")
        ending = "; stopped before the end" if self._cancelled else ""
        print(f"{', '.join(counts)}{ending}.")
        for notice in self._embedder.session.notices:
            print(printable(notice))
        if self._wafers:
            print(printable(f"Written to {self._arguments.out}."))
