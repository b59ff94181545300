"""A name that is surely a place once in a document is one wherever else it stands by itself."""

from collections.abc import Iterable, Iterator

from geomap.recognize.findings import Finding
from geomap.recognize.reading import Casing, Reading
from geomap.recognize.words import BEGINNERS, LOCATING, is_common, is_name_word

SECURE = 0.8
"""A name must reach this score somewhere to be looked for elsewhere."""

_OPENERS = BEGINNERS | LOCATING
_SCORE = 0.6


def propagate(reading: Reading, findings: Iterable[Finding], taken: set[int]) -> Iterator[Finding]:
    """Give further occurrences of secure names, with score 0.6, among the tokens that nothing has taken.

    Words of general use are left alone, and names within a longer capitalised run.
    """
    names = {
        spelling
        for finding in findings
        if finding.score >= SECURE
        for spelling in _spellings(reading.tokens.words[finding.first : finding.stop])
    }
    by_first: dict[str, list[tuple[str, ...]]] = {name[0]: [] for name in names}
    for name in sorted(names, key=len, reverse=True):
        by_first[name[0]].append(name)
    for sentence, (start, stop) in enumerate(reading.sentences):
        passed = start
        for index, word in enumerate(reading.tokens.words[start:stop], start):
            if index < passed or word not in by_first:
                continue
            passed = end = _name_end(reading, by_first[word], index, stop)
            if (
                end
                and taken.isdisjoint(range(index, end))
                and _stands_alone(reading, sentence, index, end)
            ):
                yield Finding(index, end, _SCORE)


def _spellings(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Give a name as written, and one in capitals as prose writes it: «BEIRUT», «Beirut»."""
    if len(words) == 1 and is_common(words[0]):
        return
    yield words
    if all(word.isupper() or not word.isalpha() for word in words) and len("".join(words)) > 3:  # noqa: PLR2004 - shorter ones are acronyms
        yield tuple(word.title() for word in words)


def _name_end(reading: Reading, names: list[tuple[str, ...]], index: int, stop: int) -> int:
    for name in names:
        end = index + len(name)
        if end <= stop and reading.tokens.words[index:end] == name:
            return end
    return 0


def _stands_alone(reading: Reading, sentence: int, index: int, end: int) -> bool:
    if reading.casings[sentence] is not Casing.MIXED:
        return True
    start, stop = reading.sentences[sentence]
    before = reading.word(index - 1) if index > start else ""
    if index - 1 == start and before.lower() in _OPENERS:
        before = ""  # it is capitalised only because the sentence begins with it
    after = reading.word(end) if end < stop else ""
    return not (before and is_name_word(before)) and not (after and is_name_word(after))
