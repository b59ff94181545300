"""What is told of a candidate in numbers: the network's chances, inhabitants, and what kind of text it stands in."""

import math
from collections import defaultdict
from collections.abc import Mapping

from geomap.recognize.candidates import SpanCandidate
from geomap.recognize.proposals import Label, Proposal
from geomap.recognize.reading import Reading
from geomap.recognize.tags import Tags
from geomap.recognize.words import REPORTING

_LABELS = (Label.PLACE, Label.PERSON, Label.ORGANIZATION)
_RELATIONS = ("", " around it", " with some of it", " elsewhere")
_ENTITY = "an entity"
_CHANCES = (*(f"{label}{relation}" for label in _LABELS for relation in _RELATIONS), _ENTITY)

NAMES = (
    *_CHANCES,
    "inhabitants of the largest so called",
    "inhabitants of the largest so called first of all",
    "kinds of places so called",
    "words before in the sentence",
    "words after in the sentence",
    "words of the sentence",
    "words of the text",
    "share of reporting words",
    "share of words with capitals",
    "share of numbers",
    "share of commas",
    "share of tagged places",
)
"""What the numbers are, in the order in which they are given.

The first are the log-odds that an entity of a label is just the candidate, holds it and more, shares some words with it, or is of its
name elsewhere in the document; and that just the candidate is one of any label. Inhabitants are given as the power of ten, -1 for no
place. The last five are the document's, shares in thousandths and its length as the power of e.
"""

_TINY = 1e-6
LEAST = math.log(_TINY / (1 - _TINY))
"""Log-odds of what the network holds for next to impossible."""


class Measures:
    """The numbers of one document's candidates."""

    def __init__(self, reading: Reading, tags: Tags) -> None:
        """Take the document's own, and note the likeliest spans of each name."""
        self._reading = reading
        self._tags = tags
        self._likeliest = _likeliest(reading, tags)
        self._document = _of_document(reading, tags)

    def of(self, candidate: SpanCandidate) -> tuple[float, ...]:
        """Give the numbers on a candidate, in the order of `NAMES`."""
        chances = self._chances(candidate)
        facts = candidate.matches[candidate.place].facts
        first, stop = self._reading.sentences[candidate.sentence]
        return (
            *[_log_odds(chances[name]) if name in chances else LEAST for name in _CHANCES],
            -1.0 if facts is None else math.log10(facts.population + 1),
            -1.0 if facts is None else math.log10(facts.preferred_population + 1),
            0.0 if facts is None else len(facts.classes),
            candidate.first - first,
            stop - candidate.stop,
            stop - first,
            *self._document,
        )

    def _chances(self, candidate: SpanCandidate) -> Mapping[str, float]:
        first, stop = candidate.first, candidate.stop
        chances: dict[str, float] = defaultdict(float)
        for span in self._tags.touching(first, stop):
            chances[_relation(span, first, stop)] += span.score
            if (span.first, span.stop) == (first, stop):
                chances[_ENTITY] += span.score
        of_name = self._likeliest.get(self._reading.name(first, stop), {})
        for label, (best, second) in of_name.items():
            chances[f"{label} elsewhere"] = second if best.first == first else best.score
        return chances


def _log_odds(chance: float) -> float:
    chance = min(max(chance, _TINY), 1 - _TINY)
    return math.log(chance / (1 - chance))


def _relation(span: Proposal, first: int, stop: int) -> str:
    """Say what an entity would be to a candidate that shares a token with it."""
    if (span.first, span.stop) == (first, stop):
        return span.label
    is_wider = span.first <= first and stop <= span.stop
    return f"{span.label} {'around' if is_wider else 'with some of'} it"


def _likeliest(reading: Reading, tags: Tags) -> dict[str, dict[Label, tuple[Proposal, float]]]:
    """Give for each name and label the likeliest span, and the chance of the next likeliest."""
    found: dict[str, dict[Label, tuple[Proposal, float]]] = defaultdict(dict)
    for span in sorted(tags.spans, key=lambda span: span.score):
        of_name = found[reading.name(span.first, span.stop)]
        before = of_name.get(span.label)
        of_name[span.label] = span, before[0].score if before else 0.0
    return found


def _of_document(reading: Reading, tags: Tags) -> tuple[float, ...]:
    words = reading.tokens.words
    thousandth = 1000 / max(len(words), 1)
    return (
        math.log(max(len(words), 1)),
        thousandth * sum(map(REPORTING.__contains__, map(str.lower, words))),
        thousandth * sum(word[0].isupper() for word in words),
        thousandth * sum(word[0].isdigit() for word in words),
        thousandth * words.count(","),
        thousandth * sum(tag.label is Label.PLACE for tag in tags.tagged),
    )
