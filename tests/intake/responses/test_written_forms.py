"""A form written in a layout drawn at random from known answers reads back to them: none lost, none moved."""

import csv
from pathlib import Path
from typing import Any

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from mhhs_analysis.intake.responses import Responses, read_responses
from tests.intake.responses import documents as docx

QUESTIONS = (
    {"question_id": "Q1", "kind": "closed", "wording": "Do you support POAP 1 as the basis of the re-plan?"},
    {"question_id": "Q1a", "kind": "open", "wording": "Why does POAP 1 work for your organisation?"},
    {"question_id": "Q2", "kind": "closed", "wording": "Do you intend to take part in SIT?"},
    {"question_id": "Q3", "kind": "open", "wording": "Is there anything else you would like to tell us?"},
)
IDS = [question["question_id"] for question in QUESTIONS]
NAMES = ("Acme Energy Ltd", "Bellweather Networks plc", "Cwm Metering", "D4 Data & Co")
_LINE = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "Po", "Pd", "Sc", "Zs")), min_size=1, max_size=40
)
_OPEN = st.lists(_LINE, min_size=1, max_size=3).map("\n".join).map(lambda text: f"We say {text}".strip())
_CLOSED = st.sampled_from(["Yes", "No", "Yes, with conditions", "Vendor;Design baseline"])

ONE = st.fixed_dictionaries(
    {}, optional={one["question_id"]: _CLOSED if one["kind"] == "closed" else _OPEN for one in QUESTIONS}
)
ANSWERS = st.dictionaries(st.sampled_from(NAMES), ONE, min_size=1)
Said = dict[str, dict[str, str]]


def plain(text: str) -> str:
    """A text as any format may keep it: spaces are spaces."""
    return " ".join(text.split())


def heard(reading: Responses) -> set[tuple[str, str, str]]:
    return {(row["respondent"], row["question_id"], plain(row["text"])) for row in reading.rows}


def meant(said: Said) -> set[tuple[str, str, str]]:
    return {(name, number, plain(text)) for name, answers in said.items() for number, text in answers.items()}


def nobody_is_lost(reading: Responses, said: Said) -> None:
    """Every respondent is met once, with as many answers as it gave; every row is kept or set aside."""
    met = {who["respondent"]: who["answers"] for who in reading.respondents}
    assert met == {name: len(answers) for name, answers in said.items()}
    assert all(who["reason"] for who in reading.respondents if not who["answers"])
    assert reading.rows_kept + reading.rows_set_aside == reading.rows_in


