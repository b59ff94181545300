"""Puts reports into the one value that the page's scripts read: plain data, every text in it inert on the way out.

Documents, places and mentions are lists that refer to each other by index. What a reader is told in words
(kinds, roles, reasons) stands here under its machine name; the words are the page's.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from geomap.documents import Sentence
from geomap.draw.kinds import Kind, kind_of
from geomap.draw.labels import label
from geomap.draw.runs import paragraphs
from geomap.draw.view import View, first_view
from geomap.mentions import Role
from geomap.places import Alternative, Manifest, Place, Report, Resolution, Resolved

HIDDEN_ROLES = (Role.DEMONYM, Role.EMBEDDED)
"""Roles that are off when a page opens: «Syrian» and «University of Aleppo» name a place in passing."""

_LOCAL_KINDS = frozenset({Kind.CITY, Kind.DIVISION, Kind.OTHER})
_ON_THE_SPOT = frozenset({Role.LITERAL, Role.MODIFIER, Role.DATELINE})
_ENOUGH_LOCAL = 3
"""So many local places make a story local; with fewer, the countries it names are its stage."""

_DECIMALS = 3
"""Of a probability; more would be false precision."""


def payload(reports: Sequence[Report], *, title: str) -> Mapping[str, object]:
    """Give what the page shows as dicts, lists and plain values; the same reports give the same value.

    Places are numbered in order of first appearance, those thought of only as alternatives among them.
    """
    tables = _Tables()
    documents = [tables.add(report) for report in reports]
    view = first_view(
        stage(reports), _counted([item for report in reports for item in report.resolved])
    )
    return {
        "title": title,
        "hiddenRoles": HIDDEN_ROLES,
        "documents": documents,
        "mentions": tables.mentions,
        "places": [_place(place, view, tables.toponyms[place.id]) for place in tables.places],
        "view": None if view is None else _view(view),
    }


class _Tables:
    """Numbers mentions and places across documents as they come up; a place is its id."""

    def __init__(self) -> None:
        self.mentions: list[Mapping[str, object]] = []
        self.places: list[Place] = []
        self.toponyms: dict[str, Counter[str]] = defaultdict(Counter)
        self._numbers: dict[str, int] = {}

    def add(self, report: Report) -> Mapping[str, object]:
        """Take in one report and give its document."""
        first = len(self.mentions)
        index: dict[Sentence, int] = {}
        for resolution in report.resolutions:
            sentence = index.setdefault(resolution.mention.sentence, len(index))
            self.mentions.append(self._mention(resolution, sentence))
        numbered = [
            (first + offset, resolution.mention)
            for offset, resolution in enumerate(report.resolutions)
        ]
        document = report.document
        return {
            "id": document.id,
            "title": document.title,
            "date": document.date,
            "source": document.source,
            "failure": report.failure,
            "first": first,
            "count": len(numbered),
            "paragraphs": paragraphs(document, index, numbered),
            "focus": [
                {"place": self._number(focus.place), "weight": round(focus.weight, _DECIMALS)}
                for focus in report.focus
            ],
            "manifest": None if report.manifest is None else _manifest(report.manifest),
        }

    def _number(self, place: Place) -> int:
        number = self._numbers.setdefault(place.id, len(self.places))
        if number == len(self.places):
            self.places.append(place)
        return number

    def _mention(self, resolution: Resolution, sentence: int) -> Mapping[str, object]:
        mention = resolution.mention
        shared = {
            "sentence": sentence,
            "text": mention.text,
            "role": mention.role,
            "score": round(mention.score, _DECIMALS),
            "alternatives": [self._alternative(entry) for entry in resolution.alternatives],
            "clues": [clue.text for clue in resolution.clues],
        }
        if isinstance(resolution, Resolved):
            if mention.role not in HIDDEN_ROLES:
                self.toponyms[resolution.place.id][mention.text] += 1
            return shared | {
                "place": self._number(resolution.place),
                "confidence": round(resolution.confidence, _DECIMALS),
                "by": resolution.answered_by,
            }
        return shared | {"place": None, "reason": resolution.reason, "note": resolution.note}

    def _alternative(self, alternative: Alternative) -> Mapping[str, object]:
        return {
            "place": self._number(alternative.place),
            "confidence": round(alternative.confidence, _DECIMALS),
        }


def stage(reports: Sequence[Report]) -> list[tuple[Place, int]]:
    """Give the places that the first view is about, with their mentions.

    A story of three towns in the country it is about is set there, however often it says «the U.S.» and
    wherever its officials sit; so a wider circle counts only where a narrower one holds fewer places than
    that: towns in the countries in focus, towns anywhere, all places. Roles that are off count only where
    nothing else was named.
    """
    resolved = [item for report in reports for item in report.resolved]
    shown = [item for item in resolved if item.mention.role not in HIDDEN_ROLES] or resolved
    local = [
        item
        for item in shown
        if item.mention.role in _ON_THE_SPOT and kind_of(item.place) in _LOCAL_KINDS
    ]
    countries = {held.place.country for report in reports for held in report.focus}
    inner = [item for item in local if item.place.country in countries]
    circles = (_counted(inner), _counted(local))
    return next((held for held in circles if len(held) >= _ENOUGH_LOCAL), _counted(shown))


def _counted(resolved: Sequence[Resolved]) -> list[tuple[Place, int]]:
    counts = Counter(item.place.id for item in resolved)
    places = {item.place.id: item.place for item in resolved}
    return [(places[identifier], count) for identifier, count in counts.items()]


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
        "countries": place.all_countries,
        "population": place.population,
        "extent": None if view is None or extent is None else view.corners(extent),
    }


def _view(view: View) -> Mapping[str, object]:
    return {"main": view.corners(view.main), "all": view.corners(view.whole)}


def _manifest(manifest: Manifest) -> Mapping[str, object]:
    return {
        "geomap": manifest.geomap,
        "model": manifest.model,
        "gazetteer": manifest.gazetteer,
        "settings": manifest.settings,
        "credits": manifest.credits,
    }
