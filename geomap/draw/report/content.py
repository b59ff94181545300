"""What a written report holds, whatever it is written in: figure, table of places, quoted sentences, what is missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from geomap.documents import Document, Sentence, Span
from geomap.draw.figure import Figure, Item, Look, draw_figure
from geomap.draw.figure.words import KINDS, counted, credit
from geomap.places import Reason, Report, Unresolved

REASONS: Mapping[Reason, str] = {
    Reason.NOT_IN_GAZETTEER: "No place of this name is known to the gazetteer.",
    Reason.AMBIGUOUS: "Several places bear this name, and none is clearly meant.",
    Reason.NOT_A_PLACE: "Not taken for the name of a place here.",
    Reason.OFFLINE: "The gazetteer does not know this name, and no online service was asked.",
    Reason.FAULT: "Something went wrong with this mention.",
}
"""Why a mention was not placed, in words; the page's."""

COLUMNS = ("No.", "Place", "Where", "Kind", "Mentions", "Sure", "Latitude", "Longitude", "Source")
"""The head of the table of places."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name within a quoted sentence."""

    text: str
    """The name as written; any text."""
    number: int | None
    """The place's number; None where it was not placed."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that names places."""

    parts: tuple[str | Named, ...]
    """Its text, verbatim and in order."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """The quotations of one document."""

    heading: str
    """The document's title, else its id; any text."""
    origin: str
    """Source and date; empty where unknown; any text."""
    quotes: tuple[Quote, ...]
    """In the order of the text."""
    failure: str
    """What kept the document from being read; empty where all went well."""


@dataclass(frozen=True, slots=True)
class Content:
    """All that a written report holds; texts in it may be any text."""

    title: str
    """What it is called."""
    figure: Figure
    """The figure, on which every place has its number."""
    chapters: tuple[Chapter, ...]
    """One a document."""
    missing: tuple[tuple[str, str], ...]
    """What was named but not placed, each name and reason once, with the reason in words."""
    credit: str
    """Whom it is owed to."""

    @property
    def caption(self) -> str:
        """What stands below the figure."""
        items = self.figure.items
        mentions = sum(len(item.mentions) for item in items)
        return (
            f"{counted(len(items), 'place')} named, {counted(mentions, 'mention')}. "
            "The numbers are those of the table and of the quoted sentences."
        )

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Give the table's rows as texts, in the order of the numbers."""
        return map(_row, self.figure.items)


def content(
    reports: Sequence[Report], look: Look, *, title: str, country_names: Mapping[str, str]
) -> Content:
    """Gather what a written report holds; the same reports give the same.

    Args:
        reports: what was found.
        look: how the figure is drawn; it is numbered in any case.
        title: what the report is called.
        country_names: names of countries by ISO code.

    Raises:
        ResourceError: the figure's land is missing in this installation.
    """
    numbered = replace(look, is_numbered=True, is_titled=False)
    figure = draw_figure(reports, numbered, title=title, country_names=country_names)
    numbers = {held: item.number for item in figure.items for held in map(id, item.mentions)}
    missing = dict.fromkeys(
        (held.mention.text, held.note or REASONS[held.reason])
        for report in reports
        for held in report.unresolved
    )
    return Content(
        title,
        figure,
        tuple(_chapter(report, numbers) for report in reports),
        tuple(missing),
        credit(reports, has_borders=look.has_borders),
    )


def _row(item: Item) -> tuple[str, ...]:
    point = item.place.point
    return (
        str(item.number),
        item.name if item.name == item.place.name else f"{item.name} ({item.place.name})",
        item.where,
        KINDS[item.kind],
        f"{len(item.mentions):,}",
        f"{item.confidence:.0%}",
        f"{point.latitude:.4f}",
        f"{point.longitude:.4f}",
        item.place.id,
    )


def _chapter(report: Report, numbers: Mapping[int, int]) -> Chapter:
    named: dict[Sentence, list[tuple[Span, int | None]]] = {}
    for held in report.resolutions:
        number = numbers.get(id(held))
        if number is not None or isinstance(held, Unresolved):
            named.setdefault(held.mention.sentence, []).append((held.mention.span, number))
    document = report.document
    return Chapter(
        document.title or document.id,
        ", ".join(part for part in (document.source, document.date) if part),
        tuple(Quote(tuple(_parts(document, *entry))) for entry in sorted(named.items())),
        report.failure,
    )


def _parts(
    document: Document, sentence: Sentence, found: Sequence[tuple[Span, int | None]]
) -> Iterator[str | Named]:
    """Cut a sentence at its names; a name within a name is left to the longer one."""
    at = sentence.start
    for span, number in sorted(found, key=lambda entry: (entry[0].start, -entry[0].end)):
        if span.start < at:
            continue
        if at < span.start:
            yield document.text[at : span.start]
        yield Named(document.text[span.start : span.end], number)
        at = span.end
    if at < sentence.end:
        yield document.text[at : sentence.end]
