"""Prints every figure that README and CONTRIBUTING quote: `make bench`."""

from tests.benchmarks import commands, growth, lookups


def main() -> None:
    """Print one line a figure."""
    lookups.report()
    growth.report()
    commands.report()


if __name__ == "__main__":
    main()
