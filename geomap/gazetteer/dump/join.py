"""Puts a dump and the packaged gazetteer together: every place once, with the names of both.

The packaged gazetteer brings what texts call places (demonyms, abbreviations, usual English names), the extents of
countries, divisions and regions, and the cities of the countries that the dump leaves out; the dump brings all its
places. They are told to be the same by GeoNames' number, by the code of a division, or, for our own regions, seas
and rivers, by name, class and extent.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from geomap.gazetteer.dump.files import ADMIN1, ADMIN2, Dump
from geomap.gazetteer.entries import Entry, Name
from geomap.gazetteer.names import normalise
from geomap.gazetteer.sources.divisions import COUNTY, DIVISION
from geomap.gazetteer.sources.regions import OWN
from geomap.places import FeatureClass, MatchKind, Place

_GEONAMES = "geonames:"
_BY_CODE = {"geonames-adm1:": ADMIN1, "geonames-adm2:": ADMIN2}
"""Ids of divisions in the packaged gazetteer that are codes, and the file that has the numbers of these codes."""
_NATURAL = frozenset({FeatureClass.HYDROGRAPHIC, FeatureClass.AREA, FeatureClass.TERRAIN})


def division_names(dump: Dump, packaged: Iterable[Entry]) -> dict[str, str]:
    """Give the names of first-order divisions by code: ours where we have one, GeoNames' for the rest."""
    names = {row[0]: row[1] for row in dump.listed(ADMIN1)}
    return names | {
        entry.place.admin1_code: entry.place.name
        for entry in packaged
        if entry.place.feature_code == DIVISION and entry.place.admin1_code
    }


class Join:
    """Takes the dump's places one at a time and gives every place once; `rest` gives what the dump did not have, once.

    Args:
        dump: the dump, for the numbers of divisions.
        packaged: the entries of the packaged gazetteer.
    """

    def __init__(self, dump: Dump, packaged: Iterable[Entry]) -> None:
        numbers = _numbers_by_id(dump)
        self._known: dict[int, Entry] = {}
        self._others: list[Entry] = []
        self._regions: dict[str, list[int]] = {}
        for entry in packaged:
            number = _number_of(entry.place, numbers)
            if number:
                place = replace(entry.place, id=f"{_GEONAMES}{number}")
                self._known[number] = replace(entry, place=place)
            else:
                self._file_region(entry)
                self._others.append(entry)

    def __call__(self, places: Iterable[tuple[int, Entry]]) -> Iterator[Entry]:
        """Give the dump's places, joined with ours; what our regions take in is kept back for `rest`."""
        for number, entry in places:
            ours = self._known.pop(number, None)
            if ours is not None:
                yield _joined(ours, entry)
            elif entry.place.feature_class not in _NATURAL or not self._taken_in(entry):
                yield entry

    def rest(self) -> Iterator[Entry]:
        """Give, when all files are read, the places that the dump did not have."""
        while self._others:  # none is kept that was given: sorting needs the memory
            yield self._others.pop()
        while self._known:
            yield self._known.popitem()[1]

    def _file_region(self, entry: Entry) -> None:
        place = entry.place
        if place.id.startswith(OWN) and place.extent and place.feature_class in _NATURAL:
            for name in entry.names:
                if name.kind is MatchKind.PREFERRED:
                    self._regions.setdefault(normalise(name.text), []).append(len(self._others))

    def _taken_in(self, entry: Entry) -> bool:
        """Add a place's names to the region of ours that it is, if it is one."""
        for index in self._regions.get(normalise(entry.place.name), ()):
            ours = self._others[index]
            if _is_same_region(ours.place, entry.place):
                self._others[index] = _with_names(ours, entry.names)
                return True
        return False


def _numbers_by_id(dump: Dump) -> Mapping[str, int]:
    return {
        prefix + row[0]: int(row[3])
        for prefix, file in _BY_CODE.items()
        for row in dump.listed(file)
        if len(row) > 3 and row[3].isdecimal()  # noqa: PLR2004 - the fourth column
    }


def _number_of(place: Place, numbers: Mapping[str, int]) -> int:
    """Give GeoNames' number of a place; 0 where it has none."""
    local = place.id.removeprefix(_GEONAMES)
    if local != place.id:
        return int(local) if local.isdecimal() else 0
    return numbers.get(place.id, 0)


def _is_same_region(ours: Place, theirs: Place) -> bool:
    return (
        ours.feature_class is theirs.feature_class
        and ours.extent is not None
        and ours.extent.contains(theirs.point)
    )


def _joined(ours: Entry, theirs: Entry) -> Entry:
    """Join one place's two entries.

    Of a populated place the dump's facts count, and ours where it has none. Of countries, divisions and regions
    our name, kind and extent stay, which were chosen for texts in English; the point of a division is the dump's,
    since ours is but the middle of its cities.
    """
    mine, dumped = ours.place, theirs.place
    population = dumped.population or mine.population
    if mine.feature_class is FeatureClass.POPULATED:
        place = replace(dumped, population=population, extent=mine.extent)
    elif mine.feature_code in {DIVISION, COUNTY}:
        place = replace(mine, point=dumped.point, population=population)
    else:
        place = replace(mine, population=population)
    return _with_names(replace(ours, place=place), theirs.names)


def _with_names(entry: Entry, names: tuple[Name, ...]) -> Entry:
    return replace(entry, names=tuple(dict.fromkeys((*entry.names, *names))))
