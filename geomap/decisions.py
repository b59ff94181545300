"""Decisions: what a person said about a mention; they go before whatever geomap would find by itself."""

from dataclasses import dataclass
from enum import StrEnum

from geomap.places import Place

SOURCE = "decision"
"""What `answered_by` says of a place that a person decided on."""


class Verdict(StrEnum):
    """What was said."""

    ACCEPT = "accept"
    """The place that was proposed is the right one."""
    POINT = "point"
    """Another one is."""
    REJECT = "reject"
    """The name stands for no place here."""


class Scope(StrEnum):
    """How far a decision reaches; the narrower one goes before the wider."""

    MENTION = "mention"
    """The one mention."""
    DOCUMENT = "document"
    """Each mention of the name in the document."""
    ALL = "all"
    """Each mention of the name in any document."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A mention by its words, so that it is found again when the text around it was edited.

    After the text quote and text position selectors of the W3C's Web Annotation Data Model
    (https://www.w3.org/TR/annotation-model/#text-quote-selector). White space is written as one space.
    """

    exact: str
    """The toponym."""
    prefix: str = ""
    """What stands right before it."""
    suffix: str = ""
    """What stands right after it."""
    start: int | None = None
    """Where it stood, in code points; tells like passages apart. None where nobody knows."""

    def __post_init__(self) -> None:
        """Refuse a quote of nothing.

        Raises:
            ValueError: the toponym is blank, or the offset negative.
        """
        if not self.exact.strip():
            message = "a quote needs the words of the name (exact)"
            raise ValueError(message)
        if self.start is not None and self.start < 0:
            message = f"start must not be negative, as {self.start} is"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said about one mention."""

    document: str
    """Id of the document."""
    quote: Quote
    """The mention."""
    verdict: Verdict
    """What was said."""
    place: Place | None = None
    """The place meant; None where the mention was rejected, or where only its id is known."""
    place_id: str = ""
    """Id of the place meant, to be looked up in the gazetteer; empty where `place` says it all."""
    scope: Scope = Scope.MENTION
    """How far it reaches."""
    offered_by: str = ""
    """Name of the source that knows the place, to which it is owed; empty where a person gave the coordinates."""
    by: str = ""
    """Who said it; empty where they did not give a name."""
    at: str = ""
    """When, UTC, as in `2026-11-22T08:30:00Z`; empty where nobody wrote it down."""
    note: str = ""
    """Why; empty where that goes without saying."""

    def __post_init__(self) -> None:
        """Refuse a decision that contradicts itself.

        Raises:
            ValueError: a rejection has a place, or another decision has none.
        """
        has_place = self.place is not None or bool(self.place_id)
        if has_place and self.verdict is Verdict.REJECT:
            message = "a rejected mention has no place"
            raise ValueError(message)
        if not has_place and self.verdict is not Verdict.REJECT:
            message = f"to {self.verdict} takes a place"
            raise ValueError(message)

    @property
    def subject(self) -> tuple[object, ...]:
        """What is decided on: two decisions with one subject contradict each other, or say the same."""
        if self.scope is Scope.ALL:
            return (self.scope, same_name(self.quote.exact))
        if self.scope is Scope.DOCUMENT:
            return (self.scope, self.document, same_name(self.quote.exact))
        return (self.scope, self.document, self.quote)

    @property
    def told(self) -> str:
        """The decision in words: who said it, when, and why."""
        who = f" by {self.by}" if self.by else ""
        when = f" on {self.at[:10]}" if self.at else ""
        why = f": {self.note}" if self.note else ""
        return f"decided{who}{when}{why}"


def same_name(toponym: str) -> str:
    """Give what names are compared by: case and the kind of white space do not count."""
    return " ".join(toponym.split()).casefold()
