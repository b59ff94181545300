"""spaCy's tokenizer behind a function, made on first use."""

import functools
from collections.abc import Callable

from geomap.recognize.tokens import RawToken


@functools.cache
def english_tokenizer() -> Callable[[str], list[RawToken]]:
    """Give a function that tokenizes an English text of any length."""
    import spacy  # noqa: PLC0415 - half a second that only recognition needs

    tokenizer = spacy.blank("en").tokenizer

    def tokenize(text: str) -> list[RawToken]:
        return [(token.text, token.idx) for token in tokenizer(text)]

    return tokenize
