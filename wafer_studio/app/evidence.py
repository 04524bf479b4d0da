"""Evidence pages from the window: with heat maps of the model in use."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wafer_studio.app.inspection import Inspecting
from wafer_studio.version import __version__

if TYPE_CHECKING:
    from ml_core.formats.results.writing import Sink

EVIDENCE: Final = "evidence"
"""Name of the export, and of its folder."""


def evidence_opener(
    inspecting: Inspecting, *, operator: str, note: str
) -> "Callable[[Path], Sink]":
    """What starts the evidence pages below a folder.

    Args:
        inspecting: whose model explains; without one the pages say that there is no heat map.
        operator: who answers for the pages; a line to sign on where empty.
        note: free text on them.
    """

    def start(folder: Path) -> "Sink":
        from ml_core.explain.evidence import HeatOfVerdict
        from ml_core.formats.results.evidence import EvidenceDetails, EvidenceFolder, no_heat

        package = inspecting.package
        heat = HeatOfVerdict(package[0], providers=package[1]) if package else no_heat
        details = EvidenceDetails(
            operator=operator, note=note, program=f"Wafer Studio {__version__}"
        )
        return EvidenceFolder(folder / EVIDENCE, details=details, heat=heat)

    return start
