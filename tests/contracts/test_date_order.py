"""The order of day and month in a file: what proves it, what is mixed, and what proves nothing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mhhs_analysis.dates import DateOrder, date_order, interval_from_text, years_first

DAYS = st.dates(date(1990, 1, 1), date(2068, 12, 31))


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Wed 6/5/24", "MDY"),
        ("Mon 06/05/24", "DMY"),
        ("Fri 07/28/16", "MDY"),
        ("w/c 13/06/23", "DMY"),
        ("by 28/07/16", "DMY"),
        ("07/28/16 08:00", "MDY"),
        ("06/15/23 - 06/20/23", "MDY"),
        ("22/3 - 23/3", "DMY"),
        ("12/15 – 12/20", "MDY"),
        ("13 / 06 / 2023", "DMY"),
        ("13.06.2023", "DMY"),
    ],
)
def test_one_date_can_prove_the_order(text: str, order: str) -> None:
    """A day after the 12th proves it wherever it stands, and so does a weekday that one order fits."""
    assert date_order(["Design", text, "05/06/2023"]) == DateOrder(order, text, False, 1)


@pytest.mark.parametrize(
    "text",
    ["2023-13-06", "2023/06/13", "2023-06-13", "13 June 2023", "June 13, 2023",
     "22-Mar-23", "2.14.10", "14.2.10", "12/20",
     "20/12",
     "13/13/2023", "31/02/2023", "07/07/23", "1.13.2", "Release 13/6/23", "13/06/2023/1", "Q3 2023", "0.5", ""],
)  # fmt: skip
def test_what_both_orders_or_neither_read_alike_proves_nothing(text: str) -> None:
    """ISO dates, named months, outline numbers, fractions and days of no calendar leave the order open."""
    assert date_order([text]) == DateOrder("DMY")


@pytest.mark.parametrize(("text", "order"), [("6.14.22", "MDY"), ("14.6.22", "DMY"), ("by 14.06.22", "DMY")])
def test_dots_before_a_short_year_prove_the_order_only_where_dates_stand(text: str, order: str) -> None:
    """2.14.10 may number an outline elsewhere; a day that no month can be settles the column's dates."""
    assert date_order([text, "6.5.22"]) == DateOrder("DMY")
    assert date_order([text, "6.5.22"], are_dates=True) == DateOrder(order, text)
    assert date_order(["6.5.22", "31.02.22", "14.13.22"], are_dates=True) == DateOrder("DMY")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Tue 05/06/23"], DateOrder("DMY", "", False, 1)),
        (["Mon 07/11/22"], DateOrder("DMY", "", False, 1)),  # 7 November and 11 July were both Mondays
        (["Wed 6/5/24", "Mon 06/05/24"], DateOrder("DMY", "Mon 06/05/24", True, 0, True)),
        (["05/06/23", "05/06/23", "06/05/23"], DateOrder("DMY", "", False, 3)),
        (["05/06 - 07/06/2023"], DateOrder("DMY", "", False, 1)),
    ],
)
def test_doubt_is_counted_and_never_settled(texts: list[str], expected: DateOrder) -> None:
    """A weekday that fits neither order, or both, proves nothing; proofs of both orders are told."""
    assert date_order(texts) == expected


def test_the_order_of_most_dates_is_a_files_and_one_in_ten_a_slip() -> None:
    """Whichever order that is; where more than one in ten say otherwise, neither is."""
    uk, us = ([f"{day}/02/23" for day in range(13, 28)], [f"02/{day}/23" for day in range(13, 28)])
    assert date_order([*us, "20/02/23"]) == DateOrder("MDY", us[0], True, 0)
    assert date_order(["02/20/23", *uk, "03/04/23"]) == DateOrder("DMY", uk[0], True, 1)
    assert date_order([*us, "20/02/23", "21/02/23"]) == DateOrder("MDY", us[0], True, 0, True)
    assert date_order([*uk, *us]) == DateOrder("DMY", uk[0], True, 0, True)


def test_a_mistyped_weekday_is_a_slip_beside_days_after_the_twelfth() -> None:
    """03/04/2024 was a Wednesday, and 4 March a Monday: the other dates say which was meant."""
    uk = ["13/02/2024", "14/02/2024", "05/03/2024"]
    assert date_order([*uk, "Mon 03/04/2024"]) == DateOrder("DMY", uk[0], True, 1)
    assert date_order(["02/13/2024", "Wed 03/04/2024"]) == DateOrder("MDY", "02/13/2024", True, 0)


