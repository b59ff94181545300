"""The files that a page is made of: our own scripts and style sheet, and the third-party ones of the build."""

import base64
import re
from functools import cache
from pathlib import Path

from geomap.errors import ResourceError

_HERE = Path(__file__).parent


@cache
def own(name: str) -> str:
    """Give one of our own files."""
    return (_HERE / name).read_text(encoding="utf-8")


@cache
def vendored(name: str) -> str:
    """Give a third-party file by `package/file`, ready to stand inside a page.

    Pointers to source maps are taken out: a browser's tools would request them.

    Raises:
        ResourceError: the file was not put there when geomap was built.
    """
    text = _read(name).decode("utf-8")
    return re.sub(r"\n//# sourceMappingURL=\S+\s*$", "\n", text)


@cache
def style_sheet(name: str) -> str:
    """Give a third-party style sheet with the pictures it names inside it, as `data:` URLs.

    Raises:
        ResourceError: as for `vendored`.
    """
    folder = name.rpartition("/")[0]

    def inlined(match: re.Match[str]) -> str:
        picture = match[1]
        # An old Internet Explorer's behaviour, no picture: `url(#default#VML)`.
        return match[0] if picture.startswith("#") else f"url({data_url(f'{folder}/{picture}')})"

    return re.sub(r"url\((?:images/)?([^)]+)\)", inlined, vendored(name))


@cache
def data_url(name: str) -> str:
    """Give a third-party PNG as a `data:` URL.

    Raises:
        ResourceError: as for `vendored`.
    """
    return "data:image/png;base64," + base64.b64encode(_read(name)).decode("ascii")


def _read(name: str) -> bytes:
    path = _HERE / "vendor" / name
    try:
        return path.read_bytes()
    except FileNotFoundError:
        message = f"{path} is missing; get it with `python -m geomap.draw.assets` (needs npm and a network)"
        raise ResourceError(message) from None
