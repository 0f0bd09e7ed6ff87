"""What each column of a table is: a role from its heading, borne out by its contents."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, time
from functools import cache, lru_cache

from mhhs_analysis.dates import gives_both_ends, is_to_be_told, lacks_year, looks_like_date
from mhhs_analysis.intake.headings.milestone_words import names_milestone
from mhhs_analysis.intake.workbooks.sheets import is_error
from mhhs_analysis.intake.workbooks.workbook import Cell, Cells
from mhhs_analysis.reference import column_doubts, column_roles, rows

DATE_ROLES = ("start", "finish")
BASES = ("actual", "forecast", "baseline")
"""Which dates a column gives, what is surest first."""
TIMINGS = ("start", "finish", "duration", "span", "date")
"""Roles that say when something is done."""
MILESTONE_DATE = "milestone date"
"""The role of a matrix's column: when the milestone that heads it is reached."""
ALTERNATIVE = "version"
"""The role of words that say that a column gives one version of its dates among others."""
GROUP = "group"
"""The role of a column that says what a row stands under: its workstream, phase or work package."""
LABELS = ("label", GROUP)
"""Roles of columns beside the names: what describes rows, and what gathers them."""
SHARED = ("entry", "owner", "notes", *LABELS, "other", "status", "active", "dropped", ALTERNATIVE)
"""Roles that several columns of a table may have."""

YES = frozenset(row["words"] for row in rows("yes_no_words") if row["says"] == "yes")
"""What a column of flags says of a row that it is true of, in any language."""
NO = frozenset(row["words"] for row in rows("yes_no_words") if row["says"] == "no")
"""What it says of a row that it is not true of."""
YES_OR_NO = YES | NO
LONGEST = 80
"""Characters of a heading; longer texts are prose."""
_MOST_BEGINNINGS = 1 << 14
_MOST_OTHERS = 1 << 16
"""Texts that are kept because they name nothing."""
_WORD = re.compile(r"[^\W\d_]{2}")
_DIGIT = re.compile(r"\d")
_TIME = r"(?:(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?: ?[ap]m)?|(?:1[0-2]|[1-9]) ?[ap]m)"
_CLOCK = re.compile(rf"{_TIME}(?: ?(?:-|\u2013|to) ?{_TIME})?", re.I)
_SPANS = ("forecast", "", "planned", "baseline", "actual")
"""The basis of columns that give both ends in a cell, the one that speaks first."""
_OTHER_BASIS = "no other column says when the plan has it"
_OF_CLOCK = "it gives times of the day"
_ADDED = re.compile(r"[(\[/]|(?<!\d)20\d\d\s*$")
_AGAIN = re.compile(r"\bre (?=forecast|plan|baseline)")
"""What a hyphen parts from its word: Re-forecast."""
_YEARED = re.compile(r"(.*\S)[\s,-]+20\d\d\s*")
"""A heading that says the year of the dates below it: Finish 2024."""
_CUSTOM = re.compile(r"custom field \((.+)\)", re.I)
"""How exports of task boards head a field that somebody added to them."""
_DONE = {"complete", "completed", "done"}
"""Words for progress that are a finish where dates stand below them: Planned | Complete."""
_EARLIEST = {"early", "earliest"}
"""What says of a date, beside another that is the latest, that it is the first of a range."""
_LATEST = "the latest of a range, whose earliest stands beside it"
_WORK = re.compile(r"\b(?:task|activit(?:y|ies)|action|work)s?\b", re.I)
_DOING = re.compile(
    r"(?:[\w/&-]+ )?(?:task|activity|activities|action|item|work)s?"
    r"(?: (?:required|needed|planned|description|details?|name|title|to be done|to do))?",
    re.I,
)
"""Headings of work, and not of what kind it is or whose: Planned actions, Work required."""
_COMPLETION = re.compile(r"complet", re.I)
_SHARE = re.compile(r"(100|\d?\d)?([.,]\d+)? ?%?")
_BRACKETED = re.compile(r"\([^)]*\)|\[[^\]]*\]")


