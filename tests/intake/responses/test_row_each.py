"""Responses laid out as a row a respondent and a column a question become answers, none lost."""

import pytest

from mhhs_analysis.intake.responses import read_responses
from mhhs_analysis.intake.responses.kinds import kind_of

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


@pytest.mark.parametrize(
    ("question", "said", "is_confidential"),
    [
        *[
            ("Is your response confidential?", said, False)
            for said in ("no", "N", "No.", "false", "Not confidential")
        ],
        *[
            ("Is your response confidential?", said, True)
            for said in (
                "No, except for Q1b",
                "Not the positions but the reasons are confidential",
                "N (but do not publish Q1b)",
                "not sure",
                "Not",
            )
        ],
        *[("May we publish your response?", said, False) for said in ("Yes", "I agree", "Yes, I consent.")],
        *[
            ("May we publish your response?", said, True)
            for said in (
                "I do not consent",
                "Yes, but anonymously",
                "Happy for the name only",
                "I agree that you may not",
                "No objection to the name",
                "Anonymously",
            )
        ],
    ],
)
def test_only_a_bare_word_opens_a_response(
    workbook_file, question: str, said: str, is_confidential: bool
) -> None:
    """Anything added to a no, or to a yes to being published, may take it back in part: it stays in confidence."""
    reading = read_responses(
        workbook_file({"F": [["Organisation", question, "Q1"], ["A", said, "No"]]}), QUESTIONS
    )
    assert [row["is_confidential"] for row in reading.rows] == [is_confidential]


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
        ("C2", 0),
        ("A4:C4", 1),
        ("C4", 0),
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


def test_codes_may_stand_above_the_wordings(text_file) -> None:
    """An export with two rows of headings: a question is found by either; without a register its code names it."""
    text = "Ident 1,Ident 2,Ident 3\nWhat is your name?,Do you support POAP 1?,How old is your system?\nA,Yes,9\n"
    reading = read_responses(text_file(text), QUESTIONS)
    assert answers(reading) == [("A", "Q1", "Yes")] and reading.tables[0]["header_rows"] == [1, 2]
    assert answers(read_responses(text_file(text))) == [("A", "Ident 2", "Yes"), ("A", "Ident 3", "9")]


def test_groups_may_stand_above_their_parts(workbook_file) -> None:
    """A question merged over its answer, its reasons and its confidence: each part is told, each with its cell."""
    rows = [
        ["Organisation", "Do you support POAP 1?", None, None, "Anything else?", None],
        [None, "Answer", "Reasons", "Confidential?", "Answer", "Confidential?"],
        ["A", "Yes", "It fits", "No", "n/a", "Yes"],
    ]

    def merge(book) -> None:
        for cells in ("A1:A2", "B1:D1", "E1:F1"):
            book["F"].merge_cells(cells)

    reading = read_responses(workbook_file({"F": rows}, change=merge), QUESTIONS)
    told = [(row["question_id"], row["part"], row["text"], row["is_confidential"]) for row in reading.rows]
    assert told == [
        ("Q1", "answer", "Yes", False),
        ("Q1", "rationale", "It fits", False),
        ("Q2", "answer", "n/a", True),
    ]


def test_confidence_is_asked_of_the_answer_it_stands_behind(workbook_file) -> None:
    """Where each question has its own column of confidence, form exports number the second of the same heading."""
    head = [
        "Organisation",
        "Q1",
        "Is this answer confidential?",
        "Q1a",
        "Is this answer confidential?2",
        "Q2",
    ]
    reading = read_responses(
        workbook_file({"F": [head, ["A", "Yes", "No", "Because", "Yes", "n/a"]]}), QUESTIONS
    )
    assert [row["is_confidential"] for row in reading.rows] == [False, True, None]


def test_consent_to_publish_is_the_other_way_round(text_file) -> None:
    """Only a plain yes makes a response public."""
    text = "Organisation,May we publish your response?,Q1\nA,Yes,Yes\nB,No,Yes\nC,,Yes\n"
    assert [row["is_confidential"] for row in read_responses(text_file(text)).rows] == [False, True, True]


