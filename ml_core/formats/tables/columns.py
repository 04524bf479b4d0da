"""Which column of a die table is which, whatever a tester or a person calls it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

_FILLERS: Final = re.compile(
    r"(coordinates?|coords?|position|pos|index|idx|location|loc|address|addr|number|num|"
    r"die|chip|map|site|part)"
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_EXACT: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "hard": _words(
            "hardbin hbin hb hwbin bin bincode binno binnum binnumber hbinno hbinnum hbinnumber "
            "hardbinno hardbinnum hardbinnumber hardwarebin testbin finalbin"
        ),
        "soft": _words(
            "softbin sbin sb swbin sbinno sbinnum sbinnumber softbinno softbinnum softbinnumber "
            "softwarebin"
        ),
        "result": _words(
            "pass passfail pf passed ispass result testresult status testerstatus good isgood "
            "ok passflag diestatus verdict"
        ),
        "failed": _words("fail failed isfail bad isbad defective isdefective defect"),
        "wafer": _words(
            "wafer waferid waferno wafernum wafernumber wafername waferindex wid wafid waf "
            "substrateid"
        ),
        "lot": _words("lot lotid lotno lotname lotnumber lotnum batch batchid"),
        "product": _words("product productid device deviceid devicename productname"),
        "part": _words("partid partno serial serialnumber dieid dieno uid"),
    }
)
ROLES: Final = ("x", "y", *_EXACT)
"""Roles that a column may have."""


def roles_of(names: Sequence[str]) -> dict[str, int]:
    """Number of the column in each role that was found; the first one in file order.

    ``x`` and ``y`` are found in spellings such as X, die_x, XCoord, x-index, col, Die Column.
    """
    found: dict[str, int] = {}
    for index, name in enumerate(names):
        role = role_of(name)
        if role is not None and role not in found:
            found[role] = index
    return found


def role_of(name: str) -> str | None:
    """Role of one column by its name, None for any other column."""
    plain = re.sub(r"[^a-z0-9]", "", name.lower())
    for role, spellings in _EXACT.items():
        if plain in spellings:
            return role
    rest = _FILLERS.sub("", plain.removeprefix("wafer"))
    if rest in ("x", "col", "column"):
        return "x"
    return "y" if rest in ("y", "row") else None


def listed(names: Iterable[str]) -> str:
    """Column names for a message, at most 12 of them."""
    shown = [name.strip() or "(no name)" for name in names]
    more = f" and {len(shown) - 12} more" if len(shown) > 12 else ""
    return ", ".join(name[:40] for name in shown[:12]) + more
