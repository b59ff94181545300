"""The second stage: which candidates are toponyms, with which score.

Of every candidate named pieces of evidence (`evidence`, `tag_evidence`, `wording`) and some numbers (`measures`) are known, from which
decision trees tell how likely it is one (`trees`); they were grown from annotated texts (`geomap.training.judge`) and lie beside
the model. Of candidates that overlap the likelier one stays.
"""

import itertools
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from geomap.mentions import Role
from geomap.recognize.appositions import find_apposed
from geomap.recognize.candidates import (
    SentenceMatches,
    SpanCandidate,
    all_matches,
    find_candidates,
)
from geomap.recognize.evidence import Surroundings, evidence, weigh
from geomap.recognize.findings import Finding, covered, without_overlaps
from geomap.recognize.gazetteer_core import (
    DEMONYM_SCORE,
    SECURE,
    is_demonym,
    lower_demonyms,
)
from geomap.recognize.measures import NAMES, Measures
from geomap.recognize.organizations import find_organizations
from geomap.recognize.people import find_people
from geomap.recognize.proposals import Label, Proposal
from geomap.recognize.reading import Reading
from geomap.recognize.tag_evidence import TagEvidence
from geomap.recognize.tags import Tags
from geomap.recognize.trees import Evidence
from geomap.recognize.wording import wording
from geomap.recognize.words import PERSON_TITLES, is_first_name

ACCEPTED = 0.4
"""A candidate whose score is lower is no toponym."""

ACCEPTED_EMBEDDED = 0.35
"""The same of one inside an organisation's name: the role is there for readers to leave out, so more of them are kept."""

ACCEPTED_IN_PERSON = 0.5
"""The same of one inside what is likely a person's name («Gen. George Washington»), where towns hardly ever are.

By judgement: the news corpora have nine such candidates that score 0.35 and more, too few to choose by.
"""

_BATCH = 256
"""Candidates whose evidence is held at once."""

_METROPOLIS = 1_000_000
"""Inhabitants of a city that is talked of by its name alone."""

_EMBEDDED_DEMONYM_SCORE = 0.55
"""Score of a demonym in an organisation's name: about so many of LGL, TR-News and GeoWebNews count."""

