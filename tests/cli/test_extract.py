"""`geomap extract` from text to data, in every format."""

import csv
import io
import json
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from geomap.cli.extract import Format
from geomap.export import FORMATS
from geomap.read import read_reports
from tests.cli.conftest import Run


def test_every_format_of_exports_is_offered() -> None:
    assert [form.value for form in Format] == list(FORMATS)


def test_mentions_come_in_text_order_with_what_was_decided(
    run: Run, snapshot: SnapshotAssertion
) -> None:
    ended = run("extract", "article.txt", "-f", "csv")
    assert (ended.status, ended.err) == (0, "")
    rows = list(csv.DictReader(io.StringIO(ended.out, newline="")))
    assert [(row["text"], row["role"], row["place_id"]) for row in rows] == snapshot


def test_one_text_is_an_object_and_two_are_an_array(run: Run, folder: Path) -> None:
    (folder / "other.txt").write_text("Rain in Damascus.", encoding="utf-8")
    assert json.loads(run("extract", "article.txt").out)["id"] == "article.txt"
    both = json.loads(run("extract", "article.txt", "other.txt").out)
    assert [item["id"] for item in both] == ["article.txt", "other.txt"]


def test_jsonl_is_a_line_a_text(run: Run) -> None:
    ended = run("extract", "article.txt", "article.txt", "-f", "jsonl")
    assert [json.loads(line)["id"] for line in ended.out.splitlines()] == [
        "article.txt",
        "article.txt#2",
    ]


def test_a_manifest_says_what_it_was_made_with(run: Run) -> None:
    manifest = json.loads(run("extract", "article.txt", "--min-confidence", "0.5").out)["manifest"]
    assert manifest["gazetteer"]["name"] == "gazetteer"
    assert manifest["settings"]["min_confidence"] == 0.5


def test_geojson_has_a_feature_a_place(run: Run) -> None:
    features = json.loads(run("extract", "article.txt", "-f", "geojson").out)["features"]
    assert [feature["properties"]["name"] for feature in features] == ["Homs", "Syria", "Damascus"]


def test_what_was_written_is_converted_and_not_computed_again(run: Run, folder: Path) -> None:
    direct = run("extract", "article.txt", "-f", "csv").out
    assert run("extract", "article.txt", "-o", "report.json").out == ""
    (report,) = read_reports("report.json")
    assert report.document.text == (folder / "article.txt").read_text(encoding="utf-8")
    later = run("extract", "report.json", "-f", "csv", "--cache-dir", "no-cache")
    assert later.out == direct
    assert not (folder / "no-cache").exists()


def test_a_source_that_is_lost_is_told_in_the_data_too(run: Run) -> None:
    ended = run("extract", "none.txt", "article.txt")
    assert ended.status == 2
    lost, held = json.loads(ended.out)
    assert lost["failure"] == "cannot read 'none.txt': No such file or directory"
    assert "failure" not in held


def test_another_encoding_can_be_named(run: Run, folder: Path) -> None:
    (folder / "old.txt").write_bytes("Café in Homs.".encode("latin-1"))
    assert run("extract", "old.txt").status == 2
    assert json.loads(run("extract", "old.txt", "--encoding", "latin-1").out)["text"] == (
        "Café in Homs."
    )


@pytest.mark.parametrize("name", ["broken.json", "broken.jsonl"])
def test_a_file_that_is_no_report_is_one_line(run: Run, folder: Path, name: str) -> None:
    (folder / name).write_text('{"type": "FeatureCollection"}', encoding="utf-8")
    ended = run("extract", name)
    assert ended.status == 2
    assert "is not what `geomap extract` writes" in ended.err


def test_a_model_that_is_not_there_is_a_missing_resource(run: Run) -> None:
    ended = run("extract", "article.txt", "--model", "no_such_pipeline")
    assert ended.status == 3
    assert "no_such_pipeline" in ended.err
    assert len(ended.err.splitlines()) == 1
