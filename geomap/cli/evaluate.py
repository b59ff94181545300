"""`geomap evaluate`: recognition measured against annotated corpora."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from geomap.cli.options import CacheDir, Model, settings_from
from geomap.cli.output import print_lines
from geomap.cli.sources import ready_mapper
from geomap.evaluate import BINS, Casing, Scope, Tally, read_corpus, tally
from geomap.mentions import Role

EXAMPLES = (
    "geomap evaluate lgl.jsonl gwn.jsonl --exclude-types Demonym",
    "geomap evaluate news.jsonl --casing lower --exclude-roles demonym,embedded",
)


def evaluate(  # noqa: PLR0913 - a parameter is an option
    corpora: Annotated[
        list[Path],
        typer.Argument(
            metavar="CORPUS.jsonl",
            help='JSON lines: {"id", "text", "toponyms": [{"start", "end", "type"}]}, or "ents": [[start, end, label]].',
            show_default=False,
        ),
    ],
    *,
    exclude_types: Annotated[
        str,
        typer.Option(
            metavar="A,B", help="Types of the corpus that are neither wanted nor wrong to find."
        ),
    ] = "",
    exclude_roles: Annotated[
        str, typer.Option(metavar="A,B", help="Roles whose mentions are left aside.")
    ] = "",
    casing: Annotated[Casing, typer.Option(help="How the texts are written.")] = Casing.ORIGINAL,
    details: Annotated[
        bool,
        typer.Option(
            "--details", help="Also print what was found by type and role, and the reliability."
        ),
    ] = False,
    model: Model = None,
    cache_dir: CacheDir = None,
) -> None:
    """Measure recognition against texts whose toponyms are marked: precision, recall and F1 of spans."""
    mapper = ready_mapper(settings_from(model=model, cache_dir=cache_dir))
    scope = Scope(frozenset(_listed(exclude_types)), _roles(exclude_roles))
    width = max(len(path.stem) for path in corpora)
    print_lines([f"{'':{width}} {'exact: P':>8} {'R':>5} {'F1':>5} {'overlap F1':>11} {'gold':>6}"])
    for path in corpora:
        counted = tally(mapper.recognizer, read_corpus(path, casing), scope)
        print_lines(_rows(f"{path.stem:{width}}", counted, details=details))


def _rows(name: str, counted: Tally, *, details: bool) -> Iterator[str]:
    exact = counted.exact
    yield (
        f"{name} {exact.precision:8.1%} {exact.recall:5.1%} {exact.f1:5.1%}"
        f" {counted.overlap.f1:11.1%} {exact.gold:6}"
    )
    if details:
        for (kind, role), count in sorted(counted.roles.items()):
            yield f"    {kind or '(no type)':24} {role or '(not found)':12} {count:6}"
        for index, score in enumerate(counted.reliability):
            if score.predicted:
                yield f"    score {index / BINS:.1f}–{(index + 1) / BINS:.1f} {score.predicted:6} {score.precision:6.1%} right"


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _roles(text: str) -> frozenset[Role]:
    try:
        return frozenset(Role(name) for name in _listed(text))
    except ValueError as error:
        message = f"{error}; roles are {', '.join(Role)}"
        raise typer.BadParameter(message) from error
