"""The settings of a run: one frozen value, and where each part of it came from.

Precedence: command line > environment (`GEOMAP_*`) > `geomap.toml` in the working directory > defaults.
"""

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import urlsplit

from geomap.errors import InputError

Basemap = Literal["110m", "50m"]
"""Scale of the Natural Earth land and borders under a map: 1:110 million (small file) or 1:50 million."""

Borders = Literal["natural-earth", "none"]
"""Whose borders are drawn: Natural Earth's (de facto), or none."""

Language = Literal["en", "de"]
"""What a page speaks besides the language of its texts."""

OnlineMode = Literal["missing", "refresh", "offline", "cache-only"]
"""When the online service is asked: for what the cache misses, for all again, or never (the last two; the last ends with
status 4 where the cache misses a name)."""

CONFIG_FILE = "geomap.toml"
"""Name of the configuration file, looked for in the working directory."""

_COUNTRY = re.compile(r"[A-Z]{2}")
_DATE = re.compile(r"-?\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_SWITCH = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
_MOST_REQUESTS = 1_000_000
_PREFIX = "GEOMAP_"
_PACKAGE = Path(__file__).parent


def default_cache_dir() -> Path:
    """Give `cache/` of a checkout, else the user's cache directory as the platform has it."""
    checkout = _PACKAGE.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "cache" / "README.md").is_file():
        return checkout / "cache"
    from platformdirs import user_cache_path  # noqa: PLC0415 - kept out of `import geomap`

    return user_cache_path("geomap", appauthor=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a run can be told; each field is a key of `geomap.toml` and, in capitals after `GEOMAP_`, of the environment."""

    cache_dir: Path = field(default_factory=default_cache_dir)
    """Where the gazetteer's index and the answers of online services lie."""
    model: str = "trained"
    """The recogniser: `trained` (geomap's own model), `rules` (the gazetteer and rules, no model), or a spaCy pipeline by package name or path."""
    min_confidence: float = 0.35
    """Below this probability (0 … 1), that a name is a place's and means just this one, a mention is left open with its candidates rather than placed.

    Chosen by folds (`make folds`): F1 end to end rose in LGL, TR-News and GeoWebNews; of the three pooled, without demonyms,
    precision went from 85.2 to 86.6 and recall from 82.8 to 82.2.
    """
    basemap: Basemap = "50m"
    """Scale of the land and borders on a map."""
    borders: Borders = "natural-earth"
    """Whose borders a map shows: Natural Earth's, which are de facto, or none."""
    tiles: str = ""
    """Map pictures that a reader's browser fetches from the network, by their name in xyzservices; empty: none, the page loads nothing."""
    language: Language = "en"
    """What the words of a page are in: `en`, `de`."""
    decisions: str = ""
    """A file of what people decided on mentions, which goes before everything else; empty: none."""
    online: str = ""
    """The service asked for names that the gazetteer does not hold, by geopy's name: `nominatim`, `photon` …; empty: none."""
    service_url: str = ""
    """Where the service is asked, as in `http://127.0.0.1:8088`; empty for its own address."""
    user_agent: str = ""
    """How geomap names itself to the service: the public Nominatim wants a name and a contact."""
    online_countries: str = ""
    """ISO codes with commas between, sent with each name: only places in these countries are asked for; empty: anywhere."""
    online_mode: OnlineMode = "missing"
    """When the service is asked."""
    per_minute: float = 0.0
    """Requests a minute at most, of all runs that share the cache directory; 0 for the service's own pace (60)."""
    per_day: float = 0.0
    """Requests a day (UTC) at most, of all runs that share the cache directory; 0 for no limit."""
    gazetteer: str = "auto"
    """The offline list of places: `default` (the packaged one), `geonames` (an installed dump of GeoNames), the path of an index, or `auto`: the dump where one is installed."""
    prefer_own: bool = False
    """Whether the user's own places that bear a name are its only candidates."""
    near: str = ""
    """Where the texts are published, as in `Paris, Texas`: of places with one name those near it are likelier; empty: not known."""
    countries: str = ""
    """ISO codes, with commas between, of the countries that the texts are about: their places are likelier; empty: not known."""
    as_of: str = ""
    """Date, as in `1950`, `1950-06` or `1950-06-30`, whose names of the user's own places count; empty: those of all times."""

    def __post_init__(self) -> None:
        """Refuse values that no run could honour.

        Raises:
            InputError: a value is out of range; the text names the setting.
        """
        if not 0.0 <= self.min_confidence <= 1.0:
            message = f"min_confidence must lie in 0 … 1, not {self.min_confidence}"
            raise InputError(message)
        for name, known in (("basemap", Basemap), ("borders", Borders), ("language", Language)):
            if getattr(self, name) not in get_args(known):
                message = (
                    f"{name} must be {' or '.join(get_args(known))}, not {getattr(self, name)!r}"
                )
                raise InputError(message)
        if not self.model:
            message = "model must name a recogniser: trained, rules, or a spaCy pipeline"
            raise InputError(message)
        if not self.gazetteer:
            message = "gazetteer must be auto, default, geonames or the path of an index"
            raise InputError(message)
        if self.as_of and not _DATE.fullmatch(self.as_of):
            message = f"as_of must be a date, as in 1950, 1950-06 or 1950-06-30, not {self.as_of!r}"
            raise InputError(message)
        for code in self.countries_of_interest:
            if not _COUNTRY.fullmatch(code):
                message = f"countries are two-letter ISO codes, as in SY,IQ, not {code!r}"
                raise InputError(message)
        self._check_online()

    @property
    def countries_sent(self) -> tuple[str, ...]:
        """The ISO codes of `online_countries`, in capitals and in order."""
        return _codes(self.online_countries)

    @property
    def countries_of_interest(self) -> tuple[str, ...]:
        """The ISO codes of `countries`, in capitals and in order."""
        return _codes(self.countries)

    def _check_online(self) -> None:
        if self.online_mode not in get_args(OnlineMode):
            allowed = ", ".join(get_args(OnlineMode))
            message = f"online_mode must be one of {allowed}, not {self.online_mode!r}"
            raise InputError(message)
        if not self.online:
            self._refuse_idle()
        for code in self.countries_sent:
            if not _COUNTRY.fullmatch(code):
                message = f"online_countries are two-letter ISO codes, as in SY, not {code!r}"
                raise InputError(message)
        if self.service_url and not _is_address(self.service_url):
            message = (
                "service_url must be http://HOST:PORT or https://HOST/PATH, without login and query"
            )
            raise InputError(message)
        for name in ("per_minute", "per_day"):
            if not 0.0 <= getattr(self, name) <= _MOST_REQUESTS:
                message = f"{name} must lie in 0 … {_MOST_REQUESTS:,}, not {getattr(self, name)}"
                raise InputError(message)

    def _refuse_idle(self) -> None:
        """Refuse what says how a service is asked where none is."""
        idle = [
            name
            for name in ("service_url", "online_countries", "per_minute", "per_day")
            if getattr(self, name)
        ]
        if self.online_mode != "missing":
            idle.append("online_mode")
        if idle:
            message = f"{idle[0]} says how an online service is asked, but none is; name one: --online nominatim"
            raise InputError(message)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"}
        and bool(parts.hostname)
        and port != 0
        and "@" not in parts.netloc
        and not parts.query
        and not parts.fragment
    )


