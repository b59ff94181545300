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
from geomap.resolve.confidence import near_chances
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
_UNKNOWN = frozenset({Reason.NOT_IN_GAZETTEER, Reason.NOT_A_PLACE})
"""Why a name may still be placed within another's place."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a resolver decides."""

    min_confidence: float
    """Less probable answers (0 … 1) are left open: those whose name may be no place's, too."""
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
        self._least = max(MIN_SHARE, decider.manner.min_confidence)
        # Slots by unit, the likeliest first.
        order = np.lexsort((-self._held, self._scene.slot_unit))
        # Lists, as single values of an array take several times as long to get.
        self._ranked: list[int] = order.tolist()
        self._chances: list[float] = self._held.tolist()
        self._rows: list[int] = self._scene.slot_row.tolist()
        self._starts = [*self._scene.unit_slots.starts.tolist(), self._scene.unit_slots.total]
        # Of each unit: its best slot, how likely what is meant is near it or is none, and how sure an answer is.
        units, vectors = self._scene.unit_slots, self._scene.rows.column("vectors")
        self._best = order[units.starts]
        self._near = near_chances(vectors[self._scene.slot_row], self._held, units, self._best)
        self._none = np.maximum(0.0, 1.0 - units.sums(self._held))
        self._sure = decider.weights.sure.confidence(self._near)
        self._is_sure = self._sure >= decider.manner.min_confidence

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
        least = self._decider.manner.min_confidence
        return [_unless_doubtful(item, least) for item in found]

    def _answers(self) -> list[Resolution]:
        """Say of each unit what its first mention means; the others mean the same."""
        is_open = self._none > self._near
        is_placed = ~is_open & self._is_sure
        clues = self._clues(self._best[is_placed])
        found: list[Resolution] = []
        for number, unit in enumerate(self._scene.units):
            mention = self._scene.mentions[unit.members[0]]
            if is_placed[number]:
                found.append(self._placed(number, mention, clues[int(self._best[number])]))
            else:
                reason = Reason.NOT_A_PLACE if is_open[number] else Reason.AMBIGUOUS
                found.append(Unresolved(mention, reason, self._others(number, 0, 1.0)))
        return found

    def _placed(self, unit: int, mention: Mention, clues: tuple[Clue, ...]) -> Resolved:
        slot, sure = int(self._best[unit]), float(self._sure[unit])
        candidate = self._candidate(slot)
        return Resolved(
            mention,
            candidate.place,
            round(sure, 4),
            candidate.source,
            self._others(unit, 1, _rest(sure, self._chances[slot])),
            clues,
            within=candidate.match is MatchKind.CONTAINED,
        )

    def _place_within(self, found: list[Resolution]) -> None:
        """Place unknown names within a place of their document, where one is likely to hold them.

        A name that more likely means none of its candidates than its best may mean that still more likely than
        it lies in any one place.
        """
        mentions = [at for at, item in enumerate(found) if _is_unknown(item)]
        if not mentions:
            return
        units = np.array([self._scene.unit_of.get(at, -1) for at in mentions], dtype=np.int64)
        known, none = np.append(self._near, 0.0)[units], np.append(self._none, 1.0)[units]
        held = containers(self._view, self._beliefs, mentions)
        likely = shares(held, none_table(self._scene, mentions), self._decider.within)
        vectors = self._scene.rows.column("vectors")[held.rows]
        near = near_chances(vectors, likely, held.runs, held.runs.where_top(likely))
        rest = 1.0 - held.runs.sums(likely)
        sure = self._decider.weights.within_sure.confidence(near)
        is_known = (known >= none * np.maximum(near, rest)) & np.append(self._is_sure, False)[units]
        is_placed = ~is_known & (near >= rest) & (sure >= self._least)
        for number in (is_placed & (held.runs.lengths > 0)).nonzero()[0].tolist():
            places = held.runs.slice(number)
            at, rows = mentions[number], held.rows[places]
            held_here = round(float(sure[number]), 4)
            found[at] = self._inside(found[at].mention, rows, likely[places], held_here)
        slots = self._best[units[is_known]]
        clues = self._clues(slots)
        for number in is_known.nonzero()[0].tolist():
            at, unit = mentions[number], int(units[number])
            found[at] = self._placed(unit, found[at].mention, clues[int(self._best[unit])])

    def _inside(self, mention: Mention, rows: Codes, likely: Numbers, sure: float) -> Resolved:
        order = np.argsort(-likely, kind="stable")[: _MAX_ALTERNATIVES + 1]
        best, *others = (self._scene.rows.candidates[row] for row in rows[order].tolist())
        chance, *rest = likely[order].tolist()
        share = _rest(sure, chance)
        alternatives = (
            Alternative(item.place, round(share * held, 4))
            for item, held in zip(others, rest, strict=True)
            if share * held >= _MIN_ALTERNATIVE
        )
        clue = Clue("within", 0.0, "not in the gazetteer; the text speaks of it with this place")
        return Resolved(
            mention, best.place, sure, best.source, tuple(alternatives), (clue,), within=True
        )

    def _candidate(self, slot: int) -> Candidate:
        return self._scene.rows.candidates[self._rows[slot]]

    def _clues(self, slots: Codes) -> Mapping[int, tuple[Clue, ...]]:
        told = self._decider.reasons.of(self._view, slots)
        return dict(zip(slots.tolist(), told, strict=True))

    def _others(self, unit: int, first: int, share: float) -> tuple[Alternative, ...]:
        """Give the candidates of a unit from the first on, their probabilities brought onto the answer's scale."""
        end = self._starts[unit + 1]
        slots = self._ranked[self._starts[unit] + first : end]
        if self._decider.manner.explaining:
            clues = self._clues(np.array(slots)) if slots else {}
            return tuple(
                Alternative(
                    self._candidate(slot).place, round(share * self._chances[slot], 4), clues[slot]
                )
                for slot in slots
            )
        return tuple(
            Alternative(self._candidate(slot).place, round(share * self._chances[slot], 4))
            for slot in slots[:_MAX_ALTERNATIVES]
            if share * self._chances[slot] >= _MIN_ALTERNATIVE
        )


def _is_unknown(found: Resolution) -> bool:
    return isinstance(found, Unresolved) and found.reason in _UNKNOWN


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


def _unless_doubtful(found: Resolution, least: float) -> Resolution:
    """Leave open what is less probable than `least`: that the name is a place's, and that it is this one."""
    if isinstance(found, Unresolved) or found.mention.score * found.confidence >= least:
        return found
    is_name_in_doubt = found.mention.score < found.confidence
    reason = Reason.NOT_A_PLACE if is_name_in_doubt else Reason.AMBIGUOUS
    best = Alternative(found.place, found.confidence, found.clues)
    return Unresolved(found.mention, reason, (best, *found.alternatives))


def _rest(confidence: float, chance: float) -> float:
    """Give what the others' probabilities are multiplied with where the answer's became its confidence."""
    return (1.0 - confidence) / (1.0 - chance) if chance < 1.0 else 1.0
