"""What each of geopy's errors calls for; what is none of geopy's is a bug and stays one."""

import pytest
from geopy import exc
from geopy.adapters import AdapterHTTPError

from geomap.geocode.outcomes import Failed, Trouble, failure_of

CASES = (
    (exc.GeocoderTimedOut("x"), Trouble.PASSING),
    (exc.GeocoderUnavailable("x"), Trouble.PASSING),
    (exc.GeocoderServiceError("x"), Trouble.PASSING),
    (exc.GeocoderParseError("x"), Trouble.PASSING),
    (exc.GeocoderRateLimited("x"), Trouble.LIMITED),
    (exc.GeocoderQuotaExceeded("x"), Trouble.LIMITED),
    (exc.GeocoderAuthenticationFailure("x"), Trouble.DENIED),
    (exc.GeocoderInsufficientPrivileges("x"), Trouble.DENIED),
    (exc.GeocoderQueryError("x"), Trouble.REFUSED),
    (ValueError("x"), Trouble.PASSING),
    (KeyError("lat"), Trouble.PASSING),
    (TypeError("x"), Trouble.PASSING),
    (AttributeError("x"), Trouble.PASSING),
    (OverflowError("x"), Trouble.PASSING),
)


@pytest.mark.parametrize(("error", "trouble"), CASES, ids=lambda value: type(value).__name__)
def test_every_error_of_a_service_calls_for_something(error: Exception, trouble: Trouble) -> None:
    failure = failure_of(error)
    assert isinstance(failure, Failed)
    assert failure.trouble is trouble
    assert failure.text


@pytest.mark.parametrize("error", [RuntimeError("x"), AssertionError("x"), MemoryError()])
def test_a_bug_is_not_taken_for_a_failure_of_the_service(error: Exception) -> None:
    assert failure_of(error) is None


def over_http(error: Exception, status: int, **headers: str) -> Exception:
    """Give an error as geopy raises it over an HTTP error."""
    error.__cause__ = AdapterHTTPError("x", status_code=status, headers=headers, text="secret")
    return error


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        (301, Trouble.REFUSED),
        (404, Trouble.REFUSED),
        (408, Trouble.PASSING),
        (410, Trouble.REFUSED),
        (502, Trouble.PASSING),
    ],
)
def test_other_statuses_are_told_apart(status: int, trouble: Trouble) -> None:
    failure = failure_of(over_http(exc.GeocoderServiceError("x"), status))
    assert failure is not None
    assert failure.trouble is trouble
    assert f"HTTP {status}" in failure.text
    assert "secret" not in failure.text, "a server's own words may hold a key"


@pytest.mark.parametrize(
    ("header", "seconds"), [("7", 7), ("0", 0), ("-5", 0), ("soon", None), ("", None)]
)
def test_when_the_service_wants_to_be_asked_again_is_read(header: str, seconds: int | None) -> None:
    error = over_http(exc.GeocoderTimedOut("x"), 503, **{"retry-after": header})
    failure = failure_of(error)
    assert failure is not None
    assert failure.retry_after_seconds == seconds


def test_a_wrong_key_is_not_remembered_and_a_block_is() -> None:
    wrong_key = failure_of(exc.GeocoderAuthenticationFailure("x"))
    block = failure_of(exc.GeocoderInsufficientPrivileges("x"))
    assert wrong_key is not None
    assert block is not None
    assert (wrong_key.is_remembered, block.is_remembered) == (False, True)
