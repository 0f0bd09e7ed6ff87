"""Sheets that run the other way, tasks side by side and dates or time downwards: turned, read, and turned back.

What a reading tells of places is of the turned sheet; turned back, each cell is the one in the file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import accumulate, pairwise

from mhhs_analysis.intake.grids.drawings import time_axes
from mhhs_analysis.intake.headings.amount_words import names_person
from mhhs_analysis.intake.headings.columns import (
    DATE_ROLES,
    LONGEST,
    MILESTONE_DATE,
    is_date,
    normalised,
    role_of,
)
from mhhs_analysis.intake.headings.rows import naming_rows, roles_of
from mhhs_analysis.intake.headings.work_words import names_kind_of_work
from mhhs_analysis.intake.reading import Reading, Row
from mhhs_analysis.intake.remarks import ASK_REMARKS
from mhhs_analysis.intake.settings import Settings
from mhhs_analysis.intake.time_axis.columns import TimeAxis
from mhhs_analysis.intake.workbooks.drawn import Drawn, Fills, Rule
from mhhs_analysis.intake.workbooks.references import column_number
from mhhs_analysis.intake.workbooks.sheets import Cells, Extent, Sheet, Workbook, column_letters, in_order

MOST_ROWS, MOST_CELLS = 2_000, 20_000
"""A larger sheet is no plan of tasks side by side, and costs more to turn than it is worth."""
TURNED = "read the other way: its tasks stand side by side, each in a column"
_FEWEST_DATED = 2
"""Tasks with a date from which a sheet runs the other way: fewer may be a form's own facts."""
_FEWEST_CARDS = 2
"""Tables alike that say of a milestone each what it is and when: one may be of the document, or who signed it."""
_ROWS_OF_CARD = 2
"""Its headings, and what stands beside each."""
_NAMING = frozenset({"name", "milestone"})
_OF_ANY = "name"
"""A heading that may be of a person's or a paper's name, too."""
_WIDE = {"week", "fortnight", "four-week period", "month", "quarter"}
_FEWEST_LANES = 2
_LANES = frozenset({"", "group", "outline"})
"""Roles of headings that may be of a lane; others say what stands in the rows of a list."""
_SAID_OF_LANES = frozenset({"notes", "status", "owner"})
"""Roles of headings of what is said beside lanes, of their work or who does it."""
_TIMES = frozenset({*DATE_ROLES, MILESTONE_DATE, "span"})
"""Roles of columns that say when."""
_NOT_WORKED_OUT = "turned"
"""The kind of a rule whose formulas are written for cells that stand elsewhere now."""
_CELL = re.compile(r"([A-Z]{1,3})(\d+)")
PLACE_AT_END = re.compile(r"(?<=, )[A-Z]{1,3}\d+(?::[A-Z]{1,3}\d+)?(?=$|;)")
_COLUMNS = re.compile(r"^columns ([A-Z]{1,3}) to ([A-Z]{1,3})(?=:)")
_HEADINGS = re.compile(r"(?<=below the headings in )row (\d+(?:, \d+)*)(?=, \d+ dated|;|$)")
_LETTERS = re.compile(r"[A-Z]{1,3}")


def turned_workbook(workbook: Workbook, settings: Settings) -> tuple[Workbook, frozenset[str]]:
    """Return a workbook with the sheets turned that run the other way, and their names."""
    sheets = {one.name: turned(one) for one in workbook.sheets if _may_be_turned(one)}
    cards = _cards([one for one in sheets.values() if one.is_table])
    others = {name: one for name, one in sheets.items() if is_of_tasks(one) or _is_drawn(one, settings)}
    return _with(workbook, others | cards)


def with_lanes_across(
    workbook: Workbook, settings: Settings, reading: Reading
) -> tuple[Workbook, frozenset[str]]:
    """Return a workbook with the sheets turned whose lanes stand side by side while time goes down, and their names.

    Read as a list, such a sheet says what one lane does in each week or month, and nothing of the others.
    """
    listed = {one["sheet"] for one in reading.tables if _may_be_of_lanes(one["columns"])}
    sheets = {one.name: turned(one) for one in workbook.sheets if one.name in listed and _may_be_turned(one)}
    return _with(workbook, {name: one for name, one in sheets.items() if _is_of_lanes(one, settings)})


def _with(workbook: Workbook, running: dict[str, Sheet]) -> tuple[Workbook, frozenset[str]]:
    held = tuple(running.get(one.name, one) for one in workbook.sheets)
    return replace(workbook, sheets=held), frozenset(running)


