"""A file of responses, of whichever form its cells show, into respondents, questions and answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from mhhs_analysis.frames import NotReadable, NotReadHere
from mhhs_analysis.intake.reading import NO_TABLE, Place
from mhhs_analysis.intake.responses import form_each, log, question_list, row_each
from mhhs_analysis.intake.responses.asked import Question, Register, register_of
from mhhs_analysis.intake.responses.document import document_pages
from mhhs_analysis.intake.responses.form_each import FormPage, form_page, forms_of
from mhhs_analysis.intake.responses.headings import header_of, sections_of
from mhhs_analysis.intake.responses.log import Log, log_of
from mhhs_analysis.intake.responses.pages import Page
from mhhs_analysis.intake.responses.question_list import QuestionList, kinds_told, question_list_of
from mhhs_analysis.intake.responses.reading import NO_ANSWER, Responses, understood
from mhhs_analysis.intake.responses.records import Bad, is_records, record_pages
from mhhs_analysis.intake.responses.row_each import Table, read_rows, table_of
from mhhs_analysis.intake.responses.valueless import without_valueless
from mhhs_analysis.intake.struck import ASK_SEEN, without_struck
from mhhs_analysis.intake.workbooks.word import LeftOut
from mhhs_analysis.intake.workbooks.workbook import ZIP, cell_range, content_of, workbook_in

_ASK_FORM = (
    "ask for the responses as a table: a row a respondent, a column that names it, a column a question; or send out "
    "the form that mhhs template responses writes"
)
_NOT_READ = "no table of responses"
_DOCUMENT = b"word/document"
"""What the archive of a Word document holds."""
_TURNED = "respondents seem to stand as columns and questions as rows, which is not read"


@dataclass
class _Found:
    """What each page of a file is."""

    tables: list[Table] = field(default_factory=list)
    forms: list[FormPage] = field(default_factory=list)
    logs: list[Log] = field(default_factory=list)
    lists: list[QuestionList] = field(default_factory=list)
    others: list[Page] = field(default_factory=list)
    turned: list[Page] = field(default_factory=list)


def read_responses(path: Path, questions: Sequence[Question] | None = None) -> Responses:
    """Return what a file of responses holds: its respondents, its questions, and as rows its answers.

    `questions` are rows of questions.csv; what answers none of them is set aside. Without them every column or label
    is a question, known by its number or else its words, closed or open by its answers.
    Raises NotReadable when the file can't be read at all.
    """
    try:
        pages, bad, left_out = _opened(path)
    except NotReadHere:
        raise
    except NotReadable as refusal:
        raise _of_responses(refusal) from None
    register = register_of(questions)
    reading = Responses(path.name)
    for number, text in bad:
        reading.put_aside(
            Place(path.name, "", f"line {number}"), text[:500], "the line is no record", _ASK_FORM, rows=1
        )
    for one in left_out:
        reading.warn(Place(path.name, "", one.name), "", f"{one.why}: it is not read", ASK_SEEN)
    pages = [
        replace(page, sheet=without_valueless(reading, without_struck(reading, page.sheet))) for page in pages
    ]
    pages = [part for page in pages for part in sections_of(page, register)]
    found = _found(pages, register)
    _read(reading, found, register)
    reading.rows_in = len(bad) + sum(_rows_of(page) for page in pages) - sum(_headings(reading))
    reading.rows_kept = reading.rows_in - reading.rows_set_aside
    return reading


def _of_responses(refusal: NotReadable) -> NotReadable:
    """Return the refusal of a file in the words of what was asked for: its readers speak of plans."""
    reason, remedy = (
        text.replace("any plan", "any form").replace("the plan", "the responses")
        for text in (refusal.reason, refusal.remedy)
    )
    return NotReadable(refusal.file, reason, remedy)


def _opened(path: Path) -> tuple[list[Page], list[Bad], list[LeftOut]]:
    """Return the pages of a file by what its bytes are, the lines that can't be read, and what is not meant."""
    content = content_of(path)
    if content.startswith(ZIP) and (path.suffix.lower() == ".docx" or _DOCUMENT in content):
        pages, left_out = document_pages(path.name, content)
        return pages, [], left_out
    if is_records(content):
        return (*record_pages(path.name, content), [])
    workbook = workbook_in(path.name, content)
    return [Page(workbook.file, sheet) for sheet in workbook.sheets], [], []


# --- what each page is ------------------------------------------------------------------------------------


def _found(pages: list[Page], register: Register | None) -> _Found:
    found = _Found()
    for page in pages:
        _sort(found, page, register)
    _drop_forms(found)
    if any(one.names_somebody for one in found.tables) or found.forms or found.logs:
        _drop(found, [one for one in found.tables if not one.names_somebody])
    elif found.tables:
        best = max(found.tables, key=lambda one: one.weight)
        _drop(found, [one for one in found.tables if one is not best])
    _tell(found, register)
    return found


