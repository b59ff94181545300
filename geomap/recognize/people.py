"""Persons' names, which are what towns are most often confused with.

A title, a usual first name, an initial or a verb of speech makes a run of capitalised words a person;
a surname seen in such a run is the same person's wherever else it stands alone.
"""

from collections.abc import Iterator

from geomap.recognize.proposals import Label, Proposal
from geomap.recognize.reading import Casing, Reading
from geomap.recognize.words import (
    CALENDAR,
    LOCATING,
    PERSON_TITLES,
    SPEECH_VERBS,
    is_common,
    is_first_name,
    is_name_word,
    is_surname,
    listed,
)

_PARTICLES = listed("al el bin ibn abu ben van von der den de da di dos du la le ter - ’ '")
_SPEECH_BEFORE = SPEECH_VERBS - {"told", "asked"}
_LONGEST = 7
TITLED, FULL_NAME, SPEAKER = 0.95, 0.9, 0.7
"""Scores of a person after a title, by first name and surname, and by a verb of speech."""

_ALONE = 0.6


def find_people(reading: Reading) -> tuple[Proposal, ...]:
    """Give the persons of a document in text order; titles are left out.

    Scores: after a title 0.95, first name and surname 0.9, two names beside a verb of speech 0.7, a name
    that stood in a longer one elsewhere 0.6.
    """
    full = [
        person
        for sentence, bounds in enumerate(reading.sentences)
        for person in _full_names(reading, bounds, reading.casings[sentence])
    ]
    return tuple(sorted([*full, *_alone(reading, full)]))


def _full_names(reading: Reading, bounds: tuple[int, int], casing: Casing) -> Iterator[Proposal]:
    taken, stop = bounds
    for index in reading.name_words(bounds):
        end = _run_end(reading, index, stop) if index >= taken else index
        if end <= index:
            continue
        first = _after_titles(reading, index, end)
        score = _score(reading, index, first, end, casing)
        if score > 0:
            yield Proposal(first, end, Label.PERSON, score)
            taken = end


def _run_end(reading: Reading, first: int, stop: int) -> int:
    """Give one past the capitalised run that begins with a token; the token itself where none does."""
    end = index = first
    while index < min(stop, first + _LONGEST):
        word = reading.word(index)
        if _is_personal(word):
            end = index + 1
        elif index == first or word not in _PARTICLES:
            break
        index += 1
    return end


def _is_personal(word: str) -> bool:
    return is_name_word(word) and word.lower() not in CALENDAR


def _after_titles(reading: Reading, first: int, end: int) -> int:
    while first < end and reading.word(first).lower() in PERSON_TITLES:
        first += 1
    return first


def _score(reading: Reading, run: int, first: int, end: int, casing: Casing) -> float:
    """Say how surely the run from `first`, which a title may precede, is a person; 0 for not."""
    names = end - first
    if names < 1 or _is_known_name(reading, first, end):
        return 0.0
    before = reading.word(run - 1).lower()
    if first > run or before in PERSON_TITLES:
        return TITLED
    if names < 2:  # noqa: PLR2004 - one name alone says nothing
        return 0.0
    opening, second = reading.word(first), reading.word(first + 1)
    if is_first_name(opening) and _may_follow_first_name(reading, first, end):
        return FULL_NAME
    if _is_initial(opening) or (_is_initial(second) and names > 2 and not is_common(opening)):  # noqa: PLR2004 - a name on each side
        return FULL_NAME
    return SPEAKER if _speaks(reading, first, end, casing) else 0.0


def _is_known_name(reading: Reading, first: int, end: int) -> bool:
    """Whether the gazetteer has the whole run of several words as a preferred name: «San Jose», «Virginia Beach»."""
    facts = reading.facts(first, end) if end - first > 1 else None
    return facts is not None and (
        facts.is_country or facts.is_division or facts.is_region or facts.preferred_population > 0
    )


def _may_follow_first_name(reading: Reading, first: int, end: int) -> bool:
    """Whether a first name's next word reads as a surname; after one that is a town it must be a usual one."""
    following = reading.word(first + 1)
    if following.lower() in PERSON_TITLES or reading.word(end - 1).isdigit():
        return False
    facts = reading.facts(first, first + 1)
    is_town = facts is not None and (
        facts.is_country or facts.is_division or facts.preferred_population > 100_000  # noqa: PLR2004 - towns that news names often
    )
    if is_town:
        return is_surname(following) or _is_initial(following)
    return not is_common(following) or is_surname(following)


def _is_initial(word: str) -> bool:
    return len(word) in {1, 2, 4} and word[0].isupper() and word.endswith(".")


def _speaks(reading: Reading, first: int, end: int, casing: Casing) -> bool:
    """Whether two or three capitalised words that open no sentence stand beside a verb of speech."""
    if casing is not Casing.MIXED or end - first > 3:  # noqa: PLR2004 - longer runs are organisations
        return False
    if any(
        is_common(reading.word(index)) or reading.word(index).isupper()
        for index in range(first, end)
    ):
        return False
    after = reading.word(end).lower()
    return after in SPEECH_VERBS or reading.word(first - 1).lower() in _SPEECH_BEFORE


def _is_located(reading: Reading, index: int) -> bool:
    """Whether a name stands where only a place does: «to Jordan», though a Jordan Smith is about."""
    facts = reading.facts(index, index + 1)
    before = reading.word(index - 1).lower()
    if facts is None:
        return False
    if before in LOCATING:
        return facts.is_country or facts.is_division
    return facts.is_country and before in {"to", "from"}


def _alone(reading: Reading, full: list[Proposal]) -> Iterator[Proposal]:
    """Give the words of full names where they stand by themselves."""
    taken = {index for person in full for index in range(person.first, person.stop)}
    known = {reading.word(person.stop - 1) for person in full} | {
        reading.word(person.first)
        for person in full
        if person.stop - person.first > 1 and is_first_name(reading.word(person.first))
    }
    known = {
        word
        for word in known
        if is_name_word(word) and not is_common(word) and not _is_initial(word)
    }
    for index, word in enumerate(reading.tokens.words):
        if word in known and index not in taken and not _is_located(reading, index):
            yield Proposal(index, index + 1, Label.PERSON, _ALONE)
