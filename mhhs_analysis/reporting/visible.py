"""Signs that a reader couldn't see, or that would bend the text around them, made visible."""

from __future__ import annotations

import re

_HIDDEN = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, but for tab and line ends
    "\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u206f\ufeff"  # what turns the direction of text or has no width
    "\ud800-\udfff\ufffe\uffff"  # halves of signs, and what is none
    "]"
)


def visible(text: str) -> str:
    """Return a text in which each such sign stands by its number, such as [U+202E]."""
    return _HIDDEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
