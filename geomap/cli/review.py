"""`geomap review`: what geomap is not sure of → what people decided on it."""

from enum import StrEnum
from functools import partial
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from geomap.cli.asking import Session, summary
from geomap.cli.decide import (
    ACCEPT_EXAMPLES,
    POINT_EXAMPLES,
    REJECT_EXAMPLES,
    By,
    WrittenTo,
    accept,
    place_of,
    point,
    reject,
    work_on,
)
from geomap.cli.doubts import BELOW, Doubt, Remark, doubts_of
from geomap.cli.online import Failures, Online, takes_online
from geomap.cli.options import CacheDir, Encoding, MinConfidence, Model, epilog
from geomap.cli.output import STDOUT, print_lines
from geomap.cli.places import Places, takes_places
from geomap.cli.sources import MapWhenAsked, end, read_all
from geomap.cli.table import print_table
from geomap.cli.talk import one_line, tell
from geomap.errors import InputError
from geomap.export import dumps

ASK_EXAMPLES = (
    "geomap review ask report.txt --decisions decisions.jsonl",
    "geomap extract report.txt -o report.json; geomap review report.json",
)
LIST_EXAMPLES = (
    "geomap review list report.txt",
    "geomap review list report.txt --below 0.5 -f jsonl",
)
_HEADER = ("document", "start", "text", "confidence", "place or reason", "sentence")
_RIGHT = frozenset({"start", "confidence"})


class AskByDefault(TyperGroup):
    """A group of commands in which `ask` may be left out: `geomap review report.txt`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer's own signature
        """Put `ask` before what is no command."""
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = ["ask", *args]
        return list(super().parse_args(ctx, args))


app = typer.Typer(
    cls=AskByDefault,
    help="Look at what geomap is not sure of, and decide. `ask` may be left out: geomap review report.txt.",
    no_args_is_help=True,
)


class Format(StrEnum):
    """How doubtful mentions are listed."""

    TEXT = "text"
    JSONL = "jsonl"


Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="Text files; or .json and .jsonl files that extract wrote, of which nothing is computed again.",
        show_default=False,
    ),
]
Below = Annotated[
    float,
    typer.Option(metavar="P", help="Mentions placed less surely than this, 0 to 1, are doubtful."),
]
Everything = Annotated[
    bool, typer.Option("--all", help="Also what is sure, and what was decided on.")
]


@app.command("ask", epilog=epilog(ASK_EXAMPLES))
@takes_places
@takes_online
def ask(  # noqa: PLR0913 - a parameter is an option
    sources: Sources,
    *,
    decisions: WrittenTo = None,
    below: Below = BELOW,
    everything: Everything = False,
    by: By = "",
    encoding: Encoding = None,
    cache_dir: CacheDir = None,
    model: Model = None,
    min_confidence: MinConfidence = None,
    online: Online,
    places: Places,
) -> None:
    """Ask about each doubtful mention, the least sure first, and write each answer down at once.

    Answers are a letter or a number and Enter; ? explains them. What was decided before is not asked
    about again.
    """
    if STDOUT in sources:
        message = "the answers come from standard input, so the text cannot; put it into a file"
        raise InputError(message)
    work = work_on(
        decisions,
        cache_dir=cache_dir,
        model=model,
        min_confidence=min_confidence,
        **online.overrides,
        **places.overrides,
    )
    failures = Failures(work.settings, online)
    with MapWhenAsked(work.settings, tells_idle=False) as mapper:
        read = read_all(sources, mapper, encoding=encoding, replay=mapper.replay)
        reports = tuple(failures.through(read))
        doubts = doubts_of(reports, below=below, everything=everything)
        session = Session(doubts, work.file, partial(place_of, mapper), Remark(by=by))
        made = session.run()
    tell("")
    tell(summary(made, session.left, work.file))
    failures.tell()
    end(reports)
    failures.end()


@app.command("list", epilog=epilog(LIST_EXAMPLES))
@takes_places
@takes_online
def list_(  # noqa: PLR0913 - a parameter is an option
    sources: Sources,
    *,
    decisions: WrittenTo = None,
    below: Below = BELOW,
    everything: Everything = False,
    form: Annotated[
        Format,
        typer.Option(
            "-f", "--format", metavar="FORMAT", help="text or jsonl; the latter has all choices."
        ),
    ] = Format.TEXT,
    encoding: Encoding = None,
    cache_dir: CacheDir = None,
    model: Model = None,
    min_confidence: MinConfidence = None,
    online: Online,
    places: Places,
) -> None:
    """List the doubtful mentions, the least sure first.

    Decisions that are there already hold: what they settle is not listed.
    """
    work = work_on(
        decisions,
        cache_dir=cache_dir,
        model=model,
        min_confidence=min_confidence,
        **online.overrides,
        **places.overrides,
    )
    failures = Failures(work.settings, online)
    with MapWhenAsked(work.settings) as mapper:
        read = read_all(sources, mapper, encoding=encoding, replay=mapper.replay)
        reports = tuple(failures.through(read))
    doubts = doubts_of(reports, below=below, everything=everything)
    if form is Format.JSONL:
        print_lines(dumps(doubt.record()) for doubt in doubts)
    elif doubts:
        print_table(_HEADER, [_row(doubt) for doubt in doubts], right=_RIGHT)
    else:
        tell("nothing is doubtful")
    failures.tell()
    end(reports)
    failures.end()


app.command("accept", epilog=epilog(ACCEPT_EXAMPLES))(accept)
app.command("reject", epilog=epilog(REJECT_EXAMPLES))(reject)
app.command("point", epilog=epilog(POINT_EXAMPLES))(point)


def _row(doubt: Doubt) -> tuple[str, ...]:
    mention = doubt.resolution.mention
    cells = (
        doubt.document.id,
        str(mention.span.start),
        mention.text,
        f"{doubt.confidence:.2f}",
        doubt.status,
        " ".join("".join(doubt.context).split()),
    )
    return tuple(map(one_line, cells))
