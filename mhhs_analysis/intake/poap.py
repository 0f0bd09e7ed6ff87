"""The programme's workbook of plans on a page: options, lanes, bars and milestones, dates optional."""

from __future__ import annotations

import re
from pathlib import Path

from mhhs_analysis.dates import DateOrder, Interval, date_order
from mhhs_analysis.frames import DATE_STATUSES, NOT_STATED, OPTIONS, MhhsError
from mhhs_analysis.intake.headings.columns import DATE_ROLES
from mhhs_analysis.intake.reading import Reading, Row, interval_columns, place_of, row_text
from mhhs_analysis.intake.struck import doubt_struck
from mhhs_analysis.intake.tables.cells import Dating, date_in
from mhhs_analysis.intake.tables.regions import Region, form_tables
from mhhs_analysis.intake.tables.valueless import ASK_CALCULATED, SAYS_NOTHING
from mhhs_analysis.intake.workbooks.workbook import read_workbook
from mhhs_analysis.reference import rows as reference_rows

_WHOLE = re.compile(r"\d{1,3}")
_NEEDED = {"plan_option", "lane", "kind", "name"}
_KINDS = ("bar", "milestone")
_MILESTONE = re.compile(r"m\s*0*(\d+[a-z]?)", re.I)
_TEXTS = ("item_id", "lane_group", "lane", "name", "applies_to", "predecessors", "source")


def read_poap(path: Path) -> Reading:
    """Return the items of the POAP workbook as rows of poap_items.

    Raises NotReadable for a file that can't be read, and MhhsError with every fault at once when an item
    names no option, kind, lane or name that we know: a plan on a page must not lose an item silently.
    """
    workbook = read_workbook(path)
    regions = [region for sheet in workbook.sheets for region in form_tables(sheet, "poap_items", _NEEDED)]
    if not regions:
        needed = ", ".join(sorted(name.replace("_", " ") for name in _NEEDED))
        raise MhhsError(
            f"{path.name}: no sheet has the headings {needed}; see data/README.md for the workbook"
        )
    reading = Reading(workbook.file, layout="plan on a page")
    faults: list[str] = []
    stands: dict[tuple[str, str], str] = {}
    for region in regions:
        order = date_order(region.date_texts)
        for row in region.rows:
            own = _read_item(reading, region, row, order)
            faults += own or _repeated(stands, reading.rows[-1], region, row)
    if faults:
        raise MhhsError(*faults)
    doubt_struck(reading, {region.sheet.name: region.sheet for region in regions}.values())
    _put_titles_aside(reading, regions)
    reading.rows_in = reading.rows_kept + reading.rows_set_aside
    return reading


def _read_item(reading: Reading, region: Region, row: int, order: DateOrder) -> list[str]:
    """Add the item of a row; return its faults."""
    cells = {column: cell for column in region.columns
             if column.role and (cell := region.sheet.rows[row].get(column.number)) is not None}  # fmt: skip
    for column in (one for one, cell in cells.items() if cell.is_uncalculated and one.role not in DATE_ROLES):
        reading.warn(
            place_of(reading.file, region.sheet, row, column.number), "", SAYS_NOTHING, ASK_CALCULATED
        )
    texts = {column.role: cell.text for column, cell in cells.items() if not cell.is_uncalculated}
    item, faults = _described(texts, reading, region, row)
    if faults:
        where = place_of(reading.file, region.sheet, row)
        return [f"{where.file}, sheet {where.sheet}, {where.cell}: {fault}" for fault in faults]
    for role in DATE_ROLES:
        item |= interval_columns(role, _date(reading, region, row, role, order))
    if item["kind"] == "milestone":
        item |= _at_one_time(item)
    reading.rows.append(item)
    reading.rows_kept += 1
    _doubt_stage(reading, region, row)
    _doubt_milestone(reading, region, row)
    return []


def _repeated(stands: dict[tuple[str, str], str], item: Row, region: Region, row: int) -> list[str]:
    """Note where an item's identifier stands; return a fault where another of its option has the same."""
    column = region.column("item_id")
    place = place_of(str(item["file"]), region.sheet, row, column.number if column else None)
    where = f"sheet {place.sheet}, {place.cell}"
    first = stands.setdefault((item["plan_option"], item["item_id"]), where)
    if first == where:
        return []
    return [
        f"{place.file}, {where}: item {item['item_id']!r} of {item['plan_option']} stands in {first} too; "
        "give each item of an option an identifier of its own, or leave the cell blank"
    ]


