"""The article that the project started from, judged by its gold mentions; both lie beside the checkout, not in it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from geomap.assembly import Mapper
from geomap.documents import Document
from geomap.geometry import Point
from geomap.mentions import Role
from geomap.places import FeatureClass, Report, Resolved
from geomap.resolve.geography import FIRST_ORDER, is_country

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed"

pytestmark = pytest.mark.skipif(
    not SEED.is_dir(), reason="the seed article is third-party text and not part of the project"
)

ASIDE = frozenset({Role.DEMONYM, Role.EMBEDDED})
"""Roles under which a mention that the gold does not count is no error."""


@dataclass(frozen=True)
class Judged:
    """A report and the gold it is held against."""

    report: Report
    gold: dict[str, Any]

    def misses(self) -> list[dict[str, Any]]:
        """Give the gold mentions that were not found or not rightly placed."""
        found = {
            (item.mention.span.start, item.mention.span.end): item for item in self.report.resolved
        }
        return [
            item
            for item in self.gold["mentions"]
            if not _right(found.get((item["start"], item["end"])), item)
        ]


@pytest.fixture(scope="module")
def judged(mapper: Mapper) -> Judged:
    """Map the article once."""
    text = (SEED / "article.txt").read_text(encoding="utf-8")
    gold = json.loads((SEED / "gold.json").read_text(encoding="utf-8"))
    return Judged(mapper(Document("seed", text)), gold)


def _right(answer: Resolved | None, gold: dict[str, Any]) -> bool:
    if answer is None:
        return False
    place = answer.place
    kind = {
        "country": is_country(place),
        "city": place.feature_class is FeatureClass.POPULATED,
        "admin1": place.feature_code == FIRST_ORDER,
    }[gold["kind"]]
    distance = place.point.distance_km(Point(gold["lat"], gold["lon"]))
    return kind and distance <= gold["tolerance_km"]


def test_finds_and_places_what_the_article_names(judged: Judged) -> None:
    """At least 97 of the 99 gold mentions, of the right kind and within tolerance."""
    misses = judged.misses()
    assert len(judged.gold["mentions"]) == 99
    assert len(misses) <= 2, [(item["start"], item["text"]) for item in misses]


def test_draws_next_to_nothing_that_is_no_place(judged: Judged) -> None:
    """At most three places beside the gold, but for demonyms and embedded names under their roles."""
    gold = [(item["start"], item["end"]) for item in judged.gold["mentions"]]
    extra = [
        item.mention.text
        for item in judged.report.resolved
        if item.mention.role not in ASIDE
        and not any(
            item.mention.span.start < end and start < item.mention.span.end for start, end in gold
        )
    ]
    assert len(extra) <= 3, extra


def test_never_draws_the_names_that_look_like_places(judged: Judged) -> None:
    """Persons, groups, papers and headings are no places under any role."""
    drawn = {item.mention.text for item in judged.report.resolved}
    assert drawn.isdisjoint(judged.gold["not_places"])
