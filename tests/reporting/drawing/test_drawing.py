"""A plan drawn in characters: what is certain, what is not, and nothing at a guess."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mhhs_analysis.reporting.drawing import ASCII, MOST, UNICODE, draw_plan

FIRST = date(2023, 1, 1)


def activity(name: str, start: object = None, finish: object = None, **more: object) -> dict[str, Any]:
    """A row of a reading; an end is a day, a pair of days of which either may be missing, or missing."""
    row: dict[str, Any] = {
        "activity_id": "R7", "activity_name": name, "outline": None, "is_milestone": False, "is_summary": False,
        "start_anchor": None, "finish_anchor": None,
    }  # fmt: skip
    for end, given_ in (("start", start), ("finish", finish)):
        row[f"{end}_from"], row[f"{end}_to"] = given_ if isinstance(given_, tuple) else (given_, given_)
    return row | more


def drawn(*activities: dict[str, Any], width: int = 42, signs=ASCII, most: int | None = MOST) -> list[str]:
    return [line.plain.rstrip() for line in draw_plan(activities, width, signs, most)]


YEAR = activity("x" * 13, "2023-01-01", "2023-12-31")
"""Sets the axis: 24 cells of half a month at 42 columns, beside names of 13."""


def bar(*activities: dict[str, Any], signs=ASCII) -> str:
    """The first activity as it is drawn beside one that takes the year, its label and the grid apart."""
    line = drawn(*activities, YEAR, signs=signs)[2]
    return line[16:].replace(signs.grid, " ").strip()


@pytest.mark.parametrize(
    ("start", "finish", "sign"),
    [
        ("2023-02-01", "2023-04-30", "######"),
        (("2023-02-01", "2023-02-28"), "2023-04-30", "..####"),
        ("2023-02-01", ("2023-04-01", "2023-04-30"), "####.."),
        (("2023-07-01", "2023-09-30"), ("2023-07-01", "2023-09-30"), "......"),
        ("2023-02-01", (None, None), "#?"),
        ((None, None), "2023-04-30", "?#"),
        (("2023-02-01", "2023-02-28"), (None, None), "..?"),
        ("2023-02-01", (None, "2023-04-30"), "......"),
        ((None, "2023-02-28"), "2023-04-30", "?####"),
        ("2023-02-01", ("2023-04-01", None), "####?"),
    ],
)
def test_a_bar_is_solid_only_where_it_is_sure(start: object, finish: object, sign: str) -> None:
    """Sure days are solid, possible ones shaded, an end that is not known is a question mark."""
    assert bar(activity("a", start, finish)) == sign


@pytest.mark.parametrize(
    ("start", "finish", "sign"),
    [
        (None, "2023-04-30", "*"),
        ("2023-04-30", "2023-04-30", "*"),
        (None, ("2023-04-01", "2023-06-30"), ".....o"),
        (None, (None, "2023-06-30"), "?o"),
        (("2023-04-01", None), None, "o?"),
        ("2023-02-01", "2023-04-30", "######"),
    ],
)
def test_a_milestone_is_a_diamond(start: object, finish: object, sign: str) -> None:
    """On its day; at the end of the days it can be; one that takes time is drawn as the bar it is."""
    assert bar(activity("a", start, finish, is_milestone=True)) == sign
    assert "◆" not in sign and bar(activity("a", None, "2023-04-30", is_milestone=True), signs=UNICODE) == "◆"


def test_a_summary_is_told_from_its_tasks_without_colour() -> None:
    """By another sign."""
    assert bar(activity("a", "2023-02-01", "2023-04-30", is_summary=True)) == "======"


def test_a_finish_before_its_start_is_marked_and_not_drawn_as_a_bar() -> None:
    """Both ends as typed, nothing between them, and the legend says what it means."""
    lines = drawn(activity("a", "2023-04-20", "2023-02-05"), YEAR)
    assert lines[2].count("!") == 2 and "#" not in lines[2]
    assert "! finish before start, as typed" in lines[-1]


def test_activities_without_dates_are_counted_never_drawn() -> None:
    """TBC, nothing at all, and a date that only a milestone gives; the last are counted apart."""
    relative = activity("c", start_anchor="M9")
    lines = drawn(YEAR, activity("a"), activity("b", (None, None)), relative)
    assert [line for line in lines if line.startswith("R7")] == [lines[2]]
    assert lines[3] == "Not drawn: 3 without a date, 1 of them given from a milestone"


def test_a_plan_without_dates_is_not_drawn() -> None:
    """There is no axis to draw it on."""
    assert drawn(activity("a")) == [] and drawn() == []


def test_headings_without_dates_stand_above_what_they_gather() -> None:
    """An undated summary is shown as a name where a dated task lies beneath, and counted where none does."""
    lines = drawn(
        activity("Build", outline="1", is_summary=True),
        activity("Adapter", "2023-02-01", "2023-04-30", outline="1.1"),
        activity("Test", outline="2", is_summary=True),
        activity("Cycle", outline="2.1"),
    )
    assert [line.split(":")[0].rstrip() for line in lines[2:4]] == [
        "R7 Build",
        lines[3].split(":")[0].rstrip(),
    ]
    assert lines[3].startswith("R7   Adapter") and "#" in lines[3]
    assert lines[4] == "Not drawn: 2 without a date"


@pytest.mark.parametrize(
    "outlines", [("level 0", "level 2", "level 4"), ("1", "1.1", "1.1.1"), (None, "level 1", "level 2")]
)
def test_the_outline_is_indented_a_step_a_level(outlines: tuple[str | None, ...]) -> None:
    """Whether it was typed as a number or shown by an indent of any width."""
    lines = drawn(*(activity("a", "2023-02-01", "2023-04-30", outline=one) for one in outlines), width=80)
    assert [line[2:].index("a") for line in lines[2:5]] == [1, 3, 5]


def test_only_so_many_lines_are_drawn() -> None:
    """The rest are counted, or drawn when all are asked for."""
    many = [activity(f"a{number}", "2023-02-01", "2023-04-30") for number in range(MOST + 3)]
    assert "and 3 more: --all shows them" in drawn(*many)
    assert sum(line.startswith("R7") for line in drawn(*many)) == MOST
    assert sum(line.startswith("R7") for line in drawn(*many, most=None)) == MOST + 3


def test_one_wrong_year_does_not_squash_the_rest() -> None:
    """A day far from the others lies off the drawing, and an arrow says so."""
    lines = drawn(
        YEAR, YEAR, activity("a", "2023-02-01", "2093-04-30"), activity("b", "1923-02-01", "2023-04-30")
    )
    assert lines[0].split() == ["2023"]
    assert lines[4].endswith(">") and "<" in lines[5]
    assert "< before this drawing" in lines[-1] and "> after it" in lines[-1]


def test_names_are_shortened_to_the_room_there_is() -> None:
    """With dots where the terminal has no ellipsis."""
    long = activity("Registration and agent appointment changes", "2023-02-01", "2023-04-30")
    assert "..." in drawn(long)[2] and "…" in drawn(long, signs=UNICODE)[2] and drawn(long)[2].isascii()


def test_nothing_in_a_name_commands_the_terminal() -> None:
    """An escape code, a line break and a turn of the writing direction are shown, not obeyed."""
    text = drawn(activity("a\x1b[2Jb\nc\u202ed", "2023-02-01", "2023-04-30"), width=80)[2]
    assert "\x1b" not in text and "\u202e" not in text and "a\ufffd[2Jb c\ufffdd" in text


def test_only_what_is_drawn_is_coloured() -> None:
    """A label's style ends with the label: the row number is dim, the name of a task plain, its bar coloured."""
    line = draw_plan([activity("a", "2023-02-01", "2023-04-30")], 60, UNICODE)[2]
    styles = {line.plain[span.start : span.end].strip(): str(span.style) for span in line.spans if span.style}
    assert line.style == "" and styles["R7"] == "dim" and "a" not in styles
    assert next(style for text, style in styles.items() if "█" in text) == "cyan"


