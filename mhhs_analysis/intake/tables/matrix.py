"""Wide milestone matrices: a row a project, a column a milestone, dates in the cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from mhhs_analysis.dates import Interval, looks_like_date
from mhhs_analysis.intake.headings.columns import (
    CONTENTS,
    DATE_ROLES,
    GROUP,
    LABELS,
    MILESTONE_DATE,
    NAMES,
    SPRINT,
    Column,
    heads_alternative,
    is_date,
    is_wordy,
    normalised,
    qualifiers,
    role_of,
)
from mhhs_analysis.intake.headings.groups import beneath
from mhhs_analysis.intake.headings.joined import spread
from mhhs_analysis.intake.headings.legends import says_state
from mhhs_analysis.intake.headings.milestone_words import ends_all, is_said_of_one
from mhhs_analysis.intake.headings.names import UNKNOWN_HEADING
from mhhs_analysis.intake.headings.number_words import without_number
from mhhs_analysis.intake.headings.rows import (
    Header,
    is_heading,
    naming_rows,
    only_qualifies,
    roles_of,
)
from mhhs_analysis.intake.headings.work_words import is_place, names_kind_of_work, places_written
from mhhs_analysis.intake.reading import Row, anchor_columns, interval_columns, place_of
from mhhs_analysis.intake.tables.bases import is_to_come
from mhhs_analysis.intake.tables.block_titles import TITLE
from mhhs_analysis.intake.tables.cells import Dating, date_in, says_when
from mhhs_analysis.intake.tables.first_rows import may_be_first_tasks
from mhhs_analysis.intake.tables.inactive import dropped
from mhhs_analysis.intake.tables.matrix_steps import steps_of_names
from mhhs_analysis.intake.tables.notes import NOTE, notes_in
from mhhs_analysis.intake.tables.regions import Region, regions_below
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.workbooks.sheets import column_letters
from mhhs_analysis.intake.workbooks.workbook import Cell, Cells, Sheet

FEWEST = 2
"""Columns of dates that make a table a matrix."""

_APART = re.compile(r"\([^)]*\)|\[[^\]]*\]|\s[-–—]\s.*|:.*")
"""What a sign or a bracket parts from a milestone's name."""
_DATES = frozenset({"date", "dates"})
_MILESTONE = re.compile(r"M\d{1,2}\b")
_OF_TASKS = "dates below headings we do not know, beside tasks: each read as a milestone of its own"
_WHOSE = "it says who is to reach the milestones of each row"
_WHERE = "it says where the milestones of each row are reached"
_ASK_COLUMNS = (
    "ask whether these columns are milestones, versions of one date, or the start and the finish of each row"
)

_RANKED = ("actual", "forecast", "", "planned", "baseline")
"""Which column of a milestone speaks first; a plain one is the forecast."""


@dataclass(frozen=True)
class Milestone:
    """A milestone or stage of a matrix: its name and its columns by date basis, starts apart from other dates."""

    name: str
    columns: dict[str, Column]
    starts: dict[str, Column]


def matrices(sheet: Sheet, *, only_grouped: bool = False) -> list[Region]:
    """Return the tables of a sheet that name their rows and hold dates under two or more other headings.

    The columns of dates have the role `MILESTONE_DATE`. `only_grouped` asks for those alone whose milestones
    head groups of columns. Another one below begins with headings of its own.
    """
    read: list[Region] = []
    for row in _may_name_rows(sheet):
        if any(row <= max(one.rows, default=0) for one in read):
            continue
        header = _grouped(sheet, row) or (None if only_grouped else _plain(sheet, row))
        regions = regions_below(sheet, [header, *_again(sheet, header)]) if header else []
        found = [
            _named_left(_named_by_whose(_named_by_place(_named_by_sprint(_marked(region)))))
            for region in regions
        ]
        if any(len(_dated(region)) >= FEWEST and not _is_turned(region) for region in found):
            if any(map(_are_rows_milestones, found)):
                return read
            read += found
    return read


