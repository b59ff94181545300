"""Texts of our own words, each with what must be found in it and why it is there.

A sample is a folder in tests/samples with `document.txt` and `expected.toml`: `why`; `not_places`, names that must not be
placed; and all `mentions` in text order, each with its text, role, country, point and tolerance.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from geomap.assembly import Mapper
from geomap.documents import Document, Span
from geomap.geometry import Point
from geomap.mentions import Role
from geomap.places import Report, Resolved
from geomap.settings import Settings

SAMPLES = sorted(path.parent for path in Path(__file__).parent.glob("samples/*/expected.toml"))

Expected = dict[str, Any]


def expected(folder: Path) -> Expected:
    """Give what a sample expects."""
    return tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))


def text_of(folder: Path) -> str:
    """Give a sample's text."""
    return (folder / "document.txt").read_text(encoding="utf-8")


def located(folder: Path) -> list[tuple[Span, Expected]]:
    """Give each expected mention with its span, found by going through the text."""
    text, start, found = text_of(folder), 0, []
    for mention in expected(folder)["mentions"]:
        start = text.index(mention["text"], start)
        found.append((Span(start, start + len(mention["text"])), mention))
        start += len(mention["text"])
    return found


def is_right(answer: Resolved, wanted: Expected) -> bool:
    """Whether a mention was placed in the right country and within the tolerance."""
    country = wanted["country"]
    distance = answer.place.point.distance_km(Point(wanted["latitude"], wanted["longitude"]))
    return distance <= wanted["tolerance_km"] and (
        not country or country in answer.place.all_countries
    )


@pytest.fixture(scope="module")
def mapped(gazetteer_file: Path) -> dict[Path, Report]:
    """Map all samples with geomap's own rules."""
    mapper = Mapper(Settings(cache_dir=gazetteer_file.parent))
    return {folder: mapper(Document(folder.name, text_of(folder))) for folder in SAMPLES}


def test_the_article_of_make_map_is_a_sample() -> None:
    assert "air-strikes" in {folder.name for folder in SAMPLES}


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_a_sample_says_why_and_agrees_with_itself(folder: Path) -> None:
    held = expected(folder)
    assert held["why"].strip()
    assert located(folder)
    assert all(Role(mention["role"]) for mention in held["mentions"])
    assert all(name in text_of(folder) for name in held["not_places"])


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_every_mention_is_found_and_rightly_placed(
    folder: Path, mapped: dict[Path, Report]
) -> None:
    answers = {item.mention.span: item for item in mapped[folder].resolved}
    missed = [
        (span.start, wanted["text"], wanted["place"])
        for span, wanted in located(folder)
        if span not in answers or not is_right(answers[span], wanted)
    ]
    assert missed == []


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_every_role_is_told(folder: Path, mapped: dict[Path, Report]) -> None:
    roles = {item.mention.span: item.mention.role for item in mapped[folder].resolutions}
    wrong = [
        (span.start, wanted["text"], wanted["role"], roles[span].value)
        for span, wanted in located(folder)
        if span in roles and roles[span] is not Role(wanted["role"])
    ]
    assert wrong == []


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_nothing_else_is_placed(folder: Path, mapped: dict[Path, Report]) -> None:
    wanted = {span for span, _ in located(folder)}
    extra = [
        item.mention.text for item in mapped[folder].resolved if item.mention.span not in wanted
    ]
    assert extra == []
    drawn = {item.mention.text for item in mapped[folder].resolved}
    assert drawn.isdisjoint(expected(folder)["not_places"])
