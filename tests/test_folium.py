"""`geomap.folium`: the face to Folium's users."""

import json
import re

import folium
import pytest
from folium.plugins import Fullscreen, HeatMap

from geomap.draw.inert import visible
from geomap.errors import ResourceError
from geomap.folium import ReportLayer, ReportMap, report_map
from tests.draw.hostile import PAYLOADS, hostile_report
from tests.draw.reports import report


def test_the_map_is_a_folium_map_and_the_layer_a_feature_group() -> None:
    assert isinstance(report_map(report()), ReportMap)
    assert isinstance(report_map(report()), folium.Map)
    assert isinstance(ReportLayer(report()), folium.FeatureGroup)


@pytest.mark.parametrize("hostile", PAYLOADS.values(), ids=PAYLOADS.keys())
def test_a_plain_map_runs_nothing_of_a_documents_text_in_python(hostile: str) -> None:
    plain = folium.Map()
    ReportLayer(hostile_report(hostile)).add_to(plain)
    ours = plain.get_root().render()
    harmless = folium.Map()
    ReportLayer(hostile_report("harmless")).add_to(harmless)
    assert ours.count("<script") == harmless.get_root().render().count("<script")
    argument = re.search(r"JSON\.parse\((\".*\")\)", ours)
    assert argument is not None
    assert "{" not in argument[1]
    data = json.loads(json.loads(argument[1]))
    assert data["places"][0]["name"] == visible(hostile)
    assert data["mentions"]["clues"] == [visible(hostile)]


def test_rendering_a_plain_map_twice_keeps_one_layer() -> None:
    plain = folium.Map()
    layer = ReportLayer(report()).add_to(plain)
    first, second = plain.get_root().render(), plain.get_root().render()
    for html in (first, second):
        assert html.count(f"geomapLayer.fill({layer.get_name()}") == 1
        assert html.count("const geomapLayer") == 1


def test_a_layer_that_is_on_no_map_says_so() -> None:
    with pytest.raises(TypeError, match=r"folium\.Map"):
        ReportLayer(report()).render()


@pytest.mark.parametrize(
    ("plugin", "name"),
    [(HeatMap([(34.7, 36.7)]), "HeatMap"), (Fullscreen(), "Fullscreen")],  # type: ignore[no-untyped-call] # folium's plugins have few annotations
)
def test_a_plugin_that_needs_the_network_is_named(plugin: folium.map.Layer, name: str) -> None:
    ours = report_map(report())
    plugin.add_to(ours)
    with pytest.raises(ResourceError, match=f"folium's {name} needs https://"):
        ours.get_root().render()
