"""Decides the mentions of documents: the candidates weighed, and what is believed in the end as resolutions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from geomap.mentions import Mention
from geomap.places import (
    Alternative,
    Candidate,
    Clue,
    MatchKind,
    Reason,
    Resolution,
    Resolved,
    Undecided,
    Unresolved,
)
from geomap.resolve.interest import Interest
from geomap.resolve.ranker import Beliefs, Ranker
from geomap.resolve.reasons import Reasons
from geomap.resolve.scene import set_scene
from geomap.resolve.sheet import Codes, Numbers, Sheets
from geomap.resolve.view import View
from geomap.resolve.weights import Weights, vector
from geomap.resolve.within import KEYS, MIN_SHARE, NONE_KEYS, containers, none_table, shares

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


class Decider:
    """Decides documents. Made once, used for many: it keeps what it knows of names that come again."""

    def __init__(self, weights: Weights, manner: Manner) -> None:
        self.weights = weights
        self.manner = manner
        self.ranker = Ranker(weights)
        self.reasons = Reasons(weights.later)
        self.within = vector(weights.within, KEYS + NONE_KEYS)
        self._sheets = Sheets()

    def decide(
        self, texts: Sequence[Undecided], interests: Sequence[Interest]
    ) -> list[tuple[Resolution, ...]]:
        """Decide documents, each by itself and all at once: one resolution a mention, same order.

        Args:
            texts: the documents.
            interests: what is known beforehand of each.
        """
        if not any(any(text.candidates) for text in texts):
            return [
                tuple(Unresolved(mention, Reason.NOT_IN_GAZETTEER) for mention in text.mentions)
                for text in texts
            ]
        scene = set_scene(texts, self._sheets, interests)
        found = _Decision(self, *self.ranker.weigh(scene)).resolutions()
        parts = scene.document_mentions
        return [tuple(found[parts.slice(document)]) for document in range(len(texts))]


class _Decision:
    """What is believed in the end, as resolutions."""

    def __init__(self, decider: Decider, view: View, beliefs: Beliefs) -> None:
        self._decider = decider
        self._view = view
        self._scene = view.scene
        self._beliefs = beliefs
        self._held = beliefs.slots
        # Slots by unit, the likeliest first.
        self._order = np.lexsort((-self._held, self._scene.slot_unit))

    def resolutions(self) -> list[Resolution]:
        """Give one resolution a mention."""
        answers, unit_of = self._answers(), self._scene.unit_of
        found: list[Resolution] = []
        for index, mention in enumerate(self._scene.mentions):
            unit = unit_of.get(index)
            if unit is None:
                found.append(Unresolved(mention, Reason.NOT_IN_GAZETTEER))
            else:
                found.append(_said(answers[unit], mention))
        self._place_within(found)
        return found

    def _answers(self) -> list[Resolution]:
        """Say of each unit what its first mention means; the others mean the same."""
        scene, held = self._scene, self._held
        best = self._order[scene.unit_slots.starts]
        chance = held[best]
        none = np.maximum(0.0, 1.0 - scene.unit_slots.sums(held))
        confidence = self._decider.weights.confidence(chance)
        is_open = none > chance
        is_placed = ~is_open & (confidence >= self._decider.manner.min_confidence)
        clues = self._clues(best[is_placed])
        found: list[Resolution] = []
        for number, unit in enumerate(scene.units):
            mention = scene.mentions[unit.members[0]]
            if not is_placed[number]:
                reason = Reason.NOT_A_PLACE if is_open[number] else Reason.AMBIGUOUS
                found.append(Unresolved(mention, reason, self._others(number, 0, 1.0)))
                continue
            slot, sure = int(best[number]), float(confidence[number])
            candidate = self._candidate(slot)
            found.append(
                Resolved(
                    mention,
                    candidate.place,
                    round(sure, 4),
                    candidate.source,
                    self._others(number, 1, _rest(sure, float(chance[number]))),
                    clues[slot],
                    within=candidate.match is MatchKind.CONTAINED,
                )
            )
        return found

    def _place_within(self, found: list[Resolution]) -> None:
        """Place unknown names within a place of their document, where one is likely to hold them."""
        mentions = [at for at, item in enumerate(found) if _is_unknown(item)]
        held = containers(self._view, self._beliefs, mentions)
        none = none_table(self._scene, mentions)
        likely = shares(held, none, self._decider.within)
        rest = np.maximum(0.0, 1.0 - held.runs.sums(likely))
        least = np.maximum(rest, max(MIN_SHARE, self._decider.manner.min_confidence))
        for number in np.flatnonzero(held.runs.tops(likely) >= least).tolist():
            places = held.runs.slice(number)
            at = mentions[number]
            found[at] = self._inside(found[at].mention, held.rows[places], likely[places])

    def _inside(self, mention: Mention, rows: Codes, likely: Numbers) -> Resolved:
        order = np.argsort(-likely, kind="stable")[: _MAX_ALTERNATIVES + 1]
        best, *others = (
            (self._scene.rows.candidates[row], round(chance, 4))
            for row, chance in zip(rows[order].tolist(), likely[order].tolist(), strict=True)
            if chance >= _MIN_ALTERNATIVE
        )
        clue = Clue("within", 0.0, "not in the gazetteer; the text speaks of it with this place")
        return Resolved(
            mention,
            best[0].place,
            best[1],
            best[0].source,
            tuple(Alternative(candidate.place, chance) for candidate, chance in others),
            (clue,),
            within=True,
        )

    def _candidate(self, slot: int) -> Candidate:
        return self._scene.rows.candidates[int(self._scene.slot_row[slot])]

    def _clues(self, slots: Codes) -> Mapping[int, tuple[Clue, ...]]:
        told = self._decider.reasons.of(self._view, slots)
        return dict(zip(slots.tolist(), told, strict=True))

    def _others(self, unit: int, first: int, share: float) -> tuple[Alternative, ...]:
        """Give the candidates of a unit from the first on, their probabilities brought onto the answer's scale."""
        order = self._order[self._scene.unit_slots.slice(unit)][first:]
        if self._decider.manner.explaining:
            clues = self._clues(order) if len(order) else {}
            return tuple(
                Alternative(
                    self._candidate(slot).place,
                    round(float(share * self._held[slot]), 4),
                    clues[slot],
                )
                for slot in order.tolist()
            )
        order = order[:_MAX_ALTERNATIVES]
        return tuple(
            Alternative(self._candidate(slot).place, round(held, 4))
            for slot, held in zip(order.tolist(), (share * self._held[order]).tolist(), strict=True)
            if held >= _MIN_ALTERNATIVE
        )


def _is_unknown(found: Resolution) -> bool:
    unknown = {Reason.NOT_IN_GAZETTEER, Reason.NOT_A_PLACE}
    return isinstance(found, Unresolved) and found.reason in unknown


def _said(found: Resolution, mention: Mention) -> Resolution:
    """Say of a mention what is said of another of its unit."""
    if found.mention is mention:
        return found
    if isinstance(found, Unresolved):
        return Unresolved(mention, found.reason, found.alternatives)
    return Resolved(
        mention,
        found.place,
        found.confidence,
        found.answered_by,
        found.alternatives,
        found.clues,
        found.within,
    )


def _rest(confidence: float, chance: float) -> float:
    """Give what the others' probabilities are multiplied with where the answer's became its confidence."""
    return (1.0 - confidence) / (1.0 - chance) if chance < 1.0 else 1.0
