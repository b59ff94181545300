"""Mentions: one occurrence of a toponym, and what it does in its sentence."""

from dataclasses import dataclass
from enum import StrEnum

from geomap.documents import Sentence, Span


class Role(StrEnum):
    """What a mention does (after GeoWebNews' types: Gritta et al. 2019, «A pragmatic guide to geoparsing evaluation»)."""

    LITERAL = "literal"
    """The place itself: «jets struck Homs»."""
    METONYMIC = "metonymic"
    """The place stands for its government, people or team: «Washington said»."""
    MODIFIER = "modifier"
    """The name modifies a noun: «Paris police»."""
    EMBEDDED = "embedded"
    """The name is part of an organisation's or person's name: «University of Aleppo»."""
    DEMONYM = "demonym"
    """Inhabitants or adjective, standing for the place: «Syrian», «Iraqis»."""
    DATELINE = "dateline"
    """Where a report was filed: «BEIRUT, Lebanon (AP) —»."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of a toponym in a document."""

    span: Span
    """Where the toponym stands in the document."""
    text: str
    """The toponym verbatim: `document.text[span.start:span.end]`."""
    sentence: Sentence
    """The sentence that holds the whole span."""
    role: Role = Role.LITERAL
    """What the mention does in its sentence."""
    score: float = 1.0
    """Recognition score, 0 … 1: how sure it is that this is a place's name here."""

    def __post_init__(self) -> None:
        """Refuse a mention that contradicts itself.

        Raises:
            ValueError: text and span differ in length, the sentence does not hold the span, or the score is out of range.
        """
        if len(self.text) != len(self.span):
            message = f"{self.text!r} is not {len(self.span)} characters long, as its span says"
            raise ValueError(message)
        if not self.sentence.contains(self.span):
            message = f"the sentence {self.sentence} does not hold the mention {self.span}"
            raise ValueError(message)
        if not 0.0 <= self.score <= 1.0:
            message = f"a recognition score lies in 0 … 1, not {self.score!r}"
            raise ValueError(message)
