"""Reports as elements of Folium: a whole map that needs no network, and a layer for a map that one has already.

    import folium
    from geomap.folium import ReportLayer, report_map

    ours = report_map(report)                     # a folium.Map: text and map on one page that loads nothing
    folium.Marker((34.7, 36.7), popup="mine").add_to(ours)
    ours.save("map.html")

    theirs = folium.Map((35, 38), zoom_start=6)   # anybody's map, with whatever is on it
    ReportLayer(report).add_to(theirs)
    folium.LayerControl().add_to(theirs)

Text of the documents passes through none of Folium's elements: it stands in the page as data, and is shown as text.
What a user puts on either map (popups, names of layers) is the user's own, and Folium's to handle.
"""

from geomap.draw import to_map as report_map
from geomap.draw.maps import ReportMap
from geomap.draw.report_layer import ReportLayer

__all__ = ["ReportLayer", "ReportMap", "report_map"]
