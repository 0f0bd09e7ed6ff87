"""Versions of a plan on one sheet, however they are told apart: none is read as the sender's plan unasked."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime as D
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.styles import Alignment, PatternFill

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.settings import Settings

A, B = (D(2023, 1, 2), D(2023, 3, 31)), (D(2023, 4, 3), D(2023, 6, 30))
BOTH = [("Build", "2023-01-02", "2023-03-31"), ("Test", "2023-04-03", "2023-06-30")]
HEAD = ["Task", "Start", "Finish"]
FIRST = [["Design", D(2023, 1, 2), D(2023, 3, 31)], ["Build", D(2023, 4, 3), D(2023, 6, 30)]]
SECOND = [["Design", D(2023, 1, 2), D(2023, 2, 28)], ["Build", D(2023, 3, 1), D(2023, 5, 31)]]
OURS = [["Design", D(2023, 2, 1), D(2023, 4, 30)], ["Build", D(2023, 5, 1), D(2023, 7, 31)]]
LAST = ["Closure", D(2023, 12, 1), D(2023, 12, 15)]

Rows = Sequence[Sequence[object]]


def read(workbook_file, *rows, change=None, settings=None):
    path = workbook_file({"Plan": [list(row) for row in rows]}, change=change)
    return read_plan(path, settings) if settings else read_plan(path)


def dates(reading: Reading) -> list[tuple[str, str | None, str | None]]:
    return [(row["activity_name"], row["start_from"], row["finish_to"]) for row in reading.rows]


def dated(rows: Rows) -> list[tuple[str, str, str]]:
    """Return what rows of names and two days are read as."""
    return [(str(name), f"{start:%Y-%m-%d}", f"{finish:%Y-%m-%d}") for name, start, finish in rows]


def only_dated(reading: Reading) -> list[tuple[str, str | None, str | None]]:
    return [one for one in dates(reading) if one[1] or one[2]]


# --- a column ---------------------------------------------------------------------------------------------


def by_row(heading: str, *versions: object) -> list[list[object]]:
    """A table in which a column says of which version each row is, each task standing once under each."""
    tasks = [("Build", A), ("Test", B)]
    return [
        ["Task", heading, "Start", "Finish"],
        *([name, one, *when] for name, when in tasks for one in versions),
    ]


@pytest.mark.parametrize(
    "heading", ["Option", "Scenario", "POAP", "Version", "Replan option", "Plan", "Phase", "Status"]
)
def test_rows_of_several_versions_in_one_table_are_not_read_as_one_plan(workbook_file, heading) -> None:
    """POAP 1 and POAP 2 row by row: neither is the sender's plan unasked; each row is set aside, and it is told."""
    reading = read(workbook_file, *by_row(heading, "POAP 1", "POAP 2"))
    assert len(reading.rows) == 0 and reading.reading_confidence == "low"
    (warned,) = reading.warnings
    assert (
        warned["cell"] == "B1" and "(POAP 1, POAP 2) and name the same tasks (2 of them)" in warned["reason"]
    )
    assert [one["cell"] for one in reading.set_aside if one["rows"]] == ["A2:D2", "A3:D3", "A4:D4", "A5:D5"]
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside == 4


@pytest.mark.parametrize("versions", [("v0.1", "v1.0"), ("v0.9", "v1.0 (issued)"), ("v1.0", "v2.0")])
def test_a_draft_of_a_version_is_no_plan_of_the_senders_own(workbook_file, versions) -> None:
    """v0.1 is as much a version as v1.0 beside it."""
    reading = read(workbook_file, *by_row("Version", *versions))
    named = ", ".join(one.partition(" (")[0] for one in versions)
    assert len(reading.rows) == 0 and f"({named})" in reading.warnings[0]["reason"]
    chosen = read(workbook_file, *by_row("Version", *versions), settings=Settings(version=versions[1]))
    assert dates(chosen) == BOTH and not chosen.impossible


@pytest.mark.parametrize("heading", ["Interface version", "Software version", "Schema version"])
def test_versions_of_what_work_is_on_part_no_plan(workbook_file, heading) -> None:
    """Each version of an interface is built and tested, at one time or not; a plan's own are set aside."""
    assert len(read(workbook_file, *by_row(heading, "v1.0", "v2.0")).rows) == 4
    assert len(read(workbook_file, *by_row("Plan version", "v1.0", "v2.0")).rows) == 0


@pytest.mark.parametrize("names", [("Round 1", "Round 2"), ("v1.0", "v2.0")])
@pytest.mark.parametrize("heading", ["Round", "Phase", "Release"])
def test_rounds_in_a_column_that_follow_one_another_are_one_plan(workbook_file, heading, names) -> None:
    """Tests done again, one round after the other, are read; at one time, or due on a day alone, they are versions."""
    again = [[name, *(day.replace(year=2024) for day in days)] for name, *days in FIRST]
    rounds = [[words, *row] for words, tasks in zip(names, (FIRST, again), strict=True) for row in tasks]
    assert len(dates(read(workbook_file, [heading, *HEAD], *rounds))) == len(rounds)
    at_once = [[words, *row] for words in names for row in FIRST]
    assert dates(read(workbook_file, [heading, *HEAD], *at_once)) == []
    due = [[words, name, None, finish] for words, name, _, finish in rounds]
    assert dates(read(workbook_file, [heading, *HEAD], *due)) == []


@pytest.mark.parametrize("way", ["{0} (POAP {1})", "POAP {1} - {0}", "POAP {1}: {0}"])
def test_a_version_that_phases_say_is_chosen_for_all_of_them(workbook_file, way: str) -> None:
    """Build (POAP 1) and Test (POAP 1) in a column of phases are one version."""
    rows = [["Phase", *HEAD], *([way.format(row[0], number), "Prepare", *row[1:]]
                                for number, tasks in ((1, FIRST), (2, SECOND)) for row in tasks)]  # fmt: skip
    assert dates(read(workbook_file, *rows)) == []
    chosen = read(workbook_file, *rows, settings=Settings(version="POAP 2"))
    assert [one[1:] for one in dates(chosen)] == [one[1:] for one in dated(SECOND)]


