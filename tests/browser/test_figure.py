"""Figures in a real browser: its fonts are not wider than we took them to be, and its screen reader is told what it sees."""

import pytest
from playwright.sync_api import expect

from geomap.draw.figure import Look, draw_figure
from geomap.draw.figure.panel import SIZE, said
from geomap.draw.figure.text import width
from geomap.draw.kinds import Kind
from geomap.places import Report
from tests.browser.conftest import OpenPage
from tests.draw.figure import samples
from tests.draw.reports import report

MEASURE = """texts => Object.fromEntries(texts.map(held => [held.textContent, held.getComputedTextLength()]))"""


@pytest.mark.parametrize(
    "held", [report(), samples.CROWDED, samples.SCRIPTS, samples.WORLD_WIDE], ids=["all", "crowded", "scripts", "world"]
)  # fmt: skip
def test_names_are_no_wider_than_the_room_they_were_given(
    open_page: OpenPage, held: Report
) -> None:
    figure = draw_figure([held], Look(), title="A title")
    tab = open_page(f"<!doctype html><meta charset=utf-8><title>x</title>{figure.svg}")
    measured = tab.locator("svg text").evaluate_all(MEASURE)
    found = 0
    for item in figure.items:
        name = said(item)
        if name in measured:
            found += 1
            assert measured[name] <= width(name, SIZE, bold=item.kind is Kind.COUNTRY) + 0.1, name
    assert found >= 4


def test_it_is_one_picture_with_a_name_and_a_description(open_page: OpenPage) -> None:
    figure = draw_figure([report()], Look(), title="A title")
    tab = open_page(f"<!doctype html><meta charset=utf-8><title>x</title>{figure.svg}")
    expect(tab.get_by_role("img")).to_have_count(1)
    expect(tab.get_by_role("img")).to_have_accessible_name("A title")
    expect(tab.get_by_role("img")).to_have_accessible_description(figure.description)
