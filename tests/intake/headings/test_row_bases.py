"""Tasks with a row for each basis: read as one task each, by the dates that speak for it."""

from datetime import date

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.settings import Settings

D = date
TASKS = ["Design", "Build", "Test"]
PLANNED = [(D(2023, 1 + 2 * at, 16), D(2023, 2 + 2 * at, 20)) for at in range(3)]
KINDS = pytest.mark.parametrize("kind", ["xlsx", "csv"])


def later(days: tuple[date, date]) -> tuple[date, date]:
    """Both dates, a week later."""
    return days[0].replace(day=23), days[1].replace(day=27)


def table(
    first: str, second: str, heading: str | None = "Plan/Actual", *, named: str = "again"
) -> list[list[object]]:
    """Two rows a task, the second of the last one blank; the second row names its task again or not."""
    rows: list[list[object]] = [["Task", heading, "Start", "Finish", "Comments"]]
    for at, task in enumerate(TASKS):
        rows.append([task, first, *PLANNED[at], f"Why {task}"])
        rows.append(
            [
                task if named == "again" else None,
                second,
                *(later(PLANNED[at]) if at < 2 else (None, None)),
                None,
            ]
        )
    return rows


def told(reading) -> list[tuple[object, ...]]:
    """Each activity's name, cell, basis and dates, those kept beside, and its notes."""
    names = ("activity_name", "cell", "date_basis", "start_from", "finish_to", "other_dates", "notes_text")
    return [tuple(row[name] for name in names) for row in reading.rows]


def one_each(heading: str | None, *words: str) -> list[list[object]]:
    """A row a task, with a word each."""
    rows = ([task, word, *days] for task, word, days in zip(TASKS, words, PLANNED, strict=True))
    return [["Task", heading, "Start", "Finish"], *rows]


def spoken(first: str, second: str) -> list[tuple[object, ...]]:
    """What two rows a task say: the second where it gives dates, the first kept beside, else the first."""
    days = [*map(later, PLANNED[:2]), PLANNED[2]]
    beside = [f"{first} {start:%d/%m/%Y} to {finish:%d/%m/%Y}" for start, finish in PLANNED[:2]]
    return [
        (task, f"A{2 + 2 * at}", second if at < 2 else first, f"{start}", f"{finish}", other, f"Why {task}")
        for at, (task, (start, finish), other) in enumerate(zip(TASKS, days, [*beside, None], strict=True))
    ]


@pytest.mark.parametrize("kind", ["xlsx", "csv", "html"])
@pytest.mark.parametrize("named", ["again", "once", "merged"])
@pytest.mark.parametrize("heading", ["Plan/Actual", "Planned / Actual", "Type", "Basis", "Dates", None])
def test_plan_and_actual_rows_are_one_task(plan_file, heading, named, kind) -> None:
    """However the column is headed and the second row named: actual dates speak where they are given."""
    merged = {(1 + 2 * at, 0): 2 for at in range(3)} if named == "merged" else None
    reading = read_plan(plan_file(table("Plan", "Actual", heading, named=named), kind, merged))
    assert told(reading) == spoken("forecast", "actual")
    assert not reading.warnings and not reading.set_aside and reading.reading_confidence == "high"
    assert reading.rows_in == reading.rows_kept == 6


@KINDS
@pytest.mark.parametrize(
    ("words", "bases"),
    [
        (("Baseline", "Forecast"), ("baseline", "forecast")),
        (("Plan", "Forecast"), ("baseline", "forecast")),
        (("Original dates", "Current dates"), ("baseline", "forecast")),
        (("Soll", "Ist"), ("forecast", "actual")),
        (("Prévu", "Réel"), ("forecast", "actual")),
    ],
)
def test_rows_of_other_bases_are_one_task(plan_file, words, bases, kind) -> None:
    """A forecast speaks before a baseline; what is planned beside a forecast is the baseline, in any language."""
    assert told(read_plan(plan_file(table(*words), kind))) == spoken(*bases)