@pytest.mark.parametrize("versions", [("A", "B"), ("X", "Y"), (1, 2)])
def test_versions_that_only_a_heading_says_part_rows_as_well(workbook_file, versions) -> None:
    """Under Option, A and B are versions where the same tasks stand under each."""
    reading = read(workbook_file, *by_row("Option", *versions))
    told = f"({versions[0]}, {versions[1]})"
    assert len(reading.rows) == 0 and told in reading.warnings[0]["reason"]


def test_a_version_said_once_speaks_for_the_rows_below(workbook_file) -> None:
    """Where it stands in the first row of its tasks alone, the others are no plan of the sender's own."""
    head = ["Option", "Task", "Start", "Finish"]
    rows = [
        head,
        *(
            [one, "Build", *A] if n == 0 else [None, "Test", *B]
            for one in ("POAP 1", "POAP 2")
            for n in (0, 1)
        ),
    ]
    reading = read(workbook_file, *rows)
    assert len(reading.rows) == 0 and reading.reading_confidence == "low"


@pytest.mark.parametrize("own", [None, "Our plan"])
@pytest.mark.parametrize("versions", [("POAP 1", "POAP 2"), ("POAP 1",)])
def test_rows_of_no_version_are_the_senders_own(workbook_file, own, versions) -> None:
    """Beside rows of POAP 1 and POAP 2 those that say another thing, or nothing, are read, in doubt."""
    reading = read(workbook_file, *by_row("Option", own, *versions))
    assert dates(reading) == BOTH and reading.reading_confidence == "low"
    assert reading.rows_set_aside == 2 * len(versions) == reading.rows_in - reading.rows_kept


@pytest.mark.parametrize(("heading", "kept_in"), [("Stage", "stage_text"), ("Notes", "notes_text")])
def test_versions_in_a_column_whose_words_are_kept_are_read_in_doubt(workbook_file, heading, kept_in) -> None:
    """Where each activity keeps what the column says, its rows are read and told as mixed."""
    reading = read(workbook_file, *by_row(heading, "POAP 1", "POAP 2"))
    assert len(reading.rows) == 4 and reading.reading_confidence == "low"
    assert "mixed" in reading.warnings[0]["reason"]
    assert [row[kept_in] for row in reading.rows] == ["POAP 1", "POAP 2"] * 2


def test_a_person_has_the_rows_of_all_versions_read(workbook_file) -> None:
    """Said to be notes, the column stays with each row that is read, and the doubt with the plan."""
    said = Settings(columns=(("B", "notes", ""),))
    reading = read(workbook_file, *by_row("Option", "POAP 1", "POAP 2"), settings=said)
    assert [row["notes_text"] for row in reading.rows] == ["POAP 1", "POAP 2"] * 2 and not reading.idle
    assert reading.reading_confidence == "low" and "mixed" in reading.warnings[0]["reason"]
    table = read(workbook_file, *by_row("Option", "POAP 1", "POAP 2"), settings=Settings(layout="table"))
    assert len(table.rows) == 0 and not table.impossible


@pytest.mark.parametrize(
    "rows",
    [
        by_row("Option", "POAP 1"),
        by_row("Site", "Leeds", "York"),
        by_row("Published", "Yes", "No"),
        [["Task", "Notes", "Start", "Finish"], ["Build", "POAP 1", *A], ["Test", "POAP 2", *B]],
        [["Task", "Option", "Start", "Finish"], ["Build", "POAP 1", *A], ["Test", None, *B]],
        [["Task", "Version", "Start", "Finish"], ["Approach", "v1", *A], ["Scripts", "v2", *B]],
        [
            ["Task", "POAP", "Start", "Finish"],
            ["Response", "POAP 1", *A],
            ["Response", "POAP 2", *B],
            ["Build", None, *B],
        ],
        [
            ["Task", "Phase", "Start", "Finish"],
            ["Gather", "POAP 1 response", *A],
            ["Gather", "POAP 2 response", *A],
        ],
    ],
)
def test_one_version_other_words_or_other_tasks_part_no_rows(workbook_file, rows) -> None:
    """Where one version is said, the column says another thing, or no task comes twice in it, all is read."""
    reading = read(workbook_file, *rows)
    assert len(reading.rows) == len(rows) - 1 and reading.reading_confidence == "high"


# --- tables of the same tasks -----------------------------------------------------------------------------


@pytest.mark.parametrize("second", [[("Build", *B), ("Test", *B)], [("Test", *B), ("Build", A[0], B[1])]])
def test_the_same_tasks_dated_otherwise_on_the_same_sheet_may_be_another_version(
    workbook_file, second
) -> None:
    """Two options one below the other are no copies: which of them is the sender's own is asked, in doubt."""
    head = ["Task", "Start", "Finish"]
    rows = [head, ["Build", *A], ["Test", *B], ["Check", *B], [], [*head, "RAG"], *map(list, second)]
    reading = read(workbook_file, *rows)
    assert [row["activity_name"] for row in reading.rows] == ["Build", "Test", "Check"]
    assert [(one["cell"], "with other dates" in one["reason"]) for one in reading.warnings] == [("A6", True)]
    assert reading.reading_confidence == "low"
    chosen = read(workbook_file, *rows, settings=Settings(header_row=6))
    assert len(chosen.rows) == 2 and not chosen.impossible


TITLED = [["POAP 1"], HEAD, *FIRST, [], ["POAP 2"], ["Activity", "Begin", "End", "RAG"], *SECOND]


def test_of_tables_titled_as_versions_none_is_read_unasked(workbook_file) -> None:
    """The fuller of the two is no more the sender's plan than the other: a person says which is."""
    reading = read(workbook_file, *TITLED)
    assert dates(reading) == [] and reading.reading_confidence == "low"
    (told,) = [one for one in reading.warnings if "several versions" in one["reason"]]
    assert "(POAP 1, POAP 2)" in told["reason"] and "version POAP 1 or POAP 2" in told["remedy"]
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside


