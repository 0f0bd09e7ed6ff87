"""Bands of months without a year, each below a row that says only which year it is of."""

import pytest

from mhhs_analysis.intake.plans import read_plan

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def band(*tasks: tuple[str, str]) -> list[list[object]]:
    """Headings of months, and rows of tasks with a mark for each x."""
    return [
        ["Task", *MONTHS],
        *([name, *(sign if sign != "." else None for sign in signs)] for name, signs in tasks),
    ]


@pytest.mark.parametrize("years", [("2026", "2027"), (2026, 2027), ("Plan for 2026", "Plan for 2027")])
def test_a_year_alone_above_each_band_dates_it(workbook_file, years) -> None:
    """Typed as a number, as a text or in words; that only a title says it is told."""
    first, second = (band(("Design", "xx")), band(("Build", "..x")))
    reading = read_plan(workbook_file({"Plan": [[years[0]], *first, [], [years[1]], *second]}))
    found = {row["activity_name"]: (row["start_from"], row["finish_to"]) for row in reading.rows}
    assert found == {"Design": ("2026-01-01", "2026-02-28"), "Build": ("2027-03-01", "2027-03-31")}
    assert len(reading.warnings) == 2


@pytest.mark.parametrize("above", [["Budget", 2026, 2027], ["Version of 2026"], [2026, 2027]])
def test_other_numbers_above_date_nothing(workbook_file, above: list[object]) -> None:
    """Two years, and the year that a plan was written in, say nothing of its months."""
    reading = read_plan(workbook_file({"Plan": [above, [], *band(("Design", "xx"), ("Build", "..x"))]}))
    assert not any(row["start_from"] for row in reading.rows)


@pytest.mark.parametrize(
    "named", [["Budget code", 2026], ["PO", 2026], ["Ref:", "2026"], ["Ref 2026"], ["Acme plan, PO no. 2026"]]
)
def test_a_number_that_words_name_as_another_thing_is_no_year(workbook_file, named: list[object]) -> None:
    """A code or reference above the months dates none of them: their year is asked for."""
    reading = read_plan(workbook_file({"Plan": [named, *band(("Design", "xx"), ("Build", "..x"))]}))
    assert not any(row["start_from"] for row in reading.rows)
    assert any("year" in entry["remedy"] for entry in reading.set_aside)


@pytest.mark.parametrize(
    "named", [["Plan year", 2026], ["Acme plan", 2026], ["Year:", 2026], ["MHHS programme 2026"]]
)
def test_a_year_beside_any_other_words_dates_months(workbook_file, named: list[object]) -> None:
    """What a plan is of stands left of its year."""
    reading = read_plan(workbook_file({"Plan": [named, *band(("Design", "xx"), ("Build", "..x"))]}))
    assert [row["start_from"] for row in reading.rows] == ["2026-01-01", "2026-03-01"]


@pytest.mark.parametrize(
    "heads", [(["Task", "ID", 2026], [None, None]), (["ID", None, 2026], [None, "Task"])]
)
def test_what_heads_a_column_of_codes_names_no_year(workbook_file, heads) -> None:
    """The year stands over the months, right of the headings beside them."""
    place = heads[0].index("ID")
    names = [["A1", "Design"], ["A2", "Build"]] if place == 0 else [["Design", "A1"], ["Build", "A2"]]
    rows = [heads[0], [*heads[1], *MONTHS[:6]], [*names[0], "x", "x"], [*names[1], None, None, "x"]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert [row["start_from"] for row in reading.rows] == ["2026-01-01", "2026-03-01"]


def test_the_year_above_a_number_of_another_thing_dates_months(workbook_file) -> None:
    """A code between the year and the months is passed over."""
    rows = [[None, 2027], ["Cost centre", 2026], *band(("Design", "xx"), ("Build", "..x"))]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert [row["start_from"] for row in reading.rows] == ["2027-01-01", "2027-03-01"]
