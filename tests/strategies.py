"""Hypothesis strategies for geomap's values: whatever is legal, hostile text included."""

from hypothesis import strategies as st

from geomap.documents import Document, Sentence, Span
from geomap.geometry import BoundingBox, Point
from geomap.mentions import Mention, Role
from geomap.places import (
    Alternative,
    Clue,
    FeatureClass,
    Focus,
    Manifest,
    Place,
    Reason,
    Report,
    Resolution,
    Resolved,
    Unresolved,
)

HOSTILE = (
    "{{7*7}}",
    "{% raw %}",
    "${alert(1)}",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "C:\\1\\new",
    "line\u2028separator\u2029 and\x85next",
    "\u202ereversed\u202c",
    '=HYPERLINK("http://example.org")',
    "@SUM(A1)",
    "a,b\r\n\"c\"; 'd'",
    "محافظة حمص",
    "\U0001f4a5 Homs",
)
"""Texts that break careless writers of HTML, JSON, CSV and templates."""

texts = st.text(st.characters(codec="utf-8"), max_size=40) | st.sampled_from(HOSTILE)
"""Any text that a file can hold."""

names = texts.filter(bool)
"""Any text but the empty one."""

probabilities = st.floats(0, 1)
"""0 … 1."""

latitudes = st.floats(-90, 90) | st.sampled_from((-90.0, 0.0, 90.0))
"""Decimal degrees, the poles and the equator often."""

longitudes = st.floats(-180, 180) | st.sampled_from((-180.0, 0.0, 180.0))
"""Decimal degrees, the prime meridian and 180° often."""

points = st.builds(Point, latitudes, longitudes)
"""Points anywhere on the globe."""


@st.composite
def boxes(draw: st.DrawFn) -> BoundingBox:
    """Give boxes, about half of which cross 180°."""
    south, north = sorted((draw(latitudes), draw(latitudes)))
    return BoundingBox(south, draw(longitudes), north, draw(longitudes))


places = st.builds(
    Place,
    id=st.builds("{}:{}".format, st.sampled_from(("geonames", "geomap")), names),
    name=names,
    point=points,
    feature_class=st.sampled_from(FeatureClass),
    feature_code=texts,
    country=st.sampled_from(("", "SY", "FJ")),
    admin1=texts,
    admin1_code=texts,
    admin2_code=texts,
    population=st.integers(0, 2_000_000_000),
    extent=st.none() | boxes(),
    countries=st.lists(st.sampled_from(("SY", "IQ", "TR")), max_size=3).map(tuple),
)
"""Places with every field filled or empty."""

alternatives = st.lists(st.builds(Alternative, places, probabilities), max_size=2).map(tuple)
"""No, one or two alternatives."""

clues = st.lists(st.builds(Clue, names, st.floats(-50, 50), texts), max_size=2).map(tuple)
"""No, one or two clues."""


@st.composite
def mentions(draw: st.DrawFn, document: Document) -> Mention:
    """Give mentions of a document that is not empty."""
    length = len(document.text)
    start = draw(st.integers(0, length - 1))
    end = draw(st.integers(start + 1, length))
    sentence = Sentence(draw(st.integers(0, start)), draw(st.integers(end, length)))
    role = draw(st.sampled_from(Role))
    return Mention(Span(start, end), document.text[start:end], sentence, role, draw(probabilities))


def resolutions(document: Document) -> st.SearchStrategy[Resolution]:
    """Give decisions on mentions of a document that is not empty."""
    found = mentions(document)
    return st.builds(
        Resolved, found, places, probabilities, names, alternatives, clues, st.booleans()
    ) | st.builds(Unresolved, found, st.sampled_from(Reason), alternatives, clues, texts)


manifests = st.builds(
    Manifest,
    texts,
    texts,
    st.dictionaries(texts, texts, max_size=3),
    st.dictionaries(
        texts, st.none() | texts | st.booleans() | st.integers() | st.floats(-9, 9), max_size=3
    ),
    st.lists(texts, max_size=2).map(tuple),
)
"""Manifests with settings of every plain type."""

documents = st.builds(
    Document, names, texts, texts, st.none() | texts, st.none() | texts, st.none() | texts
)
"""Documents, some without text."""


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Give whole reports."""
    document = draw(documents)
    held = draw(st.lists(resolutions(document), max_size=3)) if document.text else []
    focus = draw(st.lists(st.builds(Focus, places, probabilities), max_size=2))
    manifest = draw(st.none() | manifests)
    return Report(document, tuple(held), tuple(focus), manifest, draw(texts))
