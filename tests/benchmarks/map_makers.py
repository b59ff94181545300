"""Makes one map in a process of its own, ours or one of Folium's: `python -m tests.benchmarks.map_makers KIND MENTIONS OUT`.

Folium's maps hold the same: a marker for each mention, its sentence in the popup. They get Leaflet and the plugin's
files put inside, as there is no network; and no tiles.
"""

import json
import re
import resource
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import folium
from folium.plugins import FastMarkerCluster, MarkerCluster

from geomap.draw import page
from geomap.draw.assets import style_sheet, vendored
from geomap.places import Report
from tests.benchmarks.map_data import reports

_FILES = MappingProxyType(
    {
        "leaflet.js": "leaflet/leaflet.js",
        "jquery-3.7.1.min.js": "jquery/jquery.min.js",
        "leaflet.markercluster.js": "leaflet.markercluster/leaflet.markercluster.js",
    }
)
"""End of a script's address in Folium's page → the file that takes its place."""


def _ours(given: Sequence[Report]) -> str:
    return page(given)


def _mentions(given: Sequence[Report]) -> list[tuple[float, float, str]]:
    return [
        (
            item.place.point.latitude,
            item.place.point.longitude,
            held.document.quote(item.mention.sentence),
        )
        for held in given
        for item in held.resolved
    ]


def _marker(given: Sequence[Report]) -> str:
    drawn = _plain()
    for latitude, longitude, sentence in _mentions(given):
        folium.Marker((latitude, longitude), popup=sentence).add_to(drawn)
    return _inlined(drawn)


def _cluster(given: Sequence[Report]) -> str:
    drawn = _plain()
    group = MarkerCluster().add_to(drawn)  # type: ignore[no-untyped-call] # folium's plugins have few annotations
    for latitude, longitude, sentence in _mentions(given):
        folium.Marker((latitude, longitude), popup=sentence).add_to(group)
    return _inlined(drawn)


def _fast_cluster(given: Sequence[Report]) -> str:
    drawn = _plain()
    callback = """function (row) {
        var marker = L.marker(new L.LatLng(row[0], row[1]));
        marker.bindPopup(function () { return document.createTextNode(row[2]); });
        return marker;
    };"""
    FastMarkerCluster(_mentions(given), callback=callback).add_to(drawn)  # type: ignore[no-untyped-call] # as above
    return _inlined(drawn)


def _plain() -> folium.Map:
    drawn = folium.Map((20.0, 0.0), zoom_start=2, tiles=None)
    drawn.options["max_zoom"] = 18
    return drawn


def _inlined(drawn: folium.Map) -> str:
    def script(match: re.Match[str]) -> str:
        name = match[1].rpartition("/")[2]
        return f"<script>{vendored(_FILES[name])}</script>" if name in _FILES else ""

    html: str = drawn.get_root().render()
    html = re.sub(r'<script src="([^"]*)"></script>', script, html)
    html = re.sub(r'<link rel="stylesheet"[^>]*/>', "", html)
    styles = style_sheet("leaflet/leaflet.css") + style_sheet(
        "leaflet.markercluster/MarkerCluster.css"
    )
    return html.replace("</head>", f"<style>{styles}</style></head>", 1)


MAKERS: Mapping[str, Callable[[Sequence[Report]], str]] = MappingProxyType(
    {
        "geomap": _ours,
        "folium Marker": _marker,
        "folium MarkerCluster": _cluster,
        "folium FastMarkerCluster": _fast_cluster,
    }
)
"""A map's kind → what makes it."""

SLOW: Mapping[tuple[int, str], str] = MappingProxyType(
    {
        (10_000, "folium Marker"): "it takes some 40 s to open",
        (100_000, "folium Marker"): "it takes some 50 s to make and minutes to open",
        (100_000, "folium MarkerCluster"): "it takes some 50 s and 1.4 GB to make",
    }
)
"""What is not measured again each time, and what it took when it was."""


def main(kind: str, mentions: int, target: Path) -> None:
    """Make a map and print the CPU seconds and the peak of memory in MB, what the reports take left out of the first alone."""
    given = reports(mentions)
    started = time.process_time()
    html = MAKERS[kind](given)
    seconds = time.process_time() - started
    target.write_text(html, encoding="utf-8")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([seconds, peak]))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
