"""Evidence is drawn a side at a time, every count in words, and nothing netted."""

import pandas as pd
import pytest

from mhhs_analysis.analysis.evidence_words import grade_counts, outcome_counts
from mhhs_analysis.charts.evidence import GRADE_LABELS, OUTCOME_LABELS, draw_grades, draw_outcomes
from mhhs_analysis.charts.figure import alt_text
from mhhs_analysis.frames import CLAIM_OUTCOMES, CLAIMS, EVIDENCE, EVIDENCE_GRADES, WITHHELD, check, frame_of
from tests.analysis.cases import people, positions
from tests.charts import drawn

PEOPLE = people(*[{} for _ in range(6)])


def evidence(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    """Counts of evidence of (who, option, side, grade)."""
    shared = {"round": "round-2", "is_confidential": False, "is_grade_confidential": False, "file": "f"}
    made = [{"participant_id": who, "plan_option": option, "side": side, "grade": grade, **shared}
            for who, option, side, grade in rows]  # fmt: skip
    return grade_counts(check(frame_of(made, EVIDENCE), EVIDENCE), PEOPLE, "round-2")


def outcomes(*rows: tuple[str, str, str], withheld: tuple[str, ...] = ()) -> pd.DataFrame:
    """Counts of claims of (who, claim, outcome) on POAP 1, and of positions withheld."""
    shared = {"round": "round-2", "plan_option": "poap-1", "milestone_id": "M9", "is_confidential": False,
              "is_plan_confidential": False, "file": "f"}  # fmt: skip
    made = [
        {"participant_id": who, "claim": claim, "outcome": outcome, **shared} for who, claim, outcome in rows
    ]
    held = positions(*({"participant_id": who, "position": WITHHELD} for who in withheld))
    return outcome_counts(check(frame_of(made, CLAIMS), CLAIMS), held, PEOPLE, "round-2")


BOTH = (("P1", "poap-1", "for", "E4"), ("P2", "poap-1", "for", "E4"), ("P1", "poap-1", "against", "E1"),
        ("P3", "poap-2", "against", "E3"))  # fmt: skip


def bars(figure) -> list[tuple[str, float, float]]:
    return [(trace.name, x, y) for trace in figure.data for x, y in zip(trace.x, trace.y, strict=True)]


def test_every_count_has_its_bar_on_its_own_side() -> None:
    """Two for POAP 1 with the best grade, one against it; POAP 2 below."""
    figure = draw_grades(evidence(*BOTH))
    assert [(side, units) for side, units, _ in bars(figure)] == [("for", 2), ("against", 1), ("against", 1)]
    places = {(side, units): y for side, units, y in bars(figure)}
    assert places["for", 2] < places["against", 1]
    assert {trace.name: trace.xaxis for trace in figure.data} == {"for": "x", "against": "x2"}


def test_every_grade_stands_in_words_with_its_count_noughts_too() -> None:
    """The best first; a colour never stands alone."""
    words = drawn.texts(draw_grades(evidence(*BOTH)))
    labels = [GRADE_LABELS[grade] for grade in reversed(EVIDENCE_GRADES)]
    assert all(label in words for label in labels)
    assert [words.index(label) for label in labels] == sorted(words.index(label) for label in labels)
    assert words.count("For") >= 2 and words.count("Against") >= 2


def test_both_sides_are_drawn_to_one_scale() -> None:
    """A bar is as long for as against."""
    figure = draw_grades(evidence(*BOTH))
    assert figure.layout.xaxis.range == figure.layout.xaxis2.range


def test_what_is_withheld_is_said_and_drawn_on_no_side() -> None:
    """A side that is withheld is a count in words beside the option; a grade a row of its own."""
    figure = draw_grades(
        evidence(*BOTH, ("P4", "poap-1", WITHHELD, WITHHELD), ("P5", "poap-1", "for", WITHHELD))
    )
    words = drawn.texts(figure)
    assert "1 unit more withheld [c]" in words and GRADE_LABELS[WITHHELD] in words
    assert len(bars(figure)) == 4
    assert WITHHELD not in drawn.texts(draw_grades(evidence(*BOTH)))


def test_the_text_alternative_and_the_table_give_every_count() -> None:
    """For who reads it instead of seeing it."""
    figure = draw_grades(evidence(*BOTH))
    assert "POAP 1, for: E4 plan bears it out 2, E3 plan of its own 0" in alt_text(figure)
    table = figure.layout.meta["table"]
    assert table["columns"] == ["Option", "Side", "Evidence", "Units"] and len(table["rows"]) == 20
    assert ["POAP 2", "Against", "E3 plan of its own", "1"] in table["rows"]


def test_claims_are_drawn_as_they_end() -> None:
    """Who says it can at the left, who says it can't or opposes at the right."""
    figure = draw_outcomes(outcomes(("P1", "can", "borne_out"), ("P2", "can_with_conditions", "contradicted"),
                                    ("P3", "cannot", "contradicted"), ("P4", "opposes", "plan_silent")))  # fmt: skip
    assert sorted((side, units) for side, units, _ in bars(figure)) == [
        ("against", 1), ("against", 1), ("for", 1), ("for", 1)]  # fmt: skip
    words = drawn.texts(figure)
    assert OUTCOME_LABELS["contradicted"] in words and OUTCOME_LABELS["in_time_though_opposed"] not in words


def test_units_whose_position_is_withheld_are_told_beside_the_claims() -> None:
    """On no side, and the chart says that it is of those shown."""
    figure = draw_outcomes(outcomes(("P1", "can", "borne_out"), withheld=("P2", "P3")))
    assert "2 units more withheld [c]" in drawn.texts(figure)
    assert figure.layout.title.subtitle.text.startswith("Of those shown: units of N")


def test_every_outcome_has_a_label() -> None:
    """None would be left out of the drawing."""
    assert {*OUTCOME_LABELS} == {*CLAIM_OUTCOMES, WITHHELD} and {*GRADE_LABELS} == {
        *EVIDENCE_GRADES,
        WITHHELD,
    }


def test_a_unit_counts_once_a_side_by_its_best_grade() -> None:
    """Two participants that speak for one unit are one voice."""
    shared = {"round": "round-2", "is_confidential": False, "is_grade_confidential": False, "file": "f",
              "plan_option": "poap-1", "side": "for"}  # fmt: skip
    rows = [{**shared, "participant_id": who, "grade": grade} for who, grade in (("P1", "E1"), ("P2", "E3"))]
    asked = people({"responds_for": "U"}, {"responds_for": "U"})
    counts = grade_counts(frame_of(rows, EVIDENCE), asked, "round-2")
    assert counts[counts["units"].gt(0)][["grade", "units"]].to_numpy().tolist() == [["E3", 1]]


@pytest.mark.parametrize("draw", [draw_grades, draw_outcomes])
def test_nothing_is_a_page_not_an_error(draw) -> None:
    """Before the first answer there is nothing to draw."""
    figure = draw(evidence() if draw is draw_grades else outcomes())
    assert bars(figure) == []


def test_two_builds_are_the_same_to_the_byte() -> None:
    """The committed notebooks compare figures as JSON."""
    counts = evidence(*BOTH)
    assert draw_grades(counts).to_json() == draw_grades(counts.iloc[::-1]).to_json()
