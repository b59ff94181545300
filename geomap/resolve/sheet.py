"""One name's candidates as columns of numbers, so that a document's thousands are weighed at once."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from geomap.geometry import BoundingBox
from geomap.places import Candidate, FeatureClass, MatchKind, Place
from geomap.resolve.kinds import Kind, kind_of

_USUAL_FAME = 0.3
"""A town's names grow with the cube root of its people: 16 at ten thousand, 63 at a million (median of GeoNames' cities)."""

Numbers = NDArray[np.float64]
"""A column of measures."""
Codes = NDArray[np.int64]
"""A column of codes; -1 stands for none."""

Flags = NDArray[np.bool_]
"""Whether something holds, of each row or pair."""

NO_CODE = -1
_MAX_SHEETS = 8_192
"""Names whose columns are kept: the vocabulary of a long run, some 30 MB."""
_MAIN = frozenset({MatchKind.PREFERRED, MatchKind.ABBREVIATION, MatchKind.DEMONYM})
_MATCHES = tuple(MatchKind)
_INDIRECT = frozenset({MatchKind.PARTIAL, MatchKind.FUZZY, MatchKind.CONTAINED})
_LISTED = "gazetteer"
"""What the names of sources begin with that hold every name that there is."""
_TOWN_SHARE = 0.1
"""A town with this share of the people of its namesake division is what the bare name means first."""


NUMBERS: Mapping[str, int | slice] = MappingProxyType(
    {
        # Unit vectors to the points.
        "vectors": slice(0, 3),
        # Latitude and longitude in degrees.
        "points": slice(3, 5),
        # South, west, north and east of the extents; not a number where only a point is known.
        "boxes": slice(5, 9),
        # How far each reaches from its point: half the diagonal of its extent, 0 where only a point is known.
        "radius_km": 9,
        # log10 of inhabitants + 1.
        "population": 10,
        # log10 of the names that its gazetteer lists + 1; of a town whose source lists none, what one of its size has.
        "fame": 11,
        # 1 where the toponym is the preferred name letter for letter.
        "verbatim": 12,
        # 1 for a division that a town in it, of the same name, outshines.
        "overshadowed": 13,
        # How many powers of ten fewer people each has than the most populous of its namesakes.
        "lead": 14,
    }
)
"""Where the measures of candidates stand in `Sheet.numbers`."""
CODES: Mapping[str, int] = MappingProxyType(
    {
        # What each is, as in `Kind`.
        "kinds": 0,
        # How each name met the toponym, by the order of `MatchKind`.
        "matches": 1,
        # The country; none where it lies in several or in none.
        "country": 2,
        # The first-order division.
        "division": 3,
        # The second-order division.
        "county": 4,
        # A number for each place, the same wherever it is offered.
        "places": 5,
    }
)
"""Where the codes of candidates stand in `Sheet.codes`."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The candidates of one name; its arrays have one column a candidate, in their order."""

    candidates: tuple[Candidate, ...]
    """The candidates themselves; never empty."""
    numbers: Numbers
    """Measures, as `NUMBERS` says, by rows: one array, since many sheets are put together again and again."""
    codes: Codes
    """Codes, as `CODES` says, by rows."""
    lies_in: tuple[tuple[int, int], ...]
    """(row, country code) for every country that a candidate lies in."""
    place_set: frozenset[int]
    """The numbers of all its places, as in the column `places`."""
    matched: tuple[bool, bool, bool]
    """Whether no main name was met, whether all were met in part or nearly, and whether none comes from a list that holds every name."""
    key: int
    """The same for all names that have these places as candidates."""

    def __len__(self) -> int:
        """How many candidates there are."""
        return len(self.candidates)


