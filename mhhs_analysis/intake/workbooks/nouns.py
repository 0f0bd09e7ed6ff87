"""What a file and its parts are called by its kind: a workbook has sheets, a document tables, a presentation slides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache

from mhhs_analysis.frames import NotReadable

_NOUNS = {
    "docx": {
        "another sheet": "another table, or text",
        "on the sheet": "in the document",
        "on this sheet": "within it",
        "workbook": "document",
        "sheet": "table",
    },
    "pptx": {"workbook": "presentation", "sheet": "slide"},
}
"""Words for workbooks, and those that stand for them in files of other kinds; plurals are made of these."""
KINDS_WITH_WORDS = frozenset(_NOUNS)
"""Kinds of files that are called otherwise than workbooks are."""
_KEPT = r"readings\.csv: [^)]*|embedded workbook"
"""Words that stay as they are: the name of a setting, and what a workbook is."""
_KINDS = {"do": "docx", "pp": "pptx", "po": "pptx"}
"""Kinds of files by how their extensions begin: .docx, .docm, .dotx, .pptx, .potx."""


def in_words_of(kind: str, text: str, names: Iterable[str] = ()) -> str:
    """Return a text that speaks of workbooks and sheets in the words for a kind of file; names stay as they are."""
    nouns = _NOUNS.get(kind)
    if not nouns or not speaks_of_workbooks(text):
        return text
    pattern = _pattern(kind, tuple(names))
    return pattern.sub(lambda found: nouns[found["noun"]] if found["noun"] else found[0], text)


def speaks_of_workbooks(text: str) -> bool:
    """Return whether a text holds a word for a workbook or for what one is made of."""
    return "sheet" in text or "workbook" in text


@contextmanager
def refused_in_words_of(kind: str) -> Iterator[None]:
    """Say why a file can't be read in the words for its kind."""
    try:
        yield
    except NotReadable as refusal:
        reason, remedy = (in_words_of(kind, one) for one in (refusal.reason, refusal.remedy))
        raise NotReadable(refusal.file, reason, remedy) from None


def kind_by_name(name: str) -> str:
    """Return what kind of file one may be by its name: docx, pptx, or "" for any other."""
    return _KINDS.get(name.lower().rpartition(".")[2][:2], "")


@lru_cache(maxsize=1 << 6)
def _pattern(kind: str, names: tuple[str, ...]) -> re.Pattern[str]:
    kept = "|".join([*map(re.escape, sorted(filter(None, names), key=len, reverse=True)), _KEPT])
    return re.compile(rf"{kept}|\b(?P<noun>{'|'.join(_NOUNS[kind])})(?=s?\b)")
