"""Dates in words: each phrase means the interval a careful British planner means by it, or nothing at all."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mhhs_analysis.dates import (
    Anchor,
    Interval,
    interval_from_serial,
    interval_from_text,
    lacks_year,
    looks_like_date,
    span_from_text,
    weekday_disagrees,
)

DAYS = st.dates(date(1990, 1, 1), date(2068, 12, 31))
ORDERS = st.sampled_from(["DMY", "MDY"])


def _days(words: str) -> tuple[date | None, date | None]:
    """Two ISO days, or one, or `..` for an open side: "2023-06-01 2023-06-10", ".. 2023-06-30"."""
    ends = [None if word == ".." else date.fromisoformat(word) for word in words.split()]
    return ends[0], ends[-1]


PHRASES = {
    "numbered weeks": {
        "2026-W05": "2026-01-26 2026-02-01",
        "KW 14/2026": "2026-03-30 2026-04-05",
        "2026 KW14": "2026-03-30 2026-04-05",
        "wk 21 2026": "2026-05-17 2026-05-27",
        "Week 31, 2026": "2026-07-26 2026-08-05",
        "W06 2026": "2026-02-01 2026-02-11",
        "2026 week 3": "2026-01-11 2026-01-21",
        "Week 1 of 2026": "2025-12-28 2026-01-07",
    },
    "quarters and halves": {
        "Q3 2023": "2023-07-01 2023-09-30",
        "Q3-23": "2023-07-01 2023-09-30",
        "Q3'23": "2023-07-01 2023-09-30",
        "Q3 ’23": "2023-07-01 2023-09-30",
        "2023Q3": "2023-07-01 2023-09-30",
        "3Q23": "2023-07-01 2023-09-30",
        "Qtr 3 2023": "2023-07-01 2023-09-30",
        "third quarter of 2023": "2023-07-01 2023-09-30",
        "2H 2023": "2023-07-01 2023-12-31",
        "first half of 2023": "2023-01-01 2023-06-30",
        "second half of June 2023": "2023-06-16 2023-06-30",
    },
    "weeks": {
        "wc 12 June 2023": "2023-06-12 2023-06-18",
        "W/C Mon 12/06/23": "2023-06-12 2023-06-18",
        "week commencing 12th June 2023": "2023-06-12 2023-06-18",
        "w/e 18/06/23": "2023-06-12 2023-06-18",
        "2023-W24": "2023-06-12 2023-06-18",
    },
    "parts": {
        "EO Q3 2023": "2023-09-01 2023-09-30",
        "mid June 2023": "2023-06-11 2023-06-20",
        "the middle of June 2023": "2023-06-11 2023-06-20",
        "beginning of June 2023": "2023-06-01 2023-06-10",
        "start of Q3 2023": "2023-07-01 2023-07-31",
        "late Q3 2023": "2023-09-01 2023-09-30",
        "early-mid June 2023": "2023-06-01 2023-06-20",
        "mid to late June 2023": "2023-06-11 2023-06-30",
        "end FY23/24": "2023-12-01 2024-03-31",
        "mid H2 23": "2023-09-01 2023-10-31",
    },
    "days": {
        "1st June 2023": "2023-06-01",
        "the 22nd of March 2023": "2023-03-22",
        "12/06/23 09:00": "2023-06-12",
        "12/06/2023 5:00 PM": "2023-06-12",
        "12/06/2023 09:00 BST": "2023-06-12",
        "12 Jan 2023 at 17:30 (GMT)": "2023-01-12",
        "Mon 12/06/2023 18:00 UTC+1": "2023-06-12",
        "12/06/2023 1730hrs": "2023-06-12",
        "12/06/2023 09:00-17:00 BST": "2023-06-12",
        "12/06/2023 [1]": "2023-06-12",
        "12/06/2023 (2)": "2023-06-12",
        "12/06/2023†": "2023-06-12",
        "12/06/2023¹": "2023-06-12",
        "12/06/2023 **": "2023-06-12",
        "'12/06/23": "2023-06-12",
        '"12 June 2023"': "2023-06-12",
        "12 - 06 - 2023": "2023-06-12",
        "12. 06. 2023": "2023-06-12",
        "12/06/23 09:00-17:00": "2023-06-12",
        "2023-06-12 AM": "2023-06-12",
        "12 Jun 2023, COB": "2023-06-12",
        "12 June 2023 noon": "2023-06-12",
        "2023-06-12T08:00:00Z": "2023-06-12",
        "12-Jun-23 A": "2023-06-12",
        "12-Jun-23*": "2023-06-12",
        "12-Jun-23 08:00 A": "2023-06-12",
        "14/07/2023 (Fri)": "2023-07-14",
        "12 / 06 / 2023": "2023-06-12",
        "12Jun23": "2023-06-12",
        "2023-Jun-12": "2023-06-12",
    },
    "years": {
        "FY23/24": "2023-04-01 2024-03-31",
        "FY2023/24": "2023-04-01 2024-03-31",
        "FY 2023-24": "2023-04-01 2024-03-31",
        "financial year 2023/2024": "2023-04-01 2024-03-31",
        "2023/24": "2023-04-01 2024-03-31",
        "FY99/00": "1999-04-01 2000-03-31",
        "FY23/24 Q1": "2023-04-01 2023-06-30",
        "Q4 FY23/24": "2024-01-01 2024-03-31",
        "Q1 2023/24": "2023-04-01 2023-06-30",
        "H2 FY23/24": "2023-10-01 2024-03-31",
        "2023-06": "2023-06-01 2023-06-30",
    },
    "notes after a date": {
        "Q3 2023 (TBC)": "2023-07-01 2023-09-30",
        "Q3 2023 tbc": "2023-07-01 2023-09-30",
        "12/06/23?": "2023-06-12",
        "June 2023 (planned)": "2023-06-01 2023-06-30",
        "12/06/23 (est)": "2023-06-12",
        "Q3 2023 (estimated)": "2023-07-01 2023-09-30",
        "12 June 2023 [indicative]": "2023-06-12",
        "w/c 12/06/23 (tentative)": "2023-06-12 2023-06-18",
        "12 June 2023 - subject to change": "2023-06-12",
        "Q3 2023 (subject to Ofgem approval)": "2023-07-01 2023-09-30",
    },
    "ends of days": {
        "COB 12 June 2023": "2023-06-12",
        "close of play on 12/06/2023": "2023-06-12",
    },
    "weeks of a month and of a day": {
        "wb 12/06/23": "2023-06-12 2023-06-18",
        "week of 12 June 2023": "2023-06-12 2023-06-18",
        "first week of June 2023": "2023-06-01 2023-06-11",
        "1st week in May 2023": "2023-05-01 2023-05-07",
        "last week of June 2023": "2023-06-19 2023-06-30",
        "last week of April 2023": "2023-04-24 2023-04-30",
    },
    "open sides": {
        "by end Q2 2023": ".. 2023-06-30",
        "no later than 30 June 2023": ".. 2023-06-30",
        "June 2023 onwards": "2023-06-01 ..",
        "from 12 June 2023 onwards": "2023-06-12 ..",
        "by June 2023 at latest": ".. 2023-06-30",
        "June 2023 at the latest": ".. 2023-06-30",
        "NLT 30/06/2023": ".. 2023-06-30",
        "NET 12 June 2023": "2023-06-12 ..",
        "2024+": "2024-01-01 ..",
        "Q3 2023+": "2023-07-01 ..",
        "12/06/2023 +": "2023-06-12 ..",
    },
    "said again in brackets": {
        "Q2 2023 (Apr–Jun)": "2023-04-01 2023-06-30",
        "Q4 2022/23 (Jan - Mar)": "2023-01-01 2023-03-31",
        "12/06/2023 (12 June)": "2023-06-12 2023-06-12",
    },
    "ranges": {
        "22/03/2023 to 23/03/2023": "2023-03-22 2023-03-23",
        "22-03-2023 - 23-03-2023": "2023-03-22 2023-03-23",
        "22/3 - 23/3/23": "2023-03-22 2023-03-23",
        "22-23 March 2023": "2023-03-22 2023-03-23",
        "22nd – 23rd March 2023": "2023-03-22 2023-03-23",
        "March 22-23, 2023": "2023-03-22 2023-03-23",
        "5-6/3/2023": "2023-03-05 2023-03-06",
        "Mon 12 - Fri 16 June 2023": "2023-06-12 2023-06-16",
        "22 March 2023 - 5 April": "2023-03-22 2023-04-05",
        "Mar-Jun 2023": "2023-03-01 2023-06-30",
        "Jan - Mar 23": "2023-01-01 2023-03-31",
        "Jan-23 - Mar-23": "2023-01-01 2023-03-31",
        "Dec 22 - Feb 23": "2022-12-01 2023-02-28",
        "Q1-Q2 2023": "2023-01-01 2023-06-30",
        "Q4 2023 - Q1 2024": "2023-10-01 2024-03-31",
        "Q1 - Q2 FY23/24": "2023-04-01 2023-09-30",
        "between March and June 2023": "2023-03-01 2023-06-30",
        "from 12 June 2023 to 16 June 2023": "2023-06-12 2023-06-16",
        "mid Mar - early Jun 2023": "2023-03-11 2023-06-10",
        "w/c 12/06/23 - w/c 26/06/23": "2023-06-12 2023-07-02",
        "12/06/23 09:00 - 16/06/23 17:00": "2023-06-12 2023-06-16",
        "2023 → 2025": "2023-01-01 2025-12-31",
        "12/06/23 - TBC": "2023-06-12 ..",
        "TBC to Q3 2023": ".. 2023-09-30",
    },
    "either of two": {
        "June/July 2023": "2023-06-01 2023-07-31",
        "end June/early July 2023": "2023-06-21 2023-07-10",
        "Q3 or Q4 2023": "2023-07-01 2023-12-31",
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "meant"), [(text, meant) for family in PHRASES.values() for text, meant in family.items()]
)
def test_a_phrase_means_what_a_careful_planner_means(text: str, meant: str) -> None:
    """Each phrase is its days, and keeps the words it was typed in."""
    assert interval_from_text(text) == Interval(*_days(meant), text)


@pytest.mark.parametrize(
    "text",
    ["asap", "spring 2023", "Easter 2023", "c. June 2023", "circa June 2023", "~June 2023", "approx 12/06/23",
     "about Q3 2023", "FY24", "2011/12", "2023-24", "FY23/25", "Oct 23", "Oct 23-24", "14 Jun-23", "14 Jun - 23",
     "Mar 23 - Jun 23", "Dec - Feb 2023", "28 Dec - 4 Jan 2024", "22/3/23 - 20/3/23", "w/c 12 - 19 June 2023",
     "w/c June 2023", "end of 12 June 2023", "mid w/c 12/06/23", "Mar-23-Jun-23", "10-12/23", "Monday June 2023",
     "June 2023 09:00", "early 12/06/23 - late", "by M9", "end of M9", "M9A", "M100", "M11/M12", "M9 + 1.5 months",
     "M9 - M10", "Q5 2023", "H3 2023", "2023-W54",
     "Week 1 2026/27", "Week 53 2025", "Week 12", "29 February 2023", "third half of 2023", "12 Junimo 2023",
     "5 June 2023 at Elexon", "1.13.2", "R3 60\" Drainage", "Phase 2", "12 June 2023 and 14 June 2023",
     "week of 14 June 2023", "We 14/06/23", "TBC June 2023", "TBC (June 2023)", "first week of 2023",
     "Q3 2023 month end", "second week of June 2023", "COB June 2023", "net 30",
     "Target: 12 June 2023 or later than M9", "12 June 2023 (4 weeks)", "M9 (4 weeks)",
     "30 June 2023 subject to slippage to July", "30 June 2023 subject to a delay of six weeks", "est. June 2023",
     "12 June 2023 - 7 July 2023 (8 weeks)", "month end June 2023", "30 June 2023 - subject to go-live moving to May",
     "end Oct 12", "mid Oct 31", "Q1 2023 (Apr-Jun)", "12/06/2023 (Dec 6)", "May 2023 (was April)",
     "0000", "31/12/9999 - w/c 31/12/9999", "in " * 30 + "June 2023 09:00", "1-" * 49 + "1"],
)  # fmt: skip
def test_what_has_no_certain_days_is_not_read(text: str) -> None:
    """Approximate, contradictory or ambiguous words give nothing, for their sender to be asked."""
    assert interval_from_text(text) is None


@pytest.mark.parametrize(
    "text", ["N/A", "n/a", "NA", "-", "–", " — ", "none", "ongoing", "TBC", "(tbc)", "TBC?"]
)
def test_words_for_no_date_are_known_to_give_none(text: str) -> None:
    """A dash or N/A is no fault of reading: nothing is known, and the words stay."""
    assert interval_from_text(text) == Interval(None, None, text.strip())


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("22/3 - 23/3", "2023-03-22 2023-03-23"),
        ("14 June", "2023-06-14"),
        ("W/C Mon 12/06", "2023-06-12 2023-06-18"),
        ("22-23 March", "2023-03-22 2023-03-23"),
        ("end June", "2023-06-21 2023-06-30"),
        ("Q3", "2023-07-01 2023-09-30"),
        ("June 5", "2023-06-05"),
        ("June 14th", "2023-06-14"),
        ("mid-March to May", "2023-03-11 2023-05-31"),
    ],
)
def test_a_date_without_a_year_is_read_in_the_year_given(text: str, meant: str) -> None:
    """Without a year from outside nothing is read, and the reader can tell that only the year lacks."""
    assert interval_from_text(text, year=2023) == Interval(*_days(meant), text)
    assert interval_from_text(text) is None
    assert lacks_year(text)


@pytest.mark.parametrize("text", ["6.14.22", "6/14/2022", "13.45.22", "14 June 2022"])
def test_a_date_that_only_the_other_order_reads_lacks_no_year(text: str) -> None:
    """It says its year: what is wrong with it is the order of its day and month, if anything."""
    assert not lacks_year(text)


@pytest.mark.parametrize("text", ["20 Dec - 5 Jan", "June 14", "Oct 23", "Phase", "12", "6/23", "c. 14 June"])
def test_a_year_given_settles_only_the_year(text: str) -> None:
    """It makes no year of a day, no date of a word, and turns no year: `6/23` in 2023 may be June."""
    assert interval_from_text(text, "MDY", year=2023) is None


def test_a_year_in_the_text_comes_before_the_year_given() -> None:
    """The column's year is for dates that say none; a range's own serves both its sides."""
    read = interval_from_text("22/3 - 23/3/24", year=2023)
    assert (read.earliest, read.latest) == (date(2024, 3, 22), date(2024, 3, 23))


# --- from milestones --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "milestone", "least", "most"),
    [
        ("M9", "M9", 0, 0),
        ("m10", "M10", 0, 0),
        ("M9 + 6 weeks", "M9", 42, 42),
        ("M9+6w", "M9", 42, 42),
        ("M9 plus 2 months", "M9", 59, 62),
        ("M10 - 3 months", "M10", -92, -89),
        ("3 months before M10", "M10", -92, -89),
        ("M9 + 1m", "M9", 28, 31),
        ("M9 + 1 year", "M9", 365, 366),
        ("two weeks after M9", "M9", 14, 14),
        ("2-3 weeks after M9", "M9", 14, 21),
        ("10 days prior to M9", "M9", -10, -10),
        ("M9 + 2 weeks to M9 + 6 weeks", "M9", 14, 42),
    ],
)
def test_a_date_from_a_milestone_keeps_it_and_the_days_between(text, milestone, least, most) -> None:
    """Weeks and days are exact; months are what so many in a row can have; no day is made up."""
    assert interval_from_text(text) == Interval(None, None, text, Anchor(milestone, least, most))


def test_working_days_from_a_milestone_allow_for_weekends_and_bank_holidays() -> None:
    """Ten working days are 14 days with two weekends, fewer from a weekend, more over Christmas or Easter."""
    after, before = (interval_from_text(text).anchor for text in ("M9 + 10 working days", "10wd before M9"))
    assert (before.least_days, before.most_days) == (-after.most_days, -after.least_days)
    assert after.least_days == 12
    # 23 December 2025 to 9 January 2026 in England: Christmas, Boxing Day and New Year's Day lie between
    assert after.most_days >= (date(2026, 1, 9) - date(2025, 12, 23)).days


@given(DAYS, st.integers(1, 24), st.booleans())
def test_months_from_a_milestone_hold_every_day_they_can_mean(day: date, count: int, is_before: bool) -> None:
    """Whatever day the milestone turns out to be, the same day so many months on is within the offsets."""
    anchor = interval_from_text(f"{count} months {'before' if is_before else 'after'} M9").anchor
    moved = (pd.Timestamp(day) + pd.DateOffset(months=-count if is_before else count)).date()
    assert anchor.least_days <= (moved - day).days <= anchor.most_days


# --- spans ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "start", "finish"),
    [
        ("22/3/23 - 23/3/23", "2023-03-22", "2023-03-23"),
        ("22-23 March 2023", "2023-03-22", "2023-03-23"),
        ("Mar - Jun 2023", "2023-03-01 2023-03-31", "2023-06-01 2023-06-30"),
        ("Q1-Q2 2023", "2023-01-01 2023-03-31", "2023-04-01 2023-06-30"),
        ("Q3 2023", "2023-07-01 2023-09-30", "2023-07-01 2023-09-30"),
        ("early-mid June 2023", "2023-06-01 2023-06-20", "2023-06-01 2023-06-20"),
        ("12/06/23 - TBC", "2023-06-12", ".."),
        ("Jun 2023 to ongoing", "2023-06-01 2023-06-30", ".."),
        ("TBC", "..", ".."),
        ("22/3/23 - 20/3/23", "2023-03-22", "2023-03-20"),
        ("Oct 28 - Nov 3, 2023", "2023-10-28", "2023-11-03"),
        ("Oct 28th to Nov 3rd 2023", "2023-10-28", "2023-11-03"),
        ("2023-05-19 to 05-30", "2023-05-19", "2023-05-30"),
        ("2023-05-19 \u2192 06-02", "2023-05-19", "2023-06-02"),
        ("2023-05-19/2023-05-30", "2023-05-19", "2023-05-30"),
        ("27.04.\u201318.05.2026", "2026-04-27", "2026-05-18"),
        ("27.04 - 18.05.2026", "2026-04-27", "2026-05-18"),
        ("27.4. to 18.5.26", "2026-04-27", "2026-05-18"),
    ],
)
def test_a_cell_of_a_whole_span_gives_its_start_and_its_finish(text: str, start: str, finish: str) -> None:
    """A range gives its sides, as typed even backwards; anything else gives itself twice."""
    assert span_from_text(text) == (Interval(*_days(start), text), Interval(*_days(finish), text))


@pytest.mark.parametrize("text", ["Dec - Feb 2023", "28 Dec - 4 Jan 2024", "Q4 - Q1 2024",
                                  "Dec 28 - Jan 4, 2024", "2023-12-28 to 01-04", "28.12. - 05.01.2026"])  # fmt: skip
def test_a_span_that_would_run_backwards_in_a_year_it_lends_is_not_read(text: str) -> None:
    """The other year is said nowhere, and is not made up."""
    assert span_from_text(text) is None


def test_numbers_with_stops_before_a_short_year_are_no_days_unless_a_stop_ends_the_first() -> None:
    """1.2 - 3.4.26 may number parts of a document, or versions."""
    assert span_from_text("1.2 - 3.4.26") is None and span_from_text("27.04. - 18.05.2026", "MDY") is None


def test_a_span_may_run_between_milestones() -> None:
    """Each end keeps its own milestone; as one interval the two have no meaning."""
    start, finish = span_from_text("M9 - M10 + 2 weeks")
    assert (start.anchor, finish.anchor) == (Anchor("M9"), Anchor("M10", 14, 14))


# --- weekdays, serials, looks -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "disagrees"),
    [
        ("Fri 14/07/2023", False),
        ("Thu 14/07/2023", True),
        ("14 July 2023 (Friday)", False),
        ("Wed 6/5/24", True),
        ("w/c Mon 12/06/23", False),
        ("w/c Sun 12/06/23", True),
        ("w/e Sun 18/06/23", False),
        ("w/e Mon 18/06/23", True),
        ("Mon 12 - Fri 16 June 2023", False),
        ("Mon 12 - Thu 16 June 2023", True),
        ("by Friday 16 June 2023", False),
        ("June 2023", False),
    ],
)
def test_a_weekday_that_gainsays_its_date_is_told(text: str, disagrees: bool) -> None:
    """The date is read all the same: which of the two is wrong, only its sender knows."""
    read = interval_from_text(text)
    assert read is not None
    assert weekday_disagrees(text, read) is disagrees


@pytest.mark.parametrize(
    ("number", "is_1904", "day", "text"),
    [
        (45089, False, date(2023, 6, 12), "45089"),
        (45089.75, False, date(2023, 6, 12), "45089.75"),
        (43627, True, date(2023, 6, 12), "43627"),
        (32874, False, date(1990, 1, 1), "32874"),
        (73050, False, date(2099, 12, 31), "73050"),
    ],
)
def test_a_serial_is_the_day_it_counts_to(number: float, is_1904: bool, day: date, text: str) -> None:
    """Days are counted from the end of 1899, or from 1904 where the workbook says so."""
    assert interval_from_serial(number, is_1904) == Interval(day, day, text)


@pytest.mark.parametrize("number", [-1, 0, 60, 2023, 32873, 73051, float("nan"), float("inf")])
def test_a_number_too_small_or_large_is_no_date(number: float) -> None:
    """A duration or a count among dates never becomes a day of another century."""
    assert interval_from_serial(number) is None


@pytest.mark.parametrize(
    ("text", "looks"),
    [("12/06/23", True), ("07/28/16", True), ("TBC", True), ("M9 + 6 weeks", True), ("22-23 March 2023", True),
     ("M9 + 2 weeks to M10", True), ("M9", False), ("N/A", False), ("-", False),
     ("none", False), ("15d", False), ("Build", False), ("0.84393683", False), ("1.2023", True),
     ("14 June", False), ("Build by June 2023", False)],
)  # fmt: skip
def test_only_what_dates_are_written_as_looks_like_one(text: str, looks: bool) -> None:
    """A dash, N/A and a bare milestone stand in columns of every kind, and prove none."""
    assert looks_like_date(text) is looks


# --- written from known intervals and read back -------------------------------------------------------------
# The writer knows months and quarters from pandas and the calendar from strftime, nothing from the reader.

Written = tuple[str, date, date]


def _period(day: date, length: str) -> tuple[date, date]:
    period = pd.Period(day, length)
    return period.start_time.date(), period.end_time.date()


def _numbers(day: date, order: str, year: str = "/%Y") -> str:
    return day.strftime(("%d/%m" if order == "DMY" else "%m/%d") + year)


def _ordinal(day: date) -> str:
    ending = "th" if 10 < day.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return f"{day.day}{ending}"


def _day(day: date, order: str) -> list[Written]:
    spelt = [_numbers(day, order), _numbers(day, order, "/%y"), f"{day:%d-%b-%y}", f"{day:%A %d %B %Y}",
             f"{_ordinal(day)} {day:%B %Y}", f"the {_ordinal(day)} of {day:%b %Y}",
             f"{day:%B} {_ordinal(day)}, {day:%Y}",
             f"{day:%a} {_numbers(day, order, '/%y')} 17:00", f"{day:%d-%b-%y} A", f"{day:%Y-%m-%dT%H:%M:%SZ}",
             f"{_numbers(day, order)} (TBC)", _numbers(day, order, "/%Y").replace("/", ".")]  # fmt: skip
    return [(text, day, day) for text in spelt]


def _month(day: date, order: str) -> list[Written]:
    spelt = [
        f"{day:%b-%y}",
        f"{day:%B %Y}",
        f"{day:%b '%y}",
        f"{day:%m/%Y}",
        f"{day:%Y-%b}",
        f"in {day:%B %Y}",
    ]
    return [(text, *_period(day, "M")) for text in spelt]


def _quarter(day: date, order: str) -> list[Written]:
    q, year = (day.month + 2) // 3, day.year
    spelt = [
        f"Q{q} {year}",
        f"Q{q}-{day:%y}",
        f"Q{q}'{day:%y}",
        f"{year} Q{q}",
        f"{q}Q{day:%y}",
        f"Qtr {q} {year}",
    ]
    return [(text, *_period(day, "Q")) for text in spelt]


def _half(day: date, order: str) -> list[Written]:
    h = 1 if day.month < 7 else 2
    ends = (
        (date(day.year, 1, 1), date(day.year, 6, 30))
        if h == 1
        else (date(day.year, 7, 1), date(day.year, 12, 31))
    )
    return [(text, *ends) for text in (f"H{h} {day:%y}", f"{h}H {day:%Y}", f"{day:%Y} H{h}")]


def _financial(day: date, order: str) -> list[Written]:
    first = day.year - (day.month < 4)
    short, following = f"{first % 100:02}", f"{(first + 1) % 100:02}"
    spelt = [
        f"FY{short}/{following}",
        f"FY{first}/{following}",
        f"FY {first}-{following}",
        f"FY{first}/{first + 1}",
    ]
    return [(text, date(first, 4, 1), date(first + 1, 3, 31)) for text in spelt]


def _week(day: date, order: str) -> list[Written]:
    ending = day + timedelta(days=6)
    begun = [
        f"w/c {_numbers(day, order, '/%y')}",
        f"wc {day:%d %B %Y}",
        f"W/C {day:%a} {_numbers(day, order)}",
    ]
    ended = [f"w/e {_numbers(ending, order, '/%y')}", f"week ending {ending:%d %B %Y}"]
    return [(text, day, ending) for text in begun + ended]


def _part(day: date, order: str) -> list[Written]:
    first, last = _period(day, "M")
    tens = [first + timedelta(days=days) for days in (9, 10, 19, 20)]
    return [(f"early {day:%B %Y}", first, tens[0]), (f"start of {day:%b %Y}", first, tens[0]),
            (f"mid-{day:%b-%y}", tens[1], tens[2]), (f"late {day:%B %Y}", tens[3], last),
            (f"end {day:%b-%y}", tens[3], last), (f"End of {day:%B %Y}", tens[3], last)]  # fmt: skip


def _whole_year(day: date, order: str) -> list[Written]:
    first, last = _period(day, "Y")
    may, august = date(day.year, 5, 1), date(day.year, 8, 31)
    return [(f"{day:%Y}", first, last), (f"mid-{day:%Y}", may, august)]


def _range(day: date, order: str) -> list[Written]:
    """Within one month, so that a day alone can begin it, or to a day of the same year that comes later."""
    later = min(day + timedelta(days=40), date(day.year, 12, 31))
    beside = day + timedelta(days=1)
    written = [(f"{_numbers(day, order)} to {_numbers(later, order)}", day, later),
               (f"{_numbers(day, order, '')} - {_numbers(later, order, '/%y')}", day, later),
               (f"{day:%d %B} – {later:%d %B %Y}", day, later)]  # fmt: skip
    if beside.month == day.month:
        written += [(f"{day.day}-{beside.day} {day:%B %Y}", day, beside),
                    (f"{_ordinal(day)} to {_ordinal(beside)} {day:%B %Y}", day, beside),
                    (f"{day:%B} {day.day}-{beside.day}, {day:%Y}", day, beside)]  # fmt: skip
    return written


def _range_of_months(day: date, order: str) -> list[Written]:
    later = date(day.year, 12, 1)
    first, last = _period(day, "M")[0], _period(later, "M")[1]
    written = [(f"{day:%b}-{later:%b %Y}", first, last), (f"{day:%b-%y} to {later:%b-%y}", first, last)]
    quarters = f"Q{(day.month + 2) // 3}"
    return [*written, (f"{quarters} - Q4 {day:%Y}", _period(day, "Q")[0], last)]


FAMILIES: list[Callable[[date, str], list[Written]]] = [
    _day, _month, _quarter, _half, _financial, _week, _part, _whole_year, _range, _range_of_months,
]  # fmt: skip


@pytest.mark.parametrize("family", FAMILIES)
@given(day=DAYS, order=ORDERS)
def test_every_phrase_written_from_an_interval_reads_back_to_it(family, day: date, order: str) -> None:
    """Whatever a planner writes for some days, in either order of day and month, means those days."""
    for text, first, last in family(day, order):
        assert interval_from_text(text, order) == Interval(first, last, text), text


@given(day=st.dates(date(2013, 1, 1), date(2068, 12, 31)), order=ORDERS)
def test_dates_written_without_a_year_read_back_in_the_year_given(day: date, order: str) -> None:
    """The day and the month stand in the cell, the year in the heading above it, 29 February and all."""
    if day.day == day.year % 100 and order == "MDY":
        return  # "6/23" in 2023 may be June: refused, as the case above has it
    for text in (_numbers(day, order, ""), f"{day:%d %b}", f"{_ordinal(day)} {day:%B}"):
        assert interval_from_text(text, order, year=day.year) == Interval(day, day, text)


@given(
    number=st.integers(1, 60), milestone=st.integers(1, 16), is_weeks=st.booleans(), is_before=st.booleans()
)
def test_offsets_from_milestones_read_back(
    number: int, milestone: int, is_weeks: bool, is_before: bool
) -> None:
    """Written before or after the milestone, with a sign or in words, the days between are the same."""
    days = number * (7 if is_weeks else 1) * (-1 if is_before else 1)
    unit, sign, word = (
        "weeks" if is_weeks else "days",
        "-" if is_before else "+",
        "before" if is_before else "after",
    )
    for text in (f"M{milestone} {sign} {number} {unit}", f"m{milestone}{sign}{number}{unit[0]}",
                 f"{number} {unit} {word} M{milestone}"):  # fmt: skip
        assert interval_from_text(text) == Interval(None, None, text, Anchor(f"M{milestone}", days, days))


# --- any text at all --------------------------------------------------------------------------------------

_SCRAPS = """
/ - . ' , : ? ( ) * – → ~ 12 22 31 6 2023 23 24 99 1 3 0000 9999 2023/24 09:00 pm to Jun March Dec Q1 Q4 H2 FY
w/c w/e end mid early of by from M9 + weeks months before TBC Mon Friday st th A the and or
"""
_PIECES = st.sampled_from(_SCRAPS.split())
MADE_UP = st.lists(st.tuples(_PIECES, st.sampled_from(["", " "])), max_size=9).map(
    lambda pieces: "".join(piece + gap for piece, gap in pieces)
)


@given(text=st.one_of(st.text(max_size=40), MADE_UP), order=ORDERS)
@example(text="w/e 01/01/0001", order="DMY")
@example(text="w/c 31/12/9999", order="DMY")
@example(text="FY9999/0000", order="DMY")
@example(text="12/06/²³", order="DMY")
def test_no_text_makes_the_reader_fail_or_invent(text: str, order: str) -> None:
    """Nothing raises, no interval runs backwards, and no year is read that stands nowhere in the text.

    A week, and the second year of a financial one, may reach into the year beside.
    """
    read = interval_from_text(text, order)
    if read is None:
        return
    bounds = [day for day in (read.earliest, read.latest) if day]
    assert bounds == sorted(bounds)
    said = {int(digits) % 100 for digits in re.findall(r"\d+", text)}
    is_wider = re.search(r"w.?[ceb]|week|fy|\d/\d\d(?!\d)", text, re.I)
    allowed = {(number + beside) % 100 for number in said for beside in ((-1, 0, 1) if is_wider else (0,))}
    assert {day.year % 100 for day in bounds} <= allowed
    assert looks_like_date(text) or read.is_unknown or read.anchor


@given(text=MADE_UP, order=ORDERS)
def test_a_span_and_its_interval_agree(text: str, order: str) -> None:
    """What is read as one interval begins with the span's start and ends with its finish."""
    whole, span = interval_from_text(text, order), span_from_text(text, order)
    assert whole is None or span is not None
    if whole and not whole.anchor:
        assert (whole.earliest, whole.latest) == (span[0].earliest, span[1].latest)


