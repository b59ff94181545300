"""`geomap gazetteer` and how commands come to have one."""

import re
from pathlib import Path

from syrupy.assertion import SnapshotAssertion

from geomap.gazetteer import gazetteer_path
from tests.cli.conftest import WORLD, Run


def normalised(text: str) -> str:
    """Take out of a text what differs from machine to machine and from version to version."""
    text = re.sub(r"(?<=file         ).*", "<path> (<size>)", text)
    text = re.sub(r"\b[0-9a-f]{64}\b", "<sha256>", text)
    text = re.sub(r"(?<=version      ).*", "<version>", text)
    return re.sub(r"(?<=built from   ).*", "<sources>", text)


def test_info_says_what_it_is_made_of(run: Run, snapshot: SnapshotAssertion) -> None:
    ended = run("gazetteer", "info")
    assert (ended.status, ended.err) == (0, "")
    assert normalised(ended.out) == snapshot
    assert f"places       {len(WORLD)}\n" in ended.out


def test_a_right_checksum_is_told(run: Run) -> None:
    ended = run("gazetteer", "verify")
    assert (ended.status, ended.err) == (0, "gazetteer: the checksum is right\n")


def test_a_damaged_gazetteer_is_a_missing_resource(run: Run, folder: Path, world: Path) -> None:
    damaged = bytearray(gazetteer_path(world).read_bytes())
    damaged[:100] = bytes(100)
    gazetteer_path(folder).write_bytes(damaged)
    for command in ("info", "verify", "list"):
        ended = run("gazetteer", command, "--cache-dir", str(folder))
        assert ended.status == 3
        assert "geomap gazetteer build" in ended.err
        assert len(ended.err.splitlines()) == 1


def test_a_missing_gazetteer_is_told_with_what_builds_it(run: Run) -> None:
    ended = run("gazetteer", "info", "--cache-dir", "none")
    assert ended.status == 3
    assert "geomap gazetteer build" in ended.err
