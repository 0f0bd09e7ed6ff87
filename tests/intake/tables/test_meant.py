"""Texts of dates that only the others of their table can tell: Jan 23, Dec 26 - Jan 27, 2025/1."""

from datetime import datetime as D

import pytest

from mhhs_analysis.intake.plans import read_plan

KINDS = pytest.mark.parametrize("kind", ["xlsx", "csv"])
YEARLESS, PARTS = "a day without its year, or a month of a year", "a year and a number of which nothing shows"


def typed(plan_file, kind: str, *spans: tuple[object, object]):
    rows = [
        ["Task", "Start", "Finish"],
        *([f"Task {name}", *one] for name, one in zip("ABCDEF", spans, strict=False)),
    ]
    return read_plan(plan_file(rows, kind))


def spans(reading) -> list[tuple[str | None, str | None]]:
    return [(row["start_from"], row["finish_to"]) for row in reading.rows]


def aside(reading) -> list[str]:
    return [one["text"] for one in reading.set_aside if one["reason"].startswith((YEARLESS, PARTS))]


@KINDS
def test_months_and_two_digits_are_years_where_the_columns_prove_it(plan_file, kind) -> None:
    """A few years in a row over many months are no days of them; how they are read is said."""
    reading = typed(plan_file, kind, ("Jan 23", "Mar 23"), ("Apr 23", "Sept 23"), ("Oct 23", "Feb 24"))
    assert spans(reading) == [
        ("2023-01-01", "2023-03-31"), ("2023-04-01", "2023-09-30"), ("2023-10-01", "2024-02-29")]  # fmt: skip
    assert not reading.set_aside and any("read as their years" in one for one in reading.reasons)
    assert reading.rows[0]["start_text"] == "Jan 23"


@KINDS
def test_a_year_said_in_full_among_them_proves_it_too(plan_file, kind) -> None:
    """One spelling of a month of the same year beside them, and no day."""
    reading = typed(plan_file, kind, ("Jan 23", "Mar 23"), ("April 2023", "Sept 23"))
    assert spans(reading) == [("2023-01-01", "2023-03-31"), ("2023-04-01", "2023-09-30")]


@KINDS
@pytest.mark.parametrize(
    "columns",
    [
        [("Jan 23", "Jan 24"), ("Jan 25", "Jan 26"), ("Feb 23", "Feb 24")],
        [("Jan 23", "Jan 24"), ("Feb 23", "Feb 24"), ("Mar 23", "Mar 24"), ("Apr 23", "Apr 24")],
        [("Jan 23", "Mar 23"), ("Apr 23", "Sep 23"), ("Oct 23", "Dec 23")],
        [("Jan 5", "Mar 23"), ("Apr 24", "Sep 25"), ("Oct 26", "Dec 27")],
        [("Jan 23", "Mar 23"), ("Apr 23", "Sep 23"), ("Oct 23", "14 Feb 2024")],
        [("Jan 23", "Mar 12"), ("Apr 24", "Sep 30")],
    ],
)
def test_months_and_two_digits_that_may_be_days_stay_undated(plan_file, kind, columns) -> None:
    """Days in a row, one day of every month, or days beside them: each is set aside, and told."""
    reading = typed(plan_file, kind, *columns)
    two_digits = [text for one in columns for text in one if len(text.split()) == 2 and len(text) > 5]
    assert {*aside(reading)} >= {*two_digits} and not any(
        "read as their years" in one for one in reading.reasons
    )


@KINDS
@pytest.mark.parametrize(
    "said", ["Dec 26 - Jan 27", "Dec 26 – Jan 27", "Dec 21 to Jan 31", "Nov 22 - Feb 23"]
)
def test_a_stretch_from_month_to_month_is_as_doubtful_as_its_ends(plan_file, kind, said) -> None:
    """Beside days it may be from the 26th of December to the 27th of January: set aside, and told."""
    for last in ("1 Feb 2028", "Feb 1 2028 - Mar 15 2028"):
        rows = [["Task", "Dates"], ["Design", "1 Oct 2026 - 30 Nov 2026"], ["Test", said], ["Live", last]]
        reading = read_plan(plan_file(rows, kind))
        assert spans(reading)[1] == (None, None) and aside(reading) == [said]


@KINDS
def test_stretches_of_months_are_read_where_their_column_proves_years(plan_file, kind) -> None:
    """As single months are."""
    rows = [
        ["Task", "Dates"],
        ["Design", "Oct 22 - Jan 23"],
        ["Build", "Feb 23 – May 23"],
        ["Test", "Jun - Aug 23"],
    ]
    reading = read_plan(plan_file(rows, kind))
    assert spans(reading) == [
        ("2022-10-01", "2023-01-31"), ("2023-02-01", "2023-05-31"), ("2023-06-01", "2023-08-31")]  # fmt: skip


@KINDS
def test_one_stretch_is_read_beside_months_whose_year_is_plain(plan_file, kind) -> None:
    """From March to June 23 can be no days."""
    rows = [["Task", "Dates"], ["Design", "Nov 22 - Feb 23"], ["Build", "Mar - Jun 23"]]
    reading = read_plan(plan_file(rows, kind))
    assert spans(reading) == [("2022-11-01", "2023-02-28"), ("2023-03-01", "2023-06-30")]


@KINDS
@pytest.mark.parametrize("sign", ["/", "-"])
def test_a_year_and_a_number_up_to_four_may_be_another_part_of_it(plan_file, kind, sign) -> None:
    """Quarters, halves and terms are written so: set aside, and told."""
    reading = typed(plan_file, kind, (f"2025{sign}1", f"2025{sign}2"), (f"2025{sign}3", f"2026{sign}1"))
    assert spans(reading) == [(None, None)] * 2 and len(aside(reading)) == 4


@KINDS
@pytest.mark.parametrize("last", ["2025/7", "2025/11"])
def test_a_year_and_a_number_are_a_month_where_any_goes_beyond_quarters(plan_file, kind, last) -> None:
    """So are numbers of two digits."""
    assert spans(typed(plan_file, kind, ("2025/1", "2025/3"), ("2025/4", last)))[0] == (
        "2025-01-01",
        "2025-03-31",
    )
    assert spans(typed(plan_file, kind, ("2025/01", "2025/03")))[0] == ("2025-01-01", "2025-03-31")


@KINDS
@pytest.mark.parametrize(
    "said", ["1 March 2023 - 4 April 2023", "1 March 2023-4 April 2023", "2023/03/1 - 2023/04/4"]
)
def test_days_around_a_dash_are_no_parts_of_years(plan_file, kind, said) -> None:
    """A year stands before a day there."""
    reading = read_plan(plan_file([["Task", "Dates"], ["Design", said], ["Live", "4 May 2023"]], kind))
    assert spans(reading)[0] == ("2023-03-01", "2023-04-04")


@KINDS
def test_stretches_of_parts_of_years_are_as_doubtful(plan_file, kind) -> None:
    """From one to another, also with a remark."""
    said = ["2025/1 - 2025/2", "2025/3 to 2025/4", "2026/1 (est)"]
    rows = [["Task", "Dates"], *([f"Task {at}", text] for at, text in enumerate(said))]
    assert aside(read_plan(plan_file(rows, kind))) == said


def test_days_beside_months_and_digits_keep_them_undated(plan_file) -> None:
    """Real dates in a column are days."""
    reading = typed(plan_file, "xlsx", ("Jan 23", "Mar 23"), ("Apr 23", "Sep 23"), ("Oct 23", D(2024, 2, 14)))
    assert len(aside(reading)) == 5
