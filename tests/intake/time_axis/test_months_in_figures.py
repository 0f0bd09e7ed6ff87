"""Months that six figures say, as exports write them: 202611, 202612, 202701."""

import pytest

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


@pytest.mark.parametrize(
    "headings",
    [
        [2611, 2612, 2701, 2702],
        ["2611", "2612", "2701", "2702"],
        ["2026M11", "2026M12", "2027M01", "2027M02"],
        ["2026-M11", "2026-M12", "2027-M1", "2027-M2"],
        ["M11-2026", "M12-2026", "M01-2027", "M02-2027"],
    ],
)
def test_short_figures_and_numbers_called_months_are_months(workbook_file, headings: list[object]) -> None:
    """Two figures for the year, or the letter of a month: over the turn of a year they are sure."""
    reading = drawn(workbook_file, headings)
    assert [(row["start_from"], row["finish_to"]) for row in reading.rows] == [
        ("2026-11-01", "2026-12-31"),
        ("2026-12-01", "2027-01-31"),
        ("2027-01-01", "2027-02-28"),
    ]
    assert reading.reading_confidence == "high"


@pytest.mark.parametrize(
    ("headings", "confidence"),
    [([2603, 2604, 2605, 2606], "medium"), (["2026M3", "2026M4", "2026M5", "2026M6"], "high")],
)
def test_short_figures_of_one_year_may_be_its_weeks(
    workbook_file, headings: list[object], confidence: str
) -> None:
    """As six may; a month that is called one is no week."""
    reading = drawn(workbook_file, headings)
    assert reading.rows[0]["start_from"] == "2026-03-01" and reading.reading_confidence == confidence


@pytest.mark.parametrize(
    "headings", [[2010, 2011, 2012, 2013], [2611, 2613, 2701, 2702], [2601, 2603, 2605, 2607]]
)
def test_other_short_figures_are_no_months(workbook_file, headings: list[object]) -> None:
    """Years, and figures that do not go on from month to month."""
    found = {row["start_from"] for row in drawn(workbook_file, headings).rows}
    assert found <= {None, "2010-01-01", "2011-01-01", "2012-01-01"}


def test_a_week_with_a_short_year_before_it_is_one_of_iso(workbook_file) -> None:
    """26W01 is 2026-W01."""
    reading = drawn(workbook_file, ["26W01", "26W02", "26W03", "26W04"])
    assert [row["start_from"] for row in reading.rows] == ["2025-12-29", "2026-01-05", "2026-01-12"]
