"""The README's reference of commands, made of what the commands themselves say; `make docs` checks it.

python -m tests.reference --write puts it into README.md, --check says whether it is there.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from geomap.cli.app import app

README = Path(__file__).parents[1] / "README.md"
BEGIN = "<!-- commands: made by `python -m tests.reference --write` -->"
END = "<!-- end of commands -->"


def commands() -> Iterator[tuple[str, Any]]:
    """Give each command with its words, `gazetteer build`, in the order of the help."""
    root: Any = typer.main.get_command(app)
    for name, command in root.commands.items():
        inner = getattr(command, "commands", None)
        if inner is None:
            yield name, command
        else:
            yield from ((f"{name} {word}", held) for word, held in inner.items())


def reference() -> str:
    """Give the whole reference as Markdown."""
    return "\n\n".join(section(words, command) for words, command in commands())


def section(words: str, command: Any) -> str:  # noqa: ANN401 - typer's classes differ between its versions
    """Give the reference of one command: what it does, its parameters, its examples."""
    head, _, rest = str(command.help).partition("\n\n")
    paragraphs = [f"### `geomap {words}`", one_line(head)]
    paragraphs += [one_line(part) for part in rest.split("\n\n") if part]
    rows = [row(parameter) for parameter in command.params if parameter.name != "help"]
    if rows:
        paragraphs.append("\n".join(("| | |", "|---|---|", *rows)))
    examples = [line.strip() for line in command.epilog.splitlines() if line.startswith("  ")]
    paragraphs.append("\n".join(("```shell", *examples, "```")))
    return "\n\n".join(paragraphs)


def row(parameter: Any) -> str:  # noqa: ANN401 - typer's classes differ between its versions
    """Give the row of one argument or option."""
    if parameter.param_type_name == "argument":
        called = f"`{parameter.metavar}{'…' if parameter.nargs != 1 else ''}`"
    else:
        value = "" if parameter.is_flag else f" {parameter.metavar}"
        called = ", ".join(f"`{name}{value}`" for name in parameter.opts)
    said = one_line(parameter.help)
    if parameter.required:
        said += " Required."
    elif parameter.show_default and not getattr(parameter, "is_flag", False):
        said += f" Default: {getattr(parameter.default, 'value', parameter.default)}."
    return f"| {called} | {said.replace('|', chr(92) + '|')} |"


def one_line(text: str) -> str:
    """Give a paragraph without its line ends."""
    return " ".join(text.split())


def written(readme: str) -> str:
    """Give the README with the reference in its place."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        message = f"README.md has no {BEGIN} … {END}"
        raise SystemExit(message)
    return f"{before}{BEGIN}\n\n{reference()}\n\n{END}{after}"


def main(arguments: list[str]) -> None:
    """Write or check; end with status 1 if the README says something else than the commands."""
    readme = README.read_text(encoding="utf-8")
    if arguments == ["--write"]:
        README.write_text(written(readme), encoding="utf-8")
    elif arguments != ["--check"]:
        raise SystemExit(__doc__)
    elif readme != written(readme):
        message = "README.md is behind the commands; run: python -m tests.reference --write"
        raise SystemExit(message)


if __name__ == "__main__":
    main(sys.argv[1:])
