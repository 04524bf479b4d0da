"""KLARF 1.2 and 1.8 of what was found, one file a wafer: for a review SEM or a yield system.

One record a defect. XREL and YREL are in its die from the lower left corner, XWAFER and YWAFER
from the wafer's centre; lengths are um in 1.2 and nm in 1.8, areas their squares. CLASSNUMBER
is 1 to 8 in taxonomy order and named in the class lookup. Die indices grow right and up, as
KLARF has it: where the source's axis runs the other way its die coordinates are negated.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import numpy as np

from ml_core.formats.results.die_places import DieFrame, DiePlace, visit_pixel
from ml_core.formats.results.naming import NameBook
from ml_core.formats.results.writing import make_folder, write_whole
from ml_core.wafer.grid import Notch
from ml_core.wafer.inspection import Defect, Inspection
from ml_core.wafer.map import WaferMap
from ml_core.wafer.taxonomy import CLASSES

_COLUMNS: Final = (
    "DEFECTID", "XREL", "YREL", "XINDEX", "YINDEX", "XSIZE", "YSIZE", "DEFECTAREA", "DSIZE",
    "CLASSNUMBER", "TEST", "CLUSTERNUMBER", "ROUGHBINNUMBER", "FINEBINNUMBER", "XWAFER",
    "YWAFER", "IMAGECOUNT",
)  # fmt: skip
_TYPES_18: Final = {"DEFECTAREA": "float"}
_NM_PER_UM: Final = 1000
_DEGREES: Final = {Notch.DOWN: 0, Notch.UNKNOWN: 0, Notch.LEFT: 90, Notch.UP: 180, Notch.RIGHT: 270}
_LOOKUP: Final = ((0, "Unclassified"), *((each.index + 1, each.title) for each in CLASSES))


class KlarfFolder:
    """Two folders, ``1.2`` and ``1.8``, with one file a wafer each."""

    def __init__(self, folder: Path) -> None:
        """Make the folders.

        Raises:
            ExportError: they cannot be made.
        """
        self._folder = folder
        self._names = NameBook()
        for version in ("1.2", "1.8"):
            make_folder(folder / version)

    def add(self, wafer: WaferMap, inspection: Inspection) -> None:
        """Write one wafer as ``1.2/NAME.klarf`` and ``1.8/NAME.klarf``.

        Raises:
            ExportError: a file cannot be written.
        """
        name = f"{self._names.name(wafer)}.klarf"
        write_whole(self._folder / "1.2" / name, klarf_12(wafer, inspection).encode("utf-8"))
        write_whole(self._folder / "1.8" / name, klarf_18(wafer, inspection).encode("utf-8"))

    def close(self) -> tuple[Path, ...]:
        """Give the folder; each file was whole as soon as it was added."""
        return (self._folder,)


def klarf_12(wafer: WaferMap, inspection: Inspection) -> str:
    """A wafer's defects as a KLARF 1.2 file (lengths in um).

    Args:
        wafer: the wafer; its dies are the test plan.
        inspection: the defects.

    Returns:
        The file's text.
    """
    facts = _Facts.of(wafer)
    stamp = facts.tested.strftime("%m-%d-%y %H:%M:%S")
    (pitch_x, pitch_y), (centre_x, centre_y) = facts.frame.pitch_um, facts.frame.centre_um
    lines = [
        "FileVersion 1 2;",
        f"FileTimestamp {stamp};",
        'InspectionStationID "Wafer Studio" "wafer-studio" "1";',
        "SampleType WAFER;",
        f"ResultTimestamp {stamp};",
        f'LotID "{facts.lot}";',
        f"SampleSize 1 {wafer.grid.diameter_mm:g};",
        f'DeviceID "{facts.device}";',
        f'SetupID "{facts.setup}" {stamp};',
        f'StepID "{facts.step}";',
        "SampleOrientationMarkType NOTCH;",
        f"OrientationMarkLocation {facts.mark};",
        f"DiePitch {pitch_x:.10e} {pitch_y:.10e};",
        f"DieOrigin {0:.10e} {0:.10e};",
        f'WaferID "{facts.wafer}";',
        f"Slot {facts.slot};",
        f"SampleCenterLocation {centre_x:.10e} {centre_y:.10e};",
        f"ClassLookup {len(_LOOKUP)}",
        _list_12([f'{number} "{name}"' for number, name in _LOOKUP]),
        f'OrientationInstructions "{facts.note}";',
        "CoordinatesMirrored NO;",
        "InspectionTest 1;",
        f"SampleTestPlan {len(facts.plan)}",
        _list_12([f"{x} {y}" for x, y in facts.plan]),
        f"AreaPerTest {facts.area_um2:.10e};",
        f"DefectRecordSpec {len(_COLUMNS)} {' '.join(_COLUMNS)} ;",
        "DefectList",
        _list_12([_record(wafer, facts, each, version="1.2") for each in inspection.defects]),
        "SummarySpec 5 TESTNO NDEFECT DEFDENSITY NDIE NDEFDIE ;",
        "SummaryList",
        f" {_summary(facts, inspection)};",
        "EndOfFile;",
    ]
    return "\n".join(lines) + "\n"


def klarf_18(wafer: WaferMap, inspection: Inspection) -> str:
    """A wafer's defects as a KLARF 1.8 file (lengths in nm).

    Args:
        wafer: the wafer; its dies are the test plan.
        inspection: the defects.

    Returns:
        The file's text.
    """
    facts = _Facts.of(wafer)
    day, time = facts.tested.strftime("%m-%d-%Y"), facts.tested.strftime("%H:%M:%S")
    pitch = _nm(facts.frame.pitch_um)
    lookup = [f'{number} "{name}" ""' for number, name in _LOOKUP]
    names = "int32 CLASSNUMBER, string CLASSNAME, string CLASSCODE"
    return f"""Record FileRecord "1.8"
{{
  Field FileTimestamp 2 {{"{day}", "{time}"}}
  Record LotRecord "{facts.lot}"
  {{
    Field DeviceID 1 {{"{facts.device}"}}
    Field DiePitch 2 {{{pitch}}}
    Field InspectionStationID 3 {{"Wafer Studio", "wafer-studio", "1"}}
    Field OrientationMarkLocation 1 {{{_DEGREES[wafer.grid.notch]}}}
    Field RecipeID 3 {{"{facts.setup}", "{day}", "{time}"}}
    Field ResultTimestamp 2 {{"{day}", "{time}"}}
    Field SampleOrientationMarkType 1 {{"NOTCH"}}
    Field SampleSize 2 {{{round(wafer.grid.diameter_mm * 1e6)}, 0}}
    Field SampleType 1 {{"WAFER"}}
    Field StepID 1 {{"{facts.step}"}}
    {_list_18("ClassLookupList", names, lookup)}
    {_wafer_18(wafer, facts, inspection)}
  }}
}}
EndOfFile;
"""


@dataclass(frozen=True)
class _Facts:
    """A wafer's header, in words that are safe between a KLARF's quotes."""

    frame: DieFrame
    plan: tuple[tuple[int, int], ...]
    tested: datetime
    lot: str
    wafer: str
    device: str
    setup: str
    step: str
    slot: int
    mark: str
    note: str
    area_um2: float

    @classmethod
    def of(cls, wafer: WaferMap) -> "_Facts":
        info, grid, frame = wafer.info, wafer.grid, DieFrame(wafer.grid)
        plan = _test_plan(wafer, frame)
        return cls(
            frame=frame, plan=plan, tested=_tested_at(info.tested_at), lot=_quoted(info.lot),
            wafer=_quoted(info.wafer), device=_quoted(info.product),
            setup=_quoted(info.program), step=_quoted(info.step),
            slot=int(info.slot) if info.slot and info.slot.strip().isdecimal() else 0,
            mark="DOWN" if grid.notch is Notch.UNKNOWN else grid.notch.name,
            note=_note(wafer),
            area_um2=len(plan) * frame.pitch_um[0] * frame.pitch_um[1],
        )  # fmt: skip


def _note(wafer: WaferMap) -> str:
    """What a KLARF has no field for: that a part of the geometry is a guess."""
    guesses = ["pitch or diameter estimated"] if wafer.grid.is_estimated else []
    if wafer.grid.notch is Notch.UNKNOWN:
        guesses.append("notch not known and taken for down")
    return f"Wafer Studio: {', '.join(guesses)}" if guesses else ""


def _test_plan(wafer: WaferMap, frame: DieFrame) -> tuple[tuple[int, int], ...]:
    if not wafer.grid.has_dies:
        return ((0, 0),)
    rows, columns = np.nonzero(wafer.die_mask)
    dies = wafer.grid.cell_to_die(np.stack([columns, rows], axis=-1)).tolist()
    return tuple(frame.index_of((x, y)) for x, y in dies)


def _wafer_18(wafer: WaferMap, facts: _Facts, inspection: Inspection) -> str:
    """The wafer's record of a KLARF 1.8 file: defects, test plan, summary."""
    columns = ", ".join(f"{_TYPES_18.get(name, 'int32')} {name}" for name in _COLUMNS)
    records = [_record(wafer, facts, each, version="1.8") for each in inspection.defects]
    plan = [f"{x} {y}" for x, y in facts.plan]
    summary = "int32 TESTNO, int32 NDEFECT, float DEFDENSITY, int32 NDIE, int32 NDEFDIE"
    return f"""Record WaferRecord "{facts.wafer}"
    {{
      Field DieOrigin 2 {{0, 0}}
      Field OrientationInstructions 1 {{"{facts.note}"}}
      Field SampleCenterLocation 2 {{{_nm(facts.frame.centre_um)}}}
      Field SlotNumber 1 {{{facts.slot}}}
      {_list_18("DefectList", columns, records)}
      Record TestRecord "1"
      {{
        Field AreaPerTest 1 {{{facts.area_um2 * _NM_PER_UM**2:.10e}}}
        {_list_18("SampleTestPlanList", "int32 XINDEX, int32 YINDEX", plan)}
      }}
      Record SummaryRecord
      {{
        {_list_18("TestSummaryList", summary, [_summary(facts, inspection)])}
      }}
    }}"""


