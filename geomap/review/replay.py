"""Decisions applied to documents: which one holds for which mention, and which ones hold for none any more."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import NamedTuple

from geomap.decisions import Decision, Scope, Verdict, same_name
from geomap.documents import Document, Span
from geomap.mentions import Mention
from geomap.places import Place
from geomap.review.anchors import anchors
from geomap.review.file import DecisionsFile

_TOLD = 5
"""So many decisions of a document are told one by one; then their number."""


class _Rule(NamedTuple):
    number: int
    """Line in the file."""
    decision: Decision


class _Found(NamedTuple):
    """What holds in one document."""

    document: Document
    spans: dict[Span, Decision]
    """Mentions by themselves."""
    names: dict[str, Decision]
    """Names that are decided on all over this document, or everywhere."""


class Replay:
    """Says which decision holds for which mention; the narrower goes before the wider.

    Args:
        file: the decisions.
        look_up: gives the place of an id, None where the gazetteer has none; asked only for places of which
            the file has nothing but the id.
        tell: told one line of each decision that cannot be carried out.
    """

    def __init__(
        self,
        file: DecisionsFile,
        look_up: Callable[[str], Place | None],
        tell: Callable[[str], None],
    ) -> None:
        self._file = file
        self._look_up = look_up
        self._tell = tell
        self._idle: set[int] | None = None
        """Lines that have met neither their document nor, for all documents, their name."""
        self._rules: tuple[_Rule, ...] = ()
        self._by_name: dict[str, list[_Rule]] = defaultdict(list)
        """The rules by the last part of their document's id."""
        self._last: _Found | None = None

    @property
    def digest(self) -> str:
        """SHA-256, in hexadecimal, over the decisions."""
        return self._file.digest

    @property
    def sources(self) -> frozenset[str]:
        """Names of the sources that places decided on are owed to."""
        return frozenset(
            decision.offered_by for decision in self._file.decisions if decision.offered_by
        )

    def placed(self, document: Document) -> tuple[Span, ...]:
        """Give the names that a person put on the map one by one, in text order, recognised or not."""
        found = self._found(document)
        return tuple(
            sorted(
                span
                for span, decision in found.spans.items()
                if decision.verdict is not Verdict.REJECT
            )
        )

    def decided(
        self, document: Document, mentions: Sequence[Mention]
    ) -> tuple[Decision | None, ...]:
        """Give what was decided on each mention, in their order, each with its place unless it rejects; None: nothing."""
        found = self._found(document)
        return tuple(
            found.spans.get(mention.span) or found.names.get(same_name(mention.text))
            for mention in mentions
        )

    def tell_idle(self) -> None:
        """Say in one line which decisions had nothing to do in all that was looked at."""
        if self._last is None:
            return
        idle = [rule for rule in self._ready() if rule.number in (self._idle or ())]
        if not idle:
            return
        first = idle[0].decision
        about = (
            f"{first.quote.exact!r} in any document" if first.scope is Scope.ALL else first.document
        )
        rest = f" and {len(idle) - 1:,} more" if len(idle) > 1 else ""
        self._tell(
            f"{self._file.path}: line {idle[0].number}{rest} had nothing to decide in this run ({about})"
        )

    def _ready(self) -> tuple[_Rule, ...]:
        """Give the rules that can be carried out, each with its place, looked up when first wanted."""
        if self._idle is None:
            rules = (self._completed(_Rule(*pair)) for pair in self._file.numbered)
            self._rules = tuple(rule for rule in rules if rule)
            self._idle = {rule.number for rule in self._rules}
            for rule in self._rules:
                self._by_name[PurePosixPath(rule.decision.document).name].append(rule)
        return self._rules

    def _completed(self, rule: _Rule) -> _Rule | None:
        decision = rule.decision
        if not decision.place_id:
            return rule
        place = self._look_up(decision.place_id)
        if place is None:
            self._tell(
                f"{self._file.path}, line {rule.number}: the gazetteer has no place {decision.place_id!r};"
                " give its name, latitude and longitude too"
            )
            return None
        return _Rule(rule.number, replace(decision, place=place, place_id=""))

    def _found(self, document: Document) -> _Found:
        if self._last is None or self._last.document != document:
            self._last = self._find(document)
        return self._last

    def _find(self, document: Document) -> _Found:
        rules = self._ready()
        own = self._about(document)
        single = [rule for rule in own if rule.decision.scope is Scope.MENTION]
        spans, lost = _anchored(document.text, single)
        folded = same_name(document.text)
        names: dict[str, Decision] = {}
        for scope, among in ((Scope.ALL, rules), (Scope.DOCUMENT, own)):
            for rule in [rule for rule in among if rule.decision.scope is scope]:
                name = same_name(rule.decision.quote.exact)
                if name in folded:
                    names[name] = rule.decision
                    self._busy(rule)
                elif scope is Scope.DOCUMENT:
                    lost.append(rule)
        for rule in own:
            if rule.decision.scope is not Scope.ALL:
                self._busy(rule)
            # The name that was decided on is there, whether it is recognised again or not.
            if rule.decision is names.get(same_name(rule.decision.quote.exact)):
                for anchor in anchors(document.text, rule.decision.quote)[:1]:
                    spans.setdefault(anchor.span, rule.decision)
        self._tell_lost(document, sorted(lost, key=lambda rule: rule.number))
        return _Found(document, spans, names)

    def _about(self, document: Document) -> list[_Rule]:
        """Give the rules that were made on a document.

        Those of its id, and those of a file of its name in another folder if it has the words they quote: it is
        the same file then, named from elsewhere.
        """
        return [
            rule
            for rule in self._by_name.get(PurePosixPath(document.id).name, ())
            if rule.decision.document == document.id
            or (
                _is_same_file(rule.decision.document, document.id)
                and anchors(document.text, rule.decision.quote)
            )
        ]

    def _busy(self, rule: _Rule) -> None:
        if self._idle:
            self._idle.discard(rule.number)

    def _tell_lost(self, document: Document, lost: Sequence[_Rule]) -> None:
        for rule in lost[:_TOLD]:
            self._tell(
                f"{self._file.path}, line {rule.number}: {document.id} no longer says"
                f" {_shown(rule.decision)}; nothing was decided there"
            )
        if len(lost) > _TOLD:
            self._tell(
                f"{self._file.path}: {len(lost) - _TOLD:,} more decisions on {document.id} are found no longer"
            )


