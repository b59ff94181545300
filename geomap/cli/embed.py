"""`geomap embed`: sources → a fragment for somebody's own page."""

import os
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

import typer

from geomap.cli.looks import BordersOption, Title
from geomap.cli.options import Sources
from geomap.cli.output import STDOUT, write_output
from geomap.cli.reading import Reading, takes_reading
from geomap.draw import find_tiles, page, title_of
from geomap.draw.embed import Frame, fragment, shared_fragment
from geomap.errors import InputError

EXAMPLES = (
    "geomap embed report.txt -o map-fragment.html",
    "geomap embed report.json -o docs/monday.html --shared-assets docs/assets",
    "geomap embed report.txt -o - --aspect 4:3 >> page.html",
)


@takes_reading
def embed(  # noqa: PLR0913 - a parameter is an option
    sources: Sources,
    output: Annotated[
        str,
        typer.Option(
            "-o",
            "--output",
            metavar="FRAGMENT.html",
            help="The fragment to write; - for standard output.",
        ),
    ],
    *,
    title: Title = None,
    shared_assets: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Put what all maps have in common into one file in this folder, once for all fragments that name"
            " it: for pages with many maps. Default: all is in the fragment.",
            show_default=False,
        ),
    ] = None,
    assets_url: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="Where the finished page finds that folder. Default: where it lies, seen from the fragment.",
            show_default=False,
        ),
    ] = None,
    aspect: Annotated[
        str,
        typer.Option(metavar="WIDTH:HEIGHT", help="Shape of the map, as wide as its column."),
    ] = "16:10",
    min_height: Annotated[
        int, typer.Option(metavar="PIXELS", help="The map is not lower than this.")
    ] = 480,
    basemap: Annotated[
        str | None,
        typer.Option(
            metavar="SCALE",
            help="Land and borders at 1:110 million (110m) or, for a larger file, 1:50 million (50m). Default: 110m.",
            show_default=False,
        ),
    ] = None,
    borders: BordersOption = None,
    language: Annotated[
        str | None,
        typer.Option(
            metavar="CODE",
            help="What the words of the map are in: en, de. Default: en.",
            show_default=False,
        ),
    ] = None,
    reading: Reading,
) -> None:
    """Write a map as a fragment of HTML, to be put into a page of one's own.

    The fragment is a frame with the whole map in it: it loads nothing, and neither can its scripts reach the page nor the page's
    styles the map. It is as wide as its column.
    """
    if assets_url is not None and shared_assets is None:
        message = "--assets-url says where --shared-assets is found; name that too"
        raise InputError(message)
    # Checked before any work is done; the title comes with the texts.
    Frame("", aspect, min_height)
    # The setting's own default is for pages that stand alone.
    settings = reading.settings(basemap=basemap or "110m", borders=borders, language=language)
    if settings.tiles:
        find_tiles(settings.tiles)
    read = reading.read(sources, (output,), settings)
    called = title or title_of(read.reports, settings.language)
    frame = Frame(called, aspect, min_height)
    drawn = page(
        read.reports,
        title=called,
        basemap=settings.basemap,
        borders=settings.borders,
        tiles=settings.tiles,
        language=settings.language,
    )
    if shared_assets is None:
        held = fragment(drawn, frame)
    else:
        shared = shared_fragment(drawn, frame, assets_url or _url(shared_assets, output))
        _write_shared(shared_assets, shared.name, shared.script)
        held = shared.html
    write_output((held,), output)
    read.finish((output,))


def _url(folder: Path, output: str) -> str:
    """Give the folder as a page beside the fragment finds it."""
    beside = Path() if output == STDOUT else Path(output).parent
    way = os.path.relpath(folder.resolve(), beside.resolve())
    return "" if way == "." else quote(Path(way).as_posix())


def _write_shared(folder: Path, name: str, script: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"cannot make the folder {folder}: {error.strerror or error}"
        raise InputError(message) from error
    # The name holds a hash of what is in it: one that is there already is the same.
    if not (folder / name).is_file():
        write_output((script,), str(folder / name))
