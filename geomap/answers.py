"""What was asked of an online service about a name, and what it answered: the values that a cache keeps."""

import functools
import hashlib
import json
import unicodedata
from dataclasses import dataclass

KEY_VERSION = 1
"""Raised when the meaning of a key changes; answers under older keys are then asked for again."""

_QUOTES = "\"'`´‘’‚‛“”„‟«»‹›"
_JOINERS = "\u200c\u200d"
"""Invisible, and letters of Persian and Indic names all the same; other invisible characters go."""


def tidy(toponym: str) -> str:
    """Give a name as it is sent: compatibility forms written plainly, single spaces, no quotation marks round it.

    Case and accents stay. Empty where nothing but spaces and quotation marks was there. Idempotent.
    """
    seen = (
        character
        for character in toponym
        if character in _JOINERS or unicodedata.category(character) != "Cf"
    )
    held, tidied = "", unicodedata.normalize("NFKC", "".join(seen))
    while held != tidied:
        held = tidied
        tidied = unicodedata.normalize("NFKC", " ".join(held.split()).strip(_QUOTES))
    return held


@dataclass(frozen=True, slots=True)
class Request:
    """One question to one service; requests with one key are the same question."""

    service: str
    """geopy's name of the service, as in `nominatim`."""
    endpoint: str
    """Where it is asked: `https://nominatim.openstreetmap.org`."""
    toponym: str
    """The name, tidied; with `parameters` all that leaves the machine."""
    parameters: tuple[tuple[str, str], ...] = ()
    """What else bears on the answer (language, countries, limit), sorted by name."""

    @property
    def key(self) -> str:
        """SHA-256, in hexadecimal, over the request; upper and lower case of the name do not count."""
        return _key(self)


@functools.lru_cache(maxsize=4096)
def _key(request: Request) -> str:
    name = request.toponym.casefold()
    parts = [KEY_VERSION, request.service, request.endpoint, name, request.parameters]
    return hashlib.sha256(json.dumps(parts, separators=(",", ":")).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service answered; an outage never becomes one."""

    request: Request
    """The question."""
    records: str
    """Its results, the first first, as a JSON array without line ends; `[]`: it looked and found none."""
    fetched_at: str
    """When it answered, UTC, as in `2026-11-22T08:30:00Z`."""
    attribution: str
    """Whom the data are owed to."""
    geomap: str
    """Version of geomap that asked."""

    @property
    def is_found(self) -> bool:
        """Whether the service knew the name."""
        return self.records != "[]"

    @property
    def status(self) -> str:
        """`found` or `not_found`."""
        return "found" if self.is_found else "not_found"

    def columns(self) -> tuple[str, ...]:
        """Give the answer as texts without line ends, in the order of `COLUMNS`."""
        asked = self.request
        return (
            asked.key,
            asked.service,
            asked.endpoint,
            asked.toponym,
            json.dumps(asked.parameters, separators=(",", ":")),
            self.status,
            self.fetched_at,
            self.records,
            self.attribution,
            self.geomap,
        )


COLUMNS = (
    "key",
    "service",
    "endpoint",
    "toponym",
    "parameters",
    "status",
    "fetched_at",
    "records",
    "attribution",
    "geomap",
)
"""What `Answer.columns` gives, by name."""


def checksum(columns: tuple[str, ...]) -> str:
    """Give the SHA-256, in hexadecimal, over the columns of an answer."""
    return hashlib.sha256("\n".join(columns).encode("utf-8", "surrogatepass")).hexdigest()


def answer_of(columns: tuple[object, ...], sha256: object) -> Answer:
    """Give the answer that columns hold.

    Raises:
        ValueError: they are not what was written: a type, the checksum, the key or the status is wrong.
    """
    held = tuple(column for column in columns if isinstance(column, str))
    if len(held) != len(COLUMNS) or checksum(held) != sha256:
        message = "the checksum is wrong"
        raise ValueError(message)
    key, service, endpoint, toponym, parameters, status, fetched_at, records, owed, maker = held
    pairs = tuple((str(name), str(value)) for name, value in json.loads(parameters))
    answer = Answer(Request(service, endpoint, toponym, pairs), records, fetched_at, owed, maker)
    if (answer.request.key, answer.status) != (key, status):
        message = "the key or the status is not that of the request"
        raise ValueError(message)
    return answer
