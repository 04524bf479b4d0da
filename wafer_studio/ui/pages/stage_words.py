"""Words of the stage page."""

from typing import Final

from ml_core.wafer.alignment import Alignment
from wafer_studio.app.staging import Fit, PointKind
from wafer_studio.ui.language import noted, translated

_LARGE_UM: Final = 100.0
"""A residual above this asks for a look at the geometry."""
_EXACT: Final = 3
"""Points through which an affine map always goes."""
SHOWN: Final = (
    (noted("stage", "All candidates"), None),
    (noted("stage", "Defects"), PointKind.DEFECT),
    (noted("stage", "Reported by the source"), PointKind.REPORTED),
    (noted("stage", "Dies that failed"), PointKind.DIE),
)
"""Kinds of candidates, and what they are called."""
NO_WAFER: Final = noted("stage", "Choose a wafer to pick what is looked at on the microscope.")
NO_CANDIDATE: Final = noted(
    "stage",
    "Nothing to pick here. Inspect the wafer with F5 for its defects, or add a die below.",
)
NO_POINT: Final = noted(
    "stage", "Tick defects or dies at the left; the way through them is shown here."
)
NO_REFERENCE: Final = noted(
    "stage",
    "Add two or three points far apart, drive to each, and type what the stage shows there.",
)
BUTTONS: Final = {
    "die": noted("stage", "&Add die"),
    "tick": noted("stage", "&Pick"),
    "untick": noted("stage", "&Unpick"),
    "add": noted("stage", "Add al&ignment point"),
    "remove": noted("stage", "Re&move"),
    "export": noted("stage", "Write CSV and &KLARF…"),
    "import": noted("stage", "&Read verdicts…"),
}
TIPS: Final = {
    "die": noted("stage", "Put the die that is typed at the left on the list"),
    "tick": noted("stage", "Put the selected lines on the list"),
    "untick": noted("stage", "Take the selected lines off the list; what was found there is kept"),
    "add": noted("stage", "Align at the die that is typed, or at the current candidate"),
    "remove": noted("stage", "Take the current alignment point away"),
    "export": noted(
        "stage", "The list in visiting order for the microscope: CSV, KLARF 1.2 and 1.8"
    ),
    "import": noted(
        "stage",
        "A CSV with the columns point and fa_verdict, as it came back from the microscope",
    ),
}


def fit_words(alignment: Alignment) -> str:
    """How well the points fit, and what to do where they do not."""
    count = len(alignment.residuals_um)
    hint = ""
    if alignment.fit is Fit.AFFINE and count == _EXACT:
        hint = translated(
            "stage", " Three points always fit an affine map: a fourth tells how well."
        )
    elif alignment.worst_um > _LARGE_UM:
        hint = translated(
            "stage",
            " That is much: check the die pitch (Ctrl+G), the points, or fit affine.",
        )
    return translated(
        "stage",
        "Residual {worst_um} µm at most, {rms_um} µm rms over {count} points.{hint}",
    ).format(
        worst_um=f"{alignment.worst_um:.1f}",
        rms_um=f"{alignment.rms_um:.1f}",
        count=count,
        hint=hint,
    )
