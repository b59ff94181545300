"""A wrong command line is bad input like any other: one line that says what is wrong and where to look."""

from typing import Any

import typer
from typer.core import TyperGroup

from geomap.errors import InputError

# Typer shows this class of its own parser under no name that holds for all its versions.
_UsageError: type[Exception] = typer.BadParameter.__bases__[0]
_HELP_WANTED = "NoArgsIsHelpError"
"""Name of the error that a command line without arguments raises; its message is the whole help."""


class OneLineGroup(TyperGroup):
    """The root of the commands; tells a usage error, its own or a command's, in one line."""

    def make_context(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - Typer's own signature, passed on
        """Read the words before the command.

        Raises:
            InputError: they make no sense.
        """
        try:
            return super().make_context(*args, **kwargs)
        except _UsageError as error:
            raise _told(error) from None

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - as above
        """Read the command's words, and run it.

        Raises:
            InputError: they make no sense.
        """
        try:
            return super().invoke(ctx)
        except _UsageError as error:
            raise _told(error) from None


def _told(error: Any) -> Exception:  # noqa: ANN401 - Typer's own class
    if type(error).__name__ == _HELP_WANTED:
        return error  # type: ignore[no-any-return] # an exception
    command = error.ctx.command_path if error.ctx else "geomap"
    said = " ".join(error.format_message().split()).rstrip(".")
    return InputError(f"{said[:1].lower()}{said[1:]}; see `{command} --help`")
