"""Elements of Folium's on our map, in a browser without a network."""

import re
from pathlib import Path

import folium
import pytest
from folium.plugins import MarkerCluster
from playwright.sync_api import Page, expect

from geomap.draw import page as page_of
from geomap.draw import to_map
from geomap.draw.assets import vendored
from geomap.draw.inert import visible
from geomap.folium import ReportLayer
from tests.browser.conftest import OpenPage, awaited
from tests.draw.hostile import PAYLOADS, hostile_report
from tests.draw.reports import report


def test_markers_popups_and_shapes_of_others_work(open_page: OpenPage) -> None:
    ours = to_map(report(), basemap="110m")
    group = folium.FeatureGroup(name="Theirs").add_to(ours)
    folium.Marker(
        (35.0, 40.0), popup=folium.Popup("<b>their popup</b>"), tooltip="their tooltip"
    ).add_to(group)
    folium.CircleMarker((34.0, 39.0), radius=9).add_to(ours)
    folium.Rectangle([(33.0, 36.0), (37.0, 44.0)], fill=False).add_to(ours)
    folium.GeoJson(
        {
            "type": "FeatureCollection",
            "features": [
                {
                    "type": "Feature",
                    "properties": {"name": "field"},
                    "geometry": {"type": "Point", "coordinates": [41.0, 34.0]},
                }
            ],
        },
        marker=folium.CircleMarker(radius=8),
        popup=folium.GeoJsonPopup(fields=["name"]),
    ).add_to(ours)
    folium.LayerControl(collapsed=False, position="bottomleft").add_to(ours)
    ours.fit_bounds([[30.0, 30.0], [40.0, 50.0]])
    page = open_page(ours.get_root().render())
    expect(page.locator(".leaflet-control-layers-overlays")).to_contain_text("Theirs")
    icon = page.locator("img.leaflet-marker-icon")
    assert (icon.get_attribute("src") or "").startswith("data:image/png")
    icon.hover()
    expect(page.get_by_text("their tooltip")).to_be_visible()
    icon.dispatch_event(
        "click"
    )  # a click by the mouse failed twice on a busy machine; why is not known
    expect(page.get_by_text("their popup")).to_be_visible()
    page.keyboard.press("Escape")


def test_clusters_of_others_work(open_page: OpenPage) -> None:
    ours = to_map(report(), basemap="110m")
    cluster = MarkerCluster().add_to(ours)  # type: ignore[no-untyped-call] # folium's plugins have few annotations
    for number in range(5):
        folium.Marker((35.0, 40.0 + number / 100)).add_to(cluster)
    page = open_page(ours.get_root().render())
    expect(page.locator(".marker-cluster")).to_have_text("5")


def test_fit_bounds_of_others_comes_last(open_page: OpenPage) -> None:
    ours = to_map(report(), basemap="110m")
    ours.fit_bounds([[39.0, -90.5], [40.5, -88.5]])
    page = open_page(ours.get_root().render())
    expect(page.locator('.gm-marker[aria-label^="Springfield"]')).to_be_in_viewport()


def inlined(html: str) -> str:
    """Give a plain Folium page with Leaflet inside it, as the network is off here, and without Folium's other links."""
    html = re.sub(
        r"<script src=\"[^\"]*/leaflet\.js\"></script>",
        lambda _: f"<script>{vendored('leaflet/leaflet.js')}</script>",
        html,
    )
    html = re.sub(r"<script src=\"[^\"]*\"></script>|<link rel=\"stylesheet\"[^>]*/>", "", html)
    return html.replace("</head>", f"<style>{vendored('leaflet/leaflet.css')}</style></head>")


def test_our_layer_works_on_anybodys_map(open_page: OpenPage) -> None:
    plain = folium.Map((35.0, 38.0), zoom_start=6, tiles=None)
    ReportLayer(report()).add_to(plain)
    folium.LayerControl(collapsed=False).add_to(plain)
    page = open_page(inlined(plain.get_root().render()))
    homs = page.get_by_role("button", name=re.compile("^Homs, city in .*Syria, 5 mentions"))
    homs.focus()
    page.keyboard.press("Enter")
    card = page.locator(".gm-l-card")
    expect(card.locator("mark").first).to_have_text("Homs")
    expect(card).to_contain_text("Jets struck Homs on Tuesday")
    page.get_by_label("Places named").uncheck()
    expect(homs).to_have_count(0)


@pytest.mark.parametrize("hostile", PAYLOADS.values(), ids=PAYLOADS.keys())
def test_our_layer_shows_hostile_text_verbatim_on_anybodys_map(
    open_page: OpenPage, hostile: str
) -> None:
    plain = folium.Map((34.7, 36.7), zoom_start=6, tiles=None)
    ReportLayer(hostile_report(hostile)).add_to(plain)
    page = open_page(inlined(plain.get_root().render()))
    page.locator(".gm-l-marker").first.click()
    expect(page.locator(".gm-l-card mark").first).to_be_visible()
    texts = page.locator(".gm-l-card mark").evaluate_all("nodes => nodes.map((n) => n.textContent)")
    assert texts == [visible(hostile)]
    assert page.locator(".gm-l-card h2 bdi").evaluate("n => n.textContent") == visible(hostile)
    assert page.locator(".gm-l-card :is(img, script, b, iframe)").count() == 0


def test_a_second_report_goes_onto_ours_as_a_layer(open_page: OpenPage) -> None:
    ours = to_map(report(), basemap="110m")
    ReportLayer(report("other"), "Another").add_to(ours)
    page = open_page(ours.get_root().render())
    expect(page.locator(".gm-l-marker").first).to_be_attached()
    expect(page.locator(".gm-marker").first).to_be_attached()


def test_a_script_or_handler_that_slips_in_is_stopped_by_the_policy(
    look: Page, tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_text(page_of(report()), encoding="utf-8")
    blocked: list[str] = []
    look.on("console", lambda message: blocked.append(message.text))
    look.goto((tmp_path / "page.html").as_uri())
    look.evaluate(
        """() => new Promise((failed) => {
            document.body.insertAdjacentHTML("beforeend", "<img src='https://example.org/x.png' onerror='window.ran = 1'>");
            // After the handler in the markup, had that been let through.
            document.body.lastChild.addEventListener("error", () => failed());
            document.body.append(Object.assign(document.createElement("script"), { textContent: "window.ran = 2" }));
        })"""
    )
    assert look.evaluate("window.ran") is None
    assert awaited(look, lambda: sum("Content Security Policy" in text for text in blocked) >= 2)


def test_a_notebook_frame_shows_the_page(open_page: OpenPage) -> None:
    frame = to_map(report(), basemap="110m")._repr_html_()
    page = open_page(f"<!DOCTYPE html><title>notebook</title>{frame}")
    inside = page.frame_locator("iframe")
    inside.locator(".gm-marker").first.wait_for()
    inside.locator("[data-mention]", has_text="Aleppo").first.click()
    expect(inside.get_by_role("dialog").locator("h2")).to_have_text("Aleppo")
