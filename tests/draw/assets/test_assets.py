"""The files that a page is made of."""

import json
import tomllib
from pathlib import Path

import pytest

from geomap.draw import assets
from geomap.draw.assets import data_url, own, style_sheet, vendored
from geomap.draw.assets.fetch import FILES, VENDOR
from geomap.errors import ResourceError

HERE = Path(assets.__file__).parent
PROJECT = Path(__file__).parents[3]


def lock() -> dict[str, dict[str, object]]:
    """Give the locked packages by path."""
    packages: dict[str, dict[str, object]] = json.loads((HERE / "package-lock.json").read_bytes())[
        "packages"
    ]
    return packages


def test_every_package_is_pinned_with_a_hash_and_without_a_registry() -> None:
    for path, package in lock().items():
        if path:
            assert str(package["integrity"]).startswith("sha512-")
        assert "resolved" not in package


def test_what_is_fetched_is_what_is_pinned() -> None:
    dependencies = json.loads((HERE / "package.json").read_bytes())["dependencies"]
    assert set(dependencies) == set(FILES)
    assert all(version[0].isdigit() for version in dependencies.values())


def test_each_package_brings_its_licence() -> None:
    assert all(any("LICEN" in name for name in names) for names in FILES.values())


def test_nothing_third_party_is_in_git() -> None:
    assert f"/{VENDOR.relative_to(PROJECT).as_posix()}/" in (PROJECT / ".gitignore").read_text()


def test_the_wheel_holds_what_git_does_not() -> None:
    build = tomllib.loads((PROJECT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]
    assert build["artifacts"] == [f"/{VENDOR.relative_to(PROJECT).as_posix()}/**"]
    assert (PROJECT / build["hooks"]["custom"]["path"]).is_file()


def test_a_style_sheet_holds_its_pictures() -> None:
    css = style_sheet("leaflet/leaflet.css")
    assert "url(data:image/png;base64," in css
    assert "url(images/" not in css
    assert "url(#default#VML)" in css


def test_a_picture_is_a_png_in_the_page() -> None:
    assert data_url("leaflet/marker-icon.png").startswith("data:image/png;base64,iVBOR")


def test_a_script_names_no_source_map() -> None:
    assert "sourceMappingURL" not in vendored("leaflet/leaflet.js")


def test_a_missing_file_says_what_gets_it() -> None:
    with pytest.raises(ResourceError, match=r"python -m geomap\.draw\.assets"):
        vendored("leaflet/no-such-file.js")


@pytest.mark.parametrize("path", sorted(HERE.glob("js/*.js")), ids=lambda path: path.name)
def test_our_scripts_write_no_html(path: Path) -> None:
    code = own(f"js/{path.name}")
    assert not any(
        sink in code
        for sink in ("innerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function")
    )
