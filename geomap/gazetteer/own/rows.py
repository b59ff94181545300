"""One place of the user's, checked: from the cells of a table or the properties of a feature."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any

from geomap.gazetteer.names import normalise
from geomap.gazetteer.own.periods import EARLIEST, LATEST, span_of
from geomap.geometry import BoundingBox, Point
from geomap.places import FeatureClass

COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "name": ("name", "title", "label"),
        "latitude": ("latitude", "lat", "y"),
        "longitude": ("longitude", "lon", "lng", "long", "x"),
        "id": ("id", "identifier"),
        "kind": ("kind", "type", "feature"),
        "country": ("country", "country_code", "iso2"),
        "population": ("population", "pop"),
        "other_names": ("other_names", "alternate_names", "alternatenames", "aliases"),
        "valid_from": ("valid_from", "from", "start"),
        "valid_to": ("valid_to", "to", "end"),
    }
)
"""What a row can say, and what its columns may be called."""

_KINDS = MappingProxyType(
    {
        "country": "A/PCLI",
        "province": "A/ADM1",
        "state": "A/ADM1",
        "governorate": "A/ADM1",
        "division": "A/ADM1",
        "county": "A/ADM2",
        "district": "A/ADM2",
        "city": "P/PPL",
        "town": "P/PPL",
        "village": "P/PPL",
        "settlement": "P/PPL",
        "neighbourhood": "P/PPLX",
        "neighborhood": "P/PPLX",
        "capital": "P/PPLC",
        "region": "L/RGN",
        "area": "L/AREA",
        "park": "L/PRK",
        "sea": "H/SEA",
        "lake": "H/LK",
        "river": "H/STM",
        "water": "H/STM",
        "road": "R/RD",
        "site": "S/SITE",
        "building": "S/BLDG",
        "base": "S/INSM",
        "camp": "S/CMP",
        "ruin": "S/RUIN",
        "mountain": "T/MT",
        "hill": "T/HLL",
        "island": "T/ISL",
        "desert": "T/DSRT",
        "forest": "V/FRST",
    }
)
"""Words for a kind of place, as GeoNames' class and code."""
_CODE = re.compile(r"(?P<letter>[AHLPRSTUV])(/(?P<code>[A-Z0-9]{1,10}))?")
_USUAL_KIND = "city"
_MOST_LETTERS = 200
_MOST_PEOPLE = 10**11


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A place under the names that it had in one period."""

    id: str
    """Rows with one id are one place."""
    name: str
    """Its main name then."""
    latitude: float
    """Decimal degrees, north positive."""
    longitude: float
    """Decimal degrees, east positive."""
    feature: str
    """GeoNames' class and code: `P/PPL`."""
    country: str = ""
    """ISO code; empty where unknown."""
    population: int = 0
    """Inhabitants; 0 where unknown."""
    other_names: tuple[str, ...] = ()
    """Its other names then."""
    valid_from: str = ""
    """Date from which on it was so named; empty: from of old."""
    valid_to: str = ""
    """Date until which it was so named; empty: to this day."""
    extent: tuple[float, float, float, float] | None = None
    """South, west, north, east; None where only the point is known."""

    def __post_init__(self) -> None:
        """Refuse what is no place.

        Raises:
            ValueError: a value is wrong; the text says which.
        """
        Point(self.latitude, self.longitude)
        for name in (self.name, *self.other_names):
            if not normalise(name):
                message = (
                    f"a name has letters or digits, not {name!r}" if name else "it has no name"
                )
                raise ValueError(message)
        texts = (self.id, self.name, *self.other_names)
        if any(len(text) > _MOST_LETTERS or not text.isprintable() for text in texts):
            message = f"a name or id is longer than {_MOST_LETTERS} characters or holds control characters"
            raise ValueError(message)
        if self.country and not re.fullmatch(r"[A-Z]{2}", self.country):
            message = f"a country is named by its two-letter ISO code, as in SY for Syria, not {self.country!r}"
            raise ValueError(message)
        if not 0 <= self.population <= _MOST_PEOPLE:
            message = f"the population is {self.population}"
            raise ValueError(message)
        if self.first_day > self.last_day:
            message = f"it ends ({self.valid_to}) before it begins ({self.valid_from})"
            raise ValueError(message)
        if self.extent is not None:
            BoundingBox(*self.extent)

    @property
    def first_day(self) -> int:
        """The first day of the period, as `periods` counts."""
        return span_of(self.valid_from)[0] if self.valid_from else EARLIEST

    @property
    def last_day(self) -> int:
        """The last day of the period."""
        return span_of(self.valid_to)[1] if self.valid_to else LATEST

    @property
    def feature_class(self) -> FeatureClass:
        """GeoNames' letter."""
        return FeatureClass(self.feature.partition("/")[0])

    @property
    def feature_code(self) -> str:
        """GeoNames' code within the class; empty where only the class is known."""
        return self.feature.partition("/")[2]

    def dumps(self) -> str:
        """Give it as a line of JSON; `loads` reads it."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))


def loads(line: str) -> OwnRow:
    """Read what `dumps` wrote.

    Raises:
        ValueError: it is no such line.
    """
    held: dict[str, Any] = json.loads(line)
    try:
        extent = held.pop("extent")
        names = tuple(held.pop("other_names"))
        return OwnRow(**held, other_names=names, extent=extent and tuple(extent))
    except (AttributeError, KeyError, TypeError) as error:
        message = f"it is no place of one's own ({error})"
        raise ValueError(message) from error


def row_of(
    cells: Mapping[str, str], extent: tuple[float, float, float, float] | None = None
) -> OwnRow:
    """Make a place of what a row says, by the keys of `COLUMNS`; missing and empty is unknown.

    Raises:
        ValueError: a value is wrong; the text says which.
    """
    said = {key: cells.get(key, "").strip() for key in COLUMNS}
    latitude, longitude = _number(said, "latitude"), _number(said, "longitude")
    place = f"{said['name']}\t{latitude}\t{longitude}"
    return OwnRow(
        said["id"] or hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:10],
        said["name"],
        latitude,
        longitude,
        _feature(said["kind"]),
        said["country"].upper(),
        int(_number(said, "population")) if said["population"] else 0,
        tuple(dict.fromkeys(filter(None, map(str.strip, said["other_names"].split("|"))))),
        said["valid_from"],
        said["valid_to"],
        extent,
    )


def _number(said: Mapping[str, str], key: str) -> float:
    if not said[key]:
        message = f"it has no {key}"
        raise ValueError(message)
    try:
        number = float(said[key].replace(",", "") if key == "population" else said[key])
    except ValueError:
        message = f"{key} is no number: {said[key][:40]!r}"
        raise ValueError(message) from None
    if not abs(number) <= _MOST_PEOPLE:
        message = f"{key} is out of range: {said[key][:40]}"
        raise ValueError(message)
    return number


def _feature(kind: str) -> str:
    word = kind.lower() or _USUAL_KIND
    if word in _KINDS:
        return _KINDS[word]
    if _CODE.fullmatch(kind.upper()):
        return kind.upper()
    known = ", ".join(_KINDS)
    message = (
        f"unknown kind {kind[:40]!r}; known: {known}, or GeoNames' class and code, as in P/PPL"
    )
    raise ValueError(message)
