"""Rows with roles become activities; every other row is set aside with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import repeat

from mhhs_analysis.intake.by_column import ByColumn
from mhhs_analysis.intake.headings.columns import DATE_ROLES, GATHERING, LABELS, is_date, is_wordy
from mhhs_analysis.intake.headings.progress_words import says_done
from mhhs_analysis.intake.reading import (
    Place,
    anchor_columns_of,
    counted,
    interval_columns_of,
    place_of,
)
from mhhs_analysis.intake.tables.bases import PLAIN, bases_of, of_bases, others_of
from mhhs_analysis.intake.tables.block_titles import TITLE as OVER_HEADINGS
from mhhs_analysis.intake.tables.doubts import doubt_blocks, doubt_time_down
from mhhs_analysis.intake.tables.ends import ends_of
from mhhs_analysis.intake.tables.first_rows import may_be_first_tasks
from mhhs_analysis.intake.tables.held import doubt_held
from mhhs_analysis.intake.tables.inactive import DROPPED_ABOVE, doubt_headings, dropped, may_be_dropped
from mhhs_analysis.intake.tables.inner_headings import HEADINGS, inner_headings
from mhhs_analysis.intake.tables.late_by import doubt_late_by
from mhhs_analysis.intake.tables.lengths import FROM_ACTUAL, Lengths, doubt_contradicted, lengths_asked
from mhhs_analysis.intake.tables.milestones import are_milestones, listed_below
from mhhs_analysis.intake.tables.notes import NOTE, may_be_tasks, notes_in
from mhhs_analysis.intake.tables.outline import (
    Outline,
    ambiguous_number,
    beneath,
    outline_of,
    outlines,
)
from mhhs_analysis.intake.tables.part_titles import TITLE, part_titles
from mhhs_analysis.intake.tables.progress import progress
from mhhs_analysis.intake.tables.quarters import doubt_quarters
from mhhs_analysis.intake.tables.said_anew import doubt_said_anew
from mhhs_analysis.intake.tables.spanning_rows import spanning_rows, tell_spanning
from mhhs_analysis.intake.tables.summaries import summaries, summing_above, totals_in
from mhhs_analysis.intake.tables.swatches import LEGEND, swatches_in
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.tables.title_rows import over_others, title_rows, under_titles
from mhhs_analysis.intake.tables.unfinished import doubt_unfinished
from mhhs_analysis.intake.workbooks.sheets import column_letters
from mhhs_analysis.intake.workbooks.workbook import Cell

_IN_WORDS = ("owner", "confidence")
"""Roles of which a row keeps the words, as typed."""
NAMELESS = ("no name where tasks are named", "ask what this row is")
_NAMED_ELSEWHERE = "many rows with dates and no name where tasks are named: words elsewhere may name them"
_ASK_NAMES = "ask which column names the tasks (readings.csv: columns)"
_FEWEST_NAMELESS = 2
"""Rows without a name that are so by no chance."""
_MAY_NAME = frozenset({"", "milestone", *LABELS, *GATHERING})
_YEAR = ("a year over the rows below it, not a task", "")
_ASK_TASK = "ask whether this is a task, and when it is done"


@dataclass(frozen=True)
class _Together:
    """What the rows of a table show only together: their outline, which add others up, how far they have come."""

    outline: Outline
    totals: set[int]
    summaries: set[int]
    groups: Mapping[int, str]
    """The path of groups that each row stands under, titles above it among them."""
    listed: set[int]
    """The rows listed below titles of milestones."""
    done: dict[int, float | None]
    lengths: Callable[[], Lengths]


def read_rows(table: Table) -> None:
    """Add the activities of a table to its reading, and set aside the rows that name none."""
    names, others = table.name_texts, _no_tasks(table)
    named = [row for row in table.region.rows if row in names and row not in others]
    for row in (row for row in table.region.rows if row not in names or row in others):
        table.put_row_aside(row, *others.get(row, NAMELESS))
    nameless = [row for row in table.region.rows if row not in names and row not in others]
    _doubt_nameless(table, nameless, named)
    done = progress(table, named)
    doubt_headings(table, named)
    named = _live(table, named, done)
    counting = [row for row, why in others.items() if why == TITLE and row in names]
    together = _together(table, named, done, counting)
    table.reading.rows.extend(_activities(table, named, together))
    if table.region.grid is None:  # what is drawn is dated later
        doubt_dates_read(table, named)
    doubt_time_down(table)
    doubt_blocks(table)
    doubt_quarters(table)
    if number := ambiguous_number(table, named):
        where = Place(table.file, table.region.sheet.name)
        table.reading.warn(where, number, "an outline number typed as a number stands twice: 1.1 or 1.10?",
                           "ask for the outline as text")  # fmt: skip


def doubt_dates_read(table: Table, rows: Sequence[int]) -> None:
    """Warn of the tasks, the rows of a table's reading, whose dates what is said beside them puts in doubt."""
    doubt_said_anew(table, rows)
    doubt_late_by(table, rows)
    doubt_held(table, rows)


