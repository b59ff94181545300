"""How likely a match of the gazetteer is a toponym where it stands: named pieces of evidence, weighed and added.

Each piece is a fact about the name or its surroundings that holds or not. Their weights (log-odds) add up to the
score: 0.5 and more is taken for a place.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from geomap.places import FeatureClass, MatchKind, NameFacts
from geomap.recognize.matching import Match
from geomap.recognize.people import FULL_NAME, SPEAKER, TITLED
from geomap.recognize.proposals import Proposal
from geomap.recognize.reading import Casing, Reading
from geomap.recognize.weights import BIAS, WEIGHTS
from geomap.recognize.words import (
    CALENDAR,
    DIRECTING,
    LOCATING,
    PERSON_TITLES,
    SPEECH_VERBS,
    is_common,
    is_first_name,
    is_name_word,
    is_surname,
    listed,
)

CONTAINERS = listed(
    "area areas border borders capital city cities coast communities community county district districts governorate neighborhood neighborhoods peninsula port province provinces region regions republic state states suburb suburbs territory town towns township valley village villages"
)
"""Words in lower case that say what kind of place a name beside them is."""

_KINDS_AFTER = CONTAINERS | listed(
    "residents resident native man woman police government officials"
)
"""Words in lower case that a name of a place stands before."""

STREETS = listed(
    "St. Street Ave Ave. Avenue Road Rd. Rd Blvd Blvd. Boulevard Drive Dr. Lane Ln. Way Court Ct. Highway Hwy. Place Square Pike Circle Terrace Parkway"
)
_PARTS = frozenset({"central", "downtown", "greater", "inner", "lower", "mid", "upper", "upstate"})
_BIG, _LARGE, _TOWN, _SMALL = 1_000_000, 100_000, 15_000, 2_000
_SHORT = 4
_ABBREVIATION_ALONE = frozenset({MatchKind.ABBREVIATION})
_POPULATED_ALONE = frozenset({FeatureClass.POPULATED})
_LINKS = frozenset({(",",), ("and",), (",", "and"), ("or",), ("/",), ("-",), ("–",), ("to",)})
"""What stands between the names of a list."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a sentence's matches are judged by besides themselves."""

    reading: Reading
    """The document."""
    sentence: int
    """Index of the sentence."""
    matches: tuple[Match, ...]
    """All matches of the sentence, in order."""
    people: dict[int, Proposal]
    """Persons by each token they cover."""
    organizations: dict[int, Proposal]
    """Organisations by each token they cover."""
    secure: frozenset[str]
    """Names, as written, that stand somewhere in the document where only a place can."""


def weigh(pieces: Iterator[str]) -> float:
    """Add up the weights of pieces of evidence and give the probability, 0 … 1, that they stand for a place."""
    return 1 / (1 + math.exp(-(BIAS + sum(WEIGHTS.get(piece, 0.0) for piece in pieces))))


def evidence(around: Surroundings, index: int) -> Iterator[str]:
    """Give the names of the pieces of evidence that hold for a match of the sentence; none twice."""
    match = around.matches[index]
    yield from _of_name(around, match)
    yield from _of_neighbours(around, match)
    yield from _of_casing(around, match)
    yield from _of_list(around, index)
    yield from _of_document(around, match)


def is_weighty(facts: NameFacts | None) -> bool:
    """Whether a name is first of all a place's: a country, division, region or large city of that very name."""
    return facts is not None and (
        facts.is_country
        or facts.is_division
        or facts.is_region
        or facts.preferred_population >= _LARGE
    )


def is_country_code(casing: Casing, word: str, facts: NameFacts | None) -> bool:
    """Whether a word is a country's in capitals among others that are not («US»), so that the word in lower case is another."""
    is_country = facts is not None and facts.is_country
    return is_country and word.isupper() and casing not in {Casing.UPPER, Casing.LOWER}


