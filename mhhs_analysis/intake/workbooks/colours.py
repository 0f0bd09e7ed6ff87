"""What colour a file means: written out, from its theme, by number, and lighter or darker by a tint."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Sequence

WRITTEN_OUT = re.compile(r"[0-9A-Fa-f]{6}")
"""A colour as RRGGBB."""
WHITE = "FFFFFF"
NONE = ""
"""No colour: what shows is the paper."""
_SYSTEM_INK, _SYSTEM_PAPER = 64, 65
_ROUNDED = 4
_INDEXED = [
    "000000",
    "FFFFFF",
    "FF0000",
    "00FF00",
    "0000FF",
    "FFFF00",
    "FF00FF",
    "00FFFF",
    "000000",
    "FFFFFF",
    "FF0000",
    "00FF00",
    "0000FF",
    "FFFF00",
    "FF00FF",
    "00FFFF",
    "800000",
    "008000",
    "000080",
    "808000",
    "800080",
    "008080",
    "C0C0C0",
    "808080",
    "9999FF",
    "993366",
    "FFFFCC",
    "CCFFFF",
    "660066",
    "FF8080",
    "0066CC",
    "CCCCFF",
    "000080",
    "FF00FF",
    "FFFF00",
    "00FFFF",
    "800080",
    "800000",
    "008080",
    "0000FF",
    "00CCFF",
    "CCFFFF",
    "CCFFCC",
    "FFFF99",
    "99CCFF",
    "FF99CC",
    "CC99FF",
    "FFCC99",
    "3366FF",
    "33CCCC",
    "99CC00",
    "FFCC00",
    "FF9900",
    "FF6600",
    "666699",
    "969696",
    "003366",
    "339966",
    "003300",
    "333300",
    "993300",
    "993366",
    "333399",
    "333333",
]
"""The colours that a file names by number (ECMA-376 part 1, 18.8.27)."""
OFFICE_THEME = [
    "FFFFFF",
    "000000",
    "EEECE1",
    "1F497D",
    "4F81BD",
    "C0504D",
    "9BBB59",
    "8064A2",
    "4BACC6",
    "F79646",
    "0000FF",
    "800080",
]
"""The theme of a workbook that holds none of its own, in the order in which numbers name its colours."""


def colour_of(said: dict[str, str], theme: Sequence[str] = OFFICE_THEME) -> str:
    """Return the colour that a file's attributes mean as RRGGBB, or "" for none, white and the paper's own."""
    base = _base(said, theme)
    tint = float(said.get("tint") or 0)
    return shown(tinted(base, tint) if base and tint else base)


def shown(colour: str) -> str:
    """Return a colour, or "" where it can't be told from the paper."""
    return NONE if colour.upper() == WHITE else colour.upper()


def tinted(colour: str, tint: float) -> str:
    """Return a colour made lighter (to 1) or darker (to -1), as ECMA-376 part 1, 18.8.19 has it."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    parts = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, round(light, _ROUNDED))), saturation)
    return "".join(f"{round(255 * part):02X}" for part in parts)


def _base(said: dict[str, str], theme: Sequence[str]) -> str:
    if rgb := said.get("rgb"):
        return rgb[-6:].upper()
    if (number := said.get("theme")) is not None:
        return theme[int(number)] if int(number) < len(theme) else NONE
    if (number := said.get("indexed")) is not None:
        return _by_number(int(number))
    return NONE


def _by_number(number: int) -> str:
    if number == _SYSTEM_INK:
        return "000000"
    return _INDEXED[number] if number < len(_INDEXED) else NONE
