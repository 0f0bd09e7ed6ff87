"""MS Project's and Primavera's own files become activities like any table's rows, or one line that says why not."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mhhs_analysis.frames import MhhsError, NotReadable
from mhhs_analysis.intake.guard import read_all
from mhhs_analysis.intake.native.kinds import native_kind
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import NO_TABLE, Reading
from tests.intake.native_files import LINKS, Task, mspdi, primavera, xer
from tests.intake.test_real_plans import expectations, unmet

REAL = (
    "mpxj_task-links-project2016-mspdi.xml",
    "mpxj_task-links-project2016-mpp14.mpp",
    "ncl_team6_Project_Plan.mpp",
    "mpxj_percent-complete-8.4.xer",
    "mpxj_sample.mpx",
)
D = date.fromisoformat
Outcome = Reading | MhhsError
Read = Callable[..., list[Outcome]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """A function that writes texts or bytes as files and returns what became of each, under guard."""

    def outcomes(*contents: str | bytes, name: str = "plan.xml", encoding: str = "utf-8") -> list[Outcome]:
        paths = []
        for number, content in enumerate(contents):
            paths.append(tmp_path / f"{number}-{name}")
            paths[-1].write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return read_all([(read_plan, path, ()) for path in paths])

    return outcomes


@pytest.fixture(scope="module")
def readings(real: Path) -> dict[str, Outcome]:
    """How each native plan of the real folder is read."""
    outcomes = read_all([(read_plan, real / "plans" / name, ()) for name in REAL])
    return dict(zip(REAL, outcomes, strict=True))


def accounted(reading: Reading) -> bool:
    return reading.rows_in == reading.rows_kept + reading.rows_set_aside and reading.rows_kept == len(
        reading.rows
    )


def by_name(reading: Reading) -> dict[str, dict]:
    return {row["activity_name"]: row for row in reading.rows}


def reasons_aside(reading: Reading) -> list[tuple[str, str]]:
    return [(entry["cell"], entry["reason"].split(":")[0]) for entry in reading.set_aside]


# --- real files -------------------------------------------------------------------------------------------


@pytest.mark.needs_java
@pytest.mark.parametrize("name", REAL)
def test_a_real_native_plan_meets_its_expectation(real: Path, readings, name: str) -> None:
    """Tasks, first start and last finish are those read by somebody else."""
    reading = readings[name]
    assert isinstance(reading, Reading), reading
    assert unmet(reading, expectations(real)[name]) == []
    assert accounted(reading)


@pytest.mark.needs_java
def test_the_same_plan_in_two_formats_reads_the_same(readings) -> None:
    """The binary file and the XML of one plan give the same tasks, dates and links."""
    one, other = (readings[name] for name in REAL[:2])
    assert [row | {"file": ""} for row in one.rows] == [row | {"file": ""} for row in other.rows]
    assert [row["predecessors"] for row in one.rows[1::2]] == [
        "1", "3FS+1 day", "5FS+2 days", "7FS+1 week", "9FS+2 weeks", "11SF+2 days", "13SS+2 days", "15FF+2 days",
    ]  # fmt: skip


@pytest.mark.needs_java
def test_a_file_cut_anywhere_is_refused_or_read_whole(real: Path, readings, read: Read) -> None:
    """No task is lost without a word: what is left of a cut file is refused, or gives all that the whole one does."""
    names = (REAL[0], REAL[1], REAL[3])
    contents = {name: (real / "plans" / name).read_bytes() for name in names}
    ends = {
        name: [len(whole) * tenth // 10 for tenth in range(1, 10)] + [-400]
        for name, whole in contents.items()
    }
    cuts = [(name, contents[name][:end]) for name in names for end in ends[name]]
    outcomes = read(*(content for _, content in cuts))
    for (name, _), outcome in zip(cuts, outcomes, strict=True):
        is_refused = isinstance(outcome, NotReadable) and "\n" not in str(outcome)
        assert is_refused or len(outcome.rows) == len(readings[name].rows), name
    assert sum(isinstance(outcome, NotReadable) for outcome in outcomes) > len(cuts) // 2


@pytest.mark.needs_java
def test_a_mutated_file_is_read_or_refused_on_one_line(real: Path, read: Read) -> None:
    """Bytes changed at random give no traceback, no lines of Java's, no hang."""
    chance = random.Random(4)
    mutants = []
    for name in REAL * 12:
        content = bytearray((real / "plans" / name).read_bytes())
        for _ in range(chance.choice((1, 8, 200))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        mutants.append(bytes(content))
    for outcome in read(*mutants):
        told = str(outcome)
        assert isinstance(outcome, Reading) or ("\n" not in told and "could not be read" not in told), told
        assert not isinstance(outcome, Reading) or accounted(outcome)


# --- tasks ------------------------------------------------------------------------------------------------


@pytest.mark.needs_java
def test_a_task_has_its_own_dates_and_no_others(read: Read) -> None:
    """The project's start and finish are no task's; a task without dates stays without."""
    (reading,) = read(mspdi([Task("Dated", D("2023-02-01"), D("2023-02-03")), Task("Not dated")]))
    dated, bare = reading.rows
    assert (dated["start_from"], dated["finish_to"]) == ("2023-02-01", "2023-02-03")
    assert (dated["start_text"], dated["finish_text"]) == ("01/02/2023 08:00", "03/02/2023 17:00")
    assert [bare[name] for name in ("start_from", "start_text", "finish_to", "date_basis")] == [None] * 4
    assert reasons_aside(reading) == [("task 0", "the project's own row")]
    assert (dated["activity_id"], dated["cell"]) == ("T1", "task 1") and accounted(reading)


@pytest.mark.needs_java
def test_what_happened_speaks_before_what_is_expected_and_what_was_agreed(read: Read) -> None:
    """A finished task has its actual dates, one under way its start as it was; the baseline stays beside."""
    agreed = (D("2023-01-02"), D("2023-01-31"))
    done = Task(
        "Done", D("2023-01-09"), D("2023-02-10"), actual=(D("2023-01-09"), D("2023-02-10")), percent=100
    )
    going = Task(
        "Going", D("2023-01-16"), D("2023-03-31"), baseline=agreed, actual=(D("2023-01-16"), None), percent=40
    )
    only = Task("Only agreed", baseline=agreed)
    (reading,) = read(mspdi([done, going, only]))
    rows = by_name(reading)
    assert [rows[name]["date_basis"] for name in rows] == ["actual", "forecast", "baseline"]
    assert rows["Done"]["other_dates"] is None and rows["Done"]["percent_complete"] == 100
    assert rows["Going"]["other_dates"] == "baseline 02/01/2023 08:00 to 31/01/2023 17:00"
    assert (rows["Going"]["start_from"], rows["Going"]["finish_to"]) == ("2023-01-16", "2023-03-31")
    assert (rows["Only agreed"]["start_from"], rows["Only agreed"]["finish_to"]) == (
        "2023-01-02",
        "2023-01-31",
    )
    assert rows["Only agreed"]["percent_complete"] is None


@pytest.mark.needs_java
def test_what_is_no_live_task_is_set_aside_with_its_reason(read: Read) -> None:
    """Inactive, another project's, nameless and blank rows are none of the plan's tasks; each is accounted for."""
    days = D("2023-02-01"), D("2023-02-03")
    tasks = [
        Task("Live", *days),
        Task("Struck out", *days, more={"Active": "0"}),
        Task("Theirs", *days, more={"ExternalTask": "1"}),
        Task("", *days),
        Task("Gone", more={"IsNull": "1"}),
        Task("Gone too", more={"IsNull": "1"}),
        Task("CANCELLED - Build", *days),
    ]
    (reading,) = read(mspdi(tasks))
    assert [*by_name(reading)] == ["Live"] and accounted(reading)
    assert reasons_aside(reading) == [
        ("task 0", "the project's own row"),
        ("task 2", "inactive"),
        ("task 3", "a task of another project, shown because it is linked to"),
        ("task 4", "no name where tasks are named"),
        ("task 7", "said to be inactive or dropped"),
        ("task 5, task 6", "blank lines between tasks"),
    ]


@pytest.mark.needs_java
def test_levels_milestones_deadlines_and_the_senders_own_fields_are_kept(read: Read) -> None:
    """Summaries gather, milestones are points, a deadline stands beside, a field named Stage says the stage."""
    named = "<ExtendedAttributes><ExtendedAttribute><FieldID>188743731</FieldID><FieldName>Text1</FieldName>"
    named += "<Alias>Stage</Alias></ExtendedAttribute></ExtendedAttributes>"
    stage = {"ExtendedAttribute": "<FieldID>188743731</FieldID><Value>SIT</Value>"}
    day = D("2023-05-31")
    tasks = [
        Task("Testing", D("2023-03-01"), day, more={"OutlineNumber": "1"}),
        Task("Test", D("2023-03-01"), day, level=2, more={"OutlineNumber": "1.1"} | stage),
        Task("Exit", day, day, level=2, more={"Milestone": "1", "Deadline": "2023-06-30T17:00:00"}),
        Task("Sign", day, day, more={"Duration": "PT0H0M0S", "ConstraintType": "7",
                                     "ConstraintDate": "2023-07-01T17:00:00"}),
    ]  # fmt: skip
    (reading,) = read(mspdi(tasks, named))
    rows = by_name(reading)
    assert [row["is_summary"] for row in reading.rows] == [True, False, False, False]
    assert [row["is_milestone"] for row in reading.rows] == [False, False, True, True]
    assert [row["outline"] for row in reading.rows] == ["1", "1.1", "level 2", "level 1"]
    assert (rows["Test"]["stage_text"], rows["Exit"]["stage_text"]) == ("SIT", None)
    assert rows["Exit"]["other_dates"] == "deadline 30/06/2023 17:00"
    assert rows["Sign"]["other_dates"] == "constraint finish no later than 01/07/2023 17:00"
    (sheet,) = reading.sheets
    roles = {one["heading"]: (one["role"], one["date_basis"]) for one in sheet["columns"]}
    assert roles["Stage"] == ("stage", "") and roles["Start"] == ("start", "forecast")


@pytest.mark.needs_java
def test_a_finish_that_only_follows_is_marked_as_worked_out(read: Read) -> None:
    """Where the XML gives a start and a duration, the finish says what it was counted from; it was not typed."""
    task = Task("Build", D("2023-02-03"), more={"Duration": "PT16H0M0S"})
    (reading,) = read(mspdi([task]))
    (row,) = reading.rows
    assert (row["finish_from"], row["finish_text"]) == ("2023-02-06", None)
    assert row["worked_out"].startswith("finish: the start and 16 hours, counted in working days")


@pytest.mark.needs_java
def test_days_that_no_calendar_has_are_set_aside_and_words_are_read_as_words(read: Read) -> None:
    """30 February is not bent into a day; TBC and Q3 of a task planned by hand mean what they say."""
    wrong = Task("Wrong", more={"Start": "soon", "Finish": "2023-02-30T17:00:00"})
    by_hand = Task(
        "By hand",
        D("2023-02-01"),
        D("2023-02-03"),
        more={"Manual": "1", "StartText": "TBC", "FinishText": "Q3 2023"},
    )
    blank = Task("Blank", D("2023-02-01"), more={"Manual": "1", "StartText": "", "Duration": "PT16H0M0S"})
    (reading,) = read(mspdi([wrong, by_hand, blank]))
    rows = by_name(reading)
    assert {(row["start_from"], row["start_to"]) for row in reading.rows} == {(None, None)}
    assert rows["Wrong"]["finish_from"] is None and rows["Blank"]["finish_to"] is None
    assert rows["By hand"]["start_text"] == "TBC"
    assert (rows["By hand"]["finish_from"], rows["By hand"]["finish_to"]) == ("2023-07-01", "2023-09-30")
    assert [entry["text"] for entry in reading.set_aside[1:]] == ["soon", "2023-02-30T17:00:00"]


@pytest.mark.needs_java
def test_words_given_from_a_task_s_own_number_are_kept_undated_and_asked_about(read: Read) -> None:
    """The plan names its go-live M5; of M9, which no task bears, it can only mean the programme's."""
    later, ready = ({"Manual": "1", "FinishText": f"{one} + 6 weeks"} for one in ("M5", "M9"))
    tasks = [
        Task("M5: Go live", D("2023-02-01"), D("2023-02-01")),
        Task("Later", more=later),
        Task("Ready", more=ready),
    ]
    (reading,) = read(mspdi(tasks))
    rows = by_name(reading)
    assert (rows["Later"]["finish_text"], rows["Later"]["finish_anchor"]) == ("M5 + 6 weeks", None)
    assert (rows["Ready"]["finish_anchor"], rows["Ready"]["finish_offset_from"]) == ("M9", 42)
    asked = [entry for entry in reading.set_aside if "of this plan's own" in entry["reason"]]
    assert [(entry["cell"], entry["text"]) for entry in asked] == [("task 2 finish", "M5 + 6 weeks")]


DAYS = st.dates(D("2021-01-01"), D("2025-12-31"))
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20)


