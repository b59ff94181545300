"""Options that several commands share in bundles: a command gets what they say as one value."""

import functools
import inspect
from collections.abc import Callable
from typing import Any

Command = Callable[..., None]


def takes(name: str, choose: Callable[..., object]) -> Callable[[Command], Command]:
    """Give what gives a command the options that `choose` has; it gets what that makes of them as `name`."""
    offered = list(inspect.signature(choose).parameters.values())

    def bundle(command: Command) -> Command:
        signature = inspect.signature(command)
        own = [item for key, item in signature.parameters.items() if key != name]

        @functools.wraps(command)
        def run(**given: Any) -> None:  # noqa: ANN401 - whatever the options hold
            chosen = {item.name: given.pop(item.name) for item in offered}
            command(**given, **{name: choose(**chosen)})

        parameters = [*own, *offered]
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined] # typer reads it
        run.__annotations__ = {item.name: item.annotation for item in parameters}
        return run

    return bundle
