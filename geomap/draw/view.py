"""What part of the Earth a map shows when it is opened."""

from collections.abc import Sequence
from dataclasses import dataclass

from geomap.geometry import BoundingBox, Point
from geomap.places import Place

_MAIN_SHARE = 0.8
"""A first view shows at least this share of the mentions."""
_CLOSE_BEHIND = 1.6
"""Places at up to so many times the distance of the last of these are shown with them."""
_WORTHWHILE = 0.5
"""Far places are left out of the first view where that makes it at most this much as wide or high."""
_MEDOID_LIMIT = 200
"""So many places at most are compared with each other to find the middle: it costs their number squared."""
_HALF_CIRCLE = 180.0


@dataclass(frozen=True, slots=True)
class View:
    """Two boxes to fit, and the meridian that they are drawn around."""

    main: BoundingBox
    """Where most of the mentions lie."""
    whole: BoundingBox
    """Where all of them lie."""

    def unrolled(self, longitude: float) -> float:
        """Give a longitude as a flat map drawn around the middle of `whole` has it, perhaps beyond ±180°."""
        east_of_middle = longitude - self.whole.center.longitude
        if east_of_middle > _HALF_CIRCLE:
            return longitude - 2 * _HALF_CIRCLE
        if east_of_middle < -_HALF_CIRCLE:
            return longitude + 2 * _HALF_CIRCLE
        return longitude

    def corners(self, box: BoundingBox) -> list[list[float]]:
        """Give south-west and north-east as (latitude, longitude), unrolled, as Leaflet wants bounds."""
        center = self.unrolled(box.center.longitude)
        half = box.width_degrees / 2
        return [[box.south, center - half], [box.north, center + half]]


def first_view(
    stage: Sequence[tuple[Place, int]], mapped: Sequence[tuple[Place, int]]
) -> View | None:
    """Choose the view on places with the number of their mentions; None where nothing was mapped.

    A single far place must not shrink all others to a dot: places far from the middle are left out of
    `main`, farthest first, as long as it keeps its share of the mentions and becomes much smaller by it.
    One place alone is shown in its whole extent.

    Args:
        stage: the places that the first view is about; not empty where `mapped` is not.
        mapped: all places on the map.
    """
    if not mapped:
        return None
    if len(mapped) == 1 and mapped[0][0].extent is not None:
        return View(mapped[0][0].extent, mapped[0][0].extent)
    near = BoundingBox.around(_core(stage))
    far = BoundingBox.around([place.point for place, _ in stage])
    main = near if _is_much_smaller(near, far) else far
    return View(main, BoundingBox.around([place.point for place, _ in mapped]))


def _core(weighted: Sequence[tuple[Place, int]]) -> list[Point]:
    """Give the points nearest to the middle that hold the main share of the mentions, and those close behind."""
    heaviest_first = sorted(weighted, key=lambda entry: (-entry[1], entry[0].id))
    middle = _medoid(heaviest_first[:_MEDOID_LIMIT])
    by_distance_km = sorted(
        (
            (middle.distance_km(place.point), weight, place.point)
            for place, weight in heaviest_first
        ),
        key=lambda entry: entry[0],
    )
    wanted = _MAIN_SHARE * sum(weight for _, weight in weighted)
    kept: list[Point] = []
    held, reach_km = 0, 0.0
    for distance_km, weight, point in by_distance_km:
        if held < wanted:
            reach_km = distance_km
        elif distance_km > _CLOSE_BEHIND * reach_km:
            break
        kept.append(point)
        held += weight
    return kept


def _medoid(weighted: Sequence[tuple[Place, int]]) -> Point:
    """Give the place from which the way to all mentions is shortest."""

    def way_km(point: Point) -> float:
        return sum(weight * point.distance_km(place.point) for place, weight in weighted)

    return min((place.point for place, _ in weighted), key=way_km)


def _is_much_smaller(main: BoundingBox, whole: BoundingBox) -> bool:
    width, whole_width = main.width_degrees, whole.width_degrees
    height, whole_height = main.north - main.south, whole.north - whole.south
    return width <= _WORTHWHILE * whole_width or height <= _WORTHWHILE * whole_height
