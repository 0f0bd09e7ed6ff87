"""Whatever stands in the columns beside the names of a drawn plan, its rows keep their names and their bars."""

from pathlib import Path

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan
from tests.intake.headings.test_rows import PLAIN, SAID

MONTHS = [f"{month} 2026" for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct")]
NAMED = ["Task", "Milestone / activity", "Deliverable", ""]
BLUE = PatternFill("solid", fgColor="FF4472C4")


@st.composite
def rows(draw: st.DrawFn) -> tuple[list[str], list[tuple[list[str], int, int] | None]]:
    """Draw headings left of months, and tasks: what each says there, its first and last month; None is a blank row.

    Bars begin one after another: what fills the same columns of every row is shading.
    """
    extra = draw(st.lists(st.sampled_from([*SAID]), max_size=3, unique=True))
    before = draw(st.integers(0, len(extra)))
    head = [*extra[:before], draw(st.sampled_from(NAMED)), *extra[before:]]
    found: list[tuple[list[str], int, int] | None] = []
    for number, name in enumerate(
        draw(st.lists(st.sampled_from(PLAIN), min_size=4, max_size=7, unique=True))
    ):
        said = [draw(st.sampled_from(SAID[one])) if one in SAID else name for one in head]
        found += [None] * draw(st.integers(0, bool(number)))
        found.append((said, number, number + draw(st.integers(0, 3))))
    return head, found


@settings(max_examples=200, deadline=None, suppress_health_check=[*HealthCheck])
@given(drawn=rows(), mark=st.sampled_from(["", "X"]))
def test_what_stands_beside_names_takes_no_row_away(
    tmp_path: Path, drawn: tuple[list[str], list[tuple[list[str], int, int] | None]], mark: str
) -> None:
    """Kinds, states and owners that are words of headings begin no table, below blank rows too, and name no row."""
    head, tasks = drawn
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([*(one or None for one in head), *MONTHS])
    for number, task in enumerate(tasks, 2):
        for column, text in enumerate(task[0] if task else [], 1):
            sheet.cell(number, column, text or None)
        for month in range(task[1], task[2] + 1) if task else ():
            cell = sheet.cell(number, len(head) + 1 + month, mark or None)
            cell.fill = PatternFill() if mark else BLUE
    book.save(tmp_path / "plan.xlsx")
    read = [
        (row["activity_name"], row["start_text"], row["finish_text"])
        for row in read_plan(tmp_path / "plan.xlsx").rows
    ]
    place = next(place for place, one in enumerate(head) if one in NAMED)
    assert read == [(said[place], MONTHS[first], MONTHS[last]) for said, first, last in filter(None, tasks)]


def test_phases_said_again_name_no_rows_of_a_drawing(tmp_path: Path) -> None:
    """Words below a heading nobody knows, or below none, name the rows that a phase only gathers, with a doubt."""
    for heading in ("Undertaking", None):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.append(["Phase", "Status", heading, *MONTHS])
        for number, (phase, name) in enumerate(
            [("Build", "Adapters"), ("Build", "Portal"), ("Test", "Rehearse")], 2
        ):
            for column, text in enumerate((phase, "Open", name), 1):
                sheet.cell(number, column, text)
            sheet.cell(number, number + 2).fill = BLUE
        book.save(tmp_path / "plan.xlsx")
        reading = read_plan(tmp_path / "plan.xlsx")
        assert [row["activity_name"] for row in reading.rows] == ["Adapters", "Portal", "Rehearse"]
        assert [warning["cell"] for warning in reading.warnings] == ["C1"]