@dataclass(slots=True)
class Sheets:
    """Makes sheets, and keeps those of names that come again."""

    _codes: dict[str, int] = field(default_factory=dict)
    _places: dict[str, int] = field(default_factory=dict)
    _keys: dict[tuple[int, ...], int] = field(default_factory=dict)
    _made: dict[int, Sheet] = field(default_factory=dict)

    def sheet(self, candidates: tuple[Candidate, ...]) -> Sheet:
        """Give the columns of a name's candidates.

        A tuple that was seen before is known by its identity, which stays its own while the sheet holds it.
        """
        made = self._made.get(id(candidates))
        if made is None:
            made = self._made[id(candidates)] = self._make(candidates)
        return made

    def tidy(self) -> None:
        """Forget all names where they are too many; sheets made before are not to be laid beside later ones."""
        if len(self._made) >= _MAX_SHEETS:
            for held in (self._made, self._keys, self._places):
                held.clear()

    def _code(self, name: str) -> int:
        return self._codes.setdefault(name, len(self._codes)) if name else NO_CODE

    def _make(self, candidates: tuple[Candidate, ...]) -> Sheet:
        places = [candidate.place for candidate in candidates]
        numbers = tuple(self._places.setdefault(place.id, len(self._places)) for place in places)
        population = np.log10([place.population + 1.0 for place in places])
        return Sheet(
            candidates,
            np.vstack(
                (
                    vectors(places).T,
                    np.array([(item.point.latitude, item.point.longitude) for item in places]).T,
                    np.array([_edges(place.extent) for place in places]).T,
                    [_radius_km(place.extent) for place in places],
                    population,
                    [_fame(place) for place in places],
                    [float(item.is_verbatim) for item in candidates],
                    [_overshadowed(place, places) for place in places],
                    population.max() - population,
                )
            ),
            np.array(
                (
                    [kind_of(place) for place in places],
                    [_MATCHES.index(item.match) for item in candidates],
                    [self._code(place.country) for place in places],
                    [self._code(place.admin1_code) for place in places],
                    [self._code(place.admin2_code) for place in places],
                    numbers,
                ),
                dtype=np.int64,
            ),
            tuple(
                (row, self._code(code))
                for row, place in enumerate(places)
                for code in place.all_countries
            ),
            frozenset(numbers),
            _matched(candidates),
            self._keys.setdefault(tuple(sorted(numbers)), len(self._keys)),
        )


def vectors(places: Sequence[Place]) -> Numbers:
    """Give unit vectors to the places' points, rows by three."""
    latitude = np.radians([place.point.latitude for place in places])
    longitude = np.radians([place.point.longitude for place in places])
    return np.stack(
        (
            np.cos(latitude) * np.cos(longitude),
            np.cos(latitude) * np.sin(longitude),
            np.sin(latitude),
        ),
        axis=1,
    )


def _matched(candidates: Sequence[Candidate]) -> tuple[bool, bool, bool]:
    matches = {item.match for item in candidates}
    return (
        matches.isdisjoint(_MAIN),
        matches.issubset(_INDIRECT),
        not any(item.source.startswith(_LISTED) for item in candidates),
    )


def _fame(place: Place) -> float:
    if place.name_count or place.feature_class is not FeatureClass.POPULATED:
        return math.log10(place.name_count + 1.0)
    return _USUAL_FAME * math.log10(place.population + 1.0)


def _edges(extent: BoundingBox | None) -> tuple[float, float, float, float]:
    if extent is None:
        return (np.nan, np.nan, np.nan, np.nan)
    return (extent.south, extent.west, extent.north, extent.east)


def _radius_km(extent: BoundingBox | None) -> float:
    return extent.radius_km if extent else 0.0


def _overshadowed(place: Place, namesakes: Sequence[Place]) -> float:
    if kind_of(place) not in {Kind.DIVISION, Kind.COUNTY}:
        return 0.0
    towns = (
        other.population
        for other in namesakes
        if kind_of(other) in {Kind.TOWN, Kind.CAPITAL}
        and other.admin1_code == place.admin1_code
        and (place.extent is None or place.extent.contains(other.point))
    )
    return float(any(people >= _TOWN_SHARE * place.population for people in towns))
