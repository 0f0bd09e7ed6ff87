"""Shading of whole columns that may lie over bars: a freeze, the line of today or of a milestone."""

from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan

BAR, OTHER, SHADE = "FF4F81BD", "FF00B050", "FFBFBFBF"
LATE, BEYOND = 8, 14
MONDAY = date(2026, 3, 2)


@pytest.fixture
def drawn(tmp_path: Path):
    """A function that draws and reads named rows below fourteen weeks, or days, a shade over or under their bars."""

    def draw(bars, shaded, *, step=7, is_over=True, key="", mark=""):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.append(["Task", *(MONDAY + timedelta(step * place) for place in range(BEYOND))])
        for row, (name, (first, last)) in enumerate(bars.items(), 2):
            sheet.cell(row, 1, name)
            shades, own = dict.fromkeys(shaded, SHADE), dict.fromkeys(range(first, last + 1), BAR)
            for column, colour in ((own | shades) if is_over else (shades | own)).items():
                if colour == SHADE or not mark:
                    sheet.cell(row, column + 2).fill = PatternFill("solid", fgColor=colour)
            for column in own if mark else ():
                sheet.cell(row, column + 2, mark)
        if key:
            sheet.cell(row + 3, 1).fill = PatternFill("solid", fgColor=SHADE)
            sheet.cell(row + 3, 2, key)
        book.save(tmp_path / "drawn.xlsx")
        return read_plan(tmp_path / "drawn.xlsx")

    return draw


def ends(outcome) -> dict[str, tuple[int, int, int, int]]:
    """Return of each task the weeks in which it begins earliest and latest, and in which it finishes so."""
    return {
        row["activity_name"]: tuple(
            (date.fromisoformat(row[column]) - MONDAY).days // 7
            for column in ("start_from", "start_to", "finish_from", "finish_to")
        )
        for row in outcome.rows
    }


def told(outcome) -> list[tuple[str, str]]:
    return [(one["cell"], one["text"]) for one in outcome.warnings if "shading" in one["reason"]]


FROZEN = {"Design": (0, 1), "Build": (2, 6), "Test": (4, 11), "Trial": (7, 10), "Live": (12, 12)}
WHOLE = {"Design": (0, 0, 1, 1), "Live": (12, 12, 12, 12), "Test": (4, 4, 11, 11)}


@pytest.mark.parametrize("key", ["", "Today", "Change freeze"])
def test_bars_that_end_or_begin_at_a_freeze_are_as_wide_as_it_is(drawn, key: str) -> None:
    """What is painted over a bar that goes on beyond may hide where others end; the warning names them and it."""
    outcome = drawn(FROZEN, (6, 7), key=key)
    assert ends(outcome) == WHOLE | {"Build": (2, 2, 5, 7), "Trial": (6, 8, 10, 10)}
    assert told(outcome) == [("H1:I1", "Build; Trial")]


def test_a_line_that_no_bar_goes_through_may_hide_their_ends(drawn) -> None:
    """Nothing shows whether it is painted over bars or under them."""
    bars = {"Design": (0, 1), "Build": (2, 5), "Trial": (7, 10), "Live": (12, 12)}
    outcome = drawn(bars, (6,))
    assert ends(outcome)["Build"] == (2, 2, 5, 6)
    assert ends(outcome)["Trial"] == (6, 7, 10, 10)


def test_shading_that_bars_are_drawn_over_hides_none(drawn) -> None:
    """A bar that shows in a shaded column says that the shading lies under bars."""
    bars = {
        "Design": (0, 1),
        "Build": (2, 5),
        "Test": (4, 11),
        "Trial": (7, 10),
        "Live": (12, 12),
        "Close": (13, 13),
    }
    outcome = drawn(bars, (6,), is_over=False)
    assert ends(outcome)["Build"] == (2, 2, 5, 5)
    assert ends(outcome)["Test"] == (4, 4, 11, 11)
    assert not told(outcome)


@pytest.mark.parametrize(
    ("shaded", "last", "is_told"),
    [((5, 6, 12, 13), 4, False), ((4, 5, 6, 12, 13), 3, False)],
)
def test_nobody_works_at_weekends_or_in_what_has_their_colour(
    drawn, shaded, last: int, is_told: bool
) -> None:
    """A bar up to a Friday ends on it; so does one up to a holiday that is shaded as weekends are."""
    outcome = drawn({"Design": (0, 1), "Build": (1, last), "Test": (2, 9), "Live": (8, 10)}, shaded, step=1)
    row = next(one for one in outcome.rows if one["activity_name"] == "Build")
    assert row["finish_from"] == row["finish_to"] == (MONDAY + timedelta(last)).isoformat()
    assert not told(outcome)


def test_a_colour_that_a_legend_calls_a_holiday_hides_no_work(drawn) -> None:
    """Nobody works then: a bar up to it ends before it."""
    outcome = drawn(FROZEN, (6, 7), key="Holidays")
    assert ends(outcome)["Build"] == (2, 2, 5, 5)
    assert not told(outcome)


def test_letters_show_under_shading_where_they_end(drawn) -> None:
    """What is written in a cell stays in sight whatever colour it is filled with."""
    outcome = drawn(FROZEN, (6,), mark="X")
    assert ends(outcome)["Build"] == (2, 2, 6, 6)
    assert not told(outcome)
