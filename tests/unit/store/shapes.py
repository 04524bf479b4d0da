"""Shapes and steps for the tests of the store."""

from uuid import UUID

import numpy as np

from ml_core.wafer.shapes import Polygon, Shape
from tests.wafers import plain_wafer

WAFER = plain_wafer().wafer_id


def key(number):
    """A UUID that is easily told."""
    return str(UUID(int=0x4000_8000_0000_0000_0000 + number))


def shape(number, x=0.0, **fields):
    """A triangle with a hole at x."""
    ring = np.array([[x, 0.1], [x + 4, 1 / 3], [x, 4]])
    fields = {"class_key": "scratch", **fields}
    return Shape(key(number), polygon=Polygon(ring, (ring / 4 + 0.5,)), **fields)


def left_of(found):
    """(shape id's number, leftmost x) of an annotation's shapes."""
    return [(UUID(s.shape_id).int & 0xFFFF, float(s.polygon.exterior[0, 0])) for s in found.shapes]


class Desk:
    """One person's annotation of a wafer in one store, as the screen holds it."""

    def __init__(self, store, profile_id, wafer_id=WAFER):
        self.store, self.profile_id, self.wafer_id = store, profile_id, wafer_id
        self.reopen()

    def reopen(self):
        """Read it anew."""
        opened = self.store.annotations.opened(self.wafer_id, self.profile_id)
        self.annotation, self.steps = opened.annotation, opened.steps
        return self

    def take(self, edit):
        """Take a step."""
        after = self.annotation.with_edit(edit)
        self.store.annotations.take(after, edit)
        self.annotation = after
        return self

    def shape(self, number):
        """The shape that the screen shows."""
        return next(s for s in self.annotation.shapes if s.shape_id == key(number))

    @property
    def left(self):
        """(number, x) of each shape."""
        return left_of(self.annotation)
