"""Where the gazetteer's names stand in a sentence: the longest match from each capitalised word."""

from collections.abc import Iterator
from dataclasses import dataclass

from geomap.places import MatchKind, NameFacts
from geomap.recognize.reading import Casing, Reading
from geomap.recognize.words import PERSON_TITLES, is_caseless, is_common, is_name_word, listed

LONGEST_NAME = 8
"""Tokens in the longest name looked for; hyphens and apostrophes count."""

FEATURE_AFTER = listed("""County Counties Province Governorate Parish Prefecture Oblast Krai Township Borough Municipality River Creek Lake
    Bay Island Islands Valley Mountains Peninsula Canal Strait Straits Desert Sea Ocean Plateau Archipelago Reservoir
    Basin Gulf Delta Falls Heights Beach""")
"""Feature words that belong to a name before them where they are capitalised: «Anbar Province», as gazetteers write it."""

FEATURE_BEFORE = listed("Lake Mount Mt. Cape Gulf Strait Isle Fort Ft. Port Bay Sea Islands")
"""Feature words that belong to a name after them where they are capitalised: «Lake Van», «Gulf of Aden»."""

_CONNECTORS = listed(
    "of the and de del della di da do dos das du la le les las los el al a à y e am an der den im on upon in sur sous aux au en - ' ’ 's ’s"
)
_PARTICLES = listed("al el as ar an ash at ath az ad ed es ez d'")
_LINKING = _CONNECTORS | _PARTICLES
_ARTICLES = frozenset({"The", "THE"})
_ARTICLED = frozenset({"Bronx", "Colony", "Dalles", "Hague", "Villages", "Woodlands"})
THINGS = frozenset({"chad", "china", "guinea", "jersey", "jordan", "panama", "turkey"})
"""Words in lower case that are things, whatever country is called so."""
_TITLES_OF_OFFICE = frozenset({"MP", "M.P.", "P.A."})
_ABBREVIATION_ALONE = frozenset({MatchKind.ABBREVIATION})
_SHORT = 2
_SHORTEST_LOWER = 4


@dataclass(frozen=True, slots=True)
class Match:
    """A window of tokens that may be a toponym."""

    first: int
    """Index of its first token."""
    stop: int
    """One past its last token."""
    facts: NameFacts | None
    """What the gazetteer knows of the name, or of it without its feature word; None where only the feature word speaks for it."""
    has_feature_word: bool = False
    """Whether a capitalised feature word was added to the name the gazetteer knows."""


def find_matches(reading: Reading, sentence: int) -> Iterator[Match]:
    """Give the matches of one sentence in order, leftmost and longest first, none overlapping another."""
    first, stop = reading.sentences[sentence]
    casing = reading.casings[sentence]
    index = first
    while index < stop:
        match = (
            _longest(reading, index, stop, casing) if _may_start(reading, index, casing) else None
        )
        if match is None:
            index += 1
            continue
        yield match
        index = match.stop


def longest_match(reading: Reading, first: int, stop: int) -> Match | None:
    """Give the longest name of prose that begins with a token and ends before `stop`; None where none does."""
    if not _may_start(reading, first, Casing.MIXED):
        return None
    return _longest(reading, first, stop, Casing.MIXED)


def _may_start(reading: Reading, index: int, casing: Casing) -> bool:
    word = reading.word(index)
    if not _looks_like_a_start(reading, index, word, casing):
        return False
    is_title = word.endswith(".") and word.lower() in PERSON_TITLES
    return not is_title and not reading.in_address(index)


def _looks_like_a_start(reading: Reading, index: int, word: str, casing: Casing) -> bool:
    if word in _ARTICLES:
        return word == "The" and keeps_article(reading.word(index + 1))
    if is_name_word(word) or is_caseless(word):
        return True
    if word in _PARTICLES and reading.word(index + 1) == "-":
        following = reading.word(index + 2)
        return bool(following) and is_name_word(following)
    return (
        casing is Casing.LOWER
        and len(word) >= _SHORTEST_LOWER
        and word.isalpha()
        and not is_common(word)
        and word not in THINGS
    )


def _longest(reading: Reading, first: int, stop: int, casing: Casing) -> Match | None:
    """Give the longest name from a token on, with a capitalised feature word if one follows."""
    ends = list(_possible_ends(reading, first, min(stop, first + LONGEST_NAME), casing))
    for end in reversed(ends):
        facts = reading.facts(first, end)
        if facts is None or not _spelled_right(reading, first, end, facts):
            continue
        if casing is Casing.UPPER and end - first == 1 and is_common(reading.word(first)):
            continue
        if end < stop and reading.word(end) in FEATURE_AFTER:
            longer = reading.facts(first, end + 1)
            return Match(first, end + 1, longer or facts, has_feature_word=longer is None)
        return Match(first, end, facts)
    return _by_feature_word(reading, first, ends)


def _possible_ends(reading: Reading, first: int, stop: int, casing: Casing) -> Iterator[int]:
    """Give where a name from `first` on may end: after each word of it that is no connector."""
    for index in range(first, stop):
        word = reading.word(index)
        if is_name_word(word) or is_caseless(word) or (casing is Casing.LOWER and word.isalpha()):
            yield index + 1
        elif word.lower() not in _LINKING:
            return


def _spelled_right(reading: Reading, first: int, stop: int, facts: NameFacts) -> bool:
    """Refuse «us» for the country, «In» for a town, «OR» for Oregon out of their patterns, and members of parliament."""
    name = reading.name(first, stop)
    if name in _TITLES_OF_OFFICE:
        return False
    letters = name.replace(".", "")
    if len(letters) <= _SHORT or (facts.matches == _ABBREVIATION_ALONE and "." not in name):
        return letters.isupper()
    return True


def keeps_article(following: str) -> bool:
    """Whether «The» before a word is part of the name: «The Hague», and not «The Netherlands»."""
    return following in _ARTICLED


def _by_feature_word(reading: Reading, first: int, ends: list[int]) -> Match | None:
    """Give «Lake Van» or «Wyandot County» where the gazetteer knows nothing of them."""
    for end in ends[1:]:
        word = reading.word(end - 1)
        inner = reading.tokens.words[first : end - 1]
        if word in FEATURE_AFTER and all(
            is_name_word(part) and not is_common(part) for part in inner
        ):
            return Match(first, end, None, has_feature_word=True)
    if (
        len(ends) > 1
        and reading.word(first) in FEATURE_BEFORE
        and not is_common(reading.word(ends[1] - 1))
    ):
        return Match(first, ends[1], None, has_feature_word=True)
    return None
