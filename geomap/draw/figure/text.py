"""Text on the sheet: made fit for XML, shortened, and measured without a font.

A figure is laid out before anyone knows in which font it will be shown. So widths are upper bounds: those of
DejaVu Sans, among the widest of usual sans-serif faces, by classes of letters.
"""

import unicodedata
from collections.abc import Iterator
from types import MappingProxyType

from geomap.draw.inert import visible

_NARROW, _SLIM, _WIDE = "fijlI.,:;'|!()[]/\\` ·-", 'rt"*°{}\u2009', "mwMW@%—…⁄"
_CLASSES = MappingProxyType(
    dict.fromkeys(_NARROW, 0.42) | dict.fromkeys(_SLIM, 0.53) | dict.fromkeys(_WIDE, 1.03)
)
"""Width of a character in units of the font's size, where it is not that of its kind."""
_LOWER, _UPPER, _DIGIT, _OTHER, _FULL = 0.66, 0.80, 0.64, 0.9, 1.1
_CYRILLIC_WIDE = "жмфшщыюЖМФШЩЫЮ"
_UNSEEN = frozenset({"Mn", "Me", "Cf"})
_BOLD = 1.12
"""Bold letters are wider by this."""

_DROPPED = MappingProxyType(
    dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C))
    | dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")
)
"""Marks that turn the direction of what stands beside them, which no name needs; and what XML cannot hold."""


def plain(text: str) -> str:
    """Give a text as one line that XML can hold and that turns no other text round."""
    return " ".join(visible(text).translate(_DROPPED).split()) or "\ufffd"


def short(text: str, letters: int) -> str:
    """Give a plain text of at most so many letters; what is left out is marked with an ellipsis."""
    held = plain(text)
    return held if len(held) <= letters else held[: letters - 1].rstrip() + "…"


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Give a width that the text does not exceed in usual fonts, in the unit of `size`."""
    return size * sum(map(_advance, text)) * (_BOLD if bold else 1.0)


def wrapped(text: str, size: float, limit: float, *, bold: bool = False) -> list[str]:
    """Break a plain text into lines no wider than a limit; a word that is wider stands alone, or is cut."""
    lines: list[str] = []
    for word in _pieces(text, size, limit, bold=bold):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined, size, bold=bold) <= limit:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def _pieces(text: str, size: float, limit: float, *, bold: bool) -> Iterator[str]:
    for word in text.split():
        held = ""
        for letter in word:
            if held and width(held + letter, size, bold=bold) > limit:
                yield held
                held = ""
            held += letter
        yield held


def _advance(letter: str) -> float:
    special = _CLASSES.get(letter)
    if special is not None:
        return special
    base = unicodedata.normalize("NFD", letter)[0]
    category = unicodedata.category(base)
    if category in _UNSEEN:
        return 0.0
    if unicodedata.east_asian_width(base) in "WF":
        return _FULL
    if base in _CYRILLIC_WIDE:
        return 1.05
    kinds = {"Ll": _LOWER, "Lu": _UPPER, "Nd": _DIGIT}
    return kinds.get(category, _OTHER)