def test_several_choices_stay_as_typed(text_file) -> None:
    """One answer holds them as the form wrote them."""
    reading = read_responses(
        text_file('Organisation,Q6\nA,Vendor;Migration design;\nB,"Vendor, Yes, with conditions"\n')
    )
    assert [row["text"] for row in reading.rows] == [
        "Vendor;Migration design;",
        "Vendor, Yes, with conditions",
    ]


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (["Yes", "No", "Yes"], "closed"),
        (["1", "5", "3", "4"], "closed"),
        (["Agree", "Disagree", "Neither agree nor disagree"], "closed"),
        (["A;B", "B", "A;C", "C"], "closed"),
        (["January 2024", "Mid 2023", "Late 2023"], "open"),
        (["It would cost us £2m, and more later.", "No", "We have no view on that at present, sorry."], "open"),
        ([], ""),
    ],
)  # fmt: skip
def test_answers_tell_closed_questions_from_open_ones(texts, kind) -> None:
    """Few short answers again and again, or choices that forms offer everywhere, are closed."""
    assert kind_of(texts) == kind


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["8/21/2019 13:10:31", "9/4/2019 11:58:32"], ["2019-08-21T13:10:31", "2019-09-04T11:58:32"]),
        (["21/10/2022 09:05", "04/09/2022 17:30"], ["2022-10-21T09:05:00", "2022-09-04T17:30:00"]),
        (["2022-10-04 09:05:00", "21 Oct 2022"], ["2022-10-04T09:05:00", "2022-10-21"]),
        (["10/21/22 9:05:00 PM", "yesterday"], ["2022-10-21T21:05:00", None]),
        (["2022/10/21 9:05:00 AM GMT+1", ""], ["2022-10-21T09:05:00", None]),
    ],
)  # fmt: skip
def test_the_time_of_submission_is_read_in_the_order_its_file_proves(text_file, typed, meant) -> None:
    """By the forms' own clocks, in whichever country they were made; what is no time is none."""
    rows = "\n".join(f"{time},A{number},Yes" for number, time in enumerate(typed))
    reading = read_responses(text_file(f"Timestamp,Organisation,Q1\n{rows}\n"))
    assert [who["submitted"] for who in reading.respondents] == meant


def test_an_unproven_order_of_day_and_month_is_a_doubt(text_file) -> None:
    """04/09 may be either: it is read as ours, and a warning says so."""
    reading = read_responses(text_file("Timestamp,Organisation,Q1\n04/09/2022 10:00,A,Yes\n"))
    assert reading.respondents[0]["submitted"] == "2022-09-04T10:00:00"
    assert "nothing proves the order of day and month" in reading.warnings[0]["reason"]


def test_what_stands_above_the_headings_is_set_aside(workbook_file) -> None:
    """A title and an empty row do not hide the table, and are accounted for."""
    reading = read_responses(
        workbook_file(
            {"F": [["Responses of Round 2"], [], ["Organisation", "Q1", "Q2"], ["A", "Yes", "n/a"]]}
        ),
        QUESTIONS,
    )
    assert answers(reading) == [("A", "Q1", "Yes"), ("A", "Q2", "n/a")]
    assert [entry["text"] for entry in reading.set_aside] == ["Responses of Round 2"]
    assert (reading.rows_in, reading.rows_kept) == (2, 1)


SEVERAL = (
    *QUESTIONS,
    {"question_id": "Q6", "kind": "closed", "choose": "several", "wording": "What does it rest on?"},
)


