"""Who answered what and stands where, as tables: counts of units, small groups together, nobody lost."""

import pandas as pd
import pytest

from mhhs_analysis.analysis import said_words
from mhhs_analysis.analysis.positions import count_positions, positions_of
from mhhs_analysis.frames import CONDITIONS, COVERAGE, WITHHELD, frame_of
from tests.analysis import cases
from tests.analysis.said import answers, questions

WORDS = {"yes": "supports", "no": "opposes"}
KINDS = {"large_supplier": "Large supplier", "dno": "DNO", "dcc": "DCC"}


def coverage(asked: pd.DataFrame, answered: set[str]) -> pd.DataFrame:
    rows = [{"participant_id": who, "responds_for": unit, "plan": "no_plan", "round": "round-2",
             "response": "answered" if who in answered else "no_response",
             "rounds_answered": "round-2" if who in answered else None}
            for who, unit in zip(asked["participant_id"], asked["responds_for"], strict=True)]  # fmt: skip
    return frame_of(rows, COVERAGE)


def by_constituency(kinds: list[str], said: dict[str, str], **more: object) -> pd.DataFrame:
    """The table of P1, P2 ... of these constituencies, of which some answered."""
    asked = cases.people(*({"constituency": kind} for kind in kinds))
    held = positions_of(answers(*((who, "Q1", text) for who, text in said.items())), questions(), WORDS)
    return said_words.positions_by_constituency(
        held, coverage(asked, set(said)), asked, "poap-1", "round-2", KINDS, **more
    )


def test_each_constituency_has_its_counts_and_they_add_up() -> None:
    """Whoever sent nothing is in its own column."""
    table = by_constituency(["dno"] * 3, {"P1": "Yes", "P2": "No"})
    assert table.loc["DNO"].drop("units asked").sum() == table.loc["DNO", "units asked"] == 3
    assert (table.loc["DNO", "support"], table.loc["DNO", "no response"]) == (1, 1)


SMALL = {
    "groups of one and two stand together": (["dcc", "dno", "dno", *["large_supplier"] * 3],
                                             ["Large supplier", said_words.SMALL_GROUPS]),
    "a group of three stands alone": (["dno"] * 3, ["DNO"]),
}  # fmt: skip


@pytest.mark.parametrize(("kinds", "rows"), SMALL.values(), ids=SMALL)
def test_groups_under_three(kinds: list, rows: list) -> None:
    """Told together, in the order of the constituencies."""
    assert by_constituency(kinds, {"P1": "Yes"}).index.tolist() == rows


def test_a_constituency_of_one_that_no_other_hides_is_withheld() -> None:
    """Even together they are fewer than three: how many there are is told, how they stand is not."""
    table = by_constituency(["dcc", "dno", "dno", "dno"], {"P1": "Yes"})
    row = table.loc[said_words.SMALL_GROUPS]
    assert row["units asked"] == 1 and set(row.drop("units asked")) == {WITHHELD}
    assert table.loc["DNO", "no response"] == 3


def test_who_may_see_every_answer_sees_each_constituency() -> None:
    """Ofgem's table has all of them."""
    assert by_constituency(["dcc", "dno"], {"P1": "Yes"}, fewest=1).index.tolist() == ["DNO", "DCC"]


def test_questions_are_counted_in_units_and_late_ones_apart() -> None:
    """Two respondents of a unit are one."""
    asked = cases.people({"responds_for": "U"}, {"responds_for": "U"}, {})
    given = answers(("P1", "Q1", "Yes"), ("P2", "Q1", "Yes"), ("P3", "Q1a", "x")).assign(
        is_late=[False, False, True]
    )
    table = said_words.answered_by_question(given, questions(), asked).loc["Round 2"]
    assert table.loc["Q1", "units that answered"] == "1 of 2" and table.loc["Q1", "of them late"] == 0
    assert (table.loc["Q1a", "units that answered"], table.loc["Q1a", "of them late"]) == ("1 of 2", 1)


def test_who_answered_without_a_position_is_in_the_list_all_the_same() -> None:
    """Respondents in are respondents listed."""
    given = answers(("P1", "Q1", "Yes"), ("P2", "Q2", "Hello"))
    table = said_words.answered_by_respondent(
        given, positions_of(given, questions(), WORDS), cases.people({}, {})
    )
    assert table.index.get_level_values("respondent").tolist() == ["P1", "P2"]
    assert table["holds a position on"].tolist()[0] == "POAP 1" and table["holds a position on"].iloc[
        1
    ].startswith("none")


