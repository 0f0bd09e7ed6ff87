"""Responses laid out as a row a respondent and a column a question become answers, none lost."""

from mhhs_analysis.intake.forms import read_responses

QUESTIONS = (
    {"question_id": "Q1", "wording": "Do you support POAP 1?"},
    {"question_id": "Q1a", "wording": "Why does it work?"},
    {"question_id": "Q2", "wording": "Anything else?"},
)
HEAD = ["ID", "Start time", "Email", "Organisation", "Is your response confidential?"]


def answers(reading) -> list[tuple[str, str, str]]:
    return [(row["respondent"], row["question_id"], row["text"]) for row in reading.rows]


def test_columns_are_matched_by_wording_or_by_number(workbook_file) -> None:
    """A heading is a question by its whole wording, with or without its number, or by its number alone."""
    head = [
        *HEAD,
        "Do you support POAP 1?\xa0",
        "Q1a. Why does it work? Please be brief.",
        "2) Anything else?",
    ]
    reading = read_responses(
        workbook_file({"F": [head, [1, None, None, "A Ltd", "No", "Yes", "It does", "n/a"]]}), QUESTIONS
    )
    assert answers(reading) == [("A Ltd", "Q1", "Yes"), ("A Ltd", "Q1a", "It does"), ("A Ltd", "Q2", "n/a")]
    assert [row["cell"] for row in reading.rows] == ["F2", "G2", "H2"] and not reading.set_aside


def test_a_response_is_confidential_unless_it_says_no(workbook_file) -> None:
    """Where the form asks, only a plain no makes a response public; where it doesn't, nothing is claimed."""
    rows = [[n, None, None, f"{n} Ltd", said, "Yes"] for n, said in enumerate(["No", "Yes", None, "perhaps"])]
    reading = read_responses(workbook_file({"F": [[*HEAD, "Q1"], *rows]}), QUESTIONS)
    assert [row["is_confidential"] for row in reading.rows] == [False, True, True, True]
    unasked = read_responses(workbook_file({"F": [["Organisation", "Q1"], ["A", "Yes"]]}), QUESTIONS)
    assert unasked.rows[0]["is_confidential"] is None


def test_what_matches_nothing_is_set_aside_by_its_cell(workbook_file) -> None:
    """A column of no question, a row of no respondent and a row without answers are each listed."""
    rows = [
        ["Organisation", "Q1", "Favourite colour"],
        ["A", "Yes", "red"],
        [None, "No", None],
        ["B", None, "blue"],
    ]
    reading = read_responses(workbook_file({"F": rows}), QUESTIONS)
    assert answers(reading) == [("A", "Q1", "Yes")]
    assert {(entry["cell"], entry["rows"]) for entry in reading.set_aside} == {
        ("C1", 0),
        ("B3", 1),
        ("A4:C4", 1),
    }
    assert (reading.rows_in, reading.rows_kept) == (3, 1)


def test_long_answers_keep_their_lines(workbook_file) -> None:
    """Line breaks and commas inside an answer survive."""
    text = "First, this.\nThen:\n- that"
    reading = read_responses(workbook_file({"F": [["Organisation", "Q2"], ["A", text]]}), QUESTIONS)
    assert reading.rows[0]["text"] == text


def test_without_a_register_every_column_is_a_question(text_file) -> None:
    """Read on its own, a file's questions are known by their numbers or else their headings."""
    reading = read_responses(text_file("Timestamp,Organisation,Q3: Why?,Comments\n1/2/22,A,Because,None\n"))
    assert answers(reading) == [("A", "Q3", "Because"), ("A", "Comments", "None")]


def test_a_file_that_names_no_respondent_is_set_aside(text_file) -> None:
    """Answers that nobody gives are no evidence: the rows are listed, with what to ask for."""
    reading = read_responses(text_file("Timestamp,Q1\n1/2/22,Yes\n"))
    assert (reading.rows, reading.layout, reading.rows_in) == ([], "none found", 2)
    assert "a row a respondent" in reading.set_aside[0]["remedy"]
