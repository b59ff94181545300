"""Decisions on documents: the narrower before the wider, what is gone is told, nothing is dropped in silence."""

from dataclasses import replace
from pathlib import Path

import pytest

from geomap.decisions import Decision, Scope
from geomap.documents import Document
from geomap.places import Place
from geomap.review import Replay
from tests.builders import document, mention, place
from tests.review.builders import decision, written

TEXT = document(
    "Rain fell in Homs for a week and a day. The mayor of Homs thanked the fire brigade of Tripoli for its pumps.",
    identifier="news/a.txt",
)
HERE, THERE = place(), place("Al Khums", 32.65, 14.26, country="LY")


class Told(list[str]):
    """Remembers what was told."""

    def __call__(self, text: str) -> None:
        """Take one line."""
        self.append(text)


def replay(folder: Path, *decisions: Decision, told: Told | None = None) -> Replay:
    """Give what replays decisions, with a gazetteer that knows one place."""

    def look_up(identifier: str) -> Place | None:
        return HERE if identifier == HERE.id else None

    return Replay(written(folder, *decisions), look_up, Told() if told is None else told)


def verdicts(held: Replay, source: Document) -> list[str]:
    """Give what is decided on both Homs and on Tripoli: a place's name, a verdict, or nothing."""
    mentions = (
        mention(source, "Homs"),
        mention(source, "Homs", occurrence=1),
        mention(source, "Tripoli"),
    )
    return [
        "" if item is None else item.place.name if item.place else item.verdict.value
        for item in held.decided(source, mentions)
    ]


def test_a_decision_on_one_mention_holds_for_it_alone(tmp_path: Path) -> None:
    told = Told()
    held = replay(tmp_path, decision(TEXT, "Homs", THERE, occurrence=1), told=told)
    assert verdicts(held, TEXT) == ["", "Al Khums", ""]
    held.tell_idle()
    assert told == []


def test_the_narrower_goes_before_the_wider(tmp_path: Path) -> None:
    everywhere = decision(TEXT, "Homs", scope=Scope.ALL)
    here = decision(TEXT, "Homs", HERE, scope=Scope.DOCUMENT)
    one = decision(TEXT, "Homs", THERE, occurrence=1)
    assert verdicts(replay(tmp_path, everywhere), TEXT) == ["reject", "reject", ""]
    assert verdicts(replay(tmp_path, here), TEXT) == ["Homs", "Homs", ""]
    assert verdicts(replay(tmp_path, one), TEXT) == ["Homs", "Al Khums", ""]


def test_in_other_documents_only_what_is_said_of_all_holds(tmp_path: Path) -> None:
    other = replace(TEXT, id="b.txt")
    one, here = (
        decision(TEXT, "Homs", THERE),
        decision(TEXT, "Tripoli", THERE, scope=Scope.DOCUMENT),
    )
    assert verdicts(replay(tmp_path, one, here), other) == ["", "", ""]
    everywhere = decision(TEXT, "Homs", HERE, scope=Scope.ALL)
    assert verdicts(replay(tmp_path, everywhere), other) == ["Homs", "Homs", ""]


@pytest.mark.parametrize(
    ("identifier", "is_same"),
    [
        ("news/a.txt", True),
        ("a.txt", True),
        ("/home/me/news/a.txt", True),
        ("./news/a.txt", True),
        ("old/a.txt", False),
        ("ba.txt", False),
        ("news", False),
    ],
)
def test_a_file_is_the_same_named_from_another_folder(
    tmp_path: Path, identifier: str, *, is_same: bool
) -> None:
    held = replay(tmp_path, decision(TEXT, "Homs", THERE))
    assert (verdicts(held, replace(TEXT, id=identifier))[0] == "Al Khums") is is_same


def test_another_file_of_that_name_in_another_folder_is_another_document(tmp_path: Path) -> None:
    """Told by its words; nothing is carried over to it, and nothing is said of it."""
    told = Told()
    wide = decision(TEXT, "Homs", THERE, scope=Scope.DOCUMENT)
    held = replay(tmp_path, wide, told=told)
    other = document("Nothing new from Homs. Tripoli and Homs are quiet.", identifier="a.txt")
    assert verdicts(held, other) == ["", "", ""]
    assert told == []
    held.tell_idle()
    assert len(told) == 1


