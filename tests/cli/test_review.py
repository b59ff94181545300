"""`geomap review`, and decisions replayed by the other commands, in the world of eight places."""

import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEXT = (
    "Envoys met in Tripoli on Monday. Later in Tripoli, ships were searched. "
    "In Homs it rained, and Captain Saraqib slept."
)


@pytest.fixture
def tripoli(folder: Path) -> str:
    """Give the name of a text in which Tripoli is named twice."""
    (folder / "tripoli.txt").write_text(TEXT, encoding="utf-8")
    return "tripoli.txt"


def answers(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Let a person answer so."""
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def placed(text: str) -> list[tuple[str, str, str]]:
    """Give each mention with its place's country, or the reason why there is none, and who answered."""
    return [
        (
            item["text"],
            item["place"]["country"] if "place" in item else item["reason"],
            item.get("answered_by", ""),
        )
        for item in json.loads(text)["mentions"]
    ]


def said(folder: Path) -> list[tuple[str, str, str]]:
    """Give what the decisions file says: name, verdict and scope."""
    lines = (folder / "decisions.jsonl").read_text(encoding="utf-8").splitlines()
    held = [json.loads(line) for line in lines]
    return [(item["exact"], item["verdict"], item.get("scope", "mention")) for item in held]


def test_what_is_doubtful_is_listed_the_least_sure_first(run: Run, tripoli: str) -> None:
    ended = run("review", "list", tripoli, "--below", "1")
    rows = [line.split("\t") for line in ended.out.splitlines()]
    assert rows[0][:4] == ["document", "start", "text", "confidence"]
    confidences = [float(row[3]) for row in rows[1:]]
    assert len(confidences) >= 2
    assert confidences == sorted(confidences)
    listed = run("review", "list", tripoli, "--below", "1", "-f", "jsonl").out.splitlines()
    assert [json.loads(line)["text"] for line in listed] == [row[2] for row in rows[1:]]
    assert json.loads(listed[0])["choices"]
    assert run("review", "list", tripoli, "--below", "0").err == "nothing is doubtful\n"


def test_decisions_are_made_by_script_and_replayed(run: Run, tripoli: str, folder: Path) -> None:
    assert run("review", "point", tripoli, "14", "--place", "test:tripoli-lb-ppla").status == 0
    assert run("review", "reject", tripoli, "Homs", "--note", "a ship").status == 0
    assert run("review", "point", tripoli, "Saraqib", "--at", "-35.8,36.8").status == 0
    assert said(folder) == [
        ("Tripoli", "point", "mention"),
        ("Homs", "reject", "mention"),
        ("Saraqib", "point", "mention"),
    ]
    without = run("extract", tripoli)
    assert placed(without.out)[0] == ("Tripoli", "LY", "gazetteer")
    ended = run("extract", tripoli, "--decisions", "decisions.jsonl")
    assert (ended.status, ended.err) == (0, "")
    assert placed(ended.out) == [
        ("Tripoli", "LB", "decision"),
        placed(ended.out)[1],
        ("Homs", "rejected", ""),
        ("Saraqib", "", "decision"),
    ]
    assert json.loads(ended.out)["manifest"]["settings"]["decisions"]
    assert ended.out == run("extract", tripoli, "--decisions", "decisions.jsonl").out


def test_the_names_around_know_of_a_decision(run: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("Tripoli and Homs.", encoding="utf-8")

    def libyan() -> float:
        """Give how probable it is that Homs is the one in Libya."""
        report = json.loads(run("extract", "a.txt", "--decisions", "decisions.jsonl").out)
        homs = report["mentions"][1]
        held = [homs, *homs["alternatives"]]
        return sum(float(item["confidence"]) for item in held if item["place"]["country"] == "LY")

    run("review", "point", "a.txt", "Tripoli", "--place", "test:tripoli-lb-ppla")
    beside_lebanon = libyan()
    run("review", "point", "a.txt", "Tripoli", "--place", "test:tripoli-ly-pplc")
    assert libyan() > beside_lebanon


def test_reports_made_earlier_take_decisions_too(run: Run, tripoli: str, folder: Path) -> None:
    run("extract", tripoli, "-o", "report.json")
    choice = run("review", "accept", "report.json", "42", "--by", "R. H.")
    assert choice.err.startswith("accept Tripoli (Tripoli (LY;")
    assert json.loads((folder / "decisions.jsonl").read_text(encoding="utf-8"))["by"] == "R. H."
    ended = run("extract", "report.json", "--decisions", "decisions.jsonl")
    assert [by for _, _, by in placed(ended.out)] == ["gazetteer", "decision", "gazetteer"]
    assert run("map", "report.json", "-o", "map.html", "--decisions", "decisions.jsonl").status == 0
    assert "decided by R. H." in (folder / "map.html").read_text(encoding="utf-8")


def test_given_spans_take_decisions_too(run: Run, tripoli: str, folder: Path) -> None:
    run("review", "reject", tripoli, "14", "--scope", "all")
    line = {"id": "other", "text": TEXT, "toponyms": [{"start": 14, "end": 21}]}
    (folder / "spans.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    ended = run("resolve", "spans.jsonl", "--decisions", "decisions.jsonl")
    assert placed(ended.out) == [("Tripoli", "rejected", "")]


def test_what_a_decision_no_longer_meets_is_told(run: Run, tripoli: str, folder: Path) -> None:
    run("review", "reject", tripoli, "14")
    run("review", "reject", "article.txt", "Damascus")
    (folder / tripoli).write_text("Nothing is left of it, but for Homs.", encoding="utf-8")
    ended = run("extract", tripoli, "--decisions", "decisions.jsonl")
    assert ended.status == 0
    gone, idle = ended.err.splitlines()
    assert "decisions.jsonl, line 1: tripoli.txt no longer says «Envoys met in Tripoli on" in gone
    assert "line 2 had nothing to decide in this run (article.txt)" in idle


def test_a_person_is_asked_and_every_answer_is_kept(
    run: Run, tripoli: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, "?", "r # a ship", "u", "p 34.7,36.7 The house", "da # the capital")
    ended = run("review", tripoli, "--all", "--by", "me")
    assert ended.status == 0
    assert "a        accept the first place" in ended.err
    assert "[Tripoli]" in ended.err
    assert ended.err.endswith("2 decisions → decisions.jsonl, 0 left\n")
    assert said(folder) == [("Homs", "point", "mention"), ("Tripoli", "accept", "document")]
    written = (folder / "decisions.jsonl").read_text(encoding="utf-8")
    held = [json.loads(line) for line in written.splitlines()]
    assert [item.get("note") for item in held] == [None, "the capital"]
    assert {item["by"] for item in held} == {"me"}
    assert held[0]["place"]["name"] == "The house"
    answers(monkeypatch)
    assert "1 of" not in run("review", tripoli).err, "what is decided is not asked about again"


def test_answers_that_make_no_sense_are_asked_for_again(
    run: Run, tripoli: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = ("", "u", "9", "0", "p", "p nowhere:1", "p 91,0", "p x,y", "dd", "²")
    answers(monkeypatch, *wrong, "s", "e1", "q")
    ended = run("review", "ask", tripoli, "--all")
    assert ended.err.count("accept, reject, number, point, skip, undo, quit, ? > ") >= len(wrong)
    for problem in ("nothing to undo", "has no place 'nowhere:1'", "a point is LATITUDE,LONGITUDE"):
        assert problem in ended.err
    assert [scope for _, _, scope in said(folder)] == ["all"]


def test_input_that_ends_is_an_end(
    run: Run, tripoli: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch)
    ended = run("review", tripoli, "--all")
    assert ended.status == 0
    assert "0 decisions" in ended.err
    assert not (folder / "decisions.jsonl").exists()


def test_the_last_decision_can_be_taken_back(
    run: Run, tripoli: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, "er", "er", "u", "s")
    run("review", tripoli, "--all")
    assert len(said(folder)) == 1


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("accept", "tripoli.txt", "Tripoli"), "named 2 times, at 14, 42: give the offset, or"),
        (("accept", "tripoli.txt", "15"), "no name was found at 15"),
        (("accept", "tripoli.txt", "Atlantis"), "geomap review point puts it there"),
        (("accept", "tripoli.txt", "14", "--choice", "7"), "has no place 7"),
        (("reject", "tripoli.txt", "Atlantis"), "nothing to reject"),
        (("point", "tripoli.txt", "14"), "give either --place ID, or --at"),
        (("point", "tripoli.txt", "14", "--place", "a:b", "--at", "1,2"), "give either"),
        (("point", "tripoli.txt", "14", "--place", "a:b"), "the gazetteer has no place 'a:b'"),
        (("point", "tripoli.txt", "14", "--at", "1;2"), "a point is LATITUDE,LONGITUDE"),
        (("point", "tripoli.txt", "Atlantis", "--at", "1,2"), "stands nowhere in tripoli.txt"),
        (("reject", "tripoli.txt", "14", "--document", "b"), "holds no document 'b'"),
        (("reject", "tripoli.txt", "14", "--scope", "x"), "'x' is not one of"),
        (("list", "tripoli.txt", "--decisions", "bad.jsonl"), "bad.jsonl, line 1: not JSON"),
        (("ask", "-"), "the answers come from standard input"),
    ],
)
def test_what_cannot_be_decided_is_said_in_one_line(
    run: Run, tripoli: str, folder: Path, arguments: tuple[str, ...], problem: str
) -> None:
    assert tripoli
    (folder / "bad.jsonl").write_text("nonsense\n", encoding="utf-8")
    ended = run("review", *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert problem in ended.err
    assert ended.err.count("\n") == 1
    assert not (folder / "decisions.jsonl").exists()


def test_a_missing_decisions_file_ends_a_run_before_anything_is_written(
    run: Run, folder: Path
) -> None:
    ended = run("map", "article.txt", "-o", "map.html", "--decisions", "none.jsonl")
    assert (ended.status, (folder / "map.html").exists()) == (2, False)
    assert "there is no decisions file none.jsonl; geomap review makes one" in ended.err


def test_hostile_text_is_shown_inert(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "evil.txt").write_text("Rain in Homs\x1b[2J\u202e fell.", encoding="utf-8")
    answers(monkeypatch, "r # \x1b[31m")
    ended = run("review", "evil.txt", "--all")
    assert "\x1b" not in ended.err
    assert "\u202e" not in ended.err
    assert "\x1b" not in (folder / "decisions.jsonl").read_text(encoding="utf-8")


def test_the_file_of_the_settings_is_taken(
    run: Run, tripoli: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GEOMAP_DECISIONS", "ours.jsonl")
    assert run("review", "reject", tripoli, "Homs").status == 0
    assert (folder / "ours.jsonl").is_file()
    assert ("Homs", "rejected", "") in placed(run("extract", tripoli).out)
