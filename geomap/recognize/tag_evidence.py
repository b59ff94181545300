"""What the network makes of a candidate, here and elsewhere in the document, as named pieces of evidence."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from geomap.recognize.candidates import SpanCandidate
from geomap.recognize.proposals import Label, Proposal
from geomap.recognize.reading import Reading
from geomap.recognize.tags import Tags


class TagEvidence:
    """The tags of one document, asked for candidate after candidate."""

    def __init__(self, reading: Reading, tags: Tags) -> None:
        """Note the tags by the tokens they cover, and the names that they make of words."""
        self._reading = reading
        self._by_token = {index: tag for tag in tags.tagged for index in range(tag.first, tag.stop)}
        self._parts: dict[str, Counter[Label]] = defaultdict(Counter)
        for tag in tags.tagged:
            for index in range(tag.first, tag.stop) if tag.stop - tag.first > 1 else ():
                if index == tag.first or reading.word(index - 1).lower() != "of":
                    self._parts[reading.word(index)][tag.label] += 1

    def pieces(self, candidate: SpanCandidate) -> Iterator[str]:
        """Give the names of the pieces that hold for a candidate; none twice."""
        yield from self._around(candidate)
        yield from self._parts_elsewhere(candidate)
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

    def _around(self, candidate: SpanCandidate) -> Iterator[str]:
        sentence = self._reading.sentences[candidate.sentence]
        for side, index in (("before", candidate.first - 1), ("after", candidate.stop)):
            if sentence[0] <= index < sentence[1]:
                tag = self._by_token.get(index)
                if tag is not None and tag is not self._by_token.get(candidate.first):
                    yield f"a tagged {tag.label} right {side}"

    def _parts_elsewhere(self, candidate: SpanCandidate) -> Iterator[str]:
        """Say of what names the candidate is a word elsewhere."""
        name = self._reading.name(candidate.first, candidate.stop)
        if candidate.stop - candidate.first > 1 or name not in self._parts:
            return
        tag = self._by_token.get(candidate.first)
        for label, count in self._parts[name].items():
            is_part = tag is not None and tag.label is label and not _is_of(tag, candidate)
            if count > is_part:
                yield f"part of a tagged {label} elsewhere"


def _is_of(tag: Proposal, candidate: SpanCandidate) -> bool:
    return (tag.first, tag.stop) == (candidate.first, candidate.stop)