def turned(sheet: Sheet) -> Sheet:
    """Return a sheet whose rows are the columns of another one."""
    rows: dict[int, Cells] = {number: dict(cells) for number, cells in sheet.columns.items()}
    return Sheet(
        sheet.name,
        in_order(rows),
        sheet.is_hidden,
        sheet.hidden_columns,
        sheet.hidden_rows,
        tuple(_turned_extent(one) for one in sheet.merged),
        is_1904=sheet.is_1904,
        may_be_struck=sheet.may_be_struck,
        may_be_remarked=sheet.may_be_remarked,
        may_lack_values=sheet.may_lack_values,
        title=sheet.title,
        is_table=sheet.is_table,
        unread=sheet.unread,
        look=lambda: _turned_drawing(sheet.drawn),
    )


def is_told(reading: Reading) -> bool:
    """Return whether a turned sheet was read to the dates of several tasks."""
    bounds = zip(*(reading.rows.column(f"{end}_from") for end in ("start", "finish")), strict=True)
    return sum(any(pair) for pair in bounds) >= _FEWEST_DATED


def turn_back(reading: Reading, sheets: AbstractSet[str]) -> None:
    """Give what was read of turned sheets, by their names, the places that it has in the file."""
    for name, change in (("cell", _place), ("activity_id", _identifier), ("worked_out", _worked_out)):
        reading.rows.set_column(name, [one and change(one) for one in reading.rows.column(name)])
    entries = (*reading.set_aside, *reading.warnings)
    for entry in (one for one in entries if (one["sheet"] or "") in sheets):
        entry["cell"] = entry["cell"] and _place(entry["cell"])
        if entry["remedy"] == ASK_REMARKS:
            entry["text"] = _place(entry["text"])
    reading.reasons = [TURNED, *map(_reason, reading.reasons)]
    for sheet in (one for one in reading.sheets if one["sheet"] in sheets):
        for table in (sheet, *sheet["tables"]):
            table["header_row"] = None
            table["columns"] = [_described(one) for one in table["columns"]]
    reading.lower("medium")


def _may_be_turned(sheet: Sheet) -> bool:
    rows = sheet.rows
    return 1 < len(rows) <= MOST_ROWS and sum(map(len, rows.values())) <= MOST_CELLS


def is_of_tasks(sheet: Sheet) -> bool:
    """Return whether a row of a sheet heads the starts of tasks and their finishes or lengths, or spans."""
    for row in naming_rows(sheet, "activities"):
        roles = {role for role, _ in roles_of(sheet.rows[row], "activities")}
        if ("start" in roles and roles & {"finish", "duration"}) or ("span" in roles and len(roles) > 1):
            return True
    return False


def _cards(sheets: Sequence[Sheet]) -> dict[str, Sheet]:
    """Return the turned tables that each say of a milestone what it is and when, several headed alike, by their names.

    Those without a title of their own stand below that of the one before.
    """
    alike: defaultdict[tuple[str, ...], list[Sheet]] = defaultdict(list)
    for sheet in (one for one in sheets if len(one.rows) == _ROWS_OF_CARD and _is_card(one)):
        alike[tuple(cell.text for cell in next(iter(sheet.rows.values())).values())].append(sheet)
    several = (some for some in alike.values() if len(some) >= _FEWEST_CARDS)
    return {one.name: one for some in several for one in accumulate(some, _below)}


def _below(above: Sheet, sheet: Sheet) -> Sheet:
    return sheet if sheet.title else replace(sheet, title=above.title)


def _is_card(sheet: Sheet) -> bool:
    """Return whether the headings of a turned table name a task or milestone, and say when it is."""
    headings, said = sheet.rows.values()
    roles = {role for role, _ in roles_of(headings, "activities")}
    named = [column for column, cell in headings.items() if role_of(cell.text, "activities")[0] in _NAMING]
    if len(named) != 1 or named[0] not in said or roles.isdisjoint(_TIMES | {"date"}):
        return False
    is_of_any = normalised(headings[named[0]].text) == _OF_ANY
    name = said[named[0]].text
    return not is_of_any or (names_kind_of_work(name) and not names_person(name))


def _is_drawn(sheet: Sheet, settings: Settings) -> bool:
    """Return whether bars are drawn below time columns of a turned sheet: coloured, or in words below weeks or wider.

    Amounts, and what somebody filled in on a day, are a table of data.
    """
    return any(_are_bars(sheet, axis) for axis in time_axes(sheet, settings))


