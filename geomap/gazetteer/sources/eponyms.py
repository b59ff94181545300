"""Cities that divisions are named after: texts that say Raqqa mean the city Ar Raqqah before they mean the governorate."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from geomap.gazetteer.entries import Entry, Name
from geomap.gazetteer.fuzzy import bones
from geomap.gazetteer.names import normalise
from geomap.gazetteer.sources.cities import GREAT_CITY
from geomap.gazetteer.sources.divisions import DIVISION
from geomap.gazetteer.variants import without_feature_word
from geomap.places import FeatureClass, MatchKind


def with_eponyms(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Give great cities the English names of the division that they lie in, where both are one name in other letters.

    Oklahoma City is no Oklahoma: a city whose name says more than the division's is left as it is.
    """
    held = list(entries)
    divisions = {
        entry.place.admin1_code: entry
        for entry in held
        if entry.place.feature_code == DIVISION and entry.place.admin1_code
    }
    for entry in held:
        division = divisions.get(entry.place.admin1_code)
        yield entry if division is None else _named_after(entry, division)


def _named_after(city: Entry, division: Entry) -> Entry:
    place = city.place
    if place.feature_class is not FeatureClass.POPULATED or place.population < GREAT_CITY:
        return city
    sound = bones(normalise(place.name))
    shared = tuple(
        Name(name.text, MatchKind.PREFERRED)
        for name in division.names
        if name.kind is MatchKind.PREFERRED
        and without_feature_word(key := normalise(name.text))[0] == key
        and bones(key) == sound
    )
    return replace(city, names=(*city.names, *shared)) if shared else city
