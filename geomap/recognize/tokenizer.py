"""spaCy's tokenizer behind a function, made on first use."""

import functools
import re
from collections.abc import Callable

from geomap.recognize.tokens import RawToken

_RUN = re.compile(r"\S+")
_REMEMBERED = 50_000


@functools.cache
def english_tokenizer() -> Callable[[str], list[RawToken]]:
    """Give a function that tokenizes an English text of any length.

    spaCy's tokens never cross white space, so what is between white space is tokenized by itself, and remembered: texts
    say most of it again and again.
    """
    import spacy  # noqa: PLC0415 - half a second that only recognition needs

    tokenizer = spacy.blank("en").tokenizer

    @functools.lru_cache(_REMEMBERED)
    def parts(run: str) -> tuple[RawToken, ...]:
        return tuple((token.text, token.idx) for token in tokenizer(run))

    def tokenize(text: str) -> list[RawToken]:
        return [
            (word, run.start() + offset)
            for run in _RUN.finditer(text)
            for word, offset in parts(run[0])
        ]

    return tokenize