@st.composite
def plans(draw: st.DrawFn) -> list[Task]:
    """A plan of random tasks: dates, levels, baselines, progress, and links to tasks before."""
    tasks: list[Task] = []
    for number in range(1, draw(st.integers(1, 12)) + 1):
        start, finish = sorted((draw(DAYS), draw(DAYS)))
        agreed = draw(st.none() | st.tuples(DAYS, DAYS).map(lambda pair: tuple(sorted(pair))))
        befores = draw(st.sets(st.integers(1, number - 1), max_size=2)) if number > 1 else set()
        links = [(one, draw(st.sampled_from(LINKS)), draw(st.integers(0, 9))) for one in sorted(befores)]
        level = draw(st.integers(1, tasks[-1].level + 1 if tasks else 1))
        done = draw(st.booleans())
        tasks.append(
            Task(draw(NAMES), start, finish, level, agreed, (start, finish) if done else (None, None), links,
                 100 if done else draw(st.none() | st.integers(0, 99)))
        )  # fmt: skip
    return tasks


def expected(task: Task, after: Task | None) -> dict[str, object]:
    """What a task must read as."""
    shown = [
        f"{day:%d/%m/%Y} {time}" for day, time in zip(task.baseline or (), ("08:00", "17:00"), strict=False)
    ]
    lags = ["", "+1 day", *(f"+{days} days" for days in range(2, 10))]
    links = [f"{one}{'' if (kind, lag) == ('FS', 0) else kind}{lags[lag]}" for one, kind, lag in task.links]
    return {
        "activity_name": task.name,
        "start_from": task.start.isoformat(),
        "finish_to": task.finish.isoformat(),
        "date_basis": "actual" if task.actual[1] else "forecast",
        "other_dates": f"baseline {' to '.join(shown)}" if shown else None,
        "percent_complete": task.percent,
        "predecessors": ", ".join(links) or None,
        "is_summary": after is not None and after.level > task.level,
    }


