"""What a geoparser says of a corpus's documents: ours, or somebody else's read from a file."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geomap.documents import Span
from geomap.errors import InputError
from geomap.evaluate.corpora import geonameid_of, point_of
from geomap.geometry import Point
from geomap.mentions import Role
from geomap.places import Place, Resolution, Resolved

_GEONAMES = "geonames:"


@dataclass(frozen=True, slots=True)
class Prediction:
    """A toponym that was found, and where it was placed."""

    span: Span
    """Where it stands."""
    point: Point | None = None
    """Where it was placed; None: it was found and not placed."""
    geonameid: str = ""
    """The place's number at GeoNames; empty where it has none or was not placed."""
    confidence: float | None = None
    """Probability, 0 … 1, that the place is right; None where nobody said."""
    role: Role | None = None
    """What the mention does; None where nobody said."""
    score: float | None = None
    """Recognition score, 0 … 1: how sure it is that this is a place's name; None where nobody said."""


def predictions_of(resolutions: Iterable[Resolution]) -> tuple[Prediction, ...]:
    """Give what was decided in the form that is scored."""
    return tuple(_prediction(resolution) for resolution in resolutions)


def geonameid(place: Place) -> str:
    """Give a place's number at GeoNames; empty where it is not from there."""
    return place.id.removeprefix(_GEONAMES) if place.id.startswith(_GEONAMES) else ""


def read_predictions(path: Path) -> Mapping[str, tuple[Prediction, ...]]:
    """Read `{"id", "toponyms": [{"start", "end", "lat", "lon", "geonameid", "confidence"}]}`, one document a line, by id.

    Only the offsets must be there; lines of one id are put together.

    Raises:
        InputError: the file cannot be read, or a line is wrong: the text names file and line.
    """
    found: dict[str, tuple[Prediction, ...]] = {}
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    identifier, predictions = _parsed(line, f"{path}, line {number}")
                    found[identifier] = found.get(identifier, ()) + predictions
    except (OSError, UnicodeDecodeError) as error:
        message = f"cannot read the predictions {path}: {error}; give a file of JSON lines in UTF-8"
        raise InputError(message) from error
    return found


def _prediction(resolution: Resolution) -> Prediction:
    mention = resolution.mention
    if not isinstance(resolution, Resolved):
        return Prediction(mention.span, role=mention.role, score=mention.score)
    place = resolution.place
    return Prediction(
        mention.span,
        place.point,
        geonameid(place),
        resolution.confidence,
        mention.role,
        mention.score,
    )


def _parsed(line: str, where: str) -> tuple[str, tuple[Prediction, ...]]:
    try:
        record = json.loads(line)
        return str(record["id"]), tuple(_read(item) for item in record["toponyms"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        message = (
            f"{where}: not a document's predictions ({type(error).__name__}: {error}); "
            'a line is {"id", "toponyms": [{"start", "end", "lat", "lon"}]}'
        )
        raise InputError(message) from error


def _read(record: Mapping[str, Any]) -> Prediction:
    confidence = record.get("confidence")
    return Prediction(
        Span(record["start"], record["end"]),
        point_of(record),
        geonameid_of(record),
        None if confidence is None else float(confidence),
    )
