"""Which column names the rows, where its heading alone doesn't say: blank headings, codes, names in steps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from mhhs_analysis.dates import duration_from_text
from mhhs_analysis.intake.headings.columns import (
    CONTENTS,
    DATE_ROLES,
    GROUP,
    LABELS,
    LONGEST,
    OUTCOME,
    SPRINT,
    Column,
    are_counted,
    is_date,
    is_wordy,
    normalised,
    role_of,
)
from mhhs_analysis.intake.headings.levels import is_deeper, is_word, named_by_levels
from mhhs_analysis.intake.headings.not_plans import heads_other, names_other
from mhhs_analysis.intake.headings.rows import heads_list
from mhhs_analysis.intake.headings.work_words import lists_work, says_what_is_done, speaks_of_work
from mhhs_analysis.intake.workbooks.workbook import Cell, Cells

NO_HEADING = "the column has no heading"
UNKNOWN_HEADING = "its heading is not known"
SAME = "says the same of every row"
OF_ANYTHING = "no other says that these are tasks"
_AS_WELL = ", and {!r} tells rows apart as well"
_OTHER = "it only numbers them, and {!r} beside it, a heading not known, may name them"
_STEP = re.compile(r"\b(sub|step|teil|unter|sous|deel|sotto)", re.I)
_TOTAL = re.compile(
    r"(grand |sub[- ]?|overall )?totals?"
    r"( (for|of|number|days|weeks|hours|hrs|ftes?|people|heads?|headcount|resources?|duration|effort|cost|tasks|"
    r"project|programme|plan)\b.*| ?[^\w\s].*)?|overall|sum",
    re.I,
)
_TOTAL_OF = re.compile(r"(?:sub[- ]?)?totals? (.+)|(.+?)[\s:–-]+(?:sub[- ]?)?totals?", re.I)
_BEGIN_TOTALS = frozenset("goGOsStT")
_WORDS_OF_TOTALS = ("total", "overall", "sum")
"""Of these any name of a total holds one."""
_NEXT_BUT_ONE = 2
_SEVERAL = 3
"""Rows of which a column that names them says the same by no chance."""
_OWN = 0.9
"""Share of steps that are said once from which they name tasks, and are no kinds or places of work."""
_CODE = re.compile(r"\S*\d\S*")
_COUNTED = re.compile(r"[\d.]+$")
_MILESTONE = re.compile(r"M\d{1,2}", re.I)
_ALIKE = 0.9
"""Share of the most different names of a column from which one further left names the rows."""


def may_total(texts: Iterable[str]) -> bool:
    """Return whether any of some names may say that its row adds others up: asked of all at once, most say no."""
    whole = "\n".join(texts).lower()
    return any(word in whole for word in _WORDS_OF_TOTALS)


def names_total(text: str) -> bool:
    """Return whether a name says that its row adds others up."""
    return text[:1] in _BEGIN_TOTALS and _TOTAL.fullmatch(text.rstrip(": ")) is not None


def total_of(text: str) -> str:
    """Return what a name says that its row adds up, as one compares it: Design of Design total, else ""."""
    found = _TOTAL_OF.fullmatch(text.strip()) if "otal" in text or "OTAL" in text else None
    return normalised(found[1] or found[2]) if found else ""


def unheaded_name(columns: Sequence[Column], body: Sequence[Cells], before: int) -> Column | None:
    """Return the first column left of another that has no heading and holds words in most rows, as a name.

    One that says the same of every row (PMO) names them only where no other does.
    """
    headed = {one.number for one in columns}
    bare = sorted({*range(1, before)} - headed)
    found = [number for number in bare if 2 * _words(body, number) > len(body)]
    told = (number for number in found if not says_the_same(body, number))
    number = next(told, found[0] if found else 0)
    return Column(number, "", "name", doubt=NO_HEADING) if number else None


def says_the_same(body: Sequence[Cells], number: int) -> bool:
    """Return whether a column says one thing of several rows, and nothing else of any."""
    texts = [cells[number].text for cells in body if number in cells]
    return len(texts) >= _SEVERAL and all(text == texts[0] for text in texts)


def name_by_contents(columns: Sequence[Column], body: Sequence[Cells]) -> Column | None:
    """Return the column whose heading is not known that tells most rows apart in short words, the first of its like.

    Plan over words, none of which is a date, is as unknown, and so is what rows are to bring.
    """
    roleless = [one for one in columns if one.role in ("", OUTCOME)]
    unknown = [one for one in roleless if one.role or not one.doubt or _is_plan_of_words(one, body)]
    said = {
        one: [cells[one.number].text for cells in body if one.number in cells and _is_said(cells, one.number)]
        for one in unknown
        if not names_other(one.heading) and not heads_other(one.heading)
    }
    different = {one: len({*texts}) for one, texts in said.items() if 2 * len(texts) > len(body)}
    most = max(different.values(), default=0)
    alike = [one for one, count in different.items() if count >= _ALIKE * most]
    if not alike:
        return None
    others = [one.heading for one in alike[1:] if speaks_of_work(one.heading)]
    doubt = f"{UNKNOWN_HEADING}{_AS_WELL.format(others[0])}" if others else UNKNOWN_HEADING
    return replace(alike[0], role="name", basis="", doubt=doubt)


def name_by_stage(columns: Sequence[Column], body: Sequence[Cells]) -> Column | None:
    """Return a column of stages as the names of rows that it alone tells apart: each row is a stage of its own."""
    stage = next((one for one in columns if one.role == "stage"), None)
    texts = [cells[stage.number].text for cells in body if stage.number in cells] if stage else []
    is_own = bool(texts) and len({*texts}) == len(texts)
    return replace(stage, role="name") if stage and is_own else None


def _is_plan_of_words(column: Column, body: Sequence[Cells]) -> bool:
    """Return whether a heading says which dates stand below it, as Plan may, and no cell there is one or says so."""
    role, basis = role_of(column.heading, "activities")
    cells = [cells[column.number] for cells in body if column.number in cells]
    said = (role_of(cell.text, "activities")[1] for cell in cells)
    return role == "date" and bool(basis) and not (any(map(is_date, cells)) or any(said))


def _is_said(cells: Cells, number: int) -> bool:
    """Return whether a cell says something in words, briefly: no date, no length, and no code such as VNT-001."""
    cell = cells[number]
    if not is_wordy(cell) or len(cell.text) >= LONGEST:
        return False
    return not (is_date(cell) or _CODE.fullmatch(cell.text) or duration_from_text(cell.text))


def named_by_words(columns: Sequence[Column], body: Sequence[Cells]) -> list[Column]:
    """Return columns in which a name that holds only codes, or groups, gives way to words beside it, unheaded.

    Only codes give way to a description of each row, too, and groups to words below a heading nobody knows; what
    says the same of every row (Task: PMO) gives way to any of them, doubted.
    """
    name = next((one for one in columns if one.role == "name"), None)
    if name is None or not body:
        return list(columns)
    own = role_of(name.heading, "activities")[0]
    is_group = own in (GROUP, SPRINT)
    if own == "milestone" and (other := _said_of_most(columns, name, body)):
        return [replace(name, role="milestone") if one is name else other if one.number == other.number else one
                for one in columns]  # fmt: skip
    same = None if is_group else _said_beside_one(columns, name, body)
    beside = same or (_named_in_groups if is_group else _said_beside_codes)(columns, name, body)
    if beside is None:
        return _doubted(columns, name, body) if is_group else list(columns)
    role = GROUP if is_group or same else "notes"
    others = [_demoted(one, role) if one is name else one for one in columns]
    return sorted(
        [*(one for one in others if one.number != beside.number), beside], key=lambda one: one.number
    )


def _said_of_most(columns: Sequence[Column], name: Column, body: Sequence[Cells]) -> Column | None:
    """Return words below a heading nobody knows, left of the dates, that tell most rows apart where the name is blank.

    Milestones named beside few rows are those that these reach, and none is the row's own name.
    """
    rows = _above_lists(body)
    if 2 * _words(rows, name.number) >= len(rows):
        return None
    first = min((one.number for one in columns if one.role in (*DATE_ROLES, "span")), default=0)
    found = name_by_contents([one for one in columns if one.role != OUTCOME], rows)
    return found if found and found.number < first else None


def _said_beside_one(columns: Sequence[Column], name: Column, body: Sequence[Cells]) -> Column | None:
    """Return what tells most rows apart in few words beside a name that says the same of every row, doubted."""
    if not says_the_same(body, name.number):
        return None
    if any(cells[name.number].text == name.heading for cells in body if name.number in cells):
        return None  # Task below Task says of which kind a row is, and so does its heading
    found = unheaded_name(columns, body, columns[-1].number) or _briefly_described(columns, body)
    if found is None or 2 * len({cells[found.number].text for cells in body if found.number in cells}) <= len(
        body
    ):
        return None
    return replace(found, doubt=f"{name.heading!r} {SAME}")


def _said_beside_codes(columns: Sequence[Column], name: Column, body: Sequence[Cells]) -> Column | None:
    """Return the words beside a name that holds only codes, unheaded or headed as descriptions."""
    if not _are_codes([cells[name.number] for cells in body if name.number in cells]):
        return None
    return (
        _right_beside(columns, name, body)
        or _description(columns, body)
        or _description(columns, body, CONTENTS)
    )


def _named_in_groups(columns: Sequence[Column], name: Column, body: Sequence[Cells]) -> Column | None:
    """Return the words that say more of each row than its group, unless the group has steps right of it.

    What only numbers groups (Phase 1, Sprint 2) says less than any brief description.
    """
    rows = _above_lists(body)
    if steps(columns, rows):
        return None
    if are_counted(name.cells_in(rows)) and (described := _briefly_described(columns, rows)):
        return described
    found = _right_beside(columns, name, rows) or _unknown_name(columns, rows)
    is_fuller = found is not None and _is_fuller(rows, found.number, name.number)
    return found if found and is_fuller and not _stands_beyond(columns, name, found) else None


def _above_lists(body: Sequence[Cells]) -> Sequence[Cells]:
    """Return the rows above a list below the plan, such as its risks, and above its title: it says nothing of them."""
    rows = [*takewhile(lambda cells: not heads_list(cells), body)]
    is_titled = len(rows) < len(body) and bool(rows) and len(rows[-1]) == 1
    return rows[:-1] if is_titled else rows


def _right_beside(columns: Sequence[Column], name: Column, body: Sequence[Cells]) -> Column | None:
    """Return the words of most rows between a name and the next heading."""
    right = min((one.number for one in columns if one.number > name.number), default=name.number)
    return unheaded_name([*columns, *_left_of(name)], body, right)


def _stands_beyond(columns: Sequence[Column], name: Column, beside: Column) -> bool:
    """Return whether dates stand between groups and other words: those say more of each row, as its site."""
    dated = [one.number for one in columns if one.role in DATE_ROLES]
    is_outcome = role_of(beside.heading, "activities")[0] == OUTCOME
    is_of_work = is_outcome or not beside.heading or says_what_is_done(beside.heading)
    return bool(dated) and not is_of_work and name.number < min(dated) and beside.number > max(dated)


def _unknown_name(columns: Sequence[Column], body: Sequence[Cells]) -> Column | None:
    """Return the column that tells rows apart where its heading is not known, or between others where it has none."""
    last = max((one.number for one in columns), default=0)
    bare = unheaded_name(columns, body, last)
    return name_by_contents(columns, body) or (bare if bare and bare.number > columns[0].number else None)


def _are_codes(cells: Sequence[Cell]) -> bool:
    """Return whether all cells are codes that count on from one stem: T-01, T-02, or 1.1, 1.2; SIT1, UAT1 are names."""
    if any(map(_is_no_code, cells)):  # the first of nearly every column of names says so
        return False
    return len({_COUNTED.sub("", cell.text.strip()) for cell in cells}) == 1


def _is_no_code(cell: Cell) -> bool:
    """Return whether a cell holds words, or the number by which everybody knows a milestone: M5."""
    is_known = _MILESTONE.fullmatch(cell.text.strip()) is not None
    return is_known or (is_wordy(cell) and not _CODE.fullmatch(cell.text))


def _description(
    columns: Sequence[Column], body: Sequence[Cells], role: str = "label", *, is_brief: bool = False
) -> Column | None:
    """Return the first column of descriptions that says something else in words of most rows, as a name."""
    for one in (one for one in columns if one.role == role):
        texts = {cells[one.number].text for cells in body if is_word(cells, one.number)}
        if 2 * sum(len(text) < LONGEST or not is_brief for text in texts) > len(body):
            return replace(one, role="name")
    return None


def _briefly_described(columns: Sequence[Column], body: Sequence[Cells]) -> Column | None:
    """Return the first column that describes most rows in few words, else one of what is done in them, as a name."""
    work = [one for one in columns if lists_work(one.heading)]
    return _description(columns, body, is_brief=True) or _description(work, body, CONTENTS, is_brief=True)


def _doubted(columns: Sequence[Column], name: Column, body: Sequence[Cells]) -> list[Column]:
    """Return columns in which a name that only numbers groups is doubted where unknown words beside say more."""
    unknown = [one for one in columns if one.role != OUTCOME]
    other = name_by_contents(unknown, body) if are_counted(name.cells_in(body)) else None
    if other is None:
        return list(columns)
    doubted = replace(name, doubt=_OTHER.format(other.heading))
    return [doubted if one is name else one for one in columns]


def _is_fuller(body: Sequence[Cells], number: int, other: int) -> bool:
    """Return whether a column holds more different words than another; a line of totals is none of them."""
    one, least = ({cells[each].text for cells in body if is_word(cells, each)} for each in (number, other))
    return sum(not names_total(text) for text in one) > len(least)


def named_by_steps(columns: Sequence[Column], body: Sequence[Cells]) -> list[Column]:
    """Return columns in which a name said again for each of its steps gives way to the column that names those.

    Where only a phase or another label stands in for the name, the steps may stand below any heading right of it.
    """
    if levelled := named_by_levels(columns, body):
        return levelled
    name = next((one for one in columns if one.role == "name"), None)
    if name is None:
        return list(columns)
    headed = {one.number for one in columns}
    beside = Column(name.number + 1, "", "label", doubt=NO_HEADING)
    labels = [one for one in columns if one.role in (*LABELS, "stage") and one.number > name.number]
    if role_of(name.heading, "activities")[0] in (*LABELS, SPRINT):
        right = (one for one in columns if one.number > name.number and not is_deeper(one, name))
        unknown = (one for one in right if not one.role and not one.doubt)
        labels += [replace(one, doubt=UNKNOWN_HEADING) for one in unknown]
    for step in labels if beside.number in headed else [beside, *labels]:
        if _tells_apart(_under(body, name.number, step), body, bool(_STEP.search(step.heading))):
            others = [
                _demoted(one, _role_beside(one)) if one is name else one
                for one in columns
                if one.number != step.number
            ]
            return sorted([*others, replace(step, role="name")], key=lambda one: one.number)
    return list(columns)


def _demoted(name: Column, role: str) -> Column:
    """Return a column that no longer names rows, in its role beside the names; no sprint is left without work then."""
    is_sprint = role_of(name.heading, "activities")[0] == SPRINT
    return replace(name, role=role, doubt="" if is_sprint else name.doubt)


def _role_beside(name: Column) -> str:
    """Return the role of a column that no longer names rows: its heading's, if that is one beside the names."""
    role, _ = role_of(name.heading, "activities")
    return GROUP if role == SPRINT else role if role in LABELS else "label"


