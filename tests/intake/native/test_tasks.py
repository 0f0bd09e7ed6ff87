"""What a program's own file says of a task beside its name and dates: dropped, held to a day, not dated by anybody."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mhhs_analysis.intake.guard import read_all
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from tests.intake.native_files import Task, mspdi, pm_project, pmxml, primavera, xer

pytestmark = pytest.mark.needs_java
D = date.fromisoformat
A, B, C = D("2023-02-01"), D("2023-02-03"), D("2023-05-31")
ABOVE = "lies beneath what was dropped: no live task"

FILES: dict[str, str | bytes] = {}
"""What each test reads, by the name of what is in it: all of it is read in one process that runs Java."""


def field(alias: str, number: str = "188743731", name: str = "Text1") -> str:
    """The definition of a field that the sender named."""
    said = f"<FieldID>{number}</FieldID><FieldName>{name}</FieldName><Alias>{alias}</Alias>"
    return f"<ExtendedAttributes><ExtendedAttribute>{said}</ExtendedAttribute></ExtendedAttributes>"


def valued(value: str, number: str = "188743731") -> dict[str, str]:
    """What stands in that field of a task."""
    return {"ExtendedAttribute": f"<FieldID>{number}</FieldID><Value>{value}</Value>"}


@pytest.fixture(scope="module")
def read(tmp_path_factory) -> Callable[[str], Reading]:
    """A function that returns how one of the files is read."""
    folder: Path = tmp_path_factory.mktemp("tasks")
    for name, content in FILES.items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    outcomes = dict(zip(FILES, read_all([(read_plan, folder / name, ()) for name in FILES]), strict=True))

    def reading(name: str) -> Reading:
        found = outcomes[name]
        assert isinstance(found, Reading), found
        assert found.rows_in == found.rows_kept + found.rows_set_aside and found.rows_kept == len(found.rows)
        return found

    return reading


def names(reading: Reading) -> list[str]:
    return [row["activity_name"] for row in reading.rows]


def beside(reading: Reading) -> dict[str, str | None]:
    return {row["activity_name"]: row["other_dates"] for row in reading.rows}


def aside(reading: Reading) -> list[tuple[str, str]]:
    return [(one["cell"], one["reason"]) for one in reading.set_aside if one["cell"] != "task 0"]


# --- dropped ----------------------------------------------------------------------------------------------

FILES["beneath"] = mspdi(
    [
        Task("CANCELLED - Old plan", A, C),
        Task("Design", A, B, level=2),
        Task("Code", A, B, level=3),
        Task("Build", A, C),
        Task("Struck out", A, C, more={"Active": "0"}),
        Task("Test", A, C, level=2),
        Task("Train", A, C),
    ]
)


def test_what_lies_beneath_a_dropped_task_is_dropped_as_in_a_table(read) -> None:
    """However its author dropped it; each is accounted for and asked about."""
    reading = read("beneath")
    assert names(reading) == ["Build", "Train"]
    assert [place for place, reason in aside(reading) if reason == ABOVE] == ["task 2", "task 3", "task 6"]


STATES = [("Status", "Cancelled", "On track"), ("Active", "No", "Yes"), ("Descoped", "Yes", "No")]
for alias, dropped, live in STATES:
    FILES[alias] = mspdi(
        [Task("Old", A, B, more=valued(dropped)), Task("New", A, C, more=valued(live))], field(alias)
    )


@pytest.mark.parametrize("alias", [one[0] for one in STATES])
def test_a_field_of_the_senders_says_that_a_task_was_dropped(read, alias: str) -> None:
    """Told by the name it gave the field, as by the heading of a column."""
    reading = read(alias)
    assert names(reading) == ["New"]
    assert aside(reading) == [("task 1", "said to be inactive or dropped: no live task")]
    assert {one["column"]: one["role"] for one in reading.sheets[0]["columns"]}["Text1"] != "not used"


RAG = "188743734"


def both(state: str, colour: str) -> dict[str, str]:
    """What stands in two fields of a task."""
    parts = [valued(state)["ExtendedAttribute"], valued(colour, RAG)["ExtendedAttribute"]]
    return {"ExtendedAttribute": "</ExtendedAttribute><ExtendedAttribute>".join(parts)}


FILES["two states"] = mspdi(
    [Task("Old", A, B, more=both("Cancelled", "Green")), Task("New", A, C, more=both("On track", "Green"))],
    (field("Status") + field("RAG Status", RAG, "Text2")).replace(
        "</ExtendedAttributes><ExtendedAttributes>", ""
    ),
)


def test_each_field_that_tells_a_state_is_asked_alone(read) -> None:
    """A colour in a second field, RAG Status, hides nothing of what the first one says."""
    reading = read("two states")
    assert names(reading) == ["New"]
    assert aside(reading) == [("task 1", "said to be inactive or dropped: no live task")]


FLAG = field("Active", "188743752", "Flag1")
FILES["flag"] = mspdi([Task("Build", A, B), Task("Test", A, C, more=valued("0", "188743752"))], FLAG)


def test_a_flag_that_nobody_set_drops_nothing(read) -> None:
    """Flags are off from the start: a field named Active that no task has set is not in use."""
    assert names(read("flag")) == ["Build", "Test"]


def _activity(name: str, start: date | None, finish: date | None, **more: object) -> dict[str, object]:
    ends = {"restart_date": start and f"{start} 08:00", "reend_date": finish and f"{finish} 17:00"}
    return (
        {"task_code": name.upper()[:4], "task_name": name}
        | {key: day for key, day in ends.items() if day}
        | more
    )


FILES["gathered"] = xer(primavera([_activity("Build", A, B), _activity("Test (cancelled)", A, C)]))
FILES["nothing left"] = xer(primavera([_activity("Test (cancelled)", A, C)]))


def test_structure_gathers_only_what_is_read(read) -> None:
    """Primavera's nodes have no dates of their own: a cancelled activity gives them none."""
    ends = {row["activity_name"]: (row["start_from"], row["finish_to"]) for row in read("gathered").rows}
    assert ends == dict.fromkeys(["The plan", "Testing", "Build"], (str(A), str(B)))
    left = [(row["start_from"], row["worked_out"], row["date_basis"]) for row in read("nothing left").rows]
    assert left == [(None, None, None)] * 2


