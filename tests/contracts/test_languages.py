"""Dates in other languages of Europe mean what their English words would."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mhhs_analysis.dates import (
    MONTHS_ABROAD,
    Duration,
    duration_from_text,
    interval_from_text,
    span_from_text,
)
from mhhs_analysis.dates.plain import MONTHS


@given(
    named=st.sampled_from([*MONTHS_ABROAD.items()]),
    day=st.integers(1, 28),
    year=st.integers(2000, 2060),
    form=st.sampled_from(
        ["{day} {name} {year}", "{day}. {name} {year}", "{day} de {name} de {year}", "{day}-{name}-{year}",
         "{day:02} {name}. {year}", "den {day}. {name} {year}", "{day} {name}"]
    ),
)  # fmt: skip
def test_a_month_of_another_language_is_its_english_one(
    named: tuple[str, int], day: int, year: int, form: str
) -> None:
    """Whatever stands between day, month and year there; without its year where that is known from elsewhere."""
    name, month = named
    found = interval_from_text(form.format(day=day, name=name.title(), year=year), year=year)
    assert found is not None and found.earliest == found.latest == date(year, month, day)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("août 2026", date(2026, 8, 1), date(2026, 8, 31)),
        ("Ende März 2026", date(2026, 3, 21), date(2026, 3, 31)),
        ("mi-mars 2026", date(2026, 3, 11), date(2026, 3, 20)),
        ("fin juin 2026", date(2026, 6, 21), date(2026, 6, 30)),
        ("1er juillet 2026", date(2026, 7, 1), date(2026, 7, 1)),
        ("Mo 30.03.26", date(2026, 3, 30), date(2026, 3, 30)),
        ("lun. 5 janv. 2026", date(2026, 1, 5), date(2026, 1, 5)),
        ("mars-juin 2026", date(2026, 3, 1), date(2026, 6, 30)),
        ("vom 5. bis 9. März 2026", date(2026, 3, 5), date(2026, 3, 9)),
        ("du 5 au 9 janvier 2026", date(2026, 1, 5), date(2026, 1, 9)),
        ("Mitte April 2026", date(2026, 4, 11), date(2026, 4, 20)),
        ("Ende August 2026", date(2026, 8, 21), date(2026, 8, 31)),
        ("diwedd Ebrill 2026", date(2026, 4, 21), date(2026, 4, 30)),
        ("5 Ionawr 2026", date(2026, 1, 5), date(2026, 1, 5)),
        ("Ende Q1 2026", date(2026, 3, 1), date(2026, 3, 31)),
        ("3. Quartal 2026", date(2026, 7, 1), date(2026, 9, 30)),
        ("2e trimestre 2026", date(2026, 4, 1), date(2026, 6, 30)),
        ("3er trimestre de 2026", date(2026, 7, 1), date(2026, 9, 30)),
        ("2. Halbjahr 2026", date(2026, 7, 1), date(2026, 12, 31)),
    ],
)
def test_words_beside_the_month_are_known(text: str, first: date, last: date) -> None:
    """Weekdays, parts of a month, and the two ends of a span."""
    found = span_from_text(text)
    assert found is not None and (found[0].earliest, found[1].latest) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "2 weeks ago",
        "Set 2",
        "Phase 3 fin",
        "do 5",
        "Design 3 de 2026",
        "man 2026",
        "12 out 2026",
        "so 3",
        "5 Halbjahr 2026",
        "Quartal 2026",
    ],
)
def test_words_that_name_no_day_there_are_no_date(text: str) -> None:
    """Nor are those that English has for something else."""
    assert interval_from_text(text) is None


def test_no_month_abroad_is_another_one_in_english() -> None:
    """A word of both means the same month in both."""
    assert {
        name: number for name, number in MONTHS_ABROAD.items() if MONTHS.get(name, number) != number
    } == {}


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("60 Tage", 60, "days"),
        ("1 Tag", 1, "days"),
        ("60 jours", 60, "days"),
        ("5 días", 5, "days"),
        ("12 Wochen", 12, "weeks"),
        ("12 sem.", 12, "weeks"),
        ("2 semaines", 2, "weeks"),
        ("3 weken", 3, "weeks"),
        ("2 Monate", 2, "months"),
        ("6 mois", 6, "months"),
        ("1 mes", 1, "months"),
    ],
)
def test_lengths_of_time_are_known(text: str, amount: float, unit: str) -> None:
    """Days, weeks and months by their names."""
    assert duration_from_text(text) == Duration(amount, unit)