_PERSON_AROUND = NAMES.index(f"{Label.PERSON} around it")
_HOLDERS = frozenset({Label.ORGANIZATION, Label.PERSON})


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate with the evidence on it."""

    candidate: SpanCandidate
    """The span."""
    pieces: frozenset[str]
    """Names of the pieces of evidence that hold."""
    numbers: tuple[float, ...]
    """What is told in numbers (`measures.NAMES`)."""
    tagged: Label | None
    """What the network tags it as; None where it does not."""
    role: Role | None
    """What is known of its role already."""
    is_whole: bool
    """Whether it is, in several words, the name of a country, division or region."""


class Scorer(Protocol):
    """Tells how likely candidates are toponyms."""

    def scores(self, candidates: Sequence[Evidence]) -> Iterable[float]:
        """Give for each the probability, 0 … 1."""


def judge(reading: Reading, tags: Tags, scorer: Scorer) -> tuple[Finding, ...]:
    """Give the toponyms of a document in text order, none overlapping another.

    A country, division or region whose name the gazetteer has as a whole wins over its parts («Bosnia and Herzegovina»).
    Demonyms are told by the gazetteer alone and give way to any place that holds them («American Falls»); one in an
    organisation's name («the Georgian Interior Ministry») is a demonym still, and less sure.
    """
    matches = all_matches(reading)
    organizations = find_organizations(reading)
    kept = keep(weigh_up(reading, tags, matches, organizations), scorer)
    demonyms = _demonyms(reading, matches, organizations)
    return without_overlaps([*kept, *find_apposed(reading), *demonyms])


def keep(judged: Iterable[Judged], scorer: Scorer) -> tuple[Finding, ...]:
    """Give the candidates that are likely enough, in text order, of any that overlap the likeliest."""
    scored = [
        (
            item.is_whole,
            Finding(item.candidate.first, item.candidate.stop, score, item.role),
        )
        for item, score in scored_by(scorer, judged)
        if score >= _threshold(item)
    ]
    scored.sort(key=lambda held: (held[0], held[1].score), reverse=True)
    return without_overlaps(finding for _, finding in scored)


def scored_by(scorer: Scorer, judged: Iterable[Judged]) -> Iterator[tuple[Judged, float]]:
    """Give candidates with their scores, some at a time."""
    waiting = iter(judged)
    while batch := list(itertools.islice(waiting, _BATCH)):
        evidence = [(item.pieces, item.numbers) for item in batch]
        yield from zip(batch, scorer.scores(evidence), strict=True)


def _threshold(item: Judged) -> float:
    """Give the score from which a candidate is a toponym."""
    if item.role is not Role.EMBEDDED:
        return ACCEPTED
    in_person = item.numbers[_PERSON_AROUND] > 0
    return ACCEPTED_IN_PERSON if in_person else ACCEPTED_EMBEDDED


def _is_whole(reading: Reading, candidate: SpanCandidate) -> bool:
    """Whether a candidate of several words is, as a whole, a name of a country, division or region."""
    facts = candidate.matches[candidate.place].facts
    return (
        candidate.stop - candidate.first > 1
        and facts is not None
        and (facts.is_country or facts.is_division or facts.is_region)
        and reading.word(candidate.first).lower() != "the"
    )


def _trusted(reading: Reading, tags: Tags) -> Tags:
    """Mend what the network is often wrong about: a great place's name that nobody in the text is called by is no person's."""
    called = {
        reading.word(index)
        for tag in tags.tagged
        if tag.label is Label.PERSON and tag.stop - tag.first > 1
        for index in range(tag.first, tag.stop)
    }
    return Tags(
        replace(tag, label=Label.PLACE) if _is_great_place(reading, tag, called) else tag
        for tag in tags.spans
    )


def _is_great_place(reading: Reading, tag: Proposal, called: set[str]) -> bool:
    """Whether a person of one word is a country's or a metropolis's namesake, and no person is called so."""
    if tag.label is not Label.PERSON or tag.stop - tag.first > 1:
        return False
    word, facts = reading.word(tag.first), reading.facts(tag.first, tag.stop)
    is_titled = tag.first > 0 and reading.word(tag.first - 1).lower() in PERSON_TITLES
    if facts is None or is_titled or word in called or is_first_name(word):
        return False
    return facts.is_country or facts.preferred_population >= _METROPOLIS


def _demonyms(
    reading: Reading, matches: SentenceMatches, organizations: tuple[Proposal, ...]
) -> Iterator[Finding]:
    inside = covered((held.first, held.stop) for held in organizations)
    for sentence in matches:
        for match in sentence:
            if is_demonym(match.facts):
                score = _EMBEDDED_DEMONYM_SCORE if match.first in inside else DEMONYM_SCORE
                yield Finding(match.first, match.stop, score, Role.DEMONYM)
    for found in lower_demonyms(reading):
        yield Finding(found.first, found.stop, found.score, Role.DEMONYM)


def weigh_up(
    reading: Reading,
    tags: Tags,
    matches: SentenceMatches,
    bodies: tuple[Proposal, ...],
) -> Iterator[Judged]:
    """Give the candidates of a document with their evidence, in text order; lazily, as long texts have many.

    `bodies` are the organisations that the rules find in it.
    """
    trusted = _trusted(reading, tags)
    told = TagEvidence(reading, trusted)
    measures = Measures(reading, trusted)
    people = _by_token(find_people(reading))
    organizations = _by_token(bodies)
    first = []
    secure = set()
    for candidate in find_candidates(reading, tags, matches):
        around = Surroundings(
            reading, candidate.sentence, candidate.matches, people, organizations, frozenset()
        )
        pieces = tuple(map(sys.intern, evidence(around, candidate.place)))
        first.append((candidate, pieces))
        if weigh(iter(pieces)) >= SECURE:
            secure.add(reading.name(candidate.first, candidate.stop))
    for candidate, pieces in first:
        yield Judged(
            candidate,
            frozenset(pieces).union(
                _of_document(reading, candidate, secure),
                told.pieces(candidate),
                wording(reading, candidate),
            ),
            measures.of(candidate),
            told.label(candidate),
            _role(reading, told, organizations.get(candidate.first), candidate),
            _is_whole(reading, candidate),
        )


def _of_document(reading: Reading, candidate: SpanCandidate, secure: set[str]) -> Iterator[str]:
    if reading.name(candidate.first, candidate.stop) in secure:
        yield "a place elsewhere in the document"


def _role(
    reading: Reading, told: TagEvidence, organization: Proposal | None, candidate: SpanCandidate
) -> Role | None:
    if "dateline" in candidate.sources:
        return Role.DATELINE
    holder = told.holder(candidate)
    if holder is not None and holder.label in _HOLDERS:
        return Role.EMBEDDED
    if organization is None or organization.stop <= candidate.stop:
        alone = organization is None or organization.first >= candidate.first
        return None if alone else Role.EMBEDDED
    owns = reading.word(candidate.stop) in {"'s", "’s"}
    return None if owns and told.label(candidate) is Label.PLACE else Role.EMBEDDED


def _by_token(proposals: tuple[Proposal, ...]) -> dict[int, Proposal]:
    return {index: held for held in proposals for index in range(held.first, held.stop)}