@KINDS
def test_a_start_that_happened_leaves_the_finish_as_planned(plan_file, kind) -> None:
    """An actual start alone finishes nothing: the plan speaks, what happened is kept beside."""
    rows = [["Task", "Plan/Actual", "Start", "Finish"], ["Design", "Plan", *PLANNED[0]],
            ["Design", "Actual", later(PLANNED[0])[0], None], ["Build", "Plan", *PLANNED[1]],
            ["Build", "Actual", None, None]]  # fmt: skip
    design, build = read_plan(plan_file(rows, kind)).rows
    assert (design["date_basis"], design["finish_to"], design["other_dates"]) == (
        "forecast",
        "2023-02-20",
        "actual 23/01/2023",
    )
    assert (build["date_basis"], build["start_from"], build["other_dates"]) == (
        "forecast",
        "2023-03-16",
        None,
    )


@KINDS
@pytest.mark.parametrize(
    ("revised", "basis", "finish"), [("TBC", "forecast", None), ("n/a", "baseline", "2023-02-20")]
)
def test_a_forecast_to_come_speaks_and_none_does_not(plan_file, revised, basis, finish, kind) -> None:
    """A revised finish that nobody knows yet is not known; its start stays as it was planned."""
    rows = [["Task", "Dates", "Start", "Finish"], ["Design", "Baseline", *PLANNED[0]],
            ["Design", "Forecast", None, revised],
            ["Build", "Baseline", *PLANNED[1]], ["Build", "Forecast", *PLANNED[1]]]  # fmt: skip
    design = read_plan(plan_file(rows, kind)).rows[0]
    assert (design["date_basis"], design["start_from"], design["finish_to"]) == (basis, "2023-01-16", finish)
    lent = "start: the baseline's, for the forecast gives none"
    assert design["worked_out"] == (lent if basis == "forecast" else None)


@KINDS
def test_a_column_headed_as_bases_says_which_dates_each_row_gives(plan_file, kind) -> None:
    """With one row a task its word is the basis of its dates."""
    rows = one_each("Plan/Actual", "Actual", "Plan", "Plan")
    reading = read_plan(plan_file(rows, kind))
    assert [row["date_basis"] for row in reading.rows] == ["actual", "forecast", "forecast"]
    assert not reading.warnings


@KINDS
@pytest.mark.parametrize("heading", ["Status", "Type", None])
def test_such_words_beside_a_row_a_task_are_no_basis(plan_file, heading, kind) -> None:
    """Where nothing says that the column is of dates, Planned and Achieved may be states of the work."""
    rows = one_each(heading, "Achieved", "Planned", "Planned")
    assert {row["date_basis"] for row in read_plan(plan_file(rows, kind)).rows} == {"forecast"}


@KINDS
def test_rows_of_different_tasks_stay_apart(plan_file, kind) -> None:
    """Alternating words do not make two tasks one, nor does a third row of the same basis join them."""
    rows = [*table("Plan", "Actual")[:5], ["Build", "Actual", *PLANNED[2], None], ["Test", "Actual", *PLANNED[2], None],
            ["Close", "Plan", *PLANNED[2], None]]  # fmt: skip
    names = [row["activity_name"] for row in read_plan(plan_file(rows, kind)).rows]
    assert names == ["Design", "Build", "Build", "Test", "Close"]


@KINDS
def test_rows_of_one_basis_are_never_one_task(plan_file, kind) -> None:
    """A name that stands twice with the same basis names two tasks: what happened belongs to the first of them."""
    rows = [*table("Plan", "Actual")[:5], ["Test", "Plan", *PLANNED[1], None],
            ["Test", "Actual", *later(PLANNED[1]), None], ["Test", "Plan", *PLANNED[2], None]]  # fmt: skip
    found = read_plan(plan_file(rows, kind)).rows
    assert [(row["activity_name"], row["date_basis"], row["start_from"]) for row in found][2:] == [
        ("Test", "actual", f"{later(PLANNED[1])[0]}"), ("Test", "forecast", f"{PLANNED[2][0]}")]  # fmt: skip


@KINDS
def test_a_plan_and_a_baseline_beside_a_forecast_stay_apart(plan_file, kind) -> None:
    """Which of the two is the first agreed nobody says: each row is read with its basis, none is lost."""
    words = ("Baseline", "Plan", "Forecast")
    rows = [[task, word, *days] for task, days in zip(TASKS, PLANNED, strict=True) for word in words]
    rows.insert(0, ["Task", "Dates", "Start", "Finish"])
    found = read_plan(plan_file(rows, kind)).rows
    assert [row["date_basis"] for row in found] == ["baseline", "baseline", "forecast"] * 3


