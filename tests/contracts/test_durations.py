"""Durations: what words mean, the finish they give, and which days a table's own rows show them to count."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mhhs_analysis.dates import (
    Anchor,
    Duration,
    Interval,
    days_kind_shown,
    duration_from_text,
    durations_from_text,
    finish_after,
    interval_from_text,
)

DAYS = st.dates(date(1995, 1, 1), date(2068, 12, 31))
COUNTS = st.integers(1, 600)


def _on(text: str) -> Interval:
    day = date.fromisoformat(text)
    return Interval(day, day)


MONDAY, SATURDAY = _on("2023-06-12"), _on("2023-06-10")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("60d", Duration(60, "days")),
        ("5 days", Duration(5, "days")),
        ("439d 9h", Duration(439 + 9 / 24, "days")),
        ("1.5 week", Duration(1.5, "weeks")),
        ("2 wks", Duration(2, "weeks")),
        ("3 mons", Duration(3, "months")),
        ("3mo", Duration(3, "months")),
        ("1 year", Duration(1, "years")),
        ("8h", Duration(8, "hours")),
        ("10 working days", Duration(10, "days", "working")),
        ("10wd", Duration(10, "days", "working")),
        ("5 business days", Duration(5, "days", "working")),
        ("5 ed", Duration(5, "days", "calendar")),
        ("5 edays", Duration(5, "days", "calendar")),
        ("2 ewks", Duration(2, "weeks", "calendar")),
        ("10 calendar days", Duration(10, "days", "calendar")),
        ("0", Duration(0, "days")),
        ("0.0 days", Duration(0, "days")),
        ("15d?", Duration(15, "days")),
        ("2,5 days", Duration(2.5, "days")),
        ("1,000 days", Duration(1000, "days")),
        ("two weeks", Duration(2, "weeks")),
    ],
)
def test_words_mean_an_amount_of_a_unit(text: str, expected: Duration) -> None:
    """The unit and the kind of days are those typed; nothing is converted."""
    assert duration_from_text(text) == expected


@pytest.mark.parametrize("text", ["4 wks (TBC)", "4 weeks tbc", "4 weeks [est.]", "4 weeks*"])
def test_an_amount_to_be_confirmed_is_that_amount(text: str) -> None:
    """As a date that is to be confirmed is that date."""
    assert duration_from_text(text) == Duration(4, "weeks")


@pytest.mark.parametrize(
    ("text", "heading", "least", "most"),
    [
        ("3-4 weeks", "", 3, Duration(4, "weeks")),
        ("3 – 4 wks", "", 3, Duration(4, "weeks")),
        ("2 to 3 months", "", 2, Duration(3, "months")),
        ("5 days to 10 days (TBC)", "", 5, Duration(10, "days")),
        ("10 or 15 working days", "", 10, Duration(15, "days", "working")),
        ("3-4", "Duration (weeks)", 3, Duration(4, "weeks")),
        ("four weeks", "", 4, Duration(4, "weeks")),
    ],
)
def test_two_amounts_of_a_unit_are_the_least_and_the_most(text, heading, least, most) -> None:
    """One amount is both; the unit and the kind of days are said once, as a rule."""
    found = durations_from_text(text, heading)
    assert found == (Duration(least, most.unit, most.kind), most)


@pytest.mark.parametrize(
    "text",
    [
        "up to 6 weeks",
        "max 6 weeks",
        "at most 6 weeks (TBC)",
        "no more than 6 wks",
        "<= 6 weeks",
        "Maximum of 6 weeks",
    ],
)
def test_what_lasts_up_to_an_amount_may_be_done_within_a_day(text: str) -> None:
    """The amount is the most alone."""
    assert durations_from_text(text) == (Duration(1, "days"), Duration(6, "weeks"))


@pytest.mark.parametrize(
    "text",
    [
        "up to 6",
        "up to 0 weeks",
        "up to date",
        "at least 6 weeks",
        "approx 6 weeks",
        "3-4",
        "4-3 weeks",
        "0-5 days",
        "1 week - 1 month",
        "1-2-3 days",
        "-5 days",
        "5 - days",
        "~2 weeks",
        "3 to",
    ],
)
def test_other_amounts_are_no_least_and_most(text: str) -> None:
    """Of two units, backwards, from nought, without a unit, or of more than two."""
    assert durations_from_text(text) is None


@pytest.mark.parametrize(
    "text",
    ["0-5 days", "5-10 days", "-5 days", "5", "TBC", "", "approx 5 days", "3m", "2w 3d", "5d 30h", "days",
     "1e5 days"]
)  # fmt: skip
def test_what_leaves_amount_or_unit_open_is_no_duration(text: str) -> None:
    """A range of days is not nought, and `3m` may be months or minutes."""
    assert duration_from_text(text) is None


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Duration (weeks)", Duration(5, "weeks")),
        ("Days", Duration(5, "days")),
        ("Duration (working days)", Duration(5, "days", "working")),
        ("Calendar days", Duration(5, "days", "calendar")),
        ("months", Duration(5, "months")),
        ("Duration", None),
        ("Days or weeks", None),
    ],
)
def test_a_number_takes_its_unit_from_the_heading(heading: str, expected: Duration | None) -> None:
    """The heading's unit is for numbers without one; words that say theirs keep it."""
    assert duration_from_text("5", heading) == expected
    assert duration_from_text("2w", heading) == Duration(2, "weeks")


