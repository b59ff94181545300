"""Datelines: «BEIRUT, Lebanon (AP) —», «PARIS —», «KANSAS CITY, Mo. (Reuters) -» at the start of a line."""

from collections.abc import Iterator

from geomap.mentions import Role
from geomap.recognize.evidence import is_weighty
from geomap.recognize.findings import Finding
from geomap.recognize.reading import Reading
from geomap.recognize.words import CALENDAR, is_name_word

_DASHES = frozenset({"—", "–", "-", "--", "―", "\ufffd", "/"})
_LONGEST_CITY, _LONGEST_REGION, _LONGEST_AGENCY = 5, 4, 5
_WITH_AGENCY, _CAPITALS_ALONE = 0.95, 0.85


def find_datelines(reading: Reading) -> Iterator[Finding]:
    """Give the towns and regions of datelines.

    A news agency in brackets or a whole name in capitals makes a dateline, and a dash closes it; without the agency
    (score 0.85, else 0.95) the gazetteer must know the name.
    """
    for first, stop in reading.sentences:
        if _begins_line(reading, first):
            yield from _dateline(reading, first, stop)


def _begins_line(reading: Reading, first: int) -> bool:
    tokens = reading.tokens
    return first == 0 or "\n" in tokens.text[tokens.ends[first - 1] : tokens.starts[first]]


def _dateline(reading: Reading, first: int, stop: int) -> Iterator[Finding]:
    city = _run(reading, first, min(stop, first + _LONGEST_CITY))
    if city == first:
        return
    region = city
    if reading.word(city) == "," and city + 1 < stop:
        end = _run(reading, city + 1, min(stop, city + 1 + _LONGEST_REGION))
        region = end if end > city + 1 else city
    after = _after_day(reading, max(city, region))
    closing = _after_agency(reading, after, stop)
    if closing >= stop or not _closes(reading, first, city, closing):
        return
    score = _WITH_AGENCY if closing > after else _CAPITALS_ALONE
    if score < _WITH_AGENCY and not _stands_alone(reading, first, city):
        return
    yield Finding(first, city, score, Role.DATELINE)
    if region > city and reading.facts(city + 1, region) is not None:
        yield Finding(city + 1, region, score, Role.DATELINE)


def _closes(reading: Reading, first: int, city: int, closing: int) -> bool:
    """Whether a dash closes the dateline; a large city in capitals needs none before a word in other case: «DETROIT The carmaker»."""
    word = reading.word(closing)
    if word in _DASHES:
        return not reading.tokens.attached(closing)
    return (
        closing == city
        and is_name_word(word)
        and not word.isupper()
        and is_weighty(reading.facts(first, city))
    )


def _run(reading: Reading, first: int, stop: int) -> int:
    """Give one past a run of capitalised words, which goes on in capitals where it begins so."""
    end = index = first
    capitals = reading.word(first).isupper()
    while index < stop:
        word = reading.word(index)
        if capitals and index > first and word.isalpha() and not word.isupper():
            break
        if is_name_word(word) and word.lower().rstrip(".") not in CALENDAR:
            end = index + 1
        elif word not in {"-", "’", "'"}:
            break
        index += 1
    return end


def _after_day(reading: Reading, index: int) -> int:
    """Skip «, Oct. 1»."""
    if reading.word(index) == "," and reading.word(index + 1).lower().rstrip(".") in CALENDAR:
        index += 2
        while reading.word(index).isdigit() or reading.word(index) == ".":
            index += 1
    return index


def _after_agency(reading: Reading, index: int, stop: int) -> int:
    """Skip «(AP)»; what is no short bracket of capitalised words is not skipped."""
    if reading.word(index) != "(":
        return index
    for closing in range(index + 2, min(stop, index + 2 + _LONGEST_AGENCY)):
        if not is_name_word(reading.word(closing - 1)):
            break
        if reading.word(closing) == ")":
            return closing + 1
    return index


def _stands_alone(reading: Reading, first: int, city: int) -> bool:
    """Whether a town is written in capitals throughout and the gazetteer knows it."""
    name = reading.name(first, city)
    return name.isupper() and len(name) > 2 and reading.facts(first, city) is not None  # noqa: PLR2004 - «A —» is an item of a list
