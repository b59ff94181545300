"""What `geomap review` is about: mentions in the order in which a person should look at them, and decisions on them."""

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass

from geomap.decisions import SOURCE, Decision, Quote, Scope, Verdict, same_name
from geomap.documents import Document, Span
from geomap.errors import InputError
from geomap.export import place_record
from geomap.geometry import Point
from geomap.places import Alternative, Place, Reason, Report, Resolution, Resolved
from geomap.review import quote_of

BELOW = 0.8
"""A mention placed with less probability than this is doubtful."""

_AROUND = 60
_SHOWN_NAMES = 8


@dataclass(frozen=True, slots=True)
class Doubt:
    """One mention to look at."""

    document: Document
    """The document that holds it."""
    resolution: Resolution
    """What geomap holds of it."""
    service: str = ""
    """The online service that could be asked; empty where none was."""

    @property
    def confidence(self) -> float:
        """How sure geomap is, 0 … 1; of a mention that was not placed, 0."""
        return self.resolution.confidence if isinstance(self.resolution, Resolved) else 0.0

    @property
    def is_decided(self) -> bool:
        """Whether a person has decided on it."""
        held = self.resolution
        if isinstance(held, Resolved):
            return held.answered_by == SOURCE
        return held.reason is Reason.REJECTED

    @property
    def choices(self) -> tuple[Alternative, ...]:
        """The places in question, the proposed one first."""
        held = self.resolution
        if isinstance(held, Resolved):
            return (Alternative(held.place, held.confidence), *held.alternatives)
        return held.alternatives

    @property
    def status(self) -> str:
        """The place proposed, or the reason why there is none."""
        held = self.resolution
        return told_place(held.place) if isinstance(held, Resolved) else held.reason.value

    @property
    def context(self) -> tuple[str, str, str]:
        """What stands before the name, the name, and what stands after it, within the sentence."""
        mention, text = self.resolution.mention, self.document.text
        start, end = mention.span.start, mention.span.end
        before = text[max(mention.sentence.start, start - _AROUND) : start]
        after = text[end : min(mention.sentence.end, end + _AROUND)]
        return _flat(before), _flat(mention.text), _flat(after)

    def offered_by(self, place: Place) -> str:
        """Name the source that one of the choices is owed to; empty where a person gave it, or none is known."""
        held = self.resolution
        if isinstance(held, Resolved) and not self.is_decided:
            return held.answered_by
        return "" if place.id.partition(":")[0] in {"geonames", "geomap", SOURCE} else self.service

    def record(self) -> dict[str, object]:
        """Give what a script wants to know, as plain values."""
        mention = self.resolution.mention
        return {
            "document": self.document.id,
            "start": mention.span.start,
            "text": mention.text,
            "status": "resolved" if isinstance(self.resolution, Resolved) else self.status,
            "confidence": self.confidence,
            "is_decided": self.is_decided,
            "sentence": self.document.quote(mention.sentence),
            "choices": [
                {"place": place_record(item.place), "confidence": item.confidence}
                for item in self.choices
            ],
        }


@dataclass(frozen=True, slots=True)
class Remark:
    """What goes with a decision."""

    scope: Scope = Scope.MENTION
    """How far it reaches."""
    by: str = ""
    """Who decides."""
    note: str = ""
    """Why."""


def doubts_of(
    reports: Sequence[Report], *, below: float = BELOW, everything: bool = False
) -> list[Doubt]:
    """Give the doubtful mentions, the least sure first, those that are as sure in text order.

    Args:
        reports: what was found.
        below: mentions that are placed more surely are none.
        everything: whether to give sure mentions too, and those that a person has decided on.
    """
    all_of_them = [
        Doubt(report.document, item, _service(report))
        for report in reports
        for item in report.resolutions
    ]
    wanted = [
        doubt
        for doubt in all_of_them
        if everything or (doubt.confidence < below and not doubt.is_decided)
    ]
    return sorted(wanted, key=lambda doubt: doubt.confidence)


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _service(report: Report) -> str:
    held = report.manifest.settings.get("online", "") if report.manifest else ""
    return held if isinstance(held, str) else ""


