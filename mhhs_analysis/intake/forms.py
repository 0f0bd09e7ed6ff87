"""Consultation responses laid out as a row a respondent and a column a question, into answers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mhhs_analysis.intake.columns import Column, normalised
from mhhs_analysis.intake.markings import NOT_CONFIDENTIAL
from mhhs_analysis.intake.reading import NO_TABLE, Reading, Row, place_of, row_text
from mhhs_analysis.intake.regions import Region, form_tables
from mhhs_analysis.intake.workbook import Sheet, cell_name, read_workbook

Question = Mapping[str, str]

_NUMBER = re.compile(r"^\s*(?:question\s+)?(q?\d+(?:\.\d+)*[a-z]?)\b\s*[.:)\u2013-]*\s*", re.I)
_ASK_FORM = (
    "ask for the responses as a table: a row a respondent, a column that names it, a column a question"
)


@dataclass(frozen=True)
class Form:
    """A table of responses: its region, and the question each of its columns answers."""

    file: str
    region: Region
    questions: dict[int, str]

    @property
    def sheet(self) -> Sheet:
        """The sheet the table stands on."""
        return self.region.sheet


def read_responses(path: Path, questions: Sequence[Question] | None = None) -> Reading:
    """Return the answers of a responses file: respondent as typed, question_id, text, is_confidential, place.

    `questions` are rows of questions.csv; a column that matches none is set aside. Without them every
    column is a question, known by its number or else its heading.
    Raises NotReadable when the file can't be read at all.
    """
    workbook = read_workbook(path)
    regions = [
        region for sheet in workbook.sheets for region in form_tables(sheet, "answers", {"respondent"})
    ]
    reading = Reading(workbook.file, layout="a row a respondent" if regions else NO_TABLE)
    if not regions:
        reading.reading_confidence = "low"
        reading.reasons.append("no row of headings names the respondent")
    for sheet in workbook.sheets:
        region = max(
            (one for one in regions if one.sheet is sheet), key=lambda one: len(one.rows), default=None
        )
        _read_sheet(reading, sheet, region, questions)
    reading.rows_kept = reading.rows_in - reading.rows_set_aside
    return reading


def _read_sheet(
    reading: Reading, sheet: Sheet, region: Region | None, questions: Sequence[Question] | None
) -> None:
    rows = [row for row in sheet.rows if not region or row not in region.headers]
    reading.rows_in += len(rows)
    form = Form(reading.file, region, _questions_of(region, questions, reading)) if region else None
    reading.sheets.append(_described(sheet, form))
    for row in rows:
        reason = (
            _read_row(reading, form, row) if form and row in form.region.rows else "no table of responses"
        )
        if reason:
            reading.put_aside(
                place_of(reading.file, sheet, row), row_text(sheet, row), reason, _ASK_FORM, rows=1
            )


def _read_row(reading: Reading, form: Form, row: int) -> str:
    """Add a respondent's answers; return why the row was set aside, or nothing."""
    respondent = _cell_text(form, row, form.region.column("respondent"))
    if not respondent:
        return "no respondent is named"
    answers = _answers(form, row, respondent)
    reading.rows.extend(answers)
    return "" if answers else "no question is answered"


def _answers(form: Form, row: int, respondent: str) -> list[Row]:
    """Return the answers of a row; a blank cell is no answer."""
    is_confidential = _confidential(form, row)
    cells = form.sheet.rows[row]
    return [
        {
            "respondent": respondent,
            "question_id": question,
            "text": cells[number].text,
            "is_confidential": is_confidential,
            **place_of(form.file, form.sheet, row, number).as_row(),
        }
        for number, question in form.questions.items()
        if number in cells
    ]


def _confidential(form: Form, row: int) -> bool | None:
    """Return whether the answers are confidential: unless the respondent says no, where the form asks.

    None where the form doesn't ask: then the register of receipts says it.
    """
    asked = form.region.column("confidential")
    said = normalised(_cell_text(form, row, asked)).split(" ")[0]
    return None if asked is None else said not in NOT_CONFIDENTIAL


def _cell_text(form: Form, row: int, column: Column | None) -> str:
    cell = form.sheet.rows[row].get(column.number) if column else None
    return cell.text if cell else ""


# --- which column answers which question ------------------------------------------------------------------


def _questions_of(region: Region, questions: Sequence[Question] | None, reading: Reading) -> dict[int, str]:
    """Return the question each column answers; a column that answers none is set aside by its heading."""
    found: dict[int, str] = {}
    for column in region.columns:
        if column.role:
            continue
        question = _question(column.heading, questions)
        if question and question not in found.values():
            found[column.number] = question
        else:
            place = place_of(reading.file, region.sheet, region.headers[-1], column.number)
            reason = (
                "a second column for the same question" if question else "a column that matches no question"
            )
            reading.put_aside(place, column.heading, reason, "add the question to questions.csv, or leave it")
    return found


def _question(heading: str, questions: Sequence[Question] | None) -> str:
    """Return the question a heading asks: by its whole wording, else by its number."""
    number = _NUMBER.match(heading)
    wording = normalised(heading[number.end() :] if number else heading)
    if questions is None:
        return number[1].upper() if number else heading
    by_wording = {normalised(one["wording"]): one["question_id"] for one in questions}
    by_number = {one["question_id"].lower().lstrip("q"): one["question_id"] for one in questions}
    return by_wording.get(wording) or (by_number.get(number[1].lower().lstrip("q"), "") if number else "")


def _described(sheet: Sheet, form: Form | None) -> Row:
    """Return how a sheet was understood: its row of headings and what each column answers."""
    columns = form.region.columns if form else ()
    return {
        "sheet": sheet.name,
        "is_hidden": sheet.is_hidden,
        "rows": len(sheet.rows),
        "header_row": form.region.headers[-1] if form else None,
        "columns": [
            {"column": cell_name(1, one.number)[:-1], "heading": one.heading,
             "role": one.role or (form.questions.get(one.number, "not used") if form else "")}
            for one in columns
        ],
    }  # fmt: skip
