"""The core of version one: the gazetteer's names, judged by what stands around them."""

from geomap.places import MatchKind, NameFacts
from geomap.recognize.evidence import Surroundings, evidence, weigh
from geomap.recognize.matching import Match, find_matches
from geomap.recognize.organizations import find_organizations
from geomap.recognize.people import find_people
from geomap.recognize.proposals import Label, Proposal
from geomap.recognize.reading import Reading
from geomap.recognize.words import is_common

ACCEPTED = 0.5
"""A match whose score is lower is not proposed."""

SECURE = 0.85
"""A name that reaches this score somewhere counts as a place's elsewhere in the document too."""

_DEMONYM_SCORE = 0.95
_LOWER_DEMONYM_SCORE = 0.7
_SHORTEST_LOWER = 5
_ENDINGS = ("an", "ans", "ese", "ish", "i", "is")


class GazetteerCore:
    """Proposes what the gazetteer names, where the surroundings speak for a place."""

    def propose(self, reading: Reading) -> tuple[Proposal, ...]:
        """Give places, demonyms, persons and organisations (`Core.propose`).

        Scores of places are probabilities by `evidence`; of demonyms 0.95, in lower case 0.7; of the others as their modules say.
        """
        people = find_people(reading)
        organizations = find_organizations(reading)
        sentences = surroundings(reading, people, organizations)
        secure = frozenset(
            reading.name(match.first, match.stop)
            for around in sentences
            for match, score in _scored(around)
            if score >= SECURE
        )
        found = [*people, *organizations, *_lower_demonyms(reading)]
        for around in sentences:
            found.extend(_demonyms(around))
            informed = Surroundings(
                reading,
                around.sentence,
                around.matches,
                around.people,
                around.organizations,
                secure,
            )
            found.extend(
                Proposal(match.first, match.stop, Label.PLACE, score)
                for match, score in _scored(informed)
                if score >= ACCEPTED
            )
        return tuple(sorted(found))


def surroundings(
    reading: Reading, people: tuple[Proposal, ...], organizations: tuple[Proposal, ...]
) -> tuple[Surroundings, ...]:
    """Give every sentence's matches with what they are judged by; nothing is secure yet."""
    by_person = {index: person for person in people for index in range(person.first, person.stop)}
    by_organization = {
        index: organization
        for organization in organizations
        for index in range(organization.first, organization.stop)
    }
    return tuple(
        Surroundings(
            reading,
            sentence,
            tuple(find_matches(reading, sentence)),
            by_person,
            by_organization,
            frozenset(),
        )
        for sentence in range(len(reading.sentences))
    )


def is_demonym(facts: NameFacts | None) -> bool:
    """Whether a name is a people's and not first of all a place's."""
    return (
        facts is not None
        and MatchKind.DEMONYM in facts.matches
        and not (facts.is_country or facts.is_division or facts.is_region)
    )


def _scored(around: Surroundings) -> list[tuple[Match, float]]:
    return [
        (match, weigh(evidence(around, index)))
        for index, match in enumerate(around.matches)
        if not (is_demonym(match.facts) or match.first in around.organizations)
    ]


def _demonyms(around: Surroundings) -> list[Proposal]:
    return [
        Proposal(match.first, match.stop, Label.DEMONYM, _DEMONYM_SCORE)
        for match in around.matches
        if is_demonym(match.facts)
    ]


def _lower_demonyms(reading: Reading) -> list[Proposal]:
    """Give the demonyms written in lower case: «the russian official»."""
    return [
        Proposal(index, index + 1, Label.DEMONYM, _LOWER_DEMONYM_SCORE)
        for index, word in enumerate(reading.tokens.words)
        if len(word) >= _SHORTEST_LOWER
        and word.islower()
        and word.endswith(_ENDINGS)
        and not is_common(word)
        and is_demonym(reading.facts(index, index + 1))
    ]