def _no_tasks(table: Table) -> dict[int, tuple[str, str]]:
    """Return the rows that are years, headings, titles or notes, each with why it is set aside and what to ask."""
    is_drawn = table.region.grid is not None and not table.region.date_columns
    notes = notes_in(table.region, named_alone=is_drawn)
    maybe = set[int]() if is_drawn else may_be_tasks(table.region, notes)
    asked = dict.fromkeys(notes, NOTE) | dict.fromkeys(maybe, (NOTE[0], _ASK_TASK))
    timed = table.region.grid.axis.by_number if table.region.grid else ()
    titles, headings = part_titles(table.region), inner_headings(table)
    first = may_be_first_tasks(table.region)
    if first:
        table.reading.lower("medium")
    return (
        asked
        | first
        | dict.fromkeys(table.titles.rows & {*table.region.rows}, OVER_HEADINGS)
        | dict.fromkeys(swatches_in(table.region, timed), LEGEND)
        | dict.fromkeys(titles, TITLE)
        | dict.fromkeys(headings, HEADINGS)
        | dict.fromkeys(table.years.alone, _YEAR)
    )


def _doubt_nameless(table: Table, nameless: list[int], named: list[int]) -> None:
    """Warn of dated rows without a name, half as many as those with one, whose words elsewhere may be their names."""
    said = [row for row in nameless if _is_dated_elsewhere(table, row)]
    if len(said) >= _FEWEST_NAMELESS and 2 * len(said) >= len(named):
        place = place_of(table.file, table.region.sheet, said[0], min(table.region.sheet.rows[said[0]]))
        table.reading.warn(place, counted(len(said), "row"), _NAMED_ELSEWHERE, _ASK_NAMES)
        table.reading.lower("low")


def _is_dated_elsewhere(table: Table, row: int) -> bool:
    """Return whether a row holds a date in a column of dates, and words in one that is not known as of other things.

    Owners, states and notes name no task.
    """
    cells, dated = table.region.sheet.rows[row], {one.number for one in table.region.date_columns}
    known = dated | {one.number for one in table.region.columns if one.role not in _MAY_NAME}
    is_dated = any(number in dated and is_date(cell) for number, cell in cells.items())
    return is_dated and any(number not in known and is_wordy(cell) for number, cell in cells.items())


def _live(table: Table, named: list[int], done: dict[int, float | None]) -> list[int]:
    """Return the rows that are part of the plan still; those that are not are set aside."""
    maybe = may_be_dropped(table, named)
    why = {row: found for row in maybe if (found := dropped(table, row, done.get(row)))}
    if why:
        why = dict.fromkeys(_gathered_by(table, named, {*why}), DROPPED_ABOVE) | why
    for row in sorted(why):
        table.put_row_aside(row, *why[row])
    return [row for row in named if row not in why]


def _gathered_by(table: Table, named: list[int], some: set[int]) -> set[int]:
    """Return the rows that lie beneath any of some in the outline, above it where groups close with their summaries."""
    outline = outline_of(table, named)
    above = summing_above(table, named, outline)
    return {one for row in some for one in above.get(row, ())} if above else beneath(outline, named, some)


def _together(table: Table, rows: list[int], done: dict[int, float | None], counting: list[int]) -> _Together:
    """Return what rows show together; titles that only count parts are none of them, but may stand over them."""
    outline, totals = outline_of(table, rows), totals_in(table, rows)
    listed = listed_below(table, rows)
    whole = sorted(rows + counting)
    titles = title_rows(table, whole, outline)
    if not titles and whole:
        titles = spanning_rows(table, whole, outline)
        tell_spanning(table, titles)
    heading = over_others(whole, titles)
    gathering = summaries(table, rows, outline, totals) | {*listed} | heading
    groups = table.titles.above(under_titles(table, whole, titles, totals))
    points = set[int]().union(*listed.values())
    return _Together(outline, totals, gathering, groups, points, done, lengths_asked(table, rows))


