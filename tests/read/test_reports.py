"""Reports that come back from files, and files that hold none."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geomap.documents import Document
from geomap.errors import InputError
from geomap.export import FORMATS
from geomap.places import Alternative, Clue, Report, Resolved
from geomap.read import read_reports
from tests.builders import mention, place
from tests.strategies import reports

DOCUMENT = Document("homs.txt", "Jets struck Homs.", "Strikes")
REPORT = Report(
    DOCUMENT,
    (
        Resolved(
            mention(DOCUMENT, "Homs"),
            place(),
            0.9,
            "gazetteer",
            (Alternative(place("Homs", 34.5, 36.5, feature="A/ADM1"), 0.1),),
            (Clue("importance", 1.5, "775,404 inhabitants"),),
        ),
    ),
)


def written(held: object, path: Path) -> str:
    """Write JSON to a file and give its path."""
    path.write_text(json.dumps(held), encoding="utf-8")
    return str(path)


def record() -> dict[str, Any]:
    """Give the sample report as parsed JSON, to be spoilt."""
    parsed = json.loads("".join(FORMATS["json"]([REPORT])))
    assert isinstance(parsed, dict)
    return parsed


def refusal(source: str) -> str:
    """Give the one line with which a file is refused."""
    with pytest.raises(InputError) as caught:
        read_reports(source)
    message = str(caught.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize("form", ["json", "jsonl"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(held=st.lists(reports(), min_size=1, max_size=3))
def test_reports_come_back_equal(tmp_path: Path, form: str, held: list[Report]) -> None:
    path = tmp_path / f"reports.{form}"
    path.write_bytes("".join(FORMATS[form](held)).encode())
    assert read_reports(str(path)) == tuple(held)


def test_what_tells_little_may_be_absent(tmp_path: Path) -> None:
    whole = record()
    (found,) = whole["mentions"]
    for name in ("score", "clues", "alternatives"):
        del found[name]
    for name in ("extent", "countries", "admin1_code", "admin2_code"):
        del found["place"][name]
    del whole["focus"], whole["manifest"], whole["attribution"]
    (report,) = read_reports(written(whole, tmp_path / "report.json"))
    assert [item.place for item in report.resolved] == [place()]


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("place", {"id": "x:1"}, "mentions[0]: place: 'latitude' is missing"),
        ("confidence", "high", "mentions[0]: 'confidence' must be a number, not \"high\""),
        ("confidence", 1.5, "mentions[0]: a confidence lies in 0 … 1, not 1.5"),
        ("confidence", True, "'confidence' must be a number, not true"),
        ("within", "yes", "'within' must be true or false, not \"yes\""),
        ("confidence", 10**400, "mentions[0]: a number is too large"),
        ("start", 3, "the document does not say 'Homs' at 3–16"),
        ("start", 12.0, "'start' must be a whole number, not 12.0"),
        ("end", 400, "span 12–400 ends after the text (17 characters)"),
        ("sentence", {"start": 0, "end": 99}, "sentence: span 0–99 ends after the text"),
        ("sentence", {"start": 0, "end": 3}, "does not hold the mention"),
        ("sentence", [0, 17], "sentence: must be an object, not a list"),
        ("role", "verb", "'verb' is not a valid Role"),
        ("status", "maybe", "'status' must be resolved or unresolved, not 'maybe'"),
        ("alternatives", {}, "'alternatives' must be a list, not an object"),
        ("answered_by", None, "'answered_by' must be a text, not null"),
        ("text", "\ud800oms", "'text' holds half of a surrogate pair"),
    ],
)
def test_a_wrong_field_is_named_with_its_place(
    tmp_path: Path, field: str, value: object, expected: str
) -> None:
    whole = record()
    whole["mentions"][0][field] = value
    assert expected in refusal(written(whole, tmp_path / "report.json"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "not JSON: Expecting value"),
        ("{'id': 1}", "not JSON: Expecting property name"),
        ('{\n"id": }', "(line 2, character 7)"),
        ("[" * 100_000, "not JSON that can be read"),
        ('{"confidence": NaN}', "NaN is no JSON"),
        ("3", "must be an object, not 3"),
        ("[]", "holds no report"),
        ('{"type": "FeatureCollection"}', "is not what `geomap extract` writes"),
        ('[{"mentions": [], "id": "a", "text": "b"}, 4]', "[1]: must be an object, not 4"),
        ('{"mentions": [], "id": "", "text": ""}', "a document needs an id"),
    ],
)
def test_a_file_that_holds_no_report_is_told(tmp_path: Path, text: str, expected: str) -> None:
    path = tmp_path / "report.json"
    path.write_text(text, encoding="utf-8")
    message = refusal(str(path))
    assert message.startswith(str(path))
    assert expected in message


def test_a_wrong_line_has_its_number(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    good = "".join(FORMATS["jsonl"]([REPORT]))
    path.write_text(good + "\n" + good[:50] + "\n", encoding="utf-8")
    assert f"{path}, line 3: not JSON" in refusal(str(path))


def test_settings_of_a_manifest_are_plain(tmp_path: Path) -> None:
    whole = record()
    whole["manifest"] = {"geomap": "0", "model": "m", "gazetteer": {}, "settings": {"a": [1]}}
    message = refusal(written(whole, tmp_path / "report.json"))
    assert "manifest: settings: 'a' must be a plain value, not a list" in message
