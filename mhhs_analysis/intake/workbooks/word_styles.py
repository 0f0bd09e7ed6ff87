"""The styles of a Word document: what each is called, and whether it strikes its text through or hides it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.workbooks.packages import Attributes, Package

_PART = "word/styles.xml"
OFF = frozenset({"0", "false", "off"})
HIDDEN = "hidden"
NOT_MEANT = {"strike": "struck through", "dstrike": "struck through", "vanish": HIDDEN}
"""The properties of a run that say that its text is not meant, and what they say of it."""
_LONGEST_LINE = 16
"""Styles that may be based on one another; Word allows eleven."""


@dataclass
class _Style:
    """A style: its name in English, the style that it is based on, and what it says of its text by property."""

    name: str = ""
    parent: str = ""
    marks: dict[str, bool] = field(default_factory=dict)


class Styles:
    """The styles of a document by the names that it calls them by."""

    def __init__(self, package: Package) -> None:
        self._styles: dict[str, _Style] = {}
        self._names: list[str] = []
        if _PART in package:
            with suppress(NotReadable):
                package.scan_by_namespace(_PART, self._start, self._end, _unheard)

    def name(self, identifier: str) -> str:
        """Return what a style is called in English, lower case; one that is not there is called as it says."""
        return self._styles[identifier].name if identifier in self._styles else identifier.lower()

    def marks(self, identifier: str) -> Mapping[str, bool]:
        """Return what a style says of its text by property, with what those say that it is based on."""
        found: dict[str, bool] = {}
        for _ in range(_LONGEST_LINE):
            style = self._styles.get(identifier)
            if style is None:
                break
            found = style.marks | found
            identifier = style.parent
        return found

    def _start(self, name: str, attributes: Attributes) -> None:
        local = name.rpartition(" ")[2]
        said = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        self._names.append(local)
        if local == "style":
            self._last = self._styles.setdefault(said.get("styleId", ""), _Style())
        elif self._names[-2:-1] == ["style"]:
            self._part_of_style(local, said.get("val", ""))
        elif local in NOT_MEANT and self._names[-3:-1] == ["style", "rPr"]:
            self._last.marks[local] = said.get("val") not in OFF

    def _part_of_style(self, local: str, value: str) -> None:
        if local == "name":
            self._last.name = self._last.name or value.lower()
        elif local == "basedOn":
            self._last.parent = value

    def _end(self, _: str) -> None:
        self._names.pop()


def _unheard(*_: object) -> None:
    """Hear nothing."""
