"""The fit of the rules' weights, on examples whose answer is known."""

from geomap.gazetteer import Gazetteer
from geomap.training.rules import Example, examples, fit, read, score


def test_a_piece_that_goes_with_places_gets_a_positive_weight() -> None:
    """And one that goes with other words a negative one; the score is a probability between them."""
    rows = [Example(n, "Homs", frozenset({"after in"}), is_place=True) for n in range(20)]
    rows += [Example(n, "May", frozenset({"month"}), is_place=False) for n in range(20)]
    model = fit(rows)
    assert model[1]["after in"] > 0 > model[1]["month"]
    assert score(model, rows[0]) > 0.8
    assert score(model, rows[-1]) < 0.2


def test_every_match_of_the_gazetteer_is_an_example(gazetteer: Gazetteer) -> None:
    """Annotated spans are places, other matches are not, and peoples are left out."""
    text = "Syrian jets struck Homs in May."
    record = {"text": text, "toponyms": [{"start": 19, "end": 23, "type": "Literal"}]}
    found = examples(0, record, read(gazetteer, text), frozenset())
    answers = {row.name: row.is_place for row in found}
    assert answers["Homs"] is True
    assert not any(is_place for name, is_place in answers.items() if name != "Homs")
    assert "Syrian" not in answers
