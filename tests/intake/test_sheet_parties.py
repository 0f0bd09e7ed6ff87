"""Sheets of the programme's plan and of other parties' beside their sender's own."""

from __future__ import annotations

import pytest

from mhhs_analysis.intake.plans import read_plan
from tests.intake.sheets import (
    BUILD,
    DESIGN,
    FIRST,
    STAGES,
    TEST,
    Rows,
    Write,
    accounted,
    names,
    plan,
    told,
)


@pytest.mark.parametrize(
    "sheets",
    [
        {"Plan": plan(DESIGN), "POAP 2": plan(TEST)},
        {"Acme plan": plan(DESIGN), "MHHS programme plan": plan([*BUILD, *TEST], 3)},
        {"Our plan": plan(DESIGN), "Programme plan": plan([*BUILD, *TEST])},
        {"Milestones": plan(DESIGN), "Programme milestones": plan(["M5", "M8", "M9", "M10", "M11"])},
        {"Acme": plan(DESIGN, 9), "POAP 1": plan([*DESIGN, *BUILD]), "POAP 2": plan([*DESIGN, *BUILD], 4)},
        {"Acme": plan(DESIGN, 9), "POAP 1": plan([*DESIGN, *BUILD, *TEST])},
    ],
)
def test_the_programmes_plan_is_no_part_of_the_senders(workbook_file: Write, sheets: dict[str, Rows]) -> None:
    """However much more it holds: the sender's own is read, and the other told."""
    reading = read_plan(workbook_file(sheets))
    assert names(reading) == DESIGN and reading.warnings


@pytest.mark.parametrize(
    ("own", "theirs"),
    [
        ("Our plan", ["DCC plan"]),
        ("Acme", ["DCC", "Elexon's dates", "RECCo"]),
        ("Plan", ["LDSO"]),
        ("Our work", ["1 Central systems", "DCC & Elexon"]),
        ("Delivery plan", ["Agents' plans", "LDSO readiness", "Vendors"]),
    ],
)
@pytest.mark.parametrize("are_first", [True, False])
def test_another_partys_plan_is_no_part_of_the_senders(
    workbook_file: Write, own: str, theirs: list[str], are_first: bool
) -> None:
    """A sheet called after a party, and no work, is read as the programme's plan is: not, and told."""
    others = {name: plan([f"{name} item {number}" for number in range(6)], 3) for name in theirs}
    sheets = others | {own: plan(DESIGN)} if are_first else {own: plan(DESIGN)} | others
    reading = read_plan(workbook_file(sheets))
    assert names(reading) == DESIGN and accounted(reading)
    assert sorted(map(str, told(reading, "called after another party"))) == sorted(theirs)


def test_a_title_says_which_party_a_plan_is_of(workbook_file: Write) -> None:
    """Where nobody named the sheets."""
    sheets = {
        "Sheet1": [["DNO delivery plan"], [], *plan([*BUILD, *TEST])],
        "Sheet2": [["Acme plan"], [], *plan(DESIGN)],
    }
    assert names(read_plan(workbook_file(sheets))) == DESIGN


def test_a_partys_plan_is_not_taken_for_the_senders(workbook_file: Write) -> None:
    """Whatever way the sender's is laid out in, unless it is next to nothing: then the other is read, in doubt."""
    theirs = plan([*BUILD, *TEST], 3)
    own = [["Milestone", "Date"], *([name, FIRST] for name in DESIGN)]
    reading = read_plan(workbook_file({"Acme": own, "DCC plan": theirs}))
    assert {row["sheet"] for row in reading.rows} == {"Acme"} and told(reading, "another party") == [
        "DCC plan"
    ]
    scarce = read_plan(workbook_file({"Acme": plan(DESIGN[:1]), "DCC plan": plan([*BUILD, *TEST, *STAGES])}))
    assert told(scarce, "whose plan the file is") == ["DCC plan"] and scarce.reading_confidence == "low"


def test_a_party_may_send_its_own_plan(workbook_file: Write) -> None:
    """With a summary beside it, or work called after itself; what a form asks for is no title of a plan."""
    overview = {"Elexon plan": plan([*DESIGN, *BUILD]), "Overview": plan(["Specifying", "Coding"], 3)}
    assert {row["sheet"] for row in read_plan(workbook_file(overview)).rows} == {"Elexon plan"}
    asked = {"Work": [["Supplier"], [], *plan(DESIGN)], "Delivery plan": plan(BUILD)}
    assert len(read_plan(workbook_file(asked)).rows) == 7


def test_of_several_parties_plans_one_is_read_in_doubt(workbook_file: Write) -> None:
    """Nobody says which of them sent it."""
    reading = read_plan(workbook_file({"Supplier A": plan(DESIGN), "Supplier B": plan(BUILD)}))
    assert names(reading) == DESIGN and reading.reading_confidence == "low"
    assert told(reading, "called after another party") == ["Supplier B"]


OFFICE = ["DCC", "Elexon", "RECCo", "LDSOs", "Suppliers A", "Suppliers B"]


def of_each(parties: list[str], weeks: int = 0) -> dict[str, Rows]:
    """A sheet a party, of its own tasks."""
    return {one: plan([f"{one} {task}" for task in STAGES], weeks + 3 * at) for at, one in enumerate(parties)}


@pytest.mark.parametrize(
    "parties", [OFFICE, OFFICE[:4], ["DCC tasks", "Programme", "Elexon tasks", "Agents"]]
)
@pytest.mark.parametrize("beside", [{}, {"Cover": [["MHHS integrated plan"], ["Prepared by the PMO"]]}])
def test_what_each_party_does_in_one_plan_is_read_together(
    workbook_file: Write, parties: list[str], beside: dict[str, Rows]
) -> None:
    """A programme office has a sheet a party: each heads its tasks, in doubt, for nobody says whose plan that is."""
    sheets = of_each(parties)
    reading = read_plan(workbook_file(beside | sheets))
    assert names(reading) == [row[0] for rows in sheets.values() for row in rows[1:]] and accounted(reading)
    assert [*dict.fromkeys(row["outline"] for row in reading.rows)] == parties
    assert reading.reading_confidence == "low" and told(reading, "several parties") == [parties[0]]


