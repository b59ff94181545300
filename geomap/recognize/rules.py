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
from geomap.recognize.role_evidence import RoleTeller, load_role_weights
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
    given = [(span, _tokens_in(reading, span)) for span in sorted(set(spans))]
    roles = {
        bounds: _known_role(reading, bounds, organizations=organizations, datelines=datelines)
        for _, bounds in given
        if bounds[0] < bounds[1]
    }
    untold = [bounds for bounds, role in roles.items() if role is None]
    teller = RoleTeller(reading, untold, load_role_weights())
    return tuple(
        _given(document, reading, span, roles[bounds] or teller.tell(bounds))
        if bounds in roles
        else Mention(span, document.quote(span), Sentence(span.start, span.end))
        for span, bounds in given
    )


def _given(document: Document, reading: Reading, span: Span, role: Role) -> Mention:
    first, stop = _tokens_in(reading, span)
    bounds = reading.sentence_of(first)[0], reading.sentence_of(stop - 1)[1]
    held = to_sentence(reading.tokens, bounds)
    sentence = Sentence(min(span.start, held.start), max(span.end, held.end))
    return Mention(span, document.quote(span), sentence, role)


def _tokens_in(reading: Reading, span: Span) -> TokenRange:
    """Give the tokens that a span touches; none where the first is not before the second."""
    tokens = reading.tokens
    return bisect.bisect_right(tokens.ends, span.start), bisect.bisect_left(tokens.starts, span.end)


def _known_role(
    reading: Reading, bounds: TokenRange, *, organizations: set[int], datelines: set[int]
) -> Role | None:
    if is_demonym(reading.facts(*bounds)):
        return Role.DEMONYM
    if bounds[0] in datelines:
        return Role.DATELINE
    return Role.EMBEDDED if bounds[0] in organizations else None


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
    held = [
        (finding, (finding.first, min(finding.stop, reading.sentence_of(finding.first)[1])))
        for finding in findings
    ]
    untold = [bounds for finding, bounds in held if finding.role is None]
    teller = RoleTeller(reading, untold, load_role_weights())
    for finding, (first, stop) in held:
        span = Span(reading.tokens.starts[first], reading.tokens.ends[stop - 1])
        sentence = to_sentence(reading.tokens, reading.sentence_of(first))
        role = finding.role or teller.tell((first, stop))
        yield Mention(span, document.quote(span), sentence, role, finding.score)