@pytest.mark.parametrize(("wanted", "rows"), [("POAP 1", FIRST), ("poap2", SECOND)])
def test_a_person_chooses_a_table_by_its_title(workbook_file, wanted: str, rows: Rows) -> None:
    """Either table is read whole, without a doubt that the title leaves."""
    reading = read(workbook_file, *TITLED, settings=Settings(version=wanted))
    assert dates(reading) == dated(rows) and reading.reading_confidence == "high"
    assert not reading.impossible and not reading.idle


def test_tables_apart_are_not_all_the_plan(workbook_file) -> None:
    """All reads the rows of one table; two tables of the same tasks are not one."""
    reading = read(workbook_file, *TITLED, settings=Settings(version="all"))
    assert dates(reading) == [] and "POAP 1, POAP 2" in reading.impossible["version"]


def test_headings_said_again_over_another_version_begin_it(workbook_file) -> None:
    """One heading above each of two titled blocks makes no one table of them; untitled, each is told by its row."""
    titled = read(workbook_file, ["POAP 1"], HEAD, *FIRST, [], ["POAP 2"], HEAD, *SECOND)
    untitled = [HEAD, *FIRST, [], HEAD, *SECOND]
    assert dates(titled) == dates(read(workbook_file, *untitled)) == []
    (told,) = read(workbook_file, *untitled).warnings
    assert "(row 1, row 5)" in told["reason"]
    assert dates(read(workbook_file, *untitled, settings=Settings(version="row 5"))) == dated(SECOND)


def test_headings_said_again_over_later_work_go_on_with_the_plan(workbook_file) -> None:
    """The same tasks a year later are other work."""
    later = [[name, start + timedelta(400), finish + timedelta(400)] for name, start, finish in FIRST]
    reading = read(workbook_file, HEAD, *FIRST, [], HEAD, *later)
    assert dates(reading) == dated([*FIRST, *later]) and reading.reading_confidence == "high"


@pytest.mark.parametrize("titles", [("Supplier", "Agent"), ("Phase 1", "Phase 2")])
def test_headings_said_again_over_other_work_go_on_with_the_plan(workbook_file, titles) -> None:
    """Titles that say no version part work, not plans."""
    reading = read(workbook_file, [titles[0]], HEAD, *FIRST, [], [titles[1]], HEAD, *SECOND)
    assert only_dated(reading) == dated([*FIRST, *SECOND]) and reading.reading_confidence == "high"


# --- rows that head others --------------------------------------------------------------------------------


BANDS = [HEAD, ["POAP 1"], *FIRST, ["POAP 2 (challenge)"], *SECOND]


def test_rows_below_a_version_are_of_it(workbook_file) -> None:
    """A row that says POAP 1 and no more heads those below: none of them is read, each is set aside, and it is told."""
    reading = read(workbook_file, *BANDS)
    assert dates(reading) == [] and reading.reading_confidence == "low"
    (warned,) = reading.warnings
    assert warned["cell"] == "A2"
    assert warned["reason"] == (
        "rows of several versions stand in one table (POAP 1, POAP 2) and name the same tasks (2 of them): "
        "none of them is read"
    )
    assert warned["remedy"] == (
        "ask which version is the sender's own plan (readings.csv: version POAP 1 or POAP 2, or all)"
    )
    assert [one["cell"] for one in reading.set_aside] == ["A2", "A3:C3", "A4:C4", "A5", "A6:C6", "A7:C7"]
    assert reading.rows_in == reading.rows_set_aside == 6


def test_each_version_is_shown_as_a_reading_to_choose(workbook_file) -> None:
    """How many tasks of each are dated, from when to when, as for any other reading that is close."""
    told = [
        (one["version"], one["activities"], one["dated"], one["first"], one["last"])
        for one in read(workbook_file, *BANDS).alternatives
    ]
    assert told == [
        ("POAP 1", 3, 2, "2023-01-02", "2023-06-30"),
        ("POAP 2", 3, 2, "2023-01-02", "2023-05-31"),
    ]


@pytest.mark.parametrize(
    ("wanted", "rows"), [("POAP 1", FIRST), ("POAP 2 (challenge)", SECOND), ("2", SECOND)]
)
def test_a_person_chooses_the_rows_of_a_version(workbook_file, wanted: str, rows: Rows) -> None:
    """Its rows alone are the plan, the others set aside with why; what is left of the doubt is none."""
    wanted = wanted if "(" not in wanted else "POAP 2"
    reading = read(workbook_file, *BANDS, settings=Settings(version=wanted))
    assert only_dated(reading) == dated(rows) and reading.reading_confidence == "high"
    assert {one["reason"] for one in reading.set_aside} == {
        "another version than the one that is said to be the sender's plan"
    }
    assert not reading.warnings and not reading.alternatives and not reading.impossible


def test_a_person_says_that_all_versions_are_the_plan(workbook_file) -> None:
    """What only looks like versions is read whole, without a doubt."""
    reading = read(workbook_file, *BANDS, settings=Settings(version="all"))
    assert only_dated(reading) == dated([*FIRST, *SECOND]) and reading.reading_confidence == "high"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (BANDS, "no version 'POAP 3'; the versions told are POAP 1, POAP 2"),
        ([HEAD, *FIRST], "no version 'POAP 3'; nothing that was read is of several versions"),
        (
            [["ID", "Task", "POAP 1 start", "POAP 1 finish"], [1, *FIRST[0]]],
            "no version 'POAP 3'; columns are headed POAP 1 start, POAP 1 finish",
        ),
    ],
)
def test_a_version_that_is_not_there_is_impossible(workbook_file, rows: Rows, told: str) -> None:
    """It reads nothing that wasn't read without it, and is told with the versions there are."""
    reading = read(workbook_file, *rows, settings=Settings(version="POAP 3"))
    assert reading.impossible == {"version": told} and dates(reading) == dates(read(workbook_file, *rows))


def test_a_part_of_several_versions_names_none(workbook_file) -> None:
    """POAP is said of both."""
    assert "version" in read(workbook_file, *BANDS, settings=Settings(version="POAP")).impossible


