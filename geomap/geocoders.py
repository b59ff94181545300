"""The offline gazetteer as one of geopy's geocoders: existing code goes offline by changing one line.

    from geomap.geocoders import Gazetteer

    geolocator = Gazetteer()                 # was: Nominatim(user_agent="…")
    location = geolocator.geocode("Homs, Syria")
    print(location.address, location.latitude, location.longitude)

It has `geocode` and `reverse` with geopy's conventions, and works with `geopy.extra.rate_limiter`
and with GeoPandas. It knows towns, divisions, countries, regions and waters; no streets.
"""

import itertools
import warnings
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self, TypeAlias

import geopy
from geopy.exc import GeocoderServiceError
from geopy.geocoders.base import DEFAULT_SENTINEL

from geomap.errors import ResourceError
from geomap.export import place_record
from geomap.gazetteer import Gazetteer as Index
from geomap.gazetteer import chosen_path
from geomap.geometry import Point
from geomap.places import FeatureClass, MatchKind, Place, Query
from geomap.resolve.geography import is_country
from geomap.settings import load_settings

_NETWORK = frozenset(
    {"adapter_factory", "domain", "proxies", "scheme", "ssl_context", "timeout", "user_agent"}
)
_STRUCTURED = ("street", "city", "county", "state", "country")
_MANY = 60
_REVERSED = 10

Found: TypeAlias = Any
"""A `geopy.Location`, or a list of them where `exactly_one` is false; None where nothing was found."""


