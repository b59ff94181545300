"""Step 7: fits the second stage (`geomap.recognize.judging`) and measures it on documents that it has not seen.

A candidate is a positive example where a toponym has just its span, none where it overlaps one that does not count
(demonyms and the like). Some documents are learned a second time in lower case or in capitals.
"""

import functools
import itertools
import json
import math
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
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
from geomap.recognize.tag_evidence import LOWEST_STEP
from geomap.recognize.tagger import Tagger
from geomap.recognize.tokenizer import english_tokenizer
from geomap.recognize.tokens import tokenize
from geomap.training.regression import regress

CORPORA = ("lgl", "trnews", "gwn")
"""LGL, TR-News and GeoWebNews: news, whose development parts are learned from."""
COUNTED = frozenset({"Toponym", "Literal", "Metonymic", "Mixed", "Literal_Modifier"})
"""Types that the figures count; the rest is neither right nor wrong."""
EMBEDDED = frozenset({"Embedded_Literal", "Embedded_Non_Lit"})
"""Types that are learned as toponyms all the same: they have a role of their own."""
GENERAL = ("ewt.dev", "pud.test", "docred.test", "btc.dev", "wnut.dev")
"""Texts of other kinds, which the network has not learned; of PUD the half that is no test."""
GENERAL_TYPES = frozenset({"LOC", "FAC"})
FOLDS = 5
PENALTY = 3.0
"""L2, chosen by cross-validation among 3, 5 and 8."""
RARE = 5
"""Chosen among 5, 8 and 14. Pieces of evidence that hold in fewer documents are left out: weights are to hold for a language, not for a town's paper."""
_EVERY = 3
_STEP = re.compile(r"(network: [^;,]*?)(-?\d)((?:[;,].*)?)")


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

    def examples(self) -> Iterator[tuple[frozenset[str], bool]]:
        """Give the pieces of evidence on each candidate, and whether it is a toponym."""
        learned = COUNTED | EMBEDDED | GENERAL_TYPES
        positive = {t.span for t in self.gold.toponyms if t.kind in learned}
        others = [t.span for t in self.gold.toponyms if t.kind not in learned]
        for span, item in zip(self.spans, self.judged, strict=True):
            if span not in positive and self.corpus in GENERAL and _is_of_organization(item):
                continue  # these sources mark no place within another name, nor one that is an organisation as well
            if span in positive or not any(span.overlaps(other) for other in others):
                yield item.pieces, span in positive


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


def _case(
    tagger: Tagger, lexicon: Lexicon, key: tuple[str, Casing, int], gold: GoldDocument
) -> Case:
    tokens = tokenize(gold.document.text, english_tokenizer())
    reading = Reading(tokens, split_sentences(tokens), lexicon)
    if key[0] in GENERAL:
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


def fit(cases: list[Case]) -> dict[str, float]:
    """Fit the weights; the bias is the piece named "".

    What is told in steps is learned as what each step adds to the one below, so that neighbours hardly differ by chance.
    """
    documents = Counter(
        piece
        for case in cases
        for piece in _parted(frozenset[str]().union(*(item.pieces for item in case.judged)))
    )
    usual = {piece for piece, count in documents.items() if count >= RARE}
    rows = [(_parted(pieces) & usual, label) for case in cases for pieces, label in case.examples()]
    added = regress(rows, penalty=PENALTY)
    seen = frozenset[str]().union(*(item.pieces for case in cases for item in case.judged))
    return {
        name: round(math.fsum(map(added.get, _parts(name), itertools.repeat(0.0))), 3)
        for name in ("", *sorted(seen))
        if not added.keys().isdisjoint(_parts(name))
    }


def _parted(pieces: frozenset[str]) -> frozenset[str]:
    return frozenset(part for piece in pieces for part in _parts(piece))


@functools.cache
def _parts(piece: str) -> tuple[str, ...]:
    """Give for a piece that tells a step («network: place 2») itself and those of the steps below it, from the lowest."""
    told = _STEP.fullmatch(piece)
    if told is None:
        return (piece,)
    what, step, rest = told.groups()
    return tuple(f"{what}{lower}{rest}" for lower in range(LOWEST_STEP, int(step) + 1))


def predict(case: Case, weights: Mapping[str, float]) -> list[Span]:
    """Give the spans that the second stage keeps; of a source that marks no name within another, none of those."""
    spans = {
        (item.candidate.first, item.candidate.stop): span
        for span, item in zip(case.spans, case.judged, strict=True)
    }
    return [
        spans[found.first, found.stop]
        for found in keep(case.judged, weights)
        if case.corpus not in GENERAL or found.role is not Role.EMBEDDED
    ]


def cross_validate(cases: list[Case], *, folds: int = FOLDS) -> dict[tuple[str, Casing], Score]:
    """Score each document by weights that were fitted without it and its fold."""
    totals: dict[tuple[str, Casing], Score] = {}
    for fold in range(folds):
        weights = fit([case for case in cases if case.number % folds != fold])
        for case in cases:
            if case.number % folds == fold:
                key = case.corpus, case.casing
                totals[key] = totals.get(key, Score()) + _score(case, predict(case, weights))
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


def write_weights(weights: Mapping[str, float], path: Path) -> None:
    """Write the weights that are not nothing, in order of their names."""
    kept = {name: weights[name] for name in sorted(weights) if weights[name]}
    path.write_text(json.dumps(kept, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