@pytest.mark.parametrize(
    "sheets",
    [
        {"Read me": [["Submissions of each party"], ["As received"]]} | of_each(OFFICE[:4]),
        {name: [[f"{name} delivery plan"], *rows] for name, rows in of_each(OFFICE[:4]).items()},
        {name: plan(STAGES, 3 * at) for at, name in enumerate(OFFICE[:4])},
        of_each(["DCC", "Elexon", "LDSO"]),
        of_each(["Supplier A", "Supplier B", "Supplier C"]),
        of_each(["DCC", "Elexon", "RECCo"]) | {"Acme": plan(DESIGN)},
    ],
)
def test_plans_of_parties_are_not_one(workbook_file: Write, sheets: dict[str, Rows]) -> None:
    """Sent by each, of the same tasks, or beside what may be the sender's own: a sheet is read, the others told."""
    reading = read_plan(workbook_file(sheets))
    assert len({row["sheet"] for row in reading.rows}) == 1 and reading.reading_confidence == "low"
    assert len(told(reading, "not read") + told(reading, "Not read")) >= 2 and accounted(reading)


@pytest.mark.parametrize("tasks", [[DESIGN, BUILD, TEST], [STAGES] * 3])
def test_sorts_of_parties_may_be_one_sender(workbook_file: Write, tasks: list[list[str]]) -> None:
    """A group has a sheet a role, of the same tasks or others: they are read together, and that is told."""
    titles = ("Supplier", "MSS", "SDS")
    reading = read_plan(workbook_file({title: plan(each) for title, each in zip(titles, tasks, strict=True)}))
    assert names(reading) == [name for each in tasks for name in each]
    assert told(reading, "several parties") == ["Supplier"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("DCC integration", "Elexon testing"), ("Supplier selection", "Metering"), ("Programme", "Billing")],
)
def test_work_with_a_party_is_the_senders(workbook_file: Write, one: str, other: str) -> None:
    """Other words beside a party's name say what is done."""
    reading = read_plan(workbook_file({one: plan(DESIGN), other: plan(BUILD)}))
    assert names(reading) == [*DESIGN, *BUILD] and not reading.warnings


def test_a_sheet_of_the_programmes_milestones_is_no_part(workbook_file: Write) -> None:
    """Whatever it is called: M9 to M11 are not its sender's tasks."""
    reading = read_plan(workbook_file({"Plan": plan(DESIGN), "Reference": plan(["M9: SIT", "M10", "M11"])}))
    assert names(reading) == DESIGN and told(reading, "may be a part") == ["Reference"]


def test_a_title_says_whose_plan_it_is_as_well_as_a_name(workbook_file: Write) -> None:
    """Sheets that nobody named are told apart by what stands above their tables."""
    sheets = {
        "Sheet1": [["MHHS Programme milestones"], [], *plan([*BUILD, *TEST])],
        "Sheet2": [["Our plan"], [], *plan(DESIGN)],
    }
    assert names(read_plan(workbook_file(sheets))) == DESIGN


@pytest.mark.parametrize("name", ["Our plan", "Current plan"])
def test_the_senders_own_plan_is_read_beside_the_programmes(workbook_file: Write, name: str) -> None:
    """However much more the other sheet holds; that its dates differ is told."""
    reading = read_plan(workbook_file({"POAP 1": plan([*STAGES, "Closure"]), name: plan(STAGES, 9)}))
    assert {row["sheet"] for row in reading.rows} == {name}
    assert told(reading, "with other dates") == ["POAP 1"]


def test_milestones_beside_sheets_of_roles_are_no_plan_instead_of_them(workbook_file: Write) -> None:
    """Only what says that it is a plan, and holds about as much, makes a role another party's."""
    roles = {"SDS plan": plan([*DESIGN, *BUILD]), "ADS plan": plan([*TEST, *STAGES], 3)}
    reading = read_plan(workbook_file(roles | {"Milestones": plan(["SIT entry", "Go live", "Exit"], 9)}))
    assert {"SDS plan", "ADS plan"} <= {row["sheet"] for row in reading.rows}
    beside = read_plan(workbook_file({"SDS plan": plan([*DESIGN, *BUILD]), "Plan": plan(TEST[:1], 3)}))
    assert len(beside.rows) == 8 and told(beside, "several parties") == ["SDS plan"]


def test_work_with_the_party_that_sends_it_puts_nothing_in_doubt(workbook_file: Write) -> None:
    """A plan called after its sender, and a sheet of tests with it."""
    sheets = {"DCC plan": plan([*DESIGN, *BUILD]), "DCC testing": plan(TEST, 3)}
    reading = read_plan(workbook_file(sheets))
    assert len(reading.rows) == 9 and not reading.warnings


@pytest.mark.parametrize("called", [["Plan", "MOA", "NHHDC"], ["Design", "Build", "Helix"]])
def test_roles_and_systems_of_one_sender_are_parts_of_its_plan(
    workbook_file: Write, called: list[str]
) -> None:
    """An agent has a sheet a role, and work with a system of the programme's a sheet of its own."""
    parts = zip(called, (DESIGN, BUILD, TEST), strict=True)
    reading = read_plan(workbook_file({name: plan(tasks) for name, tasks in parts}))
    assert names(reading) == [*DESIGN, *BUILD, *TEST] and not reading.warnings
