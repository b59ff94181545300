"""Puts reports into the one value that the page's scripts read: plain data, every text in it inert on the way out.

Documents, places and mentions are lists that refer to each other by index; `js/model.js` reads them. A hundred
thousand mentions must stay small and be made in a moment: a text stands here once, with offsets into it, and what
mentions say is kept as columns and tables (`draw.mention_table`). What a reader is told in words (kinds, roles,
reasons) stands under its machine name; the words are the page's.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geomap.draw.country_codes import NUMERIC
from geomap.draw.kinds import kind_of
from geomap.draw.labels import label
from geomap.draw.mention_table import DECIMALS, MentionTable
from geomap.draw.offsets import counted_in_browser, returns
from geomap.draw.stage import HIDDEN_ROLES, counted, stage
from geomap.draw.tiles import Tiles
from geomap.draw.view import View, first_view
from geomap.places import Manifest, Place, Report
from geomap.settings import Basemap, Borders, Language


@dataclass(frozen=True, slots=True)
class Drawing:
    """How a page is drawn, apart from what it says."""

    title: str = ""
    """What it is called."""
    basemap: Basemap = "50m"
    """Scale of land and borders."""
    borders: Borders = "natural-earth"
    """Whose borders, or none."""
    tiles: Tiles | None = None
    """The map pictures that the reader's browser fetches; None where it fetches nothing."""
    language: Language = "en"
    """What the words of the page are in."""


def payload(reports: Sequence[Report], drawing: Drawing) -> Mapping[str, object]:
    """Give what the page shows as dicts, lists and plain values; the same reports give the same value.

    Places are numbered in order of first appearance, those thought of only as alternatives among them.
    """
    table = MentionTable(HIDDEN_ROLES)
    manifests = _Manifests()
    documents = [_document(report, table, manifests) for report in reports]
    view = first_view(
        stage(reports), counted([item for report in reports for item in report.resolved])
    )
    toponyms = table.toponyms()
    places = [_place(place, view, toponyms[place.id]) for place in table.places]
    return {
        "title": drawing.title,
        "hiddenRoles": HIDDEN_ROLES,
        "documents": documents,
        "manifests": manifests.held,
        "mentions": table.columns(),
        "places": places,
        "numeric": {code: NUMERIC[code] for code in _codes(table.places) if code in NUMERIC},
        "view": None if view is None else _view(view),
        "drawing": {
            "basemap": drawing.basemap,
            "borders": drawing.borders,
            "tiles": None if drawing.tiles is None else drawing.tiles.record(),
        },
    }


class _Manifests:
    """Keeps each manifest once, however many documents share it."""

    def __init__(self) -> None:
        self.held: list[Mapping[str, object]] = []
        self._last: tuple[Manifest | None, int | None] = (None, None)

    def number(self, manifest: Manifest | None) -> int | None:
        """Give the number of a manifest; None for none."""
        if manifest is not None and manifest is not self._last[0]:
            record = _manifest(manifest)
            if record not in self.held:
                self.held.append(record)
            self._last = (manifest, self.held.index(record))
        return None if manifest is None else self._last[1]


def _document(report: Report, table: MentionTable, manifests: _Manifests) -> Mapping[str, object]:
    document = report.document
    offset = counted_in_browser(document.text)
    return {
        "id": document.id,
        "title": document.title,
        "date": document.date,
        "source": document.source,
        "failure": report.failure,
        "returns": returns(document.text),
        "text": document.text,  # made visible with all else; the offsets know
        "count": len(report.resolutions),
        "sentences": table.add(report, offset),
        "focus": [
            {"place": table.number(focus.place), "weight": round(focus.weight, DECIMALS)}
            for focus in report.focus
        ],
        "manifest": manifests.number(report.manifest),
    }


def _codes(places: Sequence[Place]) -> list[str]:
    return sorted({code for place in places for code in place.all_countries})


def _place(place: Place, view: View | None, toponyms: Counter[str]) -> Mapping[str, object]:
    longitude, extent = place.point.longitude, place.extent
    return {
        "id": place.id,
        "name": label(place, toponyms),
        "formal": place.name,
        "latitude": place.point.latitude,
        "longitude": longitude if view is None else view.unrolled(longitude),
        "kind": kind_of(place),
        "code": place.feature_code,
        "admin1": place.admin1,
        "division": place.admin1_code,
        "countries": place.all_countries,
        "population": place.population,
        "extent": None if view is None or extent is None else view.corners(extent),
    }


def _view(view: View) -> Mapping[str, object]:
    return {
        "main": view.corners(view.main),
        "all": view.corners(view.whole),
        "middle": view.whole.center.longitude,
    }


def _manifest(manifest: Manifest) -> Mapping[str, object]:
    return {
        "geomap": manifest.geomap,
        "model": manifest.model,
        "gazetteer": manifest.gazetteer,
        "settings": manifest.settings,
        "credits": manifest.credits,
    }
