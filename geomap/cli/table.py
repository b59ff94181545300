"""Rows on standard output: a table on a terminal, tab-separated elsewhere."""

import sys
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from geomap.cli.output import print_lines


def print_table(
    header: Sequence[str], rows: Sequence[Sequence[str]], *, right: AbstractSet[str] = frozenset()
) -> None:
    """Write rows under their header.

    Args:
        header: names of the columns.
        rows: cells without line ends and tabs.
        right: columns that are set flush right on a terminal.
    """
    if not sys.stdout.isatty():
        print_lines("\t".join(row) for row in (header, *rows))
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal pays for it
    from rich.table import Table  # noqa: PLC0415 - only a terminal pays for it
    from rich.text import Text  # noqa: PLC0415 - only a terminal pays for it

    table = Table(box=None, pad_edge=False)
    for name in header:
        table.add_column(name, justify="right" if name in right else "left")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))  # Text: a name is no markup
    Console().print(table)
