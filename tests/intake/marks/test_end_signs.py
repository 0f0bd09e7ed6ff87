"""Signs in the cells of a drawing for where a task starts and where it finishes."""

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading

HEAD = ["Activity", *(f"{month} 2026" for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun"))]
PAIRS = ["▲▼", "△▽", "►◄", "[]", "SF", "SE"]
PLAIN_PAIRS = PAIRS[2:]


def ends(reading: Reading) -> list[tuple[str, str | None, str | None, bool]]:
    """What is read: names, the months of their starts and finishes, and whether they are milestones."""
    return [
        (
            row["activity_name"],
            row["start_from"] and row["start_from"][5:7],
            row["finish_to"] and row["finish_to"][5:7],
            row["is_milestone"],
        )
        for row in reading.rows
    ]


def drawn(workbook_file, tasks: dict[str, str], key: str = "") -> Reading:
    """Read a plan of a sign a month for each task, a dot for none, and a key below it."""
    rows = [[name, *(None if sign == "." else sign for sign in signs)] for name, signs in tasks.items()]
    return read_plan(workbook_file({"Plan": [HEAD, *rows, [], [key or None]]}))


@pytest.mark.parametrize("pair", PLAIN_PAIRS)
def test_a_start_and_a_finish_in_each_row_are_a_bar(workbook_file, pair: str) -> None:
    """Where every marked row has one of each in that order it is one task from the one to the other."""
    start, finish = pair
    tasks = {
        "Design": f"{start}{finish}....",
        "Build": f".{start}..{finish}.",
        "Test": f"...{start}x{finish}",
    }
    reading = drawn(workbook_file, tasks)
    assert ends(reading) == [
        ("Design", "01", "02", False),
        ("Build", "02", "05", False),
        ("Test", "04", "06", False),
    ]
    assert not reading.warnings


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("key", ["{} = start, {} = finish", "Key: {} = Start; {} = End"])
def test_a_key_says_what_the_signs_mean_and_one_alone_leaves_the_other_end_open(
    workbook_file, pair: str, key: str
) -> None:
    """The end that nothing marks is not known, and asked for."""
    start, finish = pair
    tasks = {"Design": f"{start}.{finish}...", "Build": f"..{start}...", "Test": f".....{finish}"}
    reading = drawn(workbook_file, tasks, key.format(start, finish))
    assert ends(reading) == [
        ("Design", "01", "03", False),
        ("Build", "03", None, False),
        ("Test", None, "06", False),
    ]
    assert [warning["cell"] for warning in reading.warnings] == ["D3", "G4"]


@pytest.mark.parametrize("pair", ["▲▼", "△▽"])
def test_signs_that_only_some_rows_pair_are_milestones_with_a_doubt(workbook_file, pair: str) -> None:
    """Nothing says what they mean: each is a milestone, and asked about once."""
    up, down = pair
    reading = drawn(
        workbook_file, {"Design": f"{up}.{down}...", "Build": f"..{up}...", "Test": f"...{up}{down}."}
    )
    assert len(reading.rows) == 5
    assert all(row["is_milestone"] for row in reading.rows)
    assert [warning["cell"] for warning in reading.warnings] == ["B2"]


@pytest.mark.parametrize("pair", ["▲▼", "△▽"])
def test_signs_of_milestones_that_every_row_pairs_are_milestones_with_a_doubt(
    workbook_file, pair: str
) -> None:
    """They may be baseline and forecast, or trends: without a key they are no ends of one task."""
    up, down = pair
    reading = drawn(workbook_file, {"Design": f"{up}.{down}...", "Test": f"...{up}{down}."})
    assert ends(reading)[:2] == [("Design", "01", "01", True), ("Design (milestone)", "03", "03", True)]
    assert len(reading.rows) == 4 and reading.reading_confidence == "low"
    assert [warning["cell"] for warning in reading.warnings] == ["B2"]


def test_letters_that_a_text_explains_otherwise_are_no_ends(workbook_file) -> None:
    """S and E, with what each is right of a dash in one text, are two marks of a task and told as such."""
    reading = drawn(workbook_file, {"A": "S.E...", "B": "..S.E."}, "S - submit to Ofgem, E - evaluated")
    assert [warning["cell"] for warning in reading.warnings] == ["B2:D2", "D3:F3"]


@pytest.mark.parametrize(
    ("tasks", "key"),
    [
        ({"Board": "▲..▲..", "Council": ".▲..▲."}, ""),
        ({"Board": "▲.....", "Council": "...▼.."}, ""),
        ({"Board": "▲..▼..", "Council": ".▲..▼."}, "▲ = design review, ▼ = test review"),
        ({"Board": "▼..▲..", "Council": ".▼..▲."}, ""),
    ],
)
def test_other_signs_stay_milestones(workbook_file, tasks: dict[str, str], key: str) -> None:
    """Signs alike, one of each in two rows, those that a key calls something else, and a finish before a start."""
    reading = drawn(workbook_file, tasks, key)
    assert all(
        row["is_milestone"] and row["start_from"][5:7] == row["finish_to"][5:7] for row in reading.rows
    )
    assert not reading.warnings


def test_signs_of_two_kinds_in_a_row_are_called_what_the_key_says(workbook_file) -> None:
    """One kind alone is the milestone that its row names."""
    key = "▲ = design review, ▼ = test review"
    reading = drawn(workbook_file, {"Board": "▲..▼..", "Council": ".▲..▲."}, key)
    assert [row["activity_name"] for row in reading.rows] == [
        "Board: design review",
        "Board: test review",
        "Council",
        "Council (milestone)",
    ]


@pytest.mark.parametrize(
    "pair", ["Begin Complete", "Start Complete", "Begin End", "Starts Ends", "Commence Finish"]
)
def test_words_for_both_ends_are_a_bar(workbook_file, pair: str) -> None:
    """Complete after Begin in every row is where the task finishes, and no state of it."""
    begin, complete = pair.split()
    rows = [
        HEAD,
        ["Design", begin, None, complete],
        ["Build", None, begin, None, complete],
        ["Test", None, None, begin, None, None, complete],
    ]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert ends(reading) == [
        ("Design", "01", "03", False),
        ("Build", "02", "04", False),
        ("Test", "03", "06", False),
    ]
    assert not reading.warnings
