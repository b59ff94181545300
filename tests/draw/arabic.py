"""A report on a text that runs from right to left: our own sentences, placed by hand."""

import re

from geomap.documents import Document, Sentence, Span
from geomap.mentions import Mention
from geomap.places import Focus, Place, Report, Resolved
from tests.builders import place
from tests.draw.reports import ALEPPO, BAGHDAD, EUPHRATES, HOMS, IDLIB, IRAQ, MANIFEST, SYRIA

DAMASCUS = place(
    "Damascus",
    33.5102,
    36.29128,
    identifier="geonames:170654",
    feature="P/PPLC",
    population=1569394,
)

TEXT = """\
قصفت طائرات مدينة حمص يوم الثلاثاء، وحلقت طائرات مسيّرة فوق محافظة إدلب حتى المساء. وقال سكان في حلب إنهم سمعوا دوي الانفجارات طوال الليل.

وعبرت قافلة من 40 شاحنة نهر الفرات إلى العراق في طريقها إلى بغداد، ثم عادت إلى حمص بعد يومين. ولم يصدر أي تعليق من دمشق.

وتقول منظمة Example Watch إن سكان حلب وحمص ينتظرون المساعدات منذ شهر.
"""

_PLACES = {
    "حمص": HOMS,
    "إدلب": IDLIB,
    "حلب": ALEPPO,
    "الفرات": EUPHRATES,
    "العراق": IRAQ,
    "بغداد": BAGHDAD,
    "دمشق": DAMASCUS,
}


def arabic_report() -> Report:
    """Make a report in which each name is placed wherever it occurs."""
    document = Document("homs.txt", TEXT, "أسبوع طويل في حمص وحلب", "2015-10-01", "الجريدة")
    sentences = [Sentence(held.start(), held.end()) for held in re.finditer(r"[^\s.][^.]*\.", TEXT)]
    found = []
    for held in re.finditer("|".join(_PLACES), TEXT):
        span = Span(held.start(), held.end())
        sentence = next(item for item in sentences if item.contains(span))
        found.append(_resolved(Mention(span, held[0], sentence), _PLACES[held[0]]))
    return Report(document, tuple(found), (Focus(SYRIA, 0.7),), MANIFEST)


def _resolved(mention: Mention, target: Place) -> Resolved:
    return Resolved(mention, target, 0.96, "gazetteer")