@pytest.mark.needs_java
@settings(max_examples=2, deadline=None)
@given(st.lists(plans(), min_size=24, max_size=24))
def test_a_plan_written_as_xml_reads_back_as_its_tasks(tmp_path_factory, drawn: list[list[Task]]) -> None:
    """Whatever its tasks, dates, baselines, progress and links are."""
    folder = tmp_path_factory.mktemp("plans")
    for number, tasks in enumerate(drawn):
        (folder / f"{number}.xml").write_text(mspdi(tasks), "utf-8")
    outcomes = read_all([(read_plan, folder / f"{number}.xml", ()) for number in range(len(drawn))])
    for tasks, reading in zip(drawn, outcomes, strict=True):
        assert isinstance(reading, Reading), reading
        wanted = [expected(one, after) for one, after in zip(tasks, [*tasks[1:], None], strict=True)]
        assert [
            {name: row[name] for name in one} for one, row in zip(wanted, reading.rows, strict=True)
        ] == wanted
        assert accounted(reading)


@pytest.mark.needs_java
def test_every_doubt_of_a_file_has_a_place_of_its_own(read: Read) -> None:
    """Both ends of a task may be far off, unreadable or no day: a consultation keeps one finding a place and reason."""
    tasks = [Task(f"Near {day}", D(f"2023-01-0{day}"), D(f"2023-02-0{day}")) for day in range(1, 6)]
    far = Task("Far", D("2040-01-01"), D("2041-01-01"))
    wrong = Task("Wrong", more={"Start": "x", "Finish": "x"})
    by_hand = Task("By hand", more={"Manual": "1", "StartText": "whenever", "FinishText": "whenever"})
    (reading,) = read(mspdi([*tasks, far, wrong, by_hand]))
    for found in (reading.set_aside, reading.warnings):
        keys = [(entry["sheet"], entry["cell"], entry["reason"]) for entry in found]
        assert keys and len(set(keys)) == len(keys)