@pytest.mark.parametrize("form", ["wc {}", "w/c {}", "Week commencing {}", "W/B {}", "wk/c {}"])
@pytest.mark.parametrize(
    ("days", "order"),
    [
        (["05/01/26", "02/03/26"], "DMY"),
        (["01/05/26", "03/02/26"], "MDY"),
        (["05/01/2026", "12/01/2026", "09/02/2026"], "DMY"),
        (["05.01.2026", "02.03.2026"], "DMY"),
    ],
)
def test_weeks_that_begin_on_mondays_in_one_order_prove_it(form: str, days: list[str], order: str) -> None:
    """Where no date proves it, all weeks' first days are Mondays in one order alone; other doubts are settled by it."""
    weeks = [form.format(day) for day in days]
    assert date_order(["03/04/26", *weeks]) == DateOrder(order, weeks[0], False, len(days) + 1)


@pytest.mark.parametrize(
    "texts",
    [
        ["w/c 05/01/26"],  # one alone may be a Monday by chance
        ["w/c 05/01/26", "w/c 05/01/26"],
        ["w/c 05/01/26", "w/c 06/01/26"],  # the second is no Monday in either order
        ["w/c 07/11/22", "w/c 07/11/2022"],  # a Monday in both
        ["05/01/26", "02/03/26"],  # nothing says that they begin weeks
        ["w/e 05/01/26", "w/e 02/03/26"],
        ["w/c 05/01", "w/c 02/03"],  # of no year
    ],
)
def test_weeks_that_do_not_all_agree_leave_the_order_open(texts: list[str]) -> None:
    """One week, weeks that begin on other days, or on Mondays in both orders prove nothing."""
    assert date_order(texts).proof == "" and date_order(texts).order == "DMY"


def test_a_day_after_the_twelfth_speaks_before_mondays() -> None:
    """A date that only one order can read decides, whatever days weeks begin on."""
    assert date_order(["w/c 05/01/26", "w/c 02/03/26", "06/15/2026"]).order == "MDY"


def test_a_year_from_the_heading_makes_days_of_fractions() -> None:
    """`22/3` proves the order only where the column says which year its days are of."""
    assert date_order(["22/3"]).proof == ""
    assert date_order(["22/3", "3/4"], year=2023) == DateOrder("DMY", "22/3", False, 1)


@given(st.lists(DAYS, max_size=8), DAYS, st.sampled_from(["%d/%m/%y", "%m/%d/%y", "%a %m/%d/%Y"]))
def test_a_date_that_says_its_order_changes_no_verdict(days: list[date], iso: date, form: str) -> None:
    """Adding ISO dates and named months never turns the order, its proof or the count of doubts."""
    texts = [day.strftime(form) for day in days]
    before = date_order(texts)
    assert date_order([iso.isoformat(), *texts, f"{iso:%d %B %Y}", f"{iso:%B %d, %Y}"]) == before


@given(st.lists(DAYS, min_size=1, max_size=8), st.sampled_from(["DMY", "MDY"]), st.booleans())
def test_dates_written_in_one_order_never_prove_the_other(
    days: list[date], order: str, is_named: bool
) -> None:
    """Whatever dates a file holds in its one order, it is found or left open, and the proof is one of them."""
    form = ("%a " if is_named else "") + ("%d/%m/%Y" if order == "DMY" else "%m/%d/%Y")
    texts = [day.strftime(form) for day in days]
    found = date_order(texts)
    assert not found.is_mixed
    assert found.order == order or (not found.proof and found.order == "DMY")
    if found.proof:
        assert found.proof in texts
    telling = [day for day in days if day.day > 12]
    assert bool(found.proof) or not telling
    if found.proof and not is_named:
        assert interval_from_text(found.proof, "MDY" if order == "DMY" else "DMY") is None


@pytest.mark.parametrize(
    ("texts", "is_first"),
    [
        (["23-06-12", "23-06-24", "24-01-31"], True),
        (["23/06/12", "TBC", "23/06/24", "24/01/31"], True),
        (["23-06-24", "24-01-31"], False),
        (["12-06-23", "24-06-23", "31-01-24"], False),
        (["21-06-23", "22-06-24", "23-01-24"], False),
        (["23-06-12", "23-06-24", "24-01-31", "12/06/2023"], False),
        (["23-13-12", "23-06-24", "24-01-31"], False),
    ],
)
def test_years_of_two_digits_stand_first_only_where_nothing_else_keeps_them_together(
    texts: list[str], is_first: bool
) -> None:
    """Three dates at least, all of that form, whose last numbers lie too far apart to be years."""
    assert years_first(texts) is is_first
