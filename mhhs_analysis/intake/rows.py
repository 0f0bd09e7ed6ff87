"""Rows with roles become activities; every other row is set aside with its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median

from mhhs_analysis.dates import DateOrder, Interval, Order, date_order
from mhhs_analysis.intake.cells import date_in, is_zero_duration, per_cent_in, says_when
from mhhs_analysis.intake.columns import DATE_ROLES
from mhhs_analysis.intake.reading import Place, Reading, Row, interval_columns, place_of, row_text
from mhhs_analysis.intake.regions import Region
from mhhs_analysis.intake.workbook import Cell, Cells

FAR_YEARS = 3
"""More years than this from the middle of a plan's dates, and a date is doubted."""

BASES = ("actual", "forecast", "baseline")
"""Which dates speak for a row: what happened, else what is expected, else what was first agreed."""

_MIXED = "dates in both orders of day and month: those that only the other order could read are set aside"
_UNPROVEN = "nothing shows the order of day and month; UK order taken"
_FAR = "a year far from the plan's other dates; kept as typed"
_ASK_ORDER = "ask in which order the dates are"
_NOTE = re.compile(
    r"^(notes?|key|legend|source|assumptions?|prepared by|last updated|updated)\b|^[*†#]", re.I
)


@dataclass(frozen=True)
class Table:
    """A region being read: its file, the order of day and month in it, and where findings go."""

    file: str
    region: Region
    order: Order
    reading: Reading

    def place(self, row: int, role: str, basis: str = "") -> Place:
        """Return the place of a role's cell in a row."""
        column = self.region.column(role, basis)
        return place_of(self.file, self.region.sheet, row, column.number if column else None)

    def cell(self, row: int, role: str, basis: str = "") -> Cell | None:
        """Return a role's cell in a row, or None when the table has no such column or the cell is blank."""
        column = self.region.column(role, basis)
        return self.region.sheet.rows[row].get(column.number) if column else None


def read_table(file: str, region: Region, order: Order | None = None) -> Reading:
    """Return the activities of a table, all its rows accounted for; `order` overrules what dates prove."""
    reading = Reading(file, layout="table", rows_in=len(region.rows))
    found = date_order(region.date_texts)
    table = Table(file, region, order or found.order, reading)
    if order is None:
        _tell_order(table, found)
    notes = _notes(region)
    for row in region.rows:
        if row in notes:
            reading.put_aside(
                place_of(file, region.sheet, row), row_text(region.sheet, row), "a note, not a task", rows=1
            )
        else:
            _read_row(table, row)
    _mark_summaries(reading.rows, _depths(table))
    _doubt_far_years(reading)
    reading.rows_kept = len(reading.rows)
    return reading


def _read_row(table: Table, row: int) -> None:
    """Add the activity of a row, or set the row aside because it names none."""
    name = table.cell(row, "name")
    if name is None:
        place = place_of(table.file, table.region.sheet, row)
        table.reading.put_aside(
            place,
            row_text(table.region.sheet, row),
            "no name where tasks are named",
            "ask what this row is",
            rows=1,
        )
        return
    table.reading.rows.append(_activity(table, row, name))


def _activity(table: Table, row: int, name: Cell) -> Row:
    basis = _basis(table, row)
    start, finish = (_date(table, row, role, basis) for role in DATE_ROLES)
    _check_order_of(table, row, start, finish)
    sheet = table.region.sheet
    return {
        "activity_id": f"R{row}",
        "activity_name": " ".join(name.text.split()),
        "outline": _outline(table, row, name),
        "date_basis": basis if start or finish else None,
        **interval_columns("start", start),
        **interval_columns("finish", finish),
        "other_dates": _other_dates(table, row, basis),
        "is_milestone": is_zero_duration(table.cell(row, "duration")),
        "is_summary": False,
        "is_hidden": sheet.is_hidden or row in sheet.hidden_rows,
        "percent_complete": per_cent_in(
            table.cell(row, "percent"), table.place(row, "percent"), table.reading
        ),
        "predecessors": _text(table.cell(row, "predecessors")),
        **table.place(row, "name").as_row(),
    }


def _date(table: Table, row: int, role: str, basis: str) -> Interval | None:
    return date_in(table.cell(row, role, basis), table.order, table.place(row, role, basis), table.reading)


def _check_order_of(table: Table, row: int, start: Interval | None, finish: Interval | None) -> None:
    if start and finish and finish.is_before(start):
        place = place_of(table.file, table.region.sheet, row)
        table.reading.warn(place, f"{start.text} to {finish.text}", "finish before start; kept as typed",
                           "ask which of the two is meant")  # fmt: skip