def milestones_of(region: Region) -> list[Milestone]:
    """Return the milestones of a matrix: columns whose headings differ only in which dates they give are one.

    Those of which one heading gives the start and another the finish are stages that last, others beside them points.
    """
    dated = _dated(region)
    split = {column.number: _ends_split(column.heading) for column in dated}
    points = {normalised(stem) for stem, end in split.values() if not end}
    lasting = (_stems(split.values(), "start") & _stems(split.values(), "finish")) - points
    found: dict[str, Milestone] = {}
    versions = _versions([one.heading for one in dated])
    for column in dated:
        stem, end = split[column.number]
        heading, end = (stem, end) if normalised(stem) in lasting else (column.heading, "")
        bases, stem = qualifiers(normalised(heading), "activities")
        if bases and stem not in versions and _says_what_is_reached(heading):
            bases, stem = [], normalised(heading)
        basis = "forecast" if "forecast" in bases else bases[-1] if bases else ""
        made = Milestone(_titled(heading, bases), {}, {})
        milestone = found.setdefault(stem or normalised(heading), made)
        (milestone.starts if end == "start" else milestone.columns).setdefault(basis, column)
    return list(found.values())


def _says_what_is_reached(heading: str) -> bool:
    """Return whether all words of a heading that may say which dates it gives may be of its milestone: Plan agreed.

    What stands apart, or beside the word for a date, is said of the date: SIT entry (agreed), Agreed date of SIT.
    """
    words, apart = normalised(_APART.sub(" ", heading)).split(), " ".join(_APART.findall(heading))
    if qualifiers(normalised(apart), "activities")[0] or not _DATES.isdisjoint(words):
        return False
    last = len(words) - 1
    return all(
        is_said_of_one(word, is_first=not place, is_last=place == last)
        for place, word in enumerate(words)
        if qualifiers(word, "activities")[0]
    )


def _versions(headings: Sequence[str]) -> set[str]:
    """Return what headings that say which dates they give are of, where another is of it too, or all are alike so."""
    parted = [qualifiers(normalised(heading), "activities") for heading in headings]
    times = Counter(stem for _, stem in parted)
    leads, ends = ({normalised(one).split(" ")[at] for one in headings} for at in (0, -1))
    is_alike = len(leads) == 1 or (len(ends) == 1 and all(map(ends_all, ends)))
    is_one = is_alike and all(bases for bases, _ in parted)
    return {stem for stem, many in times.items() if many > 1 or is_one}


def _stems(split: Iterable[tuple[str, str]], end: str) -> set[str]:
    return {normalised(stem) for stem, which in split if which == end and stem}


def _ends_split(heading: str) -> tuple[str, str]:
    """Return a heading without its word for a start or finish, and which of them it is; else whole, and ""."""
    words = heading.split()
    for place in (-1, 0):
        end = role_of(words[place], "activities")[0] if len(words) > 1 else ""
        if end in DATE_ROLES:
            return " ".join(words[:-1] if place else words[1:]), end
    return heading, ""


# --- headings ---------------------------------------------------------------------------------------------


def _may_name_rows(sheet: Sheet) -> list[int]:
    """Return the rows in which a short text names a role, or places that work is done at."""
    return sorted({*naming_rows(sheet, "activities"), *sheet.rows_with(places_written())})


def _plain(sheet: Sheet, row: int) -> Header | None:
    """Return a row of texts as a header if it says where names stand; dates as headings are a drawn calendar."""
    cells = sheet.rows[row]
    if len(cells) <= FEWEST or not all(map(is_heading, cells.values())):
        return None
    if not _is_naming(cells) and not _is_of_places(cells):
        return None
    return None if any(map(is_date, cells.values())) else Header((row,), cells)


def _again(sheet: Sheet, header: Header) -> Iterator[Header]:
    """Yield the rows below that say all headings again, if they stand in one row: the matrix goes on below them."""
    first, said = header.rows[0], {column: cell.text for column, cell in header.headings.items()}
    for row in naming_rows(sheet, "activities") if len(header.rows) == 1 else ():
        if row > first and said == {column: cell.text for column, cell in sheet.rows[row].items()}:
            yield Header((row,), header.headings)


