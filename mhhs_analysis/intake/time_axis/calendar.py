"""Which days time columns cover that are headed by months, quarters, years, and what is numbered within them."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise

from mhhs_analysis.dates import Interval, Order, interval_from_text, months_on
from mhhs_analysis.intake.time_axis.dates import PARTED, days_a_column
from mhhs_analysis.intake.time_axis.even_parts import with_even_parts
from mhhs_analysis.intake.time_axis.headings import ANY_YEAR, NUMBER, PART, Said
from mhhs_analysis.intake.time_axis.heads import TimeHead
from mhhs_analysis.intake.time_axis.iso_weeks import ISO_WEEK, are_iso_weeks, iso_week
from mhhs_analysis.intake.time_axis.lines import TimeRow
from mhhs_analysis.intake.time_axis.months import as_wide_as_their_steps, with_the_missing_month
from mhhs_analysis.intake.time_axis.numbered_months import IN_TURN, months_numbered, unit_beside

_DAY = timedelta(days=1)
_UNSURE_WEEKS = "which days of a month its numbered weeks are is not said: each is as wide as it could be"
_ISO = "weeks numbered in a year: read as ISO weeks, Monday to Sunday"
YEARS_DISAGREE = "the years above the time columns do not fit the months below them"
_WEEKS_A_MONTH = range(4, 7)
_QUARTERS, _MONTHS = 4, 12
_PARTED = {"quarter", "half", "year"}
"""What has parts that columns below may be; months apart that stand over several are as wide as their steps."""


def by_calendar(
    head: TimeHead, cells: Mapping[int, Sequence[Said]], order: Order, year: int | None, doubts: list[str]
) -> tuple[dict[int, Interval | None], dict[int, int]]:
    """Return the days of each column from headings that say parts of years, and the months that lack a year."""
    own = {column for line in head.rows for column, one in line.said.items() if one.unit == "month"}
    broad = with_the_missing_month({column: _broad(said) for column, said in cells.items()}, own, doubts)
    years, months = _years(head, cells, broad, year, doubts)
    wide = {column: _whole(broad[column], cells[column], years.get(column), order) for column in cells}
    finest = max(head.rows, key=lambda one: (len(one.said), one.is_dated))
    is_numbered = all(one.is_numbered for one in finest.said.values())
    if is_numbered and _are_parts(head, finest, wide, broad):
        found = _numbered_within(head, finest, wide, broad, doubts)
    else:
        wide = as_wide_as_their_steps(_lasting_of_days(wide, broad), broad, own, doubts)
        may_be_parted = not is_numbered and not head.is_over_words
        found = _parted(wide, broad, may_be_parted, doubts)
    return found, {} if years else months


def _lasting_of_days(
    wide: dict[int, Interval | None], broad: Mapping[int, Said | None]
) -> dict[int, Interval | None]:
    is_of_days = {one.unit for one in broad.values() if one is not None} == {"day"}
    return _lasting(wide) if is_of_days else wide


def _parted(
    wide: dict[int, Interval | None],
    broad: Mapping[int, Said | None],
    may_be_parted: bool,
    doubts: list[str],
) -> dict[int, Interval | None]:
    """Return columns as parts of the headings above them where they are as many, else as wide as those."""
    units = {one.unit for one in broad.values() if one is not None}
    if may_be_parted and units <= _PARTED and (parts := with_even_parts(wide, doubts)):
        return parts
    if any(len([*run]) > 1 for one, run in groupby(wide.values()) if one):
        doubts.append(PARTED)
    return wide


def _broad(said: Sequence[Said]) -> Said | None:
    """Return the narrowest heading of a column that is a part of a year, or a year: the lowest, but a year last."""
    parts = [one for one in said if not one.is_numbered]
    narrower = [one for one in parts if one.unit != "year"]
    return (narrower or parts)[-1] if parts else None


def _whole(broad: Said | None, said: Sequence[Said], year: int | None, order: Order) -> Interval | None:
    """Return the days that a column's headings mean together."""
    if broad is None or broad.interval is not None:
        return broad.interval if broad else None
    financial = next((one for one in said if one.unit == "year" and one.interval and not one.number), None)
    if financial is not None and broad.unit in ("quarter", "half"):
        return interval_from_text(f"{broad.unit[0]}{broad.number} {financial.words}", order)
    if year is None:
        return None
    if broad.unit == "month" and broad.number:
        return interval_from_text(f"{broad.number:02}/{year}", order)
    if broad.unit in ("quarter", "half") and broad.number:
        return interval_from_text(f"{broad.unit[0]}{broad.number} {year}", order)
    return interval_from_text(broad.words, order, year)


