"""Whatever is in confidence: each cell that an audience sees is Ofgem's, a marker, a pseudonym, or missing."""

import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mhhs_analysis.disclosure import AN_ANALYST, disclose
from mhhs_analysis.disclosure.rules import RULES
from mhhs_analysis.frames import FRAMES, WITHHELD, check

SEED = "seed"
KEYS = {"positions": ["participant_id", "round", "plan_option", "milestone_id"]}
"""What tells the rows of a frame apart where that isn't its declared key."""


def in_confidence(
    full: dict, people: set[str], files: set[str], answers: set[int]
) -> dict[str, pd.DataFrame]:
    """The sample with these participants nameless, these files and these answers in confidence besides its own."""
    told = {name: table.copy() for name, table in full.items()}
    hidden = told["participants"]["participant_id"].isin(people)
    told["participants"]["is_name_public"] = told["participants"]["is_name_public"] & ~hidden
    for name in ("received", "plans"):
        told[name]["is_confidential"] = told[name]["is_confidential"] | told[name]["file"].isin(files)
    chosen = pd.Series(told["answers"].index.isin(answers), told["answers"].index)
    told["answers"]["is_confidential"] = told["answers"]["is_confidential"] | chosen
    who = {*told["answers"].loc[chosen, "participant_id"]} | {
        *told["plans"].loc[told["plans"]["file"].isin(files), "participant_id"]
    }
    for name, table in told.items():
        if name in ("received", "plans", "answers", "superseded_answers") or "participant_id" not in table:
            continue
        for flag in (column for column in table if str(column).endswith("_confidential")):
            table[flag] = table[flag] | table["participant_id"].isin(who)
    return told


def differing(name: str, full: pd.DataFrame, shown: pd.DataFrame) -> list[str]:
    """Each cell that is neither Ofgem's, nor marked, nor missing; rows are told apart by their key where it is seen."""
    key = KEYS.get(name, list(FRAMES[name].key))
    whole = {_key(row, key): row for row in full.to_dict("records")}
    by_column = {column: {str(value) for value in full[column].dropna()} for column in full}
    wrong = []
    for row in shown.to_dict("records"):
        beside = whole.get(_key(row, key))
        for column, value in row.items():
            if pd.isna(value) or _is_marked(value):
                continue
            same = beside is None or (pd.notna(beside[column]) and beside[column] == value)
            if not same or (beside is None and str(value) not in by_column[column]):
                wrong.append(f"{name}.{column}: {value!r} beside {beside and beside[column]!r}")
    return wrong


def _key(row: dict, key: list[str]) -> tuple[str, ...]:
    return tuple("" if pd.isna(row[name]) else str(row[name]) for name in key)


def _is_marked(value: object) -> bool:
    return isinstance(value, str) and bool(re.search(rf"{re.escape(WITHHELD)}|{AN_ANALYST}", value))


@pytest.mark.parametrize("audience", ["public", "participant:P02"])
@settings(max_examples=6)
@given(data=st.data())
def test_each_cell_is_ofgems_or_is_withheld(full, audience: str, data) -> None:
    """Of every frame, whoever is nameless and whatever file or answer is in confidence; the frames stay valid."""
    people = data.draw(st.sets(st.sampled_from(sorted(full["participants"]["participant_id"])), max_size=6))
    files = data.draw(st.sets(st.sampled_from(sorted(full["plans"]["file"])), max_size=8))
    answers = data.draw(st.sets(st.sampled_from(sorted(full["answers"].index)), max_size=20))
    told = in_confidence(full, people, files, answers)
    shown = disclose(told, audience, SEED)
    assert {*shown} == {*RULES}
    for name, table in shown.items():
        check(table, FRAMES[name])
        assert differing(name, told[name], table) == []


def test_a_value_that_is_changed_is_told(full) -> None:
    """The check above can fail: one cell altered, or one that stands nowhere, is found."""
    shown = full["coverage"].assign(activities=full["coverage"]["activities"] + 1)
    assert len(differing("coverage", full["coverage"], shown)) > 10
    assert differing("coverage", full["coverage"], full["coverage"]) == []