@pytest.mark.parametrize("last", [False, True])
def test_rows_of_the_senders_own_beside_a_version_are_read_in_doubt(workbook_file, last: bool) -> None:
    """Above the version, or below a row that says they are; a person who chooses the version has it speak."""
    version, own = [["POAP 2"], *SECOND], [["Our plan"], *OURS] if last else OURS
    rows = [HEAD, *version, *own] if last else [HEAD, *own, *version]
    reading = read(workbook_file, *rows)
    assert only_dated(reading) == dated(OURS) and reading.reading_confidence == "low"
    chosen = read(workbook_file, *rows, settings=Settings(version="POAP 2"))
    assert only_dated(chosen) == dated(SECOND) and chosen.rows_in == chosen.rows_kept + chosen.rows_set_aside


@pytest.mark.parametrize("inner", [[], [["Delivery"]]])
def test_what_nobody_says_is_the_senders_is_not_read_as_its_own(workbook_file, inner: Rows) -> None:
    """A row that heads the same tasks again may be anybody's: it is told by its place, and can be chosen by it."""
    rows = [HEAD, ["POAP 1"], *inner, *FIRST, ["Acme"], *inner, *OURS]
    reading = read(workbook_file, *rows)
    place = f"row {rows.index(['Acme']) + 1}"
    assert dates(reading) == [] and f"(POAP 1, {place})" in reading.warnings[0]["reason"]
    assert only_dated(read(workbook_file, *rows, settings=Settings(version=place))) == dated(OURS)
    assert only_dated(read(workbook_file, *rows, settings=Settings(version="POAP 1"))) == dated(FIRST)


def test_phases_within_a_version_are_of_it(workbook_file) -> None:
    """Rows of a name alone do not end a version, where nothing says that they do."""
    rows = [HEAD, *(row for one, tasks in (("POAP 1", FIRST), ("POAP 2", SECOND)) for row in (
        [one], ["Delivery"], *tasks, ["Assurance"], ["Qualification", *tasks[0][1:]]))]  # fmt: skip
    assert dates(read(workbook_file, *rows)) == []
    chosen = read(workbook_file, *rows, settings=Settings(version="POAP 2"))
    assert only_dated(chosen) == dated([*SECOND, ["Qualification", *SECOND[0][1:]]])


def test_phases_that_versions_share_are_of_them_below_tasks_of_their_own_too(workbook_file) -> None:
    """A task that no other version has is followed by a phase that both have: that is no other work."""
    rows = [
        ["POAP 1"],
        ["Start now", *A],
        ["Delivery"],
        *FIRST,
        ["POAP 2"],
        ["Set up", *B],
        ["Delivery"],
        *SECOND,
    ]
    assert dates(read(workbook_file, HEAD, *rows)) == []


NUMBERED = [
    ["WBS", *HEAD],
    ["1", "Option A", D(2023, 1, 2), D(2023, 6, 30)],
    *([f"1.{place}", *row] for place, row in enumerate(FIRST, 1)),
    ["2", "Option B", D(2023, 1, 2), D(2023, 5, 31)],
    *([f"2.{place}", *row] for place, row in enumerate(SECOND, 1)),
    ["3", *LAST],
]


def grouped(book: openpyxl.Workbook) -> None:
    for row in (3, 4, 6, 7):
        book["Plan"].row_dimensions[row].outline_level = 1


def indented(book: openpyxl.Workbook) -> None:
    for row in (3, 4, 6, 7):
        book["Plan"].cell(row, 1).alignment = Alignment(indent=2)


@pytest.mark.parametrize("how", ["numbered", "grouped", "indented"])
def test_what_lies_beneath_a_version_is_of_it_and_what_does_not_is_the_senders(
    workbook_file, how: str
) -> None:
    """By number, grouping or indent; the dates of the row that gathers a version are not read either."""
    rows = NUMBERED if how == "numbered" else [row[1:] for row in NUMBERED]
    change = {"numbered": None, "grouped": grouped, "indented": indented}[how]
    reading = read(workbook_file, *rows, change=change)
    assert dates(reading) == dated([LAST]) and reading.reading_confidence == "low"
    chosen = read(workbook_file, *rows, change=change, settings=Settings(version="Option B"))
    assert only_dated(chosen)[1:] == dated([*SECOND, LAST])


def test_a_version_beside_the_names_heads_rows_too(workbook_file) -> None:
    """It stands alone in its row, in whichever column, merged or not."""
    head = ["ID", *HEAD]
    rows = [head, ["POAP 1"], *([1, *row] for row in FIRST), ["POAP 2"], *([2, *row] for row in SECOND)]
    reading = read(workbook_file, *rows, change=lambda book: book["Plan"].merge_cells("A2:D2"))
    assert dates(reading) == [] and reading.rows_set_aside == 6


@pytest.mark.parametrize("title", [["POAP 1"], ["Option 1 (POAP 1)"], ["MHHS POAP 1 plan"]])
def test_the_title_heads_the_rows_above_another_version(workbook_file, title) -> None:
    """POAP 1 over the headings and POAP 2 further down: the first rows are no more the sender's than the last."""
    reading = read(workbook_file, title, HEAD, *FIRST, ["POAP 2"], *SECOND)
    assert dates(reading) == [] and "several versions" in reading.warnings[0]["reason"]


@pytest.mark.parametrize(
    "words", ["Under {}", "Our plan under {}", "If {} is chosen", "Based on {}", "{} – dates", "{}:"]
)
def test_what_is_said_of_a_version_heads_rows_as_the_version_does(workbook_file, words: str) -> None:
    """With phases beneath it too."""
    bands = [words.format(one) for one in ("POAP 1", "POAP 2")]
    rows = [HEAD, *(row for one, tasks in zip(bands, (FIRST, SECOND), strict=True)
                    for row in ([one], ["Delivery"], *tasks))]  # fmt: skip
    assert dates(read(workbook_file, *rows)) == []
    assert only_dated(read(workbook_file, *rows, settings=Settings(version="POAP 2"))) == dated(SECOND)


