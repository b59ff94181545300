"""Carries geopy's requests: bounded in time and size, one request for one call, and never to another host.

geopy's own carriers retry beneath whoever keeps the pace, follow redirects, and read whatever comes.
"""

import http.client
import json
import ssl
import time
from collections.abc import Mapping
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, Request, build_opener

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import (
    GeocoderParseError,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)

MAX_BYTES = 4_000_000
"""More than any honest answer: ten results with all their names are 100 KB."""

_CHUNK = 65_536
_KEPT_OF_ERRORS = 10_000
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_DATA = ("json", "javascript", "text/plain", "xml")
"""What the declared types of data hold; some services send JSON as text/plain (ArcGIS) or as a script (Baidu), one sends XML (IGN)."""


class _NoRedirects(HTTPRedirectHandler):
    def redirect_request(self, *_: object, **__: object) -> None:
        """Follow none: a name would go to a host that the user did not choose."""


class BoundedAdapter(BaseSyncAdapter):  # type: ignore[misc] # geopy has no annotations
    """What geopy calls an adapter; raises only what geopy's contract of adapters allows."""

    def __init__(
        self, *, proxies: Mapping[str, str] | None, ssl_context: ssl.SSLContext | None
    ) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self._opener = build_opener(
            HTTPSHandler(context=ssl_context),
            ProxyHandler(None if proxies is None else dict(proxies)),
            _NoRedirects(),
        )

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:  # noqa: ANN401 - geopy's
        """Give what a service sent, if it is a list, or an object that holds something."""
        text = self.get_text(url, timeout=timeout, headers=headers)
        try:
            value = json.loads(text)
        except (ValueError, RecursionError) as error:
            message = "what it sent is no JSON"
            raise GeocoderParseError(message) from error
        if isinstance(value, list) or (isinstance(value, dict) and value):
            return value
        message = "what it sent is neither a list nor an object that holds something"
        raise GeocoderParseError(message)

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
        """Give what a service sent."""
        # Deadline over all: a socket's timeout starts again with each byte that drips in.
        deadline = time.monotonic() + timeout
        if urlsplit(url).scheme not in {"http", "https"}:
            message = "only http and https are spoken"
            raise GeocoderServiceError(message)
        try:
            with self._opener.open(Request(url, headers=dict(headers)), timeout=timeout) as page:  # noqa: S310 - checked above
                _check_type(page.headers.get_content_type())
                return _read(page, deadline).decode(page.headers.get_content_charset("utf-8"))
        except HTTPError as error:
            raise _http_error(error) from error
        except TimeoutError as error:
            message = f"no answer within {timeout:g} s"
            raise GeocoderTimedOut(message) from error
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                message = f"no answer within {timeout:g} s"
                raise GeocoderTimedOut(message) from error
            message = f"it cannot be reached ({error.reason})"
            raise GeocoderUnavailable(message) from error
        except (OSError, http.client.HTTPException) as error:
            message = f"the connection broke ({type(error).__name__})"
            raise GeocoderUnavailable(message) from error
        except (LookupError, UnicodeDecodeError) as error:
            message = "what it sent is not in the encoding that it names"
            raise GeocoderParseError(message) from error


def _check_type(declared: str) -> None:
    if declared in _HTML:
        message = "it sent a web page instead of data"
        raise GeocoderParseError(message)
    if not any(kind in declared for kind in _DATA):
        message = f"it sent {declared} instead of data"
        raise GeocoderParseError(message)


def _read(page: http.client.HTTPResponse, deadline: float) -> bytes:
    body = bytearray()
    while chunk := page.read1(_CHUNK):
        body += chunk
        if len(body) > MAX_BYTES:
            message = f"it sent more than {MAX_BYTES // 1_000_000} MB"
            raise GeocoderParseError(message)
        if time.monotonic() > deadline:
            raise TimeoutError
    if page.length:
        message = "what it sent is cut short"
        raise GeocoderParseError(message)
    return bytes(body)


def _http_error(error: HTTPError) -> AdapterHTTPError:
    try:
        text = error.read(_KEPT_OF_ERRORS).decode("utf-8", "replace")
    except (OSError, http.client.HTTPException):
        text = ""
    headers = {name.lower(): value for name, value in error.headers.items()}
    return AdapterHTTPError(
        f"HTTP {error.code}", status_code=error.code, headers=headers, text=text
    )
