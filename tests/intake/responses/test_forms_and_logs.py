"""Sheets of one respondent, logs of comments and records of JSON, each answer with its cell."""

import json
from datetime import datetime

from mhhs_analysis.intake.responses import read_responses

QUESTIONS = (
    {"question_id": "Q1", "kind": "closed", "wording": "Do you support POAP 1?"},
    {"question_id": "Q1a", "kind": "open", "wording": "Why does POAP 1 work for you?"},
    {"question_id": "Q2", "kind": "open", "wording": "Is there anything else?"},
)


def said(reading) -> list[tuple[str, str, str, str]]:
    return [(row["respondent"], row["question_id"], row["part"], row["text"]) for row in reading.rows]


def form(name: str, *rows: list[object]) -> list[list[object]]:
    """A sheet as a consultation's form has it: who answers, then question, answer and rationale."""
    return [
        ["Organisation", name],
        ["Email", "a@b.example"],
        [],
        ["Question", "Response", "Rationale"],
        *rows,
    ]


def test_a_sheet_a_respondent(workbook_file) -> None:
    """Each sheet names who answers; its table gives answers and reasons with their cells."""
    sheets = {
        "A": form(
            "A Ltd",
            ["Q1. Do you support POAP 1?", "Yes", "It fits.\nMostly."],
            ["Anything else?", None, None],
        ),
        "B": form("B Ltd", ["Do you support POAP 1?", "No", None]),
    }
    reading = read_responses(workbook_file(sheets), QUESTIONS)
    assert said(reading) == [
        ("A Ltd", "Q1", "answer", "Yes"),
        ("A Ltd", "Q1", "rationale", "It fits.\nMostly."),
        ("B Ltd", "Q1", "answer", "No"),
    ]
    assert [(row["sheet"], row["cell"]) for row in reading.rows] == [("A", "B5"), ("A", "C5"), ("B", "B5")]
    assert [(who["respondent"], who["other_names"]) for who in reading.respondents] == [
        ("A Ltd", ["a@b.example", "A"]),
        ("B Ltd", ["a@b.example", "B"]),
    ]


def test_who_answers_may_stand_on_another_sheet(workbook_file) -> None:
    """A workbook in which one sheet alone asks who answers is one form."""
    sheets = {
        "About you": [["Name of organisation", "A Ltd"], ["Is your response confidential?", "No"]],
        "Questions": [["No.", "Question", "Your answer"], ["Q1", "Do you support POAP 1?", "Yes"]],
    }
    reading = read_responses(workbook_file(sheets), QUESTIONS)
    assert said(reading) == [("A Ltd", "Q1", "answer", "Yes")] and reading.rows[0]["is_confidential"] is False


def test_confidence_may_be_asked_answer_by_answer(workbook_file) -> None:
    """Beside an answer yes keeps it so; a blank follows the form, which alone may say no."""
    rows = [
        ["Question", "Answer", "Is this answer confidential?"],
        ["Do you support POAP 1?", "Yes", "Yes"],
        ["Why does POAP 1 work for you?", "It fits", None],
        ["Is there anything else?", "No", "No"],
    ]
    for whole, expected in (("No", [True, False, False]), ("Yes", [True] * 3), (None, [True] * 3)):
        sheet = [["Organisation", "A"], ["Is your response confidential?", whole], *rows]
        reading = read_responses(workbook_file({"F": sheet}), QUESTIONS)
        assert [row["is_confidential"] for row in reading.rows] == expected, whole
        assert reading.respondents[0]["holds_secret"]


def test_a_number_with_other_words_is_not_believed(workbook_file) -> None:
    """A form with numbers of its own must not have its answers put under ours."""
    sheet = form("A", ["Q2. How many meters do you operate?", "41000", None])
    reading = read_responses(workbook_file({"F": sheet}), QUESTIONS)
    assert not reading.rows
    assert "its number is that of Q2, its words are not" in {entry["reason"] for entry in reading.set_aside}


def test_a_log_of_comments(workbook_file) -> None:
    """Clause, comment and proposed change, with who says so in a column or above; the programme's replies are none."""
    head = ["No.", "Section", "Comment", "Proposed change", "Programme response"]
    rows = [
        [1, "3.2", "Too early", "Move it", "Noted"],
        [2, "3.3", None, "Delete it", None],
        [3, "4", None, None, None],
    ]
    above = [["Log of comments"], ["Organisation", "A Ltd"], [], head, *rows]
    reading = read_responses(workbook_file({"Log": above}), QUESTIONS)
    assert said(reading) == [
        ("A Ltd", "3.2", "comment", "Too early"),
        ("A Ltd", "3.2", "proposed change", "Move it"),
        ("A Ltd", "3.3", "proposed change", "Delete it"),
    ]
    assert [row["cell"] for row in reading.rows] == ["C5", "D5", "D6"]
    assert (reading.rows_in, reading.rows_set_aside) == (5, 2)
    named = [["Organisation", *head[1:4]], ["A Ltd", "1", "Yes", None], ["B Ltd", "1", "No", None]]
    assert [who["respondent"] for who in read_responses(workbook_file({"Log": named})).respondents] == [
        "A Ltd",
        "B Ltd",
    ]


