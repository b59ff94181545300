"""The gazetteer behind geopy's interface: what geopy's own geocoders and tools rely on."""

import inspect
import pickle
from collections.abc import Iterator
from pathlib import Path

import geopy
import pytest
from geopy.exc import GeocoderServiceError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim
from geopy.geocoders.base import DEFAULT_SENTINEL

from geomap.gazetteer import gazetteer_path
from geomap.gazetteer.entries import Entry, Name
from geomap.gazetteer.write import write_index
from geomap.geocoders import Gazetteer
from geomap.places import MatchKind, Place
from tests.builders import place


def entry(held: Place) -> Entry:
    """Make an entry with its main name."""
    return Entry(held, (Name(held.name, MatchKind.PREFERRED),))


WORLD = tuple(
    map(
        entry,
        (
            place("France", 46.0, 2.0, feature="A/PCLI", country="FR", population=66_000_000),
            place(
                "United States", 39.8, -98.6, feature="A/PCLI", country="US", population=331_000_000
            ),
            place(
                "Texas",
                31.3,
                -99.3,
                feature="A/ADM1",
                country="US",
                admin1="US.TX",
                population=29_000_000,
            ),
            place(
                "Paris",
                48.85,
                2.35,
                feature="P/PPLC",
                country="FR",
                admin1="FR.11",
                population=2_100_000,
            ),
            place("Paris", 33.66, -95.56, country="US", admin1="US.TX", population=25_000),
            place("Suva", -18.14, 178.44, feature="P/PPLC", country="FJ", population=77_000),
            place("Waiyevo", -16.79, -179.98, country="FJ", population=300),
            place("Tema", 5.67, 0.0, country="GH", population=155_000),
        ),
    )
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a cache directory with that world."""
    where = tmp_path_factory.mktemp("world")
    write_index(gazetteer_path(where), WORLD)
    return where


@pytest.fixture
def geocoder(folder: Path) -> Iterator[Gazetteer]:
    """Give the geocoder."""
    with Gazetteer(cache_dir=folder) as opened:
        yield opened


def test_a_location_is_what_geopy_gives(geocoder: Gazetteer) -> None:
    found = geocoder.geocode("Paris")
    assert isinstance(found, geopy.Location)
    assert (found.latitude, found.longitude, found.altitude) == (48.85, 2.35, 0.0)
    assert found.address == "Paris, FR"
    assert found.raw["id"] == "test:paris-fr-pplc"
    latitude, longitude = found[1]
    assert (latitude, longitude) == (48.85, 2.35)


@pytest.mark.parametrize("method", ["geocode", "reverse"])
def test_methods_are_called_as_those_of_nominatim(method: str) -> None:
    ours = inspect.signature(getattr(Gazetteer, method)).parameters
    theirs = inspect.signature(getattr(Nominatim, method)).parameters
    assert list(ours)[:4] == list(theirs)[:4] == ["self", "query", "exactly_one", "timeout"]
    assert ours["exactly_one"].default is True
    assert ours["timeout"].default is DEFAULT_SENTINEL
    shared = set(ours) & set(theirs)
    assert {"language"} <= shared
    assert all(ours[name].kind is theirs[name].kind for name in shared - {"self"})


def test_one_line_is_all_that_changes(folder: Path) -> None:
    """What a program says to geopy's classes can stay."""
    geocoder = Gazetteer(
        cache_dir=folder, user_agent="app", timeout=5, scheme="https", proxies=None
    )
    assert geocoder.geocode("Paris", timeout=3, language="en")
    with pytest.raises(TypeError, match="unexpected keyword argument 'colour'"):
        Gazetteer(colour="red")


def test_another_language_is_warned_of(geocoder: Gazetteer) -> None:
    for language in ("en", "en-GB", False, None):
        assert geocoder.geocode("Paris", language=language)
    for ask, query in ((geocoder.geocode, "Paris"), (geocoder.reverse, "48.9, 2.3")):
        with pytest.warns(UserWarning, match="language='fr' changes nothing"):
            assert ask(query, language="fr").raw["name"] == "Paris"


def test_a_location_can_be_taken_apart_and_kept(geocoder: Gazetteer) -> None:
    """As GeoPandas and pandas do with what a geocoder gives."""
    found = geocoder.geocode("Paris")
    address, (latitude, longitude) = found
    assert (address, latitude, longitude) == (found.address, 48.85, 2.35)
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - ours
    assert tuple(found.point) == (48.85, 2.35, 0.0)


def test_rows_without_a_name_cost_no_other(geocoder: Gazetteer) -> None:
    """A column of a table has gaps."""
    limited = RateLimiter(geocoder.geocode, min_delay_seconds=0)
    names = ["Paris", "", "Suva"]
    assert [found and found.raw["name"] for found in map(limited, names)] == ["Paris", None, "Suva"]
    backwards = RateLimiter(geocoder.reverse, min_delay_seconds=0, swallow_exceptions=False)
    assert backwards((0, 0), exactly_one=False, limit=1)[0].raw["name"] == "Tema"


def test_nothing_found_is_none(geocoder: Gazetteer) -> None:
    for query in ("Atlantis", "", " ", "Paris, Atlantis", "Atlantis, France", ","):
        assert geocoder.geocode(query) is None
        assert geocoder.geocode(query, exactly_one=False) is None


def test_several_are_a_list_up_to_the_limit(geocoder: Gazetteer) -> None:
    assert [found.latitude for found in geocoder.geocode("Paris", exactly_one=False)] == [
        48.85,
        33.66,
    ]
    assert len(geocoder.geocode("Paris", exactly_one=False, limit=1)) == 1
    for limit in (0, -1):
        with pytest.raises(ValueError, match="Limit cannot be less than 1"):
            geocoder.geocode("Paris", exactly_one=False, limit=limit)


@pytest.mark.parametrize(
    "query",
    [
        "Paris, Texas",
        "Paris, United States",
        "Paris, Texas, United States",
        " paris ,  TEXAS ",
        {"city": "Paris", "state": "Texas"},
        {"city": "Paris", "country": "United States"},
    ],
)
def test_what_a_place_lies_in_may_follow_it(geocoder: Gazetteer, query: object) -> None:
    assert geocoder.geocode(query).latitude == 33.66  # type: ignore[arg-type] # one of those above


def test_a_place_named_inside_the_name_is_no_answer(geocoder: Gazetteer) -> None:
    assert geocoder.geocode("Paris Saint-Germain, France") is None


@pytest.mark.parametrize("codes", ["us", ["US"], ("us", "gh")])
def test_countries_can_be_chosen(geocoder: Gazetteer, codes: object) -> None:
    found = geocoder.geocode("Paris", exactly_one=False, country_codes=codes)  # type: ignore[arg-type] # one of those above
    assert [item.latitude for item in found] == [33.66]


def test_a_bias_only_changes_the_order(folder: Path) -> None:
    with Gazetteer(cache_dir=folder, country_bias="us") as geocoder:
        found = geocoder.geocode("Paris", exactly_one=False)
        assert [item.latitude for item in found] == [33.66, 48.85]
        assert geocoder.geocode("Suva")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ((48.9, 2.3), "Paris"),
        ("48.9, 2.3", "Paris"),
        (geopy.Point(48.9, 2.3), "Paris"),
        ((0, 0), "Tema"),
        ((-16.8, 179.99), "Waiyevo"),
        ((-17.9, -179.0), "Waiyevo"),
        ((-90, 0), "Suva"),
    ],
)
def test_the_nearest_town_is_given_for_a_point(
    geocoder: Gazetteer, query: object, name: str
) -> None:
    assert geocoder.reverse(query).raw["name"] == name


