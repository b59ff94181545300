"""The second stage: candidates, the evidence on them, and what is kept."""

import re

import pytest

from geomap.mentions import Role
from geomap.recognize.candidates import SpanCandidate, all_matches, find_candidates
from geomap.recognize.evidence import is_country_code
from geomap.recognize.judging import judge, score_of, weigh_up
from geomap.recognize.proposals import Label, Proposal
from geomap.recognize.reading import Casing, Reading
from geomap.recognize.tag_evidence import TagEvidence
from geomap.recognize.tags import Tags
from geomap.recognize.wording import wording
from tests.recognize.fakes import bounds, read

TEXT = "Ann left Homs for Bywater; the University of Aleppo and Paris Hilton shut. Homs wept."


def tag(reading: Reading, name: str, label: Label) -> Proposal:
    """Tag a name's first occurrence."""
    return Proposal(*bounds(reading, name), label)


def candidates(reading: Reading, *tags: Proposal) -> dict[str, SpanCandidate]:
    """Give the first candidate of each name."""
    found = find_candidates(reading, Tags(tags), all_matches(reading))
    return {reading.name(item.first, item.stop): item for item in reversed(found)}


def pieces(reading: Reading, name: str, *tags: Proposal) -> set[str]:
    """Give what the tags say of a name."""
    return set(TagEvidence(reading, Tags(tags)).pieces(candidates(reading, *tags)[name]))


def test_candidates_come_from_all_who_know_names() -> None:
    """The tagger's, the gazetteer's and capitalised runs; a span held by several is one candidate."""
    reading = read(TEXT)
    found = candidates(reading, tag(reading, "Bywater", Label.PLACE))
    assert {"tagger", "run"} <= found["Bywater"].sources
    assert "gazetteer" in found["Homs"].sources
    spans = find_candidates(reading, Tags(()), all_matches(reading))
    assert len({(item.first, item.stop) for item in spans}) == len(spans)


def test_candidates_know_their_place_among_the_matches() -> None:
    """The candidate stands in its sentence's matches, and none of them overlaps it."""
    reading = read(TEXT)
    for item in find_candidates(reading, Tags(()), all_matches(reading)):
        own = item.matches[item.place]
        assert (own.first, own.stop) == (item.first, item.stop)
        assert all(
            match is own or match.stop <= item.first or match.first >= item.stop
            for match in item.matches
        )


def test_demonyms_are_no_candidates() -> None:
    """The gazetteer tells them, not the second stage."""
    assert "Syrian" not in candidates(read("A Syrian man left."))


@pytest.mark.parametrize(
    ("name", "tagged", "label", "expected"),
    [
        ("Homs", "Homs", Label.PLACE, {"network: place 5", "network: place 5; weighty"}),
        ("Homs", "Bywater", Label.PLACE, set()),
        ("Aleppo", "University of Aleppo", Label.ORGANIZATION, {"network: organization around it 5"}),
        ("Paris", "Paris Hilton", Label.PERSON, {"network: person around it 5"}),
        ("Paris Hilton", "Hilton", Label.PLACE, {"network: place with some of it 5"}),
    ],
)  # fmt: skip
def test_says_what_the_network_makes_of_a_name(
    name: str, tagged: str, label: Label, expected: set[str]
) -> None:
    """The name itself, what holds it, what holds a part of it, or nothing."""
    reading = read(TEXT)
    found = pieces(reading, name, tag(reading, tagged, label))
    said = {piece for piece in found if piece.startswith("network") and "speaks" not in piece}
    assert said == expected


@pytest.mark.parametrize(
    ("chance", "step"), [(0.999, 5), (0.88, 2), (0.5, 0), (0.12, -2), (0.01, None)]
)
def test_chances_are_told_in_steps_of_the_odds(chance: float, step: int | None) -> None:
    """By e each; what is hardly likely is not told."""
    reading = read(TEXT)
    doubtful = Proposal(*bounds(reading, "Homs"), Label.PLACE, chance)
    found = pieces(reading, "Homs", doubtful)
    assert {piece for piece in found if re.fullmatch(r"network: place -?\d", piece)} == (
        set() if step is None else {f"network: place {step}"}
    )


def test_says_how_a_name_is_tagged_elsewhere() -> None:
    """Another occurrence counts, the same one does not; a word of a longer tag counts as a part."""
    reading = read("Homs fell. Ann Homs left Homs.")
    first = Proposal(0, 1, Label.PLACE)
    person = tag(reading, "Ann Homs", Label.PERSON)
    here = TagEvidence(reading, Tags((first, person)))
    found = find_candidates(reading, Tags((first, person)), all_matches(reading))
    by_start = {item.first: set(here.pieces(item)) for item in found if item.stop == item.first + 1}
    assert "network: place elsewhere 5" not in by_start[0]
    assert "part of a tagged person elsewhere" in by_start[0]
    last = max(by_start)
    assert "network: place elsewhere 5" in by_start[last]


