"""`geomap geocode`: names → the places that bear them, and why they stand in this order."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, NamedTuple

import typer

from geomap.assembly import Mapper
from geomap.cli.online import Failures, Online, takes_online
from geomap.cli.options import CacheDir, settings_from
from geomap.cli.output import print_lines
from geomap.cli.places import Places, takes_places
from geomap.cli.sources import ready_mapper
from geomap.cli.table import print_table
from geomap.cli.talk import counted, one_line, tell
from geomap.errors import InputError, ServiceError
from geomap.export import dumps, place_record
from geomap.geocode import is_held
from geomap.mentions import Role
from geomap.places import Candidate, FeatureClass, MatchKind, Place, Query

_CODE_LENGTH = 2
_DIVISION = "ADM1"
_HEADER = ("toponym", "rank", "name", "within", "latitude", "longitude", "id", "source", "because")
_RIGHT = frozenset({"rank", "latitude", "longitude"})

EXAMPLES = (
    "geomap geocode Homs",
    'geomap geocode Paris "New York" --country US --limit 3',
)

_MATCHES = MappingProxyType(
    {
        MatchKind.PREFERRED: "its main name",
        MatchKind.ALTERNATE: "another of its names",
        MatchKind.ABBREVIATION: "an abbreviation of its name",
        MatchKind.DEMONYM: "the name of its people",
        MatchKind.PARTIAL: "part of its name",
        MatchKind.FUZZY: "one of its names, spelled otherwise",
        MatchKind.CONTAINED: "its name is part of this one",
    }
)
_CLASSES = MappingProxyType(
    {
        FeatureClass.ADMINISTRATIVE: "administrative division",
        FeatureClass.HYDROGRAPHIC: "water",
        FeatureClass.AREA: "region",
        FeatureClass.POPULATED: "populated place",
        FeatureClass.ROAD: "road or railway",
        FeatureClass.SPOT: "building or site",
        FeatureClass.TERRAIN: "mountain, island or other terrain",
        FeatureClass.UNDERSEA: "feature under the sea",
        FeatureClass.VEGETATION: "forest or other vegetation",
    }
)
_CODES = MappingProxyType(
    {
        "PPLC": "capital",
        "PPLA": "seat of a first-order division",
        "ADM1": "first-order division",
        "ADM2": "second-order division",
        "PCLI": "country",
        "CONT": "continent",
    }
)
"""GeoNames' codes (https://www.geonames.org/export/codes.html) that weigh in the order."""


FeatureName = Callable[[Place], str]
"""Gives a gazetteer's words for what a place is."""


class Format(StrEnum):
    """How candidates are shown."""

    TEXT = "text"
    JSON = "json"


class Answer(NamedTuple):
    """What is known of one name."""

    toponym: str
    """The name asked for."""
    candidates: tuple[Candidate, ...]
    """The most important first; empty where no place is so named."""
    because: tuple[str, ...]
    """Why each stands where it does."""


@takes_places
@takes_online
def geocode(  # noqa: PLR0913 - a parameter is an option
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME",
            help="Names of places; put quotes round one of several words.",
            show_default=False,
        ),
    ],
    *,
    country: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE",
            help="Only places in this country, by its two-letter ISO code; may be repeated.",
            show_default=False,
        ),
    ] = None,
    limit: Annotated[
        int, typer.Option(metavar="N", min=1, help="At most so many places for each name.")
    ] = 10,
    form: Annotated[
        Format,
        typer.Option(
            "-f",
            "--format",
            metavar="FORMAT",
            help="text or json; text is a table on a terminal and tab-separated elsewhere.",
        ),
    ] = Format.TEXT,
    cache_dir: CacheDir = None,
    online: Online,
    places: Places,
) -> None:
    """Show the places that names can mean, and why in this order.

    The most important comes first: importance is the number of inhabitants, with a bonus for
    countries and capitals; a place whose main name is another counts less, and a city goes before
    the division that is named after it. In a text, the other places named there are weighed too.
    """
    countries = tuple(_country_code(code) for code in country or ())
    settings = settings_from(cache_dir=cache_dir, **online.overrides, **places.overrides)
    failures = Failures(settings, online)
    with closing(ready_mapper(settings)) as mapper:
        wanted = [Query(name, countries=countries, limit=limit) for name in names]
        answers = [_answer(mapper, query, failures) for query in wanted]
    if form is Format.JSON:
        print_lines((dumps([_record(answer) for answer in answers], indent=2),))
    else:
        _print_table(answers, countries)
    failures.tell()
    failures.end()