@pytest.mark.parametrize("second", [HEAD, ["Activity", "Begin", "End", "RAG"]])
def test_titles_that_say_the_same_of_each_version_part_tables(workbook_file, second) -> None:
    """Acme plan under POAP 1, Acme plan under POAP 2: neither is the plan unasked."""
    titles = [[f"Acme plan under POAP {one}"] for one in (1, 2)]
    rows = [titles[0], HEAD, *FIRST, [], titles[1], second, *SECOND]
    assert dates(read(workbook_file, *rows)) == []
    for one, tasks in (("POAP 1", FIRST), ("POAP 2", SECOND)):
        assert only_dated(read(workbook_file, *rows, settings=Settings(version=one))) == dated(tasks)


def test_a_title_that_says_another_thing_of_a_version_parts_nothing(workbook_file) -> None:
    """Made against POAP 1, a plan is its sender's; rows of POAP 2 in it are not."""
    reading = read(workbook_file, ["Acme delivery, POAP 1"], HEAD, *OURS, ["POAP 2"], *SECOND)
    assert only_dated(reading) == dated(OURS)


# --- names of tasks ---------------------------------------------------------------------------------------

WAYS: dict[str, Callable[[str, str], str]] = {
    "bracket": lambda name, one: f"{name} ({one})",
    "square": lambda name, one: f"[{one}] {name}",
    "before": lambda name, one: f"{one} - {name}",
    "colon": lambda name, one: f"{one}: {name}",
    "after": lambda name, one: f"{name} – {one}",
    "under": lambda name, one: f"{name} (under {one})",
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "versions", [("POAP 1", "POAP 2"), ("option A", "option B"), ("Best case", "Worst case")]
)
def test_tasks_named_by_their_version_are_not_read_as_one_plan(workbook_file, way: str, versions) -> None:
    """The same work under two names of that kind is dated twice: neither is read, what says no version is."""
    first, second = ([[WAYS[way](str(row[0]), one), *row[1:]] for row in rows]
                     for rows, one in zip((FIRST, SECOND), versions, strict=True))  # fmt: skip
    rows = [HEAD, *(row for pair in zip(first, second, strict=True) for row in pair), LAST]
    reading = read(workbook_file, *rows)
    assert dates(reading) == dated([LAST]) and reading.reading_confidence == "low"
    assert reading.rows_set_aside == 4
    chosen = read(workbook_file, *rows, settings=Settings(version=versions[1]))
    assert dates(chosen) == dated([*second, LAST]) and chosen.reading_confidence == "high"


def test_several_tasks_beside_each_option_are_of_the_option(workbook_file) -> None:
    """Option A design, Option B design may be work on options; with builds of both they are two plans."""
    first, second = (
        [[f"Option {one} {row[0]}", *row[1:]] for row in rows] for one, rows in (("A", FIRST), ("B", SECOND))
    )
    assert dates(read(workbook_file, HEAD, *first, *second)) == []
    assert len(read(workbook_file, HEAD, first[0], second[0], LAST).rows) == 3


def test_what_lies_beneath_a_task_of_a_version_is_of_it(workbook_file) -> None:
    """Build – POAP 1 gathers its steps, whatever these are called."""
    rows = [["WBS", *HEAD], ["1", "Build – POAP 1", *A], ["1.1", "Code", *A], ["2", "Build – POAP 2", *B],
            ["2.1", "Configure", *B]]  # fmt: skip
    reading = read(workbook_file, *rows)
    assert dates(reading) == [] and reading.rows_set_aside == 4


def test_a_task_of_a_version_beside_the_same_of_none(workbook_file) -> None:
    """Design, and Design (POAP 2): the first is the sender's own, in doubt."""
    rows = [HEAD, *OURS, *([f"{row[0]} (POAP 2)", *row[1:]] for row in SECOND)]
    reading = read(workbook_file, *rows)
    assert dates(reading) == dated(OURS) and reading.reading_confidence == "low"


def test_a_task_that_heads_others_is_no_version_of_what_another_heads(workbook_file) -> None:
    """Build (POAP 1) speaks of the rows down to the next that heads some, as a phase does."""
    rows = [HEAD, ["Build (POAP 1)"], *FIRST, ["Build (POAP 2)"], *SECOND, ["Governance"], LAST]
    assert only_dated(read(workbook_file, *rows)) == dated([LAST])


# --- what is no version of a plan -------------------------------------------------------------------------


DRAFT, SUBMIT = ["Draft response", *A], ["Submit response", *B]


