"""The map as a genuine `folium.Map`: what one can do with Folium's, one can do with ours, without a network."""

import io
import re
from pathlib import Path

import folium
import pytest
from branca.element import Element, Figure, MacroElement
from folium.plugins import Fullscreen, HeatMap, MarkerCluster
from folium.template import Template

from geomap.draw import page, to_map
from geomap.draw.maps import ReportMap
from geomap.errors import ResourceError
from tests.draw.reports import report


def drawn() -> ReportMap:
    """Give a map to add things to."""
    return to_map(report(), basemap="110m")


def test_it_is_a_folium_map() -> None:
    assert isinstance(drawn(), folium.Map)


def test_saving_writes_the_page(tmp_path: Path) -> None:
    drawn().save(tmp_path / "map.html")
    assert (tmp_path / "map.html").read_bytes() == page(report(), basemap="110m").encode()


def test_saving_into_an_open_file_works() -> None:
    stream = io.BytesIO()
    drawn().save(stream, close_file=False)
    assert stream.getvalue().startswith(b"<!DOCTYPE html>")


def test_rendering_twice_gives_the_same_even_with_elements_of_others() -> None:
    ours = drawn()
    cluster = MarkerCluster().add_to(ours)  # type: ignore[no-untyped-call] # folium's plugins have few annotations
    folium.Marker((34.7, 36.7), popup="one", icon=folium.DivIcon("x")).add_to(cluster)
    folium.GeoJson({"type": "Point", "coordinates": [36.7, 34.7]}).add_to(ours)
    folium.LayerControl().add_to(ours)
    assert ours.get_root().render() == ours.get_root().render()


def test_a_layer_control_lists_the_kinds_of_place_that_occur() -> None:
    ours = drawn()
    control = folium.LayerControl()
    ours.add_child(control)
    html = ours.get_root().render()
    names = ["Countries", "Regions", "Divisions", "Cities and towns", "Waters", "Other places"]
    assert re.findall(r'"([^"]+)" : feature_group_', html) == names


def test_a_notebook_gets_a_frame_that_cannot_reach_it() -> None:
    frame = drawn()._repr_html_()
    assert frame.startswith('<iframe srcdoc="&lt;!DOCTYPE html&gt;')
    assert "allow-same-origin" not in frame
    assert frame.count("<") == 2


def test_jquery_comes_along_for_popups_only() -> None:
    ours = drawn()
    without = ours.get_root().render()
    folium.Marker((34.7, 36.7), popup="theirs").add_to(ours)
    assert len(ours.get_root().render()) - len(without) > 80_000


@pytest.mark.parametrize("text", ["{{ 7 * 7 }}", "{{ self._TemplateReference__context }}"])
def test_text_of_others_is_not_run_as_a_template(text: str) -> None:
    ours = drawn()
    folium.Marker((34.7, 36.7), popup=text, tooltip=text).add_to(ours)
    html = ours.get_root().render()
    assert html.count(text) == 2


def test_html_that_others_put_on_the_figure_is_kept() -> None:
    ours = drawn()
    figure = ours.get_root()
    assert isinstance(figure, Figure)
    figure.html.add_child(Element("<h3>Theirs</h3>"))
    figure.header.add_child(Element("<style>h3 { color: red }</style>"))
    html = ours.get_root().render()
    assert "<h3>Theirs</h3>" in html
    assert html.index("<style>h3 { color: red }</style>") < html.index("<body>")


def test_elements_with_templates_of_their_own_work() -> None:
    class Hello(MacroElement):
        _template = Template(
            "{% macro script(this, kwargs) %}hello({{ this._parent.get_name() }});{% endmacro %}"
        )

    ours = drawn()
    ours.add_child(Hello())  # type: ignore[no-untyped-call] # branca's has no annotations
    assert "hello(map_geomap);" in ours.get_root().render()


@pytest.mark.parametrize(
    ("element", "named"),
    [
        (HeatMap([(34.7, 36.7)]), "leaflet_heat"),  # type: ignore[no-untyped-call] # as above
        (Fullscreen(), "fullscreen"),  # type: ignore[no-untyped-call] # as above
        (folium.TileLayer("OpenStreetMap"), "TileLayer"),
        (folium.WmsTileLayer("https://example.org/wms", layers="a"), "WmsTileLayer"),
        (folium.Marker((34.7, 36.7), icon=folium.Icon(color="red")), "Icon"),
    ],
)
def test_what_needs_the_network_is_refused_by_name(element: Element, named: str) -> None:
    ours = drawn()
    ours.add_child(element)
    with pytest.raises(ResourceError, match=named) as refusal:
        ours.get_root().render()
    assert "plain folium.Map" in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_link_that_others_add_stays_on_their_map() -> None:
    ours = drawn()
    ours.add_js_link("theirs", "https://example.org/theirs.js")
    assert "theirs" not in dict(folium.Map().default_js)
    page(report(), basemap="110m")


def test_folium_still_gives_its_links_the_names_that_we_replace() -> None:
    names = dict(folium.Map.default_js) | dict(folium.Map.default_css)
    assert {"leaflet", "jquery", "leaflet_css"} <= set(names)
    assert "jquery-3.7.1" in names["jquery"]
    cluster = dict(MarkerCluster.default_js) | dict(MarkerCluster.default_css)
    assert set(cluster) == {"markerclusterjs", "markerclustercss", "markerclusterdefaultcss"}
