"""Downloads files over HTTP: resumed where they were cut off, and whole or not there at all.

What has come lies beside the file as `<name>.part`, with the server's validator in `<name>.part.etag`: a later
request asks for the rest if the file is still the same (RFC 9110, sections 13.1.5 and 14). The validator of a whole file
stays as `<name>.etag`, so that what the server still has just so is not fetched again.
"""

import http.client
import os
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from geomap.errors import ResourceError
from geomap.gazetteer.dump.files import check_zip, is_whole_zip

Tell = Callable[[str, int, int], None]
"""Told of the work: the stage's name, how much is done, and how much there is."""
Sleep = Callable[[float], None]
"""Waits so many seconds."""

_TIMEOUT_SECONDS = 60.0
_TRIES = 5
_CHUNK_BYTES = 1 << 18
_CONTENT_RANGE = re.compile(r"bytes (?P<first>\d+)-\d+/(?P<total>\d+)")
_OK, _PARTIAL, _NOT_FOUND, _UNSATISFIABLE = 200, 206, 404, 416
_PERMANENT = frozenset({400, 401, 403, 404, 405, 410, 451})
"""Statuses that asking again does not change."""
_BY_HAND = "on a machine without internet, copy the files there and give their folder: --from DIR"


class _CutError(Exception):
    """The connection broke, or gave less than it promised: worth another try."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a server says of a file before it is fetched."""

    size_bytes: int
    """Its size; 0 where the server does not say."""
    validator: str
    """By what the server knows this version of it; empty where it says nothing."""


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches files from one address."""

    base: str
    """Where the files are, `https://…` without a last `/`."""
    tell: Tell
    """Told how much has come."""
    sleep: Sleep = field(default=time.sleep)
    """Waits before another try."""

    def __post_init__(self) -> None:
        """Refuse what is no web address: a file is named with --from.

        Raises:
            ResourceError: the address is none of http or https.
        """
        parts = urlsplit(self.base)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            message = (
                f"files are downloaded from http:// or https://, not {self.base!r}; {_BY_HAND}"
            )
            raise ResourceError(message)

    def offer(self, name: str) -> Offer:
        """Ask what the server has under a name.

        Raises:
            ResourceError: the server has no such file or cannot be reached.
        """
        try:
            with self._request(name, {}, "HEAD") as response:
                length = response.headers.get("Content-Length", "")
                return Offer(int(length) if length.isdecimal() else 0, _validator(response))
        except urllib.error.HTTPError as error:
            error.close()
            if error.code == _NOT_FOUND:
                raise self._absent(name) from error
            return Offer(0, "")  # some servers answer GET alone
        except (OSError, http.client.HTTPException) as error:
            raise self._unreachable(getattr(error, "reason", error)) from error

    def is_held(self, name: str, folder: Path, offer: Offer) -> bool:
        """Whether what the server has lies in a folder already, whole."""
        target = folder / name
        with suppress(OSError, UnicodeDecodeError):
            known = Offer(target.stat().st_size, _etag(target).read_text(encoding="ascii"))
            if offer.validator and known == offer:
                self.tell(f"checking {target.name}", 0, 0)
                return target.suffix != ".zip" or is_whole_zip(target)
        return False

    def fetch(self, name: str, folder: Path) -> Path:
        """Bring a file into a folder, under its name; what is there already is fetched anew.

        Raises:
            ResourceError: the server has no such file, cannot be reached or sends something else, or the disk is full.
        """
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        for tried in range(1, _TRIES + 1):
            try:
                part = self._rest(name, target)
                break
            except _CutError as error:
                if tried == _TRIES:
                    message = (
                        f"{self.base}/{name}: {error}; run the command again, it goes on from there"
                    )
                    raise ResourceError(message) from error
                self.sleep(float(2**tried))
        self._check(name, part, target)
        return target

    def _check(self, name: str, part: Path, target: Path) -> None:
        """Put what came in its place if it is what it should be, and remove it otherwise."""
        try:
            self._refuse_pages(name, part)
            if target.suffix == ".zip":
                check_zip(part, target.stem)
        except ResourceError:
            part.unlink(missing_ok=True)
            _etag(part).unlink(missing_ok=True)
            raise
        _etag(target).unlink(missing_ok=True)
        part.replace(target)
        if _etag(part).is_file():
            _etag(part).replace(_etag(target))

    def _refuse_pages(self, name: str, part: Path) -> None:
        with part.open("rb") as file:
            head = file.read(512).lstrip().lower()
        if head.startswith((b"<!doctype", b"<html")):
            message = f"{self.base}/{name} is a web page and no file (a network that wants a login?); {_BY_HAND}"
            raise ResourceError(message)

    def _rest(self, name: str, target: Path) -> Path:
        """Bring what is missing of a file; give the whole part."""
        part = target.with_name(f"{target.name}.part")
        held = part.stat().st_size if part.is_file() and _etag(part).is_file() else 0
        headers = {"Accept-Encoding": "identity"}
        if held:
            headers |= {
                "Range": f"bytes={held}-",
                "If-Range": _etag(part).read_text(encoding="ascii"),
            }
        try:
            with self._request(name, headers, "GET") as response:
                return self._take(name, response, part, held)
        except urllib.error.HTTPError as error:
            error.close()
            raise self._refused(name, error, part) from error
        except urllib.error.URLError as error:
            raise self._unreachable(error.reason) from error
        except (ConnectionError, TimeoutError, http.client.HTTPException) as error:
            message = f"the connection broke ({str(error) or type(error).__name__})"
            raise _CutError(message) from error
        except OSError as error:
            message = f"cannot write {part} ({error}); free some space or name another folder with --cache-dir"
            raise ResourceError(message) from error

    def _take(self, name: str, response: http.client.HTTPResponse, part: Path, held: int) -> Path:
        first, total = _announced(response, held)
        _remember(response, part)
        with part.open("r+b" if first else "wb") as file:
            file.seek(first)
            file.truncate()
            done = first
            while chunk := response.read1(_CHUNK_BYTES):  # what is there: a break loses nothing
                file.write(chunk)
                done += len(chunk)
                self.tell(f"downloading {name}", done, total)
            file.flush()
            os.fsync(file.fileno())
        if total and done != total:
            message = f"{done:,} bytes came, not {total:,}"
            raise _CutError(message)
        return part

    def _refused(
        self, name: str, error: urllib.error.HTTPError, part: Path
    ) -> ResourceError | _CutError:
        if error.code == _NOT_FOUND:
            return self._absent(name)
        if error.code == _UNSATISFIABLE:  # what we hold is no beginning of what is there
            part.unlink(missing_ok=True)
            _etag(part).unlink(missing_ok=True)
            return _CutError("the server has another file now")
        if error.code in _PERMANENT:
            return ResourceError(
                f"{self.base}/{name}: the server refuses ({error.code} {error.reason}); {_BY_HAND}"
            )
        return _CutError(f"the server failed ({error.code} {error.reason})")

    def _request(self, name: str, headers: dict[str, str], method: str) -> http.client.HTTPResponse:
        named = {"User-Agent": "geomap", **headers}
        request = urllib.request.Request(f"{self.base}/{name}", headers=named, method=method)  # noqa: S310 - the scheme was checked
        answer: http.client.HTTPResponse = urllib.request.urlopen(request, timeout=_TIMEOUT_SECONDS)  # noqa: S310 - the scheme was checked
        return answer

    def _absent(self, name: str) -> ResourceError:
        return ResourceError(f"{self.base} has no {name}; look whether the country's code is right")

    def _unreachable(self, reason: object) -> ResourceError:
        return ResourceError(f"cannot reach {self.base} ({reason}); {_BY_HAND}")


def _announced(response: http.client.HTTPResponse, held: int) -> tuple[int, int]:
    """Give the first byte that comes and the size of the whole file, 0 where unknown."""
    if response.status == _PARTIAL:
        found = _CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", ""))
        if found is None or int(found["first"]) != held:
            message = "the server sent another part than was asked for"
            raise _CutError(message)
        return held, int(found["total"])
    length = response.headers.get("Content-Length", "")
    return 0, int(length) if length.isdecimal() else 0


def _remember(response: http.client.HTTPResponse, part: Path) -> None:
    """Write down by what the server knows this version of the file; without it a part is of no use later."""
    validator = _validator(response)
    with suppress(OSError, UnicodeEncodeError):
        if validator:
            _etag(part).write_text(validator, encoding="ascii")
        else:
            _etag(part).unlink(missing_ok=True)


def _validator(response: http.client.HTTPResponse) -> str:
    """Give by what the server knows this version of the file; empty where it says nothing."""
    etag: str = response.headers.get("ETag", "")
    strong = etag if not etag.startswith("W/") else ""
    return strong or str(response.headers.get("Last-Modified", ""))


def _etag(part: Path) -> Path:
    return part.with_name(f"{part.name}.etag")
