"""Cuts a document into paragraphs of runs, so that the page needs no character offsets.

Offsets count code points in Python and UTF-16 units in a browser; a page that gets its text in pieces cannot
go wrong over that. A run is a plain string, or `{"s": sentence, "r": runs}`, or `{"m": mention, "r": runs}`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geomap.documents import Document, Sentence, Span
from geomap.mentions import Mention

Run = str | Mapping[str, object]
"""Plain text, or a numbered stretch of runs."""

_BLANK_LINES = re.compile(r"\r?\n\s*\n")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A numbered span that becomes one element of the page."""

    span: Span
    key: str
    number: int


def paragraphs(
    document: Document,
    sentences: Mapping[Sentence, int],
    mentions: Sequence[tuple[int, Mention]],
) -> list[list[Run]]:
    """Give the runs of each paragraph; blank lines part paragraphs, but never a sentence.

    Every character of the text but those blank lines is in exactly one run, in order. Stretches nest: one that
    begins within another ends with it at the latest.

    Args:
        document: the text.
        sentences: the sentences that hold mentions, with their numbers.
        mentions: the mentions with their numbers.
    """
    stretches = [_Stretch(sentence, "s", number) for sentence, number in sentences.items()]
    stretches += [_Stretch(mention.span, "m", number) for number, mention in mentions]
    # Stable: at the same span a sentence stays outside its mention.
    stretches.sort(key=lambda stretch: (stretch.span.start, -stretch.span.end))
    runs = _Cutter(document.text, stretches).runs(0, len(document.text))
    return list(_at_blank_lines(runs))


class _Cutter:
    """Turns sorted stretches into nested runs, outermost first."""

    def __init__(self, text: str, stretches: Sequence[_Stretch]) -> None:
        self._text = text
        self._stretches = stretches
        self._next = 0

    def runs(self, start: int, end: int) -> list[Run]:
        """Give the runs of a part of the text; takes up the stretches that begin in it."""
        found: list[Run] = []
        while self._next < len(self._stretches) and self._stretches[self._next].span.start < end:
            stretch = self._stretches[self._next]
            self._next += 1
            first, last = stretch.span.start, min(end, stretch.span.end)
            if start < first:
                found.append(self._text[start:first])
            found.append({stretch.key: stretch.number, "r": self.runs(first, last)})
            start = last
        if start < end:
            found.append(self._text[start:end])
        return found


def _at_blank_lines(runs: Sequence[Run]) -> Iterator[list[Run]]:
    paragraph: list[Run] = []
    for run in runs:
        if not isinstance(run, str):
            paragraph.append(run)
            continue
        first, *rest = _BLANK_LINES.split(run)
        paragraph.append(first)
        for piece in rest:
            if any(paragraph):
                yield [held for held in paragraph if held]
            paragraph = [piece]
    if any(paragraph):
        yield [held for held in paragraph if held]