def _under(body: Sequence[Cells], name: int, step: Column) -> list[tuple[str, str]]:
    """Return each step's words below the name they stand under; without a heading only right beside one."""
    found, above = [], ""
    for cells in body:
        above = cells[name].text if name in cells else above
        if step.number in cells and is_wordy(cells[step.number]) and (step.heading or name in cells):
            found.append((above, cells[step.number].text))
    return found


def _tells_apart(pairs: Sequence[tuple[str, str]], body: Sequence[Cells], is_headed_so: bool) -> bool:
    """Return whether steps, each said once and briefly, part two or more names most of which are said again.

    What is headed as steps may say the same ones of each name.
    """
    times = Counter(name for name, _ in pairs)
    again = sum(times[name] > 1 for name, _ in pairs)
    is_brief = 2 * sum(len(step) < LONGEST for _, step in pairs) > len(pairs)
    is_own = len({*pairs} if is_headed_so else {step for _, step in pairs}) >= _OWN * len(pairs)
    return 2 * min(len(pairs), again) > len(body) and len(times) > 1 and is_brief and is_own


def steps(columns: Sequence[Column], body: Sequence[Cells]) -> list[int]:
    """Return the columns right of the name's, headed by levels or by nothing, in which names stand further in.

    One level between two others may be blank: the plan has no task of it. The one right beside may be headed in words
    that nobody knows, where each row it names is dated.
    """
    name = next((one for one in columns if one.role == "name"), None)
    if name is None:
        return []
    beyond = [one for one in columns if one.number > name.number and not is_deeper(one, name)]
    after = [one.number for one in beyond if not _is_inner(one, name, columns, body)]
    right = min(after) if after else max((max(cells, default=0) for cells in body), default=0) + 1
    found = [number for number in range(name.number + 1, right) if _steps_in(body, name.number, number)]
    if not found:
        return []
    between = _between(name.number, found)
    is_near = all(right - left <= _NEXT_BUT_ONE for left, right in pairwise([name.number, *found]))
    is_blank = all(between.isdisjoint(cells) for cells in body)
    is_of_names = name.number + 1 not in between or _are_of_rows(body, found[0])
    return found if is_near and is_blank and is_of_names else []


