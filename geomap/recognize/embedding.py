"""Toponyms inside organisations' names: «Kansas Department of Transportation», «University of Aleppo»."""

from collections.abc import Iterable, Iterator

from geomap.mentions import Role
from geomap.recognize.evidence import STREETS, is_weighty
from geomap.recognize.findings import Finding
from geomap.recognize.gazetteer_core import is_demonym
from geomap.recognize.matching import longest_match
from geomap.recognize.proposals import Label, Proposal
from geomap.recognize.reading import Reading
from geomap.recognize.words import is_common, is_first_name, is_surname

_INTRODUCING = frozenset({"of", "in", "at", "for", "the"})
_TOWN = 15_000
_WEIGHTY_SCORE, _TOWN_SCORE = 0.85, 0.6


def find_embedded(
    reading: Reading, proposals: Iterable[Proposal], secure: frozenset[str]
) -> Iterator[Finding]:
    """Give the toponyms that begin or end an organisation's name or follow «of», «in» or «at» in it.

    Countries, divisions, regions, large cities and demonyms score 0.85; towns, and names that are `secure` places
    elsewhere in the document, 0.6.
    """
    for proposal in proposals:
        if proposal.label is not Label.ORGANIZATION or reading.word(proposal.stop - 1) in STREETS:
            continue
        index = proposal.first
        while index < proposal.stop:
            finding = _at(reading, index, proposal, secure)
            if finding is not None:
                yield finding
            index = finding.stop if finding is not None else index + 1


def _at(reading: Reading, index: int, proposal: Proposal, secure: frozenset[str]) -> Finding | None:
    match = longest_match(reading, index, proposal.stop)
    if (
        match is None
        or match.facts is None
        or match.stop - match.first == proposal.stop - proposal.first
    ):
        return None
    placed = (
        match.first == proposal.first
        or match.stop == proposal.stop
        or reading.word(match.first - 1).lower() in _INTRODUCING
    )
    if not placed:
        return None
    name = reading.name(match.first, match.stop)
    if (is_weighty(match.facts) and not is_common(name)) or is_demonym(match.facts):
        return Finding(match.first, match.stop, _WEIGHTY_SCORE, Role.EMBEDDED)
    usual = is_common(name) or is_first_name(name) or is_surname(name)
    least = 1 if match.first == proposal.first else _TOWN
    if name in secure or (match.facts.preferred_population >= least and not usual):
        return Finding(match.first, match.stop, _TOWN_SCORE, Role.EMBEDDED)
    return None
