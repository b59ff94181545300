"""`geomap evaluate`: recognition, resolution and both together, measured against annotated corpora."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from geomap.cli.options import CacheDir, MinConfidence, Model, settings_from
from geomap.cli.output import STDOUT, check_output, print_lines, write_output
from geomap.cli.sources import ready_mapper
from geomap.cli.talk import counted, progress_bar, tell
from geomap.errors import InputError
from geomap.evaluate import (
    Answered,
    Casing,
    Evaluation,
    Gold,
    GoldDocument,
    Scope,
    answer,
    answers_from,
    detail_tables,
    evaluate,
    evaluation_record,
    jsonl_pieces,
    judge_all,
    markdown_pieces,
    misses,
    overview_tables,
    read_corpus,
    read_predictions,
)
from geomap.export import dumps
from geomap.mentions import Role
from geomap.protocols import Atlas
from geomap.settings import Settings

POOLED = "pooled"
"""What all corpora together are called."""

EXAMPLES = (
    "geomap evaluate lgl.jsonl gwn.jsonl --gold-spans --trust-id",
    "geomap evaluate lgl.jsonl --gold coords --trust-id --exclude-types Demonym --details",
    "geomap evaluate news.jsonl --predictions others.jsonl -f json",
    "geomap evaluate news.jsonl --casing lower --exclude-roles demonym,embedded",
)


class Format(StrEnum):
    """How figures are shown."""

    TEXT = "text"
    JSON = "json"


_Corpora = Annotated[
    list[Path],
    typer.Argument(
        metavar="GOLD.jsonl",
        help='JSON lines: {"id", "text", "toponyms": [{"start", "end", "type", "group", "lat", "lon", "geonameid"}]},'
        ' of which the offsets must be there; or, for recognition alone, "ents": [[start, end, label]].',
        show_default=False,
    ),
]
_GoldSpans = Annotated[
    bool,
    typer.Option(
        "--gold-spans", help="Give the marked toponyms, and measure only where they are placed."
    ),
]
_Predictions = Annotated[
    Path | None,
    typer.Option(
        metavar="PRED.jsonl",
        help='Measure these instead of geomap: {"id", "toponyms": [{"start", "end", "lat", "lon", "geonameid",'
        ' "confidence"}]} a line, of which the offsets must be there.',
        show_default=False,
    ),
]
_Gold = Annotated[
    Gold,
    typer.Option(
        metavar="WHICH",
        help="Which toponyms count: all (for resolution those with coordinates), coords, or ids (those with a"
        " GeoNames number).",
    ),
]
_Types = Annotated[
    str, typer.Option(metavar="A,B", help="Only toponyms of these types of the corpus count.")
]
_ExcludedTypes = Annotated[
    str,
    typer.Option(
        metavar="A,B", help="Types of the corpus that are neither wanted nor wrong to find."
    ),
]
_Groups = Annotated[
    str,
    typer.Option(
        metavar="A,B",
        help="Only these kinds of place count: country, admin1, admin2+, ppl, continent, other, unknown.",
    ),
]
_ExcludedRoles = Annotated[
    str, typer.Option(metavar="A,B", help="Roles whose mentions are left aside.")
]
_Meta = Annotated[
    str,
    typer.Option(metavar="KEY=VALUE", help="Only documents of which the corpus says this in meta."),
]
_TrustId = Annotated[
    bool,
    typer.Option(
        "--trust-id",
        help="The same GeoNames number is an error of 0 km: GeoNames has moved places since corpora were made.",
    ),
]
_StrictFp = Annotated[
    bool,
    typer.Option(
        "--strict-fp", help="What meets a toponym that does not count is wrong, and not left aside."
    ),
]
_Bootstrap = Annotated[
    int,
    typer.Option(
        metavar="N", min=0, help="Resamples of the documents for the 95 % intervals; 0: none."
    ),
]
_Details = Annotated[
    bool,
    typer.Option(
        "--details",
        help="Also print the figures of each corpus by kind of place, type and role, the causes of misses, and how far"
        " the confidence can be believed.",
    ),
]
_Errors = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="Also write every mistake to this file, the surest first: the text around it, what was wanted, what was"
        " answered and why. Markdown, or JSON lines for a name in .jsonl.",
        show_default=False,
    ),
]
_Format = Annotated[
    Format,
    typer.Option("-f", "--format", metavar="FORMAT", help="text or json; json has all figures."),
]


def evaluate_corpora(  # noqa: PLR0913 - a parameter is an option
    corpora: _Corpora,
    *,
    gold_spans: _GoldSpans = False,
    predictions: _Predictions = None,
    gold: _Gold = Gold.ALL,
    types: _Types = "",
    exclude_types: _ExcludedTypes = "",
    groups: _Groups = "",
    exclude_roles: _ExcludedRoles = "",
    meta: _Meta = "",
    trust_id: _TrustId = False,
    strict_fp: _StrictFp = False,
    casing: Annotated[Casing, typer.Option(help="How the texts are written.")] = Casing.ORIGINAL,
    bootstrap: _Bootstrap = 1000,
    details: _Details = False,
    errors: _Errors = None,
    form: _Format = Format.TEXT,
    model: Model = None,
    min_confidence: MinConfidence = None,
    cache_dir: CacheDir = None,
) -> None:
    """Measure geomap against texts whose toponyms are marked and placed.

    Spans are paired one to one, exactly or by overlap; a place is right within 161 km of the marked one. With
    --gold-spans only the places are asked for, and a toponym without an answer is wrong. The intervals come from
    resampling documents.
    """
    scope = Scope(
        frozenset(_listed(types)),
        frozenset(_listed(exclude_types)),
        frozenset(_listed(groups)),
        gold,
        _roles(exclude_roles),
        trusts_id=trust_id,
        strict=strict_fp,
    )
    if errors is not None:
        _check_errors(errors, corpora)
    chosen = {name: _documents(path, casing, meta) for name, path in _named(corpora).items()}
    ours = {"model": model, "min_confidence": min_confidence, "cache_dir": cache_dir}
    if predictions is None:
        settings = settings_from(**ours)
        run = _run(settings, chosen, on_gold_spans=gold_spans, explaining=errors is not None)
    else:
        _refuse_ours({"gold_spans": gold_spans or None, **ours})
        run = _theirs(predictions, chosen)
    if errors is not None:
        _write_errors(errors, run, scope)
    evaluations = [
        evaluate(name, answers, scope, known=run.known, rounds=bootstrap)
        for name, answers in run.pooled().items()
    ]
    if form is Format.JSON:
        print_lines((dumps([evaluation_record(item) for item in evaluations], indent=2),))
    else:
        print_lines(_text(evaluations, scope, bootstrap, details=details))


@dataclass(frozen=True, slots=True)
class _Run:
    """What was said of each corpus."""

    answers: Mapping[str, Sequence[Answered]]
    """By the corpus's name."""
    known: frozenset[str] | None
    """The GeoNames numbers of the corpora that the gazetteer holds; None for somebody else's predictions."""
    countries: Atlas | None = None
    """Names the countries; None for somebody else's predictions."""

    def pooled(self) -> Mapping[str, Sequence[Answered]]:
        """Give the answers with those of all corpora together, where there are several."""
        if len(self.answers) == 1:
            return self.answers
        return {**self.answers, POOLED: [item for held in self.answers.values() for item in held]}


