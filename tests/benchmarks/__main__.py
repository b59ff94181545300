"""Prints every figure that README and CONTRIBUTING quote: `make bench`."""

import sys
from pathlib import Path

from tests.benchmarks import answers, commands, growth, lookups, maps, recognition, resolution


def main(corpora: str = "") -> None:
    """Print one line a figure; a folder of annotated corpora, if there is one, is what recognition and resolution are measured on."""
    folder = Path(corpora) if corpora else None
    lookups.report()
    answers.report()
    growth.report()
    recognition.report(folder)
    resolution.report(folder)
    commands.report()
    maps.report()


if __name__ == "__main__":
    main(*sys.argv[1:])
