"""The samples of `tests/samples`: whole texts on the real gazetteer, each saying why it exists."""

import tomllib
from pathlib import Path

import pytest

from geomap.documents import Document
from geomap.gazetteer import Gazetteer
from geomap.recognize import RuleRecognizer

SAMPLES = Path(__file__).parents[1] / "samples"
LONG = "air-strikes"
TRAPS = sorted(path.name for path in SAMPLES.iterdir() if path.is_dir() and path.name != LONG)


def expected_and_found(name: str, gazetteer: Gazetteer) -> tuple[list[str], list[str]]:
    """Give the mentions that a sample expects and those found, each as its text and role, in text order."""
    expected = tomllib.loads((SAMPLES / name / "expected.toml").read_text(encoding="utf-8"))
    assert expected["why"].strip()
    text = (SAMPLES / name / "document.txt").read_bytes().decode("utf-8")
    ((_, mentions),) = RuleRecognizer(gazetteer).pipe((Document(name, text),))
    assert not {mention.text for mention in mentions} & set(expected.get("not_places", ()))
    return (
        [f"{mention['text']} {mention['role']}" for mention in expected["mentions"]],
        [f"{mention.text} {mention.role}" for mention in mentions],
    )


@pytest.mark.parametrize("name", TRAPS)
def test_a_sample_has_just_the_mentions_expected(name: str, gazetteer: Gazetteer) -> None:
    """Text and role of every mention."""
    expected, found = expected_and_found(name, gazetteer)
    assert found == expected


def test_a_whole_page_is_read_almost_as_expected(gazetteer: Gazetteer) -> None:
    """At least 95 % of the mentions with their roles, in order, and nothing else."""
    expected, found = expected_and_found(LONG, gazetteer)
    remaining = iter(expected)
    assert all(mention in remaining for mention in found), "something is found that is not there"
    assert len(found) >= 0.95 * len(expected)