def _run(
    settings: Settings,
    chosen: Mapping[str, Sequence[GoldDocument]],
    *,
    on_gold_spans: bool,
    explaining: bool,
) -> _Run:
    answers: dict[str, list[Answered]] = {}
    opened = closing(ready_mapper(settings, explaining=explaining))
    with opened as mapper, progress_bar() as progress:
        for name, documents in chosen.items():
            held = answers.setdefault(name, [])
            for answered in answer(mapper.pipeline, documents, on_gold_spans=on_gold_spans):
                held.append(answered)
                if progress:
                    progress(name, len(held), len(documents))
        numbers = {
            toponym.geonameid
            for documents in chosen.values()
            for document in documents
            for toponym in document.toponyms
            if toponym.geonameid
        }
        known = mapper.gazetteer.held(f"geonames:{number}" for number in numbers)
    return _Run(answers, frozenset(number.partition(":")[2] for number in known), mapper.gazetteer)


def _theirs(path: Path, chosen: Mapping[str, Sequence[GoldDocument]]) -> _Run:
    said = read_predictions(path)
    return _Run(
        {name: list(answers_from(said, documents)) for name, documents in chosen.items()}, None
    )


def _refuse_ours(said: Mapping[str, object]) -> None:
    """Refuse options that say how geomap is to work, where it has nothing to do; None: not said."""
    names = [f"--{name.replace('_', '-')}" for name, value in said.items() if value is not None]
    if names:
        message = (
            f"--predictions measures what somebody else found; leave out {' and '.join(names)}"
        )
        raise InputError(message)


