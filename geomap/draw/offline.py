"""The root of our Folium maps: a figure whose page holds all that it needs.

Folium's own figure links to scripts on other people's servers, and passes finished text through Jinja once more,
so that `{{…}}` in a popup is run on the machine that makes the map. This one puts the pinned files in the place
of the links, by the names Folium gives them, and writes finished text as it is.
"""

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from types import MappingProxyType

import folium
from branca.element import CssLink, Element, Figure, JavascriptLink, Link

from geomap.draw.assets import data_url, own, style_sheet, vendored
from geomap.draw.html_page import Page
from geomap.draw.inert import escaped
from geomap.draw.words import WORDS
from geomap.errors import ResourceError
from geomap.settings import Language

_SCRIPTS = MappingProxyType(
    {
        "leaflet": "leaflet/leaflet.js",
        "jquery": "jquery/jquery.min.js",
        "markerclusterjs": "leaflet.markercluster/leaflet.markercluster.js",
    }
)
"""Folium's name of a script → the file that takes its place."""

_STYLES = MappingProxyType(
    {
        "leaflet_css": "leaflet/leaflet.css",
        "markerclustercss": "leaflet.markercluster/MarkerCluster.css",
        "markerclusterdefaultcss": "leaflet.markercluster/MarkerCluster.Default.css",
    }
)
"""Folium's name of a style sheet → the file that takes its place."""

_OWN_SCRIPTS = (
    "strings", "strings_de", "words", "dom", "runs", "divisions", "model", "shown", "chunks", "symbols", "text", "basemap", "markers",
    "clusters", "labels", "copying", "popup", "lists", "documents", "unplaced", "about", "panel", "ghosts", "choropleth",
    "heat", "timeline", "threshold", "facets", "layers", "linking", "reading", "printing", "address", "main",
)  # fmt: skip
"""Our scripts, in the order in which they are put together into one."""

_OWN_STYLES = ("page", "map", "panel", "lists", "popup", "screens", "print")
"""Our style sheets; later ones may overrule earlier ones."""

_ICONS = """L.Icon.Default.imagePath = "";
L.Icon.Default.mergeOptions({{ iconUrl: "{icon}", iconRetinaUrl: "{icon_2x}", shadowUrl: "{shadow}" }});"""
"""Users' markers: Leaflet would look for its pictures beside the page."""

_FRAME_HEIGHT = "640px"


class OfflineFigure(Figure):
    """A figure that loads nothing, and that renders the same each time."""

    def __init__(
        self,
        title: str,
        data: Mapping[str, str],
        hosts: Sequence[str] = (),
        language: Language = "en",
    ) -> None:
        """Take what the page holds.

        Args:
            title: what the window is called.
            data: JSON texts by the id of the element that is to hold each.
            hosts: origins whose pictures the page may show.
            language: what our words are in.
        """
        super().__init__(title=title, height=_FRAME_HEIGHT)
        self.data = data
        self.hosts = tuple(hosts)
        self.language: Language = language

    def render(self, **kwargs: object) -> str:
        """Give the page.

        Raises:
            ResourceError: an element needs files from the network, or ours were not put there by the build.
        """
        kept = [(element, _children(element).copy()) for element in _tree(self)]
        try:
            for child in list(_children(self).values()):
                child.render(**kwargs)
            return self._page().html()
        finally:
            # Rendering hangs helpers on the elements; left there, each rendering would differ from the last.
            for element, children in kept:
                element._children = children  # noqa: SLF001 - as in `_children`

    def _repr_html_(self, **kwargs: object) -> str:
        """Give a frame for a notebook; the page in it cannot reach the notebook."""
        return (
            f'<iframe srcdoc="{escape(self.render(**kwargs))}" title="{escaped(self.title or WORDS[self.language].map)}" '
            f'style="width: {self.width}; height: {self.height}; border: 0" '
            'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>'
        )

    def _page(self) -> Page:
        calls = "\n".join(_finished(self.script))
        _refuse_online(self, calls)
        links = _links(self)
        return Page(
            title=self.title or "",
            styles=[
                *(style_sheet(_STYLES[name]) for name in links if name in _STYLES),
                *(own(f"{name}.css") for name in _OWN_STYLES),
            ],
            libraries=_libraries(links, calls),
            head=list(_finished(self.header)),
            markup="\n".join(_finished(self.html)),
            data=self.data,
            calls=calls,
            hosts=self.hosts,
            language=self.language,
        )


def _children(element: Element) -> OrderedDict[str, Element]:
    return element._children  # noqa: SLF001 - branca offers no other way


def _tree(element: Element) -> Iterator[Element]:
    yield element
    if isinstance(element, Figure):
        for part in (element.header, element.html, element.script):
            yield from _tree(part)
    for child in _children(element).values():
        yield from _tree(child)


def _finished(part: Element) -> Iterator[str]:
    """Give the text of a part's elements; an element made of finished text is not passed through Jinja again."""
    for name, child in _children(part).items():
        if isinstance(child, Link) or name == "meta_http":
            continue
        text = child._template_str  # noqa: SLF001 - as in `_children`
        yield child.render() if text is None else text


def _links(figure: Figure) -> dict[str, str]:
    """Give the links that elements ask for, by name.

    Raises:
        ResourceError: one of them is none of those that geomap brings along; the text names the element.
    """
    links = {
        name: child.url
        for name, child in _children(figure.header).items()
        if isinstance(child, JavascriptLink | CssLink)
    }
    for name, url in links.items():
        if name not in _SCRIPTS and name not in _STYLES:
            message = f"{_asker(figure, name)} needs {url}, and a geomap page loads nothing from the network; leave it out, or use a plain folium.Map"
            raise ResourceError(message)
    return links


def _asker(figure: Figure, name: str) -> str:
    """Say which element asks for a link."""
    for element in _tree(figure):
        asked = (*getattr(element, "default_js", ()), *getattr(element, "default_css", ()))
        if name in dict(asked):
            package = type(element).__module__.partition(".")[0]
            return f"{package}'s {type(element).__name__}"
    return "an element on the map"


def _libraries(links: Mapping[str, str], calls: str) -> list[str]:
    # Folium's popups are made with jQuery; nothing else here is.
    wanted = [name for name in links if name in _SCRIPTS and (name != "jquery" or "$(" in calls)]
    images = {"icon": "marker-icon", "icon_2x": "marker-icon-2x", "shadow": "marker-shadow"}
    icons = _ICONS.format_map(
        {key: data_url(f"leaflet/{name}.png") for key, name in images.items()}
    )
    ours = "\n".join(own(f"js/{name}.js") for name in _OWN_SCRIPTS)
    return [
        *(vendored(_SCRIPTS[name]) for name in wanted),
        vendored("topojson-client/topojson-client.min.js"),
        vendored("supercluster/supercluster.min.js"),
        icons,
        f'const geomap = (() => {{\n"use strict";\n{ours}\nreturn {{ open }};\n}})();',
    ]


def _refuse_online(figure: Figure, calls: str) -> None:
    """Raise for elements that are nothing without a server.

    Raises:
        ResourceError: there is one; the text names it.
    """
    online = [
        type(element).__name__
        for element in _tree(figure)
        if isinstance(element, folium.TileLayer | folium.WmsTileLayer)
    ]
    # An icon leaves no link of its own: a plain folium.Map brings its files along for all.
    if "L.AwesomeMarkers" in calls:
        online.append("Icon")
    if online:
        message = f"folium.{online[0]} needs the network, and a geomap page loads nothing; leave it out, or use a plain folium.Map"
        raise ResourceError(message)