def _anchored(text: str, rules: Sequence[_Rule]) -> tuple[dict[Span, Decision], list[_Rule]]:
    """Give where mentions are that were decided on, and the rules whose mentions are gone.

    A mention has one decision, and a decision one mention: those that fit best go first. Passages that are word for
    word the same, each decided on, keep their order: an insertion above them moves them all.
    """
    alike: dict[tuple[str, ...], list[_Rule]] = defaultdict(list)
    for rule in rules:
        quote = rule.decision.quote
        alike[quote.exact, quote.prefix, quote.suffix].append(rule)
    fits: list[tuple[float, int, int, Span]] = []
    for group in alike.values():
        group.sort(key=lambda rule: rule.decision.quote.start or 0)
        held = [anchors(text, rule.decision.quote) for rule in group]
        passages = sorted(anchor for anchor in held[0] if anchor.likeness == 1.0)
        if len(passages) == len(group):
            held = [[anchor] for anchor in passages]
        fits += [
            (-anchor.likeness, rank, rule.number, anchor.span)
            for rule, found in zip(group, held, strict=True)
            for rank, anchor in enumerate(found)
        ]
    numbered = {rule.number: rule.decision for rule in rules}
    spans: dict[Span, Decision] = {}
    for _, _, number, span in sorted(fits):
        if number in numbered and span not in spans:
            spans[span] = numbered.pop(number)
    return spans, [rule for rule in rules if rule.number in numbered]


def _is_same_file(identifier: str, again: str) -> bool:
    """Whether two paths may be of one file, named from different folders."""
    one, other = PurePosixPath(identifier).parts, PurePosixPath(again).parts
    shared = min(len(one), len(other))
    return shared > 0 and one[-shared:] == other[-shared:]


def _shown(decision: Decision) -> str:
    quote = decision.quote
    return (
        f"«{quote.prefix}{quote.exact}{quote.suffix}»"
        if decision.scope is Scope.MENTION
        else repr(quote.exact)
    )
