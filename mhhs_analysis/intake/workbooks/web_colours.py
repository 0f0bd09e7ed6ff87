"""What colour a web page gives a cell or a row: by its style or class, else by the attribute of older pages."""

from __future__ import annotations

import re

from mhhs_analysis.intake.workbooks.colours import shown

_GROUND = re.compile(r"(?<![\w-])background(?:-color)?\s*:([^;]*)", re.I)
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})\b", re.I)
_PARTS = re.compile(r"rgba?\(\s*(\d{1,3})[, ]+(\d{1,3})[, ]+(\d{1,3})", re.I)
_CLEAR = re.compile(r"rgba\([^)]*[,/]\s*0?\.?0*\s*\)", re.I)
_NAME = re.compile(r"[a-z]{3,20}", re.I)
_NO_COLOUR = {"none", "transparent", "inherit", "initial", "unset", "auto", "white", "window", "windowtext"}
_NAMED = {
    "black": "000000", "silver": "C0C0C0", "gray": "808080", "grey": "808080", "maroon": "800000", "red": "FF0000",
    "purple": "800080", "fuchsia": "FF00FF", "green": "008000", "lime": "00FF00", "olive": "808000",
    "yellow": "FFFF00", "navy": "000080", "blue": "0000FF", "teal": "008080", "aqua": "00FFFF", "orange": "FFA500",
}  # fmt: skip
"""The colours that CSS 2.1 names (4.3.6); the many other names tell colours apart without being one."""


def ground_of(attribute: str, look: str) -> str | None:
    """Return the colour behind an element as RRGGBB, "" for none, or None where its `bgcolor` and look say nothing.

    Of several grounds the last one counts; a name that CSS 2.1 does not have stands as a pattern of that name.
    """
    grounds = _GROUND.findall(look) if "ackground" in look else []
    said = [colour for words in grounds if (colour := _colour(words)) is not None]
    return said[-1] if said else _colour(attribute)


def _colour(words: str) -> str | None:
    """Return the colour that words say, "" for one that says there is none, None where they say nothing of it."""
    if found := _HEX.search(words):
        digits = found[1]
        return shown(digits if len(digits) == 6 else "".join(2 * sign for sign in digits))
    if found := _PARTS.search(words):
        return (
            ""
            if _CLEAR.search(words)
            else shown("".join(f"{min(int(part), 255):02X}" for part in found.groups()))
        )
    name = _NAME.search(words)
    if name is None:
        return None
    word = name[0].lower()
    return "" if word in _NO_COLOUR else _NAMED.get(word, f"000000/{word}")
