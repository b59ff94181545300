"""Reads the user's places from CSV and GeoJSON files: each row a place, or a problem that is told with its number."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geomap.errors import InputError
from geomap.gazetteer.own.rows import COLUMNS, OwnRow, row_of
from geomap.geometry import BoundingBox, Point

_NEEDED = ("name", "latitude", "longitude")
_DELIMITERS = ",;\t"
_JSON = frozenset({".json", ".geojson"})
_POINT = "Point"


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that is no place."""

    row: int
    """Its number: the line of a CSV file where it ends, the header being 1; the feature of a GeoJSON file, from 1."""
    why: str
    """What is wrong with it."""


def read_own(path: Path) -> Iterator[OwnRow | Problem]:
    """Read a file of places, CSV or (by its ending) GeoJSON.

    Raises:
        InputError: the file cannot be read, or is no table of places at all.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror
        message = f"cannot read {path}: {reason}"
        raise InputError(message) from error
    if path.suffix.lower() in _JSON:
        return _features(path, text)
    return _table(path, text)


def _table(path: Path, text: str) -> Iterator[OwnRow | Problem]:
    header = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = [_column(name) for name in next(lines, [])]
    except csv.Error as error:
        message = f"cannot read {path}: line 1: {error}"
        raise InputError(message) from error
    if missing := [name for name in _NEEDED if name not in columns]:
        message = f"{path} has no column {missing[0]}; the first line names the columns: name, latitude, longitude"
        raise InputError(message)
    return _rows(lines, columns)


def _rows(lines: Any, columns: list[str]) -> Iterator[OwnRow | Problem]:  # noqa: ANN401 - csv's reader has no public type
    while True:
        try:
            cells = next(lines, None)
        except csv.Error as error:
            yield Problem(lines.line_num, str(error))
            continue
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield _one(
                lines.line_num, dict(zip(columns, cells, strict=False)), len(cells) > len(columns)
            )


def _one(number: int, cells: Mapping[str, str], has_more: bool) -> OwnRow | Problem:  # noqa: FBT001 - private
    if has_more:
        return Problem(
            number, "it has more cells than there are columns; put quotes round a cell with a comma"
        )
    try:
        return row_of(cells)
    except ValueError as error:
        return Problem(number, str(error))


def _column(name: str) -> str:
    """Give what a column is called here; its own name where it says nothing to us."""
    plain = name.strip().lower().replace(" ", "_")
    return next((column for column, aliases in COLUMNS.items() if plain in aliases), plain)


def _features(path: Path, text: str) -> Iterator[OwnRow | Problem]:
    try:
        held = json.loads(text)
    except (ValueError, RecursionError) as error:
        message = f"cannot read {path}: it is no JSON ({error})"
        raise InputError(message) from error
    features = held.get("features") if isinstance(held, dict) else None
    if not isinstance(features, list):
        message = f"{path} is no GeoJSON FeatureCollection; it has no list of features"
        raise InputError(message)
    return (_feature(number, feature) for number, feature in enumerate(features, 1))


def _feature(number: int, feature: Any) -> OwnRow | Problem:  # noqa: ANN401 - JSON
    try:
        cells = {_column(str(key)): _cell(value) for key, value in feature["properties"].items()}
        if not cells.get("id") and feature.get("id") is not None:
            cells["id"] = _cell(feature["id"])
        points = list(_points(feature["geometry"]["coordinates"]))
        box = BoundingBox.around(points)
        is_point = feature["geometry"].get("type") == _POINT
        middle = points[0] if is_point else box.center
        cells |= {"latitude": repr(middle.latitude), "longitude": repr(middle.longitude)}
        return row_of(cells, None if is_point else (box.south, box.west, box.north, box.east))
    except (AttributeError, IndexError, KeyError, TypeError, RecursionError) as error:
        return Problem(number, f"it is no feature with properties and coordinates ({error})")
    except ValueError as error:
        return Problem(number, str(error))


def _points(coordinates: Any) -> Iterator[Point]:  # noqa: ANN401 - JSON
    """Give the points of a geometry, however deep its lists are."""
    if isinstance(coordinates[0], int | float):
        yield Point(float(coordinates[1]), float(coordinates[0]))
        return
    for inner in coordinates:
        yield from _points(inner)


def _cell(value: Any) -> str:  # noqa: ANN401 - JSON
    """Give a property as the cell of a table."""
    if value is None:
        return ""
    return "|".join(map(str, value)) if isinstance(value, list) else str(value)
