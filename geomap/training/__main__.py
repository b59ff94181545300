"""Makes the shipped model from annotated text: `make model`.

    python -m geomap.training NER CORPORA GAZETTEER.sqlite VECTORS.tgz WORK

NER and CORPORA are folders of annotated text (README.md), VECTORS.tgz holds vectors of words, WORK takes what is made on the way.
The result replaces `geomap/recognize/model/`, but for its card. Two rounds: what was learned from annotated text labels free text,
and the network is trained once more on both; three more are trained for the second stage to learn from (`crossing`). A night on two
CPU cores is plenty: the five networks take less than two hours of one.
"""

import sys
from pathlib import Path

import spacy
from spacy.cli.train import train

import geomap.recognize.network
from geomap.gazetteer import Gazetteer
from geomap.recognize.name_table import load_tables
from geomap.recognize.role_evidence import FILE as ROLES
from geomap.recognize.sentence_ends import FILE as SENTENCE_ENDS
from geomap.recognize.sentence_ends import load_weights
from geomap.recognize.trained_recognizer import load_pipeline
from geomap.recognize.trees import FILE as JUDGE
from geomap.recognize.word_vectors import load_vectors
from geomap.training.crossing import PARTS, STEPS, network_of
from geomap.training.data import check_sources, write_data
from geomap.training.judge import (
    all_cases,
    cross_validate,
    fit,
    table,
    unlearned_cases,
)
from geomap.training.names import write_table
from geomap.training.package import package
from geomap.training.roles import fit_roles, read_examples, role_table, write_roles
from geomap.training.sentence_ends import learn_sentence_ends, write_sentence_ends
from geomap.training.silver import TEXTS, Teacher
from geomap.training.vectors import write_vectors

MODEL = Path(geomap.recognize.network.__file__).with_name("model")
CONFIG = Path(__file__).with_name("config.cfg")
FIRST_STEPS = 2400
"""Steps of the first training, which has half the text of the second; that takes as many as the configuration says."""


def main(ner: str, corpora: str, gazetteer: str, vectors: str, work: str) -> None:
    """Run the steps."""
    made = Path(work)
    check_sources(Path(ner))
    write_sentence_ends(learn_sentence_ends(Path(ner)), MODEL / SENTENCE_ENDS)
    load_weights.cache_clear()
    write_table(Path(gazetteer), MODEL)
    write_vectors(Path(vectors), MODEL)
    load_tables.cache_clear()
    load_vectors.cache_clear()
    vocab = spacy.blank("en").vocab
    with Gazetteer.open(Path(gazetteer)) as lexicon:
        write_data(Path(ner), made / "first", vocab=vocab)
        first = _train(made / "first", FIRST_STEPS)
        teacher = Teacher(
            load_pipeline(first),
            lexicon,
            fit(unlearned_cases(load_pipeline(first), lexicon, Path(corpora), Path(ner))),
        )
        silver = list(teacher.passages(Path(ner) / TEXTS, vocab))
        write_data(Path(ner), made / "second", silver, vocab=vocab)
        package(_train(made / "second"), MODEL)
        for part in range(PARTS):
            held = network_of(made, part).parent.parent
            write_data(Path(ner), held, silver, vocab=vocab, without=part)
            _train(held, STEPS)
        cases = all_cases(load_pipeline(MODEL), lexicon, Path(corpora), Path(ner), made)
        examples = read_examples(Path(corpora) / "gwn.jsonl", lexicon)
        sys.stdout.write(table(cross_validate(cases)) + role_table(examples))
        fit(cases).write(MODEL / JUDGE)
        write_roles(fit_roles(examples), MODEL / ROLES)


def _train(made: Path, steps: int | None = None) -> Path:
    """Train a network on the data that lie in a directory, and say where it lies."""
    overrides: dict[str, object] = {
        "paths.train": str(made / "train.spacy"),
        "paths.dev": str(made / "dev.spacy"),
    }
    if steps is not None:
        overrides |= {
            "training.max_steps": steps,
            "training.optimizer.learn_rate.total_steps": steps,
        }
    train(CONFIG, made / "network", overrides=overrides)
    return made / "network" / "model-best"


if __name__ == "__main__":
    main(*sys.argv[1:])
