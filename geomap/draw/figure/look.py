"""What a figure looks like: its size, its colours, and what the user chose."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

from geomap.draw.kinds import Kind
from geomap.errors import InputError

ThemeName = Literal["light", "dark", "print"]
"""Colours on white, colours on black, and greys."""

_WIDTHS_MM = (60.0, 1000.0)
_PIXELS_A_MM = 96.0 / 25.4
"""CSS pixels (https://www.w3.org/TR/css-values-3/#absolute-lengths)."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as `#rrggbb`."""

    paper: str
    """Behind everything."""
    ink: str
    """Names and title."""
    soft_ink: str
    """Notes."""
    sea: str
    """Water on the map."""
    land: str
    """Land on the map."""
    coast: str
    """Coast lines and the frame."""
    border: str
    """Borders of countries."""
    grid: str
    """Meridians and parallels."""
    kinds: MappingProxyType[Kind, str]
    """Markers; kinds differ in shape as well."""


def _kinds(*colors: str) -> MappingProxyType[Kind, str]:
    return MappingProxyType(dict(zip(Kind, colors, strict=True)))


THEMES: MappingProxyType[ThemeName, Theme] = MappingProxyType(
    {
        "light": Theme(
            "#ffffff", "#1d2327", "#586069", "#dbe7ec", "#faf8f3", "#93a7b0", "#c9c2b4", "#c6d6dd",
            _kinds("#2b5f8f", "#7c5d00", "#7a3f7d", "#b23c0e", "#006d75", "#505a63"),
        ),
        "dark": Theme(
            "#15191c", "#e8e6e1", "#a5adb4", "#0f171d", "#283036", "#56656f", "#47535b", "#1d2930",
            _kinds("#79b2e4", "#dcb64a", "#d39ad6", "#f08a5d", "#4fc3c8", "#b3bcc4"),
        ),
        "print": Theme(
            "#ffffff", "#000000", "#4a4a4a", "#e9e9e9", "#ffffff", "#8c8c8c", "#bdbdbd", "#d8d8d8",
            _kinds("#3a3a3a", "#8a8a8a", "#6a6a6a", "#111111", "#555555", "#9a9a9a"),
        ),
    }
)  # fmt: skip
"""The colours are the page's: Okabe and Ito's, darkened or lightened to contrast; in the order of `Kind`."""

FONTS = "'Noto Sans', 'Helvetica Neue', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
"""Families, first come; names in scripts they lack are drawn in whatever font has them."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the user chose."""

    width_mm: float = 180.0
    """Width of the figure, 60 … 1000; letters keep their size of 8 points and less."""
    theme: ThemeName = "light"
    """Its colours."""
    has_borders: bool = True
    """Whether borders of countries are drawn."""
    labels: int | None = None
    """At most so many places have their names on the map, those named most first; None for as many as fit."""
    is_numbered: bool = False
    """Whether every place has its number on the map, before its name: for a table beside the figure."""
    is_titled: bool = True
    """Whether the title is drawn; screen readers get it in any case."""

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn.

        Raises:
            InputError: width, theme or number of labels is none; the text says what may be.
        """
        low, high = _WIDTHS_MM
        if not low <= self.width_mm <= high:
            message = f"the width must lie in {low:g} … {high:g} mm, not {self.width_mm:g}"
            raise InputError(message)
        if self.theme not in get_args(ThemeName):
            message = f"the theme must be {', '.join(get_args(ThemeName))}, not {self.theme!r}"
            raise InputError(message)
        if self.labels is not None and self.labels < 0:
            message = f"labels must be 0 or more, not {self.labels}"
            raise InputError(message)

    @property
    def width(self) -> float:
        """Width in CSS pixels, 96 an inch, rounded to whole ones."""
        return float(round(self.width_mm * _PIXELS_A_MM))

    @property
    def colors(self) -> Theme:
        """The colours."""
        return THEMES[self.theme]
