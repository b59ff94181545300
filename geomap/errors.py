"""What can go wrong so badly that a run cannot start or go on.

    GeomapError
      ├─ InputError         a bad document, option or file                  exit 2
      ├─ ResourceError      gazetteer, model or asset missing               exit 3
      └─ ServiceError       a geocoding service failed                      exit 4 with --strict
           ├─ RateLimited       it asks us to slow down
           ├─ NotAuthorized     it refuses us: key, quota or block
           ├─ Unavailable       it cannot be reached, or answers nonsense
           └─ Offline           it may not be asked, and the cache does not hold the name

What goes wrong with one mention or one document of many is no exception but a value in the
report (`geomap.places.Reason`, `geomap.places.Report.failure`).
"""

from typing import ClassVar


class GeomapError(Exception):
    """Base of every error that geomap raises on purpose; its text is one line for the user.

    The text names the thing that is wrong and the way out.
    """

    exit_code: ClassVar[int] = 1
    """Exit status of the command line when this error ends a run."""


class InputError(GeomapError):
    """A document, option or file that the user gave cannot be used."""

    exit_code: ClassVar[int] = 2


class ResourceError(GeomapError):
    """The gazetteer, a model or an asset is missing or damaged; the text says what gets it."""

    exit_code: ClassVar[int] = 3


class ServiceError(GeomapError):
    """A geocoding service failed; never to be read as «not found»."""

    exit_code: ClassVar[int] = 4


class RateLimited(ServiceError):
    """The service asks for fewer requests."""


class NotAuthorized(ServiceError):
    """The service refuses: a key is missing or wrong, a quota is used up, or we are blocked."""


class Unavailable(ServiceError):
    """The service cannot be reached in time, or its answer makes no sense."""


class Offline(ServiceError):
    """The service may not be asked, and what it would say is not in the cache."""