def _sort(found: _Found, page: Page, register: Register | None) -> None:
    """Add a page as what it is: a log, part of a form, a list of questions, a table of responses, or none."""
    form = form_page(page, register) if page.header is None else None
    if (logged := log_of(page)) is not None:
        found.logs.append(logged)
    elif form is not None and (form.tables or page.is_document):
        found.forms.append(form)
    elif (listed := question_list_of(page)) is not None:
        found.lists.append(listed)
    elif (header := header_of(page, register)) is not None:
        found.tables.append(table_of(page, header, register))
    elif form is not None and form.is_turned:
        found.turned.append(page)
    elif form is not None:
        found.forms.append(form)
    else:
        found.others.append(page)


def _drop(found: _Found, tables: list[Table]) -> None:
    """Take tables for what stands beside the responses: a copy recoded, a list of codes."""
    found.tables = [one for one in found.tables if one not in tables]
    found.others += [one.page for one in tables]


def _drop_forms(found: _Found) -> None:
    """Take for what stands beside the responses: covers and instructions, and forms beside a table of respondents.

    Beside a table of answers a sheet of labels alone is an instruction, unless only it asks who answers.
    """
    sheets = [one for one in found.forms if not one.page.is_document]
    if any(one.names_somebody for one in found.tables):
        dropped = [one for one in sheets if not (one.asks_who and one.asks_questions)]
    elif not any(one.asks_questions for one in sheets):
        dropped = sheets
    else:
        is_asked = any(one.tables and one.asks_who for one in sheets)
        has_table = any(one.tables for one in sheets)
        alone = [one for one in sheets if not one.tables]
        dropped = [one for one in alone if has_table and (is_asked or not one.asks_who)]
    found.others += [one.page for one in dropped]
    found.forms = [one for one in found.forms if one not in dropped]


def _tell(found: _Found, register: Register | None) -> None:
    """Let lists of questions in the file say what the columns of its tables are, where no register does."""
    told = kinds_told(found.lists)
    if told and register is None:
        found.tables = [row_each.told_kinds(one, told) for one in found.tables]


# --- reading them -----------------------------------------------------------------------------------------


def _read(reading: Responses, found: _Found, register: Register | None) -> None:
    for table in found.tables:
        read_rows(reading, table)
    forms = forms_of(found.forms)
    for pages in forms:
        form_each.read_form(reading, pages, register, is_named=len(forms) > 1)
    for each in found.forms:
        _put_aside_words(reading, each)
    for logged in found.logs:
        log.read_log(reading, logged, register)
    is_alone = not (found.tables or found.forms or found.logs)
    for listed in found.lists if is_alone else ():
        question_list.read_list(reading, listed)
    for page in found.others:
        _put_aside(reading, page)
    for page in found.turned:
        _put_aside(reading, page, _TURNED)
    _describe(reading, found)


def _describe(reading: Responses, found: _Found) -> None:
    reading.sheets = [
        *map(row_each.described, found.tables),
        *map(form_each.described, found.forms),
        *map(log.described, found.logs),
        *map(question_list.described, found.lists),
        *(understood(page, "", []) for page in (*found.others, *found.turned)),
    ]
    layouts = [one["layout"] for one in reading.sheets if one["layout"]]
    if found.tables or found.forms or found.logs:
        layouts = [layout for layout in layouts if layout != question_list.LAYOUT]
    reading.layout = " and ".join(dict.fromkeys(layouts)) or NO_TABLE
    if reading.layout == NO_TABLE:
        reading.reading_confidence = "low"
        reading.reasons.append("no row of headings names the respondent or a question")
    elif any(not table.by_role for table in found.tables):
        reading.reading_confidence = "medium"
        reading.reasons.append("no heading names the respondent or when it answered")


def _put_aside(reading: Responses, page: Page, reason: str = _NOT_READ) -> None:
    """Set a whole page aside as one entry."""
    if not page.rows:
        return
    first, last = min(page.rows), max(page.rows)
    widest = max(column for cells in page.rows.values() for column in cells)
    place = (
        page.row_place(first)
        if page.names
        else Place(page.file, page.sheet.name, cell_range((first, 1), (last, widest)))
    )
    reading.put_aside(place, page.row_text(first), reason, _ASK_FORM, rows=_rows_of(page))


def _put_aside_words(reading: Responses, form: FormPage) -> None:
    """Set aside the rows of a form's page that nothing was read from: titles, instructions, other tables."""
    headings = {table.header for table in form.tables}
    for row in form.page.rows:
        if row not in form.used_rows and row not in headings:
            place = form.page.row_place(row)
            reading.put_aside(place, form.page.row_text(row), NO_ANSWER, rows=1)


def _rows_of(page: Page) -> int:
    return len(page.rows)


def _headings(reading: Responses) -> list[int]:
    """Return how many rows of headings each page has."""
    return [len(one["header_rows"]) for one in reading.sheets]
