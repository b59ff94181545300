"""The trained network over a document: which spans may be places, persons, organisations and demonyms.

It sees geomap's own tokens, paragraph by paragraph, as it was trained on them.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.recognize.arithmetic import one_core
from geomap.recognize.proposals import Proposal
from geomap.recognize.sentences import TokenRange
from geomap.recognize.tags import Tags
from geomap.recognize.tokens import Tokens

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from geomap.recognize.decoding import Decoder

PASSAGE = 400
"""Tokens that the network is shown at once, at most: what it was trained on, and what keeps memory bounded."""

_BATCH = 8
"""Passages that the network is shown together: more take memory and no less time."""

_BLANK = re.compile(r"\n\s*\n")


class Tagger:
    """Tags the tokens of a document."""

    def __init__(self, language: "Language") -> None:
        """Keep a loaded pipeline of ours."""
        self._language = language
        self._decoder = _decoder(language)

    def tag(self, tokens: Tokens) -> Tags:
        """Give what the network finds."""
        return Tags(self._spans(tokens))

    def _spans(self, tokens: Tokens) -> Iterator[Proposal]:
        ranges = tuple(passages(tokens))
        for begin in range(0, len(ranges), _BATCH):
            batch = ranges[begin : begin + _BATCH]
            docs = [self._doc(tokens, bounds) for bounds in batch]
            with one_core():
                found = self._decoder.spans(docs)
            for (first, _), spans in zip(batch, found, strict=True):
                for span in spans:
                    yield replace(span, first=first + span.first, stop=first + span.stop)

    def _doc(self, tokens: Tokens, bounds: TokenRange) -> "Doc":
        from spacy.tokens import Doc  # noqa: PLC0415 - half a second that only recognition needs

        return Doc(self._language.vocab, words=list(tokens.words[slice(*bounds)]))


def _decoder(language: "Language") -> "Decoder":
    from geomap.recognize.decoding import Decoder  # noqa: PLC0415 - NumPy, which starting does without

    return Decoder(language)


def passages(tokens: Tokens) -> Iterator[TokenRange]:
    """Part tokens at blank lines, and every `PASSAGE` tokens in longer paragraphs."""
    first = 0
    for index in range(1, len(tokens) + 1):
        if (
            index == len(tokens)
            or index - first == PASSAGE
            or _BLANK.search(tokens.text, tokens.ends[index - 1], tokens.starts[index])
        ):
            yield first, index
            first = index
