"""Spans that the second stage judges: what the tagger, the gazetteer and the patterns hold for a toponym."""

from collections.abc import Iterator
from dataclasses import dataclass

from geomap.recognize.appositions import find_apposed
from geomap.recognize.datelines import find_datelines
from geomap.recognize.findings import Finding
from geomap.recognize.gazetteer_core import is_demonym
from geomap.recognize.matching import Match, find_matches
from geomap.recognize.pairs import find_pairs
from geomap.recognize.propagation import propagate
from geomap.recognize.proposals import Label, Proposal
from geomap.recognize.reading import Reading
from geomap.recognize.runs import find_runs
from geomap.recognize.sentences import TokenRange
from geomap.recognize.trimming import trim


@dataclass(frozen=True, slots=True)
class SpanCandidate:
    """A span of tokens that may be a toponym, and who holds it for one."""

    first: int
    """Index of its first token."""
    stop: int
    """One past its last token."""
    sentence: int
    """Index of its sentence."""
    sources: frozenset[str]
    """`tagger`, `gazetteer`, `dateline`, `pair`, `apposition`, `propagation`, `run`; `part of a known name` speaks against it."""
    matches: tuple[Match, ...]
    """The gazetteer's matches of its sentence, with the span itself among them and none that overlaps it."""
    place: int
    """Index of the span in `matches`."""


SentenceMatches = tuple[tuple[Match, ...], ...]
"""The gazetteer's matches of each sentence."""


def all_matches(reading: Reading) -> SentenceMatches:
    """Look up every sentence of a document."""
    return tuple(tuple(find_matches(reading, index)) for index in range(len(reading.sentences)))


def find_candidates(
    reading: Reading, tags: tuple[Proposal, ...], sentences: SentenceMatches
) -> tuple[SpanCandidate, ...]:
    """Give the candidates of a document in text order, each span once; demonyms are none."""
    sources: dict[TokenRange, set[str]] = {}
    for source, bounds in _spans(reading, tags, sentences):
        if not is_demonym(reading.facts(*bounds)):
            sources.setdefault(bounds, set()).add(source)
    starts = _sentence_of_tokens(reading)
    return tuple(
        _candidate(reading, bounds, frozenset(held), starts[bounds[0]], sentences)
        for bounds, held in sorted(sources.items())
    )


def _spans(
    reading: Reading, tags: tuple[Proposal, ...], sentences: SentenceMatches
) -> Iterator[tuple[str, TokenRange]]:
    tagged = []
    for tag in tags:
        bounds = trim(reading, tag.first, tag.stop) if tag.label is Label.PLACE else None
        if bounds is not None:
            tagged.append(Finding(*bounds, 1.0))
            yield "tagger", bounds
            yield "run", (tag.first, tag.stop)
    for matches in sentences:
        yield from (("gazetteer", (match.first, match.stop)) for match in matches)
    sure = []
    for source, find in (
        ("dateline", find_datelines),
        ("pair", find_pairs),
        ("apposition", find_apposed),
    ):
        for finding in find(reading):
            sure.append(finding)
            yield source, (finding.first, finding.stop)
    yield from (("run", bounds) for bounds in find_runs(reading))
    for finding in propagate(reading, (*tagged, *sure), set()):
        yield "propagation", (finding.first, finding.stop)


def _sentence_of_tokens(reading: Reading) -> list[int]:
    return [
        index for index, (first, stop) in enumerate(reading.sentences) for _ in range(first, stop)
    ]


def _candidate(
    reading: Reading,
    bounds: TokenRange,
    sources: frozenset[str],
    sentence: int,
    sentences: SentenceMatches,
) -> SpanCandidate:
    first, stop = bounds
    matches = sentences[sentence]
    for place, match in enumerate(matches):
        if (match.first, match.stop) == bounds:
            return SpanCandidate(first, stop, sentence, sources, matches, place)
    before = tuple(match for match in matches if match.stop <= first)
    after = tuple(match for match in matches if match.first >= stop)
    own = Match(first, stop, reading.facts(first, stop))
    if any(match.first <= first and stop <= match.stop for match in matches):
        sources |= {"part of a known name"}
    return SpanCandidate(first, stop, sentence, sources, (*before, own, *after), len(before))