def _activities(table: Table, rows: list[int], together: _Together) -> ByColumn:
    """Return rows as activities, written column by column."""
    bases = bases_of(table, rows)
    starts, finishes, found = ends_of(table, rows, bases, together.lengths, together.totals)
    lasting = of_bases(rows, bases, partial(table.texts, "duration"))
    doubt_contradicted(table, rows, (starts, finishes), lasting, found)
    shown = _bases_shown(table, rows, bases)
    doubt_unfinished(table, rows, shown, finishes, found)
    sheet, stages, phases = table.region.sheet, table.texts("stage"), table.phases
    places = outlines(table, rows, together.outline, together.groups)
    columns: dict[str, Iterable[object]] = {
        "activity_id": [f"R{row}" for row in rows],
        "activity_name": _names(table, rows),
        "outline": places,
        "stage_text": map((phases | stages).get, rows),
        "milestone_text": map(table.texts("milestone").get, rows),
        "date_basis": _expected(shown, found),
        **interval_columns_of("start", starts),
        **interval_columns_of("finish", finishes),
        **anchor_columns_of("start", starts),
        **anchor_columns_of("finish", finishes),
        "duration_text": lasting,
        "worked_out": found,
        "other_dates": others_of(table, rows, bases),
        "is_milestone": are_milestones(table, rows, starts, finishes, together.lengths, together.listed),
        "is_hidden": [True] * len(rows) if sheet.is_hidden else map(sheet.hidden_rows.__contains__, rows),
        "predecessors": map(table.texts("predecessors").get, rows),
        **{f"{role}_text": map(table.words(role).get, rows) for role in _IN_WORDS},
        "notes_text": _notes(table, rows, places, together.groups),
        "file": repeat(table.file, len(rows)),
        "sheet": repeat(sheet.name or None, len(rows)),
        "cell": _places_named(table, rows),
        "is_summary": map(together.summaries.__contains__, rows),
        "percent_complete": map(together.done.get, rows),
    }
    return ByColumn(columns)


def _names(table: Table, rows: Sequence[int]) -> list[str]:
    """Return the name of each row, its words parted by single spaces; as nearly all are typed, told at a glance."""
    texts = [table.name_texts[row] for row in rows]
    whole = "|".join(texts)
    if whole.isprintable() and "  " not in whole:
        return texts
    return [" ".join(text.split()) for text in texts]


def _notes(
    table: Table, rows: Sequence[int], places: Sequence[str | None], groups: Mapping[int, str]
) -> list[str | None]:
    """Return the notes on each row, what describes it, and its groups where its outline is given otherwise."""
    notes, described = table.words("notes"), table.descriptions
    if not described and not groups:
        return [*map(notes.get, rows)]
    beside = ((groups.get(row), place) for row, place in zip(rows, places, strict=True))
    apart = [None if group == place else group for group, place in beside]
    said = zip(map(notes.get, rows), map(described.get, rows), apart, strict=True)
    return ["; ".join(filter(None, each)) or None for each in said]


def _places_named(table: Table, rows: Sequence[int]) -> list[str]:
    """Return the cell that names each row, as a spreadsheet names it."""
    columns = table.name_columns
    return [f"{column_letters(columns[row].number)}{row}" for row in rows]


def _bases_shown(table: Table, rows: Sequence[int], bases: Sequence[str]) -> list[str | None]:
    """Return the basis of each row that gives any date, read or not; one that is marked as actual says done."""
    given = (of_bases(rows, bases, partial(table.column_cells, role)) for role in (*DATE_ROLES, "span"))
    if any(map(says_done, table.region.date_texts)):
        cells = zip(*given, strict=True)
        return [_basis_shown(row, basis) for row, basis in zip(cells, bases, strict=True)]
    said = list[list[Cell | None]]()
    for column in given:
        if all(column):  # one column gives each row a date: no other is asked
            return [*bases]
        said.append(column)
    return [
        basis if start or finish or span else None
        for start, finish, span, basis in zip(*said, bases, strict=True)
    ]


def _expected(bases: list[str | None], found: Sequence[str | None]) -> list[str | None]:
    """Return bases of which none says that a finish happened that is only worked out: work has begun, and goes on."""
    if "actual" not in bases or not any(found):
        return bases
    return [
        PLAIN if how and how.startswith(FROM_ACTUAL) else basis
        for basis, how in zip(bases, found, strict=True)
    ]


def _basis_shown(cells: Iterable[Cell | None], basis: str) -> str | None:
    """Return the basis of a row by its start, finish and span: done is what its finish says, not what has begun."""
    start, finish, span = cells
    if finish and _is_actual(finish):
        return "actual"
    return basis if start or finish or span else None


def _is_actual(cell: Cell) -> bool:
    return isinstance(cell.value, str) and says_done(cell.text)
