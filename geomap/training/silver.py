"""Step 2: free texts that nobody annotated for us, labelled by the recogniser as it was shipped last.

The Groningen Meaning Bank's texts are in the public domain; its annotation may be for research only and is not read.
Places are what the second stage keeps, which the gazetteer has taught; persons and organisations are the network's.
A text with a doubtful candidate is left out: what is learned from it would be the teacher's mistakes.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from geomap.mentions import Role
from geomap.protocols import Lexicon
from geomap.recognize.candidates import all_matches
from geomap.recognize.judging import keep, load_weights, score_of, weigh_up
from geomap.recognize.proposals import Label
from geomap.recognize.organizations import find_organizations
from geomap.recognize.reading import Reading
from geomap.recognize.sentences import split_sentences
from geomap.recognize.tagger import Tagger
from geomap.recognize.tokenizer import english_tokenizer
from geomap.recognize.tokens import tokenize
from geomap.recognize.trained_recognizer import load_model
from geomap.training.convert import to_docs

TEXTS = "gmb.train.jsonl"
"""File whose texts are read, and nothing else of it."""

DOUBTFUL = (0.3, 0.7)
"""Scores between which a candidate is too unsure for its text to be learned from."""

Entity = tuple[int, int, str]
"""Offsets and label, as the annotated sources have them."""


def silver_passages(path: Path, lexicon: Lexicon, vocab: Vocab) -> Iterator[Doc]:
    """Give the passages of the texts of a file with the labels that the shipped recogniser gives them."""
    tagger = Tagger(load_model())
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            entities = label(text, lexicon, tagger)
            if entities is not None:
                yield from to_docs({"text": text, "ents": entities}, vocab)


def label(text: str, lexicon: Lexicon, tagger: Tagger) -> list[Entity] | None:
    """Give the entities of a text, none overlapping another; None where one is in doubt."""
    tokens = tokenize(text, english_tokenizer())
    reading = Reading(tokens, split_sentences(tokens), lexicon)
    tags = tagger.tag(tokens)
    weights = load_weights()
    judged = tuple(weigh_up(reading, tags, all_matches(reading), find_organizations(reading)))
    if any(
        DOUBTFUL[0] < score_of(item.pieces, weights) < DOUBTFUL[1]
        for item in judged
        if item.role is not Role.EMBEDDED
    ):
        return None
    spans = {
        (found.first, found.stop): "LOC"
        for found in keep(judged, weights)
        if found.role is not Role.EMBEDDED
    }
    taken = {index for first, stop in spans for index in range(first, stop)}
    for tag in tags:
        if tag.label in _NAMES and taken.isdisjoint(range(tag.first, tag.stop)):
            spans[tag.first, tag.stop] = _NAMES[tag.label]
    return [
        (tokens.starts[first], tokens.ends[stop - 1], name)
        for (first, stop), name in sorted(spans.items())
    ]


_NAMES = {Label.PERSON: "PER", Label.ORGANIZATION: "ORG"}
