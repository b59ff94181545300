"""Places, how they are found for a mention, and what was decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from geomap.documents import Document
from geomap.geometry import BoundingBox, Point
from geomap.mentions import Mention, Role


class FeatureClass(StrEnum):
    """GeoNames' nine feature classes (https://www.geonames.org/export/codes.html)."""

    ADMINISTRATIVE = "A"
    """Countries, divisions, counties."""
    HYDROGRAPHIC = "H"
    """Seas, rivers, lakes."""
    AREA = "L"
    """Regions, continents, parks, disputed areas."""
    POPULATED = "P"
    """Cities, towns, villages, quarters."""
    ROAD = "R"
    """Roads and railways."""
    SPOT = "S"
    """Buildings, airports, farms."""
    TERRAIN = "T"
    """Mountains, islands, deserts."""
    UNDERSEA = "U"
    """Features under the sea."""
    VEGETATION = "V"
    """Forests and the like."""


COUNTRY_CODES = frozenset({"PCL", "PCLI", "PCLD", "PCLF", "PCLS", "PCLIX", "TERR"})
"""GeoNames' codes of countries and territories that have an ISO code of their own."""


@dataclass(frozen=True, slots=True)
class Place:
    """One feature of the Earth as one gazetteer or service knows it."""

    id: str
    """`source:local id`, as in `geonames:169577`; two places with one id are the same place."""
    name: str
    """The gazetteer's preferred name."""
    point: Point
    """A point that stands for the place."""
    feature_class: FeatureClass
    """GeoNames' letter."""
    feature_code: str
    """GeoNames' code within the class: `PPLC`, `ADM1`, `STM`, `RGN`."""
    country: str = ""
    """ISO 3166-1 alpha-2; empty where the place lies in none or in several."""
    admin1: str = ""
    """Name of the first-order division that the place lies in (or is); empty where unknown."""
    admin1_code: str = ""
    """GeoNames' code of that division with its country, as in `SY.11`; empty where unknown."""
    admin2_code: str = ""
    """Code of the second-order division within the first, as in `US.TX.113`; empty where unknown."""
    population: int = 0
    """Inhabitants; 0 where unknown."""
    extent: BoundingBox | None = None
    """How far the place reaches; None where only the point is known."""
    countries: tuple[str, ...] = ()
    """ISO codes of all countries that the place lies in, where it is not just `country`: the Middle East, the Tigris."""
    name_count: int = 0
    """How many names its gazetteer lists, a sign of how widely it is known (Paris has 150 times those of Paris, Texas); 0 where unknown."""

    def __post_init__(self) -> None:
        """Refuse a place that cannot be told from others or shown.

        Raises:
            ValueError: the id has no source, the name is empty, or the population is negative.
        """
        if ":" not in self.id:
            message = f"a place's id is «source:id», not {self.id!r}"
            raise ValueError(message)
        if not self.name:
            message = f"the place {self.id} has no name"
            raise ValueError(message)
        if self.population < 0:
            message = f"the population of {self.id} is negative: {self.population}"
            raise ValueError(message)

    @property
    def all_countries(self) -> tuple[str, ...]:
        """ISO codes of every country that the place lies in; empty for the high seas."""
        return self.countries or ((self.country,) if self.country else ())


class MatchKind(StrEnum):
    """How the toponym met a name of the place, best first."""

    PREFERRED = "preferred"
    """The gazetteer's main name, or a usual English name."""
    ALTERNATE = "alternate"
    """One of its other names or spellings."""
    ABBREVIATION = "abbreviation"
    """«Calif.», «UAE», «N.S.W.»."""
    DEMONYM = "demonym"
    """The name of its people or its adjective."""
    PARTIAL = "partial"
    """After leaving out a feature word: «Homs Governorate» for «Homs», «the Tigris river»."""
    FUZZY = "fuzzy"
    """Spelled a letter or two differently, or transliterated by other rules: «Qatraneh» for «Al Qaţrānah»."""
    CONTAINED = "contained"
    """Named inside the toponym, so that what it names lies within: Colorado for «Colorado State University»."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a mention might denote, with how its name matched."""

    place: Place
    """The place."""
    match: MatchKind
    """How the names met."""
    source: str
    """Who offered it: the `name` of a `CandidateSource`, such as `gazetteer`."""
    is_verbatim: bool = False
    """Whether the toponym is the place's preferred name, letter for letter: San José is in Costa Rica, San Jose in California."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a candidate source is asked."""

    toponym: str
    """The name as written."""
    role: Role = Role.LITERAL
    """The mention's role; `DEMONYM` asks for the places of a people's name and no others."""
    countries: tuple[str, ...] = ()
    """ISO codes; where given, only places in these countries are wanted."""
    limit: int = 60
    """At most so many candidates, the most important first."""


@dataclass(frozen=True, slots=True)
class Undecided:
    """A document as a resolver is given it."""

    document: Document
    """The document."""
    mentions: Sequence[Mention]
    """Its mentions, in text order."""
    candidates: Sequence[tuple[Candidate, ...]]
    """Of each mention, the places that it may denote; empty where none is known."""


