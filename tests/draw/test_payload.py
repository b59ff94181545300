"""What the page's scripts get to read."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from geomap.draw.inert import json_text, visible
from geomap.draw.payload import payload
from geomap.mentions import Role
from geomap.places import Focus, Place, Report
from tests.builders import document, mention, place
from tests.draw.hostile import PAYLOADS, hostile_report
from tests.draw.reports import HOMS, RUSSIA, SPRINGFIELD_MO, SYRIA, report
from tests.strategies import reports


def read(*given_reports: Report, title: str = "") -> Any:  # noqa: ANN401 - JSON
    """Give the payload as the browser gets it."""
    return json.loads(json_text(payload(given_reports, title=title)))


def strings_of(value: object) -> set[str]:
    """Give every string in a JSON value, keys too."""
    if isinstance(value, dict):
        return {text for pair in value.items() for part in pair for text in strings_of(part)}
    if isinstance(value, list):
        return {text for part in value for text in strings_of(part)}
    return {value} if isinstance(value, str) else set()


def test_a_place_is_listed_once_however_often_it_is_named() -> None:
    drawn = read(report())
    homs = [index for index, held in enumerate(drawn["places"]) if held["id"] == HOMS.id]
    assert len(homs) == 1
    assert sum(held["place"] == homs[0] for held in drawn["mentions"]) == 5


def test_mentions_of_several_documents_share_places_and_are_numbered_on() -> None:
    drawn = read(report("a"), report("b"))
    first, second = drawn["documents"]
    assert (first["first"], second["first"]) == (0, first["count"])
    assert len(drawn["mentions"]) == first["count"] + second["count"]
    assert len({held["id"] for held in drawn["places"]}) == len(drawn["places"])


def test_a_resolved_mention_says_where_how_sure_and_what_else() -> None:
    drawn = read(report())
    springfield = next(held for held in drawn["mentions"] if held["text"] == "Springfield")
    assert springfield["confidence"] == 0.41
    assert springfield["by"] == "gazetteer"
    (other,) = springfield["alternatives"]
    assert drawn["places"][other["place"]]["id"] == SPRINGFIELD_MO.id
    assert springfield["clues"] == ["one of the larger places of this name"]


def test_an_unresolved_mention_says_why() -> None:
    drawn = read(report())
    (missed,) = [held for held in drawn["mentions"] if held["place"] is None]
    assert (missed["text"], missed["reason"], missed["note"]) == (
        "Qafr al-Zahra",
        "not_in_gazetteer",
        "",
    )


def test_the_first_view_is_where_the_local_places_are() -> None:
    (south, west), (north, east) = read(report())["view"]["main"]
    assert south > 30
    assert north < 40
    assert 30 < west < east < 50


def test_towns_of_the_country_in_focus_are_the_stage() -> None:
    towns = {
        "Homs": (34.7, 36.7),
        "Hama": (35.1, 36.7),
        "Idlib": (35.9, 36.6),
        "Oslo": (59.9, 10.7),
        "Lima": (-12.0, -77.0),
        "Rome": (41.9, 12.5),
    }
    source = document(" ".join(towns))
    base = report().resolved[0]
    found = tuple(
        replace(
            base,
            mention=mention(source, name),
            place=place(name, *where, country="SY" if name in {"Homs", "Hama", "Idlib"} else "XX"),
        )
        for name, where in towns.items()
    )
    (south, _), (north, _) = read(Report(source, found, (Focus(SYRIA, 0.5),)))["view"]["main"]
    assert (south, north) == (34.7, 35.9)
    (south, _), (north, _) = read(Report(source, found))["view"]["main"]
    assert north - south > 20


def test_countries_are_the_stage_where_few_local_places_are_named() -> None:
    source = document("Russia and Syria")
    base = report().resolved[0]
    drawn = read(
        Report(
            source,
            (
                replace(base, mention=mention(source, "Russia"), place=RUSSIA),
                replace(base, mention=mention(source, "Syria"), place=SYRIA),
            ),
        )
    )
    (south, _), (north, _) = drawn["view"]["main"]
    assert (south, north) == (SYRIA.point.latitude, RUSSIA.point.latitude)


def test_roles_that_are_off_do_not_move_the_first_view_unless_nothing_else_is_named() -> None:
    source = document("Russians")
    base = replace(
        report().resolved[0], mention=mention(source, "Russian", role=Role.DEMONYM), place=RUSSIA
    )
    drawn = read(Report(source, (base,)))
    assert drawn["hiddenRoles"] == ["demonym", "embedded"]
    assert drawn["view"] is not None


def test_nothing_found_has_no_view_and_no_places() -> None:
    drawn = read(Report(document("Nothing here."), ()))
    assert drawn["view"] is None
    assert drawn["places"] == drawn["mentions"] == []
    assert drawn["documents"][0]["paragraphs"] == [["Nothing here."]]


def test_no_reports_are_an_empty_payload() -> None:
    assert read(title="None")["documents"] == []


@pytest.mark.parametrize(
    "held",
    [place("Null Island", 0.0, 0.0), place("Suva", -18.1, 180.0), place("Pole", -90.0, -180.0)],
)
def test_coordinates_of_zero_and_at_the_edge_are_kept(held: Place) -> None:
    source = document("Here.")
    base = replace(report().resolved[0], mention=mention(source, "Here"), place=held)
    (drawn,) = read(Report(source, (base,)))["places"]
    assert (drawn["latitude"], drawn["longitude"]) == (held.point.latitude, held.point.longitude)


@pytest.mark.parametrize("hostile", PAYLOADS.values(), ids=PAYLOADS.keys())
def test_hostile_text_is_kept_whole_in_every_field(hostile: str) -> None:
    shown = visible(hostile)
    drawn = read(hostile_report(hostile), title=hostile)
    doc, (placed, missed) = drawn["documents"][0], drawn["mentions"]
    assert drawn["title"] == shown
    assert {doc[key] for key in ("id", "title", "date", "source", "failure")} == {shown}
    assert {placed["text"], missed["text"], placed["by"], missed["note"], *placed["clues"]} == {
        shown
    }
    for held in drawn["places"]:
        assert {held["name"], held["code"], held["admin1"], *held["countries"]} == {shown}
        assert held["id"].partition(":")[2] == shown
    assert strings_of(doc["manifest"]) - {
        "geomap",
        "model",
        "gazetteer",
        "settings",
        "credits",
    } == {shown}


@given(reports())
@settings(max_examples=60)
def test_any_report_gives_the_same_inert_payload_each_time(held: Report) -> None:
    text = json_text(payload([held], title="t"))
    assert text == json_text(payload([held], title="t"))
    assert not set(text) & set("<>&\u2028\u2029")
    drawn = json.loads(text)
    assert len(drawn["mentions"]) == len(held.resolutions)
    assert all(-90 <= item["latitude"] <= 90 for item in drawn["places"])
