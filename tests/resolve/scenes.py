"""Scenes for the tests of the clues: a text, its names, and what each may mean."""

from collections.abc import Mapping, Sequence

import numpy as np

from geomap.mentions import Mention, Role
from geomap.places import Candidate, MatchKind, Place
from geomap.resolve.scene import Interest, Scene, set_scene
from geomap.resolve.sheet import Sheets
from geomap.resolve.view import View
from tests.builders import document, mention


def candidate(item: Place, match: MatchKind = MatchKind.PREFERRED) -> Candidate:
    """Offer a place."""
    return Candidate(item, match, "test")


def scene(
    text: str,
    places: Mapping[str, Sequence[Place | Candidate]],
    *,
    roles: Mapping[str, Role] | None = None,
    interest: Interest | None = None,
) -> Scene:
    """Lay out a text in which each name stands once; its mentions are ordered by where they stand."""
    source = document(text)
    mentions: list[Mention] = sorted(
        (mention(source, name, role=(roles or {}).get(name, Role.LITERAL)) for name in places),
        key=lambda item: item.span,
    )
    offered = [
        tuple(item if isinstance(item, Candidate) else candidate(item) for item in places[m.text])
        for m in mentions
    ]
    return set_scene(source, mentions, offered, Sheets(), interest or Interest())


def believing(setting: Scene, *believed: Place) -> View:
    """See a scene in the light of these places, each held for certain; of the other names nothing is believed."""
    ids = {item.id for item in believed}
    rows = np.array(
        [float(item.place.id in ids) for sheet in setting.sheets for item in sheet.candidates]
    )
    return View(setting, rows, tuple(rows[setting.rows(unit.name)] for unit in setting.units))


def row_of(setting: Scene, item: Place) -> int:
    """Give the row of a place."""
    ids = [offered.place.id for sheet in setting.sheets for offered in sheet.candidates]
    return ids.index(item.id)
