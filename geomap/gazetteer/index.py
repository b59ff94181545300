"""Looks names up in the built index: candidates for a mention, facts for recognition."""

import functools
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

from geomap.gazetteer.containers import Containers
from geomap.gazetteer.fuzzy import similar_keys
from geomap.gazetteer.info import GazetteerInfo
from geomap.gazetteer.names import normalise
from geomap.gazetteer.neighbours import Neighbours
from geomap.gazetteer.ranking import Hit, as_match, fitting, rank
from geomap.gazetteer.reader import Reader
from geomap.gazetteer.sources.countries import CODES as COUNTRY_CODES
from geomap.gazetteer.sources.divisions import DIVISION
from geomap.gazetteer.sources.regions import CONTINENT, OWN
from geomap.gazetteer.store import KINDS, PLACE_COLUMNS, place_of
from geomap.gazetteer.variants import (
    PartialForm,
    contained_names,
    partial_forms,
    without_feature_word,
)
from geomap.geometry import Point
from geomap.mentions import Role
from geomap.places import Candidate, FeatureClass, MatchKind, NameFacts, Place, Query

_HITS = f"""
SELECT name.kind, {PLACE_COLUMNS}
FROM name JOIN place ON place.number = name.place WHERE name.key = ?
"""  # noqa: S608 - constants of ours
_FACTS = """
SELECT name.kind, place.id, place.feature_class, place.feature_code, place.population
FROM name JOIN place ON place.number = name.place WHERE name.key = ?
"""
_POPULATED = "SELECT latitude, longitude, number FROM place WHERE feature_class = 'P' ORDER BY latitude, number"
_NUMBERED = f"SELECT {PLACE_COLUMNS} FROM place WHERE number = ?"  # noqa: S608 - constants of ours
_IDENTIFIED = f"SELECT {PLACE_COLUMNS} FROM place WHERE id = ?"  # noqa: S608 - constants of ours
_IDS = "SELECT id FROM place"
_REMEMBERED = 32_768
"""Names whose facts are kept in memory: the vocabulary of names of a long run, 10 MB."""
_ANSWERED = 8_192
"""Queries whose candidates are kept in memory, some 40 MB when full: news names the same places again and again."""
_TELLING = 1_000
"""A place named inside a toponym has so many people at least, or is no town: Union, Church and Hall are villages."""
_SPOTS = frozenset({"P", "S"})
"""Classes of our own places that are no regions: quarters and landmarks."""

_NAMING = frozenset({MatchKind.PREFERRED, MatchKind.ALTERNATE})
_WHOLE = _NAMING | {MatchKind.ABBREVIATION}


