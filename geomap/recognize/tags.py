"""What the network makes of a document: the spans that may be entities, with their chances."""

import bisect
from collections.abc import Iterable, Iterator

from geomap.recognize.proposals import Proposal

LIKELY = 0.4
"""Chance from which a span is taken for tagged; chosen on texts that the network was not trained on (EWT's development part, half of PUD, DocRED's test documents)."""


class Tags:
    """The spans of one document, which may overlap, be the same with another label, and be hardly likely."""

    def __init__(self, spans: Iterable[Proposal]) -> None:
        """Keep proposals whose score is their chance; of overlapping spans the likeliest is taken for tagged."""
        self.spans = tuple(sorted(spans))
        """All of them, in text order."""
        self.tagged = tuple(_apart(self.spans))
        """Those that are taken for what they are, in text order; none overlaps another."""
        self._firsts = [span.first for span in self.spans]
        self._longest = max((span.stop - span.first for span in self.spans), default=0)

    def touching(self, first: int, stop: int) -> Iterator[Proposal]:
        """Give the spans that share a token with a range of tokens, in text order."""
        begin = bisect.bisect_left(self._firsts, first - self._longest)
        for span in self.spans[begin : bisect.bisect_left(self._firsts, stop)]:
            if span.stop > first:
                yield span


def _apart(spans: tuple[Proposal, ...]) -> Iterator[Proposal]:
    taken: set[int] = set()
    kept = []
    likely = (span for span in spans if span.score >= LIKELY)
    for span in sorted(likely, key=lambda span: (-span.score, span)):
        if taken.isdisjoint(range(span.first, span.stop)):
            taken.update(range(span.first, span.stop))
            kept.append(span)
    yield from sorted(kept)
