"""What every command does that draws sources: it reads them with the options of all, and says how that went."""

import functools
import inspect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geomap.cli.bundles import Command, takes
from geomap.cli.map import summary
from geomap.cli.online import Failures, Online, takes_online
from geomap.cli.options import (
    CacheDir,
    DecisionsFile,
    Encoding,
    MinConfidence,
    Model,
    settings_from,
)
from geomap.cli.output import STDOUT, check_output
from geomap.cli.places import Places, takes_places
from geomap.cli.sources import MapWhenAsked, end, read_all
from geomap.cli.talk import tell
from geomap.places import Report
from geomap.settings import Settings


@dataclass(frozen=True, slots=True)
class Texts:
    """What the command line says of reading texts."""

    encoding: str | None
    """How files without a byte order mark are encoded; None: not said."""
    overrides: Mapping[str, object]
    """Settings by name; None: not said."""


@dataclass(frozen=True, slots=True)
class Read:
    """Sources read."""

    reports: tuple[Report, ...]
    """What was found in them."""
    settings: Settings
    """What they were read with."""
    failures: Failures
    """What the online service did not answer."""

    def finish(self, outputs: Sequence[str]) -> None:
        """Say what was done, and end the command with the status that it deserves.

        Raises:
            typer.Exit: a source or an answer was lost, and the status says so.
        """
        written = ", ".join("standard output" if name == STDOUT else name for name in outputs)
        tell(f"{summary(self.reports)} → {written}")
        self.failures.tell()
        end(self.reports)
        self.failures.end()


@dataclass(frozen=True, slots=True)
class Reading:
    """What the command line says of sources: how they are read, where places are looked up, who is asked."""

    texts: Texts
    """How they are read."""
    online: Online
    """Who is asked."""
    places: Places
    """Where places are looked up."""

    def settings(self, **overrides: object) -> Settings:
        """Give the settings in force.

        Raises:
            InputError: one is wrong.
        """
        held = {**self.texts.overrides, **self.online.overrides, **self.places.overrides}
        return settings_from(**held, **overrides)

    def read(self, sources: Sequence[str], outputs: Sequence[str], settings: Settings) -> Read:
        """Read the sources, after a look at whether the outputs can be written.

        Raises:
            InputError: an output cannot be written.
            ResourceError: the gazetteer or the model is missing and cannot be made.
            typer.Exit: no source could be read.
        """
        for output in outputs:
            check_output(output, sources)
        failures = Failures(settings, self.online)
        with MapWhenAsked(settings) as mapper:
            found = read_all(sources, mapper, encoding=self.texts.encoding, replay=mapper.replay)
            return Read(tuple(failures.through(found)), settings, failures)


def _texts(
    *,
    encoding: Encoding = None,
    cache_dir: CacheDir = None,
    model: Model = None,
    min_confidence: MinConfidence = None,
    decisions: DecisionsFile = None,
) -> Texts:
    overrides = {
        "cache_dir": cache_dir,
        "model": model,
        "min_confidence": min_confidence,
        "decisions": decisions,
    }
    return Texts(encoding, overrides)


def takes_reading(command: Command) -> Command:
    """Give a command all options of reading sources; it gets what they say as one value, `reading`."""
    signature = inspect.signature(command)
    own = [item for name, item in signature.parameters.items() if name != "reading"]

    @functools.wraps(command)
    def run(*, texts: Texts, online: Online, places: Places, **given: object) -> None:
        command(**given, reading=Reading(texts, online, places))

    bundles = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY)
        for name in ("texts", "online", "places")
    ]
    run.__signature__ = inspect.Signature([*own, *bundles])  # type: ignore[attr-defined] # typer reads it
    return takes_places(takes_online(takes("texts", _texts)(run)))
