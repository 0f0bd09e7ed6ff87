"""Responses laid out as a row a respondent and a column a question become answers, none lost."""

from mhhs_analysis.intake.responses import read_responses

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
    """A column of no question and a row without answers are listed; a row of no name is kept without one."""
    rows = [
        ["Organisation", "Q1", "Favourite colour"],
        ["A", "Yes", "red"],
        [None, "No", None],
        ["B", None, "blue"],
    ]
    reading = read_responses(workbook_file({"F": rows}), QUESTIONS)
    assert answers(reading) == [("A", "Q1", "Yes"), ("", "Q1", "No")]
    assert {(entry["cell"], entry["rows"]) for entry in reading.set_aside} == {
        ("C1", 0),
        ("A4:C4", 1),
    }
    assert (reading.rows_in, reading.rows_kept) == (3, 2)
    assert [(who["respondent"], who["answers"]) for who in reading.respondents] == [
        ("A", 1),
        ("", 1),
        ("B", 0),
    ]


def test_long_answers_keep_their_lines(workbook_file) -> None:
    """Line breaks and commas inside an answer survive."""
    text = "First, this.\nThen:\n- that"
    reading = read_responses(workbook_file({"F": [["Organisation", "Q2"], ["A", text]]}), QUESTIONS)
    assert reading.rows[0]["text"] == text


def test_without_a_register_every_column_is_a_question(text_file) -> None:
    """Read on its own, a file's questions are known by their numbers or else their headings."""
    reading = read_responses(text_file("Timestamp,Organisation,Q3: Why?,Comments\n1/2/22,A,Because,None\n"))
    assert answers(reading) == [("A", "Q3", "Because"), ("A", "Comments", "None")]


def test_respondents_nobody_names_are_met_without_a_name(text_file) -> None:
    """A form that asks no name still has respondents, and their answers: nobody is lost, nobody is guessed."""
    reading = read_responses(text_file("Timestamp,Q1\n1/2/22,Yes\n2/2/22,\n"))
    assert [(who["respondent"], who["answers"]) for who in reading.respondents] == [("", 1)]
    assert reading.set_aside[0]["reason"] == "no respondent is named" and reading.rows_in == 2


def test_a_file_that_asks_nothing_is_set_aside(text_file) -> None:
    """Cells without a row of headings are no responses: they are listed as one, with what to ask for."""
    reading = read_responses(text_file("3,4\n5,6\n"))
    assert (reading.rows, reading.respondents, reading.layout, reading.rows_in) == ([], [], "none found", 2)
    assert reading.set_aside[0]["rows"] == 2 and "a row a respondent" in reading.set_aside[0]["remedy"]
