"""`geomap figure`: sources → a figure for print, as SVG, PNG or PDF."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import typer

from geomap.cli.looks import (
    Borders,
    BordersOption,
    Dpi,
    Labels,
    Theme,
    ThemeOption,
    Title,
    Width,
    look_of,
    titled,
    warn_of_fonts,
)
from geomap.cli.map import summary
from geomap.cli.online import Failures, Online, takes_online
from geomap.cli.options import CacheDir, Encoding, MinConfidence, Model, Sources, settings_from
from geomap.cli.output import STDOUT, check_output, write_output
from geomap.cli.sources import MapWhenAsked, end, read_all
from geomap.cli.talk import tell
from geomap.draw.figure import Figure, draw_figure, pdf, png
from geomap.errors import InputError
from geomap.gazetteer import country_names

EXAMPLES = (
    "geomap figure report.txt -o map.svg",
    "geomap figure report.txt -o map.png --width 120 --dpi 300 --theme print",
    'geomap figure monday.txt tuesday.txt -o week.pdf --title "This week" --borders none',
    "geomap extract report.txt -o report.json; geomap figure report.json -o map.svg",
)

_FORMS: Mapping[str, Callable[[Figure, float], str | bytes]] = MappingProxyType(
    {
        ".svg": lambda figure, _: figure.svg,
        ".png": png,
        ".pdf": lambda figure, _: pdf(figure),
    }
)
"""How a figure is written, by the ending of the file's name."""


@takes_online
def figure(  # noqa: PLR0913 - a parameter is an option
    sources: Sources,
    output: Annotated[
        str,
        typer.Option(
            "-o",
            "--output",
            metavar="OUT.svg",
            help="The figure to write; its ending says how: .svg, .png or .pdf (the last two need"
            " pip install 'geomap[png]'). - is SVG on standard output.",
        ),
    ],
    *,
    title: Title = None,
    width: Width = 180.0,
    dpi: Dpi = 300.0,
    theme: ThemeOption = Theme.LIGHT,
    borders: BordersOption = Borders.SHOWN,
    labels: Labels = None,
    encoding: Encoding = None,
    cache_dir: CacheDir = None,
    model: Model = None,
    min_confidence: MinConfidence = None,
    online: Online,
) -> None:
    """Draw the places that texts name as one figure for print, without a browser.

    Names are placed so that none lies on another or on a marker; a place whose name finds no room
    gets a number, and stands in the key below. Crowded parts are enlarged, and what lies far
    off has a map of its own.
    """
    form = form_of(output, _FORMS, ".svg")
    look = look_of(width, theme, borders, labels)
    settings = settings_from(
        cache_dir=cache_dir, model=model, min_confidence=min_confidence, **online.overrides
    )
    check_output(output, sources)
    failures = Failures(settings, online)
    with MapWhenAsked(settings) as mapper:
        reports = tuple(failures.through(read_all(sources, mapper, encoding=encoding)))
    drawn = draw_figure(
        reports, look, title=titled(title, reports), country_names=country_names()
    )
    piece = _FORMS[form](drawn, dpi)
    if form != ".svg":
        warn_of_fonts(drawn)
    write_output((piece,), output)
    tell(f"{summary(reports)} → {'standard output' if output == STDOUT else output}")
    failures.tell()
    end(reports)
    failures.end()


def form_of(output: str, forms: Mapping[str, object], stdout_form: str) -> str:
    """Give the format that an output's name asks for by its ending.

    Args:
        output: the name.
        forms: the formats, by ending in small letters.
        stdout_form: that of standard output.

    Raises:
        InputError: the ending is none of them.
    """
    ending = stdout_form if output == STDOUT else Path(output).suffix.lower()
    if ending not in forms:
        message = f"cannot tell what to write from {output!r}; end its name in {', '.join(forms)}"
        raise InputError(message)
    return ending