# --- Primavera and the old exchange file ------------------------------------------------------------------

ACTIVITIES = [
    {"task_code": "A1", "task_name": "Build", "status_code": "TK_Complete", "phys_complete_pct": 100,
     "act_start_date": "2022-11-01 08:00", "act_end_date": "2022-12-02 17:00",
     "target_start_date": "2022-10-03 08:00", "target_end_date": "2022-11-30 17:00"},
    {"task_code": "A2", "task_name": "Test – SIT", "phys_complete_pct": 25, "status_code": "TK_Active",
     "act_start_date": "2023-02-01 08:00", "restart_date": "2023-02-06 08:00", "reend_date": "2023-05-31 17:00",
     "target_start_date": "2023-01-02 08:00", "target_end_date": "2023-03-31 17:00",
     "cstr_type": "CS_MEOB", "cstr_date": "2023-06-30 17:00"},
    {"task_code": "M1", "task_name": "SIT exit", "task_type": "TT_FinMile", "reend_date": "2023-06-01 17:00"},
]  # fmt: skip
FOLLOWS = [
    {"task_id": 101, "pred_task_id": 100, "pred_type": "PR_FS", "lag_hr_cnt": 16},
    {"task_id": 102, "pred_task_id": 101, "pred_type": "PR_FF", "lag_hr_cnt": 0},
]


