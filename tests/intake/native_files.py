"""Plans as MS Project and Primavera write them in text, written here by hand: no code of MPXJ is in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from xml.sax.saxutils import escape

LINKS = ("FF", "FS", "SF", "SS")
"""Kinds of link, by the number that MS Project's XML gives them."""


@dataclass(frozen=True)
class Task:
    """A task as a test knows it; a link is the task before, its kind and a lag in working days of eight hours."""

    name: str
    start: date | None = None
    finish: date | None = None
    level: int = 1
    baseline: tuple[date, date] | None = None
    actual: tuple[date | None, date | None] = (None, None)
    links: Sequence[tuple[int, str, int]] = ()
    percent: int | None = None
    more: dict[str, str] = field(default_factory=dict)


def mspdi(tasks: Iterable[Task], before: str = "") -> str:
    """An XML of MS Project with its own row 0 and the tasks from 1 on; `before` stands before the tasks."""
    own = "<Task><UID>0</UID><ID>0</ID><Name>The project</Name><Start>2020-01-01T08:00:00</Start>"
    own += "<Finish>2030-01-01T17:00:00</Finish></Task>"
    written = "".join(_mspdi_task(number, task) for number, task in enumerate(tasks, start=1))
    return (
        '<?xml version="1.0" encoding="UTF-8"?><Project xmlns="http://schemas.microsoft.com/project">'
        f"<StartDate>2020-01-01T08:00:00</StartDate>{before}<Tasks>{own}{written}</Tasks></Project>"
    )


def _mspdi_task(number: int, task: Task) -> str:
    fields = {"UID": number, "ID": number, "Name": escape(task.name), "OutlineLevel": task.level}
    fields |= {"Start": _at(task.start, 8), "Finish": _at(task.finish, 17)}
    fields |= {"ActualStart": _at(task.actual[0], 8), "ActualFinish": _at(task.actual[1], 17)}
    fields |= {"PercentComplete": task.percent} | task.more
    told = "".join(f"<{name}>{value}</{name}>" for name, value in fields.items() if value is not None)
    for before, kind, lag in task.links:
        told += f"<PredecessorLink><PredecessorUID>{before}</PredecessorUID><Type>{LINKS.index(kind)}</Type>"
        told += f"<LinkLag>{lag * 4800}</LinkLag><LagFormat>7</LagFormat></PredecessorLink>"
    if task.baseline:
        told += f"<Baseline><Number>0</Number><Start>{_at(task.baseline[0], 8)}</Start>"
        told += f"<Finish>{_at(task.baseline[1], 17)}</Finish></Baseline>"
    return f"<Task>{told}</Task>"


def _at(day: date | None, hour: int) -> str | None:
    return f"{day}T{hour:02}:00:00" if day else None


def xer(tables: dict[str, list[dict[str, object]]], end: str = "%E\r\n") -> str:
    """A Primavera exchange file: tables of rows, a field that a row lacks left blank."""
    lines = ["ERMHDR\t8.4\t2023-01-01\tProject\tadmin\tadmin\tdb\tProject Management\tGBP"]
    for name, rows in tables.items():
        columns = list(dict.fromkeys(key for row in rows for key in row))
        lines += [f"%T\t{name}", "\t".join(["%F", *columns])]
        lines += ["\t".join(["%R", *(str(row.get(key, "")) for key in columns)]) for row in rows]
    return "\r\n".join(lines) + "\r\n" + end


