"""The README says what the commands say, of every command and option."""

import subprocess
import sys

import pytest

from tests.reference import README, commands, main, one_line, reference, written


def test_the_readme_is_up_to_date() -> None:
    readme = README.read_text(encoding="utf-8")
    assert written(readme) == readme, "run: python -m tests.reference --write"


def test_every_command_says_what_it_does_and_shows_an_example() -> None:
    for words, command in commands():
        assert one_line(command.help.partition("\n\n")[0]).endswith("."), words
        assert f"geomap {words}" in command.epilog


def test_every_argument_and_option_is_described_and_listed() -> None:
    listed = reference()
    for words, command in commands():
        for parameter in command.params:
            assert parameter.help, (words, parameter.name)
            if parameter.param_type_name == "option" and parameter.name != "help":
                assert all(f"`{name}" in listed for name in parameter.opts), (words, parameter.name)


def test_a_readme_without_its_place_is_refused() -> None:
    with pytest.raises(SystemExit, match=r"README\.md has no"):
        written("# geomap\n")


def test_what_is_written_twice_is_the_same() -> None:
    once = written(README.read_text(encoding="utf-8"))
    assert written(once) == once


def test_the_check_tells_by_its_status() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.reference", "--check"], cwd=README.parent, check=False
    )
    assert ended.returncode == 0
    with pytest.raises(SystemExit, match="--check says whether it is there"):
        main([])
