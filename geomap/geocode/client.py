"""Asks one service through geopy: one call, one request, one outcome."""

import inspect
import json
import logging
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from geomap.answers import Request
from geomap.errors import InputError
from geomap.geocode.outcomes import Answered, Outcome, failure_of
from geomap.geocode.records import Record, check_record
from geomap.geocode.services import LANGUAGE, LIMIT, Service

TIMEOUT_SECONDS = 10.0
"""geopy's own default of 1 s is less than Nominatim often takes."""

_SECRETS = frozenset(
    {
        "api_key",
        "apikey",
        "app_code",
        "app_id",
        "auth_id",
        "auth_token",
        "client_id",
        "password",
        "secret_key",
        "security_key",
        "subscription_key",
        "username",
    }
)
"""Arguments of geopy's classes that hold credentials."""

_HIDDEN = "***"


@dataclass(frozen=True, slots=True)
class Access:
    """How the user reaches a service."""

    url: str = ""
    """Scheme, host, port and path of the server; empty for the service's own."""
    user_agent: str = ""
    """How we name ourselves."""
    timeout_seconds: float = TIMEOUT_SECONDS
    """How long an answer may take."""


class Client:
    """One of geopy's geocoders, made when it is first asked: geopy takes a quarter of a second to import.

    Args:
        service: the service.
        access: how it is reached.
        environ: where its keys are: `GEOMAP_OPENCAGE_API_KEY`, `GEOMAP_GEONAMES_USERNAME` and the like;
            None where it will not be asked, and needs none.

    Raises:
        InputError: geopy has no such service, a key is missing, or the server's address is wrong.
    """

    def __init__(self, service: Service, access: Access, environ: Mapping[str, str] | None) -> None:
        self.service = service
        self._access = access
        self._environ = environ or {}
        self._secrets: tuple[str, ...] = ()
        self._asks: Callable[..., Any] | None = None
        self._taken: frozenset[str] = frozenset()
        if environ is not None:
            _check(service, access, environ)

    @property
    def where(self) -> str:
        """The service and, where the user named one, the server; whose pace is kept together."""
        return f"{self.service.name} {self._access.url}".strip()

    @property
    def timeout_seconds(self) -> float:
        """How long one request may take."""
        return self._access.timeout_seconds

    def request(self, toponym: str, countries: tuple[str, ...] = ()) -> Request:
        """Give the question after a tidied name; countries only where the service takes them."""
        asked = {"limit": str(LIMIT), "language": LANGUAGE}
        asked |= {name: str(value) for name, value in self.service.arguments.items()}
        if countries and self.service.countries:
            asked["countries"] = ",".join(sorted(countries))
        return Request(self.service.name, self._access.url, toponym, tuple(sorted(asked.items())))

    def ask(self, request: Request) -> Outcome:
        """Put a question, once.

        Raises:
            InputError: geopy's class wants more than we were given.
        """
        geocode = self._geocoder()
        arguments: dict[str, object] = {
            "limit": LIMIT,
            "language": LANGUAGE,
            **self.service.arguments,
        }
        if codes := dict(request.parameters).get("countries"):
            arguments[self.service.countries] = codes.lower().split(",")
        taken = {name: value for name, value in arguments.items() if name in self._taken}
        try:
            with warnings.catch_warnings():
                # geopy warns of a latitude off the Earth before it refuses it.
                warnings.simplefilter("ignore", UserWarning)
                found = geocode(request.toponym, exactly_one=False, **taken)
            return Answered(tuple(map(self._record, (found or ())[:LIMIT])))
        except Exception as error:
            failure = failure_of(error)
            if failure is None:
                raise
            return replace(failure, text=self._hide(failure.text))

    def _record(self, place: Any) -> Record:  # noqa: ANN401 - geopy's Location
        raw = json.loads(self._hide(json.dumps(place.raw)))
        return check_record(place.address, place.latitude, place.longitude, raw)

    def _hide(self, text: str) -> str:
        """Give what a service said without our keys, should it echo them."""
        for secret in self._secrets:
            text = text.replace(json.dumps(secret)[1:-1], _HIDDEN)
        return text

    def _geocoder(self) -> Callable[..., Any]:
        if self._asks is None:
            from geopy.exc import ConfigurationError  # noqa: PLC0415 - geopy is slow to import

            from geomap.geocode.transport import BoundedAdapter  # noqa: PLC0415 - geopy is slow to import

            _silence()
            geopy_class = _geopy_class(self.service.name)
            options = self._options(inspect.signature(geopy_class.__init__).parameters)
            try:
                geocoder = geopy_class(adapter_factory=BoundedAdapter, **options)
            except ConfigurationError as error:
                message = f"{self.service.name} cannot be asked: {self._hide(str(error))}"
                raise InputError(message) from error
            self._taken = frozenset(inspect.signature(geopy_class.geocode).parameters)
            self._asks = geocoder.geocode
        return self._asks

    def _options(self, taken: Mapping[str, inspect.Parameter]) -> dict[str, Any]:
        keys = {
            name: held
            for name, parameter in taken.items()
            if name in _SECRETS
            and (
                held := _key(
                    self.service.name,
                    name,
                    self._environ,
                    wanted=parameter.default is inspect.Parameter.empty,
                )
            )
        }
        self._secrets = tuple(keys.values())
        if self._access.url and not {"domain", "scheme"} <= taken.keys():
            message = f"{self.service.name} is asked at one address only; leave --service-url out"
            raise InputError(message)
        return (
            keys
            | (_address(self._access.url) if self._access.url else {})
            | {"user_agent": self._access.user_agent, "timeout": self._access.timeout_seconds}
        )


def _check(service: Service, access: Access, environ: Mapping[str, str]) -> None:
    """Refuse before a run what would fail at its first name."""
    if not service.is_known:
        _geopy_class(service.name)
    if service.or_keys and all(
        _key(service.name, key, environ, wanted=False) for key in service.or_keys
    ):
        return
    for key in service.keys:
        if key != "domain":
            _key(service.name, key, environ)
        elif not access.url:
            message = f"{service.name} has no public server: name yours with --service-url http://HOST:PORT"
            raise InputError(message)


def _silence() -> None:
    # geopy writes addresses with keys into its log at level DEBUG, and answers at INFO.
    logging.getLogger("geopy").setLevel(logging.WARNING)


def _geopy_class(name: str) -> Any:  # noqa: ANN401 - a class of geopy's
    from geopy.geocoders import SERVICE_TO_GEOCODER  # noqa: PLC0415 - geopy is slow to import

    known = {key: held for key, held in SERVICE_TO_GEOCODER.items() if key not in _UNFIT}
    if name not in known:
        message = f"no online service is called {name!r}; known: {', '.join(sorted(known))}"
        raise InputError(message)
    return known[name]


_UNFIT = frozenset({"what3words", "what3wordsv3"})
"""geopy's classes for words that name squares, not places."""


def _key(service: str, name: str, environ: Mapping[str, str], *, wanted: bool = True) -> str:
    variable = f"GEOMAP_{service}_{name}".upper()
    held = environ.get(variable, "")
    if wanted and not held:
        message = f"{service} wants a key: put it into the environment variable {variable}"
        raise InputError(message)
    return held


def _address(url: str) -> dict[str, str]:
    parts = urlsplit(url)
    return {"scheme": parts.scheme, "domain": (parts.netloc + parts.path).strip("/")}
