"""Fields of a Word document: their code is no text, and a date that one gives of itself is that of whichever day."""

from __future__ import annotations

from dataclasses import dataclass

from mhhs_analysis.intake.workbooks.packages import Attributes

_CLOCKS = frozenset({"DATE", "TIME", "SAVEDATE", "PRINTDATE"})
"""Fields whose result changes of itself: with the day on which the document is opened, saved or printed."""


@dataclass
class _Field:
    """A field that is open: its code, whether what passes is its result, and whether that was said."""

    code: str = ""
    is_result: bool = False
    is_said: bool = False

    @property
    def clock(self) -> str:
        """What it is called, where its result changes of itself."""
        name = self.code.split(None, 1)[:1]
        return name[0].upper() if name and name[0].upper() in _CLOCKS else ""


class Fields:
    """Hears the fields of a document, and what is left of a text that passes."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def begin(self, name: str, said: Attributes) -> None:
        """Hear an element begin."""
        if name == "fldSimple":
            self._open.append(_Field(said.get("instr", ""), is_result=True))
        elif name == "fldChar":
            self._change(said.get("fldCharType", ""))

    def end(self, name: str) -> None:
        """Hear an element end: a paragraph ends the codes and the dates of today that nothing else did."""
        if name == "fldSimple" and self._open:
            self._open.pop()
        elif name == "p":
            self._open = [one for one in self._open if one.is_result and not one.clock]

    def note_code(self, text: str) -> None:
        """Hear a piece of a field's code."""
        if self._open and not self._open[-1].is_result:
            self._open[-1].code += text

    def left(self, text: str) -> str:
        """Return what is left of a text: nothing of a field in a code, and a field's name instead of its date of today.

        A text where a code would stand is shown: what parts its field's code from the result was deleted.
        """
        if not self._open:
            return text
        if not all(one.is_result for one in self._open[:-1]):
            return ""
        clock = next((one for one in self._open if one.clock and one.is_result), None)
        if clock is None:
            return text
        is_first, clock.is_said = not clock.is_said, True
        return f"{{{clock.clock}}}" if is_first else ""

    def _change(self, kind: str) -> None:
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].is_result = True
        elif kind == "end" and self._open:
            self._open.pop()