@pytest.mark.needs_java
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_primavera_file_gives_activities_by_their_own_identifiers(read: Read, encoding: str) -> None:
    """Actual, remaining and planned dates, links, physical progress, and structure whose dates are gathered."""
    (reading,) = read(xer(primavera(ACTIVITIES, FOLLOWS)), name="plan.xer", encoding=encoding)
    rows = by_name(reading)
    assert [row["activity_id"] for row in reading.rows] == ["WBS MHHS", "WBS MHHS.SIT", "A1", "A2", "M1"]
    assert rows["Build"]["date_basis"] == "actual" and rows["Build"]["cell"] == "task A1"
    assert rows["Build"]["other_dates"] == "planned 03/10/2022 08:00 to 30/11/2022 17:00"
    test = rows["Test – SIT"]
    assert (test["start_from"], test["finish_to"], test["percent_complete"]) == (
        "2023-02-01",
        "2023-05-31",
        25,
    )
    assert (test["predecessors"], rows["SIT exit"]["predecessors"]) == ("A1 FS+16 hours", "A2 FF")
    assert test["other_dates"].endswith("constraint finish no later than 30/06/2023 17:00")
    assert rows["SIT exit"]["is_milestone"] and rows["SIT exit"]["finish_to"] == "2023-06-01"
    gathered = rows["Testing"]
    assert gathered["is_summary"] and gathered["start_text"] is None and "gathers" in gathered["worked_out"]
    assert accounted(reading)


