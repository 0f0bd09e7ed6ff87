"""Tasks that take a row for each basis are read as one activity each, as if the bases stood side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from mhhs_analysis.dates import Interval
from mhhs_analysis.intake.by_column import ByColumn
from mhhs_analysis.intake.headings.columns import BASES, DATE_ROLES
from mhhs_analysis.intake.headings.row_bases import BASIS, bases_of, tasks_of
from mhhs_analysis.intake.reading import Reading, Row, place_read
from mhhs_analysis.intake.tables.bases import lenders, says_none, start_lent
from mhhs_analysis.intake.tables.doubts import doubt_reversed
from mhhs_analysis.intake.tables.regions import Region

_OF_END = ("text", "from", "to", "anchor", "offset_from", "offset_to")
_FROM_ANY = ("milestone_text", "stage_text", "outline", "percent_complete", "predecessors", "owner_text",
             "confidence_text")  # fmt: skip
"""What any of a task's rows may say for all of them."""
_DRAWN = "drawn"
"""What rows say whose dates are those of a bar: how far an actual one has come is no finish."""


@dataclass(frozen=True)
class RowBases:
    """Which basis each row of a table gives its dates on, and which rows are of one task, in order."""

    of_row: Mapping[int, str]
    tasks: Sequence[Sequence[int]]


def row_bases(region: Region) -> RowBases | None:
    """Return which basis each row of a table gives its dates on, None where no column says it."""
    column, name = region.column(BASIS), region.column("name")
    if column is None or name is None:
        return None
    cells = region.cells_in(column.number)
    said = {row: basis for row, basis in bases_of(cells, column.heading).items() if basis}
    planned = "baseline" if "forecast" in said.values() else "forecast"
    tasks = tasks_of(said, region.sheet, name.number)
    return RowBases({row: planned if basis == "planned" else basis for row, basis in said.items()}, tasks)


def named_throughout(region: Region, found: RowBases) -> Region:
    """Return a table in which each row of a task has the task's name."""
    name = region.column("name")
    assert name is not None
    filled = dict(region.sheet.rows)
    for first, *others in found.tasks:
        for row in others:
            if name.number not in filled[row]:
                filled[row] = dict(sorted({**filled[row], name.number: filled[first][name.number]}.items()))
    return replace(region, sheet=replace(region.sheet, rows=filled))


def tasks_made_one(reading: Reading, found: RowBases) -> None:
    """Make the rows read of each task one activity: actual dates that are whole speak, else forecast, else baseline.

    The dates of its other rows are kept beside. What is drawn in rows stays as it is read, each with its basis.
    """
    by_row = {row["activity_id"]: row for row in reading.rows}
    gone: set[str] = set()
    for task in found.tasks:
        read = [(found.of_row[row], by_row[f"R{row}"]) for row in task if f"R{row}" in by_row]
        if any(_DRAWN in (row["worked_out"] or "") for _, row in read):
            continue
        for basis, row in read:
            # what a column of baselines alone gives is none of the dates that the word is of
            if _gives(row) and row["date_basis"] != "baseline":
                row["date_basis"] = basis
        if 1 < len(read) == len(dict(read)):  # of a plan and a baseline beside a forecast neither gives way
            _make_one(reading, dict(read))
            gone |= {row["activity_id"] for _, row in read[1:]}
    reading.rows = ByColumn.of(row for row in reading.rows if row["activity_id"] not in gone)


def _make_one(reading: Reading, rows: Mapping[str, Row]) -> None:
    """Give the first row of a task the dates that speak for it, and what only its other rows say.

    A finish before a start that another row lends is warned of, as one of the same row is.
    """
    spoken = _spoken(rows)
    first = next(iter(rows.values()))
    lender = _start_basis(rows, spoken)
    ends = _end(rows[lender], "start") | _end(rows[spoken], "finish")
    told = [
        f"{basis} {_typed(row)}"
        for basis in BASES
        if basis != spoken and (row := rows.get(basis)) and _typed(row)
    ]
    notes = dict.fromkeys(row["notes_text"] for row in rows.values() if row["notes_text"])
    first |= {name: _first_said(rows.values(), name) for name in _FROM_ANY}
    first |= {
        **ends,
        **{name: rows[spoken][name] for name in ("date_basis", "duration_text", "is_milestone")},
        "worked_out": rows[spoken]["worked_out"]
        or (start_lent(lender, spoken) if lender != spoken else None),
        "other_dates": "; ".join(told) or None,
        "notes_text": "; ".join(notes) or None,
        "is_summary": any(row["is_summary"] for row in rows.values()),
    }
    if lender != spoken:
        place = place_read(reading.file, first)
        doubt_reversed(reading, place, _interval(first, "start"), _interval(first, "finish"))


def _spoken(rows: Mapping[str, Row]) -> str:
    """Return the basis that speaks for a task: actual dates where all ends are given that any of its rows gives."""
    ends = [end for end in DATE_ROLES if any(row[f"{end}_text"] for row in rows.values())]
    if "actual" in rows and ends and all(_is_known(rows["actual"], end) for end in ends):
        return "actual"
    given = (
        basis for basis in ("forecast", "baseline", "actual") if basis in rows and _speaks(rows[basis], basis)
    )
    return next(given, next(iter(rows)))


def _start_basis(rows: Mapping[str, Row], spoken: str) -> str:
    """Return the basis that gives the start of a task: the one that speaks for it, else what happened, or the plan."""
    given = (one for one in lenders(spoken) if one in rows and rows[one]["start_text"])
    return next((one for one in given if one != "actual" or _is_known(rows[one], "start")), spoken)


def _end(row: Row, end: str) -> Row:
    """Return an end as a row gives it."""
    return {f"{end}_{part}": row[f"{end}_{part}"] for part in _OF_END}


def _interval(row: Row, end: str) -> Interval:
    """Return an end of a row as the interval it was read as."""
    earliest, latest = (
        date.fromisoformat(day) if (day := row[f"{end}_{bound}"]) else None for bound in ("from", "to")
    )
    return Interval(earliest, latest, row[f"{end}_text"] or "")


def _speaks(row: Row, basis: str) -> bool:
    """Return whether a row gives a date; a forecast that is not known yet (TBC) is one."""
    is_said = any(row[f"{end}_text"] and not says_none(row[f"{end}_text"]) for end in DATE_ROLES)
    return any(_is_known(row, end) for end in DATE_ROLES) or (basis == "forecast" and is_said)


def _gives(row: Row) -> bool:
    return any(row[f"{end}_text"] for end in DATE_ROLES)


def _is_known(row: Row, end: str) -> bool:
    return any(row[f"{end}_{part}"] for part in ("from", "to", "anchor"))


def _typed(row: Row) -> str:
    return " to ".join(filter(None, (row[f"{end}_text"] for end in DATE_ROLES)))


def _first_said(rows: Iterable[Row], name: str) -> object:
    return next((row[name] for row in rows if row[name] is not None), None)
