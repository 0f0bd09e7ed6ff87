"""Remarks in a table: rows that are no task, such as a legend or a note below the last one."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from itertools import count, takewhile

from mhhs_analysis.dates import duration_from_text, interval_from_text
from mhhs_analysis.intake.headings.amount_words import names_person
from mhhs_analysis.intake.headings.columns import is_date, is_wordy, role_of
from mhhs_analysis.intake.headings.explained_words import explains_days, speaks_of_financial_quarters
from mhhs_analysis.intake.headings.legends import KEY
from mhhs_analysis.intake.headings.note_words import (
    MOST_WORDS,
    begins_note,
    counts_rows,
    is_sentence,
    may_state_fact,
    states_fact,
    states_fact_and_value,
    titles_notes,
)
from mhhs_analysis.intake.headings.person_names import is_as_of_person, name_persons
from mhhs_analysis.intake.tables.first_rows import no_first_tasks
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.tables.swatches import swatches_in
from mhhs_analysis.intake.workbooks.workbook import Cells

NOTE = ("a note, not a task", "")
"""Why a note is set aside, and that nothing is to be asked of it."""
_NUMBERED = re.compile(r"\(?(\d{1,2}|[a-z])[.)]\)?\s+\S", re.I)
_NUMBERS = re.compile(r"\d+")
_CODE = re.compile(r"\b[^\W\d_]+-?\d+")
_FIRST = ("1", "a", "A")
_LONGEST_CODE = 2
"""Letters of what a key explains."""
_FEWEST_EXPLAINED = 2
"""Letters that a key without a title explains."""
_SENTENCE_ENDS = (".", "!", "?", ":")
_FEWEST_COUNTED = 2
"""Remarks that are counted by no chance."""
_WIDEST_NOTE = 2
"""Cells of a note: its words, and when or who."""


def notes_in(region: Region, *, named_alone: bool = False) -> set[int]:
    """Return the rows that are remarks: lone texts that begin as one, or close the table unlike its tasks.

    `named_alone` says that a row of the table may well hold its name and nothing else.
    """
    timed = region.grid.axis.by_number if region.grid else ()
    others = _facts(region) | keys_in(region, timed) | _of_persons(region) | _counted_anew(region)
    if not named_alone:
        others |= _under_titles(region)
    others |= _titled(region, region.grid.drawn if region.grid else ())
    if not named_alone or not region.grid:
        others |= _numbered_anew(region, others)
    return others | _remarks(region, others, named_alone) | no_first_tasks(region)


def _remarks(region: Region, others: AbstractSet[int], named_alone: bool) -> set[int]:
    drawn = region.grid.drawn if region.grid else frozenset()
    lone = [row for row in region.lone_rows if row not in drawn]
    last = _last_filled(region, {*lone} | others)
    numbered = _numbered_alike(region, [row for row in lone if row > last > 0], {*lone})
    lone = [row for row in lone if row not in numbered]
    closing = [row for row in lone if row > last > 0]
    if len(closing) == len(lone) and not named_alone:  # no task or heading of this table is a lone text
        return set(closing)
    remarks = {row for row in lone if begins_note(_first_text(region.sheet.rows[row]))}
    remarks |= {row for row in closing if _says_more(_first_text(region.sheet.rows[row]))}
    return remarks | _after_gap(closing, last)


def _says_more(text: str) -> bool:
    """Return whether a text below the last task is a sentence, or says what dates or quarters mean."""
    return is_sentence(text) or explains_days(text) or speaks_of_financial_quarters(text)


def may_be_tasks(region: Region, notes: Collection[int]) -> set[int]:
    """Return the notes right below the last task that may be tasks which nobody has dated: a few words for a name."""
    name = region.column("name")
    if not notes or name is None:
        return set()
    last = max((row for row in region.rows if row not in notes), default=0)
    below = [*takewhile(notes.__contains__, count(last + 1))] if last else []
    texts = {row: cell.text for row in below if (cell := region.sheet.rows[row].get(name.number))}
    lone = {*region.lone_rows} if texts else set[int]()
    return {row for row, text in texts.items() if row in lone and _is_name(text)}


def _is_name(text: str) -> bool:
    """Return whether a text could name a task: a few words that are no sentence."""
    is_brief = len(text.split()) <= MOST_WORDS and text[-1:] not in _SENTENCE_ENDS
    return is_brief and not says_note(text)


def says_note(text: str) -> bool:
    """Return whether a text is a note by how it begins or ends, or a title over notes."""
    return begins_note(text) or titles_notes(text) or text.rstrip().endswith(".")


def _numbered_alike(region: Region, closing: list[int], lone: AbstractSet[int]) -> set[int]:
    """Return the lone texts below a table that begin with a new number, as most of its rows do: M12 below M11."""
    rows = region.sheet.rows
    begun = {row: _begins(rows[row]) for row in closing if len(_CODE.findall(_first_text(rows[row]))) == 1}
    maybe = {row: word for row, word in begun.items() if "0" in word and word[0].isalpha()}
    others = [row for row in region.rows if row not in lone] if maybe else []
    above = [_begins(rows[row]) for row in others]
    said = {_first_word(rows[row]) for row in others}
    alike = (row for row, word in maybe.items() if 2 * above.count(word) > len(above))
    return {row for row in alike if _first_word(rows[row]) not in said}


def _begins(cells: Cells) -> str:
    """Return the first word of a row, whatever number it has."""
    return _NUMBERS.sub("0", _first_word(cells)).rstrip(":;,.)")


def _first_word(cells: Cells) -> str:
    return _first_text(cells).partition(" ")[0]


def _last_filled(region: Region, lone: AbstractSet[int]) -> int:
    """Return the last row of a table beside those that hold one text alone or are notes; nought where there is none."""
    return next((row for row in reversed(region.rows) if row not in lone), 0)


def _after_gap(closing: list[int], last: int) -> set[int]:
    """Return the closing rows that a blank row parts from the table."""
    expected = range(last + 1, last + 1 + len(closing))
    first = next((row for row, due in zip(closing, expected, strict=True) if row > due), None)
    return {row for row in closing if first is not None and row >= first}


def _first_text(cells: Cells) -> str:
    return next(iter(cells.values())).text


def _facts(region: Region) -> set[int]:
    """Return the rows that say something of the document itself, a word and its value: Last updated, Prepared by."""
    rows = region.sheet.rows
    lone, states = {*region.lone_rows}, {one.number for one in region.state_columns}
    words = {
        row: first.text.rstrip(": ")
        for row in region.rows
        if (first := next(iter(rows[row].values()))).text[:1].isalpha()
        and row not in lone
        and isinstance(first.value, str)
        and (next(iter(rows[row])) not in states or _is_dated_alone(rows[row]))
    }
    facts = {
        row
        for row, said in words.items()
        if states_fact(said) or (counts_rows(said) and _is_number(rows[row]))
    }
    pairs = {row for row, said in words.items() if len(rows[row]) == 2 and may_state_fact(said)}
    pairs |= _closing_facts(region, words, facts | lone)
    is_wider = bool(pairs) and max(len(rows[row]) for row in region.rows) > 2
    return facts | {row for row in pairs if is_wider or _is_parted(region, row)}


def _closing_facts(region: Region, words: Mapping[int, str], others: AbstractSet[int]) -> set[int]:
    """Return the last rows, beside lone texts and other facts, that say a fact with its value beside a day alone.

    Version 2.1 is none below Version 2.0: there each row is a version.
    """
    rows = region.sheet.rows
    closing = takewhile(lambda row: row in others or _is_dated_alone(rows[row]), reversed(region.rows))
    found = {row for row in closing if row not in others and states_fact_and_value(words.get(row, ""))}
    above = {_first_word(rows[row]) for row in region.rows if row not in found | others} if found else set()
    return {row for row in found if _first_word(rows[row]) not in above}


def _of_persons(region: Region) -> set[int]:
    """Return the last rows that hold nothing but persons' names, or one where a date stands beside what each does.

    They say who made the plan, or works on it.
    """
    rows, dated = region.sheet.rows, {one.number for one in region.date_columns}
    lone = {*region.lone_rows}
    closing = [
        *takewhile(
            lambda row: row in lone or _names_persons(rows[row]) or _tells_who(rows[row], dated),
            reversed(region.rows),
        )
    ]
    return {row for row in closing if row not in lone}


def _names_persons(cells: Cells) -> bool:
    texts = [cell.value for cell in cells.values()]
    return (
        len(texts) > _WIDEST_NOTE
        and name_persons([one for one in texts if isinstance(one, str)])
        and all(isinstance(one, str) and is_as_of_person(one) for one in texts)
    )


def _tells_who(cells: Cells, dated: Collection[int]) -> bool:
    """Return whether a row is what a person does and, where a date stands, who that is: Tester | Jane Smith."""
    if len(cells) != _WIDEST_NOTE or {*cells}.isdisjoint(dated):
        return False
    first, second = cells.values()
    is_named = isinstance(second.value, str) and [*cells][-1] in dated and is_as_of_person(second.value)
    return is_named and names_person(first.text)


def _is_number(cells: Cells) -> bool:
    """Return whether a row holds a word and a whole number alone."""
    return len(cells) == _WIDEST_NOTE and [*cells.values()][-1].text.isdecimal()


def _is_dated_alone(cells: Cells) -> bool:
    """Return whether a row holds a word and a day alone: below headings of states and names it names no task."""
    return len(cells) == _WIDEST_NOTE and is_date([*cells.values()][-1])


def is_fact(text: str) -> bool:
    """Return whether words beside a date say what it is of the document itself, or of its whole plan: Start, Issued."""
    words = text.rstrip(": ")
    return states_fact(words) or may_state_fact(words) or role_of(words, "activities")[0] != ""


def _is_parted(region: Region, row: int) -> bool:
    """Return whether a gap parts a row from the table above it."""
    place = region.rows.index(row)
    return place > 0 and region.rows[place - 1] < row - 1


def keys_in(region: Region, timed: Collection[int]) -> set[int]:
    """Return the rows of a key below the table: from its title to the next gap, or to a row of more than two cells."""
    found: set[int] = set()
    last = None
    titles = [row for row in region.lone_rows if KEY.fullmatch(_first_text(region.sheet.rows[row]))]
    for row in region.rows[region.rows.index(titles[0]) :] if titles else ():
        cells = region.sheet.rows[row]
        begins = len(cells) == 1 and KEY.fullmatch(_first_text(cells)) is not None
        if begins or (last is not None and row == last + 1 and len(cells) <= 2):
            found.add(row)
            last = row
        else:
            last = None
    return found | _untitled_key(region, timed) | swatches_in(region, timed)


def _untitled_key(region: Region, timed: Collection[int]) -> set[int]:
    """Return the closing rows that only explain letters or signs which stand in time columns above: C | Complete.

    There are two or more, and a gap parts them from the table unless all of them stand there.
    """
    rows = region.sheet.rows
    closing = [*takewhile(lambda row: _explains(rows[row]), reversed(region.rows))]
    if len(closing) < _FEWEST_EXPLAINED:
        return set()
    codes = {_first_text(rows[row]) for row in closing}
    above = (cells for row, cells in rows.items() if row < closing[-1])
    held = {
        cell.text
        for cells in above
        for column, cell in cells.items()
        if column in timed and len(cell.text) <= _LONGEST_CODE
    }
    is_key = codes <= held or (closing[-1] - 1 not in rows and len(codes & held) >= _FEWEST_EXPLAINED)
    return {*closing} if is_key else set()


def _explains(cells: Cells) -> bool:
    """Return whether a row is a letter or sign and, right of it, words."""
    if len(cells) != _WIDEST_NOTE:
        return False
    code, words = cells.values()
    return len(code.text) <= _LONGEST_CODE and not code.text.isdigit() and len(words.text) > _LONGEST_CODE


def _titled(region: Region, drawn: Collection[int] = ()) -> set[int]:
    """Return the rows from a title of notes to the end of the table, where no more dates stand, nor rows drawn in."""
    timed = next((row for row in reversed(region.rows) if row in drawn or _is_timed(region, row)), 0)
    below = [row for row in region.rows if row > timed > 0]
    for place, row in enumerate(below):
        cells = region.sheet.rows[row]
        if len(cells) == 1 and titles_notes(_first_text(cells)):
            return {*below[place:]}
    return set()


def _under_titles(region: Region) -> set[int]:
    """Return the rows of notes that a gap parts from the table: a title and, to the next gap, rows of up to two cells.

    A table whose own rows are no wider may have such a title over tasks.
    """
    rows, found = region.sheet.rows, set[int]()
    titles = [row for row in region.lone_rows if row - 1 not in rows and titles_notes(_first_text(rows[row]))]
    if not titles or max(len(rows[row]) for row in region.rows) <= _WIDEST_NOTE:
        return set()
    for title in titles:
        below = takewhile(lambda row: row in rows and len(rows[row]) <= _WIDEST_NOTE, count(title))
        found |= {*below} & {*region.rows}
    return found


def _is_timed(region: Region, row: int) -> bool:
    """Return whether a row says when or how long, or that this is not known."""
    numbers = [one.number for one in region.columns if one in region.date_columns or one.role == "duration"]
    given = [cell for number in numbers if (cell := region.sheet.rows[row].get(number))]
    return any(
        not isinstance(cell.value, str)
        or duration_from_text(cell.text) is not None
        or interval_from_text(cell.text) is not None
        for cell in given
    )


def _numbered_anew(region: Region, others: AbstractSet[int]) -> set[int]:
    """Return the closing lone texts numbered from 1 on, where nothing in the table is numbered so."""
    last = _last_filled(region, {*region.lone_rows} | others)
    lone = [row for row in region.lone_rows if row > last > 0]
    numbers = {
        row: number for row in lone if (number := _NUMBERED.match(_first_text(region.sheet.rows[row])))
    }
    if not numbers or next(iter(numbers.values()))[1] not in _FIRST:
        return set()
    above = (cell for row in region.rows if row <= last for cell in region.sheet.rows[row].values())
    return set() if any(_NUMBERED.match(cell.text) for cell in above) else {*numbers}


def _counted_anew(region: Region) -> set[int]:
    """Return the closing rows that count from 1 on, below no numbers, beside words that name nothing: 1 | DIP late."""
    rows, name = region.sheet.rows, region.column("name")
    closing = [*takewhile(lambda row: _is_counted(rows[row]), reversed(region.rows))][::-1]
    counted = [_first_text(rows[row]) for row in closing]
    are_in_order = counted == [str(number) for number in range(1, len(closing) + 1)]
    if not _FEWEST_COUNTED <= len(closing) < len(region.rows) or not are_in_order:
        return set()
    (first, second), *others = {tuple(rows[row]) for row in closing}
    above = [rows[row][first].text for row in region.rows if row < closing[0] and first in rows[row]]
    is_name = name is not None and name.number == second
    return set() if others or is_name or any(map(str.isdecimal, above)) else {*closing}


def _is_counted(cells: Cells) -> bool:
    """Return whether a row is a whole number and words that give no date."""
    if len(cells) != _WIDEST_NOTE or not _first_text(cells).isdecimal():
        return False
    said = [*cells.values()][-1]
    return is_wordy(said) and interval_from_text(said.text) is None  # TBC is when
