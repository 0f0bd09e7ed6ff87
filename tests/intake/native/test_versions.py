"""Several versions of a plan in a program's own file: none is read as the plan unless a person or the file says so."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from mhhs_analysis.intake.guard import read_all
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.settings import Settings
from tests.intake.native_files import Task, mspdi, pm_project, pmxml, primavera, projects, xer

pytestmark = pytest.mark.needs_java
D = date.fromisoformat
Dated = tuple[str, date, date]
FIRST = [("Design", D("2023-01-02"), D("2023-03-31")), ("Build", D("2023-04-03"), D("2023-06-30"))]
SECOND = [("Design", D("2023-01-02"), D("2023-02-28")), ("Build", D("2023-03-01"), D("2023-05-31"))]
OTHERS = [
    ("Gather meters", D("2023-01-02"), D("2023-03-31")),
    ("Fit meters", D("2023-04-03"), D("2023-06-30")),
]
LAST = ("Governance", D("2023-01-02"), D("2023-12-29"))
ASK = "ask which version is the sender's own plan"
Read = Callable[..., list[Reading]]


def readings(folder: Path, asked: Sequence[tuple[str, str]]) -> list[Reading]:
    """Write texts as files and read each in the version asked for, all in one process that runs Java."""
    calls = []
    for number, (content, version) in enumerate(asked):
        (folder / f"{number}.plan").write_text(content, "utf-8")
        calls.append((read_plan, folder / f"{number}.plan", (Settings(version=version),)))
    found = read_all(calls)
    for one in found:
        assert isinstance(one, Reading), one
        assert one.rows_in == one.rows_kept + one.rows_set_aside and one.rows_kept == len(one.rows)
    return found


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """A function that writes a text as a file and returns how it is read in each version asked for."""

    def reading(content: str, *versions: str) -> list[Reading]:
        return readings(tmp_path, [(content, one) for one in versions or ("",)])

    return reading


def dated(rows: Sequence[Dated]) -> list[tuple[str, str, str]]:
    return [(name, str(start), str(finish)) for name, start, finish in rows]


def dates(reading: Reading) -> list[tuple[str, str, str]]:
    """The tasks read that gather no others and are dated."""
    rows = (row for row in reading.rows if row["start_from"] and not row["is_summary"])
    return [(row["activity_name"], row["start_from"], row["finish_to"]) for row in rows]


def banded(*bands: tuple[str, Sequence[Dated]], is_numbered: bool = True, below: int = 0) -> list[Task]:
    """Summary tasks with tasks beneath, numbered as an outline or told by level alone."""
    tasks = []
    for number, (name, rows) in enumerate(bands, start=1):
        numbers = [f"{number}", *(f"{number}.{place}" for place in range(1, len(rows) + 1))]
        whole = (name, min(row[1] for row in rows), max(row[2] for row in rows))
        for place, (outline, row) in enumerate(zip(numbers, [whole, *rows], strict=True)):
            more = {"OutlineNumber": outline} if is_numbered else {}
            tasks.append(Task(*row, level=below + (2 if place else 1), more=more))
    return tasks


def activities(rows: Sequence[Dated], prefix: str = "A", **more: object) -> list[dict[str, object]]:
    return [
        {"task_code": f"{prefix}{place}0", "task_name": name, **more,
         "restart_date": f"{start} 08:00", "reend_date": f"{finish} 17:00"}
        for place, (name, start, finish) in enumerate(rows, start=1)
    ]  # fmt: skip


POAPS = (("POAP 1", FIRST), ("POAP 2", SECOND))


def in_nodes() -> str:
    """A Primavera file in which two nodes of the structure are POAP 1 and POAP 2."""
    tables = primavera([*activities(FIRST), *activities(SECOND, "B")])
    nodes = {2: "POAP 1", 3: "POAP 2"}
    tables["PROJWBS"] = [
        tables["PROJWBS"][0],
        *({"wbs_id": one, "proj_id": 7, "seq_num": one, "proj_node_flag": "N", "wbs_short_name": f"P{one}",
           "wbs_name": name, "parent_wbs_id": 1} for one, name in nodes.items()),
    ]  # fmt: skip
    for task in tables["TASK"][2:]:
        task["wbs_id"] = 3
    return xer(tables)


def in_exchange_file() -> str:
    """An .mpx in which summary tasks are POAP 1 and POAP 2."""
    lines = ["MPX,Microsoft Project for Windows,4.0,ANSI", "12,1,1,480,/,:,am,pm,9,1"]
    lines += ["60,ID,Name,Outline Level,Start,Finish", "61,90,1,3,50,51"]
    lines += [
        f"70,{number},{one.name},{one.level},{one.start:%d/%m/%y},{one.finish:%d/%m/%y}"
        for number, one in enumerate(banded(*POAPS), start=1)
    ]
    return "\r\n".join(lines) + "\r\n"


def in_field(alias: str = "<Alias>Option</Alias>") -> str:
    """An XML of MS Project in which a field of the sender's says POAP 1 or POAP 2 of each task."""
    field = f"<ExtendedAttribute><FieldID>188743731</FieldID><FieldName>Text1</FieldName>{alias}</ExtendedAttribute>"
    value = "<FieldID>188743731</FieldID><Value>{}</Value>"
    tasks = [Task(*row, more={"ExtendedAttribute": value.format(one)}) for one, rows in POAPS for row in rows]
    return mspdi(tasks, f"<ExtendedAttributes>{field}</ExtendedAttributes>")