@dataclass(frozen=True, slots=True)
class NameFacts:
    """What a gazetteer knows of a name, without saying which place it means; for recognition."""

    classes: frozenset[FeatureClass]
    """Feature classes of the places so named."""
    population: int
    """Of the most populous place so named (by preferred or alternate name); 0 where unknown."""
    matches: frozenset[MatchKind]
    """How places come by this name."""
    is_country: bool = False
    """Some country is so named (also by usual short names and abbreviations)."""
    is_division: bool = False
    """Some first-order division is so named."""
    is_region: bool = False
    """It stands in our own table of regions, seas, rivers, historic areas and continents."""
    preferred_population: int = 0
    """Of the most populous place whose *preferred* name this is; 0 where none or unknown."""


class Reason(StrEnum):
    """Why a mention was not placed."""

    NOT_IN_GAZETTEER = "not_in_gazetteer"
    """No place of this name is known."""
    AMBIGUOUS = "ambiguous"
    """Several places fit and none clearly best; they are listed as alternatives."""
    NOT_A_PLACE = "not_a_place"
    """The resolver holds that the name denotes none of the candidates here."""
    REJECTED = "rejected"
    """A person decided that the name stands for no place here."""
    OFFLINE = "offline"
    """The gazetteer and the cache do not know it, and the online service may not be asked."""
    FAULT = "fault"
    """Something went wrong with this mention; the note says what."""


@dataclass(frozen=True, slots=True)
class Clue:
    """One piece of evidence for or against a place."""

    name: str
    """Machine name of the clue, as in `stated_within`."""
    weight: float
    """Its contribution to the candidate's score in log-odds; positive speaks for the place."""
    text: str
    """The evidence in words that a reader understands."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another place that the mention might have meant."""

    place: Place
    """The place."""
    confidence: float
    """Probability, 0 … 1, on the same scale as the answer's."""
    clues: tuple[Clue, ...] = ()
    """What spoke for and against it, strongest first; empty unless the resolver was to explain itself."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A mention that was placed."""

    mention: Mention
    """The mention decided."""
    place: Place
    """The place it denotes."""
    confidence: float
    """Probability, 0 … 1, that this is the right place."""
    answered_by: str
    """Name of the source that offered the place."""
    alternatives: tuple[Alternative, ...] = ()
    """Other candidates, likeliest first; empty where there were none."""
    clues: tuple[Clue, ...] = ()
    """What spoke for the place, strongest first."""
    within: bool = False
    """Whether the gazetteer does not hold what is named, and all that is said is that it lies somewhere within the place:
    «Royal Street» in a story about New Orleans. To be drawn as doubt, never as a dot of its own."""

    def __post_init__(self) -> None:
        """Refuse a confidence that is no probability.

        Raises:
            ValueError: the confidence lies outside 0 … 1.
        """
        if not 0.0 <= self.confidence <= 1.0:
            message = f"a confidence lies in 0 … 1, not {self.confidence!r}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A mention that was not placed, and why."""

    mention: Mention
    """The mention decided."""
    reason: Reason
    """Why it was not placed."""
    alternatives: tuple[Alternative, ...] = ()
    """Places that came into question, likeliest first."""
    clues: tuple[Clue, ...] = ()
    """What was weighed."""
    note: str = ""
    """Details for the reader; empty where the reason says it all."""


Resolution = Resolved | Unresolved
"""The decision for one mention."""


@dataclass(frozen=True, slots=True)
class Focus:
    """A place that a document is about, as against those it names in passing."""

    place: Place
    """A country, division or city."""
    weight: float
    """Share of the document's attention, 0 … 1; the weights of a document sum to at most 1."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a report was made with; the same manifest and text give the same report."""

    geomap: str
    """Version of geomap."""
    model: str
    """Name and version of the recogniser."""
    gazetteer: Mapping[str, str]
    """`name`, `version` and `sha256` of the candidate source."""
    settings: Mapping[str, str | float | int | bool | None]
    """The settings that bear on the answers."""
    credits: tuple[str, ...] = ()
    """Whom the places are owed to besides the gazetteer: a line for each online service that could answer."""


@dataclass(frozen=True, slots=True)
class Report:
    """All that was found in one document."""

    document: Document
    """The document, verbatim."""
    resolutions: tuple[Resolution, ...]
    """One a mention, in text order; empty where nothing was named."""
    focus: tuple[Focus, ...] = ()
    """What the document is about, heaviest first."""
    manifest: Manifest | None = None
    """What the report was made with; None for a report put together by hand."""
    failure: str = ""
    """One line on what kept this document from being read or mapped; empty where all went well."""

    @property
    def resolved(self) -> tuple[Resolved, ...]:
        """The mentions that were placed, in text order."""
        return tuple(item for item in self.resolutions if isinstance(item, Resolved))

    @property
    def unresolved(self) -> tuple[Unresolved, ...]:
        """The mentions that were not placed, in text order."""
        return tuple(item for item in self.resolutions if isinstance(item, Unresolved))
