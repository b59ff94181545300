"""The normal form of a name: what is compared when a toponym is looked up.

Two spellings that a reader takes for one name share one normal form: `U.S.` and `US`, `St. Louis` and
`Saint-Louis`, `Łódź` and `Lodz`, `The Hague` and `Hague`.
"""

import functools
import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

_WORDS: Mapping[str, str] = MappingProxyType(
    {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
)
"""Abbreviated words that are written out in a normal form."""

_ARTICLE = "the"

_LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "ŋ": "n",
        "ə": "a",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "&": " and ",
        ".": ".",
        "ـ": "",
    }
)
"""Letters that Unicode does not decompose though English writes them without their stroke, and the
signs that mean something here; the last is Arabic tatweel, which only stretches a word."""

_APOSTROPHES = frozenset("'’‘‛`´′ʹʺʻʼʽʾʿˈˊˋ՚＇\"“”„‟«»″")
"""Quotation marks, primes and the signs for ayn and hamza: left out, so that Sana'a is Sanaa."""

_MARKS = (
    (0x0300, 0x036F),
    (0x0591, 0x05C7),
    (0x0610, 0x061A),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06ED),
)
"""Blocks of combining marks that may go without changing the name: Latin, Greek and Cyrillic accents,
Hebrew points, Arabic vowels. The vowel signs of Indic scripts and Thai are letters and stay."""

_INITIALS = re.compile(r"(?<![^\W_])([^\W\d_])\.(?=[^\W\d_](?![^\W_]))")
"""A dot between single letters, as in `u.s.a.`: after one letter that stands alone, before another."""


def normalise(name: str) -> str:
    """Give the key under which a name is filed; empty where the name holds no letter or digit.

    Case, accents, apostrophes and the dots of initials are dropped; hyphens and all other punctuation
    count as a space; `&` is written out, and before another word `St.`, `Ste.`, `Mt.` and `Ft.`; a leading «the» goes. Letters of every
    script stay. Idempotent; never raises; linear in the length.
    """
    text = unicodedata.normalize("NFC", "".join(map(_fold, name)))
    if "." in text:
        text = _INITIALS.sub(r"\1", text).replace(".", " ")
    words = text.split()
    first = 0
    while first < len(words) - 1 and words[first] == _ARTICLE:
        first += 1
    # An abbreviation stands before what it belongs to: a last «MT» is Montana, a last «St» a street.
    written_out = [_WORDS.get(word, word) for word in words[first:-1]]
    return " ".join(written_out + words[-1:])


@functools.cache
def _fold(character: str) -> str:
    """Give what a character becomes in a key: letters, a space or nothing.

    The cache holds at most one short string for each code point of Unicode.
    """
    if character in _APOSTROPHES:
        return ""
    decomposed = unicodedata.normalize("NFKD", character).casefold()
    return "".join(map(_fold_part, unicodedata.normalize("NFKD", decomposed)))


def _fold_part(part: str) -> str:
    if part in _LETTERS:
        return _LETTERS[part]
    if part in _APOSTROPHES or any(first <= ord(part) <= last for first, last in _MARKS):
        return ""
    category = unicodedata.category(part)
    if category in {"Cf", "Sk"}:
        return ""  # zero-width joiners, soft hyphens, bidirectional controls; free-standing accents
    return part if category[0] in "LMN" else " "