@pytest.mark.parametrize(
    ("start", "duration", "kind", "finish"),
    [
        (MONDAY, Duration(5, "days"), "working", "2023-06-16"),
        (MONDAY, Duration(6, "days"), "working", "2023-06-19"),
        (MONDAY, Duration(5, "days"), "calendar", "2023-06-16"),
        (MONDAY, Duration(5, "days"), "difference", "2023-06-17"),
        (MONDAY, Duration(5, "days", "working"), "calendar", "2023-06-16"),
        (SATURDAY, Duration(1, "days"), "working", "2023-06-12"),
        (MONDAY, Duration(2, "weeks"), "working", "2023-06-23"),
        (MONDAY, Duration(2, "weeks"), "calendar", "2023-06-25"),
        (MONDAY, Duration(1.5, "weeks"), "working", "2023-06-21"),
        (MONDAY, Duration(4 + 9 / 24, "days"), "working", "2023-06-16"),
        (MONDAY, Duration(1, "months"), "calendar", "2023-07-11"),
        (_on("2023-06-01"), Duration(3, "months"), "calendar", "2023-08-31"),
        (_on("2023-01-31"), Duration(1, "months"), "calendar", "2023-02-28"),
        (_on("2024-02-29"), Duration(1, "years"), "calendar", "2025-02-28"),
        (_on("2023-06-02"), Duration(1, "months"), "working", "2023-06-30"),
        (MONDAY, Duration(0, "weeks"), "working", "2023-06-12"),
    ],
)
def test_a_start_and_a_duration_give_the_finish(start, duration, kind, finish: str) -> None:
    """The first and the last day both count, and what the duration itself says of its days comes first."""
    assert finish_after(start, duration, kind) == _on(finish)


def test_a_finish_is_as_wide_as_what_is_not_known() -> None:
    """A start of some width, a kind of days that isn't known, and hours of a working day widen the finish."""
    june, fortnight = interval_from_text("June 2023"), Duration(10, "days")
    assert finish_after(june, fortnight, "calendar") == Interval(date(2023, 6, 10), date(2023, 7, 9))
    assert finish_after(MONDAY, fortnight) == Interval(date(2023, 6, 21), date(2023, 6, 23))
    assert finish_after(MONDAY, Duration(1, "weeks")) == Interval(date(2023, 6, 16), date(2023, 6, 18))
    assert finish_after(MONDAY, Duration(40, "hours"), "working") == Interval(
        date(2023, 6, 15), date(2023, 6, 19)
    )
    assert finish_after(interval_from_text("by June 2023"), fortnight, "calendar") == Interval(
        None, date(2023, 7, 9)
    )
    assert finish_after(interval_from_text("TBC"), fortnight, "calendar").is_unknown
    assert finish_after(_on("9999-12-30"), fortnight, "calendar").is_unknown


@pytest.mark.parametrize(
    ("start", "duration", "kind", "anchor"),
    [
        ("M9", Duration(6, "weeks"), "calendar", Anchor("M9", 41, 41)),
        ("M9 + 1 week", Duration(1, "months"), "calendar", Anchor("M9", 34, 37)),
        ("M9", Duration(0, "days"), "", Anchor("M9")),
    ],
)
def test_a_finish_after_a_milestone_stays_with_it(
    start: str, duration: Duration, kind, anchor: Anchor
) -> None:
    """The offset grows by the duration; still no day is made up."""
    assert finish_after(interval_from_text(start), duration, kind) == Interval(None, None, anchor=anchor)


