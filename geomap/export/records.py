"""Values → plain objects for JSON; the one place that fixes the names and the order of keys."""

from collections.abc import Iterable

from geomap.documents import Span
from geomap.export.credit import attribution
from geomap.geometry import BoundingBox
from geomap.places import Alternative, Clue, Manifest, Place, Report, Resolution, Resolved

Record = dict[str, object]
"""An object of JSON: plain values, in the order in which they are written."""


def report_record(report: Report) -> Record:
    """Give a report as the object that `geomap extract` writes; `geomap.read.reports` reads it back.

    `failure` is there only where something failed, `near` only where the document itself said it.
    """
    document = report.document
    record: Record = {
        "id": document.id,
        "title": document.title,
        "date": document.date,
        "source": document.source,
        "text": document.text,
        "mentions": [mention_record(resolution) for resolution in report.resolutions],
        "focus": [
            {"place": place_record(focus.place), "weight": focus.weight} for focus in report.focus
        ],
        "manifest": None if report.manifest is None else _manifest(report.manifest),
        "attribution": attribution((report,)),
    }
    if document.near is not None:
        record["near"] = document.near
    if report.failure:
        record["failure"] = report.failure
    return record


def mention_record(resolution: Resolution) -> Record:
    """Give one mention with the decision on it; `within` is there only where all that is said is that it lies within the place."""
    mention = resolution.mention
    record: Record = {
        **_span(mention.span),
        "text": mention.text,
        "role": mention.role.value,
        "score": mention.score,
        "sentence": _span(mention.sentence),
    }
    if isinstance(resolution, Resolved):
        record |= {
            "status": "resolved",
            "confidence": resolution.confidence,
            "answered_by": resolution.answered_by,
            "place": place_record(resolution.place),
        }
        if resolution.within:
            record["within"] = True
    else:
        record |= {
            "status": "unresolved",
            "reason": resolution.reason.value,
            "note": resolution.note,
        }
    return record | {
        "alternatives": _alternatives(resolution.alternatives),
        "clues": _clues(resolution.clues),
    }


def place_record(place: Place) -> Record:
    """Give one place; `extent` is null where only the point is known."""
    return {
        "id": place.id,
        "name": place.name,
        "latitude": place.point.latitude,
        "longitude": place.point.longitude,
        "feature_class": place.feature_class.value,
        "feature_code": place.feature_code,
        "country": place.country,
        "countries": list(place.countries),
        "admin1": place.admin1,
        "admin1_code": place.admin1_code,
        "admin2_code": place.admin2_code,
        "population": place.population,
        "extent": None if place.extent is None else _extent(place.extent),
    }


def _span(span: Span) -> Record:
    return {"start": span.start, "end": span.end}


def _extent(box: BoundingBox) -> Record:
    return {"south": box.south, "west": box.west, "north": box.north, "east": box.east}


def _alternatives(alternatives: Iterable[Alternative]) -> list[Record]:
    return [
        {"place": place_record(other.place), "confidence": other.confidence}
        for other in alternatives
    ]


def _clues(clues: Iterable[Clue]) -> list[Record]:
    return [{"name": clue.name, "weight": clue.weight, "text": clue.text} for clue in clues]


def _manifest(manifest: Manifest) -> Record:
    return {
        "geomap": manifest.geomap,
        "model": manifest.model,
        "gazetteer": dict(manifest.gazetteer),
        "settings": dict(manifest.settings),
        "credits": list(manifest.credits),
    }
