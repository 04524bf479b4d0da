"""SEMI E142 XML substrate maps: layouts, substrates and maps of bin codes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from ml_core.formats.maps.bin_maps import (
    BinRule,
    Codes,
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
from ml_core.formats.shared.layout import check_size, diameter_of, grid_of, notch_of_degrees
from ml_core.formats.shared.numbering import WaferKeys
from ml_core.formats.shared.sources import number, refuse, source_of, told, whole
from ml_core.wafer.grid import DieGrid
from ml_core.wafer.map import WaferInfo, WaferMap

_UNITS_MM: Final = {
    "mm": 1.0, "millimeter": 1.0, "millimeters": 1.0, "um": 1e-3, "micron": 1e-3, "microns": 1e-3,
    "micrometer": 1e-3, "micrometers": 1e-3, "µm": 1e-3, "nm": 1e-6, "cm": 10.0, "m": 1000.0,
    "inch": 25.4, "in": 25.4, "inches": 25.4, "mil": 0.0254, "mils": 0.0254,
}  # fmt: skip


@dataclass(frozen=True)
class _Layout:
    """What a chain of layouts says of the dies.

    Attributes:
        columns: Dimension X, None if not told.
        rows: Dimension Y.
        pitch_mm: StepSize, or DeviceSize where there is none.
        diameter_mm: DeviceSize of the layout above, which is the wafer.
        product: ProductId.
    """

    columns: int | None
    rows: int | None
    pitch_mm: tuple[float, float] | None
    diameter_mm: float | None
    product: str | None


class E142Reader:
    """Reads E142 maps; a wafer's key is its SubstrateId."""

    name = "e142"

    def claims(self, file: PlainFile) -> bool:
        """True for XML with MapData or SubstrateMaps."""
        return looks_like_xml(file, "MapData", "SubstrateMap")

    def read(self, file: PlainFile, options: ReadOptions) -> Iterator[WaferMap]:
        """Yield one map a SubstrateMap; of several overlays the first with bin codes.

        Raises:
            WaferFileError: broken XML, no map in it, or rows that do not fit.
        """
        tree = xml_tree(file)
        keys = WaferKeys()
        for substrate_map in tree.all("SubstrateMap"):
            maps = list(substrate_map.all("BinCodeMap"))
            if maps:
                yield _map(file, tree, substrate_map, maps, keys, options)
        if not keys:
            raise refuse(file, "the XML holds no SubstrateMap with a BinCodeMap; export it again")


def _map(
    file: PlainFile,
    tree: Element,
    outer: Element,
    maps: list[Element],
    keys: WaferKeys,
    options: ReadOptions,
) -> WaferMap:
    name = outer.get("SubstrateId") or ""
    bins = maps[0]
    kind = code_type(bins.get("BinType"))
    layout = _layout(tree, outer.get("LayoutSpecifier") or "")
    null = code_value(bins.get("NullBin") or "", kind)
    codes = _codes(file, bins, kind, layout, null)
    states, odd_bins = states_of_codes(codes, _rules(bins), kind, null)
    said = [f"The file holds {len(maps)} maps of this wafer; the first is shown."]
    rows, columns = states.shape
    return WaferMap(
        source=source_of(file, format_name="e142", key=keys.key_of(name)),
        info=_info(tree, name, layout.product),
        grid=apply_given(_grid(outer, layout, columns, rows), layout.product, options),
        cells=states,
        hard_bins=bins_of_codes(codes, states, kind),
        warnings=(*(said if len(maps) > 1 else ()), *_odd_size(layout, rows), *odd_bins),
    )


def _codes(file: PlainFile, bins: Element, kind: str, layout: _Layout, null: int | None) -> Codes:
    listed = [child for child in bins.children if child.name == "BinCode"]
    if any("X" in child.attributes for child in listed):
        return _placed_codes(file, listed, kind, layout, null)
    rows = [(child.line, child.text) for child in listed]
    if len(rows) == 1 and layout.rows and layout.rows > 1:
        line, text = rows[0]
        rows = [(line + k, part) for k, part in enumerate(text.strip().splitlines())]
    return codes_of(file, rows, kind, layout.columns)


