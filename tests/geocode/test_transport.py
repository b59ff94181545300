"""What carries the requests: bounded in time and size, one request a call, and to nobody else."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from geopy.adapters import AdapterHTTPError
from geopy.exc import GeocoderParseError, GeocoderServiceError, GeocoderTimedOut

from geomap.geocode.transport import MAX_BYTES, BoundedAdapter
from tests.geocode.server import FaultServer, Reply, serve

HEADERS = {"User-Agent": "geomap-tests"}
_DRIPS = 1200
"""A minute of them."""


def get(url: str, timeout: float = 60.0) -> object:
    """Fetch JSON past every proxy."""
    adapter = BoundedAdapter(proxies={}, ssl_context=None)
    return adapter.get_json(f"{url}/search?q=x", timeout=timeout, headers=HEADERS)


@pytest.fixture
def server() -> Iterator[FaultServer]:
    """Give a server that sends a list."""
    with serve(lambda _: Reply(b"[1]")) as running:
        yield running


def test_a_list_and_an_object_that_holds_something_are_data(server: FaultServer) -> None:
    assert get(server.url) == [1]
    server.reply = lambda _: Reply(b'{"a": 1}')
    assert get(server.url) == {"a": 1}


@pytest.mark.parametrize(
    "kind",
    ["application/json", "application/geo+json", "text/json", "text/plain", "text/javascript"],
)
def test_data_go_by_several_names(server: FaultServer, kind: str) -> None:
    server.reply = lambda _: Reply(b"[1]", kind=kind)
    assert get(server.url) == [1]


def test_an_encoding_that_is_named_is_used(server: FaultServer) -> None:
    server.reply = lambda _: Reply(
        '["é"]'.encode("latin-1"), kind="application/json; charset=latin-1"
    )
    assert get(server.url) == ["é"]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_an_error_and_not_followed(server: FaultServer, status: int) -> None:
    with serve() as elsewhere:
        server.reply = lambda _: Reply(b"", status, headers={"Location": elsewhere.url})
        with pytest.raises(AdapterHTTPError) as caught:
            get(server.url)
    assert caught.value.status_code == status
    assert (len(server.asked), elsewhere.asked) == (1, [])


@pytest.mark.parametrize("status", [400, 401, 403, 404, 429, 500, 502, 503, 504])
def test_an_http_error_keeps_status_headers_and_text(server: FaultServer, status: int) -> None:
    server.reply = lambda _: Reply(b"why", status, headers={"Retry-After": "7"})
    with pytest.raises(AdapterHTTPError) as caught:
        get(server.url)
    assert (caught.value.status_code, caught.value.text) == (status, "why")
    assert caught.value.headers["retry-after"] == "7"
    assert len(server.asked) == 1, "no retries beneath who keeps the pace"


def test_as_much_as_is_allowed_is_read_and_no_more(server: FaultServer) -> None:
    server.reply = lambda _: Reply(b"[1]" + b" " * (MAX_BYTES - 3))
    assert get(server.url) == [1]
    server.reply = lambda _: Reply(b"[1]" + b" " * (MAX_BYTES - 2))
    with pytest.raises(GeocoderParseError, match="more than 4 MB"):
        get(server.url)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://127.0.0.1/x", "data:,[1]"])
def test_only_the_web_is_spoken(address: str) -> None:
    with pytest.raises(GeocoderServiceError, match="only http"):
        get(address)


@contextmanager
def dripping() -> Iterator[str]:
    """Serve a body that comes one byte at a time, and for longer than anybody should wait."""
    stop = threading.Event()

    def drip(listening: socket.socket) -> None:
        connection, _ = listening.accept()
        with connection:
            connection.recv(4096)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[")
            with suppress(OSError):
                for _ in range(_DRIPS):
                    if stop.wait(0.05):
                        return
                    connection.sendall(b" ")

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=drip, args=(listening,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            stop.set()
            thread.join()


def test_a_body_that_drips_is_given_up_in_time() -> None:
    """A socket's own timeout would begin anew with each byte, and the body would come to its end: it is no JSON."""
    with (
        dripping() as url,
        pytest.raises(GeocoderTimedOut, match=r"no answer within 0\.4 s"),
    ):
        get(url, timeout=0.4)
