"""How time grows with the length of a text: eight times the text should take about eight times as long."""

import time
from collections.abc import Callable

from geomap.assembly import Mapper
from geomap.documents import Document
from geomap.gazetteer import normalise

TIMES = 8
"""How much longer the longer text is."""

NAMES = {
    "initials": "a.",
    "articles": "the ",
    "apostrophes": "'",
    "accents": "\u0301",
    "saints": "St. ",
}
TEXTS = {
    "prose": "Jets struck Homs, and drones circled the province of Idlib. ",
    "one list": "Homs, ",
    "one word": "Homs",
    "no punctuation": "rain over aleppo and Homs ",
    "control characters": "\u200f\u0000Homs\u202e ",
}
"""Units that are repeated; each once sent some rule or pattern somewhere back and forth."""


def ratio(work: Callable[[str], object], unit: str, count: int) -> float:
    """Time of the longer text over that of the shorter, the best of three each, in CPU seconds."""

    def seconds(text: str) -> float:
        started = time.process_time()
        work(text)
        return time.process_time() - started

    short, long = unit * count, unit * count * TIMES
    return min(seconds(long) for _ in range(3)) / min(seconds(short) for _ in range(3))


def report() -> None:
    """Print the growth of the normal form and of the whole pipeline."""
    for label, unit in NAMES.items():
        print(
            f"normal form, {label}: {TIMES} × the text, {ratio(normalise, unit, 20_000):.1f} × the time"
        )
    mapper = Mapper()
    for label, unit in TEXTS.items():
        grown = ratio(lambda text: mapper(Document("growth", text)), unit, 400)
        print(f"mapping, {label}: {TIMES} × the text, {grown:.1f} × the time")