def _check_errors(target: str, corpora: Sequence[Path]) -> None:
    if target == STDOUT:
        message = "--errors wants a file; standard output is for the figures"
        raise InputError(message)
    check_output(target, [str(path) for path in corpora])


def _write_errors(target: str, run: _Run, scope: Scope) -> None:
    answers = [item for held in run.answers.values() for item in held]
    found = misses(answers, judge_all(answers, scope), run.known or frozenset(), run.countries)
    pieces = (
        jsonl_pieces(found)
        if target.endswith(".jsonl")
        else markdown_pieces(f"Mistakes in {', '.join(run.answers)}", found)
    )
    write_output(pieces, target)
    tell(f"{counted(len(found), 'mistake')} in {target}")


def _text(
    evaluations: Sequence[Evaluation], scope: Scope, rounds: int, *, details: bool
) -> Iterator[str]:
    yield f"Counted: {', '.join(_conventions(scope))}."
    if rounds:
        yield f"Intervals: 95 %, {counted(rounds, 'resample')} of the documents."
    yield ""
    yield from overview_tables(evaluations)
    if details:
        for item in evaluations:
            yield from detail_tables(item)


def _conventions(scope: Scope) -> Iterator[str]:
    yield {
        Gold.ALL: "all toponyms (for resolution those with coordinates)",
        Gold.COORDS: "toponyms with coordinates",
        Gold.IDS: "toponyms with a GeoNames number",
    }[scope.gold]
    for said, names in (
        ("of the types", scope.kinds),
        ("of the kinds", scope.groups),
        ("without the types", scope.excluded_kinds),
        ("without mentions in the roles", scope.excluded_roles),
    ):
        if names:
            yield f"{said} {', '.join(sorted(names))}"
    if scope.trusts_id:
        yield "the same GeoNames number is 0 km off"
    if scope.strict:
        yield "what meets a toponym that does not count is wrong"


def _named(corpora: Sequence[Path]) -> Mapping[str, Path]:
    """Name each corpus by its file, or by its path where two files are called the same."""
    stems = Counter(path.stem for path in corpora)
    named = {path.stem if stems[path.stem] == 1 else str(path): path for path in corpora}
    if len(named) < len(corpora):
        message = "a corpus is named twice; name each once"
        raise InputError(message)
    return named


def _documents(path: Path, casing: Casing, meta: str) -> list[GoldDocument]:
    key, equals, value = meta.partition("=")
    if meta and not equals:
        message = f"--meta wants KEY=VALUE, not {meta!r}"
        raise InputError(message)
    documents = [
        document
        for document in read_corpus(path, casing)
        if not meta or document.meta.get(key) == value
    ]
    if not documents:
        message = f"{path} holds no document{f' whose meta says {meta}' if meta else ''}"
        raise InputError(message)
    return documents


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _roles(text: str) -> frozenset[Role]:
    try:
        return frozenset(Role(name) for name in _listed(text))
    except ValueError as error:
        message = f"{error}; roles are {', '.join(Role)}"
        raise typer.BadParameter(message) from error
