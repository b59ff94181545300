"""The command line: one module a command; here its entry point."""

import sys
from collections.abc import Sequence
from typing import NoReturn

from geomap.cli.talk import complain
from geomap.errors import GeomapError


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and end the process with its status.

    0: done. 1: the reader of our output went away. 2: bad input or usage. 3: a resource is missing.
    4: a service failed. 130: interrupted. Anything else that goes wrong is a bug and keeps its traceback.

    Args:
        arguments: the words after `geomap`; the process's own if None.
    """
    from geomap.cli.app import app  # noqa: PLC0415 - so that importing the entry point costs nothing

    try:
        app(arguments, prog_name="geomap")
    except GeomapError as error:
        complain(error)
        sys.exit(error.exit_code)
    sys.exit(0)
