"""What the network makes of a candidate, here and elsewhere in the document, as named pieces of evidence."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator

from geomap.recognize.candidates import SpanCandidate
from geomap.recognize.evidence import STREETS, is_country_code, is_weighty
from geomap.recognize.proposals import Label, Proposal
from geomap.recognize.reading import Reading
from geomap.recognize.tags import Tags
from geomap.recognize.words import REPORTING, is_common, is_first_name, is_surname

_HIGHEST_STEP = 5
LOWEST_STEP = -4
"""The least odds that are told, as a power of e; what is less likely is not."""

_TINY = 1e-4

_TALK = 0.002
"""Share of words from which a text is one in which somebody speaks: news, for the most part."""


class TagEvidence:
    """The tags of one document, asked for candidate after candidate."""

    def __init__(self, reading: Reading, tags: Tags) -> None:
        """Note the tags by the tokens they cover, and the names that they make of words."""
        self._reading = reading
        self._tags = tags
        self._is_quiet = _is_quiet(reading)
        self._by_token = {index: tag for tag in tags.tagged for index in range(tag.first, tag.stop)}
        self._likeliest = _likeliest(reading, tags)
        self._parts: dict[str, Counter[Label]] = defaultdict(Counter)
        for tag in tags.tagged:
            for index in range(tag.first, tag.stop) if tag.stop - tag.first > 1 else ():
                if index == tag.first or reading.word(index - 1).lower() != "of":
                    self._parts[reading.word(index)][tag.label] += 1

    def pieces(self, candidate: SpanCandidate) -> Iterator[str]:
        """Give the names of the pieces that hold for a candidate; none twice.

        Where nobody speaks, each is there a second time with those words: what is tagged in an encyclopaedia or a
        list is more often a toponym than in news, which name buildings and roads that their annotators leave out.
        """
        for piece in self._of_tags(candidate):
            yield piece
            if self._is_quiet:
                yield f"{piece}, where nobody speaks"
        for source in sorted(candidate.sources - {"tagger", "gazetteer", "run"}):
            yield f"by {source}"

    def holder(self, candidate: SpanCandidate) -> Proposal | None:
        """Give the tag that holds the candidate and more; None where none does."""
        tag = self._by_token.get(candidate.first)
        if tag is None or tag.stop < candidate.stop or _is_of(tag, candidate):
            return None
        return tag

    def label(self, candidate: SpanCandidate) -> Label | None:
        """Give what just the candidate is tagged as; None where it is not."""
        tag = self._by_token.get(candidate.first)
        return tag.label if tag is not None and _is_of(tag, candidate) else None

    def _of_tags(self, candidate: SpanCandidate) -> Iterator[str]:
        yield from self._here(candidate)
        yield from self._around(candidate)
        yield from self._elsewhere(candidate)

    def _here(self, candidate: SpanCandidate) -> Iterator[str]:
        """Say how likely just the candidate is an entity, and how likely something that holds it, or a part of it."""
        first, stop = candidate.first, candidate.stop
        chances: dict[str, float] = defaultdict(float)
        for span in self._tags.touching(first, stop):
            chances[_relation(span, first, stop)] += span.score
        for what, chance in sorted(chances.items()):
            for told in _told(what, chance):
                yield told
                if what == Label.PLACE:
                    yield f"{told}; {_kind(self._reading, candidate)}"

    def _around(self, candidate: SpanCandidate) -> Iterator[str]:
        sentence = self._reading.sentences[candidate.sentence]
        for side, index in (("before", candidate.first - 1), ("after", candidate.stop)):
            if sentence[0] <= index < sentence[1]:
                tag = self._by_token.get(index)
                if tag is not None and tag is not self._by_token.get(candidate.first):
                    yield f"a tagged {tag.label} right {side}"

    def _elsewhere(self, candidate: SpanCandidate) -> Iterator[str]:
        """Say what the network makes of the name, and of names that it is a word of, where they stand elsewhere."""
        name = self._reading.name(candidate.first, candidate.stop)
        for label, (best, second) in self._likeliest.get(name, {}).items():
            is_here = best.first == candidate.first
            yield from _told(f"{label} elsewhere", second if is_here else best.score)
        if candidate.stop - candidate.first > 1 or name not in self._parts:
            return
        tag = self._by_token.get(candidate.first)
        for label, count in self._parts[name].items():
            is_part = tag is not None and tag.label is label and not _is_of(tag, candidate)
            if count > is_part:
                yield f"part of a tagged {label} elsewhere"


def _is_of(tag: Proposal, candidate: SpanCandidate) -> bool:
    return (tag.first, tag.stop) == (candidate.first, candidate.stop)


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


def _told(what: str, chance: float) -> Iterator[str]:
    """Name a chance in steps of the odds, of e each; nothing where it is next to none."""
    chance = min(chance, 1.0)
    step = round(math.log((chance + _TINY) / (1 + _TINY - chance)))
    if step >= LOWEST_STEP:
        yield f"network: {what} {min(step, _HIGHEST_STEP)}"


def _is_quiet(reading: Reading) -> bool:
    """Whether next to no word of a text says that somebody speaks."""
    words = reading.tokens.words
    return sum(map(REPORTING.__contains__, map(str.lower, words))) < _TALK * len(words)


def _kind(reading: Reading, candidate: SpanCandidate) -> str:
    """Say in a word or two what the gazetteer and the word lists make of a candidate."""
    match = candidate.matches[candidate.place]
    facts = match.facts
    name = reading.name(candidate.first, candidate.stop)
    if facts is None:
        if candidate.stop - candidate.first == 1:
            return "an unknown word"
        is_street = reading.word(candidate.stop - 1) in STREETS
        return "an unknown street" if is_street else "unknown words"
    town = "town" if facts.preferred_population else "other"
    kind = "weighty" if is_weighty(facts) else town
    is_code = is_country_code(reading.casings[candidate.sentence], name, facts)
    usual = (is_common(name) and not is_code) or is_first_name(name) or is_surname(name)
    return f"{kind}, also a usual word" if usual else kind