def _answer(mapper: Mapper, query: Query, failures: Failures) -> Answer:
    candidates = ask(mapper, query, failures)
    return Answer(query.toponym, candidates, reasons(candidates, mapper.gazetteer.feature_name))


def ask(mapper: Mapper, query: Query, failures: Failures) -> tuple[Candidate, ...]:
    """Give the places of a name, of a people's name where no place bears it, or what the online service knows."""
    found = mapper.places.candidates(query)
    if is_held(found):
        return found
    if people := mapper.places.candidates(replace(query, role=Role.DEMONYM)):
        return people
    try:
        known = mapper.online.candidates(query) if mapper.online else ()
    except ServiceError as error:
        failures.add(query.toponym, str(error))
        return found
    return (*known, *found)[: query.limit]


def reasons(
    candidates: Sequence[Candidate], feature_name: FeatureName = lambda _: ""
) -> tuple[str, ...]:
    """Say in words why each candidate stands where it does: how it matched, what it is, how many live there.

    Args:
        candidates: the first first.
        feature_name: gives a gazetteer's words for what a place is; empty where it has none.
    """
    return tuple(
        _because(candidate, candidates[rank:], feature_name(candidate.place))
        for rank, candidate in enumerate(candidates, start=1)
    )


def _because(candidate: Candidate, lower: Sequence[Candidate], feature: str) -> str:
    place = candidate.place
    said = [
        _MATCHES[candidate.match],
        _CODES.get(place.feature_code) or feature or _CLASSES[place.feature_class],
    ]
    if place.population:
        said.append(counted(place.population, "inhabitant"))
    if place.feature_class is FeatureClass.POPULATED and any(
        other.place.feature_code == _DIVISION and other.place.admin1_code == place.admin1_code
        for other in lower
    ):
        said.append("which the division below is named after")
    return ", ".join(said)


def _country_code(text: str) -> str:
    if not (len(text) == _CODE_LENGTH and text.isascii() and text.isalpha()):
        message = f"a country is named by its two-letter ISO code, as in SY for Syria, not {text!r}"
        raise InputError(message)
    return text.upper()


def _record(answer: Answer) -> dict[str, object]:
    return {
        "toponym": answer.toponym,
        "candidates": [
            {
                "place": place_record(candidate.place),
                "source": candidate.source,
                "match": candidate.match.value,
                "because": reason,
            }
            for candidate, reason in zip(answer.candidates, answer.because, strict=True)
        ],
    }


def _rows(answer: Answer) -> Iterator[tuple[str, ...]]:
    reasoned = zip(answer.candidates, answer.because, strict=True)
    for rank, (candidate, reason) in enumerate(reasoned, 1):
        place = candidate.place
        cells = (
            answer.toponym,
            str(rank),
            place.name,
            _within(place),
            f"{place.point.latitude:.4f}",
            f"{place.point.longitude:.4f}",
            place.id,
            candidate.source,
            reason,
        )
        yield tuple(one_line(cell) for cell in cells)


def _within(place: Place) -> str:
    division = place.admin1 if place.admin1 != place.name else ""
    return ", ".join(part for part in (division, " ".join(place.all_countries)) if part)


def _print_table(answers: Sequence[Answer], countries: Sequence[str]) -> None:
    for answer in answers:
        if not answer.candidates:
            within = f" in {', '.join(countries)}" if countries else ""
            tell(f"no place named {answer.toponym!r} is known{within}")
    rows = [row for answer in answers for row in _rows(answer)]
    if rows:
        print_table(_HEADER, rows, right=_RIGHT)