@dataclass(frozen=True)
class Column:
    """A column of a table: its number, heading as typed, role ("" when none) and date basis.

    A column of dates without a basis speaks for every basis of its table.
    """

    number: int
    heading: str
    role: str
    basis: str = ""
    doubt: str = ""

    @property
    def may_name(self) -> bool:
        """Whether it may name a row: what only gathers rows names none unless its heading says what it is."""
        return self.role in ("name", *LABELS) and bool(self.heading or self.role != GROUP)


@lru_cache(maxsize=1 << 16)
def normalised(heading: str) -> str:
    """Return a heading in lower case, its words parted by single spaces (TaskName is two), as reference has it."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)
    words = " ".join(re.sub(r"[^\w%&']+|_+", " ", parted.lower()).split())
    return _AGAIN.sub("re", words) if "re " in words else words


@lru_cache(maxsize=1 << 16)
def role_of(heading: str, frame: str) -> tuple[str, str]:
    """Return the role and date basis a heading names, or two empty texts.

    Words in brackets, such as a unit, count for nothing when the whole heading is not known; a word that
    says which dates they are (baseline, revised) may stand before or after what it qualifies, or in brackets.
    """
    if is_error(heading):
        return "", ""
    if own := _CUSTOM.fullmatch(heading):
        return role_of(own[1], frame)
    known = column_roles(frame)
    whole, bare = normalised(heading), normalised(_BRACKETED.sub(" ", heading))
    named = (
        known.get(whole)
        or (_qualified(whole, frame) if whole != bare else None)
        or known.get(bare)
        or _qualified(bare, frame)
        or _either(bare, heading, frame)
        or _in_year(heading, frame)
    )
    if named is not None and named[0] == "basis":
        return "date", named[1]
    return named or ("", "")


def naming(texts: Iterable[AbstractSet[str]], frame: str) -> set[str]:
    """Return the texts of several sets that name a role or basis; those that can't be one cost next to nothing."""
    others = _others[frame]
    new = {text for said in texts for text in said - others if len(text) < LONGEST}
    begins = _beginnings(frame)
    may_be = [text for text in new if begins[(text.split(maxsplit=1) or [""])[0]]]
    found = {text for text in may_be if _may_end(text, frame) and role_of(text, frame) != ("", "")}
    if len(others) > _MOST_OTHERS:
        others.clear()
    others |= new - found
    return found


_others: defaultdict[str, set[str]] = defaultdict(set)
"""Texts found to name nothing, by frame: plans say the same things over and over, and each is asked once."""


class _Beginnings(dict[str, bool]):
    """Whether a heading of a role may begin with a word, as most texts of a plan don't."""

    def __init__(self, frame: str) -> None:
        super().__init__()
        self._firsts = frozenset(heading.partition(" ")[0] for heading in column_roles(frame))
        self._are_worded = not any(first[0].isdecimal() for first in self._firsts)

    def __missing__(self, word: str) -> bool:
        if len(self) > _MOST_BEGINNINGS:
            self.clear()
        self[word] = "(" in word or "[" in word or self._begins(word)
        return self[word]

    def _begins(self, word: str) -> bool:
        if self._are_worded and word[:1].isdecimal():  # an outline number, as a rule
            return False
        words = normalised(word).split()
        return not words or words[0] in self._firsts or words[0] == "custom"


_beginnings = cache(_Beginnings)


def _may_end(text: str, frame: str) -> bool:
    """Return whether a heading of a role may end so; what brackets or a stroke add to one may be anything."""
    return bool(_ADDED.search(text)) or _is_last(text.rstrip().rpartition(" ")[2], frame)


@lru_cache(maxsize=1 << 12)
def _is_last(ending: str, frame: str) -> bool:
    words = normalised(ending).split()
    return not words or words[-1] in _last_words(frame)


