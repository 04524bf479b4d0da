"""G85, E142 and SINF maps: code types, origins, notches, and XML that nobody vouches for."""

import numpy as np
import pytest

from ml_core.formats.maps import e142, g85, sinf
from ml_core.wafer.errors import WaferFileError
from ml_core.wafer.grid import Notch
from ml_core.wafer.map import NO_BIN
from tests import wafer_files as files
from tests.shared_data import shared_data
from tests.wafer_files import SMALL_MAP, plain, read, write


def test_real_g85():
    (wafer,) = read(g85.READER, plain(shared_data("g85/ex.xml")))
    assert (wafer.grid.rows, wafer.grid.columns) == (35, 40)
    assert (wafer.pass_count, wafer.fail_count, wafer.cells.size - wafer.die_count) == (
        830,
        256,
        314,
    )
    assert wafer.warnings == ("Bin X: the map has 256 dies, but the file declares 255.",)
    assert (wafer.info.lot, wafer.info.wafer) == ("0050000", "123456705F2")
    assert wafer.grid.pitch_mm == pytest.approx((4.8006, 5.48412))
    assert (wafer.grid.diameter_mm, wafer.grid.notch) == (200.0, Notch.DOWN)


@pytest.mark.parametrize("kind", ["ASCII", "Decimal", "Hexadecimal", "Integer2"])
def test_g85_code_types(tmp_path, kind):
    (wafer,) = read(g85.READER, write(tmp_path, files.g85(kind)))
    assert np.array_equal(wafer.cells, SMALL_MAP)
    assert wafer.hard_bins[0].tolist() == [NO_BIN, 1, 1, NO_BIN]
    assert wafer.hard_bins[1, 1] == {"ASCII": ord("X"), "Decimal": 2}.get(kind, 10)
    assert wafer.grid.notch is Notch.LEFT
    assert wafer.grid.pitch_mm == (5.0, 10.0)
    assert len(wafer.warnings) == 1
    assert "the map has 6 dies, but the file declares 5" in wafer.warnings[0]


@pytest.mark.parametrize(
    ("origin", "corner"),
    [(1, (3, 0)), (2, (0, 0)), (3, (0, 2)), (4, (3, 2))],
)
def test_g85_origins(tmp_path, origin, corner):
    # the coordinates of the die that is drawn at the top left
    (wafer,) = read(g85.READER, write(tmp_path, files.g85(origin=origin)))
    assert wafer.grid.cell_to_die([(0, 0)])[0].tolist() == list(corner)


@pytest.mark.parametrize(
    ("origin", "axes", "top_left", "bottom_right"),
    [
        ("LowerLeft", "UpRight", [0, 2], [3, 0]),
        ("UpperLeft", "DownRight", [0, 0], [3, 2]),
        ("UpperRight", "DownLeft", [3, 0], [0, 2]),
        ("LowerRight", "UpLeft", [3, 2], [0, 0]),
        ("Center", "UpRight", [-2, 1], [1, -1]),
    ],
)
def test_e142_origins(tmp_path, origin, axes, top_left, bottom_right):
    (wafer,) = read(e142.READER, write(tmp_path, files.e142(origin, axes)))
    assert np.array_equal(wafer.cells, SMALL_MAP)
    assert wafer.grid.cell_to_die([(0, 0), (3, 2)]).tolist() == [top_left, bottom_right]


def test_e142_fields(tmp_path):
    text = files.e142(orientation=180).replace('X="5000" Y="10" Units="mm"', 'X="5000" Y="10000"')
    (wafer,) = read(e142.READER, write(tmp_path, text))
    assert wafer.grid.pitch_mm == pytest.approx((5.0, 10.0))
    assert (wafer.grid.diameter_mm, wafer.grid.notch) == (200.0, Notch.UP)
    assert (wafer.info.lot, wafer.info.wafer, wafer.info.slot) == ("L1", "W1", "3")
    assert wafer.info.product == "P1"
    assert not wafer.grid.is_estimated
    assert wafer.warnings == ()


def test_e142_places_and_several_maps(tmp_path):
    text = files.e142()
    start, end = text.index("<semi:BinCode>"), text.index("</semi:BinCodeMap>")
    placed = "".join(
        f'<semi:BinCode X="{x}" Y="{y}">{"010A"[2 * state - 2 : 2 * state]}</semi:BinCode>'
        for (y, x), state in np.ndenumerate(SMALL_MAP)
        if state
    )
    block = text[text.index("<semi:SubstrateMap ") : text.index("</semi:SubstrateMaps>")]
    text = (text[:start] + placed + text[end:]).replace(
        "</semi:SubstrateMaps>", block.replace('"W1"', '"W2"') + "</semi:SubstrateMaps>"
    )
    wafers = read(e142.READER, write(tmp_path, text))
    assert [wafer.source.key for wafer in wafers] == ["W1", "W2"]
    assert all(np.array_equal(wafer.cells, SMALL_MAP) for wafer in wafers)