@KINDS
def test_a_heading_of_several_tasks_above_them_says_no_basis(plan_file, kind) -> None:
    """A row of a phase without a basis, first or between, is a row of its own."""
    rows = table("Plan", "Actual")
    rows = [rows[0], ["Phase one", *[None] * 4], *rows[1:5], ["Phase two", *[None] * 4], *rows[5:]]
    reading = read_plan(plan_file(rows, kind))
    assert [row["activity_name"] for row in reading.rows] == [
        "Phase one",
        "Design",
        "Build",
        "Phase two",
        "Test",
    ]


@KINDS
def test_words_under_a_heading_of_dates_are_asked_for_as_words(plan_file, kind) -> None:
    """A column headed Dates that says something else holds no dates: the question is what it says."""
    rows = one_each("Dates", "Firm", "Soft", "Firm")
    (warning,) = read_plan(plan_file(rows, kind)).warnings
    assert warning["cell"] == "B1" and "holds words" in warning["reason"]


@KINDS
def test_a_person_says_that_a_column_is_of_bases(plan_file, kind) -> None:
    """readings.csv gives a column the role where its heading and its rows leave it open."""
    rows = one_each("Kind of row", "Actual", "Plan", "Plan")
    reading = read_plan(plan_file(rows, kind), Settings(columns=(("B", "basis", ""),)))
    assert [row["date_basis"] for row in reading.rows] == [
        "actual",
        "forecast",
        "forecast",
    ] and not reading.idle


@pytest.mark.parametrize("is_merged", [True, False])
def test_drawn_rows_of_plan_and_actual_stay_rows_of_their_own(plan_file, is_merged) -> None:
    """How far an actual bar has come is no finish: each row is read, with the task's name and its basis."""
    months = ["Jan 2023", "Feb 2023", "Mar 2023", "Apr 2023"]
    rows = [["Task", "Plan/Actual", *months], ["Design", "Plan", "x", "x", None, None],
            [None, "Actual", None, "x", None, None],
            ["Build", "Plan", None, None, "x", "x"], [None, "Actual", None, None, "x", None]]  # fmt: skip
    reading = read_plan(plan_file(rows, "xlsx", {(1, 0): 2, (3, 0): 2} if is_merged else None))
    assert [(row["activity_name"], row["date_basis"], row["finish_to"]) for row in reading.rows] == [
        ("Design", "baseline", "2023-02-28"), ("Design", "actual", "2023-02-28"),
        ("Build", "baseline", "2023-04-30"), ("Build", "actual", "2023-03-31")]  # fmt: skip
    assert not reading.set_aside and not reading.warnings


@KINDS
@pytest.mark.parametrize("forecast_first", [False, True])
def test_a_finish_before_a_start_that_another_row_lends_is_warned_of(
    plan_file, kind, *, forecast_first: bool
) -> None:
    """A forecast finish before the baseline's start is doubted, whichever row stands first; one after it is not."""
    baseline = (D(2024, 5, 16), D(2024, 6, 20))
    pairs = [
        [[task, "Baseline", *baseline], [task, "Forecast", None, finish]]
        for task, finish in (("Design", D(2024, 4, 16)), ("Build", D(2024, 8, 16)))
    ]
    rows = [row for pair in pairs for row in (reversed(pair) if forecast_first else pair)]
    reading = read_plan(plan_file([["Task", "Dates", "Start", "Finish"], *rows], kind))
    (warning,) = reading.warnings
    assert (warning["cell"], warning["text"]) == ("A2", "16/05/2024 to 16/04/2024")
    assert "finish before start" in warning["reason"]


@KINDS
@pytest.mark.parametrize(("began", "lender", "start"), [(D(2023, 1, 19), "actual", "2023-01-19"),
                                                        ("n/a", "baseline", "2023-01-16"),
                                                        (None, "baseline", "2023-01-16")])  # fmt: skip
