"""What the page's scripts get to read."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from geomap.draw.inert import json_text, visible
from geomap.draw.payload import Drawing, payload
from geomap.mentions import Role
from geomap.places import Focus, Place, Report
from tests.builders import document, mention, place
from tests.draw.hostile import PAYLOADS, hostile_report
from tests.draw.reports import HOMS, MANIFEST, RUSSIA, SPRINGFIELD_MO, SYRIA, report
from tests.strategies import reports


def read(*given_reports: Report, title: str = "") -> Any:  # noqa: ANN401 - JSON
    """Give the payload as the browser gets it."""
    return json.loads(json_text(payload(given_reports, Drawing(title))))


def mentions_of(drawn: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - JSON
    """Put the columns together again, as `js/model.js` does."""
    table = drawn["mentions"]
    owners = [doc for doc in drawn["documents"] for _ in range(doc["count"])]
    return [
        {
            "text": table["strays"].get(str(index))
            or utf16(owner["text"], table["start"][index], table["length"][index]),
            "sentence": table["sentence"][index],
            "role": table["roles"][table["role"][index]],
            "place": table["place"][index],
            "confidence": table["confidence"][index],
            "by": table["by"][index],
            "note": table["notes"].get(str(index), ""),
            **ground_of(table, index),
        }
        for index, owner in enumerate(owners)
    ]


def ground_of(table: Any, index: int) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """Give a mention's clues and alternatives."""
    count, *rest = table["grounds"][table["ground"][index]]
    pairs = rest[count:]
    return {
        "clues": [table["clues"][clue] for clue in rest[:count]],
        "alternatives": list(zip(pairs[::2], pairs[1::2], strict=True)),
    }


def utf16(text: str, start: int, length: int) -> str:
    """Cut a text as a browser does."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * start : 2 * (start + length)].decode("utf-16-le", "surrogatepass")


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
    assert sum(held["place"] == homs[0] for held in mentions_of(drawn)) == 5


def test_mentions_of_several_documents_share_places_and_are_numbered_on() -> None:
    drawn = read(report("a"), report("b"))
    first, second = drawn["documents"]
    assert len(drawn["mentions"]["place"]) == first["count"] + second["count"]
    assert len({held["id"] for held in drawn["places"]}) == len(drawn["places"])


def test_a_resolved_mention_says_where_how_sure_and_what_else() -> None:
    drawn = read(report())
    springfield = next(held for held in mentions_of(drawn) if held["text"] == "Springfield")
    assert springfield["confidence"] == 0.41
    assert drawn["mentions"]["sources"][springfield["by"]] == "gazetteer"
    ((other, confidence),) = springfield["alternatives"]
    assert drawn["places"][other]["id"] == SPRINGFIELD_MO.id
    assert confidence == 0.38
    assert springfield["clues"] == ["one of the larger places of this name"]


def test_an_unresolved_mention_says_why() -> None:
    drawn = read(report())
    (missed,) = [held for held in mentions_of(drawn) if held["place"] == -1]
    reason = drawn["mentions"]["reasons"][missed["by"]]
    assert (missed["text"], reason, missed["note"]) == ("Qafr al-Zahra", "not_in_gazetteer", "")


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
    assert drawn["places"] == drawn["mentions"]["place"] == []
    assert drawn["documents"][0]["text"] == "Nothing here."


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
    doc, (placed, missed) = drawn["documents"][0], mentions_of(drawn)
    assert drawn["title"] == shown
    assert {doc[key] for key in ("id", "title", "date", "source", "failure")} == {shown}
    assert {placed["text"], missed["text"], missed["note"], *placed["clues"]} == {shown}
    assert drawn["mentions"]["sources"] == [shown]
    for held in drawn["places"]:
        assert {held["name"], held["code"], held["admin1"], *held["countries"]} == {shown}
        assert held["id"].partition(":")[2] == shown
    assert strings_of(drawn["manifests"]) - {
        "geomap",
        "model",
        "gazetteer",
        "settings",
        "credits",
    } == {shown}


@given(reports())
@settings(max_examples=60)
def test_any_report_gives_the_same_inert_payload_each_time(held: Report) -> None:
    text = json_text(payload([held], Drawing("t")))
    assert text == json_text(payload([held], Drawing("t")))
    assert not set(text) & set("<>&\u2028\u2029")
    drawn = json.loads(text)
    found = [visible(item.mention.text) for item in held.resolutions]
    assert [mention["text"] for mention in mentions_of(drawn)] == found
    assert all(-90 <= item["latitude"] <= 90 for item in drawn["places"])


def test_a_manifest_that_all_documents_share_is_there_once() -> None:
    other = Report(document("x"), (), manifest=replace(MANIFEST, model="another"))
    drawn = read(report("a"), report("b"), other, report("c"), Report(document("y"), ()))
    assert len(drawn["manifests"]) == 2
    assert [doc["manifest"] for doc in drawn["documents"]] == [0, 0, 1, 0, None]


def test_offsets_count_as_a_browser_does() -> None:
    source = document("\U0001f4a5 one\r\ntwo \U0001f4a5 Homs.")
    base = replace(report().resolved[0], mention=mention(source, "Homs"))
    drawn = read(Report(source, (base,)))
    (found,) = mentions_of(drawn)
    assert found["text"] == "Homs"
    start, length = drawn["documents"][0]["sentences"]
    assert utf16(drawn["documents"][0]["text"], start, length).endswith("Homs.")


def test_countries_come_with_the_numbers_that_natural_earth_knows_them_by() -> None:
    assert read(report())["numeric"] == {
        "IQ": "368",
        "JO": "400",
        "RU": "643",
        "SY": "760",
        "TR": "792",
        "US": "840",
    }