@dataclass(frozen=True, slots=True)
class Origin:
    """Settings together with where each value came from, for `geomap settings`."""

    settings: Settings
    """The values in force."""
    sources: Mapping[str, str]
    """For each field: `default`, the configuration file's path, an environment variable, or `command line`."""


def load_settings(
    overrides: Mapping[str, object] | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    directory: Path | None = None,
) -> Origin:
    """Put the settings together by precedence.

    Args:
        overrides: what the command line says, by field; None values count as not given.
        environ: the environment; the process's own if None.
        directory: where `geomap.toml` is looked for; the working directory if None.

    Raises:
        InputError: a key is unknown, a value has the wrong type or is out of range, or the file cannot be read.
    """
    found = _from_file((directory or Path.cwd()) / CONFIG_FILE)
    found |= _from_environment(os.environ if environ is None else environ)
    found |= {
        name: (value, "command line")
        for name, value in (overrides or {}).items()
        if value is not None
    }
    values = {name: _convert(name, value, origin) for name, (value, origin) in found.items()}
    sources = {entry.name: "default" for entry in fields(Settings)}
    sources |= {name: origin for name, (_, origin) in found.items()}
    return Origin(replace(Settings(), **values), sources)  # type: ignore[arg-type] # _convert checked them


def _from_file(path: Path) -> dict[str, tuple[object, str]]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"cannot read {path}: {error}; mend the file or remove it"
        raise InputError(message) from error
    return {name: (value, str(path)) for name, value in table.items()}


def _from_environment(environ: Mapping[str, str]) -> dict[str, tuple[object, str]]:
    return {
        entry.name: (environ[variable], variable)
        for entry in fields(Settings)
        if environ.get(variable := _PREFIX + entry.name.upper())
    }


def _as_path(value: object) -> Path:
    if not isinstance(value, str | Path) or not str(value):
        message = "a path"
        raise TypeError(message)
    return Path(value).expanduser()


def _as_text(value: object) -> str:
    if not isinstance(value, str):
        message = "a text"
        raise TypeError(message)
    return value


def _as_number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        message = "a number"
        raise TypeError(message)
    try:
        return float(value)
    except ValueError:
        message = "a number"
        raise TypeError(message) from None


def _codes(text: str) -> tuple[str, ...]:
    codes = (code.strip().upper() for code in text.split(","))
    return tuple(sorted({code for code in codes if code}))


def _as_switch(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if not isinstance(value, str) or value.lower() not in _SWITCH:
        message = "true or false"
        raise TypeError(message)
    return _SWITCH[value.lower()]


_CONVERTERS: Mapping[str, Callable[[object], object]] = {
    "cache_dir": _as_path,
    "gazetteer": _as_text,
    "prefer_own": _as_switch,
    "as_of": _as_text,
    "near": _as_text,
    "countries": _as_text,
    "model": _as_text,
    "min_confidence": _as_number,
    "basemap": _as_text,
    "borders": _as_text,
    "tiles": _as_text,
    "language": _as_text,
    "decisions": _as_text,
    "online": _as_text,
    "service_url": _as_text,
    "user_agent": _as_text,
    "online_countries": _as_text,
    "online_mode": _as_text,
    "per_minute": _as_number,
    "per_day": _as_number,
}


def _convert(name: str, value: object, origin: str) -> object:
    converter = _CONVERTERS.get(name)
    if converter is None:
        known = ", ".join(_CONVERTERS)
        message = f"unknown setting {name!r} ({origin}); known: {known}"
        raise InputError(message)
    try:
        return converter(value)
    except TypeError as error:
        message = f"{name} must be {error}, not {value!r} ({origin})"
        raise InputError(message) from None
