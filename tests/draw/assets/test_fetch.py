"""Fetching the third-party files: once, checked, and with a plain word where it fails."""

from pathlib import Path

import pytest

from geomap.draw.assets import __main__ as command
from geomap.draw.assets.fetch import FILES, FetchError, fetch, is_complete

SUCCEEDING = """#!/bin/sh
echo "$@" >> {log}
{make}
"""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Give the file in which the fake npm notes how it was called."""
    return tmp_path / "calls"


@pytest.fixture
def npm(tmp_path: Path, log: Path) -> str:
    """Give an npm that makes the packages up."""
    make = "\n".join(
        f"mkdir -p $(dirname node_modules/{package}/{name}) && echo {name} > node_modules/{package}/{name}"
        for package, names in FILES.items()
        for name in names
    )
    return script(tmp_path / "npm", SUCCEEDING.format(log=log, make=make))


def script(path: Path, text: str) -> str:
    """Write a program."""
    path.write_text(text)
    path.chmod(0o755)
    return str(path)


def test_files_and_licences_are_copied_flat_by_package(tmp_path: Path, npm: str) -> None:
    vendor = tmp_path / "vendor"
    assert fetch(vendor, npm)
    assert (vendor / "leaflet" / "leaflet.js").read_text() == "dist/leaflet.js\n"
    assert (vendor / "leaflet" / "LICENSE").is_file()
    assert is_complete(vendor)


def test_a_second_time_nothing_is_fetched(tmp_path: Path, npm: str, log: Path) -> None:
    fetch(tmp_path / "vendor", npm)
    assert not fetch(tmp_path / "vendor", npm)
    assert len(log.read_text().splitlines()) == 1


def test_scripts_of_packages_are_never_run(tmp_path: Path, npm: str, log: Path) -> None:
    fetch(tmp_path / "vendor", npm)
    assert log.read_text().startswith("ci --ignore-scripts ")


def test_files_of_another_lock_are_replaced(tmp_path: Path, npm: str) -> None:
    vendor = tmp_path / "vendor"
    fetch(vendor, npm)
    (vendor / "STAMP").write_text("0000")
    (vendor / "left over").touch()
    assert fetch(vendor, npm)
    assert not (vendor / "left over").exists()


def test_a_registry_out_of_reach_is_one_line_with_the_way_out(tmp_path: Path) -> None:
    failing = script(
        tmp_path / "npm",
        "#!/bin/sh\necho 'npm error code ECONNREFUSED' >&2\necho more >&2\nexit 1\n",
    )
    with pytest.raises(FetchError, match="could not be fetched") as failure:
        fetch(tmp_path / "vendor", failing)
    assert "ECONNREFUSED more" in str(failure.value)
    assert "\n" not in str(failure.value)
    assert not is_complete(tmp_path / "vendor")


def test_npm_that_fails_without_a_word_is_still_a_failure(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="exit status 7"):
        fetch(tmp_path / "vendor", script(tmp_path / "npm", "#!/bin/sh\nexit 7\n"))


def test_a_missing_npm_is_named(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match=r"no-such-npm was not found; install Node\.js"):
        fetch(tmp_path / "vendor", "no-such-npm")


def test_the_command_says_where_the_files_lie(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main() == 0
    assert capsys.readouterr().out.startswith("complete: ")
