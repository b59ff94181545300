"""«City, Abbr.»: a name before a comma and the division or country it lies in, where the core missed one of them."""

from collections.abc import Iterator

from geomap.places import MatchKind
from geomap.recognize.findings import Finding
from geomap.recognize.reading import Reading
from geomap.recognize.words import CALENDAR, PERSON_TITLES, is_name_word

_LONGEST = 4
_CITY_SCORE, _CONTAINER_SCORE = 0.8, 0.9


def find_pairs(reading: Reading) -> Iterator[Finding]:
    """Give both names of each pair whose second is an abbreviation: «Glen Carbon, Ill.», «Dallas, TX».

    The first may be unknown to the gazetteer (score 0.8); the second scores 0.9.
    """
    for start, stop in reading.sentences:
        for comma in range(start + 1, stop - 1):
            if reading.word(comma) == "," and _is_abbreviation(reading, comma + 1):
                first = _city(reading, start, comma)
                if first < comma:
                    yield Finding(first, comma, _CITY_SCORE)
                    yield Finding(comma + 1, comma + 2, _CONTAINER_SCORE)


def _is_abbreviation(reading: Reading, index: int) -> bool:
    """Whether a token is «Ill.» or «TX» for a division or country."""
    word = reading.word(index)
    if not (word.endswith(".") or (word.isupper() and len(word) <= 3)) or not word[0].isupper():  # noqa: PLR2004 - postal codes have two, Australian states three letters
        return False
    facts = reading.facts(index, index + 1)
    return (
        facts is not None
        and MatchKind.ABBREVIATION in facts.matches
        and (facts.is_division or facts.is_country)
    )


def _city(reading: Reading, start: int, comma: int) -> int:
    """Give the first token of the capitalised name that ends before a comma; the comma itself where none does."""
    first = comma
    for index in range(comma - 1, max(start, comma - _LONGEST) - 1, -1):
        word = reading.word(index)
        if word.lower() in PERSON_TITLES | CALENDAR:
            return comma
        if is_name_word(word):
            first = index
        elif word != "-":
            break
    opens = first == start and first < comma - 1
    if opens and reading.facts(first, comma) is None:
        return first + 1  # it may be capitalised only because a sentence begins with it
    return first
