"""Whether a mark of punctuation ends a sentence: evidence from the words on both sides, weighed.

The weights (log-odds) were learned from texts of which nothing is known but how many sentences they have
(`geomap.training.sentence_ends`) and lie beside the model. What cannot begin a sentence at all is said by rule.
"""

import functools
import itertools
import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources

from geomap.recognize.tokens import Tokens
from geomap.recognize.words import (
    ABBREVIATIONS,
    BEGINNERS,
    CALENDAR,
    TITLES,
    is_caseless,
    is_common,
    is_first_name,
    listed,
)

FILE = "sentence_ends.json"
"""File of the weights, in the model's directory."""

_CLOSERS = frozenset({"”", "’", '"', "'", "''", ")", "]", "»", "›", "}"})
"""What closes a quotation or a bracket, and belongs to the sentence before it."""

_MARKS = frozenset(
    {".", "!", "?", "…", "..", "...", "....", ".....", "!!", "!!!", "??", "?!", "!?"}
)
_FOREIGN_MARKS = frozenset({"。", "！", "？", "؟", "।", "۔"})
_QUOTES = frozenset({"“", "‘", '"', "'", "«", "‹", "„", "¿", "¡"})
_DASHES = frozenset({"—", "–", "-", "--", "•", "*"})
_BRACKETS = frozenset({"(", "["})
_OPENERS = _QUOTES | _DASHES | _BRACKETS
_DAY_TIMES = frozenset({"a.m", "p.m", "am", "pm"})
_ZONES = listed("EST EDT CST CDT MST MDT PST PDT GMT UTC BST CET ET PT")
_NUMBERED = frozenset({"no", "nos", "fig", "p", "pp", "vol", "art", "sec", "ch"})
_PRONOUNS = frozenset({"i", "we", "you", "he", "she", "it", "they", "this", "that", "there"})
_KINDS_BEFORE = (
    (TITLES, "a title"),
    (_DAY_TIMES, "a time of day"),
    (_NUMBERED, "a word before a number"),
    (ABBREVIATIONS, "an abbreviation"),
)
_KINDS_AFTER = (
    (CALENDAR, "day"),
    (_PRONOUNS, "pronoun"),
    (BEGINNERS, "beginner"),
    (TITLES, "title"),
)
_LONGEST_PART = 2
"""Letters between the stops of a dotted word, as in «Ph.D.»."""
_FEW, _MANY, _MOST = 0.01, 0.2, 0.9
_LONGEST_UNVOICED = 4
_VOWELS = frozenset("aeiouy")


class Style(StrEnum):
    """How a text is written, as far as capitals tell where sentences begin."""

    EDITED = "edited"
    """Sentences begin with capitals."""
    CASUAL = "casual"
    """Many do not."""
    LOWER = "lower"
    """Next to no word has a capital."""
    UPPER = "upper"
    """Nearly all words are in capitals."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A place between two tokens at which a mark may end a sentence."""

    tokens: Tokens
    """The text's tokens."""
    mark: int
    """Index of the token that is the mark or ends with it; closing quotes may follow."""
    following: int
    """Index of the first token after the mark and what closes with it."""
    style: Style
    """How the text is written."""

    @property
    def bare(self) -> str:
        """The word that a full stop follows, without it; empty where it follows none, or is no full stop."""
        word = self.tokens.words[self.mark]
        if word == ".":
            return self.tokens.words[self.mark - 1] if self.tokens.attached(self.mark) else ""
        return word[:-1] if word[0].isalpha() else ""

    def word(self, offset: int) -> str:
        """Give the word so many after the first that follows; empty after the text's end."""
        index = self.following + offset
        return self.tokens.words[index] if index < len(self.tokens) else ""


def style(words: tuple[str, ...]) -> Style:
    """Say how a text of these words is written."""
    letters = [word for word in words if word[0].isalpha() and len(word) > 1]
    if sum(word[0].isupper() for word in letters) <= _FEW * len(letters):
        return Style.LOWER
    if sum(map(str.isupper, letters)) >= _MOST * len(letters):
        return Style.UPPER
    after = [word[0] for mark, word in itertools.pairwise(words) if mark in {".", "!", "?"}]
    begun = [letter for letter in after if letter.isalpha()]
    is_casual = sum(map(str.islower, begun)) > _MANY * len(begun)
    return Style.CASUAL if is_casual else Style.EDITED


def gap_before(tokens: Tokens, following: int, written: Style) -> Gap | None:
    """Give the gap before a token that is not the first; None where no mark is that may end a sentence."""
    words = tokens.words
    after = words[following]
    if after in _MARKS or (after in _CLOSERS and tokens.attached(following)):
        return None
    mark = following - 1
    while mark > 0 and words[mark] in _CLOSERS and tokens.attached(mark):
        mark -= 1
    word = words[mark]
    is_mark = word in _MARKS or word in _FOREIGN_MARKS
    if not (is_mark or (len(word) > 1 and word[-1] == "." and word[0].isalpha())):
        return None
    gap = Gap(tokens, mark, following, written)
    return None if _goes_on(gap) else gap


def ends_sentence(gap: Gap) -> bool:
    """Whether a sentence ends at a gap: it is likelier than not, or begun beyond doubt."""
    if gap.tokens.words[gap.mark] in _FOREIGN_MARKS or _is_begun(gap):
        return True
    return log_odds(pieces(gap), load_weights()) > 0