@pytest.mark.needs_java
def test_projects_beside_the_plan_are_set_aside(read: Read) -> None:
    """Several projects of one file are told apart; one held only for its links is no plan."""
    tables = primavera(ACTIVITIES[:1])
    other = {"proj_id": 8, "proj_short_name": "OTHER", "export_flag": "N", "clndr_id": 1}
    tables["PROJECT"].append(tables["PROJECT"][0] | other)
    tables["PROJWBS"].append(
        {"wbs_id": 9, "proj_id": 8, "proj_node_flag": "Y", "wbs_short_name": "O", "wbs_name": "O"}
    )
    tables["TASK"].append(
        tables["TASK"][0] | {"task_id": 300, "proj_id": 8, "wbs_id": 9, "task_name": "Theirs"}
    )
    (reading,) = read(xer(tables), name="plan.xer")
    assert "Theirs" not in by_name(reading) and accounted(reading)
    (entry,) = reading.set_aside
    assert (entry["sheet"], entry["rows"]) == ("OTHER", 2) and "linked" in entry["reason"]


PMXML = """<?xml version="1.0" encoding="UTF-8"?>
<APIBusinessObjects xmlns="http://xmlns.oracle.com/Primavera/P6/V8.3/API/BusinessObjects">
<Calendar><ObjectId>1</ObjectId><Name>Standard</Name><Type>Global</Type><IsDefault>1</IsDefault></Calendar>
<Project><ObjectId>7</ObjectId><Id>MHHS</Id><Name>The plan</Name>
<PlannedStartDate>2020-01-01T00:00:00</PlannedStartDate>
<ActivityDefaultCalendarObjectId>1</ActivityDefaultCalendarObjectId>
<WBS><ObjectId>1</ObjectId><ProjectObjectId>7</ProjectObjectId><Code>SIT</Code><Name>Testing</Name></WBS>
<Activity><ObjectId>100</ObjectId><ProjectObjectId>7</ProjectObjectId><WBSObjectId>1</WBSObjectId><Id>A1</Id>
<Name>Build</Name><Status>Not Started</Status><Type>Task Dependent</Type><CalendarObjectId>1</CalendarObjectId>
<PlannedStartDate>2023-01-02T08:00:00</PlannedStartDate><PlannedFinishDate>2023-03-31T17:00:00</PlannedFinishDate>
<RemainingEarlyStartDate>2023-02-01T08:00:00</RemainingEarlyStartDate>
<RemainingEarlyFinishDate>2023-04-28T17:00:00</RemainingEarlyFinishDate></Activity></Project></APIBusinessObjects>"""


@pytest.mark.needs_java
def test_primaveras_xml_is_read_as_its_exchange_file_is(read: Read) -> None:
    """Remaining dates speak, planned ones stand beside."""
    (reading,) = read(PMXML)
    row = by_name(reading)["Build"]
    assert (row["start_from"], row["finish_to"], row["activity_id"]) == ("2023-02-01", "2023-04-28", "A1")
    assert row["other_dates"] == "planned 02/01/2023 08:00 to 31/03/2023 17:00" and accounted(reading)


MPX = """MPX,Microsoft Project for Windows,4.0,ANSI
12,1,1,480,/,:,am,pm,9,1
60,ID,Name,Outline Level,Start,Finish,Baseline Start,Baseline Finish,Predecessors
61,90,1,3,50,51,56,57,70
70,1,Build,1,07/02/23,31/03/23,02/01/23,28/02/23,
70,2,Test,1,03/04/23,30/06/23,,,1
"""


