"""`geomap cache`: what geomap keeps on this machine, and the answers of online services among it."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Annotated

import typer

from geomap.answers import Answer
from geomap.cli.options import CacheDir, epilog, settings_from
from geomap.cli.output import STDOUT, check_output, print_lines, write_output
from geomap.cli.talk import complain, counted, tell
from geomap.errors import InputError, ResourceError
from geomap.geocode import (
    FILE_NAME,
    AnswerCache,
    CacheInfo,
    Politeness,
    Store,
    blocks,
    merged,
    open_cache,
    read_lines,
    write_lines,
)
from geomap.settings import load_settings

INFO_EXAMPLES = ("geomap cache info",)
EXPORT_EXAMPLES = ("geomap cache export -o cache/geocode.jsonl",)
IMPORT_EXAMPLES = ("geomap cache import geocode.jsonl",)
MERGE_EXAMPLES = ("geomap cache merge ours.jsonl theirs.jsonl -o geocode.jsonl",)
VERIFY_EXAMPLES = ("geomap cache verify", "geomap cache verify cache/geocode.jsonl")
PRUNE_EXAMPLES = (
    "geomap cache prune --older-than 365d",
    "geomap cache prune --older-than 30d --not-found",
)
CLEAR_EXAMPLES = ("geomap cache clear --service nominatim",)
UNBLOCK_EXAMPLES = ("geomap cache unblock",)

app = typer.Typer(
    help="Look into what geomap keeps on this machine; carry the answers of online services elsewhere.",
    no_args_is_help=True,
)

_MEGABYTE = 1_000_000
_AGE = re.compile(r"([1-9][0-9]{0,4})([dwmy])")
_DAYS = (("d", 1), ("w", 7), ("m", 30), ("y", 365))
_DAY_SECONDS = 86_400

Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE.jsonl", help="What export wrote.", show_default=False),
]
Output = Annotated[
    str,
    typer.Option("-o", "--output", metavar="FILE", help="Where to write; - for standard output."),
]


@app.command(epilog=epilog(INFO_EXAMPLES))
def info(*, cache_dir: CacheDir = None) -> None:
    """Print where the cache is, who says so, and what lies in it.

    The gazetteer can be removed at any time and is made again when it is needed; places of your own (in own/) are not.
    Answers of online services would have to be asked for again: export them first.
    """
    origin = load_settings({"cache_dir": cache_dir})
    folder = origin.settings.cache_dir
    kept = [f"  {name}  {size / _MEGABYTE:.1f} MB" for name, size in _sizes(folder).items()]
    lines = [f"{folder} ({origin.sources['cache_dir']})", *(kept or ["  nothing yet"])]
    if (folder / FILE_NAME).is_file():
        with _open(folder) as (store, cache):
            lines += [_told(held) for held in cache.info()]
            lines += [f"  {service}: {why}" for service, why in blocks(store, time.time()).items()]
    print_lines(lines)


@app.command("export", epilog=epilog(EXPORT_EXAMPLES))
def export_(*, output: Output = STDOUT, cache_dir: CacheDir = None) -> None:
    """Write the answers of online services as JSON lines: sorted, the same bytes on every machine.

    A file of this kind beside the cache, called geocode.jsonl, is taken in by itself: it can be
    committed with a project, or sent along with a report.
    """
    check_output(output)
    with _open(_folder(cache_dir)) as (_, cache):
        write_output(write_lines(cache.answers()), output)


@app.command("import", epilog=epilog(IMPORT_EXAMPLES))
def import_(files: Files, *, cache_dir: CacheDir = None) -> None:
    """Take answers into the cache; of two answers to one question the newer stays.

    A wrong line ends the command, and nothing is taken in.
    """
    answers = _read(files)
    with _open(_folder(cache_dir)) as (store, cache):
        taken = cache.put_newer(answers)
        if not store.is_kept:
            message = f"the cache in {_folder(cache_dir)} cannot be written; nothing was taken in"
            raise ResourceError(message)
    tell(f"{counted(taken, 'answer')} taken in, {len(answers) - taken:,} were there already")


@app.command(epilog=epilog(MERGE_EXAMPLES))
def merge(files: Files, *, output: Output = STDOUT) -> None:
    """Put several exports together into one; of two answers to one question the newer stays."""
    check_output(output)
    write_output(write_lines(merged(_read(files))), output)


@app.command(epilog=epilog(VERIFY_EXAMPLES))
def verify(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE.jsonl",
            help="Exports to check; without any, the cache itself.",
            show_default=False,
        ),
    ] = None,
    *,
    cache_dir: CacheDir = None,
) -> None:
    """Check every answer against its checksum, and the file as a whole.

    Exits with status 3 if the cache is damaged: it is then moved aside, and what is whole of it saved.
    """
    if files:
        tell(f"{counted(len(_read(files)), 'answer')}, all whole")
        return
    troubles: list[str] = []
    with closing(AnswerCache(open_cache(_folder(cache_dir), troubles.append))) as cache:
        count = cache.verify()
    if troubles:
        raise ResourceError("; ".join(troubles))
    tell(f"{counted(count, 'answer')}, all whole")


@app.command(epilog=epilog(PRUNE_EXAMPLES))
def prune(
    *,
    older_than: Annotated[
        str, typer.Option(metavar="AGE", help="As in 90d, 8w, 6m (of 30 days) or 1y (of 365).")
    ],
    not_found: Annotated[
        bool, typer.Option("--not-found", help="Only answers that say a name is not known.")
    ] = False,
    cache_dir: CacheDir = None,
) -> None:
    """Remove old answers; they are asked for again when they are needed."""
    days = _days(older_than)
    limit = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - days * _DAY_SECONDS))
    _remove(
        _folder(cache_dir),
        lambda answer: answer.fetched_at < limit and not (not_found and answer.is_found),
    )


@app.command(epilog=epilog(CLEAR_EXAMPLES))
def clear(
    *,
    service: Annotated[
        str | None,
        typer.Option(
            metavar="SERVICE", help="Only the answers of this service.", show_default=False
        ),
    ] = None,
    cache_dir: CacheDir = None,
) -> None:
    """Remove all answers of online services. The gazetteer stays."""
    _remove(_folder(cache_dir), lambda answer: service in {None, answer.request.service})


@app.command(epilog=epilog(UNBLOCK_EXAMPLES))
def unblock(*, cache_dir: CacheDir = None) -> None:
    """Forget that services refused us, so that they are asked again.

    Only where the reason is gone: who asks on while blocked stays blocked for longer.
    """
    with _open(_folder(cache_dir)) as (store, _):
        held = blocks(store, time.time())
        Politeness(store).forget()
    tell(f"{counted(len(held), 'block')} forgotten")


def _folder(cache_dir: Path | None) -> Path:
    return settings_from(cache_dir=cache_dir).cache_dir


@contextmanager
def _open(folder: Path) -> Iterator[tuple[Store, AnswerCache]]:
    store = open_cache(folder, complain)
    with closing(AnswerCache(store)) as cache:
        yield store, cache


def _remove(folder: Path, is_unwanted: Callable[[Answer], bool]) -> None:
    with _open(folder) as (_, cache):
        unwanted = [answer.request.key for answer in cache.answers() if is_unwanted(answer)]
        removed = cache.remove(unwanted)
    tell(f"{counted(removed, 'answer')} removed")


def _read(files: list[str]) -> tuple[Answer, ...]:
    answers: list[Answer] = []
    for name in files:
        try:
            with Path(name).open(encoding="utf-8", newline="\n") as lines:
                answers += read_lines(lines, name)
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
            message = f"cannot read {name}: {why}"
            raise InputError(message) from error
    return merged(answers)


def _days(age: str) -> int:
    found = _AGE.fullmatch(age)
    if not found:
        message = f"an age is a number of days, weeks, months or years, as in 90d, 8w, 6m or 1y, not {age!r}"
        raise InputError(message)
    return int(found[1]) * dict(_DAYS)[found[2]]


def _told(held: CacheInfo) -> str:
    where = f" at {held.endpoint}" if held.endpoint else ""
    return (
        f"  {held.service}{where}: {counted(held.found, 'name')} found, {held.not_found:,} not found,"
        f" {counted(held.hits, 'request')} spared, {held.oldest} … {held.newest}"
    )


def _sizes(folder: Path) -> dict[str, int]:
    """Give the size in bytes of each file in the cache, by name; empty where there is no cache yet."""
    try:
        next(folder.iterdir(), None)  # rglob finds nothing in what is no folder, and says nothing
        return {
            str(path.relative_to(folder)): path.stat().st_size
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.name != "README.md"
        }
    except FileNotFoundError:
        return {}
    except OSError as error:
        message = f"cannot look into {folder}: {error.strerror}; name another with --cache-dir"
        raise InputError(message) from error