@pytest.mark.parametrize(
    "rows",
    [
        [["Option appraisal", *A], ["Select option", *B], ["Option A costing", *A], ["Option B costing", *B]],
        [["MHHS POAP 1 response"], ["Gather", *A], ["MHHS POAP 2 response"], ["Gather", *A]],
        [["POAP 1"], DRAFT, SUBMIT, ["POAP 2"], DRAFT, SUBMIT],
        [["Respond to POAP 1", *A], ["Respond to POAP 2", *B], ["Build", *B]],
        [["Move to POAP 1", *A], ["Move to POAP 2", *B]],
        [["Submit response (POAP 1)", *A], ["Submit response (POAP 2)", *B], ["Build", *B]],
        [["POAP 1 published", *A], ["POAP 2 published", *B], ["POAP 1", *A], ["POAP 2", *B]],
        [["Phase 1"], *FIRST, ["Phase 2"], *SECOND],
        [["Baseline", *A], ["Baseline requirements", *A], *SECOND],
        [["POAP 1"], *FIRST],
        [[f"{row[0]} (POAP 1)", *row[1:]] for row in FIRST],
        [["POAP 1"], ["Read it", *A], ["POAP 2"], ["Take a view", *B], ["Delivery"], *FIRST],
        [["Round 1"], ["Execute", *A], ["Report", *A], ["Round 2"], ["Execute", *B], ["Report", *B]],
        [["Execute – scenario 1", *A], ["Execute – scenario 2", *A]],
        [["Test approach (v1)", *A], ["Test approach (v2)", *A]],
        [["Build option A interface", *A], ["Build option B interface", *A]],
        [["Prototype option A", *A], ["Prototype option B", *A]],
        [["Supplier"], *FIRST, ["POAP 2", *A], ["Agent"], *SECOND],
        [["Supplier"], *FIRST, ["POAP 2"], ["Take a view", *A], DRAFT, ["Agent"], *SECOND],
        [["Supplier"], *FIRST, ["POAP 1"], DRAFT, ["POAP 2"], DRAFT, ["Agent"], *SECOND],
        [["Supplier"], *FIRST, ["POAP 2 readiness"], ["Plan ahead", *A], ["Agent"], *SECOND],
        [["POAP 2"], ["Plan", *A], ["Mobilise"], ["Plan", *B], ["Do", *B], ["Deliver"], ["Plan", *B], ["Do", *B]],
        [["POAP 1 and POAP 2"], *FIRST, ["Agent"], *SECOND],
    ],
)  # fmt: skip
def test_other_words_and_other_work_are_read(workbook_file, rows: Rows) -> None:
    """Work on plans, work done in rounds, phases, one version alone: all of it is the sender's plan."""
    reading = read(workbook_file, HEAD, *rows)
    assert only_dated(reading) == dated([row for row in rows if len(row) == 3])
    reasons = [one["reason"] for one in reading.warnings]
    assert all("titles of the tasks below" in one or "titles of these?" in one for one in reasons)
    may_be_titles = any("titles of these?" in one for one in reasons)
    assert reading.reading_confidence == ("medium" if may_be_titles else "high")


@pytest.mark.parametrize(
    ("one", "other"), [("Version 1", "Version 2"), ("Round 1", "Round 2"), ("Original", "POAP 1")]
)
def test_rounds_of_work_done_at_the_same_time_are_versions(workbook_file, one: str, other: str) -> None:
    """What is done again is done later; the same tasks at the same time are the same work dated twice."""
    assert dates(read(workbook_file, HEAD, [one], *FIRST, [other], *SECOND)) == []


def test_the_programmes_first_timeline_is_a_version_beside_its_plans(workbook_file) -> None:
    """Round 1 may be a round of work; where POAP 1 dates the same tasks it is none, whenever they are."""
    later = [[name, start + timedelta(400), finish + timedelta(400)] for name, start, finish in FIRST]
    assert (
        dates(read(workbook_file, HEAD, ["Round 1"], *later, ["POAP 1"], *FIRST, ["POAP 2"], *SECOND)) == []
    )


@pytest.mark.parametrize("bands", [("Plan v1", "Plan v2"), ("Round 1 dates", "Round 2 dates")])
def test_numbered_plans_are_versions_whenever_their_tasks_are(workbook_file, bands) -> None:
    """A plan is not done again, as a round of work is."""
    later = [[name, start + timedelta(400), finish + timedelta(400)] for name, start, finish in FIRST]
    assert dates(read(workbook_file, HEAD, [bands[0]], *FIRST, [bands[1]], *later)) == []


def test_the_senders_own_version_in_a_title_is_no_version_among_others(workbook_file) -> None:
    """Version 3 over a plan is its sender's; the rows of POAP 2 in it are not."""
    reading = read(workbook_file, ["Version 3"], HEAD, *OURS, ["POAP 2"], *SECOND)
    assert only_dated(reading) == dated(OURS)


def test_a_baseline_beside_a_forecast_is_not_read(workbook_file) -> None:
    """Rows below Forecast are what the sender expects; those below Baseline are not, and it is told."""
    reading = read(workbook_file, HEAD, ["Baseline"], *FIRST, ["Forecast"], *SECOND)
    assert only_dated(reading) == dated(SECOND) and reading.reading_confidence == "low"


# --- a column whose tasks differ --------------------------------------------------------------------------


@pytest.mark.parametrize("heading", ["Option", "POAP", "Version", "Plan version", "Which plan"])
def test_other_tasks_under_each_version_are_no_one_plan(workbook_file, heading: str) -> None:
    """Where a column headed so says POAP 1 and POAP 2, no row of either is the sender's own unless it is said."""
    rows = [["Task", heading, "Start", "Finish"], ["Design", "POAP 1", *A], ["Configure", "POAP 2", *B]]
    reading = read(workbook_file, *rows)
    assert dates(reading) == [] and reading.reading_confidence == "low"
    assert "(POAP 1, POAP 2): none" in reading.warnings[0]["reason"]
    chosen = read(workbook_file, *rows, settings=Settings(version="POAP 2"))
    assert [name for name, *_ in dates(chosen)] == ["Configure"]


def test_other_tasks_of_the_sender_beside_a_version_are_its_own(workbook_file) -> None:
    """Ours, said in the same column, is."""
    own = [["Configure", "Ours", *B], ["Test", "Ours", *B], ["Deploy", "Ours", *B]]
    rows = [["Task", "Version", "Start", "Finish"], ["Design", "POAP 1", *A], *own]
    reading = read(workbook_file, *rows)
    assert [name for name, *_ in dates(reading)] == ["Configure", "Test", "Deploy"]
    assert reading.reading_confidence == "low"


def test_what_a_column_says_is_the_senders_is_no_version(workbook_file) -> None:
    """Of A, B and Ours below Option, Ours is read."""
    reading = read(workbook_file, *by_row("Option", "A", "B", "Ours"))
    assert dates(reading) == BOTH and reading.rows_set_aside == 4


def test_a_version_said_once_in_a_column_of_another_heading_holds_down(workbook_file) -> None:
    """Not its first row alone is of the version."""
    once = [(one, row) for one, tasks in (("POAP 1", FIRST), ("POAP 2", SECOND)) for row in tasks]
    rows = [["Plan", *HEAD], *([one if row[0] == "Design" else None, *row] for one, row in once)]
    assert dates(read(workbook_file, *rows)) == []


# --- drawings ---------------------------------------------------------------------------------------------


