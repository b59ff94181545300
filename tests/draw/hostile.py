"""Texts that try to run, to break the page or to pass for something else, and reports that hold one in every field."""

from types import MappingProxyType

from geomap.documents import Document, Sentence, Span
from geomap.geometry import Point
from geomap.mentions import Mention
from geomap.places import (
    Alternative,
    Clue,
    FeatureClass,
    Focus,
    Manifest,
    Place,
    Reason,
    Report,
    Resolved,
    Unresolved,
)

PAYLOADS = MappingProxyType(
    {
        "jinja expression": "{{7*7}}",
        "jinja statement": "{% raw %}",
        "jinja comment": "{# lost",
        "jinja attack": "{{ self.__init__.__globals__ }}",
        "template literal": "${alert(1)}",
        "closing script": "</script><script>alert(1)</script>",
        "closing title and style": "</title></style><script>alert(1)</script>",
        "handler": "<img src=x onerror=alert(1)>",
        "vector handler": "<svg/onload=alert(1)>",
        "quotes": "\"'><b onmouseover=alert(1)>'\"",
        "windows path": "C:\\1\\x41",
        "backslash": "ends in a backslash\\",
        "backtick": "`${alert`1`}`",
        "line separators": "one\u2028two\u2029three",
        "override": "\u202egnp.exe\u2066\u202d",
        "nul": "before\x00after\x1b[31m",
        "lone surrogate": "half \ud83d pair",
        "cdata": "]]><!--",
        "comment": "<!-- <script>",
        "link": "javascript:alert(1)",
        "entity": "&lt;b&gt; &amp; &#x3c;",
        "our own names": "{n} {name} {link} {id} $& $1 %s",
        "prototype": "__proto__",
    }
)
"""After MAP.md's table: what each payload would do in a careless page is in its name."""


def hostile_report(payload: str, identifier: str = "") -> Report:
    """Make a report that holds the payload in every field that can hold text."""
    before = f"Before {payload} after. "
    text = f"{before}It names {payload} twice: {payload}.\n\nThe rest {payload}"
    document = Document(identifier or payload, text, payload, payload, payload)
    sentence = Sentence(len(before), text.index("\n"))
    first = text.index(payload, len(before))
    second = text.index(payload, first + len(payload))
    place = Place(
        f"geonames:{payload}",
        payload,
        Point(34.7, 36.7),
        FeatureClass.POPULATED,
        payload,
        payload,
        payload,
    )
    other = Place(
        f"test:{payload}", payload, Point(0.0, 0.0), FeatureClass.SPOT, payload, payload, payload
    )
    placed = Mention(Span(first, first + len(payload)), payload, sentence)
    missed = Mention(Span(second, second + len(payload)), payload, sentence)
    evidence = (Clue(payload, 1.0, payload),)
    alternatives = (Alternative(other, 0.1),)
    return Report(
        document,
        (
            Resolved(placed, place, 0.8, payload, alternatives, evidence),
            Unresolved(missed, Reason.FAULT, alternatives, evidence, payload),
        ),
        (Focus(place, 0.5),),
        Manifest(payload, payload, {payload: payload}, {payload: payload}, (payload,)),
        payload,
    )
