"""Each word of data/reference/period_words.csv heads or names periods by number, as its row says."""

from datetime import date

import pytest

from mhhs_analysis.intake.headings import period_words
from mhhs_analysis.intake.headings.period_words import LASTING, period_named, unit_named
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.settings import Settings
from mhhs_analysis.reference import rows

LISTED = [(row["words"], row["unit"]) for row in rows("period_words")]
SAID = Settings(week_one=date(2026, 1, 5))


def test_every_word_stands_once_in_lower_case() -> None:
    """No word is of two units, and those whose length everybody knows are among the units."""
    assert len({word for word, _ in LISTED}) == len(LISTED)
    assert all(word == " ".join(word.lower().split()) for word, _ in LISTED)
    assert {*LASTING} < {unit for _, unit in LISTED}


@pytest.mark.parametrize(("word", "unit"), LISTED)
def test_a_word_heads_numbers_and_names_a_period(word, unit) -> None:
    """In a heading it says what numbers count, before a number which period a cell means."""
    assert unit_named(f"Start ({word})") == unit
    assert period_named(f"{word.title()} 12") == period_named(f"{word} no. 12") == (unit, 12)
    assert period_named(f"{word} 12 to 13") is None and period_named(f"{word}ish 12") is None


def test_words_of_two_units_name_none() -> None:
    """Start (day/month) says how dates are written, not what numbers count."""
    assert unit_named("Start (day/month)") == ""


@pytest.mark.parametrize("word", [word for word, unit in LISTED if unit in LASTING])
def test_periods_named_in_cells_are_dated_by_the_day_the_first_begins(text_file, word) -> None:
    """Week 5 is as good as 5 below a heading of weeks, once a person says when the first begins."""
    text = f"Task;Start;End\nBuild;{word} 2;{word} 5\nProve;{word} 5;TBC\n"
    build, prove = read_plan(text_file(text), SAID).rows
    assert build["start_from"] > "2026-01-05" and build["finish_from"] == prove["start_from"]
    assert (build["start_text"], build["finish_text"]) == (f"{word} 2", f"{word} 5")


@pytest.mark.parametrize(("word", "unit"), LISTED)
def test_periods_that_nobody_dates_are_kept_and_asked_for(text_file, word, unit) -> None:
    """Their numbers stay as typed; how long a sprint is has to be asked too, how long a week is not."""
    reading = read_plan(text_file(f"Task;Start;End\nBuild;{word} 2;{word} 5\n"))
    (build,) = reading.rows
    assert (build["start_text"], build["finish_text"], build["start_from"]) == (
        f"{word} 2",
        f"{word} 5",
        None,
    )
    (entry,) = [one for one in reading.set_aside if one["cell"] == "B2"]
    assert f"{unit} 1 begins" in entry["remedy"]
    assert (f"{unit} is" in entry["remedy"]) == (unit not in LASTING)


def test_sprints_stay_undated_though_a_day_is_said(text_file) -> None:
    """Nobody says how long one is: what a person said of week 1 dates none of them."""
    (build,) = read_plan(text_file("Task;Start;End\nBuild;Sprint 2;Sprint 5\n"), SAID).rows
    assert (build["start_from"], build["finish_text"]) == (None, "Sprint 5")


def test_a_row_added_to_the_table_is_known(monkeypatch) -> None:
    """A planner extends the words without reading any program."""
    added = {"words": "wythnos", "unit": "week", "source": "a planner"}
    monkeypatch.setattr(period_words, "rows", lambda _: (*rows("period_words"), added))
    held = (period_words._units, period_words._named, period_words._numbered)
    for one in held:
        one.cache_clear()
    try:
        assert (unit_named("Wythnos"), period_named("wythnos 3")) == ("week", ("week", 3))
    finally:
        for one in held:
            one.cache_clear()