def drawn(tmp_path: Path, *blocks: Sequence[tuple[str, int, int]], said: Settings | None = None) -> Reading:
    """Draw rows of bars below twelve months, block below block, and read them; bars of no width head others."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    top = 1
    for block in blocks:
        sheet.cell(top, 1, "Activity")
        for month in range(1, 13):
            sheet.cell(top, 1 + month, D(2023, month, 1)).number_format = "mmm yy"
        for row, (name, first, last) in enumerate(block, top + 1):
            sheet.cell(row, 1, name)
            for column in range(first + 1, last + 2 if first else 0):
                sheet.cell(row, column).fill = PatternFill("solid", fgColor="FF4472C4")
        top += len(block) + 3
    book.save(tmp_path / "drawn.xlsx")
    return read_plan(tmp_path / "drawn.xlsx", said) if said else read_plan(tmp_path / "drawn.xlsx")


BARS = [("Design", 1, 3), ("Build", 4, 6)]
LATER = [("Design", 2, 5), ("Build", 6, 9)]


@pytest.mark.parametrize(
    "rows",
    [
        [("POAP 1", 0, 0), *BARS, ("POAP 2", 0, 0), *LATER],
        [("POAP 1", 1, 6), *BARS, ("POAP 2", 2, 9), *LATER],
        [(f"{name} ({one})", *bar) for one, bars in (("POAP 1", BARS), ("POAP 2", LATER)) for name, *bar in bars],
    ],
)  # fmt: skip
def test_drawn_versions_are_not_read_as_one_plan(tmp_path: Path, rows) -> None:
    """Headed by rows without a bar, by rows whose bar is as long as all of theirs, or in their names."""
    reading = drawn(tmp_path, rows)
    assert dates(reading) == [] and reading.layout == "drawn grid" and reading.reading_confidence == "low"
    chosen = drawn(tmp_path, rows, said=Settings(version="POAP 2"))
    assert [one[1:] for one in only_dated(chosen)][-2:] == [
        ("2023-02-01", "2023-05-31"),
        ("2023-06-01", "2023-09-30"),
    ]
    assert all("POAP 1" not in name for name, *_ in dates(chosen))


def test_lanes_of_versions_are_not_read_as_one_plan(tmp_path: Path) -> None:
    """A lane of POAP 1 and one of POAP 2, each with its tasks as words in its bars."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.cell(1, 1, "Lane")
    for month in range(1, 13):
        sheet.cell(1, 1 + month, D(2023, month, 1)).number_format = "mmm yy"
    for row, (lane, bars) in enumerate((("POAP 1", BARS), ("POAP 2", LATER)), 2):
        sheet.cell(row, 1, lane)
        for name, first, last in bars:
            sheet.cell(row, 1 + first, name)
            sheet.merge_cells(start_row=row, end_row=row, start_column=1 + first, end_column=1 + last)
    book.save(tmp_path / "lanes.xlsx")
    assert dates(read_plan(tmp_path / "lanes.xlsx")) == []
    chosen = read_plan(tmp_path / "lanes.xlsx", Settings(version="POAP 2"))
    assert dates(chosen) == [("Design", "2023-02-01", "2023-05-31"), ("Build", "2023-06-01", "2023-09-30")]


def test_a_person_chooses_the_second_of_two_drawings_by_its_headings(tmp_path: Path) -> None:
    """Untitled drawings of the same tasks are told apart by the row in which their months stand."""
    reading = drawn(tmp_path, [*BARS, ("Closure", 7, 7)], LATER)
    (told,) = [one for one in reading.warnings if "other dates" in one["reason"]]
    assert told["remedy"].endswith("(readings.csv: header_row 7)") and reading.reading_confidence == "low"
    chosen = drawn(tmp_path, [*BARS, ("Closure", 7, 7)], LATER, said=Settings(header_row=7))
    assert dates(chosen) == [("Design", "2023-02-01", "2023-05-31"), ("Build", "2023-06-01", "2023-09-30")]
    assert not chosen.impossible


# --- any shape --------------------------------------------------------------------------------------------

TASKS = ("Design", "Build", "Data migration", "System test", "Qualification", "Cutover", "Go live")
VERSIONS = (
    ("POAP 1", "POAP 2"),
    ("Option A", "Option B", "Option C"),
    ("Best case", "Worst case"),
    ("Plan A", "Plan B"),
)
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def written(folder: Path, kind: str, rows: Rows) -> Path:
    """Write rows as a file of a kind."""
    path = folder / f"plan.{kind}"
    if kind == "csv":
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(
                [f"{cell:%d/%m/%Y}" if isinstance(cell, D) else cell for cell in row] for row in rows
            )
    elif kind == "ods":
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            package.writestr("META-INF/manifest.xml", "<manifest/>")
            package.writestr("content.xml", _content(rows))
    else:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(list(row))
        book.save(path)
    return path


def _content(rows: Rows) -> str:
    lines = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)
    spaces = " ".join(f'xmlns:{one}="{_ODF}{one}:1.0"' for one in ("office", "table", "text"))
    return (f"<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name='Plan'>"
            f"{lines}</table:table></office:spreadsheet></office:body></office:document-content>")  # fmt: skip


def _cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, D):
        said = f"office:value-type='date' office:date-value='{value:%Y-%m-%d}'"
        return f"<table:table-cell {said}><text:p>{value:%d/%m/%Y}</text:p></table:table-cell>"
    return f"<table:table-cell office:value-type='string'><text:p>{value}</text:p></table:table-cell>"


@st.composite
def versions_laid_out(draw):
    """Draw tasks dated by two versions, and perhaps by the sender, laid out in one way on one sheet."""
    names = draw(st.lists(st.sampled_from(TASKS), min_size=2, max_size=6, unique=True))
    versions = draw(st.sampled_from(VERSIONS))
    starts = [draw(st.integers(0, 40)) for _ in range(len(versions) + 1)]
    plans = [
        [[name, D(2023, 1, 2) + timedelta(start + 30 * place), D(2023, 1, 20) + timedelta(start + 30 * place)]
         for place, name in enumerate(names)]
        for start in starts
    ]  # fmt: skip
    own = plans.pop() if draw(st.booleans()) else []
    way = draw(st.sampled_from(["bands", "phased", "numbered", "titles", "column", "once", *WAYS]))
    return way, versions, plans[: len(versions)], own, draw(st.sampled_from(["xlsx", "csv", "ods"]))


