"""What is typed beside a bar of how long it lasts, or of another date, against what is drawn."""

import pytest

from mhhs_analysis.intake.plans import read_plan

MONTHS = ("Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026", "May 2026", "Jun 2026", "Jul 2026", "Aug 2026")
BARS = {"Design": (0, 1), "Build": (1, 3), "Test": (3, 5), "Train": (5, 6)}
REASON = "a duration that contradicts what is drawn beside it, where most others fit: the drawing stands"


def drawn(heading: str, *said: object) -> str:
    """Return a plan drawn in X, with what is said of each task in a column of its own."""
    rows = [",".join(["Task", heading, *MONTHS])]
    for (name, (first, last)), text in zip(BARS.items(), said, strict=True):
        marks = ("X" if first <= month <= last else "" for month in range(len(MONTHS)))
        rows.append(",".join([name, str(text), *marks]))
    return "\n".join(rows)


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Duration", ("2 months", "20 weeks", "3 months", "2 months")),
        ("Duration", ("8 weeks", "2 weeks", "13 weeks", "8 weeks")),
        ("Duration (days)", (59, 200, 91, 61)),
        ("Duration", (2, 7, 3, 2)),
    ],
)
def test_a_duration_that_its_bar_contradicts_is_told(
    text_file, heading: str, said: tuple[object, ...]
) -> None:
    """The bar stands, and the warning stands at the duration."""
    reading = read_plan(text_file(drawn(heading, *said)))
    assert [row["finish_to"] for row in reading.rows] == [
        "2026-02-28",
        "2026-04-30",
        "2026-06-30",
        "2026-07-31",
    ]
    told = [(one["cell"], one["text"]) for one in reading.warnings if one["reason"] == REASON]
    assert told == [("B3", f"{said[1]}; Feb 2026 to Apr 2026")]


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Duration", ("2 months", "10 weeks", "3 months", "2 months")),
        ("Duration (working days)", (40, 60, 65, 43)),
        ("Duration", ("5 days", "12 days", "20 weeks", "8 days")),  # of work
        ("Effort (days)", (40, 200, 65, 43)),
    ],
)
def test_durations_that_fit_or_never_do_are_not_told(
    text_file, heading: str, said: tuple[object, ...]
) -> None:
    """A bar is as wide as its columns, however days are counted; what fits none is the work in it."""
    assert not read_plan(text_file(drawn(heading, *said))).warnings


@pytest.mark.parametrize(
    ("words", "told"),
    [("Now ends 20 June", "20 June"), ("Delayed by 6 weeks", "Delayed by 6 weeks"), ("On hold", "On hold")],
)
def test_words_beside_a_bar_doubt_it_as_they_do_typed_dates(text_file, words: str, told: str) -> None:
    """A date, a delay or a stop that is typed beside it leaves a bar in doubt."""
    reading = read_plan(text_file(drawn("Status", "", words, "", "")))
    (warning,) = reading.warnings
    assert warning["cell"] in ("B3", "A3:F3")
    assert warning["text"] == told
    assert reading.reading_confidence == "medium"


def test_a_date_beside_a_bar_that_lies_in_it_doubts_none(text_file) -> None:
    """It ends when the bar does."""
    assert not read_plan(text_file(drawn("Status", "", "Now ends 20 April", "", ""))).warnings
