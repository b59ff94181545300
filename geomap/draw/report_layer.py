"""The places of reports as one layer for anybody's `folium.Map`: markers whose popups quote the sentences."""

import json
from collections.abc import Sequence

import folium
from branca.element import Element, Figure

from geomap.draw.assets import own
from geomap.draw.inert import json_text, script_text, style_text
from geomap.draw.payload import Drawing, payload
from geomap.places import Report

_SCRIPTS = ("strings", "words", "dom", "runs", "model", "symbols", "layer")
"""What the layer needs of our scripts, in order."""

_TEMPLATE_MARK = str.maketrans({"{": "\\u007b", "}": "\\u007d"})
"""Braces within a JavaScript string: Folium's own figure would pass `{{…}}` through Jinja, and so run it."""


class ReportLayer(folium.FeatureGroup):
    """The places of one or several reports, sized by mentions, doubt dashed, with the sentences in popups.

    It goes onto any `folium.Map` (also geomap's own) and into any `LayerControl`. It asks for no file of its own;
    a plain `folium.Map` loads Leaflet and its tiles from the network all the same.
    """

    def __init__(
        self, reports: Report | Sequence[Report], name: str = "Places named", *, show: bool = True
    ) -> None:
        """Take what to show.

        Args:
            reports: one report or several.
            name: what a `LayerControl` calls the layer; your words, which Folium takes for HTML.
            show: whether it is on when the map opens.
        """
        super().__init__(name=name, show=show)
        given = (reports,) if isinstance(reports, Report) else tuple(reports)
        self._data = json_text(payload(given, Drawing()))

    def render(self, **kwargs: object) -> str:
        """Hand the layer's parts to the figure; empty, as Folium's layers are never text of their own.

        Raises:
            TypeError: the layer is on no map.
        """
        figure = self.get_root()
        if not isinstance(figure, Figure):
            message = "add the layer to a folium.Map before it is rendered"
            raise TypeError(message)
        super().render(**kwargs)  # type: ignore[no-untyped-call] # folium's has no annotations
        code = "\n".join(own(f"js/{name}.js") for name in _SCRIPTS)
        library = f'const geomapLayer = (() => {{\n"use strict";\n{code}\nreturn {{ fill: fillLayer }};\n}})();'
        figure.header.add_child(
            _Raw(f"<style>{style_text(own('layer.css'))}</style>"), name="geomap_layer_css"
        )
        figure.header.add_child(
            _Raw(f"<script>{script_text(library)}</script>"), name="geomap_layer_js"
        )
        data = json.dumps(self._data).translate(_TEMPLATE_MARK)
        call = f"geomapLayer.fill({self.get_name()}, JSON.parse({data}));"
        figure.script.add_child(_Raw(script_text(call)), name=f"{self.get_name()}_data")
        return ""


class _Raw(Element):
    """Finished text, which goes through no template."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def render(self, **_: object) -> str:
        """Give the text as it is."""
        return self._text
