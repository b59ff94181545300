"""Lets the places of some sources win: who prefers his own places says what their names mean."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from geomap.documents import Document
from geomap.mentions import Mention
from geomap.places import Alternative, Candidate, Clue, Focus, Resolution, Resolved, Undecided
from geomap.protocols import Resolver


@dataclass(frozen=True, slots=True)
class Preferring:
    """A resolver that does not doubt names for which preferred sources alone offered places."""

    resolver: Resolver
    """Decides everything else, and which of several preferred places is meant."""
    sources: Collection[str]
    """Names of the sources preferred."""

    def resolve(
        self,
        document: Document,
        mentions: Sequence[Mention],
        candidates: Sequence[tuple[Candidate, ...]],
    ) -> tuple[Resolution, ...]:
        """Decide all mentions of a document together: one resolution a mention, same order."""
        (decided,) = self.resolve_all((Undecided(document, mentions, candidates),))
        return decided

    def resolve_all(self, texts: Sequence[Undecided]) -> list[tuple[Resolution, ...]]:
        """Decide several documents, each as `resolve` does."""
        return [
            tuple(map(self._undoubted, decided, text.candidates))
            for decided, text in zip(self.resolver.resolve_all(texts), texts, strict=True)
        ]

    def focus(self, document: Document, resolutions: Sequence[Resolution]) -> tuple[Focus, ...]:
        """Say what the document is about, heaviest first; empty where nothing was placed."""
        return self.resolver.focus(document, resolutions)

    def _undoubted(self, resolution: Resolution, offered: tuple[Candidate, ...]) -> Resolution:
        """Place what was left open or placed elsewhere; of several places the first, as likely as each."""
        if not offered or any(candidate.source not in self.sources for candidate in offered):
            return resolution
        if isinstance(resolution, Resolved) and resolution.answered_by in self.sources:
            return resolution
        share = round(1.0 / len(offered), 4)
        first, *others = offered
        clue = Clue("preferred", 0.0, "a place of your own bears the name")
        alternatives = tuple(Alternative(item.place, share) for item in others)
        return Resolved(resolution.mention, first.place, share, first.source, alternatives, (clue,))