@given(day=DAYS, sunday=st.booleans())
def test_a_numbered_week_is_as_wide_as_people_count_weeks(day: date, sunday: bool) -> None:
    """By ISO, by sevens from 1 January, and from a Sunday or Monday on, a day's week holds it, and few other days."""
    by_sevens = (day.timetuple().tm_yday - 1) // 7 + 1
    by_weekdays = int(f"{day:%U}" if sunday else f"{day:%W}") + (
        date(day.year, 1, 1).weekday() != (6 if sunday else 0)
    )
    year, iso, _ = day.isocalendar()
    for number, of in ((by_sevens, day.year), (by_weekdays, day.year), (iso, year)):
        found = interval_from_text(f"Week {number} {of}")
        if found is None:  # a year of 52 weeks by ISO has no 53rd
            assert number > 52
            continue
        assert found.earliest is not None and found.latest is not None
        assert found.earliest <= day <= found.latest and (found.latest - found.earliest).days <= 14


def test_a_part_of_a_month_before_a_day_of_the_us_is_not_read() -> None:
    """Where days come last, end Oct 23 may be a day that somebody heads with end."""
    assert interval_from_text("end Oct 23", "MDY") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("KW43 (23.10.25)", date(2025, 10, 23)),
        ("Week 43 (23 Oct 2025)", date(2025, 10, 23)),
        ("23/10/2025 (wk 43)", date(2025, 10, 23)),
        ("Q4 2025 (23/10/2025)", date(2025, 10, 23)),
        ("Oct 2025 (23/10/2025)", date(2025, 10, 23)),
        ("Week 44 (23 Oct 2025)", None),
        ("Q3 2025 (23/10/2025)", None),
        ("23/10/2025 (Nov)", None),
    ],
)
def test_a_day_beside_the_period_that_it_is_in_is_that_day(text: str, day: date | None) -> None:
    """One says it more exactly than the other; of another period, nobody knows which is meant."""
    found = interval_from_text(text)
    assert (found and (found.earliest, found.latest)) == (day and (day, day))
