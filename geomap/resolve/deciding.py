"""Decides the mentions of a document: the candidates weighed, and what is believed in the end as resolutions."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geomap.documents import Document
from geomap.mentions import Mention
from geomap.places import (
    Alternative,
    Candidate,
    Clue,
    MatchKind,
    Reason,
    Resolution,
    Resolved,
    Unresolved,
)
from geomap.resolve.interest import Interest
from geomap.resolve.ranker import Beliefs, Ranker
from geomap.resolve.scene import Scene, set_scene
from geomap.resolve.sheet import Codes, Sheets
from geomap.resolve.view import View
from geomap.resolve.weights import Weights, vector
from geomap.resolve.within import KEYS, MIN_SHARE, NONE_KEYS, containers, shares

_MAX_ALTERNATIVES = 5
_MIN_ALTERNATIVE = 0.001
"""Alternatives less likely than this are not worth a reader's time."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a resolver decides."""

    min_confidence: float
    """A best answer below this probability (0 … 1) is left `ambiguous`."""
    explaining: bool
    """Whether all candidates are among the alternatives, each with its clues."""
    interest: Interest
    """What is known of the texts beforehand."""


class Decider:
    """Decides documents one at a time. Made once, used for many: it keeps what it knows of names that come again."""

    def __init__(self, weights: Weights, manner: Manner) -> None:
        self.weights = weights
        self.manner = manner
        self.ranker = Ranker(weights)
        self.within = vector(weights.within, KEYS + NONE_KEYS)
        self._sheets = Sheets()

    def decide(
        self,
        document: Document,
        mentions: Sequence[Mention],
        candidates: Sequence[tuple[Candidate, ...]],
    ) -> tuple[Resolution, ...]:
        """Give one resolution a mention, same order; `candidates[i]` are those of `mentions[i]`."""
        if not any(candidates):
            return tuple(Unresolved(mention, Reason.NOT_IN_GAZETTEER) for mention in mentions)
        scene = set_scene(document, mentions, candidates, self._sheets, self.manner.interest)
        view, beliefs = self.ranker.weigh(scene)
        decision = _Decision(self, scene, view, beliefs)
        return tuple(decision.of(index) for index in range(len(mentions)))


@dataclass(frozen=True, slots=True)
class _Decision:
    """What is believed in the end, as resolutions."""

    decider: Decider
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
        confidence = self.decider.weights.confidence(float(held[best]))
        if confidence < self.decider.manner.min_confidence:
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
        likely = shares(found, mention, self.decider.within)
        best = int(np.argmax(likely))
        none = max(0.0, 1.0 - float(likely.sum()))
        if likely[best] < max(none, MIN_SHARE, self.decider.manner.min_confidence):
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
        return self.decider.ranker.explain(self.view, unit, candidate)

    def _others(self, index: int, order: Codes, share: float) -> tuple[Alternative, ...]:
        """Give the other candidates in an order, their probabilities brought onto the answer's scale."""
        held = share * self.beliefs.units[self.scene.unit_of[index]]
        candidates = self._candidates(index)
        if self.decider.manner.explaining:
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
