"""Where sentences begin and end, over tokens.

A full stop after «Gen.» or «J.» ends nothing, one after «U.S.» or «a.m.» only where the next word looks like a
beginning; a closing quote belongs to the sentence before it. A blank line always ends a sentence. A single line
end does where it was meant: where the next line's first word would still have fitted on the line.
"""

import itertools
import re
from collections.abc import Collection, Iterator

from geomap.documents import Sentence
from geomap.recognize.tokens import Tokens
from geomap.recognize.words import ABBREVIATIONS, BEGINNERS, CALENDAR, TITLES

SENTENCE_LENGTH = 2_000
"""Characters after which a sentence is cut at the last white space: longer ones are tables, lists or text without punctuation."""

TokenRange = tuple[int, int]
"""First token and one past the last."""

_TERMINATORS = frozenset(
    {
        ".",
        "!",
        "?",
        "…",
        "..",
        "...",
        "....",
        ".....",
        "!!",
        "!!!",
        "??",
        "?!",
        "!?",
        "。",
        "！",
        "？",
        "؟",
        "।",
        "۔",
    }
)
_CLOSERS = frozenset({"”", "’", '"', "'", "''", ")", "]", "»", "›", "}"})
_OPENERS = frozenset(
    {"“", "‘", '"', "'", "(", "[", "«", "‹", "„", "¿", "¡", "—", "–", "-", "•", "*"}
)
_DAY_TIMES = frozenset({"a.m.", "p.m.", "am.", "pm."})
_ZONES = frozenset(
    {"EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "GMT", "UTC", "BST", "CET", "ET", "PT"}
)
_NUMBERED = frozenset({"no", "nos", "fig", "p", "pp", "vol", "art", "sec", "ch"})
_NARROW_LINE = 40
_BLANK = re.compile(r"\n(?:[^\S\n]*\n)+")


def split_sentences(
    tokens: Tokens, beginnings: Collection[int] | None = None
) -> tuple[TokenRange, ...]:
    """Part tokens into sentences, in order; every token lies in exactly one. Empty for no tokens.

    `beginnings` are offsets at which someone else begins sentences; where given they stand in for our rules of
    punctuation, while line ends and length count all the same.
    """
    line_ends = frozenset(_meant_line_ends(tokens.text))
    ranges: list[TokenRange] = []
    first = 0
    for last in range(len(tokens)):
        if (
            last + 1 == len(tokens)
            or _line_ends_after(tokens, last, line_ends)
            or (
                _ends_after(tokens, last)
                if beginnings is None
                else tokens.starts[last + 1] in beginnings
            )
        ):
            ranges.extend(_cut(tokens, first, last + 1))
            first = last + 1
    return tuple(ranges)


def to_sentence(tokens: Tokens, bounds: TokenRange) -> Sentence:
    """Give the sentence that a range of tokens spans."""
    first, stop = bounds
    return Sentence(tokens.starts[first], tokens.ends[stop - 1])


def _ends_after(tokens: Tokens, last: int) -> bool:
    """Whether punctuation ends a sentence with this token, which is not the last of the text."""
    following = tokens.words[last + 1]
    if following in _TERMINATORS or (following in _CLOSERS and tokens.attached(last + 1)):
        return False
    stop = last
    while tokens.words[stop] in _CLOSERS and tokens.attached(stop):
        stop -= 1
    word = tokens.words[stop]
    if word in _TERMINATORS:
        bare = tokens.words[stop - 1] if word == "." and tokens.attached(stop) else ""
        return _ends_after_stop(tokens, bare, last + 1)
    if len(word) > 1 and word.endswith(".") and word[0].isalpha():
        return _ends_after_abbreviation(tokens, word, last + 1)
    return False


def _ends_after_stop(tokens: Tokens, bare: str, following: int) -> bool:
    """Whether a full stop that is a token of its own, after the word `bare`, ends a sentence."""
    if bare.lower() in _NUMBERED and tokens.words[following][0].isdigit():
        return False
    if (
        bare.lower() in TITLES
        or bare.lower() in ABBREVIATIONS
        or (len(bare) == 1 and bare.isupper())
    ):
        return _ends_after_abbreviation(tokens, bare + ".", following)
    return _can_begin(tokens, following)


def _ends_after_abbreviation(tokens: Tokens, word: str, following: int) -> bool:
    """Whether an abbreviation with its full stop is also the end of a sentence."""
    bare = word[:-1].lower()
    beginning = tokens.words[following]
    if bare in TITLES or not _can_begin(tokens, following):
        return False
    if word.lower() in _DAY_TIMES:
        after = tokens.words[following + 1] if following + 1 < len(tokens) else ""
        return beginning.lower() not in CALENDAR and beginning not in _ZONES and after != "time"
    if beginning in _OPENERS:
        return beginning in {"“", "‘", "•"}
    return beginning.lower() in BEGINNERS


def _can_begin(tokens: Tokens, index: int) -> bool:
    """Whether a sentence may begin with a token: no lower-case letter stands there."""
    word = tokens.words[index]
    if word in _OPENERS and index + 1 < len(tokens):
        word = tokens.words[index + 1]
    return not word[0].islower() and word[0] not in ",;:"


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
