"""`geomap figure`: sources → a figure for print, as SVG, PNG or PDF."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Annotated

import typer

from geomap.cli.looks import Chosen, Dpi, Title, form_of, takes_look, titled, warn_of_fonts
from geomap.cli.options import Sources
from geomap.cli.output import write_output
from geomap.cli.reading import Reading, takes_reading
from geomap.draw.figure import Figure, check_installed, draw_figure, pdf, png
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


@takes_reading
@takes_look
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
    dpi: Dpi = 300.0,
    look: Chosen,
    reading: Reading,
) -> None:
    """Draw the places that texts name as one figure for print, without a browser.

    Names are placed so that none lies on another or on a marker; a place whose name finds no room
    gets a number, and stands in the key below. Crowded parts are enlarged, and what lies far
    off has a map of its own.
    """
    form = form_of(output, _FORMS, ".svg")
    if form != ".svg":
        check_installed()
    settings = reading.settings(borders=look.borders)
    wanted = look.look(settings)
    read = reading.read(sources, (output,), settings)
    drawn = draw_figure(
        read.reports, wanted, title=titled(title, read.reports), country_names=country_names()
    )
    piece = _FORMS[form](drawn, dpi)
    if form != ".svg":
        warn_of_fonts(drawn)
    write_output((piece,), output)
    read.finish((output,))
