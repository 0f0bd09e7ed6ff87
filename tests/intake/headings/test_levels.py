"""Plans that name their rows in a column for each level of the outline."""

from datetime import datetime as D

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mhhs_analysis.intake.plans import read_plan

A, B = D(2026, 1, 5), D(2026, 3, 27)
HEADS = ["Level {}", "L{}", "WBS Level {}", "Title {}", "Task level {}", "LVL {}"]
LEVELS = st.lists(st.integers(1, 3), min_size=3, max_size=12).map(lambda levels: [1, *levels])


@pytest.mark.parametrize("head", HEADS)
@settings(max_examples=25, deadline=None, suppress_health_check=[*HealthCheck])
@given(levels=LEVELS)
def test_names_at_their_own_level_name_their_rows(workbook_file, head: str, levels: list[int]) -> None:
    """Each row says its name in the column of its level, and stands as deep as that."""
    depths = [min(level, max(levels[:place], default=0) + 1) for place, level in enumerate(levels)]
    rows = [
        [f"Part {number}" if level == depth else None for level in (1, 2, 3)] + [A, B]
        for number, depth in enumerate(depths)
    ]
    heads = [*(head.format(level) for level in (1, 2, 3)), "Start", "Finish"]
    reading = read_plan(workbook_file({"Plan": [heads, *rows]}))
    assert [row["activity_name"] for row in reading.rows] == [f"Part {number}" for number in range(len(rows))]
    assert {row["start_from"] for row in reading.rows} == {"2026-01-05"}
    own = {depth: rank for rank, depth in enumerate(sorted({*depths}))}
    expected = [f"level {own[depth]}" if own[depth] else None for depth in depths]
    assert [row["outline"] for row in reading.rows] == expected or len(own) == 1


@pytest.mark.parametrize("head", HEADS)
def test_names_said_with_all_that_they_stand_under_are_the_deepest(workbook_file, head: str) -> None:
    """Design | Interfaces | Draft in each row: the last names it."""
    heads = [*(head.format(level) for level in (1, 2, 3)), "Start", "Finish"]
    rows = [
        [phase, part, f"{part} {step}", A, B]
        for phase, part in (("Design", "Interfaces"), ("Design", "Reports"), ("Build", "Adapter"))
        for step in ("draft", "review")
    ]
    reading = read_plan(workbook_file({"Plan": [heads, *rows]}))
    assert [row["activity_name"] for row in reading.rows] == [row[2] for row in rows]


@pytest.mark.parametrize("head", HEADS)
def test_rows_that_say_every_level_above_are_named_by_their_own(workbook_file, head: str) -> None:
    """Exports that repeat what each row stands under: the first level named all of them."""
    heads = [*(head.format(level) for level in (1, 2, 3)), "Start", "Finish"]
    rows = [
        ["Adapt systems", None, None],
        ["Adapt systems", "Design", None],
        ["Adapt systems", "Design", "Interface"],
        ["Adapt systems", "Build", None],
        ["Adapt systems", "Build", "Adaptor"],
    ]
    reading = read_plan(workbook_file({"Plan": [heads, *([*row, A, B] for row in rows)]}))
    assert [(row["outline"], row["activity_name"]) for row in reading.rows] == [
        (None, "Adapt systems"),
        ("Adapt systems", "Design"),
        ("Adapt systems > Design", "Interface"),
        ("Adapt systems", "Build"),
        ("Adapt systems > Build", "Adaptor"),
    ]


def test_a_name_of_its_own_comes_before_levels(workbook_file) -> None:
    """Levels beside a column of tasks name no rows."""
    heads = ["Level 1", "Level 2", "Task name", "Start", "Finish"]
    rows = [["Design", "Interfaces", "Draft", A, B], ["Design", "Interfaces", "Review", A, B]]
    reading = read_plan(workbook_file({"Plan": [heads, *rows]}))
    assert [row["activity_name"] for row in reading.rows] == ["Draft", "Review"]


BOARD = {
    "State": ["Active", "New", "New", "Active"],
    "Iteration Path": ["Grid\\PI 1", "Grid\\PI 2", "Grid\\PI 3", "Grid\\PI 4"],
    "Area Path": ["Grid\\Adaptor", "Grid\\Sums", "Grid\\Adaptor", "Grid\\Trials"],
    "Description": ["All that adapts", "How it is agreed", "What is sent", "How it is proved"],
    "Sorting": ["high up", "middling", "low down", "at the end"],
}
"""What an export of a board says beside the titles: columns that tell rows apart and name none."""


@pytest.mark.parametrize("beside", BOARD)
@pytest.mark.parametrize("head", ["Title {}", "Summary {}", "Title"])
def test_what_an_export_of_a_board_says_beside_titles_names_no_row(text_file, beside: str, head: str) -> None:
    """Titles in levels name rows, whatever stands right of them in as many different words."""
    said = [["Adaptors", "", ""], ["", "Appointments", ""], ["", "", "Send it"], ["Trials", "", ""]]
    levels = [1, 2, 3] if "{}" in head else [1]
    named = [row if len(levels) > 1 else [next(filter(None, row))] for row in said]
    titles = [head.format(level) for level in levels]
    rows = [["ID", "Work Item Type", *titles, beside, "Start Date", "Target Date"]]
    for number, (row, other) in enumerate(zip(named, BOARD[beside], strict=True)):
        rows.append([str(500 + number), "Epic", *row, other, "16/01/2026", "27/03/2026"])
    reading = read_plan(text_file("\n".join(map(",".join, rows))))
    assert [row["activity_name"] for row in reading.rows] == ["Adaptors", "Appointments", "Send it", "Trials"]
    assert not reading.warnings


def test_an_iteration_names_no_row_of_titles_said_again(text_file) -> None:
    """A title of several rows stays their name beside the iteration that each is in."""
    rows = ["Title,Iteration Path,Start Date,Target Date"]
    titles = enumerate(("Prove", "Prove", "Mend", "Mend"))
    rows += [f"{title},Grid\\PI {number},16/01/2026,27/03/2026" for number, title in titles]
    reading = read_plan(text_file("\n".join(rows)))
    assert [row["activity_name"] for row in reading.rows] == ["Prove", "Prove", "Mend", "Mend"]


def test_levels_gather_what_each_row_delivers(text_file) -> None:
    """Levels that all rows say stand over a deliverable that tells them apart."""
    rows = ["Level 1,Level 2,Deliverable,Start,Finish"]
    rows += [
        f"Design,{part},{part} {n},16/01/2026,27/03/2026" for part in ("Reports", "Screens") for n in "ab"
    ]
    reading = read_plan(text_file("\n".join(rows)))
    assert [row["activity_name"] for row in reading.rows] == [
        "Reports a",
        "Reports b",
        "Screens a",
        "Screens b",
    ]
