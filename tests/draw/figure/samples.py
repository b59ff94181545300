"""Reports to draw as figures: places given by what matters to a map."""

from collections.abc import Iterable

from hypothesis import strategies as st

from geomap.documents import Document, Sentence, Span
from geomap.mentions import Mention
from geomap.places import Place, Report, Resolved
from tests.builders import place


def report_of(named: Iterable[tuple[Place, float, int]], title: str = "A title") -> Report:
    """Make a report that names places, each with a confidence and so many times, in sentences of their own."""
    text, resolved = "", []
    for held, confidence, times in named:
        for _ in range(times):
            start = len(text)
            text += f"{held.name} is named here.\n"
            sentence = Sentence(start, len(text) - 1)
            span = Span(start, start + len(held.name))
            resolved.append(
                Resolved(Mention(span, held.name, sentence), held, confidence, "gazetteer")
            )
    return Report(Document("sample.txt", text, title), tuple(resolved))


def towns(*named: tuple[str, float, float]) -> Report:
    """Make a report that names towns once each, given with latitude and longitude."""
    return report_of(
        (place(name, latitude, longitude, identifier=f"test:{number}"), 0.97, 1)
        for number, (name, latitude, longitude) in enumerate(named)
    )


WORLD_WIDE = towns(
    ("Tokyo", 35.69, 139.69), ("Nairobi", -1.28, 36.82), ("Lima", -12.04, -77.03), ("Oslo", 59.91, 10.75),
    ("Sydney", -33.87, 151.21), ("Chicago", 41.85, -87.65), ("Cairo", 30.06, 31.25), ("Mumbai", 19.07, 72.88),
)  # fmt: skip
ONE_PLACE = towns(("Reykjavík", 64.14, -21.9))
FIJI = towns(
    ("Suva", -18.14, 178.44), ("Labasa", -16.42, 179.38), ("Taveuni", -16.86, -179.97),
    ("Nuku‘alofa", -21.14, -175.2),
)  # fmt: skip
CROWDED = towns(
    ("Gaza", 31.5, 34.47), ("Jabalia", 31.53, 34.48), ("Beit Lahia", 31.55, 34.5), ("Beit Hanoun", 31.54, 34.54),
    ("Nuseirat", 31.45, 34.39), ("Bureij", 31.44, 34.4), ("Maghazi", 31.42, 34.38), ("Khan Yunis", 31.35, 34.3),
    ("Jerusalem", 31.77, 35.22), ("Amman", 31.96, 35.95), ("Nablus", 32.22, 35.25), ("Haifa", 32.82, 34.99),
    ("Canberra", -35.28, 149.13),
)  # fmt: skip
SCRIPTS = towns(
    ("حلب", 36.2, 37.16), ("محافظة حمص", 34.7, 36.7), ("Москва", 55.75, 37.6), ("北京市", 39.9, 116.4),
)  # fmt: skip
NOTHING = Report(Document("empty.txt", "Nobody went anywhere."), ())

letters = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)
"""Names of any script."""

reports = st.lists(
    st.tuples(
        letters, st.floats(-88, 88), st.floats(-180, 180), st.sampled_from((0.4, 0.97)), st.integers(1, 12),
        st.sampled_from(("P/PPL", "A/PCLI", "A/ADM1", "L/RGN", "H/STM", "T/MT")),
    ),
    min_size=1, max_size=25,
).map(
    lambda rows: report_of(
        (place(name, latitude, longitude, identifier=f"test:{number}", feature=feature), confidence, times)
        for number, (name, latitude, longitude, confidence, times, feature) in enumerate(rows)
    )
)  # fmt: skip
"""Reports of places anywhere on the globe, of every kind, sure and unsure."""

near_reports = st.lists(
    st.tuples(letters, st.floats(33, 37), st.floats(35, 42)), min_size=2, max_size=40
).map(lambda rows: towns(*rows))
"""Reports of many places in one region."""
