"""The whole chain against a real Nominatim: python -m tests.nominatim URL (`make test-nominatim` serves one)."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from geomap.settings import default_cache_dir

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

TEXT = (HERE / "document.txt").read_text(encoding="utf-8")
EXPECTED = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))
"""Name → latitude, longitude and who answered; None where nobody knows a place of the name."""
FOUND = (
    "Homs",
    "Kherbet Sawda",
    "Shniyeh",
    "Umm Sharshuh",
    "Al-Dablan Street",
    "Al-Hamidiyah Street",
    "Ramadi",
)
"""Names that geomap finds in the text by itself; the others it is given."""
TOLERANCE_DEGREES = 0.02


def geomap(*arguments: str, status: int = 0) -> str:
    """Run a command and give what it prints."""
    command = [sys.executable, "-m", "geomap", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == status, (arguments, done.returncode, done.stderr)
    return done.stdout


def check(report: dict[str, object], names: Iterable[str]) -> None:
    """Compare what was placed with what is expected."""
    mentions = report["mentions"]
    assert isinstance(mentions, list)
    placed = {item["text"]: item for item in mentions}
    for name in names:
        expected = EXPECTED[name]
        item = placed.get(name)
        assert item is not None, f"{name} was not found"
        if expected is None:
            # At most it is said to lie within something that has another name.
            assert item.get("place", {}).get("name") != name, item
            continue
        assert item["status"] == "resolved", item
        latitude, longitude, answered_by = expected
        assert item["answered_by"] == answered_by, item
        assert abs(item["place"]["latitude"] - latitude) < TOLERANCE_DEGREES, item
        assert abs(item["place"]["longitude"] - longitude) < TOLERANCE_DEGREES, item


def main(url: str) -> None:
    """Resolve, draw, and do both again offline, from the cache and from its export alone: the same bytes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for index in default_cache_dir().glob("gazetteer-*.sqlite"):
            (folder / index.name).symlink_to(index)
        asking = ("--online", "nominatim", "--service-url", url, "--cache-dir", name)
        spans = [
            {"start": (start := TEXT.index(toponym)), "end": start + len(toponym)}
            for toponym in EXPECTED
        ]
        given = folder / "spans.jsonl"
        line = json.dumps({"id": "report", "text": TEXT, "toponyms": spans})
        given.write_text(line + "\n", encoding="utf-8")
        first = geomap("resolve", str(given), *asking, "--per-minute", "6000")
        check(json.loads(first), EXPECTED)
        page = folder / "online.html"
        article = str(HERE / "document.txt")
        geomap("map", article, "-o", str(page), *asking, "--per-minute", "6000")
        assert "OpenStreetMap contributors" in page.read_text(encoding="utf-8")
        check(json.loads(geomap("extract", article, *asking, "--cache-only")), FOUND)
        export = folder / "geocode.jsonl"
        geomap("cache", "export", "-o", str(export), "--cache-dir", name)
        (folder / "geocode.sqlite").unlink()
        again = folder / "offline.html"
        geomap("map", article, "-o", str(again), *asking, "--cache-only")
        assert again.read_bytes() == page.read_bytes(), "the same map from the exported cache"
        assert geomap("resolve", str(given), *asking, "--cache-only") == first
        answer = json.loads(geomap("geocode", "Tell Zahab", *asking, "--offline", "-f", "json"))
        assert len(answer[0]["candidates"]) == 2, "both namesakes are offered"
    print(f"{len(EXPECTED)} names as expected; the same bytes from the exported cache")  # noqa: T201 - a test's word


if __name__ == "__main__":
    main(*sys.argv[1:])
