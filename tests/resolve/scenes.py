"""Scenes for the tests of the clues: a text, its names, and what each may mean."""

from collections.abc import Mapping, Sequence

import numpy as np

from geomap.mentions import Mention, Role
from geomap.places import Candidate, MatchKind, Place, Undecided
from geomap.resolve.interest import Interest
from geomap.resolve.scene import Scene, set_scene
from geomap.resolve.setting import Setting
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
    undecided = Undecided(source, mentions, offered)
    return set_scene((undecided,), Sheets(), (interest or Interest(),))


def believing(setting: Scene, *believed: Place) -> View:
    """See a scene in the light of these places, each held for certain; of the other names nothing is believed."""
    ids = {item.id for item in believed}
    rows = np.array([float(item.place.id in ids) for item in setting.rows.candidates])
    return View(Setting(setting), rows, rows[setting.slot_row])


def row_of(setting: Scene, item: Place) -> int:
    """Give the row of a place."""
    return [offered.place.id for offered in setting.rows.candidates].index(item.id)
