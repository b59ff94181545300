"""The decisions file: comments and others' changes stay, undo brings back what was there, and a failure costs nothing."""

from pathlib import Path

import pytest

from geomap.decisions import Scope
from geomap.errors import InputError
from geomap.review import DecisionsFile
from tests.builders import document, place
from tests.review.builders import decision, written

TEXT = document("Rain in Homs. More in Homs, and none in Tripoli.", identifier="a.txt")
HOMS = decision(TEXT, "Homs", place())
SECOND = decision(TEXT, "Homs", place("Al Khums"), occurrence=1)
TRIPOLI = decision(TEXT, "Tripoli")


def test_decisions_are_read_in_their_order(tmp_path: Path) -> None:
    file = written(tmp_path, HOMS, TRIPOLI, SECOND)
    assert file.decisions == (HOMS, TRIPOLI, SECOND)
    assert [number for number, _ in file.numbered] == [1, 2, 3]


def test_a_new_decision_takes_the_place_of_the_one_on_the_same_mention(tmp_path: Path) -> None:
    file = written(tmp_path, HOMS, TRIPOLI)
    file.decide(again := decision(TEXT, "Homs", note="no"))
    assert file.decisions == (again, TRIPOLI)
    file.decide(SECOND)
    assert DecisionsFile.open(file.path).decisions == (again, TRIPOLI, SECOND)


def test_comments_blank_lines_and_what_others_wrote_meanwhile_stay(tmp_path: Path) -> None:
    file = written(tmp_path, HOMS)
    text = file.path.read_text(encoding="utf-8")
    file.path.write_text(f"# our file\n\n{text}", encoding="utf-8")
    file.decide(TRIPOLI)
    lines = file.path.read_text(encoding="utf-8").split("\n")
    assert lines[:2] == ["# our file", ""]
    assert lines[2] + "\n" == text
    assert file.decisions == (HOMS, TRIPOLI)


def test_decisions_are_taken_back_one_by_one(tmp_path: Path) -> None:
    before = written(tmp_path, HOMS, TRIPOLI)
    text = before.path.read_text(encoding="utf-8")
    file = DecisionsFile.open(before.path)
    file.decide(decision(TEXT, "Homs", note="no"))
    file.decide(SECOND)
    assert file.undo() == SECOND
    assert len(file.decisions) == 2
    assert file.undo()
    assert file.path.read_text(encoding="utf-8") == text
    assert file.undo() is None


def test_two_decisions_that_contradict_each_other_are_named(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    wide = decision(TEXT, "Homs", place(), scope=Scope.DOCUMENT)
    other = decision(TEXT, "Homs", occurrence=1, scope=Scope.DOCUMENT)
    both = [
        written(folder, held).path.read_text(encoding="utf-8")
        for folder, held in ((tmp_path, wide), (tmp_path, other))
    ]
    first, second = both[0], both[1].splitlines(keepends=True)[-1]
    path.write_text(first + "# merged\n" + second, encoding="utf-8")
    with pytest.raises(InputError, match="line 3: decides otherwise what line 1 decides"):
        DecisionsFile.open(path)
    path.write_text(first + first, encoding="utf-8")
    assert len(DecisionsFile.open(path).decisions) == 2


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"\xff", "it is not UTF-8"),
        (b"{}", "line 1: 'document' is missing"),
        (b"# ok\n\nnonsense", "line 3: not JSON"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_line(
    tmp_path: Path, data: bytes, problem: str
) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        DecisionsFile.open(path)
    assert problem in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_missing_file_is_an_empty_one_only_for_who_will_write_it(tmp_path: Path) -> None:
    path = tmp_path / "none.jsonl"
    with pytest.raises(InputError, match="geomap review makes one"):
        DecisionsFile.open(path)
    assert DecisionsFile.open(path, may_be_missing=True).decisions == ()
    assert not path.exists()


def test_a_file_that_cannot_be_written_says_so_and_stays(tmp_path: Path) -> None:
    missing = DecisionsFile.open(tmp_path / "no" / "folder.jsonl", may_be_missing=True)
    with pytest.raises(InputError, match="cannot write the decisions file"):
        missing.decide(HOMS)
    folder = DecisionsFile(tmp_path, ())
    with pytest.raises(InputError, match="cannot read the decisions file"):
        folder.decide(HOMS)
    assert list(tmp_path.iterdir()) == []


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    file = written(tmp_path, HOMS, TRIPOLI)
    text = file.path.read_text(encoding="utf-8")
    file.path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert DecisionsFile.open(file.path).decisions == file.decisions


def test_the_digest_is_of_decisions_alone(tmp_path: Path) -> None:
    file = written(tmp_path, HOMS)
    digest = file.digest
    file.path.write_text("# a comment\n" + file.path.read_text(encoding="utf-8"), encoding="utf-8")
    assert DecisionsFile.open(file.path).digest == digest
    file.decide(TRIPOLI)
    assert file.digest != digest
