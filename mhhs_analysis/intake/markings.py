"""What a file says of its own confidentiality, beside its tables: an answer, a label or a marking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.intake.headings.rows import is_heading
from mhhs_analysis.intake.reading import Row, place_of
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.workbooks.workbook import Cells, Workbook
from mhhs_analysis.reference import rows

_DENYING = frozenset({"no", "n", "false", "not"})
"""First words of an answer that denies; whether it denies all, its other words say."""


def is_plain_no(answer: str) -> bool:
    """Return whether an answer says that all of something isn't confidential: one of the listed ways, nothing added."""
    return _is_of("denial", answer)


def is_plain_consent(answer: str) -> bool:
    """Return whether an answer agrees that all be published: one of the listed ways to say so, nothing added."""
    return _is_of("consent", answer)


def _is_of(kind: str, answer: str) -> bool:
    return kind in _words().get(normalised(answer), frozenset())


def marking_of(workbook: Workbook, regions: Sequence[Region] = ()) -> Row:
    """Return whether a file says that it is confidential (`is_confidential`), its words and place; {} if nothing.

    The words are those of data/reference/confidential_words.csv: a question with an answer beside it
    (`Confidential? | Yes`), a label (`Classification | Confidential`) or a marking alone. Only a plain no is a no,
    a blank says nothing, and of several words one that it is speaks. Rows of the tables aren't looked at, but
    for those that hold nothing else, as a footer does.
    """
    found = list(_markings(workbook, regions))
    return next((one for one in found if one["is_confidential"]), found[0] if found else {})


def _markings(workbook: Workbook, regions: Sequence[Region]) -> Iterator[Row]:
    for sheet in workbook.sheets:
        own = [one for one in regions if one.sheet.name == sheet.name]
        inside = set().union(*(one.headers for one in own), *(one.rows for one in own))
        for row in [row for row, cells in sheet.rows.items() if row not in inside or len(cells) == 1]:
            for column, says, text in _of_row(sheet.rows[row]):
                place = place_of(workbook.file, sheet, row, column).as_row()
                yield place | {"is_confidential": says, "text": text}


def _of_row(cells: Cells) -> Iterator[tuple[int, bool, str]]:
    """Yield the cell, the yes or no and the words of each statement in a row."""
    for column, cell in cells.items():
        if not is_heading(cell) or not _may_say(cell.text):
            continue
        label, sign, said = cell.text.partition(":")
        beside = said.strip() or (cells[column + 1].text if column + 1 in cells else "")
        says = _says(label, beside, is_asked="?" in label or bool(sign))
        if says is not None:
            yield column, says, " ".join(filter(None, (cell.text, "" if said.strip() else beside)))


@lru_cache(maxsize=1 << 14)
def _may_say(text: str) -> bool:
    """Return whether a text is worded as one of those that say anything; most are asked again and again."""
    return normalised(text.partition(":")[0]) in _words()


def _says(label: str, beside: str, *, is_asked: bool) -> bool | None:
    """Return what a text says with what stands beside it, or None where it says nothing."""
    kinds, answer = _words().get(normalised(label), frozenset()), normalised(beside)
    if "question" in kinds and (is_asked or answer.split(" ")[0] in _ANSWERS):
        return not is_plain_no(beside) if answer else None
    if "label" in kinds:
        return _is_marking(answer, beside)
    return True if "marking" in kinds else None


def _is_marking(answer: str, beside: str) -> bool | None:
    if answer.split(" ")[0] in _DENYING:
        return not is_plain_no(beside)
    return True if answer == "yes" or "marking" in _words().get(normalised(beside), ()) else None


_ANSWERS = _DENYING | {"yes", "y", "true"}


@cache
def _words() -> dict[str, frozenset[str]]:
    """Return the kinds of each wording: a question, a label, a marking, an answer to it, or several of them."""
    listed = [(row["words"], row["kind"]) for row in rows("confidential_words")]
    return {words: frozenset(kind for one, kind in listed if one == words) for words, _ in listed}
