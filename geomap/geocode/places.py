"""Answers → candidates: what each service says of a place, read into our own terms.

A service that none of the readers knows is read all the same: its name and point are there; what kind of place
it is stays unknown.
"""

import functools
import hashlib
from collections.abc import Callable, Mapping
from types import MappingProxyType

from geomap.answers import Answer, tidy
from geomap.geocode.kinds import UNKNOWN, Kind, osm_kind, pelias_kind
from geomap.geocode.records import Record, read_records
from geomap.geometry import BoundingBox
from geomap.places import Candidate, FeatureClass, MatchKind, Place, Query

_REMEMBERED = 1024
_SIDES = 4
Raw = Mapping[str, object]


def candidates_of(answer: Answer, query: Query) -> tuple[Candidate, ...]:
    """Give the places of an answer as candidates, in the service's order, one a place."""
    best: dict[str, Candidate] = {}
    for place in _places(answer):
        match = _match(query.toponym, place.name)
        best.setdefault(place.id, Candidate(place, match, answer.request.service))
    return tuple(best.values())


@functools.lru_cache(_REMEMBERED)
def _places(answer: Answer) -> tuple[Place, ...]:
    read = _READERS.get(answer.request.service, _any)
    return tuple(read(answer.request.service, record) for record in read_records(answer.records))


def _match(toponym: str, name: str) -> MatchKind:
    """Tell how a name was met: whole, in part, or under another name that the service knows and does not tell."""
    asked, held = tidy(toponym).casefold(), tidy(name).casefold()
    if asked == held:
        return MatchKind.PREFERRED
    shared = set(asked.split()) & set(held.split())
    return MatchKind.PARTIAL if shared else MatchKind.ALTERNATE


def _nominatim(service: str, record: Record) -> Place:
    raw = record.raw
    address, tags = _part(raw, "address"), _part(raw, "extratags")
    south, north, west, east = _numbers(raw.get("boundingbox"))
    kind = osm_kind(
        _text(raw, "class") or _text(raw, "category"),
        _text(raw, "type"),
        _text(raw, "addresstype"),
        _whole(raw.get("place_rank")),
    )
    return _place(
        _osm_id(raw.get("osm_type"), raw.get("osm_id")) or _own_id(service, record),
        _text(raw, "name") or _first(record.label),
        record,
        kind,
        country=_text(address, "country_code"),
        admin1=_text(address, "state") or _text(address, "province"),
        population=_whole(tags.get("population")),
        extent=_box(south, west, north, east),
    )


def _photon(service: str, record: Record) -> Place:
    raw = _part(record.raw, "properties")
    west, north, east, south = _numbers(raw.get("extent"))
    return _place(
        _osm_id(raw.get("osm_type"), raw.get("osm_id")) or _own_id(service, record),
        _text(raw, "name") or _first(record.label),
        record,
        osm_kind(_text(raw, "osm_key"), _text(raw, "osm_value"), _text(raw, "type"), 0),
        country=_text(raw, "countrycode"),
        admin1=_text(raw, "state"),
        extent=_box(south, west, north, east),
    )


def _geonames(service: str, record: Record) -> Place:
    raw = record.raw
    number = _whole(raw.get("geonameId"))
    try:
        kind = Kind(FeatureClass(_text(raw, "fcl")), _text(raw, "fcode"))
    except ValueError:
        kind = UNKNOWN
    country, code = _text(raw, "countryCode"), _text(raw, "adminCode1")
    return _place(
        f"geonames:{number}" if number else _own_id(service, record),
        _text(raw, "toponymName") or _text(raw, "name") or _first(record.label),
        record,
        kind,
        country=country,
        admin1=_text(raw, "adminName1"),
        admin1_code=f"{country}.{code}" if country and code else "",
        population=_whole(raw.get("population")),
    )


def _pelias(service: str, record: Record) -> Place:
    raw = _part(record.raw, "properties")
    west, south, east, north = _numbers(record.raw.get("bbox"))
    identifier = _text(raw, "gid")
    return _place(
        f"pelias:{identifier}" if identifier else _own_id(service, record),
        _text(raw, "name") or _first(record.label),
        record,
        pelias_kind(_text(raw, "layer")),
        country=_text(raw, "country_code"),
        admin1=_text(raw, "region"),
        extent=_box(south, west, north, east),
    )


def _opencage(service: str, record: Record) -> Place:
    parts = _part(record.raw, "components")
    return _place(
        _own_id(service, record),
        _first(record.label),
        record,
        osm_kind(_text(parts, "_category"), _text(parts, "_type"), _text(parts, "_type"), 0),
        country=_text(parts, "country_code"),
        admin1=_text(parts, "state"),
    )


def _any(service: str, record: Record) -> Place:
    return _place(_own_id(service, record), _first(record.label), record, UNKNOWN)


_READERS: Mapping[str, Callable[[str, Record], Place]] = MappingProxyType(
    {
        "nominatim": _nominatim,
        "pickpoint": _nominatim,
        "openmapquest": _nominatim,
        "photon": _photon,
        "geonames": _geonames,
        "pelias": _pelias,
        "geocodeearth": _pelias,
        "opencage": _opencage,
    }
)


def _place(  # noqa: PLR0913 - the fields of a place, by name
    identifier: str,
    name: str,
    record: Record,
    kind: Kind,
    *,
    country: str = "",
    admin1: str = "",
    admin1_code: str = "",
    population: int = 0,
    extent: BoundingBox | None = None,
) -> Place:
    is_code = len(country) == len("SY") and country.isascii() and country.isalpha()
    return Place(
        identifier,
        name,
        record.point,
        kind.feature_class,
        kind.feature_code,
        country.upper() if is_code else "",
        admin1,
        admin1_code,
        population=max(0, population),
        extent=extent,
    )


def _osm_id(kind: object, number: object) -> str:
    """Give the identifier of an object of OpenStreetMap, the same from every service that speaks of it."""
    name = {"n": "node", "w": "way", "r": "relation"}.get(str(kind)[:1].lower())
    return f"osm:{name}/{number}" if name and isinstance(number, int) else ""


def _own_id(service: str, record: Record) -> str:
    """Give an identifier that the same place gets again, where the service has none that lasts."""
    point = record.point
    told = f"{record.label}\n{point.latitude:.6f}\n{point.longitude:.6f}"
    return f"{service}:{hashlib.sha256(told.encode()).hexdigest()[:16]}"


def _first(label: str) -> str:
    """Give the first part of an address, which names the place itself."""
    return label.partition(",")[0].strip() or label


def _part(raw: Raw, name: str) -> Raw:
    held = raw.get(name)
    return held if isinstance(held, dict) else {}


def _text(raw: Raw, name: str) -> str:
    held = raw.get(name)
    return held if isinstance(held, str) else ""


def _whole(value: object) -> int:
    if isinstance(value, int):
        return value
    return int(value) if isinstance(value, str) and value.isdecimal() and value.isascii() else 0


def _numbers(value: object) -> tuple[float | None, ...]:
    """Give the four sides of a box as numbers, each None where the box is none."""
    if isinstance(value, list) and len(value) == _SIDES:
        try:
            return tuple(float(side) for side in value)
        except (TypeError, ValueError):
            pass
    return (None,) * _SIDES


def _box(
    south: float | None, west: float | None, north: float | None, east: float | None
) -> BoundingBox | None:
    if south is None or west is None or north is None or east is None:
        return None
    try:
        return BoundingBox(south, west, north, east)
    except ValueError:
        return None
