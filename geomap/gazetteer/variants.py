"""Toponyms taken apart: the name proper beside a feature word, an article, a possessive.

«Homs Governorate» is Homs and an administrative area, «the Tigris river» the Tigris and water,
«al-Hasakah's» Hasakah. Such a match is `partial`, and the feature word says which class of place is meant.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from geomap.gazetteer.names import normalise
from geomap.places import FeatureClass


@dataclass(frozen=True, slots=True)
class PartialForm:
    """What is left of a toponym when a part that is no name is taken off."""

    key: str
    """Normal form of the rest; never empty."""
    classes: frozenset[FeatureClass] = frozenset()
    """Feature classes that the part taken off speaks of; empty where it speaks of none."""

    @property
    def is_strict(self) -> bool:
        """Whether places of other classes are ruled out: a river is no city, but a city may be called a province."""
        return bool(self.classes) and not self.classes & _SETTLED


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SETTLED = frozenset({FeatureClass.ADMINISTRATIVE, FeatureClass.POPULATED})

_ADMINISTRATIVE_WORDS = (
    "governorate",
    "province",
    "prefecture",
    "oblast",
    "krai",
    "kray",
    "raion",
    "rayon",
    "okrug",
    "voivodeship",
    "canton",
    "department",
    "departement",
    "state",
    "county",
    "parish",
    "district",
    "emirate",
    "kingdom",
    "republic",
    "sultanate",
    "autonomous region",
    "autonomous republic",
    "autonomous oblast",
    "autonomous okrug",
    "federal district",
    "territory",
    "division",
    "muhafazah",
    "wilaya",
)
_POPULATED_WORDS = (
    "city",
    "town",
    "township",
    "village",
    "municipality",
    "borough",
    "suburb",
    "metropolitan area",
    "old city",
)
_HYDROGRAPHIC_WORDS = (
    "river",
    "lake",
    "sea",
    "ocean",
    "gulf",
    "bay",
    "strait",
    "straits",
    "canal",
    "channel",
    "basin",
    "delta",
    "reservoir",
    "dam",
)
_TERRAIN_WORDS = (
    "mountain",
    "mountains",
    "mount",
    "hills",
    "range",
    "island",
    "islands",
    "isle",
    "isles",
    "peninsula",
    "desert",
    "valley",
    "plateau",
    "plain",
    "plains",
    "archipelago",
    "cape",
)
_REGION_WORDS = ("region", "area", "strip", "zone", "enclave", "countryside")

_CLASSES_OF_WORD: Mapping[str, frozenset[FeatureClass]] = MappingProxyType(
    dict.fromkeys(_ADMINISTRATIVE_WORDS, frozenset({FeatureClass.ADMINISTRATIVE}))
    | dict.fromkeys(_POPULATED_WORDS, frozenset({FeatureClass.POPULATED}))
    | dict.fromkeys(_HYDROGRAPHIC_WORDS, frozenset({FeatureClass.HYDROGRAPHIC}))
    | dict.fromkeys(_TERRAIN_WORDS, frozenset({FeatureClass.TERRAIN, FeatureClass.AREA}))
    | dict.fromkeys(_REGION_WORDS, frozenset({FeatureClass.AREA, FeatureClass.ADMINISTRATIVE}))
)

_FEATURE_WORDS = "|".join(sorted(_CLASSES_OF_WORD, key=lambda word: (-len(word), word)))
_AFTER = re.compile(rf"(?P<rest>.+?) (?P<word>{_FEATURE_WORDS})")
_BEFORE = re.compile(rf"(?P<word>{_FEATURE_WORDS}) (?:of (?:the )?)?(?P<rest>.+)")

_ARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|ath|az|ed|er|es|esh|et|ez|ul) (?P<rest>.+)")
"""The Arabic article as English transliterations write it, assimilated or not, in normal form."""

_POSSESSIVE = re.compile(r"(?P<rest>.+)['’]s", re.DOTALL)
"""That of a plural needs no rule: its normal form is the name's."""


def partial_forms(toponym: str) -> Iterator[PartialForm]:
    """Give the forms to try when a toponym as written is unknown, the likeliest first, none twice."""
    seen = {key := normalise(toponym)}
    for form in _forms(toponym, key):
        if form.key and form.key not in seen:
            seen.add(form.key)
            yield form


def _forms(toponym: str, key: str) -> Iterator[PartialForm]:
    if possessive := _POSSESSIVE.fullmatch(toponym.rstrip()):
        key = normalise(possessive["rest"])
        yield PartialForm(key)
    if not key:
        return
    rest, classes = without_feature_word(key)
    yield PartialForm(rest, classes)
    bare = without_article(rest)
    yield PartialForm(bare or f"al {rest}", classes)


def without_feature_word(key: str) -> tuple[str, frozenset[FeatureClass]]:
    """Split a normal form in the name proper and the classes that its feature word speaks of.

    Gives the key itself and no classes where it holds no feature word, or nothing else.
    """
    found = _AFTER.fullmatch(key) or _BEFORE.fullmatch(key)
    if found is None:
        return key, frozenset()
    return found["rest"], _CLASSES_OF_WORD[found["word"]]


_INSTITUTIONS = _listed("""
    abbey academy agency airport arena army association authority avenue bank base boulevard bridge building camp
    campus cathedral cemetery center central centre chapel church city clinic club coast college colony committee
    community company conference congress convention corporation council country court cup day department downtown
    drive east eastern estate estates farm federal festival forest fort foundation garden gardens general
    government grand great greater group hall harbor harbour high highway hill hills home hospital hotel house inn
    institute institution international island junior lake lane law league library local lower mall market medical
    memorial middle mid mill mission mosque motel mount mountain museum national new news north northern of office
    old open opera orchestra organization palace park parliament party place plant plaza point police port post
    press prison public race region regional research resort river road royal saint school schools science
    secondary senate service shopping shrine society south southern square stadium state station street studio
    supreme symphony synagogue team technical technology temple theater theatre times tower town trail trust union
    united university upper valley village wall war water west western wing women world youth zoo and the in at
    for
""")
"""Words of the names of institutions and buildings, which say nothing of where they stand; some are villages' names too."""
_LEADS = frozenset({"of", "in", "at", "for"})


_LONGEST = 16
"""What has more words is no toponym but a passage, and has too many parts."""


def contained_names(key: str) -> Iterator[str]:
    """Give the parts of a toponym's normal form that may be the place it lies in, the likeliest first.

    «University of Colorado Hospital»: what follows a preposition, then the longest parts; none is made of
    the words of institutions alone.
    """
    words = key.split(maxsplit=_LONGEST)
    if len(words) > _LONGEST:
        return
    parts = [
        (words[first - 1] not in _LEADS if first else True, first - last, first, last)
        for first in range(len(words))
        for last in range(first + 1, len(words) + 1)
        if last - first < len(words)
        and not _INSTITUTIONS.issuperset(words[first:last])
        and words[first] not in _LEADS
        and words[last - 1] not in _LEADS
    ]
    for _, _, first, last in sorted(parts):
        yield " ".join(words[first:last])


def without_article(key: str) -> str:
    """Give a normal form without the Arabic article before it; empty where it has none."""
    found = _ARTICLE.fullmatch(key)
    return found["rest"] if found else ""