# --- dates beside -----------------------------------------------------------------------------------------

ANOTHER = "<Baseline><Number>1</Number><Start>2022-12-01T08:00:00</Start><Finish>2023-02-28T17:00:00</Finish>"
BASELINES = mspdi([Task("Build", A, C, baseline=(A, B)), Task("Test", A, C)])
FILES["baselines"] = BASELINES.replace("</Baseline></Task>", f"</Baseline>{ANOTHER}</Baseline></Task>")
AGREED = field("Agreed finish", "188743945", "Date1")
FILES["agreed"] = mspdi([Task("Build", A, C, more=valued("2023-06-30T17:00:00", "188743945"))], AGREED)
LIMITS = {"cstr_type": "CS_MSOA", "cstr_date": "2023-02-01 08:00", "cstr_type2": "CS_MEOB",
          "cstr_date2": "2023-07-31 17:00", "expect_end_date": "2023-08-31 17:00"}  # fmt: skip
FILES["limits"] = xer(primavera([_activity("Build", A, C, **LIMITS)]))


def test_every_baseline_that_was_kept_stands_beside(read) -> None:
    """MS Project keeps eleven of them: the first speaks for the others where a task has no other date."""
    told = "baseline 01/02/2023 08:00 to 03/02/2023 17:00; baseline 1: 01/12/2022 08:00 to 28/02/2023 17:00"
    assert beside(read("baselines")) == {"Build": told, "Test": None}


def test_dates_in_fields_that_the_sender_named_stand_beside(read) -> None:
    """By the name it gave them."""
    assert beside(read("agreed")) == {"Build": "field Agreed finish: 30/06/2023 17:00"}
    roles = {one["heading"]: one["role"] for one in read("agreed").sheets[0]["columns"]}
    assert roles["Agreed finish"] == "other"


def test_a_second_constraint_and_an_expected_finish_stand_beside(read) -> None:
    """Of the activity and of nothing that gathers it; what says only no earlier than is left out."""
    told = "constraint finish no later than 31/07/2023 17:00; expected finish 31/08/2023 17:00"
    assert beside(read("limits")) == {"The plan": None, "Testing": None, "Build": told}