@pytest.mark.parametrize("is_beside", [False, True])
def test_a_task_under_way_starts_when_it_began(
    plan_file, began, lender, start, kind, *, is_beside: bool
) -> None:
    """Where the forecast gives no start the actual one stands before the planned one, in rows or side by side."""
    said = [("Baseline", *PLANNED[0]), ("Actual", began, None), ("Forecast", None, D(2023, 2, 27))]
    rows = [["Task", "Dates", "Start", "Finish"], *(["Design", *one] for one in said)]
    if is_beside:
        rows = [["Task", "Baseline start", "Baseline finish", "Actual start", "Forecast finish"],
                ["Design", *PLANNED[0], began, D(2023, 2, 27)]]  # fmt: skip
    (design,) = read_plan(plan_file(rows, kind)).rows
    assert (design["date_basis"], design["start_from"], design["finish_to"]) == (
        "forecast",
        start,
        "2023-02-27",
    )
    assert design["worked_out"] == f"start: the {lender}'s, for the forecast gives none"


@KINDS
def test_a_forecast_that_cannot_be_read_is_asked_about_where_the_plan_speaks(plan_file, kind) -> None:
    """The baseline's date stands, and nobody takes it for the forecast unasked; that there is none is no question."""
    rows = [["Task", "Baseline", "Forecast", "Actual"], ["Design", D(2023, 1, 31), "+2 weeks", None],
            ["Build", D(2023, 2, 28), "n/a", None], ["Test", D(2023, 3, 31), D(2023, 4, 28), "nearly"],
            ["Live", D(2023, 3, 31), "soon", D(2023, 4, 28)]]  # fmt: skip
    reading = read_plan(plan_file(rows, kind))
    assert [row["date_basis"] for row in reading.rows] == ["baseline", "baseline", "forecast", "actual"]
    assert {(one["cell"], one["text"]) for one in reading.set_aside} == {("C2", "+2 weeks"), ("D4", "nearly")}
    assert all(one["remedy"] for one in reading.set_aside)


