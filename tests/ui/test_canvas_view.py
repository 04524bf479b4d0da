"""The view turned and flipped, its layers, minimap and scale bar."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QFont

from ml_core.lots.zones import fields, quadrants, rings, sectors
from ml_core.wafer.grid import DieGrid, Known, Notch
from ml_core.wafer.taxonomy import BY_KEY
from tests.qt_strictness import nothing_left, quiet_qt
from tests.ui.test_canvas_shapes import square
from tests.wafers import inspection_of, plain_wafer
from wafer_studio.ui.canvas.camera import Camera, Orientation
from wafer_studio.ui.canvas.furniture import notch_words, scale_bar
from wafer_studio.ui.canvas.layer_table import LAYERS, LayerStates
from wafer_studio.ui.canvas.layers import coloured
from wafer_studio.ui.canvas.minimap import Minimap
from wafer_studio.ui.canvas.view import MapView
from wafer_studio.ui.canvas.zone_titles import ZoneTitles
from wafer_studio.ui.panels.layers import LayersPanel

__all__ = ["nothing_left", "quiet_qt"]

LEFT = Qt.MouseButton.LeftButton


def notched(key="1", *, notch=Notch.DOWN):
    """12 x 10 dies of 25 x 30 mm on a wafer of 300 mm; one die fails."""
    grid = DieGrid(
        columns=12,
        rows=10,
        pitch_mm=(25, 30),
        diameter_mm=300,
        notch=notch,
        pitch_known=Known.READ,
        diameter_known=Known.READ,
    )
    return plain_wafer(key, fails=((2, 1),)).with_grid(grid)


@pytest.fixture
def view(qtbot):
    view = MapView()
    view.resize(600, 500)
    view.set_wafer(notched(), None)
    view.show()
    qtbot.waitExposed(view)
    yield view
    view.close()


def middle_of(view, cell):
    image = view.grab().toImage()
    at = view.screen_of(cell).toPoint()
    return image.pixelColor(at.x() + 2, at.y() + 2).name()


def hover(view, qtbot, cell):
    """Come from elsewhere: a pointer that does not move is not told of."""
    qtbot.mouseMove(view, QPoint(3, 3))
    qtbot.mouseMove(view, view.screen_of(cell).toPoint())


@pytest.mark.parametrize("turns", range(4))
@pytest.mark.parametrize("is_flipped", [False, True])
def test_dies_and_millimetres_stay_those_of_the_source(view, qtbot, turns, is_flipped):
    told = []
    view.cell_changed.connect(told.append)
    hover(view, qtbot, (2, 1))
    before = told[-1]
    assert before[0] == "Die (2, 1): fail"
    failed, passed = middle_of(view, (2, 1)), middle_of(view, (9, 8))
    view.turn(turns)
    if is_flipped:
        view.flip()
    hover(view, qtbot, (2, 1))
    assert told[-1] == before
    # What is painted there is that die, and no other.
    assert middle_of(view, (2, 1)) == failed != passed
    assert middle_of(view, (9, 8)) == passed


def test_the_notch_is_turned_to_a_side_also_on_the_wafers_that_come(view):
    view.turn_notch(Notch.RIGHT)
    assert view.camera.orientation == Orientation(turns=3)
    view.set_wafer(notched("2", notch=Notch.LEFT), None)
    assert view.camera.orientation == Orientation(turns=2)
    view.turn()  # by hand: the notch goes on to the lower side, and stays there
    view.set_wafer(notched("3", notch=Notch.UP), None)
    assert view.camera.orientation.notch_side(Notch.UP) is Notch.DOWN
    view.turn_notch(None)
    before = view.camera.orientation
    view.set_wafer(notched("4", notch=Notch.RIGHT), None)
    assert view.camera.orientation == before


def test_a_turned_wafer_is_fitted_and_a_near_view_keeps_its_middle(view):
    view.turn()
    box = view.camera.box_to_screen((0, 0, 300, 300))
    assert (box[0] + box[2]) / 2 == pytest.approx(300)
    assert (box[1] + box[3]) / 2 == pytest.approx(250)
    view.zoom(4.0, QPointF(200, 200))
    under = view.camera.to_raster(300, 250)
    view.flip()
    assert view.camera.to_raster(300, 250) == pytest.approx(under)


def test_arrow_keys_go_as_the_eye_sees_it(view, qtbot):
    view.turn()  # what lay at the right lies below
    qtbot.keyClick(view, Qt.Key.Key_Down)
    before = view.screen_of((7, 5))
    told = []
    view.cell_changed.connect(told.append)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert told[-1][0].startswith("Die (8, 5)")
    after = view.screen_of((8, 5))
    assert after.y() > before.y()
    assert after.x() == pytest.approx(before.x())


def test_a_turned_camera_is_told(view, qtbot):
    with qtbot.waitSignal(view.camera_changed, timeout=1000):
        view.flip()


def test_hidden_layers_are_not_painted(view):
    view.set_shapes([square("1", 100, 100, 100)])
    at = (5, 5)
    shown = middle_of(view, at)
    view.layers.show("shapes", shown=False)
    bare = middle_of(view, at)
    assert shown != bare
    view.layers.show("shapes", shown=True)
    assert middle_of(view, at) == shown
    view.layers.set_opacity("shapes", 0.5)
    assert middle_of(view, at) not in (shown, bare)


def test_masks_and_proposals_are_layers_of_their_own(view):
    wafer = plain_wafer("9")
    view.set_wafer(wafer, inspection_of(wafer))

    def picture():
        return view.grab().toImage()

    whole = picture()
    view.set_proposals(())
    accepted = picture()
    view.layers.show("masks", shown=False)
    view.set_proposals(None)
    outlines = picture()
    view.layers.show("proposals", shown=False)
    neither = picture()
    assert len({image.constBits().tobytes() for image in (whole, accepted, outlines, neither)}) == 4


def test_values_are_painted_over_the_dies_and_go_with_the_wafer(view):
    at = (5, 5)
    bare = middle_of(view, at)
    values = np.zeros((10, 12))
    values[5, 5] = 1.0
    view.set_field("heat_map", values)
    assert middle_of(view, at) != bare
    assert middle_of(view, (2, 5)) == bare
    view.set_field("heat_map", None)
    assert middle_of(view, at) == bare
    view.set_field("uncertainty", values)
    view.set_wafer(notched("2"), None)
    assert middle_of(view, at) == bare


def test_values_become_colours_and_nothing_becomes_nothing():
    colours = np.array([[0, 0, 0], [100, 200, 50]], dtype=np.uint8)
    pixels = coloured(np.array([[0.0, 0.25, 0.5, 1.0, 7.0, np.nan]]), colours)
    # Alpha 0 at 0, half at a quarter, whole from a half on.
    assert pixels[0, 0].tolist() == [0, 0, 0, 0]
    assert pixels[0, 1].tolist() == [25, 50, 12, 128]
    assert pixels[0, 2].tolist() == [50, 100, 25, 255]
    assert pixels[0, 3].tolist() == pixels[0, 4].tolist() == [100, 200, 50, 255]
    assert pixels[0, 5].tolist() == [0, 0, 0, 0]


def test_zones_are_outlined(view):
    before = view.grab().toImage()
    zones = quadrants(plain_wafer().grid)
    view.set_zones(replace(zones, marks=()))
    x, y = view.camera.to_screen(150, 60)  # on the line between two quadrants
    after = view.grab().toImage()
    places = [(round(x) + d, round(y)) for d in range(-4, 5)]
    changed = [place for place in places if before.pixel(*place) != after.pixel(*place)]
    assert 0 < len(changed) <= 5
    view.set_zones(None)
    assert view.grab().toImage() == before


def zone_titles(made, camera, size):
    return ZoneTitles(made, plain_wafer().grid).placed(camera, QRectF(0, 0, *size), QFont())


def test_zones_are_titled_light_on_black(view):
    made = quadrants(plain_wafer().grid)
    view.set_zones(made)
    ((box, text), *others) = zone_titles(made, view.camera, view.size().toTuple())
    assert [text, *(t for _, t in others)] == [mark.text for mark in made.marks]
    picture = view.grab(box.toAlignedRect()).toImage()
    colours = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(3, 12)]
    assert min(c.lightness() for c in colours) < 30
    assert max(c.blue() for c in colours) > 200
    view.layers.show("zones", shown=False)
    hidden = view.grab(box.toAlignedRect()).toImage()
    assert hidden != picture


@pytest.mark.parametrize("scale", [0.6, 1.0, 4.0, 20.0])
@pytest.mark.parametrize("turns", range(4))
@pytest.mark.parametrize(
    "make",
    [
        quadrants,
        lambda grid: rings(grid, count=9),
        lambda grid: sectors(grid, count=16),
        lambda grid: fields(grid, columns=2, rows=2),
    ],
)
def test_no_title_is_cut_or_over_another(qapp, make, turns, scale):
    size = (300, 220)
    camera = Camera(scale, 30.0, 20.0, 1.0, Orientation(turns))
    camera = camera.panned(150 - camera.to_screen(150, 150)[0], 110 - camera.to_screen(150, 150)[1])
    titles = zone_titles(make(plain_wafer().grid), camera, size)
    assert titles
    for number, (box, _) in enumerate(titles):
        assert QRectF(0, 0, *size).contains(box)
        assert not any(box.intersects(other) for other, _ in titles[:number])


def test_a_zone_whose_middle_is_out_of_sight_has_its_title_where_it_is_seen(qapp):
    made = quadrants(plain_wafer().grid)
    camera = Camera(20.0, -20.0 * 155, -20.0 * 100)  # near the middle, all in quadrant I
    (_, text), *others = zone_titles(made, camera, (300, 220))
    assert text == "Quadrant I"
    assert others == []


def test_the_panel_shows_and_changes_the_layers(qtbot):
    states, changed = LayerStates(), []
    panel = LayersPanel(states)
    qtbot.addWidget(panel)
    panel.show()
    states.changed.connect(changed.append)
    qtbot.mouseClick(panel.box("zones"), LEFT, pos=QPoint(8, panel.box("zones").height() // 2))
    assert not states.is_visible("zones")
    assert not panel.slider("zones").isEnabled()
    panel.slider("shapes").setFocus()
    qtbot.keyClick(panel.slider("shapes"), Qt.Key.Key_Left)
    assert states.opacity("shapes") == 0.95
    assert changed == ["zones", "shapes"]
    states.set_opacity("heat_map", 0.25)
    assert panel.slider("heat_map").value() == 25
    states.show("zones", shown=True)
    assert panel.box("zones").isChecked()


def test_each_line_of_the_panel_has_a_name_and_is_reached_by_keys(qtbot):
    panel = LayersPanel(LayerStates())
    qtbot.addWidget(panel)
    panel.show()
    for layer in LAYERS:
        box, slider = panel.box(layer.key), panel.slider(layer.key)
        names = [QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name)
                 for w in (box, slider)]  # fmt: skip
        assert all(layer.title in name for name in names)
        assert names[0] != names[1]
        assert all(w.focusPolicy() & Qt.FocusPolicy.TabFocus for w in (box, slider))


def test_opacity_is_kept_between_none_and_all():
    states = LayerStates()
    states.set_opacity("map", 7)
    assert states.opacity("map") == 1.0
    states.set_opacity("map", -1)
    assert states.strength("map") == 0.0


@pytest.mark.parametrize(
    ("scale", "length", "pixels"),
    # 25 mm are 25 raster pixels: a pixel is 1 mm wide. 160 screen pixels have room for
    # 160, 80, 32 and 2.5 mm.
    [(1.0, 100.0, 100.0), (2.0, 50.0, 100.0), (5.0, 20.0, 100.0), (64.0, 2.0, 128.0)],
)
def test_the_scale_bar_is_the_longest_round_length(scale, length, pixels):
    bar = scale_bar(notched().grid, Camera(scale))
    assert (bar.length_mm, bar.pixels) == (length, pytest.approx(pixels))
    assert bar.text == f"{length:g} mm"


def test_the_scale_bar_of_a_turned_wafer_is_as_long():
    grid = notched().grid
    stretch = grid.pixel_mm[1] / grid.pixel_mm[0]
    across = scale_bar(grid, Camera(2.0, stretch=stretch))
    turned = scale_bar(grid, Camera(2.0, stretch=stretch, orientation=Orientation(1)))
    assert turned.pixels == pytest.approx(across.pixels)


def test_a_scale_bar_that_rests_on_a_guess_says_so():
    assert scale_bar(plain_wafer().grid, Camera(1.0)).text.endswith("mm (est.)")


def test_the_notch_is_told_in_words():
    grid = notched(notch=Notch.LEFT).grid
    assert notch_words(grid, Orientation()) == "Notch left"
    assert notch_words(grid, Orientation(1)) == "Notch up, turned 90°"
    assert notch_words(grid, Orientation(0, is_mirrored=True)) == "Notch right, mirrored"
    assert notch_words(plain_wafer().grid, Orientation()) == "Notch not known"


def test_the_minimap_hides_at_fit_and_leads_the_view(view, qtbot):
    minimap = view.findChild(Minimap)
    assert not minimap.isVisible()
    view.zoom(6.0)
    assert minimap.isVisible()
    side = minimap.width()
    # The wafer fills the minimap but for 4 % at each side: at a quarter of it lies the raster's
    # (0.25 - 0.04) / 0.92.
    qtbot.mousePress(minimap, LEFT, pos=QPoint(side // 4, side // 2))
    looked = view.camera.to_raster(300, 250)
    assert looked[0] / 300 == pytest.approx((side // 4 / side - 0.04) / 0.92, abs=0.02)
    assert looked[1] / 300 == pytest.approx(0.5, abs=0.02)
    qtbot.mouseMove(minimap, QPoint(3 * side // 4, side // 2))
    qtbot.mouseRelease(minimap, LEFT, pos=QPoint(3 * side // 4, side // 2))
    assert view.camera.to_raster(300, 250)[0] > 150
    view.fit()
    assert not minimap.isVisible()


def colour_in(minimap, at):
    """Colour of a raster point, told as shares of the wafer, on the minimap (4 % at each side)."""
    picture = minimap.grab().toImage()
    x, y = ((0.04 + 0.92 * share) * minimap.width() for share in at)
    return picture.pixelColor(round(x), round(y)).name()


@pytest.mark.parametrize("side", [60, 8])
def test_the_minimap_shows_what_is_drawn(view, side):
    view.zoom(6.0)
    minimap = view.findChild(Minimap)
    place = (0.2, 0.8)  # far from the frame around what is seen
    before = colour_in(minimap, place)
    own = [square("a", 60 - side / 2, 240 - side / 2, side, class_key="ring")]
    view.set_shapes(own)
    view.set_selected(())
    assert colour_in(minimap, place) == BY_KEY["ring"].colour.lower()
    view.show_class("ring", shown=False)
    assert colour_in(minimap, place) == before
    view.show_class("ring", shown=True)
    view.layers.show("shapes", shown=False)
    assert colour_in(minimap, place) == before
    view.layers.show("shapes", shown=True)
    view.set_shapes([])
    assert colour_in(minimap, place) == before


def test_a_view_from_near_becomes_whole_and_rests(view, qtbot):
    view.set_shapes([square(str(n), 3 * (n % 90), 3 * (n // 90), 12) for n in range(2000)])
    view.zoom(2.0)
    qtbot.waitUntil(lambda: view.is_whole and not view.isHidden(), timeout=5000)
    image = view.grab().toImage()
    assert image.pixelColor(300, 250) != image.pixelColor(3, 3)