FILES["notes"] = mspdi(
    [Task("Build", A, C, more={"Notes": "Subject to the DIP\n being there"}), Task("Test", A, C)]
)


def test_the_notes_of_a_task_are_kept(read) -> None:
    """On one line, as those of a table are."""
    reading = read("notes")
    assert [row["notes_text"] for row in reading.rows] == ["Subject to the DIP being there", None]
    assert {one["column"]: one["role"] for one in reading.sheets[0]["columns"]}["Notes"] == "notes"


# --- dates that nobody gave -------------------------------------------------------------------------------

FIRST_DAY = D("2020-01-01")
NEW = {"Duration": "PT8H0M0S", "DurationFormat": "39", "Estimated": "1"}
FILES["new"] = mspdi(
    [
        Task("Listed", FIRST_DAY, FIRST_DAY, more=NEW),
        Task("Listed too", FIRST_DAY, FIRST_DAY, more=NEW),
        Task("Later", A, A, more=NEW),
        Task("Sure", FIRST_DAY, FIRST_DAY, more=NEW | {"Estimated": "0"}),
        Task(
            "Held",
            FIRST_DAY,
            FIRST_DAY,
            more=NEW | {"ConstraintType": "2", "ConstraintDate": "2020-01-01T08:00:00"},
        ),
        Task("Begun", FIRST_DAY, FIRST_DAY, actual=(FIRST_DAY, None), more=NEW),
        Task("Before", FIRST_DAY, FIRST_DAY, more=NEW),
        Task("After", A, A, links=[(7, "FS", 0)], more=NEW),
        Task("By hand", FIRST_DAY, FIRST_DAY, more=NEW | {"Manual": "1"}),
    ]
)


def test_the_dates_that_ms_project_gives_a_new_task_are_nobodys(read) -> None:
    """A list of names typed in would all be done on the first day: each is undated and asked for.

    One that is held, begun, linked, sure of its day, later or planned by hand was planned by somebody.
    """
    reading = read("new")
    undated = [row["activity_name"] for row in reading.rows if not row["start_from"]]
    assert undated == ["Listed", "Listed too"] and len(reading.rows) == 9
    assert [row["date_basis"] for row in reading.rows[:2]] == [None, None]
    asked = [(one["cell"], one["text"]) for one in reading.set_aside if "nobody dated" in one["reason"]]
    assert asked == [(f"task {number}", f"{name} | 01/01/2020 08:00 | 01/01/2020 17:00")
                     for number, name in ((1, "Listed"), (2, "Listed too"))]  # fmt: skip


HOURS = "<FromTime>00:00:00</FromTime><ToTime>00:00:00</ToTime>"
DAYS = "".join(
    f"<WeekDay><DayType>{one}</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime>{HOURS}</WorkingTime>"
    "</WorkingTimes></WeekDay>"
    for one in range(1, 8)
)
ROUND = f"<Calendars><Calendar><UID>3</UID><Name>24 Hours</Name><WeekDays>{DAYS}</WeekDays></Calendar></Calendars>"
FILES["counted"] = mspdi(
    [
        Task("Soak", A, more={"Duration": "PT240H0M0S", "DurationFormat": "8"}),
        Task("Nights", A, more={"Duration": "PT48H0M0S", "DurationFormat": "7", "CalendarUID": "3"}),
    ],
    ROUND,
)


def test_a_finish_that_is_worked_out_says_in_which_days(read) -> None:
    """Elapsed days are all days; a task may have a calendar of its own."""
    worked = {row["activity_name"]: (row["finish_to"], row["worked_out"]) for row in read("counted").rows}
    soak, nights = worked["Soak"], worked["Nights"]
    assert soak == ("2023-02-11", "finish: the start and 10 elapsed days, counted in days of the calendar")
    assert nights[0] == "2023-02-03" and nights[1].endswith(
        "counted in working days of the task's own calendar"
    )


EARLY = {"early_start_date": f"{B} 08:00", "early_end_date": f"{C} 17:00"}
PLANNED = {"target_start_date": f"{A} 08:00", "target_end_date": f"{B} 17:00"}
FILES["early"] = xer(primavera([_activity("Build", None, None, **EARLY, **PLANNED)]))
FILES["planned"] = xer(primavera([_activity("Build", None, None, **PLANNED)]))


