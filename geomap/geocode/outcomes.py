"""How one request to a service ended: with results, or in one of four kinds of failure that call for different things."""

from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus

from geomap.geocode.records import InvalidRecordError, Record

_PARSING = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    SyntaxError,  # what XML that is none raises
)
"""What geopy's classes raise over an answer that makes no sense."""


class Trouble(StrEnum):
    """What a failure calls for."""

    PASSING = "passing"
    """Try again after a while: no answer in time, no connection, a server's fault, an answer that makes no sense."""
    LIMITED = "limited"
    """Stop asking this service until it is due again: too many requests, or a quota is used up."""
    DENIED = "denied"
    """Stop asking this service: a wrong key, or we are blocked."""
    REFUSED = "refused"
    """This question is not to be put again as it is."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The service answered."""

    records: tuple[Record, ...]
    """Its results, the first first; empty: it looked and found none."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The service failed; nothing is known of the name."""

    trouble: Trouble
    """What it calls for."""
    text: str
    """What happened, without the service's name: «no answer within 10 s». Our words alone: a server's may hold a key."""
    retry_after_seconds: float | None = None
    """When the service wants to be asked again; None where it did not say."""
    is_remembered: bool = True
    """Whether later runs should know: not of a wrong key, which may be right by then."""


Outcome = Answered | Failed


def failure_of(error: Exception) -> Failed | None:
    """Tell what an error of geopy, or of its parsing, calls for; None where it is a bug of ours."""
    from geopy import exc  # noqa: PLC0415 - geopy is slow to import

    if isinstance(error, InvalidRecordError):
        return Failed(Trouble.PASSING, f"it sent {error}")
    if not isinstance(error, exc.GeopyError):
        makes_no_sense = Failed(Trouble.PASSING, "what it sent makes no sense")
        return makes_no_sense if isinstance(error, _PARSING) else None
    status, retry_after = _http(error)
    said = f"HTTP {status}" if status else str(error)
    if isinstance(error, exc.GeocoderQuotaExceeded):
        return Failed(Trouble.LIMITED, f"it wants fewer requests ({said})", retry_after)
    if isinstance(error, exc.GeocoderAuthenticationFailure):
        text = f"it does not accept our key ({said})"
        return Failed(Trouble.DENIED, text, is_remembered=False)
    if isinstance(error, exc.GeocoderInsufficientPrivileges):
        return Failed(Trouble.DENIED, f"it has blocked us ({said})", retry_after)
    return _other(error, status, retry_after)


def _other(error: Exception, status: int, retry_after: float | None) -> Failed:
    from geopy import exc  # noqa: PLC0415 - geopy is slow to import

    if status in range(300, 400):
        text = f"it sends us elsewhere (HTTP {status}), which is not followed"
        return Failed(Trouble.REFUSED, text)
    if status in range(400, 500) and status != HTTPStatus.REQUEST_TIMEOUT:
        return Failed(Trouble.REFUSED, f"it does not accept the request (HTTP {status})")
    if isinstance(error, exc.GeocoderQueryError):
        return Failed(Trouble.REFUSED, f"it does not accept the request ({error})")
    if status:
        return Failed(Trouble.PASSING, f"it is out of order (HTTP {status})", retry_after)
    return Failed(Trouble.PASSING, str(error))


def _http(error: Exception) -> tuple[int, float | None]:
    """Give status and Retry-After in seconds of the HTTP error beneath; 0 and None where there is none."""
    from geopy.adapters import AdapterHTTPError, get_retry_after  # noqa: PLC0415 - geopy is slow to import

    beneath = error if isinstance(error, AdapterHTTPError) else error.__cause__
    if not isinstance(beneath, AdapterHTTPError):
        return 0, None
    try:
        seconds = get_retry_after(beneath.headers)
    except (ValueError, TypeError, OverflowError):
        seconds = None
    return beneath.status_code, seconds