class Gazetteer:
    """The offline gazetteer: a `CandidateSource` and a `Lexicon` over one immutable SQLite file.

    Safe to read from several threads. Made by `open`; to be closed, or used in a `with` statement.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._candidates = functools.lru_cache(_ANSWERED)(self._find_candidates)
        self._facts = functools.lru_cache(_REMEMBERED)(self._find_facts)
        self._neighbours: Neighbours | None = None
        self._containers = Containers(reader)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open an index for reading; takes milliseconds.

        Raises:
            ResourceError: it is missing, damaged, or of another schema; the text says what builds it.
        """
        return cls(Reader.open(path))

    @property
    def name(self) -> str:
        """What it is called as a candidate source: `gazetteer`, or what an installed one is called."""
        return self._reader.meta["name"]

    @property
    def version(self) -> str:
        """Stamp of the schema, the GeoNames package, and geomap's tables and rules."""
        return self._reader.meta["version"]

    @property
    def sha256(self) -> str:
        """Checksum over all places and names, as the build wrote it down."""
        return self._reader.meta["sha256"]

    def info(self) -> GazetteerInfo:
        """Say what it is made of."""
        meta, path = self._reader.meta, self._reader.path
        return GazetteerInfo(
            path=path,
            name=self.name,
            version=self.version,
            sha256=self.sha256,
            built_from=MappingProxyType(json.loads(meta["built_from"])),
            places=int(meta["places"]),
            names=int(meta["names"]),
            classes=MappingProxyType(json.loads(meta["classes"])),
            size_bytes=path.stat().st_size,
            attribution=meta["attribution"],
        )

    def feature_name(self, place: Place) -> str:
        """Give GeoNames' words for what a place is («hotel»); empty where the index has none."""
        return self._feature_names.get(f"{place.feature_class.value}.{place.feature_code}", "")

    @functools.cached_property
    def _feature_names(self) -> Mapping[str, str]:
        names: Mapping[str, str] = json.loads(self._reader.meta.get("features", "{}"))
        return names

    def verify(self) -> None:
        """Compute the checksum over all places and names again; takes seconds.

        Raises:
            ResourceError: it is not the one that the build wrote down.
        """
        self._reader.verify()

    def candidates(self, query: Query) -> tuple[Candidate, ...]:
        """Give the places that the toponym may mean, those of the first way that finds any, the most important first.

        1. Places that bear the name as a whole; for the role `demonym`, the places of the people so called, and then
           those that bear it as their own name.
        2. A feature word, an Arabic article or a possessive is taken off (`partial`), and the classes that the
           feature word speaks of go first.
        3. For other roles, the places of the people so called («German Marshall Fund», «Arab spring»).
        4. Names spelled almost so (`fuzzy`).
        5. Names inside the toponym (`contained`).

        Never more than `query.limit`, of which the places left out have less importance than any that is given.
        Empty: looked and found none.

        Raises:
            ResourceError: the index is damaged.
        """
        return self._candidates(query)

    def _find_candidates(self, query: Query) -> tuple[Candidate, ...]:
        ways = (
            self._whole_hits,
            self._partial_hits,
            self._people_hits,
            self._fuzzy_hits,
            self._contained_hits,
        )
        hits: Sequence[Hit] = next((found for way in ways if (found := way(query))), ())
        return tuple(
            Candidate(hit.place, hit.match, self.name, hit.is_verbatim)
            for hit in hits[: max(0, query.limit)]
        )

    def facts(self, name: str) -> NameFacts | None:
        """Say what places bear this name; None where none does.

        Partial matches do not count, and peoples' names only in `matches`. Takes microseconds.

        Raises:
            ResourceError: the index is damaged.
        """
        return self._facts(name)

    def place(self, identifier: str) -> Place | None:
        """Give the place of an id, as in `geonames:169577`; None where there is none. Looks through all of them.

        Raises:
            ResourceError: the index is damaged.
        """
        return next((place_of(row) for row in self._reader.rows(_IDENTIFIED, identifier)), None)

    def nearest(self, point: Point, limit: int = 1) -> tuple[Place, ...]:
        """Give the populated places nearest to a point, the nearest first.

        The first call reads all their points, which takes half a second; later ones take milliseconds.

        Raises:
            ResourceError: the index is damaged.
        """
        if self._neighbours is None:
            self._neighbours = Neighbours(
                (row[0], row[1], row[2]) for row in self._reader.rows(_POPULATED)
            )
        numbers = self._neighbours.nearest(point, limit) if limit > 0 else ()
        return tuple(
            place_of(row) for number in numbers for row in self._reader.rows(_NUMBERED, number)
        )

    def country(self, code: str) -> Place | None:
        """Give the country or territory with an ISO code; None where it holds none.

        Raises:
            ResourceError: the index is damaged.
        """
        return self._containers.countries.get(code)

    def division(self, code: str) -> Place | None:
        """Give the first-order division with a code, `SY.11`; None where it holds none.

        Raises:
            ResourceError: the index is damaged.
        """
        return self._containers.divisions.get(code)

    def held(self, ids: Iterable[str]) -> frozenset[str]:
        """Give those of the ids (`geonames:169577`) whose places it holds; each call reads through all places.

        Raises:
            ResourceError: the index is damaged.
        """
        wanted = frozenset(ids)
        return wanted.intersection(row[0] for row in self._reader.rows(_IDS)) if wanted else wanted

    def close(self) -> None:
        """Close the file; closing twice does no harm."""
        self._candidates.cache_clear()
        self._facts.cache_clear()
        self._reader.close()

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(
        self,
        exception_type: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.close()

    def _whole_hits(self, query: Query) -> list[Hit]:
        key = normalise(query.toponym)
        own = [hit for hit in self._hits(key, query) if hit.match in _WHOLE]
        if query.role is not Role.DEMONYM:
            return own
        people = self._hits(key, query, people=True)
        held = {hit.place.id for hit in people}
        return people + [hit for hit in own if hit.place.id not in held]

    def _partial_hits(self, query: Query) -> list[Hit]:
        own = self._hits(normalise(query.toponym), query)
        for form in partial_forms(query.toponym):
            if hits := fitting(self._hits(form.key, query), form):
                return hits + [hit for hit in own if hit.place.id not in {h.place.id for h in hits}]
        return own

    def _people_hits(self, query: Query) -> list[Hit]:
        return self._hits(normalise(query.toponym), query, people=True)

    def _fuzzy_hits(self, query: Query) -> list[Hit]:
        if query.role is Role.DEMONYM:
            return []
        key, _ = without_feature_word(normalise(query.toponym))
        near = similar_keys(key, self._reader.rows)
        return as_match(
            rank(hit for found in near for hit in self._hits(found, query)), MatchKind.FUZZY
        )

    def _contained_hits(self, query: Query) -> list[Hit]:
        whole = normalise(query.toponym)
        if PartialForm(whole, without_feature_word(whole)[1]).is_strict:
            return []  # «Homs River» lies in no town
        for key in contained_names(whole):
            own = [hit for hit in self._hits(key, query) if _is_telling(hit)]
            if hits := own or self._hits(key, query, people=True):
                return as_match(hits, MatchKind.CONTAINED)
        return []

    def _hits(self, key: str, query: Query, *, people: bool = False) -> list[Hit]:
        """Give what is filed under a key as its own name, or as its people's, and answers the query, ranked."""
        hits = [
            Hit(place_of(row[1:]), row[-1], kind, row[2] == query.toponym)
            for row in self._reader.rows(_HITS, key)
            if ((kind := KINDS[row[0]]) is MatchKind.DEMONYM) == people
        ]
        return rank(
            hit
            for hit in hits
            if not query.countries or not set(query.countries).isdisjoint(hit.place.all_countries)
        )

    def _find_facts(self, name: str) -> NameFacts | None:
        rows = [
            (KINDS[kind], *place) for kind, *place in self._reader.rows(_FACTS, normalise(name))
        ]
        matches = frozenset(kind for kind, *_ in rows if kind is not MatchKind.PARTIAL)
        if not matches:
            return None
        named = [row for row in rows if row[0] in _WHOLE]
        codes = {(feature_class, code) for _, _, feature_class, code, _ in named}
        return NameFacts(
            classes=frozenset(FeatureClass(feature_class) for feature_class, _ in codes),
            population=max((row[4] for row in named if row[0] in _NAMING), default=0),
            matches=matches,
            is_country=any(("A", code) in codes for code in COUNTRY_CODES),
            is_division=("A", DIVISION) in codes,
            is_region=("L", CONTINENT) in codes
            or any(row[1].startswith(OWN) and row[2] not in _SPOTS for row in named),
            preferred_population=max(
                (row[4] for row in named if row[0] is MatchKind.PREFERRED), default=0
            ),
        )


def _is_telling(hit: Hit) -> bool:
    town = hit.place.feature_class is FeatureClass.POPULATED
    return hit.match is not MatchKind.PARTIAL and (not town or hit.place.population >= _TELLING)
