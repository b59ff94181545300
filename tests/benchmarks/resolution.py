"""How many mentions a second are looked up and decided, as a share of what looking them up alone takes."""

import time
from collections.abc import Callable

from geomap.assembly import ensure_gazetteer
from geomap.documents import Document
from geomap.gazetteer import Gazetteer
from geomap.places import Query
from geomap.recognize import RuleRecognizer
from geomap.resolve import ContextResolver
from geomap.settings import load_settings
from tests.test_samples import SAMPLES, text_of

COPIES = 20
"""How often each sample is decided: news names the same places again and again."""


def report() -> None:
    """Print mentions a second, and what part of it the look-ups are."""
    with Gazetteer.open(ensure_gazetteer(load_settings().settings)) as gazetteer:
        texts = [Document(str(index), text_of(folder)) for index, folder in enumerate(SAMPLES)]
        found = list(RuleRecognizer(gazetteer).pipe(texts * COPIES))
        mentions = sum(len(held) for _, held in found)
        resolver = ContextResolver()

        def look_up() -> list[list[object]]:
            return [
                [gazetteer.candidates(Query(item.text, item.role)) for item in held]
                for _, held in found
            ]

        def decide() -> None:
            for document, held in found:
                offered = [gazetteer.candidates(Query(item.text, item.role)) for item in held]
                resolver.resolve(document, held, offered)

        alone, whole = _best(look_up), _best(decide)
    print(
        f"resolution: {mentions / whole:,.0f} mentions a second of CPU, look-ups included, which are {alone / whole:.0%} of it"
    )


def _best(work: Callable[[], object]) -> float:
    """Give the least of three CPU times, in seconds."""
    times = []
    for _ in range(3):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)
