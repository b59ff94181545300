"""What is known of the services: whom their data are owed to, how they are asked, and what they want of a user.

A service that is not in the table works too: geopy's class says what it takes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

LIMIT = 10
"""Results asked for and kept: enough to rank them ourselves."""

LANGUAGE = "en"
"""Language of the names, where a service has several."""

PUBLIC_NOMINATIM = "nominatim.openstreetmap.org"

NOMINATIM_POLICY = (
    "OpenStreetMap's public Nominatim is run by volunteers for occasional use: at most 1 request a second over all you run, "
    "4 a minute in runs of a day or at regular times (--per-minute 4), no lists of towns, no grids; who does more is blocked. "
    "Its whole policy: https://operations.osmfoundation.org/policies/nominatim/"
)

_OSM = "© OpenStreetMap contributors (https://www.openstreetmap.org/copyright), ODbL 1.0"
_MANY = "OpenStreetMap, OpenAddresses, Who's On First, GeoNames"
_GEONAMES = "GeoNames (https://www.geonames.org), CC BY 4.0"


@dataclass(frozen=True, slots=True)
class Service:
    """One service by geopy's name."""

    name: str
    """geopy's name of it, as in `nominatim`."""
    attribution: str
    """Whom its data are owed to."""
    spacing_seconds: float = 1.0
    """Pause between an answer and the next request, unless the user says otherwise."""
    arguments: Mapping[str, object] = field(default_factory=dict)
    """What geopy's class is told with each name besides limit, language and countries."""
    countries: str = ""
    """The argument that takes ISO codes of countries; empty where none does, and we filter ourselves."""
    keys: tuple[str, ...] = ()
    """Arguments of geopy's class without which it cannot be made: keys, and `domain` where there is no public server."""
    or_keys: tuple[str, ...] = ()
    """What will do instead of `keys`, all of them together; empty where nothing will."""
    is_known: bool = True
    """Whether it is in the table; of others geopy is asked what they need before a run starts."""


_NOMINATIM_LIKE: Mapping[str, object] = MappingProxyType(
    {"addressdetails": True, "extratags": True}
)

_KEY = ("api_key",)

_KNOWN = (
    Service("nominatim", _OSM, arguments=_NOMINATIM_LIKE, countries="country_codes"),
    Service("pickpoint", f"PickPoint, {_OSM}", 1.0, _NOMINATIM_LIKE, "country_codes", _KEY),
    Service("openmapquest", f"MapQuest, {_OSM}", 1.0, _NOMINATIM_LIKE, "country_codes", _KEY),
    Service("photon", f"Photon, {_OSM}"),
    Service("pelias", f"Pelias: {_MANY}", countries="countries", keys=("domain",)),
    Service("geocodeearth", f"geocode.earth: {_MANY}", countries="countries", keys=_KEY),
    Service("geonames", _GEONAMES, countries="country", keys=("username",)),
    Service("opencage", f"OpenCage, {_OSM}", countries="country", keys=_KEY),
    Service(
        "here",
        "© HERE",
        arguments=MappingProxyType({"maxresults": LIMIT}),
        keys=("apikey",),
        or_keys=("app_id", "app_code"),
    ),
    Service("herev7", "© HERE", keys=("apikey",)),
    Service("google", "© Google", keys=_KEY, or_keys=("client_id", "secret_key")),
    Service("googlev3", "© Google", keys=_KEY, or_keys=("client_id", "secret_key")),
    Service("arcgis", "Esri, ArcGIS World Geocoding Service"),
    Service("mapbox", f"© Mapbox, {_OSM}", countries="country", keys=_KEY),
    Service("bing", "© Microsoft", keys=_KEY),
    Service("azure", "© Microsoft, TomTom", keys=("subscription_key",)),
    Service("tomtom", "© TomTom", keys=_KEY),
    Service("maptiler", f"© MapTiler, {_OSM}", keys=_KEY),
    Service(
        "databc", "Province of British Columbia", arguments=MappingProxyType({"max_results": LIMIT})
    ),
    Service("banfrance", "Base Adresse Nationale, Licence Ouverte 2.0"),
)


def find_service(name: str) -> Service:
    """Give what is known of a service; of one that is not in the table, its name."""
    for service in _KNOWN:
        if service.name == name:
            return service
    return Service(name, name, is_known=False)
