"""Makes text from documents inert: it can be read on the page, and can do nothing there."""

import html
import json
import re
from collections.abc import Mapping
from types import MappingProxyType

_CONTROL_PICTURES = MappingProxyType(
    {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"}
    | {0x7F: 0x2421}
    | dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000)), 0xFFFD)
)
"""Characters that a page cannot hold or show → what stands for them (Unicode's control pictures, or U+FFFD)."""

_JSON_ESCAPES = MappingProxyType(
    {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
)
"""What could end a script element, open a comment or break a line in it → the same in JSON."""

_ESCAPED_CONTROLS = ("\\u00", "\\r", "\\b", "\\f")
"""How JSON writes control characters; `\\\\u00` in a text looks the same, and costs time only."""

_INVISIBLE = re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xed[\xa0-\xbf]")
"""DEL, C1 controls and halves of surrogate pairs in UTF-8."""

_SCRIPT_BREAKERS = re.compile(r"<(?=/script|!--)", re.IGNORECASE)
_STYLE_BREAKERS = re.compile(r"<(?=/style)", re.IGNORECASE)


def visible(text: str) -> str:
    """Give text with line feeds for all line ends, and every other control character or half of a surrogate pair made visible."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROL_PICTURES)


def escaped(text: str) -> str:
    """Give text for an element's content or a quoted attribute."""
    return html.escape(visible(text))


def json_text(value: object) -> str:
    """Give a value of dicts, lists and plain values as JSON that is also safe within a script element.

    Every string in it goes through `visible`; the same value gives the same bytes.
    """
    encoded = _encoded(value)
    if _may_hold_invisible(encoded):
        encoded = _encoded(_visible_strings(value))
    for character, escape in _JSON_ESCAPES.items():
        encoded = encoded.replace(character, escape)
    return encoded


def _encoded(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _may_hold_invisible(encoded: str) -> bool:
    """Whether some string in JSON may hold what `visible` would change; a look at bytes, as a page has megabytes."""
    if any(mark in encoded for mark in _ESCAPED_CONTROLS):
        return True
    return _INVISIBLE.search(encoded.encode("utf-8", "surrogatepass")) is not None


def script_text(code: str) -> str:
    """Give program text so that it cannot end the script element it stands in; its strings keep their meaning."""
    return _SCRIPT_BREAKERS.sub(r"<\\", code)


def style_text(css: str) -> str:
    """Give style rules so that they cannot end the style element they stand in."""
    return _STYLE_BREAKERS.sub(r"<\\", css)


def _visible_strings(value: object) -> object:
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, Mapping):
        return {visible(str(key)): _visible_strings(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_visible_strings(item) for item in value]
    return value
