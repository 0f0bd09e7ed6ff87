"""Titles over the same tasks that nobody can tell from versions of a plan are told; parties and sites are parts."""

from datetime import date, timedelta

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.settings import Settings

HEADINGS = ["Task", "Start", "Finish"]
AGAIN = "stand below each of these titles"


def block(later=0, names=("Design", "Build", "Test")):
    """Return tasks one after the other, from some days after a Monday on."""
    first = date(2026, 1, 5) + timedelta(days=later)
    starts = [first + timedelta(days=30 * place) for place in range(len(names))]
    return [[name, start, start + timedelta(days=24)] for name, start in zip(names, starts, strict=True)]


def headed_again(one, other, later=14):
    """Return two tables that are headed alike, each below a title."""
    return [[one], HEADINGS, *block(), [], [other], HEADINGS, *block(later)]


def in_rows(one, other, later=14):
    """Return one table in which two rows title those below them."""
    return [HEADINGS, [one], *block(), [other], *block(later)]


def told(reading):
    return [(entry["text"], entry["remedy"]) for entry in reading.warnings if AGAIN in entry["reason"]]


@pytest.mark.parametrize("rows", [headed_again, in_rows])
@pytest.mark.parametrize(
    ("one", "other", "later"),
    [
        ("Delivery", "Rebaselined following CR-12", 14),
        ("If the grant is refused", "If the grant comes", 14),
        ("Scenario 1", "Scenario 2", 200),
        ("Main", "Without the new tool", 14),
        ("Main", "If the new system is late", 200),
        ("Main", "Unless CR-9 is agreed", 14),
        ("Main", "Contingency plan", 14),
        ("Main", "Without the DCC's delay", 14),
        ("Data migration", "Data migration replanned after M10", 14),
        ("Systems - v1", "Systems - v2", 14),
        ("Before CR-12", "After CR-12", 14),
        ("Prior to Ofgem decision", "Following Ofgem decision", 14),
        ("Pre replan", "Post replan", 14),
        ("Pre CR12 agreed", "Post CR12 agreed", 14),
        ("Release plan v1.0", "Release plan v2.0", 14),
        ("Main", "Previous version (v0.2)", 35),
        ("Main", "Plan as submitted in July", 35),
        ("Main", "Superseded plan - for reference", 35),
    ],
)
def test_titles_that_speak_for_versions_are_doubted(workbook_file, rows, one, other, later) -> None:
    """The tasks are read below each, but a warning names the titles and the confidence is low."""
    reading = read_plan(workbook_file({"Sheet1": rows(one, other, later)}))
    dated = [row["activity_name"] for row in reading.rows if row["start_from"]]
    assert dated == ["Design", "Build", "Test"] * 2 and reading.reading_confidence == "low"
    [(titles, remedy)] = told(reading)
    assert titles == f"{one}; {other}" and f"version {one} or {other}, or all" in remedy


@pytest.mark.parametrize("rows", [headed_again, in_rows])
def test_titles_that_say_nothing_of_it_are_told(workbook_file, rows) -> None:
    """Names of places, or of versions that nobody knows: the confidence is as it was."""
    reading = read_plan(workbook_file({"Sheet1": rows("Alder", "Rowan")}))
    assert [titles for titles, _ in told(reading)] == [
        "Alder; Rowan"
    ] and reading.reading_confidence == "high"


@pytest.mark.parametrize("rows", [headed_again, in_rows])
@pytest.mark.parametrize(
    ("one", "other", "later"),
    [
        ("Site A", "Site B", 14),
        ("Supplier", "Agent", 14),
        ("Phase 1", "Phase 2", 14),
        ("Billing system", "Trading system", 14),
        ("Alder", "Rowan", 200),
        ("Alder", "Rowan", 0),
    ],
)
def test_parts_of_a_plan_are_not_doubted(workbook_file, rows, one, other, later) -> None:
    """Parties, phases and sites have the same tasks, and so has what comes later, or on the same days."""
    reading = read_plan(workbook_file({"Sheet1": rows(one, other, later)}))
    assert not told(reading) and reading.reading_confidence == "high"


