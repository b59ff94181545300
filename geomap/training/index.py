"""Prints the path of the gazetteer's index, built first where there is none."""

import sys

from geomap.assembly import ensure_gazetteer
from geomap.settings import load_settings

if __name__ == "__main__":
    sys.stdout.write(f"{ensure_gazetteer(load_settings().settings)}\n")
