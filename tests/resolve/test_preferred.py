"""A source that is preferred is not doubted."""

from collections.abc import Sequence

from geomap.documents import Document
from geomap.mentions import Mention
from geomap.places import (
    Candidate,
    Focus,
    MatchKind,
    Reason,
    Resolution,
    Resolved,
    Undecided,
    Unresolved,
)
from geomap.resolve.preferred import Preferring
from tests.builders import mention, place

DOCUMENT = Document("d", "They met at Alpha.")
ALPHA = mention(DOCUMENT, "Alpha")
HERE, THERE = place("Alpha", 1.0, 2.0), place("Alpha", 3.0, 4.0, country="LY")


class Doubting:
    """Places nothing."""

    def resolve(
        self,
        document: Document,
        mentions: Sequence[Mention],
        candidates: Sequence[tuple[Candidate, ...]],
    ) -> tuple[Resolution, ...]:
        """Leave all open."""
        assert (document, len(mentions)) == (DOCUMENT, len(candidates))
        return tuple(Unresolved(item, Reason.NOT_A_PLACE) for item in mentions)

    def resolve_all(self, texts: Sequence[Undecided]) -> list[tuple[Resolution, ...]]:
        """Decide one document after the other."""
        return [self.resolve(text.document, text.mentions, text.candidates) for text in texts]

    def focus(self, document: Document, resolutions: Sequence[Resolution]) -> tuple[Focus, ...]:
        """Find none."""
        assert (document, resolutions) == (DOCUMENT, ())
        return ()


def decide(*offered: Candidate) -> Resolution:
    """Decide the only mention."""
    (decided,) = Preferring(Doubting(), ["own:sites"]).resolve(DOCUMENT, (ALPHA,), (offered,))
    return decided


def candidate(held: object, source: str) -> Candidate:
    """Make a candidate."""
    return Candidate(held, MatchKind.PREFERRED, source)  # type: ignore[arg-type] # a place


def test_a_preferred_place_is_meant() -> None:
    decided = decide(candidate(HERE, "own:sites"))
    assert isinstance(decided, Resolved)
    assert (decided.place, decided.confidence, decided.answered_by) == (HERE, 1.0, "own:sites")


def test_of_several_none_is_surer_than_another() -> None:
    decided = decide(candidate(HERE, "own:sites"), candidate(THERE, "own:sites"))
    assert isinstance(decided, Resolved)
    assert decided.confidence == 0.5
    assert [other.place for other in decided.alternatives] == [THERE]


def test_where_others_are_offered_too_the_resolver_decides() -> None:
    offered = (candidate(HERE, "own:sites"), candidate(THERE, "gazetteer"))
    assert isinstance(decide(*offered), Unresolved)
    assert isinstance(decide(), Unresolved)


def test_what_a_document_is_about_is_the_resolvers() -> None:
    assert Preferring(Doubting(), []).focus(DOCUMENT, ()) == ()
