"""How fast the recogniser is, as a ratio to its network alone; and what a very long line takes."""

import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable

from geomap.assembly import ensure_gazetteer
from geomap.documents import Document
from geomap.gazetteer import Gazetteer
from geomap.recognize import TrainedRecognizer
from geomap.recognize.tagger import Tagger
from geomap.recognize.tokenizer import english_tokenizer
from geomap.recognize.tokens import tokenize
from geomap.recognize.trained_recognizer import load_model
from geomap.settings import load_settings
from tests.test_samples import SAMPLES, text_of

COPIES = 40
"""How often the samples' prose is read."""
LONG, SHORT = 4_400_000, 550_000
"""Characters of the lines that are compared: eight times as long."""


def report() -> None:
    """Print speed, ratio, and the growth in time and memory."""
    texts = [text_of(folder) for folder in SAMPLES if folder.name == "air-strikes"] * COPIES
    with Gazetteer.open(ensure_gazetteer(load_settings().settings)) as gazetteer:
        recognizer = TrainedRecognizer(gazetteer)
        tagger = Tagger(load_model())
        documents = [Document(str(number), text) for number, text in enumerate(texts)]
        tokens = [tokenize(text, english_tokenizer()) for text in texts]
        words = sum(map(len, tokens))
        alone = _best(lambda: [tagger.tag(held) for held in tokens])
        whole = _best(lambda: list(recognizer.pipe(documents)))
    print(
        f"recognition: {words / whole:,.0f} words a second of CPU, the network alone {words / alone:,.0f}: ratio {alone / whole:.2f}"
    )
    (short, _), (long, memory) = _one_line(SHORT), _one_line(LONG)
    print(
        f"recognition, shuffled words in one line: {LONG // SHORT} × the text, {long / short:.1f} × the time; {LONG / 1e6} MB take {memory} MB of memory"
    )


def line(length: int) -> None:
    """Recognise one line of the samples' words, shuffled, and print CPU seconds and the most memory in MB."""
    dice = random.Random(17)  # noqa: S311 - to shuffle words
    words = [word for folder in SAMPLES for word in text_of(folder).split()]
    text = " ".join(dice.choices(words, k=length // 5))[:length]
    with Gazetteer.open(ensure_gazetteer(load_settings().settings)) as gazetteer:
        recognizer = TrainedRecognizer(gazetteer)
        list(recognizer.pipe([Document("warm", "Jets struck Homs.")]))
        started = time.process_time()
        list(recognizer.pipe([Document("line", text)]))
        seconds = time.process_time() - started
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def _one_line(length: int) -> tuple[float, int]:
    """Measure in a process of its own, whose memory is nobody else's."""
    command = [sys.executable, "-m", "tests.benchmarks.recognition", str(length)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    seconds, memory = done.stdout.split()
    return float(seconds), int(memory)


def _best(work: Callable[[], object]) -> float:
    """Give the least of three CPU times, in seconds."""
    times = []
    for _ in range(3):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


if __name__ == "__main__":
    line(int(sys.argv[1]))