def _record(wafer: WaferMap, facts: _Facts, defect: Defect, *, version: str) -> str:
    """One line of the defect list: um with a nanometre's digits in 1.2, whole nm in 1.8."""
    place: DiePlace = facts.frame.place(visit_pixel(defect, wafer.grid))
    pixel_x, pixel_y = wafer.grid.pixel_mm
    size = (defect.bbox_px[2] * pixel_x * 1000, defect.bbox_px[3] * pixel_y * 1000)

    def lengths(values_um: tuple[float, ...]) -> list[str]:
        if version == "1.2":
            return [f"{um:.3f}" for um in values_um]
        return [str(round(um * _NM_PER_UM)) for um in values_um]

    area = f"{defect.area_mm2 * 1e6:.6f}" if version == "1.2" else f"{defect.area_mm2 * 1e12:.1f}"
    number = defect.defect_class.index + 1
    values = (
        defect.number, *lengths(place.offset_um), *place.index, *lengths(size), area,
        *lengths((defect.length_mm * 1000,)), number, 1, defect.number, number, number,
        *lengths(place.wafer_um), 0,
    )  # fmt: skip
    return " ".join(str(value) for value in values)


def _summary(facts: _Facts, inspection: Inspection) -> str:
    dies = {die for defect in inspection.defects for die in defect.dies or ()}
    count = len(inspection.defects)
    density = count / (facts.area_um2 / 1e8) if facts.area_um2 else 0.0
    return f"1 {count} {density:.10e} {len(facts.plan)} {len(dies)}"


def _list_12(rows: list[str]) -> str:
    return "\n".join(f" {row}" for row in rows) + ";" if rows else ";"


def _list_18(name: str, columns: str, rows: list[str]) -> str:
    count = len(columns.split(","))
    body = "\n".join(f"  {row};" for row in rows)
    data = f"{{\n{body}\n}}" if rows else "{ }"
    return f"List {name}\n{{\n  Columns {count} {{ {columns} }}\n  Data {len(rows)}\n  {data}\n}}"


def _nm(lengths_um: tuple[float, float]) -> str:
    return ", ".join(str(round(value * _NM_PER_UM)) for value in lengths_um)


def _quoted(text: str | None) -> str:
    """Text that ends neither its quotes nor its line: a KLARF has no escapes."""
    swapped = (text or "").replace('"', "'").replace(";", ",").replace("\\", "/")
    printable = "".join(mark if mark.isprintable() else " " for mark in swapped)
    return printable.replace("{", "(").replace("}", ")").encode("utf-8", "replace").decode()


def _tested_at(text: str | None) -> datetime:
    try:
        return datetime.fromisoformat(text or "")
    except ValueError:
        return datetime.now(UTC)
