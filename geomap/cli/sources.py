"""Sources named on the command line → reports; what goes wrong with one does not lose the others."""

import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Self

import typer

from geomap.assembly import Mapper, ensure_gazetteer, gazetteer_is_ready
from geomap.cli.online import announce
from geomap.cli.talk import complain, progress_bar, tell
from geomap.documents import Document
from geomap.errors import InputError
from geomap.gazetteer import Build, build_gazetteer
from geomap.places import Place, Report
from geomap.read import is_report, read_document, read_reports
from geomap.settings import Settings

MapDocument = Callable[[Document], Report]
"""Document → report; may be costly to call for the first time."""
Replay = Callable[[Report], Report]
"""A report that was made earlier → the same with decisions put in."""


def ready_mapper(
    settings: Settings, *, explaining: bool = False, build: Build = build_gazetteer
) -> Mapper:
    """Give a mapper that has its gazetteer, built now if there is none yet or it is damaged.

    Args:
        settings: what to run with.
        explaining: whether every candidate comes with what spoke for and against it.
        build: what builds the packaged gazetteer.

    Raises:
        ResourceError: the gazetteer cannot be built.
        InputError: the online service wants a key, an address or a name of ours that is not there.
    """
    mapper = Mapper(settings, tell=complain, explaining=explaining)
    make_ready(mapper, build=build)
    return mapper


def make_ready(mapper: Mapper, *, build: Build = build_gazetteer) -> None:
    """Build the gazetteer if that is due, and say what leaves the machine; raises what `ready_mapper` does."""
    settings = mapper.settings
    if not gazetteer_is_ready(settings):
        with progress_bar() as progress:
            ensure_gazetteer(settings, progress, say=tell, build=build)
    if mapper.online is not None:
        announce(settings)


class MapWhenAsked:
    """Maps documents with a mapper that is made for the first of them: drawing reports needs none."""

    def __init__(self, settings: Settings, *, tells_idle: bool = True) -> None:
        self.mapper = Mapper(settings, tell=complain)
        """The mapper; it opens nothing before it is asked."""
        self._is_ready = False
        self._tells_idle = tells_idle

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, problem: object, *_: object) -> None:
        """Tell of decisions that had nothing to decide, if all went well, and close the mapper."""
        if self._tells_idle and problem is None:
            self.mapper.tell_idle()
        self.mapper.close()

    def __call__(self, document: Document) -> Report:
        """Map one document.

        Raises:
            ResourceError: the gazetteer or the model is missing and cannot be made.
        """
        return self._ready()(document)

    def place(self, identifier: str) -> Place | None:
        """Give the place of an id, None where there is none; the gazetteer is built first if that is due."""
        return self._ready().place(identifier)

    def _ready(self) -> Mapper:
        if not self._is_ready:
            make_ready(self.mapper)
            self._is_ready = True
        return self.mapper

    def replay(self, report: Report) -> Report:
        """Put decisions into a report that was made earlier; nothing else of it is computed."""
        return self.mapper.replay(report)


def as_it_was(report: Report) -> Report:
    """Give a report back as it is."""
    return report


def read_all(
    sources: Sequence[str],
    map_document: MapDocument,
    *,
    encoding: str | None = None,
    replay: Replay = as_it_was,
) -> tuple[Report, ...]:
    """Give the reports of all sources in order, each with an id of its own.

    A source that cannot be read is complained of in one line and becomes a report that says so.

    Raises:
        typer.Exit: with status 2, no source could be read.
        InputError: standard input is named twice.
    """
    if sources.count("-") > 1:
        message = "standard input can be read only once; name - once"
        raise InputError(message)
    own_id = _Ids()
    reports: list[Report] = []
    with progress_bar(wanted=len(sources) > 1) as progress:
        for done, source in enumerate(sources):
            if progress:
                progress("Reading", done, len(sources))
            for report in _read(source, map_document, encoding):
                if report.failure:
                    complain(report.failure)
                reports.append(own_id(replay(report) if is_report(source) else report))
    if all(report.failure for report in reports):
        raise typer.Exit(InputError.exit_code)
    return tuple(reports)


def end(reports: Sequence[Report]) -> None:
    """End a command that did its work: with status 2 if any source was lost on the way.

    Raises:
        typer.Exit: one was lost.
    """
    if any(report.failure for report in reports):
        raise typer.Exit(InputError.exit_code)


def _read(source: str, map_document: MapDocument, encoding: str | None) -> tuple[Report, ...]:
    try:
        if is_report(source):
            return read_reports(source)
        document = read_document(source, encoding=encoding)
    except InputError as error:
        identifier = os.fsencode(source).decode("utf-8", "replace") or "''"
        return (Report(Document(identifier, ""), (), failure=str(error)),)
    return (map_document(document),)


class _Ids:
    """Gives a document whose id came up before a new one: `a.txt`, `a.txt#2`, `a.txt#3`."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def __call__(self, report: Report) -> Report:
        name = identifier = report.document.id
        while self._seen[identifier]:
            self._seen[name] += 1
            identifier = f"{name}#{self._seen[name]}"
        self._seen[identifier] += 1
        if identifier == name:
            return report
        return replace(report, document=replace(report.document, id=identifier))
