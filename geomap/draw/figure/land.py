"""Land, coasts and borders as a projection has them, in its flat coordinates."""

import itertools
import math
from collections.abc import Iterator, Sequence

from geomap.draw.figure.projection import Azimuthal, EqualEarth
from geomap.draw.figure.shapes import XY, Box, clipped
from geomap.draw.figure.topology import Line

_FAR = math.sqrt(2.0)
"""Flat distance of what is a quarter of the globe away; beyond it edges are long and bent."""
_LONGEST = 0.15
"""An edge out there is halved until it is no longer than this, in Earth radii."""
_HALVINGS = 8
_HALF_TURN = 180.0
_WHOLE_DISC = ((-3.0, -3.0), (3.0, -3.0), (3.0, 3.0), (-3.0, 3.0))
"""More than the projection fills."""
_BEND_DEGREES = 2.0
"""Along the seam of a world map a point stands at least every so many degrees: the seam is a curve."""


def azimuthal_areas(rings: Sequence[Line], projection: Azimuthal) -> Iterator[list[XY]]:
    """Give rings whose even-odd filling is the land.

    A coast that holds the point opposite the map's middle comes out inside out: its land lies outside the
    flat ring. It is told by its direction, and the whole disc is added, which turns it back.
    """
    inverted = False
    for ring in rings:
        flat = azimuthal_line(ring, projection)
        if _goes_round(flat) and _area(flat) > 0:
            inverted = not inverted
        yield flat
    if inverted:
        yield list(_WHOLE_DISC)


def azimuthal_line(line: Line, projection: Azimuthal) -> list[XY]:
    """Give a line; far from the middle with points in between, as its edges are curves there."""
    flat = [projection.flat(*point) for point in line.points]
    points = flat[:1]
    for index in range(1, len(flat)):
        one, other = flat[index - 1], flat[index]
        if max(math.hypot(*one), math.hypot(*other)) > _FAR:
            points += _between(
                (line.points[index - 1], one), (line.points[index], other), projection, _HALVINGS
            )
        points.append(other)
    return points


def world_areas(rings: Sequence[Line], projection: EqualEarth) -> Iterator[list[XY]]:
    """Give rings whose filling is the land, cut at the map's seam."""
    seam = projection.meridian - 180.0
    frame = Box(seam, -90.0, seam + 360.0, 90.0)
    for ring in rings:
        unrolled = _unrolled(ring)
        if abs(unrolled[-1][0] - unrolled[0][0]) > _HALF_TURN:  # round a pole: closed along it
            unrolled += [(unrolled[-1][0], -90.0), (unrolled[0][0], -90.0)]
        for turn in (-720.0, -360.0, 0.0, 360.0, 720.0):
            held = clipped(
                [(longitude + turn, latitude) for longitude, latitude in unrolled], frame
            )
            if held:
                yield [projection.flat(*point) for point in _bent(held)]


def world_line(line: Line, projection: EqualEarth) -> list[XY]:
    """Give a line; where it crosses the seam it jumps to the other side of the map."""
    return [
        projection.flat(projection.near(longitude), latitude) for longitude, latitude in line.points
    ]


def _between(
    one: tuple[XY, XY], other: tuple[XY, XY], projection: Azimuthal, halvings: int
) -> list[XY]:
    """Give points between two, each given on the globe and flat."""
    (globe_one, flat_one), (globe_other, flat_other) = one, other
    if halvings == 0 or math.dist(flat_one, flat_other) <= _LONGEST:
        return []
    turn = (globe_other[0] - globe_one[0] + 180.0) % 360.0 - 180.0
    globe = globe_one[0] + turn / 2, (globe_one[1] + globe_other[1]) / 2
    middle = globe, projection.flat(*globe)
    return [
        *_between(one, middle, projection, halvings - 1),
        middle[1],
        *_between(middle, other, projection, halvings - 1),
    ]


def _goes_round(ring: Sequence[XY]) -> bool:
    """Whether a ring goes once round the map's middle, and so round the point opposite."""
    turned = 0.0
    for one, other in itertools.pairwise(ring):
        step = math.atan2(other[1], other[0]) - math.atan2(one[1], one[0])
        turned += (step + math.pi) % math.tau - math.pi
    return abs(turned) > math.pi


def _area(ring: Sequence[XY]) -> float:
    """Give twice the area; positive against the clock, with y to the north."""
    return sum(one[0] * other[1] - other[0] * one[1] for one, other in itertools.pairwise(ring))


def _unrolled(ring: Line) -> list[XY]:
    """Give the ring with longitudes that run on beyond ±180° rather than jump."""
    points = [ring.points[0]]
    for longitude, latitude in ring.points[1:]:
        turns = round((points[-1][0] - longitude) / 360.0)
        points.append((longitude + 360.0 * turns, latitude))
    return points


def _bent(ring: Sequence[XY]) -> Iterator[XY]:
    previous = ring[-1]
    for point in ring:
        steps = math.ceil(math.dist(previous, point) / _BEND_DEGREES)
        for step in range(1, steps):
            share = step / steps
            yield (
                previous[0] + share * (point[0] - previous[0]),
                previous[1] + share * (point[1] - previous[1]),
            )
        yield point
        previous = point
