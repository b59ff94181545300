"""Chances of spans, beside spaCy's own steps through the same network."""

import itertools
from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from spacy.tokens import Doc

from geomap.recognize.decoding import LEAST, NAMES, Decoder
from geomap.recognize.proposals import Label
from geomap.recognize.trained_recognizer import load_model

Span = tuple[int, int, Label]


def passage(text: str) -> Doc:
    """Make a passage of words."""
    return Doc(load_model().vocab, words=text.split())


def chances(text: str) -> dict[Span, float]:
    """Weigh the spans of a passage."""
    (spans,) = Decoder(load_model()).spans([passage(text)])
    return {(span.first, span.stop, span.label): span.score for span in spans}


def paths(length: int, begun: str = "") -> Iterator[tuple[str, ...]]:
    """Give all ways to read so many tokens; `begun` is the label of an open entity."""
    if not length:
        if not begun:
            yield ()
        return
    if begun:
        steps = [(f"I-{begun}", begun), (f"L-{begun}", "")]
    else:
        steps = [("O", ""), *((f"U-{name}", "") for name in NAMES)]
        steps += [(f"B-{name}", name) for name in NAMES]
    for action, following in steps:
        for rest in paths(length - 1, following):
            yield (action, *rest)


def probability(actions: tuple[str, ...], text: str) -> float:
    """Let spaCy go a way through a passage, and multiply what it holds of each step among those it may take."""
    recognizer: Any = load_model().get_pipe("ner")
    step = recognizer.model.predict([passage(text)])
    names = [recognizer.moves.get_class_name(index) for index in range(step.nO)]
    states = recognizer.moves.init_batch([passage(text)])
    found, begun = 1.0, ""
    for number, action in enumerate(actions):
        scores = step.predict(states)[0]
        allowed = {path[0] for path in paths(len(actions) - number, begun)}
        powers = {name: np.exp(scores[names.index(name)]) for name in allowed}
        found *= powers[action] / sum(powers.values())
        wanted = np.full((1, len(names)), -100, dtype=np.float32)
        wanted[0, names.index(action)] = 100
        recognizer.transition_states(states, wanted)
        begun = action[2:] if action[0] in "BI" else ""
    return float(found)


def spans_of(actions: tuple[str, ...]) -> Iterator[Span]:
    """Give the entities of a way."""
    first = 0
    for index, action in enumerate(actions):
        if action[0] in "BU":
            first = index
        if action[0] in "LU":
            yield first, index + 1, NAMES[action[2:]]


@pytest.mark.parametrize("text", ["Homs", "Paris Hilton", "Altintas Tell Zahab", "in New York ,"])
def test_a_spans_chance_is_that_of_all_ways_to_it(text: str) -> None:
    """Every sequence of actions, each replayed by spaCy itself."""
    wanted: Counter[Span] = Counter()
    for actions in paths(len(text.split())):
        for span in spans_of(actions):
            wanted[span] += probability(actions, text)  # type: ignore[assignment] # a Counter of floats
    found = chances(text)
    for span in wanted.keys() | found.keys():
        assert found.get(span, 0) == pytest.approx(wanted[span], abs=2 * LEAST)


def test_agrees_with_spacy_where_there_is_no_doubt() -> None:
    """What is nearly sure is what spaCy finds by the likeliest step at each token."""
    text = "Bashar Assad said the Syrian army left Homs and Idlib for the University of Aleppo ."
    found = {span for span, chance in chances(text).items() if chance > 0.8}
    doc = load_model()(passage(text))
    assert found <= {(entity.start, entity.end, NAMES[entity.label_]) for entity in doc.ents}
    assert len(found) > 3


def test_no_token_is_in_more_entities_than_one() -> None:
    """The chances of all spans over a token add up to one at most."""
    text = "The New York Times of New York said that Paris Hilton left Tell Zahab and Al Hamra"
    found = chances(text)
    for index in range(len(text.split())):
        held = sum(chance for (first, stop, _), chance in found.items() if first <= index < stop)
        assert held <= 1.001


@pytest.mark.parametrize("texts", tuple(itertools.permutations(["Homs", "", "Paris , Texas"])))
def test_passages_of_any_length_stand_together(texts: tuple[str, ...]) -> None:
    """None of no tokens loses the others, and none runs into the next."""
    together = Decoder(load_model()).spans([passage(text) for text in texts])
    for text, spans in zip(texts, together, strict=True):
        alone = chances(text) if text else {}
        held = {(span.first, span.stop, span.label): span.score for span in spans}
        assert held.keys() == alone.keys()
        assert list(held.values()) == pytest.approx([alone[span] for span in held], abs=1e-4)
