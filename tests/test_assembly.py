"""The real parts put together: a small text through all of them."""

import subprocess
import sys
from pathlib import Path

import pytest

import geomap
from geomap.assembly import Mapper
from geomap.documents import Document, Span
from geomap.errors import ResourceError
from geomap.mentions import Role
from geomap.settings import Settings

TEXT = "Jets struck Homs, and drones circled the province of Idlib."


def test_maps_a_text(mapper: Mapper) -> None:
    """Text in, places out, each with its document, clues and manifest."""
    report = mapper(TEXT)
    placed = {item.mention.text: item.place for item in report.resolved}
    assert {name: place.country for name, place in placed.items()} == {"Homs": "SY", "Idlib": "SY"}
    assert placed["Idlib"].feature_code == "ADM1"
    assert report.document.text == TEXT
    assert report.focus
    assert report.manifest is not None
    assert report.manifest.gazetteer["sha256"] == mapper.gazetteer.sha256


def test_keeps_documents_in_order(mapper: Mapper) -> None:
    """Documents in, reports out, lazily; an empty one is a report with nothing in it."""
    documents = [Document("b", TEXT), Document("a", ""), Document("c", "Rain over Aleppo, Syria.")]
    reports = list(mapper.pipe(documents))
    assert [report.document.id for report in reports] == ["b", "a", "c"]
    assert [bool(report.resolved) for report in reports] == [True, False, True]


def test_decides_given_spans_and_no_others(mapper: Mapper) -> None:
    """What someone else recognised is resolved with our roles and sentences."""
    document = Document("given", "The Syrian army left Homs on Monday, and Hama.")
    report = mapper.resolve(document, [Span(4, 10), Span(21, 25)])
    assert [item.mention.text for item in report.resolved] == ["Syrian", "Homs"]
    assert [item.mention.role for item in report.resolved] == [Role.DEMONYM, Role.LITERAL]
    assert {item.place.country for item in report.resolved} == {"SY"}


def test_the_same_text_gives_the_same_report(mapper: Mapper) -> None:
    """Another mapper, an equal report."""
    assert Mapper(mapper.settings)(TEXT) == mapper(TEXT)


def test_a_mapper_that_explains_gives_every_candidate_with_its_clues(mapper: Mapper) -> None:
    """The decisions are the same; without being asked to, alternatives carry no clues."""
    explained = Mapper(mapper.settings, explaining=True)("Boats left Tripoli for Beirut.")
    plain = mapper("Boats left Tripoli for Beirut.")
    assert [item.place for item in explained.resolved] == [item.place for item in plain.resolved]
    for full, short in zip(explained.resolutions, plain.resolutions, strict=True):
        assert full.alternatives
        assert all(item.clues for item in full.alternatives)
        assert not any(item.clues for item in short.alternatives)
        ids = [item.place.id for item in full.alternatives]
        assert {item.place.id for item in short.alternatives} <= set(ids)
        assert len(set(ids)) == len(ids)


def test_a_missing_gazetteer_is_an_error_that_says_what_builds_it(tmp_path: Path) -> None:
    """Never an empty report."""
    with pytest.raises(ResourceError, match="geomap gazetteer build"):
        Mapper(Settings(cache_dir=tmp_path))(TEXT)


def test_a_missing_model_is_an_error_that_says_how_to_get_it(mapper: Mapper) -> None:
    """One line, with the command."""
    settings = Settings(cache_dir=mapper.settings.cache_dir, model="xx_no_such_model")
    with pytest.raises(ResourceError, match="spacy download xx_no_such_model"):
        Mapper(settings)(TEXT)


def test_importing_geomap_is_light() -> None:
    """The public names are there; the heavy libraries are not until they are needed."""
    code = (
        "import sys, geomap; assert geomap.Mapper and geomap.to_map; "
        "print([name for name in ('spacy', 'folium', 'branca', 'typer', 'geopy', 'numpy') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert found.stdout.strip() == "[]"
    assert geomap.__version__
