"""How fast the recogniser is, beside its network alone; what loading it takes, and what a very long line does."""

import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path

import spacy
from spacy.tokens import Doc

import geomap.recognize
from geomap.assembly import ensure_gazetteer
from geomap.documents import Document
from geomap.evaluate import read_corpus
from geomap.gazetteer import Gazetteer
from geomap.recognize import TrainedRecognizer
from geomap.recognize.tagger import Tagger, passages
from geomap.recognize.tokenizer import english_tokenizer
from geomap.recognize.tokens import Tokens, tokenize
from geomap.recognize.trained_recognizer import load_model
from geomap.settings import load_settings
from tests.test_samples import SAMPLES, text_of

COPIES = 40
"""How often the samples' prose is read where there is no news."""
NEWS = ("lgl.jsonl", "trnews.jsonl", "gwn.jsonl")
"""Files of news in a folder of annotated corpora."""
EVERY = 6
"""So many documents of news, one is read: some 60,000 words."""
ROUNDS = 5
IMPORTS = ("-c", "import spacy, time; print(time.process_time())")
"""What any tool on spaCy pays before it does anything."""
TASK = ("-m", "tests.benchmarks.recognition")
LONG, SHORT = 4_400_000, 550_000
"""Characters of the lines that are compared: eight times as long."""


def report(corpora: Path | None = None) -> None:
    """Print speed and ratios on prose, of news if there is some; what loading takes; the growth in time and memory."""
    _report_speed(*_prose(corpora))
    imports = min(float(_told(*IMPORTS)) for _ in range(ROUNDS))
    loading = min(float(_told(*TASK, "loading")) for _ in range(ROUNDS))
    print(
        f"recognition: loading, to the end of the first sentence, takes {loading:.2f} s of CPU, after {imports:.2f} s of `import spacy`"
    )
    (short, _), (long, memory) = (
        map(float, _told(*TASK, "line", str(length)).split()) for length in (SHORT, LONG)
    )
    print(
        f"recognition, shuffled words in one line: {LONG // SHORT} × the text, {long / short:.1f} × the time; {LONG / 1e6} MB take {memory:.0f} MB of memory"
    )


def _prose(corpora: Path | None) -> tuple[str, list[str]]:
    """Give texts and what to call them."""
    files = [corpora / name for name in NEWS] if corpora else []
    news = [gold.document.text for file in files if file.is_file() for gold in read_corpus(file)]
    if news:
        return "news", news[::EVERY]
    return "a sample", [text_of(SAMPLES[0].parent / "air-strikes")] * COPIES


def _report_speed(name: str, texts: list[str]) -> None:
    documents = [Document(str(number), text) for number, text in enumerate(texts)]
    tokens = [tokenize(text, english_tokenizer()) for text in texts]
    words = sum(map(len, tokens))
    with Gazetteer.open(ensure_gazetteer(load_settings().settings)) as gazetteer:
        recognizer, tagger = _warm(gazetteer), Tagger(load_model())
        first = _seconds(lambda: list(recognizer.pipe(documents)))
        whole, alone, plain = _best(
            lambda: list(recognizer.pipe(documents)),
            lambda: [tagger.tag(held) for held in tokens],
            _as_spacy_runs_it(tokens),
        )
    print(
        f"recognition of {name}: {words / whole:,.0f} words a second of CPU ({words / first:,.0f} at the first reading);"
        f" its network alone {words / alone:,.0f}, ratio {alone / whole:.2f};"
        f" the same network as spaCy runs it {words / plain:,.0f}, ratio {plain / whole:.2f}"
    )


def _as_spacy_runs_it(tokens: list[Tokens]) -> Callable[[], object]:
    """Give a run of the shipped pipeline as `spacy.load` makes it, on the passages that ours is shown."""
    language = spacy.load(Path(str(resources.files(geomap.recognize))) / "model")

    def docs() -> Iterator[Doc]:
        for held in tokens:
            for first, stop in passages(held):
                yield Doc(language.vocab, words=list(held.words[first:stop]))

    return lambda: list(language.pipe(docs(), batch_size=16))


def loading() -> None:
    """Load the model and read a sentence, all modules imported before, and print CPU seconds."""
    with Gazetteer.open(ensure_gazetteer(load_settings().settings)) as gazetteer:
        print(_seconds(lambda: _warm(gazetteer)))


def _warm(gazetteer: Gazetteer) -> TrainedRecognizer:
    """Give a recogniser that has read something."""
    recognizer = TrainedRecognizer(gazetteer)
    list(recognizer.pipe([Document("warm", "Jets struck Homs.")]))
    return recognizer


def line(length: str) -> None:
    """Recognise one line of the samples' words, shuffled, and print CPU seconds and the most memory in MB."""
    dice = random.Random(17)  # noqa: S311 - to shuffle words
    words = [word for folder in SAMPLES for word in text_of(folder).split()]
    text = " ".join(dice.choices(words, k=int(length) // 5))[: int(length)]
    with Gazetteer.open(ensure_gazetteer(load_settings().settings)) as gazetteer:
        recognizer = _warm(gazetteer)
        seconds = _seconds(lambda: list(recognizer.pipe([Document("line", text)])))
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def _told(*arguments: str) -> str:
    """Run Python in a process of its own, whose time and memory are nobody else's, and give what it prints."""
    command = [sys.executable, *arguments]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def _best(*works: Callable[[], object]) -> tuple[float, ...]:
    """Give the least CPU time of each work, in seconds, done in turns."""
    rounds = [[_seconds(work) for work in works] for _ in range(ROUNDS)]
    return tuple(map(min, zip(*rounds, strict=True)))


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    task, *given = sys.argv[1:]
    line(*given) if task == "line" else loading()
