"""Natural Earth's land and borders out of world-atlas' TopoJSON (https://github.com/topojson/topojson-specification)."""

import itertools
import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from geomap.draw.assets import vendored
from geomap.geometry import Point
from geomap.settings import Basemap

Points = tuple[tuple[float, float], ...]
"""Points as (longitude, latitude) in degrees."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a ring, which ends where it begins, with a circle around it."""

    points: Points
    """At least two."""
    middle: Point
    """Of the circle."""
    reach_degrees: float
    """Radius of the circle as an angle; an upper bound."""

    @classmethod
    def through(cls, points: Points) -> "Line":
        """Make a line of points."""
        longitudes, latitudes = [x for x, _ in points], [y for _, y in points]
        west, east = min(longitudes), max(longitudes)
        south, north = min(latitudes), max(latitudes)
        middle = Point((south + north) / 2, (west + east) / 2)
        # No way on the globe is longer than its degrees on a flat map suggest.
        return cls(points, middle, math.hypot(east - west, north - south) / 2)


@dataclass(frozen=True, slots=True)
class World:
    """Land and borders of the whole Earth."""

    rings: tuple[Line, ...]
    """Coasts as closed rings: outer ones clockwise as seen from above, those of inland seas the other way round."""
    coasts: tuple[Line, ...]
    """The same coasts as lines, to be drawn once each."""
    borders: tuple[Line, ...]
    """Lines with a country on either side."""


@cache
def world(scale: Basemap) -> World:
    """Read the world.

    Raises:
        ResourceError: it was not put into this installation; the text says what gets it.
    """
    topology = json.loads(vendored(f"world-atlas/countries-{scale}.json"))
    arcs = tuple(_arcs(topology))
    land = list(_rings(topology["objects"]["land"]))
    owned = Counter(
        index if index >= 0 else ~index
        for ring in _rings(topology["objects"]["countries"])
        for index in ring
    )
    coastal = sorted({index if index >= 0 else ~index for ring in land for index in ring})
    return World(
        tuple(_joined(ring, arcs) for ring in land),
        tuple(Line.through(arcs[index]) for index in coastal),
        tuple(Line.through(arcs[index]) for index, owners in sorted(owned.items()) if owners > 1),
    )


def _arcs(topology: Any) -> Iterator[Points]:  # noqa: ANN401 - JSON
    (scale_x, scale_y), (left, bottom) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    for arc in topology["arcs"]:
        xs = itertools.accumulate(step[0] for step in arc)
        ys = itertools.accumulate(step[1] for step in arc)
        yield tuple((x * scale_x + left, y * scale_y + bottom) for x, y in zip(xs, ys, strict=True))


def _rings(shape: Any) -> Iterator[list[int]]:  # noqa: ANN401 - JSON
    """Give each ring as indices of arcs; `~index` is an arc that runs backwards."""
    if shape["type"] == "GeometryCollection":
        for inner in shape["geometries"]:
            yield from _rings(inner)
    elif shape["type"] == "MultiPolygon":
        for polygon in shape["arcs"]:
            yield from polygon
    elif shape["type"] == "Polygon":
        yield from shape["arcs"]


def _joined(ring: Iterable[int], arcs: tuple[Points, ...]) -> Line:
    points: list[tuple[float, float]] = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return Line.through(tuple(points))
