"""Word forms: tables, labels, boxes to tick and tracked changes, each answer with its place."""

import pytest

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.responses import read_responses
from tests.intake.responses import documents as docx

QUESTIONS = (
    {"question_id": "Q1", "kind": "closed", "wording": "Do you support POAP 1?"},
    {"question_id": "Q1a", "kind": "open", "wording": "Why does POAP 1 work for you?"},
    {"question_id": "Q2", "kind": "closed", "wording": "Do you intend to take part in SIT?"},
)
ABOUT = docx.tbl(["Organisation", "Acme Ltd"], ["Is your response confidential?", "No"])


def answers(reading) -> dict[str, str]:
    return {row["question_id"]: row["text"] for row in reading.rows}


def test_a_table_of_questions_is_read_with_its_cells(tmp_path) -> None:
    """Question, answer and reasons side by side; a merged row is a section, and the place is table, row and cell."""
    path = docx.write(
        tmp_path / "form.docx",
        ABOUT,
        docx.tbl(
            ["No.", "Question", "Your answer", "Reasons"],
            [docx.wide("Section 1: the options", 4)],
            ["Q1", "Do you support POAP 1?", "Yes", "Build takes 42 days"],
            ["Q1a", "Why does POAP 1 work for you?", "", ""],
        ),
    )
    reading = read_responses(path, QUESTIONS)
    assert [(row["question_id"], row["part"], row["text"], row["cell"]) for row in reading.rows] == [
        ("Q1", "answer", "Yes", "table 2, row 3, cell 3"),
        ("Q1", "rationale", "Build takes 42 days", "table 2, row 3, cell 4"),
    ]
    assert [who["respondent"] for who in reading.respondents] == ["Acme Ltd"]
    assert reading.rows[0]["is_confidential"] is False


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        (docx.control(True), docx.control(False)),
        (docx.field(True), docx.field(False)),
        (docx.field(None, default=True), docx.field(None)),
        (docx.r("☒"), docx.r("☐")),
        (docx.r("☑"), docx.r("☐")),
        (docx.r("[x]"), docx.r("[ ]")),
        (docx.symbol("F0FE"), docx.symbol("F0A8")),
    ],
    ids=["control", "field", "field by default", "cross", "tick", "brackets", "symbol"],
)  # fmt: skip
def test_boxes_of_every_kind_are_ticked_or_not(tmp_path, yes, no) -> None:
    """The choices that are ticked are the answer; of none there is none."""
    ticked = docx.p(no, " Yes  ", yes, " No  ", no, " No view")
    blank = docx.p(no, " Yes  ", no, " No")
    path = docx.write(
        tmp_path / "form.docx",
        docx.tbl(
            ["Question", "Answer"], ["Q1. Do you support POAP 1?", ticked], [QUESTIONS[2]["wording"], blank]
        ),
    )
    assert answers(read_responses(path, QUESTIONS)) == {"Q1": "No"}


def test_columns_of_boxes_are_choices(tmp_path) -> None:
    """Where each choice is a column, its heading is the answer where it is ticked."""
    yes, no = docx.p(docx.control(True)), docx.p(docx.control(False))
    path = docx.write(
        tmp_path / "form.docx",
        docx.tbl(
            ["Question", "Yes", "No"], [QUESTIONS[0]["wording"], yes, no], [QUESTIONS[2]["wording"], no, "x"]
        ),
    )
    assert answers(read_responses(path, QUESTIONS)) == {"Q1": "Yes", "Q2": "No"}


def test_insertions_stand_and_deletions_do_not(tmp_path) -> None:
    """What was deleted, moved away or is only a placeholder was not said."""
    said = docx.p(
        "We could ", docx.gone("never "), docx.ins("be ready in July"), docx.placeholder("Click here")
    )
    path = docx.write(tmp_path / "form.docx", docx.tbl([QUESTIONS[1]["wording"], said]))
    assert answers(read_responses(path, QUESTIONS)) == {"Q1a": "We could be ready in July"}


def test_a_label_may_stand_above_its_box(tmp_path) -> None:
    """In a table of one column, or as a paragraph with a box or paragraphs below it, up to the next heading."""
    path = docx.write(
        tmp_path / "form.docx",
        docx.tbl([QUESTIONS[0]["wording"]], ["Yes, with conditions"]),
        docx.p("Q1a. Why does POAP 1 work for you?"),
        docx.p("First, this."),
        docx.p("Then\nthat."),
        docx.p("Next steps", style="Heading2"),
        docx.p("We will write to you."),
        docx.p(QUESTIONS[2]["wording"]),
        docx.tbl(["Yes"]),
    )
    reading = read_responses(path, QUESTIONS)
    assert answers(reading) == {"Q1": "Yes, with conditions", "Q1a": "First, this.\nThen\nthat.", "Q2": "Yes"}
    assert [row["cell"] for row in reading.rows] == [
        "table 1, row 2, cell 1", "paragraph 2", "table 2, row 1, cell 1",
    ]  # fmt: skip
    assert any(entry["text"] == "We will write to you." for entry in reading.set_aside)


def test_cells_merged_downwards_say_their_text_once(tmp_path) -> None:
    """A cell that goes on with the one above is no cell of its own."""
    path = docx.write(
        tmp_path / "form.docx",
        docx.tbl(["No.", "Question", "Answer"], ["Q1", QUESTIONS[0]["wording"], "Yes"],
                 [docx.under(), QUESTIONS[1]["wording"], "It fits"]),
    )  # fmt: skip
    assert answers(read_responses(path, QUESTIONS)) == {"Q1": "Yes", "Q1a": "It fits"}


