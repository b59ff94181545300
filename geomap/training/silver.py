"""Step 6: free texts that nobody annotated for us, labelled by what the first round learned from annotated ones.

The Groningen Meaning Bank's texts are in the public domain; its annotation may be for research only and is not read.
Places are what the second stage keeps, which the gazetteer has taught; persons and organisations are the network's.
A text with a doubtful candidate is left out: what is learned from it would be the teacher's mistakes.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from geomap.mentions import Role
from geomap.protocols import Lexicon
from geomap.recognize.candidates import all_matches
from geomap.recognize.findings import covered
from geomap.recognize.judging import Scorer, keep, scored_by, weigh_up
from geomap.recognize.organizations import find_organizations
from geomap.recognize.proposals import Label
from geomap.recognize.reading import Reading
from geomap.recognize.sentences import split_sentences
from geomap.recognize.tagger import Tagger
from geomap.recognize.tokenizer import english_tokenizer
from geomap.recognize.tokens import tokenize
from geomap.training.convert import to_docs

TEXTS = "gmb.train.jsonl"
"""File whose texts are read, and nothing else of it."""

DOUBTFUL = (0.3, 0.7)
"""Scores between which a candidate is too unsure for its text to be learned from."""

Entity = tuple[int, int, str]
"""Offsets and label, as the annotated sources have them."""

_NAMES: Mapping[Label, str] = MappingProxyType({Label.PERSON: "PER", Label.ORGANIZATION: "ORG"})


class Teacher:
    """Labels texts."""

    def __init__(self, language: Language, lexicon: Lexicon, scorer: Scorer) -> None:
        """Keep a network, the gazetteer, and what scores in the second stage."""
        self._tagger = Tagger(language)
        self._lexicon = lexicon
        self._scorer = scorer

    def passages(self, path: Path, vocab: Vocab) -> Iterator[Doc]:
        """Give the passages of a file's texts with their labels; texts with a doubt are left out."""
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                text = json.loads(line)["text"]
                entities = self.label(text)
                if entities is not None:
                    yield from to_docs({"text": text, "ents": entities}, vocab)

    def label(self, text: str) -> list[Entity] | None:
        """Give the entities of a text, none overlapping another; None where one is in doubt."""
        tokens = tokenize(text, english_tokenizer())
        reading = Reading(tokens, split_sentences(tokens), self._lexicon)
        tags = self._tagger.tag(tokens)
        bodies = find_organizations(reading)
        judged = [
            item
            for item in weigh_up(reading, tags, all_matches(reading), bodies)
            if item.role is not Role.EMBEDDED
        ]
        if any(DOUBTFUL[0] < score < DOUBTFUL[1] for _, score in scored_by(self._scorer, judged)):
            return None
        places = [(found.first, found.stop) for found in keep(judged, self._scorer)]
        taken = covered(places)
        names = [
            (tag.first, tag.stop, _NAMES[tag.label])
            for tag in tags.tagged
            if tag.label in _NAMES and taken.isdisjoint(range(tag.first, tag.stop))
        ]
        return [
            (tokens.starts[first], tokens.ends[stop - 1], name)
            for first, stop, name in sorted([*((*place, "LOC") for place in places), *names])
        ]
