"""Decides all mentions of a document together, in a few passes.

Each pass weighs every candidate in the light of what the pass before believed of the other names;
the first knows only names, importance and the words beside the mention. Mentions of one name are
taken to mean one place unless the words beside one of them say otherwise (Gale, Church and
Yarowsky 1992, «One sense per discourse»).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from geomap.documents import Document
from geomap.mentions import Mention
from geomap.places import (
    Alternative,
    Candidate,
    Focus,
    Reason,
    Resolution,
    Resolved,
    Unresolved,
)
from geomap.protocols import Atlas
from geomap.resolve.clues import DOCUMENT_CLUES, LOCAL_CLUES
from geomap.resolve.context import read_contexts
from geomap.resolve.focus import find_focus
from geomap.resolve.names import Name, gather_names
from geomap.resolve.ranker import believe, explain, score
from geomap.resolve.situation import Belief, Context, Situation
from geomap.resolve.surroundings import Surroundings, read_surroundings

_PASSES = 3
"""Passes over the document; a fourth changes next to nothing."""

_MAX_ALTERNATIVES = 5
_MIN_ALTERNATIVE = 0.001
"""Alternatives less likely than this are not worth a reader's time."""

_SHARED = 0.6
"""How much of what is said beside one mention holds for the name's other mentions."""

_NEIGHBOURS = 6
"""Mentions looked at before and after one, as far as its sentence goes."""


@dataclass(frozen=True, slots=True)
class ContextResolver:
    """The resolver: names that agree with each other win, then importance."""

    min_confidence: float = 0.2
    """A best answer below this probability (0 … 1) is left `ambiguous`."""
    atlas: Atlas | None = None
    """Knows what holds the places, for the focus; None: only what the text names counts."""
    explaining: bool = False
    """Whether all candidates are among the alternatives, each with its clues; costs several times the time."""

    def resolve(
        self,
        document: Document,
        mentions: Sequence[Mention],
        candidates: Sequence[tuple[Candidate, ...]],
    ) -> tuple[Resolution, ...]:
        """Decide all mentions of a document together: one resolution a mention, same order."""
        board = _Board.lay(document, mentions, candidates)
        for _ in range(_PASSES):
            board = board.next()
        return tuple(self._decide(board, index) for index in range(len(mentions)))

    def focus(self, document: Document, resolutions: Sequence[Resolution]) -> tuple[Focus, ...]:
        """Say what the document is about, heaviest first; empty where nothing was placed."""
        return find_focus(document, resolutions, self.atlas)

    def _decide(self, board: "_Board", index: int) -> Resolution:
        mention = board.mentions[index]
        ranked = sorted(board.beliefs[index], key=lambda belief: -belief.probability)
        if not ranked:
            return Unresolved(mention, Reason.NOT_IN_GAZETTEER)
        best, others = ranked[0], ranked[1:]
        none = max(0.0, 1.0 - sum(belief.probability for belief in ranked))
        if best.probability < self.min_confidence or none > best.probability:
            reason = Reason.NOT_A_PLACE if none > best.probability else Reason.AMBIGUOUS
            return Unresolved(mention, reason, self._alternatives(board, index, ranked))
        return Resolved(
            mention,
            best.candidate.place,
            round(best.probability, 4),
            best.candidate.source,
            self._alternatives(board, index, others),
            explain(best.candidate, board.situation(index)),
        )

    def _alternatives(
        self, board: "_Board", index: int, beliefs: Sequence[Belief]
    ) -> tuple[Alternative, ...]:
        if self.explaining:
            situation = board.situation(index)
            return tuple(
                Alternative(
                    belief.candidate.place,
                    round(belief.probability, 4),
                    explain(belief.candidate, situation),
                )
                for belief in beliefs
            )
        return tuple(
            Alternative(belief.candidate.place, round(belief.probability, 4))
            for belief in beliefs[:_MAX_ALTERNATIVES]
            if belief.probability >= _MIN_ALTERNATIVE
        )