def primavera(activities: list[dict[str, object]], links: list[dict[str, object]] = ()) -> dict:
    """The tables of one Primavera project: a WBS of two levels, and the activities below the second."""
    calendar = {"clndr_id": 1, "default_flag": "Y", "clndr_name": "Standard", "clndr_type": "CA_Base",
                "day_hr_cnt": 8, "week_hr_cnt": 40, "month_hr_cnt": 172, "year_hr_cnt": 2000}  # fmt: skip
    project = {"proj_id": 7, "proj_short_name": "MHHS", "export_flag": "Y", "last_recalc_date": "2023-01-31 00:00",
               "clndr_id": 1, "plan_start_date": "2020-01-01 00:00"}  # fmt: skip
    wbs = [
        {"wbs_id": 1, "proj_id": 7, "seq_num": 1, "proj_node_flag": "Y", "wbs_short_name": "MHHS",
         "wbs_name": "The plan"},
        {"wbs_id": 2, "proj_id": 7, "seq_num": 2, "proj_node_flag": "N", "wbs_short_name": "SIT", "wbs_name": "Testing",
         "parent_wbs_id": 1},
    ]  # fmt: skip
    shared = {"proj_id": 7, "wbs_id": 2, "clndr_id": 1, "complete_pct_type": "CP_Phys", "task_type": "TT_Task",
              "status_code": "TK_NotStart", "duration_type": "DT_FixedDUR2"}  # fmt: skip
    tasks = [{"task_id": 100 + number, **shared, **one} for number, one in enumerate(activities)]
    linked = [
        {"task_pred_id": number, "proj_id": 7, "pred_proj_id": 7, **one} for number, one in enumerate(links)
    ]
    currency = {"curr_id": 1, "decimal_digit_cnt": 2, "curr_symbol": "£", "decimal_symbol": ".",
                "digit_group_symbol": ",", "pos_curr_fmt_type": "#1.1", "neg_curr_fmt_type": "(#1.1)",
                "curr_type": "Pound", "curr_short_name": "GBP", "group_digit_cnt": 3, "base_exch_rate": 1}  # fmt: skip
    return {"CURRTYPE": [currency], "PROJECT": [project], "CALENDAR": [calendar], "PROJWBS": wbs, "TASK": tasks,
            "TASKPRED": linked}  # fmt: skip


def projects(*plans: tuple[str, str, list[dict[str, object]]]) -> dict:
    """The tables of several Primavera projects: of each its ID, its name and its activities."""
    tables: dict[str, list[dict[str, object]]] = {}
    for number, (identifier, name, activities) in enumerate(plans, start=1):
        for table, rows in primavera(activities).items():
            own = [row | _of_project(row, number) for row in rows]
            if table == "PROJECT":
                own[0]["proj_short_name"] = identifier
            elif table == "PROJWBS":
                own[0] |= {"wbs_short_name": identifier, "wbs_name": name}
            is_shared = table in ("CURRTYPE", "CALENDAR")
            tables[table] = own if is_shared else [*tables.get(table, []), *own]
    return tables


def _of_project(row: dict[str, object], number: int) -> dict[str, object]:
    """What identifies a row of one project among those of several."""
    keys = {"proj_id", "wbs_id", "parent_wbs_id", "task_id"} & row.keys()
    return {key: int(str(row[key])) + 1000 * number for key in keys}


def pmxml(*plans: str) -> str:
    """An XML of Primavera's that holds projects as `pm_project` writes them."""
    calendar = "<ObjectId>1</ObjectId><Name>Standard</Name><Type>Global</Type><IsDefault>1</IsDefault>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<APIBusinessObjects xmlns="http://xmlns.oracle.com/Primavera/P6/V8.3/API/BusinessObjects">'
        f"<Calendar>{calendar}</Calendar>{''.join(plans)}</APIBusinessObjects>"
    )


def pm_project(
    number: int, identifier: str, name: str, activities: Iterable[tuple[str, date, date]], more: str = "",
    tag: str = "Project",
) -> str:  # fmt: skip
    """A project of Primavera's XML: its activities stand below one node; `more` are fields of its own."""
    node = f"<WBS><ObjectId>{number}</ObjectId><ProjectObjectId>{number}</ProjectObjectId><Code>SIT</Code>"
    node += "<Name>Testing</Name></WBS>"
    told = "".join(_pm_activity(number, place, *one) for place, one in enumerate(activities, start=1))
    own = f"<ObjectId>{number}</ObjectId><Id>{identifier}</Id><Name>{escape(name)}</Name>{more}"
    own += "<PlannedStartDate>2020-01-01T00:00:00</PlannedStartDate>"
    own += "<ActivityDefaultCalendarObjectId>1</ActivityDefaultCalendarObjectId>"
    return f"<{tag}>{own}{node}{told}</{tag}>"


def _pm_activity(project: int, place: int, name: str, start: date, finish: date) -> str:
    fields = {
        "ObjectId": 100 * project + place, "ProjectObjectId": project, "WBSObjectId": project, "Id": f"A{place}0",
        "Name": escape(name), "Status": "Not Started", "Type": "Task Dependent", "CalendarObjectId": 1,
        "PlannedStartDate": _at(start, 8), "PlannedFinishDate": _at(finish, 17),
        "RemainingEarlyStartDate": _at(start, 8), "RemainingEarlyFinishDate": _at(finish, 17),
    }  # fmt: skip
    return f"<Activity>{''.join(f'<{key}>{value}</{key}>' for key, value in fields.items())}</Activity>"
