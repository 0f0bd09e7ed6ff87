"""Headings that say whose dates they are."""

from datetime import datetime as D

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.settings import Settings


@pytest.mark.parametrize("own", ["Our plan", "Your proposed date", "Own plan date", "Participant plan"])
def test_the_senders_own_dates_speak_beside_both_options(workbook_file, own: str) -> None:
    """Milestones with a date in POAP 1, in POAP 2 and in the sender's plan are read by the last, with a doubt."""
    rows = [
        ["Milestone", "POAP 1", "POAP 2", own],
        ["M9", D(2026, 1, 5), D(2026, 2, 5), D(2026, 3, 5)],
        ["M10", D(2026, 3, 9), D(2026, 4, 9), D(2026, 5, 9)],
    ]
    reading = read_plan(workbook_file({"P": rows}))
    assert [row["finish_to"] for row in reading.rows] == ["2026-03-05", "2026-05-09"]
    assert [one["text"] for one in reading.warnings] == ["POAP 1", "POAP 2"]


@pytest.mark.parametrize(
    "theirs", ["Baseline date", "Original date", "Planned date", "Date", "Forecast date"]
)
@pytest.mark.parametrize("own", ["Our date", "Our plan"])
def test_the_senders_own_dates_speak_beside_any_others(workbook_file, own: str, theirs: str) -> None:
    """What is headed as the sender's own comes before a baseline, a plan or dates that nobody is named for."""
    rows = [
        ["Milestone", theirs, own],
        ["M9", D(2026, 1, 5), D(2026, 3, 5)],
        ["M10", D(2026, 3, 9), D(2026, 5, 9)],
    ]
    reading = read_plan(workbook_file({"P": rows}))
    assert [row["finish_to"] for row in reading.rows] == ["2026-03-05", "2026-05-09"]


@pytest.mark.parametrize("theirs", [("POAP 1", "POAP 2"), ("Programme date",), ("Baseline",)])
@pytest.mark.parametrize("view", ["Our view", "Our assessment", "Preferred date", "Earliest achievable date"])
def test_dates_that_are_the_senders_view_are_its_own(
    workbook_file, view: str, theirs: tuple[str, ...]
) -> None:
    """Where dates stand below such words, they speak; where whose view it is stands nowhere, that is a doubt."""
    rows = [
        ["Milestone", *theirs, view],
        ["M9", *[D(2026, 1, 5)] * len(theirs), D(2026, 3, 5)],
        ["M10", *[D(2026, 3, 9)] * len(theirs), D(2026, 5, 9)],
    ]
    reading = read_plan(workbook_file({"P": rows}))
    assert [row["finish_to"] for row in reading.rows] == ["2026-03-05", "2026-05-09"]
    assert {row["date_basis"] for row in reading.rows} == {"forecast"}
    is_doubted = any("whose view it is" in one["reason"] for one in reading.warnings)
    assert is_doubted is not view.startswith("Our")


def test_a_view_in_words_is_no_timing(workbook_file) -> None:
    """What a sender thinks of dates dates nothing: the milestones are kept, undated."""
    rows = [["Milestone", "POAP 1", "POAP 2", "Our view"]]
    rows += [[f"M{n}", D(2026, n, 5), D(2026, n, 8), "Too early for our suppliers"] for n in (5, 6, 7)]
    reading = read_plan(workbook_file({"P": rows}))
    assert [row["finish_text"] for row in reading.rows] == [None] * 3
    assert reading.reading_confidence == "low" and len(reading.warnings) >= 2


@pytest.mark.parametrize("name", ["Task", "Milestone"])
@pytest.mark.parametrize("headings", [("POAP 1", "POAP 2"), ("POAP 1 date", "POAP 2 date", "Comment")])
def test_dates_of_the_options_alone_are_kept_out_until_a_person_says_which_speak(
    workbook_file, headings: tuple[str, ...], name: str
) -> None:
    """What is named is kept undated; each column is told, and the one that a person names is read."""
    rows = [[name, "Owner", *headings]]
    rows += [[f"Stage {n}", "PMO", D(2026, n, 5), D(2026, n, 8)] for n in (5, 6, 7)]
    path = workbook_file({"P": rows})
    reading = read_plan(path)
    assert [row["finish_to"] for row in reading.rows] == [None] * 3
    assert {*headings[:2]} <= {one["text"] for one in reading.warnings}
    said = read_plan(path, Settings(columns=(("D", "finish", "forecast"),)))
    assert [row["finish_to"] for row in said.rows] == ["2026-05-08", "2026-06-08", "2026-07-08"]


@pytest.mark.parametrize(
    "headings", [("Forecast finish", "Our view"), ("Our view of POAP 1", "Our view of POAP 2")]
)
def test_a_view_speaks_only_where_no_other_dates_may(workbook_file, headings: tuple[str, str]) -> None:
    """Beside a forecast, or beside another view, it is not read, and that is told."""
    rows = [["Milestone", *headings]]
    rows += [[f"M{n}", D(2026, n, 5), D(2026, n + 1, 8)] for n in (5, 6, 7)]
    reading = read_plan(workbook_file({"P": rows}))
    assert not any((row["finish_to"] or "").endswith("08") for row in reading.rows)
    assert reading.warnings or reading.set_aside


@pytest.mark.parametrize("before", ["Planned", "Baseline"])
def test_a_view_beside_starts_is_told_and_not_read(workbook_file, before: str) -> None:
    """Nobody says which end of a task is meant: the plan's own dates stay."""
    rows = [["Task", f"{before} start", f"{before} finish", "Our view"]]
    rows += [[f"Stage {n}", D(2026, n, 5), D(2026, n + 1, 8), D(2026, n + 2, 8)] for n in (5, 6, 7)]
    reading = read_plan(workbook_file({"P": rows}))
    assert [row["finish_to"] for row in reading.rows] == ["2026-06-08", "2026-07-08", "2026-08-08"]
    assert [one["text"] for one in reading.warnings] == ["Our view"]
