"""What a list of wafers shows, and how it is asked for."""

from dataclasses import dataclass
from enum import Enum


class Order(Enum):
    """Order of the list."""

    ADDED = "added"
    NAME = "name"
    SEVERITY = "severity"
    FAILS = "fails"


@dataclass(frozen=True)
class WaferQuery:
    """Which wafers, in which order.

    Attributes:
        text: only wafers whose name, path, product or label holds it, any case; empty for all.
        verdict: only wafers with this verdict; empty for all.
        order: order of the list; ties by the order of arrival.
    """

    text: str = ""
    verdict: str = ""
    order: Order = Order.ADDED


@dataclass(frozen=True)
class WaferRow:
    """One line of the list.

    Attributes:
        wafer_id: the wafer.
        name: lot and wafer, or the file's name.
        path: the source as the user gave it.
        format: short name of the format.
        columns: die columns.
        rows: die rows.
        dies: dies on the map.
        fails: dies that failed.
        warnings: number of warnings of the source.
        verdict: the newest inspection's verdict; None if the wafer was not inspected.
        severity: the newest inspection's severity, or None.
    """

    wafer_id: str
    name: str
    path: str
    format: str
    columns: int
    rows: int
    dies: int
    fails: int
    warnings: int
    verdict: str | None
    severity: float | None
