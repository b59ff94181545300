"""Counts the rows of a dump that cannot be used, so that they can be told."""


class Skipped:
    """How many rows were left out, and why the first of each kind was."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._examples: dict[str, str] = {}

    def add(self, file: str, why: str) -> None:
        """Count one row of a file."""
        self._counts[file] = self._counts.get(file, 0) + 1
        self._examples.setdefault(file, why)

    def lines(self) -> tuple[str, ...]:
        """Say of each file in one line how many rows were left out; empty where none was."""
        return tuple(
            f"{file}: {count:,} {'row' if count == 1 else 'rows'} left out (the first: {self._examples[file]})"
            for file, count in self._counts.items()
        )
