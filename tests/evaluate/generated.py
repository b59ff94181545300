"""Documents and predictions made up at random, the same for the same seed: they hit every convention of scoring."""

import random
from collections.abc import Sequence
from typing import Any

Record = dict[str, Any]

KINDS = ("Literal", "Demonym", "Embedded", None)
GROUPS = ("country", "admin1", "ppl", "other")
LENGTH = 400


def documents(seed: int, count: int) -> list[Record]:
    """Make gold documents: some toponyms without coordinates or number, some with alternatives, some that overlap."""
    chosen = random.Random(seed)  # noqa: S311 - no secret
    return [
        {
            "id": f"document {number}",
            "text": "x" * LENGTH,
            "meta": {"split": chosen.choice(("train", "test"))},
            "toponyms": [_toponym(chosen, start) for start in _starts(chosen)],
        }
        for number in range(count)
    ]


def predictions(seed: int, gold: Sequence[Record], *, on_gold_spans: bool = False) -> list[Record]:
    """Make predictions: right, near, far, unplaced, shifted, twice, out of nowhere; a document is left out, one is unknown."""
    chosen = random.Random(seed)  # noqa: S311 - no secret
    told = [
        {
            "id": document["id"],
            "toponyms": [
                guess
                for toponym in document["toponyms"]
                for guess in _guesses(chosen, toponym, on_gold_spans=on_gold_spans)
            ],
        }
        for document in gold
    ]
    return told if on_gold_spans else [*told[1:], {"id": "unknown", "toponyms": []}]


def _starts(chosen: random.Random) -> list[int]:
    return sorted(chosen.sample(range(0, LENGTH - 20, 4), chosen.randrange(12)))


def _toponym(chosen: random.Random, start: int) -> Record:
    located = chosen.random() < 0.8
    return {
        "start": start,
        "end": start + chosen.randrange(2, 12),
        "type": chosen.choice(KINDS),
        "group": chosen.choice(GROUPS),
        "lat": chosen.uniform(-80, 80) if located else None,
        "lon": chosen.uniform(-180, 180) if located else None,
        "geonameid": chosen.randrange(1000) if located and chosen.random() < 0.8 else None,
        "alternatives": [{"lat": chosen.uniform(-80, 80), "lon": 1.5}]
        if chosen.random() < 0.1
        else [],
    }


def _guesses(chosen: random.Random, gold: Record, *, on_gold_spans: bool) -> list[Record]:
    if chosen.random() < 0.15:
        return []
    shift = 0 if on_gold_spans else chosen.choice((0, 0, 0, 0, -1, 1, 3))
    end = gold["end"] if on_gold_spans else gold["end"] + chosen.choice((0, 0, 0, 2))
    guess = {
        "start": max(0, gold["start"] + shift),
        "end": max(gold["start"] + shift + 1, end),
        "confidence": round(chosen.random(), 3),
        **_answer(chosen, gold),
    }
    elsewhere = {"start": chosen.randrange(LENGTH - 20), "lat": 1.0, "lon": 2.0}
    elsewhere["end"] = elsewhere["start"] + 3
    twice = [dict(guess, lat=0.0, lon=0.0)] if chosen.random() < 0.1 else []
    extra = [elsewhere] if not on_gold_spans and chosen.random() < 0.2 else []
    return [guess, *twice, *extra]


def _answer(chosen: random.Random, gold: Record) -> Record:
    if chosen.random() < 0.15:
        return {"lat": None, "lon": None}
    if gold["lat"] is None:
        return {"lat": 5.0, "lon": 6.0, "geonameid": chosen.choice((7, None))}
    off = chosen.choice((0.0, 0.1, 1.4, 1.5, 6.0, 60.0))
    latitude = gold["lat"] + off if gold["lat"] + off <= 90 else gold["lat"] - off
    right = chosen.random() < 0.7
    return {
        "lat": latitude,
        "lon": gold["lon"],
        "geonameid": gold["geonameid"] if right else chosen.randrange(1000),
    }
