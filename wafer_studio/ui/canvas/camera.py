"""The camera: where on the screen a raster pixel lies. Pure numbers, no widget.

Turning and mirroring are the camera's alone: raster pixels, dies and millimetres stay what the
source says, whichever way the wafer is shown.
"""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from ml_core.wafer.grid import Notch

LARGEST_SCALE: Final = 64.0
"""Screen pixels a raster pixel may take."""
_MARGIN: Final = 0.04
_SIDES: Final = {
    (0, 1): Notch.DOWN,
    (0, -1): Notch.UP,
    (-1, 0): Notch.LEFT,
    (1, 0): Notch.RIGHT,
}
_DIRECTIONS: Final = {side: step for step, side in _SIDES.items()}

Step = tuple[int, int]


@dataclass(frozen=True)
class Orientation:
    """How the raster lies on the screen: mirrored first, then turned.

    Attributes:
        turns: quarter turns clockwise, 0 to 3.
        is_mirrored: True where left and right are swapped before the turns.
    """

    turns: int = 0
    is_mirrored: bool = False

    @cached_property
    def axes(self) -> tuple[Step, Step]:
        """Screen directions of the raster's x and of its y, each -1, 0 or 1 across and down."""
        across, down = (-1 if self.is_mirrored else 1, 0), (0, 1)
        for _ in range(self.turns % 4):
            across, down = (-across[1], across[0]), (-down[1], down[0])
        return across, down

    @property
    def is_sideways(self) -> bool:
        """True where the raster's x runs up or down the screen."""
        return self.turns % 2 == 1

    def turned(self, quarters: int) -> "Orientation":
        """Turned on, clockwise, as the eye sees it."""
        return replace(self, turns=(self.turns + quarters) % 4)

    def mirrored(self) -> "Orientation":
        """Left and right of the screen swapped."""
        return Orientation(-self.turns % 4, not self.is_mirrored)

    def shown(self, step: Step) -> Step:
        """Screen direction of a raster direction."""
        (ax, ay), (dx, dy) = self.axes
        return step[0] * ax + step[1] * dx, step[0] * ay + step[1] * dy

    def raster_step(self, step: Step) -> Step:
        """Raster direction of a screen direction."""
        (ax, ay), (dx, dy) = self.axes
        return step[0] * ax + step[1] * ay, step[0] * dx + step[1] * dy

    def notch_side(self, notch: Notch) -> Notch:
        """Side of the screen on which a notch shows."""
        return notch if notch is Notch.UNKNOWN else _SIDES[self.shown(_DIRECTIONS[notch])]

    def with_notch(self, notch: Notch, side: Notch) -> "Orientation":
        """Turned so that a notch shows on a side; as it is where either is unknown."""
        ways = [self.turned(quarters) for quarters in range(4)]
        return next((way for way in ways if way.notch_side(notch) is side), self)


@dataclass(frozen=True)
class Camera:
    """A view of the raster.

    Attributes:
        scale: screen pixels a raster pixel is wide, along the raster's x.
        x: screen x of the raster's origin; its left edge unless turned or mirrored.
        y: screen y of the raster's origin.
        stretch: height of a raster pixel over its width, so that a mm is as long down as
            across and a round wafer is round.
        orientation: turned and mirrored.
    """

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0
    stretch: float = 1.0
    orientation: Orientation = field(default_factory=Orientation)

    @property
    def scale_down(self) -> float:
        """Screen pixels a raster pixel is high, along the raster's y."""
        return self.scale * self.stretch

    @cached_property
    def matrix(self) -> tuple[float, float, float, float]:
        """Screen x and y of a step along the raster's x, then of one along its y."""
        (ax, ay), (dx, dy) = self.orientation.axes
        across, down = self.scale, self.scale_down
        return ax * across, ay * across, dx * down, dy * down

    def to_screen(self, x: float, y: float) -> tuple[float, float]:
        """Raster to screen."""
        ax, ay, dx, dy = self.matrix
        return self.x + x * ax + y * dx, self.y + x * ay + y * dy

    def to_raster(self, x: float, y: float) -> tuple[float, float]:
        """Screen to raster."""
        (ax, ay), (dx, dy) = self.orientation.axes
        x, y = x - self.x, y - self.y
        return (x * ax + y * ay) / self.scale, (x * dx + y * dy) / self.scale_down

    def box_to_screen(
        self, box: tuple[float, float, float, float]
    ) -> tuple[float, float, float, float]:
        """A raster box (left, top, right, bottom) on the screen, in the same order."""
        x0, y0 = self.to_screen(box[0], box[1])
        x1, y1 = self.to_screen(box[2], box[3])
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def box_to_raster(
        self, box: tuple[float, float, float, float]
    ) -> tuple[float, float, float, float]:
        """A screen box (left, top, right, bottom) on the raster, in the same order."""
        x0, y0 = self.to_raster(box[0], box[1])
        x1, y1 = self.to_raster(box[2], box[3])
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def panned(self, dx: float, dy: float) -> "Camera":
        """Moved by screen pixels."""
        return replace(self, x=self.x + dx, y=self.y + dy)

    def zoomed(self, factor: float, *, x: float, y: float, smallest: float) -> "Camera":
        """Zoomed by a factor; the raster point at screen (x, y) stays where it is.

        Args:
            factor: above 1 comes nearer.
            x: screen x of the fixed point.
            y: screen y of the fixed point.
            smallest: smallest scale that is allowed.
        """
        scale = min(max(self.scale * factor, smallest), LARGEST_SCALE)
        factor = scale / self.scale
        left, top = x + (self.x - x) * factor, y + (self.y - y) * factor
        return replace(self, scale=scale, x=left, y=top)

    def oriented(self, orientation: Orientation, *, x: float, y: float) -> "Camera":
        """Turned or mirrored; the raster point at screen (x, y) stays where it is."""
        under = self.to_raster(x, y)
        camera = replace(self, orientation=orientation)
        now = camera.to_screen(*under)
        return camera.panned(x - now[0], y - now[1])


def fitted(
    box: tuple[float, float, float, float],
    *,
    width: float,
    height: float,
    largest: float,
    stretch: float = 1.0,
    orientation: Orientation | None = None,
) -> Camera:
    """The camera that shows a box of the raster in the middle of the screen.

    Args:
        box: (x, y, width, height) in raster pixels.
        width: screen width.
        height: screen height.
        largest: largest scale that is allowed.
        stretch: height of a raster pixel over its width.
        orientation: turned and mirrored; as the source has it where None.
    """
    x, y, box_width, box_height = box
    orientation = orientation or Orientation()
    across, down = max(box_width, 1e-6), max(box_height * stretch, 1e-6)
    room_across, room_down = max(width, 1), max(height, 1)
    if orientation.is_sideways:
        room_across, room_down = room_down, room_across
    scale = min((1 - 2 * _MARGIN) * min(room_across / across, room_down / down), largest)
    camera = Camera(scale, 0.0, 0.0, stretch, orientation)
    middle = camera.to_screen(x + box_width / 2, y + box_height / 2)
    return camera.panned(width / 2 - middle[0], height / 2 - middle[1])
