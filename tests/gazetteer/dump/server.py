"""A server on loopback that offers files as a web server does, with ranges and validators, and fails on demand."""

import re
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Files:
    """What is offered, how, and what was asked."""

    url: str = ""
    """Address of the server."""
    files: dict[str, bytes] = field(default_factory=dict)
    """Contents by name."""
    etag: str = '"one"'
    """Validator of all of them."""
    cut_after: list[int] = field(default_factory=list)
    """The next answers end after so many bytes, with the connection."""
    is_reset: bool = False
    """Whether it breaks rather than ends."""
    short_by: int = 0
    """So many bytes fewer come than are promised."""
    status: int = 0
    """What every GET is answered with; 0: what is right."""
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    """Method, name and range of each request."""


@contextmanager
def serve(**files: bytes) -> Iterator[Files]:
    """Serve while the block runs; `__` in a name stands for a dot."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as http:
        offered = {name.replace("__", "."): data for name, data in files.items()}
        held = Files(f"http://127.0.0.1:{http.server_port}/dump", offered)
        http.held = held  # type: ignore[attr-defined] # how a handler finds it
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield held
        finally:
            http.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: Any

    def do_HEAD(self) -> None:
        """Say how large a file is."""
        self._answer(with_body=False)

    def do_GET(self) -> None:
        """Send a file or a part of it."""
        self._answer(with_body=True)

    def _answer(self, *, with_body: bool) -> None:
        held: Files = self.server.held
        name = self.path.removeprefix("/dump/")
        wanted = self.headers.get("Range", "")
        held.asked.append((self.command, name, wanted))
        if held.status and with_body:
            self.send_error(held.status)
            return
        data = held.files.get(name)
        if data is None:
            self.send_error(404)
            return
        first = 0
        found = re.fullmatch(r"bytes=(\d+)-", wanted)
        if found and self.headers.get("If-Range") == held.etag:
            first = int(found[1])
            if first >= len(data):
                self.send_error(416)
                return
        self.send_response(206 if first else 200)
        if first:
            self.send_header("Content-Range", f"bytes {first}-{len(data) - 1}/{len(data)}")
        self.send_header("Content-Length", str(len(data) - first))
        self.send_header("ETag", held.etag)
        self.end_headers()
        if with_body:
            self._send(held, data[first:])

    def _send(self, held: Files, data: bytes) -> None:
        with suppress(OSError):
            if held.cut_after:
                self.wfile.write(data[: held.cut_after.pop(0)])
                self.wfile.flush()
                if held.is_reset:  # linger of 0 seconds: the kernel sends a reset
                    linger = struct.pack("ii", 1, 0)
                    self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                    self.connection.close()
                self.close_connection = True
            else:
                self.wfile.write(data[: len(data) - held.short_by])
                self.close_connection = True

    def finish(self) -> None:
        """Close, though the connection may be gone."""
        with suppress(OSError, ValueError):
            super().finish()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
        """Say nothing."""
