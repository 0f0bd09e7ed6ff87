"""Drawings that mark every cell: hollow signs beside filled ones say no, and other signs are asked about."""

from pathlib import Path

import openpyxl
import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading

MONTHS = ["Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026", "May 2026", "Jun 2026"]
ROWS = {"Design": "110000", "Build": "011100", "Test": "000011"}
DATES = [("2026-01-01", "2026-02-28"), ("2026-02-01", "2026-04-30"), ("2026-05-01", "2026-06-30")]


def drawn(path: Path, yes: str, no: str, rows: dict[str, str] = ROWS) -> Reading:
    """Draw three tasks with a sign where each is worked on, and another elsewhere."""
    book = openpyxl.Workbook()
    book.active.append(["Task", *MONTHS])
    for name, marks in rows.items():
        signs = {"1": yes, "0": no, " ": None}
        book.active.append([name, *(signs[mark] for mark in marks)])
    book.save(path)
    return read_plan(path)


def dates(reading: Reading) -> list[tuple[str, str]]:
    return [(row["start_from"], row["finish_to"]) for row in reading.rows]


@pytest.mark.parametrize(
    ("yes", "no"), [("●", "○"), ("■", "□"), ("⬤", "◯"), ("▮", "▯"), ("✓", "✗"), ("Yes", "No")]
)
def test_where_every_cell_is_marked_the_sign_for_no_marks_nothing(tmp_path: Path, yes: str, no: str) -> None:
    """Filled and hollow signs fill a calendar as yes and no do: only the filled ones are work, which is warned of."""
    reading = drawn(tmp_path / "plan.xlsx", yes, no)
    is_hollow = yes not in ("✓", "Yes")
    assert dates(reading) == DATES and reading.reading_confidence == ("medium" if is_hollow else "high")
    assert [warning["cell"] for warning in reading.warnings] == ["B2"] * is_hollow
    assert all(warning["remedy"].startswith("ask which of the signs") for warning in reading.warnings)


def test_a_hollow_sign_among_blanks_is_a_mark(tmp_path: Path) -> None:
    """Done and planned work, each in a sign of its own, with blanks elsewhere, is one bar."""
    rows = {"Design": "1100  ", "Build": " 1100 ", "Test": "    00"}
    reading = drawn(tmp_path / "plan.xlsx", "●", "○", rows)
    assert dates(reading) == [("2026-01-01", "2026-04-30"), ("2026-02-01", "2026-05-31"), DATES[2]]


@pytest.mark.parametrize(("yes", "no"), [("R", "G"), ("On", "Off"), (">", "<")])
def test_signs_that_fill_every_cell_are_asked_about(tmp_path: Path, yes: str, no: str) -> None:
    """Every month red or green is a report of states, and may be no plan: nothing says which of them is work."""
    reading = drawn(tmp_path / "plan.xlsx", yes, no)
    assert reading.reading_confidence == "low"
    assert "every row is written in" in reading.warnings[0]["reason"]