def test_only_counts_that_late_answers_change_are_told() -> None:
    """With them and without."""
    asked = cases.people({}, {})
    given = answers(("P1", "Q1", "Yes"), ("P2", "Q1", "No"))
    counted = {"all": given, "in_time": given.iloc[:1]}
    counts = pd.concat([
        count_positions(positions_of(own, questions(), WORDS), coverage(asked, {*own["participant_id"]}), ["poap-1"],
                        "round-2", name)
        for name, own in counted.items()
    ])  # fmt: skip
    table = said_words.late_effect(counts)
    assert table.to_numpy().tolist() == [["POAP 1", "oppose", "1", "0"], ["POAP 1", "no response", "0", "1"]]


def test_conditions_of_conditional_supporters_come_first_and_the_unmapped_say_so() -> None:
    """A gate in words, none as no gate; what may be none counts in its own column and as no condition."""
    shared = {"participant_id": "P1", "round": "round-2", "plan_option": "poap-2", "question_id": "Q2c", "file": "f",
              "coded_by": "A", "is_confidential": False, "standing": "mapped"}  # fmt: skip
    rows = [{**shared, "condition": "a", "position": "opposes", "gate_id": "none"},
            {**shared, "condition": "b", "position": "supports_with_conditions", "standing": "not_mapped"},
            {**shared, "condition": "c", "position": "supports_with_conditions", "gate_id": "g"},
            {**shared, "condition": "d", "position": "opposes", "standing": "read_differently",
             "coded_by": "g: A, 2022-10-25: codes; none: B, 2022-10-26: for none: no"},
            {**shared, "condition": "e", "position": "opposes", "standing": "may_be_none"}]  # fmt: skip
    held = frame_of(rows, CONDITIONS)
    table = said_words.conditions_table(held, {"P1": "Northwick"}, {"g": "The codes are ready"})
    assert table[["condition", "gate"]].to_numpy().tolist() == [
        ["b", "to be mapped"], ["c", "The codes are ready"], ["a", "no gate"],
        ["d", "read differently: to be settled"], ["e", "may be none: to be read"]]  # fmt: skip
    assert table.loc[3, "coded by"] == (
        "The codes are ready: A, 2022-10-25: codes; no gate: B, 2022-10-26: for none: no"
    )
    counts = said_words.conditions_counted(held, cases.positions({"position": "supports"}))
    assert counts.loc["POAP 2"].to_dict() == {
        "conditions": 4, "of conditional supporters": 2, "mapped to a gate": 1, "to no gate": 1,
        "read differently: to be settled": 1, "to be mapped": 1, "may be none: to be read": 1}  # fmt: skip


def test_conditions_are_told_by_the_gate_that_they_map_to() -> None:
    """What nobody has mapped stands last."""
    shared = {"round": "round-2", "plan_option": "poap-2", "question_id": "Q2c", "file": "f", "coded_by": "A",
              "is_confidential": False, "position": "opposes", "condition": "a"}  # fmt: skip
    mapped = {**shared, "gate_id": "g", "standing": "mapped"}
    rows = [{**shared, "participant_id": "P4", "standing": "may_be_none"},
            {**shared, "participant_id": "P1", "standing": "not_mapped"},
            {**mapped, "participant_id": "P2"}, {**mapped, "participant_id": "P3"}]  # fmt: skip
    table = said_words.conditions_by_gate(
        frame_of(rows, CONDITIONS), {"P2": "Northwick"}, {"g": "The codes are ready"}
    )
    assert table.reset_index().to_numpy().tolist() == [
        ["POAP 2", "The codes are ready", 2, "Northwick, P3"], ["POAP 2", "to be mapped", 1, "P1"],
        ["POAP 2", "may be none: to be read", 1, "P4"]]  # fmt: skip


def test_who_read_what_is_told_of_positions_that_no_rule_read() -> None:
    """Both, where two read it differently; a withheld one tells nobody."""
    held = cases.positions(
        {"position": "supports"},
        {"participant_id": "P2", "position": "not_read", "coded_by": "supports: A; opposes: B"},
        {"participant_id": "P3", "position": WITHHELD, "coded_by": WITHHELD},
    )
    table = said_words.read_by_people(held, {"P2": "Northwick"})
    assert table[["respondent", "stands as", "read by"]].to_numpy().tolist() == [
        ["Northwick", "not read", "supports: A; opposes: B"]]  # fmt: skip
