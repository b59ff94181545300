"""Finds the populated places nearest to a point, exactly, by bands of latitude."""

import heapq
import math
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from geomap.geometry import EARTH_RADIUS_KM, Point

_FIRST_BAND = 0.25
_WIDER = 4.0
_HALF_CIRCLE = 180.0


class Neighbours:
    """The points of all populated places, sorted by latitude: 24 bytes a place.

    Args:
        rows: latitude, longitude and number of each place, from south to north.
    """

    def __init__(self, rows: Iterable[tuple[float, float, int]]) -> None:
        self._latitudes, self._longitudes, self._numbers = array("d"), array("d"), array("q")
        for latitude, longitude, number in rows:
            self._latitudes.append(latitude)
            self._longitudes.append(longitude)
            self._numbers.append(number)

    def nearest(self, point: Point, limit: int) -> tuple[int, ...]:
        """Give the numbers of the places nearest to a point, the nearest first; equally near ones by number."""

        def order(index: int) -> tuple[float, int]:
            there = Point(self._latitudes[index], self._longitudes[index])
            return point.distance_km(there), self._numbers[index]

        half = _FIRST_BAND
        while True:
            first = bisect_left(self._latitudes, point.latitude - half)
            stop = bisect_right(self._latitudes, point.latitude + half)
            found = heapq.nsmallest(limit, range(first, stop), key=order)
            # Whatever lies outside the band is farther away than its half width.
            reach_km = math.radians(half) * EARTH_RADIUS_KM
            if half >= _HALF_CIRCLE or (len(found) == limit and order(found[-1])[0] <= reach_km):
                return tuple(self._numbers[index] for index in found)
            half *= _WIDER
