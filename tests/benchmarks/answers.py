"""How long the cache of online answers takes, and a map from a full one beside a map from the gazetteer alone."""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from geomap.answers import Answer, Request
from geomap.geocode import AnswerCache, find_service, open_cache
from geomap.geocode.client import Access, Client
from geomap.geocode.lines import dumps
from geomap.settings import default_cache_dir
from tests.benchmarks.lookups import microseconds

ROUNDS = 5
TEXT = " ".join(
    f"Shells hit the village of Umm Qasr{chr(97 + number)} near Homs." for number in range(20)
)
URL = "http://127.0.0.1:1"


def answer(request: Request) -> Answer:
    """Make an answer with ten places of the size of Nominatim's."""
    raw = {f"field_{number}": "x" * 40 for number in range(12)}
    place = {"label": f"{request.toponym}, Syria", "latitude": 34.9, "longitude": 36.6, "raw": raw}
    return Answer(request, dumps([place] * 10), "2026-11-22T08:00:00Z", "© OSM", "0")


def seconds(*arguments: str) -> float:
    """Run geomap once and say how long it took."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "geomap", *arguments], check=True, capture_output=True)
    return time.perf_counter() - started


def report() -> None:
    """Print the time of a hit, and of two maps run in turns."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cache = AnswerCache(open_cache(folder, print))
        client = Client(find_service("nominatim"), Access(URL), None)
        requests = [client.request(f"Umm Qasr{chr(97 + number)}") for number in range(20)]
        cache.put_newer(map(answer, requests))
        size = len(answer(requests[0]).records)
        hit = microseconds(lambda: cache.get(requests[7].key))
        cache.close()
        print(f"cache: a hit of {size / 1000:.1f} KB in {hit:.0f} µs")
        for index in default_cache_dir().glob("gazetteer-*.sqlite"):
            shutil.copy(index, folder)
        text, page = folder / "text.txt", str(folder / "map.html")
        text.write_text(TEXT, encoding="utf-8")
        alone = ("map", str(text), "-o", page, "--cache-dir", name)
        asking = (*alone, "--online", "nominatim", "--service-url", URL)
        pairs = [(seconds(*asking), seconds(*alone)) for _ in range(ROUNDS)]
        cached, plain = (statistics.median(times) for times in zip(*pairs, strict=True))
        print(
            f"geomap map from a full cache: {cached:.2f} s, {cached / plain:.2f} × the gazetteer alone"
        )
