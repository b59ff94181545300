"""The sources of the recipe are the ones that it was made with."""

from pathlib import Path

import pytest

from geomap.errors import ResourceError
from geomap.training.convert import CLEAN
from geomap.training.data import CHECKSUMS, check_sources


def test_every_source_has_a_checksum() -> None:
    """All that is trained on is pinned."""
    names = {line.split()[1] for line in CHECKSUMS.read_text("utf-8").splitlines()}
    assert {f"{source}.train.jsonl" for source in CLEAN} < names


def test_a_missing_source_is_named(tmp_path: Path) -> None:
    """With the file that says where it comes from."""
    with pytest.raises(
        ResourceError, match=r"docred\.train\.jsonl is missing; geomap/training/README\.md"
    ):
        check_sources(tmp_path)


def test_another_source_is_refused(tmp_path: Path) -> None:
    """A file of the right name with other content."""
    (tmp_path / "docred.train.jsonl").write_text("{}\n", "utf-8")
    with pytest.raises(ResourceError, match="is not the file that the recipe was made with"):
        check_sources(tmp_path)
