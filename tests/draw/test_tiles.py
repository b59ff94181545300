"""Servers of map pictures: found by name, refused with a way out, and allowed by the page's policy alone."""

import re

import pytest

from geomap.draw import find_tiles, page
from geomap.draw.tiles import SHORT_NAMES
from geomap.errors import InputError
from tests.draw.reports import report


@pytest.mark.parametrize(
    "name", ["osm", "OSM", "OpenStreetMap.Mapnik", "openstreetmap mapnik", "OpenStreetMapMapnik"]
)
def test_a_name_is_found_however_it_is_written(name: str) -> None:
    found = find_tiles(name)
    assert found.name == "OpenStreetMap.Mapnik"
    assert found.hosts == ("https://tile.openstreetmap.org",)
    assert "OpenStreetMap" in found.attribution


@pytest.mark.parametrize("name", SHORT_NAMES)
def test_every_short_name_leads_to_a_server_that_needs_nothing(name: str) -> None:
    found = find_tiles(name)
    assert set(re.findall(r"\{(\w+)\}", found.url)) <= {"s", "x", "y", "z"}
    assert all(re.fullmatch(r"https://[\w.-]+", host) for host in found.hosts)


def test_a_server_with_several_hosts_names_them_all() -> None:
    assert find_tiles("OpenTopoMap").hosts == tuple(
        f"https://{letter}.tile.opentopomap.org" for letter in "abc"
    )


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("OpenStreetMap.Mapnick", "did you mean OpenStreetMap.Mapnik"),
        ("osn", "did you mean osm"),
        ("zzzzzzzzzz", "did you mean osm or hot"),
        ("MapBox", "need a key"),
        ("CartoDB.Positron", "need a key"),
        ("Thunderforest.OpenCycleMap", "need a key"),
        ("{{7*7}}\n", "no tiles are called"),
    ],
)
def test_a_name_that_is_none_or_needs_more_is_refused_in_one_line(name: str, why: str) -> None:
    with pytest.raises(InputError, match=re.escape(why)) as refusal:
        find_tiles(name)
    assert "\n" not in str(refusal.value)


def test_the_policy_lets_pictures_of_that_server_alone_through() -> None:
    html = page(report(), basemap="110m", tiles="osm")
    assert "img-src data: https://tile.openstreetmap.org;" in html
    assert "default-src 'none'" in html
    assert "connect-src" not in html


def test_a_page_without_borders_holds_none() -> None:
    without = page(report(), basemap="110m", borders="none")
    assert "countries" not in without.partition('id="geomap-basemap">')[2].partition("</script>")[0]
    assert len(without) < len(page(report(), basemap="110m"))
