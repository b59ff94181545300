"""Which part of the globe a map shows, in which projection, and where on the sheet."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from geomap.draw.figure.projection import Azimuthal, EqualEarth
from geomap.draw.figure.shapes import XY, Box
from geomap.geometry import EARTH_RADIUS_KM, BoundingBox, Point

_REGION_REACH = math.radians(72.0)
"""What reaches no farther from its middle is a region; the rest is the world."""
_NARROWEST_KM = 300.0
"""Natural Earth's coasts at 1:50 million are too coarse for less across, where nothing calls for it."""
_PADDING = 0.09
"""Of the shorter side, left free around the places on each side."""
_FLATTEST, _TALLEST = 0.5, 0.78
"""Height of a map in its width."""
_INHABITED = (-57.0, 84.0)
"""Latitudes that a map of the world shows; all where a place lies beyond."""
_MERIDIANS = (0.0, 150.0, -90.0)
"""Usual middles of world maps, the first that has no place near its seam is taken."""
_SEAM_DEGREES = 8.0
_EDGE_STEPS = 8


@dataclass(frozen=True, slots=True)
class Window:
    """A map's place on the sheet and on the globe."""

    projection: Azimuthal | EqualEarth
    """How the globe is laid flat."""
    box: Box
    """Where it is on the sheet."""
    scale: float
    """Pixels an Earth radius, in the middle."""
    middle: XY
    """The projection's point in the middle of the box."""

    def put(self, flat: XY) -> XY:
        """Give the sheet's point of a point of the projection."""
        x, y = self.box.center
        return x + (flat[0] - self.middle[0]) * self.scale, y - (
            flat[1] - self.middle[1]
        ) * self.scale

    def at(self, point: Point) -> XY:
        """Give the sheet's point of a point of the globe, perhaps outside the box."""
        longitude = point.longitude
        if isinstance(self.projection, EqualEarth):
            longitude = self.projection.near(longitude)
        return self.put(self.projection.flat(longitude, point.latitude))

    def shows(self, point: Point, margin: float = 0.0) -> bool:
        """Whether a point of the globe lies in the box, at least so many pixels from its edge; the world shows all."""
        if isinstance(self.projection, EqualEarth):
            return True
        if self.projection.middle.distance_km(point) > EARTH_RADIUS_KM * math.pi / 2:
            return False
        return self.box.grown(-margin).contains(self.at(point))

    @property
    def reach_degrees(self) -> float:
        """How far the map reaches from its projection's middle, as an angle; 180 for the world."""
        if isinstance(self.projection, EqualEarth):
            return 180.0
        x, y = (abs(side) for side in self.middle)
        far = math.hypot(x + self.box.width / 2 / self.scale, y + self.box.height / 2 / self.scale)
        return math.degrees(2.0 * math.asin(min(1.0, far / 2.0)))

    @property
    def pixels_a_km(self) -> float:
        """Scale in the middle."""
        return self.scale / EARTH_RADIUS_KM

    def moved(self, left: float, top: float) -> "Window":
        """Give the same map elsewhere on the sheet."""
        return replace(self, box=self.box.moved(left, top))

    def outline(self) -> list[Point]:
        """Give points along the edge of a region's map, as the globe has them.

        Raises:
            TypeError: the map is one of the world, which has no such edge.
        """
        if not isinstance(self.projection, Azimuthal):
            message = "only a region has an edge on the globe"
            raise TypeError(message)
        half_x, half_y = self.box.width / 2 / self.scale, self.box.height / 2 / self.scale
        points = []
        for x, y in _edge(Box(-half_x, -half_y, half_x, half_y)):
            held = self.projection.globe(self.middle[0] + x, self.middle[1] + y)
            points.append(Point(held[1], held[0]))
        return points


def corners(box: BoundingBox) -> list[Point]:
    """Give points along the edge of a box of latitudes and longitudes, its corners among them."""
    points = []
    for x, y in _edge(Box(0.0, box.south, box.width_degrees, box.north)):
        longitude = (box.west + x + 180.0) % 360.0 - 180.0
        points.append(Point(y, longitude))
    return points


def window_on(points: Sequence[Point], room: Box, *, narrowest_km: float = _NARROWEST_KM) -> Window:
    """Choose projection and scale so that all points are seen.

    Args:
        points: what is to be seen; at least one.
        room: where the map may be; one without height is made as high as suits the points. A map of the
            world is no higher than the world.
        narrowest_km: so much is shown from west to east at least.
    """
    middle = BoundingBox.around(points).center
    reach = max(middle.distance_km(point) for point in points) / EARTH_RADIUS_KM
    if reach > _REGION_REACH:
        return _world(points, room)
    projection = Azimuthal(middle)
    held = _bounds(projection.flat(point.longitude, point.latitude) for point in points)
    narrowest = narrowest_km / EARTH_RADIUS_KM
    across, along = max(held.width, narrowest), held.height
    free = 1.0 - 2.0 * _PADDING
    tall = room.height or room.width * min(_TALLEST, max(_FLATTEST, along / across))
    scale = min(room.width * free / across, tall * free / along if along else math.inf)
    return Window(projection, replace(room, bottom=room.top + tall), scale, held.center)


def _world(points: Sequence[Point], box: Box) -> Window:
    projection = EqualEarth(_meridian(points))
    south, north = _INHABITED
    if any(not south <= point.latitude <= north for point in points):
        south, north = -90.0, 90.0
    low, high = projection.flat(0.0, south)[1], projection.flat(0.0, north)[1]
    half = projection.flat(projection.meridian + 180.0, 0.0)[0]
    scale = box.width / (2.0 * half)
    if box.height:
        scale = min(scale, box.height / (high - low))
    box = replace(box, bottom=box.top + scale * (high - low))
    return Window(projection, box, scale, (0.0, (low + high) / 2))


def _meridian(points: Sequence[Point]) -> float:
    for meridian in _MERIDIANS:
        away = (abs((point.longitude - meridian + 180.0) % 360.0 - 180.0) for point in points)
        if max(away) <= 180.0 - _SEAM_DEGREES:
            return meridian
    return 0.0


def _bounds(points: Iterable[XY]) -> Box:
    held = list(points)
    xs, ys = [x for x, _ in held], [y for _, y in held]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _edge(box: Box) -> list[XY]:
    shares = [step / _EDGE_STEPS for step in range(_EDGE_STEPS + 1)]
    return [
        *((box.left + share * box.width, box.top) for share in shares),
        *((box.right, box.top + share * box.height) for share in shares),
        *((box.right - share * box.width, box.bottom) for share in shares),
        *((box.left, box.bottom - share * box.height) for share in shares),
    ]
