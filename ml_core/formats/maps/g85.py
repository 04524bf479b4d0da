"""SEMI G85 XML wafer maps. Device sizes are um, the notch is in degrees clockwise from down."""

from collections.abc import Iterator
from typing import Final

from ml_core.formats.maps.bin_maps import (
    BinRule,
    bins_of_codes,
    code_type,
    code_value,
    codes_of,
    origin_of,
    states_of_codes,
)
from ml_core.formats.maps.xml_tree import Element, looks_like_xml, xml_tree
from ml_core.formats.reader import PlainFile, ReadOptions
from ml_core.formats.shared.geometry import apply_given
from ml_core.formats.shared.layout import diameter_of, grid_of, notch_of_degrees
from ml_core.formats.shared.numbering import WaferKeys
from ml_core.formats.shared.sources import number, refuse, source_of, told, whole
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.map import WaferInfo, WaferMap

_ORIGINS: Final = {
    0: ("Center", "UpRight"), 1: ("UpperRight", "DownLeft"), 2: ("UpperLeft", "DownRight"),
    3: ("LowerLeft", "UpRight"), 4: ("LowerRight", "UpLeft"),
}  # fmt: skip


class G85Reader:
    """Reads G85 maps; a wafer's key is its SubstrateId."""

    name = "g85"

    def claims(self, file: PlainFile) -> bool:
        """True for XML with a Map of a Device."""
        return looks_like_xml(file, "Map ", "Map>", "Map\n", "Map\r", "Maps") and (
            b"Device" in file.head or b"D\0e\0v\0i\0c\0e\0" in file.head
        ) and b"SubstrateMap" not in file.head  # fmt: skip

    def read(self, file: PlainFile, options: ReadOptions) -> Iterator[WaferMap]:
        """Yield one map a Device.

        Raises:
            WaferFileError: broken XML, no map in it, or rows that do not fit.
        """
        keys = WaferKeys()
        tree = xml_tree(file)
        for outer in tree.all("Map"):
            for device in outer.all("Device"):
                name = outer.get("SubstrateId") or outer.get("WaferId") or device.get("WaferId")
                yield _map(file, device, name or "", keys, options)
        if not keys:
            raise refuse(file, "the XML holds no Device with a map; export it again")


def _map(
    file: PlainFile, device: Element, name: str, keys: WaferKeys, options: ReadOptions
) -> WaferMap:
    kind = code_type(device.get("BinType"))
    blocks = list(device.all("Data"))
    rows = [(row.line, row.text) for row in (blocks[0].all("Row") if blocks else ())]
    said = _odd(device, len(rows), len(blocks))
    codes = codes_of(file, rows, kind, _columns(device))
    null = code_value(device.get("NullBin") or "", kind)
    states, odd_bins = states_of_codes(codes, _rules(device), kind, null)
    height, width = states.shape
    product = told(device.get("ProductId"))
    return WaferMap(
        source=source_of(file, format_name="g85", key=keys.key_of(name)),
        info=WaferInfo(
            lot=told(device.get("LotId")),
            wafer=told(name),
            product=product,
            equipment=told(device.get("SupplierName")),
            tested_at=told(device.get("CreateDate")),
        ),
        grid=apply_given(_grid(device, width, height), product, options),
        cells=states,
        hard_bins=bins_of_codes(codes, states, kind),
        warnings=(*said, *odd_bins),
    )


def _columns(device: Element) -> int | None:
    return whole(device.get("Columns"), limit=1 << 24) or None


def _rules(device: Element) -> list[BinRule]:
    return [
        BinRule(b.get("BinCode") or "", b.get("BinQuality") or "", whole(b.get("BinCount")))
        for b in device.all("Bin")
    ]


def _odd(device: Element, rows: int, blocks: int) -> list[str]:
    said = []
    declared = whole(device.get("Rows"))
    if declared is not None and declared != rows:
        said.append(f"The map has {rows} rows, but the file declares {declared}.")
    if blocks > 1:
        said.append(f"The file holds {blocks} maps of this wafer; the first is shown.")
    return said


def _grid(device: Element, columns: int, rows: int) -> DieGrid:
    where = whole(device.get("OriginLocation"))
    place, axes = _ORIGINS.get(2 if where is None else where, _ORIGINS[2])
    origin = origin_of(place, axes, columns=columns, rows=rows)
    x, y = number(device.get("DeviceSizeX")), number(device.get("DeviceSizeY"))
    return grid_of(
        columns=columns,
        rows=rows,
        pitch_mm=(x / 1000, y / 1000) if x and y else None,
        diameter_mm=diameter_of(number(device.get("WaferSize"))),
        notch=notch_of_degrees(number(device.get("Orientation"))),
        first_die=origin.first_die,
        x_right=origin.x_right,
        y_down=origin.y_down,
    )


READER: Final = G85Reader()
"""The reader of this format."""
