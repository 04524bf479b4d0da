"""Small whole files of every format, to begin from."""

import io
import pickle
from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from PIL import Image

from tests.stdf_files import FAILED, NO_VERDICT, Order, StdfFile

ATDF = b"""FAR:A|4|2|U
MIR:LOT|CHIP|JOB|NODE|T|8:14:59 23-JUL-1992|8:23:02 23-JUL-1992|Sandy|P|1|2B|HOT|N
WCR:D|R|U|200|2.5|3.5|3|18|-7
WIR:2|8:24:02 23-JUL-1992|2|W01
PIR:2|1
PRR:2|1|13|78|F|4|41|17|-7|||644|at
 edge|F13C20
PIR:2|1
PRR:2|1|14|78|P|1||18|-7
PIR:2|1
PRR:2|1|14|78|P|1||18|-7|C
WRR:2|11:02:42 23-JUL-1992|3|W01|3|102|214|3
WIR:2|||W02
PIR:2|1
PRR:2|1|13|78|P|1|0|17|-8
WRR:2||1|W02
HBR:2|1|4|1|F|SHORT
MRR:12:17:12 23-JUL-1992|H
"""


def stdf_seed(order: Order = "<") -> bytes:
    """Two wafers with every record that the reader looks at."""
    file = StdfFile(order).far().mir()
    file.wcr(diameter=200.0, height=3.0, width=4.0, units=3, flat="D", centre=(1, 1), x="R", y="U")
    file.wir("A").part(0, 0, part="1").part(1, 0, flag=FAILED, hard=5, part="2").ptr()
    file.pir(site=1).pir(site=2).prr(0, 1, site=2).prr(1, 1, site=1, flag=NO_VERDICT, hard=2)
    file.part(1, 0, part="2", hard=1).part(part="9").wrr("A", parts=6, good=5)
    file.record(99, 1, b"vendor").wir("B", head=2).part(3, 4, head=2).wrr("B", parts=1, head=2)
    return bytes(file.hbr(2, "P").sbr(2, "F").mrr())


def npy_seed() -> bytes:
    """A NumPy array of 3 x 4 cells."""
    stream = io.BytesIO()
    np.save(stream, np.array([[0, 1, 1, 0], [1, 2, 1, 1], [0, 1, 2, 0]], dtype=np.uint8))
    return stream.getvalue()


def npz_seed() -> bytes:
    """A die-grid set of two wafers."""
    stream = io.BytesIO()
    cells = np.array([0, 1, 2, 1, 1, 2], dtype=np.uint8)
    shape = np.array([[1, 2], [2, 2]])
    np.savez_compressed(
        stream, cells=cells, shape=shape, label=np.array(["none", "Edge-Loc"]), masks=cells * 0
    )
    return stream.getvalue()


def lswmd_seed() -> bytes:
    """A table of one wafer map, as pandas pickles it where pandas is installed."""
    row = {"waferMap": np.array([[0, 1, 0], [1, 2, 1]], dtype=np.uint8), "dieSize": 4.0}
    row |= {"lotName": "lot1", "waferIndex": 1.0, "trianTestLabel": [["Training"]]}
    try:
        import pandas as pd
    except ImportError:
        return pickle.dumps(row, protocol=2)
    return pickle.dumps(pd.DataFrame([row | {"failureType": [["none"]]}]), protocol=4)


def picture_seed(kind: str) -> bytes:
    """A picture of 8 x 6 pixels in three colours."""
    cells = np.array([[0, 1, 1, 0], [1, 2, 1, 1], [0, 1, 2, 0]]).repeat(2, axis=0).repeat(2, axis=1)
    colours = np.array([(255, 255, 255), (0, 160, 0), (200, 0, 0)], dtype=np.uint8)
    stream = io.BytesIO()
    Image.fromarray(colours[cells]).save(stream, format=kind)
    return stream.getvalue()


def parquet_seed() -> bytes:
    """A die table of four dies."""
    stream = io.BytesIO()
    columns = {"x": [0, 1, 0, 1], "y": [0, 0, 1, 1], "bin": [1, 1, 2, 1]}
    pq.write_table(pa.table(columns), stream)
    return stream.getvalue()


CSV = b"lot,wafer,x,y,hard_bin,pass\nL1,1,0,0,1,P\nL1,1,1,0,5,F\nL1,1,0,1,1,P\nL1,2,0,0,1,P\n"

SINF = b"""DEVICE:CHIP
LOT:L1
WAFER:W1
FNLOC:180
ROWCT:3
COLCT:4
BCEQU:01
REFPX:1
REFPY:1
DUTMS:MM
XDIES:2.5
YDIES:3.5
RowData:__ 01 01 __
RowData:01 0A 01 01
RowData:__ 01 @@ __
"""