def test_several_neighbours_come_in_order(geocoder: Gazetteer) -> None:
    found = geocoder.reverse((48.9, 2.3), exactly_one=False, limit=3)
    assert [item.raw["name"] for item in found] == ["Paris", "Tema", "Paris"]
    assert len(geocoder.reverse((48.9, 2.3), exactly_one=False)) == 5


@pytest.mark.parametrize("query", ["nonsense", (91, 0), ("a", "b")])
def test_what_is_no_point_is_refused_as_geopy_does(geocoder: Gazetteer, query: object) -> None:
    with pytest.raises((ValueError, UserWarning)):
        geocoder.reverse(query)


def test_it_works_under_geopys_rate_limiter(geocoder: Gazetteer) -> None:
    limited = RateLimiter(geocoder.geocode, min_delay_seconds=0, swallow_exceptions=False)
    assert [limited(name) is not None for name in ("Paris", "Atlantis", "Suva")] == [
        True,
        False,
        True,
    ]


def test_a_missing_gazetteer_is_a_service_error(tmp_path: Path) -> None:
    for ask in (Gazetteer(cache_dir=tmp_path).geocode, Gazetteer(cache_dir=tmp_path).reverse):
        with pytest.raises(GeocoderServiceError, match="run: geomap gazetteer build"):
            ask("48.9, 2.3")


def test_a_closed_geocoder_opens_again(folder: Path) -> None:
    geocoder = Gazetteer(cache_dir=folder)
    geocoder.close()
    assert geocoder.geocode("Suva")
    geocoder.close()
    assert geocoder.reverse((0, 0))
    geocoder.close()
