"""What sentences around the tables of a document say of what is read: other dates, or that it is another's plan."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import pairwise

from mhhs_analysis.dates import Interval, interval_from_text
from mhhs_analysis.intake.headings.not_plans import kind_named
from mhhs_analysis.intake.headings.note_words import dates_anew, moves_dates
from mhhs_analysis.intake.line_doubts import is_of_programme
from mhhs_analysis.intake.lines import LINES_BESIDE
from mhhs_analysis.intake.reading import Reading, place_of
from mhhs_analysis.intake.versions.words import is_own, names_programme
from mhhs_analysis.intake.workbooks.dated_notes import LONGEST_DATE, MOST_LINES
from mhhs_analysis.intake.workbooks.sheets import BETWEEN_TITLES, Sheet, Workbook

_OTHERWISE = (
    "it names a task that is read, and a date that is none of the plan's for it: what it says is not read"
)
_ANOTHER = "words right above a table speak of an older plan or the programme's: it is read as the sender's"
_TITLED = "a title calls the table by a plan of the programme: it is read as the sender's"
_ASK_WHOSE = "read them, and ask whether the table is the sender's own plan as it stands"
_DOCUMENT, _OLDER = "docx", "older_version"
_ASK_WHICH = "read it, and ask which date is the sender's plan"
_ENDS = re.compile(r"(?<=[a-z)\d][.;!?])\s+|\n")
"""Where a sentence ends."""
_EDGES = ".,;:()[]!?\"'"
_LONGEST_SENTENCE = 60
"""Words of a sentence that is looked through."""
_SEVERAL = 2
"""Words of a name that stand in a sentence by no chance; one alone may, unless the sentence says that dates moved."""


def tell_said_beside(reading: Reading, workbook: Workbook) -> None:
    """Warn of words around tables that say of what is read that it is another plan, or another date of a task."""
    _tell_titled(reading, workbook)
    if workbook.kind == _DOCUMENT:
        _tell_introduced(reading, workbook)
    _tell_otherwise(reading, workbook)


def _tell_titled(reading: Reading, workbook: Workbook) -> None:
    """Warn of the first table that is read whose title names a plan of the programme, and not the sender's for it."""
    read = {one["sheet"] for one in reading.sheets if one["tables"]}
    tables = (one for one in workbook.sheets if one.is_table and one.name in read)
    for table in (one for one in tables if _is_titled_theirs(one.title)):
        reading.warn(place_of(reading.file, table, next(iter(table.rows))), table.title, _TITLED, _ASK_WHOSE)
        reading.lower("medium")
        return


def _is_titled_theirs(title: str) -> bool:
    """Return whether the last of a title's parts that says whose a table is says the programme's: POAP 1 milestones."""
    said = [part for part in title.split(BETWEEN_TITLES) if _is_numbered_theirs(part) or is_own(part)]
    return bool(said) and not is_own(said[-1])


def _is_numbered_theirs(part: str) -> bool:
    """Return whether a title says one of the programme's plans: a plan on a page may be anybody's."""
    return any(map(str.isdigit, part)) and is_of_programme(part)


def _tell_introduced(reading: Reading, workbook: Workbook) -> None:
    """Warn of a sentence right above a table without a title that calls it an older plan, or the programme's."""
    read = {one["sheet"] for one in reading.sheets if one["tables"]}
    for text, table in pairwise(workbook.sheets):
        if text.is_table or not text.rows or table.title or not table.is_table or table.name not in read:
            continue
        row, cells = next(reversed(text.rows.items()))
        column, cell = next(iter(cells.items()))
        if not cell.is_struck and _calls_another(cell.text):
            reading.warn(place_of(reading.file, text, row, column), cell.text, _ANOTHER, _ASK_WHOSE)
            reading.lower("low")


def _calls_another(sentence: str) -> bool:
    is_programmes = names_programme(sentence) or is_of_programme(sentence)
    return kind_named(sentence) == _OLDER or (is_programmes and not is_own(sentence))


def _tell_otherwise(reading: Reading, workbook: Workbook) -> None:
    """Warn of sentences around tables that give a task another date than the plan does; each is told once."""
    days = _days_by_name(reading)
    told = {one["sheet"] for one in reading.warnings if one["reason"] == LINES_BESIDE[0]}
    told |= {one["sheet"] for one in reading.sheets if one["tables"]}
    for sheet in (one for one in workbook.sheets if not one.is_table and not one.is_hidden):
        if sheet.name in told or not days or len(sheet.rows) > MOST_LINES:
            continue
        for row, column, sentence in _sentences(sheet):
            if _says_otherwise(sentence, days, reading.date_order):
                reading.warn(place_of(reading.file, sheet, row, column), sentence, _OTHERWISE, _ASK_WHICH)
                reading.lower("medium")


def _days_by_name(reading: Reading) -> Mapping[str, set[str]]:
    """Return the days on which tasks begin and end, by their names in lower case."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in reading.rows:
        days = (row[one] for one in ("start_from", "start_to", "finish_from", "finish_to"))
        found[" ".join(row["activity_name"].lower().split())].update(filter(None, days))
    return {name: days for name, days in found.items() if days}


def _sentences(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    """Yield the sentences of a text that hold a figure, with their places."""
    for row, cells in sheet.rows.items():
        for column, cell in cells.items():
            for sentence in _ENDS.split(cell.text) if not cell.is_struck else ():
                if any(map(str.isdecimal, sentence)) and len(sentence.split()) <= _LONGEST_SENTENCE:
                    yield row, column, sentence


def _says_otherwise(sentence: str, days: Mapping[str, AbstractSet[str]], order: str) -> bool:
    """Return whether a sentence names tasks and gives a date that is none of theirs, nor said to be the programme's."""
    words = [word.strip(_EDGES) for word in sentence.split()]
    named = [one for one in _named(" ".join(words).lower(), days) if _is_meant(one, words)]
    if not named or names_programme(sentence) or is_of_programme(sentence):
        return False
    own = set[str]().union(*(days[one] for one in named))
    return any(not _holds(one, own) for one in _dates(words, order))


def _named(text: str, days: Mapping[str, AbstractSet[str]]) -> list[str]:
    return [name for name in days if f" {name} " in f" {text} "]


def _is_meant(name: str, words: list[str]) -> bool:
    """Return whether a sentence surely means a task by its name: no common word alone, such as Test or Build."""
    is_named = name.title() in words or name.upper() in words or name.capitalize() in words
    is_moved = any(said(" ".join(words)) for said in (moves_dates, dates_anew))
    return len(name.split()) >= _SEVERAL or (is_named and is_moved)


def _dates(words: list[str], order: str) -> Iterator[Interval]:
    """Yield the dates with a year that words give, the longest that begin with each word."""
    place = 0
    while place < len(words):
        ends = range(min(len(words), place + LONGEST_DATE), place, -1)
        found = ((end, _date(" ".join(words[place:end]), order)) for end in ends)
        place, date = next(((end, one) for end, one in found if one), (place + 1, None))
        if date is not None:
            yield date


def _date(text: str, order: str) -> Interval | None:
    if text.isdecimal() or not any(map(str.isdecimal, text)):
        return None
    found = interval_from_text(text, "MDY" if order == "MDY" else "DMY")
    return found if found and found.anchor is None and found.earliest and found.latest else None


def _holds(date: Interval, days: AbstractSet[str]) -> bool:
    first, last = str(date.earliest), str(date.latest)
    return any(first <= day <= last for day in days)
