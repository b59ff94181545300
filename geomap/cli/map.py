"""`geomap map`: sources → one page that opens offline."""

from typing import Annotated

import typer

from geomap.cli.online import Failures, Online, takes_online
from geomap.cli.options import (
    CacheDir,
    DecisionsFile,
    Encoding,
    MinConfidence,
    Model,
    Sources,
    settings_from,
)
from geomap.cli.output import STDOUT, check_output, write_output
from geomap.cli.places import Places, takes_places
from geomap.cli.sources import MapWhenAsked, end, read_all
from geomap.cli.talk import counted, tell
from geomap.draw import find_tiles, page
from geomap.places import Report

EXAMPLES = (
    "geomap map report.txt -o map.html",
    'geomap map monday.txt tuesday.txt -o week.html --title "This week"',
    "geomap extract report.txt -o report.json; geomap map report.json -o map.html",
    "geomap map report.txt -o map.html --tiles osm",
    "geomap map report.txt -o map.html --decisions decisions.jsonl",
    "geomap map report.txt -o map.html --online nominatim --service-url http://127.0.0.1:8088",
)


@takes_places
@takes_online
def map_sources(  # noqa: PLR0913 - a parameter is an option
    sources: Sources,
    output: Annotated[
        str,
        typer.Option(
            "-o", "--output", metavar="OUT.html", help="The page to write; - for standard output."
        ),
    ],
    *,
    title: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT",
            help="Title of the page. Default: that of the only text.",
            show_default=False,
        ),
    ] = None,
    basemap: Annotated[
        str | None,
        typer.Option(
            metavar="SCALE",
            help="Land and borders at 1:50 million (50m) or, for a file a third the size, 1:110 million"
            " (110m). Default: 50m.",
            show_default=False,
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            metavar="CODE",
            help="What the words of the page are in: en, de. Default: en.",
            show_default=False,
        ),
    ] = None,
    borders: Annotated[
        str | None,
        typer.Option(
            metavar="WHOSE",
            help="Borders to draw: natural-earth (de facto) or none. Default: natural-earth.",
            show_default=False,
        ),
    ] = None,
    tiles: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Map pictures from the network, by their name in xyzservices: osm, OpenStreetMap.Mapnik … Their server"
            " learns what readers look at, and the page says so. Default: none, the page loads nothing.",
            show_default=False,
        ),
    ] = None,
    encoding: Encoding = None,
    cache_dir: CacheDir = None,
    model: Model = None,
    min_confidence: MinConfidence = None,
    decisions: DecisionsFile = None,
    online: Online,
    places: Places,
) -> None:
    """Draw the places that texts name on one page, beside the texts.

    The page needs no network: it opens from the disk. Several sources share one map. A source
    that cannot be read is told, the others are mapped, and the exit status is 2.
    Decisions hold for .json and .jsonl sources too.
    """
    settings = settings_from(
        cache_dir=cache_dir,
        model=model,
        min_confidence=min_confidence,
        basemap=basemap,
        language=language,
        borders=borders,
        tiles=tiles,
        decisions=decisions,
        **online.overrides,
        **places.overrides,
    )
    check_output(output, sources)
    if settings.tiles:
        find_tiles(settings.tiles)  # a wrong name is told before the work
    failures = Failures(settings, online)
    with MapWhenAsked(settings) as mapper:
        read = read_all(sources, mapper, encoding=encoding, replay=mapper.replay)
        reports = tuple(failures.through(read))
    drawn = page(
        reports,
        title=title or "",
        basemap=settings.basemap,
        borders=settings.borders,
        tiles=settings.tiles,
        language=settings.language,
    )
    write_output((drawn,), output)
    tell(f"{summary(reports)} → {'standard output' if output == STDOUT else output}")
    failures.tell()
    end(reports)
    failures.end()


def summary(reports: tuple[Report, ...]) -> str:
    """Say in words how much was found: `12 places, 40 mentions, 2 not placed`."""
    places = {item.place.id for report in reports for item in report.resolved}
    mentions = sum(len(report.resolutions) for report in reports)
    missing = sum(len(report.unresolved) for report in reports)
    if not mentions:
        return "no places named"
    return (
        f"{counted(len(places), 'place')}, {counted(mentions, 'mention')}, {missing:,} not placed"
    )