def _grouped(sheet: Sheet, row: int) -> Header | None:
    """Return two rows as a header where milestones or stages head groups of columns that say which dates they give."""
    upper, lower = sheet.rows[row], sheet.rows.get(row + 1, {})
    if not only_qualifies(lower, "activities") or not _is_naming(upper):
        return None
    columns = sorted({*upper, *lower})
    above = spread(sheet, row, columns, {*columns})
    groups = {above.get(column, "") for column in lower}
    if len(groups) < FEWEST or not all(map(_may_be_milestone, groups)):
        return None
    headings = {column: Cell(f"{above[column]} {cell.text}") for column, cell in lower.items()}
    return Header((row, row + 1), dict(sorted((upper | headings).items())))


def _may_be_milestone(heading: str) -> bool:
    return bool(heading) and role_of(heading, "activities") == ("", "") and not heads_alternative(heading)


def _is_naming(cells: Cells) -> bool:
    """Return whether headings say where names stand: of a matrix, who is to reach its milestones may be one."""
    return bool({role for role, _ in roles_of(cells, "activities")} & (NAMES | {"owner", SPRINT}))


def _is_of_places(cells: Cells) -> bool:
    """Return whether headings name a place, and kinds of work that are done at each."""
    texts = [cell.text for cell in cells.values()]
    return any(map(is_place, texts)) and sum(map(names_kind_of_work, texts)) >= FEWEST


def _marked(region: Region) -> Region:
    """Return a table in which the columns that hold dates under headings of their own have a role.

    A heading said twice stands under groups of dates, and is no milestone's. Beside two milestones the one other
    column of dates is one too (Kick-off, Build, Go-live): nothing starts there that lasts.
    """
    times = Counter(normalised(one.heading) for one in region.columns)
    own = [one for one in region.columns if not one.role and times[normalised(one.heading)] == 1]
    dated = {one.number for one in own if _is_dated(one, region)}
    ends = [one.number for one in region.columns if one.role in DATE_ROLES and _is_dated(one, region)]
    dated |= {*ends} if len(ends) == 1 and len(dated) >= FEWEST else set()
    columns = (replace(one, role=MILESTONE_DATE) if one.number in dated else one for one in region.columns)
    return replace(region, columns=tuple(columns))


def _named_by_place(region: Region) -> Region:
    """Return a matrix that names its rows by nothing else with the places of which each has a row as names."""
    places = [one for one in region.columns if not one.role and is_place(one.heading)]
    place = next((one for one in places if _tells_rows_apart(one, region)), None)
    if place is None or any(one.may_name or one.role == "milestone" for one in region.columns):
        return region
    if sum(names_kind_of_work(one.heading) for one in _dated(region)) < FEWEST:
        return region
    named = replace(place, role="name", doubt=_WHERE)
    return replace(region, columns=tuple(named if one is place else one for one in region.columns))


def _named_by_whose(region: Region) -> Region:
    """Return a matrix that names its rows by nothing else with the parties of which each has a row as names."""
    owner = region.column("owner")
    if owner is None or any(one.may_name or one.role == "milestone" for one in region.columns):
        return region
    if not _tells_rows_apart(owner, region):
        return replace(region, columns=())
    named = replace(owner, role="name", doubt=_WHOSE)
    return replace(region, columns=tuple(named if one is owner else one for one in region.columns))


def _named_by_sprint(region: Region) -> Region:
    """Return a matrix named by sprints without a doubt: what falls due in each is what heads the dates."""
    columns = (
        replace(one, doubt="") if one.role == "name" and _role_headed(one) == SPRINT else one
        for one in region.columns
    )
    return replace(region, columns=tuple(columns))


def _role_headed(column: Column) -> str:
    return role_of(column.heading, "activities")[0]


def _named_left(region: Region) -> Region:
    """Return a matrix whose names stand right of its dates with those left of them, the nearest that tell rows apart.

    What stands far right of the dates says something more of each row, and is kept beside it.
    """
    dated, name = _dated(region), next((one for one in region.columns if one.role == "name"), None)
    first = min((one.number for one in dated), default=0)
    if name is None or name.number < first:
        return region
    left = sorted((one for one in region.columns if one.number < first), key=lambda one: -one.number)
    named = next((one for one in left if _tells_rows_apart(one, region)), None)
    if named is None:
        return region
    is_known = named.role in LABELS
    new = replace(named, role="name", basis="", doubt="" if is_known else UNKNOWN_HEADING)
    beside = replace(name, role="notes")
    columns = ({named.number: new, name.number: beside}.get(one.number, one) for one in region.columns)
    return replace(region, columns=tuple(columns))