def _described(texts: dict[str, str], reading: Reading, region: Region, row: int) -> tuple[Row, list[str]]:
    """Return an item but for its dates, and what is wrong with it."""
    faults = [f"no {role.replace('_', ' ')}" for role in sorted(_NEEDED) if not texts.get(role)]
    option, kind = texts.get("plan_option", "").lower().replace(" ", "-"), texts.get("kind", "").lower()
    status = texts.get("date_status", "").strip().lower()
    for value, allowed in ((option, OPTIONS), (kind, _KINDS), (status, DATE_STATUSES)):
        if value and value not in allowed:
            faults.append(f"{value!r} is not one of {', '.join(allowed)}")
    grace = texts.get("grace_months", "")
    if grace and not _WHOLE.fullmatch(grace):
        faults.append(f"grace of {grace!r}: give whole months")
    item = {name: texts.get(name) for name in _TEXTS} | {
        "plan_option": option,
        "item_id": texts.get("item_id") or f"{region.sheet.name}!R{row}",
        "lane_group": texts.get("lane_group") or texts.get("lane"),
        "order": len(reading.rows) + 1,
        "kind": kind,
        "stage": stage_named(texts.get("stage", "")),
        "milestone_id": milestone_named(texts.get("milestone_id")),
        "grace_months": int(grace) if _WHOLE.fullmatch(grace) else None,
        "date_status": status or NOT_STATED,
        **place_of(reading.file, region.sheet, row).as_row(),
    }
    return item, faults


def milestone_named(text: str | None) -> str | None:
    """Return a milestone's identifier as the programme writes it: m9, M 9 and M09 are M9; anything else as typed."""
    found = _MILESTONE.fullmatch(text.strip()) if text else None
    return f"M{found[1].lower()}" if found else text


def _doubt_milestone(reading: Reading, region: Region, row: int) -> None:
    """Warn of an identifier that was read otherwise than it was typed, and of one that nobody knows."""
    column = region.column("milestone_id")
    cell = region.sheet.rows[row].get(column.number) if column else None
    if column is None or cell is None or not cell.text.strip():
        return
    read, place = milestone_named(cell.text), place_of(reading.file, region.sheet, row, column.number)
    if read not in {one["milestone_id"] for one in reference_rows("milestones")}:
        reading.warn(place, cell.text, "no milestone that milestones.csv knows; kept as typed",
                     "give its identifier, such as M9")  # fmt: skip
    elif read != cell.text:
        reading.warn(place, cell.text, f"read as milestone {read}", f"type {read} if that is meant")


def _doubt_stage(reading: Reading, region: Region, row: int) -> None:
    column = region.column("stage")
    cell = region.sheet.rows[row].get(column.number) if column else None
    if column and cell is not None and stage_named(cell.text) is None:
        reading.warn(place_of(reading.file, region.sheet, row, column.number), cell.text,
                     "no stage that stages.csv knows", "give one of its labels")  # fmt: skip


def stage_named(words: str) -> str | None:
    """Return the stage that a label, identifier or phrase of data/reference/stages.csv names."""
    wanted = words.strip().lower()
    for row in reference_rows("stages"):
        if wanted and wanted in {row["stage"], row["label"].lower(), row["phrase"].lower()}:
            return row["stage"]
    return None


def _at_one_time(item: Row) -> Row:
    """Return a milestone's dates with whichever of start and finish was left blank taken from the other."""
    filled: Row = {}
    for end, other in (("start", "finish"), ("finish", "start")):
        if item[f"{end}_text"] is None:
            filled |= {f"{end}_{part}": item[f"{other}_{part}"] for part in ("from", "to", "text")}
    return filled


def _date(reading: Reading, region: Region, row: int, role: str, order: DateOrder) -> Interval | None:
    column = next((one for one in region.columns if one.role == role), None)
    if column is None:
        return None
    return date_in(region.sheet, row, column.number, Dating(order.order, is_open=order.is_mixed), reading)


def _put_titles_aside(reading: Reading, regions: list[Region]) -> None:
    """Set aside the rows above the headings of each table."""
    for region in regions:
        for row in (row for row in region.sheet.rows if row < region.headers[0]):
            place = place_of(reading.file, region.sheet, row)
            reading.put_aside(place, row_text(region.sheet, row), "above the headings of the table", rows=1)
