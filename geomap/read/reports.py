"""What `geomap extract` and `geomap resolve` wrote → reports, without computing anything again."""

from geomap.documents import Document, Sentence, Span
from geomap.errors import InputError
from geomap.geometry import BoundingBox, Point
from geomap.mentions import Mention, Role
from geomap.places import (
    Alternative,
    Clue,
    FeatureClass,
    Focus,
    Manifest,
    Place,
    Reason,
    Report,
    Resolution,
    Resolved,
    Unresolved,
)
from geomap.read.fields import Fields, json_lines, parse_json
from geomap.read.source import decode, read_bytes, suffix


def is_report(source: str) -> bool:
    """Whether a file holds reports by its name (`.json`, `.jsonl`), and no text."""
    return suffix(source) in {".json", ".jsonl"}


def read_reports(source: str) -> tuple[Report, ...]:
    """Read a `.json` file (a report, or an array of them) or a `.jsonl` file (one a line).

    What `geomap.export` wrote comes back equal; only the attribution, which is no part of a
    report, is left out. A field that geomap always writes but that tells little (clues, score,
    extents) may be absent.

    Raises:
        InputError: the file cannot be read, holds no report, or a report is wrong: the text says where.
    """
    text = decode(read_bytes(source), source)
    if suffix(source) == ".jsonl":
        reports = tuple(_report(fields) for fields in json_lines(text, source))
    else:
        value = parse_json(text, source)
        reports = (
            tuple(
                _report(Fields.of(item, f"{source}: [{index}]")) for index, item in enumerate(value)
            )
            if isinstance(value, list)
            else (_report(Fields.of(value, source)),)
        )
    if not reports:
        message = f"{source}: holds no report"
        raise InputError(message)
    return reports


def _report(fields: Fields) -> Report:
    if "mentions" not in fields.values:
        message = "is not what `geomap extract` writes: 'mentions' is missing"
        raise fields.error(message)
    document = fields.make(
        Document,
        fields.text("id"),
        fields.text("text"),
        fields.text("title", ""),
        fields.optional_text("date"),
        fields.optional_text("source"),
        fields.optional_text("near"),
    )
    manifest = fields.optional_part("manifest")
    return Report(
        document,
        tuple(_resolution(item, document) for item in fields.parts("mentions")),
        tuple(
            Focus(_place(item.part("place")), item.number("weight"))
            for item in fields.parts("focus", required=False)
        ),
        None if manifest is None else _manifest(manifest),
        fields.text("failure", ""),
    )


def _resolution(fields: Fields, document: Document) -> Resolution:
    mention = _mention(fields, document)
    alternatives = tuple(
        fields.make(Alternative, _place(item.part("place")), item.number("confidence"))
        for item in fields.parts("alternatives", required=False)
    )
    clues = tuple(
        Clue(item.text("name"), item.number("weight"), item.text("text"))
        for item in fields.parts("clues", required=False)
    )
    status = fields.text("status")
    if status == "resolved":
        return fields.make(
            Resolved,
            mention,
            _place(fields.part("place")),
            fields.number("confidence"),
            fields.text("answered_by"),
            alternatives,
            clues,
            fields.flag("within"),
        )
    if status == "unresolved":
        reason = fields.make(Reason, fields.text("reason"))
        return Unresolved(mention, reason, alternatives, clues, fields.text("note", ""))
    message = f"'status' must be resolved or unresolved, not {status!r}"
    raise fields.error(message)


def _mention(fields: Fields, document: Document) -> Mention:
    span = fields.make(Span, fields.whole("start"), fields.whole("end"))
    within = fields.part("sentence")
    sentence = within.make(Sentence, within.whole("start"), within.whole("end"))
    within.make(document.quote, sentence)
    text = fields.text("text")
    if fields.make(document.quote, span) != text:
        message = f"the document does not say {text!r} at {span.start}–{span.end}"
        raise fields.error(message)
    role = fields.make(Role, fields.text("role"))
    return fields.make(Mention, span, text, sentence, role, fields.number("score", 1.0))


def _place(fields: Fields) -> Place:
    extent = fields.optional_part("extent")
    point = fields.make(Point, fields.number("latitude"), fields.number("longitude"))
    return fields.make(
        Place,
        fields.text("id"),
        fields.text("name"),
        point,
        fields.make(FeatureClass, fields.text("feature_class")),
        fields.text("feature_code"),
        fields.text("country", ""),
        fields.text("admin1", ""),
        fields.text("admin1_code", ""),
        fields.text("admin2_code", ""),
        fields.whole("population", 0),
        None if extent is None else _extent(extent),
        fields.texts("countries"),
    )


def _extent(fields: Fields) -> BoundingBox:
    south, west, north, east = (fields.number(side) for side in ("south", "west", "north", "east"))
    return fields.make(BoundingBox, south, west, north, east)


def _manifest(fields: Fields) -> Manifest:
    gazetteer = fields.part("gazetteer")
    return Manifest(
        fields.text("geomap"),
        fields.text("model"),
        {name: gazetteer.text(name) for name in gazetteer.values},
        fields.scalars("settings"),
        fields.texts("credits"),
    )
