"""The options of online geocoding, the same for every command that places names, and what is said of its failures."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

import typer

from geomap.cli.bundles import takes
from geomap.cli.talk import complain, counted, tell
from geomap.errors import InputError, ServiceError
from geomap.places import Reason, Report
from geomap.settings import Settings

_LINES = 5
"""So many kinds of failure are told; then it is clear enough."""


@dataclass(frozen=True, slots=True)
class Online:
    """What the command line says of online geocoding."""

    overrides: Mapping[str, object]
    """Settings by name; None: not said."""
    is_strict: bool
    """Whether a failure of the service ends the run with a status."""


_Service = Annotated[
    str | None,
    typer.Option(
        metavar="SERVICE",
        help="Ask this service (nominatim, photon, geonames … as geopy calls them) for names that the gazetteer"
        " does not hold. The name is sent and no other text; answers are kept in the cache.",
        show_default=False,
    ),
]
_ServiceUrl = Annotated[
    str | None,
    typer.Option(
        metavar="URL",
        help="Where the service is asked, as in http://127.0.0.1:8088.",
        show_default=False,
    ),
]
_UserAgent = Annotated[
    str | None,
    typer.Option(
        metavar="TEXT",
        help="How geomap names itself to the service; the public Nominatim wants a name and a contact.",
        show_default=False,
    ),
]
_Countries = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CODE",
        help="Ask the service only for places in this country; the code is sent along. May be repeated.",
        show_default=False,
    ),
]
_PerMinute = Annotated[
    float | None,
    typer.Option(
        metavar="N",
        help="Requests a minute at most, of all runs together; 4 for runs of a day. Default: 60.",
        show_default=False,
    ),
]
_Refresh = Annotated[
    bool, typer.Option("--refresh", help="Ask the service again for what the cache holds.")
]
_Offline = Annotated[
    bool, typer.Option("--offline", help="Take the service's answers from the cache alone.")
]
_CacheOnly = Annotated[
    bool,
    typer.Option(
        "--cache-only", help="As --offline, and end with status 4 if the cache misses a name."
    ),
]
_Strict = Annotated[
    bool, typer.Option("--strict", help="End with status 4 if the service fails for a name.")
]


def _chosen(  # noqa: PLR0913 - a parameter is an option
    *,
    online: _Service = None,
    service_url: _ServiceUrl = None,
    user_agent: _UserAgent = None,
    online_country: _Countries = None,
    per_minute: _PerMinute = None,
    refresh: _Refresh = False,
    offline: _Offline = False,
    cache_only: _CacheOnly = False,
    strict: _Strict = False,
) -> Online:
    modes = {"refresh": refresh, "offline": offline, "cache-only": cache_only}
    said = [name for name, is_said in modes.items() if is_said]
    if len(said) > 1:
        message = f"--{said[0]} and --{said[1]} contradict each other; leave one out"
        raise InputError(message)
    return Online(
        {
            "online": online,
            "service_url": service_url,
            "user_agent": user_agent,
            "online_countries": ",".join(online_country) if online_country else None,
            "per_minute": per_minute,
            "online_mode": said[0] if said else None,
        },
        strict,
    )


takes_online = takes("online", _chosen)
"""Gives a command the options of online geocoding; it gets what they say as one value, `online`."""


def announce(settings: Settings) -> None:
    """Say what leaves the machine, if anything may."""
    if settings.online_mode in {"offline", "cache-only"}:
        return
    server = f" at {settings.service_url}" if settings.service_url else ""
    codes = settings.countries_sent
    countries = f", and of where they lie the codes {', '.join(codes)}" if codes else ""
    tell(
        f"Names that the gazetteer does not hold are sent to {settings.online}{server}{countries}; no other text is"
    )


class Failures:
    """Counts the names of a run for which the service gave no answer."""

    def __init__(self, settings: Settings, online: Online) -> None:
        self._is_strict = online.is_strict or settings.online_mode == "cache-only"
        self._counts: Counter[str] = Counter()
        self._examples: dict[str, str] = {}

    def through(self, reports: Iterable[Report]) -> Iterator[Report]:
        """Give the reports on, each counted."""
        for report in reports:
            for item in report.unresolved:
                if item.reason in {Reason.FAULT, Reason.OFFLINE}:
                    self.add(item.mention.text, item.note)
            yield report

    def add(self, name: str, note: str) -> None:
        """Count one name."""
        self._counts[note] += 1
        self._examples.setdefault(note, name)

    def tell(self) -> None:
        """Say what failed, one line a kind of failure."""
        for note, count in self._counts.most_common(_LINES):
            complain(
                f"{counted(count, 'mention')} not looked up ({self._examples[note]} …): {note}"
            )

    def end(self) -> None:
        """End the command with a status if it has to be strict.

        Raises:
            typer.Exit: with status 4, a name got no answer and the user wants to know.
        """
        if self._counts and self._is_strict:
            raise typer.Exit(ServiceError.exit_code)
