"""spaCy's tokenizer behind a function."""

import functools
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from geomap.recognize.tokens import RawToken

if TYPE_CHECKING:
    from spacy.tokens import Doc

_RUN = re.compile(r"\S+")
_REMEMBERED = 50_000
_LONG = 40
"""Characters of the longest run that is remembered: what is longer hardly comes again, and may be anything."""


@functools.cache
def english_tokenizer() -> Callable[[str], list[RawToken]]:
    """Give a function that tokenizes an English text of any length, as the shipped model does."""
    import spacy  # noqa: PLC0415 - half a second that only recognition needs

    return remembering(spacy.blank("en").tokenizer)


def remembering(tokenizer: "Callable[[str], Doc]") -> Callable[[str], list[RawToken]]:
    """Give a function that tokenizes a text of any length as one of spaCy's tokenizers does.

    No token of theirs crosses white space, so what stands between white space is tokenized by itself, and remembered: texts
    say most of it again and again.
    """

    def parts(run: str) -> tuple[RawToken, ...]:
        return tuple((token.text, token.idx) for token in tokenizer(run))

    remembered = functools.lru_cache(_REMEMBERED)(parts)

    def tokenize(text: str) -> list[RawToken]:
        return [
            (word, run.start() + offset)
            for run in _RUN.finditer(text)
            for word, offset in (remembered if len(run[0]) <= _LONG else parts)(run[0])
        ]

    return tokenize
