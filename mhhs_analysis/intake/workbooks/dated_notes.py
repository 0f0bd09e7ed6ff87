"""Comments and notes of documents and slides that hold a date: they are counted, and never quoted."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from itertools import islice

from mhhs_analysis.dates import lacks_year, looks_like_date
from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.workbooks.packages import Attributes, Package

COMMENT, SPEAKER_NOTE, FOOTNOTE = "comment", "speaker note", "footnote"
_MOST_WORDS = 1_000
"""Words of a note that are looked through."""
LONGEST_DATE = 4
"""Words of a date among others: w/c Monday 5 June."""
FEWEST_DATED = 3
"""Lines with a date from which a text may be a plan; a letter or a cover page gives one or two."""
MOST_LINES = 1_000
"""More lines than any plan has that is written as lines: a text with more is not looked through."""
LONGEST_LINE = 160
"""Characters of a line that names a task and its dates; a paragraph has more."""
_EDGES = ".,;:()[]!?\"'"
_TEXTS = frozenset({"t", "text"})


def dated(kind: str) -> str:
    """Return what a note of a kind that holds a date is called."""
    return f"dated {kind}"


def holds_date(text: str) -> bool:
    """Return whether any words of a text that follow one another are a date, or one but for its year."""
    words = [word.strip(_EDGES) for word in text.split()[:_MOST_WORDS]]
    return any(
        _is_date(" ".join(words[first : first + many]))
        for first, word in enumerate(words)
        if word
        for many in range(1, LONGEST_DATE + 1)
    )


def may_list_dates(lines: Iterable[str]) -> bool:
    """Return whether more than one or two lines of a text that is no book hold a date, as lists of tasks do."""
    said = [*islice(filter(str.strip, lines), MOST_LINES + 1)]
    if len(said) > MOST_LINES:
        return False
    dated = (line for line in said if len(line) <= LONGEST_LINE and holds_date(line))
    return len([*islice(dated, FEWEST_DATED)]) == FEWEST_DATED


def _is_date(words: str) -> bool:
    is_telling = any(map(str.isdecimal, words)) and not words.isdecimal()
    return is_telling and (looks_like_date(words) or (any(map(str.isalpha, words)) and lacks_year(words)))


def texts_by_id(package: Package, part: str, elements: Iterable[str]) -> dict[str, str]:
    """Return the texts of the notes in a part, by their ids, or by their order where they have none.

    A part that is not there, or broken, has none. `elements` are what a note is called there.
    """
    heard = _Notes(frozenset(elements))
    if part in package:
        with suppress(NotReadable):
            package.scan_by_namespace(part, heard.start, heard.end, heard.text)
    return {number: " ".join(said) for number, said in heard.notes.items()}


class _Notes:
    """Hears the notes of a part."""

    def __init__(self, elements: frozenset[str]) -> None:
        self.notes: dict[str, list[str]] = {}
        self._elements = elements
        self._said: list[str] | None = None
        self._pieces: list[str] = []
        self._is_text = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Hear an element begin."""
        local = name.rpartition(" ")[2]
        if local in self._elements:
            said = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
            self._said = self.notes.setdefault(said.get("id") or f"note {len(self.notes) + 1}", [])
        self._is_text = local in _TEXTS

    def end(self, name: str) -> None:
        """Hear an element end; a paragraph is a piece of its own."""
        local = name.rpartition(" ")[2]
        self._is_text = False
        if local == "p" or local in self._elements or local == "text":
            if self._said is not None and self._pieces:
                self._said.append("".join(self._pieces))
            self._pieces = []
        if local in self._elements:
            self._said = None

    def text(self, text: str) -> None:
        """Hear a piece of text."""
        if self._is_text:
            self._pieces.append(text)
