"""``wafer-studio list``: the tables of the library as text, sorted and filtered."""

import argparse
import os
import sys
from typing import TYPE_CHECKING, Final, TypeVar

from wafer_studio.commands.exit_codes import EXIT_CODES, ExitCode
from wafer_studio.commands.library import open_library

if TYPE_CHECKING:
    from ml_core.formats.results.rows import Cell
    from wafer_studio.store.defect_queries import (
        DefectLine,
        DefectOrder,
        DefectTables,
        WaferLine,
        WaferOrder,
    )

Order = TypeVar("Order", "DefectOrder", "WaferOrder")

_CHUNK: Final = 2000
DEFECT_HEADS: Final = (
    "wafer_id", "name", "lot", "defect", "class", "confidence", "dies", "area_mm2", "x_mm", "y_mm",
    "mm_estimated", "verdict", "severity", "fa_verdict",
)  # fmt: skip
"""Columns of ``list defects``."""
WAFER_HEADS: Final = (
    "wafer_id", "name", "lot", "product", "format", "dies", "fails", "verdict", "severity",
    "defects", "area_mm2", "mm_estimated", "label",
)  # fmt: skip
"""Columns of ``list wafers``."""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "list",
        help="write the defects or wafers of the library as a table",
        description="Write all defects of the library, or all wafers, as tab-separated text.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)
    parser.add_argument("what", choices=("defects", "wafers"))
    parser.add_argument("--data", metavar="DIR", help="folder of the library (default: your own)")
    parser.add_argument("--sort", default="added", metavar="COLUMN", help="sort by this column")
    parser.add_argument("--descending", action="store_true", help="the largest first")
    parser.add_argument("--text", default="", help="only wafers whose name or file holds this")
    parser.add_argument("--class", dest="class_key", default="", metavar="KEY",
                        help="only defects of this class")  # fmt: skip
    parser.add_argument("--verdict", default="", metavar="KEY", help="only wafers of this verdict")
    parser.add_argument("--severity", type=float, default=0.0, metavar="S",
                        help="only wafers of this severity or more")  # fmt: skip
    parser.add_argument("--least-mm2", type=float, default=0.0, metavar="A",
                        help="only defects of this area or more")  # fmt: skip
    parser.add_argument("--most-mm2", type=float, metavar="A",
                        help="only defects of this area or less")  # fmt: skip


def run(arguments: argparse.Namespace) -> int:
    """Write the table that the command line asks for to the standard output.

    Returns:
        The exit code.

    Raises:
        StoreError: there is no library, or it cannot be read.
        SelectionError: the column is unknown.
    """
    from ml_core.formats.results.clipboard import tab_line
    from wafer_studio.store.defect_queries import DefectTables

    store = open_library(arguments.data)
    try:
        tables = DefectTables.of(store)
        is_defects = arguments.what == "defects"
        count = _listed(tables, arguments)
        _write(tab_line(DEFECT_HEADS if is_defects else WAFER_HEADS))
        for first in range(0, count, _CHUNK):
            rows: list[tuple[Cell, ...]] = (
                [_defect(line) for line in tables.defect_lines(first=first, size=_CHUNK)]
                if is_defects
                else [_wafer(line) for line in tables.wafer_lines(first=first, size=_CHUNK)]
            )
            _write("".join(tab_line(row) for row in rows))
    finally:
        store.close()
    return ExitCode.FINE


def _listed(tables: "DefectTables", arguments: argparse.Namespace) -> int:
    from wafer_studio.store.defect_queries import DefectOrder, TableFilter, WaferOrder

    wanted = TableFilter(
        text=arguments.text, class_key=arguments.class_key, verdict=arguments.verdict,
        least_severity=arguments.severity, least_mm2=arguments.least_mm2,
        most_mm2=arguments.most_mm2,
    )  # fmt: skip
    descending = arguments.descending
    if arguments.what == "defects":
        order = _named(DefectOrder, arguments.sort)
        return tables.list_defects(wanted, order=order, descending=descending)
    column = _named(WaferOrder, arguments.sort)
    return tables.list_wafers(wanted, order=column, descending=descending)


def _named(orders: "type[Order]", name: str) -> "Order":
    from ml_core.wafer.errors import SelectionError

    try:
        return orders[name.upper()]
    except KeyError:
        known = ", ".join(order.name.lower() for order in orders)
        raise SelectionError(
            f"There is no column '{name}' to sort by; choose from {known}."
        ) from None


def _write(text: str) -> None:
    # The bytes themselves: a terminal or pipe in another coding would refuse a lot's name.
    sys.stdout.buffer.write(text.replace("\r\n", os.linesep).encode("utf-8", "replace"))


def _defect(line: "DefectLine") -> "tuple[Cell, ...]":
    return (
        line.wafer_id, line.name, line.lot, line.number, line.class_key,
        round(line.confidence, 4), line.die_count, round(line.area_mm2, 4),
        round(line.x_mm, 4), round(line.y_mm, 4), line.is_estimated, line.verdict,
        round(line.severity, 2), line.finding,
    )  # fmt: skip


def _wafer(line: "WaferLine") -> "tuple[Cell, ...]":
    return (
        line.wafer_id, line.name, line.lot, line.product, line.format, line.dies, line.fails,
        line.verdict, None if line.severity is None else round(line.severity, 2), line.defects,
        None if line.area_mm2 is None else round(line.area_mm2, 4), line.is_estimated, line.label,
    )  # fmt: skip
