"""The map as a `folium.Map`, linked to the text beside it."""

from collections.abc import Mapping, Sequence

import folium
from branca.element import MacroElement
from folium.template import Template

from geomap.draw.assets import vendored
from geomap.draw.inert import json_text
from geomap.draw.kinds import Kind, kind_of
from geomap.draw.offline import OfflineFigure
from geomap.draw.payload import Drawing, payload
from geomap.draw.words import WORDS
from geomap.places import Report

_MAX_ZOOM = 12
"""Natural Earth's coasts are too coarse for more."""


class ReportMap(folium.Map):
    """A `folium.Map` that shows reports: text and map side by side, in one page that loads nothing.

    Whatever Folium draws without a server can be added to it. Each kind of place is a `FeatureGroup`, so a
    `folium.LayerControl` lists them. Text of the documents goes through none of Folium's elements.
    """

    def __init__(self, reports: Sequence[Report], drawing: Drawing) -> None:
        """Lay the map out; nothing is rendered before it is saved or shown."""
        super().__init__(
            location=(20.0, 0.0),
            zoom_start=2,
            tiles=None,
            zoom_snap=0.5,
            fade_animation=False,  # two popups at once would have one id
        )
        tiles = drawing.tiles
        self.options |= {"min_zoom": 1, "max_zoom": tiles.max_zoom if tiles else _MAX_ZOOM}
        self._id = "geomap"
        # Folium's lists belong to the class: a user's `add_js_link` would reach every other map.
        wanted = {"leaflet", "jquery", "leaflet_css"}
        self.default_js = [link for link in folium.Map.default_js if link[0] in wanted]
        self.default_css = [link for link in folium.Map.default_css if link[0] in wanted]
        data = {
            "geomap-report": json_text(payload(reports, drawing)),
            "geomap-basemap": vendored(f"world-atlas/{_land(drawing)}-{drawing.basemap}.json"),
        }
        self._figure = OfflineFigure(
            drawing.title, data, tiles.hosts if tiles else (), drawing.language
        )
        self._figure.add_child(self)
        self.add_child(_Link(self._add_layers(reports, WORDS[drawing.language].layers)))

    def render(self, **kwargs: object) -> str:
        """Hand the map's parts to the figure; empty, as Folium's maps are never text of their own."""
        super().render(**kwargs)  # type: ignore[no-untyped-call] # folium's has no annotations
        # Folium's header forbids zooming the page, and lays it out for a map alone.
        self._figure.header._children.pop(self.get_name())  # noqa: SLF001 - branca offers no other way
        return ""

    def _add_layers(
        self, reports: Sequence[Report], names: Mapping[Kind, str]
    ) -> dict[Kind, folium.FeatureGroup]:
        places = {item.place.id: item.place for report in reports for item in report.resolved}
        found = {kind_of(place) for place in places.values()}
        layers = {}
        for kind, name in names.items():
            if kind in found:
                layer = folium.FeatureGroup(name=name)
                layer._id = kind.value  # noqa: SLF001 - the same bytes each time
                self.add_child(layer)
                layers[kind] = layer
        return layers


def _land(drawing: Drawing) -> str:
    return "land" if drawing.borders == "none" else "countries"


class _Link(MacroElement):
    """Starts our scripts on the map, with its layers."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            geomap.open({{ this._parent.get_name() }}, {
                {%- for kind, layer in this.layers.items() %}
                {{ kind.value }}: {{ layer.get_name() }},
                {%- endfor %}
            });
        {% endmacro %}
        """
    )

    def __init__(self, layers: dict[Kind, folium.FeatureGroup]) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # branca's has no annotations
        self._name = "GeomapLink"
        self._id = "geomap"
        self.layers = layers
