"""The rules around a core: from its proposals to the mentions of a document.

They stay when the core changes: trimming, datelines, «City, Abbr.», names embedded in organisations', propagation
through the document, roles.
"""

import bisect
from collections.abc import Iterable, Iterator

from geomap.documents import Document, Sentence, Span
from geomap.mentions import Mention, Role
from geomap.recognize.appositions import find_apposed
from geomap.recognize.datelines import find_datelines
from geomap.recognize.embedding import find_embedded
from geomap.recognize.findings import Finding, covered, without_overlaps
from geomap.recognize.gazetteer_core import is_demonym
from geomap.recognize.pairs import find_pairs
from geomap.recognize.propagation import SECURE, propagate
from geomap.recognize.proposals import Label, Proposal
from geomap.recognize.reading import Reading
from geomap.recognize.roles import tell_role
from geomap.recognize.sentences import TokenRange, to_sentence
from geomap.recognize.trimming import trim

_BY_ITSELF = frozenset({Label.PLACE, Label.DEMONYM})
_SURE_PERSON = 0.8


def find_mentions(
    document: Document, reading: Reading, proposals: tuple[Proposal, ...]
) -> tuple[Mention, ...]:
    """Give the mentions that the rules make of a core's proposals, in text order, none overlapping another."""
    embedding = [proposal for proposal in proposals if proposal.label is Label.ORGANIZATION]
    people = _tokens_of(
        proposal
        for proposal in proposals
        if proposal.label is Label.PERSON and proposal.score >= _SURE_PERSON
    )
    inside = _tokens_of(embedding)
    datelines = tuple(find_datelines(reading))
    own = [
        finding
        for finding in (
            *_trimmed(reading, proposals),
            *_clear((*find_pairs(reading), *find_apposed(reading)), people),
        )
        if finding.first not in inside
    ]
    findings = without_overlaps([*datelines, *_best_scored(own)])
    secure = frozenset(
        reading.name(finding.first, finding.stop) for finding in findings if finding.score >= SECURE
    )
    findings = without_overlaps([*findings, *find_embedded(reading, embedding, secure)])
    taken = _tokens_of(proposals) | _tokens_of(findings)
    findings = without_overlaps([*findings, *propagate(reading, findings, taken)])
    return tuple(to_mentions(document, reading, findings))


def given_mentions(
    document: Document,
    reading: Reading,
    proposals: Iterable[Proposal],
    spans: Iterable[Span],
) -> tuple[Mention, ...]:
    """Make a mention of each distinct span, in text order, with score 1; the core's proposals help to tell roles.

    A span that crosses the end of a sentence gets all it touches as its sentence; one without any token, itself.

    Raises:
        ValueError: a span ends after the text.
    """
    organizations = _tokens_of(
        proposal for proposal in proposals if proposal.label is Label.ORGANIZATION
    )
    datelines = _tokens_of(find_datelines(reading))
    return tuple(
        _given(document, reading, span, organizations=organizations, datelines=datelines)
        for span in sorted(set(spans))
    )


def _given(
    document: Document,
    reading: Reading,
    span: Span,
    *,
    organizations: set[int],
    datelines: set[int],
) -> Mention:
    tokens = reading.tokens
    first = bisect.bisect_right(tokens.ends, span.start)
    stop = bisect.bisect_left(tokens.starts, span.end)
    text = document.quote(span)
    if first >= stop:
        return Mention(span, text, Sentence(span.start, span.end))
    bounds = reading.sentence_of(first)[0], reading.sentence_of(stop - 1)[1]
    held = to_sentence(tokens, bounds)
    sentence = Sentence(min(span.start, held.start), max(span.end, held.end))
    if is_demonym(reading.facts_of(text)):
        role = Role.DEMONYM
    elif first in datelines:
        role = Role.DATELINE
    elif first in organizations:
        role = Role.EMBEDDED
    else:
        role = tell_role(reading, first, stop, bounds)
    return Mention(span, text, sentence, role)


def _tokens_of(items: Iterable[Proposal | Finding]) -> set[int]:
    return covered((item.first, item.stop) for item in items)


def _trimmed(reading: Reading, proposals: Iterable[Proposal]) -> Iterator[Finding]:
    for proposal in proposals:
        if proposal.label not in _BY_ITSELF:
            continue
        bounds = trim(reading, proposal.first, proposal.stop)
        if bounds is not None:
            role = Role.DEMONYM if proposal.label is Label.DEMONYM else None
            yield Finding(*bounds, proposal.score, role)


def _clear(findings: Iterable[Finding], taken: set[int]) -> Iterator[Finding]:
    return (finding for finding in findings if taken.isdisjoint(range(finding.first, finding.stop)))


def _best_scored(findings: Iterable[Finding]) -> list[Finding]:
    """Of findings with the same span keep the one with the highest score, in the place of the first."""
    best: dict[TokenRange, Finding] = {}
    for finding in findings:
        span = finding.first, finding.stop
        if span not in best or best[span].score < finding.score:
            best[span] = finding
    return list(best.values())


def to_mentions(
    document: Document, reading: Reading, findings: Iterable[Finding]
) -> Iterator[Mention]:
    """Make mentions of findings, which are in text order; roles that no rule has told yet are told here.

    A model that knows nothing of our sentences may find a name across the end of one; what lies
    beyond the end is left off.
    """
    for finding in findings:
        bounds = reading.sentence_of(finding.first)
        stop = min(finding.stop, bounds[1])
        span = Span(reading.tokens.starts[finding.first], reading.tokens.ends[stop - 1])
        role = finding.role or tell_role(reading, finding.first, stop, bounds)
        yield Mention(
            span, document.quote(span), to_sentence(reading.tokens, bounds), role, finding.score
        )
