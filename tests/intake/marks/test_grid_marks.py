"""Which cells of a drawn plan are marked, where every cell holds something."""

import pytest

from mhhs_analysis.intake.plans import read_plan

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun"]
BARS = {"Scope": (0, 1), "Design": (1, 3), "Build": (3, 5)}


def rows(yes: object, no: object) -> list[list[object]]:
    marks = [
        [name, *(yes if first <= n <= last else no for n in range(6))] for name, (first, last) in BARS.items()
    ]
    return [["Task", *(f"{month} 2026" for month in MONTHS)], *marks]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize(
    ("yes", "no"),
    [
        (True, False),
        ("✓", "✗"),
        ("✅", "❌"),
        ("ü", "û"),
        ("Ja", "Nein"),
        ("Y", "N"),
        (1, 0),
        ("X", "☐"),
        ("█", "·"),
    ],
)
def test_a_no_marks_no_cell(plan_file, kind: str, yes: object, no: object) -> None:
    """Boxes not ticked, crosses beside ticks and words for no draw nothing: a bar is where the answer is yes."""
    reading = read_plan(plan_file(rows(yes, no), kind))
    assert [(row["start_text"], row["finish_text"]) for row in reading.rows] == [
        (f"{MONTHS[first]} 2026", f"{MONTHS[last]} 2026") for first, last in BARS.values()
    ]


def test_crosses_without_ticks_are_marks(plan_file) -> None:
    """Where nothing else is drawn a cross is a mark as an X is."""
    reading = read_plan(plan_file(rows("✗", None), "xlsx"))
    assert [row["start_text"] for row in reading.rows] == ["Jan 2026", "Feb 2026", "Apr 2026"]
