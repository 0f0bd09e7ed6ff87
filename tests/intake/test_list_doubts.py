"""Tables of names and dates whose headings are of prices, orders, concerts or courses are read with a doubt."""

from datetime import datetime as D

import pytest

from mhhs_analysis.intake.plans import read_plan

A, B = (D(2026, 3, 2), D(2026, 3, 27)), (D(2026, 4, 13), D(2026, 5, 29))
NO_PLAN = "a list of something else, no plan?"


def told(reading):
    return [one["text"] for one in reading.warnings if NO_PLAN in one["reason"]]


@pytest.mark.parametrize(
    ("headings", "confidence"),
    [
        (["Product", "Start date", "End date", "Unit price (£)", "Currency"], "low"),
        (["Name", "Start date", "End date", "Venue", "Conductor"], "low"),
        (["Nom", "Début", "Fin", "Salle", "Horaire"], "low"),
        (["Event", "Start date", "End date", "Venue"], "medium"),
        (["Course", "Start date", "End date", "Location"], "medium"),
        (["Name", "Start date", "End date", "City", "Email"], "medium"),
        (["Name", "Start date", "End date", "Track", "Location"], "medium"),
        (["Name", "Start date", "End date", "Track", "Speaker"], "low"),
        (["Name", "Start date", "End date", "Unit price", "Supplier"], "medium"),
    ],
)
def test_headings_of_other_lists_are_doubted(workbook_file, headings, confidence) -> None:
    """Where none says that the rows are work: the headings are told, and the confidence is lower."""
    more = ["R 5"] * (len(headings) - 3)
    reading = read_plan(workbook_file({"Sheet1": [headings, ["Alpha", *A, *more], ["Beta", *B, *more]]}))
    assert len(reading.rows) == 2 and reading.reading_confidence == confidence
    assert len(told(reading)) == 1 and headings[3] in told(reading)[0]


@pytest.mark.parametrize(
    ("headings", "sheet"),
    [
        (["Task", "Start date", "End date", "Venue", "Price"], "Sheet1"),
        (["Milestone", "Start date", "End date", "Room"], "Sheet1"),
        (["Phase", "Start date", "End date", "Amount", "Currency"], "Sheet1"),
        (["Name", "Start date", "End date", "Venue", "Owner"], "Sheet1"),
        (["Name", "Start date", "End date", "Room", "% complete"], "Sheet1"),
        (["Name", "Start date", "End date", "Venue", "Price"], "Project plan"),
        (["Name", "Start date", "End date", "Location"], "Sheet1"),
        (["Name", "Start date", "End date", "Cost", "Status"], "Sheet1"),
        (["Name", "Start date", "End date", "Track"], "Sheet1"),
        (["Name", "Start date", "End date", "Risk score"], "Sheet1"),
        (["Name", "Start date", "End date", "Contingency margin"], "Sheet1"),
        (["Name", "Start date", "End date", "Workstream", "Qty"], "Sheet1"),
        (["Name", "Start date", "End date", "Work package", "Quantity", "Unit price"], "Sheet1"),
        (["Name", "Start date", "End date", "Sprint", "Room"], "Sheet1"),
    ],
)
def test_what_says_work_is_not_doubted(workbook_file, headings, sheet) -> None:
    """A heading of tasks, an owner, progress, or the name of the sheet says so; one that plans have says little."""
    more = ["5"] * (len(headings) - 3)
    reading = read_plan(workbook_file({sheet: [headings, ["Alpha", *A, *more], ["Beta", *B, *more]]}))
    assert not told(reading) and reading.reading_confidence == "high"


def test_names_as_of_persons_beside_whom_they_work_for_are_doubted(workbook_file) -> None:
    """So is who does a task: nobody can tell from Name and Organisation alone."""
    head = ["Name", "Organisation", "Start", "End"]
    people = read_plan(workbook_file({"P": [head, ["Ann Alder", "Alder", *A], ["Bo Birch", "Birch", *B]]}))
    assert people.reading_confidence == "medium" and "list of persons" in people.warnings[0]["reason"]
    tasks = read_plan(workbook_file({"P": [head, ["Migrate", "Alder", *A], ["Close down", "Birch", *B]]}))
    assert (tasks.reading_confidence, tasks.warnings) == ("high", [])


