"""Decides all mentions of a document together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from geomap.documents import Document
from geomap.mentions import Mention
from geomap.places import (
    Alternative,
    Candidate,
    Clue,
    Focus,
    MatchKind,
    Reason,
    Resolution,
    Resolved,
    Unresolved,
)
from geomap.protocols import Atlas
from geomap.resolve.focus import find_focus
from geomap.resolve.ranker import Beliefs, Ranker
from geomap.resolve.scene import Interest, Scene, set_scene
from geomap.resolve.sheet import Codes, Numbers, Sheets
from geomap.resolve.view import View
from geomap.resolve.weights import Weights, vector
from geomap.resolve.within import KEYS, NONE_KEYS, containers, shares

_MAX_ALTERNATIVES = 5
_MIN_ALTERNATIVE = 0.001
"""Alternatives less likely than this are not worth a reader's time."""


@dataclass(frozen=True)
class ContextResolver:
    """The resolver: clues with learned weights, each name in the light of the others. Safe to use for one document at a time."""

    min_confidence: float = 0.2
    """A best answer below this probability (0 … 1) is left `ambiguous`."""
    atlas: Atlas | None = None
    """Knows what holds the places, for the focus; None: only what the text names counts."""
    explaining: bool = False
    """Whether all candidates are among the alternatives, each with its clues; costs several times the time."""
    interest: Interest = field(default_factory=Interest)
    """What is known of the texts beforehand."""
    weights: Weights | None = None
    """What each measure of each clue counts; those that geomap comes with if None."""
    _sheets: Sheets = field(default_factory=Sheets, repr=False, compare=False)

    def resolve(
        self,
        document: Document,
        mentions: Sequence[Mention],
        candidates: Sequence[tuple[Candidate, ...]],
    ) -> tuple[Resolution, ...]:
        """Decide all mentions of a document together: one resolution a mention, same order."""
        if not any(candidates):
            return tuple(Unresolved(mention, Reason.NOT_IN_GAZETTEER) for mention in mentions)
        scene = set_scene(document, mentions, candidates, self._sheets, self.interest)
        view, beliefs = self._ranker.weigh(scene)
        decision = _Decision(self, scene, view, beliefs)
        return tuple(decision.of(index) for index in range(len(mentions)))

    def focus(self, document: Document, resolutions: Sequence[Resolution]) -> tuple[Focus, ...]:
        """Say what the document is about, heaviest first; empty where nothing was placed."""
        return find_focus(document, resolutions, self.atlas)

    @cached_property
    def _learned(self) -> Weights:
        return self.weights or Weights.load()

    @cached_property
    def _ranker(self) -> Ranker:
        return Ranker(self._learned)

    @cached_property
    def _within(self) -> Numbers:
        return vector(self._learned.within, KEYS + NONE_KEYS)


@dataclass(frozen=True, slots=True)
class _Decision:
    """What is believed in the end, as resolutions."""

    resolver: ContextResolver
    scene: Scene
    view: View
    beliefs: Beliefs

    def of(self, index: int) -> Resolution:
        mention = self.scene.mentions[index]
        if index not in self.scene.unit_of:
            return self._inside(mention, Unresolved(mention, Reason.NOT_IN_GAZETTEER))
        held = self.beliefs.units[self.scene.unit_of[index]]
        order = np.argsort(-held, kind="stable")
        best = int(order[0])
        none = max(0.0, 1.0 - float(held.sum()))
        if none > held[best]:
            open_ = Unresolved(mention, Reason.NOT_A_PLACE, self._others(index, order, 1.0))
            return self._inside(mention, open_)
        confidence = self.resolver._learned.confidence(float(held[best]))  # noqa: SLF001 - its own decision
        if confidence < self.resolver.min_confidence:
            return Unresolved(mention, Reason.AMBIGUOUS, self._others(index, order, 1.0))
        candidate = self._candidates(index)[best]
        return Resolved(
            mention,
            candidate.place,
            round(confidence, 4),
            candidate.source,
            self._others(index, order[1:], _rest(confidence, float(held[best]))),
            self._clues(index, best),
            within=candidate.match is MatchKind.CONTAINED,
        )

    def _inside(self, mention: Mention, unplaced: Unresolved) -> Resolution:
        """Place an unknown name within a place of the document, where one is likely to hold it."""
        found = containers(self.view, self.beliefs, mention)
        if not found:
            return unplaced
        likely = shares(found, mention, self.resolver._within)  # noqa: SLF001 - its own decision
        best = int(np.argmax(likely))
        none = max(0.0, 1.0 - float(likely.sum()))
        if likely[best] < max(none, self.resolver.min_confidence):
            return unplaced
        candidate = self.view.candidate(found[best].row)
        clue = Clue("within", 0.0, "not in the gazetteer; the text speaks of it with this place")
        others = tuple(
            Alternative(self.view.candidate(found[int(at)].row).place, round(float(likely[at]), 4))
            for at in np.argsort(-likely, kind="stable")[1 : _MAX_ALTERNATIVES + 1]
            if likely[at] >= _MIN_ALTERNATIVE
        )
        return Resolved(
            mention,
            candidate.place,
            round(float(likely[best]), 4),
            candidate.source,
            others,
            (clue,),
            within=True,
        )

    def _candidates(self, index: int) -> tuple[Candidate, ...]:
        return self.scene.sheets[self.scene.name_of[index]].candidates

    def _clues(self, index: int, candidate: int) -> tuple[Clue, ...]:
        unit = self.scene.units[self.scene.unit_of[index]]
        return self.resolver._ranker.explain(self.view, unit, candidate)  # noqa: SLF001 - its own decision

    def _others(self, index: int, order: Codes, share: float) -> tuple[Alternative, ...]:
        """Give the other candidates in an order, their probabilities brought onto the answer's scale."""
        held = share * self.beliefs.units[self.scene.unit_of[index]]
        candidates = self._candidates(index)
        if self.resolver.explaining:
            return tuple(
                Alternative(candidates[at].place, round(float(held[at]), 4), self._clues(index, at))
                for at in map(int, order)
            )
        return tuple(
            Alternative(candidates[at].place, round(float(held[at]), 4))
            for at in map(int, order[:_MAX_ALTERNATIVES])
            if held[at] >= _MIN_ALTERNATIVE
        )


def _rest(confidence: float, chance: float) -> float:
    """Give what the others' probabilities are multiplied with where the answer's became its confidence."""
    return (1.0 - confidence) / (1.0 - chance) if chance < 1.0 else 1.0
