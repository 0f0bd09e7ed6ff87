"""Dates that stand in several columns, their day, month or quarter, and year each in one, joined into one column."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from mhhs_analysis.dates import MONTHS, MONTHS_ABROAD, WEEKDAY
from mhhs_analysis.intake.headings.columns import TIMINGS, normalised, role_of
from mhhs_analysis.intake.workbooks.sheets import Cell, Cells, Sheet

_PARTS = {"day": "day", "dd": "day", "month": "month", "mm": "month", "mth": "month", "year": "year", "yyyy": "year",
          "yy": "year", "yr": "year"}  # fmt: skip
_QUARTERS = frozenset({"quarter", "qtr", "qtr."})
_QUARTER = re.compile(r"(?:q(?:uarter|tr)?\.? ?)?([1-4])", re.I)
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:20)?(\d\d)")
_MONTHS = MONTHS | MONTHS_ABROAD
_WEEKDAY = re.compile(WEEKDAY)


def is_date_part(heading: str) -> bool:
    """Return whether a heading says nothing but which part of a date stands below it: Day, Month, Year."""
    return normalised(heading) in _PARTS


def with_parts_joined(sheet: Sheet, headings: Cells, rows: Sequence[int]) -> tuple[Sheet, Cells]:
    """Return a table's sheet and headings with the date that stands in columns of a part each in that of its month.

    What no date can be made of is joined as it is typed, to be asked about. A month's name beside a year, which head no
    start or finish, is left to be read as it stands, and so are parts beside a column of the same dates.
    """
    if not any("y" in cell.text.lower() and _part_in(cell.text) == "year" for cell in headings.values()):
        return sheet, headings
    for heading, parts in _dates_in(headings):
        if (
            heading != "Date"
            or "day" in parts
            or ("month" in parts and _are_numbers(sheet, parts["month"], rows))
        ):
            sheet, headings = _joined(sheet, headings, rows, heading, parts)
    return sheet, headings


def _part_in(heading: str) -> str:
    last = normalised(heading).rpartition(" ")[2]
    return "quarter" if last in _QUARTERS else _PARTS.get(last, "")


def _dates_in(headings: Cells) -> list[tuple[str, dict[str, int]]]:
    """Return the columns of the parts of each date that headings side by side name, by what the date is."""
    found: dict[str, dict[str, int]] = {}
    for column, cell in headings.items():
        if (part := _part_in(cell.text)) and part not in found.get(of := _of(cell.text), {}):
            found.setdefault(of, {})[part] = column
    whole = {role_of(cell.text, "activities") for cell in headings.values() if not _part_in(cell.text)}
    return [
        (heading, parts)
        for of, named in found.items()
        for parts in [_finest(named)]
        if _are_whole(parts) and max(parts.values()) - min(parts.values()) < len(parts)
        for heading in [f"{of} date" if of else "Date"]
        for role in [role_of(heading, "activities")]
        if role[0] in TIMINGS and role not in whole
    ]


def _finest(parts: Mapping[str, int]) -> dict[str, int]:
    """Return parts of a date without its quarter where a month says more."""
    return {part: column for part, column in parts.items() if part != "quarter" or "month" not in parts}


def _are_whole(parts: Mapping[str, int]) -> bool:
    """Return whether parts make a date: a month and its year, with a day or without, or a quarter and its year."""
    return {"month", "year"} <= parts.keys() <= {"day", "month", "year"} or parts.keys() == {
        "quarter",
        "year",
    }


def _of(heading: str) -> str:
    return normalised(heading).rpartition(" ")[0]


def _are_numbers(sheet: Sheet, column: int, rows: Sequence[int]) -> bool:
    held = [cell for row in rows if (cell := sheet.rows[row].get(column))]
    return bool(held) and all(cell.text.isdecimal() for cell in held)


def _joined(
    sheet: Sheet, headings: Cells, rows: Sequence[int], heading: str, parts: Mapping[str, int]
) -> tuple[Sheet, Cells]:
    """Return a sheet and headings with one date's columns as one; a month that is a whole date itself is no part."""
    at, gone = parts.get("month") or parts["quarter"], {*parts.values()}
    cells = {row: sheet.rows[row] for row in rows}
    if any(isinstance(own[at].value, date) for own in cells.values() if at in own):
        return sheet, headings
    filled = dict(sheet.rows)
    for row, own in cells.items():
        kept = {column: cell for column, cell in own.items() if column not in gone}
        if text := " ".join(_words(own, parts)):
            kept[at] = Cell(text)
        filled[row] = dict(sorted(kept.items()))
    left = {column: cell for column, cell in headings.items() if column not in gone} | {at: Cell(heading)}
    return replace(sheet, rows=filled), dict(sorted(left.items()))


def _words(cells: Cells, parts: Mapping[str, int]) -> Iterator[str]:
    """Yield the parts of a date as words that leave its order open to nobody: 5 January 2026."""
    for part in ("day", "month", "quarter", "year"):
        cell = cells.get(parts.get(part, 0))
        text = cell.text.strip() if cell else ""
        if part == "day" and (found := _DAY.fullmatch(text)):
            yield found[1]
        elif part == "month" and text:
            number = int(text) if text.isdecimal() else _MONTHS.get(text.lower().rstrip("."), 0)
            is_month = 0 < number < len(calendar.month_name)
            # a number that is no month's must not be read as a day
            yield calendar.month_name[number] if is_month else f"month {text}" if text.isdecimal() else text
        elif part == "quarter" and (found := _QUARTER.fullmatch(text)):
            yield f"Q{found[1]}"
        elif part == "year" and (found := _YEAR.fullmatch(text)):
            yield f"20{found[1]}"
        elif text and not (part == "day" and _WEEKDAY.fullmatch(text.lower().rstrip("."))):
            yield text