def laid_out(way: str, versions: Sequence[str], plans: Sequence[Rows], own: Rows) -> list[list[object]]:
    blocks = [*zip(versions, plans, strict=True)]
    if way == "bands":
        return [HEAD, *map(list, own), *([*row] for one, rows in blocks for row in ([one], *rows))]
    if way == "phased":
        halves = [([[one]] if one else [], rows[:1], rows[1:]) for one, rows in [("", own), *blocks] if rows]
        return [HEAD, *([*row] for band, first, last in halves
                        for row in [*band, ["Delivery"], *first, ["Assurance"], *last])]  # fmt: skip
        headed = [([[one]] if one else [], rows) for one, rows in [("", own), *blocks] if rows]
        phased = ([*above, ["Delivery"], *rows[:1], ["Assurance"], *rows[1:]] for above, rows in headed)
        return [HEAD, *([*row] for rows in phased for row in rows)]
    if way == "numbered":
        return [["WBS", *HEAD], *([place, *row] for place, row in _numbered(blocks, own))]
    if way == "titles":
        ours = [HEAD, *map(list, own), []] if own else []
        return [*ours, *([*row] for one, rows in blocks for row in ([one], HEAD, *rows, []))]
    if way in ("column", "once"):
        said = [[one if way == "column" or not place else None, *row] for one, rows in blocks
                for place, row in enumerate(rows)]  # fmt: skip
        return [["Option", *HEAD], *([None if way == "column" else "Ours", *row] for row in own), *said]
    named = [[WAYS[way](str(row[0]), one), *row[1:]] for one, rows in blocks for row in rows]
    return [HEAD, *map(list, own), *named]


def _numbered(blocks: Sequence[tuple[str, Rows]], own: Rows) -> list[tuple[str, Sequence[object]]]:
    gathered = [("Delivery", own), *blocks] if own else blocks
    return [
        pair
        for place, (one, rows) in enumerate(gathered, 1)
        for pair in [(str(place), [one]), *((f"{place}.{below}", row) for below, row in enumerate(rows, 1))]
    ]


@settings(max_examples=150, deadline=None, suppress_health_check=[*HealthCheck])
@given(drawn_up=versions_laid_out())
def test_no_date_of_a_version_is_read_unasked_and_each_can_be_chosen(tmp_path_factory, drawn_up) -> None:
    """Whatever tells them apart, in any kind of file: only the sender's own is read, and no row is lost."""
    way, versions, plans, own, kind = drawn_up
    path = written(tmp_path_factory.mktemp("versions"), kind, laid_out(way, versions, plans, own))
    reading = read_plan(path)
    assert only_dated(reading) == dated(own) and reading.reading_confidence == "low"
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside
    for one, rows in zip(versions, plans, strict=True):
        chosen = read_plan(path, Settings(version=one))
        assert [found[1:] for found in only_dated(chosen)] == [found[1:] for found in dated(rows)]
        assert chosen.rows_in == chosen.rows_kept + chosen.rows_set_aside == reading.rows_in
        assert not chosen.impossible


def test_rows_said_twice_below_the_same_headings_are_no_versions(workbook_file) -> None:
    """A page copied whole, with its headings, dates each task as before: all of it is read."""
    page = [HEAD, ["Build", *A], ["Test", *B]]
    reading = read(workbook_file, *page, *page)
    assert [row["activity_name"] for row in reading.rows] == ["Build", "Test"] * 2


# --- titles of editions and cases over the same tasks ------------------------------------------------------


def put_off(rows: Rows, *days: int) -> Rows:
    """The same tasks, each put off by some days."""
    return [[row[0], *(one + timedelta(by) for one in row[1:])] for row, by in zip(rows, days, strict=True)]


WORK = [
    ["Design", D(2026, 1, 5), D(2026, 2, 27)],
    ["Build", D(2026, 2, 2), D(2026, 4, 30)],
    ["Test", D(2026, 4, 6), D(2026, 6, 26)],
]
PUT_OFF = put_off(WORK, 7, 21, 42)


@pytest.mark.parametrize(
    "titles",
    [
        ("As at Oct", "As at Nov"),
        ("Oct 2025", "Nov 2025"),
        ("High", "Low"),
        ("Best case", "Worst case"),
        ("Version 1", "Version 2"),
        ("Rev A", "Rev B"),
        ("Status at 31 Oct", "Status at 28 Nov"),
    ],
)
def test_titles_of_editions_and_cases_over_the_same_tasks_say_versions(workbook_file, titles) -> None:
    """None is read unasked: each task would stand twice, on other days."""
    first, second = titles
    reading = read(workbook_file, HEAD, [first], *WORK, [second], *PUT_OFF)
    assert not only_dated(reading) and reading.reading_confidence == "low"
    assert "several versions" in reading.warnings[0]["reason"]


@pytest.mark.parametrize(
    ("titles", "second"),
    [
        (("Site A", "Site B"), PUT_OFF),
        (("Wave 1", "Wave 2"), PUT_OFF),
        (("Cycle 1", "Cycle 2"), PUT_OFF),
        (("2026", "2027"), put_off(WORK, 364, 365, 366)),
        (("H1 2026", "H2 2026"), put_off(WORK, 182, 190, 200)),
        (("High", "Low"), put_off(WORK, 182, 190, 200)),
    ],
)
def test_titles_of_parts_and_times_of_work_stand_over_tasks(workbook_file, titles, second) -> None:
    """The same steps of several sites, waves, years, or one after another, are all of one plan."""
    rows = [[titles[0]], *WORK, [titles[1]], *second]
    reading = read(workbook_file, HEAD, *rows)
    assert only_dated(reading) == dated([*WORK, *second])
    assert [row["outline"] for row in reading.rows if row["start_text"]] == [titles[0]] * 3 + [titles[1]] * 3
