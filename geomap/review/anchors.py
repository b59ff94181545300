"""Finds a quoted mention again, also in a text that was edited a little since."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from geomap.decisions import Quote
from geomap.documents import Span

CONTEXT = 32
"""Characters kept before and after a name: enough to tell passages apart, and readable in a diff."""

_ALIKE = 0.6
"""How alike the surroundings must be, 0 … 1: one word of five may change on both sides, or one whole side; unrelated
English prose comes to 0.3 … 0.45."""
_MOST_COMPARED = 500
"""So many places are compared closely, those nearest to where the name stood: keeps hostile texts linear."""
_MOST_KEPT = 20


class Anchor(NamedTuple):
    """Where a quote was found."""

    span: Span
    """The name."""
    likeness: float
    """How alike the surroundings are, 0 … 1."""


def quote_of(text: str, span: Span) -> Quote:
    """Quote a mention with what stands around it."""
    return Quote(
        _flat(text[span.start : span.end]).strip(),
        _before(text, span.start, CONTEXT),
        _after(text, span.end, CONTEXT),
        span.start,
    )


def anchors(text: str, quote: Quote) -> list[Anchor]:
    """Give where a quote may stand: the most alike first, of like ones that nearest to `start`, some twenty at most.

    Empty where the name does not stand in such surroundings, or, without `start`, in several that are the same.
    """
    spans = _occurrences(text, quote)
    start = quote.start
    if start is not None:
        spans.sort(key=lambda span: abs(span.start - start))
    same = [Anchor(span, 1.0) for span in spans if _is_same(text, span, quote)]
    held = same or [
        Anchor(span, likeness)
        for span in spans[:_MOST_COMPARED]
        if (likeness := _likeness(text, span, quote)) >= _ALIKE
    ]
    held.sort(key=lambda anchor: -anchor.likeness)
    if start is None and len(held) > 1 and held[0].likeness == held[1].likeness:
        return []
    return held[:_MOST_KEPT]


def _occurrences(text: str, quote: Quote) -> list[Span]:
    """Give where the name stands as a whole word, if it stood so, with white space of any kind between its words."""
    words = r"\s+".join(map(re.escape, quote.exact.split()))
    left = "" if re.search(r"\w$", quote.prefix) else r"(?<!\w)"
    right = "" if re.match(r"\w", quote.suffix) else r"(?!\w)"
    left = left if re.match(r"\w", quote.exact) else ""
    right = right if re.search(r"\w$", quote.exact) else ""
    return [Span(*found.span()) for found in re.finditer(f"{left}{words}{right}", text)]


def _is_same(text: str, span: Span, quote: Quote) -> bool:
    return _before(text, span.start, len(quote.prefix)) == quote.prefix and (
        _after(text, span.end, len(quote.suffix)) == quote.suffix
    )


def _likeness(text: str, span: Span, quote: Quote) -> float:
    sides = (
        (quote.prefix, _before(text, span.start, len(quote.prefix))),
        (quote.suffix, _after(text, span.end, len(quote.suffix))),
    )
    # A side that was at the text's edge counts as one character, so that what grows there costs little.
    weights = [max(1, len(quoted)) for quoted, _ in sides]
    ratios = [SequenceMatcher(None, quoted, held, False).ratio() for quoted, held in sides]  # noqa: FBT003 - autojunk
    return sum(ratio * weight for ratio, weight in zip(ratios, weights, strict=True)) / sum(weights)


def _before(text: str, start: int, length: int) -> str:
    return _flat(text[max(0, start - 4 * length) : start])[-length:] if length else ""


def _after(text: str, end: int, length: int) -> str:
    return _flat(text[end : end + 4 * length])[:length]


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)
