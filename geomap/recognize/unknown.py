"""Names that no gazetteer holds where a place's name stands, as in «in Tell Zahab»: looked for only where a service may know them.

Found after words of place and where the network saw a place. What may be a person's or an organisation's is left out: it
would be sent to a service.
"""

from collections.abc import Iterator

from geomap.recognize.evidence import CONTAINERS, STREETS
from geomap.recognize.findings import Finding, covered
from geomap.recognize.organizations import find_organizations
from geomap.recognize.people import find_people
from geomap.recognize.proposals import Label, Proposal
from geomap.recognize.reading import Casing, Reading
from geomap.recognize.sentences import TokenRange
from geomap.recognize.words import (
    CALENDAR,
    PERSON_TITLES,
    is_common,
    is_first_name,
    is_name_word,
    is_surname,
    listed,
)

_BEFORE = listed("in near outside around toward towards across throughout beyond")
"""Words that a name of a place follows, and hardly ever another."""

_ARTICLES = listed("al el as ash ad an ar az at")
"""Arabic articles as they are written within names: «Zor al-Maqarim»."""

_KINDS = CONTAINERS | {word.lower() for word in STREETS}
_LONGEST = 6
_SHORTEST = 3
_SCORE = 0.6


def find_unknown(reading: Reading, tags: tuple[Proposal, ...]) -> Iterator[Finding]:
    """Give names that the gazetteer does not hold and that stand for places, each with score 0.6, the longest first.

    Args:
        reading: the document.
        tags: what the network proposes; empty where there is none.
    """
    people = [*find_people(reading), *(tag for tag in tags if tag.label is Label.PERSON)]
    held = [*people, *find_organizations(reading)]
    held += [tag for tag in tags if tag.label is Label.ORGANIZATION]
    # Where the network saw a place, «Al-Birr Hospital» is one.
    seen = {(tag.first, tag.stop) for tag in tags if tag.label is Label.PLACE}
    found = set()
    for spans, others in ((seen, people), (set(_after_words_of_place(reading)), held)):
        taken = covered((other.first, other.stop) for other in others)
        found |= {
            (first, stop)
            for first, stop in spans
            if taken.isdisjoint(range(first, stop)) and _may_be_place(reading, first, stop)
        }
    for first, stop in sorted(found, key=lambda span: (span[0] - span[1], span)):
        yield Finding(first, stop, _SCORE)


def without_parts(
    reading: Reading, findings: tuple[Finding, ...], unknown: tuple[Finding, ...]
) -> Iterator[Finding]:
    """Leave out what is a part of an unknown name and unknown itself: of «Tell Zahab» not «Zahab» alone."""
    for found in findings:
        is_part = any(
            held.first <= found.first
            and found.stop <= held.stop
            and (held.first, held.stop) != (found.first, found.stop)
            for held in unknown
        )
        if not is_part or reading.facts(found.first, found.stop) is not None:
            yield found


def with_unknown(reading: Reading, proposals: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
    """Add such names to the proposals of a core that has no network."""
    taken = covered((held.first, held.stop) for held in proposals)
    added = (
        Proposal(found.first, found.stop, Label.PLACE, found.score)
        for found in find_unknown(reading, ())
        if taken.isdisjoint(range(found.first, found.stop))
    )
    return tuple(sorted((*proposals, *added)))


def _after_words_of_place(reading: Reading) -> Iterator[TokenRange]:
    for number, (start, stop) in enumerate(reading.sentences):
        if reading.casings[number] is not Casing.MIXED:
            continue
        for index in range(start + 1, stop):
            if reading.word(index - 1).lower() in _BEFORE:
                end = _name_end(reading, index, min(stop, index + _LONGEST))
                if end > index:
                    yield index, end


def _name_end(reading: Reading, first: int, stop: int) -> int:
    """Give one past a run of capitalised words, articles with a hyphen between them among it; `first` where there is none."""
    end = index = first
    while index < stop:
        word = reading.word(index)
        if is_name_word(word):
            end = index + 1
        elif end == first or not (
            word == "-" or (word in _ARTICLES and reading.word(index + 1) == "-")
        ):
            break
        index += 1
    return end


def _may_be_place(reading: Reading, first: int, stop: int) -> bool:
    words = reading.tokens.words[first:stop]
    if reading.facts(first, stop) is not None or not is_name_word(words[0]):
        return False
    if any(word.lower() in CALENDAR or word.lower() in PERSON_TITLES for word in words):
        return False
    if is_first_name(words[0]) and words[0].lower() not in _ARTICLES:
        return False
    if all(is_common(word) or word.lower() in _KINDS for word in words):
        return False
    alone = words[0]
    return stop - first > 1 or not (
        len(alone) < _SHORTEST or alone.isupper() or is_surname(alone) or reading.word(stop) == "-"
    )
