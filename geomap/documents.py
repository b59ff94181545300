"""Documents and the parts of them that everything else points at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open pair of character offsets into `Document.text`."""

    start: int
    """First character, counted from 0 in Unicode code points."""
    end: int
    """One past the last character; greater than `start`."""

    def __post_init__(self) -> None:
        """Refuse spans that are empty, reversed or before the text.

        Raises:
            ValueError: not 0 ≤ start < end.
        """
        if not 0 <= self.start < self.end:
            message = f"a span needs 0 ≤ start < end, not {self.start}, {self.end}"
            raise ValueError(message)

    def __len__(self) -> int:
        """Count the characters."""
        return self.end - self.start

    def contains(self, other: "Span") -> bool:
        """Whether the other span lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Sentence(Span):
    """A span of a document that is one sentence, without the white space around it."""


@dataclass(frozen=True, slots=True)
class Document:
    """One text. The text is kept verbatim and is hostile until a room makes it inert."""

    id: str
    """Unique within a run; for a file its path as given."""
    text: str
    """The whole text; may be empty."""
    title: str = ""
    """What to call it on a page; empty where unknown."""
    date: str | None = None
    """Day of publication, ISO 8601 (`2015-10-01`); None where unknown."""
    source: str | None = None
    """Who published it; None where unknown."""
    near: str | None = None
    """The place that it was published in and for, as a person names it (`Paris, Texas`); it goes before the setting of that name. None where it does not say."""

    def __post_init__(self) -> None:
        """Refuse a document that could not be told from others.

        Raises:
            ValueError: the id is empty.
        """
        if not self.id:
            message = "a document needs an id"
            raise ValueError(message)

    def quote(self, span: Span) -> str:
        """Give the text of a span verbatim.

        Raises:
            ValueError: the span ends after the text.
        """
        if span.end > len(self.text):
            message = (
                f"span {span.start}–{span.end} ends after the text ({len(self.text)} characters)"
            )
            raise ValueError(message)
        return self.text[span.start : span.end]
