"""Points, boxes and distances on the globe (WGS84, decimal degrees, kilometres)."""

import itertools
import math
from collections.abc import Iterable
from dataclasses import dataclass

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the Earth (IUGG 1980, R1), in kilometres."""

RIGHT_KM = 161.0
"""A place within 100 miles of the one that is meant is right: the field's standard (Cheng et al. 2010)."""

_FULL_CIRCLE = 360.0
_MAX_LATITUDE = 90.0
_MAX_LONGITUDE = 180.0


def _check_latitude(value: float, name: str) -> None:
    if not (math.isfinite(value) and -_MAX_LATITUDE <= value <= _MAX_LATITUDE):
        message = f"{name} must lie in -90 … 90 degrees, not {value!r}"
        raise ValueError(message)


def _check_longitude(value: float, name: str) -> None:
    if not (math.isfinite(value) and -_MAX_LONGITUDE <= value <= _MAX_LONGITUDE):
        message = f"{name} must lie in -180 … 180 degrees, not {value!r}"
        raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Point:
    """A point on the globe."""

    latitude: float
    """Decimal degrees, -90 … 90, north positive."""
    longitude: float
    """Decimal degrees, -180 … 180, east positive."""

    def __post_init__(self) -> None:
        """Refuse what is not on the globe.

        Raises:
            ValueError: a coordinate is not finite or out of range.
        """
        _check_latitude(self.latitude, "latitude")
        _check_longitude(self.longitude, "longitude")

    def distance_km(self, other: "Point") -> float:
        """Great-circle distance to another point in kilometres (haversine, mean radius)."""
        phi, other_phi = math.radians(self.latitude), math.radians(other.latitude)
        half_latitude = (other_phi - phi) / 2
        half_longitude = math.radians(other.longitude - self.longitude) / 2
        haversine = (
            math.sin(half_latitude) ** 2
            + math.cos(phi) * math.cos(other_phi) * math.sin(half_longitude) ** 2
        )
        return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(haversine)))


@dataclass(frozen=True, slots=True)
class BoundingBox:
    """A box of latitudes and longitudes; `west` exceeds `east` where it crosses the 180° meridian."""

    south: float
    """Decimal degrees, not above `north`."""
    west: float
    """Decimal degrees; greater than `east` when the box crosses 180°."""
    north: float
    """Decimal degrees."""
    east: float
    """Decimal degrees."""

    def __post_init__(self) -> None:
        """Refuse corners that are off the globe or upside down.

        Raises:
            ValueError: a corner is out of range, or south lies above north.
        """
        _check_latitude(self.south, "south")
        _check_latitude(self.north, "north")
        _check_longitude(self.west, "west")
        _check_longitude(self.east, "east")
        if self.south > self.north:
            message = f"south ({self.south}) lies above north ({self.north})"
            raise ValueError(message)

    @classmethod
    def around(cls, points: Iterable[Point]) -> "BoundingBox":
        """Give the narrowest box that holds all points, across 180° where that is narrower.

        Raises:
            ValueError: there are no points.
        """
        held = list(points)
        if not held:
            message = "a box needs at least one point"
            raise ValueError(message)
        latitudes = [point.latitude for point in held]
        west, east = _narrowest_interval(sorted({point.longitude for point in held}))
        return cls(min(latitudes), west, max(latitudes), east)

    @property
    def crosses_antimeridian(self) -> bool:
        """Whether the box runs over the 180° meridian."""
        return self.west > self.east

    @property
    def width_degrees(self) -> float:
        """Degrees of longitude from west to east, 0 … 360."""
        return (
            (self.east - self.west) % _FULL_CIRCLE
            if self.crosses_antimeridian
            else self.east - self.west
        )

    @property
    def center(self) -> Point:
        """The middle of the box."""
        longitude = self.west + self.width_degrees / 2
        if longitude > _MAX_LONGITUDE:
            longitude -= _FULL_CIRCLE
        return Point((self.south + self.north) / 2, longitude)

    @property
    def radius_km(self) -> float:
        """Distance from the middle to the farthest corner, in kilometres."""
        corners = (Point(self.south, self.west), Point(self.north, self.west))
        return max(self.center.distance_km(corner) for corner in corners)

    def contains(self, point: Point) -> bool:
        """Whether the point lies in the box or on its edge."""
        if not self.south <= point.latitude <= self.north:
            return False
        if self.crosses_antimeridian:
            return point.longitude >= self.west or point.longitude <= self.east
        return self.west <= point.longitude <= self.east

    def distance_km(self, point: Point) -> float:
        """Distance from a point to the nearest part of the box in kilometres; 0 inside.

        Exact along the meridian; along a parallel a close upper bound (the nearest corner or
        edge point at the same latitude), which is enough to compare places.
        """
        latitude = min(max(point.latitude, self.south), self.north)
        if self.contains(Point(latitude, point.longitude)):
            return point.distance_km(Point(latitude, point.longitude))
        return min(point.distance_km(Point(latitude, edge)) for edge in (self.west, self.east))


def _narrowest_interval(longitudes: list[float]) -> tuple[float, float]:
    """Give west and east of the shortest arc over sorted, distinct longitudes."""
    gaps = [
        (following - longitude, index)
        for index, (longitude, following) in enumerate(itertools.pairwise(longitudes))
    ]
    outer_gap = longitudes[0] + _FULL_CIRCLE - longitudes[-1]
    widest, index = max(gaps, default=(0.0, 0))
    if widest > outer_gap:
        return longitudes[index + 1], longitudes[index]
    return longitudes[0], longitudes[-1]
