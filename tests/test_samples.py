"""Texts of our own words, each with what must be found in it and why it is there, mapped by all parts together.

A sample is a folder in tests/samples with `document.txt` and `expected.toml`: `why`; `not_places`, names that must not be
placed; `focus`, the names of what it is about, heaviest first, and `in_passing`, names of places that it is not about; and all `mentions`
in text order. A mention has its text, its role, if need be the words it comes `after`, and either the country that its place lies in
(with a point and a tolerance where the country is not enough) or the reason why it cannot be placed.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from geomap.assembly import Mapper
from geomap.documents import Document, Span
from geomap.geometry import Point
from geomap.mentions import Role
from geomap.places import Reason, Report, Resolution, Unresolved

SAMPLES = sorted(path.parent for path in Path(__file__).parent.glob("samples/*/expected.toml"))

Expected = dict[str, Any]


def expected(folder: Path) -> Expected:
    """Give what a sample expects."""
    return tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))


def text_of(folder: Path) -> str:
    """Give a sample's text."""
    return (folder / "document.txt").read_bytes().decode("utf-8")


def located(folder: Path) -> list[tuple[Span, Expected]]:
    """Give each expected mention with its span, found by going through the text."""
    text, start, found = text_of(folder), 0, []
    for mention in expected(folder).get("mentions", ()):
        before = mention.get("after", "")
        start = text.index(before + mention["text"], start) + len(before)
        found.append((Span(start, start + len(mention["text"])), mention))
        start += len(mention["text"])
    return found


def is_right(answer: Resolution, wanted: Expected) -> bool:
    """Whether a mention was placed in the right country and within the tolerance, or left open for the right reason."""
    if isinstance(answer, Unresolved):
        return answer.reason == wanted.get("reason")
    if wanted.get("country") and wanted["country"] not in answer.place.all_countries:
        return False
    if "latitude" not in wanted:
        return "reason" not in wanted
    distance = answer.place.point.distance_km(Point(wanted["latitude"], wanted["longitude"]))
    return bool(distance <= wanted["tolerance_km"])


@pytest.fixture(scope="module")
def mapped(mapper: Mapper) -> dict[Path, Report]:
    """Map all samples."""
    return {folder: mapper(Document(folder.name, text_of(folder))) for folder in SAMPLES}


def test_the_article_of_make_map_is_a_sample() -> None:
    assert "air-strikes" in {folder.name for folder in SAMPLES}


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_a_sample_says_why_and_agrees_with_itself(folder: Path) -> None:
    held = expected(folder)
    assert held["why"].strip()
    for _, mention in located(folder):
        assert Role(mention["role"])
        assert "country" in mention or Reason(mention["reason"])
    assert all(name in text_of(folder) for name in held.get("not_places", ()))


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_every_mention_is_found_and_rightly_placed(
    folder: Path, mapped: dict[Path, Report]
) -> None:
    answers = {item.mention.span: item for item in mapped[folder].resolutions}
    missed = [
        (span.start, wanted["text"])
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
def test_nothing_else_is_named_a_place(folder: Path, mapped: dict[Path, Report]) -> None:
    wanted = {span for span, _ in located(folder)}
    extra = [
        item.mention.text for item in mapped[folder].resolutions if item.mention.span not in wanted
    ]
    assert extra == []
    drawn = {item.mention.text for item in mapped[folder].resolved}
    assert drawn.isdisjoint(expected(folder).get("not_places", ()))


@pytest.mark.parametrize(
    "folder",
    [folder for folder in SAMPLES if "focus" in expected(folder)],
    ids=lambda folder: folder.name,
)
def test_the_text_is_about_what_it_says(folder: Path, mapped: dict[Path, Report]) -> None:
    """The heaviest places are those expected, in their order, and none that is named in passing is among all."""
    wanted, found = expected(folder)["focus"], mapped[folder].focus
    names = [item.place.name for item in found]
    assert names[: len(wanted)] == wanted
    assert bool(names) == bool(wanted)
    assert set(names).isdisjoint(expected(folder).get("in_passing", ()))
    assert sum(item.weight for item in found) <= 1.0