def in_code() -> str:
    """A Primavera file in which an activity code says POAP 1 or POAP 2 of each activity."""
    tables = primavera([*activities(FIRST), *activities(SECOND, "B")])
    tables["ACTVTYPE"] = [{"actv_code_type_id": 1, "actv_short_len": 20, "seq_num": 1,
                           "actv_code_type": "Scenario", "actv_code_type_scope": "AS_Global"}]  # fmt: skip
    tables["ACTVCODE"] = [{"actv_code_id": one, "actv_code_type_id": 1, "actv_code_name": f"POAP {one}",
                           "short_name": f"P{one}", "seq_num": one} for one in (1, 2)]  # fmt: skip
    tables["TASKACTV"] = [
        {"task_id": task["task_id"], "actv_code_type_id": 1, "actv_code_id": 1 + place // 2, "proj_id": 7}
        for place, task in enumerate(tables["TASK"])
    ]
    return xer(tables)


def in_names() -> str:
    """An XML of MS Project whose tasks end in (POAP 1) or (POAP 2)."""
    return mspdi([Task(f"{row[0]} ({one})", *row[1:]) for one, rows in POAPS for row in rows])


def scenarios(
    first: tuple[str, str] = ("M1", "MHHS, POAP 1"), second: tuple[str, str] = ("M2", "MHHS, POAP 2")
) -> dict:
    """The tables of two projects that date the same activities otherwise."""
    return projects((*first, activities(FIRST)), (*second, activities(SECOND)))


FILES = {
    "summary tasks": mspdi(banded(*POAPS)),
    "levels alone": mspdi(banded(*POAPS, is_numbered=False)),
    "names": in_names(),
    "a named field": in_field(),
    "a field": in_field(""),
    "mpx": in_exchange_file(),
    "nodes": in_nodes(),
    "a code": in_code(),
    "projects": xer(scenarios()),
    "identifiers": xer(scenarios(("ACME-POAP1", "Acme"), ("ACME-POAP2", "Acme"))),
    "Primavera's XML": pmxml(
        pm_project(7, "M1", "Acme, POAP 1", FIRST), pm_project(8, "M2", "Acme, POAP 2", SECOND)
    ),
}


@pytest.fixture(scope="module")
def chosen(tmp_path_factory) -> dict[tuple[str, str], Reading]:
    """How each file is read in each version that is asked for."""
    held = FILES | {mark: content for mark, (content, _) in MARKED.items()}
    asked = [(way, one) for way in FILES for one in ("", "POAP 1", "poap2", "all", "POAP 3")]
    asked += [(mark, one) for mark in MARKED for one in ("", "MHHS", "MHHS-X")]
    found = readings(tmp_path_factory.mktemp("plans"), [(held[way], one) for way, one in asked])
    return dict(zip(asked, found, strict=True))


@pytest.mark.parametrize("way", FILES)
def test_of_several_versions_none_is_read_unasked_and_each_can_be_chosen(chosen, way: str) -> None:
    """However a file says them: each task is set aside, the versions are named, and a person says which is the plan."""
    unasked, none = chosen[way, ""], chosen[way, "POAP 3"]
    assert dates(unasked) == dates(none) == [] and unasked.reading_confidence == "low"
    (told,) = unasked.warnings
    assert told["remedy"].startswith(ASK) and "none of them is read" in told["reason"]
    assert unasked.alternatives[0]["version"] in ("POAP 1", "POAP1")
    assert [one["activities"] for one in unasked.alternatives] in ([2, 2], [3, 3], [4, 4])
    assert "versions told are POAP" in none.impossible["version"]
    for version, rows in (("POAP 1", FIRST), ("poap2", SECOND), ("all", [*FIRST, *SECOND])):
        reading = chosen[way, version]
        assert [one[1:] for one in dates(reading)] == [one[1:] for one in dated(rows)]
        assert reading.reading_confidence == "high" and not reading.warnings
        assert not reading.impossible and not reading.idle


def test_each_task_of_a_version_is_set_aside_at_its_own_place(read: Read) -> None:
    """By what its program calls it, so that it can be looked up there."""
    (reading,) = read(mspdi([*banded(*POAPS), Task(*LAST)]))
    aside = {one["cell"]: one["text"] for one in reading.set_aside if "version" in one["reason"]}
    assert [*aside] == [f"task {number}" for number in range(1, 7)] and aside["task 2"] == "Design"
    assert [(one["cell"], one["text"]) for one in reading.warnings] == [("task 1", "POAP 1, POAP 2")]
    assert dates(reading) == dated([LAST])


def test_what_is_of_no_version_is_the_senders_own_in_doubt(tmp_path: Path) -> None:
    """Beside one version, or several, what stands under none is read."""
    named = [Task(*row) for row in FIRST] + [Task(f"{row[0]} – POAP 2", *row[1:]) for row in SECOND]
    plans = (
        banded(("Our plan", FIRST), ("POAP 2", SECOND)),
        banded(("POAP 1", SECOND), ("Delivery", FIRST)),
        named,
    )
    for reading in readings(tmp_path, [(mspdi(one), "") for one in plans]):
        assert dates(reading) == dated(FIRST) and reading.reading_confidence == "low"


def test_work_on_plans_rounds_and_phases_are_read_whole(tmp_path: Path) -> None:
    """No more than in a table: one version alone, or work that is done again, is the plan."""
    (_, *days), (_, *later) = FIRST
    plans = [
        [Task("Respond to POAP 1", *days), Task("Respond to POAP 2", *days), Task(*LAST)],
        banded(("POAP 1", [("Draft response", *days)]), ("POAP 2", [("Draft response", *later)])),
        banded(("Round 1", FIRST[:1]), ("Round 2", [("Design", *later)])),
        banded(("Metering", FIRST), ("Billing", SECOND)),
        banded(("POAP 1", FIRST)),
    ]
    for tasks, reading in zip(plans, readings(tmp_path, [(mspdi(one), "") for one in plans]), strict=True):
        assert len(reading.rows) == len(tasks) and all(row["start_from"] for row in reading.rows)
        assert reading.reading_confidence == "high" and not reading.warnings


def test_what_gathers_tasks_of_several_versions_gives_no_dates(read: Read) -> None:
    """A phase with POAP 1 and POAP 2 beneath it spans both of them, whichever is chosen."""
    phased = [Task("Metering", D("2023-01-02"), D("2023-06-30")), *banded(*POAPS, is_numbered=False, below=1)]
    unasked, one, whole = read(mspdi(phased), "", "POAP 2", "all")
    for reading in (unasked, one):
        assert [reading.rows[0][name] for name in ("start_from", "finish_to", "date_basis")] == [None] * 3
        (aside,) = [entry for entry in reading.set_aside if "gathers" in entry["reason"]]
        assert (aside["cell"], aside["text"]) == ("task 1", "Metering | 02/01/2023 08:00 | 30/06/2023 17:00")
    assert whole.rows[0]["finish_to"] == "2023-06-30"


def test_primaveras_structure_gathers_the_version_that_is_read(read: Read) -> None:
    """It has no dates of its own."""
    unasked, first, second, whole = read(in_nodes(), "", "POAP 1", "POAP 2", "all")
    last = [reading.rows[0]["finish_to"] for reading in (unasked, first, second, whole)]
    assert last == [None, "2023-06-30", "2023-05-31", "2023-06-30"]


# --- projects of one file ---------------------------------------------------------------------------------


def test_a_copy_of_a_project_with_other_dates_is_told_by_its_identifier(read: Read) -> None:
    """Nobody says which of two is the plan where neither name says a version."""
    content = xer(scenarios(("MHHS", "Acme"), ("MHHS-1", "Acme")))
    unasked, chosen, other = read(content, "", "MHHS", "mhhs-1")
    assert dates(unasked) == [] and "(MHHS, MHHS-1)" in unasked.warnings[0]["reason"]
    assert dates(chosen) == dated(FIRST) and dates(other) == dated(SECOND)


def test_copies_beside_a_project_that_says_its_version_are_versions_too(read: Read) -> None:
    """None of three projects is the plan unasked."""
    third = [("Design", D("2023-01-09"), D("2023-03-10")), ("Build", D("2023-03-13"), D("2023-06-09"))]
    plans = (("MHHS", FIRST), ("MHHS-1", SECOND), ("POAP 2", third))
    unasked, chosen = read(
        xer(projects(*((one, "Acme", activities(rows)) for one, rows in plans))), "", "MHHS-1"
    )
    assert dates(unasked) == [] and "(MHHS, MHHS-1, POAP 2)" in unasked.warnings[0]["reason"]
    assert dates(chosen) == dated(SECOND)


def test_projects_of_other_tasks_or_later_ones_are_parts_of_the_plan(tmp_path: Path) -> None:
    """Read together, each row with its project; naming one of them has it speak alone."""
    later = [(name, start.replace(year=2024), finish.replace(year=2024)) for name, start, finish in FIRST]
    files = [
        xer(projects(("R1", "First", activities(FIRST)), ("R2", "Second", activities(more))))
        for more in (OTHERS, later)
    ]
    found = readings(tmp_path, [(one, version) for one in files for version in ("", "R1")])
    for more, whole, alone in zip((OTHERS, later), found[::2], found[1::2], strict=True):
        assert dates(whole) == dated([*FIRST, *more]) and whole.reading_confidence == "high"
        assert dates(alone) == dated(FIRST) and not alone.impossible and not alone.idle


def test_a_project_twice_with_the_same_dates_is_read_once(read: Read) -> None:
    """A copy says nothing new."""
    content = xer(projects(("MHHS", "Acme", activities(FIRST)), ("MHHS-1", "Acme", activities(FIRST))))
    (reading,) = read(content)
    assert dates(reading) == dated(FIRST) and reading.reading_confidence == "high"
    assert [(one["sheet"], one["rows"], "copy" in one["reason"]) for one in reading.set_aside] == [
        ("MHHS-1", 4, True)
    ]


def marked(first: dict[str, object], second: dict[str, object], table: str) -> str:
    """Two projects as an .xer, each with fields of its own in a table that has a row a project, or its first two."""
    tables = scenarios(("MHHS", "Acme"), ("MHHS-X", "Acme"))
    rows = [row for row in tables[table] if table == "PROJECT" or row["proj_node_flag"] == "Y"]
    for row, fields in zip(rows, (first, second), strict=True):
        row |= dict.fromkeys(second, "") | fields
    tables["TASKMEMO"] = [{"memo_id": 1, "task_memo": "long" * (1 << 16)}]
    return xer(tables).replace("%E", "\r\n%E")


def in_xml(first: str, second: str) -> str:
    return pmxml(pm_project(7, "MHHS", "Acme", FIRST, first), pm_project(8, "MHHS-X", "Acme", SECOND, second))


MARKED = {
    "linked as a baseline": (
        marked({"sum_base_proj_id": 2007}, {"sum_base_proj_id": ""}, "PROJECT"),
        "its baseline",
    ),
    "kept as a copy": (marked({}, {"orig_proj_id": 1007}, "PROJECT"), "a copy kept"),
    "what-if": (marked({"status_code": "WS_Open"}, {"status_code": "WS_Whatif"}, "PROJWBS"), "what-if"),
    "template": (marked({"status_code": "WS_Open"}, {"status_code": "WS_Template"}, "PROJWBS"), "template"),
    "inactive": (marked({"status_code": "WS_Open"}, {"status_code": "WS_Closed"}, "PROJWBS"), "inactive"),
    "what-if in XML": (in_xml("<Status>Active</Status>", "<Status>What-If</Status>"), "what-if"),
    "inactive in XML": (in_xml("<Status>Active</Status>", "<Status>Inactive</Status>"), "inactive"),
}


@pytest.mark.parametrize("mark", MARKED)
def test_the_project_that_the_file_marks_as_current_is_read(chosen, mark: str) -> None:
    """What it marks as a baseline, a what-if, a template or no longer active is set aside, told, and can be chosen."""
    for version in ("", "MHHS"):
        reading = chosen[mark, version]
        assert dates(reading) == dated(FIRST) and reading.reading_confidence == "high"
        (aside,) = [one for one in reading.set_aside if one["sheet"] == "MHHS-X"]
        assert MARKED[mark][1] in aside["reason"] and "version MHHS-X" in aside["remedy"]
        assert not reading.impossible
    other = chosen[mark, "MHHS-X"]
    assert dates(other) == dated(SECOND) and not other.impossible and not other.idle


def test_where_every_project_is_marked_none_is_current(read: Read) -> None:
    """Two what-ifs of one plan are two versions of it."""
    (reading,) = read(in_xml("<Status>What-If</Status>", "<Status>What-If</Status>"))
    assert dates(reading) == [] and "(MHHS, MHHS-X)" in reading.warnings[0]["reason"]


def test_an_inactive_project_of_other_tasks_is_a_part_of_the_plan(read: Read) -> None:
    """A workstream that is over has happened."""
    over = pm_project(8, "METERS", "Meters", OTHERS, "<Status>Inactive</Status>")
    (reading,) = read(pmxml(pm_project(7, "MHHS", "Acme", FIRST, "<Status>Active</Status>"), over))
    assert dates(reading) == dated([*FIRST, *OTHERS])


def test_a_baseline_of_the_plan_stands_beside_its_dates(read: Read) -> None:
    """Primavera's XML holds baselines in projects of their own kind."""
    kept = pm_project(8, "MHHS - B1", "Acme", SECOND, "<OriginalProjectObjectId>7</OriginalProjectObjectId>",
                      "BaselineProject")  # fmt: skip
    now = "<CurrentBaselineProjectObjectId>8</CurrentBaselineProjectObjectId>"
    (reading,) = read(pmxml(pm_project(7, "MHHS", "Acme", FIRST, now), kept))
    assert dates(reading) == dated(FIRST) and reading.reading_confidence == "high"
    (design,) = [row for row in reading.rows if row["activity_name"] == "Design"]
    assert design["other_dates"] == "baseline 02/01/2023 08:00 to 28/02/2023 17:00"


# --- any shape --------------------------------------------------------------------------------------------

TASKS = ("Design", "Build", "Data migration", "System test", "Qualification", "Cutover", "Go live")
VERSIONS = (("POAP 1", "POAP 2"), ("Option A", "Option B", "Option C"), ("Plan v1", "Plan v2"))


@st.composite
def plans(draw: st.DrawFn) -> tuple[str, Sequence[str], list[list[Dated]], list[Dated]]:
    """Draw tasks dated by several versions, and perhaps by the sender, in one way of a program's own file."""
    names = draw(st.lists(st.sampled_from(TASKS), min_size=2, max_size=5, unique=True))
    versions = draw(st.sampled_from(VERSIONS))
    days = [draw(st.integers(1, 28)) for _ in range(len(versions) + 1)]
    blocks = [
        [(name, date(2023, month, day), date(2023, month + 1, day)) for month, name in enumerate(names, 1)]
        for day in days
    ]
    own = blocks.pop() if draw(st.booleans()) else blocks.pop()[:0]
    way = draw(st.sampled_from(["numbered", "levels", "bracket", "dash", "nodes"]))
    return way, versions, blocks, own


def written(way: str, versions: Sequence[str], rows: list[list[Dated]], own: list[Dated]) -> str:
    """Write versions, and what is the sender's own, in a way."""
    blocks = [*zip(versions, rows, strict=True)]
    if way in ("numbered", "levels"):
        ours = [("Our plan", own)] if own else []
        return mspdi(banded(*ours, *blocks, is_numbered=way == "numbered"))
    if way == "nodes":
        return _in_nodes([*([("Our plan", own)] if own else []), *blocks])
    named = "{0} ({1})" if way == "bracket" else "{1} - {0}"
    said = [Task(named.format(row[0], one), *row[1:]) for one, block in blocks for row in block]
    return mspdi([*(Task(*row) for row in own), *said])


def _in_nodes(blocks: Sequence[tuple[str, list[Dated]]]) -> str:
    tables = primavera([one for place, (_, rows) in enumerate(blocks)
                        for one in activities(rows, f"P{place}-", wbs_id=10 + place)])  # fmt: skip
    tables["PROJWBS"] = tables["PROJWBS"][:1] + [
        {"wbs_id": 10 + place, "proj_id": 7, "seq_num": place, "proj_node_flag": "N", "wbs_short_name": f"N{place}",
         "wbs_name": name, "parent_wbs_id": 1} for place, (name, _) in enumerate(blocks)
    ]  # fmt: skip
    return xer(tables)


@settings(max_examples=3, deadline=None, derandomize=True, phases=[Phase.generate])
@given(st.lists(plans(), min_size=15, max_size=15))
def test_no_date_of_a_version_is_read_unasked_whatever_its_shape(tmp_path_factory, drawn) -> None:
    """Only the sender's own is read; each version can be chosen, and no row is lost."""
    asked = [
        (written(way, versions, rows, own), one, block)
        for way, versions, rows, own in drawn
        for one, block in zip(["", *versions], [own, *rows], strict=True)
    ]
    found = readings(tmp_path_factory.mktemp("versions"), [one[:2] for one in asked])
    for (_, one, block), reading in zip(asked, found, strict=True):
        assert [row[1:] for row in dates(reading)] == [row[1:] for row in dated(block)]
        assert reading.reading_confidence == ("high" if one else "low") and not reading.impossible
