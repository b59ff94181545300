"""What the clues know of a scene whatever is believed, computed once for all passes."""

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

import numpy as np

from geomap.resolve.links import Links
from geomap.resolve.scene import Scene
from geomap.resolve.shares import Sharing
from geomap.resolve.sheet import NO_CODE

T = TypeVar("T")


class Taken:
    """Measures that were taken, by what they are called."""

    def __init__(self) -> None:
        self._held: dict[str, object] = {}

    def once(self, key: str, measure: Callable[[], T]) -> T:
        """Give what was measured under a key, measured now if it was not before."""
        if key not in self._held:
            self._held[key] = measure()
        return self._held[key]  # type: ignore[return-value] # a key stands for one measure


class Setting(Taken):
    """A scene with what follows from it; its parts are made when first asked for."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.scene = scene
        self.links = Links(scene)

    @cached_property
    def countries(self) -> Sharing:
        """Rows by the countries that they lie in."""
        return Sharing.of(self.scene, *self.scene.rows.lying)

    @cached_property
    def divisions(self) -> Sharing:
        """Rows by the first-order divisions that they lie in."""
        codes = self.scene.rows.codes("division")
        rows = np.flatnonzero(codes != NO_CODE)
        return Sharing.of(self.scene, rows, codes[rows])
