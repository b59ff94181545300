"""Step 9: fits the roles (`geomap.recognize.role_evidence`) on GeoWebNews' types, and measures them across documents."""

import bisect
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from geomap.evaluate import GoldDocument, read_corpus
from geomap.mentions import Role
from geomap.protocols import Lexicon
from geomap.recognize.gazetteer_core import is_demonym
from geomap.recognize.reading import Reading
from geomap.recognize.role_evidence import LEARNED, RoleTeller, likeliest
from geomap.recognize.roles import tell_role
from geomap.recognize.sentences import split_sentences
from geomap.recognize.tokenizer import english_tokenizer
from geomap.recognize.tokens import tokenize
from geomap.training.regression import regress

ROLES: Mapping[str, Role] = MappingProxyType(
    {
        "Literal": Role.LITERAL,
        "Mixed": Role.LITERAL,
        "Coercion": Role.LITERAL,
        "Metonymic": Role.METONYMIC,
        "Literal_Modifier": Role.MODIFIER,
        "Non_Literal_Modifier": Role.MODIFIER,
    }
)
"""GeoWebNews' types as our roles; demonyms, embedded names and datelines are told by other means."""
FOLDS = 5
PENALTY = 4.0
"""L2, chosen by cross-validation among 2, 4, 5, 10 and 20."""
RARE = 3
"""Pieces that hold for fewer toponyms are left out."""
LEANING: Mapping[Role, float] = MappingProxyType({Role.METONYMIC: 0.5, Role.MODIFIER: 0.4})
"""Added to a role's log-odds: most names are literal, and without it the others would be found too seldom.

Chosen by cross-validation, for the most right among 0, 0.3, 0.6 and 0.9.
"""

Toponym = tuple[frozenset[str], Role, Role]
"""The pieces of evidence on a toponym, its role, and the role that the rules alone tell."""
Weights = dict[str, dict[str, float]]


def read_examples(corpus: Path, lexicon: Lexicon) -> list[list[Toponym]]:
    """Give the toponyms of each document whose role is to be learned."""
    return [list(_toponyms(gold, lexicon)) for gold in read_corpus(corpus)]


def _toponyms(gold: GoldDocument, lexicon: Lexicon) -> Iterator[Toponym]:
    tokens = tokenize(gold.document.text, english_tokenizer())
    reading = Reading(tokens, split_sentences(tokens), lexicon)
    roles = {
        (first, stop): ROLES[toponym.kind]
        for toponym in gold.toponyms
        if toponym.kind in ROLES
        and (first := bisect.bisect_right(tokens.ends, toponym.span.start))
        < (stop := bisect.bisect_left(tokens.starts, toponym.span.end))
        and not is_demonym(reading.facts(first, stop))
    }
    teller = RoleTeller(reading, roles, {})
    for bounds, role in roles.items():
        ruled = tell_role(reading, *bounds, reading.sentence_of(bounds[0]))
        yield frozenset(teller.pieces(bounds)), role, ruled


def fit_roles(documents: list[list[Toponym]]) -> Weights:
    """Fit one regression a role against the others."""
    rows = [(pieces, role) for toponyms in documents for pieces, role, _ in toponyms]
    seen = Counter(piece for pieces, _ in rows for piece in pieces)
    usual = {piece for piece, count in seen.items() if count >= RARE}
    weights: Weights = {}
    for wanted in LEARNED:
        fitted = regress(
            [(pieces & usual, role is wanted) for pieces, role in rows], penalty=PENALTY
        )
        fitted[""] += LEANING.get(wanted, 0.0)
        weights[wanted] = {name: round(weight, 3) for name, weight in fitted.items()}
    return weights


def confusion(documents: list[list[Toponym]]) -> Iterator[tuple[Role, Role, Role]]:
    """Give each toponym's role, the one that weights fitted without its fold tell, and the one that the rules alone tell."""
    for fold in range(FOLDS):
        weights = fit_roles([d for number, d in enumerate(documents) if number % FOLDS != fold])
        for number, toponyms in enumerate(documents):
            if number % FOLDS == fold:
                for pieces, role, ruled in toponyms:
                    yield role, likeliest(pieces, weights), ruled


def role_table(documents: list[list[Toponym]]) -> str:
    """Give accuracy and confusion as lines of text, and the accuracy of the rules alone."""
    told = list(confusion(documents))
    right = sum(role is learned for role, learned, _ in told) / len(told)
    ruled = sum(role is rule for role, _, rule in told) / len(told)
    counts = Counter((role, learned) for role, learned, _ in told)
    lines = [f"roles of {len(told)} toponyms: right {right:.1%}; by the rules alone {ruled:.1%}"]
    lines += [
        f"  {role:10} told as {learned:10} {count:5}"
        for (role, learned), count in sorted(counts.items())
    ]
    return "\n".join(lines) + "\n"


def write_roles(weights: Weights, path: Path) -> None:
    """Write the weights that are not nothing, in order of their names."""
    kept = {role: {k: v for k, v in sorted(held.items()) if v} for role, held in weights.items()}
    path.write_text(json.dumps(kept, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