@pytest.mark.parametrize("rows", [headed_again, in_rows])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Interfaces (IF-7)", "Interfaces (IF-8)"),
        ("IF 7 readiness", "IF 8 readiness"),
        ("SI readiness", "PP readiness"),
        ("SE region", "SW region"),
        ("Falls Lane depot", "Mill Lane depot"),
        ("Scenario testing", "Volume testing"),
        ("Scenario 1 testing", "Scenario 2 testing"),
        ("Forecast service", "Settlement service"),
        ("Migration after M11", "Migration before M11"),
        ("Accepted suppliers", "Approved suppliers"),
        ("Original systems", "New systems"),
        ("Contingency site", "First site"),
        ("Electricity", "Gas"),
        ("Domestic", "Non-domestic"),
        ("Half hourly", "Non half hourly"),
        ("Smart", "Traditional"),
        ("REC", "BSC"),
        ("Portal", "Mobile app"),
        ("Interface release v1.0", "Interface release v2.0"),
        ("Before change of supplier", "After change of supplier"),
        ("After DIP go-live", "After M10"),
    ],
)
def test_parts_are_not_doubted_for_a_word_that_versions_have_too(workbook_file, rows, one, other) -> None:
    """Codes, parties, systems, regions, work and segments of the market: a word like after or approved says nothing."""
    reading = read_plan(workbook_file({"Sheet1": rows(one, other)}))
    assert not told(reading) and reading.reading_confidence == "high"


@pytest.mark.parametrize("rows", [headed_again, in_rows])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Approved cranes", "Delayed cranes"),
        ("IF-7 and IF-9", "IF-8"),
        ("Contingency arrangements", "Core arrangements"),
        ("Pre-production", "Production"),
        ("Pre-SIT", "Post-SIT"),
        ("Pre change freeze", "Post change freeze"),
    ],
)
def test_a_common_word_alone_lowers_nothing(workbook_file, rows, one, other) -> None:
    """The same tasks are told, as they are below any titles."""
    reading = read_plan(workbook_file({"Sheet1": rows(one, other)}))
    assert len(told(reading)) == 1 and reading.reading_confidence == "high"


def with_levels(one, other, later=14):
    """Return a plan as programs write it: its titles have dates too, and levels say what stands below them."""
    rows = [["Outline level", *HEADINGS]]
    for title, tasks in ((one, block()), (other, block(later))):
        rows += [[1, title, tasks[0][1], tasks[-1][2]], *([2, *task] for task in tasks)]
    return rows


def test_titles_with_dates_of_their_own_that_speak_for_versions_are_doubted(workbook_file) -> None:
    """The dates of a title are those of what stands below it."""
    path = workbook_file({"Sheet1": with_levels("First approach", "If the grant is refused")})
    reading = read_plan(path)
    assert [titles for titles, _ in told(reading)] == ["First approach; If the grant is refused"]
    assert reading.reading_confidence == "low"
    chosen = read_plan(path, Settings(version="First approach"))
    assert [row["activity_name"] for row in chosen.rows] == ["First approach", "Design", "Build", "Test"]


@pytest.mark.parametrize(
    "titles", [("Alder", "Rowan"), ("Phase 1", "Phase 2"), ("Original systems", "New ones")]
)
def test_other_titles_with_dates_of_their_own_are_not_doubted(workbook_file, titles) -> None:
    """Programs write the parts of any plan so."""
    reading = read_plan(workbook_file({"Sheet1": with_levels(*titles)}))
    assert not told(reading) and reading.reading_confidence == "high"


def test_work_on_a_replan_beside_parts_of_a_plan_doubts_none_of_them(workbook_file) -> None:
    """It is of other tasks: of titles with dates of their own only those that speak for versions are told."""
    rows = [*with_levels("Alder", "Rowan"), [1, "Replanning", *block()[0][1:]], [2, "Agree", *block()[0][1:]]]
    assert not told(read_plan(workbook_file({"Sheet1": rows})))


def test_titles_without_dates_are_heard_beside_a_dated_one(workbook_file) -> None:
    """A group of other tasks is called Replanning, and has dates of its own."""
    rows = [*headed_again("Main", "If the grant is refused"), ["Replanning", *block()[0][1:]]]
    assert [titles for titles, _ in told(read_plan(workbook_file({"Sheet1": rows})))]


def test_titles_over_other_tasks_are_not_doubted(workbook_file) -> None:
    """One task in common is a kick-off, whatever the titles say."""
    rows = [
        ["If agreed"],
        HEADINGS,
        *block(),
        [],
        ["If refused"],
        HEADINGS,
        *block(7, ("Design", "Close", "Tell")),
    ]
    assert not told(read_plan(workbook_file({"Sheet1": rows})))


def test_a_column_of_groups_is_not_doubted(workbook_file) -> None:
    """Which group a task is of, each row says."""
    rows = [[group, *row] for group, later in (("Alder", 0), ("Rowan", 14)) for row in block(later)]
    assert not told(read_plan(workbook_file({"Sheet1": [["Workstream", *HEADINGS], *rows]})))


