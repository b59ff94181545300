"""What the tagger says of a candidate, here and elsewhere in the document, as named pieces of evidence."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from geomap.recognize.candidates import SpanCandidate
from geomap.recognize.evidence import is_weighty
from geomap.recognize.proposals import Label, Proposal
from geomap.recognize.reading import Reading
from geomap.recognize.words import REPORTING, is_common, is_first_name, is_surname

_OFTEN = 3
_TALK = 0.002
"""Share of words from which a text is one in which somebody speaks: news, for the most part."""


class TagEvidence:
    """The tags of one document, asked for candidate after candidate."""

    def __init__(self, reading: Reading, tags: tuple[Proposal, ...]) -> None:
        """Note the tags by the tokens they cover, and the names that they make of words."""
        self._reading = reading
        self._is_quiet = _is_quiet(reading)
        self._by_token = {index: tag for tag in tags for index in range(tag.first, tag.stop)}
        self._names: dict[str, Counter[Label]] = defaultdict(Counter)
        self._parts: dict[str, Counter[Label]] = defaultdict(Counter)
        for tag in tags:
            self._names[reading.name(tag.first, tag.stop)][tag.label] += 1
            if tag.stop - tag.first > 1:
                for word in reading.tokens.words[tag.first : tag.stop]:
                    self._parts[word][tag.label] += 1

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

    def _of_tags(self, candidate: SpanCandidate) -> Iterator[str]:
        here = self._here(candidate)
        yield here
        yield f"{here}; {_kind(self._reading, candidate)}"
        yield from self._around(candidate)
        yield from self._elsewhere(candidate, here)

    def holder(self, candidate: SpanCandidate) -> Proposal | None:
        """Give the tag that holds the candidate and more; None where none does."""
        tag = self._by_token.get(candidate.first)
        if tag is None or tag.stop < candidate.stop:
            return None
        return None if (tag.first, tag.stop) == (candidate.first, candidate.stop) else tag

    def is_place(self, candidate: SpanCandidate) -> bool:
        """Whether just the candidate is tagged as a place."""
        return self._here(candidate) == f"tagged {Label.PLACE}"

    def _here(self, candidate: SpanCandidate) -> str:
        touched = [
            self._by_token[index]
            for index in range(candidate.first, candidate.stop)
            if index in self._by_token
        ]
        if not touched:
            return "untagged"
        tag = touched[0]
        if (tag.first, tag.stop) == (candidate.first, candidate.stop):
            return f"tagged {tag.label}"
        if tag.first <= candidate.first and candidate.stop <= tag.stop:
            return f"{self._position(tag, candidate)} a tagged {tag.label}"
        return f"overlaps a tagged {tag.label}"

    def _position(self, tag: Proposal, candidate: SpanCandidate) -> str:
        if tag.first == candidate.first:
            return "begins"
        before = self._reading.word(candidate.first - 1).lower()
        introduced = " after of" if before in {"of", "in", "at", "for", "the"} else ""
        return ("ends" if tag.stop == candidate.stop else "inside") + introduced

    def _around(self, candidate: SpanCandidate) -> Iterator[str]:
        sentence = self._reading.sentences[candidate.sentence]
        for side, index in (("before", candidate.first - 1), ("after", candidate.stop)):
            if sentence[0] <= index < sentence[1]:
                tag = self._by_token.get(index)
                if tag is not None and tag is not self._by_token.get(candidate.first):
                    yield f"a tagged {tag.label} right {side}"

    def _elsewhere(self, candidate: SpanCandidate, here: str) -> Iterator[str]:
        name = self._reading.name(candidate.first, candidate.stop)
        for label, count in self._names[name].items() if name in self._names else ():
            others = count - (here == f"tagged {label}")
            if others:
                yield f"tagged {label} elsewhere"
            if others >= _OFTEN:
                yield f"tagged {label} often"
        if candidate.stop - candidate.first > 1 or name not in self._parts:
            return
        for label, count in self._parts[name].items():
            if count > (f"a tagged {label}" in here):
                yield f"part of a tagged {label} elsewhere"


def _is_quiet(reading: Reading) -> bool:
    """Whether next to no word of a text says that somebody speaks."""
    words = reading.tokens.words
    return sum(map(REPORTING.__contains__, map(str.lower, words))) < _TALK * len(words)


def _kind(reading: Reading, candidate: SpanCandidate) -> str:
    """Say in a word or two what the gazetteer and the word lists make of a candidate."""
    match = candidate.matches[candidate.place]
    facts = match.facts
    if facts is None:
        return "unknown"
    name = reading.name(candidate.first, candidate.stop)
    town = "town" if facts.preferred_population else "other"
    kind = "weighty" if is_weighty(facts) else town
    usual = is_common(name) or is_first_name(name) or is_surname(name)
    return f"{kind}, also a usual word" if usual else kind
