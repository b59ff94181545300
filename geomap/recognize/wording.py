"""The words of a candidate and beside it, as named pieces of evidence; which of them count, the weights say."""

from collections.abc import Iterator

from geomap.recognize.candidates import SpanCandidate
from geomap.recognize.evidence import STREETS
from geomap.recognize.reading import Reading
from geomap.recognize.words import is_name_word

_SUFFIX = 4


def wording(reading: Reading, candidate: SpanCandidate) -> Iterator[str]:
    """Give the names of the pieces that hold for a candidate; none twice."""
    first, stop = candidate.first, candidate.stop
    start, end = reading.sentences[candidate.sentence]
    before = reading.word(first - 1).lower() if first > start else ""
    after = reading.word(stop).lower() if stop < end else ""
    second = reading.word(first - 2).lower() if first - 1 > start else ""
    yield f"word before: {before}"
    yield f"word after: {after}"
    yield f"words before: {second} {before}"
    yield f"second word after: {reading.word(stop + 1).lower() if stop + 1 < end else ''}"
    yield from _within(reading, candidate)
    yield from _beyond(reading, first, stop, (start, end))


def _within(reading: Reading, candidate: SpanCandidate) -> Iterator[str]:
    first, stop = candidate.first, candidate.stop
    opening, last = reading.word(first).lower(), reading.word(stop - 1)
    yield f"{min(stop - first, 5)} words"
    if stop - first > 1:
        yield f"opens with: {opening}"
        yield f"closes with: {last.lower()}"
    elif candidate.matches[candidate.place].facts is None:
        yield f"ending: {last.lower()[-_SUFFIX:]}"
    if last in STREETS and stop - first > 1:
        yield "a street"
    if not last.isalpha() and any(map(str.isdigit, last)):
        yield "closes with a number"
    if not all(map(is_name_word, reading.tokens.words[first:stop])):
        yield "holds a word in lower case"


def _beyond(reading: Reading, first: int, stop: int, bounds: tuple[int, int]) -> Iterator[str]:
    """Say whether the capitalised run goes on."""
    before = reading.word(first - 1) if first > bounds[0] else ""
    after = reading.word(stop) if stop < bounds[1] else ""
    if before and is_name_word(before):
        yield "run begins earlier"
    if after and is_name_word(after):
        yield "run goes on"
        yield f"run goes on: {after.lower()}"
