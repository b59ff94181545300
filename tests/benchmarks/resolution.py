"""How many mentions a second are looked up and decided, documents given together and one by one, names known and new."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from geomap.assembly import ensure_gazetteer
from geomap.documents import Document
from geomap.evaluate import read_corpus
from geomap.gazetteer import Gazetteer
from geomap.mentions import Mention
from geomap.places import Query, Undecided
from geomap.recognize import RuleRecognizer
from geomap.resolve import ContextResolver
from geomap.settings import load_settings
from tests.test_samples import SAMPLES, text_of

COPIES = 20
"""How often each sample is decided where there is no corpus: news names the same places again and again."""

TOGETHER = 128
"""Documents given at once, as `geomap.pipeline` does."""

Texts = Sequence[tuple[Document, tuple[Mention, ...]]]


def report(corpora: Path | None = None) -> None:
    """Print mentions a second, look-ups included: of LGL (`lgl.jsonl` in the folder of corpora), or of the samples."""
    index = ensure_gazetteer(load_settings().settings)
    path = corpora / "lgl.jsonl" if corpora else None
    with Gazetteer.open(index) as gazetteer:
        recognizer = RuleRecognizer(gazetteer)
        if path is not None and path.is_file():
            name, texts = "LGL", list(_gold(path, recognizer))
        else:
            name, texts = f"the samples, {COPIES} times", list(recognizer.pipe(_samples() * COPIES))
    mentions = sum(len(held) for _, held in texts)
    with Gazetteer.open(index) as gazetteer:
        resolver = ContextResolver()
        first = _seconds(lambda: _decide(gazetteer, resolver, texts, TOGETHER))
        together = _best(lambda: _decide(gazetteer, resolver, texts, TOGETHER))
        alone = _best(lambda: _decide(gazetteer, resolver, texts, 1))
    print(
        f"resolution of {name}, look-ups included: {mentions / together:,.0f} mentions a second of CPU,"
        f" {mentions / first:,.0f} where no name came up before, {mentions / alone:,.0f} with one document at a time"
    )


def _gold(path: Path, recognizer: RuleRecognizer) -> Texts:
    corpus = read_corpus(path)
    return [
        (gold.document, recognizer.at(gold.document, [item.span for item in gold.toponyms]))
        for gold in corpus
    ]


def _samples() -> list[Document]:
    return [Document(str(index), text_of(folder)) for index, folder in enumerate(SAMPLES)]


def _decide(gazetteer: Gazetteer, resolver: ContextResolver, texts: Texts, size: int) -> None:
    for start in range(0, len(texts), size):
        resolver.resolve_all(
            [
                Undecided(
                    document,
                    held,
                    [gazetteer.candidates(Query(item.text, item.role)) for item in held],
                )
                for document, held in texts[start : start + size]
            ]
        )


def _seconds(work: Callable[[], None]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _best(work: Callable[[], None]) -> float:
    """Give the least of five CPU times, in seconds."""
    return min(_seconds(work) for _ in range(5))
