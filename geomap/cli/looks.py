"""The options of how a figure looks, shared by the commands that draw one, and what they make of reports."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from geomap.cli.talk import complain
from geomap.draw import title_of
from geomap.draw.figure import Figure, Look, fontless
from geomap.places import Report


class Theme(StrEnum):
    """The colours of a figure by name."""

    LIGHT = "light"
    DARK = "dark"
    PRINT = "print"


class Borders(StrEnum):
    """Whether borders of countries are drawn."""

    SHOWN = "shown"
    NONE = "none"


Title = Annotated[
    str | None,
    typer.Option(metavar="TEXT", help="Title. Default: that of the only text.", show_default=False),
]
Width = Annotated[
    float,
    typer.Option(
        metavar="MM",
        help="Width of the figure in millimetres, 60 to 1000; its letters keep their size.",
    ),
]
Dpi = Annotated[
    float,
    typer.Option(metavar="N", min=36, max=1200, help="Pixels an inch, where the figure is a PNG."),
]
ThemeOption = Annotated[
    Theme,
    typer.Option(
        metavar="THEME", help="Colours: light, dark, or print for greys, told apart by shape."
    ),
]
BordersOption = Annotated[
    Borders,
    typer.Option(
        metavar="WHICH",
        help="shown or none: Natural Earth's borders, which draw who holds the ground and not who claims it.",
    ),
]
Labels = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=0,
        help="Write at most so many names on the map, those named most first; the others get a number and stand in"
        " the key. Default: as many as fit.",
        show_default=False,
    ),
]


def look_of(width: float, theme: Theme, borders: Borders, labels: int | None) -> Look:
    """Give the look that options ask for.

    Raises:
        InputError: the width is out of range.
    """
    return Look(width, theme.value, borders is Borders.SHOWN, labels)


def titled(title: str | None, reports: Sequence[Report]) -> str:
    """Give the title that was asked for, else the reports' own."""
    return title or title_of(reports)


def warn_of_fonts(figure: Figure) -> None:
    """Say which scripts no font of this machine can draw; for figures that are drawn here and now."""
    names = (text for item in figure.items for text in (item.name, item.where))
    for line in fontless((figure.title, *names)):
        complain(line)
