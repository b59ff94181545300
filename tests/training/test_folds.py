"""What counts as novel, by folds."""

from geomap.documents import Document, Span
from geomap.evaluate import Answered, GoldDocument, GoldToponym
from geomap.gazetteer import Gazetteer
from geomap.geometry import Point
from geomap.training.folds import FOLDS, fold_of, gold_span_figures, only_novel

HOMS = ("Homs", "169577", Point(34.7, 36.7))
LIBYAN = ("HOMS", "2219905", Point(32.6, 14.3))


def gold(fold: int, *toponyms: tuple[str, str, Point]) -> GoldDocument:
    """Make a document of a fold that names these."""
    text = " ".join(name for name, _, _ in toponyms)
    names = (Document(str(number), text) for number in range(1_000))
    document = next(item for item in names if fold_of(GoldDocument(item, ())) == fold)
    starts = [text.index(name) for name, _, _ in toponyms]
    return GoldDocument(
        document,
        tuple(
            GoldToponym(Span(start, start + len(name)), "", point=point, geonameid=number)
            for start, (name, number, point) in zip(starts, toponyms, strict=True)
        ),
    )


def test_documents_fall_into_every_fold() -> None:
    found = {fold_of(GoldDocument(Document(str(number), ""), ())) for number in range(200)}
    assert found == set(range(FOLDS))


def test_a_name_is_novel_that_no_other_fold_gives_this_meaning() -> None:
    """The same name for another place is novel, and so is what the document's own fold says."""
    told = [{("homs", "169577")}, {("homs", "2219905")}]
    asked = Answered(gold(1, HOMS, LIBYAN), ())
    homs, libyan = only_novel(asked, told).gold.toponyms
    assert homs.point is None
    assert libyan.point == LIBYAN[2]


def test_every_way_of_counting_has_a_row(gazetteer: Gazetteer) -> None:
    """What no other fold names is novel, and all of it is counted."""
    answers = {"news": [Answered(gold(0, HOMS), ()), Answered(gold(1, HOMS, LIBYAN), ())]}
    found = gold_span_figures(answers, gazetteer)
    counted = {item.name: sum(part.gold for part in item.groups.values()) for item in found}
    assert counted == {
        "news": 3,
        "news, without demonyms": 3,
        "news, novel names": 1,
        "news, numbered": 3,
    }
