"""Each word of data/reference/milestone_words.csv does in a plan what its row says, in workbooks and in text."""

import re
from datetime import date

import pytest
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.headings import milestone_words
from mhhs_analysis.intake.headings.columns import role_of
from mhhs_analysis.intake.headings.milestone_words import (
    names_milestone,
    names_milestones,
    names_points,
    programme_words,
    titles_milestones,
)
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.reference import rows

KINDS = pytest.mark.parametrize("kind", ["xlsx", "csv"])


def words(*kinds: str) -> list[str]:
    return [row["words"] for row in rows("milestone_words") if row["kind"] in kinds]


def test_every_row_is_of_a_known_kind_and_stands_once() -> None:
    """Words are in lower case, as they are looked up; those of several milestones also name one."""
    listed = [(row["kind"], row["words"]) for row in rows("milestone_words")]
    assert len({*listed}) == len(listed)
    kinds = {
        "due",
        "due alone",
        "meeting",
        "period end",
        "milestone",
        "milestones",
        "point",
        "mark",
        "programme",
        "no_meaning",
        "number",
        "reached first",
        "reached last",
        "heads all",
    }
    assert {kind for kind, _ in listed} == kinds
    assert all(text == " ".join(text.lower().split()) for _, text in listed)


@pytest.mark.parametrize("word", words("mark"))
def test_a_mark_in_a_cell_of_a_drawing_is_a_milestone(workbook_file, word) -> None:
    """The words mark a point in time there, and give it no name of its own."""
    rows = [["Task", *(date(2023, month, 1) for month in (1, 2, 3, 4))], ["Design", None, word.upper()],
            ["Build", None, None, "X", "X"]]  # fmt: skip
    design, build = read_plan(workbook_file({"Plan": rows})).rows
    assert (design["activity_name"], design["is_milestone"], design["finish_to"]) == (
        "Design",
        True,
        "2023-02-28",
    )
    assert not build["is_milestone"]


@pytest.mark.parametrize("word", words("milestones"))
def test_a_row_called_milestones_lists_them(workbook_file, word) -> None:
    """Each text in it is one, in any language, beside bars of other rows."""

    def paint(book) -> None:
        for cell in ("B2", "C2", "D4", "E4"):
            book["Plan"][cell].fill = PatternFill("solid", fgColor="4472C4")

    months = [f"{name} 2023" for name in ("Jan", "Feb", "Mar", "Apr")]
    rows = [["Task", *months], ["Design"], [word.capitalize(), None, "Approval", None, "Go live"], ["Build"]]
    reading = read_plan(workbook_file({"Plan": rows}, change=paint))
    found = {row["activity_name"]: row["is_milestone"] for row in reading.rows}
    assert found["Approval"] and found["Go live"] and not found["Design"]


@KINDS
@pytest.mark.parametrize("word", words("milestone", "milestones", "point"))
def test_a_list_headed_so_is_of_points_in_time(plan_file, word, kind) -> None:
    """What stands below such a heading with a date each is a milestone."""
    rows = [[word.capitalize(), "Finish"], *([f"Thing {at}", date(2023, at, 16)] for at in range(1, 4))]
    reading = read_plan(plan_file(rows, kind))
    assert [row["is_milestone"] for row in reading.rows] in ([True] * 3, [])
    assert len(reading.rows) == 3 or role_of(word, "activities") == ("", "")
    assert names_points(word.capitalize()) and names_points(f"Key {word}") and not names_points("Task")


@KINDS
@pytest.mark.parametrize("word", words("programme"))
def test_a_number_said_to_be_the_programmes_is_its_milestone(plan_file, word, kind) -> None:
    """M9 in a row that says so is the programme's M9; where only the plan says M9 it is one of its own."""

    def rows_of(name: str) -> list[list[object]]:
        return [["ID", "Task", "Finish"], ["M9", name, date(2023, 6, 16)], ["x", "Later", "M9 + 6 weeks"]]

    theirs = read_plan(plan_file(rows_of(f"{word.capitalize()} M9: rehearsal begins"), kind)).rows[1]
    own = read_plan(plan_file(rows_of("M9: rehearsal begins"), kind)).rows[1]
    assert (theirs["finish_anchor"], own["finish_anchor"]) == ("M9", None)


def test_a_row_added_to_the_table_is_known(monkeypatch) -> None:
    """A planner extends the words without reading any program."""
    added = {"words": "pietra miliare", "kind": "milestones", "source": "a planner"}
    monkeypatch.setattr(milestone_words, "rows", lambda _: (*rows("milestone_words"), added))
    milestone_words._any_of.cache_clear()
    milestone_words._any_word.cache_clear()
    try:
        assert names_milestones("Pietra miliare 2023") and not names_milestone("Pietra")
    finally:
        milestone_words._any_of.cache_clear()
        milestone_words._any_word.cache_clear()


def test_words_within_others_are_told_apart() -> None:
    """A milestone may be part of a longer word; what lists milestones, or is the programme's, is a word of its own."""
    assert names_milestone("Projektmeilenstein") and not names_milestones("Milestonesque")
    assert not re.search("|".join(programme_words()), "milestone")


@pytest.mark.parametrize(
    ("title", "are_milestones"),
    [("Key dates and milestones", True), ("Milestones & deliverables", True), ("Milestones (M5 and on)", True),
     ("Milestones & tasks", False), ("Key dates and dependencies", False), ("Tasks", False)],
)  # fmt: skip
def test_a_title_of_milestones_and_of_work_lists_no_milestones(
    plan_file, title, *, are_milestones: bool
) -> None:
    """A date each below it may be when work begins; deliverables are due on a day, as milestones are."""
    listed = [["Thing", date(2023, 5, 2)], ["Other", date(2023, 6, 1)]]
    table = [["Task", "Start", "Finish"], ["Build", date(2023, 1, 2), date(2023, 2, 1)], [title], *listed]
    found = {row["activity_name"]: row["is_milestone"] for row in read_plan(plan_file(table, "xlsx")).rows}
    assert found["Thing"] == found["Other"] == are_milestones == titles_milestones(title)