@cache
def _last_words(frame: str) -> frozenset[str]:
    return frozenset(heading.rpartition(" ")[2] for heading in column_roles(frame))


def qualifiers(words: str, frame: str) -> tuple[list[str], str]:
    """Return the date bases that words of a heading name, and the words that are left without them."""
    known, bases, rest = column_roles(frame), [], []
    for word in words.split():
        role, basis = known.get(word, ("", ""))
        if role == "basis":
            bases.append(basis)
        else:
            rest.append(word)
    return bases, " ".join(rest)


@lru_cache(maxsize=1 << 12)
def is_alternative(heading: str) -> bool:
    """Return whether a heading names one of several versions of a date (best case, POAP 1), none of which speaks."""
    words = f" {normalised(heading)} "
    return any(one in words for one in _alternatives())


@cache
def _alternatives() -> tuple[str, ...]:
    """Return the words that name a version, each between blanks."""
    roles = column_roles("activities").items()
    return tuple(f" {words} " for words, (role, _) in roles if role == ALTERNATIVE)


def is_date(cell: Cell) -> bool:
    """Return whether a cell holds a date, or words that can be read as one."""
    value = cell.value
    return isinstance(value, date) or (isinstance(value, str) and looks_like_date(value))


def dates_among(cells: Iterable[Cell]) -> int:
    """Return how many cells hold a date, or words that can be read as one; each text is asked once."""
    values = [cell.value for cell in cells]
    kinds = {*map(type, values)}
    dates = 0
    if any(issubclass(kind, date) for kind in kinds):
        dates = sum(isinstance(value, date) for value in values)
    if any(issubclass(kind, str) for kind in kinds):
        texts = [value for value in values if isinstance(value, str)]
        dated = {text for text in {*texts} if looks_like_date(text)}
        dates += sum(text in dated for text in texts) if dated else 0
    return dates


def columns_of(
    header: Cells, body: Iterable[Cells], frame: str, hidden: frozenset[int] = frozenset()
) -> list[Column]:
    """Return the columns of a table, each role given to the one column whose contents bear it out best.

    Of two columns with one role one that is shown comes before a hidden one, then one whose heading leaves no
    doubt, then the one that holds more dates, or more different names.
    """
    listed = list(body)
    named = [_named(number, cell.text, frame) for number, cell in header.items()]
    named = _progress_settled(named, listed) if frame == "activities" else named
    named = _without_blank_forecast(named, listed) if frame == "activities" else named
    named = _beside_days_due(named, listed) if frame == "activities" else named
    settled = _plain_settled(_planned_settled(_latest_settled(named))) if frame == "activities" else named
    judged = _judged(settled, listed, frame, hidden)
    return _standing_in(judged, listed, frame) if frame == "activities" else judged


def _named(number: int, heading: str, frame: str) -> Column:
    return Column(
        number, heading, *role_of(heading, frame), column_doubts(frame).get(normalised(heading), "")
    )


def _progress_settled(columns: list[Column], body: list[Cells]) -> list[Column]:
    """Return columns in which progress that is dates is the actual finishes, and completion that is shares progress."""
    finishes = sum(one.role == "finish" and not one.basis for one in columns)
    return [
        replace(one, role="percent") if finishes > 1 and _is_how_far(one, body) else _when_done(one, body)
        for one in columns
    ]


def _is_how_far(column: Column, body: list[Cells]) -> bool:
    """Return whether a column headed as completion says how far, from 0 to 100, and not when."""
    if column.role != "finish" or column.basis or not _COMPLETION.search(column.heading):
        return False
    cells = _body_of(column, body)
    return bool(cells) and all(_SHARE.fullmatch(cell.text) for cell in cells)


