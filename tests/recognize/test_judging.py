"""The second stage: candidates, the evidence on them, and what is kept."""

import math

import pytest

from geomap.mentions import Role
from geomap.recognize.candidates import SpanCandidate, all_matches, find_candidates
from geomap.recognize.evidence import is_country_code
from geomap.recognize.judging import judge, weigh_up
from geomap.recognize.measures import LEAST, NAMES, Measures
from geomap.recognize.proposals import Label, Proposal
from geomap.recognize.reading import Casing, Reading
from geomap.recognize.tag_evidence import TagEvidence
from geomap.recognize.tags import Tags
from geomap.recognize.wording import wording
from tests.recognize.fakes import FakeScorer, bounds, read

CHANCES = NAMES[: NAMES.index("an entity") + 1]
TEXT = "Ann left Homs for Bywater; the University of Aleppo and Paris Hilton shut. Homs wept."


def tag(reading: Reading, name: str, label: Label) -> Proposal:
    """Tag a name's first occurrence."""
    return Proposal(*bounds(reading, name), label)


def candidates(reading: Reading, *tags: Proposal) -> dict[str, SpanCandidate]:
    """Give the first candidate of each name."""
    found = find_candidates(reading, Tags(tags), all_matches(reading))
    return {reading.name(item.first, item.stop): item for item in reversed(found)}


def numbers(reading: Reading, candidate: SpanCandidate, tags: Tags) -> dict[str, float]:
    """Give the numbers on a candidate by their names."""
    return dict(zip(NAMES, Measures(reading, tags).of(candidate), strict=True))


def told(reading: Reading, name: str, *tags: Proposal) -> set[str]:
    """Give which entities the network holds for likely at a name's first occurrence, or where else it stands."""
    found = numbers(reading, candidates(reading, *tags)[name], Tags(tags))
    return {name for name in CHANCES if found[name] > 0}


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
        ("Homs", "Homs", Label.PLACE, {"place", "an entity"}),
        ("Homs", "Bywater", Label.PLACE, set()),
        ("Aleppo", "University of Aleppo", Label.ORGANIZATION, {"organization around it"}),
        ("Paris", "Paris Hilton", Label.PERSON, {"person around it"}),
        ("Paris Hilton", "Hilton", Label.PLACE, {"place with some of it"}),
    ],
)
def test_says_what_the_network_makes_of_a_name(
    name: str, tagged: str, label: Label, expected: set[str]
) -> None:
    """The name itself, what holds it, what holds a part of it, or nothing."""
    reading = read(TEXT)
    assert told(reading, name, tag(reading, tagged, label)) == expected


@pytest.mark.parametrize("chance", [0.0, 1e-9, 0.12, 0.5, 0.88, 1.0])
def test_chances_are_told_as_log_odds(chance: float) -> None:
    """As far as they go: next to impossible and next to certain are the ends."""
    reading = read(TEXT)
    doubtful = Proposal(*bounds(reading, "Homs"), Label.PLACE, chance)
    found = numbers(reading, candidates(reading, doubtful)["Homs"], Tags((doubtful,)))
    assert LEAST <= found["place"] <= -LEAST
    bounded = min(max(chance, 1e-6), 1 - 1e-6)
    assert found["place"] == pytest.approx(math.log(bounded / (1 - bounded)))
    assert found["person"] == LEAST


def test_tells_inhabitants_and_where_in_the_sentence() -> None:
    """As a power of ten; -1 for a name that nobody knows."""
    reading = read("Jets struck Homs. Bywater fell.")
    bywater = tag(reading, "Bywater", Label.PLACE)
    held = candidates(reading, bywater)
    homs = numbers(reading, held["Homs"], Tags((bywater,)))
    unknown = numbers(reading, held["Bywater"], Tags((bywater,)))
    assert homs["inhabitants of the largest so called"] == pytest.approx(math.log10(500_001), abs=1)
    assert unknown["inhabitants of the largest so called"] == -1
    sentence = [f"words {part} sentence" for part in ("before in the", "after in the", "of the")]
    assert [homs[name] for name in sentence] == [2, 1, 4]


def test_tells_what_kind_of_text_it_is() -> None:
    """The same for all candidates of a document."""
    reading = read("Homs, a spokesman said, has 3 gates.")
    homs = tag(reading, "Homs", Label.PLACE)
    found = numbers(reading, candidates(reading, homs)["Homs"], Tags((homs,)))
    words = len(reading.tokens)
    assert found["words of the text"] == pytest.approx(math.log(words))
    shares = {
        "reporting words": 2,
        "words with capitals": 1,
        "numbers": 1,
        "commas": 2,
        "tagged places": 1,
    }
    assert {name: found[f"share of {name}"] for name in shares} == pytest.approx(
        {name: 1000 * count / words for name, count in shares.items()}
    )


