"""The globe laid flat: an equal-area projection around the middle of a region, and one for the whole world.

Both keep areas true, so that no part of the world looks larger than it is. Flat coordinates are in
Earth radii, x to the east and y to the north.
"""

import math
from dataclasses import dataclass
from typing import Protocol

from geomap.draw.figure.shapes import XY
from geomap.geometry import Point

_EDGE = 1e-9
_OPPOSITE = 1e-12


class Projection(Protocol):
    """Takes the globe to the plane."""

    def flat(self, longitude: float, latitude: float) -> XY:
        """Give the plane's point; degrees in, Earth radii out."""
        ...


@dataclass(frozen=True, slots=True)
class Azimuthal:
    """Lambert's azimuthal equal-area projection (Snyder 1987, «Map Projections», p. 182), for a region of any size.

    True at its middle, with no seam but the point opposite: 180° and the poles are places like any other.
    """

    middle: Point
    """What it is drawn around."""

    def flat(self, longitude: float, latitude: float) -> XY:
        """Give the plane's point; what is opposite the middle goes to a circle of radius 2."""
        phi, phi_0 = math.radians(latitude), math.radians(self.middle.latitude)
        turned = math.radians(longitude - self.middle.longitude)
        cosine, sine = math.cos(phi), math.sin(phi)
        towards = math.sin(phi_0) * sine + math.cos(phi_0) * cosine * math.cos(turned)
        if 1.0 + towards < _OPPOSITE:
            return 2.0, 0.0
        stretch = math.sqrt(2.0 / (1.0 + towards))
        x = stretch * cosine * math.sin(turned)
        y = stretch * (math.cos(phi_0) * sine - math.sin(phi_0) * cosine * math.cos(turned))
        return x, y

    def globe(self, x: float, y: float) -> tuple[float, float]:
        """Give (longitude, latitude) in degrees of a point of the plane within radius 2 (Snyder 1987, p. 187)."""
        distance = math.hypot(x, y)
        if distance < _EDGE:
            return self.middle.longitude, self.middle.latitude
        angle = 2.0 * math.asin(min(1.0, distance / 2.0))
        phi_0 = math.radians(self.middle.latitude)
        sine = math.cos(angle) * math.sin(phi_0) + y * math.sin(angle) * math.cos(phi_0) / distance
        east = math.atan2(
            x * math.sin(angle),
            distance * math.cos(phi_0) * math.cos(angle) - y * math.sin(phi_0) * math.sin(angle),
        )
        longitude = (self.middle.longitude + math.degrees(east) + 180.0) % 360.0 - 180.0
        return longitude, math.degrees(math.asin(max(-1.0, min(1.0, sine))))


_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_HALF_ROOT_3 = math.sqrt(3.0) / 2.0


@dataclass(frozen=True, slots=True)
class EqualEarth:
    """The Equal Earth projection (Šavrič, Patterson and Jenny 2018, doi:10.1080/13658816.2018.1504949), for the world."""

    meridian: float
    """Longitude of its middle; the seam is opposite."""

    def flat(self, longitude: float, latitude: float) -> XY:
        """Give the plane's point; longitudes beyond half a turn from the middle go on beyond the seam."""
        theta = math.asin(_HALF_ROOT_3 * math.sin(math.radians(latitude)))
        squared = theta * theta
        sixth = squared**3
        y = theta * (_A1 + _A2 * squared + sixth * (_A3 + _A4 * squared))
        slope = _A1 + 3 * _A2 * squared + sixth * (7 * _A3 + 9 * _A4 * squared)
        x = math.radians(longitude - self.meridian) * math.cos(theta) / (_HALF_ROOT_3 * slope)
        return x, y

    def near(self, longitude: float) -> float:
        """Give a longitude as this map has it: within half a turn of its middle."""
        return (longitude - self.meridian + 180.0) % 360.0 - 180.0 + self.meridian
