"""Whole commands as a user would run them, each beside a yardstick in the same run."""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = ROOT / "tests" / "samples" / "air-strikes" / "document.txt"
ROUNDS = 7

IMPORTS = [sys.executable, "-c", "import spacy, folium, geopy"]
"""The yardstick: what any tool on these three libraries pays before it does anything."""


def seconds(command: list[str]) -> float:
    """Run a command once and say how long it took, in seconds."""
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return time.perf_counter() - started


def compare(label: str, command: list[str]) -> None:
    """Print the median time of a command and its ratio to the yardstick's, run in turns."""
    pairs = [(seconds(command), seconds(IMPORTS)) for _ in range(ROUNDS)]
    ours = statistics.median(pair[0] for pair in pairs)
    yardstick = statistics.median(pair[1] for pair in pairs)
    print(
        f"{label}: {ours:.2f} s, {ours / yardstick:.2f} × `import spacy, folium, geopy` ({yardstick:.2f} s)"
    )


def report() -> None:
    """Print the figures of whole commands."""
    program = [sys.executable, "-m", "geomap"]
    with tempfile.TemporaryDirectory() as folder:
        target = str(Path(folder) / "map.html")
        draw = [*program, "map", str(ARTICLE), "-o", target]
        seconds(draw)
        compare("geomap map (gazetteer built)", draw)
        compare("geomap extract", [*program, "extract", str(ARTICLE)])
        compare("geomap --help", [*program, "--help"])
