"""Shapes that tests draw by hand."""

import numpy as np

from ml_core.wafer.shapes import Polygon, Shape


def box(left, top, right, bottom):
    """A rectangle as a polygon."""
    return Polygon(np.array([(left, top), (right, top), (right, bottom), (left, bottom)], float))


def shape(name, polygon, class_key="scratch", **more):
    return Shape(name, class_key, polygon, **more)


def same(polygon, other):
    """Whether two polygons cover the same region."""
    return polygon.to_shapely().equals(other.to_shapely())


def area(shapes):
    return sum(shape.polygon.area for shape in shapes)
