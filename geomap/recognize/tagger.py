"""The trained network: which tokens it tags as places, persons, organisations and demonyms.

It sees geomap's own tokens, paragraph by paragraph, as it was trained on them.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from geomap.recognize.arithmetic import one_core
from geomap.recognize.proposals import Label, Proposal
from geomap.recognize.sentences import TokenRange
from geomap.recognize.tokens import Tokens

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LABELS: Mapping[str, Label] = MappingProxyType(
    {
        "PLACE": Label.PLACE,
        "PERSON": Label.PERSON,
        "ORG": Label.ORGANIZATION,
        "DEMONYM": Label.DEMONYM,
    }
)
"""What the network's labels stand for."""

PASSAGE = 400
"""Tokens that the network is shown at once, at most: what it was trained on, and what keeps memory bounded."""

_BATCH = 16
"""Passages that the network is shown together: more take memory and no less time."""

_BLANK = re.compile(r"\n\s*\n")


class Tagger:
    """Tags the tokens of a document."""

    def __init__(self, language: "Language") -> None:
        """Keep a loaded pipeline."""
        self._language = language

    def tag(self, tokens: Tokens) -> tuple[Proposal, ...]:
        """Give what the network finds, in text order; nothing overlaps, and every score is 1."""
        ranges = tuple(passages(tokens))
        docs = (self._doc(tokens, bounds) for bounds in ranges)
        with one_core():
            tagged = self._language.pipe(docs, batch_size=_BATCH)
            return tuple(
                Proposal(first + entity.start, first + entity.end, LABELS[entity.label_])
                for (first, _), doc in zip(ranges, tagged, strict=True)
                for entity in doc.ents
            )

    def _doc(self, tokens: Tokens, bounds: TokenRange) -> "Doc":
        from spacy.tokens import Doc  # noqa: PLC0415 - half a second that only recognition needs

        return Doc(self._language.vocab, words=list(tokens.words[slice(*bounds)]))


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
