"""Offsets as a browser counts them, into a text as the page shows it.

Python counts code points, JavaScript UTF-16 units; and the page shows a carriage return with its line feed as one
character. Most texts have neither, and their offsets stay as they are.
"""

import re
from bisect import bisect_left
from collections.abc import Callable

_SHIFTS = re.compile("\r\n|[\U00010000-\U0010ffff]")


def counted_in_browser(text: str) -> Callable[[int], int]:
    """Give the function from an offset into `text` to one into `inert.visible(text)` in UTF-16 units.

    An offset between a carriage return and its line feed becomes that before the line end.
    """
    if "\r\n" not in text and (text.isascii() or _is_basic(text)):
        return _same
    places: list[int] = []
    shifts = [0]
    for found in _SHIFTS.finditer(text):
        places.append(found.start())
        shifts.append(shifts[-1] + (-1 if found[0] == "\r\n" else 1))

    def moved(offset: int) -> int:
        return offset + shifts[bisect_left(places, offset)]

    return moved


def returns(text: str) -> bool | list[int]:
    """Say where `text` has a carriage return before a line feed, which `inert.visible` leaves out.

    True where each line ends so, as on Windows; else the offset of each such line feed in a browser's count.
    """
    pairs = text.count("\r\n")
    if pairs == 0:
        return []
    if pairs == text.count("\n") == text.count("\r"):
        return True
    moved = counted_in_browser(text)
    return [moved(found.start()) for found in re.finditer("\r\n", text)]


def _same(offset: int) -> int:
    return offset


def _is_basic(text: str) -> bool:
    return len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text)
