"""Prints every figure that README and CONTRIBUTING quote: `make bench`."""

from tests.benchmarks import answers, commands, growth, lookups, maps, recognition, resolution


def main() -> None:
    """Print one line a figure."""
    lookups.report()
    answers.report()
    growth.report()
    recognition.report()
    resolution.report()
    commands.report()
    maps.report()


if __name__ == "__main__":
    main()