class Gazetteer:
    """geopy's interface to the gazetteer.

    Args:
        cache_dir: where the gazetteer lies; the settings' cache directory if None.
        country_bias: ISO code of a country whose places go first.
        network: what geopy's own geocoders take (`user_agent`, `timeout`, `proxies` …), so that one line is all
            that changes; there is no network for it to bear on.

    Raises:
        TypeError: an argument is none that a geocoder of geopy takes.
    """

    def __init__(
        self,
        *,
        cache_dir: Path | str | None = None,
        country_bias: str | None = None,
        **network: object,
    ) -> None:
        if unknown := sorted(network.keys() - _NETWORK):
            message = f"Gazetteer() got an unexpected keyword argument {unknown[0]!r}"
            raise TypeError(message)
        self._cache_dir = cache_dir
        self._country_bias = (country_bias or "").upper()
        self._index: Index | None = None

    def geocode(  # noqa: PLR0913 - geopy's convention
        self,
        query: str | Mapping[str, str],
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,  # noqa: ARG002 - geopy's convention
        limit: int | None = None,
        language: str | bool | None = None,
        country_codes: str | Iterable[str] | None = None,
    ) -> Found:
        """Give what a name denotes, the most important first.

        Args:
            query: a name, also with what it lies in after commas (`Paris, Texas`); or a mapping with `city`,
                `county`, `state` and `country`.
            exactly_one: whether one location or a list is given.
            timeout: accepted; nothing here takes long.
            limit: at most so many where `exactly_one` is false.
            language: English, or nothing; another is warned of, as the gazetteer has one preferred name for each place.
            country_codes: ISO codes of the countries wanted.

        Raises:
            ValueError: the limit is less than 1.
            GeocoderServiceError: the gazetteer is missing or damaged; the text says what builds it.
        """
        count = _checked(limit, _MANY)
        _check_language(language)
        codes = (country_codes,) if isinstance(country_codes, str) else tuple(country_codes or ())
        text = query if isinstance(query, str) else _unstructured(query)
        try:
            places = self._find(text, tuple(code.upper() for code in codes))
            places = sorted(places, key=lambda place: self._country_bias not in _codes(place))
            return self._given(places[:count], exactly_one=exactly_one)
        except ResourceError as error:
            raise GeocoderServiceError(str(error)) from error

    def reverse(
        self,
        query: object,
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,  # noqa: ARG002 - geopy's convention
        language: str | bool | None = None,
        limit: int | None = None,
    ) -> Found:
        """Give the populated places nearest to a point, however far away.

        Args:
            query: a `geopy.Point`, latitude and longitude as a pair, or a text of both.
            exactly_one: whether one location or a list is given.
            timeout: accepted; nothing here takes long.
            language: English, or nothing; another is warned of, as the gazetteer has one preferred name for each place.
            limit: at most so many where `exactly_one` is false; ten if None.

        Raises:
            ValueError: the query is no point, or the limit is less than 1.
            GeocoderServiceError: the gazetteer is missing or damaged; the text says what builds it.
        """
        _check_language(language)
        point = query if isinstance(query, geopy.Point) else geopy.Point(query)
        count = 1 if exactly_one else _checked(limit, _REVERSED)
        try:
            places = self._opened().nearest(Point(point.latitude, point.longitude), count)
            return self._given(places, exactly_one=exactly_one)
        except ResourceError as error:
            raise GeocoderServiceError(str(error)) from error

    def close(self) -> None:
        """Close the gazetteer; it opens again with the next use."""
        if self._index is not None:
            self._index.close()
            self._index = None

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the gazetteer."""
        self.close()

    def _opened(self) -> Index:
        if self._index is None:
            settings = load_settings({"cache_dir": self._cache_dir}).settings
            self._index = Index.open(chosen_path(settings.cache_dir, settings.gazetteer))
        return self._index

    def _find(self, text: str, countries: tuple[str, ...]) -> Sequence[Place]:
        """Give the places of a name; of one with commas those that lie in all that follows, if the whole is no name."""
        if found := self._named(text, countries):
            return found
        name, *around = (part.strip() for part in text.split(","))
        if not all(around) or not around:
            return ()
        outers = [[place for place in self._named(part, ()) if _is_outer(place)] for part in around]
        return [
            place
            for place in self._named(name, countries)
            if all(any(_lies_in(place, outer) for outer in held) for held in outers)
        ]

    def _named(self, name: str, countries: tuple[str, ...]) -> Sequence[Place]:
        found = self._opened().candidates(Query(name, countries=countries, limit=_MANY))
        # A name inside the toponym («Paris, Atlantis») says where to look, and is no answer here.
        return [item.place for item in found if item.match is not MatchKind.CONTAINED]

    def _given(self, places: Sequence[Place], *, exactly_one: bool) -> Found:
        located = [self._location(place) for place in (places[:1] if exactly_one else places)]
        if not located:
            return None
        return located[0] if exactly_one else located

    def _location(self, place: Place) -> geopy.Location:
        parts = (place.name, place.admin1, *place.all_countries)
        address = ", ".join(part for part, _ in itertools.groupby(filter(None, parts)))
        point = geopy.Point(place.point.latitude, place.point.longitude)
        return geopy.Location(address, point, place_record(place))


def _checked(limit: int | None, default: int) -> int:
    if limit is not None and limit < 1:
        message = "Limit cannot be less than 1"
        raise ValueError(message)
    return default if limit is None else limit


def _check_language(language: object) -> None:
    if isinstance(language, str) and not language.lower().startswith("en"):
        message = f"the gazetteer has one name for each place, the usual English one; language={language!r} changes nothing"
        warnings.warn(message, UserWarning, stacklevel=3)


def _unstructured(query: Mapping[str, str]) -> str:
    """Give a structured query as a text, from the smallest part to the largest."""
    return ", ".join(query[part] for part in _STRUCTURED if query.get(part))


def _codes(place: Place) -> tuple[str, ...]:
    return (*place.all_countries, "")  # an empty bias puts nothing behind


def _is_outer(place: Place) -> bool:
    return place.feature_class is FeatureClass.ADMINISTRATIVE


def _lies_in(place: Place, outer: Place) -> bool:
    if is_country(outer):
        return outer.country in place.all_countries
    if place.id == outer.id:
        return False
    code = outer.admin2_code or outer.admin1_code
    return bool(code) and code in {place.admin1_code, place.admin2_code}
