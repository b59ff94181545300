"""The settings of a run: one frozen value, and where each part of it came from.

Precedence: command line > environment (`GEOMAP_*`) > `geomap.toml` in the working directory > defaults.
"""

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Literal, get_args

from geomap.errors import InputError

Basemap = Literal["110m", "50m"]
"""Scale of the Natural Earth land and borders under a map: 1:110 million (small file) or 1:50 million."""

CONFIG_FILE = "geomap.toml"
"""Name of the configuration file, looked for in the working directory."""

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
    """Where the gazetteer's index lies."""
    model: str = "trained"
    """The recogniser: `trained` (geomap's own model), `rules` (the gazetteer and rules, no model), or a spaCy pipeline by package name or path."""
    min_confidence: float = 0.2
    """Below this probability (0 … 1) a mention is left `ambiguous` with its candidates rather than placed."""
    basemap: Basemap = "50m"
    """Scale of the land and borders on a map."""

    def __post_init__(self) -> None:
        """Refuse values that no run could honour.

        Raises:
            InputError: a value is out of range; the text names the setting.
        """
        if not 0.0 <= self.min_confidence <= 1.0:
            message = f"min_confidence must lie in 0 … 1, not {self.min_confidence}"
            raise InputError(message)
        if self.basemap not in get_args(Basemap):
            allowed = " or ".join(get_args(Basemap))
            message = f"basemap must be {allowed}, not {self.basemap!r}"
            raise InputError(message)
        if not self.model:
            message = "model must name a recogniser: trained, rules, or a spaCy pipeline"
            raise InputError(message)


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


_CONVERTERS: Mapping[str, Callable[[object], object]] = {
    "cache_dir": _as_path,
    "model": _as_text,
    "min_confidence": _as_number,
    "basemap": _as_text,
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
