"""SVG put together from numbers and texts; every text in it is inert, and the same parts give the same bytes."""

import itertools
from collections.abc import Iterable, Sequence
from html import escape

from geomap.draw.figure.shapes import XY
from geomap.draw.figure.text import plain

Attributes = dict[str, str | float]
"""Values by name, `_` in a name for `-`."""


def number(value: float) -> str:
    """Give a number to a tenth of a pixel, without a needless nought."""
    written = f"{value:.1f}"
    written = written.removesuffix(".0")
    return "0" if written == "-0" else written


def element(tag: str, attributes: Attributes, content: Iterable[str] = ()) -> str:
    """Give an element.

    Args:
        tag: its name.
        attributes: its attributes; texts in them are escaped.
        content: SVG that goes into it, already inert.
    """
    held = "".join(content)
    return (
        f"{opened(tag, attributes)}{held}</{tag}>" if held else f"{opened(tag, attributes)[:-1]}/>"
    )


def opened(tag: str, attributes: Attributes) -> str:
    """Give an element's start."""
    written = "".join(
        f' {name.replace("_", "-")}="{_value(value)}"' for name, value in attributes.items()
    )
    return f"<{tag}{written}>"


def text(content: str) -> str:
    """Give any text as the content of an element."""
    return escape(plain(content))


def path_of(points: Sequence[XY], *, closed: bool = False) -> str:
    """Give path data through points; later ones relative to those before, in tenths of a pixel."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in points]
    written = [f"M{_tenth(tenths[0][0])} {_tenth(tenths[0][1])}"]
    for (x_0, y_0), (x, y) in itertools.pairwise(tenths):
        if (x, y) != (x_0, y_0):
            written.append(f"l{_tenth(x - x_0)} {_tenth(y - y_0)}")
    return "".join(written) + ("z" if closed else "")


def _tenth(tenths: int) -> str:
    return number(tenths / 10)


def _value(value: str | float) -> str:
    return number(value) if isinstance(value, int | float) else escape(value)