def test_like_passages_keep_their_decisions_when_text_comes_before_them(tmp_path: Path) -> None:
    line = "| Homs | rain | wind from the west, later from the north-west | 12 degrees at noon |\n"
    table = document(line * 2, identifier="t")
    decisions = (decision(table, "Homs", HERE), decision(table, "Homs", THERE, occurrence=1))
    moved = document(line.replace("Homs", "Hama") * 3 + line * 2, identifier="t")
    held = replay(tmp_path, *decisions)
    found = held.decided(moved, [mention(moved, "Homs", occurrence=number) for number in (0, 1)])
    assert [item.place if item else None for item in found] == [HERE, THERE]


def test_what_is_gone_is_told_once_with_its_line(tmp_path: Path) -> None:
    told = Told()
    gone = decision(TEXT, "Tripoli")
    wide = decision(TEXT, "Tripoli", HERE, scope=Scope.DOCUMENT)
    held = replay(tmp_path, decision(TEXT, "Homs", HERE), gone, wide, told=told)
    edited = replace(TEXT, text=TEXT.text.replace("Tripoli", "Tunis"))
    for _ in range(2):
        held.decided(edited, (mention(edited, "Homs"),))
        held.placed(edited)
    assert len(told) == 2
    assert "line 2: news/a.txt no longer says «" in told[0]
    assert "fire brigade of Tripoli for its pumps." in told[0]
    assert "line 3: news/a.txt no longer says 'Tripoli'" in told[1]


def test_many_that_are_gone_are_told_in_a_few_lines(tmp_path: Path) -> None:
    told = Told()
    lines = document("\n".join(f"In year {number} Homs saw rain." for number in range(20)))
    held = replay(
        tmp_path,
        *(decision(lines, "Homs", occurrence=number) for number in range(20)),
        told=told,
    )
    held.placed(document("Nothing."))
    assert len(told) == 6
    assert "15 more decisions on test are found no longer" in told[-1]


def test_what_had_nothing_to_decide_in_a_run_is_told_in_one_line(tmp_path: Path) -> None:
    told = Told()
    elsewhere = replace(TEXT, id="b.txt")
    held = replay(
        tmp_path,
        decision(TEXT, "Homs", HERE),
        decision(elsewhere, "Homs", HERE),
        decision(document("Atlantis."), "Atlantis", scope=Scope.ALL),
        told=told,
    )
    held.tell_idle()
    assert told == [], "nothing was looked at"
    held.placed(TEXT)
    held.tell_idle()
    assert [line.partition(": ")[2] for line in told] == [
        "line 2 and 1 more had nothing to decide in this run (b.txt)"
    ]


def test_a_place_of_which_only_the_id_is_said_is_looked_up(tmp_path: Path) -> None:
    told = Told()
    known = replace(decision(TEXT, "Homs", HERE), place=None, place_id=HERE.id)
    unknown = replace(decision(TEXT, "Tripoli", HERE), place=None, place_id="geonames:0")
    held = replay(tmp_path, known, unknown, told=told)
    assert verdicts(held, TEXT) == ["Homs", "", ""]
    assert len(told) == 1
    assert "line 2: the gazetteer has no place 'geonames:0'" in told[0]


def test_names_that_a_person_placed_are_there_recognised_or_not(tmp_path: Path) -> None:
    held = replay(
        tmp_path,
        decision(TEXT, "Tripoli", THERE),
        decision(TEXT, "Homs", HERE, occurrence=1, scope=Scope.DOCUMENT),
        decision(TEXT, "fire brigade"),
    )
    spans = [TEXT.quote(span) for span in held.placed(TEXT)]
    assert spans == ["Homs", "Tripoli"]
    assert held.placed(TEXT)[0] == mention(TEXT, "Homs", occurrence=1).span