def test_says_how_a_name_is_tagged_elsewhere() -> None:
    """Another occurrence counts, the same one does not; a word of a longer tag counts as a part."""
    reading = read("Homs fell. Ann Homs left Homs.")
    first = Proposal(0, 1, Label.PLACE)
    person = tag(reading, "Ann Homs", Label.PERSON)
    tags = Tags((first, person))
    found = find_candidates(reading, tags, all_matches(reading))
    by_start = {item.first: item for item in found if item.stop == item.first + 1}
    assert numbers(reading, by_start[0], tags)["place elsewhere"] == LEAST
    assert "part of a tagged person elsewhere" in set(
        TagEvidence(reading, tags).pieces(by_start[0])
    )
    assert numbers(reading, by_start[max(by_start)], tags)["place elsewhere"] > 0


def test_whom_a_place_follows_is_not_called_by_it() -> None:
    """A word after «of» in a person's name says nothing of the same word elsewhere."""
    reading = read("Ann of Homs came. Homs fell.")
    person = tag(reading, "Ann of Homs", Label.PERSON)
    last = find_candidates(reading, Tags((person,)), all_matches(reading))[-1]
    found = TagEvidence(reading, Tags((person,))).pieces(last)
    assert not any(piece.startswith("part of") for piece in found)


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
        ("Syria answers.", ("Syria",), "place"),
        ("Syria answers. Ann Syria left.", ("Syria", "Ann Syria"), "person"),
        ("Mr. Syria answers.", ("Syria",), "person"),
        ("Homs answers.", ("Homs",), "person"),
        ("Bywater answers.", ("Bywater",), "person"),
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
    assert dict(zip(NAMES, first.numbers, strict=True))[expected] > 0


def test_says_which_words_stand_beside() -> None:
    """The words before and after in lower case, and whether the run goes on."""
    reading = read(TEXT)
    found = set(wording(reading, candidates(reading)["Paris"]))
    assert {"word before: and", "word after: hilton", "run goes on", "1 words"} <= found


WEIGHTS = {"": -4.0, "place": 8.0}


def test_keeps_what_the_weights_are_for() -> None:
    """A tagged place is kept with its score; the rest, below a half, is not."""
    reading = read(TEXT)
    (finding,) = judge(reading, Tags([tag(reading, "Homs", Label.PLACE)]), FakeScorer(WEIGHTS))
    assert (finding.first, finding.stop) == bounds(reading, "Homs")
    assert finding.score == pytest.approx(1 / (1 + math.exp(-4)))
    assert finding.role is None


def test_a_name_within_an_organisations_is_embedded() -> None:
    """What is kept inside a larger tag has that role."""
    reading = read(TEXT)
    tags = Tags([tag(reading, "University of Aleppo", Label.ORGANIZATION)])
    weights = {"": -9.0, "organization around it": 6.0, "word before: of": 6.0}
    (finding,) = judge(reading, tags, FakeScorer(weights))
    assert (reading.name(finding.first, finding.stop), finding.role) == ("Aleppo", Role.EMBEDDED)


def test_a_name_within_a_persons_must_be_likelier_than_not() -> None:
    """Organisations have places in their names more often."""
    reading = read(TEXT)
    weights = {"": -9.0, "person around it": 3.0, "word before: and": 5.8}
    tags = Tags([tag(reading, "Paris Hilton", Label.PERSON)])
    assert judge(reading, tags, FakeScorer(weights)) == ()
    likelier = FakeScorer(weights | {"word before: and": 6.2})
    assert [finding.role for finding in judge(reading, tags, likelier)] == [Role.EMBEDDED]


def test_demonyms_are_found_and_give_way() -> None:
    """A people's name is a demonym, whatever the weights say."""
    reading = read("Syrian troops left, a german said.")
    roles = {
        reading.name(finding.first, finding.stop): finding.role
        for finding in judge(reading, Tags(()), FakeScorer({"": -9.0}))
    }
    assert roles == {"Syrian": Role.DEMONYM, "german": Role.DEMONYM}


def test_the_likelier_of_two_that_overlap_stays() -> None:
    """Findings never share a token."""
    reading = read(TEXT)
    findings = judge(reading, Tags(()), FakeScorer({"": 3.0, "2 words": -1.0}))
    taken = [index for item in findings for index in range(item.first, item.stop)]
    assert len(taken) == len(set(taken))
    assert all(item.stop - item.first == 1 for item in findings)


def test_no_text_no_candidates() -> None:
    """An empty document has nothing to judge."""
    reading = read("")
    assert list(weigh_up(reading, Tags(()), all_matches(reading), ())) == []
