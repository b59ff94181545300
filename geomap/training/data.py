"""Step 4: the passages that the network is trained and developed on, written as spaCy reads them."""

import functools
import hashlib
import itertools
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from geomap.errors import ResourceError
from geomap.training.convert import CLEAN, read_source, recased, with_casings, write_docs
from geomap.training.crossing import part_of

SEED = 17
"""Of every draw."""

CHECKSUMS = Path(__file__).with_name("data.sha256")
"""SHA-256 of each file that is read, as `sha256sum` writes them."""


def write_data(
    sources: Path,
    target: Path,
    more: Iterable[Doc] = (),
    *,
    vocab: Vocab,
    without: int | None = None,
) -> tuple[int, int]:
    """Write `train.spacy` and `dev.spacy` and say how many tokens each has.

    `more` are passages with labels of our own (`silver`), of the same vocabulary; all are mixed. `without` is a part of the
    sources that is left out (`crossing`).

    Raises:
        ResourceError: a file of the sources is missing or is another than the recipe was made with.
    """
    check_sources(sources)
    dice = random.Random(SEED)  # noqa: S311 - to draw passages, not secrets
    passages = [
        passage
        for source in CLEAN
        for passage in read_source(
            sources / f"{source}.train.jsonl",
            vocab,
            functools.partial(_is_learned, source, without),
        )
    ]
    passages = list(with_casings([*passages, *more], dice))
    dice.shuffle(passages)
    return (
        write_docs(passages, target / "train.spacy"),
        write_docs(_development(sources, vocab), target / "dev.spacy"),
    )


def _is_learned(source: str, without: int | None, identity: str) -> bool:
    return without is None or part_of(source, identity) != without


def check_sources(sources: Path) -> None:
    """Compare the sources with the checksums.

    Raises:
        ResourceError: a file is missing or differs; the text names it.
    """
    for line in CHECKSUMS.read_text(encoding="utf-8").splitlines():
        wanted, name = line.split()
        path = sources / name
        if not path.is_file():
            message = (
                f"{path} is missing; geomap/training/README.md says where each source comes from"
            )
            raise ResourceError(message)
        if hashlib.sha256(path.read_bytes()).hexdigest() != wanted:
            message = f"{path} is not the file that the recipe was made with; see geomap/training/README.md"
            raise ResourceError(message)


def _development(sources: Path, vocab: Vocab) -> Iterator[Doc]:
    """Give half of EWT's development part and half of PUD, with a third of the latter once more in each casing."""
    yield from itertools.islice(read_source(sources / "ewt.dev.jsonl", vocab), 0, None, 2)
    news = list(itertools.islice(read_source(sources / "pud.test.jsonl", vocab), 0, None, 2))
    yield from news
    for casing in ("lower", "upper"):
        yield from (recased(passage, casing) for passage in news[::3])