def test_sinf(tmp_path):
    (wafer,) = read(sinf.READER, write(tmp_path, files.SINF))
    assert np.array_equal(wafer.cells, SMALL_MAP)
    assert wafer.hard_bins[1].tolist() == [1, 10, 1, 1]
    assert (wafer.info.lot, wafer.info.wafer, wafer.info.product) == ("L1", "W1", "P1")
    assert (wafer.grid.notch, wafer.grid.pitch_mm) == (Notch.UP, (5.0, 10.0))
    assert wafer.warnings == ()


def test_sinf_of_two_wafers_with_three_digits(tmp_path):
    second = files.SINF.replace("W1", "W2").replace("01", "001").replace("0A", "00A")
    wafers = read(sinf.READER, write(tmp_path, files.SINF + second.replace("__", "___")))
    assert [wafer.info.wafer for wafer in wafers] == ["W1", "W2"]
    assert np.array_equal(wafers[1].cells, SMALL_MAP)


def test_a_bin_that_is_not_defined_fails_and_is_told(tmp_path):
    text = files.g85().replace("1X11", "1Z11")
    (wafer,) = read(g85.READER, write(tmp_path, text))
    assert np.array_equal(wafer.cells, SMALL_MAP)
    assert "Bin Z of 1 dies is not defined; they fail." in wafer.warnings


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE Maps [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY b{k} "{"&a;" if not k else f"&b{k - 1};" * 10}">' for k in range(12))
    + "]>"
)


@pytest.mark.parametrize(
    ("reader", "text", "said"),
    [
        (g85, LAUGHS + "<Maps><Map><Device>&b11;</Device></Map></Maps>", "entities"),
        (
            g85,
            '<!DOCTYPE Maps [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            "<Maps><Map><Device>&x;</Device></Map></Maps>",
            "entities",
        ),
        (g85, files.g85()[:-30], r"line \d+, column \d+: the XML is broken"),
        (g85, "<Maps><Map>" + "<Device>" * 500, "64 levels"),
        (g85, "<Maps><Map ><Device x='" + "a" * 6_000_000, "a tag of over"),
        pytest.param(
            g85,
            "<Maps><Map ><Device>" + "<a/>" * 1_000_001,
            "1,000,000 elements",
            marks=pytest.mark.slow,
        ),
        (sinf, files.SINF + "RowData:" + "01 " * 100_000, "row is longer"),
        (g85, "<Maps><Map SubstrateId='1'/><Device/></Maps>", "no Device with a map"),
        (g85, "<Maps><Map ><Device/></Map></Maps>", "no row of bin codes"),
        (g85, files.g85().replace("1X11", "1X1"), r"line 8: row 2 has 3 bin codes where 4"),
        (g85, files.g85("Decimal").replace("002", "0x2"), "'0x2' is no decimal bin code"),
        (g85, files.g85().replace('Columns="4"', 'Columns="16000000"'), "check the die coord"),
        (g85, files.g85().replace("utf-8", "x").replace('"1.0"?', '"1.0" encoding="foo"?'), "XML"),
        (e142, files.e142().replace("010A0101", "010G0101"), "'0G' is no hexadecimal"),
        (e142, "<MapData></MapData>", "no SubstrateMap"),
        (sinf, files.SINF.replace("01 0A 01 01", "01 0A"), "line 14: row 2 has 2 bin codes"),
        (sinf, files.SINF.replace("0A", "zz"), "line 14: 'zz' is no hexadecimal"),
        (sinf, files.SINF[: files.SINF.index("RowData")], "no RowData"),
    ],
)
def test_faults(tmp_path, reader, text, said):
    with pytest.raises(WaferFileError, match=said):
        read(reader.READER, write(tmp_path, text))


def test_each_claims_its_own(tmp_path):
    texts = {g85: files.g85(), e142: files.e142(), sinf: files.SINF}
    for number, (owner, text) in enumerate(texts.items()):
        file = write(tmp_path, text, f"{number}.map")
        assert [module for module in texts if module.READER.claims(file)] == [owner]
