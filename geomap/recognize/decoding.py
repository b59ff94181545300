"""How likely each span of tokens is an entity, by the network: all its decisions weighed, where spaCy's own loop follows the likeliest alone.

spaCy's entity recogniser reads a passage token by token and, at each, stays outside, begins, goes on with or ends an
entity. What it decides by is where it stands and where the open entity began, so that a span's chance is a product of a
few softmaxes: no beam is needed, and it costs no more than the one path. The layers are those of
`spacy.TransitionBasedParser.v2` with the three tokens of state of its `ner`.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from geomap.recognize.proposals import Label, Proposal

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

    Floats = NDArray[np.floating[Any]]

NAMES: Mapping[str, Label] = MappingProxyType(
    {
        "PLACE": Label.PLACE,
        "PERSON": Label.PERSON,
        "ORG": Label.ORGANIZATION,
        "DEMONYM": Label.DEMONYM,
    }
)
"""What the network's labels stand for."""

LEAST = 0.01
"""Spans that are less likely are not given."""

_NEGLIGIBLE = 1e-3
"""Chance below which an entity that has begun is not followed any further."""

_LONGEST = 40
"""Tokens of the longest entity."""


class Decoder:
    """Weighs the spans of passages."""

    def __init__(self, language: "Language") -> None:
        """Take the layers out of a loaded pipeline."""
        recognizer: Any = language.get_pipe("ner")
        model, moves = recognizer.model, recognizer.moves
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        self._tok2vec = model.get_ref("tok2vec")
        self._states = _StateScorer(lower, upper)
        actions = [moves.get_class_name(index) for index in range(upper.get_dim("nO"))]
        self._begin, self._inside, self._last, self._unit = (
            [actions.index(f"{action}-{name}") for name in NAMES] for action in "BILU"
        )
        self._out = actions.index("O")

    def spans(self, docs: "Sequence[Doc]") -> list[list[Proposal]]:
        """Give for each passage the spans that may be entities, in no order; the score is the chance, `LEAST` … 1."""
        lengths = [len(doc) for doc in docs]
        if not sum(lengths):
            return [[] for _ in docs]
        ends = np.cumsum(lengths)
        is_last = np.zeros(ends[-1], dtype=bool)
        is_last[ends[ends > 0] - 1] = True
        found: list[list[Proposal]] = [[] for _ in docs]
        starts, stops, chances = self._chances(self._tok2vec.predict(list(docs)), is_last)
        rows, labels = np.nonzero(chances >= LEAST)
        passages = np.searchsorted(ends, starts, side="right")
        offsets = ends - lengths
        kinds = tuple(NAMES.values())
        for row, label in zip(rows.tolist(), labels.tolist(), strict=True):
            passage = passages[row]
            first, stop = (int(bound - offsets[passage]) for bound in (starts[row], stops[row]))
            found[passage].append(Proposal(first, stop, kinds[label], float(chances[row, label])))
        return found

    def _chances(
        self, tokens: "Floats", is_last: "NDArray[np.bool_]"
    ) -> "tuple[NDArray[np.int64], NDArray[np.int64], Floats]":
        """Give starts, ends and, a column a label, chances of the spans of passages that stand one after another."""
        states = self._states.of(tokens)
        starts, stops, chances = zip(*self._entities(states, is_last), strict=True)
        start, stop, chance = map(np.concatenate, (starts, stops, chances))
        outside = _outside(start, stop, chance.sum(axis=1), len(tokens))
        return start, stop, chance * outside[start, None]

    def _entities(
        self, states: "_States", is_last: "NDArray[np.bool_]"
    ) -> "list[tuple[NDArray[np.int64], NDArray[np.int64], Floats]]":
        """Give the spans of one token, of two, and so on, with their chances where no entity is open before them."""
        kinds = len(NAMES)
        logits = states.outside()[:, [*self._begin, *self._unit, self._out]]
        logits[is_last, :kinds] = -np.inf
        first = _softmax(logits)
        begun, whole = first[:, :kinds], first[:, kinds : 2 * kinds]
        every = np.arange(len(first))
        found = [(every, every + 1, whole)]
        starts = np.flatnonzero((begun > _NEGLIGIBLE).any(axis=1))
        begun = begun[starts]
        for length in range(1, _LONGEST):
            if not len(starts):
                break
            here = starts + length
            scores = states.inside(starts, here)
            ending = _sigmoid(scores[:, self._last] - scores[:, self._inside])
            ending[is_last[here]] = 1
            found.append((starts, here + 1, begun * ending))
            begun = begun * (1 - ending)
            goes_on = (begun > _NEGLIGIBLE).any(axis=1)
            starts, begun = starts[goes_on], begun[goes_on]
        return found


