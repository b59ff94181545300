"""Maps within other people's pages: a fragment of HTML that cannot reach the page, nor the page it."""

import json
import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from geomap.draw.inert import escaped, visible
from geomap.errors import InputError

__all__ = ["Frame", "Shared", "fragment", "shared_fragment"]

_SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
"""Without `allow-same-origin`: the map's scripts run in an origin of their own, and reach nothing of the page's."""
_ASPECT = re.compile(r"([1-9]\d{0,3})\s*[:/]\s*([1-9]\d{0,3})")
_MOST_PIXELS = 10_000
_SHARED = re.compile(
    r"(?<=<style>)[^<]{500,}(?:<(?!/style>)[^<]*)*(?=</style>)"
    r"|(?<=<script>)(?:(?!</script>).){500,}?(?=</script>)"
    r'|(?<=id="geomap-basemap">)[^<]+(?=</script>)',
    re.DOTALL,
)
"""What pages have in common: style sheets, scripts and the basemap."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How a map stands in a page: as wide as its column, and as high as suits that."""

    title: str
    """What screen readers call it; any text."""
    aspect: str = "16:10"
    """Width to height, as in `16:10`."""
    min_height: int = 480
    """Pixels; on a narrow screen the map is not lower than this."""

    def __post_init__(self) -> None:
        """Refuse what a browser could not lay out.

        Raises:
            InputError: the aspect is none, or the height out of range; the text says what may be.
        """
        if not _ASPECT.fullmatch(self.aspect):
            message = f"the aspect must be WIDTH:HEIGHT in whole numbers, as in 16:10, not {self.aspect!r}"
            raise InputError(message)
        if not 0 <= self.min_height <= _MOST_PIXELS:
            message = (
                f"the minimum height must lie in 0 … {_MOST_PIXELS:,} pixels, not {self.min_height}"
            )
            raise InputError(message)

    @property
    def style(self) -> str:
        """The rules of the frame."""
        width, height = self.aspect.replace("/", ":").split(":")
        return (
            f"display: block; width: 100%; aspect-ratio: {int(width)} / {int(height)}; "
            f"min-height: {self.min_height}px; border: 0"
        )


def fragment(page: str, frame: Frame) -> str:
    """Give a fragment that holds the whole page: one element, which loads nothing.

    Args:
        page: a page of `geomap.draw.page`.
        frame: how it stands.
    """
    # One line without line ends at its edges: Markdown takes it for one block of HTML.
    return (
        f'<iframe title="{escaped(frame.title)}" style="{frame.style}" sandbox="{_SANDBOX}" '
        f'loading="lazy" srcdoc="{_attribute(page)}"></iframe>\n'
    )


@dataclass(frozen=True, slots=True)
class Shared:
    """A fragment whose common parts lie in a file that many fragments share."""

    html: str
    """The fragment."""
    name: str
    """Name of the shared file; it holds a hash of the content, so that pages of different versions do not mix."""
    script: str
    """The shared file."""


def shared_fragment(page: str, frame: Frame, folder_url: str) -> Shared:
    """Give a fragment of the map's own data, and the file with the rest.

    Args:
        page: a page of `geomap.draw.page`.
        frame: how it stands.
        folder_url: where the page finds the folder of the file; empty for its own folder.
    """
    # The last script is the map's own: it names its layers.
    found = list(_SHARED.finditer(page, 0, page.rindex("<script>")))
    pieces = list(dict.fromkeys(match[0] for match in found))
    numbers = {piece: number for number, piece in enumerate(pieces)}
    parts: list[str | int] = []
    at = 0
    for match in found:
        parts += [page[at : match.start()], numbers[match[0]]]
        at = match.end()
    parts.append(page[at:])
    script = f"{_own_script()}({json.dumps(pieces)}, document.currentScript);\n"
    name = f"geomap-{sha256(script.encode()).hexdigest()[:12]}.js"
    data = _within_script(
        {"title": visible(frame.title), "style": frame.style, "sandbox": _SANDBOX, "page": parts}
    )
    url = f"{folder_url.rstrip('/')}/{name}" if folder_url else name
    html = (
        f'<div class="geomap-embed"><script type="application/json">{data}</script>'
        f'<script src="{escaped(url)}"></script>'
        "<noscript>The map here is drawn with JavaScript, which is switched off.</noscript></div>\n"
    )
    return Shared(html, name, script)


def _within_script(value: object) -> str:
    """Give JSON that ends no element; the page in it is inert already, and stays as it is to the letter."""
    return json.dumps(value).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


@cache
def _own_script() -> str:
    return (
        Path(__file__).with_name("shared.js").read_text(encoding="utf-8").rstrip().removesuffix(";")
    )


def _attribute(page: str) -> str:
    """Give a page as an attribute's value; line ends as references, so that no writer of HTML takes them for its own."""
    return (
        page.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
    ).replace("\n", "&#10;")
