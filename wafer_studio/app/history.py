"""Who drew what, and when: the change log of one shape, asked for in the background."""

from collections.abc import Callable

from wafer_studio.app.storing import Storing
from wafer_studio.store.rows import ShapeChange

__all__ = ["History", "ShapeChange"]


class History:
    """The change log of shapes.

    Args:
        storing: holds it.
    """

    def __init__(self, storing: Storing) -> None:
        self._storing = storing

    def of_shape(self, shape_id: str, then: Callable[[tuple[ShapeChange, ...]], None]) -> None:
        """Have every change of a shape handed over, oldest first."""
        self._storing.start(lambda store: store.annotations.history_of(shape_id), then=then)
