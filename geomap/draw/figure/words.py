"""What a figure says in words: its description for those who do not see it, its notes, and whom it is owed to."""

from collections.abc import Sequence

from geomap.draw.figure.items import SURE, Item, unplaced
from geomap.draw.figure.plan import Plan
from geomap.draw.figure.text import short
from geomap.draw.kinds import Kind
from geomap.places import Report

KINDS = {
    Kind.COUNTRY: "Country",
    Kind.REGION: "Region",
    Kind.DIVISION: "Division",
    Kind.CITY: "City or town",
    Kind.WATER: "Water",
    Kind.OTHER: "Other place",
}
"""The legend's word for each kind."""

DOUBT = f"Dashed, “?”: less than {SURE:.0%} sure"
"""The legend's word for a marker in doubt."""

_FOREMOST = 5
_LISTED = 40
_LETTERS = 48


def counted(count: int, noun: str) -> str:
    """Give a number with its noun."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def description(items: Sequence[Item], reports: Sequence[Report], title: str) -> str:
    """Describe the figure: how much it shows, what is named most, all names, what is in doubt or missing."""
    if not items:
        return f"Map of the world. No place named in “{short(title, 200)}” was placed."
    mentions = sum(len(item.mentions) for item in items)
    sentences = [
        f"Map of {counted(len(items), 'place')} named in “{short(title, 200)}” ({counted(mentions, 'mention')})",
        f"Named most often: {', '.join(map(_foremost, _most_named(items)))}",
    ]
    others = [short(item.name, _LETTERS) for item in items if item not in _most_named(items)]
    if others:
        more = f" and {len(others) - _LISTED:,} more" if len(others) > _LISTED else ""
        sentences.append(f"Also shown: {', '.join(others[:_LISTED])}{more}")
    unsure = [short(item.name, _LETTERS) for item in items if item.is_unsure]
    if unsure:
        sentences.append(f"Less than {SURE:.0%} sure: {', '.join(unsure[:_LISTED])}")
    missing = sum(count for _, count in unplaced(reports))
    if missing:
        sentences.append(f"{counted(missing, 'mention')} could not be placed")
    return ". ".join(sentences) + "."


def notes(reports: Sequence[Report], items: Sequence[Item], held: Plan | None) -> list[str]:
    """Give what a reader has to know beside the map."""
    found = []
    missing = unplaced(reports)
    if missing:
        names = [short(name, _LETTERS) for name, _ in missing[:_LISTED]]
        more = f" and {len(missing) - _LISTED:,} more" if len(missing) > _LISTED else ""
        found.append(f"Named but not placed: {', '.join(names)}{more}.")
    if held is not None:
        bare = len(items) - len(held.names | held.numbers)
        if bare:
            found.append(
                f"{counted(bare, 'place')} shown without a name or number, for want of room."
            )
    shown = {item.place.id for item in items}
    passing = {entry.place.id for report in reports for entry in report.resolved} - shown
    if passing:
        found.append(
            f"Not shown: {counted(len(passing), 'place')} named only by a people’s name or within another name."
        )
    failed = sum(1 for report in reports if report.failure)
    if failed:
        found.append(f"{counted(failed, 'document')} could not be read or mapped.")
    return found


def credit(reports: Sequence[Report], *, has_borders: bool) -> str:
    """Name those whom the figure is owed to, as their licences ask."""
    manifests = [report.manifest for report in reports if report.manifest]
    services = dict.fromkeys(line for manifest in manifests for line in manifest.credits)
    borders = ", borders as held and not as claimed" if has_borders else ""
    made = dict.fromkeys(short(manifest.geomap, 20) for manifest in manifests)
    parts = [
        "Places: GeoNames (geonames.org), CC BY 4.0",
        *(short(line, 160) for line in services),
        f"Land: Natural Earth{borders}",
        f"Made with geomap{' ' if made else ''}{', '.join(made)}",
    ]
    return ". ".join(parts) + "."


def _most_named(items: Sequence[Item]) -> list[Item]:
    ordered = sorted(items, key=lambda item: (-len(item.mentions), item.number))
    return ordered[:_FOREMOST]


def _foremost(item: Item) -> str:
    where = f" in {short(item.where, 2 * _LETTERS)}" if item.where else ""
    return f"{short(item.name, _LETTERS)}{where} ({len(item.mentions):,})"
