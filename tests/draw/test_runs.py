"""Documents in pieces: every character once, in order, and every stretch where it belongs."""

from collections.abc import Iterable, Iterator
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from geomap.documents import Document, Sentence, Span
from geomap.draw.runs import Run, paragraphs
from geomap.mentions import Mention, Role
from tests.builders import document, mention
from tests.strategies import documents, mentions


def text_of(runs: Iterable[Run]) -> str:
    """Give the text of runs, stretches included."""
    return "".join(
        run if isinstance(run, str) else text_of(cast("list[Run]", run["r"])) for run in runs
    )


def mentions_in(runs: Iterable[Run]) -> Iterator[int]:
    """Give the numbers of the mentions in runs, at any depth."""
    for run in runs:
        if isinstance(run, str):
            continue
        if "m" in run:
            yield cast("int", run["m"])
        yield from mentions_in(cast("list[Run]", run["r"]))


def cut(source: Document, *found: Mention) -> list[list[Run]]:
    """Cut a document with its mentions' sentences numbered as they come."""
    index: dict[Sentence, int] = {}
    for item in found:
        index.setdefault(item.sentence, len(index))
    return paragraphs(source, index, list(enumerate(found)))


def test_a_sentence_holds_its_mentions_and_the_text_between_them() -> None:
    source = document("Jets struck Homs and Idlib.")
    assert cut(source, mention(source, "Homs"), mention(source, "Idlib")) == [
        [
            {
                "s": 0,
                "r": [
                    "Jets struck ",
                    {"m": 0, "r": ["Homs"]},
                    " and ",
                    {"m": 1, "r": ["Idlib"]},
                    ".",
                ],
            }
        ]
    ]


def test_blank_lines_part_paragraphs_and_single_line_ends_do_not() -> None:
    assert cut(document("One\ntwo.\n\n  Three.\r\n \r\nFour.")) == [
        ["One\ntwo."],
        ["  Three."],
        ["Four."],
    ]


def test_text_before_and_after_a_sentence_stays_in_its_paragraph() -> None:
    source = document("Headline\n\n“Jets struck Homs.” More.")
    sentence = Sentence(source.text.index("Jets"), source.text.index("”"))
    start = source.text.index("Homs")
    found = Mention(Span(start, start + 4), "Homs", sentence)
    assert cut(source, found) == [
        ["Headline"],
        ["“", {"s": 0, "r": ["Jets struck ", {"m": 0, "r": ["Homs"]}, "."]}, "” More."],
    ]


def test_a_sentence_is_never_parted() -> None:
    source = document("Homs\n\nis a city.")
    (only,) = cut(source, mention(source, "Homs"))
    assert text_of(only) == source.text


def test_an_embedded_mention_lies_within_the_longer_one() -> None:
    source = document("University of Aleppo")
    whole = mention(source, "University of Aleppo")
    part = mention(source, "Aleppo", role=Role.EMBEDDED)
    assert cut(source, part, whole) == [
        [{"s": 0, "r": [{"m": 1, "r": ["University of ", {"m": 0, "r": ["Aleppo"]}]}]}]
    ]


def test_an_overlapping_mention_ends_with_the_first() -> None:
    source = document("New York State")
    first, second = mention(source, "New York"), mention(source, "York State")
    assert cut(source, first, second) == [
        [{"s": 0, "r": [{"m": 0, "r": ["New ", {"m": 1, "r": ["York"]}]}, " State"]}]
    ]


def test_characters_outside_the_first_plane_count_as_one() -> None:
    source = document("💥 in Homs 💥")
    assert cut(source, mention(source, "Homs")) == [
        [{"s": 0, "r": ["💥 in ", {"m": 0, "r": ["Homs"]}, " 💥"]}]
    ]


def test_an_empty_document_has_no_paragraphs() -> None:
    assert cut(document("")) == []
    assert cut(document(" \n \n")) in ([], [[" "]])


@given(st.data())
def test_every_character_but_blank_lines_is_kept_in_order(data: st.DataObject) -> None:
    source = data.draw(documents)
    found = data.draw(st.lists(mentions(source), max_size=4)) if source.text else []
    shown = "".join(text_of(paragraph) for paragraph in cut(source, *found))
    assert "".join(shown.split()) == "".join(source.text.split())


@given(st.data())
def test_every_mention_is_in_exactly_one_place(data: st.DataObject) -> None:
    source = data.draw(documents.filter(lambda held: bool(held.text)))
    found = data.draw(st.lists(mentions(source), min_size=1, max_size=4))

    drawn = [run for paragraph in cut(source, *found) for run in paragraph]
    assert sorted(mentions_in(drawn)) == list(range(len(found)))


def test_a_mention_beyond_the_text_is_passed_over() -> None:
    source = document("Homs")
    stray = Mention(Span(90, 94), "Homs", Sentence(90, 94))
    assert cut(source, stray) == [["Homs"]]
