"""What the core of version one proposes."""

import pytest

from geomap.recognize.gazetteer_core import ACCEPTED, SECURE, GazetteerCore, is_demonym
from geomap.recognize.proposals import Label
from tests.recognize.fakes import FakeLexicon, city, country, people, read


def proposed(text: str, label: Label) -> list[str]:
    """Give the names that the core proposes under a label."""
    reading = read(text)
    return [
        reading.name(proposal.first, proposal.stop)
        for proposal in GazetteerCore().propose(reading)
        if proposal.label is label
    ]


def test_every_label_is_proposed() -> None:
    """Places and peoples, and what they are confused with."""
    text = "In Homs a Syrian met Gen. John Smith of the University of Aleppo."
    assert proposed(text, Label.PLACE) == ["Homs"]
    assert proposed(text, Label.DEMONYM) == ["Syrian"]
    assert proposed(text, Label.PERSON) == ["John Smith"]
    assert proposed(text, Label.ORGANIZATION) == ["University of Aleppo"]


@pytest.mark.parametrize(
    ("text", "demonyms"),
    [
        ("The russian official and the syrian one met.", ["russian", "syrian"]),
        ("The table needs polish and more.", []),
        ("A Polish table, a german chair.", ["Polish", "german"]),
        ("RUSSIAN OFFICIALS MEET SYRIAN ENVOYS", ["RUSSIAN", "SYRIAN"]),
    ],
)
def test_demonyms_in_any_case(text: str, demonyms: list[str]) -> None:
    """Lower case counts too, but not where the word is a common one."""
    assert proposed(text, Label.DEMONYM) == demonyms


def test_a_name_that_is_secure_once_helps_elsewhere() -> None:
    """The same weak occurrence counts where the document has a strong one."""
    weak = "Zork Springdale left."
    assert proposed(weak, Label.PLACE) == []
    helped = f"She lives in Springdale, Ind., near Springdale. {weak} Springdale, too, is wet."
    assert proposed(helped, Label.PLACE).count("Springdale") >= 3


def test_scores_are_probabilities_above_the_threshold() -> None:
    """What is proposed as a place is likelier one than not."""
    reading = read("Homs, Hama and Springdale; Reading and Mobile; in Iraq.")
    places = [item for item in GazetteerCore().propose(reading) if item.label is Label.PLACE]
    assert places
    assert all(ACCEPTED <= item.score <= 1 for item in places)
    assert 0 < ACCEPTED < SECURE < 1


def test_places_in_an_organisations_name_are_left_to_the_rules() -> None:
    """They are embedded, not places of their own, and do not make a name secure."""
    assert proposed("The Aleppo Hospital burned.", Label.PLACE) == []


def test_proposals_come_in_text_order() -> None:
    """Whatever found them."""
    proposals = GazetteerCore().propose(read("Mr. Smith met a Syrian in Homs and Iraqis in Mosul."))
    assert list(proposals) == sorted(proposals)


@pytest.mark.parametrize(
    ("facts", "expected"), [(None, False), (people(), True), (city(), False), (country(), False)]
)
def test_demonyms_are_what_only_peoples_are_called(facts: object, expected: bool) -> None:  # noqa: FBT001 - a table's column
    """A place's own name is no demonym."""
    assert is_demonym(facts) is expected  # type: ignore[arg-type] # the table holds facts and None


def test_an_empty_gazetteer_leaves_persons_and_organisations() -> None:
    """Without names there are no places, and nothing fails."""
    reading = read("Gen. John Smith left Homs.", FakeLexicon({}))
    assert [item.label for item in GazetteerCore().propose(reading)] == [Label.PERSON]
