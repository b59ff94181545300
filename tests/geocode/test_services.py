"""All of geopy's services can be asked by name; keys come from the environment and go nowhere else."""

import inspect
import json
import logging
from pathlib import Path

import pytest
from geopy.geocoders import SERVICE_TO_GEOCODER

from geomap.errors import GeomapError, InputError
from geomap.geocode import (
    Access,
    Asking,
    Manners,
    Service,
    Store,
    Terms,
    find_service,
    open_online,
)
from geomap.geocode.client import Client
from geomap.geocode.services import NOMINATIM_POLICY
from geomap.places import Query
from tests.geocode.builders import Troubles, bench
from tests.geocode.server import Reply, record, serve

FIT = sorted(SERVICE_TO_GEOCODER.keys() - {"what3words", "what3wordsv3"})
SECRET = "sesame-open-42"  # noqa: S105 - opens nothing


def parameters(name: str) -> dict[str, inspect.Parameter]:
    """Give what geopy's class is made with."""
    return dict(inspect.signature(SERVICE_TO_GEOCODER[name].__init__).parameters)


def environment(name: str) -> dict[str, str]:
    """Give a value for everything that the class cannot do without."""
    required = {
        entry.name
        for entry in parameters(name).values()
        if entry.default is inspect.Parameter.empty
    }
    wanted = (required | set(find_service(name).keys)) - {"self", "domain"}
    return {f"GEOMAP_{name}_{key}".upper(): SECRET for key in wanted}


@pytest.mark.parametrize("name", FIT)
def test_every_service_of_geopy_can_be_asked(name: str) -> None:
    """Over a real connection where it lets itself be asked elsewhere; what it makes of the answer is its own."""
    with serve(lambda _: Reply(b'{"unexpected": true}')) as server:
        taken = parameters(name)
        url = server.url if {"domain", "scheme"} <= taken.keys() else ""
        client = Client(find_service(name), Access(url, "geomap-tests", 2.0), environment(name))
        if not url or name == "herev7":  # its class puts «geocode.» before every address
            return
        client.ask(client.request("Homs"))
    assert server.asked
    assert all(SECRET not in str(asked.headers) for asked in server.asked)


@pytest.mark.parametrize("name", [name for name in FIT if find_service(name).is_known])
def test_what_the_table_says_is_what_geopy_wants(name: str) -> None:
    service = find_service(name)
    required = {
        entry.name
        for entry in parameters(name).values()
        if entry.default is inspect.Parameter.empty and entry.name != "self"
    }
    assert required <= set(service.keys) <= parameters(name).keys()
    asked = inspect.signature(SERVICE_TO_GEOCODER[name].geocode).parameters
    assert set(service.arguments) <= asked.keys()
    assert service.countries in {"", *asked}
    assert service.attribution


@pytest.mark.parametrize("name", ["nominatm", "what3words", ""])
def test_an_unknown_service_is_named_before_the_run(name: str) -> None:
    with pytest.raises(InputError, match=r"no online service is called .*; known: arcgis, azure"):
        Client(find_service(name), Access(), {})


@pytest.mark.parametrize("name", ["opencage", "geonames", "herev7", "google", "azure", "yandex"])
def test_a_missing_key_is_named_before_or_at_the_first_name(name: str) -> None:
    def ask() -> None:
        client = Client(find_service(name), Access(), {})
        client.ask(client.request("Homs"))

    with pytest.raises(InputError, match=f"environment variable GEOMAP_{name.upper()}_"):
        ask()


