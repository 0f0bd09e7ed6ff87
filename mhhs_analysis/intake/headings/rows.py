"""Rows of headings: one, or up to three that only together name the roles of a table's columns."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import takewhile

from mhhs_analysis.dates import is_to_be_told
from mhhs_analysis.intake.headings.columns import (
    DATE_ROLES,
    LONGEST,
    NAMES,
    TIMINGS,
    heads_alternative,
    is_date,
    naming,
    role_of,
)
from mhhs_analysis.intake.headings.date_parts import is_date_part
from mhhs_analysis.intake.headings.joined import centred, is_qualifier, together, versions_among
from mhhs_analysis.intake.headings.not_plans import heads_contacts, heads_other, heads_what_persons_are
from mhhs_analysis.intake.workbooks.sheets import stretches
from mhhs_analysis.intake.workbooks.workbook import Cell, Cells, Sheet

TALLEST = 3
"""Rows of headings that together make one."""
_DEEPEST = 10
"""A cell merged over more rows heads nothing: its merge was drawn down the sheet."""
_LOOKED_AT = 40
"""Rows below words for timings in which dates would show that they head a table."""

Roles = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Wanted:
    """What makes a row of headings: groups of a frame's roles, of each of which one must be there."""

    frame: str
    groups: tuple[frozenset[str], ...]
    drawn: Collection[int] = ()
    """Rows that are drawn in: they are no headings, whatever their words."""

    def is_in(self, sheet: Sheet, rows: tuple[int, ...]) -> bool:
        """Return whether rows of a sheet are together headings that name what is wanted."""
        roles = _roles_together(sheet, rows, self.frame)
        return all(group & roles for group in self.groups)


@dataclass(frozen=True)
class Header:
    """The headings of a table: the rows they stand in, and what each column is headed as a whole."""

    rows: tuple[int, ...]
    headings: Cells


def headers(sheet: Sheet, wanted: Wanted, only: int | None = None) -> Iterator[Header]:
    """Yield the headers of a sheet from its top, or the one that begins in the row given."""
    above: Header | None = None
    for row in _first_rows(sheet, wanted.frame):
        if only not in (None, row) or (above and row <= above.rows[-1]) or row in wanted.drawn:
            continue
        if above and _is_of_table(sheet.rows[row], above, wanted):
            continue
        header = _header_at(sheet, row, wanted)
        if header is not None and not any(
            one in wanted.drawn or (above and says_else(sheet, one, above, wanted.frame))
            for one in header.rows
        ):
            above = header
            yield header


def naming_rows(sheet: Sheet, frame: str) -> list[int]:
    """Return the rows in which a short text names a role; each text is asked once, however often it stands there."""
    known = sheet.headed.naming_rows
    if frame not in known:
        known[frame] = sheet.rows_with(naming(sheet.said.values(), frame))
    return known[frame]


def _first_rows(sheet: Sheet, frame: str) -> list[int]:
    """Return the rows that could each be the first of a header, as `_may_head` says."""
    known = sheet.headed.first_rows
    if frame not in known:
        known[frame] = [row for row in naming_rows(sheet, frame) if _may_head(sheet.rows[row], frame)]
    return known[frame]


def _roles_together(sheet: Sheet, rows: tuple[int, ...], frame: str) -> AbstractSet[str]:
    """Return the roles that rows of headings name together."""
    known = sheet.headed.roles
    if (frame, rows) not in known:
        known[frame, rows] = {role for role, _ in roles_of(together(sheet, rows, frame), frame)}
    return known[frame, rows]


def roles_of(cells: Cells, frame: str) -> Roles:
    """Return the roles and bases that short texts among the cells name."""
    found = {role_of(cell.value, frame) for cell in cells.values() if is_heading(cell)}
    return frozenset(found - {("", "")})


def is_heading(cell: Cell) -> bool:
    """Return whether a cell could be a heading: a short text, and no formula without a value."""
    return isinstance(cell.value, str) and len(cell.value) < LONGEST and not cell.is_uncalculated


def heads_list(cells: Cells) -> bool:
    """Return whether a row of short texts without a date holds two or more words that head lists or columns."""
    if len(cells) < 2 or not all(is_heading(cell) for cell in cells.values()):
        return False
    known = [_heads_column(cell.text) for cell in cells.values()]
    return sum(known) > 1 and not any(is_date(cell) for cell in cells.values())


def _heads_column(text: str) -> bool:
    """Return whether a text heads a column of plans, of another list, or of lists of persons."""
    is_of_persons = heads_what_persons_are(text) or heads_contacts(text)
    return is_of_persons or role_of(text, "activities") != ("", "") or heads_other(text)


