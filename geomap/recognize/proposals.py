"""What a core proposes: spans of tokens that may be places, peoples, persons or organisations.

The core is what a trained pipeline replaces; the rules around it stay.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from geomap.recognize.reading import Reading


class Label(StrEnum):
    """What a span is proposed to be."""

    PLACE = "place"
    """A toponym."""
    DEMONYM = "demonym"
    """A people, or the adjective of a place."""
    PERSON = "person"
    """A person's name, titles left out."""
    ORGANIZATION = "organization"
    """An organisation or facility with a name of its own; it may hold toponyms."""


@dataclass(frozen=True, slots=True, order=True)
class Proposal:
    """A span of tokens with what it may be."""

    first: int
    """Index of its first token."""
    stop: int
    """One past its last token."""
    label: Label
    """What it is proposed to be."""
    score: float = 1.0
    """How sure the core is, 0 … 1."""


class Core(Protocol):
    """Finds proposals in a document that is already parted into tokens and sentences."""

    def propose(self, reading: Reading) -> tuple[Proposal, ...]:
        """Give proposals in text order, each within one sentence.

        Places and demonyms do not overlap each other; persons and organisations may overlap anything, and
        rule out or embed what they hold.
        """
        ...