DAYS = st.none() | st.integers(0, 2000).map(lambda number: FIRST + timedelta(days=number))
ENDS = st.tuples(DAYS, DAYS).map(
    lambda pair: tuple(day and day.isoformat() for day in (sorted(pair) if None not in pair else pair))
)
NAMES = st.text(min_size=1, max_size=60)
ACTIVITIES = st.builds(
    activity, NAMES, ENDS, ENDS, is_milestone=st.booleans(), is_summary=st.booleans(),
    outline=st.sampled_from([None, "1", "1.1", "1.a", "level 3", "Workstream"]),
)  # fmt: skip


@given(st.lists(ACTIVITIES, max_size=8), st.integers(50, 200), st.sampled_from([ASCII, UNICODE]))
def test_any_plan_fits_its_terminal(activities, width, signs) -> None:
    """No line is wider than the terminal but those of words, and every dated activity has a line or is counted."""
    lines = draw_plan(activities, width, signs)
    dated = [
        one
        for one in activities
        if any(one[f"{end}_{bound}"] for end in ("start", "finish") for bound in ("from", "to"))
    ]
    rows = [line.plain for line in lines if line.plain.startswith("R7 ")]
    assert bool(lines) == bool(dated) and len(dated) <= len(rows) <= len(activities)
    headings = lines[: len(lines) - len(rows) - 2] if lines else []
    assert all(cell_len(line.plain.rstrip()) <= width for line in [*lines[:2], *headings])
    assert all(cell_len(row) <= width for row in rows)


@given(ENDS, ENDS, st.booleans())
def test_a_question_mark_stands_for_an_end_not_known_and_for_nothing_else(start, finish, is_summary) -> None:
    """Before the bar where no first day is given, after it where no last day is, and never otherwise."""
    is_reversed = bool(start[0] and finish[1] and finish[1] < start[0])
    if start == finish == (None, None) or is_reversed:
        return
    lines = drawn(activity("a", start, finish, is_summary=is_summary), width=60)
    row = next(line for line in lines if line.startswith("R7"))
    assert row.count("?") == (start[0] is None) + (finish[1] is None)
