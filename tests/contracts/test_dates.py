"""A date is an interval of whole days; comparisons that an unknown decides stay unknown."""

from datetime import date, datetime, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mhhs_analysis.dates import (
    Interval,
    Order,
    date_order,
    days_apart,
    interval_from_text,
    interval_shown,
    is_by,
)

DAYS = st.dates(date(1990, 1, 1), date(2069, 12, 31))
BOUNDS = st.one_of(st.none(), DAYS)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2023-07-14", date(2023, 7, 14), date(2023, 7, 14)),
        ("14/07/2023 09:30", date(2023, 7, 14), date(2023, 7, 14)),
        ("14.7.23", date(2023, 7, 14), date(2023, 7, 14)),
        ("Fri 14 Jul 2023", date(2023, 7, 14), date(2023, 7, 14)),
        ("July 14th, 2023", date(2023, 7, 14), date(2023, 7, 14)),
        ("23-Oct-23", date(2023, 10, 23), date(2023, 10, 23)),
        ("Oct 2023", date(2023, 10, 1), date(2023, 10, 31)),
        ("Sept '23", date(2023, 9, 1), date(2023, 9, 30)),
        ("02/2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("Q3 2023", date(2023, 7, 1), date(2023, 9, 30)),
        ("2023 Q3", date(2023, 7, 1), date(2023, 9, 30)),
        ("H2 23", date(2023, 7, 1), date(2023, 12, 31)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("w/c 12/06/23", date(2023, 6, 12), date(2023, 6, 18)),
        ("week ending 18/06/23", date(2023, 6, 12), date(2023, 6, 18)),
        ("early June 2023", date(2023, 6, 1), date(2023, 6, 10)),
        ("mid-June 2023", date(2023, 6, 11), date(2023, 6, 20)),
        ("end Oct-23", date(2023, 10, 21), date(2023, 10, 31)),
        ("end Oct 23", date(2023, 10, 21), date(2023, 10, 31)),
        ("Early Apr 24", date(2024, 4, 1), date(2024, 4, 10)),
        ("mid-2023", date(2023, 5, 1), date(2023, 8, 31)),
        ("end of Q2 2023", date(2023, 6, 1), date(2023, 6, 30)),
        ("by end Oct 2023", None, date(2023, 10, 31)),
        ("from March 2023", date(2023, 3, 1), None),
        ("TBC", None, None),
        ("\u200e14\u200e/\u200e07\u200e/\u200e2023", date(2023, 7, 14), date(2023, 7, 14)),
        ("\ufeff14 Ju\u00adly\u00a02023\u200f\u2069", date(2023, 7, 14), date(2023, 7, 14)),
        ("✅ 14/07/2023", date(2023, 7, 14), date(2023, 7, 14)),
        ("Q3 2023 🟢", date(2023, 7, 1), date(2023, 9, 30)),
        ("⚠️ 14 July 2023 (TBC)", date(2023, 7, 14), date(2023, 7, 14)),
    ],
)
def test_words_mean_every_day_they_allow(text: str, earliest: date | None, latest: date | None) -> None:
    """Words become the first and the last day they can mean, and are kept as written."""
    assert interval_from_text(text) == Interval(earliest, latest, text)


@given(
    st.integers(0, 40),
    st.integers(0, 40),
    st.sampled_from("-/."),
    st.sampled_from(["0000", "0999", "1899", "2023", "2024", "9999"]),
    st.sampled_from(["DMY", "MDY"]),
)
def test_figures_alone_mean_what_they_mean_among_words(
    first: int, second: int, sign: str, year: str, order: Order
) -> None:
    """A day in figures is read at once; with words that leave it as it is (TBC) it is the same day, or none."""
    figures = f"{first:02}{sign}{second}{sign}{year}"
    alone, noted = (interval_from_text(text, order) for text in (figures, f"{figures} (TBC)"))
    assert (alone and (alone.earliest, alone.latest)) == (noted and (noted.earliest, noted.latest))
    assert alone is None or alone.text == figures