def _tells_rows_apart(column: Column, region: Region) -> bool:
    """Return whether a column holds different words in every row, as names do."""
    cells = [*region.cells_in(column.number).values()]
    words = {cell.text for cell in cells if is_wordy(cell) and not is_date(cell)}
    return len(words) == len(cells) == len(region.rows)


def _dated(region: Region) -> list[Column]:
    return [column for column in region.columns if column.role == MILESTONE_DATE]


# --- rows -------------------------------------------------------------------------------------------------


def read_matrix(table: Table) -> None:
    """Add an activity for each milestone of each row that gives anything, and set nameless rows aside."""
    _doubt_columns_of_tasks(table)
    found, first = milestones_of(table.region), may_be_first_tasks(table.region)
    notes = dict.fromkeys(notes_in(table.region, named_alone=True), NOTE) | first
    if first:
        table.reading.lower("medium")
    steps = steps_of_names(table, [one.number for one in _dated(table.region)])
    for row in table.region.rows:
        named = table.name_cells.get(row)
        if row in table.titles.rows:
            table.put_row_aside(row, *TITLE)
            continue
        if row in notes:
            table.put_row_aside(row, *notes[row])
            continue
        text = steps.get(row) or (_called(table.name_columns[row], named) if named else "")
        if not text:
            table.put_row_aside(row, "no name where rows are named", "ask what this row is")
            continue
        if why := dropped(table, row):
            table.put_row_aside(row, *why)
            continue
        table.reading.rows.extend(_activities(table, row, text, found))


def _activities(table: Table, row: int, text: str, found: list[Milestone]) -> Iterator[Row]:
    """Yield the milestones of a row; a row that gives none is an activity without dates."""
    given = [(one, spoken) for one in found if (spoken := _spoken(table, row, one))]
    outline = beneath(table.paths.get(row), text)
    told = table.words("notes").get(row), table.descriptions.get(row)
    notes = {"notes_text": "; ".join(filter(None, told)) or None}
    for milestone, (basis, column) in given:
        yield _activity(table, row, column, f"{milestone.name} ({text})", outline, milestone, basis) | notes
    if not given:
        yield _activity(table, row, table.name_columns[row], text, outline, None, "") | notes


def _called(column: Column, name: Cell) -> str:
    """Return what a row is called: a number says nothing without what it counts, Wave 2 or Sprint 7."""
    text = " ".join(name.text.split())
    is_counted = text.replace(".", "").isdecimal() and _role_headed(column) in (GROUP, SPRINT)
    return f"{without_number(column.heading)} {text}" if is_counted else text


def _activity(
    table: Table, row: int, column: Column, name: str, outline: str, milestone: Milestone | None, basis: str
) -> Row:
    place = place_of(table.file, table.region.sheet, row, column.number)
    finish = _date(table, row, column) if milestone else None
    first = milestone.starts.get(basis) if milestone else None
    start = _date(table, row, first) if first else None
    sheet = table.region.sheet
    letters = column_letters(column.number)
    return {
        "activity_id": f"R{row}.{letters}" if milestone else f"R{row}",
        "activity_name": name,
        "outline": outline,
        "date_basis": _basis(basis) if finish or start else None,
        **interval_columns("start", start),
        **interval_columns("finish", finish),
        **anchor_columns("start", start),
        **anchor_columns("finish", finish),
        "worked_out": None,
        "other_dates": _others(table, row, milestone, basis) if milestone else None,
        "is_milestone": milestone is not None and not milestone.starts,
        "is_hidden": sheet.is_hidden or row in sheet.hidden_rows,
        "predecessors": None,
        **place.as_row(),
        "is_summary": False,
        "percent_complete": None,
    }


def _date(table: Table, row: int, column: Column) -> Interval | None:
    sheet, dating = table.region.sheet, table.dating.of(column.number)
    return date_in(sheet, row, column.number, dating, table.reading)


