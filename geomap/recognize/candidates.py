"""Spans that the second stage judges: what the tagger, the gazetteer and the patterns hold for a toponym."""

import bisect
from collections.abc import Iterator
from dataclasses import dataclass

from geomap.recognize.appositions import find_apposed
from geomap.recognize.datelines import find_datelines
from geomap.recognize.findings import Finding
from geomap.recognize.gazetteer_core import is_demonym
from geomap.recognize.matching import THINGS, Match, find_matches
from geomap.recognize.pairs import find_pairs
from geomap.recognize.propagation import propagate
from geomap.recognize.proposals import Label
from geomap.recognize.reading import Reading
from geomap.recognize.runs import find_runs
from geomap.recognize.sentences import TokenRange
from geomap.recognize.tags import Tags
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
    """The span itself between the gazetteer's matches right before and after it in its sentence, where there are any."""
    place: int
    """Index of the span in `matches`."""


_NONE: frozenset[str] = frozenset()

SentenceMatches = tuple[tuple[Match, ...], ...]
"""The gazetteer's matches of each sentence."""


def all_matches(reading: Reading) -> SentenceMatches:
    """Look up every sentence of a document."""
    return tuple(tuple(find_matches(reading, index)) for index in range(len(reading.sentences)))


def find_candidates(
    reading: Reading, tags: Tags, sentences: SentenceMatches
) -> tuple[SpanCandidate, ...]:
    """Give the candidates of a document in text order, each span once; demonyms are none."""
    sources: dict[TokenRange, frozenset[str]] = {}
    same: dict[frozenset[str], frozenset[str]] = {}
    for source, bounds in _spans(reading, tags, sentences):
        if not (
            is_demonym(reading.facts(*bounds))
            or reading.in_address(bounds[0])
            or reading.name(*bounds) in THINGS
        ):
            held = sources.get(bounds, _NONE) | {source}
            sources[bounds] = same.setdefault(held, held)  # a long text has many, and few kinds
    ends = [stop for _, stop in reading.sentences]
    return tuple(
        _candidate(
            reading,
            bounds,
            sources[bounds],
            sentence := bisect.bisect_right(ends, bounds[0]),
            sentences[sentence],
        )
        for bounds in sorted(sources)
    )


def _spans(
    reading: Reading, tags: Tags, sentences: SentenceMatches
) -> Iterator[tuple[str, TokenRange]]:
    tagged = []
    for tag in tags.tagged:
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


def _candidate(
    reading: Reading,
    bounds: TokenRange,
    sources: frozenset[str],
    sentence: int,
    matches: tuple[Match, ...],
) -> SpanCandidate:
    first, stop = bounds
    place = bisect.bisect_left(matches, first, key=lambda match: match.first)
    is_match = place < len(matches) and (matches[place].first, matches[place].stop) == bounds
    own = matches[place] if is_match else Match(first, stop, reading.facts(first, stop))
    before = matches[max(place - 1, 0) : place]
    if before and before[0].stop > first:
        if before[0].stop >= stop:
            sources |= {"part of a known name"}
        before = matches[max(place - 2, 0) : place - 1]
    elif (
        not is_match
        and place < len(matches)
        and matches[place].first == first
        and stop <= matches[place].stop
    ):
        sources |= {"part of a known name"}
    after = bisect.bisect_left(matches, stop, key=lambda match: match.first)
    return SpanCandidate(
        first, stop, sentence, sources, (*before, own, *matches[after : after + 1]), len(before)
    )