def _may_head(cells: Cells, frame: str) -> bool:
    """Return whether a row could be the first of a header: two short texts, one of which is known, and no facts."""
    texts = [cell.value for cell in cells.values() if is_heading(cell)]
    is_known = any(role_of(text, frame) != ("", "") for text in texts if isinstance(text, str))
    return len(texts) > 1 and is_known and not (_states_dates(cells, frame) or _dates_first(cells, frame))


def _is_of_table(cells: Cells, above: Header, wanted: Wanted) -> bool:
    """Return whether a row belongs to the table headed above: a task, whatever it says, or a list of dates beside it.

    A task gives dates where the headings above say so and nowhere else, and no heading stands beyond those.
    """
    given = {column for column, cell in cells.items() if is_date(cell)}
    beyond = {column: cell for column, cell in cells.items() if column > max(above.headings)}
    is_task = (
        bool(given) and given <= _dates_headed(above, wanted.frame) and not roles_of(beyond, wanted.frame)
    )
    return is_task or (_lists_dates(cells, wanted) and _dates(above.headings, cells, wanted))


def says_else(sheet: Sheet, row: int, above: Header, frame: str) -> bool:
    """Return whether all words of a row that could head timings stand where the headings above head something else.

    So a task without dates is New, or called Schedule. Over dates they head a table of their own. One word may stand
    where dates do, if a task is named beside it: Started; right below the headings, each: Kick-off | Completion.
    """
    timing, headed = _timed_in(sheet.rows[row], frame), _dates_headed(above, frame)
    if not timing or not timing <= {*above.headings}:
        return False
    is_lone = len(timing & headed) == 1 < len(headed)
    named = _are_named(sheet, row, above, frame)
    is_first = row == above.rows[-1] + 1 and all(named)
    if timing & headed and not (any(named) and (is_lone or is_first)):
        return False
    below = (
        sheet.rows[one] for one in takewhile(sheet.rows.__contains__, range(row + 1, row + 1 + _LOOKED_AT))
    )
    there = (cells[column] for cells in below for column in (timing - headed) & {*cells})
    return not any(is_date(cell) and not is_to_be_told(cell.text) for cell in there)


def _are_named(sheet: Sheet, row: int, above: Header, frame: str) -> list[bool]:
    """Return, of a row right below another one, whether each text is no heading where the headings above head names."""
    if row - 1 not in sheet.rows:
        return []
    roles = {column: role_of(cell.text, frame)[0] for column, cell in above.headings.items()}
    names = [sheet.rows[row].get(column) for column, role in roles.items() if role in ("name", "milestone")]
    return [role_of(cell.text, frame) == ("", "") for cell in names if cell is not None]


def _timed_in(cells: Cells, frame: str) -> set[int]:
    """Return the columns in which a row names a timing."""
    return {
        column
        for column, cell in cells.items()
        if is_heading(cell) and role_of(cell.text, frame)[0] in TIMINGS
    }


def _dates_headed(header: Header, frame: str) -> frozenset[int]:
    """Return the columns that headings say hold dates."""
    roles = {column: role_of(cell.text, frame)[0] for column, cell in header.headings.items()}
    return frozenset(column for column, role in roles.items() if role in (*DATE_ROLES, "span", "date"))


def _dates_first(cells: Cells, frame: str) -> bool:
    """Return whether dates stand left of the words of a row that could head timings: it is a task, and its remarks.

    Words for a start and for its end are headings, whatever stands left of them.
    """
    timing = _timed_in(cells, frame)
    if not timing:
        return False  # a calendar has a hundred dates
    dates = (column for column, cell in cells.items() if is_date(cell) and not is_to_be_told(cell.text))
    first = min((column for column in dates if column not in timing), default=0)
    return 0 < first < min(timing) and not {*DATE_ROLES} <= {
        role_of(cells[column].text, frame)[0] for column in timing
    }


def _states_dates(cells: Cells, frame: str) -> bool:
    """Return whether a row says of a whole plan when it starts or ends: right of each such word stands its date."""
    words = _timed_in(cells, frame)
    if not words:
        return False
    dates = {column for column, cell in cells.items() if column not in words and is_date(cell)}
    return {column + 1 for column in words} == dates