@pytest.mark.parametrize(
    "text",
    [
        "asap",
        "Oct 23",
        "Sep 30",
        "31/02/2023",
        "30 weeks",
        "45123",
        "M9A",
        "13/13/2023",
        "5 days",
        "\u202e14/07/2023",
        "❌ 14/07/2023",
        "✅",
        "",
    ],
)
def test_what_is_not_a_date_is_not_guessed(text: str) -> None:
    """Words that name no day of the calendar give nothing, so that they are set aside."""
    assert interval_from_text(text) is None


def test_the_order_of_day_and_month_is_the_readers_choice() -> None:
    """The same text is two dates in two orders; one that an order can't read gives nothing."""
    assert interval_from_text("07/08/16", "MDY") == Interval(date(2016, 7, 8), date(2016, 7, 8), "07/08/16")
    assert interval_from_text("07/08/16", "DMY") == Interval(date(2016, 8, 7), date(2016, 8, 7), "07/08/16")
    assert interval_from_text("07/28/16", "DMY") is None


@pytest.mark.parametrize(
    ("texts", "order", "proof", "is_mixed", "ambiguous"),
    [
        (["07/28/16", "01/08/17"], "MDY", "07/28/16", False, 1),
        (["15/07/2019", "08/08/2019", "07/08/2019"], "DMY", "15/07/2019", False, 1),
        (["05/06/2023"], "DMY", "", False, 1),
        (["13/02/2023", "02/13/2023"], "DMY", "13/02/2023", True, 0),
        (["31/02/2023", "Q3 2023"], "DMY", "", False, 0),
        ([], "DMY", "", False, 0),
    ],
)
def test_a_files_own_dates_prove_their_order(texts, order, proof, is_mixed, ambiguous) -> None:
    """The order is what a date of the calendar proves, UK where none does; doubt is told, not hidden."""
    found = date_order(texts)
    assert (found.order, found.proof, found.is_mixed, found.ambiguous) == (order, proof, is_mixed, ambiguous)


@pytest.mark.parametrize(
    ("number_format", "latest", "text"),
    [
        ("mmm-yy", date(2023, 7, 31), "Jul 2023"),
        ("mmmm yyyy", date(2023, 7, 31), "Jul 2023"),
        ("yyyy", date(2023, 12, 31), "2023"),
        ("d/m/yy;@", date(2023, 7, 14), "14/07/2023"),
        ("[$-809]dd mmmm yyyy", date(2023, 7, 14), "14/07/2023"),
        ("mm-dd-yy", date(2023, 7, 14), "14/07/2023"),
        ("dd/mm/yyyy hh:mm", date(2023, 7, 14), "14/07/2023"),
        ("General", date(2023, 7, 14), "14/07/2023"),
    ],
)
def test_a_date_is_as_wide_as_it_is_shown(number_format: str, latest: date, text: str) -> None:
    """A real date in a cell that shows a month is that month: nobody saw the day."""
    shown = interval_shown(datetime(2023, 7, 14), number_format)
    assert (shown.latest, shown.text) == (latest, text)
    assert shown.earliest == (date(2023, 7, 14) if "d" in number_format or number_format == "General" else
                              date(2023, 7, 1) if "m" in number_format else date(2023, 1, 1))  # fmt: skip


def test_an_unknown_date_decides_no_comparison() -> None:
    """By a deadline is yes, no or not known: a missing bound is never taken for late or for in time."""
    days = pd.DataFrame(
        {
            "earliest": pd.to_datetime(["2023-07-01", "2023-08-05", "2023-07-20", None, None, "2023-07-01"]),
            "latest": pd.to_datetime(["2023-07-31", "2023-08-06", "2023-08-02", None, "2023-07-31", None]),
        }
    )
    met = is_by(days["earliest"], days["latest"], pd.Timestamp("2023-07-31"))
    assert met.tolist() == [True, False, pd.NA, pd.NA, True, pd.NA]