@pytest.mark.needs_java
def test_an_exchange_file_of_old_gives_its_day_first_dates_and_baseline(read: Read) -> None:
    """The order of day and month is the file's own; the baseline stays beside."""
    (reading,) = read(MPX.replace("\n", "\r\n"), name="plan.mpx")
    build, test = reading.rows
    assert (build["start_from"], build["finish_to"]) == ("2023-02-07", "2023-03-31")
    assert build["other_dates"] == "baseline 02/01/2023 to 28/02/2023"
    assert test["predecessors"] == "1" and accounted(reading)


# --- refused ----------------------------------------------------------------------------------------------

BOMB = mspdi([Task("&b;")]).replace("&amp;", "&").replace(
    "?>", '?><!DOCTYPE Project [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>', 1
)  # fmt: skip
XXE = mspdi([Task("A")]).replace("?>", '?><!DOCTYPE Project SYSTEM "http://127.0.0.1:9/plan.dtd">', 1)


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (BOMB, "bomb.xml", "declares entities"),
        (XXE, "outside.xml", "declares a document type"),
        (xer(primavera(ACTIVITIES), end=""), "cut.xer", "cut off"),
        (xer(primavera(ACTIVITIES)).partition("\n")[2], "beheaded.txt", "first line .* is missing"),
        ("task_id\ttask_name\tstart\n1\tDesign\t2026-01-05\n", "made_up.XER", "holds none of its lines"),
        ("Task,Start,Finish\nDesign,2026-01-05,2026-02-27\n", "plan.mpp", "holds none of its lines"),
    ],
)
def test_attacks_and_cut_files_are_refused_before_java_sees_them(
    content: str, name: str, reason: str
) -> None:
    """By their first bytes or their end, on any machine."""
    with pytest.raises(NotReadable, match=reason):
        native_kind(name, content.encode())


@pytest.mark.parametrize(
    ("content", "name"), [(b"Task,Start\nDesign,2026-01-05\n", "plan.csv"), (b"PK\x03\x04", "plan.xer")]
)
def test_a_text_of_its_own_name_and_a_workbook_under_any_are_no_program_s(content: bytes, name: str) -> None:
    """A workbook that somebody renamed is read as what it is."""
    assert native_kind(name, content) is None


@pytest.mark.needs_java
def test_what_is_broken_or_empty_says_so(read: Read) -> None:
    """XML cut off, an XML without tasks, a project without live ones: one line each, or what to ask for."""
    whole = mspdi([Task("A", D("2023-01-01"), D("2023-01-02"))])
    cut, bare, empty = read(whole[:-50], mspdi([]), '<Project xmlns="http://schemas.microsoft.com/project"/>')
    assert isinstance(cut, NotReadable) and "an XML of MS Project that is broken" in str(cut)
    for reading in (bare, empty):
        assert reading.layout == NO_TABLE and reading.set_aside[-1]["remedy"] and accounted(reading)


def test_an_encoding_that_there_is_not_is_no_traceback(text_file) -> None:
    """Whatever it is then read as, nothing of it is."""
    path = text_file(
        mspdi([Task("A", D("2023-01-01"), D("2023-01-02"))]).replace("UTF-8", "UTF-Q"), "plan.xml"
    )
    assert native_kind(path.name, path.read_bytes()) is None
    with pytest.raises(NotReadable):
        read_plan(path)


def test_other_xml_is_not_taken_for_a_plan_of_these_programs() -> None:
    """A workbook as XML, another program's project, a web page and text in brackets belong to other readers."""
    for text in (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "<Project><NAME>Solar</NAME></Project>",
        "<html><table><tr><td>Task</td></tr></table></html>",
        "<Task>,Start,Finish\nBuild,2023-01-01,2023-01-31\n",
        "MPXN,Name\n1,2\n",
    ):
        assert native_kind("plan", text.encode()) is None, text
        assert native_kind("plan", text.encode("utf-16")) is None, text
    assert native_kind("plan.xls", mspdi([]).replace("UTF-8", "UTF-16").encode("utf-16")) is not None


