"""Tasks as MS Project's XML: a text that its schema describes, written here without MS Project."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

_DAYS = range(1, 8)  # Sunday is 1
_SHIFTS = (("08:00:00", "12:00:00"), ("13:00:00", "17:00:00"))
_MINUTES = 480
_FINISH_TO_START = 1


@dataclass(frozen=True)
class Scheduled:
    """A task as MS Project keeps it; `number` counts the rows from 1, and 0 is the project's own."""

    number: int
    name: str
    outline: str
    first: date
    last: date
    days: int
    percent: int
    is_summary: bool
    is_active: bool = True
    after: int | None = None

    @property
    def is_milestone(self) -> bool:
        """Whether it takes no time."""
        return self.days == 0

    @property
    def is_done(self) -> bool:
        """Whether it has actual dates: its own, not those of tasks below it."""
        return self.percent == 100 and not self.is_summary


def project(title: str, saved: date, tasks: Sequence[Scheduled]) -> bytes:
    """Return a project of tasks, the row of the project itself first."""
    text = "\n".join(_lines(title, saved, tasks))
    return text.replace("\n", "\r\n").encode("utf-8")


def _lines(title: str, saved: date, tasks: Sequence[Scheduled]) -> Iterator[str]:
    first, last = min(task.first for task in tasks), max(task.last for task in tasks)
    yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    yield '<Project xmlns="http://schemas.microsoft.com/project">'
    yield f"\t<SaveVersion>14</SaveVersion>\n\t<Title>{escape(title)}</Title>"
    yield f"\t<LastSaved>{saved}T16:40:00</LastSaved>\n\t<ScheduleFromStart>1</ScheduleFromStart>"
    yield f"\t<StartDate>{first}T08:00:00</StartDate>\n\t<FinishDate>{last}T17:00:00</FinishDate>"
    yield f"\t<MinutesPerDay>{_MINUTES}</MinutesPerDay>\n\t<CalendarUID>1</CalendarUID>"
    yield "\t<Calendars>\n\t\t<Calendar>\n\t\t\t<UID>1</UID>\n\t\t\t<Name>Standard</Name>"
    yield "\t\t\t<IsBaseCalendar>1</IsBaseCalendar>\n\t\t\t<WeekDays>"
    yield from map(_day, _DAYS)
    yield "\t\t\t</WeekDays>\n\t\t</Calendar>\n\t</Calendars>\n\t<Tasks>"
    own = Scheduled(0, title, "0", first, last, len(tasks), 0, is_summary=True)
    yield from map(_task, (own, *tasks))
    yield "\t</Tasks>\n</Project>\n"


def _day(day: int) -> str:
    is_working = 1 < day < 7
    shifts = "".join(
        f"<WorkingTime><FromTime>{start}</FromTime><ToTime>{end}</ToTime></WorkingTime>"
        for start, end in _SHIFTS
    )
    times = f"<WorkingTimes>{shifts}</WorkingTimes>" if is_working else ""
    return f"\t\t\t\t<WeekDay><DayType>{day}</DayType><DayWorking>{int(is_working)}</DayWorking>{times}</WeekDay>"


def _task(task: Scheduled) -> str:
    start = f"{task.first}T{'17' if task.is_milestone else '08'}:00:00"
    finish = f"{task.last}T17:00:00"
    fields: dict[str, object] = {
        "UID": task.number, "ID": task.number, "Name": escape(task.name), "Active": int(task.is_active),
        "Manual": 0, "IsNull": 0, "OutlineNumber": task.outline,
        "OutlineLevel": 0 if task.number == 0 else task.outline.count(".") + 1,
        "Start": start, "Finish": finish, "Duration": f"PT{8 * task.days}H0M0S", "DurationFormat": 7,
        "Milestone": int(task.is_milestone), "Summary": int(task.is_summary), "PercentComplete": task.percent,
    }  # fmt: skip
    if task.is_done:
        fields |= {"ActualStart": start, "ActualFinish": finish}
    told = "".join(f"\n\t\t\t<{name}>{value}</{name}>" for name, value in fields.items())
    if task.after:
        told += f"\n\t\t\t<PredecessorLink><PredecessorUID>{task.after}</PredecessorUID><Type>{_FINISH_TO_START}</Type>"
        told += "<LinkLag>0</LinkLag><LagFormat>7</LagFormat></PredecessorLink>"
    return f"\t\t<Task>{told}\n\t\t</Task>"