def test_a_question_may_have_a_column_a_choice(workbook_file, text_file) -> None:
    """Behind its words or below them: what is marked is one answer of several choices; words beside a mark stay."""
    head = "Organisation,What does it rest on? - Vendor,What does it rest on? - Other,Q1"
    reading = read_responses(text_file(f"{head}\nA,x,,Yes\nB,Vendor,our agent,No\nC,No,,No\n"), SEVERAL)
    assert answers(reading) == [
        ("A", "Q6", "Vendor"), ("A", "Q1", "Yes"), ("B", "Q6", "Vendor; Other: our agent"), ("B", "Q1", "No"),
        ("C", "Q1", "No"),
    ]  # fmt: skip
    assert not reading.set_aside and [row["cell"] for row in reading.rows][:2] == ["B2", "D2"]
    rows = [["Organisation", "What does it rest on?", None], [None, "Vendor", "Agent"], ["A", None, "\u2611"]]

    def merge(book) -> None:
        for cells in ("A1:A2", "B1:C1"):
            book["F"].merge_cells(cells)

    reading = read_responses(workbook_file({"F": rows}, change=merge), SEVERAL)
    assert answers(reading) == [("A", "Q6", "Agent")]
    assert [(question["question_id"], question["answers"]) for question in reading.questions] == [("Q6", 1)]


OPTIONS = tuple(
    dict(zip(("question_id", "plan_option", "milestone_id", "wording"), row, strict=True))
    | {"round": "round-2"}
    for row in (
        ("Q1", "poap-1", "", "Do you support POAP 1 as the basis?"),
        ("Q1a", "poap-1", "", "Why does POAP 1 work for you? Dates please."),
        ("Q1b", "poap-1", "", "Why does POAP 1 not work for you? Dates please."),
        ("Q2", "poap-2", "", "Do you support POAP 2 as the basis?"),
        ("Q4", "", "M9", "By when could you be ready to enter SIT?"),
    )
)


@pytest.mark.parametrize("heading", [
    "Q1. Do you support POAP 2 as a basis?", "Q1: do you support option 2?",
    "Q1. Would you support Round 1 as the basis?",
    "Q4. By when could you be ready to enter SIT at M11?", "Q1a. Why does POAP 1 not work for us?",
    "Q1. Do you support POAP 1 or POAP 2 as the basis?", "Do you support POAP 1 as the basis? And POAP 2?",
])  # fmt: skip
def test_words_that_ask_something_else_deny_a_number(text_file, heading) -> None:
    """Another option, round or milestone, or words nearer to another question: the column is set aside, never read."""
    reading = read_responses(text_file(f"Organisation,Q2,{heading}\nA,No,Yes\n"), OPTIONS)
    assert [row["question_id"] for row in reading.rows] == ["Q2"]
    assert heading in [one["text"] for one in reading.set_aside]


@pytest.mark.parametrize(("heading", "question"), [
    ("Q1. Support for option 1", "Q1"), ("Q1b Why?", "Q1b"), ("Q4. When could you be ready to enter SIT (M9)?", "Q4"),
    ("Q1. Do you support POAP 1 (Round 2)?", "Q1"),
])  # fmt: skip
def test_words_that_ask_the_same_leave_a_number_its_question(text_file, heading, question) -> None:
    """Its own option, round and milestone, in other words or few, are no contradiction."""
    reading = read_responses(text_file(f"Organisation,{heading}\nA,Yes\n"), OPTIONS)
    assert [row["question_id"] for row in reading.rows] == [question] and not reading.warnings


def test_whole_words_count_before_another_questions_number_with_a_warning(text_file, workbook_file) -> None:
    """Who answered read the words: they are believed, and the number that is another's is said."""
    text = "Organisation,Q2. Do you support POAP 1 as the basis?,Q1. Do you support POAP 2 as the basis?\nA,Yes,No\n"
    reading = read_responses(text_file(text), OPTIONS)
    assert answers(reading) == [("A", "Q1", "Yes"), ("A", "Q2", "No")]
    assert [(one["cell"], one["reason"]) for one in reading.warnings] == [
        ("B1", "its number is that of Q2, its words are those of Q1: the words count"),
        ("C1", "its number is that of Q1, its words are those of Q2: the words count"),
    ]
    rows = [
        ["Organisation", "A"],
        ["No", "Question", "Answer"],
        ["Q2", "Do you support POAP 1 as the basis?", "Yes"],
    ]
    reading = read_responses(workbook_file({"F": rows}), OPTIONS)
    assert answers(reading) == [("A", "Q1", "Yes")] and [one["cell"] for one in reading.warnings] == ["B3"]