@given(day=DAYS, count=COUNTS)
def test_working_days_read_back_by_counting(day: date, count: int) -> None:
    """The finish is no weekend, and Monday to Friday are counted from the start to it, both ends in."""
    finish = finish_after(Interval(day, day), Duration(count, "days"), "working").latest
    assert finish.weekday() < 5
    assert np.busday_count(day, finish + timedelta(days=1)) == count


@given(day=DAYS, count=st.integers(1, 60))
def test_months_end_the_day_before_the_next_would_begin(day: date, count: int) -> None:
    """The day after n months is the same day of its month, or the first after a month that lacks it."""
    after = finish_after(Interval(day, day), Duration(count, "months"), "calendar").latest + timedelta(days=1)
    same = pd.Timestamp(day) + pd.DateOffset(months=count)
    assert after == (same if same.day == day.day else same + pd.DateOffset(days=1)).date()


@given(day=DAYS, width=st.integers(0, 90), count=COUNTS, unit=st.sampled_from(["hours", "days", "weeks", "months"]),
       kind=st.sampled_from(["working", "calendar", "difference", ""]))  # fmt: skip
def test_a_wider_start_never_gives_a_finish_that_leaves_a_day_out(day, width, count, unit, kind) -> None:
    """Each day that the start can mean finishes within the finish, none before it begins."""
    last, duration = day + timedelta(days=width), Duration(count, unit)
    whole = finish_after(Interval(day, last), duration, kind)
    for one in (day, last, day + timedelta(days=width // 2)):
        finish = finish_after(Interval(one, one), duration, kind)
        assert one <= finish.earliest <= finish.latest
        assert whole.earliest <= finish.earliest and finish.latest <= whole.latest


@given(
    start=DAYS,
    count=COUNTS,
    unit=st.sampled_from(["days", "weeks", "months"]),
    kind=st.sampled_from(["working", "calendar"]),
)
@example(
    start=date(2052, 3, 1), count=600, unit="months", kind="calendar"
)  # over 2100, which has no 29 February
def test_a_milestones_offset_holds_the_finish_from_any_day(start: date, count: int, unit, kind) -> None:
    """Whatever day the milestone turns out to be, the finish from that day is within the offsets."""
    duration = Duration(count, unit)
    anchor = finish_after(interval_from_text("M9"), duration, kind).anchor
    finish = finish_after(Interval(start, start), duration, kind).latest
    assert anchor.least_days <= (finish - start).days <= anchor.most_days


# --- which days a table shows -----------------------------------------------------------------------------


def _typed(
    kind: str, counts: list[int], start: str = "2023-06-14"
) -> list[tuple[Interval, Duration, Interval]]:
    rows = [(_on(start), Duration(count, "days")) for count in counts]
    return [(begun, duration, finish_after(begun, duration, kind)) for begun, duration in rows]


@pytest.mark.parametrize("kind", ["working", "calendar", "difference"])
def test_rows_that_give_all_three_show_which_days_count(kind: str) -> None:
    """Two rows that only one way of counting reproduces show it; one row alone may be chance."""
    assert days_kind_shown(_typed(kind, [5, 10])) == kind
    assert days_kind_shown(_typed(kind, [10])) == ""


def test_rows_that_every_way_of_counting_fits_show_nothing() -> None:
    """Durations within a week tell working from calendar days no more than no rows do."""
    assert days_kind_shown(_typed("working", [1, 2, 3])) == ""
    assert days_kind_shown([]) == ""


def test_nine_in_ten_rows_must_agree_and_all_where_finish_less_start_is_shown() -> None:
    """A slip does not undo what the others show; a table half one and half the other shows nothing."""
    calendar, working = _typed("calendar", list(range(10, 19))), _typed("working", [10])
    assert days_kind_shown(calendar + working) == "calendar"
    assert days_kind_shown(calendar[:5] + _typed("working", [10, 11, 12, 13])) == ""
    assert days_kind_shown(_typed("difference", list(range(10, 30))) + working) == ""


def test_rows_without_three_certain_values_show_nothing() -> None:
    """A month for a start, a duration that says its own kind, and a milestone tell nothing of the others."""
    june, long = interval_from_text("June 2023"), Duration(30, "days")
    triples = [(june, long, finish_after(june, long, "calendar"))] * 3
    own = [(MONDAY, Duration(30, "days", "calendar"), _on("2023-07-11"))] * 3
    nought = [(MONDAY, Duration(0, "days"), MONDAY)] * 3
    assert days_kind_shown(triples + own + nought) == ""
    assert days_kind_shown(own + nought + _typed("working", [5, 10])) == "working"
