"""Which column of a table serves each role: the one whose contents bear it out best, or one that stands in for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import groupby

from mhhs_analysis.dates import gives_both_ends, is_to_be_told, lacks_year
from mhhs_analysis.intake.headings.clocks import without_clock, without_clocks
from mhhs_analysis.intake.headings.columns import (
    AIM,
    BRACKETED,
    CONTENTS,
    DATE_ROLES,
    GATHERING,
    GROUP,
    LABELS,
    SHARED,
    SPRINT,
    YES_OR_NO,
    Column,
    are_counted,
    dates_among,
    is_date,
    is_of_groups,
    is_wordy,
    normalised,
    noun_of,
    qualifiers,
    role_of,
)
from mhhs_analysis.intake.headings.descriptions import may_be_said_of, said_of_others, tells_all_apart
from mhhs_analysis.intake.headings.groups import dates_said_once
from mhhs_analysis.intake.headings.identifiers import named_by_identifier
from mhhs_analysis.intake.headings.milestone_words import MILESTONE, calls_milestone, names_milestone
from mhhs_analysis.intake.headings.names import name_by_stage
from mhhs_analysis.intake.headings.new_starts import with_new_starts_doubted
from mhhs_analysis.intake.headings.period_words import unit_named
from mhhs_analysis.intake.headings.progress_words import asks_by_whom
from mhhs_analysis.intake.headings.which_dates import with_dates_settled
from mhhs_analysis.intake.headings.work_words import (
    lists_work,
    names_parent,
    names_work,
    speaks_of_work,
)
from mhhs_analysis.intake.workbooks.workbook import Cells
from mhhs_analysis.reference import column_doubts, column_roles

_BY = re.compile(r"\bby\W*$", re.I)
"""What a heading that asks by when, or by whom, ends with."""
_SPANS = ("forecast", "", "planned", "baseline", "actual")
"""The basis of columns that give both ends in a cell, the one that speaks first."""
_OTHER_BASIS = "no other column says when the plan has it"
_OF_GROUPS = "a date of the group that a row stands under, which need not be its own"
_OF_ANOTHER = "a date of something else than what the row is"
_OF_PERIOD = "a period beside the starts of tasks, in which they need not end"
_ELSEWHERE = "another column is the {}"
_NAMES_ELSEWHERE = _ELSEWHERE.format("name")
_FEWEST_TOGETHER = 3
"""Rows for every two words of a column, at the least, from which it gathers them."""
_ONLY_SPRINT = "nothing beside it says what is done in each"
_MAY_STAND_IN = (*LABELS, SPRINT, AIM, "milestone")
_RANKS = {GROUP: 1, SPRINT: 1, AIM: 0}
"""Which of several columns that tell rows apart as well names them: what only gathers, or is aimed at, comes last."""
_RANK_OF_HELD, _RANK_OF_DESCRIPTIONS, _RANK_OF_OTHERS = -1, 2, 3


def columns_of(
    header: Cells, body: Iterable[Cells], frame: str, hidden: frozenset[int] = frozenset()
) -> list[Column]:
    """Return the columns of a table, each role given to the one column whose contents bear it out best.

    Of two columns with one role one that is shown comes before a hidden one, then one whose heading leaves no
    doubt, then the one that holds more dates, or more different names.
    """
    listed = list(body)
    named = [_named(number, cell.text, frame) for number, cell in header.items()]
    if frame != "activities":
        return _judged(named, listed, frame, hidden)
    named = [_as_flag(one, listed) if one.role == "label" else one for one in named]
    return _without_others_dates(named, listed, partial(_served, body=listed, hidden=hidden))


def _served(columns: list[Column], body: list[Cells], hidden: frozenset[int]) -> list[Column]:
    """Return the columns of a plan, each in the role that it serves."""
    dated = with_dates_settled(_without_doers(columns, body), body)
    judged = _judged(dated, body, "activities", hidden)
    return with_new_starts_doubted(_with_parents(_standing_in(judged, body, "activities"), body))


def _with_parents(columns: list[Column], body: list[Cells]) -> list[Column]:
    """Return columns in which work left of the names, in rows that say no name, gathers the rows below it.

    So does what is headed as names are, and says one thing of several rows that the names tell apart: Task | Activity.
    """
    name = next((one for one in columns if one.role == "name"), None)
    maybe = [one for one in columns if name and not one.role and one.number < name.number]
    above = [one for one in maybe if names_parent(one.heading) or names_work(one.heading)]
    found = {one for one in above if name and _stands_apart(one, name, body)}
    found |= {one for one in columns if name and one.doubt == _NAMES_ELSEWHERE and _gathers(one, name, body)}
    return [replace(one, role=GROUP, doubt="") if one in found else one for one in columns]


def _gathers(column: Column, name: Column, body: list[Cells]) -> bool:
    """Return whether a column says each of its words beside names in one stretch of rows, and fewer than there are."""
    named = [cells for cells in body if name.number in cells and is_wordy(cells[name.number])]
    texts = [cells[column.number].text for cells in named if column.number in cells]
    stretches = sum(1 for _ in groupby(texts))
    return 1 < stretches == len({*texts}) and _FEWEST_TOGETHER * stretches <= 2 * len(named)


def _stands_apart(column: Column, name: Column, body: list[Cells]) -> bool:
    """Return whether words stand in a column, and in no row that gives a name."""
    cells = column.cells_in(body)
    is_apart = not any(column.number in row and name.number in row for row in body)
    return bool(cells) and is_apart and all(map(is_wordy, cells))


def _without_others_dates(
    columns: list[Column], body: list[Cells], served: Callable[[list[Column]], list[Column]]
) -> list[Column]:
    """Return columns as served without the dates of what does not name the rows: Milestone due date beside tasks.

    Those of groups stand in, with a doubt, where rows have none of their own: Epic due date, or what is said once
    beside a group of several rows.
    """
    found = served(columns)
    name = next((one for one in found if one.role == "name"), None)
    others = {normalised(one.heading) for one in columns if name is None or one.number != name.number}
    named = _named_alike(found, name, body)
    lent = {one for one in columns if one.role in DATE_ROLES and _is_of_another(one, named, others)}
    if not lent:
        once = dates_said_once(found, body)
        return [replace(one, doubt=_OF_GROUPS) if one in once else one for one in found]
    own = served(
        [replace(one, role="", basis="", doubt=_OF_ANOTHER) if one in lent else one for one in columns]
    )
    if any(one.role in (*DATE_ROLES, "span") for one in own):
        return own
    return served([_stood_in(one) if one in lent else one for one in columns])


def _named_alike(columns: Sequence[Column], name: Column | None, body: list[Cells]) -> set[str]:
    """Return the headings of what names rows: of their names, and of groups and stages of one row each."""
    each = {
        normalised(one.heading)
        for one in columns
        if one.role in GATHERING and len(cells := one.cells_in(body)) == len(body) and tells_all_apart(cells)
    }
    return each | {normalised(name.heading)} if name else each


def _is_of_another(column: Column, named: Collection[str], others: Collection[str]) -> bool:
    """Return whether a heading gives an end of something else than its row, by what names rows and other headings."""
    noun = noun_of(column.heading, "activities")
    if not noun or any(f"{name} ".startswith(f"{noun} ") for name in named):
        return False
    return role_of(noun, "activities")[0] != "name" or noun in others


def _stood_in(column: Column) -> Column:
    """Return a column of dates of groups with that doubt, and one of others without a role."""
    if is_of_groups(column.heading, "activities"):
        return replace(column, doubt=_OF_GROUPS)
    return replace(column, role="", basis="", doubt=_OF_ANOTHER)


def _named(number: int, heading: str, frame: str) -> Column:
    """Return a column as its heading names it, with the doubt that its words bring, whatever qualifies them."""
    words, doubts = normalised(heading), column_doubts(frame)
    bases, rest = qualifiers(words, frame)
    doubt = doubts.get(words) or (doubts.get(rest, "") if bases else "")
    return Column(number, heading, *role_of(heading, frame), doubt)


def _as_flag(column: Column, body: list[Cells]) -> Column:
    """Return a label that only says yes or no of rows as what its heading asks: Summary as Is summary."""
    role, _ = role_of(f"is {column.heading}", "activities")
    return replace(column, role=role) if role and _is_flag(column, body) else column


# --- one column a role ------------------------------------------------------------------------------------


def _judged(
    columns: Sequence[Column], body: list[Cells], frame: str, hidden: frozenset[int] = frozenset()
) -> list[Column]:
    """Return columns of which only the best of each role and basis keeps it; the others say why not."""
    best: dict[tuple[str, str], Column] = {}
    for column in columns:
        if not column.role:
            continue
        key = column.role, column.basis
        held = best.get(key)
        if held is None or _bears_out(column, body, frame, hidden) > _bears_out(held, body, frame, hidden):
            best[key] = column
    return [
        one
        if not one.role or one.role in SHARED or best[one.role, one.basis] is one
        else replace(one, role="", doubt=_ELSEWHERE.format(one.role))
        for one in columns
    ]


def _bears_out(
    column: Column, body: list[Cells], frame: str, hidden: frozenset[int]
) -> tuple[bool, bool, int, int]:
    """Return how well a column bears its role out, one that is empty least, then one hidden or read with a doubt."""
    fits, order = _weight(column, body, frame)
    return fits > 0 and column.number not in hidden, fits > 0 and not column.doubt, fits, order


def _weight(column: Column, body: list[Cells], frame: str) -> tuple[int, int]:
    """Return how well a column bears its role out: cells that fit it, then the order of data/reference."""
    cells = column.cells_in(body)
    # Of a phase and a task it is the task, which repeats least, that names a row.
    is_dated = column.role in DATE_ROLES
    fits = dates_among(cells) if is_dated else len({cell.text for cell in cells if is_wordy(cell)})
    return fits, -_order_of(column.heading, frame)


def _may_be_work(column: Column, right: int) -> bool:
    """Return whether a column left of dates or a label is headed as work, or an item of it, in words nobody listed."""
    is_unknown = not column.role and not column.doubt and column.number < right
    return is_unknown and names_work(column.heading)


def _weight_as_name(
    column: Column,
    body: list[Cells],
    frame: str,
    right: int,
    held: Collection[Column],
    said: Collection[Column],
) -> tuple[int, bool, int, bool, int]:
    """Return how well a label names rows: of those that say as many different things a phase or group does last.

    What stands from the column `right` on, where a row's start and finish are, says more of it unless it is headed
    as work; what is headed so in words nobody listed comes before what it delivers. What is only `said` of others
    comes behind those, and what rows only bring (`held`) behind all.
    """
    fits, order = _weight(column, body, frame)
    is_work, is_held = speaks_of_work(column.heading), column in held
    is_before = column.number < right or (is_work and not is_held)
    own = _RANKS.get(column.role, _RANK_OF_DESCRIPTIONS if column in said else _RANK_OF_OTHERS)
    rank = _RANK_OF_HELD if is_held and not is_work else own
    return fits, is_before, rank, not column.role, order


@cache
def _order_of(heading: str, frame: str) -> int:
    """Return the place of a heading in data/reference; a milestone in any language has that of the English word."""
    listed = list(column_roles(frame))
    for words in (normalised(heading), normalised(BRACKETED.sub(" ", heading))):
        if words in listed:
            return listed.index(MILESTONE if calls_milestone(words) else words)
    return len(listed)


# --- columns that stand in for a missing role ---------------------------------------------------------------


def _standing_in(columns: list[Column], body: list[Cells], frame: str) -> list[Column]:
    """Return columns in which a label names the rows and a span or single date times them, where none else does."""
    columns = _without_periods(_without_persons(_with_one_span(columns), body))
    columns = without_clocks(columns, body)
    roles = {one.role for one in columns}
    columns = _named_by_label(_without_contents(columns, body), body, frame)
    if roles & {"start", "finish"}:
        columns = [_without(one, "span") for one in columns]
    elif {"span", "date"} <= roles:
        columns = [without_clock(one, body) for one in columns]
        roles = {one.role for one in columns}
    if roles & {"finish", "span"}:
        return [_without(one, "date") for one in columns]
    is_of_points = any(one.role == "name" and names_milestone(one.heading) for one in columns)
    return [
        replace(one, role=_ends_in(one, body, is_of_points)) if one.role == "date" else one for one in columns
    ]


def _named_by_label(columns: list[Column], body: list[Cells], frame: str) -> list[Column]:
    """Return columns of which a label, group, sprint or aim names the rows, where none is headed as their names.

    Beside names sprints and aims say nothing that is used.
    """
    if any(one.role == "name" for one in columns):
        return [replace(one, role="") if one.role in (SPRINT, AIM) else one for one in columns]
    labels = [one for one in columns if one.role in _MAY_STAND_IN and not _is_flag(one, body)]
    first, right = _first_of(columns, DATE_ROLES), _first_lasting(columns)
    last = max((one.number for one in labels if one.role in ("label", CONTENTS)), default=0)
    labels += [one for one in columns if labels and _may_be_work(one, max(first, right, last))]
    held, said = _held(labels, body, right), said_of_others(labels, body)
    chosen = max(labels, key=lambda one: _weight_as_name(one, body, frame, right, held, said), default=None)
    if chosen is None:
        return columns
    if chosen in held and (stage := name_by_stage(columns, body)):
        return [stage if one.number == stage.number else one for one in columns]
    if worded := named_by_identifier(columns, chosen, body):
        return worded
    is_bare = all(one.role == SPRINT for one in labels)
    doubt = _ONLY_SPRINT if is_bare else chosen.doubt or may_be_said_of(chosen, columns, body)
    name = replace(chosen, role="name", doubt=doubt)
    return [name if one is chosen else _beside(one, name) for one in columns]


def _held(labels: Sequence[Column], body: list[Cells], right: int) -> list[Column]:
    """Return the columns of what rows that last only bring at their end: those from the dates (`right`) on.

    Left of the dates it names rows, as its group does not, unless numbered groups are told what each is for.
    """
    are_aimed = any(one.role == AIM for one in labels) and any(
        one.role in (GROUP, SPRINT) and are_counted(one.cells_in(body)) for one in labels
    )
    contents = [one for one in labels if one.role == CONTENTS]
    return [one for one in contents if right and (are_aimed or one.number >= right)]


def _beside(column: Column, name: Column) -> Column:
    """Return a column as what it says beside a name that stands in: a sprint left of it gathers, others describe."""
    if column.role == SPRINT and column.number < name.number:
        return replace(column, role=GROUP)
    return replace(column, role="label") if column.role in (SPRINT, AIM) else column


def _first_of(columns: Sequence[Column], roles: Collection[str]) -> int:
    """Return the number of the first column of some roles, or nought."""
    return min((one.number for one in columns if one.role in roles), default=0)


def _first_lasting(columns: Sequence[Column]) -> int:
    """Return the first column of those that say from when to when rows last, or how long; nought where none does."""
    roles = {one.role for one in columns}
    if {*DATE_ROLES} <= roles:
        return _first_of(columns, DATE_ROLES)
    is_long = "span" in roles or ("duration" in roles and not roles & {"finish", "date"})
    return _first_of(columns, ("span", "start", "duration")) if is_long else 0


def _without_contents(columns: list[Column], body: list[Cells]) -> list[Column]:
    """Return columns in which a list of each row's work right of its dates names none that its group tells apart.

    So where groups have names of their own: Phase 1 says less than its work does.
    """
    right = _first_lasting(columns)
    name = next((one for one in columns if one.role == "name"), None)
    if name is None or not 0 < right < name.number or not lists_work(name.heading):
        return columns
    groups = [one for one in columns if one.role in (GROUP, SPRINT) and one.number < right]
    is_told = any(tells_all_apart(one.cells_in(body)) for one in groups)
    return [replace(one, role=CONTENTS) if one is name else one for one in columns] if is_told else columns


def _without_doers(columns: list[Column], body: list[Cells]) -> list[Column]:
    """Return columns of which none that says by whom (Completed by: Ann) is an end, where others give the ends."""
    doers = {one for one in columns if one.role in DATE_ROLES and _tells_doers(one, body)}
    if not any(one.role in ("finish", "date", "span") and one not in doers for one in columns):
        return columns
    return [replace(one, role="other", basis="", doubt="") if one in doers else one for one in columns]


def _tells_doers(column: Column, body: list[Cells]) -> bool:
    """Return whether a column that may say by whom holds words and no dates, beside what is still to be told."""
    if not asks_by_whom(column.heading):
        return False
    told = [cell for cell in column.cells_in(body) if not is_to_be_told(cell.text)]
    return bool(told) and all(map(is_wordy, told)) and not dates_among(told)


def _without_persons(columns: list[Column], body: list[Cells]) -> list[Column]:
    """Return columns of which none of words alone is an end, where it may say by whom: Completed by.

    So it may below any heading that ends so, and below all where a single date stands beside.
    """
    is_dated = any(one.role == "date" for one in columns)
    return [
        _without(one, one.role)
        if (is_dated or _BY.search(one.heading)) and _is_of_persons(one, body)
        else one
        for one in columns
    ]


def _is_of_persons(column: Column, body: list[Cells]) -> bool:
    return column.role in DATE_ROLES and _is_of_words(column, body)


def _is_of_words(column: Column, body: list[Cells]) -> bool:
    cells = column.cells_in(body)
    are_words = bool(cells) and all(is_wordy(cell) for cell in cells)
    return are_words and not dates_among(cells) and not any(is_to_be_told(cell.text) for cell in cells)


def _without_periods(columns: list[Column]) -> list[Column]:
    """Return columns of which none headed as a period alone gives ends beside starts: Start | Duration | Month.

    It says in which month a task begins, as a rule: to sort tasks by.
    """
    if not any(one.role == "start" for one in columns):
        return columns
    return [
        replace(one, role="", doubt=_OF_PERIOD) if one.role == "date" and _is_period(one.heading) else one
        for one in columns
    ]


def _is_period(heading: str) -> bool:
    words = normalised(heading)
    return " " not in words and unit_named(words) != ""


def _with_one_span(columns: list[Column]) -> list[Column]:
    """Return columns of which one alone gives both ends in a cell: what is expected, before what was planned."""
    spans = [one for one in columns if one.role == "span"]
    if not any(one.basis for one in spans):
        return columns
    speaks = min(spans, key=lambda one: _SPANS.index(one.basis))
    doubt = _OTHER_BASIS if speaks.basis in ("baseline", "actual") else speaks.doubt
    kept = replace(speaks, basis="", doubt=doubt)
    return [kept if one is speaks else _without(one, "span") for one in columns]


def _ends_in(column: Column, body: list[Cells], is_of_points: bool) -> str:
    """Return what a single column of dates gives: finishes, or both ends where most cells do; "" for no dates.

    A milestone's two ends are the days between which it falls.
    """
    texts = [cell.text for cell in column.cells_in(body) if is_date(cell) or lacks_year(cell.text)]
    if not texts:
        return ""
    is_open = is_of_points or column.basis
    return "span" if not is_open and 2 * sum(map(gives_both_ends, texts)) >= len(texts) else "finish"


def _is_flag(column: Column, body: list[Cells]) -> bool:
    """Return whether a column only says yes or no of its rows: it names none."""
    cells = column.cells_in(body)
    return bool(cells) and all(cell.text.lower() in YES_OR_NO for cell in cells)


def _without(column: Column, role: str) -> Column:
    is_it = column.role == role
    return replace(column, role="", doubt="other columns give the dates") if is_it else column