def _doubt_far_years(reading: Reading) -> None:
    """Warn of dates years away from the plan's middle: left from a template, or read in another order."""
    years = {
        (position, end): int(row[f"{end}_{bound}"][:4])
        for position, row in enumerate(reading.rows)
        for end in DATE_ROLES
        for bound in ("from", "to")
        if row[f"{end}_{bound}"]
    }
    middle = median(years.values()) if years else 0
    for position, end in (place for place, year in years.items() if abs(year - middle) > FAR_YEARS):
        row = reading.rows[position]
        place = Place(reading.file, row["sheet"] or "", row["cell"] or "")
        reading.warn(place, f"{end} {row[f'{end}_text']}", _FAR, "ask whether that year is meant")


# --- which dates ------------------------------------------------------------------------------------------


def _basis(table: Table, row: int) -> str:
    """Return the basis whose dates speak for a row: actual ones where both are given, else the next given."""
    given = {basis: _dates_given(table, row, basis) for basis in BASES}
    if given["actual"] == len(DATE_ROLES):
        return "actual"
    return next((basis for basis in ("forecast", "baseline", "actual") if given[basis]), "forecast")


def _dates_given(table: Table, row: int, basis: str) -> int:
    cells = (table.cell(row, role, basis) for role in DATE_ROLES)
    return sum(cell is not None and says_when(cell, table.order) for cell in cells)


def _other_dates(table: Table, row: int, basis: str) -> str | None:
    """Return the dates a row gives on other bases, as typed: they stay in sight but don't speak for it."""
    told = []
    for other in BASES:
        texts = [cell.text for role in DATE_ROLES if (cell := table.cell(row, role, other)) is not None]
        if other != basis and texts:
            told.append(f"{other} {' to '.join(texts)}")
    return "; ".join(told) or None


def _tell_order(table: Table, found: DateOrder) -> None:
    """Say how the order of day and month was decided, and warn where nothing decides it."""
    place = Place(table.file, table.region.sheet.name)
    if found.proof:
        table.reading.reasons.append(f"dates read in the order {found.order}: {found.proof!r} proves it")
    if found.is_mixed:
        table.reading.warn(place, found.proof, _MIXED, _ASK_ORDER)
    elif found.ambiguous and not found.proof:
        table.reading.warn(place, f"{found.ambiguous} dates", _UNPROVEN, _ASK_ORDER)


# --- outline and notes ------------------------------------------------------------------------------------


def _outline(table: Table, row: int, name: Cell) -> str | None:
    """Return the place in the outline: its number where one is given, else its depth."""
    given = table.cell(row, "outline")
    if given is not None:
        return given.text
    depth = _depth(table, row, name)
    return f"level {depth}" if depth else None


def _depth(table: Table, row: int, name: Cell) -> int:
    """Return how deep in the outline a row lies: by its level where one is given, else by its indent."""
    level = table.cell(row, "level")
    if level is not None and level.text.isdigit():
        return int(level.text)
    leading = len(str(name.value)) - len(str(name.value).lstrip())
    return name.indent or leading


def _depths(table: Table) -> list[tuple[str, int]]:
    """Return, for each activity in order, its outline number (or nothing) and its depth."""
    found = []
    for activity in table.reading.rows:
        row = int(activity["activity_id"][1:])
        number = table.cell(row, "outline") or table.cell(row, "identifier")
        name = table.cell(row, "name")
        found.append((number.text if number else "", _depth(table, row, name) if name else 0))
    return found


def _mark_summaries(activities: list[Row], depths: list[tuple[str, int]]) -> None:
    """Mark the rows whose next row lies beneath them, by outline number (1 and 1.1) or by depth."""
    for activity, here, below in zip(activities, depths, depths[1:], strict=False):
        is_numbered = here[0] and below[0].startswith(f"{here[0]}.")
        activity["is_summary"] = bool(is_numbered) or below[1] > here[1]


def _notes(region: Region) -> set[int]:
    """Return the rows that are remarks: lone texts that begin as one, or close the table unlike its tasks."""
    lone = [row for row in region.rows if len(region.sheet.rows[row]) == 1]
    filled = [row for row in region.rows if row not in lone]
    closing = [row for row in lone if filled and row > filled[-1]]
    if len(closing) == len(lone):  # no task or heading of this table is a lone text: these are neither
        return set(closing)
    remarks = {row for row in lone if _NOTE.match(_only_text(region.sheet.rows[row]))}
    return remarks | _after_gap(closing, filled[-1] if filled else 0)


def _after_gap(closing: list[int], last: int) -> set[int]:
    """Return the closing rows that a blank row parts from the table."""
    expected = range(last + 1, last + 1 + len(closing))
    first = next((row for row, due in zip(closing, expected, strict=True) if row > due), None)
    return {row for row in closing if first is not None and row >= first}


def _only_text(cells: Cells) -> str:
    return next(iter(cells.values())).text


def _text(cell: Cell | None) -> str | None:
    return cell.text if cell else None