@given(BOUNDS, BOUNDS, DAYS)
def test_by_agrees_with_every_day_an_interval_allows(
    first: date | None, last: date | None, deadline: date
) -> None:
    """Yes means that each day allowed is in time, no that none is; anything else is not known."""
    if first and last and last < first:
        first, last = last, first
    columns = [pd.Series([bound], dtype="datetime64[us]") for bound in (first, last)]
    (answer,) = is_by(*columns, pd.Timestamp(deadline))
    can_be_in_time = first is None or first <= deadline
    can_be_late = last is None or last > deadline
    expected = pd.NA if can_be_in_time and can_be_late else can_be_in_time
    assert answer is expected or answer == expected


@given(BOUNDS, BOUNDS, BOUNDS, BOUNDS)
def test_before_is_certain_or_not_known(
    a: date | None, b: date | None, c: date | None, d: date | None
) -> None:
    """An interval is before another only when each of its days is before each of the other's."""
    one, other = Interval(*_ordered(a, b)), Interval(*_ordered(c, d))
    answer = one.is_before(other)
    if answer is True:
        assert one.latest < other.earliest
    elif answer is False:
        assert one.earliest >= other.latest
    else:
        assert None in (one.latest, other.earliest) or one.latest >= other.earliest


def _ordered(one: date | None, other: date | None) -> tuple[date | None, date | None]:
    return (other, one) if one and other and other < one else (one, other)


@given(DAYS)
def test_any_day_reads_back_in_every_way_it_is_written(day: date) -> None:
    """A day written in UK, US or ISO order, in numbers or with its month's name, is that day."""
    written = [day.isoformat(), f"{day:%d/%m/%Y}", f"{day:%d %B %Y}", f"{day:%d-%b-%y}", f"{day:%B %d, %Y}"]
    assert {interval_from_text(text).earliest for text in written} == {day}
    assert interval_from_text(f"{day:%m/%d/%Y}", "MDY").latest == day


@given(DAYS, st.integers(0, 40), DAYS, st.integers(0, 40))
def test_days_apart_span_every_pair_of_days(first: date, width: int, other: date, other_width: int) -> None:
    """The least and the most are reached by some day of one and some day of the other."""
    ends = (first, first + timedelta(width), other, other + timedelta(other_width))
    least, most = days_apart(*map(pd.Timestamp, ends))
    assert (least, most) == ((ends[0] - ends[3]).days, (ends[1] - ends[2]).days)


def test_days_apart_from_an_unbounded_date_are_not_known() -> None:
    """A missing bound leaves the difference open on its side."""
    day = pd.Timestamp("2023-07-01")
    assert days_apart(day, pd.NaT, day, day) == (0, None)
    assert days_apart(pd.NaT, day, day, day) == (None, 0)


@pytest.mark.parametrize("number_format", ['"w/c "dd/mm/yy', '"Week commencing" d mmm', '"W/B" dd-mm-yyyy'])
def test_a_day_shown_as_the_beginning_of_a_week_is_that_week(number_format: str) -> None:
    """What the format's own words say is what its reader saw."""
    week = interval_shown(datetime(2023, 6, 12), number_format)
    assert (week.earliest, week.latest, week.text) == (date(2023, 6, 12), date(2023, 6, 18), "w/c 12/06/2023")


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2026-06-29T23:00:00Z", date(2026, 6, 30)),
        ("2026-06-29T22:00:00.000Z", date(2026, 6, 30)),
        ("2026-06-29T23:00+00:00", date(2026, 6, 30)),
        ("2026-06-29T23:59:59Z", date(2026, 6, 29)),
        ("2026-06-29T00:00:00Z", date(2026, 6, 29)),
        ("2026-06-29T23:00:00", date(2026, 6, 29)),
        ("29/06/2026 23:00 GMT", date(2026, 6, 29)),
    ],
)
def test_a_programs_midnight_in_universal_time_may_be_the_next_day(text: str, last: date) -> None:
    """What a program writes as 23:00Z is midnight in Britain in summer: either day, and no other time is."""
    found = interval_from_text(text)
    assert found is not None and (found.earliest, found.latest) == (date(2026, 6, 29), last)
