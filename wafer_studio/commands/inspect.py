"""``wafer-studio inspect``: wafer files in, defects out as files."""

import argparse
import json
import sys
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ml_core.formats.readable import READABLE
from wafer_studio.commands import options
from wafer_studio.commands.exit_codes import EXIT_CODES, ExitCode
from wafer_studio.commands.telling import counted, printable

if TYPE_CHECKING:
    from ml_core.segmentation.pipeline import Inspector
    from ml_core.wafer.errors import GeometryError, WaferFileError
    from ml_core.wafer.map import WaferMap
    from wafer_studio.commands.outputs import Outputs
    from wafer_studio.commands.stopping import StopRequest

_FORMATS = textwrap.fill(f"Read, by their content and not by their names: {READABLE}.", 79)
_EPILOG = f"""The output folder holds results.json (described by results.schema.json), metrics.csv,
defects.csv, masks/ and overlays/, and a folder for each export.

{EXIT_CODES}"""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "inspect",
        help="find the defects of wafers and write them as files",
        description=f"Find the defects of wafers and write them as files.\n\n{_FORMATS}",
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
        "--export", type=options.export_names, default=(), metavar="NAMES",
        help="also write these, joined by commas: coco, klarf, stage, yolo, pdf, xlsx, "
        "evidence, or all",
    )  # fmt: skip
    options.add_model_options(parser)
    options.add_pyramid_option(parser)
    parser.add_argument(
        "--geometry", type=options.geometries, action="append", default=[], metavar="GEOMETRY",
        help="geometry of a product, PRODUCT=PITCHxPITCH,DIAMETER,NOTCH in mm, or a JSON file "
        "of many; rules over what files say; * is every product; may be given again",
    )  # fmt: skip
    options.add_palette_option(parser)
    parser.add_argument(
        "--align", type=options.point_pair, action="append", metavar="WX,WY=SX,SY",
        help="a point in wafer mm and in stage mm, for the stage lists; give two or more",
    )  # fmt: skip
    options.add_evidence_options(parser)
    parser.add_argument("--quiet", action="store_true", help="say nothing but errors")
    parser.add_argument("--json", action="store_true", help="print one JSON object at the end")


def run(arguments: argparse.Namespace) -> int:
    """Inspect what the command line names.

    Returns:
        The exit code.

    Raises:
        ModelError: the model cannot be used.
        ExportError: the output cannot be written.
        GeometryError: the alignment's points cannot be fitted.
    """
    from ml_core.wafer.errors import ExportError
    from wafer_studio.commands.outputs import Outputs
    from wafer_studio.commands.stopping import stop_on_signals

    with stop_on_signals() as stop:
        alignment = options.alignment_of(arguments.align)
        inspector = options.inspector_of(arguments).with_pyramid(options.pyramid_of(arguments))
        outputs = Outputs(
            arguments.out,
            exports=arguments.export,
            alignment=alignment,
            evidence=options.evidence_of(arguments),
        )
        work = _Work(arguments, inspector, outputs, stop)
        try:
            work.do()
        except ExportError as error:
            raise ExportError(f"{error} Finished before that: {outputs.count:,}.") from error
        finally:
            with stop.held_off():
                work.written = outputs.close()
        return work.tell()


