"""One result of a service: where it lies, what the service calls it, and all that it said; checked before it is kept."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from geomap.geometry import Point

_SOUTH, _WEST = 90.0, 180.0


class InvalidRecordError(ValueError):
    """A result that cannot be right: the service, or what speaks in its name, is broken."""


@dataclass(frozen=True, slots=True)
class Record:
    """One result."""

    label: str
    """What the service calls the place, often with all that it lies in."""
    point: Point
    """Where it lies."""
    raw: Mapping[str, object]
    """All that the service said of it; empty where that was no JSON object."""


def check_record(label: object, latitude: object, longitude: object, raw: object) -> Record:
    """Make a record of what a service said, or refuse it.

    0, 0 is refused: it is what a missing coordinate becomes on the way (geopy makes it up), and
    there is nothing there but a buoy.

    Raises:
        InvalidRecordError: a coordinate is missing, no number, out of range, or both are 0.
    """
    numbers = (latitude, longitude)
    if not all(
        isinstance(number, int | float) and not isinstance(number, bool) and math.isfinite(number)
        for number in numbers
    ):
        message = "a place without coordinates"
        raise InvalidRecordError(message)
    north, east = float(str(latitude)), float(str(longitude))
    if abs(north) > _SOUTH or abs(east) > _WEST:
        message = f"a place outside the Earth: {north}, {east}"
        raise InvalidRecordError(message)
    if (north, east) == (0.0, 0.0):
        message = "a place at 0, 0, which stands for no coordinates"
        raise InvalidRecordError(message)
    if not isinstance(label, str) or not label.strip():
        message = "a place without a name"
        raise InvalidRecordError(message)
    held = raw if isinstance(raw, dict) else {}
    return Record(label, Point(north, east), MappingProxyType(held))


def plain(record: Record) -> dict[str, object]:
    """Give a record as an object of JSON."""
    return {
        "label": record.label,
        "latitude": record.point.latitude,
        "longitude": record.point.longitude,
        "raw": dict(record.raw),
    }


def read_records(text: str) -> tuple[Record, ...]:
    """Read the records of an answer.

    Raises:
        InvalidRecordError: they are not what `plain` gave.
    """
    held = json.loads(text)
    if not isinstance(held, list) or not all(isinstance(entry, dict) for entry in held):
        message = "no list of places"
        raise InvalidRecordError(message)
    return tuple(
        check_record(
            entry.get("label"), entry.get("latitude"), entry.get("longitude"), entry.get("raw")
        )
        for entry in held
    )
