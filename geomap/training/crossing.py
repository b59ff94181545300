"""Step 7: networks that each have not learned a third of the annotated texts.

What a network says of a text that it has learned is surer than what it says of others. So that the second stage can learn from those
texts too, each is tagged by a network that was trained on the other two thirds (Wolpert 1992 calls it stacking). These networks
serve that alone and are not shipped.
"""

import zlib
from pathlib import Path

PARTS = 3
STEPS = 3500
"""Of the training of each: its score on the development texts rises no more from 2,500 on."""


def part_of(source: str, identity: str) -> int:
    """Say which part of the texts a record belongs to, by its id; records of one document are in one part."""
    document = identity.rpartition("-")[0] if source == "ewt" else identity
    return zlib.crc32(f"{source}/{document}".encode()) % PARTS


def network_of(networks: Path, part: int) -> Path:
    """Say where the network lies that has not learned a part."""
    return networks / f"without-{part}" / "network" / "model-best"


def are_trained(networks: Path) -> bool:
    """Whether the networks of all parts are there."""
    return all(network_of(networks, part).is_dir() for part in range(PARTS))