@pytest.mark.parametrize(
    "beside",
    ["Is there anything you would like to add?", "Please explain your answer", "Please give your reasons"],
)
@pytest.mark.parametrize("merged", [True, False])
def test_a_second_column_below_a_question_is_never_a_second_answer(workbook_file, beside, merged) -> None:
    """Words that ask for reasons or more make it a rationale, whatever it holds: a No there opposes nothing."""
    rows = [
        ["Response ID", "Organisation", OPTIONS[0]["wording"], None, OPTIONS[3]["wording"], None],
        [None, None, "Answer", beside, "Answer", beside],
        ["R1", "A", "Yes", "No", "No", "Yes"],
    ]

    def merge(book) -> None:
        for cells in ("C1:D1", "E1:F1") if merged else ():
            book["F"].merge_cells(cells)

    reading = read_responses(workbook_file({"F": rows}, change=merge), OPTIONS)
    told = [(row["question_id"], row["part"], row["text"]) for row in reading.rows]
    assert told == [
        ("Q1", "answer", "Yes"), ("Q1", "rationale", "No"), ("Q2", "answer", "No"), ("Q2", "rationale", "Yes"),
    ]  # fmt: skip


def test_columns_that_nobody_can_tell_apart_are_set_aside(workbook_file) -> None:
    """Below one question two columns of other words: none is taken for its answer, each cell is listed."""
    rows = [
        ["ID", "Organisation", OPTIONS[0]["wording"], None, "Q4"],
        [None, None, "For suppliers", "For agents", None],
        ["1", "A", "Yes", "No", "July 2023"],
    ]
    reading = read_responses(workbook_file({"F": rows}), OPTIONS)
    assert answers(reading) == [("A", "Q4", "July 2023")]
    assert [one["cell"] for one in reading.set_aside] == ["C2", "D2", "C3", "D3"]


def test_cells_that_nothing_was_read_from_are_listed_one_by_one(text_file) -> None:
    """A column without a heading and fields beyond the last one lose nothing; in confidence if the form is."""
    reading = read_responses(
        text_file("Organisation,Confidential?,Q1,,Q4\nA,Yes,No,LOST,July,MORE\nB,No,Yes,,June\n"), OPTIONS
    )
    assert [(one["cell"], one["text"]) for one in reading.set_aside] == [("D2", "LOST"), ("F2", "MORE")]
    assert len(reading.rows) == 4 and [who["holds_secret"] for who in reading.respondents] == [True, False]


def test_choices_may_be_columns_below_or_behind_their_question(workbook_file, text_file) -> None:
    """However a platform exports several choices, they are one answer of all that are marked."""
    asked = (
        {"question_id": "Q6", "wording": "What does it rest on?", "kind": "closed", "choose": "several"},
        *OPTIONS,
    )
    rows = [
        ["ID", "Organisation", "What does it rest on?", None, None, "Q1"],
        [None, None, "Design baseline", "DIP simulator", "Vendor", None],
        ["1", "A", "Design baseline", None, "Vendor", "Yes"],
    ]
    reading = read_responses(workbook_file({"F": rows}), asked)
    assert {(row["question_id"], row["text"]) for row in reading.rows} == {
        ("Q6", "Design baseline; Vendor"),
        ("Q1", "Yes"),
    }
    head = "Organisation,Q1 - Answer,Q1 - Reasons,What does it rest on? - Vendor,What does it rest on? - DIP"
    reading = read_responses(text_file(f"{head}\nA,Yes,It fits,x,x\n"), asked)
    told = {(row["question_id"], row["part"], row["text"]) for row in reading.rows}
    assert told == {("Q6", "answer", "Vendor; DIP"), ("Q1", "answer", "Yes"), ("Q1", "rationale", "It fits")}