def find_doubt(reports: Sequence[Report], mention: str, *, scope: Scope) -> Doubt | None:
    """Find the mention at an offset, or of a name; None where the name is not recognised.

    Raises:
        InputError: there is none at this offset, or the name is there several times and the decision is on one of them.
    """
    held = doubts_of(reports, everything=True)
    held.sort(key=lambda doubt: doubt.resolution.mention.span)
    if mention.isdecimal():
        at = [doubt for doubt in held if doubt.resolution.mention.span.start == int(mention)]
        if not at:
            message = (
                f"no name was found at {mention}; geomap review list --all shows where they are"
            )
            raise InputError(message)
        return at[0]
    named = [item for item in held if same_name(item.resolution.mention.text) == same_name(mention)]
    if len(named) > 1 and scope is Scope.MENTION:
        starts = [str(doubt.resolution.mention.span.start) for doubt in named]
        places = ", ".join(starts[:_SHOWN_NAMES]) + (" …" if len(starts) > _SHOWN_NAMES else "")
        message = f"{mention!r} is named {len(named)} times, at {places}: give the offset, or --scope document"
        raise InputError(message)
    return named[0] if named else None


def find_words(document: Document, mention: str) -> Quote:
    """Quote a name that stands in a text and was not recognised.

    Raises:
        InputError: it does not stand there, or several times.
    """
    words = r"\s+".join(map(re.escape, mention.split()))
    found = [Span(*item.span()) for item in re.finditer(rf"(?<!\w){words}(?!\w)", document.text)]
    if len(found) != 1:
        how_often = f"{len(found)} times" if found else "nowhere"
        message = f"{mention!r} stands {how_often} in {document.id}"
        raise InputError(message)
    return quote_of(document.text, found[0])


def accept(doubt: Doubt, choice: int, remark: Remark) -> Decision:
    """Decide for one of the choices, counted from 0: the proposed place is accepted, another pointed to.

    Raises:
        InputError: there is no such choice.
    """
    if not 0 <= choice < len(doubt.choices):
        name, count = doubt.resolution.mention.text, len(doubt.choices)
        message = (
            f"{name!r} has no place {choice + 1}: choose from 1 to {count}"
            if count
            else f"nothing is proposed for {name!r}; point it to a place"
        )
        raise InputError(message)
    is_proposed = choice == 0 and isinstance(doubt.resolution, Resolved)
    verdict = Verdict.ACCEPT if is_proposed else Verdict.POINT
    place = doubt.choices[choice].place
    return decide(
        doubt.document,
        quote(doubt),
        verdict,
        remark,
        place=place,
        offered_by=doubt.offered_by(place),
    )


def point(doubt: Doubt, place: Place, remark: Remark) -> Decision:
    """Decide for a place that was not among the choices."""
    return decide(doubt.document, quote(doubt), Verdict.POINT, remark, place=place)


def reject(doubt: Doubt, remark: Remark) -> Decision:
    """Decide that a name stands for no place."""
    return decide(doubt.document, quote(doubt), Verdict.REJECT, remark)


def decide(  # noqa: PLR0913 - what a decision is made of
    document: Document,
    quoted: Quote,
    verdict: Verdict,
    remark: Remark,
    *,
    place: Place | None = None,
    offered_by: str = "",
) -> Decision:
    """Make a decision of now."""
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    return Decision(
        document.id,
        quoted,
        verdict,
        place,
        scope=remark.scope,
        offered_by=offered_by,
        by=remark.by,
        at=now,
        note=remark.note,
    )


def quote(doubt: Doubt) -> Quote:
    """Quote a mention."""
    return quote_of(doubt.document.text, doubt.resolution.mention.span)


def read_point(text: str) -> Point:
    """Read `LATITUDE,LONGITUDE` in decimal degrees.

    Raises:
        InputError: it is none.
    """
    try:
        latitude, longitude = map(float, text.split(","))
        return Point(latitude, longitude)
    except ValueError:
        message = (
            f"a point is LATITUDE,LONGITUDE in decimal degrees, as in 34.73,36.71, not {text!r}"
        )
        raise InputError(message) from None


def told_place(place: Place) -> str:
    """Tell a place in a few words: its name, where it lies, what it is, and its id."""
    within = ", ".join(
        part
        for part in (place.admin1 if place.admin1 != place.name else "", *place.all_countries)
        if part
    )
    latitude, longitude = place.point.latitude, place.point.longitude
    kind = f"{place.feature_class.value}/{place.feature_code}".rstrip("/")
    return f"{place.name} ({within or 'no country'}; {kind}; {latitude:.2f}, {longitude:.2f}; {place.id})"
