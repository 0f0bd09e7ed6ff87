"""Words beside a task that say by how long it is late."""

import pytest

from mhhs_analysis.intake.plans import read_plan

REASON = "words beside tasks say that they are late by so long: whether the dates read count that is not said"


def plan_with(words: str, heading: str = "Comments") -> str:
    rows = [
        f"Task,Start,Finish,{heading}",
        "Design,03/01/2023,10/03/2023,",
        f"Build,13/03/2023,28/07/2023,{words}",
    ]
    return "\n".join([*rows, "Test,31/07/2023,13/10/2023,"])


@pytest.mark.parametrize(
    "words",
    ["Delayed by 6 weeks", "Slipped 3 weeks", "Running 2 weeks late - vendor", "Late by about six weeks."],
)
def test_work_that_is_late_by_so_long_is_doubted(text_file, words: str) -> None:
    """Whether what is typed is from before the delay or after it is not said: it stands, and is asked about."""
    reading = read_plan(text_file(plan_with(words)))
    assert [row["finish_to"] for row in reading.rows] == ["2023-03-10", "2023-07-28", "2023-10-13"]
    assert [(one["cell"], one["text"]) for one in reading.warnings if one["reason"] == REASON] == [
        ("D3", words)
    ]
    assert reading.reading_confidence == "medium"


@pytest.mark.parametrize(
    "words",
    [
        "No delay",
        "Delayed",
        "Delayed since 3 April",
        "May slip by 2 weeks",
        "Review 2 weeks before",
        "Lasts 6 weeks",
    ],
)
def test_other_words_say_of_no_delay_how_long_it_is(text_file, words: str) -> None:
    """What may come, what is not said, and other lengths of time."""
    reading = read_plan(text_file(plan_with(words)))
    assert not reading.warnings and reading.reading_confidence == "high"


def test_what_happened_and_what_gives_both_dates_is_not_doubted(text_file) -> None:
    """An actual date counts every delay, and a baseline beside a forecast shows what moved."""
    rows = [
        "Build,30/06/2023,,11/08/2023,Delayed by 6 weeks",
        "Test,30/06/2023,11/08/2023,,Delayed by 6 weeks",
    ]
    text = "\n".join(["Task,Baseline finish,Forecast finish,Actual finish,Comments", *rows])
    assert REASON not in {one["reason"] for one in read_plan(text_file(text)).warnings}


@pytest.mark.parametrize(
    ("heading", "words"),
    [("Delay (weeks)", "6"), ("Slippage", "6 weeks"), ("Days late", "30"), ("Slip", "6w")],
)
def test_a_column_of_delays_says_it_too(text_file, heading: str, words: str) -> None:
    """A bare number is in the unit of its heading."""
    reading = read_plan(text_file(plan_with(words, heading)))
    assert [one["text"] for one in reading.warnings if one["reason"] == REASON] == [words]
    assert reading.reading_confidence == "medium"


@pytest.mark.parametrize(
    ("heading", "words"),
    [("Delay (weeks)", "0"), ("Delay reason", "6 weeks"), ("Slippage", "none"), ("Lag (days)", "5")],
)
def test_no_delay_and_other_columns_say_none(text_file, heading: str, words: str) -> None:
    """Nought is on time, and what a delay comes from is no length of it."""
    reading = read_plan(text_file(plan_with(words, heading)))
    assert not any(one["reason"] == REASON for one in reading.warnings)
