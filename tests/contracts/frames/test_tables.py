"""A table of a frame has its columns, typed, and invents no value."""

import pytest

from mhhs_analysis.frames import ACTIVITIES, FRAMES, PARTICIPANTS, Frame, MhhsError, check, frame_of
from tests.contracts.frames.rows import P01


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_an_empty_frame_of_each_kind_is_valid(frame: Frame) -> None:
    """A frame without rows still has its columns, in order and typed."""
    assert list(check(frame_of([], frame), frame).columns) == frame.column_names


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
