"""What a number means by its format: dates, lengths of time, and what only looks like them."""

from datetime import datetime, time, timedelta

import pytest

from mhhs_analysis.intake.workbooks.number_formats import BUILT_IN, kind_of, meant


@pytest.mark.parametrize(
    ("number_format", "kind"),
    [
        ("General", "number"),
        ("Standard", "number"),
        ("@", "number"),
        ("0.00E+00", "number"),
        ("0%", "number"),
        ('0" days"', "number"),
        ("#,##0\\ \\d", "number"),
        ("[Red]0", "number"),
        ("[red]0;[yellow]0", "number"),
        ("#,##0.00 [$SYD-409]", "number"),
        ('_("$"* #,##0_)', "number"),
        ("mmm-yy", "date"),
        ("dd/mm/yyyy;@", "date"),
        ("[$-809]d mmmm yyyy", "date"),
        ('"w/c "dd/mm', "date"),
        ("h:mm AM/PM", "date"),
        ("[h]:mm:ss", "duration"),
        ("[mm]:ss", "duration"),
    ],
)
def test_a_format_tells_dates_and_lengths_from_numbers(number_format: str, kind: str) -> None:
    """Letters count only where they are shown: not in quotes, colours, currencies or after a backslash."""
    assert kind_of(number_format) == kind


@pytest.mark.parametrize(
    ("number", "is_1904", "day"),
    [
        (45108, False, datetime(2023, 7, 1)),
        (45108.5, False, datetime(2023, 7, 1, 12)),
        (43646, True, datetime(2023, 7, 1)),
        (1, False, datetime(1900, 1, 1)),
        (59, False, datetime(1900, 2, 28)),
        (61, False, datetime(1900, 3, 1)),
        (0.5, False, time(12)),
        (60, False, 60),
        (60, True, datetime(1904, 3, 1)),
        (-1, False, -1),
        (1e12, False, 1e12),
        (2958465.9999999999, False, 2958466.0),
    ],
)
def test_a_number_shown_as_a_date_is_that_day(number: float, is_1904: bool, day: object) -> None:
    """Both calendars are known; the leap day that never was, and what no calendar holds, stay numbers."""
    assert meant(number, "date", is_1904) == day


def test_a_length_of_time_may_be_longer_than_a_day() -> None:
    """Thirty hours shown as [h]:mm are thirty hours, not six in the morning of some day."""
    assert meant(1.25, "duration") == timedelta(hours=30)
    assert meant(1.25, "number") == 1.25


def test_built_in_formats_that_show_dates_are_those_of_the_standard() -> None:
    """Files name these by number alone: 14 to 22 and 45 to 47, of which 46 is a length of time."""
    kinds = {number: kind_of(code) for number, code in BUILT_IN.items()}
    assert {number for number, kind in kinds.items() if kind == "date"} == {*range(14, 23), 45, 47}
    assert [number for number, kind in kinds.items() if kind == "duration"] == [46]
    assert BUILT_IN[17] == "mmm-yy"