def test_whom_a_place_follows_is_not_called_by_it() -> None:
    """A word after «of» in a person's name says nothing of the same word elsewhere."""
    reading = read("Ann of Homs came. Homs fell.")
    person = tag(reading, "Ann of Homs", Label.PERSON)
    last = find_candidates(reading, Tags((person,)), all_matches(reading))[-1]
    found = TagEvidence(reading, Tags((person,))).pieces(last)
    assert not any(piece.startswith("part of") for piece in found)


@pytest.mark.parametrize(
    ("text", "is_quiet"),
    [("Homs lies in Syria.", True), ("Homs fell, a spokesman said.", False), ("HOMS, HE SAID", False)],
)  # fmt: skip
def test_where_nobody_speaks_a_tag_counts_apart(text: str, *, is_quiet: bool) -> None:
    reading = read(text)
    name = reading.word(0)
    found = pieces(reading, name, tag(reading, name, Label.PLACE))
    assert "network: place 5" in found
    assert ("network: place 5, where nobody speaks" in found) is is_quiet


def test_a_country_in_capitals_among_others_is_no_common_word() -> None:
    """«US» is «us» only where all is in capitals."""
    reading = read("The US said no.")
    judged = weigh_up(reading, Tags(()), all_matches(reading), ())
    found = next(item for item in judged if item.candidate.first == 1)
    assert "common word" not in found.pieces
    assert not is_country_code(Casing.UPPER, "US", reading.facts_of("US"))


@pytest.mark.parametrize(
    ("text", "tagged", "expected"),
    [
        ("Syria answers.", ("Syria",), "network: place 5"),
        ("Syria answers. Ann Syria left.", ("Syria", "Ann Syria"), "network: person 5"),
        ("Mr. Syria answers.", ("Syria",), "network: person 5"),
        ("Homs answers.", ("Homs",), "network: person 5"),
        ("Bywater answers.", ("Bywater",), "network: person 5"),
    ],
)
def test_a_great_place_that_nobody_is_called_by_is_no_person(
    text: str, tagged: tuple[str, ...], expected: str
) -> None:
    """A country is one; a city of half a million, and a name that nobody knows, may be a person's."""
    reading = read(text)
    tags = Tags(tag(reading, name, Label.PERSON) for name in tagged)
    first = next(
        item
        for item in weigh_up(reading, tags, all_matches(reading), ())
        if (item.candidate.first, item.candidate.stop) == bounds(reading, tagged[0])
    )
    assert expected in first.pieces


def test_says_which_words_stand_beside() -> None:
    """The words before and after in lower case, and whether the run goes on."""
    reading = read(TEXT)
    found = set(wording(reading, candidates(reading)["Paris"]))
    assert {"word before: and", "word after: hilton", "run goes on", "1 words"} <= found


WEIGHTS = {"": -4.0, "network: place 5": 8.0}


def test_keeps_what_the_weights_are_for() -> None:
    """A tagged place is kept with its score; the rest, below a half, is not."""
    reading = read(TEXT)
    (finding,) = judge(reading, Tags([tag(reading, "Homs", Label.PLACE)]), WEIGHTS)
    assert (finding.first, finding.stop) == bounds(reading, "Homs")
    assert finding.score == pytest.approx(score_of({"network: place 5"}, WEIGHTS))
    assert finding.role is None


def test_a_name_within_an_organisations_is_embedded() -> None:
    """What is kept inside a larger tag has that role."""
    reading = read(TEXT)
    tags = Tags([tag(reading, "University of Aleppo", Label.ORGANIZATION)])
    weights = {"": -9.0, "network: organization around it 5": 6.0, "word before: of": 6.0}
    (finding,) = judge(reading, tags, weights)
    assert (reading.name(finding.first, finding.stop), finding.role) == ("Aleppo", Role.EMBEDDED)


def test_demonyms_are_found_and_give_way() -> None:
    """A people's name is a demonym, whatever the weights say."""
    reading = read("Syrian troops left, a german said.")
    roles = {
        reading.name(finding.first, finding.stop): finding.role
        for finding in judge(reading, Tags(()), {"": -9.0})
    }
    assert roles == {"Syrian": Role.DEMONYM, "german": Role.DEMONYM}


def test_the_likelier_of_two_that_overlap_stays() -> None:
    """Findings never share a token."""
    reading = read(TEXT)
    findings = judge(reading, Tags(()), {"": 3.0, "2 words": -1.0})
    taken = [index for item in findings for index in range(item.first, item.stop)]
    assert len(taken) == len(set(taken))
    assert all(item.stop - item.first == 1 for item in findings)


def test_scores_are_probabilities() -> None:
    """Without any weight nothing is known; unknown pieces count for nothing."""
    assert score_of((), {}) == 0.5
    assert score_of(("never seen",), {"": 0.0}) == 0.5
    assert 0 < score_of(("a",), {"a": -20.0}) < score_of(("a",), {"a": 20.0}) < 1


def test_no_text_no_candidates() -> None:
    """An empty document has nothing to judge."""
    reading = read("")
    assert list(weigh_up(reading, Tags(()), all_matches(reading), ())) == []
