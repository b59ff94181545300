"""The figure as a whole: what is on it, for eyes and for screen readers, whatever the places and the texts."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from syrupy.assertion import SnapshotAssertion

from geomap.draw.figure import Figure, Look, ThemeName, draw_figure, items_of
from geomap.draw.figure.panel import marker_box
from geomap.draw.figure.plan import Plan, plan
from geomap.draw.figure.projection import Azimuthal, EqualEarth
from geomap.draw.figure.shapes import Box
from geomap.draw.figure.sheet import Sheet
from geomap.draw.figure.symbols import symbol
from geomap.draw.figure.windows import corners
from geomap.draw.kinds import Kind
from geomap.draw.stage import stage
from geomap.geometry import BoundingBox
from geomap.places import Report
from tests.builders import place
from tests.draw.figure import samples
from tests.draw.hostile import PAYLOADS, hostile_report
from tests.draw.reports import report
from tests.strategies import reports as any_reports

SVG = "{http://www.w3.org/2000/svg}"
KNOWN = {"svg", "title", "desc", "rect", "path", "g", "circle", "line", "text", "tspan", "clipPath"}
slow = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def drawn(*reports: Report, look: Look | None = None) -> Figure:
    """Draw reports."""
    return draw_figure(
        reports, look or Look(), title=reports[0].document.title, country_names={"SY": "Syria"}
    )


def texts(figure: Figure) -> list[str]:
    """Give the texts of a figure, each with its spans."""
    return ["".join(held.itertext()) for held in ET.fromstring(figure.svg).iter(f"{SVG}text")]  # noqa: S314 - our own


def planned(figure: Figure) -> Plan:
    """Give the plan of a figure that has one."""
    assert figure.plan is not None
    return figure.plan


def laid_out(held: Report, look: Look) -> Plan:
    """Give the maps of a figure without drawing them: where everything is."""
    sheet = Sheet(look)
    return plan(items_of([held], {}), stage([held]), look, sheet.room)


def assert_labels_are_apart(held: Plan) -> None:
    """Check that no label lies on another, on a marker, or outside its map."""
    for panel in held.panels:
        boxes = [placed.box for held in (panel.labels, panel.numbers) for placed in held.values()]
        markers = [marker_box(item, panel.window, panel.radii) for item in panel.items]
        for index, box in enumerate(boxes):
            assert panel.window.box.holds(box)
            assert not any(map(box.overlaps, boxes[index + 1 :]))
            assert not any(map(box.overlaps, markers))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(samples.reports | samples.near_reports)
def test_no_label_lies_on_another_or_on_a_marker_or_outside(held: Report) -> None:
    assert_labels_are_apart(laid_out(held, Look()))
    assert_labels_are_apart(laid_out(held, Look(width_mm=90, is_numbered=True)))


@slow
@given(samples.reports | samples.near_reports)
def test_every_place_is_named_or_numbered_or_counted_as_neither(held: Report) -> None:
    figure = drawn(held)
    plan = planned(figure)
    shown = {item.number for panel in plan.panels for item in panel.items}
    assert shown == {item.number for item in figure.items}
    bare = len(figure.items) - len(plan.names | plan.numbers)
    told = [text for text in texts(figure) if "without a name or number" in text]
    assert len(told) == (1 if bare else 0)
    if bare:
        assert told[0].startswith(f"{bare} place")


@slow
@given(any_reports())
def test_whatever_the_report_the_figure_is_well_formed_and_the_same_each_time(
    held: Report,
) -> None:
    figure = drawn(held)
    root = ET.fromstring(figure.svg)  # noqa: S314 - our own
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= KNOWN
    assert drawn(held).svg == figure.svg


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_hostile_text_is_text(payload: str) -> None:
    figure = drawn(hostile_report(payload), look=Look(has_borders=False))
    root = ET.fromstring(figure.svg)  # noqa: S314 - our own
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in KNOWN
        assert not [name for name in element.attrib if name.startswith("on") or "href" in name]
    assert "Named but not placed: " in "".join(texts(figure))


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("world", samples.WORLD_WIDE), ("one", samples.ONE_PLACE), ("fiji", samples.FIJI),
        ("crowded", samples.CROWDED), ("scripts", samples.SCRIPTS), ("nothing", samples.NOTHING), ("all", report()),
    ],
)  # fmt: skip
def test_what_stands_on_the_figure(name: str, held: Report, snapshot: SnapshotAssertion) -> None:
    figure = drawn(held)
    assert (texts(figure), figure.description) == snapshot(name=name)


def test_a_screen_reader_is_told_what_it_is_and_what_it_shows() -> None:
    figure = drawn(report())
    root = ET.fromstring(figure.svg)  # noqa: S314 - our own
    assert root.attrib["role"] == "img"
    named = [root.attrib["aria-labelledby"], root.attrib["aria-describedby"]]
    held = {element.attrib.get("id"): element.text for element in root}
    assert [held[name] for name in named] == [figure.title, figure.description]
    assert "Homs in Syria (5)" in figure.description
    assert "Less than 75% sure: Springfield" in figure.description


def test_figures_in_one_page_have_different_ids() -> None:
    ids = [set(re.findall(r' id="([^"]+)"', drawn(held).svg)) for held in (samples.FIJI, report())]
    assert not ids[0] & ids[1]


def test_doubt_is_told_by_line_and_sign_and_legend() -> None:
    figure = drawn(report())
    assert "Springfield ?" in texts(figure)
    assert "Dashed, “?”: less than 75% sure" in texts(figure)
    assert "stroke-dasharray" in figure.svg
    assert "stroke-dasharray" not in drawn(samples.FIJI).svg


def test_places_across_180_degrees_stand_together() -> None:
    plan = planned(drawn(samples.FIJI))
    assert isinstance(plan.main.window.projection, Azimuthal)
    assert len(plan.main.items) == 4
    assert plan.overview is None
    assert plan.main.window.pixels_a_km > 0.3


def test_places_all_over_the_world_are_on_a_map_of_the_world() -> None:
    plan = planned(drawn(samples.WORLD_WIDE))
    assert isinstance(plan.main.window.projection, EqualEarth)
    assert plan.bar is None


def test_a_single_place_is_shown_with_its_region() -> None:
    plan = planned(drawn(samples.ONE_PLACE))
    box = plan.main.window.box
    x, y = plan.main.window.at(plan.main.items[0].place.point)
    assert (round(x), round(y)) == (round(box.center[0]), round(box.center[1]))
    assert 200 < box.width / plan.main.window.pixels_a_km < 1000


def test_a_country_alone_is_shown_whole() -> None:
    extent = BoundingBox(41.2, 19.64, 81.86, -169.05)
    russia = place("Russia", 60.0, 100.0, feature="A/PCLI", country="RU", extent=extent)
    window = planned(drawn(samples.report_of([(russia, 0.9, 1)]))).main.window
    assert all(window.shows(point) for point in corners(extent))


def test_what_is_crowded_is_enlarged_and_what_is_far_has_its_own_map() -> None:
    plan = planned(drawn(samples.CROWDED))
    assert plan.detail is not None
    assert plan.overview is not None
    assert plan.detail.window.scale > 1.8 * plan.main.window.scale
    assert [item.name for item in plan.overview.items] == ["Canberra"]
    named_twice = set(plan.main.labels) & set(plan.detail.labels)
    assert not named_twice


def test_insets_cover_no_marker_of_the_main_map() -> None:
    plan = planned(drawn(samples.CROWDED))
    markers = [marker_box(item, plan.main.window, plan.main.radii) for item in plan.main.items]
    insets: list[Box] = [panel.window.box for panel in plan.panels[1:]]
    assert not any(inset.overlaps(box) for inset in insets for box in markers)
    assert not insets[0].overlaps(insets[1])


def test_a_globe_shows_where_a_small_region_lies_and_covers_nothing() -> None:
    plan = planned(drawn(samples.ONE_PLACE))
    assert plan.globe is not None
    assert plan.globe.at(plan.main.items[0].place.point) == pytest.approx(
        plan.globe.box.center, abs=2
    )
    covered = [marker_box(item, plan.main.window, plan.main.radii) for item in plan.main.items] + [
        placed.box for placed in plan.main.labels.values()
    ]
    assert not any(map(plan.globe.box.overlaps, covered))
    assert planned(drawn(samples.WORLD_WIDE)).globe is None
    assert planned(drawn(samples.CROWDED)).globe is None


def test_names_that_find_no_room_have_numbers_and_a_key() -> None:
    figure = drawn(report(), look=Look(labels=2))
    plan = planned(figure)
    assert len(plan.main.labels) == 2
    said = texts(figure)
    for item in figure.items:
        if item.number in plan.numbers:
            assert said.count(str(item.number)) == 2, "once on the map and once in the key"
    assert "Aleppo, Syria" in said


def test_a_numbered_figure_has_the_number_before_each_name_and_no_key() -> None:
    figure = drawn(samples.FIJI, look=Look(is_numbered=True))
    assert {"1 Suva", "2 Labasa", "3 Taveuni", "4 Nuku‘alofa"} <= set(texts(figure))


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_kinds_differ_in_shape_so_that_greys_will_do(theme: ThemeName) -> None:
    look = Look(theme=theme)
    shapes = {
        re.sub(r"#[0-9a-f]{6}", "", symbol(kind, (0, 0), 5, look.colors, unsure=False))
        for kind in Kind
    }
    assert len(shapes) == len(Kind)
    colors = set(re.findall("#[0-9a-f]{6}", drawn(report(), look=look).svg))
    if theme == "print":
        assert all(color[1:3] == color[3:5] == color[5:7] for color in colors)


def test_without_borders_there_is_none_and_the_credit_does_not_speak_of_them() -> None:
    with_borders, without = drawn(report()), drawn(report(), look=Look(has_borders=False))
    color = Look().colors.border
    assert color in with_borders.svg
    assert color not in without.svg
    assert "borders" not in " ".join(texts(without))
    assert "GeoNames (geonames.org), CC BY 4.0" in " ".join(texts(without))
