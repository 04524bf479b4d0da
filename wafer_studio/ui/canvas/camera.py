"""The camera: where on the screen a raster pixel lies. Pure numbers, no widget."""

from dataclasses import dataclass, replace
from typing import Final

LARGEST_SCALE: Final = 64.0
"""Screen pixels a raster pixel may take."""
_MARGIN: Final = 0.04


@dataclass(frozen=True)
class Camera:
    """A view of the raster.

    Attributes:
        scale: screen pixels a raster pixel is wide.
        x: screen x of the raster's left edge.
        y: screen y of the raster's top edge.
        stretch: height of a raster pixel over its width, so that a mm is as long down as
            across and a round wafer is round.
    """

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0
    stretch: float = 1.0

    @property
    def scale_down(self) -> float:
        """Screen pixels a raster pixel is high."""
        return self.scale * self.stretch

    def to_screen(self, x: float, y: float) -> tuple[float, float]:
        """Raster to screen."""
        return self.x + x * self.scale, self.y + y * self.scale_down

    def to_raster(self, x: float, y: float) -> tuple[float, float]:
        """Screen to raster."""
        return (x - self.x) / self.scale, (y - self.y) / self.scale_down

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
        return Camera(scale, left, top, self.stretch)


def fitted(
    box: tuple[float, float, float, float],
    *,
    width: float,
    height: float,
    largest: float,
    stretch: float = 1.0,
) -> Camera:
    """The camera that shows a box of the raster in the middle of the screen.

    Args:
        box: (x, y, width, height) in raster pixels.
        width: screen width.
        height: screen height.
        largest: largest scale that is allowed.
        stretch: height of a raster pixel over its width.
    """
    x, y, box_width, box_height = box
    room = 1 - 2 * _MARGIN
    across = room * max(width, 1) / max(box_width, 1e-6)
    down = room * max(height, 1) / max(box_height * stretch, 1e-6)
    scale = min(across, down, largest)
    left = width / 2 - (x + box_width / 2) * scale
    top = height / 2 - (y + box_height / 2) * scale * stretch
    return Camera(scale, left, top, stretch)
