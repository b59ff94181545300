"""JSON objects read with care: each wrong field is an InputError that names it."""

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NoReturn, ParamSpec, TypeVar

from geomap.errors import InputError
from geomap.read.source import has_lone_surrogate

P = ParamSpec("P")
T = TypeVar("T")

Scalar = str | float | int | bool | None
"""What a setting in a manifest may be."""


def parse_json(text: str, where: str) -> object:
    """Parse one JSON value, strictly: no NaN, no Infinity.

    Args:
        text: the JSON.
        where: what it is part of, for messages: a file, or a file and line.

    Raises:
        InputError: it is not JSON.
    """

    def refuse(constant: str) -> NoReturn:
        message = f"{constant} is no JSON"
        raise ValueError(message)

    try:
        value: object = json.loads(text, parse_constant=refuse)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, " if error.lineno > 1 else ""
        message = f"{where}: not JSON: {error.msg} ({place}character {error.colno})"
        raise InputError(message) from None
    except (ValueError, RecursionError) as error:
        message = f"{where}: not JSON that can be read: {error}"
        raise InputError(message) from None
    return value


def json_lines(text: str, source: str) -> Iterator["Fields"]:
    """Give the object on each line that is not blank.

    Lines end at U+000A alone, as JSON Lines has it: other line separators may stand in strings.

    Raises:
        InputError: a line is no JSON object; the text has its number.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            where = f"{source}, line {number}"
            yield Fields.of(parse_json(line, where), where)


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one JSON object, and where it stands."""

    values: dict[str, object]
    """The object as parsed."""
    where: str
    """What messages call it: `spans.jsonl, line 3: toponyms[0]`."""

    @classmethod
    def of(cls, value: object, where: str) -> "Fields":
        """Take a parsed value for an object.

        Raises:
            InputError: it is none.
        """
        if not isinstance(value, dict):
            message = f"{where}: must be an object, not {_kind(value)}"
            raise InputError(message)
        return cls(value, where)

    def error(self, message: str) -> InputError:
        """Give the error to raise, with where it stands."""
        return InputError(f"{self.where}: {message}")

    def wrong(self, name: str, wanted: str, value: object) -> InputError:
        """Give the error for a field of the wrong type."""
        return self.error(f"{name!r} must be {wanted}, not {_kind(value)}")

    def make(self, maker: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call what makes a value, and say where it stood if it refuses.

        Raises:
            InputError: the maker raised ValueError.
        """
        try:
            return maker(*args, **kwargs)
        except ValueError as error:
            raise self.error(str(error)) from None

    def text(self, name: str, default: str | None = None) -> str:
        """Give a text; the default, if there is one, where the field is absent or null."""
        value = self._get(name, default)
        if not isinstance(value, str):
            raise self.wrong(name, "a text", value)
        if has_lone_surrogate(value):
            message = f"{name!r} holds half of a surrogate pair (\\ud800 … \\udfff)"
            raise self.error(message)
        return value

    def optional_text(self, name: str) -> str | None:
        """Give a text, or None where the field is absent or null."""
        return None if self.values.get(name) is None else self.text(name)

    def whole(self, name: str, default: int | None = None) -> int:
        """Give a whole number."""
        value = self._get(name, default)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.wrong(name, "a whole number", value)
        return value

    def number(self, name: str, default: float | None = None) -> float:
        """Give a number."""
        value = self._get(name, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(name, "a number", value)
        return self.make(_finite, value)

    def flag(self, name: str) -> bool:
        """Give true or false; false where the field is absent or null."""
        value = self._get(name, default=False)
        if not isinstance(value, bool):
            raise self.wrong(name, "true or false", value)
        return value

    def part(self, name: str) -> "Fields":
        """Give an object within."""
        where = f"{self.where}: {name}"
        return Fields.of(self._get(name, None), where)

    def optional_part(self, name: str) -> "Fields | None":
        """Give an object within, or None where the field is absent or null."""
        return None if self.values.get(name) is None else self.part(name)

    def parts(self, name: str, *, required: bool = True) -> tuple["Fields", ...]:
        """Give a list of objects within; empty where an optional field is absent."""
        held = self._list(name, required=required)
        return tuple(
            Fields.of(value, f"{self.where}: {name}[{index}]") for index, value in enumerate(held)
        )

    def texts(self, name: str) -> tuple[str, ...]:
        """Give a list of texts; empty where the field is absent."""
        held = self._list(name, required=False)
        for value in held:
            if not isinstance(value, str):
                raise self.wrong(name, "a list of texts", held)
        return tuple(str(value) for value in held)

    def scalars(self, name: str) -> dict[str, Scalar]:
        """Give an object of plain values."""
        held = self.part(name)
        checked: dict[str, Scalar] = {}
        for key, value in held.values.items():
            if not isinstance(value, str | float | int | None):
                raise held.wrong(key, "a plain value", value)
            checked[key] = value
        return checked

    def _list(self, name: str, *, required: bool) -> list[object]:
        value = self._get(name, None if required else [])
        if not isinstance(value, list):
            raise self.wrong(name, "a list", value)
        return value

    def _get(self, name: str, default: object) -> object:
        value = self.values.get(name)
        if value is None and default is not None:
            return default
        if name not in self.values:
            message = f"{name!r} is missing"
            raise self.error(message)
        return value


def _finite(value: float) -> float:
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        message = "a number is too large"
        raise ValueError(message)
    return number


def _kind(value: object) -> str:
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    return json.dumps(value)[:60]
