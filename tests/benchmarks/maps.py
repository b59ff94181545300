"""Maps of ever more mentions, ours beside Folium's: how long they take to make and to open, and how large they are."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from geomap.draw import page
from geomap.draw.inert import json_text
from geomap.draw.payload import Drawing, payload
from tests.benchmarks.map_data import place_count, reports
from tests.benchmarks.map_makers import MAKERS, SLOW
from tests.browser.conftest import find_chromium

SIZES = (100, 1_000, 10_000, 100_000)
ROUNDS = 5
_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
_PATIENCE_MS = 180_000


def report() -> None:
    """Print the table, and the two ratios that we hold ourselves to."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(playwright),
            args=["--no-sandbox", "--disable-gpu", "--enable-precise-memory-info"],
        )
        print("map: mentions, places, kind: make s, peak MB, file MB, open s, JS heap MB, elements")
        for mentions in SIZES:
            for kind in MAKERS:
                _print_row(browser, Path(folder), mentions, kind)
        _print_making(SIZES[-1])
        _print_opening(browser, Path(folder), SIZES[-1])
        browser.close()


def _print_row(browser: Browser, folder: Path, mentions: int, kind: str) -> None:
    label = f"map: {mentions:,}, {place_count(mentions):,}, {kind}"
    if (mentions, kind) in SLOW:
        print(f"{label}: left out, {SLOW[mentions, kind]}")
        return
    target = folder / "map.html"
    # A process of its own: the memory of one map says nothing of the next.
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.map_makers", kind, str(mentions), str(target)],
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, megabytes = json.loads(done.stdout)
    opened, heap, elements = _open(browser, target)
    size = target.stat().st_size / 1e6
    print(
        f"{label}: {seconds:.2f}, {megabytes:.0f}, {size:.2f}, {opened:.2f}, {heap:.0f}, {elements:,}"
    )


def _open(browser: Browser, target: Path) -> tuple[float, float, int]:
    """Open a page without a network; give seconds until it has drawn, JS heap in MB, and its elements."""
    context = browser.new_context(offline=True, viewport={"width": 1440, "height": 900})
    tab = context.new_page()
    tab.set_default_timeout(_PATIENCE_MS)
    started = time.perf_counter()
    tab.goto(target.as_uri(), timeout=_PATIENCE_MS)
    tab.evaluate(_FRAMES)
    seconds = time.perf_counter() - started
    heap = tab.evaluate("performance.memory.usedJSHeapSize / 1e6")
    elements = tab.evaluate("document.querySelectorAll('*').length")
    context.close()
    return seconds, heap, elements


def _print_making(mentions: int) -> None:
    given = reports(mentions)
    value = payload(given, Drawing())
    dumped = min(_cpu(lambda: json.dumps(value)) for _ in range(ROUNDS))
    made = min(_cpu(lambda: page(given)) for _ in range(ROUNDS))
    print(
        f"map of {mentions:,} mentions: made in {made:.2f} s of CPU,"
        f" {made / dumped:.1f} × `json.dumps` of its payload ({dumped:.2f} s)"
    )


def _cpu(work: object) -> float:
    started = time.process_time()
    assert callable(work)
    work()
    return time.process_time() - started


def _print_opening(browser: Browser, folder: Path, mentions: int) -> None:
    """Compare with an empty page of ours, the same basemap on it, that carries the same bytes of JSON and reads none."""
    given = reports(mentions)
    full, empty = folder / "full.html", folder / "empty.html"
    full.write_text(page(given), encoding="utf-8")
    ballast = json_text(payload(given, Drawing()))
    script = f'<script type="application/json" id="ballast">{ballast}</script></body>'
    empty.write_text(page([]).replace("</body>", script), encoding="utf-8")
    pairs = [(_open(browser, full)[0], _open(browser, empty)[0]) for _ in range(ROUNDS)]
    ours, yardstick = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
    print(
        f"map of {mentions:,} mentions: opens in {ours:.2f} s, {ours / yardstick:.1f} × an empty page"
        f" with the same basemap and bytes of JSON ({yardstick:.2f} s)"
    )
