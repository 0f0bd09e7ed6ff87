"""The frames hold what they declare, and say every fault at once."""

import pickle

import pytest

from mhhs_analysis.frames import (
    ACTIVITIES,
    FRAMES,
    PARTICIPANTS,
    WARNINGS,
    Frame,
    MhhsError,
    NotReadable,
    check,
    frame_of,
)

P01 = {
    "participant_id": "P01",
    "participant_name": "Somebody",
    "responds_for": "P01",
    "constituency": "dno",
    "sit_intent": "sit",
    "is_name_public": True,
}


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_an_empty_frame_of_each_kind_is_valid(frame: Frame) -> None:
    """A frame without rows still has its columns, in order and typed."""
    assert list(check(frame_of([], frame), frame).columns) == frame.column_names


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_each_frame_is_declared_whole(frame: Frame) -> None:
    """A key names declared columns, every column says what it means, and no column is declared twice."""
    assert set(frame.key) <= set(frame.column_names)
    assert all(column.meaning for column in frame.columns)
    assert len(set(frame.column_names)) == len(frame.columns)


def test_absent_values_are_missing_and_never_invented() -> None:
    """A row that says nothing of a column has a missing value there, of the column's own kind."""
    made = check(frame_of([P01], PARTICIPANTS), PARTICIPANTS)
    assert made.loc[0, ["group_id", "market_share"]].isna().all()


def test_dates_have_one_unit() -> None:
    """ISO text, missing values and days become one datetime unit."""
    rows = [{"start_from": "2023-07-01"}, {"start_from": None}]
    assert str(frame_of(rows, ACTIVITIES)["start_from"].dtype) == "datetime64[us]"


def test_a_column_nobody_declared_is_refused() -> None:
    """An undeclared column is a fault that names it."""
    with pytest.raises(MhhsError, match="no such column colour"):
        frame_of([P01 | {"colour": "red"}], PARTICIPANTS)


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


def test_a_refusal_survives_the_way_out_of_its_process() -> None:
    """A refusal is pickled by a worker and keeps its three parts."""
    kept = pickle.loads(pickle.dumps(NotReadable("a.xlsx", "encrypted", "ask")))
    assert (kept.file, kept.reason, kept.remedy, str(kept)) == (
        "a.xlsx",
        "encrypted",
        "ask",
        "a.xlsx: encrypted; ask",
    )


def test_a_store_says_its_schema_in_the_dictionary(repository) -> None:
    """data/README.md, the data dictionary, names every frame and column as declared."""
    from mhhs_analysis.reporting.dictionary import dictionary

    assert (repository / "data" / "README.md").read_text(encoding="utf-8") == dictionary()


def test_frames_are_plain_for_a_kernel() -> None:
    """Importing the declarations imports no schema library: a notebook's kernel never pays for it."""
    import subprocess
    import sys

    code = "import sys, mhhs_analysis.frames; print({'pandera', 'pandas'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"