def save(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                if value not in (None, ""):
                    cell = page.cell(number, column)
                    cell.value, cell.data_type = value, "s" if isinstance(value, str) else "n"
    book.save(path)
    return path


@settings(max_examples=60)
@given(
    said=ANSWERS,
    headed=st.sampled_from(["{n}. {w}", "{w}", "{n}", "{n} - {w}", "Question {n}: {w}", "{n}) {w}"]),
    codes=st.booleans(),
    titles=st.integers(0, 2),
    order=st.permutations(IDS),
    extra=st.sampled_from([(), ("ID", "Start time"), ("Timestamp",), ("Response ID", "Sector")]),
    as_text=st.booleans(),
)
def test_a_row_a_respondent(tmp_path_factory, said, headed, codes, titles, order, extra, as_text) -> None:
    """In any order of columns, under numbers or words or both, below titles, beside columns of the form's own."""
    wording = {question["question_id"]: question["wording"] for question in QUESTIONS}
    heads = [wording[one] if codes else headed.format(n=one, w=wording[one]) for one in order]
    rows = [[*extra, "Organisation", *heads]]
    rows = [[*extra, "Organisation", *order], *rows] if codes else rows
    rows = [["Responses to the consultation"]] * titles + rows
    rows += [
        [*("7" for _ in extra), name, *(answers.get(one, "") for one in order)]
        for name, answers in said.items()
    ]
    path = tmp_path_factory.mktemp("row") / ("a.csv" if as_text else "a.xlsx")
    if as_text:
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(rows)
    else:
        save(path, {"Form1": rows, "Notes": [["Exported on Friday"]]})
    reading = read_responses(path, QUESTIONS)
    assert heard(reading) == meant(said)
    nobody_is_lost(reading, said)


@settings(max_examples=40)
@given(
    said=ANSWERS,
    words=st.sampled_from(
        [("Question", "Answer"), ("Consultation question", "Response"), ("Questions", "Your view")]
    ),
    numbered=st.booleans(),
    label=st.sampled_from(["Organisation", "Name of organisation:", "Respondent"]),
    gap=st.integers(0, 2),
)
def test_a_sheet_a_respondent(tmp_path_factory, said, words, numbered, label, gap) -> None:
    """Under headings in other words, with numbers of their own column or before the words."""
    sheets = {}
    for number, (name, answers) in enumerate(said.items()):
        table = [["No.", *words] if numbered else [*words]]
        for one in QUESTIONS:
            asked = (
                [one["question_id"], one["wording"]]
                if numbered
                else [f"{one['question_id']}. {one['wording']}"]
            )
            table.append([*asked, answers.get(one["question_id"])])
        sheets[f"Sheet{number}"] = [["Response form"], [label, name], *[[]] * gap, *table]
    reading = read_responses(save(tmp_path_factory.mktemp("form") / "a.xlsx", sheets), QUESTIONS)
    assert heard(reading) == meant(said)
    nobody_is_lost(reading, said)


@settings(max_examples=40)
@given(
    said=st.dictionaries(st.sampled_from(NAMES), st.lists(st.tuples(_OPEN, st.none() | _OPEN), min_size=1, max_size=3),
                         min_size=1),
    heads=st.sampled_from([("Clause", "Comment", "Proposed change"), ("Section", "Comments", "Suggested text")]),
)  # fmt: skip
def test_a_log_of_comments(tmp_path_factory, said, heads) -> None:
    """Every comment and every change proposed, of whoever made it, in the order of the log."""
    rows = [["No.", "Organisation", *heads]]
    for name, comments in said.items():
        rows += [[number, name, f"{number}.1", *comment] for number, comment in enumerate(comments, 1)]
    reading = read_responses(save(tmp_path_factory.mktemp("log") / "a.xlsx", {"Log": rows}), QUESTIONS)
    found = [(row["respondent"], row["question_id"], row["part"], plain(row["text"])) for row in reading.rows]
    assert found == [
        (name, f"{number}.1", part, plain(text))
        for name, comments in said.items()
        for number, comment in enumerate(comments, 1)
        for part, text in zip(("comment", "proposed change"), comment, strict=True)
        if text
    ]
    assert [who["respondent"] for who in reading.respondents] == list(said)


@settings(max_examples=60)
@given(
    answers=ONE,
    name=st.sampled_from(NAMES),
    layout=st.sampled_from(["table", "pairs", "boxes", "paragraphs"]),
    tracked=st.booleans(),
    ticked=st.sampled_from([docx.control, docx.field, None]),
)
def test_a_word_form(tmp_path_factory, answers, name, layout, tracked, ticked) -> None:
    """A table of questions, labels beside values or above boxes, paragraphs; ticked boxes and tracked changes."""
    said = {}
    cells = []
    for one in QUESTIONS:
        text = answers.get(one["question_id"], "")
        if one["kind"] == "closed" and ticked:
            offered = ["Yes", "No", "Yes, with conditions"]
            text = text if text in offered else ""
            runs = [piece for choice in offered for piece in (ticked(choice == text), f" {choice}  ")]
        else:
            runs = [docx.gone("Draft: "), docx.ins(text)] if tracked and text else [text] if text else []
        said |= {one["question_id"]: text} if text else {}
        cells.append((one, docx.p(*runs)))
    about = docx.tbl(["Organisation", name], ["Date of response", "3 May 2022"])
    heads = [(f"{one['question_id']}. {one['wording']}", cell) for one, cell in cells]
    blocks = {
        "table": [docx.tbl(["Question", "Answer"], *heads)],
        "pairs": [docx.tbl(*heads)],
        "boxes": [docx.tbl([head], [cell]) for head, cell in heads],
        "paragraphs": [block for head, cell in heads for block in (docx.p(head), cell)],
    }[layout]
    path = docx.write(tmp_path_factory.mktemp("word") / "a.docx", about, *blocks)
    reading = read_responses(path, QUESTIONS)
    assert heard(reading) == meant({name: said})
    nobody_is_lost(reading, {name: said})
    assert reading.respondents[0]["submitted"] == "2022-05-03"