@dataclass(frozen=True, slots=True)
class _Board:
    """The state between two passes."""

    mentions: tuple[Mention, ...]
    surroundings: tuple[Surroundings, ...]
    names: tuple[Name, ...]
    owner: dict[int, int]
    """Mention → its name's index; mentions without candidates have none."""
    beliefs: tuple[tuple[Belief, ...], ...]
    """For each mention; empty where it has no candidates."""
    contexts: tuple[Context, ...]
    """For each name; empty before the first pass."""

    @classmethod
    def lay(
        cls,
        document: Document,
        mentions: Sequence[Mention],
        candidates: Sequence[tuple[Candidate, ...]],
    ) -> "_Board":
        """Set out the mentions; all that is believed yet comes from name and importance."""
        names = gather_names(mentions, candidates)
        owner = {index: number for number, name in enumerate(names) for index in name.members}
        beliefs: list[tuple[Belief, ...]] = [()] * len(mentions)
        for name in names:
            situation = Situation(mentions[name.members[0]], namesakes=name.candidates)
            held = believe(
                name.candidates,
                [score(item, situation, DOCUMENT_CLUES) for item in name.candidates],
            )
            for index in name.members:
                beliefs[index] = held
        empty = tuple(Context() for _ in names)
        around = read_surroundings(document, mentions)
        return cls(tuple(mentions), around, names, owner, tuple(beliefs), empty)

    def next(self) -> "_Board":
        """Weigh every candidate again by what is believed of the others now."""
        contexts = read_contexts(self.names, [self._shared_belief(name) for name in self.names])
        seen = _Board(
            self.mentions, self.surroundings, self.names, self.owner, self.beliefs, contexts
        )
        beliefs: list[tuple[Belief, ...]] = [()] * len(self.mentions)
        for name in self.names:
            for index, held in seen.weigh(name):
                beliefs[index] = held
        return _Board(
            self.mentions, self.surroundings, self.names, self.owner, tuple(beliefs), contexts
        )

    def situation(self, index: int) -> Situation:
        """Gather what the clues may look at for one mention."""
        around = self.surroundings[index]
        return Situation(
            self.mentions[index],
            around,
            self._about(around.within),
            self._about(around.holds),
            self._about(around.listed),
            self._neighbours(index),
            self.contexts[self.owner[index]],
            self.names[self.owner[index]].candidates,
        )

    def weigh(self, name: Name) -> list[tuple[int, tuple[Belief, ...]]]:
        """Believe anew for each mention of a name."""
        local = {index: self._local_scores(index) for index in name.members}
        shared = [_SHARED * max(0.0, *scores) for scores in zip(*local.values(), strict=True)]
        first = self.situation(name.members[0])
        common = [score(candidate, first, DOCUMENT_CLUES) for candidate in name.candidates]
        return [
            (
                index,
                believe(
                    name.candidates, [sum(parts) for parts in zip(common, own, shared, strict=True)]
                ),
            )
            for index, own in local.items()
        ]

    def _local_scores(self, index: int) -> list[float]:
        candidates = self.names[self.owner[index]].candidates
        situation = self.situation(index)
        return [score(candidate, situation, LOCAL_CLUES) for candidate in candidates]

    def _neighbours(self, index: int) -> tuple[Belief, ...]:
        """Give what is believed most of each other name in the mention's sentence."""
        sentence, owner = self.mentions[index].sentence, self.owner[index]
        near = range(max(0, index - _NEIGHBOURS), min(len(self.mentions), index + _NEIGHBOURS + 1))
        return tuple(
            max(self.beliefs[other], key=lambda belief: belief.probability)
            for other in near
            if self.mentions[other].sentence == sentence and self.owner.get(other, owner) != owner
        )

    def _about(self, indexes: tuple[int, ...]) -> tuple[Belief, ...]:
        return tuple(belief for index in indexes for belief in self.beliefs[index])

    def _shared_belief(self, name: Name) -> tuple[Belief, ...]:
        """Average what is believed of a name over its mentions."""
        share = 1.0 / len(name.members)
        return tuple(
            Belief(
                candidate,
                share * sum(self.beliefs[index][place].probability for index in name.members),
            )
            for place, candidate in enumerate(name.candidates)
        )
