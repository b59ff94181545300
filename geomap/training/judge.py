"""Step 8: grows the second stage (`geomap.recognize.judging`) and measures it on documents that it has not seen.

A candidate is a positive example where a toponym has just its span, none where it overlaps one that does not count
(demonyms and the like). Some documents are learned a second time in lower case or in capitals.
"""

import itertools
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language

from geomap.documents import Span
from geomap.evaluate import (
    Casing,
    GoldDocument,
    GoldToponym,
    Score,
    read_corpus,
    score_spans,
)
from geomap.mentions import Role
from geomap.protocols import Lexicon
from geomap.recognize.candidates import all_matches
from geomap.recognize.evidence import is_weighty
from geomap.recognize.gazetteer_core import is_demonym
from geomap.recognize.judging import Judged, keep, weigh_up
from geomap.recognize.organizations import find_organizations
from geomap.recognize.proposals import Label
from geomap.recognize.reading import Reading
from geomap.recognize.sentences import split_sentences
from geomap.recognize.tagger import Tagger
from geomap.recognize.tokenizer import english_tokenizer
from geomap.recognize.tokens import tokenize
from geomap.recognize.trained_recognizer import load_pipeline
from geomap.recognize.trees import Trees
from geomap.training.boosting import TREES, Example, grow
from geomap.training.convert import CLEAN
from geomap.training.crossing import PARTS, are_trained, network_of, part_of

CORPORA = ("lgl", "trnews", "gwn")
"""LGL, TR-News and GeoWebNews: news, whose development parts are learned from."""
COUNTED = frozenset({"Toponym", "Literal", "Metonymic", "Mixed", "Literal_Modifier"})
"""Types that the figures count; the rest is neither right nor wrong."""
EMBEDDED = frozenset({"Embedded_Literal", "Embedded_Non_Lit"})
"""Types that are learned as toponyms all the same: they have a role of their own."""
GENERAL = ("ewt.dev", "pud.test", "docred.test", "btc.dev", "wnut.dev")
"""Texts of other kinds, which the network has not learned; of PUD the half that is no test."""
LEARNED = tuple(f"{source}.train" for source in CLEAN)
"""Texts that the network has learned: their candidates are found by networks that have not."""
GENERAL_TYPES = frozenset({"LOC", "FAC"})
FOLDS = 5
RARE = 12
"""Pieces of evidence that hold in fewer documents are left out: trees are to hold for a language, not for a town's paper."""
LEARNED_WEIGHT = 0.3
"""What an example counts of a source that the network has learned; the others count as one. Of 0.3, 0.5 and 1 it costs LGL least."""
_EVERY = 3


@dataclass(frozen=True)
class Case:
    """One document with its candidates."""

    corpus: str
    """The corpus's name."""
    casing: Casing
    """How it is written."""
    number: int
    """Which document of the corpus it is; copies in other casings have the same."""
    gold: GoldDocument
    """The document with its toponyms."""
    spans: tuple[Span, ...]
    """Where each of `judged` stands."""
    judged: tuple[Judged, ...]
    """The candidates with the evidence on them."""

    @property
    def is_general(self) -> bool:
        """Whether the source is of another kind than LGL, TR-News and GeoWebNews."""
        return self.corpus not in CORPORA

    def examples(self) -> Iterator[Example]:
        """Give what is learned from: each candidate with what it is."""
        weight = LEARNED_WEIGHT if self.corpus in LEARNED else 1.0
        learned = COUNTED | EMBEDDED | GENERAL_TYPES
        positive = {t.span for t in self.gold.toponyms if t.kind in learned}
        others = [t.span for t in self.gold.toponyms if t.kind not in learned]
        for span, item in zip(self.spans, self.judged, strict=True):
            if span not in positive and self.is_general and _is_of_organization(item):
                continue  # these sources mark no place within another name, nor one that is an organisation as well
            if span in positive or not any(span.overlaps(other) for other in others):
                yield Example((item.pieces, item.numbers), span in positive, weight)


def _is_of_organization(item: Judged) -> bool:
    """Whether a candidate stands in another name, or the gazetteer holds the seat of the organisation that it is."""
    facts = item.candidate.matches[item.candidate.place].facts
    is_known = facts is not None and not facts.preferred_population and not is_weighty(facts)
    return item.role is Role.EMBEDDED or (is_known and item.tagged is Label.ORGANIZATION)


def read_cases(
    language: Language,
    lexicon: Lexicon,
    corpora: Path,
    *,
    casings: Collection[Casing] = tuple(Casing),
) -> list[Case]:
    """Find the candidates of every document; every third once more in lower case, every third in capitals."""
    tagger = Tagger(language)
    cases = []
    for corpus, (turn, casing) in itertools.product(CORPORA, enumerate(Casing)):
        if casing not in casings:
            continue
        for number, gold in enumerate(read_corpus(corpora / f"{corpus}.jsonl", casing)):
            if casing is Casing.ORIGINAL or number % _EVERY == turn:
                cases.append(_case(tagger, lexicon, (corpus, casing, number), gold))
    return cases


