"""`geomap explain`: for each mention the places that it may mean, and why it was placed where it was."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, closing
from enum import StrEnum
from typing import Annotated, NamedTuple

import typer

from geomap.assembly import Mapper, gazetteer_is_ready
from geomap.cli.options import CacheDir, Encoding, MinConfidence, Model, settings_from
from geomap.cli.output import print_lines
from geomap.cli.places import Places, takes_places
from geomap.cli.sources import ready_mapper
from geomap.cli.talk import counted, one_line, tell
from geomap.errors import InputError
from geomap.export import dumps, place_record
from geomap.places import Clue, Place, Report, Resolution, Resolved
from geomap.protocols import Atlas
from geomap.read import is_report, read_document, read_reports
from geomap.resolve import Explainer, label
from geomap.settings import Settings

EXAMPLES = (
    "geomap explain report.txt",
    "geomap explain report.txt --mention Homs",
    "geomap explain report.json -f json",
)

_FEW_NAMES = 8
"""So many names are told of where the one asked for is not in the text."""


_TELLING = 0.05
"""Log-odds below which a clue is not shown as text."""


class Format(StrEnum):
    """How explanations are shown."""

    TEXT = "text"
    JSON = "json"


class _Weighed(NamedTuple):
    """A place that a mention may mean."""

    place: Place
    label: str
    confidence: float
    clues: tuple[Clue, ...]


@takes_places
def explain(  # noqa: PLR0913 - a parameter is an option
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE",
            help="A text file, or - for standard input; or a .json or .jsonl file that extract wrote, of which nothing"
            " is computed again.",
            show_default=False,
        ),
    ],
    *,
    mention: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT",
            help="Only mentions that read so; case does not count.",
            show_default=False,
        ),
    ] = None,
    limit: Annotated[
        int,
        typer.Option(
            metavar="N", min=1, help="Show at most so many places a mention; json has all."
        ),
    ] = 5,
    form: Annotated[
        Format, typer.Option("-f", "--format", metavar="FORMAT", help="text or json.")
    ] = Format.TEXT,
    encoding: Encoding = None,
    cache_dir: CacheDir = None,
    model: Model = None,
    min_confidence: MinConfidence = None,
    places: Places,
) -> None:
    """Show why each mention was placed where it was.

    For each mention a sentence that tells its place from the likeliest other one, and the places that it may mean,
    each with its probability and with what spoke for it (+) and against it (-), in log-odds. A file that extract wrote
    holds the clues of the answers, and none of the other places: give the text itself to see them.
    """
    settings = settings_from(
        cache_dir=cache_dir, model=model, min_confidence=min_confidence, **places.overrides
    )
    with _opened(settings, source) as mapper:
        reports = (
            read_reports(source)
            if is_report(source)
            else (mapper(read_document(source, encoding=encoding)),)
        )
        explained = [_explained(report, mention, mapper) for report in reports]
    if mention is not None and not any(explained):
        raise _absent(mention, reports)
    if form is Format.JSON:
        records = [
            {"id": report.document.id, "mentions": [_record(item) for item in held]}
            for report, held in zip(reports, explained, strict=True)
        ]
        print_lines((dumps(records[0] if len(records) == 1 else records, indent=2),))
        return
    for report, held in zip(reports, explained, strict=True):
        print_lines(line for item in held for line in _lines(report, item, limit))
        if not held:
            tell(f"{report.document.id}: no place is named")


class _Explained(NamedTuple):
    """One mention explained."""

    resolution: Resolution
    sentence: str
    weighed: tuple[_Weighed, ...]


def _opened(settings: Settings, source: str) -> AbstractContextManager[Mapper]:
    """Give a mapper; for a file of reports one whose gazetteer may be missing: it only gives the names of countries."""
    return closing(
        Mapper(settings) if is_report(source) else ready_mapper(settings, explaining=True)
    )


def _explained(report: Report, mention: str | None, mapper: Mapper) -> tuple[_Explained, ...]:
    atlas = mapper.gazetteer if gazetteer_is_ready(mapper.settings) else None
    explainer = Explainer(report.resolutions, atlas)
    return tuple(
        _Explained(item, explainer.sentence(item), _weighed(item, atlas))
        for item in report.resolutions
        if mention is None or item.mention.text.casefold() == mention.casefold()
    )


def _weighed(resolution: Resolution, atlas: Atlas | None) -> tuple[_Weighed, ...]:
    answer = (
        [(resolution.place, resolution.confidence, resolution.clues)]
        if isinstance(resolution, Resolved)
        else []
    )
    others = [(item.place, item.confidence, item.clues) for item in resolution.alternatives]
    return tuple(
        _Weighed(place, label(place, atlas, with_division=True), confidence, clues)
        for place, confidence, clues in (*answer, *others)
    )


def _lines(report: Report, explained: _Explained, limit: int) -> Iterator[str]:
    mention = explained.resolution.mention
    yield one_line(explained.sentence)
    quote = " ".join(report.document.quote(mention.sentence).split())
    yield f"  {mention.span.start}–{mention.span.end}, {mention.role.value}: {one_line(quote)}"
    for held in explained.weighed[:limit]:
        yield f"  {held.confidence:6.1%}  {one_line(held.label)}  {held.place.id}"
        width = max((len(clue.name) for clue in held.clues), default=0)
        for clue in held.clues:
            if abs(clue.weight) < _TELLING:
                continue
            yield f"          {clue.weight:+6.2f}  {clue.name:{width}}  {one_line(clue.text)}"
    left = len(explained.weighed) - limit
    if left > 0:
        yield f"          and {counted(left, 'less likely place')}"
    yield ""


def _record(explained: _Explained) -> dict[str, object]:
    mention = explained.resolution.mention
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "role": mention.role.value,
        "status": "resolved" if isinstance(explained.resolution, Resolved) else "unresolved",
        "explanation": explained.sentence,
        "candidates": [
            {
                "place": place_record(held.place),
                "label": held.label,
                "confidence": held.confidence,
                "clues": [
                    {"name": clue.name, "weight": clue.weight, "text": clue.text}
                    for clue in held.clues
                ],
            }
            for held in explained.weighed
        ],
    }


def _absent(mention: str, reports: Sequence[Report]) -> InputError:
    names = dict.fromkeys(item.mention.text for report in reports for item in report.resolutions)
    few = ", ".join(list(names)[:_FEW_NAMES]) + (" …" if len(names) > _FEW_NAMES else "")
    known = f"it names {few}" if names else "it names no place"
    return InputError(one_line(f"the text has no mention that reads {mention!r}; {known}"))