# --- without Java -----------------------------------------------------------------------------------------

WITHOUT = {
    "no library": ("import sys\nsys.modules['jpype'] = None\n", "JPype1"),
    "no Java": (
        "from jpype import _jvmfinder\n"
        "for one in vars(_jvmfinder).values():\n"
        "    if isinstance(one, type) and hasattr(one, '_locations'):\n"
        "        one._locations, one._java = (), '/nowhere'\n",
        "Java 11 or later",
    ),
}


@pytest.fixture
def machine(tmp_path: Path) -> Callable[[str], dict[str, str]]:
    """A function that gives the environment of a machine that lacks something: every process there lacks it."""

    def environment(start: str) -> dict[str, str]:
        (tmp_path / "start").mkdir(exist_ok=True)
        (tmp_path / "start" / "sitecustomize.py").write_text(start, "utf-8")
        kept = {name: value for name, value in os.environ.items() if name != "JAVA_HOME"}
        return kept | {"PYTHONPATH": str(tmp_path / "start"), "PATH": ""}

    return environment


@pytest.mark.needs_java
@pytest.mark.parametrize("lacks", WITHOUT)
def test_without_java_one_line_says_what_to_install_or_to_ask_for(
    repository: Path, tmp_path: Path, machine, lacks: str
) -> None:
    """`mhhs read plan` ends with exit 1 and that line, whichever of library and Java is missing."""
    start, named = WITHOUT[lacks]
    (tmp_path / "plan.xml").write_text(mspdi([Task("A")]), "utf-8")
    command = [sys.executable, "-m", "mhhs_analysis", "read", "plan", str(tmp_path / "plan.xml")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=repository, env=machine(start))
    assert done.returncode == 1 and done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("plan.xml: MS Project's XML is read with ") and named in line
    assert "exported to Excel from MS Project" in line


@pytest.mark.needs_java
def test_a_plan_that_waited_for_java_is_read_once_it_is_there(
    repository: Path, sample: Path, machine
) -> None:
    """In a consultation the file is set aside with the same words, and nothing of that is kept."""
    plan = "plans/Brathay plan.xlsx"
    (sample / plan).write_text(mspdi([Task("PIT complete", D("2023-02-01"), D("2023-02-03"))]), "utf-8")
    program = (
        "import json, sys\n"
        "from mhhs_analysis.consultation.fresh import edition\n"
        "from mhhs_analysis.consultation.edition import wanted\n"
        "from mhhs_analysis.consultation.store import read_tables\n"
        "if __name__ == '__main__':\n"
        "    edition(sys.argv[1], audience='ofgem')\n"
        "    tables = read_tables(wanted(sys.argv[1], audience='ofgem').store)\n"
        "    aside = tables['set_aside']\n"
        f"    told = aside[aside['file'].eq({plan!r})]['reason'].tolist()\n"
        f"    rows = tables['activities']['file'].eq({plan!r}).sum()\n"
        "    print(json.dumps([told, int(rows)]))\n"
    )
    (sample.parent / "build.py").write_text(program, "utf-8")
    command = [sys.executable, str(sample.parent / "build.py"), str(sample)]
    seen = []
    for start in (WITHOUT["no Java"][0], ""):
        environment = machine(start)
        environment["PYTHONPATH"] += os.pathsep + str(repository)
        told = subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout
        seen.append(json.loads(told))
    (without, no_rows), (with_java, rows) = seen
    assert no_rows == 0 and any("Java 11 or later" in reason for reason in without)
    assert rows == 1 and not any("Java" in reason for reason in with_java)
