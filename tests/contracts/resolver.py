"""What every `Resolver` promises, whatever it decides."""

from geomap.documents import Document
from geomap.mentions import Mention
from geomap.places import Candidate, MatchKind, Resolved, Undecided
from geomap.protocols import Resolver
from tests import builders

TEXT = "Shells hit Homs and Hama. In Homs, aid from Nowhere stopped."


class ResolverContract:
    """Inherit, and give `resolver`."""

    def resolver(self) -> Resolver:
        """Make the implementation under test."""
        raise NotImplementedError

    def given(self) -> tuple[Document, tuple[Mention, ...], list[tuple[Candidate, ...]]]:
        """Give a document with three known mentions and one without candidates."""
        document = builders.document(TEXT)
        homs = Candidate(builders.place("Homs", population=775_404), MatchKind.PREFERRED, "test")
        hama = Candidate(
            builders.place("Hama", 35.13, 36.75, population=460_602), MatchKind.PREFERRED, "test"
        )
        mentions = (
            builders.mention(document, "Homs"),
            builders.mention(document, "Hama"),
            builders.mention(document, "Homs", occurrence=1),
            builders.mention(document, "Nowhere"),
        )
        return document, mentions, [(homs,), (hama,), (homs,), ()]

    def test_gives_one_resolution_a_mention_in_the_same_order(self) -> None:
        """Resolutions line up with mentions."""
        document, mentions, candidates = self.given()
        resolutions = self.resolver().resolve(document, mentions, candidates)
        assert tuple(item.mention for item in resolutions) == mentions

    def test_is_deterministic(self) -> None:
        """The same input gives equal output, from another instance too."""
        given = self.given()
        assert self.resolver().resolve(*given) == self.resolver().resolve(*given)

    def test_decides_documents_alike_whatever_stands_beside_them(self) -> None:
        """One by one or together, in any order: a document knows of no other."""
        document, mentions, candidates = self.given()
        other = builders.document("In Hama.", identifier="other")
        second = Undecided(other, (builders.mention(other, "Hama"),), [candidates[1]])
        empty = Undecided(builders.document("Nothing here.", identifier="empty"), (), ())
        texts = [Undecided(document, mentions, candidates), empty, second]
        alone = [
            self.resolver().resolve(text.document, text.mentions, text.candidates) for text in texts
        ]
        assert list(self.resolver().resolve_all(texts)) == alone
        assert list(self.resolver().resolve_all(texts[::-1])) == alone[::-1]
        assert list(self.resolver().resolve_all(())) == []

    def test_places_only_among_the_candidates(self) -> None:
        """No place is invented; an unknown name may be said to lie within a place of another."""
        document, mentions, candidates = self.given()
        everything = [item.place for offered in candidates for item in offered]
        resolutions = self.resolver().resolve(document, mentions, candidates)
        for resolution, offered in zip(resolutions, candidates, strict=True):
            if isinstance(resolution, Resolved):
                own = [item.place for item in offered]
                assert resolution.place in (everything if resolution.within else own)

    def test_gives_its_clues(self) -> None:
        """A placed mention says why."""
        resolutions = self.resolver().resolve(*self.given())
        placed = [item for item in resolutions if isinstance(item, Resolved)]
        assert placed
        assert all(item.clues for item in placed)

    def test_keeps_confidences_on_one_scale(self) -> None:
        """An answer and its alternatives are probabilities that sum to at most 1."""
        for resolution in self.resolver().resolve(*self.given()):
            held = [item.confidence for item in resolution.alternatives]
            if isinstance(resolution, Resolved):
                held.append(resolution.confidence)
            assert all(0.0 <= value <= 1.0 for value in held)
            assert sum(held) <= 1.001

    def test_decides_nothing_for_a_document_without_mentions(self) -> None:
        """No mentions, no resolutions, no focus."""
        resolver = self.resolver()
        document = builders.document("Nothing here.")
        assert resolver.resolve(document, (), ()) == ()
        assert resolver.focus(document, ()) == ()
