"""The options of how a figure looks, shared by the commands that draw one, and what they make of reports."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from geomap.cli.bundles import takes
from geomap.cli.output import STDOUT
from geomap.cli.talk import complain
from geomap.draw import title_of
from geomap.draw.figure import Figure, Look, fontless
from geomap.errors import InputError
from geomap.places import Report
from geomap.settings import Settings


class Theme(StrEnum):
    """The colours of a figure by name."""

    LIGHT = "light"
    DARK = "dark"
    PRINT = "print"


Title = Annotated[
    str | None,
    typer.Option(metavar="TEXT", help="Title. Default: that of the only text.", show_default=False),
]
_Width = Annotated[
    float,
    typer.Option(
        metavar="MM",
        help="Width of the figure in millimetres, 60 to 1000; its letters keep their size.",
    ),
]
Dpi = Annotated[
    float,
    typer.Option(
        metavar="N",
        help="Pixels an inch, 36 to 1200, where the figure is a PNG; the others have none.",
    ),
]
_Theme = Annotated[
    Theme,
    typer.Option(
        metavar="THEME", help="Colours: light, dark, or print for greys, told apart by shape."
    ),
]
BordersOption = Annotated[
    str | None,
    typer.Option(
        metavar="WHOSE",
        help="Borders to draw: natural-earth (who holds the ground, not who claims it) or none. Default: natural-earth.",
        show_default=False,
    ),
]
_Labels = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        help="Write at most so many names on the map, those named most first; the others get a number and stand in"
        " the key. Default: as many as fit.",
        show_default=False,
    ),
]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the command line says of a figure's look."""

    width: float
    """Millimetres."""
    theme: Theme
    """Its colours."""
    borders: str | None
    """Whose borders are drawn; None: not said."""
    labels: int | None
    """At most so many names; None for as many as fit."""

    def look(self, settings: Settings) -> Look:
        """Give the look under the settings in force.

        Raises:
            InputError: the width or the number of labels is out of range.
        """
        return Look(self.width, self.theme.value, settings.borders != "none", self.labels)


def _chosen(
    *,
    width: _Width = 180.0,
    theme: _Theme = Theme.LIGHT,
    borders: BordersOption = None,
    labels: _Labels = None,
) -> Chosen:
    return Chosen(width, theme, borders, labels)


takes_look = takes("look", _chosen)
"""Gives a command the options of a figure's look; it gets what they say as one value, `look`; borders are a setting like others."""


def titled(title: str | None, reports: Sequence[Report]) -> str:
    """Give the title that was asked for, else the reports' own."""
    return title or title_of(reports)


def warn_of_fonts(figure: Figure) -> None:
    """Say which scripts no font of this machine can draw; for figures that are drawn here and now."""
    names = (text for item in figure.items for text in (item.name, item.where))
    for line in fontless((figure.title, *names)):
        complain(line)


def form_of(output: str, forms: Iterable[str], stdout_form: str) -> str:
    """Give the format that an output's name asks for by its ending.

    Args:
        output: the name.
        forms: the formats, as endings in small letters.
        stdout_form: that of standard output.

    Raises:
        InputError: the ending is none of them.
    """
    ending = stdout_form if output == STDOUT else Path(output).suffix.lower()
    if ending not in forms:
        message = f"cannot tell what to write from {output!r}; end its name in {', '.join(forms)}"
        raise InputError(message)
    return ending
