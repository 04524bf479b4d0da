"""KLARF 1.2 and 1.8 of what was found, one file a wafer: for a review SEM or a yield system.

One record a defect. XREL and YREL are in its die from the lower left corner, XWAFER and YWAFER
from the wafer's centre; lengths are um in 1.2 and nm in 1.8, areas their squares. CLASSNUMBER
is 1 to 8 in taxonomy order and named in the class lookup. Die indices grow right and up, as
KLARF has it: where the source's axis runs the other way its die coordinates are negated.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import numpy as np

from ml_core.formats.results.die_places import DieFrame, DiePlace, visit_pixel
from ml_core.formats.results.naming import NameBook
from ml_core.formats.results.writing import make_folder, write_whole
from ml_core.wafer.grid import Notch
from ml_core.wafer.inspection import Defect, Inspection, Point
from ml_core.wafer.map import WaferMap
from ml_core.wafer.taxonomy import CLASSES

_COLUMNS: Final = (
    "DEFECTID", "XREL", "YREL", "XINDEX", "YINDEX", "XSIZE", "YSIZE", "DEFECTAREA", "DSIZE",
    "CLASSNUMBER", "TEST", "CLUSTERNUMBER", "ROUGHBINNUMBER", "FINEBINNUMBER", "XWAFER",
    "YWAFER", "IMAGECOUNT",
)  # fmt: skip
_STAGE_COLUMNS: Final = ("XSTAGE", "YSTAGE")
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
    return records_as_12(wafer, _records_of(wafer, inspection))


def klarf_18(wafer: WaferMap, inspection: Inspection) -> str:
    """A wafer's defects as a KLARF 1.8 file (lengths in nm).

    Args:
        wafer: the wafer; its dies are the test plan.
        inspection: the defects.

    Returns:
        The file's text.
    """
    return records_as_18(wafer, _records_of(wafer, inspection))


@dataclass(frozen=True)
class KlarfRecord:
    """One line of a defect list.

    Attributes:
        number: DEFECTID.
        pixel: its place, raster pixels.
        size_um: XSIZE and YSIZE, um.
        area_um2: DEFECTAREA, um2.
        length_um: DSIZE, um.
        class_number: 1 to 8 in taxonomy order; 0 for none.
        cluster: CLUSTERNUMBER.
        dies: affected dies, source coordinates.
        stage_um: where the stage is to drive, um; None where it is not aligned.
    """

    number: int
    pixel: Point
    size_um: Point
    area_um2: float
    length_um: float
    class_number: int
    cluster: int
    dies: tuple[tuple[int, int], ...] = ()
    stage_um: Point | None = None


def records_as_12(wafer: WaferMap, records: Sequence[KlarfRecord], *, note: str = "") -> str:
    """Records in their order as a KLARF 1.2 file (lengths in um).

    Args:
        wafer: the wafer; its dies are the test plan.
        records: the defect list. Where all have a stage position, the columns XSTAGE and
            YSTAGE (no standard names: a reader goes by the record's specification) tell it.
        note: joined to the orientation instructions, for people.

    Returns:
        The file's text.
    """
    facts = _Facts.of(wafer, records, note=note)
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
        f"DefectRecordSpec {len(facts.columns)} {' '.join(facts.columns)} ;",
        "DefectList",
        _list_12([_record(facts, each, version="1.2") for each in records]),
        "SummarySpec 5 TESTNO NDEFECT DEFDENSITY NDIE NDEFDIE ;",
        "SummaryList",
        f" {_summary(facts, records)};",
        "EndOfFile;",
    ]
    return "\n".join(lines) + "\n"


def records_as_18(wafer: WaferMap, records: Sequence[KlarfRecord], *, note: str = "") -> str:
    """Records in their order as a KLARF 1.8 file (lengths in nm); see `records_as_12`."""
    facts = _Facts.of(wafer, records, note=note)
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
    {_wafer_18(facts, records)}
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
    columns: tuple[str, ...]

    @classmethod
    def of(cls, wafer: WaferMap, records: Sequence[KlarfRecord], *, note: str) -> "_Facts":
        info, grid, frame = wafer.info, wafer.grid, DieFrame(wafer.grid)
        plan = _test_plan(wafer, frame)
        return cls(
            frame=frame, plan=plan, tested=_tested_at(info.tested_at), lot=_quoted(info.lot),
            wafer=_quoted(info.wafer), device=_quoted(info.product),
            setup=_quoted(info.program), step=_quoted(info.step),
            slot=int(info.slot) if info.slot and info.slot.strip().isdecimal() else 0,
            mark="DOWN" if grid.notch is Notch.UNKNOWN else grid.notch.name,
            note=_note(wafer, note),
            area_um2=len(plan) * frame.pitch_um[0] * frame.pitch_um[1],
            columns=(*_COLUMNS, *(_STAGE_COLUMNS if _are_aligned(records) else ())),
        )  # fmt: skip


def _are_aligned(records: Sequence[KlarfRecord]) -> bool:
    return bool(records) and all(record.stage_um is not None for record in records)


def _note(wafer: WaferMap, more: str) -> str:
    """What a KLARF has no field for: that a part of the geometry is a guess, and more."""
    guesses = ["pitch or diameter estimated"] if wafer.grid.is_estimated else []
    if wafer.grid.notch is Notch.UNKNOWN:
        guesses.append("notch not known and taken for down")
    told = [*guesses, *([more] if more else [])]
    return _quoted(f"Wafer Studio: {', '.join(told)}" if told else "")


def _test_plan(wafer: WaferMap, frame: DieFrame) -> tuple[tuple[int, int], ...]:
    if not wafer.grid.has_dies:
        return ((0, 0),)
    rows, columns = np.nonzero(wafer.die_mask)
    dies = wafer.grid.cell_to_die(np.stack([columns, rows], axis=-1)).tolist()
    return tuple(frame.index_of((x, y)) for x, y in dies)


def _wafer_18(facts: _Facts, defects: Sequence[KlarfRecord]) -> str:
    """The wafer's record of a KLARF 1.8 file: defects, test plan, summary."""
    columns = ", ".join(f"{_TYPES_18.get(name, 'int32')} {name}" for name in facts.columns)
    records = [_record(facts, each, version="1.8") for each in defects]
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
        {_list_18("TestSummaryList", summary, [_summary(facts, defects)])}
      }}
    }}"""


def _records_of(wafer: WaferMap, inspection: Inspection) -> tuple[KlarfRecord, ...]:
    return tuple(record_of(wafer, defect) for defect in inspection.defects)


def record_of(wafer: WaferMap, defect: Defect) -> KlarfRecord:
    """A defect's line, at a point inside it."""
    pixel_x, pixel_y = wafer.grid.pixel_mm
    return KlarfRecord(
        number=defect.number, pixel=visit_pixel(defect, wafer.grid),
        size_um=(defect.bbox_px[2] * pixel_x * 1000, defect.bbox_px[3] * pixel_y * 1000),
        area_um2=defect.area_mm2 * 1e6, length_um=defect.length_mm * 1000,
        class_number=defect.defect_class.index + 1, cluster=defect.number,
        dies=defect.dies or (),
    )  # fmt: skip


def _record(facts: _Facts, record: KlarfRecord, *, version: str) -> str:
    """One line of the defect list: um with a nanometre's digits in 1.2, whole nm in 1.8."""
    place: DiePlace = facts.frame.place(record.pixel)

    def lengths(values_um: tuple[float, ...]) -> list[str]:
        if version == "1.2":
            return [f"{um:.3f}" for um in values_um]
        return [str(round(um * _NM_PER_UM)) for um in values_um]

    area = f"{record.area_um2:.6f}" if version == "1.2" else f"{record.area_um2 * 1e6:.1f}"
    number = record.class_number
    stage = record.stage_um if len(facts.columns) > len(_COLUMNS) else None
    values = (
        record.number, *lengths(place.offset_um), *place.index, *lengths(record.size_um), area,
        *lengths((record.length_um,)), number, 1, record.cluster, number, number,
        *lengths(place.wafer_um), 0, *lengths(stage or ()),
    )  # fmt: skip
    return " ".join(str(value) for value in values)


def _summary(facts: _Facts, records: Sequence[KlarfRecord]) -> str:
    dies = {die for record in records for die in record.dies}
    count = len(records)
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
