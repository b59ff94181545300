"""«City, Abbr.»: a name before a comma and the division it lies in, where the core missed one of them."""

from collections.abc import Iterator

from geomap.places import MatchKind
from geomap.recognize.findings import Finding
from geomap.recognize.reading import Reading
from geomap.recognize.words import CALENDAR, PERSON_TITLES, is_name_word

_NO_CITY = PERSON_TITLES | CALENDAR
_LONGEST = 4
_LONGEST_CODE = 3
_CITY_SCORE, _CONTAINER_SCORE = 0.8, 0.9


def find_pairs(reading: Reading) -> Iterator[Finding]:
    """Give both names of each pair whose second is an abbreviation: «Glen Carbon, Ill.», «Dallas, TX».

    The first may be unknown to the gazetteer (score 0.8); the second scores 0.9.
    """
    for start, stop in reading.sentences:
        for comma in range(start + 1, stop - 1):
            end = _abbreviation_end(reading, comma + 1, stop) if reading.word(comma) == "," else 0
            first = _city(reading, start, comma) if end else comma
            if first < comma:
                yield Finding(first, comma, _CITY_SCORE)
                yield Finding(comma + 1, end, _CONTAINER_SCORE)


def _abbreviation_end(reading: Reading, index: int, stop: int) -> int:
    """Give one past «Ill.», «TX», «W. Va.» or «Man.» for a division; 0 where none stands here."""
    word = reading.word(index)
    if not word[0].isupper():
        return 0
    end = index + 1
    if (word.endswith(".") or (word.isupper() and len(word) <= _LONGEST_CODE)) and _is_abbreviation(
        reading, index, end
    ):
        return end
    parted = word.endswith(".") or (reading.word(end) == "." and reading.tokens.attached(end))
    return end + 1 if parted and end < stop and _is_abbreviation(reading, index, end + 1) else 0


def _is_abbreviation(reading: Reading, first: int, stop: int) -> bool:
    facts = reading.facts(first, stop)
    return facts is not None and MatchKind.ABBREVIATION in facts.matches and facts.is_division


def _city(reading: Reading, start: int, comma: int) -> int:
    """Give the first token of the capitalised name that ends before a comma; the comma itself where none does."""
    first = comma
    for index in range(comma - 1, max(start, comma - _LONGEST) - 1, -1):
        word = reading.word(index)
        if word.lower() in _NO_CITY:
            return comma
        if is_name_word(word):
            first = index
        elif word != "-":
            break
    opens = first == start and first < comma - 1
    if opens and reading.facts(first, comma) is None:
        return first + 1  # it may be capitalised only because a sentence begins with it
    return first
