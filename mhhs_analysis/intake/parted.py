"""Tables of documents and slides that go on in another one: read as one below the same headings, each row at its place.

What a reading tells of places is of the whole; afterwards each cell is the one in the file.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mhhs_analysis.intake.further_parts import Part, further_part
from mhhs_analysis.intake.kept import kept
from mhhs_analysis.intake.reading import Place, Reading, Row, counted, place_of, row_text
from mhhs_analysis.intake.remarks import ASK_REMARKS
from mhhs_analysis.intake.settings import Settings
from mhhs_analysis.intake.sheet_doubts import ASK_AGAIN
from mhhs_analysis.intake.struck import doubt_struck
from mhhs_analysis.intake.turned import PLACE_AT_END
from mhhs_analysis.intake.unread import tell_unread
from mhhs_analysis.intake.workbooks.drawn import Drawn, Fills
from mhhs_analysis.intake.workbooks.sheets import Cells, Extent, Sheet, Workbook

_TOGETHER = (
    "{parts} {goes} on with {whole}, below the same headings: as many columns, as wide, with the same kinds of things "
    "in them (readings.csv: sheet reads one)"
)
_HEADLESS = "a table that heads nothing itself: read below the headings of the one above"
_ASK_PART = "ask whether they go on with that table (readings.csv: sheet reads one)"
_AGAIN = "tasks that the part of the table above names too: each is counted on each"
_TITLE = "the title of the table above again"
_MOST_SHOWN = 3
"""Tables that are named."""
_CELL = re.compile(r"\b([A-Z]{1,3})(\d+)\b")
_IDENTIFIER = re.compile(r"(?:.*!)?R(\d+)((?:\.[A-Z]+)?)")


@dataclass(frozen=True, eq=False)
class Whole:
    """Tables that are one: the first has the headings."""

    parts: tuple[Part, ...]

    @property
    def name(self) -> str:
        """What the first is called, and so the whole."""
        return self.parts[0].sheet.name

    @kept
    def sheet(self) -> Sheet:
        """The whole as a sheet."""
        rows: dict[int, Cells] = {}
        hidden: set[int] = set()
        merged: list[Extent] = []
        for part in self.parts:
            rows |= {part.above + row: cells for row, cells in part.rows.items()}
            hidden |= {part.above + row for row in part.sheet.hidden_rows}
            merged += [
                (part.above + top, left, part.above + bottom, right)
                for top, left, bottom, right in part.sheet.merged
            ]
        return replace(
            self.parts[0].sheet,
            rows=rows,
            hidden_rows=frozenset(hidden),
            merged=tuple(merged),
            title=next(filter(None, (one.sheet.title for one in self.parts)), ""),
            may_be_struck=any(one.sheet.may_be_struck for one in self.parts),
            may_be_remarked=any(one.sheet.may_be_remarked for one in self.parts),
            may_lack_values=any(one.sheet.may_lack_values for one in self.parts),
            look=self._drawn,
        )

    def part_of(self, row: int) -> Part:
        """Return the part in which a row of the whole stands."""
        return self.parts[bisect_left([one.above for one in self.parts], row) - 1]

    def parts_of(self, first: int, last: int) -> list[tuple[Part, int, int]]:
        """Return the parts in which rows of the whole stand, each with the first and the last of these rows in it."""
        ends = [one.above for one in self.parts[1:]] + [last]
        pairs = (
            (part, max(first, part.above + 1), min(last, end))
            for part, end in zip(self.parts, ends, strict=True)
        )
        return [(part, top, bottom) for part, top, bottom in pairs if top <= bottom]

    def _drawn(self) -> Drawn:
        fills: Fills = {}
        remarks: dict[tuple[int, int], str] = {}
        for part in self.parts:
            drawn = part.sheet.drawn
            fills |= {
                part.above + row: filled for row, filled in drawn.fills.items() if row not in part.headings
            }
            remarks |= {(part.above + row, column): text for (row, column), text in drawn.remarks.items()}
        return Drawn(fills, remarks=remarks, shapes=sum(one.sheet.drawn.shapes for one in self.parts))


def joined_workbook(workbook: Workbook, settings: Settings) -> tuple[Workbook, Settings, Sequence[Whole]]:
    """Return a workbook in which tables that go on are one, settings that name those, and what they are made of.

    A table that a person says to read without the other stays alone.
    """
    if not any(one.goes_on for one in workbook.sheets):
        return workbook, settings, ()
    wholes: dict[str, list[Part]] = {}
    whole_of: dict[str, str] = {}
    for sheet in workbook.sheets:
        first = whole_of.get(sheet.goes_on, "") if _is_asked(sheet, settings) else ""
        part = further_part(sheet, wholes[first], settings) if first else None
        whole_of[sheet.name] = first if part else sheet.name
        wholes.setdefault(whole_of[sheet.name], []).append(part or Part(sheet))
    found = {name: Whole(tuple(parts)) for name, parts in wholes.items() if len(parts) > 1}
    sheets = tuple(found[name].sheet if name in found else parts[0].sheet for name, parts in wholes.items())
    asked = tuple(one for one in settings.sheets if one in wholes)
    return replace(workbook, sheets=sheets), replace(settings, sheets=asked), [*found.values()]


def _is_asked(sheet: Sheet, settings: Settings) -> bool:
    """Return whether a person asks for all sheets, or for a table and for the one with which it goes on."""
    return not settings.sheets or {sheet.name, sheet.goes_on} <= {*settings.sheets}


# --- places -------------------------------------------------------------------------------------------------


def tell_parts(reading: Reading, wholes: Sequence[Whole]) -> None:
    """Give what was read of tables that go on the places that it has in the file, and say what was read as one."""
    by_name = {one.name: one for one in wholes}
    if not by_name:
        return
    _place_rows(reading, by_name)
    reading.set_aside = [part for one in reading.set_aside for part in _entries(one, by_name)]
    reading.warnings = [next(iter(_entries(one, by_name))) for one in reading.warnings]
    reading.marking = next(_entries(reading.marking, by_name)) if reading.marking else {}
    reading.sheets = [part for one in reading.sheets for part in _described(one, by_name)]
    for whole in wholes:
        tell_unread(reading, [one.sheet for one in whole.parts[1:]])
        _put_titles_aside(reading, whole)
        if any(one["sheet"] == whole.name and one["header_row"] for one in reading.sheets):
            _tell_read(reading, whole)


def _put_titles_aside(reading: Reading, whole: Whole) -> None:
    for part in (one for one in whole.parts if one.title):
        place = place_of(reading.file, part.sheet, part.title)
        reading.put_aside(place, row_text(part.sheet, part.title), _TITLE, rows=1)
        reading.rows_in += 1


def _tell_read(reading: Reading, whole: Whole) -> None:
    further = [one.sheet for one in whole.parts[1:]]
    names = [*(one.name for one in further[:_MOST_SHOWN]), *(["..."] if len(further) > _MOST_SHOWN else [])]
    goes = "goes" if len(further) == 1 else "go"
    reading.reasons.append(_TOGETHER.format(parts=", ".join(names), goes=goes, whole=whole.name))
    doubt_struck(reading, further)
    for part in (one for one in whole.parts[1:] if not (one.headings or one.title)):
        reading.warn(
            Place(reading.file, part.sheet.name), counted(len(part.rows), "row"), _HEADLESS, _ASK_PART
        )
    for part in (one for one in whole.parts if one.again):
        reading.warn(Place(reading.file, part.sheet.name), counted(part.again, "task"), _AGAIN, ASK_AGAIN)
    reading.lower("medium")


def _place_rows(reading: Reading, wholes: Mapping[str, Whole]) -> None:
    """Place each row read where its part of a whole has it."""
    rows = reading.rows
    names = ("sheet", "cell", "activity_id", "worked_out")
    placed = [
        _row_placed(wholes[row[0]], *row) if row[0] in wholes and row[1] else row
        for row in zip(*(rows.column(name) for name in names), strict=True)
    ]
    for name, values in zip(names, zip(*placed, strict=True), strict=False):
        rows.set_column(name, [*values])


def _row_placed(
    whole: Whole, sheet: str, cell: str, identifier: str, worked_out: str | None
) -> tuple[str, str, str, str | None]:
    found = _CELL.match(cell)
    part = whole.part_of(int(found[2])) if found else whole.parts[0]
    if part is whole.parts[0]:
        return sheet, cell, identifier, worked_out
    told = worked_out and PLACE_AT_END.sub(lambda place: _moved(place[0], part), worked_out)
    own = _IDENTIFIER.fullmatch(identifier)
    if own and found and own[1] == found[2]:
        identifier = f"{part.sheet.name}!R{int(own[1]) - part.above}{own[2]}"
    return part.sheet.name, _moved(cell, part), identifier, told


def _moved(places: str, part: Part) -> str:
    """Return places of a whole as a part has them."""
    return _CELL.sub(lambda found: f"{found[1]}{int(found[2]) - part.above}", places)


def _entries(entry: Row, wholes: Mapping[str, Whole]) -> Iterator[Row]:
    """Yield what is told of cells of a whole, once for each part in which they stand."""
    whole = wholes.get(entry["sheet"] or "")
    places = _CELL.findall(entry["cell"] or "") if whole else []
    if whole is None or not places:
        yield entry
        return
    (left, first), (right, last) = places[0], places[-1]
    counts: list[int] = []
    for part, top, bottom in whole.parts_of(int(first), int(last)):
        cells = dict.fromkeys((f"{left}{top - part.above}", f"{right}{bottom - part.above}"))
        told = entry | {"sheet": part.sheet.name, "cell": ":".join(cells)}
        if entry.get("remedy") == ASK_REMARKS:
            told["text"] = ", ".join(_remark_placed(one, whole) for one in entry["text"].split(", "))
        if "rows" in entry:
            held = sum(top <= row <= bottom for row in whole.sheet.rows) if top < bottom else 1
            told["rows"] = min(held, entry["rows"] - sum(counts))
            counts.append(told["rows"])
        yield told


def _remark_placed(place: str, whole: Whole) -> str:
    found = _CELL.fullmatch(place)
    part = whole.part_of(int(found[2])) if found else whole.parts[0]
    return place if part is whole.parts[0] else f"{_moved(place, part)} of {part.sheet.name}"


def _described(described: Row, wholes: Mapping[str, Whole]) -> Iterator[Row]:
    """Yield how each part of a whole was understood: its columns are those of the first."""
    whole = wholes.get(described["sheet"])
    if whole is None:
        yield described
        return
    yield described | {"rows": len(whole.parts[0].sheet.rows)}
    for part in whole.parts[1:]:
        tables = [table | {"header_row": None} for table in described["tables"]]
        first = {"header_row": None, "columns": described["columns"], "tables": tables}
        yield described | first | {"sheet": part.sheet.name, "rows": len(part.sheet.rows)}
