"""A toponym on its way to a mention, between the core and the document."""

from collections.abc import Iterable
from dataclasses import dataclass

from geomap.mentions import Role
from geomap.recognize.sentences import TokenRange


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A span of tokens that is a toponym."""

    first: int
    """Index of its first token."""
    stop: int
    """One past its last token."""
    score: float
    """Recognition score, 0 … 1."""
    role: Role | None = None
    """What a rule already knows of its role; None where that is still to be told."""


def covered(ranges: Iterable[TokenRange]) -> set[int]:
    """Give every token that some range holds."""
    return {index for first, stop in ranges for index in range(first, stop)}


def without_overlaps(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Keep the earlier given of any two that share a token, and give them in text order."""
    taken: set[int] = set()
    kept = []
    for finding in findings:
        tokens = range(finding.first, finding.stop)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(finding)
    return tuple(sorted(kept))
