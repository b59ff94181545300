"""`geomap review accept`, `reject` and `point`: one decision a call, for scripts and by hand."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from geomap.cli.doubts import (
    Doubt,
    Remark,
    decide,
    find_doubt,
    find_words,
    quote,
    read_point,
    told_place,
)
from geomap.cli.doubts import accept as accepted
from geomap.cli.doubts import reject as rejected
from geomap.cli.options import CacheDir, Encoding, Model, settings_from
from geomap.cli.sources import MapWhenAsked, read_all
from geomap.cli.talk import tell
from geomap.decisions import Decision, Quote, Scope, Verdict
from geomap.documents import Document
from geomap.errors import InputError
from geomap.places import Place, Report
from geomap.review import DecisionsFile, decided_place
from geomap.settings import Settings

DEFAULT_FILE = "decisions.jsonl"
"""Where decisions are written if neither the command line nor a setting says so."""
ACCEPT_EXAMPLES = (
    "geomap review accept report.txt Tripoli --scope document",
    "geomap review accept report.txt 212 --choice 2 --decisions decisions.jsonl",
)
REJECT_EXAMPLES = ('geomap review reject report.txt Victoria --scope all --note "the ship"',)
POINT_EXAMPLES = (
    "geomap review point report.txt Tripoli --place geonames:266826",
    'geomap review point report.txt 58 --at 34.73,36.71 --name "Our office"',
)

Source = Annotated[
    str,
    typer.Argument(
        metavar="SOURCE",
        help="A text file, or a .json or .jsonl file that extract wrote.",
        show_default=False,
    ),
]
MentionOf = Annotated[
    str,
    typer.Argument(
        metavar="MENTION",
        help="Where the name begins, as list and extract say it (code points from 0), or the name.",
        show_default=False,
    ),
]
WrittenTo = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="The decisions file; it is made where there is none. Default: the setting, else decisions.jsonl.",
        show_default=False,
    ),
]
Reach = Annotated[
    Scope,
    typer.Option(
        metavar="SCOPE",
        help="mention: this one; document: the name in the whole text; all: the name in every text.",
    ),
]
By = Annotated[str, typer.Option(metavar="NAME", help="Who decides.", show_default=False)]
Note = Annotated[str, typer.Option(metavar="TEXT", help="Why.", show_default=False)]
DocumentId = Annotated[
    str | None,
    typer.Option(
        metavar="ID",
        help="Which document, where the source holds several.",
        show_default=False,
    ),
]


def accept(  # noqa: PLR0913 - a parameter is an option
    source: Source,
    mention: MentionOf,
    *,
    choice: Annotated[
        int,
        typer.Option(metavar="N", help="Which of the places that list -f jsonl gives, from 1."),
    ] = 1,
    decisions: WrittenTo = None,
    scope: Reach = Scope.MENTION,
    by: By = "",
    note: Note = "",
    document: DocumentId = None,
    encoding: Encoding = None,
    cache_dir: CacheDir = None,
    model: Model = None,
) -> None:
    """Decide that the proposed place of a mention is the right one, or another of its choices."""
    work = work_on(decisions, cache_dir=cache_dir, model=model)
    with MapWhenAsked(work.settings, tells_idle=False) as mapper:
        reports = _reports(source, document, mapper, encoding)
    doubt = find_doubt(reports, mention, scope=scope)
    if doubt is None:
        message = f"{mention!r} was not found among the places; geomap review point puts it there"
        raise InputError(message)
    _write(work.file, accepted(doubt, choice - 1, Remark(scope, by, note)))


def reject(  # noqa: PLR0913 - a parameter is an option
    source: Source,
    mention: MentionOf,
    *,
    decisions: WrittenTo = None,
    scope: Reach = Scope.MENTION,
    by: By = "",
    note: Note = "",
    document: DocumentId = None,
    encoding: Encoding = None,
    cache_dir: CacheDir = None,
    model: Model = None,
) -> None:
    """Decide that a mention names no place."""
    work = work_on(decisions, cache_dir=cache_dir, model=model)
    with MapWhenAsked(work.settings, tells_idle=False) as mapper:
        reports = _reports(source, document, mapper, encoding)
    doubt = find_doubt(reports, mention, scope=scope)
    if doubt is None:
        message = f"{mention!r} was not found among the places, so there is nothing to reject"
        raise InputError(message)
    _write(work.file, rejected(doubt, Remark(scope, by, note)))


def point(  # noqa: PLR0913 - a parameter is an option
    source: Source,
    mention: MentionOf,
    *,
    place: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="A place of the gazetteer, as in geonames:266826; geomap geocode gives ids.",
            show_default=False,
        ),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(metavar="LAT,LON", help="Or a point, in decimal degrees.", show_default=False),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT",
            help="What the place at the point is called. Default: as in the text.",
            show_default=False,
        ),
    ] = None,
    decisions: WrittenTo = None,
    scope: Reach = Scope.MENTION,
    by: By = "",
    note: Note = "",
    document: DocumentId = None,
    encoding: Encoding = None,
    cache_dir: CacheDir = None,
    model: Model = None,
) -> None:
    """Decide which place a mention means: one of the gazetteer, or a point.

    A name that was not recognised can be put on the map so too.
    """
    if (place is None) == (at is None) or (name and place):
        message = "where to? give either --place ID, or --at LAT,LON and perhaps --name"
        raise InputError(message)
    work = work_on(decisions, cache_dir=cache_dir, model=model)
    with MapWhenAsked(work.settings, tells_idle=False) as mapper:
        reports = _reports(source, document, mapper, encoding)
        doubt = find_doubt(reports, mention, scope=scope)
        held, quoted = _quoted(reports, mention, doubt)
        target = (
            decided_place(name or quoted.exact, read_point(at))
            if at
            else place_of(mapper, place or "")
        )
    remark = Remark(scope, by, note)
    _write(work.file, decide(held, quoted, Verdict.POINT, remark, place=target))


class Work(NamedTuple):
    """What a review works with."""

    settings: Settings
    """With the decisions file, if it is there."""
    file: DecisionsFile
    """Where decisions are written."""


def work_on(decisions: str | None, **overrides: object) -> Work:
    """Give what a review works with when the command line says this; None is not said.

    Raises:
        InputError: a setting is wrong, or the decisions file cannot be read.
    """
    settings = settings_from(decisions=decisions, **overrides)
    path = Path(settings.decisions or DEFAULT_FILE).expanduser()
    file = DecisionsFile.open(path, may_be_missing=True)
    return Work(replace(settings, decisions=str(path) if path.exists() else ""), file)


def _reports(
    source: str, document: str | None, mapper: MapWhenAsked, encoding: str | None
) -> tuple[Report, ...]:
    """Give the one report that a decision is about.

    Raises:
        InputError: the source holds none of this id, or several and none is named.
    """
    reports = read_all((source,), mapper, encoding=encoding, replay=mapper.replay)
    held = [report for report in reports if document in {None, report.document.id}]
    if len(held) != 1:
        wanted = (
            f"no document {document!r}"
            if document
            else f"{len(held)} documents; name one with --document"
        )
        message = f"{source} holds {wanted}"
        raise InputError(message)
    return tuple(held)


def _quoted(
    reports: tuple[Report, ...], mention: str, doubt: Doubt | None
) -> tuple[Document, Quote]:
    """Give the document and the words that a decision is about, recognised or not."""
    if doubt is not None:
        return doubt.document, quote(doubt)
    document = reports[0].document
    return document, find_words(document, mention)


def place_of(mapper: MapWhenAsked, identifier: str) -> Place:
    """Give the place of an id.

    Raises:
        InputError: the gazetteer has none.
    """
    place = mapper.place(identifier)
    if place is None:
        message = f"the gazetteer has no place {identifier!r}; geomap geocode NAME gives ids"
        raise InputError(message)
    return place


def _write(file: DecisionsFile, decision: Decision) -> None:
    file.decide(decision)
    where = f" ({told_place(decision.place)})" if decision.place else ""
    tell(f"{decision.verdict} {decision.quote.exact}{where} → {file.path}")