def test_a_row_between_the_same_tasks_that_speaks_for_a_version_is_told(workbook_file) -> None:
    """Nothing titles the first tasks: they are those above."""
    reading = read_plan(workbook_file({"Sheet1": [HEADINGS, *block(), ["Replanned in May"], *block(9)]}))
    assert [titles for titles, _ in told(reading)] == ["the rows above; Replanned in May"]
    assert reading.reading_confidence == "low"


@pytest.mark.parametrize("rows", [headed_again, in_rows])
@pytest.mark.parametrize(("wanted", "many"), [("Rowan", 3), ("Alder", 3), ("all", 6)])
def test_a_person_says_which_title_is_the_plan(workbook_file, rows, wanted, many) -> None:
    """The rows below the others are set aside; of all, none is, and nothing is doubted any more."""
    path = workbook_file({"Sheet1": rows("Alder", "Rowan")})
    reading = read_plan(path, Settings(version=wanted))
    assert sum(bool(row["start_from"]) for row in reading.rows) == many
    assert not told(reading) and "version" not in reading.impossible


def test_a_version_that_no_title_says_is_impossible(workbook_file) -> None:
    """It is told which there are."""
    path = workbook_file({"Sheet1": headed_again("Alder", "Rowan")})
    assert "Alder, Rowan" in read_plan(path, Settings(version="Beech")).impossible["version"]


@pytest.mark.parametrize("heading", ["Workstream", "Set", "Plan"])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Original plan", "Revised plan"),
        ("Plan as of January 2026", "Plan as of March 2026"),
        ("Before CR-12", "After CR-12"),
        ("Rev A", "Rev B"),
        ("Delivery", "Delivery rebaselined"),
        ("Baseline", "Forecast"),
        ("Draft", "Approved"),
    ],
)
def test_a_column_that_speaks_for_versions_is_doubted(workbook_file, heading, one, other) -> None:
    """Whatever heads it, and whether or not it is used for anything: the tasks of both are read."""
    rows = [[heading, *HEADINGS], *([one, *row] for row in block()), *([other, *row] for row in block(14))]
    reading = read_plan(workbook_file({"Sheet1": rows}))
    assert len(reading.rows) == 6 and reading.reading_confidence == "low"
    assert [titles for titles, _ in told(reading)] == [f"{one}; {other}"]


@pytest.mark.parametrize("heading", ["Workstream", "Set"])
@pytest.mark.parametrize(
    ("one", "other", "later"),
    [
        ("Leeds", "York", 14),
        ("Supplier", "Agent", 14),
        ("Before go-live", "After go-live", 200),
        ("Pre-production", "Production", 14),
        ("Pre-SIT", "Post-SIT", 14),
        ("Before M10", "After M10", 14),
        ("Pre-integration testing", "Integration testing", 14),
        ("Release 1", "Release 2", 14),
        ("January", "March", 14),
        ("Approved", "Testing", 14),
    ],
)
def test_a_column_of_parts_or_of_what_follows_is_not(workbook_file, heading, one, other, later) -> None:
    """Places, parties and times are parts; what comes after a change is done after it."""
    rows = [[heading, *HEADINGS], *([one, *row] for row in block()), *([other, *row] for row in block(later))]
    reading = read_plan(workbook_file({"Sheet1": rows}))
    assert not told(reading) and reading.reading_confidence == "high" and len(reading.rows) == 6


@pytest.mark.parametrize("rows", [headed_again, in_rows])
@pytest.mark.parametrize(
    "title", ["Old systems", "Previous suppliers", "Submitted designs", "Plan for migration"]
)
def test_titles_of_what_was_before_are_of_work(workbook_file, rows, title: str) -> None:
    """They say no more of which plan it is than of what is worked on."""
    reading = read_plan(workbook_file({"Sheet1": rows("Main", title, 35)}))
    assert len([row for row in reading.rows if row["start_from"]]) == 6 and not told(reading)


@pytest.mark.parametrize("title", ["Previous version (v0.2)", "Plan as submitted in July"])
def test_titles_over_tasks_numbered_alike_are_heard(workbook_file, title: str) -> None:
    """Their own numbers say where tasks lie, and are the same below each title."""
    own = [[number, *task] for number, task in zip(("1", "1.1", "1.2"), block(), strict=True)]
    before = [[number, *task] for number, task in zip(("1", "1.1", "1.2"), block(-35), strict=True)]
    headed = ["WBS", *HEADINGS]
    sheet = [["Acme MHHS plan v0.9"], headed, *own, [], [title], headed, *before]
    reading = read_plan(workbook_file({"Sheet1": sheet}))
    assert [text for text, _ in told(reading)] == [f"Acme MHHS plan v0.9; {title}"]
    assert reading.reading_confidence == "low"
