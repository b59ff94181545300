"""What the commands say to a person, on standard error: lines, and progress where it is a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Progress = Callable[[str, int, int], None]
"""Told of a long work: the stage's name, how much is done, and how much there is (0: not known)."""


def tell(text: str) -> None:
    """Say one line."""
    print(one_line(text), file=sys.stderr)  # noqa: T201 - the command line talks


def complain(problem: object) -> None:
    """Say in one line what went wrong."""
    tell(f"geomap: {problem}")


def one_line(text: str) -> str:
    """Give a text without line ends and control characters, which a file's name may hold."""
    return "".join(
        character if character.isprintable() else repr(character)[1:-1] for character in text
    )


def counted(number: int, noun: str) -> str:
    """Give a number with its noun: `1 place`, `1,024 places`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


@contextmanager
def progress_bar(*, wanted: bool = True) -> Iterator[Progress | None]:
    """Show a bar while the block runs; None where standard error is no terminal, or it is not wanted."""
    if not (wanted and sys.stderr.isatty()):
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal pays for it
    from rich.progress import Progress as Bars  # noqa: PLC0415 - only a terminal pays for it
    from rich.progress import TimeElapsedColumn  # noqa: PLC0415 - only a terminal pays for it

    columns = (*Bars.get_default_columns(), TimeElapsedColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        bar, shown = bars.add_task("", total=None), ""

        def show(stage: str, done: int, total: int) -> None:
            nonlocal bar, shown
            if stage != shown:  # a bar of its own: the time of one stage says nothing of the next
                bars.remove_task(bar)
                bar, shown = bars.add_task(stage, total=None), stage
            bars.update(bar, completed=done, total=total or None)

        yield show
