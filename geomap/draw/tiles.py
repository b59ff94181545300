"""Map pictures from a server on the network, for those who ask for them: which there are, and what they need."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlsplit

from geomap.errors import InputError

SHORT_NAMES = MappingProxyType(
    {
        "osm": "OpenStreetMap.Mapnik",
        "hot": "OpenStreetMap.HOT",
        "topo": "OpenTopoMap",
        "satellite": "Esri.WorldImagery",
    }
)
"""What is easier to type → the name in xyzservices."""

_MERCATOR = frozenset({"EPSG:3857", "EPSG3857"})
_LEAFLETS = frozenset({"s", "x", "y", "z"})
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_MAX_ZOOM = 18
_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class Tiles:
    """A server of map pictures in Web Mercator."""

    name: str
    """Its name in xyzservices."""
    url: str
    """Leaflet's template of an address: `{s}`, `{z}`, `{x}` and `{y}` are to be filled in."""
    attribution: str
    """Whom the pictures are owed to; plain text."""
    max_zoom: int
    """The nearest zoom that it has pictures for."""
    subdomains: str
    """What `{s}` can be, a letter each; empty where the address has none."""

    @property
    def hosts(self) -> tuple[str, ...]:
        """The origins (`https://host`) that a page asks, in order."""
        addresses = [self.url.replace("{s}", letter) for letter in self.subdomains] or [self.url]
        parts = [urlsplit(address) for address in addresses]
        return tuple(f"{part.scheme}://{part.netloc}" for part in parts)

    def record(self) -> Mapping[str, object]:
        """Give what the page's scripts need."""
        return {
            "name": self.name,
            "url": self.url,
            "attribution": self.attribution,
            "maxZoom": self.max_zoom,
            "subdomains": self.subdomains,
            "host": urlsplit(self.url.replace("{s}.", "")).netloc,
        }


def find_tiles(name: str) -> Tiles:
    """Give the server of a name; case, spaces and dots in it do not matter.

    Args:
        name: a name in xyzservices (`OpenStreetMap.Mapnik`), or one of `SHORT_NAMES`.

    Raises:
        InputError: there is none of that name, or it needs a key, another projection or an insecure connection.
    """
    import xyzservices  # noqa: PLC0415 - a large table, which only those who ask for tiles need

    wanted = SHORT_NAMES.get(name.casefold(), name)
    try:
        held = xyzservices.providers.query_name(wanted)
    except ValueError:
        message = f"no tiles are called {name!r}; {_suggestions(wanted)}"
        raise InputError(message) from None
    if held.requires_token() or "<insert" in str(dict(held)):
        _refuse(held.name, "need a key of your own, which would be readable in the page")
    if held.get("crs", "EPSG:3857") not in _MERCATOR:
        _refuse(held.name, "are not in Web Mercator")
    if not held.url.startswith("https://"):
        _refuse(held.name, "come over an insecure connection")
    return Tiles(
        held.name,
        _filled(held),
        held.attribution,
        min(int(held.get("max_zoom", _MAX_ZOOM)), _MAX_ZOOM),
        str(held.get("subdomains", "abc")) if "{s}" in held.url else "",
    )


def _filled(held: Mapping[str, object]) -> str:
    def value(match: re.Match[str]) -> str:
        key = match[1]
        if key in _LEAFLETS:
            return match[0]
        if key != "r" and key not in held:
            _refuse(str(held["name"]), f"need {key} to be chosen")
        return "" if key == "r" else str(held[key])

    return _PLACEHOLDER.sub(value, str(held["url"]))


def _refuse(name: str, why: str) -> None:
    message = f"the tiles {name} {why}; OpenStreetMap.Mapnik (osm) needs nothing"
    raise InputError(message)


def _suggestions(name: str) -> str:
    import xyzservices  # noqa: PLC0415 - as above

    known = {key.casefold(): key for key in (*xyzservices.providers.flatten(), *SHORT_NAMES)}
    near = difflib.get_close_matches(name.casefold(), known, _SUGGESTIONS, cutoff=0.5)
    shown = [known[key] for key in near] or list(SHORT_NAMES)
    return f"did you mean {' or '.join(shown)}?"