PERSONS = "rows named as persons are, or by what they do: who works when, no tasks?"


@pytest.mark.parametrize("heading", ["Name", "Who", "Task", "Team"])
@pytest.mark.parametrize(
    "names",
    [
        ["Anna", "Tom", "Priya"],
        ["Anna B", "Tom J.", "Priya P"],
        ["Anna Bell", "Tom Jones", "Test desk"],
        ["AB", "TJ", "PPK"],
        ["Mr Bell", "Ms Jones", "Dr Patel"],
        ["Developer", "Test lead", "Business analyst"],
    ],
)
def test_rows_named_as_persons_are_doubted(text_file, heading, names) -> None:
    """First names, initials and what persons do, below weeks, are who works when: read, with a question."""
    drawn = [f"{name},{',' * place}x,x" for place, name in enumerate(names)]
    months = "Jan 2023,Feb 2023,Mar 2023,Apr 2023,May 2023"
    reading = read_plan(text_file("\n".join([f"{heading},{months}", *drawn])))
    assert len(reading.rows) == 3
    assert PERSONS in [one["reason"] for one in reading.warnings] and reading.reading_confidence != "high"


@pytest.mark.parametrize(
    "names",
    [
        ["SIT", "UAT", "PIT"],
        ["DC", "DA", "MO"],
        ["CIT", "FT", "UT", "RT", "PT"],
        ["April", "May", "June"],
        ["Design", "Build", "Test"],
        ["Train staff", "Recruit test manager", "Licences"],
        ["Tom Energy", "Alder Power", "Rowan Supply"],
    ],
)
def test_short_names_of_work_are_no_persons(text_file, names) -> None:
    """Tests, services, months and companies have short names too."""
    drawn = [f"{name},{',' * place}x,x" for place, name in enumerate(names)]
    months = "Jan 2023,Feb 2023,Mar 2023,Apr 2023,May 2023"
    reading = read_plan(text_file("\n".join([f"Task,{months}", *drawn])))
    assert PERSONS not in [one["reason"] for one in reading.warnings]


@pytest.mark.parametrize(
    ("title", "heading"),
    [("Supplier invoices", "Description"), ("", "Bill"), ("", "Session"), ("Payments 2023", "Description")],
)
def test_accounts_and_sessions_are_doubted_by_a_title_or_by_what_heads_their_names(
    workbook_file, title, heading
) -> None:
    """Their days are of what was held or is to be paid: they were read as a plan without a doubt."""
    rows = [*([[title]] if title else []), [heading, "Start", "End"], ["Alpha", *A], ["Beta", *B]]
    reading = read_plan(workbook_file({"Sheet1": rows}))
    assert len(told(reading)) == 1 and len(reading.rows) == 2 and reading.reading_confidence == "medium"


@pytest.mark.parametrize("title", ["Invoices", "Billing", "Invoicing system migration"])
def test_tasks_below_a_title_of_accounts_are_not_doubted(workbook_file, title) -> None:
    """A heading of tasks says what they are."""
    rows = [[title], ["Task", "Start", "End"], ["Alpha", *A], ["Beta", *B]]
    reading = read_plan(workbook_file({"Sheet1": rows}))
    assert not told(reading) and reading.reading_confidence == "high"


@pytest.mark.parametrize(
    ("title", "confidence"),
    [
        ("Gate log", "low"),
        ("Session log 2023", "low"),
        ("Milestone log", "high"),
        ("Planning log", "high"),
        ("Logging", "high"),
        ("Plan log", "high"),
    ],
)
def test_what_a_title_calls_a_log_is_doubted(workbook_file, title, confidence) -> None:
    """A log is kept of what was held or decided; one of milestones, or of a plan, may well be the plan."""
    rows = [[title], ["Milestone", "Date"], ["Alpha", A[0]], ["Beta", B[0]]]
    reading = read_plan(workbook_file({"Sheet1": rows}))
    assert len(reading.rows) == 2 and reading.reading_confidence == confidence