def _are_bars(sheet: Sheet, axis: TimeAxis) -> bool:
    below = [sheet.rows[row] for row in sheet.rows if row > axis.rows[-1]]
    held = [cell for cells in below for column, cell in cells.items() if column in axis.by_number]
    if not all(
        isinstance(cell.value, str) and len(cell.value) <= LONGEST and not is_date(cell) for cell in held
    ):
        return False
    filled = any(axis.by_number.keys() & sheet.drawn.fills.get(row, {}).keys() for row in sheet.rows)
    return filled or (bool(held) and axis.unit in _WIDE)


def _may_be_of_lanes(columns: Sequence[Row]) -> bool:
    """Return whether a table's one column of dates, the first, stands beside several that may head lanes."""
    timed = [place for place, one in enumerate(columns) if one["role"] in _TIMES]
    beside = [one["heading"] for one in columns[1:]]
    lanes = sum(map(_heads_lane, beside))
    others = (one for one in beside if not _heads_lane(one))
    are_said = all(one and role_of(one, "activities")[0] in _SAID_OF_LANES for one in others)
    return timed == [0] and lanes >= _FEWEST_LANES and are_said


def _heads_lane(heading: str) -> bool:
    return bool(heading) and role_of(heading, "activities")[0] in _LANES


def _is_of_lanes(sheet: Sheet, settings: Settings) -> bool:
    """Return whether words below time columns of a turned sheet are of lanes that each go on by themselves."""
    return any(_are_bars(sheet, axis) and _are_lanes(sheet, axis) for axis in time_axes(sheet, settings))


def _are_lanes(sheet: Sheet, axis: TimeAxis) -> bool:
    below = (cells for row, cells in sheet.rows.items() if row > axis.rows[-1])
    rows = [cells for cells in below if _heads_lane(next(iter(cells.values())).text)]
    said = [[cells[one.number].text if one.number in cells else "" for one in axis.columns] for cells in rows]
    filled = [any(texts) for texts in zip(*said, strict=True)]
    if any(all(lane) and len({*lane}) == len(lane) for lane in said):
        return False  # one names each row, and the others say more of it
    return sum(_goes_on_alone(lane, filled) for lane in said) >= _FEWEST_LANES


def _goes_on_alone(lane: Sequence[str], filled: Sequence[bool]) -> bool:
    """Return whether a lane says the same again in the next month or week, or nothing where another one speaks."""
    pauses = any(is_filled and not text for text, is_filled in zip(lane, filled, strict=True))
    return any(lane) and (pauses or any(text and text == after for text, after in pairwise(lane)))


def _turned_extent(extent: Extent) -> Extent:
    top, left, bottom, right = extent
    return left, top, right, bottom


def _turned_drawing(drawn: Drawn) -> Drawn:
    fills: Fills = {}
    for row in sorted(drawn.fills):
        for column, colour in drawn.fills[row].items():
            fills.setdefault(column, {})[row] = colour
    rules = tuple(
        Rule(
            tuple(map(_turned_extent, one.extents)), _NOT_WORKED_OUT, one.operator, (), one.colour, one.stops
        )
        for one in drawn.rules
    )
    remarks = {(column, row): text for (row, column), text in drawn.remarks.items()}
    return replace(drawn, fills=dict(sorted(fills.items())), rules=rules, remarks=remarks)


# --- places -------------------------------------------------------------------------------------------------


def _place(told: str) -> str:
    """Return cells or ranges of a turned sheet as the file has them: C2:D2 is B3:B4."""
    return _CELL.sub(lambda found: f"{column_letters(int(found[2]))}{column_number(found[1])}", told)


def _worked_out(told: str) -> str:
    return PLACE_AT_END.sub(lambda found: _place(found[0]), told)


def _identifier(told: str) -> str:
    """Return the identifier that a row was given as its column's: R3 is C."""
    return re.sub(r"(?<![^!])R(\d+)", lambda found: column_letters(int(found[1])), told)


def _reason(told: str) -> str:
    told = _COLUMNS.sub(lambda found: f"rows {column_number(found[1])} to {column_number(found[2])}", told)
    return _HEADINGS.sub(
        lambda found: "column " + ", ".join(column_letters(int(one)) for one in found[1].split(", ")), told
    )


def _described(column: Row) -> Row:
    return column | {"column": _LETTERS.sub(lambda found: str(column_number(found[0])), column["column"])}
