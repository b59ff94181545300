"""`geomap gazetteer`: the offline lists of places: built, installed, added to and looked into."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from geomap.cli.options import CacheDir, epilog, settings_from
from geomap.cli.output import print_lines
from geomap.cli.own import ADD_EXAMPLES, add
from geomap.cli.talk import complain, progress_bar, tell
from geomap.errors import ResourceError
from geomap.gazetteer import Gazetteer, GazetteerInfo, build_gazetteer, chosen_path, gazetteer_path
from geomap.gazetteer.dump.install import GEONAMES_URL, Order, Voice, install_geonames
from geomap.gazetteer.installed import GEONAMES, dump_folder, indexes, prune
from geomap.gazetteer.own import OwnSet, index_of, open_set, own_sets, remove_set
from geomap.settings import Settings

BUILD_EXAMPLES = ("geomap gazetteer build",)
INFO_EXAMPLES = ("geomap gazetteer info",)
LIST_EXAMPLES = ("geomap gazetteer list",)
VERIFY_EXAMPLES = ("geomap gazetteer verify",)
REMOVE_EXAMPLES = ("geomap gazetteer remove sites", "geomap gazetteer remove geonames")
INSTALL_EXAMPLES = (
    "geomap gazetteer install geonames --countries SY,IQ",
    "geomap gazetteer install geonames --all",
    "geomap gazetteer install geonames --all --from /media/stick/geonames",
)

app = typer.Typer(
    help="Build the offline list of places, install larger ones, add your own, or look into them.",
    no_args_is_help=True,
)
app.command("add", epilog=epilog(ADD_EXAMPLES))(add)

_MEGABYTE = 1_000_000


@app.command(epilog=epilog(BUILD_EXAMPLES))
def build(*, cache_dir: CacheDir = None) -> None:
    """Build the packaged gazetteer, again where there is one.

    The other commands do this by themselves when there is none, or it is damaged or of another version. What was there
    stays until the new one is whole; older versions are removed, all but the one before.
    """
    path = gazetteer_path(settings_from(cache_dir=cache_dir).cache_dir)
    with progress_bar() as progress:
        info = build_gazetteer(path, progress=progress)
    prune(path)
    tell(f"{info.places:,} places, {info.names:,} names → {path}")


@app.command(epilog=epilog(INSTALL_EXAMPLES))
def install(  # noqa: PLR0913 - a parameter is an option
    what: Annotated[
        str, typer.Argument(metavar="geonames", help="GeoNames' dump.", show_default=False)
    ],
    *,
    countries: Annotated[
        str | None,
        typer.Option(
            metavar="CODES",
            help="All places of these countries, by ISO codes with commas between; of the rest of the world the"
            " packaged list's.",
            show_default=False,
        ),
    ] = None,
    everywhere: Annotated[
        bool, typer.Option("--all", help="All places of the world, 12 million.")
    ] = False,
    folder: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="DIR",
            help="Take GeoNames' files, .zip or .txt, from this folder and download nothing.",
            show_default=False,
        ),
    ] = None,
    url: Annotated[
        str, typer.Option(metavar="URL", help="Where the files are downloaded from.")
    ] = GEONAMES_URL,
    cache_dir: CacheDir = None,
) -> None:
    """Install GeoNames' dump: every place it has, with names in many languages.

    What it takes of the disk is told before anything is downloaded, and a download that was cut off goes on where it was;
    what was there stays in use until the new index is whole.
    From then on all commands look places up in it; --gazetteer default has the packaged list again.
    """
    if what != GEONAMES:
        message = f"only geonames can be installed, not {what!r}"
        raise typer.BadParameter(message)
    if everywhere == bool(countries):
        message = "say which places: --countries SY,IQ or --all"
        raise typer.BadParameter(message)
    codes = tuple(code.strip().upper() for code in (countries or "").split(",") if code.strip())
    cache = settings_from(cache_dir=cache_dir).cache_dir
    with progress_bar() as progress:
        voice = Voice(tell, progress or (lambda *_: None))
        built = install_geonames(cache, Order(codes, folder, url), voice)
    for line in built.skipped:
        complain(line)
    info = built.info
    tell(
        f"GeoNames of {info.built_from['geonames']} with the packaged list: {info.places:,} places,"
        f" {info.names:,} names, {info.size_bytes / _MEGABYTE:,.0f} MB → {info.path}"
    )


@app.command("list", epilog=epilog(LIST_EXAMPLES))
def list_(*, cache_dir: CacheDir = None) -> None:
    """Print the lists of places that there are, a line each: name, places, version, whether it is in use."""
    settings = settings_from(cache_dir=cache_dir)
    used = chosen_path(settings.cache_dir, settings.gazetteer)
    lines = [
        f"{info.name}\t{info.places:,}\t{info.version}\t{'in use' if info.path == used else ''}".rstrip()
        for info in _infos(settings)
    ]
    own = [
        f"own:{held.name}\t{held.rows:,}\t{held.sha256[:8]}\tin use"
        for held in own_sets(settings.cache_dir)
    ]
    print_lines([*lines, *own])


@app.command(epilog=epilog(REMOVE_EXAMPLES))
def remove(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="A set of your own places, as gazetteer list has it, or geonames.",
            show_default=False,
        ),
    ],
    *,
    cache_dir: CacheDir = None,
) -> None:
    """Remove places of your own, or GeoNames' dump with what was downloaded for it."""
    cache = settings_from(cache_dir=cache_dir).cache_dir
    if name != GEONAMES:
        remove_set(cache, name.removeprefix("own:"))
    elif not indexes(cache, GEONAMES) and not dump_folder(cache).is_dir():
        message = f"GeoNames' dump is not installed in {cache}"
        raise ResourceError(message)
    else:
        shutil.rmtree(dump_folder(cache), ignore_errors=True)
        for path in indexes(cache, GEONAMES):
            path.unlink(missing_ok=True)
    tell(f"{name} is removed")


