"""Makes the shipped model from annotated text: `make model`.

    python -m geomap.training NER CORPORA GAZETTEER.sqlite WORK

NER and CORPORA are folders of annotated text (README.md), WORK takes what is made on the way. The result replaces
`geomap/recognize/model/`, but for its card. A night on two CPU cores is plenty: the network takes some 20 minutes of one.
"""

import sys
from pathlib import Path

import spacy
from spacy.cli.train import train

import geomap.recognize.network
from geomap.gazetteer import Gazetteer
from geomap.recognize.judging import FILE as JUDGE
from geomap.recognize.role_evidence import FILE as ROLES
from geomap.training.data import write_data
from geomap.training.judge import (
    cross_validate,
    fit,
    general_cases,
    read_cases,
    table,
    write_weights,
)
from geomap.training.names import write_table
from geomap.training.package import package
from geomap.training.roles import fit_roles, read_examples, role_table, write_roles

MODEL = Path(geomap.recognize.network.__file__).with_name("model")
CONFIG = Path(__file__).with_name("config.cfg")


def main(ner: str, corpora: str, gazetteer: str, work: str) -> None:
    """Run the steps."""
    made = Path(work)
    write_table(Path(gazetteer), MODEL)
    write_data(Path(ner), made)
    overrides = {"paths.train": str(made / "train.spacy"), "paths.dev": str(made / "dev.spacy")}
    train(CONFIG, made / "network", overrides=overrides)
    package(made / "network" / "model-best", MODEL)
    with Gazetteer.open(Path(gazetteer)) as lexicon:
        language = spacy.load(MODEL)
        cases = [
            *read_cases(language, lexicon, Path(corpora)),
            *general_cases(language, lexicon, Path(ner)),
        ]
        examples = read_examples(Path(corpora) / "gwn.jsonl", lexicon)
        sys.stdout.write(table(cross_validate(cases)) + role_table(examples))
        write_weights(fit(cases), MODEL / JUDGE)
        write_roles(fit_roles(examples), MODEL / ROLES)


if __name__ == "__main__":
    main(*sys.argv[1:])