def ask_once(service: Service, access: Access, environ: dict[str, str]) -> None:
    """Make a client and ask for one name."""
    client = Client(service, access, environ)
    client.ask(client.request("Homs"))


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("here", ("APP_ID", "APP_CODE")),
        ("google", ("CLIENT_ID", "SECRET_KEY")),
        ("liveaddress", ("AUTH_ID", "AUTH_TOKEN")),
        ("baidu", ("API_KEY", "SECURITY_KEY")),
    ],
)
def test_a_service_with_several_keys_takes_them_all(name: str, keys: tuple[str, ...]) -> None:
    """Whatever geopy makes of the answer, the service is asked with them; half of them is not enough."""
    secret = "c2VzYW1lLW9wZW4="  # noqa: S105 - opens nothing; Google's must be base64
    environ = {f"GEOMAP_{name.upper()}_{key}": secret for key in keys}
    with serve(lambda _: Reply(b'{"unexpected": true}')) as server:
        taken = parameters(name)
        url = server.url if {"domain", "scheme"} <= taken.keys() else ""
        client = Client(find_service(name), Access(url, "geomap-tests", 2.0), environ)
        if url:
            client.ask(client.request("Homs"))
            assert server.asked
    if name != "baidu":  # whose second key is for those who sign
        half = dict(list(environ.items())[:1])
        with pytest.raises(InputError, match=f"GEOMAP_{name.upper()}_"):
            ask_once(find_service(name), Access(url), half)


def test_a_service_without_a_public_server_wants_an_address() -> None:
    with pytest.raises(InputError, match="--service-url"):
        Client(find_service("pelias"), Access(), {})


def test_a_service_with_one_address_takes_no_other() -> None:
    client = Client(find_service("here"), Access("http://127.0.0.1:1"), {"GEOMAP_HERE_APIKEY": "x"})
    with pytest.raises(InputError, match="leave --service-url out"):
        client.ask(client.request("Homs"))


def test_a_key_goes_to_the_service_and_nowhere_else(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Though the service echoes it, in an answer and in an error, and geopy would log it."""
    echo = record("Homs", note=f"asked with {SECRET}")
    path = tmp_path / "geocode.sqlite"

    def reply(name: str) -> Reply:
        if name == "Homs":
            return Reply(json.dumps([echo]).encode())
        return Reply(json.dumps({"error": f"key {SECRET} is bad"}).encode())

    with caplog.at_level(logging.DEBUG), serve(reply) as server:
        held = bench(
            path,
            server.url,
            service=find_service("pickpoint"),
            environ={"GEOMAP_PICKPOINT_API_KEY": SECRET},
        )
        assert held.source.candidates(Query("Homs"))
        with pytest.raises(GeomapError) as caught:
            held.source.candidates(Query("Trouble"))
    assert all(SECRET in asked.path for asked in server.asked)
    (kept,) = held.cache.answers()
    assert "asked with ***" in kept.records
    assert SECRET not in "".join([str(caught.value), caplog.text, *kept.columns()])
    assert SECRET.encode() not in path.read_bytes()


def open_public(tmp_path: Path, access: Access, terms: Terms) -> Troubles:
    """Open the public Nominatim; nothing is sent."""
    told = Troubles()
    store = Store(tmp_path / "geocode.sqlite", told)
    open_online(find_service("nominatim"), access, terms, store, told)
    return told


@pytest.mark.parametrize("url", ["", "https://nominatim.openstreetmap.org"])
def test_the_public_nominatim_wants_to_know_who_asks(url: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--user-agent"):
        open_public(tmp_path, Access(url), Terms())


def test_the_public_nominatim_is_asked_once_a_second_at_most(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="at most 60 requests a minute"):
        open_public(tmp_path, Access("", "me"), Terms(manners=Manners(0.5)))


def test_its_policy_is_shown_once(tmp_path: Path) -> None:
    assert open_public(tmp_path, Access("", "me"), Terms()) == [NOMINATIM_POLICY]
    assert open_public(tmp_path, Access("", "me"), Terms()) == []


def test_who_only_reads_the_cache_needs_neither_name_nor_key(tmp_path: Path) -> None:
    assert open_public(tmp_path, Access(), Terms(Asking.OFFLINE)) == []
    told = Troubles()
    open_online(find_service("opencage"), Access(), Terms(Asking.OFFLINE), Store(None, told), told)
