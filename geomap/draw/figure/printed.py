"""A figure as PNG or PDF, through Typst: it draws SVG with its text shaped as each script wants it.

Typst (https://typst.app) is one wheel with no system libraries, and turns the same SVG into pixels or into a
tagged PDF whose text stays text. It is asked for with `pip install "geomap[png]"`.
"""

import re
import unicodedata
from collections.abc import Iterable
from types import MappingProxyType
from typing import Any

from geomap.draw.figure.figure import Figure
from geomap.draw.figure.text import plain
from geomap.errors import InputError, ResourceError

_LIBRARIES = ("typst", "fontTools.ttLib")
_MM_AN_INCH = 25.4
_HAIR = 0.01
_HEAD = re.compile(
    r'(?P<before><svg xmlns="[^"]+" )width="[^"]+" height="[^"]+" viewBox="0 0 (?P<wide>[\d.]+) [\d.]+"'
)
_DPI = (36.0, 1200.0)
_MOST_PIXELS = 100_000_000
"""Larger pictures are refused before they take all memory."""

_SHEET = b"""#set page(width: float(sys.inputs.width) * 1mm, height: float(sys.inputs.height) * 1mm, margin: 0mm)
#set document(title: sys.inputs.title, date: none)
#image(bytes(sys.inputs.svg), format: "svg", alt: sys.inputs.alt, width: 100%, height: 100%, fit: "stretch")
"""
"""A page that is the figure. All text comes in as values; Typst runs none of it."""

_PACKAGES = MappingProxyType(
    {"CJK": "fonts-noto-cjk", "HIRAGANA": "fonts-noto-cjk", "KATAKANA": "fonts-noto-cjk"}
    | {"HANGUL": "fonts-noto-cjk"}
)
"""Debian's package with letters of a script; the others are in fonts-noto-core."""

_EMBEDDED = (
    "LATIN", "GREEK", "CYRILLIC", "ARABIC", "HEBREW", "DEVANAGARI", "ARMENIAN", "GEORGIAN", "COMBINING", "MODIFIER",
)  # fmt: skip
"""Scripts that the fonts within Typst (0.15) draw on a machine without any font."""


def png(figure: Figure, dpi: float) -> bytes:
    """Give the figure as a picture.

    Args:
        figure: the figure.
        dpi: pixels an inch, 36 … 1200.

    Raises:
        ResourceError: Typst is not installed; the text says what gets it.
        InputError: dpi is out of range, or so many pixels would not fit in memory.
    """
    low, high = _DPI
    if not low <= dpi <= high:
        message = f"dpi must lie in {low:g} … {high:g}, not {dpi:g}"
        raise InputError(message)
    across, down = (round(side / _MM_AN_INCH * dpi) for side in figure.size_mm)
    if across * down > _MOST_PIXELS:
        millions = across * down / 1e6
        message = f"{millions:,.0f} million pixels are too many; choose a smaller --width or --dpi"
        raise InputError(message)
    # A hair less, as Typst rounds a picture's sides up.
    size = ((across - _HAIR) / dpi * _MM_AN_INCH, (down - _HAIR) / dpi * _MM_AN_INCH)
    return _compiled(figure, size, _whole(figure.svg, across, down), format="png", ppi=dpi)


def _whole(svg: str, across: int, down: int) -> str:
    """Give the figure a shape of whole pixels: Typst draws a picture once and then resizes it, which costs rows of it.

    What is below the figure's end, less than a pixel, is paper.
    """
    head = _HEAD.match(svg)
    if head is None:
        message = "a figure begins with its size"
        raise ValueError(message)
    wide = float(head["wide"])
    size = f'width="{across}" height="{down}" viewBox="0 0 {wide:g} {wide * down / across}"'
    return f"{head['before']}{size}{svg[head.end() :]}"


def pdf(figure: Figure) -> bytes:
    """Give the figure as a tagged PDF of one page, its description in it.

    Raises:
        ResourceError: Typst is not installed; the text says what gets it.
    """
    return _compiled(figure, figure.size_mm, figure.svg, format="pdf")


def check_installed() -> None:
    """Check that what prints figures is there, before any work is done for one.

    Raises:
        ResourceError: Typst or fontTools is not installed; the text says what gets it.
    """
    for name in _LIBRARIES:
        _library(name)


def fontless(texts: Iterable[str]) -> tuple[str, ...]:
    """Name the scripts for whose letters no font is installed: they would be drawn as boxes.

    Args:
        texts: what is to be drawn.

    Returns:
        A line for each such script, with a letter of it, in alphabetical order; empty where all can be drawn.

    Raises:
        ResourceError: Typst or fontTools is not installed; the text says what gets it.
    """
    letters = {letter for text in texts for letter in plain(text) if ord(letter) > 0x7F}  # noqa: PLR2004 - beyond ASCII
    wanted = {letter for letter in letters if unicodedata.category(letter)[0] in "LMN"}
    missing = _without_font(wanted) if wanted else set()
    scripts: dict[str, str] = {}
    for letter in sorted(missing):
        scripts.setdefault(unicodedata.name(letter, "UNKNOWN").partition(" ")[0], letter)
    return tuple(
        f"no font on this machine has the {script} letter {letter}: such names are drawn as boxes; install one"
        f" (Debian: apt install {_PACKAGES.get(script, 'fonts-noto-core')})"
        for script, letter in sorted(scripts.items())
    )


def _without_font(letters: set[str]) -> set[str]:
    typst, tools = (_library(name) for name in _LIBRARIES)
    missing = {ord(letter) for letter in letters}
    # Fonts within Typst have no path, and cannot be looked into.
    files = {(font.path, font.index) for font in typst.Fonts().fonts() if font.path}
    for path, index in sorted(files):
        if not missing:
            break
        try:
            with tools.TTFont(path, fontNumber=index, lazy=True) as font:
                missing -= set(font.getBestCmap() or ())
        except (OSError, tools.TTLibError):
            continue  # a damaged font draws nothing, and stops nobody
    held = {chr(code) for code in missing}
    return {letter for letter in held if not unicodedata.name(letter, "").startswith(_EMBEDDED)}


def _compiled(figure: Figure, size_mm: tuple[float, float], svg: str, **form: object) -> bytes:
    width, height = size_mm
    inputs = {
        "svg": svg,
        "title": plain(figure.title),
        "alt": plain(figure.description),
        "width": repr(width),
        "height": repr(height),
    }
    drawn: bytes = _library("typst").compile(_SHEET, sys_inputs=inputs, **form)
    return drawn


def _library(name: str) -> Any:  # noqa: ANN401 - a module without types
    import importlib  # noqa: PLC0415 - as the libraries themselves, only where a figure is printed

    try:
        return importlib.import_module(name)
    except ImportError:
        message = "PNG and PDF need a library that is not installed; get it with: pip install 'geomap[png]'"
        raise ResourceError(message) from None
