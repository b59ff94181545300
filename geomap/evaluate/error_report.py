"""The mistakes as a file: Markdown for a person, JSON Lines for a program.

Whatever comes from a corpus is text in it: no mark-up of Markdown or HTML takes effect.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from types import MappingProxyType

from geomap.evaluate.corpora import GoldToponym
from geomap.evaluate.misses import Miss
from geomap.evaluate.predictions import Prediction
from geomap.geometry import Point

_INVENTED = "not in gold"
"""Cause of an answer where no toponym is marked."""

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>&])")
_ESCAPES = MappingProxyType({"<": "&lt;", ">": "&gt;", "&": "&amp;"})


def markdown_pieces(title: str, misses: Sequence[Miss]) -> Iterator[str]:
    """Give the mistakes as Markdown, in the order given, with a count of their causes."""
    yield f"# {inert(title)}\n\n"
    counts = Counter(_cause(miss) for miss in misses)
    yield "| cause | mistakes |\n|---|---:|\n"
    for cause, count in counts.most_common():
        yield f"| {cause} | {count:,} |\n"
    for miss in misses:
        yield from ("\n", *(f"{line}\n" for line in _entry(miss)))


def jsonl_pieces(misses: Sequence[Miss]) -> Iterator[str]:
    """Give one line a mistake, in the order given."""
    for miss in misses:
        yield json.dumps(_record(miss), ensure_ascii=True, allow_nan=False) + "\n"


def inert(text: str) -> str:
    """Give a text on one line in which no character is mark-up of Markdown or HTML, or moves a terminal."""
    line = " ".join(text.split())
    line = "".join(letter if letter.isprintable() else " " for letter in line)
    return _MARKUP.sub(lambda found: _ESCAPES.get(found[0], "\\" + found[0]), line)


def _entry(miss: Miss) -> Iterator[str]:
    distance = "" if miss.error_km is None else f", {miss.error_km:,.0f} km off"
    yield f"## {inert(miss.text)}: {_cause(miss)}{distance}"
    yield ""
    where = f"{inert(miss.document)}, {miss.span.start}–{miss.span.end}"
    yield f"{where}: … {inert(miss.before)} **{inert(miss.text)}** {inert(miss.after)} …"
    yield ""
    if miss.gold is not None:
        yield f"- wanted: {_wanted(miss, miss.gold)}"
    yield f"- answer: {_answer(miss, miss.prediction)}"
    if miss.explanation:
        yield f"- why: {inert(miss.explanation)}"


def _wanted(miss: Miss, gold: GoldToponym) -> str:
    parts = [inert(gold.group), inert(gold.kind), _coordinates(gold.point)]
    if gold.geonameid:
        parts.append(f"GeoNames {inert(gold.geonameid)}")
    if miss.wanted is None:
        parts.append("not among the candidates")
    else:
        chance = "" if miss.chance is None else f" at {miss.chance:.1%}"
        parts.append(f"the candidate {inert(miss.wanted.name)}{chance}")
    return ", ".join(part for part in parts if part)


def _answer(miss: Miss, prediction: Prediction | None) -> str:
    if prediction is None:
        return "none: not found"
    if prediction.point is None:
        return "none"
    name = f"{inert(miss.place.name)}, " if miss.place else ""
    sure = "" if prediction.confidence is None else f", {prediction.confidence:.1%} sure"
    return f"{name}{_coordinates(prediction.point)}{sure}"


def _coordinates(point: Point | None) -> str:
    return "" if point is None else f"{point.latitude:.4f} {point.longitude:.4f}"


def _cause(miss: Miss) -> str:
    return miss.cause.value if miss.cause else _INVENTED


def _record(miss: Miss) -> dict[str, object]:
    gold, prediction = miss.gold, miss.prediction
    return {
        "document": miss.document,
        "start": miss.span.start,
        "end": miss.span.end,
        "text": miss.text,
        "before": miss.before,
        "after": miss.after,
        "cause": _cause(miss),
        "gold": None
        if gold is None
        else {
            "type": gold.kind,
            "group": gold.group,
            "geonameid": gold.geonameid or None,
            **_point(gold.point),
        },
        "answer": None
        if prediction is None or prediction.point is None
        else {
            "id": miss.place.id if miss.place else None,
            "name": miss.place.name if miss.place else None,
            "confidence": prediction.confidence,
            **_point(prediction.point),
        },
        "error_km": miss.error_km,
        "wanted": None
        if miss.wanted is None
        else {"id": miss.wanted.id, "name": miss.wanted.name, "confidence": miss.chance},
        "explanation": miss.explanation,
    }


def _point(point: Point | None) -> dict[str, float | None]:
    return {
        "lat": point.latitude if point else None,
        "lon": point.longitude if point else None,
    }
