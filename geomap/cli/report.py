"""`geomap report`: sources → a report to read: figure, table of places, quoted sentences."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import typer

from geomap.cli.looks import Chosen, Dpi, Title, form_of, takes_look, titled, warn_of_fonts
from geomap.cli.options import Sources
from geomap.cli.output import write_output
from geomap.cli.reading import Reading, takes_reading
from geomap.draw.report import Content, check_installed, content, markdown, web_page, word
from geomap.gazetteer import country_names

EXAMPLES = (
    "geomap report report.txt -o places.docx",
    "geomap report report.txt -o places.md",
    'geomap report monday.txt tuesday.txt -o week.html --title "This week"',
)

_Write = Callable[[Content, str, float], Mapping[str, str | bytes]]
"""Content, the output's name and dots an inch → what each file holds, by its name."""


def _markdown(held: Content, output: str, _: float) -> Mapping[str, str | bytes]:
    image = _image(output)
    return {str(image): held.figure.svg, output: markdown(held, image.name)}


def _image(output: str) -> Path:
    """Name the figure beside a report in Markdown."""
    return Path(output).with_suffix(".svg")


_FORMS: Mapping[str, _Write] = MappingProxyType(
    {
        ".docx": lambda held, output, dpi: {output: word(held, dpi)},
        ".md": _markdown,
        ".html": lambda held, output, _: {output: web_page(held)},
    }
)
"""How a report is written, by the ending of the file's name."""


@takes_reading
@takes_look
def report(  # noqa: PLR0913 - a parameter is an option
    sources: Sources,
    output: Annotated[
        str,
        typer.Option(
            "-o",
            "--output",
            metavar="OUT.docx",
            help="The report to write; its ending says how: .docx (needs pip install 'geomap[docx]'), .md with its"
            " figure beside it as .svg, or .html. - is HTML on standard output.",
        ),
    ],
    *,
    title: Title = None,
    dpi: Dpi = 300.0,
    look: Chosen,
    reading: Reading,
) -> None:
    """Write a report to read: a figure, a table of the places, and the sentences that name them.

    Every place has one number in figure, table and sentences. What was named and not placed is listed with the reason.
    """
    form = form_of(output, _FORMS, ".html")
    if form == ".docx":
        check_installed()
    outputs = (output, str(_image(output))) if form == ".md" else (output,)
    settings = reading.settings(borders=look.borders)
    wanted = look.look(settings)
    read = reading.read(sources, outputs, settings)
    held = content(
        read.reports, wanted, title=titled(title, read.reports), country_names=country_names()
    )
    files = _FORMS[form](held, output, dpi)
    if form == ".docx":
        warn_of_fonts(held.figure)
    # The report comes last: where it is, its figure is too.
    for name in reversed(outputs):
        write_output((files[name],), name)
    read.finish(outputs)