@app.command(epilog=epilog(INFO_EXAMPLES))
def info(*, cache_dir: CacheDir = None) -> None:
    """Print what each list of places is made of, and whom it is owed to."""
    settings = settings_from(cache_dir=cache_dir)
    used = chosen_path(settings.cache_dir, settings.gazetteer)
    blocks = [list(_facts(held, is_used=held.path == used)) for held in _infos(settings)]
    blocks += [list(_own_facts(held)) for held in own_sets(settings.cache_dir)]
    for number, block in enumerate(blocks):
        print_lines(["", *block] if number else block)


@app.command(epilog=epilog(VERIFY_EXAMPLES))
def verify(*, cache_dir: CacheDir = None) -> None:
    """Compute the checksums of all lists over all places and names again (seconds, or minutes for a dump)."""
    settings = settings_from(cache_dir=cache_dir)
    for path in _paths(settings):
        _verify(path)
    for held in own_sets(settings.cache_dir):
        open_set(held, say=tell).close()
        _verify(index_of(held))


def _verify(path: Path) -> None:
    with Gazetteer.open(path) as gazetteer:
        gazetteer.verify()
        tell(f"{gazetteer.name}: the checksum is right")


def _paths(settings: Settings) -> list[Path]:
    """Give the indexes of this version that there are, the one in use among them.

    Raises:
        ResourceError: there is none; the text says what builds it.
    """
    cache = settings.cache_dir
    used = chosen_path(cache, settings.gazetteer)
    every = dict.fromkeys((chosen_path(cache, "default"), used))
    return [path for path in every if path.is_file() or path == used]


def _infos(settings: Settings) -> Iterator[GazetteerInfo]:
    for path in _paths(settings):
        with Gazetteer.open(path) as gazetteer:
            yield gazetteer.info()


def _facts(held: GazetteerInfo, *, is_used: bool) -> Iterator[str]:
    facts = {
        "name": f"{held.name} (in use)" if is_used else held.name,
        "file": f"{held.path} ({held.size_bytes / _MEGABYTE:.1f} MB)",
        "version": held.version,
        "sha256": held.sha256,
        "built from": ", ".join(f"{name} {value}" for name, value in held.built_from.items()),
        "places": f"{held.places:,}",
        "names": f"{held.names:,}",
        "classes": ", ".join(f"{name} {count:,}" for name, count in held.classes.items()),
        "attribution": held.attribution,
    }
    return (f"{name:<12} {value}" for name, value in facts.items())


def _own_facts(held: OwnSet) -> Iterator[str]:
    facts = {
        "name": f"own:{held.name} (in use)",
        "file": f"{held.path} ({held.path.stat().st_size / _MEGABYTE:.1f} MB)",
        "sha256": held.sha256,
        "places": f"{held.rows:,}",
        "attribution": "your own",
    }
    return (f"{name:<12} {value}" for name, value in facts.items())
