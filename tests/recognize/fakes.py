"""A small gazetteer to recognise with, which counts how often it is asked."""

import math
from collections.abc import Iterator, Mapping, Sequence

from geomap.places import FeatureClass, MatchKind, NameFacts
from geomap.recognize.measures import NAMES as NUMBERS
from geomap.recognize.reading import Reading
from geomap.recognize.sentences import split_sentences
from geomap.recognize.tokenizer import english_tokenizer
from geomap.recognize.tokens import tokenize
from geomap.recognize.trees import Evidence


def city(population: int = 500_000, *, match: MatchKind = MatchKind.PREFERRED) -> NameFacts:
    """Say what a gazetteer knows of a city's name."""
    return NameFacts(
        frozenset({FeatureClass.POPULATED}),
        population,
        frozenset({match}),
        preferred_population=population if match is MatchKind.PREFERRED else 0,
    )


def country(*, match: MatchKind = MatchKind.PREFERRED) -> NameFacts:
    """Say what a gazetteer knows of a country's name."""
    return NameFacts(
        frozenset({FeatureClass.ADMINISTRATIVE}),
        20_000_000,
        frozenset({match}),
        is_country=True,
        preferred_population=20_000_000,
    )


def division(*, match: MatchKind = MatchKind.PREFERRED) -> NameFacts:
    """Say what a gazetteer knows of a division's name."""
    return NameFacts(
        frozenset({FeatureClass.ADMINISTRATIVE}),
        1_000_000,
        frozenset({match}),
        is_division=True,
        preferred_population=1_000_000 if match is MatchKind.PREFERRED else 0,
    )


def region() -> NameFacts:
    """Say what a gazetteer knows of a region's name."""
    return NameFacts(
        frozenset({FeatureClass.AREA}), 0, frozenset({MatchKind.PREFERRED}), is_region=True
    )


def people() -> NameFacts:
    """Say what a gazetteer knows of a demonym."""
    return NameFacts(frozenset(), 0, frozenset({MatchKind.DEMONYM}))


NAMES: Mapping[str, NameFacts] = {
    **dict.fromkeys(
        ("Iraq", "Jordan", "Lebanon", "South Korea", "Syria", "Trinidad and Tobago", "Turkey"),
        country(),
    ),
    **dict.fromkeys(("U.S.", "US", "UK"), country(match=MatchKind.ABBREVIATION)),
    **dict.fromkeys(("Idlib", "Ohio", "Texas", "Georgia", "Washington"), division()),
    **dict.fromkeys(
        ("Ind.", "Mo.", "TX", "OR", "W. Va.", "Man."), division(match=MatchKind.ABBREVIATION)
    ),
    **dict.fromkeys(
        ("Aleppo", "Ankara", "Baghdad", "Beirut", "Damascus", "Homs", "London", "Moscow", "Mosul"),
        city(),
    ),
    **dict.fromkeys(
        ("Paris", "Port-au-Prince", "New York", "The Hague", "Hague", "Deir ez-Zor"), city()
    ),
    **dict.fromkeys(("Kansas City", "Gary", "Houston", "Mobile", "Nice"), city(200_000)),
    **dict.fromkeys(("Hama", "Reading", "York"), city(150_000)),
    **dict.fromkeys(("As", "Irving", "Breedlove", "Springdale"), city(3_000)),
    **dict.fromkeys(("West Bank", "Middle East", "Black Sea"), region()),
    **dict.fromkeys(("Iraqis", "Russian", "Syrian", "German", "Polish", "U.S.-Syrian"), people()),
}
"""What the fake gazetteer knows."""


class FakeLexicon:
    """A `Lexicon` of a few names, compared without case, accents aside."""

    def __init__(self, names: Mapping[str, NameFacts] = NAMES) -> None:
        """Know these names and no others."""
        self._names = {name.casefold(): known for name, known in names.items()}
        self.asked = 0
        """How often it was asked."""

    def facts(self, name: str) -> NameFacts | None:
        """Say what is known of a name."""
        self.asked += 1
        return self._names.get(name.casefold())


def read(text: str, lexicon: FakeLexicon | None = None) -> Reading:
    """Read a text as the recogniser does."""
    tokens = tokenize(text, english_tokenizer())
    return Reading(tokens, split_sentences(tokens), lexicon or FakeLexicon())


def bounds(reading: Reading, name: str) -> tuple[int, int]:
    """Give the token range of a name's first occurrence."""
    for first in range(len(reading.tokens)):
        for stop in range(first + 1, len(reading.tokens) + 1):
            if reading.name(first, stop) == name:
                return first, stop
    message = f"{name!r} is not in the text"
    raise AssertionError(message)


class FakeScorer:
    """Scores candidates by weights (log-odds) of pieces of evidence, and of numbers that are more than nothing; "" always counts."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights

    def scores(self, candidates: Sequence[Evidence]) -> Iterator[float]:
        """Give for each the probability, 0 … 1."""
        for pieces, numbers in candidates:
            told = (name for name, number in zip(NUMBERS, numbers, strict=True) if number > 0)
            odds = math.fsum(self._weights.get(name, 0.0) for name in ("", *pieces, *told))
            yield 1 / (1 + math.exp(-odds))