def _of_name(around: Surroundings, match: Match) -> Iterator[str]:
    reading, facts = around.reading, match.facts
    if match.has_feature_word:
        yield "feature word"
    if facts is None:
        yield "unknown to the gazetteer"
    else:
        yield from _of_facts(facts)
    words = reading.tokens.words[match.first : match.stop]
    if len(words) > 1:
        yield "several words"
        return
    word = words[0]
    if is_common(word) and not is_country_code(reading.casings[around.sentence], word, facts):
        yield "common word"
        if word.lower() in reading.lower_words:
            yield "common word also in lower case"
    if is_first_name(word):
        yield "first name"
    if is_surname(word):
        yield "surname"
    is_country = match.facts is not None and match.facts.is_country
    if word.isupper() and len(word) <= _SHORT and not (word.endswith(".") or is_country):
        yield "acronym"


def _of_facts(facts: NameFacts) -> Iterator[str]:
    if facts.is_country:
        yield "country"
        return
    if facts.is_division:
        yield "division"
    if facts.is_region:
        yield "region"
    yield f"preferred name of a {_size(facts.preferred_population)}"
    yield f"some name of a {_size(facts.population)}"
    if MatchKind.PREFERRED not in facts.matches:
        yield "alternate name only"
    if facts.matches == _ABBREVIATION_ALONE:
        yield "abbreviation only"
    if facts.classes == _POPULATED_ALONE:
        yield "populated place only"


def _size(population: int) -> str:
    for least, name in (
        (_BIG, "metropolis"),
        (_LARGE, "city"),
        (_TOWN, "town"),
        (_SMALL, "small town"),
        (1, "village"),
    ):
        if population >= least:
            return name
    return "place of unknown size"


def _of_neighbours(around: Surroundings, match: Match) -> Iterator[str]:
    reading = around.reading
    start, stop = reading.sentences[around.sentence]
    before = reading.word(match.first - 1) if match.first > start else ""
    second = reading.word(match.first - 2).lower() if match.first - 1 > start else ""
    after = reading.word(match.stop) if match.stop < stop else ""
    yield from _of_word_before(before, second)
    yield from _of_word_after(reading, match.stop, after)
    is_word = match.stop - match.first == 1 and is_common(reading.word(match.first))
    if is_word and before.lower() in LOCATING:
        yield "common word after a locating word"
    if after.lower() in SPEECH_VERBS and is_weighty(match.facts):
        yield "large place before a verb of speech"
    if not before or before in '“"‘(—–-':
        yield "opens the sentence"
        if is_word:
            yield "common word opens the sentence"
    if before in {"“", '"', "‘", "'"} and after in {"”", '"', "’", "'"}:
        yield "in quotation marks"


def _of_word_before(before: str, second: str) -> Iterator[str]:
    lower = before.lower()
    if lower in LOCATING:
        yield "after a locating word"
    elif lower in DIRECTING:
        yield f"after «{lower}»"
    if lower == "of" and second in CONTAINERS:
        yield "after «province of» or the like"
    if lower in CONTAINERS:
        yield "after a word of kind"
    if lower in {"the", "a", "an"}:
        yield "after an article"
    if lower.rstrip(".") in {"mr", "mrs", "ms", "dr"} or lower in PERSON_TITLES:
        yield "after a title"
    if _is_direction(lower):
        yield "after a direction" if before.islower() else "after a capitalised direction"
    if lower == "-" and second in {"d", "r", "i"}:
        yield "after a party's letter"


def _is_direction(word: str) -> bool:
    """Whether a word in lower case says which part of a place is meant."""
    return word.endswith(("ern", "north", "south", "east", "west")) or word in _PARTS


def _of_word_after(reading: Reading, stop: int, after: str) -> Iterator[str]:
    lower = after.lower()
    if lower in _KINDS_AFTER:
        yield "before a word of kind"
    if after == "-" and reading.word(stop + 1) in {"based", "area", "born", "led", "backed"}:
        yield "before «-based» or the like"
    if lower in {"'s", "’s"}:
        yield "possessive"
    if lower in SPEECH_VERBS:
        yield "before a verb of speech"
    if after == ",":
        yield "before a comma"
        if reading.word(stop + 1).isdigit():
            yield "before a number"
    if after in STREETS:
        yield "before a street word"
    if after.isdigit() or (after == "-" and reading.word(stop + 1).isdigit()):
        yield "before a number"


