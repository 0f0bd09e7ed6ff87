"""A table that breaks a rule of its frame is refused, every fault at once."""

import subprocess
import sys
from collections.abc import Callable

import pandas as pd
import pytest
from pandera.errors import SchemaErrors

from mhhs_analysis.frames import PARTICIPANTS, WARNINGS, MhhsError, check, frame_of, holds, schema
from tests.contracts.frames.rows import P01


def test_all_faults_are_told_at_once() -> None:
    """A value not allowed, a missing one and a repeated key are three faults of one error."""
    rows = [P01 | {"constituency": "martians"}, P01 | {"participant_name": None}]
    with pytest.raises(MhhsError) as told:
        check(frame_of(rows, PARTICIPANTS), PARTICIPANTS)
    text = str(told.value)
    assert "constituency" in text and "martians" in text and "participant_name" in text and "P01" in text


def test_a_mistyped_column_is_a_fault() -> None:
    """A column of another kind than declared is refused."""
    made = frame_of([P01], PARTICIPANTS).astype({"is_name_public": "str"})
    with pytest.raises(MhhsError, match="is_name_public"):
        check(made, PARTICIPANTS)


def test_a_repeated_key_of_missing_parts_is_a_fault() -> None:
    """A key counts as repeated even where part of it is missing: two equal entries are one too many."""
    entry = {"file": "a.csv", "reason": "doubt"}
    with pytest.raises(MhhsError):
        check(frame_of([entry, entry], WARNINGS), WARNINGS)


FAULTS: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "none": lambda table: table,
    "a missing value that may be missing": lambda table: table.assign(
        group_id=pd.Series([None] * 2, dtype="str")
    ),
    "a missing value that may not": lambda table: table.assign(
        participant_name=pd.Series(["A", None], dtype="str")
    ),
    "a missing truth": lambda table: table.assign(is_name_public=pd.Series([None, True], dtype="boolean")),
    "a value not allowed": lambda table: table.assign(constituency=pd.Series(["dno", "dNo"], dtype="str")),
    "an empty value not allowed": lambda table: table.assign(sit_intent=pd.Series(["", "sit"], dtype="str")),
    "another dtype": lambda table: table.astype({"participant_name": "object"}),
    "a near dtype": lambda table: table.astype({"market_share": "Float64"}),
    "a truth of numpy": lambda table: table.astype({"is_name_public": "bool"}),
    "a column too many": lambda table: table.assign(colour="red"),
    "a column too few": lambda table: table.drop(columns="market_share"),
    "another order": lambda table: table[table.columns[::-1]],
    "a key that occurs twice": lambda table: pd.concat([table, table], ignore_index=True),
    "an index that repeats": lambda table: table.set_index(pd.Index([7, 7])),
    "no rows": lambda table: table.head(0),
}


KEPT = {"none", "a missing value that may be missing", "an index that repeats", "no rows"}


@pytest.mark.parametrize("change", FAULTS)
def test_what_is_not_asked_of_the_schema_would_pass_it(change: str) -> None:
    """Each rule is broken here, and each just kept: what the short check passes, pandera passes too."""
    table = FAULTS[change](frame_of([P01, P01 | {"participant_id": "P02"}], PARTICIPANTS))
    assert holds(table, PARTICIPANTS) == (change in KEPT)
    assert _passes(table) or change not in KEPT


def _passes(table: pd.DataFrame) -> bool:
    try:
        schema(PARTICIPANTS).validate(table, lazy=True)
    except SchemaErrors:
        return False
    return True


def test_a_build_without_faults_asks_no_schema_library() -> None:
    """pandera is imported only to tell what is wrong."""
    code = (
        "import sys; from mhhs_analysis.frames import *; "
        "[check(frame_of([], frame), frame) for frame in FRAMES.values()]; print('pandera' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
