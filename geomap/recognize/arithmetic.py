"""How the network's sums are done: by NumPy's BLAS rather than thinc's own, and on one core.

NumPy's knows newer processors; `make bench` prints what the network does so beside what it does as spaCy runs it. On matrices as small as ours further cores cost more than
they give, and whoever reads many texts starts a process for each core.
"""

import functools
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from threadpoolctl import ThreadpoolController


def use_numpy(language: "Language") -> None:
    """Let a loaded pipeline multiply by NumPy where it would by thinc's BLIS; one on a GPU, or on Apple's own, is left alone."""
    from thinc.api import Model, NumpyOps  # noqa: PLC0415 - half a second that only recognition needs

    ops = NumpyOps(use_blis=False)
    for _, component in language.pipeline:
        model = getattr(component, "model", None)
        for layer in model.walk() if isinstance(model, Model) else ():
            if layer.ops.name == ops.name:
                layer.ops = ops


def one_core() -> "AbstractContextManager[object]":
    """Keep NumPy's sums to one core while the block runs."""
    limited: AbstractContextManager[object] = _controller().limit(limits=1, user_api="blas")
    return limited


@functools.cache
def _controller() -> "ThreadpoolController":
    from threadpoolctl import ThreadpoolController  # noqa: PLC0415 - it looks for what NumPy has loaded by then

    return ThreadpoolController()
