"""The tree of errors and the exit statuses that scripts rely on."""

import pytest

from geomap import errors


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.GeomapError, 1),
        (errors.InputError, 2),
        (errors.ResourceError, 3),
        (errors.ServiceError, 4),
        (errors.RateLimited, 4),
        (errors.NotAuthorized, 4),
        (errors.Unavailable, 4),
    ],
)
def test_each_error_ends_a_run_with_its_status(
    error: type[errors.GeomapError], status: int
) -> None:
    assert error.exit_code == status
    assert issubclass(error, errors.GeomapError)


def test_what_a_service_does_can_be_caught_as_one() -> None:
    for error in (errors.RateLimited, errors.NotAuthorized, errors.Unavailable):
        assert issubclass(error, errors.ServiceError)


def test_an_error_is_no_value_error_that_a_caller_might_swallow() -> None:
    assert not issubclass(errors.GeomapError, (ValueError, OSError, LookupError))