def _is_inner(column: Column, name: Column, columns: Sequence[Column], body: Sequence[Cells]) -> bool:
    """Return whether an unknown heading right beside the name stands over words only where that is blank, all dated."""
    if column.role or column.doubt or column.number != name.number + 1:
        return False
    filled = [cells for cells in body if column.number in cells]
    dated = [one.number for one in columns if one.role in (*DATE_ROLES, "span", "date")]
    return bool(filled) and all(
        name.number not in cells and any(number in cells for number in dated) for cells in filled
    )


def _are_of_rows(body: Sequence[Cells], number: int) -> bool:
    """Return whether each name in a column has something right of it: a remark stands alone."""
    return all(max(cells) > number for cells in body if number in cells)


def _between(first: int, found: Sequence[int]) -> set[int]:
    """Return the columns right of the first that none of some others is, as far as those go."""
    return {*range(first + 1, max(found))} - {*found}


def _steps_in(body: Sequence[Cells], name: int, number: int) -> bool:
    """Return whether words stand in a column only where the name's own is blank; a date is of some remark."""
    filled = [cells for cells in body if number in cells and not is_date(cells[number])]
    return bool(filled) and all(name not in cells and is_wordy(cells[number]) for cells in filled)


def _left_of(name: Column) -> list[Column]:
    return [replace(name, number=number) for number in range(1, name.number)]


def _words(body: Sequence[Cells], number: int) -> int:
    return sum(is_word(cells, number) for cells in body)
