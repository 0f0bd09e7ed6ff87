"""Quarters of plain years below a title that names a financial year."""

import pytest

from mhhs_analysis.intake.plans import read_plan

TITLED = "quarters read as those of calendar years, though a title names a financial year that not all of them lie in"


def drawn(title: str, *quarters: str) -> str:
    rows = [title, "", ",".join(["Task", *quarters])]
    for number, name in enumerate(["Design", "Build", "Test", "Train"][: len(quarters)]):
        rows.append(",".join([name, *("X" if one == number else "" for one in range(len(quarters)))]))
    return "\n".join(rows)


@pytest.mark.parametrize(
    ("title", "quarters", "many"),
    [
        ("Plan FY 2026/27", ("Q1 2026", "Q2 2026", "Q3 2026", "Q4 2026"), "1 quarter"),
        ("Plan FY27", ("Q1 2027", "Q2 2027", "Q3 2027", "Q4 2027"), "3 quarters"),
        ("Delivery in financial year 2026-27", ("Q1 26", "Q2 26", "Q3 26", "Q4 26"), "1 quarter"),
    ],
)
def test_quarters_that_lie_outside_the_year_of_the_title_are_doubted(
    text_file, title, quarters, many
) -> None:
    """Their first may begin in January or in April: they are read as of plain years, and not surely."""
    reading = read_plan(text_file(drawn(title, *quarters)))
    assert reading.rows[0]["start_from"][5:] == "01-01"
    assert [one["text"] for one in reading.warnings if one["reason"] == TITLED] == [many]
    assert reading.reading_confidence == "medium"


@pytest.mark.parametrize(
    ("title", "quarters"),
    [
        ("Plan FY 2026/27", ("Q2 2026", "Q3 2026", "Q4 2026", "Q1 2027")),
        ("Plan FY26/27 to FY27/28", ("Q2 2026", "Q3 2026", "Q4 2026", "Q1 2027")),
        ("Plan FY 2026/27", ("Q1 26/27", "Q2 26/27", "Q3 26/27", "Q4 26/27")),
        ("Plan 2026/27", ("Q1 2026", "Q2 2026", "Q3 2026", "Q4 2026")),
        ("Plan FY 2026/27", ("Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026")),
    ],
)
def test_quarters_within_the_year_of_the_title_and_months_are_sure(text_file, title, quarters) -> None:
    """What runs from April to March is a financial year in quarters of plain ones; months are the same in both."""
    reading = read_plan(text_file(drawn(title, *quarters)))
    assert not reading.warnings and reading.reading_confidence == "high"


def test_quarters_typed_below_such_a_title_are_doubted_too(text_file) -> None:
    """As those over a drawing are."""
    rows = ["Plan FY 2026/27", "", "Task,Start,Finish", "Design,Q1 2026,Q2 2026", "Build,Q3 2026,Q4 2026"]
    reading = read_plan(text_file("\n".join(rows)))
    assert [one["text"] for one in reading.warnings if one["reason"] == TITLED] == ["1 quarter"]
