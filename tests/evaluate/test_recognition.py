"""Counting what a recogniser finds."""

from collections.abc import Iterable, Iterator, Sequence

from geomap.documents import Document, Sentence, Span
from geomap.evaluate import GoldDocument, GoldToponym, Scope, Score, tally
from geomap.mentions import Mention, Role

TEXT = "Syrian jets struck Homs; the University of Aleppo shut."


class FakeRecognizer:
    """Finds the same in every document."""

    name = "fake 1"

    def __init__(self, *found: tuple[str, Role, float]) -> None:
        """Find these names in these roles with these scores."""
        self._found = found

    def pipe(self, documents: Iterable[Document]) -> Iterator[tuple[Document, tuple[Mention, ...]]]:
        """Give each document with what is found."""
        for document in documents:
            yield document, tuple(self._mention(document, *found) for found in self._found)

    def at(self, document: Document, spans: Sequence[Span]) -> tuple[Mention, ...]:
        """Not asked for here."""
        raise NotImplementedError

    def _mention(self, document: Document, name: str, role: Role, score: float) -> Mention:
        whole = Sentence(0, len(document.text))
        return Mention(span(name), name, whole, role, score)


def span(name: str) -> Span:
    """Give where a name stands in the text."""
    start = TEXT.index(name)
    return Span(start, start + len(name))


GOLD = GoldDocument(
    Document("a", TEXT),
    (
        GoldToponym(span("Syrian"), "Demonym"),
        GoldToponym(span("Homs"), "Literal"),
        GoldToponym(span("Aleppo"), "Embedded"),
    ),
)
FOUND = (
    ("Syrian", Role.DEMONYM, 0.95),
    ("Homs", Role.LITERAL, 1.0),
    ("University of Aleppo", Role.LITERAL, 0.55),
)


def test_counts_exact_and_overlapping_spans() -> None:
    """A span that is too long is right by overlap alone."""
    counted = tally(FakeRecognizer(*FOUND), [GOLD, GOLD], Scope())
    assert counted.exact == Score(4, 6, 6)
    assert counted.overlap == Score(6, 6, 6)


def test_excluded_types_are_neither_wanted_nor_wrong() -> None:
    """What overlaps a toponym out of scope does not count."""
    scope = Scope(excluded_kinds=frozenset({"Demonym", "Embedded"}))
    assert tally(FakeRecognizer(*FOUND), [GOLD], scope).exact == Score(1, 1, 1)


def test_excluded_roles_are_left_aside() -> None:
    """A mention in such a role is no prediction."""
    scope = Scope(excluded_roles=frozenset({Role.DEMONYM}))
    assert tally(FakeRecognizer(*FOUND), [GOLD], scope).exact == Score(1, 2, 3)


def test_says_in_which_role_each_type_was_found() -> None:
    """The confusion of types and roles counts every gold toponym once."""
    counted = tally(FakeRecognizer(*FOUND), [GOLD], Scope())
    assert counted.roles == {
        ("Demonym", "demonym"): 1,
        ("Literal", "literal"): 1,
        ("Embedded", ""): 1,
    }


def test_reliability_counts_by_score() -> None:
    """Each mention falls into the range of its score, a score of 1 into the last."""
    bins = tally(FakeRecognizer(*FOUND), [GOLD], Scope()).reliability
    assert bins[5] == Score(0, 1, 0)
    assert bins[9] == Score(2, 2, 0)
    assert sum(score.predicted for score in bins) == 3