def _when_done(column: Column, body: list[Cells]) -> Column:
    """Return a column of progress that holds dates as the finishes that it gives: actual ones unless it says which.

    One that holds words alone says how each task stands.
    """
    if column.role != "percent":
        return column
    cells = _body_of(column, body)
    if cells and 2 * dates_among(cells) >= len(cells):
        return replace(column, role="finish", basis=column.basis or "actual")
    return replace(column, role="status" if _are_words(cells) else "percent", basis="")


def _are_words(cells: list[Cell]) -> bool:
    """Return whether cells say in words alone how tasks stand: In progress, Not started."""
    return bool(cells) and all(is_wordy(cell) and not _DIGIT.search(cell.text) for cell in cells)


def _qualified(words: str, frame: str) -> tuple[str, str] | None:
    """Return the role of a heading whose other words say which dates it gives; a forecast or actual is a forecast.

    The outer word says it of what it stands beside: an original target date is an original one.
    """
    first, _, after = words.partition(" ")
    before, _, last = words.rpartition(" ")
    for outer, inner in ((first, after), (last, before)):
        of, basis = column_roles(frame).get(outer, ("", ""))
        role, held = column_roles(frame).get(inner, ("", ""))
        if of == "basis" and (role in TIMINGS or inner in _DONE):
            return role, "forecast" if held == "forecast" else basis
    bases, rest = qualifiers(words, frame)
    role, _ = column_roles(frame).get(rest, ("", "")) if rest else ("date", "")
    if not bases or role not in TIMINGS:
        return None
    return role, "forecast" if "forecast" in bases else bases[-1]


def _either(bare: str, heading: str, frame: str) -> tuple[str, str] | None:
    """Return the role of a heading that offers several words for one thing: Activity / task description.

    One that names rows does so beside groups, too: Milestone / activity.
    """
    parts = [normalised(part) for part in heading.split("/")] if "/" in heading else []
    known = [column_roles(frame).get(part, ("", "")) for part in parts if part != bare]
    if not known:
        return None
    may_name = known[0][0] in ("", "milestone", "stage", *LABELS)
    found = next((one for one in known if may_name and one[0] == "name"), known[0])
    return found if found[0] in ("name", *LABELS, *DATE_ROLES, "duration") else None


def _in_year(heading: str, frame: str) -> tuple[str, str] | None:
    """Return the role of a heading that says of which year its starts or finishes are: Finish 2024."""
    yeared = _YEARED.fullmatch(heading)
    found = column_roles(frame).get(normalised(yeared[1])) if yeared else None
    return found if found and found[0] in DATE_ROLES else None


# --- which dates ------------------------------------------------------------------------------------------


def _without_blank_forecast(columns: list[Column], body: list[Cells]) -> list[Column]:
    """Return columns without a forecast that nobody filled in: it makes no baseline of the plain dates beside it."""
    said = [one for one in columns if one.basis == "forecast" and one.role in DATE_ROLES]
    is_plain = any(one.role in DATE_ROLES and not one.basis for one in columns)
    if not said or not is_plain or not body or any(_body_of(one, body) for one in said):
        return columns
    return [replace(one, role="", basis="") if one in said else one for one in columns]


def _latest_settled(columns: list[Column]) -> list[Column]:
    """Return columns whose latest dates are one version of them, and no forecast, where the earliest stand beside."""
    timed = {
        one: {*normalised(one.heading).split()} for one in columns if one.role in (*TIMINGS, ALTERNATIVE)
    }
    if not any(words & _EARLIEST for words in timed.values()):
        return columns
    return [
        replace(one, role=ALTERNATIVE, basis="", doubt=_LATEST) if "latest" in timed.get(one, ()) else one
        for one in columns
    ]


def _beside_days_due(columns: list[Column], body: list[Cells]) -> list[Column]:
    """Return columns in which single dates of a basis that they say are finishes where a plain finish is all else."""
    ends = {(one.role, bool(one.basis)) for one in columns if one.role in (*DATE_ROLES, "span")}
    if ends != {("finish", False)}:
        return columns
    return [
        replace(one, role="finish") if one.role == "date" and one.basis and _is_dated(one, body) else one
        for one in columns
    ]


