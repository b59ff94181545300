"""Decisions as JSON lines: one a line, its keys in one order, so that a version control's diff shows each by itself.

    {"document": "report.txt", "exact": "Tripoli", "prefix": "the port of ", "suffix": " in the north", "start": 212,
     "verdict": "point", "place": {"id": "geonames:266826", …}, "scope": "document", "by": "R. Haddad", "note": "…"}

(on one line in the file). Only `document`, `exact`, `verdict` and, unless it is `reject`, `place` must be there. A place is
`{"id": …}` of one that the gazetteer knows, or has at least `name`, `latitude` and `longitude`. Blank lines
and lines that begin with # stay as they are.
"""

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from geomap.decisions import Decision, Quote, Scope, Verdict
from geomap.errors import InputError
from geomap.geometry import BoundingBox, Point
from geomap.places import FeatureClass, Place

_KEYS = (
    "document",
    "exact",
    "prefix",
    "suffix",
    "start",
    "verdict",
    "place",
    "scope",
    "from",
    "by",
    "at",
    "note",
)
_PLACE_TEXTS = (
    "id",
    "name",
    "feature_class",
    "feature_code",
    "country",
    "admin1",
    "admin1_code",
    "admin2_code",
)
_PLACE_KEYS = frozenset(
    {*_PLACE_TEXTS, "latitude", "longitude", "population", "extent", "countries", "name_count"}
)
_EDGES = ("south", "west", "north", "east")


def decided_place(name: str, point: Point) -> Place:
    """Make a place of a name and coordinates that a person gave."""
    identifier = f"decision:{point.latitude!r},{point.longitude!r} {name}"
    return Place(identifier, name, point, FeatureClass.SPOT, "")


def line_of(decision: Decision) -> str:
    """Give a decision as a line, without the line's end; what is empty is left out."""
    quote = decision.quote
    place = {"id": decision.place_id} if decision.place_id else _place_record(decision.place)
    values = {
        "document": decision.document,
        "exact": quote.exact,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
        "start": quote.start,
        "verdict": decision.verdict.value,
        "place": place,
        "scope": "" if decision.scope is Scope.MENTION else decision.scope.value,
        "from": decision.offered_by,
        "by": decision.by,
        "at": decision.at,
        "note": decision.note,
    }
    kept = {name: value for name, value in values.items() if value or value == 0}
    # U+2028 and the like end a line for some editors.
    text = json.dumps(kept, ensure_ascii=False)
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in text)


def read_line(line: str, where: str) -> Decision | None:
    """Read a line; None where it is blank or a comment.

    Raises:
        InputError: it is no decision; the text says where and why.
    """
    if not line.strip() or line.lstrip().startswith("#"):
        return None

    def refuse(problem: object) -> NoReturn:
        message = f"{where}: {problem}"
        raise InputError(message)

    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        refuse(f"not JSON ({error})")
    if not isinstance(value, dict):
        refuse("not an object: a decision is {…} on one line")
    try:
        return _decision(value)
    except (ValueError, TypeError, OverflowError) as error:
        refuse(error)


def _decision(values: Mapping[str, Any]) -> Decision:
    _refuse_unknown(values, frozenset(_KEYS), "")
    texts = {name: _text(values, name) for name in _KEYS if name not in {"start", "place"}}
    start = values.get("start")
    if start is not None and (not isinstance(start, int) or isinstance(start, bool)):
        message = f"start must be a whole number, not {start!r}"
        raise TypeError(message)
    if not texts["document"]:
        message = "'document' is missing: the id of the text, as in \"report.txt\""
        raise ValueError(message)
    place, identifier = _place(values["place"]) if values.get("place") is not None else (None, "")
    return Decision(
        texts["document"],
        Quote(texts["exact"], texts["prefix"], texts["suffix"], start),
        _one_of(Verdict, texts["verdict"], "verdict"),
        place,
        identifier,
        _one_of(Scope, texts["scope"] or Scope.MENTION, "scope"),
        texts["from"],
        texts["by"],
        texts["at"],
        texts["note"],
    )


def _place(value: object) -> tuple[Place | None, str]:
    if not isinstance(value, dict):
        message = f"place must be an object, not {value!r}"
        raise TypeError(message)
    _refuse_unknown(value, _PLACE_KEYS, "place.")
    texts = {name: _text(value, name) for name in _PLACE_TEXTS}
    if set(value) == {"id"}:
        return None, texts["id"]
    if not texts["name"]:
        message = "place has either its id alone, or at least name, latitude and longitude"
        raise ValueError(message)
    point = Point(_number(value, "latitude"), _number(value, "longitude"))
    made = decided_place(texts["name"], point)
    extent, countries = value.get("extent"), value.get("countries", [])
    if not isinstance(countries, list) or not all(isinstance(code, str) for code in countries):
        message = f"place.countries must be a list of codes, not {countries!r}"
        raise TypeError(message)
    return Place(
        texts["id"] or made.id,
        made.name,
        point,
        _one_of(FeatureClass, texts["feature_class"] or made.feature_class, "place.feature_class"),
        texts["feature_code"],
        texts["country"],
        texts["admin1"],
        texts["admin1_code"],
        texts["admin2_code"],
        int(_number(value, "population", 0)),
        None if extent is None else _extent(extent),
        tuple(countries),
        int(_number(value, "name_count", 0)),
    ), ""


def _extent(value: object) -> BoundingBox:
    if not isinstance(value, dict):
        message = f"place.extent must be an object, not {value!r}"
        raise TypeError(message)
    return BoundingBox(*(_number(value, edge) for edge in _EDGES))


def _place_record(place: Place | None) -> dict[str, object]:
    if place is None:
        return {}
    box = place.extent
    extent = {edge: getattr(box, edge) for edge in _EDGES} if box else None
    values = {
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
        "extent": extent,
        "name_count": place.name_count,
    }
    needed = {"latitude", "longitude"}
    return {name: value for name, value in values.items() if value or name in needed}


def _refuse_unknown(values: Mapping[str, object], known: frozenset[str], within: str) -> None:
    if unknown := sorted(values.keys() - known):
        message = (
            f"'{within}{unknown[0]}' is no key of a decision; known: {', '.join(sorted(known))}"
        )
        raise ValueError(message)


def _text(values: Mapping[str, object], name: str) -> str:
    value = values.get(name, "")
    if not isinstance(value, str):
        message = f"{name} must be a text, not {value!r}"
        raise TypeError(message)
    value.encode()  # half of a surrogate pair could not be written again
    return value


def _number(values: Mapping[str, object], name: str, default: float | None = None) -> float:
    value = values.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float):
        message = f"place.{name} must be a number, not {value!r}"
        raise TypeError(message)
    return value


def _one_of(kind: Any, value: str, name: str) -> Any:  # noqa: ANN401 - any of our enumerations
    try:
        return kind(value)
    except ValueError:
        message = f"{name} must be one of {', '.join(kind)}, not {value!r}"
        raise ValueError(message) from None