def test_early_dates_speak_where_primavera_s_file_has_no_remaining_ones(read) -> None:
    """What was scheduled comes before what was planned, which stands beside; alone, what was planned speaks."""
    early, planned = read("early").rows, read("planned").rows
    assert [(row["start_from"], row["finish_to"]) for row in early] == [(str(B), str(C))] * 3
    assert early[-1]["other_dates"] == "planned 01/02/2023 08:00 to 03/02/2023 17:00"
    assert [(row["start_from"], row["finish_to"]) for row in planned] == [(str(A), str(B))] * 3


# --- as other programs write it ---------------------------------------------------------------------------

PLAIN = mspdi([Task("Build – DIP", A, C, baseline=(A, B))])
OWN_ROW = PLAIN[PLAIN.index("<Task>") : PLAIN.index("</Task>") + len("</Task>")]
FILES["bom"] = PLAIN.encode("utf-8-sig")
FILES["wide"] = PLAIN.replace("UTF-8", "utf-16").encode("utf-16")
FILES["primavera, wide"] = pmxml(pm_project(7, "MHHS", "Acme", [("Build – DIP", A, C)])).encode("utf-8-sig")


@pytest.mark.parametrize("name", ["bom", "wide", "primavera, wide"])
def test_an_xml_is_read_in_any_encoding_that_it_says(read, name: str) -> None:
    """With a mark of the order of its bytes, as other programs write it, too."""
    row = read(name).rows[-1]
    assert (row["activity_name"], row["start_from"], row["finish_to"]) == ("Build – DIP", str(A), str(C))


FILES["days"] = PLAIN.replace("T08:00:00", "").replace("T17:00:00", " 17:00")


def test_days_without_a_time_are_read(read) -> None:
    """Those of the baseline too; a time may be parted by a space."""
    (row,) = read("days").rows
    assert (row["start_text"], row["finish_text"]) == ("01/02/2023", "31/05/2023 17:00")
    assert row["other_dates"] == "baseline 01/02/2023 to 03/02/2023 17:00"


def _from_nought(tasks: list[Task]) -> str:
    """The tasks as a program writes them that counts from nought and has no row of the whole project."""
    text = mspdi(tasks).replace(OWN_ROW, "")
    for number in range(1, len(tasks) + 1):
        text = text.replace(
            f"<UID>{number}</UID><ID>{number}</ID>", f"<UID>{number - 1}</UID><ID>{number - 1}</ID>"
        )
    return text


FILES["from nought"] = _from_nought([Task("Design", A, B), Task("Build", A, C)])


def test_a_task_of_number_nought_is_not_the_whole_project(read) -> None:
    """Only a row above the first level of the outline is."""
    reading = read("from nought")
    assert [(row["activity_name"], row["is_summary"]) for row in reading.rows] == [
        ("Design", False),
        ("Build", False),
    ]


FILES["inserted"] = mspdi(
    [Task("Supplier", A, C, more={"SubprojectName": "supplier.mpp", "IsSubproject": "1"})]
)


def test_an_inserted_project_gathers_tasks_that_stand_elsewhere(read) -> None:
    """Its dates are a whole plan's, no task's; its file is asked for."""
    reading = read("inserted")
    assert reading.rows[0]["is_summary"] and [one["text"] for one in reading.warnings] == ["supplier.mpp"]


DATES = {f"Date{number}": str(188743944 + number) for number in range(1, 11)}
FILES["dates"] = mspdi(
    [
        Task("Build", A, B, more={
            "ExtendedAttribute": "</ExtendedAttribute><ExtendedAttribute>".join(
                valued(f"2023-06-{place:02}T08:00:00", number)["ExtendedAttribute"]
                for place, number in enumerate(DATES.values(), 1)
            )
        })
    ],
    "".join(field(f"Gate {name[4:]}", number, name) for name, number in DATES.items()).replace(
        "</ExtendedAttributes><ExtendedAttributes>", ""
    ),
)  # fmt: skip


def test_fields_are_kept_in_one_order(read) -> None:
    """Java gives them in another order each time: two readings of a file are the same, Gate 2 before Gate 10."""
    (row,) = read("dates").rows
    gates = [one.split(":")[0] for one in row["other_dates"].split("; ")]
    assert gates == [f"field Gate {number}" for number in range(1, 11)]
