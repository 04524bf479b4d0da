"""Small valid wafer files of many formats, and what a reader makes of bytes."""

import hashlib
import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from ml_core.formats.reader import PlainFile, Reader, ReadOptions
from ml_core.wafer.map import WaferMap


def plain(path: Path) -> PlainFile:
    """A file on disk as readers are given it."""
    data = path.read_bytes()
    return PlainFile(
        shown=str(path),
        path=path,
        size=len(data),
        head=data[: 1 << 16],
        sha256=hashlib.sha256(data).hexdigest(),
    )


def write(folder: Path, data: bytes | str, name: str = "wafer.bin") -> PlainFile:
    """Write bytes, or text as UTF-8, and hand them over as a plain file."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return plain(path)


def read(reader: Reader, file: PlainFile, options: ReadOptions | None = None) -> list[WaferMap]:
    """All wafers of a file that the reader must claim."""
    assert reader.claims(file)
    return list(reader.read(file, options or ReadOptions()))


KLARF12_HEAD = """FileVersion 1 2;
FileTimestamp 01-02-20 03:04:05;
InspectionStationID "ACME" "Eye; 9" "NONE";
SampleType WAFER;
ResultTimestamp 12-31-99 23:59:58;
LotID "LOT1";
SampleSize 1 200;
DeviceID "PROD";
SetupID "RECIPE" 01-02-20 03:04:05;
StepID "M1";
SampleOrientationMarkType NOTCH;
OrientationMarkLocation DOWN;
DiePitch 1.0e+04 2.0e+04;
DieOrigin 0 0;
"""
KLARF12_SPEC = (
    "DefectRecordSpec 12 DEFECTID XREL YREL XINDEX YINDEX XSIZE YSIZE DEFECTAREA DSIZE "
    "CLASSNUMBER IMAGECOUNT IMAGELIST ;\n"
)


def klarf12(
    rows: Sequence[str] = ("1 10.5 20.5 -1 2 3 4 12 5 7 0 0",),
    *,
    spec: str = KLARF12_SPEC,
    plan: str = "SampleTestPlan 3\n -1 2\n 0 2\n 0 -1 ;\n",
    end: str = "SummarySpec 2 TESTNO NDEFECT ;\nSummaryList\n 1 1 ;\nEndOfFile;\n",
) -> str:
    """A KLARF 1.2 file of one wafer."""
    return (
        KLARF12_HEAD
        + 'WaferID "W 01";\nSlot 7;\nSampleCenterLocation 5000 10000;\n'
        + 'ClassLookup 2\n 0 "None"\n 7 "Scratch; long" ;\n'
        + plan
        + spec
        + "DefectList\n "
        + "\n ".join(rows)
        + " ;\n"
        + end
    )


KLARF18 = """Record FileRecord "1.8"
{
  Record LotRecord "LOT8"
  {
    Record WaferRecord "W8"
    {
      Field SlotNumber 1 {3}
      Field SampleCenterLocation 2 {5000000, 10000000}
      List DefectList
      {
        Columns 7 { int32 DEFECTID, int32 YREL, int32 XREL, int32 YINDEX, int32 XINDEX,
        int32 CLASSNUMBER, ImageList IMAGEINFO }
        Data 2
        {
          5 2000 1000 2 -1 4 Images 1 { "a;b.tif", "TIF", 1, "x" } ;
          6 2000 1000 0 0 4 N ;
        }
      }
    }
    Field DiePitch 2 {10000000, 20000000}
    Field SampleSize 2 {300000000, 0}
    Field OrientationMarkLocation 1 {180}
    List ClassLookupList
    {
      Columns 3 { int32 CLASSNUMBER, string CLASSNAME, string CLASSCODE }
      Data 1 { 4 "Particle" ""; }
    }
  }
}
EndOfFile;
"""


def round_map(columns: int = 21, rows: int = 19, seed: int = 3) -> np.ndarray:
    """(rows, columns) uint8 map: an ellipse of passing dies with some that fail."""
    y, x = np.mgrid[:rows, :columns]
    inside = ((x + 0.5) / columns - 0.5) ** 2 + ((y + 0.5) / rows - 0.5) ** 2 <= 0.25
    fails = np.random.default_rng(seed).random((rows, columns)) < 0.2
    return (inside * (1 + fails)).astype(np.uint8)


def picture(
    cells: np.ndarray, colours: Sequence[tuple[int, int, int]], block: int = 1
) -> Image.Image:
    """A map as a picture, each die a block of pixels."""
    rgb = np.array(colours, dtype=np.uint8)[cells]
    return Image.fromarray(np.repeat(np.repeat(rgb, block, axis=0), block, axis=1))


def image_bytes(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """A picture's file."""
    stream = io.BytesIO()
    image.save(stream, format=kind, **options)
    return stream.getvalue()


def npz_bytes(**arrays: np.ndarray) -> bytes:
    """A compressed .npz file."""
    stream = io.BytesIO()
    np.savez_compressed(stream, **arrays)
    return stream.getvalue()


