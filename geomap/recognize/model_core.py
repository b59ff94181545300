"""The core that takes its proposals from a trained spaCy pipeline's entities, and from the gazetteer where it is sure."""

import bisect
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from geomap.recognize.findings import covered
from geomap.recognize.gazetteer_core import SECURE, GazetteerCore, is_demonym
from geomap.recognize.proposals import Label, Proposal
from geomap.recognize.reading import Reading

LABELS: Mapping[str, Label] = MappingProxyType(
    {
        "GPE": Label.PLACE,
        "LOC": Label.PLACE,
        "FAC": Label.PLACE,
        "FACILITY": Label.PLACE,
        "NORP": Label.DEMONYM,
        "PERSON": Label.PERSON,
        "PER": Label.PERSON,
        "ORG": Label.ORGANIZATION,
    }
)
"""What entity labels stand for: OntoNotes' (English, Chinese) and those of CoNLL and WikiNER (other languages); others are ignored."""

_SCORE = 0.9


class Entity(NamedTuple):
    """An entity as a pipeline gave it, in offsets of the document."""

    start: int
    """First character."""
    end: int
    """One past the last character."""
    label: str
    """The pipeline's own label."""


class ModelCore:
    """Proposes the entities of one document."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        """Keep the entities, which come in text order and do not overlap."""
        self._entities = tuple(entities)

    def propose(self, reading: Reading) -> tuple[Proposal, ...]:
        """Give the entities that `LABELS` knows (score 0.9) and the gazetteer's secure proposals beside them.

        NORP is a demonym only where the gazetteer knows it as one: religions and parties are none.
        """
        own = [
            proposal
            for proposal in self._proposals(reading)
            if proposal.label is not Label.DEMONYM
            or is_demonym(reading.facts(proposal.first, proposal.stop))
        ]
        taken = covered((proposal.first, proposal.stop) for proposal in own)
        secure = (
            proposal
            for proposal in GazetteerCore().propose(reading)
            if proposal.label in {Label.PLACE, Label.DEMONYM}
            and proposal.score >= SECURE
            and taken.isdisjoint(range(proposal.first, proposal.stop))
        )
        return tuple(sorted([*own, *secure]))

    def _proposals(self, reading: Reading) -> Iterator[Proposal]:
        tokens = reading.tokens
        sentence_stops = [stop for _, stop in reading.sentences]
        for entity in self._entities:
            label = LABELS.get(entity.label)
            first = bisect.bisect_right(tokens.ends, entity.start)
            stop = bisect.bisect_left(tokens.starts, entity.end)
            if label is None or first >= stop:
                continue
            limit = sentence_stops[bisect.bisect_right(sentence_stops, first)]
            yield Proposal(first, min(stop, limit), label, _SCORE)