class _Work:
    """One run: what was read, what failed, what was written."""

    def __init__(
        self,
        arguments: argparse.Namespace,
        inspector: "Inspector",
        outputs: "Outputs",
        stop: "StopRequest",
    ) -> None:
        from tqdm import tqdm

        self.written: tuple[Path, ...] = ()
        self._arguments = arguments
        self._inspector = inspector
        self._outputs = outputs
        self._stop = stop
        self._errors: list[WaferFileError] = []
        self._cancelled = False
        self._out = outputs.folder.resolve()
        given = (Path(path).resolve() for path in arguments.paths if "\0" not in path)
        self._is_nested = any(path in (self._out, *self._out.parents) for path in given)
        hidden = True if arguments.quiet else None  # None: hidden unless on a terminal
        self._bar: Any = tqdm(unit=" wafers", file=sys.stderr, disable=hidden, leave=False)

    def do(self) -> None:
        """Read, inspect and write every wafer until the end or a request to stop."""
        from ml_core.formats.opening import open_wafers
        from ml_core.formats.reader import ReadOptions
        from ml_core.segmentation.batch import inspect_all
        from ml_core.wafer.errors import Cancelled

        given = self._arguments
        products = tuple(geometry for each in given.geometry for geometry in each)
        how = ReadOptions(geometries=products, palette=tuple(given.palette))
        opened = open_wafers(given.paths, options=how, progress=self._on_file)
        with self._bar:
            try:
                readable = self._without_errors(opened)
                for wafer, inspection in inspect_all(
                    self._inspector, readable, progress=self._on_wafer, on_error=self._refuse
                ):
                    self._outputs.add(wafer, inspection)
                    self._bar.update()
            except Cancelled:
                self._cancelled = True

    def tell(self) -> int:
        """Say what was done and where it lies; gives the exit code."""
        if self._arguments.json:
            print(json.dumps(self._summary(), ensure_ascii=True))
        elif not self._arguments.quiet:
            self._tell_people()
        if self._cancelled:
            return ExitCode.CANCELLED
        if self._errors:
            return ExitCode.SOME_FAILED if self._outputs.count else ExitCode.NOTHING_READ
        return ExitCode.FINE if self._outputs.count else ExitCode.NOTHING_READ

    def _without_errors(
        self, opened: "Iterable[WaferMap | WaferFileError]"
    ) -> "Iterator[WaferMap]":
        from ml_core.wafer.errors import WaferFileError

        for item in opened:
            if isinstance(item, WaferFileError):
                if not self._is_own(item.source):
                    self._note(item)
            elif not self._is_own(item.source.path):
                yield item

    def _is_own(self, source: str) -> bool:
        """Whether a file found in a folder is a result of this or an earlier run."""
        return self._is_nested and self._out in Path(source).resolve().parents

    def _refuse(self, wafer: "WaferMap", error: "GeometryError") -> None:
        from ml_core.wafer.errors import WaferFileError

        source = wafer.source.path
        what = str(error).removeprefix(f"{source}: ")
        where = f"wafer {wafer.source.key}" if wafer.source.key else ""
        self._note(WaferFileError(source=source, what=what, where=where))

    def _note(self, error: "WaferFileError") -> None:
        message = " ".join(str(error).split())
        self._errors.append(error)
        self._outputs.add_error(source=error.source, message=message)
        self._bar.write(printable(f"wafer-studio: {message}"), file=sys.stderr)

    def _on_file(self, done: int, total: int) -> None:
        self._stop.check()
        if total > 1:
            self._bar.set_description_str(f"file {min(done + 1, total)} of {total}", refresh=False)

    def _on_wafer(self, done: int) -> None:  # noqa: ARG002  the bar counts what is written
        self._stop.check()

    def _summary(self) -> dict[str, Any]:
        model = self._inspector.model
        return {
            "out": str(self._arguments.out),
            "inspected": self._outputs.count,
            "failed": len(self._errors),
            "cancelled": self._cancelled,
            "errors": [{"source": e.source, "message": str(e)} for e in self._errors],
            "written": [str(path) for path in self.written],
            "notices": list(self._inspector.notices),
            "model": {"name": model.name, "version": model.version, "provider": model.provider},
        }

    def _tell_people(self) -> None:
        counts = [counted(self._outputs.count, "wafer") + " inspected"]
        if self._errors:
            counts.append(counted(len(self._errors), "input") + " failed")
        ending = "; stopped before the end" if self._cancelled else ""
        model = self._inspector.model
        print(f"{', '.join(counts)}{ending} (model {model.name} {model.version}).")
        for notice in self._inspector.notices:
            print(printable(notice))
        if self._outputs.warned:
            print(f"{counted(self._outputs.warned, 'wafer')} with warnings: see results.json.")
        print(printable(f"Written to {self._arguments.out}:"))
        for path in self.written:
            print(printable(f"  {path}"))
