"""`geomap evaluate` in the world of eight places."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

TEXT = "Jets struck Homs in Syria on Tuesday. Syrian officials flew to Damascus."
HOMS, SYRIA, FAR = (34.73, 36.71), (35.0, 38.0), (-34.0, 151.0)


def toponym(name: str, kind: str, point: tuple[float, float] | None, group: str) -> dict[str, Any]:
    """Mark the first occurrence of a name."""
    start = TEXT.index(name)
    latitude, longitude = point or (None, None)
    place = {"lat": latitude, "lon": longitude, "type": kind, "group": group}
    return {"start": start, "end": start + len(name.strip()), **place}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of one document: three toponyms that are found, one of them placed elsewhere by the corpus, and one that is none."""
    toponyms = [
        toponym("Homs", "Literal", FAR, "ppl"),
        toponym("Syria ", "Literal", SYRIA, "country"),
        toponym("Syrian", "Demonym", SYRIA, "country"),
        toponym("Tuesday", "Odd", None, "unknown"),
    ]
    record = {"id": 1, "text": TEXT, "toponyms": toponyms, "meta": {"split": "test"}}
    path = tmp_path / "small.jsonl"
    path.write_text(json.dumps(record) + "\n", "utf-8")
    return path


def row(out: str, title: str, name: str = "small") -> list[str]:
    """Give the figures of a corpus in the table with this title."""
    lines = out[out.index(title) :].splitlines()
    return next(line for line in lines if line.startswith(f"{name} ")).split()[1:]


def test_prints_recognition_and_the_whole_chain(run: Run, corpus: Path) -> None:
    """Damascus is found and not marked, Tuesday is marked and no place; Homs is marked elsewhere."""
    ended = run("evaluate", str(corpus), "--model", "rules", "--bootstrap", "0")
    assert ended.status == 0
    same = row(ended.out, "Recognition, the same span")
    assert same == ["75.0", "75.0", "75.0", "–", "4", "4"]
    assert row(ended.out, "End to end, an overlapping span") == ["50.0", "66.7", "57.1", "–", "4", "3"]  # fmt: skip


def test_gold_spans_measure_resolution_alone(run: Run, corpus: Path) -> None:
    """Every marked toponym with coordinates counts; what the convention is stands beside the figures."""
    ended = run("evaluate", str(corpus), "--gold-spans", "--model", "rules")
    assert row(ended.out, "Resolution on gold spans")[0] == "66.7"
    assert "Recognition" not in ended.out
    assert "Intervals: 95 %, 1,000 resamples of the documents." in ended.out
    assert "strict" in ended.out


def test_types_and_roles_can_be_left_out(run: Run, corpus: Path) -> None:
    """What is out of scope counts on neither side, and the output says so."""
    ended = run(
        "evaluate", str(corpus), "--model", "rules", "--exclude-types", "Odd, Demonym",
        "--exclude-roles", "demonym",
    )  # fmt: skip
    assert row(ended.out, "Recognition, the same span")[:3] == ["66.7", "100.0", "80.0"]
    assert "without the types Demonym, Odd, without mentions in the roles demonym" in ended.out


def test_details_show_parts_causes_and_reliability(run: Run, corpus: Path) -> None:
    """By kind of place, type and role; and that the gazetteer has no Homs where the corpus puts it."""
    out = run("evaluate", str(corpus), "--model", "rules", "--details").out
    assert row(out, "small: toponyms with coordinates, by kind of place", "country")[0] == "2"
    assert row(out, "small: role that was given", "Demonym") == ["demonym", "1"]
    assert row(out, "small: role that was given", "Odd") == ["(not", "found)", "1"]
    header, counts = out[out.index("what became of them") :].splitlines()[1:3]
    assert counts.split() == ["country", "2", *("0" for _ in range(8)), "2"]
    assert "not in gazetteer" in header
    assert "small: answers by confidence" in out
    assert "small: mentions by recognition score" in out


def test_several_corpora_are_pooled(run: Run, corpus: Path) -> None:
    """A last row counts all documents together."""
    other = corpus.with_name("other.jsonl")
    other.write_bytes(corpus.read_bytes())
    out = run("evaluate", str(corpus), str(other), "--model", "rules").out
    assert row(out, "Recognition, the same span", "pooled")[-1] == "8"


def test_corpora_of_one_name_are_told_apart_by_their_paths(run: Run, corpus: Path) -> None:
    """None is lost; the same file twice is a slip."""
    other = corpus.parent / "deeper" / corpus.name
    other.parent.mkdir()
    other.write_bytes(corpus.read_bytes())
    out = run("evaluate", str(corpus), str(other), "--model", "rules").out
    assert row(out, "Recognition, the same span", str(other))[-1] == "4"
    assert row(out, "Recognition, the same span", "pooled")[-1] == "8"
    twice = run("evaluate", str(corpus), str(corpus), "--model", "rules")
    assert (twice.status, "named twice" in twice.err) == (2, True)