def npy_bytes(array: np.ndarray) -> bytes:
    """A .npy file."""
    stream = io.BytesIO()
    np.save(stream, array)
    return stream.getvalue()


def set_bytes(maps: Sequence[np.ndarray], **columns: np.ndarray) -> bytes:
    """A die-grid set."""
    return npz_bytes(
        cells=np.concatenate([m.ravel() for m in maps]),
        shape=np.array([m.shape for m in maps], dtype=np.int32),
        **columns,
    )


G85 = """<?xml version="1.0"?>
<Maps><Map xmlns="http://www.semi.org" SubstrateId="W1" FormatRevision="SEMI G85 0703">
<Device Rows="3" Columns="4" LotId="L1" BinType="{kind}" NullBin="{null}" ProductId="P1"
 WaferSize="200" DeviceSizeX="5000" DeviceSizeY="10000" Orientation="90" OriginLocation="{origin}"
 CreateDate="20200101">
<Bin BinCode="{good}" BinCount="5" BinQuality="Pass"/>
<Bin BinCode="{bad}" BinCount="2" BinQuality="Fail"/>
<Data><Row><![CDATA[{rows[0]}]]></Row><Row>{rows[1]}</Row><Row>{rows[2]}</Row></Data>
</Device></Map></Maps>
"""


def g85(kind: str = "ASCII", origin: int = 2) -> str:
    """A G85 file of the map ``.PP. / PFPP / .FP.`` with codes of a type."""
    null, good, bad, gap = {
        "ASCII": (".", "1", "X", ""),
        "Decimal": ("255", "001", "002", " "),
        "Hexadecimal": ("FF", "01", "0A", ""),
        "Integer2": ("FFFF", "0001", "000A", ""),
    }[kind]
    code = {".": null, "P": good, "F": bad}
    rows = [gap.join(code[c] for c in row) for row in (".PP.", "PFPP", ".FP.")]
    return G85.format(kind=kind, null=null, good=good, bad=bad, rows=rows, origin=origin)


SMALL_MAP = np.array([[0, 1, 1, 0], [1, 2, 1, 1], [0, 2, 1, 0]], dtype=np.uint8)
"""The map of ``g85``, ``e142`` and ``sinf``."""


def e142(origin: str = "LowerLeft", axes: str = "UpRight", orientation: int = 0) -> str:
    """An E142 file of ``SMALL_MAP``."""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<semi:MapData xmlns:semi="urn:semi-org:xsd.E142-1.V1005.SubstrateMap">
<semi:Layouts>
<semi:Layout LayoutId="WaferLayout" DefaultUnits="mm" TopLevel="true">
<semi:Dimension X="1" Y="1"/><semi:DeviceSize X="200" Y="200"/></semi:Layout>
<semi:Layout LayoutId="Dies" DefaultUnits="micron">
<semi:Dimension X="4" Y="3"/><semi:StepSize X="5000" Y="10" Units="mm"/>
<semi:ProductId> P1 </semi:ProductId></semi:Layout>
</semi:Layouts>
<semi:Substrates><semi:Substrate SubstrateType="Wafer" SubstrateId="W1">
<semi:LotId>L1</semi:LotId><semi:SlotNumber>3</semi:SlotNumber></semi:Substrate></semi:Substrates>
<semi:SubstrateMaps><semi:SubstrateMap SubstrateType="Wafer" SubstrateId="W1"
 LayoutSpecifier="WaferLayout/Dies" Orientation="{orientation}" OriginLocation="{origin}"
 AxisDirection="{axes}">
<semi:Overlay MapName="Sort"><semi:BinCodeMap BinType="HexaDecimal" NullBin="FF">
<semi:BinDefinitions>
<semi:BinDefinition BinCode="01" BinQuality="Pass" BinCount="6"/>
<semi:BinDefinition BinCode="0A" BinQuality="Fail"/>
</semi:BinDefinitions>
<semi:BinCode>FF0101FF</semi:BinCode><semi:BinCode>010A0101</semi:BinCode>
<semi:BinCode>FF0A01FF</semi:BinCode>
</semi:BinCodeMap></semi:Overlay></semi:SubstrateMap></semi:SubstrateMaps>
</semi:MapData>
"""


SINF = """DEVICE:P1
LOT:L1
WAFER:W1
FNLOC:180
ROWCT:3
COLCT:4
BCEQU:01
REFPX:1
REFPY:0
DUTMS:MM
XDIES:5.0
YDIES:10.0
RowData:__ 01 01 __
RowData:01 0A 01 01
RowData:@@ 0A 01 __
"""
CSV = """Lot;Wafer;Die X;Die Y;HBIN;SBIN;Result;V
L1;1;-1;5;1;1;P;0,5
L1;1;0;5;3;17;F;0,5
L1;2;0;5;1;1;P;0,5
L1;1;0;6;1;2;P;0,5
L1;1;0;5;1;4;P;0,5
L1;1;;;5;9;F;0,5
"""