def _header_at(sheet: Sheet, row: int, wanted: Wanted) -> Header | None:
    """Return the header that begins in a row: of as few rows as name the roles, and the rows that repeat them."""
    lone = _lone_word_above(sheet, row, wanted.frame)
    for height in range(1, TALLEST + 1):
        own = range(row, row + height)
        if own[-1] not in sheet.rows:
            return None
        rows = (*(lone or _versions_above(sheet, own, wanted.frame)), *own)
        if wanted.is_in(sheet, rows) and (height == 1 or _says_more(sheet, rows, wanted)):
            headings = together(sheet, rows, wanted.frame)
            return _grown(sheet, rows, headings, wanted)
    return None


def _lone_word_above(sheet: Sheet, row: int, frame: str) -> tuple[int, ...]:
    """Return the row above some headings if it only says which dates one of their groups of dates gives."""
    above = sheet.rows.get(row - 1, {})
    if len(above) != 1 or not any(is_qualifier(cell.text, frame) for cell in above.values()):
        return ()
    is_merged = any(top == row - 1 and left in above and right > left for top, left, _, right in sheet.merged)
    return (row - 1,) if is_merged or centred(above, sheet.rows[row], {}) else ()


def _versions_above(sheet: Sheet, rows: Sequence[int], frame: str) -> tuple[int, ...]:
    """Return the rows above headings that time tasks more than once if they say that any of the times is a version.

    A blank row may lie between, or one that only qualifies the dates (planned).
    """
    above = rows[0] - 1 if rows[0] - 1 in sheet.rows else rows[0] - 2
    texts = [[cell.text for cell in sheet.rows.get(row, {}).values()] for row in (above - 1, above)]
    if versions_among(texts[1]):
        is_titled = _titles_each(sheet.rows[above], sheet.rows[rows[-1]], frame)
        return () if is_titled or not _times_twice(sheet, rows, frame) else (above,)
    is_qualifying = bool(texts[1]) and all(is_qualifier(text, frame) for text in texts[1])
    are_versions = is_qualifying and bool(versions_among(texts[0]))
    return (above - 1, above) if are_versions and _times_twice(sheet, rows, frame) else ()


def _times_twice(sheet: Sheet, rows: Sequence[int], frame: str) -> bool:
    """Return whether any of some rows of headings names a timing more than once."""
    listed = ([role_of(cell.text, frame)[0] for cell in sheet.rows.get(row, {}).values()] for row in rows)
    return any(roles.count(role) > 1 for roles in listed for role in TIMINGS)


def _titles_each(above: Cells, headings: Cells, frame: str) -> bool:
    """Return whether each text of a row is the title of one of several tables, parted by gaps and with names each."""
    runs = stretches(headings)
    if len(runs) < 2 or len(above) != len(runs):
        return False
    roles = [{role_of(headings[column].text, frame)[0] for column in run} for run in runs]
    are_tables = all("name" in own and not own.isdisjoint(TIMINGS) for own in roles)
    return are_tables and all(len(above.keys() & {*run}) == 1 for run in runs)


def _versions_below(sheet: Sheet, row: int, frame: str) -> tuple[int, ...]:
    """Return the row below headings if all it says is of which versions the dates are that they head."""
    under = _under_dates(sheet.rows[row], sheet.rows.get(row + 1, {}), frame)
    texts = [cell.text for cell in under.values()]
    return (row + 1,) if len({*texts}) > 1 and all(map(heads_alternative, texts)) else ()


def headed_in(sheet: Sheet, row: int, frame: str) -> Header:
    """Return a row as a header, whether or not it names what a table needs, with versions said above or below it.

    Below versions that it says itself stand the ends that each has.
    """
    is_of_versions = bool(versions_among(cell.text for cell in sheet.rows[row].values()))
    ends = (row + 1,) if is_of_versions and only_qualifies(sheet.rows.get(row + 1, {}), frame) else ()
    rows = (*_versions_above(sheet, [row], frame), row, *(_versions_below(sheet, row, frame) or ends))
    headings = together(sheet, rows, frame)
    return Header(rows, {column: cell for column, cell in headings.items() if is_heading(cell)})


def _grown(sheet: Sheet, rows: tuple[int, ...], headings: Cells, wanted: Wanted) -> Header:
    """Return a header with the rows right below that qualify it (Plan, Actual) or say it again in other words."""
    while (
        len(rows) < TALLEST and rows[-1] + 1 not in wanted.drawn and (below := sheet.rows.get(rows[-1] + 1))
    ):
        under = _under_dates(sheet.rows[rows[-1]], below, wanted.frame)
        if only_qualifies(under, wanted.frame) or _versions_below(sheet, rows[-1], wanted.frame):
            headings = together(sheet, (*rows, rows[-1] + 1), wanted.frame)
        elif (
            wanted.is_in(sheet, (rows[-1] + 1,))
            and _texts(below) != _texts(headings)
            and not _dates(headings, below, wanted)
            and not says_else(sheet, rows[-1] + 1, Header(rows, headings), wanted.frame)
        ):
            both = together(sheet, (*rows, rows[-1] + 1), wanted.frame)
            # over more headings than they are themselves they name groups, of which these say more
            first, other = (both, headings) if headings.keys() < below.keys() else (headings, both)
            headings = _either(first, other, wanted.frame)
        else:
            break
        rows = (*rows, rows[-1] + 1)
    return Header(_down_to_merged(sheet, rows, headings, wanted), headings)