KLARF12 = b"""FileVersion 1 2;
FileTimestamp 01-02-20 03:04:05;
InspectionStationID "ACME" "EYE" "1";
SampleType WAFER;
ResultTimestamp 12-31-99 23:59:58;
LotID "L1";
SampleSize 1 200;
DeviceID "CHIP";
SetupID "S" 01-02-20 03:04:05;
StepID "M1";
SampleOrientationMarkType NOTCH;
OrientationMarkLocation DOWN;
DiePitch 1.0e+04 2.0e+04;
DieOrigin 0 0;
WaferID "W1";
Slot 7;
SampleCenterLocation 5000 10000;
ClassLookup 2
 0 "None"
 7 "Scratch";
InspectionTest 1;
SampleTestPlan 3
 -1 2
 0 2
 0 -1;
DefectRecordSpec 9 DEFECTID XREL YREL XINDEX YINDEX XSIZE YSIZE CLASSNUMBER IMAGECOUNT ;
DefectList
 1 10.5 20.5 -1 2 3 4 7 0
 2 1e3 2e3 0 -1 N/A 4 0 0;
SummarySpec 2 TESTNO NDEFECT ;
SummaryList
 1 2;
EndOfFile;
"""

KLARF18 = b"""Record FileRecord "1.8"
{
  Record LotRecord "L8"
  {
    Record WaferRecord "W8"
    {
      Field SlotNumber 1 {3}
      Field SampleCenterLocation 2 {5000000, 10000000}
      List DefectList
      {
        Columns 5 { int32 DEFECTID, int32 XREL, int32 YREL, int32 XINDEX, int32 YINDEX }
        Data 2 { 5 2000 1000 2 -1 ; 6 2000 1000 0 0 ; }
      }
    }
    Field DiePitch 2 {10000000, 20000000}
    Field SampleSize 2 {300000000, 0}
  }
}
EndOfFile;
"""

G85 = b"""<?xml version="1.0"?>
<Map xmlns="http://www.semi.org" SubstrateType="Wafer" SubstrateId="W1">
 <Device ProductId="CHIP" LotId="L1" Orientation="90" WaferSize="200" DeviceSizeX="5000"
  DeviceSizeY="7000" Rows="2" Columns="3" BinType="HexaDecimal" NullBin="FF" OriginLocation="2">
  <Bin BinCode="01" BinCount="3" BinQuality="Pass"/>
  <Bin BinCode="0A" BinCount="1" BinQuality="Fail"/>
  <Data MapName="M"><Row><![CDATA[FF0101]]></Row><Row><![CDATA[010AFF]]></Row></Data>
 </Device>
</Map>
"""

E142 = b"""<?xml version="1.0"?>
<MapData xmlns="urn:semi-org:xsd.E142-1.V1005.SubstrateMap">
 <Layouts><Layout LayoutId="Dies" DefaultUnits="mm"><Dimension X="3" Y="2"/>
  <DeviceSize X="2" Y="3"/><StepSize X="2.5" Y="3.5"/><ProductId>CHIP</ProductId></Layout></Layouts>
 <Substrates><Substrate SubstrateType="Wafer" SubstrateId="W1"><LotId>L1</LotId></Substrate>
 </Substrates>
 <SubstrateMaps><SubstrateMap SubstrateType="Wafer" SubstrateId="W1" LayoutSpecifier="Dies"
  Orientation="180" OriginLocation="UpperLeft" AxisDirection="DownRight">
  <Overlay MapName="Bins" MapVersion="1"><BinCodeMap BinType="HexaDecimal" NullBin="FF">
   <BinDefinitions><BinDefinition BinCode="01" BinQuality="Pass"/></BinDefinitions>
   <BinCode>FF0101</BinCode><BinCode>010AFF</BinCode></BinCodeMap></Overlay>
 </SubstrateMap></SubstrateMaps>
</MapData>
"""

SEEDS: dict[str, Callable[[], bytes]] = {
    "stdf": stdf_seed,
    "stdf-big": lambda: stdf_seed(">"),
    "atdf": lambda: ATDF,
    "klarf12": lambda: KLARF12,
    "klarf18": lambda: KLARF18,
    "g85": lambda: G85,
    "e142": lambda: E142,
    "sinf": lambda: SINF,
    "csv": lambda: CSV,
    "parquet": parquet_seed,
    "npy": npy_seed,
    "npz": npz_seed,
    "lswmd": lswmd_seed,
    "png": lambda: picture_seed("PNG"),
    "tiff": lambda: picture_seed("TIFF"),
    "jpeg": lambda: picture_seed("JPEG"),
    "bmp": lambda: picture_seed("BMP"),
}
"""Whole files by name; a reader begins from those that it claims."""
