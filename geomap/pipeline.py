"""Document → report, through the seams alone."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from geomap.decisions import SOURCE, Decision, Verdict
from geomap.documents import Document
from geomap.errors import GeomapError, Offline, ServiceError
from geomap.mentions import Mention
from geomap.places import (
    Alternative,
    Candidate,
    Clue,
    Manifest,
    MatchKind,
    Query,
    Reason,
    Report,
    Resolution,
    Resolved,
    Undecided,
    Unresolved,
)
from geomap.protocols import CandidateSource, Decisions, Recognizer, Resolver

_TOGETHER = 128
"""Documents that are resolved at once: more gain nothing."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The parts of a run, given and not fetched."""

    recognizer: Recognizer
    """Finds mentions."""
    source: CandidateSource
    """Offers candidates for each mention."""
    resolver: Resolver
    """Decides among them."""
    manifest: Manifest
    """What every report says it was made with."""
    decisions: Decisions | None = None
    """What people decided; it goes before everything else. None where nobody did."""

    def __call__(self, document: Document) -> Report:
        """Map one document."""
        return next(self.pipe((document,)))

    def pipe(self, documents: Iterable[Document]) -> Iterator[Report]:
        """Map documents lazily, in the order given.

        A name that a person placed is a mention whether it is recognised or not.
        """
        for document, mentions in self.recognizer.pipe(documents):
            yield self.decide(document, self._with_placed(document, mentions))

    def decide(self, document: Document, mentions: tuple[Mention, ...]) -> Report:
        """Resolve mentions that were recognised already, by us or by someone else.

        No source is asked for a mention that a person decided on; the resolver sees the place decided on as its only
        candidate, so that the names around it know. Where an online service fails, the mention is left
        unresolved with what happened, and the rest goes on; trouble with the gazetteer ends the run.
        """
        given = self._given(document, mentions)
        text = given.text
        found = self.resolver.resolve(text.document, text.mentions, text.candidates)
        return self._report(given, found)

    def decide_all(
        self, documents: Iterable[tuple[Document, tuple[Mention, ...]]]
    ) -> Iterator[Report]:
        """Resolve many documents' mentions as `decide` does, in the order given: the resolver sees some dozens at once.

        For documents that are all at hand: so many are taken before the first report is given. Where one
        cannot be taken, the reports of those before it are given first.
        """
        given = (self._given(document, mentions) for document, mentions in documents)
        for part in _parts(given, _TOGETHER):
            decided = self.resolver.resolve_all([item.text for item in part])
            yield from map(self._report, part, decided)

    def _given(self, document: Document, mentions: tuple[Mention, ...]) -> "_Given":
        decided = _decided(self.decisions, document, mentions)
        known: dict[Query, tuple[Candidate, ...] | ServiceError] = {}
        offered: list[tuple[Candidate, ...] | ServiceError] = []
        for mention, decision in zip(mentions, decided, strict=True):
            query = Query(mention.text, mention.role)
            if decision is None and query not in known:
                known[query] = self._offered(query)
            offered.append(known[query] if decision is None else _only(decision))
        candidates = [() if isinstance(item, ServiceError) else item for item in offered]
        return _Given(Undecided(document, mentions, candidates), offered, decided)

    def _report(self, given: "_Given", found: tuple[Resolution, ...]) -> Report:
        resolutions = tuple(
            _failed(resolution, item) if isinstance(item, ServiceError) else resolution
            for resolution, item in zip(found, given.offered, strict=True)
        )
        settled = tuple(map(_settled, resolutions, given.decided))
        document = given.text.document
        focus = self.resolver.focus(document, settled)
        return Report(document, settled, focus, self.manifest)

    def _with_placed(
        self, document: Document, mentions: tuple[Mention, ...]
    ) -> tuple[Mention, ...]:
        """Give the mentions with those names that a person placed and that were not recognised as they stand."""
        if self.decisions is None:
            return mentions
        placed = self.decisions.placed(document)
        there = {mention.span for mention in mentions}
        missing = [span for span in placed if span not in there]
        if not missing:
            return mentions
        kept = (
            mention
            for mention in mentions
            if mention.span in placed or not any(mention.span.overlaps(span) for span in missing)
        )
        added = self.recognizer.at(document, missing)
        return tuple(sorted((*kept, *added), key=lambda mention: mention.span))

    def _offered(self, query: Query) -> tuple[Candidate, ...] | ServiceError:
        try:
            return self.source.candidates(query)
        except ServiceError as error:
            return error


@dataclass(frozen=True, slots=True)
class _Given:
    """What is known of a document before it is resolved."""

    text: Undecided
    """What the resolver is given."""
    offered: Sequence[tuple[Candidate, ...] | ServiceError]
    """Of each mention, what was offered for it, or why nothing was."""
    decided: Sequence[Decision | None]
    """Of each mention, what a person decided."""


def _parts(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Give items some at a time; what came before a trouble is given before it is raised."""
    left, trouble = iter(items), None
    while trouble is None:
        part: list[T] = []
        try:
            part.extend(itertools.islice(left, size))
        except GeomapError as error:
            trouble = error
        if part:
            yield part
        elif trouble is None:
            return
    raise trouble


def _failed(resolution: Resolution, error: ServiceError) -> Unresolved:
    reason = Reason.OFFLINE if isinstance(error, Offline) else Reason.FAULT
    return Unresolved(resolution.mention, reason, note=str(error))


def replayed(report: Report, decisions: Decisions, resolver: Resolver) -> Report:
    """Give a report that was made earlier with decisions put in; nothing else is computed again.

    Names that were not recognised when it was made stay as they are. A report that no decision bears on is given back.
    """
    mentions = tuple(item.mention for item in report.resolutions)
    decided = _decided(decisions, report.document, mentions)
    if not any(decided):
        return report
    settled = tuple(map(_settled, report.resolutions, decided))
    manifest = report.manifest
    if manifest is not None:
        held = {**manifest.settings, "decisions": decisions.digest}
        manifest = replace(manifest, settings=held)
    focus = resolver.focus(report.document, settled)
    return replace(report, resolutions=settled, focus=focus, manifest=manifest)


def _decided(
    decisions: Decisions | None, document: Document, mentions: tuple[Mention, ...]
) -> tuple[Decision | None, ...]:
    if decisions is None:
        return (None,) * len(mentions)
    return decisions.decided(document, mentions)


def _only(decision: Decision) -> tuple[Candidate, ...]:
    place = decision.place
    return () if place is None else (Candidate(place, MatchKind.PREFERRED, SOURCE),)


def _settled(resolution: Resolution, decision: Decision | None) -> Resolution:
    """Give what a person decided, in place of what was found; what was found stays among the alternatives."""
    if decision is None:
        return resolution
    alternatives = resolution.alternatives
    if isinstance(resolution, Resolved) and resolution.answered_by != SOURCE:
        alternatives = (Alternative(resolution.place, resolution.confidence), *alternatives)
    clues = (Clue(SOURCE, 0.0, decision.told),)
    if decision.verdict is Verdict.REJECT or decision.place is None:
        note = decision.told
        return Unresolved(resolution.mention, Reason.REJECTED, alternatives, note=note)
    chosen = decision.place
    others = tuple(item for item in alternatives if item.place.id != chosen.id)
    return Resolved(resolution.mention, chosen, 1.0, SOURCE, others, clues)
