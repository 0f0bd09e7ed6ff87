"""Boxes, lists and placeholders of a Word form, heard element by element and said as signs in its text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from mhhs_analysis.intake.workbooks.packages import Attributes

TICKED, UNTICKED = "☒", "☐"
_OFF = frozenset({"0", "false", "off"})
_TICKED_SYMBOLS = frozenset({"F0FE", "F0FD", "F0FC", "F052", "F053", "F054", "F050", "2612", "2611"})
_UNTICKED_SYMBOLS = frozenset({"F0A8", "F06F", "F0A3", "F02A", "2610"})
"""Signs of the fonts Wingdings and Wingdings 2 that are drawn as boxes."""

_OTHER_SYMBOLS = {"F075": "◆", "F074": "◆", "F077": "◆", "F0AB": "★", "F06C": "●", "F06E": "■", "F0D8": "➤"}
"""Signs of the font Wingdings that plans mark milestones with."""


@dataclass
class _Control:
    """A content control: whether it shows but a placeholder, and of a box whether it is ticked."""

    is_placeholder: bool = False
    is_ticked: bool | None = None

    @property
    def is_replaced(self) -> bool:
        """Whether its own text is not what it says."""
        return self.is_placeholder or self.is_ticked is not None


@dataclass
class _Field:
    """A form field of the older kind: whether it is a box, ticked or ticked by default, and the entries of a list."""

    is_box: bool = False
    is_ticked: bool | None = None
    by_default: bool = False
    entries: list[str] = field(default_factory=list)
    chosen: int = 0

    @property
    def text(self) -> str:
        """What it says."""
        if self.is_box:
            return TICKED if (self.by_default if self.is_ticked is None else self.is_ticked) else UNTICKED
        return self.entries[self.chosen] if self.chosen < len(self.entries) else ""


class Boxes:
    """Hears what controls and fields a document has, and says each box and choice as text."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._controls: list[_Control] = []
        self._field: _Field | None = None

    @property
    def is_replacing(self) -> bool:
        """Whether the text heard is only how a box or a placeholder looks."""
        return any(one.is_replaced for one in self._controls)

    def begin(self, name: str, said: Attributes) -> None:
        """Hear an element begin."""
        if name == "sdt":
            self._controls.append(_Control())
        elif name == "sym" and not self.is_replacing:
            self._symbol(said.get("char", "").upper())
        elif name == "fldChar":
            self._field = _Field() if said.get("fldCharType") == "begin" else None
        elif self._field is not None:
            self._part_of_field(self._field, name, said)
        elif self._controls:
            self._part_of_control(self._controls[-1], name, said)

    def end(self, name: str) -> None:
        """Hear an element end; a box is said where its properties do."""
        if name == "sdt":
            self._controls.pop()
        elif name == "sdtPr" and self._controls and self._controls[-1].is_ticked is not None:
            self._say(TICKED if self._controls[-1].is_ticked else UNTICKED)
        elif name == "fldChar" and self._field is not None:
            self._say(self._field.text)
            self._field = None

    def _symbol(self, sign: str) -> None:
        if sign in _TICKED_SYMBOLS | _UNTICKED_SYMBOLS:
            self._say(TICKED if sign in _TICKED_SYMBOLS else UNTICKED)
        elif sign in _OTHER_SYMBOLS:
            self._say(_OTHER_SYMBOLS[sign])

    def _part_of_field(self, found: _Field, name: str, said: Attributes) -> None:
        if name == "checkBox":
            found.is_box = True
        elif name == "checked":
            found.is_ticked = _is_on(said)
        elif name == "default" and found.is_box:
            found.by_default = _is_on(said)
        elif name == "listEntry":
            found.entries.append(said.get("val", ""))
        elif name in ("result", "default") and said.get("val", "").isdecimal():
            found.chosen = int(said["val"])

    def _part_of_control(self, control: _Control, name: str, said: Attributes) -> None:
        if name == "showingPlcHdr":
            control.is_placeholder = _is_on(said)
        elif name == "checkbox":
            control.is_ticked = False
        elif name == "checked" and control.is_ticked is not None:
            control.is_ticked = _is_on(said)


def _is_on(said: Attributes) -> bool:
    return said.get("val", "1").lower() not in _OFF
