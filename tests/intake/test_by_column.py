"""Rows held column by column behave as a list of rows does."""

import json
import pickle

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mhhs_analysis.intake.by_column import ByColumn, joined

VALUES = st.none() | st.integers() | st.text(max_size=3)
TABLES = st.lists(st.fixed_dictionaries({"name": VALUES, "start": VALUES}), max_size=5)


def held(rows: list[dict[str, object]]) -> ByColumn:
    """Hold rows by column."""
    return ByColumn({name: [row[name] for row in rows] for name in ("name", "start")})


@given(TABLES, st.booleans())
@example([{"name": "a\0b", "start": "x"}, {"name": "c", "start": "x"}], False)
@example([{"name": "a", "start": None}, {"name": None, "start": None}, {"name": "a", "start": 1}], False)
def test_rows_are_the_same_however_they_are_held(rows: list[dict[str, object]], is_asked: bool) -> None:
    """Length, rows, columns and what is pickled don't depend on whether any row was asked for."""
    whole = held(rows)
    if is_asked:
        assert list(whole) == rows and whole.columns() is None
    assert len(whole) == len(rows)
    assert list(whole.column("name")) == [row["name"] for row in rows]
    again = pickle.loads(pickle.dumps(whole))
    assert again == whole == rows and again == ByColumn.of(rows)


@given(TABLES, st.booleans())
def test_a_column_that_rows_lack_is_nothing_in_each(rows: list[dict[str, object]], is_asked: bool) -> None:
    """Asked for by `maybe_column`; one that they have is given as by `column`, and no row is made for it."""
    whole = held(rows)
    if is_asked:
        list(whole)
    assert list(whole.maybe_column("finish")) == [None] * len(rows)
    assert list(whole.maybe_column("name")) == list(whole.column("name"))
    assert (whole.columns() is None) is is_asked


@given(st.lists(st.tuples(TABLES, st.sampled_from(["by column", "asked", "rows"])), max_size=4))
def test_parts_are_joined_in_order(parts: list[tuple[list[dict[str, object]], str]]) -> None:
    """Parts held in either way make one list; by column where all of them are."""
    listed = []
    for rows, how in parts:
        one = ByColumn.of(rows) if how == "rows" else held(rows)
        if how == "asked":
            list(one)
        listed.append(one)
    whole = joined(listed)
    assert (whole.columns() is not None) == all(how == "by column" for _, how in parts)
    assert whole == [row for rows, _ in parts for row in rows]


@given(TABLES, st.booleans())
def test_a_column_given_stands_in_every_row(rows: list[dict[str, object]], is_asked: bool) -> None:
    """A column is set in place; the same value for all rows makes new ones and leaves these."""
    whole = held(rows)
    if is_asked:
        list(whole)
    whole.set_column("start", [*range(len(rows))])
    filed = whole.with_same({"file": "a.xlsx"})
    assert filed == [row | {"start": place, "file": "a.xlsx"} for place, row in enumerate(rows)]
    assert list(whole.column("start")) == [*range(len(rows))]
    assert all("file" not in row for row in whole)


def test_rows_with_a_column_more_keep_theirs_when_the_others_grow() -> None:
    """They share the lists of the rows that they were made of, even where these have grown before."""
    whole = joined([held([{"name": "A", "start": 1}]), held([{"name": "B", "start": 2}])])
    filed = whole.with_same({"file": "a.xlsx"})
    whole.extend(held([{"name": "C", "start": 3}]))
    assert [row["name"] for row in filed] == ["A", "B"]


def test_a_row_that_was_asked_for_can_be_changed_for_good() -> None:
    """What is changed in a row is in its column and in what is handed on."""
    whole = held([{"name": "Build", "start": None}, {"name": "Test", "start": None}])
    whole[1]["start"] = "2023-01-05"
    whole.append({"name": "Go live", "start": None})
    del whole[0]
    assert list(whole.column("start")) == ["2023-01-05", None]
    whole[:] = [{"name": "Build", "start": None}]
    assert json.loads(json.dumps([*whole])) == [{"name": "Build", "start": None}]


def test_columns_of_different_lengths_are_refused() -> None:
    """A column that lacks a value would shift what stands beside it."""
    with pytest.raises(ValueError, match="different lengths"):
        ByColumn({"name": ["Build", "Test"], "start": [None]})
    with pytest.raises(ValueError, match="3 values for 1 rows"):
        held([{"name": "Build", "start": None}]).set_column("name", ["a", "b", "c"])


@given(TABLES, TABLES, st.booleans(), st.booleans())
def test_rows_that_grow_leave_those_they_were_made_of_alone(
    rows: list[dict[str, object]], more: list[dict[str, object]], has_grown: bool, is_source: bool
) -> None:
    """Lists are shared until one side grows, whichever it is: the other, and whoever gave them, keep what they have."""
    names = [row["name"] for row in rows]
    source = ByColumn({"name": names, "start": [row["start"] for row in rows]})
    if has_grown:
        source.extend(held(more))
    taken, before = joined([source]), [*rows, *more] if has_grown else rows
    grown, kept = (source, taken) if is_source else (taken, source)
    grown.extend(held(more))
    grown.extend(held(more))
    assert kept.column("name") == [row["name"] for row in before]
    assert grown.column("name") == [row["name"] for row in [*before, *more, *more]]
    assert names == [row["name"] for row in rows]


def test_columns_of_the_same_texts_are_handed_over_as_one_and_change_apart() -> None:
    """Both bounds of days are the same texts as a rule: pickled once, and a change of one is none of the other."""
    days = [f"2023-01-{day:02}" for day in range(1, 29)]
    both, alone = ByColumn({"from": days, "to": [*days]}), ByColumn({"from": days})
    assert len(pickle.dumps(both)) < 1.5 * len(pickle.dumps(alone))
    again = pickle.loads(pickle.dumps(both))
    again.extend(ByColumn({"from": ["2023-02-01"], "to": ["2023-02-02"]}))
    assert list(again.column("from")) == [*days, "2023-02-01"]
    assert list(again.column("to")) == [*days, "2023-02-02"]
    again.set_column("to", again.column("from"))
    again.extend([{"from": "x", "to": "y"}])
    assert again[-1] == {"from": "x", "to": "y"} and len(again.column("to")) == len(days) + 2
