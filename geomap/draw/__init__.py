"""Draws reports: one page with text and map side by side, which is a Folium map and loads nothing.

Folium is imported when a map is drawn, not before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geomap.draw.tiles import find_tiles
from geomap.places import Report
from geomap.settings import Basemap, Borders, Language

if TYPE_CHECKING:
    from geomap.draw.maps import ReportMap

__all__ = ["find_tiles", "page", "to_map"]


def to_map(  # noqa: PLR0913 - each is something that a page can have otherwise
    reports: Report | Sequence[Report],
    *,
    title: str = "",
    basemap: Basemap = "50m",
    borders: Borders = "natural-earth",
    tiles: str = "",
    language: Language = "en",
) -> ReportMap:
    """Draw one or several reports as a `folium.Map`.

    Args:
        reports: what to draw; with none, or with nothing placed, the page says so.
        title: what the page is called; if empty, the title (else the id) of the only document, else «n documents».
        basemap: scale of the land and borders.
        borders: whose borders are drawn.
        tiles: map pictures that the reader's browser is to fetch from the network, by their name in
            xyzservices (`osm` for `OpenStreetMap.Mapnik`); if empty, the page loads nothing.
        language: what the words of the page are in, besides the texts.

    Raises:
        InputError: there are no such tiles.
        ResourceError: Leaflet or the basemap was not put into this installation; the text says what gets it.
    """
    from geomap.draw.maps import ReportMap  # noqa: PLC0415 - Folium is slow to import
    from geomap.draw.payload import Drawing  # noqa: PLC0415 - as above

    given = (reports,) if isinstance(reports, Report) else tuple(reports)
    return ReportMap(
        given,
        Drawing(
            title or _title(given, language),
            basemap,
            borders,
            find_tiles(tiles) if tiles else None,
            language,
        ),
    )


def page(  # noqa: PLR0913 - as for `to_map`
    reports: Report | Sequence[Report],
    *,
    title: str = "",
    basemap: Basemap = "50m",
    borders: Borders = "natural-earth",
    tiles: str = "",
    language: Language = "en",
) -> str:
    """Give the finished HTML of `to_map`; the same reports give the same text.

    Raises:
        InputError, ResourceError: as for `to_map`.
    """
    drawn = to_map(
        reports, title=title, basemap=basemap, borders=borders, tiles=tiles, language=language
    )
    html: str = drawn.get_root().render()
    return html


def _title(reports: Sequence[Report], language: Language) -> str:
    if len(reports) == 1:
        return reports[0].document.title or reports[0].document.id
    from geomap.draw.words import WORDS  # noqa: PLC0415 - only a page of several needs it

    return WORDS[language].documents.replace("{n}", str(len(reports)))
