"""What a figure shows of reports: the places, numbered, and what was named but not placed."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geomap.draw.kinds import Kind, kind_of
from geomap.draw.labels import label
from geomap.draw.stage import HIDDEN_ROLES
from geomap.places import Place, Report, Resolved

SURE = 0.75
"""Below this mean probability a place is drawn as in doubt, as on the page."""


@dataclass(frozen=True, slots=True)
class Item:
    """One place of a figure."""

    number: int
    """From 1, in the order of first mention: the same in figure, key, table and quotations."""
    place: Place
    """The place."""
    name: str
    """What it is called; any text."""
    mentions: tuple[Resolved, ...]
    """What denotes it, in the order of documents and texts; never empty."""
    where: str
    """Where it lies in words, as in `Homs Governorate, Syria`; empty for a country, or where unknown."""

    @property
    def kind(self) -> Kind:
        """What it is to a reader."""
        return kind_of(self.place)

    @property
    def confidence(self) -> float:
        """Mean probability, 0 … 1, that the place is the one meant."""
        return sum(held.confidence for held in self.mentions) / len(self.mentions)

    @property
    def is_unsure(self) -> bool:
        """Whether it is drawn as in doubt."""
        return self.confidence < SURE


def items_of(reports: Sequence[Report], country_names: Mapping[str, str]) -> tuple[Item, ...]:
    """Give the places of reports, numbered in the order of first mention.

    Peoples («Syrian») and names within names («University of Aleppo») count only where nothing else was
    placed, as on the page.

    Args:
        reports: what was found.
        country_names: names of countries by ISO code; a country that is not in it is called by its code.
    """
    resolved = [held for report in reports for held in report.resolved]
    shown = [held for held in resolved if held.mention.role not in HIDDEN_ROLES] or resolved
    held: dict[str, list[Resolved]] = defaultdict(list)
    for entry in shown:
        held[entry.place.id].append(entry)
    items = []
    for number, mentions in enumerate(held.values(), start=1):
        place = mentions[0].place
        name = label(place, Counter(entry.mention.text for entry in mentions))
        items.append(Item(number, place, name, tuple(mentions), _where(place, country_names)))
    return tuple(items)


def unplaced(reports: Sequence[Report]) -> tuple[tuple[str, int], ...]:
    """Give the toponyms that no place was found for, with how often each, in the order of first mention."""
    counts = Counter(held.mention.text for report in reports for held in report.unresolved)
    return tuple(counts.items())


def _where(place: Place, country_names: Mapping[str, str]) -> str:
    if kind_of(place) is Kind.COUNTRY:
        return ""
    named = [country_names.get(code, code) for code in place.all_countries[:3]]
    if len(place.all_countries) > len(named):
        named.append("…")
    division = [place.admin1] if place.admin1 not in {"", place.name} else []
    return ", ".join((*division, *named))
