"""A server on loopback that speaks like Nominatim, and misbehaves on demand: the name asked for says how."""

import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

JSON = "application/json; charset=utf-8"


def record(
    name: str, latitude: object = "34.9", longitude: object = "36.6", **more: object
) -> dict[str, object]:
    """Give a village as Nominatim tells it."""
    return {
        "osm_type": "node",
        "osm_id": sum(map(ord, name)),
        "lat": latitude,
        "lon": longitude,
        "class": "place",
        "type": "village",
        "place_rank": 19,
        "addresstype": "village",
        "name": name,
        "display_name": f"{name}, Homs Governorate, Syria",
        "address": {"state": "Homs Governorate", "country_code": "sy"},
        "boundingbox": ["34.8", "35.0", "36.5", "36.7"],
        **more,
    }


@dataclass
class Reply:
    """What is sent for one request."""

    body: bytes
    status: int = 200
    kind: str = JSON
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None
    """The length that is claimed; the true one if None."""
    is_late: bool = False
    """Whether nothing is sent for as long as the server runs."""
    is_reset: bool = False
    """Whether the connection is broken off instead."""


def known(name: str) -> Reply:
    """Know every name."""
    return Reply(json.dumps([record(name)]).encode())


def nothing(_: str) -> Reply:
    """Know no name."""
    return Reply(b"[]")


@dataclass(frozen=True)
class Asked:
    """One request as the server saw it."""

    at: float
    """When it came, seconds of the clock that processes share."""
    name: str
    """The name asked for."""
    parameters: dict[str, str]
    """All parameters."""
    headers: dict[str, str]
    """All headers, names in lower case."""
    path: str
    """Path and parameters as sent."""


@dataclass
class FaultServer:
    """The server, with what it was asked."""

    url: str
    """Its address."""
    asked: list[Asked] = field(default_factory=list)
    """The requests in the order in which they came."""
    reply: Callable[[str], Reply] = known
    """Name → what is sent."""
    closing: threading.Event = field(default_factory=threading.Event)
    """Set when it ends."""

    @property
    def names(self) -> list[str]:
        """The names asked for, in order."""
        return [entry.name for entry in self.asked]


@contextmanager
def serve(reply: Callable[[str], Reply] = known) -> Iterator[FaultServer]:
    """Serve while the block runs."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as http:
        server = FaultServer(f"http://127.0.0.1:{http.server_port}", reply=reply)
        http.faults = server  # type: ignore[attr-defined] # how a handler finds it
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.closing.set()
            http.shutdown()
            thread.join()


@contextmanager
def nobody() -> Iterator[str]:
    """Give an address at which nobody listens, nor can while the block runs: its port is taken."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Any

    def do_GET(self) -> None:
        """Answer as the name asks for."""
        came = time.time()
        parts = urlsplit(self.path)
        parameters = {name: values[0] for name, values in parse_qs(parts.query).items()}
        name = parameters.get("q", "")
        headers = {key.lower(): value for key, value in self.headers.items()}
        self.server.faults.asked.append(Asked(came, name, parameters, headers, self.path))
        reply = self.server.faults.reply(name)
        if reply.is_late:
            self.server.faults.closing.wait()
        if reply.is_reset:
            # Linger of 0 seconds: the kernel sends a reset.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            return
        with suppress(OSError):  # who asked hung up: it had enough
            self._send(reply)

    def _send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.kind)
        length = len(reply.body) if reply.length is None else reply.length
        self.send_header("Content-Length", str(length))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.body)

    def finish(self) -> None:
        """Close, though the connection may be gone."""
        with suppress(OSError, ValueError):
            super().finish()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
        """Say nothing."""