def _month_of(said: Said, order: Order = "DMY") -> int | None:
    """Return the first month that a heading without a year names, counted from 1."""
    if said.number is not None:
        return {"month": said.number, "quarter": 3 * said.number - 2, "half": 6 * said.number - 5}.get(
            said.unit
        )
    inside = interval_from_text(said.words, order, ANY_YEAR)
    return inside.earliest.month if inside and inside.earliest else None


def _years(
    head: TimeHead, cells: Mapping[int, Sequence[Said]], broad: Mapping[int, Said | None], year: int | None,
    doubts: list[str],
) -> tuple[dict[int, int], dict[int, int]]:  # fmt: skip
    """Return the year of each column that lacks its own, and its month counted on from the first year's January."""
    months: dict[int, int] = {}
    turned = last = 0
    for column, said in broad.items():
        month = _month_of(said) if said is not None and said.interval is None else None
        if month is None:
            if said is not None and said.interval is not None and said.unit == "month":
                assert said.interval.earliest is not None
                month = said.interval.earliest.month
            else:
                continue
        turned += month < last
        last = month
        months[column] = 12 * turned + month
    known = {
        column: _year_said(cells[column], months[column]) for column in _own_columns(head) if column in months
    }
    firsts = {said - (months[column] - 1) // 12 for column, said in known.items() if said is not None}
    if any(one.unit == "year" and not one.number for line in head.rows for one in line.said.values()) and all(
        said is None or said.unit in ("quarter", "half", "year") for said in broad.values()
    ):  # quarters of financial years are read with the words of their years
        return {}, months
    if len(firsts) > 1:
        by_column = {column: _year_said(cells[column], month) for column, month in months.items()}
        ordered = [12 * (said or 0) + (months[column] - 1) % 12 for column, said in by_column.items() if said]
        if ordered == sorted(ordered):
            return {column: said for column, said in by_column.items() if said}, months
        doubts.append(YEARS_DISAGREE)
        return {}, {}
    first = firsts.pop() if firsts else year
    if first is None:
        return {}, months
    return {column: first + (month - 1) // 12 for column, month in months.items()}, months


def _own_columns(head: TimeHead) -> list[int]:
    """Return the columns in which headings of years, or that say theirs, themselves stand: merged ones all over."""
    columns: set[int] = set()
    for line in head.rows:
        for column, said in line.said.items():
            if said.interval is not None:
                columns |= {*range(column, line.reach.get(column, column) + 1)}
    return sorted(columns)


def _year_said(said: Iterable[Said], month: int) -> int | None:
    """Return the year that a column's headings say for its month, in the calendar."""
    for one in said:
        if one.interval is not None and one.interval.earliest is not None:
            first = one.interval.earliest
            is_financial = one.unit == "year" and first.month != 1
            return first.year + (is_financial and (month - 1) % 12 + 1 < first.month)
    return None


def _numbered_within(
    head: TimeHead, finest: TimeRow, wide: Mapping[int, Interval | None],
    broad: Mapping[int, Said | None], doubts: list[str],
) -> dict[int, Interval | None]:  # fmt: skip
    """Return the days of columns numbered within months or years: days, weeks, months or quarters of them."""
    found: dict[int, Interval | None] = dict.fromkeys(wide)
    groups = _groups(broad, head)
    runs, wholes = _runs(head, finest, wide, broad)
    kind = _kind_within(runs, broad, wholes, head)
    if any(_is_financial(whole) for whole in wholes):
        kind = _kind_in_financial_years(kind, runs, wholes)
    is_counted = len(runs) > 1 and _begins_again(runs)
    for run, said, whole in zip(groups, runs, wholes, strict=True):
        if whole is None or whole.earliest is None or whole.latest is None or not said:
            continue
        found |= {
            # weeks that begin again each month say their place, also where the first of them is typed over
            column: _within(kind, one, one.number - 1 if is_counted and one.number else place, whole)
            for place, (column, one) in enumerate((c, finest.said[c]) for c in run if c in finest.said)
        }
    if kind == "day":
        found = _lasting(found)
    if kind in ("week of month", "week of year", ISO_WEEK):
        doubts.append(_UNSURE_WEEKS if kind == "week of month" else _ISO)
    return found


def _are_parts(
    head: TimeHead, finest: TimeRow, wide: Mapping[int, Interval | None], broad: Mapping[int, Said | None]
) -> bool:
    """Return whether numbered headings are parts of those above them whose days can be told.

    Sprints and the like below quarters and halves are not: each is as wide as what it lies in.
    """
    runs, wholes = _runs(head, finest, wide, broad)
    units = {said.unit for said in broad.values() if said is not None}
    return not units & {"quarter", "half"} or bool(_kind_within(runs, broad, wholes, head))


def _runs(
    head: TimeHead, finest: TimeRow, wide: Mapping[int, Interval | None], broad: Mapping[int, Said | None]
) -> tuple[list[list[Said]], list[Interval | None]]:
    """Return the finest headings under each heading above them, and the days of each of these."""
    groups = _groups(broad, head)
    runs = [[finest.said[column] for column in run if column in finest.said] for run in groups]
    return runs, [wide.get(run[0]) for run in groups]


def _groups(broad: Mapping[int, Said | None], head: TimeHead) -> list[list[int]]:
    """Return the columns in stretches under one heading each."""
    keyed = [(column, broad.get(column)) for column in head.columns if column in broad]
    return [[column for column, _ in run] for _, run in groupby(keyed, key=lambda pair: id(pair[1]))]


def _kind_within(
    runs: Sequence[Sequence[Said]],
    broad: Mapping[int, Said | None],
    wholes: Sequence[Interval | None],
    head: TimeHead,
) -> str:
    """Return what numbers within months or years count."""
    units = {said.unit for column, said in broad.items() if said is not None}
    named = {one.named for run in runs for one in run} - {""}
    most = max((one.number or 0 for run in runs for one in run), default=0)
    longest = max((len(run) for run in runs), default=0)
    if named == {PART}:
        return PART
    if units == {"month"}:
        if named == {"day"} or (not named and most > 6 and most <= 31 and _begins_again(runs)):
            return "day"
        if named <= {"week"} and are_iso_weeks(runs, wholes):
            return ISO_WEEK
        return "week of month" if named <= {"week"} and longest in _WEEKS_A_MONTH else ""
    if units & {"quarter", "half"} and named <= {"month"}:
        numbers = [[one.number or 0 for one in run] for run in runs]
        return months_numbered(numbers, wholes) if unit_beside(head.beside) in ("", "month") else ""
    if units == {"year"}:
        if named == {"week"} or (not named and longest > 12 and most <= 53):
            return "week of year" if longest <= 53 and (_begins_again(runs) or len(runs) == 1) else ""
        if named == {"month"} or (not named and most > _QUARTERS):
            return "month" if longest <= 13 and most <= 12 else ""
        return "quarter" if len(runs) > 1 and longest <= _QUARTERS and _begins_again(runs) else ""
    return ""


def _kind_in_financial_years(
    kind: str, runs: Sequence[Sequence[Said]], wholes: Sequence[Interval | None]
) -> str:
    """Return what numbers within years that do not begin in January count, "" where that is not said.

    Twelve may count the year's own months from its first, or be the calendar's: either shows where a year begins.
    Weeks begin on a day of April that nothing names.
    """
    if kind != "month" or not all(one.unit == NUMBER or one.named == "month" for run in runs for one in run):
        return ""
    firsts = {one.earliest.month for one in wholes if one and one.earliest}
    begin = {run[0].number for run in runs[1:]} or ({runs[0][0].number} if len(runs[0]) == _MONTHS else set())
    turns = any(
        (later.number or 0) < (earlier.number or 0) for run in runs for earlier, later in pairwise(run)
    )
    if begin == {1} and not turns:
        return "month of financial year"
    return "month" if turns and begin <= firsts else ""


def _is_financial(whole: Interval | None) -> bool:
    """Return whether a stretch of days is a year that runs on into another one."""
    return bool(
        whole and whole.earliest and whole.latest and (whole.latest + _DAY) == months_on(whole.earliest, _MONTHS)
        and whole.earliest.month != 1
    )  # fmt: skip


def _begins_again(runs: Sequence[Sequence[Said]]) -> bool:
    """Return whether the numbers of each stretch but the first begin anew."""
    firsts = [(run[0].number or 0) for run in runs if run]
    lasts = [(run[-1].number or 0) for run in runs if run]
    return all(later <= earlier for earlier, later in zip(lasts, firsts[1:], strict=False))


def _within(kind: str, said: Said, place: int, whole: Interval) -> Interval | None:
    """Return the days of a numbered part of a month, a quarter or a year."""
    first, number = whole.earliest, said.number
    assert first is not None
    assert whole.latest is not None
    if said.days is not None:
        start, stop = (first + (day - 1) * _DAY for day in said.days)
        return Interval(start, min(stop, whole.latest))
    if number is None or not kind:
        return None
    if kind == "day":
        last = calendar.monthrange(first.year, first.month)[1]
        day = date(first.year, first.month, number) if 0 < number <= last else None
        return Interval(day, day) if day else None
    if kind == "week of month":
        start = max(first, first + timedelta(days=7 * place - 6))
        return Interval(start, min(whole.latest + 6 * _DAY, first + timedelta(days=7 * place + 12)))
    if kind == ISO_WEEK:
        return iso_week(number, whole)
    if kind == "week of year":
        try:
            monday = date.fromisocalendar(first.year, number, 1)
        except ValueError:
            return None
        return Interval(monday, monday + timedelta(days=6))
    if kind == IN_TURN:
        return _month_from(first, place)
    if kind == "quarter":
        return interval_from_text(f"q{number} {first.year}") if number <= 4 else None
    if kind == "month of financial year":
        return _month_from(first, number - 1) if number <= _MONTHS else None
    if _is_financial(whole):
        return interval_from_text(f"{number:02}/{first.year + (number < first.month)}")
    months = (whole.latest.year - first.year) * 12 + whole.latest.month - first.month + 1
    month = number if number > months or months == 12 else first.month + number - 1
    return interval_from_text(f"{month:02}/{first.year}") if first.month <= month <= 12 else None


def _month_from(first: date, count: int) -> Interval:
    """Return the month so many after the one that begins on a day."""
    begins = months_on(first, count)
    return Interval(begins, months_on(begins, 1) - _DAY)


def _lasting(found: dict[int, Interval | None]) -> dict[int, Interval | None]:
    """Return days of months as long as the steps between them show: 2, 9, 16, 23 are weeks."""
    starts = {column: one.earliest for column, one in found.items() if one}
    each = days_a_column(starts)
    if each is None or each <= 1:
        return found
    return {
        column: Interval(one.earliest, one.earliest + timedelta(days=int(each) - 1))
        if one and one.earliest
        else None
        for column, one in found.items()
    }