def test_a_question_asked_twice_is_answered_only_where_both_say_the_same(text_file) -> None:
    """Two columns of one question: the same value is one answer, a blank is none, two values are both listed."""
    reading = read_responses(text_file("Organisation,Q1,Q1\nA,Yes,No\nB,Yes,yes\nC,,No\n"), OPTIONS)
    assert answers(reading) == [("B", "Q1", "Yes"), ("C", "Q1", "No")]
    assert [(one["cell"], one["text"]) for one in reading.set_aside if not one["rows"]] == [
        ("B2", "Yes"),
        ("C2", "No"),
    ]
    assert all("asked twice" in one["reason"] for one in reading.set_aside if not one["rows"])


def test_headings_that_stand_again_in_another_order_are_read_anew(text_file) -> None:
    """What is below them is read by them; the same headings again are passed over; nobody is called Organisation."""
    text = "Organisation,Q1,Q2\nA,Yes,No\nOrganisation,Q1,Q2\nB,Yes,No\nOrganisation,Q2,Q1\nC,Yes,No\n"
    reading = read_responses(text_file(text), OPTIONS)
    assert answers(reading) == [
        ("A", "Q1", "Yes"), ("A", "Q2", "No"), ("B", "Q1", "Yes"), ("B", "Q2", "No"),
        ("C", "Q2", "Yes"), ("C", "Q1", "No"),
    ]  # fmt: skip
    assert [row["cell"] for row in reading.rows][-2:] == ["B6", "C6"]


def test_respondents_as_columns_are_set_aside_with_what_to_ask(workbook_file) -> None:
    """A table turned round is not read as one respondent that says everything."""
    asked = [OPTIONS[0]["wording"], OPTIONS[3]["wording"]]
    for head in ("Question", "Organisation"):
        rows = [[head, "A", "B", "C"], [asked[0], "Yes", "No", "No view"], [asked[1], "No", "Yes", "Yes"]]
        reading = read_responses(workbook_file({"F": rows}), OPTIONS)
        assert (reading.rows, reading.respondents, reading.reading_confidence) == ([], [], "low")
        (entry,) = reading.set_aside
        assert (
            "as columns" in entry["reason"] and "a row a respondent" in entry["remedy"] and entry["rows"] == 3
        )


def test_an_answer_that_reads_like_a_heading_makes_no_form(workbook_file) -> None:
    """A table whose cells happen to be words that headings have is read as the table it is."""
    rows = [
        ["Organisation", "Status", "Date submitted", "Q1", "Reference"],
        ["A", "Name", "Submitted", "Yes", "r"],
    ]
    reading = read_responses(workbook_file({"F": rows}), OPTIONS)
    assert reading.layout == "a row a respondent" and answers(reading) == [("A", "Q1", "Yes")]


def test_an_answer_of_a_megabyte_is_read_whole(text_file) -> None:
    """A long answer refuses no file: nobody else's answers are lost for it."""
    reading = read_responses(text_file(f"Organisation,Q1b\nA,{'a' * (1 << 20)}\nB,Short\n"), OPTIONS)
    assert [len(row["text"]) for row in reading.rows] == [1 << 20, 5]


@pytest.mark.parametrize("formula", ["#NAME?", "=POAP 1 is better"])
def test_an_answer_that_became_a_formula_is_no_answer(workbook_file, formula: str) -> None:
    """What begins with - or = comes out as an error: it is not quoted as an answer, and is asked for again."""
    rows = [["Organisation", "Q1", "Q1a"], ["A Ltd", "Yes", formula], ["B Ltd", "No", "It is too short"]]
    reading = read_responses(workbook_file({"F": rows}), QUESTIONS)
    assert answers(reading) == [
        ("A Ltd", "Q1", "Yes"),
        ("B Ltd", "Q1", "No"),
        ("B Ltd", "Q1a", "It is too short"),
    ]
    (warning,) = reading.warnings
    assert warning["cell"] == "C2" and not warning["text"]