def lettered(*letters: str, is_named_again: bool = False) -> list[list[object]]:
    """Two drawn rows a task, each with a letter."""
    months = ["Jan 2023", "Feb 2023", "Mar 2023", "Apr 2023"]
    rows: list[list[object]] = [["Task", None, *months]]
    for at, letter in enumerate(letters):
        task = TASKS[at // 2] if is_named_again or at % 2 == 0 else None
        rows.append([task, letter, *[None] * (at // 2), "x", *["x"] * (at % 2)])
    return rows


@pytest.mark.parametrize(
    ("letters", "bases"),
    [
        ("PAPA", ["baseline", "actual"]),
        ("BFBF", ["baseline", "forecast"]),
        ("papapa", ["baseline", "actual"]),
    ],
)
@pytest.mark.parametrize("is_named_again", [True, False])
def test_letters_that_take_turns_all_the_way_down_say_the_basis_of_drawn_rows(
    plan_file, letters, bases, *, is_named_again: bool
) -> None:
    """P and A, or B and F, two rows a task."""
    reading = read_plan(plan_file(lettered(*letters, is_named_again=is_named_again), "xlsx"))
    assert [row["date_basis"] for row in reading.rows] == bases * (len(letters) // 2)


@pytest.mark.parametrize("letters", ["PAPP", "APAP", "PABF", "PAP", "PPAA", "PA", "BABA", "RARA"])
def test_other_letters_say_no_basis(plan_file, letters) -> None:
    """One row of another kind, and they may be anything."""
    reading = read_plan(plan_file(lettered(*letters, is_named_again=True), "xlsx"))
    assert {row["date_basis"] for row in reading.rows} == {"forecast"}


@KINDS
def test_letters_say_the_basis_of_typed_rows_too(plan_file, kind) -> None:
    """As the words do."""
    words, letters = (read_plan(plan_file(table(*pair), kind)) for pair in (("Plan", "Actual"), ("P", "A")))
    assert told(letters) == told(words)


ARRIVED = [["Racks up", "Actual"], ["Belts in", "Actual"], ["First parcel", "Forecast"]]


@KINDS
@pytest.mark.parametrize("heading", ["Date type", "Type of date", "Actual or forecast"])
@pytest.mark.parametrize("beside", ["Planned date", "Baseline date", None])
def test_a_column_of_which_dates_says_what_has_happened(plan_file, heading, beside, kind) -> None:
    """Beside a date as it is now, and one as it was planned or none: what it calls actual is done."""
    rows = [
        [name, *([D(2026, 3 + at, 2)] if beside else []), D(2026, 3 + at, 16), word]
        for at, (name, word) in enumerate(ARRIVED)
    ]
    headings = ["Milestone", *([beside] if beside else []), "Current date" if beside else "Date", heading]
    reading = read_plan(plan_file([headings, *rows], kind))
    assert [(row["finish_to"], row["date_basis"]) for row in reading.rows] == [
        ("2026-03-16", "actual"),
        ("2026-04-16", "actual"),
        ("2026-05-16", "forecast"),
    ]


@KINDS
@pytest.mark.parametrize("heading", ["Status", "Type", "Stage"])
def test_such_words_beside_planned_and_current_dates_are_no_basis(plan_file, heading, kind) -> None:
    """Nothing says that the column is of dates."""
    rows = [[name, D(2026, 3 + at, 2), D(2026, 3 + at, 16), word] for at, (name, word) in enumerate(ARRIVED)]
    reading = read_plan(plan_file([["Milestone", "Planned date", "Current date", heading], *rows], kind))
    assert {row["date_basis"] for row in reading.rows} == {"forecast"}


@KINDS
def test_a_baseline_alone_is_not_made_actual(plan_file, kind) -> None:
    """What a row calls actual is its current date, which it does not give."""
    rows = [
        [name, D(2026, 3 + at, 2), D(2026, 3 + at, 16) if at else None, word]
        for at, (name, word) in enumerate(ARRIVED)
    ]
    headings = ["Milestone", "Baseline date", "Current date", "Date type"]
    assert [row["date_basis"] for row in read_plan(plan_file([headings, *rows], kind)).rows] == [
        "baseline",
        "actual",
        "forecast",
    ]


@KINDS
def test_a_column_of_its_own_for_actual_dates_needs_no_other(plan_file, kind) -> None:
    """Each row is read by its columns."""
    rows = [
        [name, D(2026, 3 + at, 2), D(2026, 3 + at, 16) if at == 1 else None, word]
        for at, (name, word) in enumerate(ARRIVED)
    ]
    headings = ["Milestone", "Forecast date", "Actual date", "Date type"]
    assert [row["date_basis"] for row in read_plan(plan_file([headings, *rows], kind)).rows] == [
        "forecast",
        "actual",
        "forecast",
    ]


@KINDS
@pytest.mark.parametrize("words", [("Actual", "Forecast"), ("A", "F")])
@pytest.mark.parametrize("heading", ["Actual/Forecast", "A/F", "Actual or Forecast (A/F)"])
@pytest.mark.parametrize("beside", ["Date", "Target", "Finish"])
def test_a_column_headed_as_bases_over_words_or_letters_is_no_forecast(
    plan_file, heading, beside, words, kind
) -> None:
    """It makes no baseline of the dates beside it, of which it says what has happened."""
    rows = [[name, D(2026, 3 + at, 16), words[at > 1]] for at, (name, _) in enumerate(ARRIVED)]
    reading = read_plan(plan_file([["Milestone", beside, heading], *rows], kind))
    assert [row["date_basis"] for row in reading.rows] == ["actual", "actual", "forecast"]


@KINDS
@pytest.mark.parametrize("heading", ["Grade", "Type", "Act/Pass"])
def test_letters_below_another_heading_say_no_basis(plan_file, heading, kind) -> None:
    """A and F may be grades."""
    rows = [[name, D(2026, 3 + at, 16), "AAF"[at]] for at, (name, _) in enumerate(ARRIVED)]
    reading = read_plan(plan_file([["Milestone", "Date", heading], *rows], kind))
    assert {row["date_basis"] for row in reading.rows} == {"forecast"}


@pytest.mark.parametrize("heading", ["P/F", "A/B", "b/a"])
def test_letters_that_head_something_else_as_often_say_no_basis(text_file, heading: str) -> None:
    """A test passes or fails, and is of one of two halls: either made a baseline or an actual date of its days."""
    first, last = heading.split("/")
    rows = f"Racks,05/01/2026,30/01/2026,{first}\nBelts,02/02/2026,27/02/2026,{last}\n"
    reading = read_plan(text_file(f"Task,Start,Finish,{heading}\n{rows}"))
    assert {row["date_basis"] for row in reading.rows} == {"forecast"}