def _lists_dates(cells: Cells, wanted: Wanted) -> bool:
    """Return whether headings time what they name by one plain date, as those of a list beside a plan do."""
    return {role for role, _ in roles_of(cells, wanted.frame)} & {*TIMINGS} == {"date"}


def _dates(headings: Cells, below: Cells, wanted: Wanted) -> bool:
    """Return whether dates stand in a row right under headings of dates: it is a row of their table."""
    under = {column for column, cell in headings.items() if role_of(cell.text, wanted.frame)[0] in TIMINGS}
    return any(is_date(cell) for column, cell in below.items() if column in under)


def _down_to_merged(sheet: Sheet, rows: tuple[int, ...], headings: Cells, wanted: Wanted) -> tuple[int, ...]:
    """Return the rows of a header with those that its merged headings reach down to."""
    known = {column for column, cell in headings.items() if role_of(cell.text, wanted.frame) != ("", "")}
    reached = (
        low for top, left, low, _ in sheet.merged if top in rows and left in known and low - top < _DEEPEST
    )
    bottom = max(reached, default=0)
    return (*rows, *(row for row in range(rows[-1] + 1, bottom + 1) if row in sheet.rows))


def _under_dates(above: Cells, below: Cells, frame: str) -> Cells:
    """Return the cells of a row that stand in one stretch with headings of dates: what stands beside is not theirs."""
    found: Cells = {}
    for run in stretches(sorted({*above, *below})):
        roles = {role_of(above[column].text, frame)[0] for column in run if column in above}
        if roles & {*TIMINGS} or not roles:
            found |= {column: below[column] for column in run if column in below}
    return found


def only_qualifies(cells: Cells, frame: str) -> bool:
    """Return whether a row says nothing but which dates, or which end or part of them, two or more columns give.

    Beside both a start and a finish it may head what else is said of their group: Start | Finish | Status.
    """
    texts = [cell.text for cell in cells.values() if is_heading(cell)]
    if len(texts) < 2 or len(texts) < len(cells):
        return False
    roles = [role_of(text, frame)[0] for text in texts]
    others = [
        role
        for text, role in zip(texts, roles, strict=True)
        if role not in (*DATE_ROLES, "duration") and not is_qualifier(text, frame) and not is_date_part(text)
    ]
    ends = sum(role in DATE_ROLES for role in roles)
    may_be_beside = {*DATE_ROLES} <= {*roles} and 2 * len(others) <= ends and NAMES.isdisjoint(others)
    return not others or may_be_beside


def _either(first: Cells, other: Cells, frame: str) -> Cells:
    """Return two headers of the same columns as one: for each column the heading that names a role, the first's."""
    columns = sorted({*first, *other})
    return {column: _known(first.get(column), other.get(column), frame) for column in columns}


def _known(first: Cell | None, other: Cell | None, frame: str) -> Cell:
    if first is None or other is None:
        return first or other  # type: ignore[return-value]  # one of the two is there
    role, beside = role_of(first.text, frame)[0], role_of(other.text, frame)[0]
    # which end a date is of says more than that it is one
    return other if not role or (beside in DATE_ROLES and role not in DATE_ROLES) else first


def _says_more(sheet: Sheet, rows: tuple[int, ...], wanted: Wanted) -> bool:
    """Return whether the first of some rows adds to what those below it name.

    Where those below could head the table alone, only what stands above their own cells counts: a legend
    or a title beside them does not.
    """
    headings, lower = (together(sheet, each, wanted.frame) for each in (rows, rows[1:]))
    columns = {*lower} if wanted.is_in(sheet, rows[1:]) else {*headings}
    return any(
        _role(headings, column, wanted.frame) not in (_role(lower, column, wanted.frame), ("", ""))
        for column in columns
    )


def _role(cells: Cells, column: int, frame: str) -> tuple[str, str]:
    return role_of(cells[column].text, frame) if column in cells else ("", "")


def _texts(cells: Cells) -> dict[int, str]:
    return {column: cell.text for column, cell in cells.items()}
