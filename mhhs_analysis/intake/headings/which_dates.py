"""Which dates each column of starts and finishes gives: baseline, forecast or actual, as all columns together say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mhhs_analysis.dates import is_to_be_told
from mhhs_analysis.intake.headings.columns import (
    ALTERNATIVE,
    DATE_ROLES,
    TIMINGS,
    VIEW,
    Column,
    dates_among,
    is_date,
    is_wordy,
    normalised,
    role_of,
)
from mhhs_analysis.intake.headings.forecasts import with_latest_forecast
from mhhs_analysis.intake.headings.period_words import unit_named
from mhhs_analysis.intake.headings.progress_words import heads_begun, heads_end_of_each
from mhhs_analysis.intake.headings.row_bases import heads_bases, tell_bases
from mhhs_analysis.intake.workbooks.workbook import Cell, Cells
from mhhs_analysis.reference import column_roles

_EARLIEST = {"early", "earliest"}
"""What says of a date, beside another that is the latest, that it is the first of a range."""
_LATEST = "the latest of a range, whose earliest stands beside it"
_FEW_COMPLETE = "few rows give it beside their finish, which may be when they were completed or will be"
_COMPLETION = re.compile(r"complet", re.I)
_DATED = (*DATE_ROLES, "date")
"""Roles of columns that give one end of tasks, or a date that is one."""
_SINGLE = (*_DATED, "span")
"""Those, and one of both ends in a cell."""
_AS_IT_WAS = ("planned", "baseline")
"""What finishes are that may have moved since."""
_TO_COME = ("", "planned", "forecast")
"""What starts are, by their heading, that nobody says have happened."""
_SHARE = re.compile(r"(100|\d?\d)?([.,]\d+)? ?%?")
_DIGIT = re.compile(r"\d")


def with_dates_settled(columns: list[Column], body: list[Cells]) -> list[Column]:
    """Return the columns of a plan with what each says of which dates it gives, where others stand beside it."""
    columns = _begun_settled(_without_words_of_bases(columns, body), body)
    columns = _view_settled(with_latest_forecast(columns, body), body)
    columns = _progress_settled(columns, body)
    columns = _without_blank_forecast(_completed_settled(columns, body), body)
    return _plain_settled(_planned_settled(_latest_settled(_beside_days_due(columns, body))))


def _without_words_of_bases(columns: list[Column], body: list[Cells]) -> list[Column]:
    """Return columns without the dates of one that only says which each row gives: Actual/Forecast over Actual."""
    maybe = [one for one in columns if one.role in _SINGLE and heads_bases(one.heading)]
    told = [one for one in maybe if tell_bases(one.cells_in(body))]
    return [replace(one, role="", basis="") if one in told else one for one in columns] if told else columns


def _begun_settled(columns: list[Column], body: list[Cells]) -> list[Column]:
    """Return columns in which dates headed Started are the actual starts, where others give those that are planned."""
    starts = [one for one in columns if one.role == "start" and _is_of_dates(one, body)]
    begun = {one for one in starts if not one.basis and heads_begun(one.heading)}
    if not begun or len(begun) == len(starts):
        return columns
    return [replace(one, basis="actual") if one in begun else one for one in columns]


def _view_settled(columns: list[Column], body: list[Cells]) -> list[Column]:
    """Return columns in which dates of the sender's view are its forecast, if no others may be; words are no timing.

    Beside starts nobody says which end of a task the sender means.
    """
    views = [one for one in columns if one.role == VIEW]
    if not views:
        return columns
    others = [one for one in columns if one.role in (*DATE_ROLES, "span", "date")]
    dated = [one for one in views if _is_of_dates(one, body)]
    may_be = all(one.basis in ("baseline", "planned") and one.role in ("finish", "date") for one in others)
    is_own = len(dated) == 1 and may_be
    own = replace(dated[0], role="date", basis="forecast") if is_own else None
    settled = {one: own if own and one is dated[0] else replace(one, role="", doubt="") for one in views}
    return [settled.get(one, one) for one in columns]


def _is_of_dates(column: Column, body: list[Cells]) -> bool:
    """Return whether at least half of what stands in a column is dates."""
    cells = column.cells_in(body)
    return bool(cells) and 2 * dates_among(cells) >= len(cells)


def _progress_settled(columns: list[Column], body: list[Cells]) -> list[Column]:
    """Return columns in which progress that is dates is the actual finishes, and completion that is shares progress."""
    finishes = sum(one.role == "finish" and not one.basis for one in columns)
    are_others = finishes > 1 or any(one.role in ("span", "date") for one in columns)

    def settled(one: Column) -> Column:
        if _is_how_far(one, body, are_others=are_others):
            return replace(one, role="percent")
        return replace(one, role="finish") if _ends_each(one, columns, body) else _when_done(one, body)

    return [*map(settled, columns)]


def _ends_each(column: Column, columns: list[Column], body: list[Cells]) -> bool:
    """Return whether a column headed Complete is the one end beside starts to come, and each task has it: as planned.

    Where some have none, what is there says which are done.
    """
    if column.role != "percent" or not heads_end_of_each(column.heading) or not _is_of_dates(column, body):
        return False
    starts = [one for one in columns if one.role == "start"]
    others = any(one.role in ("finish", "span", "date", "duration") for one in columns)
    is_plain = len(starts) == 1 and starts[0].basis in _TO_COME and not others
    return is_plain and len(column.cells_in(body)) >= len(starts[0].cells_in(body))


def _completed_settled(columns: list[Column], body: list[Cells]) -> list[Column]:
    """Return columns in which completions that few rows give are actual ones, where most have another finish."""
    plain = [one for one in columns if one.role == "finish" and one.basis in ("", "planned")]
    maybe = [one for one in plain if not one.basis and _COMPLETION.search(one.heading)]
    if len(maybe) != 1 or len(plain) == 1:
        return columns
    dates = {one: dates_among(one.cells_in(body)) for one in plain}
    are_few = 0 < 2 * dates[maybe[0]] < max(dates.values())
    done = replace(maybe[0], basis="actual", doubt=_FEW_COMPLETE)
    return [done if one is maybe[0] and are_few else one for one in columns]


def _is_how_far(column: Column, body: list[Cells], *, are_others: bool) -> bool:
    """Return whether a column headed as completion says how far, from 0 to 100, and not when.

    Plain numbers may be days or periods where no other column says when; with a sign of per cent they are none.
    """
    if column.role != "finish" or column.basis or not _COMPLETION.search(column.heading):
        return False
    texts = [cell.text for cell in column.cells_in(body)]
    are_shares = bool(texts) and all(map(_SHARE.fullmatch, texts))
    return are_shares and (are_others or any(text.endswith("%") for text in texts))


def _when_done(column: Column, body: list[Cells]) -> Column:
    """Return a column of progress that holds dates as the finishes that it gives: actual ones unless it says which.

    One that holds words alone says how each task stands.
    """
    if column.role != "percent":
        return column
    if _is_of_dates(column, body):
        return replace(column, role="finish", basis=column.basis or "actual")
    return replace(column, role="status" if _are_words(column.cells_in(body)) else "percent", basis="")


def _are_words(cells: list[Cell]) -> bool:
    """Return whether cells say in words alone how tasks stand: In progress, Not started."""
    return bool(cells) and all(is_wordy(cell) and not _DIGIT.search(cell.text) for cell in cells)


def _without_blank_forecast(columns: list[Column], body: list[Cells]) -> list[Column]:
    """Return columns without a forecast that gives no date, nor one to come: it makes no baseline of those beside it.

    Nobody filled it in, or words stand in it: Yes, No.
    """
    said = [one for one in columns if one.basis == "forecast" and one.role in _DATED]
    is_plain = any(one.role in _DATED and one.basis in ("", "planned") for one in columns)
    if not said or not is_plain or not body or any(_may_give_dates(one, body) for one in said):
        return columns
    return [replace(one, role="", basis="") if one in said else one for one in columns]


def _may_give_dates(column: Column, body: list[Cells]) -> bool:
    """Return whether anything in a column is a date, or stands for one to come; numbers may be periods."""
    return any(
        is_date(cell) or not isinstance(cell.value, str) or is_to_be_told(cell.text)
        for cell in column.cells_in(body)
    )


def _latest_settled(columns: list[Column]) -> list[Column]:
    """Return columns whose latest dates are one version of them, and no forecast, where the earliest stand beside.

    That are those of the same end of tasks, or any where nothing else gives that end.
    """
    timed = {one: normalised(one.heading).split() for one in columns if one.role in (*TIMINGS, ALTERNATIVE)}
    early = {_end_in(words) for words in timed.values() if not _EARLIEST.isdisjoint(words)}
    if not early:
        return columns
    others = {
        _end_in(words) for words in timed.values() if _EARLIEST.isdisjoint(words) and "latest" not in words
    }
    last = {
        one
        for one, words in timed.items()
        if "latest" in words
        and "forecast" not in words
        and (_end_in(words) in early or _end_in(words) not in others)
    }
    return [
        replace(one, role=ALTERNATIVE, basis="", doubt=_LATEST) if one in last else one for one in columns
    ]


def _end_in(words: list[str]) -> str:
    """Return which end of tasks a heading of their earliest or latest dates gives: start, finish, or another role."""
    return role_of(" ".join(one for one in words if one not in {*_EARLIEST, "latest"}), "activities")[0]


def _beside_days_due(columns: list[Column], body: list[Cells]) -> list[Column]:
    """Return columns in which single dates are finishes where finishes are all else: one of both says its basis.

    Finish | Revised date, or Date | Slipped to. Beside a planned finish nobody knows what a date is of that says none.
    """
    bases = [one.basis for one in columns if one.role == "finish"]
    if not bases or any(one.role in ("start", "span") for one in columns):
        return columns
    dates = [one for one in columns if one.role == "date" and _may_be_finish(one.basis, bases)]
    found = [one for one in dates if _is_dated(one, body)]
    return [replace(one, role="finish") if one in found else one for one in columns]


def _may_be_finish(basis: str, bases: Sequence[str]) -> bool:
    """Return whether single dates of a basis, if any, are finishes beside those of others: of none, or of one other."""
    if not any(bases):
        return bool(basis)
    return len(bases) == 1 and basis != bases[0] and bool(basis or bases[0] not in _AS_IT_WAS)


def _is_dated(column: Column, body: list[Cells]) -> bool:
    return dates_among(column.cells_in(body)) > 0


def _planned_settled(columns: list[Column]) -> list[Column]:
    """Return columns whose planned dates are the forecast, or the baseline where others are the forecast.

    Plain dates of the other end of tasks go together with planned ones: they are both the forecast.
    """
    dated = [one for one in columns if one.role in _DATED]
    planned = {one.role for one in dated if one.basis == "planned"}
    plain = {one.role for one in dated if not one.basis}
    goes_together = len(planned) == len(plain) == 1 and planned | plain == {*DATE_ROLES}
    is_beside = bool(plain and not goes_together) or any(one.basis == "forecast" for one in dated)
    basis = "baseline" if is_beside else "forecast"
    return [replace(one, basis=basis) if one.basis == "planned" else one for one in columns]


def _plain_settled(columns: list[Column]) -> list[Column]:
    """Return columns in which plain starts, finishes or single dates beside others are the forecast, else the baseline.

    A plain column that is the only one of its role stays without a basis: it serves them all. A single date beside
    the sender's own (Date, Our date) is the programme's, and none of the sender's.
    """
    bases = {role: {one.basis for one in columns if one.role == role} - {""} for role in _DATED}
    if any(one.role == "date" and _is_senders_own(one.heading) for one in columns):
        bases["date"] = set()

    def settled(one: Column) -> Column:
        if one.role not in _DATED or one.basis or not bases[one.role] or _is_period(one):
            return one
        if {"forecast", "baseline"} <= bases[one.role]:
            return replace(one, role="", doubt="other columns are the baseline and the forecast")
        return replace(one, basis="baseline" if "forecast" in bases[one.role] else "forecast")

    return [settled(one) for one in columns]


def _is_period(column: Column) -> bool:
    """Return whether a single date is headed as the period that it is in, beside others: Month."""
    return column.role == "date" and unit_named(normalised(column.heading).rpartition(" ")[2]) != ""


def _is_senders_own(heading: str) -> bool:
    """Return whether a heading is known as a whole for a sender's own dates beside the programme's: Our date."""
    words = normalised(heading)
    role, basis = column_roles("activities").get(words, ("", ""))
    return role == "date" and bool(basis) and " " in words
