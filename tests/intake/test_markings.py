"""What a file says of its own confidentiality is found beside its tables, and never in them."""

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.reporting.blank_forms.write import write_form

PLAN = [
    ["Task", "Start", "Finish"],
    ["Build", "1 May 2023", "2 June 2023"],
    ["Test", "3 June 2023", "4 July 2023"],
]


@pytest.mark.parametrize(
    ("row", "is_confidential", "text"),
    [
        (["Confidential?", "Yes"], True, "Confidential? Yes"),
        (["Confidential?", "No"], False, "Confidential? No"),
        (["Confidential?", "no, but ask us first"], True, "Confidential? no, but ask us first"),
        (["Confidential?", "Partly"], True, "Confidential? Partly"),
        (["Is your plan confidential?", "y"], True, "Is your plan confidential? y"),
        (["Confidential: no"], False, "Confidential: no"),
        (["Confidential? ", "No, except for the dates"], True, "Confidential? No, except for the dates"),
        (["Classification", "Not confidential"], False, "Classification Not confidential"),
        (["Classification", "Not for the press"], True, "Classification Not for the press"),
        (["Classification", "Commercial in Confidence"], True, "Classification Commercial in Confidence"),
        (["Classification: Confidential"], True, "Classification: Confidential"),
        (["PRIVATE & CONFIDENTIAL"], True, "PRIVATE & CONFIDENTIAL"),
        (["OFFICIAL-SENSITIVE"], True, "OFFICIAL-SENSITIVE"),
    ],
)
def test_what_a_file_says_above_its_table(workbook_file, row, is_confidential: bool, text: str) -> None:
    """An answer, a label with its value, a marking alone: each with its cell; only a plain no is a no."""
    marking = read_plan(workbook_file({"Plan": [["Our plan"], row, [], *PLAN]})).marking
    assert (marking["is_confidential"], marking["text"]) == (is_confidential, text)
    assert (marking["sheet"], marking["cell"]) == ("Plan", "A2")


@pytest.mark.parametrize(
    "row",
    [["Confidential?"], ["Confidential?", None, "Version"], ["Classification", "Public"], ["Classification", "Gantt"],
     ["Confidence", "High"], ["How we treat confidential plans"], ["Our plan"]],
)  # fmt: skip
def test_a_blank_and_other_words_say_nothing(workbook_file, row) -> None:
    """A blank form, or a word that is no marking, is no statement."""
    assert read_plan(workbook_file({"Plan": [row, [], *PLAN]})).marking == {}


def test_a_tasks_own_words_are_none(workbook_file) -> None:
    """A column of a plan may be headed so, and a task be called so."""
    rows = [
        ["Task", "Start", "Finish", "Confidential"],
        [*PLAN[1], "Yes"],
        ["Confidential", *PLAN[2][1:], "No"],
    ]
    assert read_plan(workbook_file({"Plan": rows})).marking == {}


def test_a_footer_below_the_table_is_a_marking(workbook_file) -> None:
    """A row that holds nothing else is no task's."""
    marking = read_plan(workbook_file({"Plan": [*PLAN, ["Commercial in confidence"]]})).marking
    assert marking["is_confidential"] and marking["cell"] == "A4"


def test_a_cover_says_it_for_the_whole_file_and_a_yes_weighs_more(workbook_file) -> None:
    """On whatever sheet it stands."""
    sheets = {
        "Cover": [["Security classification", "Confidential"]],
        "Plan": [["Confidential?", "No"], [], *PLAN],
    }
    marking = read_plan(workbook_file(sheets)).marking
    assert marking["is_confidential"] and marking["sheet"] == "Cover"


def test_the_blank_form_says_nothing(tmp_path) -> None:
    """Its question, its list of answers and its instructions are no answer."""
    write_form("plan", tmp_path / "plan.xlsx")
    assert read_plan(tmp_path / "plan.xlsx").marking == {}