def test_json_has_all_figures(run: Run, corpus: Path) -> None:
    """The same figures as the tables, and the causes."""
    ended = run("evaluate", str(corpus), "--model", "rules", "-f", "json")
    (record,) = json.loads(ended.out)
    assert record["exact"]["recognition"]["f1"] == 0.75
    assert record["causes"]["ppl"]["causes"]["not in gazetteer"] == 1
    assert record["causes"]["country"]["among_candidates"] == 2


def test_somebody_elses_predictions_are_measured(
    run: Run, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No gazetteer is needed for them, no causes are told, and what says how geomap works is refused."""
    monkeypatch.setenv("GEOMAP_CACHE_DIR", "/nowhere")
    said = corpus.with_name("said.jsonl")
    start = TEXT.index("Syria ")
    guess = {"start": start, "end": start + 5, "lat": 35.0, "lon": 38.0, "confidence": 0.9}
    said.write_text(json.dumps({"id": 1, "toponyms": [guess]}) + "\n", "utf-8")
    arguments = ("evaluate", str(corpus), "--predictions", str(said), "-f", "json")
    (record,) = json.loads(run(*arguments).out)
    assert record["overlap"]["end_to_end"]["precision"] == 1.0
    assert record["overlap"]["end_to_end"]["recall"] == pytest.approx(1 / 3)
    assert record["causes"] is None
    refused = run(*arguments, "--gold-spans", "--model", "rules")
    assert refused.status == 2
    assert "leave out --gold-spans and --model" in refused.err


@pytest.mark.parametrize("name", ["errors.md", "errors.jsonl"])
def test_mistakes_are_written_to_a_file(run: Run, corpus: Path, name: str) -> None:
    """Homs is marked elsewhere, Tuesday is no place, Damascus is not marked; the figures stay on standard output."""
    ended = run("evaluate", str(corpus), "--model", "rules", "--errors", name)
    assert ended.status == 0
    assert f"2 mistakes in {name}" in ended.err
    written = corpus.with_name(name).read_text("utf-8")
    assert "Homs" in written
    assert "Damascus" in written
    assert "Jets struck" in written
    assert "Recognition" in ended.out


def test_mistakes_cannot_overwrite_the_corpus(run: Run, corpus: Path) -> None:
    """Nor go where the figures go."""
    before = corpus.read_bytes()
    assert run("evaluate", str(corpus), "--errors", str(corpus)).status == 2
    assert corpus.read_bytes() == before
    assert "--errors wants a file" in run("evaluate", str(corpus), "--errors", "-").err


def test_documents_are_chosen_by_what_the_corpus_says_of_them(run: Run, corpus: Path) -> None:
    """A value that no document has is told, and so is a condition that is none."""
    arguments = ("evaluate", str(corpus), "--model", "rules", "--meta")
    assert run(*arguments, "split=test").status == 0
    assert "holds no document whose meta says split=train" in run(*arguments, "split=train").err
    assert "--meta wants KEY=VALUE, not 'split'" in run(*arguments, "split").err


def test_another_casing_is_another_text(run: Run, corpus: Path) -> None:
    """In lower case the rules are less sure, and the toponyms are the same."""
    arguments = ("evaluate", str(corpus), "--model", "rules", "-f", "json")
    original, lower = run(*arguments).out, run(*arguments, "--casing", "lower").out
    assert original != lower
    assert json.loads(original)[0]["gold"] == json.loads(lower)[0]["gold"] == 4


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--exclude-roles", "wild"), "'wild' is not a valid Role"),
        (("--casing", "odd"), "odd"),
        (("--gold", "silver"), "silver"),
        (("--predictions", "gone.jsonl"), "cannot read the predictions gone.jsonl"),
    ],
)
def test_unknown_words_are_refused(
    run: Run, corpus: Path, arguments: tuple[str, str], said: str
) -> None:
    """A role, casing or file that there is not ends in one line and status 2."""
    ended = run("evaluate", str(corpus), *arguments)
    assert ended.status == 2
    assert said in ended.err


def test_a_missing_corpus_is_one_line(run: Run, tmp_path: Path) -> None:
    """The file is named."""
    ended = run("evaluate", str(tmp_path / "gone.jsonl"), "--model", "rules")
    assert ended.status == 2
    assert "gone.jsonl" in ended.err