def _is_dated(column: Column, body: list[Cells]) -> bool:
    return dates_among(_body_of(column, body)) > 0


def _planned_settled(columns: list[Column]) -> list[Column]:
    """Return columns whose planned dates are the forecast, or the baseline where others are the forecast."""
    dated = [one for one in columns if one.role in (*DATE_ROLES, "date")]
    is_beside = any(one.basis in ("forecast", "") for one in dated)
    basis = "baseline" if is_beside else "forecast"
    return [replace(one, basis=basis) if one.basis == "planned" else one for one in columns]


def _plain_settled(columns: list[Column]) -> list[Column]:
    """Return columns in which plain starts or finishes beside others are the forecast, else the baseline.

    A plain column that is the only one of its role stays without a basis: it serves them all.
    """
    bases = {role: {one.basis for one in columns if one.role == role} - {""} for role in DATE_ROLES}

    def settled(one: Column) -> Column:
        if one.role not in DATE_ROLES or one.basis or not bases[one.role]:
            return one
        if {"forecast", "baseline"} <= bases[one.role]:
            return replace(one, role="", doubt="other columns are the baseline and the forecast")
        return replace(one, basis="baseline" if "forecast" in bases[one.role] else "forecast")

    return [settled(one) for one in columns]


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
        else replace(one, role="", doubt=f"another column is the {one.role}")
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
    cells = _body_of(column, body)
    # Of a phase and a task it is the task, which repeats least, that names a row.
    is_dated = column.role in DATE_ROLES
    fits = dates_among(cells) if is_dated else len({cell.text for cell in cells if is_wordy(cell)})
    return fits, -_order_of(column.heading, frame)


def _may_be_work(column: Column, right: int) -> bool:
    """Return whether a column left of dates or a label is headed as work, or an item of it, in words nobody listed."""
    is_unknown = not column.role and not column.doubt and column.number < right
    return is_unknown and _DOING.fullmatch(normalised(column.heading)) is not None


def _weight_as_name(
    column: Column, body: list[Cells], frame: str, right: int
) -> tuple[int, bool, bool, bool, int]:
    """Return how well a label names rows: of those that say as many different things a phase or group does last.

    What stands from the column `right` on, where a row's start and finish are, says more of it unless it is headed
    as work; what is headed so in words nobody listed comes before what it delivers.
    """
    fits, order = _weight(column, body, frame)
    is_before = column.number < right or _WORK.search(column.heading) is not None
    return fits, is_before, column.role != GROUP, not column.role, order


def is_wordy(cell: Cell) -> bool:
    """Return whether a cell holds words, as a name does: not a number, a code or a yes."""
    return bool(_WORD.search(cell.text)) and cell.text.lower() not in YES_OR_NO


@cache
def _order_of(heading: str, frame: str) -> int:
    listed = list(column_roles(frame))
    for words in (normalised(heading), normalised(_BRACKETED.sub(" ", heading))):
        if words in listed:
            return listed.index(words)
    return len(listed)


# --- columns that stand in for a missing role ---------------------------------------------------------------


def _standing_in(columns: list[Column], body: list[Cells], frame: str) -> list[Column]:
    """Return columns in which a label names the rows and a span or single date times them, where none else does."""
    columns = _dates_done(_without_persons(_with_one_span(columns), body))
    roles = {one.role for one in columns}
    if "name" not in roles:
        may_name = [one for one in columns if one.role in (*LABELS, "milestone")]
        labels = [one for one in may_name if not _is_flag(one, body)]
        first = min((one.number for one in columns if one.role in DATE_ROLES), default=0)
        right = first if {*DATE_ROLES} <= roles else 0
        last = max((one.number for one in labels if one.role == "label"), default=0)
        labels += [one for one in columns if labels and _may_be_work(one, max(first, last))]
        chosen = max(labels, key=lambda one: _weight_as_name(one, body, frame, right), default=None)
        columns = [replace(one, role="name") if one is chosen else one for one in columns]
    if roles & {"start", "finish"}:
        columns = [_without(one, "span") for one in columns]
    elif {"span", "date"} <= roles:
        columns = [_without_clock(one, body) for one in columns]
        roles = {one.role for one in columns}
    if roles & {"finish", "span"}:
        return [_without(one, "date") for one in columns]
    is_of_points = any(one.role == "name" and names_milestone(one.heading) for one in columns)
    return [
        replace(one, role=_ends_in(one, body, is_of_points)) if one.role == "date" else one for one in columns
    ]


