"""The summary's answers in a sentence each: what the tables below them say, and no more."""

import pandas as pd

from mhhs_analysis.analysis.brief import short_answers
from mhhs_analysis.analysis.shortest_words import shortest_answers
from mhhs_analysis.frames import HEADLINES, WITHHELD, frame_of
from tests.analysis.cases import verdicts
from tests.analysis.test_shortest import CENTRAL, shortest, standing

NAMES = {"P1": "North", "P2": "South", "P3": "West"}
M9 = "How early can M9 be?"
WHOSE = "Whose answer could still decide a gate?"
COUNTED = [
    ("responded", "answered", 2, "2 of 3"),
    ("plan_received", "sent", 3, "3 of 3"),
    ("plan_dated", "dated", 1, WITHHELD),
]
SENT = frame_of(
    (
        {
            "measure": measure,
            "label": label,
            "round": "round-2",
            "units": units,
            "units_asked": 3,
            "shown": shown,
        }
        for measure, label, units, shown in COUNTED
    ),
    HEADLINES,
)


def told(days: list[str | None], status: str | None = None) -> tuple[pd.Series, pd.DataFrame, pd.DataFrame]:
    """The answers where central systems have an M9 on these days, the shortest dates and the readiness behind them."""
    asked, readiness = standing(CENTRAL, days)
    gates = verdicts(readiness, asked).reset_index()
    if status:
        gates = gates.assign(status=status, waiting_for=None)
    dates = shortest(asked, readiness).reset_index()
    return short_answers(gates, dates, readiness, SENT, NAMES)["answer"], dates, readiness


def test_an_option_that_a_gate_rules_out_does_not_hold() -> None:
    """The gates are counted, and the one that rules it out is named."""
    answers, *_ = told(["2023-10-10", "2024-03-01"])
    assert answers["Does POAP 1 hold?"].startswith("No (gates: ")
    assert "1 not met" in answers["Does POAP 1 hold?"]
    assert "Every central system is ready for M9: not met" in answers["Does POAP 1 hold?"]


def test_what_is_not_known_is_not_said_to_fail() -> None:
    """Silence is never read as late."""
    answers, *_ = told(["2023-10-10", None])
    assert answers["Does POAP 1 hold?"].startswith("Not yet known (gates: ")


def test_the_earliest_day_is_told_as_below() -> None:
    """In the same sentence as in the table of shortest dates, with its cell."""
    answers, dates, readiness = told(["2023-09-01", "2023-10-10", None])
    assert answers[M9] == shortest_answers(dates, readiness, NAMES).at["M9", "over both options"]
    assert "10 Oct 2023" in answers[M9]


def test_who_alone_could_decide_a_gate_is_named() -> None:
    """Those who could with others are counted: neither has said when it is ready for migration."""
    alone, *_ = told(["2023-09-01", None])
    assert alone[WHOSE] == "Alone: South (1 gate). 2 participants are waited for in all."
    several, *_ = told([None, None, "2023-09-01"])
    assert several[WHOSE] == "3 participants are waited for in all."


def test_nobody_is_named_where_no_gate_is_open() -> None:
    """Then nothing that anybody could still send would change a verdict."""
    assert told(["2023-09-01"], "met")[0][WHOSE] == "Nobody's: no gate is open that waits for a participant."


def test_verdicts_that_are_withheld_are_not_counted_as_known() -> None:
    """Nor is it said that nobody is waited for."""
    answers, *_ = told(["2023-09-01"], WITHHELD)
    assert answers["Does POAP 1 hold?"].startswith(f"Withheld {WITHHELD}")
    assert answers[WHOSE].startswith(f"Withheld from this audience {WITHHELD}")


def test_what_it_rests_on_is_counted_of_the_units_asked() -> None:
    """A count that is withheld stays so."""
    answers, *_ = told(["2023-09-01"])
    assert answers["What does that rest on?"] == f"Of the units asked, 2 of 3 answered, {WITHHELD} dated."
