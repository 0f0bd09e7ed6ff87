"""What a reader hands on: rows of frames, what was set aside, what is doubtful, and how it was read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from functools import cache, lru_cache
from typing import Literal, NamedTuple, get_args

from mhhs_analysis.dates import Anchor, Interval
from mhhs_analysis.intake.by_column import ByColumn
from mhhs_analysis.intake.by_column import Row as Row
from mhhs_analysis.intake.headings.columns import DATE_ROLES
from mhhs_analysis.intake.workbooks.workbook import Sheet, cell_name, cell_range

NO_TABLE = "none found"
"""The layout of a file that opened but holds no table we understand."""
Confidence = Literal["high", "medium", "low"]
_ROW = re.compile(r"\d+")


@dataclass
class Reading:
    """How a file was understood.

    `rows` are rows of the frame the file was read for (activities, answers, poap_items), dates as ISO text;
    `rows_in` counts the rows of the file that hold anything, those read as headings apart. Each of them is
    a kept row or is counted by an entry of `set_aside`. `date_order` is the order of day and month that
    `order_proof`, a text of the file's, proves, or "". Of what a person said
    of the file's reading `impossible` is what can't be, with why, and `idle` what changed nothing. `marking` is
    what the file says of its own confidentiality, with its words and place, or empty.
    """

    file: str
    layout: str = ""
    sheets: list[Row] = field(default_factory=list)
    rows: ByColumn = field(default_factory=ByColumn)
    set_aside: list[Row] = field(default_factory=list)
    warnings: list[Row] = field(default_factory=list)
    reading_confidence: Confidence = "high"
    reasons: list[str] = field(default_factory=list)
    alternatives: list[Row] = field(default_factory=list)
    """Other readings that are close: sheet, layout, and how many activities, dated, from when to when."""
    rows_in: int = 0
    rows_kept: int = 0
    date_order: str = ""
    order_proof: str = ""
    impossible: dict[str, str] = field(default_factory=dict)
    idle: list[str] = field(default_factory=list)
    marking: Row = field(default_factory=dict)

    @property
    def rows_set_aside(self) -> int:
        """How many rows of the file the entries of `set_aside` account for."""
        return sum(entry["rows"] for entry in self.set_aside)

    @property
    def tables(self) -> list[Row]:
        """Each table that was read: its sheet, header row and columns; a sheet of which none was read is one."""
        return [
            {"sheet": sheet["sheet"], "is_hidden": sheet.get("is_hidden"), "header_row": None, "columns": []}
            | table
            for sheet in self.sheets
            for table in sheet.get("tables") or [sheet]
        ]

    def as_json(self, rows_named: str) -> Row:
        """Return the reading as one JSON object, its rows under the name of their frame."""
        held = asdict(self)
        return {
            "file": held.pop("file"),
            rows_named: [*held.pop("rows")],
            **held,
            "rows_set_aside": self.rows_set_aside,
        }

    def put_aside(self, place: Place, text: str, reason: str, remedy: str = "", rows: int = 0) -> None:
        """Record something that was not read, and how many rows of the file it stands for."""
        self.set_aside.append(
            {**place.as_row(), "text": text, "reason": reason, "remedy": remedy, "rows": rows}
        )

    def warn(self, place: Place, text: str, reason: str, remedy: str = "") -> None:
        """Record something that was read with a doubt."""
        self.warnings.append({**place.as_row(), "text": text, "reason": reason, "remedy": remedy})

    def lower(self, *confidences: Confidence) -> None:
        """Lower the confidence to the lowest of some, if it is higher: what is in doubt stays so."""
        self.reading_confidence = max(self.reading_confidence, *confidences, key=get_args(Confidence).index)


class Place(NamedTuple):
    """Where something stands: file, sheet, and cell or range."""

    file: str
    sheet: str = ""
    cell: str = ""

    def as_row(self) -> Row:
        """Return the place as the columns file, sheet and cell; an unnamed sheet or cell is missing."""
        return {"file": self.file, "sheet": self.sheet or None, "cell": self.cell or None}


def counted(many: int, what: str) -> str:
    """Return how many there are of something, in words: 1 row, 3 rows."""
    return f"{many} {what}" if many == 1 else f"{many} {what}s"


def place_of(file: str, sheet: Sheet, row: int, column: int | None = None) -> Place:
    """Return the place of a cell, or of the whole row from its first cell to its last."""
    if column is not None:
        return Place(file, sheet.name, cell_name(row, column))
    columns = list(sheet.rows[row])
    return Place(file, sheet.name, cell_range((row, columns[0]), (row, columns[-1])))


def row_of(cell: str | None) -> int:
    """Return the row of a cell, or of the first cell of a range; nought where none is told."""
    found = _ROW.search(cell or "")
    return int(found[0]) if found else 0


def place_read(file: str, row: Row) -> Place:
    """Return where an activity stands, as its columns sheet and cell say."""
    return Place(file, row["sheet"] or "", row["cell"] or "")


def interval_columns(name: str, interval: Interval | None) -> Row:
    """Return an interval as the columns name_from, name_to and name_text; shared, so not to be changed."""
    return _bounds(name, interval.written if interval else _NOT_GIVEN)


def anchor_columns(name: str, interval: Interval | None) -> Row:
    """Return the milestone an interval is given from as the columns name_anchor and name_offset_from, _to; shared."""
    return _given_from(name, interval.anchor if interval else None)


def interval_columns_of(name: str, intervals: Sequence[Interval | None]) -> dict[str, Sequence[object]]:
    """Return the columns name_from, name_to and name_text of many rows at once."""
    said = [one.written if one else _NOT_GIVEN for one in intervals]
    return dict(zip(_column_names(name, *_BOUNDS), _turned(said), strict=True))


def anchor_columns_of(name: str, intervals: Sequence[Interval | None]) -> dict[str, Sequence[object]]:
    """Return the columns name_anchor and name_offset_from, _to of many rows at once."""
    anchors = [one and one.anchor for one in intervals]
    if not any(anchors):
        return dict.fromkeys(_column_names(name, *_OFFSETS), [None] * len(anchors))
    said = [_offsets(one) if one else _NOT_GIVEN for one in anchors]
    return dict(zip(_column_names(name, *_OFFSETS), _turned(said), strict=True))


END_COLUMNS = [f"{end}_{part}" for end in DATE_ROLES for part in ("from", "to", "text", "anchor")]
"""The columns of a row that hold what is given of its start and finish."""
_BOUNDS, _OFFSETS = ("from", "to", "text"), ("anchor", "offset_from", "offset_to")
_NOT_GIVEN = (None, None, None)


def undated_summaries(rows: ByColumn) -> list[int]:
    """Return the places of the rows that only stand over others: they give no start or finish, read or not."""
    is_summary = rows.column("is_summary")
    if not any(is_summary):
        return []
    given = zip(*map(rows.column, END_COLUMNS), strict=True)
    return [place for place, ends in enumerate(given) if is_summary[place] and not any(ends)]


def _turned(rows: Sequence[tuple[object, ...]]) -> Sequence[Sequence[object]]:
    return list(zip(*rows, strict=True)) or [(), (), ()]


# The same dates come back row by row: each is written once, and the rows share it.


@lru_cache(maxsize=1 << 14)
def _bounds(name: str, written: tuple[str | None, str | None, str | None]) -> Row:
    return dict(zip(_column_names(name, *_BOUNDS), written, strict=True))


@lru_cache(maxsize=1 << 10)
def _given_from(name: str, anchor: Anchor | None) -> Row:
    said = _offsets(anchor) if anchor else _NOT_GIVEN
    return dict(zip(_column_names(name, *_OFFSETS), said, strict=True))


def _offsets(anchor: Anchor) -> tuple[str, int, int]:
    return anchor.milestone_id, anchor.least_days, anchor.most_days


@cache
def _column_names(name: str, *parts: str) -> tuple[str, ...]:
    """Return the names of an interval's columns, the same objects each time: pickled once for all rows."""
    return tuple(f"{name}_{part}" for part in parts)


def row_text(sheet: Sheet, row: int) -> str:
    """Return what stands in a row, cell by cell."""
    return " | ".join(cell.text for cell in sheet.rows[row].values())[:500]
