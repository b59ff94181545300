"""GeoJSON for map tools: a feature a place, with every mention of it (RFC 7946)."""

from collections.abc import Iterable, Iterator

from geomap.documents import Document
from geomap.export.credit import attribution
from geomap.export.json import dumps
from geomap.export.records import Record
from geomap.geometry import BoundingBox
from geomap.places import Place, Report, Resolved, Unresolved


def geojson_pieces(reports: Iterable[Report]) -> Iterator[str]:
    """Give one FeatureCollection over all reports, places in the order of their first mention.

    Two members are our own, as RFC 7946, 6.1 allows: `attribution`, and `unresolved`, which lists
    the mentions that have no place.
    """
    places: dict[str, Place] = {}
    mentions: dict[str, list[Record]] = {}
    unresolved: list[Record] = []
    given = tuple(reports)
    for report in given:
        for resolution in report.resolutions:
            if isinstance(resolution, Resolved):
                place = places.setdefault(resolution.place.id, resolution.place)
                held = mentions.setdefault(place.id, [])
                held.append(_mention(report.document, resolution))
            else:
                unresolved.append(_mention(report.document, resolution))
    features = [_feature(place, mentions[place.id]) for place in places.values()]
    collection = {
        "type": "FeatureCollection",
        "attribution": attribution(given),
        "features": features,
        "unresolved": unresolved,
    }
    yield dumps(collection, indent=2) + "\n"


def _feature(place: Place, mentions: list[Record]) -> Record:
    point = place.point
    return {
        "type": "Feature",
        "id": place.id,
        "geometry": {"type": "Point", "coordinates": [point.longitude, point.latitude]},
        "properties": {
            "name": place.name,
            "feature_class": place.feature_class.value,
            "feature_code": place.feature_code,
            "country": place.country,
            "admin1": place.admin1,
            "population": place.population,
            "extent": None if place.extent is None else _bbox(place.extent),
            "mentions": mentions,
        },
    }


def _bbox(box: BoundingBox) -> list[float]:
    """Order the sides as RFC 7946, 5 does; 5.2 too lets west exceed east across 180°.

    A property and no `bbox` member: that one bounds the geometry, and ours is a point.
    """
    return [box.west, box.south, box.east, box.north]


def _mention(document: Document, resolution: Resolved | Unresolved) -> Record:
    mention = resolution.mention
    decided: Record = (
        {"confidence": resolution.confidence}
        if isinstance(resolution, Resolved)
        else {"reason": resolution.reason.value}
    )
    return {
        "document": document.id,
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "role": mention.role.value,
        "quote": document.quote(mention.sentence),
        **decided,
        **({"within": True} if isinstance(resolution, Resolved) and resolution.within else {}),
    }
