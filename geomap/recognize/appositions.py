"""Names that a word of kind before them makes places, known or not: «the city of Baiji», «the villages of Foua and Kfraya»."""

import itertools
from collections.abc import Iterator

from geomap.recognize.findings import Finding
from geomap.recognize.gazetteer_core import is_demonym
from geomap.recognize.reading import Reading
from geomap.recognize.words import PERSON_TITLES, is_common, is_name_word, listed

_KINDS = listed(
    "city town village hamlet province governorate prefecture county township municipality suburb port island peninsula district"
)
_PLURALS = listed(
    "cities towns villages hamlets provinces governorates counties townships suburbs ports islands districts"
)
_SEVERAL = dict.fromkeys(_KINDS, False) | dict.fromkeys(_PLURALS, True)
_LONGEST = 4
_SCORE = 0.85


def find_apposed(reading: Reading) -> Iterator[Finding]:
    """Give the names that follow «city of» and the like, each with score 0.85; after a plural, further ones of a list."""
    for start, stop in reading.sentences:
        pairs = itertools.pairwise(reading.tokens.words[start : stop - 1])
        for index, (kind, link) in enumerate(pairs, start + 2):
            if link == "of" and kind in _SEVERAL:
                yield from _names(reading, index, stop, several=_SEVERAL[kind])


def _names(reading: Reading, index: int, stop: int, *, several: bool) -> Iterator[Finding]:
    while True:
        end = _name_end(reading, index, min(stop, index + _LONGEST))
        if end == index or is_demonym(reading.facts(index, end)):
            return
        yield Finding(index, end, _SCORE)
        if not several or end >= stop or reading.word(end) not in {",", "and"}:
            return
        index = end + 1
        if reading.word(index) == "and":
            index += 1


def _name_end(reading: Reading, first: int, stop: int) -> int:
    """Give one past a run of capitalised words whose first is not of general use; `first` where there is none."""
    end = index = first
    if is_common(reading.word(first)):
        return first
    while index < stop:
        word = reading.word(index)
        if is_name_word(word) and word.lower() not in PERSON_TITLES:
            end = index + 1
        elif word not in {"-", "’", "'"}:
            break
        index += 1
    return end
