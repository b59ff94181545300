"""Puts all sources together: every place once, with all its names."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from geomap.errors import ResourceError
from geomap.gazetteer.entries import Entry, Name, NameLink
from geomap.gazetteer.names import normalise
from geomap.gazetteer.sources.cities import GREAT_CITY, cities, find_capitals
from geomap.gazetteer.sources.countries import countries
from geomap.gazetteer.sources.divisions import counties, divisions, preferred_names
from geomap.gazetteer.sources.eponyms import with_eponyms
from geomap.gazetteer.sources.geonames import GeoNames
from geomap.gazetteer.sources.links import abbreviations, demonyms
from geomap.gazetteer.sources.points import with_points
from geomap.gazetteer.sources.regions import regions
from geomap.gazetteer.sources.spots import TABLES as SPOTS
from geomap.gazetteer.sources.spots import spots
from geomap.gazetteer.sources.tables import Row, read_table
from geomap.places import FeatureClass

Tables = Callable[[str], tuple[Row, ...]]
"""Gives the rows of one of our tables by name."""

_CITY_TARGET = "city:"


def gather(geonames: GeoNames, table: Tables = read_table) -> list[Entry]:
    """Make all entries.

    Raises:
        ResourceError: a table is missing, or one names a place that no other has.
    """
    better = {row["code"]: row for row in table("division_names")}
    division_rows = table("divisions")
    division_names = preferred_names(division_rows, better)
    entries = [
        *countries(table("countries"), geonames.countries),
        *divisions(division_rows, better, geonames.states),
        *counties(table("counties"), division_names),
        *regions(table("regions"), geonames.continents),
        *regions((*table("waters"), *table("terrain")), ()),
        *(entry for name in SPOTS for entry in spots(table(name), division_names)),
        *cities(
            geonames.cities, find_capitals(geonames.cities, geonames.countries), division_names
        ),
    ]
    entries = list(with_eponyms(with_points(entries, table("geonames_points"))))
    links = [*demonyms(table("demonyms")), *abbreviations(table("abbreviations"))]
    return list(_with_links(entries, links))


def _with_links(entries: list[Entry], links: Iterable[NameLink]) -> Iterator[Entry]:
    added: dict[str, list[Name]] = {}
    targets = {entry.handle: entry.place.id for entry in entries if entry.handle}
    held = list(links)
    targets |= _city_targets(entries, {link.target for link in held})
    for link in held:
        if link.target not in targets:
            message = (
                f"geomap's tables name an unknown place, {link.target} for «{link.name.text}»;"
                " install geomap again"
            )
            raise ResourceError(message)
        added.setdefault(targets[link.target], []).append(link.name)
    for entry in entries:
        extra = added.get(entry.place.id)
        yield replace(entry, names=(*entry.names, *extra)) if extra else entry


def _city_targets(entries: Iterable[Entry], wanted: set[str]) -> dict[str, str]:
    """Find the great cities that links speak of: the most populous so named in the country, by any of its names."""
    keys = {_city_key(target): target for target in wanted if target.startswith(_CITY_TARGET)}
    best: dict[str, tuple[int, str]] = {}
    for entry in entries:
        place = entry.place
        if place.feature_class is FeatureClass.POPULATED and place.population >= GREAT_CITY:
            for name in entry.names:
                target = keys.get((place.country, normalise(name.text)))
                if target is not None:
                    rank = (place.population, place.id)
                    best[target] = max(best.get(target, rank), rank)
    return {target: identifier for target, (_, identifier) in best.items()}


def _city_key(target: str) -> tuple[str, str]:
    country, _, name = target.removeprefix(_CITY_TARGET).partition("/")
    return country, normalise(name)