def test_a_blank_form_says_so(tmp_path) -> None:
    """Its questions are listed, its one respondent answers none of them."""
    path = docx.write(tmp_path / "form.docx", docx.tbl(["Your name:", ""], [QUESTIONS[0]["wording"], ""]))
    reading = read_responses(path)
    assert reading.reasons == ["the form is not filled in"] and not reading.rows
    assert [question["wording"] for question in reading.questions] == [QUESTIONS[0]["wording"]]


def test_a_strict_document_is_read_alike(tmp_path) -> None:
    """Word's strict format has other namespaces and the same words."""
    path = docx.write(
        tmp_path / "form.docx", docx.tbl([QUESTIONS[0]["wording"], "Yes"]), namespace=docx.STRICT
    )
    assert answers(read_responses(path, QUESTIONS)) == {"Q1": "Yes"}


def test_a_broken_document_is_refused_on_one_line(tmp_path) -> None:
    """Entities, tables without end, a cut-off archive, half a part: one line each, that says what to ask for."""
    entities = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    whole = docx.write(tmp_path / "whole.docx", ABOUT).read_bytes()
    files = {
        "entities.docx": docx.write(tmp_path / "entities.docx", docx.p("x"), before=entities).read_bytes(),
        "deep.docx": docx.write(tmp_path / "deep.docx", "<w:tbl><w:tr><w:tc>" * 80).read_bytes(),
        "cut.docx": whole[: len(whole) // 2],
        "half.docx": docx.write(tmp_path / "half.docx", "<w:p>").read_bytes(),
        "empty.docx": b"",
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(NotReadable) as refused:
            read_responses(tmp_path / name, QUESTIONS)
        assert "\n" not in str(refused.value) and "ask for it" in refused.value.remedy, name


def test_real_hostile_documents_end_in_one_line_or_a_reading(real) -> None:
    """Those of the folder of hostile files: encrypted ones are called so, and none breaks its reader."""
    paths = sorted((real / "hostile").glob("*.docx"))
    from mhhs_analysis.intake.guard import read_all

    outcomes = dict(zip(paths, read_all([(read_responses, path, ()) for path in paths]), strict=True))
    for path, outcome in outcomes.items():
        assert "\n" not in str(outcome) or not isinstance(outcome, Exception), path.name
        if "password" in path.name:
            assert isinstance(outcome, NotReadable) and "encrypted" in outcome.reason
    print(f"{len(paths)} hostile documents")
    assert paths


@pytest.mark.parametrize(("mark", "why"), [("strike", "struck"), ("dstrike", "struck"), ("vanish", "hidden")])
def test_text_struck_through_or_hidden_is_not_read_and_said(tmp_path, mark, why) -> None:
    """What a respondent struck out, or nobody sees, is no answer: a warning gives its place; switched off it is one."""

    def run(value: str) -> str:
        return f"<w:r><w:rPr><w:{mark}{value}/></w:rPr><w:t>Yes</w:t></w:r>"

    for value, text in (("", "No"), (' w:val="0"', "YesNo")):
        content = docx.p("Q1: Do you?"), docx.p(run(value), "No")
        reading = read_responses(docx.write(tmp_path / "a.docx", *content))
        assert [row["text"] for row in reading.rows] == [text]
        told = [(one["cell"], one["text"]) for one in reading.warnings if why in one["reason"]]
        assert told == ([] if value else [("paragraph 2", "")])


@pytest.mark.parametrize(("mark", "is_shown"), [("", False), (' w:val="0"', True)])
def test_a_hidden_row_of_a_form_is_not_read_and_said(tmp_path, mark, is_shown) -> None:
    """Nobody who filled the form in saw it: a warning gives its place; a mark that is off hides nothing."""
    form = docx.tbl(["Q1: Do you?", "No"], ["Q2: Will you?", "Yes"], ["Q3: Can you?", "Yes"])
    hidden = form.replace("</w:tr><w:tr>", f"</w:tr><w:tr><w:trPr><w:hidden{mark}/></w:trPr>", 1)
    reading = read_responses(docx.write(tmp_path / "a.docx", hidden))
    assert [row["text"] for row in reading.rows] == (["No", "Yes", "Yes"] if is_shown else ["No", "Yes"])
    told = [one["cell"] for one in reading.warnings if "hidden" in one["reason"]]
    assert told == ([] if is_shown else ["table 1, row 2"])
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside


def test_an_answer_stands_below_its_question_though_a_row_between_is_hidden(tmp_path) -> None:
    """Guidance that is hidden stands between no question and its answer; the answer keeps its own place."""
    form = docx.tbl(["Q1: Do you?"], ["Tell us in a word."], ["No"], ["Q2: Will you?"], ["Yes"])
    hidden = form.replace("</w:tr><w:tr>", "</w:tr><w:tr><w:trPr><w:hidden/></w:trPr>", 1)
    reading = read_responses(docx.write(tmp_path / "a.docx", hidden))
    assert [(row["text"], row["cell"]) for row in reading.rows] == [
        ("No", "table 1, row 3, cell 1"),
        ("Yes", "table 1, row 5, cell 1"),
    ]
