"""Puts one HTML page together from parts that are inert already, under a policy that lets nothing else run or load."""

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geomap.draw.assets import own
from geomap.draw.inert import escaped, script_text, style_text
from geomap.draw.words import WORDS
from geomap.settings import Language

_PLACE_OF_MAP = "<!-- map -->"
_PLACE_OF_NO_SCRIPT = "<!-- no script -->"
_INLINE_SCRIPT = re.compile(r"<script(?:\s[^>]*)?>(.*?)</script\s*>", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a page."""

    title: str
    """What the window is called; any text."""
    styles: Sequence[str]
    """Style sheets, in order."""
    libraries: Sequence[str]
    """Scripts that run before the body is there, in order."""
    head: Sequence[str]
    """Further HTML for the head, from whoever uses the map; trusted."""
    markup: str
    """HTML of the map, from Folium; trusted."""
    data: Mapping[str, str]
    """JSON as `inert.json_text` gives it, by the id of the element that holds it."""
    calls: str
    """The script that runs last and draws the map."""
    hosts: Sequence[str] = ()
    """Origins whose pictures may be shown; none where the page loads nothing."""
    language: Language = "en"
    """What the words of the page are in."""

    def html(self) -> str:
        """Give the page as HTML."""
        return "\n".join(
            [
                "<!DOCTYPE html>",
                f'<html lang="{self.language}">',
                "<head>",
                *self._head(),
                "</head>",
                "<body>",
                own("page.html")
                .replace(_PLACE_OF_NO_SCRIPT, escaped(WORDS[self.language].no_script), 1)
                .replace(_PLACE_OF_MAP, self.markup, 1),
                *(
                    f'<script type="application/json" id="{name}">{text}</script>'
                    for name, text in self.data.items()
                ),
                f"<script>{script_text(self.calls)}</script>",
                "</body>",
                "</html>",
                "",
            ]
        )

    def _head(self) -> Iterator[str]:
        yield '<meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{self._policy()}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield '<meta name="color-scheme" content="light dark">'
        yield f"<title>{escaped(self.title)}</title>"
        yield from (f"<style>{style_text(style)}</style>" for style in self.styles)
        yield from self.head
        yield from (f"<script>{script_text(library)}</script>" for library in self.libraries)

    def _policy(self) -> str:
        """Allow these very scripts, pictures within the page and from the hosts that were asked for, and nothing else.

        Style attributes stay allowed: Folium's popups are made of them, and a style can load nothing here.
        """
        trusted = [script_text(script) for script in (*self.libraries, self.calls)]
        for fragment in (*self.head, self.markup):
            trusted += _INLINE_SCRIPT.findall(fragment)
        hashes = " ".join(dict.fromkeys(_hash(script) for script in trusted))
        return (
            f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; "
            f"img-src {' '.join(('data:', *self.hosts))}; "
            "base-uri 'none'; form-action 'none'"
        )


def _hash(script: str) -> str:
    # Browsers turn line ends into line feeds before they look at a script.
    read = script.replace("\r\n", "\n").replace("\r", "\n")
    digest = base64.b64encode(hashlib.sha256(read.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