def _spoken(table: Table, row: int, milestone: Milestone) -> tuple[str, Column] | None:
    """Return the basis and column that speak for a milestone in a row: one that gives a date comes first."""
    cells = table.region.sheet.rows[row]
    filled = [
        (basis, column)
        for basis in _RANKED
        if (column := milestone.columns.get(basis)) and column.number in cells
    ]
    dated = [one for one in filled if _speaks(cells[one[1].number], one[0], table.dating.of(one[1].number))]
    return next(iter([*dated, *filled]), None)


def _speaks(cell: Cell, basis: str, dating: Dating) -> bool:
    return says_when(cell, dating) or (basis == "forecast" and is_to_come(cell, dating))


def _others(table: Table, row: int, milestone: Milestone, basis: str) -> str | None:
    cells = table.region.sheet.rows[row]
    told = [
        f"{_basis(other)} {cells[column.number].text}"
        for other, column in milestone.columns.items()
        if other != basis and column.number in cells
    ]
    return "; ".join(told) or None


def _basis(basis: str) -> str:
    return {"planned": "baseline", "": "forecast"}.get(basis, basis)


def _titled(heading: str, bases: list[str]) -> str:
    """Return a milestone's heading as typed, without the words that say which dates it gives."""
    if not bases:
        return " ".join(heading.split())
    words = [word for word in heading.replace("_", " ").replace("/", " ").split()
             if not qualifiers(normalised(word), "activities")[0]]  # fmt: skip
    return " ".join(words) or heading


def _are_rows_milestones(region: Region) -> bool:
    """Return whether most rows are named as milestones of the programme, so that no column can be one."""
    named = [one.number for one in region.columns if one.role == "name"]
    texts = [
        cells[number].text
        for row in region.rows
        for number in named
        if number in (cells := region.sheet.rows[row])
    ]
    own = sum(bool(_MILESTONE.match(text)) for text in texts)
    headed = any(_MILESTONE.match(one.heading) for one in _dated(region))
    return 2 * own > len(texts) and not headed


def _doubt_columns_of_tasks(table: Table) -> None:
    """Warn of a table whose rows are headed as tasks: its columns of dates may be versions of one date.

    Where other words head them as something done, two columns may be their starts and finishes.
    """
    name = next((one for one in table.region.columns if one.role == "name"), None)
    dated = _dated(table.region)
    if not dated or name is None:
        return
    role = _role_headed(name)
    if role not in ("name", "milestone") and not (role in ("label", CONTENTS) and _are_both_ends(dated)):
        return
    place = place_of(table.file, table.region.sheet, table.region.headers[-1], dated[0].number)
    headings = ", ".join(one.heading for one in dated)
    table.reading.warn(place, headings, _OF_TASKS, _ASK_COLUMNS)
    table.reading.reading_confidence = "low"


def _are_both_ends(dated: list[Column]) -> bool:
    """Return whether there are two columns of dates, headed by a word for a start and by one for a finish."""
    ends = [
        {role_of(word, "activities")[0] for word in normalised(one.heading).split()} & {*DATE_ROLES}
        for one in dated
    ]
    return ends == [{end} for end in DATE_ROLES]


def _is_turned(region: Region) -> bool:
    """Return whether a table runs the other way: its rows are starts and finishes, its columns tasks."""
    named = {column.number for column in region.columns if column.role in NAMES}
    rows = [region.sheet.rows[row] for row in region.rows]
    return any(role_of(cells[number].text, "activities")[0] in ("start", "finish", "span")
               for cells in rows for number in named if number in cells)  # fmt: skip


def _is_dated(column: Column, region: Region) -> bool:
    """Return whether half of a column's cells are dates, or say that one is not known; a version is no milestone.

    Fewer are enough where all others say how it stands (Complete): it may have been met; an update says other words.
    """
    if heads_alternative(column.heading):
        return False
    cells = [
        cells[column.number] for row in region.rows if column.number in (cells := region.sheet.rows[row])
    ]
    dates = sum(
        isinstance(cell.value, date) or (isinstance(cell.value, str) and looks_like_date(cell.value))
        for cell in cells
    )
    if 2 * dates >= len(cells):
        return dates > 0
    return dates > 0 and dates + sum(says_state(cell.text) for cell in cells) == len(cells)
