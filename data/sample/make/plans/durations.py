"""A start and a duration, and no finish that could be read: the finish is worked out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from make.formats.xls import old_workbook
from make.formats.xlsx import workbook
from make.page import Meant, Row, Sent, Sheet, gap, header, note, title
from make.plans.listing import Draft, Entry, entries, meant
from make.said import BLANK, Said, day


def in_working_days(path: str, draft: Draft, chance: Random) -> Sent:
    """Return a list without a column of finishes: the heading says that days are working days."""
    rows = [_listed(entry, entry.task.days) for entry in entries(draft, chance)]
    top = header("WBS", "Activity", "Start date", "Duration (working days)", "% complete", "Resource")
    sheet = _sheet("Delivery plan", draft, top, rows)
    return Sent(path, workbook([sheet], draft.owner), (sheet,), layout="start and working days")


def in_calendar_days(path: str, draft: Draft, chance: Random) -> Sent:
    """Return a list without a column of finishes: the heading says that days are calendar days."""
    rows = [_listed(entry, _calendar_days(entry)) for entry in entries(draft, chance)]
    top = header("WBS", "Activity", "Start date", "Duration (calendar days)", "% complete", "Resource")
    sheet = _sheet("Plan on a page (list)", draft, top, rows)
    return Sent(path, workbook([sheet], draft.owner), (sheet,), layout="start and calendar days")


def never_calculated(path: str, draft: Draft, chance: Random) -> Sent:
    """Return a list whose finishes are formulas that the tool which wrote it never calculated."""
    top = header("WBS", "Task", "Start", "Days (working)", "Finish", "% complete", "Owner")
    rows = [_formula(entry, number) for number, entry in enumerate(entries(draft, chance), start=5)]
    sheet = _sheet("Plan", draft, top, rows)
    return Sent(path, workbook([sheet], draft.owner), (sheet,), layout="formulas never calculated")


def in_weeks(path: str, draft: Draft, chance: Random) -> Sent:
    """Return an xls whose durations are weeks: whether a week ends on its Friday or Sunday is not said."""
    top = header("Ref", "Milestone / task", "Start", "Weeks", "% complete", "Owner")
    rows = [_weeks(entry) for entry in entries(draft, chance) if not entry.task.is_phase]
    sheet = _sheet("MHHS", draft, top, rows)
    return Sent(path, old_workbook([sheet]), (sheet,), layout="xls, start and weeks")


def _sheet(name: str, draft: Draft, top: Row, rows: list[Row]) -> Sheet:
    heading = title(f"{draft.owner} MHHS plan {draft.version}")
    stand = title(f"Prepared {draft.as_of:%d/%m/%Y}")
    notes = [note(None, text) for text in draft.notes]
    return Sheet(
        name, (heading, stand, gap(), top, *rows, gap(), *notes), (8, 52, 13, 12, 12, 18), name_column=2
    )


def _listed(entry: Entry, days: int) -> Row:
    task = entry.task
    if task.is_phase:
        means = Meant(task.name, is_summary=True, outline=task.number, stage=task.stage)
        return Row((task.number, task.name), (means,), is_bold=True)
    return Row(
        (task.number, task.name, entry.start, days, entry.percent, entry.team),
        (_worked_out(entry, task.number),),
    )


def _calendar_days(entry: Entry) -> int:
    return (entry.task.last - entry.task.first).days + 1 if entry.task.days else 0


def _worked_out(entry: Entry, outline: str) -> Meant:
    """Return what a start and a duration mean together: a finish on one day, or unknown with the start.

    A milestone, which lasts no days, has the one date that it types.
    """
    known = bool(entry.task.days) and entry.start.first is not None and entry.start.first == entry.start.last
    finish = day(entry.task.last) if known else BLANK
    return replace(meant(replace(entry, finish=finish), outline), is_worked_out=known)


def _formula(entry: Entry, row: int) -> Row:
    task = entry.task
    if task.is_phase:
        means = Meant(task.name, is_summary=True, outline=task.number, stage=task.stage)
        return Row((task.number, task.name), (means,), is_bold=True)
    typed = f"=C{row}" if task.days == 0 else f"=WORKDAY(C{row},D{row}-1)"
    finish = replace(day(task.last), typed=typed)
    cells = (task.number, task.name, entry.start, task.days, finish, entry.percent, entry.team)
    return Row(cells, (_worked_out(entry, task.number),))


def _weeks(entry: Entry) -> Row:
    """A start on the Monday, whole weeks: the last day is a Friday as people work, a Sunday as days are counted."""
    task = entry.task
    monday = task.first - timedelta(days=task.first.weekday())
    weeks = max(1, round(((task.last - monday).days + 1) / 7)) if task.days else 0
    sunday = monday + timedelta(days=7 * weeks - 1)
    finish = Said(None, sunday - timedelta(days=2), sunday) if weeks else BLANK
    entered = replace(entry, start=day(monday, "dd/mm/yyyy"), finish=finish)
    means = replace(meant(entered), is_worked_out=bool(weeks))
    return Row(
        (f"P{entry.position:02}", task.name, entered.start, weeks, entry.percent, entry.team), (means,)
    )
