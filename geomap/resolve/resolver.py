"""The resolver as the pipeline sees it; NumPy, and all that needs it, is loaded for the first document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from geomap.documents import Document
from geomap.mentions import Mention
from geomap.places import Candidate, Focus, Place, Resolution, Undecided
from geomap.protocols import Atlas
from geomap.resolve.focus import find_focus
from geomap.resolve.interest import Interest

if TYPE_CHECKING:
    from geomap.resolve.deciding import Decider
    from geomap.resolve.weights import Weights


@dataclass(frozen=True)
class ContextResolver:
    """The resolver: clues with learned weights, each name in the light of the others of its document."""

    min_confidence: float = 0.35
    """A best answer below this probability (0 … 1), its mention's score included, is left open."""
    atlas: Atlas | None = None
    """Knows what holds the places, for the focus; None: only what the text names counts."""
    explaining: bool = False
    """Whether all candidates are among the alternatives, each with its clues; costs several times the time."""
    interest: Interest = field(default_factory=Interest)
    """What is known of the texts beforehand."""
    homes: Callable[[Document], Place | None] | None = None
    """Looks up the home that a document itself says (`Document.near`); None: what documents say of it is not known."""
    weights: Weights | None = None
    """What each measure of each clue counts; those that geomap comes with if None."""

    def resolve(
        self,
        document: Document,
        mentions: Sequence[Mention],
        candidates: Sequence[tuple[Candidate, ...]],
    ) -> tuple[Resolution, ...]:
        """Decide all mentions of a document together: one resolution a mention, same order."""
        (found,) = self.resolve_all((Undecided(document, mentions, candidates),))
        return found

    def resolve_all(self, texts: Sequence[Undecided]) -> list[tuple[Resolution, ...]]:
        """Decide several documents, each as `resolve` does: some dozens at once take a fraction of the time of one by one."""
        return self._decider.decide(texts, [self._known(text.document) for text in texts])

    def focus(self, document: Document, resolutions: Sequence[Resolution]) -> tuple[Focus, ...]:
        """Say what the document is about, heaviest first; empty where nothing was placed."""
        return find_focus(document, resolutions, self.atlas)

    def _known(self, document: Document) -> Interest:
        if not document.near or self.homes is None:
            return self.interest
        return replace(self.interest, home=self.homes(document))

    @cached_property
    def _decider(self) -> Decider:
        from geomap.resolve.deciding import Decider, Manner  # noqa: PLC0415 - NumPy is slow to load
        from geomap.resolve.weights import Weights  # noqa: PLC0415 - as above

        manner = Manner(self.min_confidence, self.explaining)
        return Decider(self.weights or Weights.load(), manner)
