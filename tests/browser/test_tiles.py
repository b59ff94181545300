"""Map pictures from a server, where someone asked for them: told, and from that server alone."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from geomap.draw import page as draw
from tests.browser.conftest import OpenPage, becomes
from tests.draw.reports import report


@pytest.mark.parametrize(
    ("name", "host"),
    [("osm", "tile.openstreetmap.org"), ("satellite", "server.arcgisonline.com")],
)
def test_pictures_are_asked_of_one_server_and_the_page_says_so(
    look: Page, tmp_path: Path, name: str, host: str
) -> None:
    (tmp_path / "page.html").write_text(
        draw(report(), basemap="110m", tiles=name), encoding="utf-8"
    )
    asked: set[str] = set()

    def hear(request: Request) -> None:
        if not request.url.startswith(("file:", "data:")):
            asked.add(request.url.split("/")[2])

    look.on("request", hear)
    look.goto((tmp_path / "page.html").as_uri())
    expect(look.locator("img.leaflet-tile").first).to_be_attached()
    becomes(look, lambda: asked, {host})
    expect(look.locator(".gm-online")).to_contain_text(f"Map pictures come from {host}")
    look.get_by_role("tab", name="About").click()
    expect(look.locator("#gm-about")).to_contain_text(host)
    expect(look.locator("#gm-about")).to_contain_text("learns which part of the map you look at")
    assert asked == {host}


def test_osm_is_credited_with_its_link(look: Page, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(draw(report(), basemap="110m", tiles="osm"), "utf-8")
    look.goto((tmp_path / "page.html").as_uri())
    expect(
        look.locator(".leaflet-control-attribution a", has_text="OpenStreetMap")
    ).to_have_attribute("href", "https://www.openstreetmap.org/copyright")
    # Without a network the land of our own is still there.
    expect(look.locator("canvas.gm-basemap")).to_be_visible()


def test_a_page_without_borders_shows_places_and_counts_countries_in_squares(
    open_page: OpenPage,
) -> None:
    page = open_page(draw(report(), basemap="110m", borders="none"))
    expect(page.locator(".gm-marker").first).to_be_attached()
    expect(page.locator(".leaflet-control-attribution")).not_to_contain_text("borders")
    page.get_by_role("radio", name="Countries").check(force=True)
    expect(page.locator('[data-area="SY"] .gm-square')).to_have_count(1)
    page.get_by_role("tab", name="About").click()
    expect(page.locator("#gm-about")).not_to_contain_text("Borders are those")
