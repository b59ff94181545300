"""One document as recognition sees it: tokens, sentences, casing, and what the gazetteer knows of its names."""

import bisect
import itertools
import re
from collections.abc import Callable, Iterator
from enum import StrEnum

from geomap.places import NameFacts
from geomap.protocols import Lexicon
from geomap.recognize.sentences import TokenRange
from geomap.recognize.tokens import Tokens
from geomap.recognize.words import is_name_word

_ADDRESS = re.compile(r"(?:https?://|www\.|[\w.+-]{1,64}@\w)\S+")
_MOST = 0.7
_ENOUGH_WORDS = 3
_LONG_WORD = 4
_REMEMBERED = 50_000
_BEYOND = 32
_STOPS = frozenset({".", ":", ";", ","})


class Casing(StrEnum):
    """How a sentence is written; capitals tell names apart in `MIXED` alone."""

    MIXED = "mixed"
    """As prose is."""
    TITLE = "title"
    """Most Words Capitalised and no full stop, as in Headlines."""
    UPPER = "upper"
    """ALL CAPITALS."""
    LOWER = "lower"
    """no capitals at all."""


class Reading:
    """Tokens and sentences of one document with a memory of the gazetteer's answers.

    The gazetteer is asked once for each spelling (of a very long text's the last 50,000), and `facts` of a window costs as much as the window is long.
    """

    __slots__ = (
        "_addresses",
        "_known",
        "_lexicon",
        "casings",
        "lower_words",
        "sentences",
        "tokens",
        "word",
    )

    word: Callable[[int], str]
    """Gives a token's text; empty up to `_BEYOND` tokens before the first and after the last."""

    def __init__(self, tokens: Tokens, sentences: tuple[TokenRange, ...], lexicon: Lexicon) -> None:
        """Keep the parts; nothing is looked up yet."""
        self.tokens = tokens
        self.word = (*tokens.words, *[""] * _BEYOND).__getitem__
        self.sentences = sentences
        self.casings = tuple(casing(tokens.words[first:stop]) for first, stop in sentences)
        self.lower_words = frozenset(word for word in tokens.words if word.islower())
        self._addresses = [match.span() for match in _ADDRESS.finditer(tokens.text)]
        self._lexicon = lexicon
        self._known: dict[str, NameFacts | None] = {}

    def name_words(self, bounds: TokenRange) -> Iterator[int]:
        """Give the tokens of a range that are written like part of a name (`words.is_name_word`)."""
        first, stop = bounds
        return itertools.compress(
            range(first, stop), map(is_name_word, self.tokens.words[first:stop])
        )

    def name(self, first: int, stop: int) -> str:
        """Give the text of a window of tokens, with white space of any kind as single spaces."""
        if stop - first == 1 and (word := self.tokens.words[first]).isalnum():
            return word
        return " ".join(self.tokens.slice(first, stop).split())

    def sentence_of(self, index: int) -> TokenRange:
        """Give the sentence that holds a token."""
        return self.sentences[bisect.bisect_right(self.sentences, (index, len(self.tokens))) - 1]

    def in_address(self, index: int) -> bool:
        """Whether a token is part of a web or mail address, which names nothing."""
        start = self.tokens.starts[index]
        before = bisect.bisect_right(self._addresses, (start, len(self.tokens.text))) - 1
        return before >= 0 and start < self._addresses[before][1]

    def facts(self, first: int, stop: int) -> NameFacts | None:
        """Say what the gazetteer knows of the name that a window of tokens spells."""
        return self.facts_of(self.name(first, stop))

    def facts_of(self, name: str) -> NameFacts | None:
        """Say what the gazetteer knows of a name."""
        if name not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[name] = self._lexicon.facts(name)
        return self._known[name]


def casing(words: tuple[str, ...]) -> Casing:
    """Tell how a sentence of these words is written; too few words to tell count as mixed."""
    letters = [word for word in words if word[0].isalpha() and len(word) > 1]
    if len(letters) < _ENOUGH_WORDS:
        return Casing.MIXED
    if sum(word.isupper() for word in letters) >= _MOST * len(letters):
        return Casing.UPPER
    if all(word.islower() for word in letters):
        return Casing.LOWER
    long = [word for word in letters if len(word) >= _LONG_WORD]
    is_headline = len(long) >= _ENOUGH_WORDS and words[-1] not in _STOPS
    if is_headline and sum(map(is_name_word, long)) >= _MOST * len(long):
        return Casing.TITLE
    return Casing.MIXED
