"""How the network's sums are done."""

import numpy as np
from thinc.api import Model, NumpyOps
from threadpoolctl import threadpool_info

from geomap.recognize.arithmetic import one_core
from geomap.recognize.trained_recognizer import load_model


def cores() -> set[int]:
    """Ask each BLAS that is loaded how many cores it takes."""
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}


def test_one_core_is_taken_while_the_block_runs() -> None:
    """What the user has set holds again afterwards."""
    assert np.ones((2, 2)).dot(np.ones((2, 2))).sum() == 8
    before = cores()
    with one_core():
        assert cores() <= {1}
    assert cores() == before


def test_every_layer_of_the_model_multiplies_by_numpy() -> None:
    """None is left to BLIS, unless the machine has something of its own."""
    for _, component in load_model().pipeline:
        model = getattr(component, "model", None)
        assert isinstance(model, Model)
        ops = [layer.ops for layer in model.walk()]
        assert not any(type(own) is NumpyOps and vars(own)["use_blis"] for own in ops)
