"""The blank response a participant fills in: who answers, then a row a question of the register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from mhhs_analysis.reference import rows
from mhhs_analysis.reporting.blank_forms import look
from mhhs_analysis.reporting.blank_forms.look import Choices, Heading

Question = Mapping[str, str]

SHEET = "Response"
HEADER_ROW = 7
ORGANISATION, SIGNED, DATED = "Organisation", "Completed by", "Date of response"
WHOLE, PART = "Is your response confidential?", "Is this answer confidential?"
_YES_OR_NO = "Yes or no"

HEADINGS = (
    Heading("No.", 8, "The programme's number of the question. Leave it as it is.", "Q1", is_as_typed=True),
    Heading("Question", 52, "The question. Leave it as it is.", "Do you support POAP 1?"),
    Heading("How to answer", 30, "Whether to choose from a list, or to answer in your own words.", "Choose one"),
    Heading("Your answer", 60, "Your answer. Leave it blank where you have none.", "Yes, with conditions",
            is_as_typed=True),
    Heading("Reasons", 60, "Why, where no other question asks for it: with dates, durations or quantities.",
            "Build takes 42 working days.", is_as_typed=True),
    Heading(PART, 16, "Yes keeps this one answer and its reasons in confidence. Blank is as the top of the sheet says.",
            "No"),
)  # fmt: skip

ABOUT = (
    ("Who fills this in", "Whoever answers for your organisation."),
    ("What to do", "Fill in the shaded cells at the top of the sheet Response, then answer as many questions as you "
     "can. Save it as .xlsx and send it back to whoever sent it to you."),
    ("Headings", "Leave the headings in row 7, the numbers and the questions as they are."),
    ("Answering again", "Send the form again with what has changed. Of two answers to one question the later one "
     "stands; what you leave blank takes nothing back."),
    ("What is done with it", "It is read by a program, question by question. Every figure made of it names the cell it "
     "came from."),
    ("Confidentiality", "Your response is confidential unless you choose No at the top of the sheet Response. The "
     "programme's analysts and Ofgem see it; a public report never holds it, and shows [c] in its place."),
)  # fmt: skip


def response_form(title: str, questions: Sequence[Question]) -> Workbook:
    """Return the blank response to a round's questions: instructions, the sheet to fill in, its lists."""
    book = look.new_workbook(f"Blank response: {title}")
    columns = [(heading.text, heading.meaning, heading.example) for heading in HEADINGS]
    parts = [
        (("About this form", "", ""), [(*line, "") for line in ABOUT]),
        (("Column", "What to write", "For example"), columns),
    ]
    look.add_instructions(book, "Your response: how to fill in this workbook", parts)
    lists = look.add_lists(book, [*_lists(questions), Choices(_YES_OR_NO, {"Yes": "", "No": ""})])
    sheet = look.add_table(book, SHEET, HEADINGS, HEADER_ROW, lists, frozen=2, ruled=len(questions))
    book.move_sheet(sheet, -1)
    look.add_title(sheet, title, "How to fill this in: see the sheet Instructions.")
    for row, label in enumerate((ORGANISATION, SIGNED, DATED), 2):
        look.add_labelled(sheet, row, 2, label)
    cell = look.add_labelled(sheet, 5, 2, WHOLE)
    look.offer(sheet, cell, lists[_YES_OR_NO], is_strict=True, name=WHOLE)
    for row, question in enumerate(questions, HEADER_ROW + 1):
        _ask(sheet, row, question, lists)
    return book


def _ask(sheet: Worksheet, row: int, question: Question, lists: Mapping[str, str]) -> None:
    """Write a question into its row, and offer what it offers."""
    number, choices = question["question_id"], choices_of(question)
    for column, text in enumerate((number, question["wording"], _how(question, choices)), 1):
        sheet.cell(row, column).value = text
    if choices and question.get("choose") != "several":
        look.offer(sheet, f"D{row}", lists[_list_name(number)], is_strict=False, name=number)
    look.offer(sheet, f"F{row}", lists[_YES_OR_NO], is_strict=True, name=PART)


def _how(question: Question, choices: Sequence[str]) -> str:
    if question["kind"] == "open":
        return "In your own words"
    if question.get("choose") == "several":
        return f"As many as apply, with a semicolon between them: {'; '.join(choices)}"
    return "Choose one" if choices else "In a few words"


def choices_of(question: Question) -> list[str]:
    """Return what a question offers: its own choices, or for a position the first words that are read as each."""
    own = [choice.strip() for choice in question.get("choices", "").split(";") if choice.strip()]
    if own or question["asks_for"] != "position":
        return own
    first: dict[str, str] = {}
    for row in rows("position_words"):
        first.setdefault(row["position"], row["words"].capitalize())
    return list(first.values())


def _lists(questions: Sequence[Question]) -> list[Choices]:
    return [
        Choices(_list_name(one["question_id"]), dict.fromkeys(offered, ""))
        for one in questions
        if (offered := choices_of(one)) and one.get("choose") != "several"
    ]


def _list_name(number: str) -> str:
    return f"Answers to {number}"