def _placed_codes(
    file: PlainFile, listed: list[Element], kind: str, layout: _Layout, null: int | None
) -> Codes:
    """Codes of a map that names the place of each: X from the left, Y from the top."""
    if not layout.columns or not layout.rows:
        raise refuse(file, "a map of coordinates needs the layout's Dimension", "Layout")
    check_size(file, columns=layout.columns, rows=layout.rows, where="Dimension")
    empty = -1 if null is None else null
    codes = np.full((layout.rows, layout.columns), empty, dtype=np.int32)
    for element in listed:
        x, y = whole(element.get("X")), whole(element.get("Y"))
        code = code_value(element.text, kind)
        if x is None or y is None or code is None or not (
            0 <= x < layout.columns and 0 <= y < layout.rows
        ):  # fmt: skip
            raise refuse(file, "a BinCode has no place on the map or no code; correct it",
                         f"line {element.line}")  # fmt: skip
        codes[y, x] = code
    return codes


def _rules(bins: Element) -> list[BinRule]:
    return [
        BinRule(b.get("BinCode") or "", b.get("BinQuality") or "", whole(b.get("BinCount")))
        for b in bins.all("BinDefinition")
    ]


def _odd_size(layout: _Layout, rows: int) -> tuple[str, ...]:
    if layout.rows in (None, rows):
        return ()
    return (f"The map has {rows} rows, but its layout declares {layout.rows}.",)


def _layout(tree: Element, specifier: str) -> _Layout:
    """Layout that a specifier such as ``Wafer/Dies`` names; the last one if it names none."""
    by_id = {layout.get("LayoutId") or "": layout for layout in tree.all("Layout")}
    chain = [by_id[part] for part in specifier.split("/") if part in by_id]
    leaf = chain[-1] if chain else next(reversed(by_id.values()), Element("Layout", 0, {}))
    above = [layout for layout in (chain or by_id.values()) if layout is not leaf]
    size = leaf.first("Dimension") or Element("Dimension", 0, {})
    wafer = _lengths(above[0], "DeviceSize") if above else None
    return _Layout(
        columns=whole(size.get("X"), limit=1 << 24) or None,
        rows=whole(size.get("Y"), limit=1 << 24) or None,
        pitch_mm=_lengths(leaf, "StepSize") or _lengths(leaf, "DeviceSize"),
        diameter_mm=diameter_of(wafer[0]) if wafer and wafer[0] >= 20 else None,
        product=told(leaf.get("ProductId")),
    )


def _lengths(layout: Element, name: str) -> tuple[float, float] | None:
    element = next((child for child in layout.children if child.name == name), None)
    if element is None:
        return None
    units = element.get("Units") or layout.get("DefaultUnits") or "mm"
    factor = _UNITS_MM.get(units.strip().lower())
    x, y = number(element.get("X")), number(element.get("Y"))
    return (x * factor, y * factor) if x and y and factor else None


def _info(tree: Element, name: str, product: str | None) -> WaferInfo:
    known = (s for s in tree.all("Substrate") if s.get("SubstrateId") == name)
    substrate = next(known, Element("Substrate", 0, {}))
    return WaferInfo(
        lot=told(substrate.get("LotId")),
        wafer=told(name),
        product=product,
        slot=told(substrate.get("SlotNumber")),
    )


def _grid(outer: Element, layout: _Layout, columns: int, rows: int) -> DieGrid:
    origin = origin_of(
        outer.get("OriginLocation") or "LowerLeft",
        outer.get("AxisDirection") or "UpRight",
        columns=columns,
        rows=rows,
    )
    return grid_of(
        columns=columns,
        rows=rows,
        pitch_mm=layout.pitch_mm,
        diameter_mm=layout.diameter_mm,
        notch=notch_of_degrees(number(outer.get("Orientation"))),
        first_die=origin.first_die,
        x_right=origin.x_right,
        y_down=origin.y_down,
    )


READER: Final = E142Reader()
"""The reader of this format."""
