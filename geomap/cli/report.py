"""`geomap report`: sources → a report to read: figure, table of places, quoted sentences."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import typer

from geomap.cli.figure import form_of
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
from geomap.draw.report import Content, content, markdown, web_page, word
from geomap.gazetteer import country_names

EXAMPLES = (
    "geomap report report.txt -o places.docx",
    "geomap report report.txt -o places.md",
    'geomap report monday.txt tuesday.txt -o week.html --title "This week"',
)

_Write = Callable[[Content, str, float], Mapping[str, str | bytes]]
"""Content, the output's name and dots an inch → what each file holds, by its name; the report's comes last."""


def _markdown(held: Content, output: str, _: float) -> Mapping[str, str | bytes]:
    image = Path(output).with_suffix(".svg")
    return {str(image): held.figure.svg, output: markdown(held, image.name)}


_FORMS: Mapping[str, _Write] = MappingProxyType(
    {
        ".docx": lambda held, output, dpi: {output: word(held, dpi)},
        ".md": _markdown,
        ".html": lambda held, output, _: {output: web_page(held)},
    }
)
"""How a report is written, by the ending of the file's name."""


@takes_online
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
    """Write a report to read: a figure, a table of the places, and the sentences that name them.

    Every place has one number in figure, table and sentences. What was named and not placed is listed with the reason.
    """
    form = form_of(output, _FORMS, ".html")
    look = look_of(width, theme, borders, labels)
    settings = settings_from(
        cache_dir=cache_dir, model=model, min_confidence=min_confidence, **online.overrides
    )
    check_output(output, sources)
    if form == ".md":
        check_output(str(Path(output).with_suffix(".svg")), sources)
    failures = Failures(settings, online)
    with MapWhenAsked(settings) as mapper:
        reports = tuple(failures.through(read_all(sources, mapper, encoding=encoding)))
    held = content(reports, look, title=titled(title, reports), country_names=country_names())
    files = _FORMS[form](held, output, dpi)
    if form == ".docx":
        warn_of_fonts(held.figure)
    for name, piece in files.items():
        write_output((piece,), name)
    tell(f"{summary(reports)} → {'standard output' if output == STDOUT else ', '.join(reversed(files))}")
    failures.tell()
    end(reports)
    failures.end()
