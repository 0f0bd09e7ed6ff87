"""Where a table ends below: at the headings or the list of another one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import count, pairwise, takewhile

from mhhs_analysis.dates import interval_from_text, is_to_be_told, lacks_year, may_lack_year
from mhhs_analysis.intake.headings.columns import DATE_ROLES, TIMINGS, Column, is_date, normalised, role_of
from mhhs_analysis.intake.headings.legends import kind_of_colour
from mhhs_analysis.intake.headings.not_plans import (
    heads_any_list,
    heads_contacts,
    heads_dated_list,
    heads_editions,
    heads_numbers_of_other,
    heads_other,
    heads_persons,
)
from mhhs_analysis.intake.headings.note_words import states_fact
from mhhs_analysis.intake.headings.person_names import is_as_of_person
from mhhs_analysis.intake.headings.rows import heads_list, is_heading
from mhhs_analysis.intake.marks.grid_marks import LONGEST_MARK
from mhhs_analysis.intake.workbooks.workbook import Cell, Cells, Sheet

_FEWEST_HEADINGS = 3
"""Texts of a row that heads another table, where no word for a timing tells it."""
_FEWEST_BELOW = 2
"""Rows that show what stands below headings."""
_NEAR = 3
"""Rows in which a drawing that goes on below a gap shows something."""
_UNEVEN = 3
"""Days by which months differ in length, and more than quarters do."""
_TIMED = frozenset(TIMINGS)


def until_another(sheet: Sheet, rows: list[int], columns: list[Column]) -> list[int]:
    """Return the rows of a table: those before headings of something else, which a gap or their words part from it."""
    numbers = [column.number for column in columns if column.role in (*DATE_ROLES, "span")]
    names = [column.number for column in columns if column.role == "name"]
    headings = {column.number: column.heading for column in columns}
    undated, last_dated = _undated(sheet, rows, numbers), _last_dated(sheet, rows, numbers)
    after_gap = False
    for place, (above, row) in enumerate(pairwise(rows), 1):
        # a title may stand alone between the gap and the headings
        after_gap = above < row - 1 or (after_gap and len(sheet.rows[above]) == 1)
        if after_gap and _begins_other(sheet, rows, place, numbers, names, goes_on=row < last_dated):
            if not numbers and _goes_on_drawn(sheet, rows[place:], columns, names):
                continue
            return rows[:place]
        if after_gap and not numbers and _heads_unlike(sheet, rows, place, headings):
            return rows[:place]
        if row in undated and (
            _heads_list_below(sheet, row, numbers, names, headings) or _heads_numbered(sheet, row, headings)
        ):
            return rows[:place]
        if after_gap and numbers and _heads_periods(sheet, row, numbers):
            has_title = place > 1 and len(sheet.rows[above]) == 1 and rows[place - 2] < above - 1
            return rows[: place - has_title]
    return rows


def _heads_periods(sheet: Sheet, row: int, numbers: list[int]) -> bool:
    """Return whether a row heads amounts or marks by even periods, in columns beyond those of dates: MPANs | Mar | Apr.

    Each row below it, down to a gap, shows something in those columns, and no date.
    """
    cells = sheet.rows[row]
    columns = [number for number, cell in cells.items() if _may_say_period(cell)]
    if len(columns) < _FEWEST_HEADINGS or {*columns} <= {*numbers} or not _are_even(cells, columns):
        return False
    below = (sheet.rows[one] for one in takewhile(sheet.rows.__contains__, count(row + 1)))
    shown = [[each[number] for number in columns if number in each] for each in below]
    return bool(shown) and all(held and not any(map(is_date, held)) for held in shown)


def _may_say_period(cell: Cell) -> bool:
    return is_date(cell) and _first_day(cell) is not None


def _are_even(cells: Cells, columns: list[int]) -> bool:
    """Return whether the days, months or other periods of columns side by side follow each other evenly."""
    days = [day for number in columns if (day := _first_day(cells[number]))]
    steps = {(later - earlier).days for earlier, later in pairwise(days)}
    is_run = columns[-1] - columns[0] == len(columns) - 1
    return is_run and min(steps) > 0 and max(steps) - min(steps) <= _UNEVEN


def _first_day(cell: Cell) -> date | None:
    if isinstance(cell.value, date):
        return cell.value.date() if isinstance(cell.value, datetime) else cell.value
    read = interval_from_text(cell.text)
    return read.earliest if read else None


def _undated(sheet: Sheet, rows: list[int], numbers: list[int]) -> set[int]:
    """Return the rows of a table with dates in which no column of them begins with a figure: few, as a rule."""
    return {*rows}.difference(*(_begun_by_figures(sheet, number) for number in numbers)) if numbers else set()


def _begun_by_figures(sheet: Sheet, number: int) -> Iterable[int]:
    """Return the rows of a column whose cells begin with a figure: all, beside dates, but those of other texts."""
    cells = sheet.column(number)
    if all(issubclass(kind, (date, str)) for kind in sheet.kinds.get(number, ())):
        texts = zip(*sheet.texts_in(number), strict=True)
        return cells.keys() - {row for row, text in texts if not text.lstrip()[:1].isdecimal()}
    return [row for row, cell in cells.items() if cell.text[:1].isdecimal()]


def _heads_list_below(
    sheet: Sheet, row: int, numbers: list[int], names: list[int], headings: dict[int, str]
) -> bool:
    """Return whether a row heads a list whatever stands above it: what is listed, and beside it when each is.

    Other words than those head one where columns of dates turn to something else: Site | Lead | Date. Below a phase
    (Migration | Start | Finish) the plan goes on.
    """
    cells, below = sheet.rows[row], sheet.rows.get(row + 1, {})
    first = next((number for number in names if number in cells), 0)
    if not first or not below or not _may_be_headings(cells) or _says_again(sheet, row, headings):
        return False
    heading = cells[first].text
    texts = {number: cell.text for number, cell in cells.items() if number != first}
    timed = {number for number, text in texts.items() if _heads_timing(text)}
    is_told = bool(timed) or any(map(heads_dated_list, texts.values()))
    if is_told and _says_listed(heading, texts.values()):
        return True
    if heads_persons(heading) and first in below and not {*numbers}.isdisjoint(texts):
        are_states = any(_says_state(normalised(text)) for text in texts.values())
        return is_as_of_person(below[first].text) and not are_states
    are_others = not {*numbers}.intersection(texts) <= timed
    return are_others and not timed.isdisjoint(numbers) and _are_columns_said([*texts.values()])


def _heads_numbered(sheet: Sheet, row: int, headings: dict[int, str]) -> bool:
    """Return whether a row begins with a heading of numbers or of what is listed, and goes on in known headings.

    So a list begins right below tasks, in columns of its own: Ref | Title | RAG | Review date. Nobody calls a task so.
    """
    cells = sheet.rows[row]
    if len(cells) < _FEWEST_HEADINGS or row + 1 not in sheet.rows or not _may_be_headings(cells):
        return False
    first, *others = (cell.text for cell in cells.values())
    known = sum(map(_is_known, others))
    is_listed = known > 1 and heads_any_list(first)
    is_number = (
        first == "#" or role_of(first, "activities")[0] == "identifier" or heads_numbers_of_other(first)
    )
    return (is_listed or (known > 0 and is_number)) and not _says_again(sheet, row, headings)


def _is_known(text: str) -> bool:
    """Return whether a text heads columns of plans or of other lists, and says of no task how it stands."""
    is_headed = role_of(text, "activities") != ("", "") or heads_any_list(text)
    return is_headed and not _says_state(normalised(text))


def _are_columns_said(texts: list[str]) -> bool:
    """Return whether several words all head columns of plans, and none names: below a task its steps have names."""
    roles = {role_of(text, "activities")[0] for text in texts}
    return len(texts) > 1 and "" not in roles and {"name", "milestone"}.isdisjoint(roles)


def _heads_timing(text: str) -> bool:
    """Return whether a text heads a timing, and says of no task how it stands or for when it is: Complete, Now."""
    role, basis = role_of(text, "activities")
    return role in _TIMED and not basis and not _says_state(normalised(text))


def _says_listed(first: str, others: Iterable[str]) -> bool:
    """Return whether a heading, or one beside the heading of numbers, is of what is listed."""
    is_number = role_of(first, "activities")[0] == "identifier"
    return heads_any_list(first) or (is_number and any(map(heads_any_list, others)))


def _may_be_headings(cells: Cells) -> bool:
    """Return whether a row holds several short texts and nothing else; most rows hold a number or a date."""
    return len(cells) > 1 and all(map(is_heading, cells.values())) and not any(map(is_date, cells.values()))


def _says_again(sheet: Sheet, row: int, headings: dict[int, str]) -> bool:
    """Return whether a row says the headings of its table again, as on each page."""
    return all(headings.get(number) == cell.text for number, cell in sheet.rows[row].items())


def _heads_unlike(sheet: Sheet, rows: list[int], place: int, headings: dict[int, str]) -> bool:
    """Return whether a row below a gap heads another table than one whose dates no heading says to be any.

    It says a heading of the table again and others beside it, names rows and goes on right of the table in words that
    are all its own, or says something of its own in each column of dates, above dates.
    """
    cells = sheet.rows[rows[place]]
    if len(cells) < _FEWEST_HEADINGS or not all(map(_may_head, cells.values())):
        return False
    said = {number: normalised(cell.text) for number, cell in cells.items()}
    again = [text == normalised(headings.get(number, "")) for number, text in said.items()]
    first, *_ = cells.values()
    beyond = [text for number, text in said.items() if number > max(headings, default=number)]
    are_own = len({*said.values()}) == len(said) and all(len(text) > LONGEST_MARK for text in beyond)
    is_wider = len(beyond) > 1 and are_own and role_of(first.text, "activities")[0] == "name"
    is_other = (any(again) and not all(again)) or is_wider or _stands_over_dates(sheet, rows, place)
    return is_other and not _is_said_above(sheet, cells, rows[0])


def _is_said_above(sheet: Sheet, cells: Cells, first: int) -> bool:
    """Return whether a row above the first of a table, as that of its headings, says the same."""
    said = {number: cell.text for number, cell in cells.items()}
    above = takewhile(lambda row: row < first, sheet.rows)
    return any(said == {number: cell.text for number, cell in sheet.rows[row].items()} for row in above)


def _may_head(cell: Cell) -> bool:
    return is_heading(cell) and not _says_date(cell)


def _stands_over_dates(sheet: Sheet, rows: list[int], place: int) -> bool:
    """Return whether a row says words in each column of dates, no two alike and none said above or of how work stands.

    The rows above and the one right below have dates in all of them.
    """
    cells, below = sheet.rows[rows[place]], sheet.rows.get(rows[place] + 1, {})
    dated = {number for number, cell in below.items() if is_date(cell)}
    above = [sheet.rows[row] for row in rows[:place] if len(sheet.rows[row]) > 1]
    there = {normalised(cells[number].text) for number in dated & {*cells}}
    if len(dated) < 2 or len(there) < len(dated) or not above or any(map(_says_state, there)):
        return False
    held = [each[number] for each in above for number in dated if number in each]
    return sum(map(is_date, held)) == len(above) * len(dated)


def _says_state(words: str) -> bool:
    return kind_of_colour(words) == "status" or is_to_be_told(words)


def _goes_on_drawn(sheet: Sheet, rows: list[int], columns: list[Column], names: list[int]) -> bool:
    """Return whether a row names a task, if names are headed, and it or one near below shows what nothing heads."""
    headed = {one.number for one in columns}
    shown = ({*sheet.rows[row], *sheet.drawn.fills.get(row, {})} - headed for row in rows[:_NEAR])
    first = min(names or headed, default=0)
    is_named = not names or _names_task(sheet.rows[rows[0]], [], names)
    return is_named and any(number > first for numbers in shown for number in numbers)


def _begins_other(
    sheet: Sheet, rows: list[int], place: int, numbers: list[int], names: list[int], *, goes_on: bool
) -> bool:
    """Return whether a row below a gap heads or begins something else than the table above it.

    `goes_on` says that rows further down are dated where the table has its dates.
    """
    cells = sheet.rows[rows[place]]
    if _turns_to_words(sheet, rows, place, numbers):
        return True
    if goes_on and _names_task(cells, numbers, names):
        return False
    is_another = heads_another(cells, numbers) and (not goes_on or names_timing(cells, numbers))
    return (
        is_another
        or _says_name(cells, names)
        or heads_list(cells)
        or _is_dateless(sheet, rows, place, numbers)
        or (not goes_on and _heads_records(sheet, rows[place], names))
    )


def _heads_records(sheet: Sheet, row: int, names: list[int]) -> bool:
    """Return whether a row heads a list of editions, meetings or persons, or dates where tasks are named."""
    cells, below = sheet.rows[row], sheet.rows.get(row + 1, {})
    if not below or not _may_be_headings(cells):
        return False
    if any(number in cells and number in below and is_date(below[number]) for number in names):
        return True
    texts = [cell.text for cell in cells.values()]
    are_known = (_is_of_records(text) or role_of(text, "activities") != ("", "") for text in texts)
    return any(map(_is_of_records, texts)) and sum(are_known) > 1


def _states_fact(cells: Cells) -> bool:
    return states_fact(next(iter(cells.values())).text.rstrip(": "))


def _is_of_records(text: str) -> bool:
    return heads_any_list(text) or heads_editions(text) or heads_contacts(text)


def _turns_to_words(sheet: Sheet, rows: list[int], place: int, numbers: list[int]) -> bool:
    """Return whether words stand where dates do in a row, and below it dates in one such column and words in another.

    Above it dates stand there alone: Release | Month | Holds, with months and what each holds below.
    """
    first = [sheet.rows[rows[place]].get(number) for number in numbers]
    below = [*takewhile(sheet.rows.__contains__, count(rows[place] + 1))]
    if len(below) < _FEWEST_BELOW or not all(
        cell and is_heading(cell) and not _says_date(cell) for cell in first
    ):
        return False
    held = [[sheet.rows[row].get(number) for row in below] for number in numbers]
    dated = [all(cell and is_date(cell) for cell in each) for each in held]
    worded = [all(cell and is_heading(cell) and not _says_date(cell) for cell in each) for each in held]
    above = [cell for row in rows[:place] for cell in cells_in(sheet, row, numbers)]
    return any(dated) and any(worded) and bool(above) and all(map(is_date, above))


def _names_task(cells: Cells, numbers: list[int], names: list[int]) -> bool:
    """Return whether words that head nothing stand where tasks are named, and none that head timings where dates do."""
    return says_task(cells, names) and not names_timing(cells, numbers)


def says_task(cells: Cells, names: list[int]) -> bool:
    """Return whether words that head nothing stand where tasks are named."""
    named = [cells[number].text for number in names if number in cells]
    heading = (text for text in named if role_of(text, "activities") != ("", "") or heads_other(text))
    return bool(named) and not any(heading)


def _is_dateless(sheet: Sheet, rows: list[int], place: int, numbers: list[int]) -> bool:
    """Return whether rows below a gap begin with short texts and hold something, but no date, where dates stand.

    Words that stand there above the gap too (after the design, 8 weeks) are of the same table, and so are days
    without a year, if nothing else stands there: they are asked about.
    """
    first, there = sheet.rows[rows[place]], cells_in(sheet, rows[place], numbers)
    if not there or len(first) < 2 or not all(is_heading(cell) for cell in first.values()):
        return False
    if any(map(_says_date, there)) or rows[place] + 1 not in sheet.rows:
        return False
    # plain numbers may be dates where the rows above have such
    above = [cell for row in rows[:place] for cell in cells_in(sheet, row, numbers)]
    if {cell.text for cell in above} & {cell.text for cell in there}:
        return False
    may_be = any(map(_is_number, above))
    stretch = takewhile(lambda row: row in sheet.rows, count(rows[place]))
    below = [cell for row in stretch for cell in cells_in(sheet, row, numbers)]
    is_dated = any(_says_date(cell) or (may_be and _is_number(cell)) for cell in below)
    return not (is_dated or all(map(_lacks_year, below)))


def cells_in(sheet: Sheet, row: int, numbers: list[int]) -> list[Cell]:
    """Return the cells of a row in some columns, those that it leaves blank left out."""
    return [sheet.rows[row][number] for number in numbers if number in sheet.rows[row]]


def _says_date(cell: Cell) -> bool:
    """Return whether a cell holds a date, or words that say there is none."""
    return is_date(cell) or (isinstance(cell.value, str) and interval_from_text(cell.text) is not None)


def _lacks_year(cell: Cell) -> bool:
    """Return whether a cell holds a day without its year, or a month and two digits: Jan 25."""
    is_text = isinstance(cell.value, str) and _has_digit(cell)
    return is_text and (lacks_year(cell.text) or may_lack_year(cell.text))


def _is_number(cell: Cell) -> bool:
    return isinstance(cell.value, int | float) or cell.text.isdigit()


def _says_name(cells: Cells, names: list[int]) -> bool:
    """Return whether a row of texts says, where tasks are named, only that names stand there."""
    if len(cells) < 2 or not all(is_heading(cell) for cell in cells.values()):
        return False
    return any(number in cells and role_of(cells[number].text, "activities")[0] == "name" for number in names)


def heads_another(cells: Cells, numbers: list[int]) -> bool:
    """Return whether a row of short texts holds words where the table above has its dates; two must head a timing."""
    if not all(is_heading(cell) for cell in cells.values()):
        return False
    if len(cells) < 3 and not (len(cells) == 2 and names_timing(cells, numbers)):
        return False
    there = [cells[number] for number in numbers if number in cells]
    if not there or any(map(_says_date, there)):
        return False
    return not any(is_date(cell) or _has_digit(cell) for cell in cells.values())


def names_timing(cells: Cells, numbers: list[int]) -> bool:
    """Return whether the words where dates stand are headings of timings, not what a task says of its own."""
    roles = {role_of(cells[number].text, "activities")[0] for number in numbers if number in cells}
    return bool(roles & _TIMED)


def _last_dated(sheet: Sheet, rows: list[int], numbers: list[int]) -> int:
    """Return the last row that holds a date where the table has its dates, and no Date of issue; 0 for none."""
    below = ((row, sheet.rows[row]) for row in reversed(rows))
    dated = (one for one in below if any(is_date(cell) for cell in map(one[1].get, numbers) if cell))
    return next((row for row, cells in dated if not _states_fact(cells)), 0)


def _has_digit(cell: Cell) -> bool:
    return any(character.isdigit() for character in cell.text)
