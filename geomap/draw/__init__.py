"""Draws reports: one page with text and map side by side, which is a Folium map and loads nothing.

Folium is imported when a map is drawn, not before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geomap.places import Report
from geomap.settings import Basemap

if TYPE_CHECKING:
    from geomap.draw.maps import ReportMap


def to_map(
    reports: Report | Sequence[Report], *, title: str = "", basemap: Basemap = "50m"
) -> ReportMap:
    """Draw one or several reports as a `folium.Map`.

    Args:
        reports: what to draw; with none, or with nothing placed, the page says so.
        title: what the page is called; if empty, the title (else the id) of the only document, else «n documents».
        basemap: scale of the land and borders.

    Raises:
        ResourceError: Leaflet or the basemap was not put into this installation; the text says what gets it.
    """
    from geomap.draw.maps import ReportMap  # noqa: PLC0415 - Folium is slow to import

    given = (reports,) if isinstance(reports, Report) else tuple(reports)
    return ReportMap(given, title=title or title_of(given), basemap=basemap)


def page(reports: Report | Sequence[Report], *, title: str = "", basemap: Basemap = "50m") -> str:
    """Give the finished HTML of `to_map`; the same reports give the same text.

    Raises:
        ResourceError: as for `to_map`.
    """
    html: str = to_map(reports, title=title, basemap=basemap).get_root().render()
    return html


def title_of(reports: Sequence[Report]) -> str:
    """Give what a page is called when nobody says: the title (else the id) of the only document, else «n documents»."""
    if len(reports) == 1:
        return reports[0].document.title or reports[0].document.id
    return f"{len(reports)} documents"
