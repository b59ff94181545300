"""Runs of capitalised words that may be toponyms though no gazetteer knows them: streets, routes, buildings, hamlets."""

from collections.abc import Iterator

from geomap.recognize.evidence import STREETS
from geomap.recognize.reading import Casing, Reading
from geomap.recognize.sentences import TokenRange
from geomap.recognize.words import CALENDAR, PERSON_TITLES, is_name_word, listed

ROUTES = listed(
    "Highway Hwy Hwy. Interstate Route Rte Rte. Rt. Road Avenue Ave. I US U.S. SR CR FM County State KY"
)
"""Words that a number or letter follows in the name of a road: «Interstate 70», «Avenue Q», «County Road 56»."""

_LONGEST = 7
_LINKS = listed("of the de la del du and - ’s 's & d' '")
_NUMBER = listed("N S E W NW NE SW SE North South East West")
_LONGEST_NUMBER = 4


def find_runs(reading: Reading) -> Iterator[TokenRange]:
    """Give each capitalised run of prose, then parts of it that may be a name by themselves; some more than once."""
    for sentence, (start, stop) in enumerate(reading.sentences):
        if reading.casings[sentence] is not Casing.MIXED:
            continue
        taken = start
        for index in reading.name_words((start, stop)):
            if index >= taken:
                taken = _run_end(reading, index, stop)
                if taken > index:
                    yield from _parts(reading, index, taken, opens=index == start)


def _run_end(reading: Reading, first: int, stop: int) -> int:
    """Give one past the run that begins with a token; the token itself where none does."""
    if not _is_part(reading.word(first)):
        return first
    end = index = first + 1
    while index < min(stop, first + _LONGEST):
        word = reading.word(index)
        if _is_part(word) or _is_route_number(reading, index):
            end = index + 1
        elif word not in _LINKS:
            break
        index += 1
    return end


def _parts(reading: Reading, first: int, end: int, *, opens: bool) -> Iterator[TokenRange]:
    yield first, end
    if opens and end - first > 1:
        yield first + 1, end
    for index in range(first, end):
        word = reading.word(index)
        if word in _LINKS:
            if first < index:
                yield first, index
            if index + 1 < end and reading.word(index + 1) not in _LINKS:
                yield index + 1, end
        elif word in STREETS and index > first:
            yield from _street(reading, first, index + 1, end)


def _street(reading: Reading, first: int, stop: int, end: int) -> Iterator[TokenRange]:
    """Give the street that ends before `stop`, without what opens the sentence or names a town before it."""
    yield first, stop
    if stop < end and reading.word(stop) in _NUMBER:
        yield first, stop + 1
    if stop - first > 2:  # noqa: PLR2004 - two words are the shortest street
        yield stop - 2, stop


def _is_part(word: str) -> bool:
    lower = word.lower()
    return is_name_word(word) and lower not in CALENDAR and lower not in PERSON_TITLES


def _is_route_number(reading: Reading, index: int) -> bool:
    word = reading.word(index)
    return len(word) <= _LONGEST_NUMBER and word[0].isdigit() and reading.word(index - 1) in ROUTES