def _of_casing(around: Surroundings, match: Match) -> Iterator[str]:
    reading = around.reading
    casing = reading.casings[around.sentence]
    if casing is not Casing.MIXED:
        yield f"in a sentence of {casing} casing"
        return
    start, stop = reading.sentences[around.sentence]
    before = reading.word(match.first - 1) if match.first > start else ""
    if before and is_name_word(before) and before.lower() not in CALENDAR:
        yield from _of_capital_before(reading, match, start, before)
    after = reading.word(match.stop) if match.stop < stop else ""
    if after and is_name_word(after) and after.lower() not in CALENDAR:
        yield from _of_capital_after(reading, match.stop, after)
    if (
        match.stop < stop
        and after in {"-", "&"}
        and is_name_word(reading.word(match.stop + 1) or "-")
    ):
        yield "linked to a capitalised word"


def _of_capital_before(reading: Reading, match: Match, start: int, before: str) -> Iterator[str]:
    if (match.first - 1 == start and is_common(before)) or _is_direction(before.lower()):
        return
    facts = reading.facts(match.first - 1, match.first)
    yield "after a known place" if is_weighty(facts) else "after a capitalised word"
    if is_first_name(before):
        yield "after a first name"


def _of_capital_after(reading: Reading, index: int, after: str) -> Iterator[str]:
    if after.lower() in PERSON_TITLES:
        yield "before a title"
    elif is_surname(after):
        yield "before a surname"
    else:
        yield (
            "before a known place"
            if is_weighty(reading.facts(index, index + 1))
            else "before a capitalised word"
        )


def _of_list(around: Surroundings, index: int) -> Iterator[str]:
    """Judge by the places named right before and after, with a comma or «and» between."""
    match = around.matches[index]
    if index + 1 < len(around.matches):
        following = around.matches[index + 1]
        link = around.reading.tokens.words[match.stop : following.first]
        if link == (",",) and following.facts is not None and _can_contain(following.facts):
            yield "before the division or country it lies in"
        elif _is_link(link) and is_weighty(following.facts):
            yield "listed before a place"
        elif _is_link(link) and _is_plain_town(around.reading, following):
            yield "listed before a town"
    if index > 0:
        previous = around.matches[index - 1]
        link = around.reading.tokens.words[previous.stop : match.first]
        if link == (",",) and match.facts is not None and _can_contain(match.facts):
            yield "after a name and a comma, as a division or country"
        elif _is_link(link) and is_weighty(previous.facts):
            yield "listed after a place"
        elif _is_link(link) and _is_plain_town(around.reading, previous):
            yield "listed after a town"


def _is_plain_town(reading: Reading, match: Match) -> bool:
    """Whether a name is a town's and no person's or common word besides."""
    name = reading.name(match.first, match.stop)
    usual = is_common(name) or is_first_name(name) or is_surname(name)
    return match.facts is not None and match.facts.population >= _TOWN and not usual


def _can_contain(facts: NameFacts) -> bool:
    return facts.is_country or facts.is_division


def _is_link(words: tuple[str, ...]) -> bool:
    return words in _LINKS


def _of_document(around: Surroundings, match: Match) -> Iterator[str]:
    reading = around.reading
    for index in range(match.first, match.stop):
        if index in around.people:
            yield _of_person(around.people[index].score)
            break
    if reading.name(match.first, match.stop) in around.secure:
        yield "a place elsewhere in the document"


def _of_person(score: float) -> str:
    if score >= TITLED:
        return "in a titled person's name"
    if score >= FULL_NAME:
        return "in a full name"
    return "in a speaker's name" if score >= SPEAKER else "a person's name elsewhere"
