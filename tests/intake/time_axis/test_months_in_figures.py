"""Months that six figures say, as exports write them: 202611, 202612, 202701."""

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading


def drawn(workbook_file, headings: list[object]) -> Reading:
    rows = [
        ["Task", *headings],
        ["Design", "x", "x"],
        ["Build", None, "x", "x"],
        ["Test", None, None, "x", "x"],
    ]
    return read_plan(workbook_file({"Plan": rows}))


def test_months_in_figures_over_the_turn_of_a_year_are_months(workbook_file) -> None:
    """As numbers or as text; no week of a year is followed so by the first of the next."""
    figures = [202611, 202612, 202701, 202702]
    for headings in (figures, [str(one) for one in figures]):
        reading = drawn(workbook_file, headings)
        assert [(row["start_from"], row["finish_to"]) for row in reading.rows] == [
            ("2026-11-01", "2026-12-31"),
            ("2026-12-01", "2027-01-31"),
            ("2027-01-01", "2027-02-28"),
        ]
        assert reading.reading_confidence == "high"


def test_months_in_figures_of_one_year_may_be_its_weeks(workbook_file) -> None:
    """Both have a first and a twelfth: read as months, and doubted."""
    reading = drawn(workbook_file, [202603, 202604, 202605, 202606])
    assert reading.rows[0]["start_from"] == "2026-03-01"
    assert reading.reading_confidence == "medium"
    assert any("weeks" in one["reason"] for one in reading.warnings)


def test_weeks_of_a_year_in_figures_are_no_months(workbook_file) -> None:
    """Nor where the first of them might be."""
    reading = drawn(workbook_file, [202611, 202612, 202613, 202614])
    assert not any(row["start_from"] for row in reading.rows)


def test_six_figures_that_do_not_go_on_are_no_months(workbook_file) -> None:
    """Amounts or references may look like a year and a month."""
    reading = drawn(workbook_file, [202601, 202607, 202602, 202604])
    assert not any(row["start_from"] for row in reading.rows)