def test_records_of_json(tmp_path) -> None:
    """One a line or in a list: keys are headings, a list within is several choices; a bad line is set aside."""
    records = [
        {"organisation": "A", "Q1": "Yes", "Q2": None},
        {"organisation": "B", "Q1": "No", "Q2": ["a", "b"]},
    ]
    lines = tmp_path / "a.jsonl"
    lines.write_text("\n".join([*map(json.dumps, records), '{"organisation": "C']), encoding="utf-8")
    whole = tmp_path / "a.json"
    whole.write_text(json.dumps({"responses": records}), encoding="utf-8")
    meant = [("A", "Q1", "answer", "Yes"), ("B", "Q1", "answer", "No"), ("B", "Q2", "answer", "a; b")]
    for path in (lines, whole):
        assert said(read_responses(path, QUESTIONS)) == meant, path
    reading = read_responses(lines, QUESTIONS)
    assert [(entry["cell"], entry["rows"]) for entry in reading.set_aside] == [("line 3", 1)]
    assert [row["cell"] for row in reading.rows][:1] == ["line 1, Q1"]


def test_instructions_beside_a_form_are_no_form(workbook_file) -> None:
    """A sheet that speaks of the questions is set aside as a whole, with all of its rows."""
    sheets = {"How to": [["Question", "Leave it"], ["Q1", "Choose one"]], "F": form("A", ["Q1", "Yes", None])}
    reading = read_responses(workbook_file(sheets), QUESTIONS)
    assert said(reading) == [("A", "Q1", "answer", "Yes")]
    assert [(entry["sheet"], entry["rows"]) for entry in reading.set_aside] == [("How to", 2)]


def test_a_name_merged_over_rows_of_a_log_is_of_each(workbook_file) -> None:
    """The second comment below a merged name is that respondent's too."""
    rows = [
        ["Respondent", "Clause", "Comment"],
        ["A", "1", "First"],
        [None, "2", "Second"],
        ["B", "3", "Third"],
    ]
    reading = read_responses(workbook_file({"L": rows}, change=lambda book: book["L"].merge_cells("A2:A3")))
    assert [(row["respondent"], row["text"]) for row in reading.rows] == [
        ("A", "First"), ("A", "Second"), ("B", "Third"),
    ]  # fmt: skip


def test_a_log_of_doubtful_dates_says_so(workbook_file) -> None:
    """04/09 typed as words may be either: it is read as ours with a warning at its cell; a true date is no doubt."""
    head = ["Respondent", "Clause", "Comment", "Submitted"]
    told = [["A", "1", "Early", datetime(2022, 10, 3)], ["B", "2", "Late", "04/09/2022 10:00"]]
    reading = read_responses(workbook_file({"L": [head, *told]}))
    assert [row["submitted"] for row in reading.rows] == ["2022-10-03T00:00:00", "2022-09-04T10:00:00"]
    doubts = [one for one in reading.warnings if "order of day and month" in one["reason"]]
    assert [(one["cell"], one["text"]) for one in doubts] == [("D3", "04/09/2022 10:00")]
    proven = [head, *told, ["C", "3", "Later", "9/21/2022"]]
    reading = read_responses(workbook_file({"L": proven}))
    assert reading.rows[1]["submitted"] == "2022-04-09T10:00:00" and not reading.warnings


def test_the_date_above_a_log_is_of_each_comment(workbook_file) -> None:
    """A label above says when all of it was sent, beside it or in its own cell, and may be in doubt as any other."""
    log = [["Clause", "Comment"], ["1", "Early"], ["2", "Late"]]
    for above, cell in ([["Date submitted", "04/09/2022"]], "B1"), ([["Date submitted: 04/09/2022"]], "A1"):
        reading = read_responses(workbook_file({"L": [*above, *log]}))
        assert [row["submitted"] for row in reading.rows] == ["2022-09-04"] * 2
        assert [one["cell"] for one in reading.warnings if "order of day" in one["reason"]] == [cell]


def test_a_true_date_on_a_form_is_no_doubt(workbook_file) -> None:
    """Excel's own date is one day, however it is shown; the same typed as words may be either."""
    for typed, doubts in (datetime(2022, 9, 4), 0), ("04/09/2022", 1):
        sheet = [["Organisation", "A"], ["Date submitted", typed], ["Q1. Do you support POAP 1?", "Yes"]]
        reading = read_responses(workbook_file({"F": sheet}), QUESTIONS)
        assert reading.respondents[0]["submitted"][:10] == "2022-09-04"
        assert sum("order of day" in one["reason"] for one in reading.warnings) == doubts