class _StateScorer:
    """The layers that score the actions in a state."""

    def __init__(self, lower: Any, upper: Any) -> None:  # noqa: ANN401 - thinc's models
        weights = lower.get_param("W")
        slots, width, pieces, inputs = weights.shape
        # Maxout's pieces side by side, so that the larger is taken of halves.
        self._weights = weights.transpose(3, 0, 2, 1).reshape(inputs, slots * pieces * width)
        self._shape = slots, pieces * width
        self.pieces = pieces
        self.bias = lower.get_param("b").T.reshape(-1)
        self.padding = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(self._shape)
        self.upper, self.upper_bias = upper.get_param("W").T, upper.get_param("b")

    def of(self, tokens: "Floats") -> "_States":
        """Give the states over tokens."""
        return _States(self, (tokens @ self._weights).reshape(len(tokens), *self._shape))

    def scores(self, hidden: "Floats") -> "Floats":
        """Give the scores of all actions in states, by the sums of what their tokens add."""
        pieces = np.split(hidden + self.bias, self.pieces, axis=1)
        most: Floats = np.maximum.reduce(pieces)
        scores: Floats = most @ self.upper + self.upper_bias
        return scores


class _States:
    """The states in passages: what each token adds to a state that it stands in, as the next, the first of the open entity, the last."""

    def __init__(self, scorer: _StateScorer, added: "Floats") -> None:
        self._scorer, self._added = scorer, added

    def outside(self) -> "Floats":
        """Score the actions at every token where no entity is open."""
        padding = self._scorer.padding
        return self._scorer.scores(self._added[:, 0] + (padding[1] + padding[2]))

    def inside(self, starts: "NDArray[np.int64]", here: "NDArray[np.int64]") -> "Floats":
        """Score the actions at tokens where an entity is open that began at others."""
        added = self._added
        return self._scorer.scores(added[here, 0] + added[starts, 1] + added[here - 1, 2])


def _outside(
    starts: "NDArray[np.int64]", stops: "NDArray[np.int64]", chances: "Floats", length: int
) -> "Floats":
    """Give the chance that no entity is open before each token."""
    following = defaultdict(list)
    longer = (stops - starts > 1) & (chances > _NEGLIGIBLE)
    for start, stop, chance in zip(
        starts[longer].tolist(), stops[longer].tolist(), chances[longer].tolist(), strict=True
    ):
        following[start].append((stop, chance))
    outside = np.ones(length, dtype=np.float32)
    closing: dict[int, float] = defaultdict(float)
    is_open = 0.0
    for index in range(length):
        is_open -= closing.pop(index, 0.0)
        outside[index] = outer = 1 - is_open
        for stop, chance in following.get(index, ()):
            closing[stop] += outer * chance
            is_open += outer * chance
    return outside


def _softmax(logits: "Floats") -> "Floats":
    powers: Floats = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=1, keepdims=True)
    return shares


def _sigmoid(logits: "Floats") -> "Floats":
    powers: Floats = np.exp(-np.clip(logits, -50, 50))
    return 1 / (1 + powers)
