"""Where sentences begin and end, over tokens.

What marks of punctuation end was learned (`sentence_ends`): a full stop after «Gen.» or «J.» nothing, one after «U.S.» or «a.m.»
hardly ever; a closing quote belongs to the sentence before it. A blank line always ends a sentence. A single line
end does where it was meant: where the next line's first word would still have fitted on the line.
"""

import itertools
import re
from collections.abc import Collection, Iterator

from geomap.documents import Sentence
from geomap.recognize.sentence_ends import ends_sentence, gap_before, style
from geomap.recognize.tokens import Tokens

SENTENCE_LENGTH = 2_000
"""Characters after which a sentence is cut at the last white space: longer ones are tables, lists or text without punctuation."""

TokenRange = tuple[int, int]
"""First token and one past the last."""

_NARROW_LINE = 40
_BLANK = re.compile(r"\n(?:[^\S\n]*\n)+")


def split_sentences(
    tokens: Tokens, beginnings: Collection[int] | None = None
) -> tuple[TokenRange, ...]:
    """Part tokens into sentences, in order; every token lies in exactly one. Empty for no tokens.

    `beginnings` are offsets at which someone else begins sentences; where given they stand in for what we learned of
    punctuation, while line ends and length count all the same.
    """
    line_ends = frozenset(_meant_line_ends(tokens.text))
    if beginnings is None:
        written = style(tokens.words)
        gaps = (gap_before(tokens, following, written) for following in range(1, len(tokens)))
        ends = {gap.following for gap in gaps if gap is not None and ends_sentence(gap)}
    else:
        ends = {index for index, start in enumerate(tokens.starts) if start in beginnings}
    ranges: list[TokenRange] = []
    first = 0
    for stop in range(1, len(tokens) + 1):
        if stop == len(tokens) or stop in ends or _line_ends_after(tokens, stop - 1, line_ends):
            ranges.extend(_cut(tokens, first, stop))
            first = stop
    return tuple(ranges)


def to_sentence(tokens: Tokens, bounds: TokenRange) -> Sentence:
    """Give the sentence that a range of tokens spans."""
    first, stop = bounds
    return Sentence(tokens.starts[first], tokens.ends[stop - 1])


def _line_ends_after(tokens: Tokens, last: int, line_ends: frozenset[int]) -> bool:
    start, stop = tokens.ends[last], tokens.starts[last + 1]
    newline = tokens.text.find("\n", start, stop)
    return newline >= 0 and (
        newline in line_ends or any(place in line_ends for place in range(newline + 1, stop))
    )


def _meant_line_ends(text: str) -> Iterator[int]:
    """Give the offsets of line ends that part sentences whatever the punctuation."""
    start = 0
    for blank in _BLANK.finditer(text):
        yield from _meant_within(text, start, blank.start())
        yield blank.start()
        start = blank.end()
    yield from _meant_within(text, start, len(text))


def _meant_within(text: str, start: int, stop: int) -> Iterator[int]:
    """Give the line ends of one block that nobody's line wrapping explains.

    Wrapping fills each line as far as the next word allows, so a line that had room for it was ended on purpose.
    A next line in lower case goes on with the sentence all the same.
    """
    lines = text[start:stop].split("\n")
    width = max(map(len, lines))
    for line, following in itertools.pairwise(lines):
        start += len(line) + 1
        words = following.split(maxsplit=1)
        if not words or words[0][0].islower():
            continue
        if width < _NARROW_LINE or len(line.rstrip()) + 1 + len(words[0]) <= width:
            yield start - 1


def _cut(tokens: Tokens, first: int, stop: int) -> Iterator[TokenRange]:
    """Cut what is longer than `SENTENCE_LENGTH` at white space, or at a token where there is none."""
    while tokens.ends[stop - 1] - tokens.starts[first] > SENTENCE_LENGTH:
        limit = tokens.starts[first] + SENTENCE_LENGTH
        cut = first + 1
        spaced = 0
        while cut < stop and tokens.ends[cut] <= limit:
            cut += 1
            if cut < stop and not tokens.attached(cut):
                spaced = cut
        cut = spaced or cut
        if cut >= stop:
            break
        yield first, cut
        first = cut
    yield first, stop
