"""The names of a document: mentions that can mean the same places are decided together."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from geomap.mentions import Mention, Role
from geomap.places import Candidate

ROLE_WEIGHTS: Mapping[Role, float] = MappingProxyType(
    {
        Role.LITERAL: 1.0,
        Role.METONYMIC: 1.0,
        Role.MODIFIER: 1.0,
        Role.DATELINE: 1.0,
        Role.DEMONYM: 0.5,
        Role.EMBEDDED: 0.4,
    }
)
"""How much a mention in each role says about where the document plays."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of the document, however often it is written and in whichever spelling."""

    members: tuple[int, ...]
    """Indexes of its mentions, in text order."""
    candidates: tuple[Candidate, ...]
    """The places it may denote; never empty."""
    weight: float
    """Its share of attention: grows with the logarithm of its mentions, by their roles."""


def gather_names(
    mentions: Sequence[Mention], candidates: Sequence[tuple[Candidate, ...]]
) -> tuple[Name, ...]:
    """Gather mentions with the same candidates («U.S.» and «US») under one name, in text order.

    Mentions without candidates have no part in it.
    """
    groups: dict[tuple[str, ...], list[int]] = {}
    for index, offered in enumerate(candidates):
        if offered:
            groups.setdefault(tuple(item.place.id for item in offered), []).append(index)
    return tuple(
        Name(tuple(members), candidates[members[0]], _attention(mentions, members))
        for members in groups.values()
    )


def _attention(mentions: Sequence[Mention], members: Sequence[int]) -> float:
    return math.log2(1.0 + sum(ROLE_WEIGHTS[mentions[index].role] for index in members))