def log_odds(evidence: Iterable[str], weights: Mapping[str, float]) -> float:
    """Add up the weights of pieces of evidence, and the bias, which is named ``""``; what has no weight counts for nothing."""
    return math.fsum(weights.get(piece, 0.0) for piece in ("", *evidence))


def pieces(gap: Gap) -> Iterator[str]:
    """Give the names of the pieces of evidence on a gap; none twice."""
    word = gap.tokens.words[gap.mark]
    before, after = _before(gap), opening(gap)
    mark = word if word in _MARKS else "an abbreviation's"
    is_closed = gap.following - gap.mark > 1
    yield f"mark {mark}; {gap.style}"
    yield f"mark {mark}{', closed' * is_closed}; {after}; {gap.style}"
    yield f"{before}; {gap.style}"
    yield f"{before}; {after}"
    yield f"{before}; {after}; {gap.style}"
    yield f"{after}; {gap.style}"
    if is_closed:
        yield f"closed; {after}"
    if gap.tokens.attached(gap.following):
        yield "attached"
        yield f"{before}; attached"
        yield f"attached; {after}; {gap.style}"
    bare = gap.bare.lower()
    if bare in TITLES or bare in ABBREVIATIONS or bare in _NUMBERED:
        yield f"«{bare}»"
    if gap.style is not Style.EDITED:
        first = gap.word(gap.word(0) in _OPENERS).lower()
        if first in BEGINNERS:
            yield f"before «{first}»"


def _goes_on(gap: Gap) -> bool:
    """Whether what follows a mark cannot begin a sentence.

    That is a comma or the like; in an edited text a lower-case letter; after a title a name; after an abbreviation a number, a dash
    or a bracket, which datelines have («Mo. (AP) —»); after a time of day its zone or day («9 a.m. Moscow time»).
    """
    after = gap.word(0)
    first = gap.word(after in _OPENERS) or after
    if first[0] in ",;:" or (gap.style is Style.EDITED and first[0].islower()):
        return True
    bare = gap.bare.lower()
    if bare in _DAY_TIMES:
        is_day = after in _ZONES or after.lower().rstrip(".") in CALENDAR
        is_plain = after[0].islower() or after[0].isdigit() or after in _OPENERS
        return is_day or is_plain or gap.word(1) == "time"
    if bare in TITLES and gap.style is Style.EDITED and first.lower() not in BEGINNERS:
        return True
    if after[0].isdigit() and (bare in _NUMBERED or bare in CALENDAR):
        return True
    if not (bare in ABBREVIATIONS or bare in TITLES or "." in bare):
        return False
    return after[0].isdigit() or after in _DASHES or after in _BRACKETS or after[0] in "'’"


def _is_begun(gap: Gap) -> bool:
    """Whether an edited text capitalises what it would not within a sentence.

    That is a word that names nothing after an abbreviation («in the U.S. The»), and one that follows a word in lower case without a space
    («he said.The»), as web pages are often copied.
    """
    after = gap.word(0)
    if gap.style is not Style.EDITED or not after[0].isupper():
        return False
    if gap.tokens.attached(gap.following):
        return gap.bare.isalpha() and gap.bare.islower()
    bare = gap.bare.lower()
    is_abbreviated = bare not in TITLES and (bare in ABBREVIATIONS or "." in bare)
    return is_abbreviated and after.lower() in BEGINNERS


def _before(gap: Gap) -> str:
    """Say in some words what stands before a mark."""
    word, bare = gap.tokens.words[gap.mark], gap.bare
    if not bare:
        return "nothing" if word == "." else "a word before another mark"
    lower = bare.lower()
    for words, kind in _KINDS_BEFORE:
        if lower in words:
            return kind
    if not bare[0].isalpha():
        return "a number" if bare[0].isdigit() else "a sign"
    return _of_bare_word(bare, is_apart=word == ".")


def _of_bare_word(bare: str, *, is_apart: bool) -> str:
    """Say in some words what a word is that no list has; `is_apart` where its stop is a token of its own."""
    if len(bare) == 1:
        return "an initial"
    if "." in bare:
        return "an address" if max(map(len, bare.split("."))) > _LONGEST_PART else "a dotted word"
    if not is_apart:
        return "a word with its stop"
    if is_common(bare) or bare[0].islower():
        return "a word"
    is_voiced = len(bare) > _LONGEST_UNVOICED or not _VOWELS.isdisjoint(bare.lower())
    return "a name" if is_voiced else "a word without vowels"


def opening(gap: Gap) -> str:
    """Say in some words what follows a gap."""
    word = gap.word(0)
    if word in _OPENERS and gap.word(1):
        kind = "a dash" if word in _DASHES else "a quote or bracket"
        return f"{kind} and {_of_word(gap.word(1))}"
    return _of_word(word)


def _of_word(word: str) -> str:
    lower = word.lower()
    if not word[0].isalpha():
        return "a number" if word[0].isdigit() else "a sign"
    if is_caseless(word):
        return "a word of another script"
    case = "capital" if word[0].isupper() else "lower"
    for words, kind in _KINDS_AFTER:
        if lower.rstrip(".") in words:
            return f"{case} {kind}"
    if is_first_name(word):
        return f"{case} first name"
    return f"{case} {'word' if is_common(word) else 'name'}"


@functools.cache
def load_weights() -> Mapping[str, float]:
    """Read the weights that lie beside the shipped model."""
    text = (resources.files(__package__) / "model" / FILE).read_text(encoding="utf-8")
    weights: dict[str, float] = json.loads(text)
    return weights
