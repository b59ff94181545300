"""Tokens of a document with offsets into its own text, whatever the text is made of.

A tokenizer is given pieces of bounded length whose awkward characters were replaced one for one,
so that offsets stay true and no input makes it fail or slow down beyond proportion.
"""

import itertools
import operator
import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from geomap.recognize.words import ABBREVIATIONS

PIECE_LENGTH = 50_000
"""A text is tokenized in pieces of at most so many characters, cut at white space."""

RUN_LENGTH = 100
"""A run without white space is cut after so many characters: spaCy's tokenizer takes quadratic time in a run's length."""

_REPLACED = str.maketrans(
    # Control characters, zero-width spaces and marks of direction part words; a lone surrogate cannot be encoded.
    dict.fromkeys(
        [
            *(code for code in range(0x20) if chr(code) not in "\t\n\r"),
            *range(0x7F, 0xA0),
            *(0x061C, 0x200B, 0x200E, 0x200F, 0xFEFF),
            *range(0x202A, 0x202F),
            *range(0x2066, 0x206A),
        ],
        " ",
    )
    | dict.fromkeys((0x2010, 0x2011), "-")
    | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
    | dict.fromkeys((0x0B, 0x0C, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029), "\n")
)
_LONG_PUNCTUATION = re.compile(r"[^\w\s]{6,}")
_LONG_RUN = re.compile(rf"\S{{{RUN_LENGTH + 1},}}")
_INNER_HYPHEN = re.compile(r"([-–—])")
_SPLIT_FROM = 3
_OFFSETS = "I"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one text in order, white space left out; in parallel sequences, for speed and little memory."""

    text: str
    """The text they come from, tidied (`tidy`): as long as the verbatim one and alike but for white space."""
    words: tuple[str, ...]
    """Each token as the tokenizer saw it."""
    starts: Sequence[int]
    """Offset of each token's first character."""
    ends: Sequence[int]
    """One past each token's last character."""

    def __len__(self) -> int:
        """Count the tokens."""
        return len(self.words)

    def attached(self, index: int) -> bool:
        """Whether nothing stands between a token and the one before it."""
        return index > 0 and self.starts[index] == self.ends[index - 1]

    def slice(self, first: int, stop: int) -> str:
        """Give the text from the first token up to the one before `stop`."""
        return self.text[self.starts[first] : self.ends[stop - 1]]


RawToken = tuple[str, int]
"""A token's text and its offset within the piece it comes from."""


def tidy(text: str) -> str:
    """Give a text of the same length that any tokenizer can take.

    Line ends of all kinds become line feeds; control characters, zero-width spaces and marks of direction become
    spaces, hyphens of other kinds «-», lone surrogates U+FFFD; of six and more marks of punctuation in a row the first is kept.
    """
    text = text.replace("\r\n", " \n").replace("\r", "\n").translate(_REPLACED)
    return _LONG_PUNCTUATION.sub(lambda run: run[0][0].ljust(len(run[0])), text)


def pieces(text: str, length: int = PIECE_LENGTH) -> Iterator[tuple[int, str]]:
    """Cut a tidy text into pieces and give each with its offset; together they are the text.

    Cuts fall on white space, but within runs of more than `RUN_LENGTH` characters without any.
    """
    cuts = [
        cut
        for run in _LONG_RUN.finditer(text)
        for cut in range(run.start() + RUN_LENGTH, run.end(), RUN_LENGTH)
    ]
    start = 0
    for stop in [*cuts, len(text)]:
        while stop - start > length:
            cut = _last_space(text, start + 1, start + length)
            yield start, text[start:cut]
            start = cut
        if stop > start:
            yield start, text[start:stop]
            start = stop


def _last_space(text: str, start: int, stop: int) -> int:
    """Find where to cut in start … stop: at a blank line if there is one, else a line end, else a space, else `stop`."""
    for mark in ("\n\n", "\n", " "):
        found = text.rfind(mark, start, stop)
        if found > 0:
            return found
    return stop


def tokenize(text: str, tokenizer: Callable[[str], Iterable[RawToken]]) -> Tokens:
    """Tokenize a text of any length and content in time proportional to it."""
    text = tidy(text)
    found = (
        (word, offset + start) for offset, piece in pieces(text) for word, start in tokenizer(piece)
    )
    return from_words(text, found)


def from_words(text: str, found: Iterable[RawToken]) -> Tokens:
    """Put together the tokens of a tidy text from words and their offsets in it.

    White space is left out, words are parted at hyphens («U.S.-led» holds a toponym), and an abbreviation keeps its full stop
    («W.Va.» is the toponym).
    """
    words: list[str] = []
    starts = array(_OFFSETS)
    for whole, offset in found:
        if (
            whole == "."
            and words
            and starts[-1] + len(words[-1]) == offset
            and _takes_stop(words[-1])
        ):
            words[-1] += whole
            continue
        for word, start in _parts(whole, offset):
            if word and not word.isspace():
                words.append(word)
                starts.append(start)
    ends = array(_OFFSETS, map(operator.add, starts, map(len, words)))
    return Tokens(text, tuple(words), starts, ends)


def _parts(word: str, start: int) -> Iterable[RawToken]:
    """Part a word at the hyphens within it."""
    if len(word) < _SPLIT_FROM or not _INNER_HYPHEN.search(word):
        return ((word, start),)
    parts = _INNER_HYPHEN.split(word)
    return zip(parts, itertools.accumulate(map(len, parts), initial=start), strict=False)


def _takes_stop(word: str) -> bool:
    """Whether a full stop after a capitalised word belongs to it."""
    return word[:1].isupper() and ("." in word[:-1] or word.lower() in ABBREVIATIONS)