def _without_persons(columns: list[Column], body: list[Cells]) -> list[Column]:
    """Return columns of which none of words alone is an end, where a single date stands beside: To be completed by."""
    if not any(one.role == "date" for one in columns):
        return columns
    return [
        _without(one, one.role) if one.role in DATE_ROLES and _is_of_words(one, body) else one
        for one in columns
    ]


def _is_of_words(column: Column, body: list[Cells]) -> bool:
    cells = [cells[column.number] for cells in body if column.number in cells]
    are_words = bool(cells) and all(is_wordy(cell) for cell in cells)
    return are_words and not dates_among(cells) and not any(is_to_be_told(cell.text) for cell in cells)


def _dates_done(columns: list[Column]) -> list[Column]:
    """Return columns in which days on which work was done, the only ends told, stand beside single dates as such."""
    ends = [one for one in columns if one.role in DATE_ROLES]
    is_dated = any(one.role == "date" for one in columns)
    if not is_dated or any(one.role == "start" or one.basis != "actual" for one in ends):
        return columns
    return [replace(one, role="date") if one in ends else one for one in columns]


def _with_one_span(columns: list[Column]) -> list[Column]:
    """Return columns of which one alone gives both ends in a cell: what is expected, before what was planned."""
    spans = [one for one in columns if one.role == "span"]
    if not any(one.basis for one in spans):
        return columns
    speaks = min(spans, key=lambda one: _SPANS.index(one.basis))
    doubt = _OTHER_BASIS if speaks.basis in ("baseline", "actual") else speaks.doubt
    kept = replace(speaks, basis="", doubt=doubt)
    return [kept if one is speaks else _without(one, "span") for one in columns]


def _without_clock(column: Column, body: list[Cells]) -> Column:
    """Return a column headed as times without its role if clock times are all it gives: Date | Time."""
    cells = _body_of(column, body) if column.role == "span" else []
    is_of_clock = bool(cells) and all(
        isinstance(cell.value, time) or _CLOCK.fullmatch(cell.text) for cell in cells
    )
    return replace(column, role="", doubt=_OF_CLOCK) if is_of_clock else column


def _ends_in(column: Column, body: list[Cells], is_of_points: bool) -> str:
    """Return what a single column of dates gives: finishes, or both ends where most cells do; "" for no dates.

    A milestone's two ends are the days between which it falls.
    """
    texts = [cell.text for cell in _body_of(column, body) if is_date(cell) or lacks_year(cell.text)]
    if not texts:
        return ""
    is_open = is_of_points or column.basis
    return "span" if not is_open and 2 * sum(map(gives_both_ends, texts)) >= len(texts) else "finish"


def _is_flag(column: Column, body: list[Cells]) -> bool:
    """Return whether a column only says yes or no of its rows: it names none."""
    cells = _body_of(column, body)
    return bool(cells) and all(cell.text.lower() in YES_OR_NO for cell in cells)


def _body_of(column: Column, body: list[Cells]) -> list[Cell]:
    return [row[column.number] for row in body if column.number in row]


def _without(column: Column, role: str) -> Column:
    is_it = column.role == role
    return replace(column, role="", doubt="other columns give the dates") if is_it else column