def general_cases(language: Language, lexicon: Lexicon, ner: Path) -> list[Case]:
    """Find the candidates of texts of other kinds, so that the weights do not hold for news alone.

    They are what the network was developed on (EWT's development part, and half of PUD), DocRED's documents for testing,
    and the development parts of two sets of tweets.
    """
    tagger = Tagger(language)
    return [
        _case(tagger, lexicon, (corpus, Casing.ORIGINAL, number), gold)
        for corpus in GENERAL
        for number, gold in enumerate(read_corpus(ner / f"{corpus}.jsonl"))
        if corpus != "pud.test" or number % 2 == 0
    ]


def unlearned_cases(language: Language, lexicon: Lexicon, corpora: Path, ner: Path) -> list[Case]:
    """Find the candidates of the news and of the general texts, which no network of ours has learned."""
    return [*read_cases(language, lexicon, corpora), *general_cases(language, lexicon, ner)]


def all_cases(
    language: Language, lexicon: Lexicon, corpora: Path, ner: Path, networks: Path
) -> list[Case]:
    """Find the candidates of everything that the second stage learns from.

    Without the networks of `crossing`, which `make model` leaves in its working directory, that is the news and the general
    texts alone, and what is learned is a little worse; a line on standard error says so.
    """
    cases = unlearned_cases(language, lexicon, corpora, ner)
    if are_trained(networks):
        return [*cases, *learned_cases(networks, lexicon, ner)]
    sys.stderr.write(
        f"No networks in {networks} (`make model` trains them): what the network has learned from is left out.\n"
    )
    return cases


def learned_cases(networks: Path, lexicon: Lexicon, ner: Path) -> list[Case]:
    """Find the candidates of the texts that the shipped network has learned, by networks that have not (`crossing`)."""
    cases = []
    for part in range(PARTS):
        tagger = Tagger(load_pipeline(network_of(networks, part)))
        for source in CLEAN:
            path = ner / f"{source}.train.jsonl"
            for number, gold in enumerate(read_corpus(path)):
                if part_of(source, gold.document.id) == part:
                    key = f"{source}.train", Casing.ORIGINAL, number
                    cases.append(_case(tagger, lexicon, key, gold))
    return cases


def _case(
    tagger: Tagger, lexicon: Lexicon, key: tuple[str, Casing, int], gold: GoldDocument
) -> Case:
    tokens = tokenize(gold.document.text, english_tokenizer())
    reading = Reading(tokens, split_sentences(tokens), lexicon)
    if key[0] not in CORPORA:
        toponyms = tuple(_as_in_news(gold.document.text, t, lexicon) for t in gold.toponyms)
        gold = replace(gold, toponyms=toponyms)
    judged = tuple(
        weigh_up(reading, tagger.tag(tokens), all_matches(reading), find_organizations(reading))
    )
    spans = tuple(
        Span(tokens.starts[item.candidate.first], tokens.ends[item.candidate.stop - 1])
        for item in judged
    )
    return Case(*key, gold, spans, judged)


def _as_in_news(text: str, toponym: GoldToponym, lexicon: Lexicon) -> GoldToponym:
    """Give a toponym of a general source as the news corpora mark it: without «the», and peoples' names apart."""
    article = len("the ") if text.startswith("the ", toponym.span.start) else 0
    span = Span(toponym.span.start + article, toponym.span.end)
    of_people = is_demonym(lexicon.facts(text[span.start : span.end]))
    return replace(toponym, span=span, kind="Demonym" if of_people else toponym.kind)


def fit(cases: Sequence[Case], *, trees: int = TREES) -> Trees:
    """Grow the trees on documents."""
    documents = Counter(
        piece
        for case in cases
        for piece in frozenset[str]().union(*(item.pieces for item in case.judged))
    )
    usual = sorted(piece for piece, count in documents.items() if count >= RARE)
    return grow([example for case in cases for example in case.examples()], usual, trees=trees)


def predict(case: Case, trees: Trees) -> list[Span]:
    """Give the spans that the second stage keeps; of a source that marks no name within another, none of those."""
    spans = {
        (item.candidate.first, item.candidate.stop): span
        for span, item in zip(case.spans, case.judged, strict=True)
    }
    return [
        spans[found.first, found.stop]
        for found in keep(case.judged, trees)
        if not case.is_general or found.role is not Role.EMBEDDED
    ]


def cross_validate(cases: list[Case], *, folds: int = FOLDS) -> dict[tuple[str, Casing], Score]:
    """Score each document by trees that were grown without it and its fold."""
    totals: dict[tuple[str, Casing], Score] = {}
    for fold in range(folds):
        trees = fit([case for case in cases if case.number % folds != fold])
        for case in cases:
            if case.number % folds == fold:
                key = case.corpus, case.casing
                totals[key] = totals.get(key, Score()) + _score(case, predict(case, trees))
    return totals


def _score(case: Case, predicted: list[Span]) -> Score:
    counted = COUNTED | GENERAL_TYPES
    wanted = [t.span for t in case.gold.toponyms if t.kind in counted]
    ignored = [t.span for t in case.gold.toponyms if t.kind not in counted]
    return score_spans(wanted, predicted, ignored=ignored)


def table(totals: Mapping[tuple[str, Casing], Score]) -> str:
    """Give the scores as lines of text."""
    return "".join(
        f"{corpus:8} {casing:9} P {score.precision:.1%} R {score.recall:.1%} F1 {score.f1:.1%}\n"
        for (corpus, casing), score in totals.items()
    )
