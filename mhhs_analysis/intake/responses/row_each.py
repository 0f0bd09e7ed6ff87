"""A row a respondent and a column a question, as online forms export it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from mhhs_analysis.dates.order import DateOrder
from mhhs_analysis.intake.headings.columns import NO, normalised
from mhhs_analysis.intake.kept import kept
from mhhs_analysis.intake.reading import Row
from mhhs_analysis.intake.responses.answer_columns import RATIONALE, Column, columns_of
from mhhs_analysis.intake.responses.asked import ASK_WHICH, Register
from mhhs_analysis.intake.responses.confidence import of_answer, of_form
from mhhs_analysis.intake.responses.headings import Header
from mhhs_analysis.intake.responses.names import first_named, is_blank, names_nobody
from mhhs_analysis.intake.responses.pages import Page, Spot
from mhhs_analysis.intake.responses.reading import NO_ANSWER, NOT_ANSWERED, UNNAMED, Responses, understood
from mhhs_analysis.intake.responses.roles import ABOUT, WHO
from mhhs_analysis.intake.responses.submitted import doubt_order, submitted_at
from mhhs_analysis.intake.responses.ticks import is_mark, is_no_mark, ticked
from mhhs_analysis.intake.workbooks.sheets import column_letters
from mhhs_analysis.intake.workbooks.workbook import Cell

LAYOUT = "a row a respondent"
_ASK_WHO = "ask for the form again, with a column that names the respondent"
_ASK_FORM = (
    "ask for the responses as a table: a row a respondent, a column that names it, a column a question"
)
_ALIKE = "add the question to questions.csv, or leave it"
_UNHEADED = "it stands in a column without a heading"
_ASK_HEADING = "ask what the column is, or for the form again"
_TWICE = "the question is asked twice and answered in two ways"
_ASK_ANSWER = "ask which answer it meant"


@dataclass
class Table:
    """The table of a page: its rows of headings, columns and rows."""

    page: Page
    header: Header
    columns: tuple[Column, ...]
    rows: tuple[int, ...]
    by_role: dict[str, list[int]] = field(default_factory=dict)

    def text(self, row: int, role: str) -> str | None:
        """Return what a row says in the columns of a role, the first that says anything; None without a column."""
        numbers = self.by_role.get(role)
        if not numbers:
            return None
        return next(filter(None, (self.page.text(row, number) for number in numbers)), "")

    def cells(self, role: str) -> dict[Spot, Cell]:
        """Return the cells of the first column of a role, by where they stand."""
        numbers = self.by_role.get(role, [])
        return {(row, number): self.page.rows[row][number] for row in self.rows for number in numbers[:1]
                if number in self.page.rows[row]}  # fmt: skip

    @kept
    def parted(self) -> dict[str, list[Column]]:
        """The columns of each question that has a column a choice."""
        held: dict[str, list[Column]] = {}
        for one in self.columns:
            if one.question_id and one.option:
                held.setdefault(one.question_id, []).append(one)
        return {question: columns for question, columns in held.items() if len(columns) > 1}

    @kept
    def single(self) -> list[list[Column]]:
        """The columns of each part of a question that has no column a choice: several where it is asked again."""
        held: dict[tuple[str, str], list[Column]] = {}
        for one in self.columns:
            if one.question_id and one.question_id not in self.parted:
                held.setdefault((one.question_id, one.part), []).append(one)
            elif one.question_id and one.part == RATIONALE:
                held[one.question_id, one.part] = [one]
        return list(held.values())

    @property
    def names_somebody(self) -> bool:
        """Whether a column is there to name the respondent."""
        return any(role in self.by_role for role in WHO)

    def is_filled_in(self, row: int) -> bool:
        """Return whether a row says two things or more of a respondent or of its form."""
        about = {one.number for one in self.columns if one.role}
        return len(about & set(self.page.rows[row])) > 1

    @property
    def weight(self) -> tuple[bool, int, int]:
        """How likely it is the table of responses, of several that name nobody."""
        return bool(self.by_role), sum(bool(one.question_id) for one in self.columns), len(self.rows)


def table_of(page: Page, header: Header, register: Register | None) -> Table:
    """Return the table below some headings, with what each of its columns is."""
    heads = {column: heading.own for column, heading in header.columns.items()}
    rows = tuple(row for row in page.rows if row > header.rows[-1] and not _repeats(page, row, heads))
    columns = columns_of(page, header, rows, register)
    by_role: dict[str, list[int]] = {}
    for one in columns:
        if one.role:
            by_role.setdefault(one.role, []).append(one.number)
    return Table(page, header, columns, rows, by_role)


def read_rows(reading: Responses, table: Table) -> None:
    """Add every respondent of a table with its answers; what answers nothing, or names nobody, is set aside."""
    page = table.page
    for column in (one for one in table.columns if one.doubt):
        reading.put_aside(
            page.place(table.header.rows[-1], column.number), column.heading.text, column.doubt, _ALIKE
        )
    for column in (one for one in table.columns if one.contradicted):
        place = page.place(table.header.rows[-1], column.number)
        reading.warn(place, column.heading.text, column.contradicted, ASK_WHICH)
    for row in (one for one in page.rows if one < table.header.rows[0]):
        reading.put_aside(page.row_place(row), page.row_text(row), NO_ANSWER, rows=1)
    order, before = doubt_order(reading, page, table.cells("submitted")), len(reading.rows)
    for row in table.rows:
        _read_row(reading, table, row, order)
    reading.questions += [
        {"question_id": one.question_id, "wording": one.wording, "kind": one.kind,
         "answers": sum(row["question_id"] == one.question_id for row in reading.rows[before:]),
         **page.place(table.header.rows[-1], one.number).as_row()}
        for one in _first_columns(table)
    ]  # fmt: skip


def _first_columns(table: Table) -> list[Column]:
    """Return the first column of each question."""
    found: dict[str, Column] = {}
    for one in (one for one in table.columns if one.question_id):
        found.setdefault(one.question_id, one)
    return list(found.values())


def _read_row(reading: Responses, table: Table, row: int, order: DateOrder) -> None:
    page = table.page
    answers = list(_answers(table, row))
    names = [text for role in WHO if (text := table.text(row, role)) and not names_nobody(text)]
    if not names and not answers and not table.is_filled_in(row):
        reading.put_aside(page.row_place(row), page.row_text(row), UNNAMED, _ASK_WHO, rows=1)
        return
    sent = next(iter(table.by_role.get("submitted", [])), 0)
    who = reading.meet(
        page.row_place(row),
        {
            "respondent": first_named(names),
            "other_names": names[1:],
            "submitted": submitted_at(page.rows[row].get(sent), order),
            "is_confidential": of_form(table.text(row, "confidential"), table.text(row, "consent")),
        },
    )
    for column, text in answers:
        own = page.text(row, column.in_confidence) if column.in_confidence else None
        is_secret = of_answer(who["is_confidential"], own)
        reading.hear(
            who, page.place(row, column.number), column.question_id, text,
            kind=column.kind, is_confidential=is_secret, part=column.part,
        )  # fmt: skip
    _put_aside_cells(reading, table, row, who)
    if not answers:
        who["reason"] = NOT_ANSWERED
        reading.put_aside(page.row_place(row), page.row_text(row), NOT_ANSWERED, _ASK_FORM, rows=1)


def _answers(table: Table, row: int) -> Iterator[tuple[Column, str]]:
    """Yield each answer of a row; a blank cell, or boxes of which none is ticked, is none."""
    yield from _several(table, row)
    for columns in table.single:
        said = _said(table, row, columns)
        if said and not _is_twofold(said):
            yield said[0]


def _said(table: Table, row: int, columns: list[Column]) -> list[tuple[Column, str]]:
    """Return what a row says in each column, the boxes of a closed question as the choices that are ticked."""
    texts = ((one, table.page.text(row, one.number)) for one in columns)
    told = ((one, text if one.kind == "open" else ticked(text)) for one, text in texts)
    return [(one, text) for one, text in told if text and not is_blank(text)]


def _is_twofold(said: list[tuple[Column, str]]) -> bool:
    """Return whether columns that ask the same are answered in two ways."""
    return len({" ".join(text.lower().split()) for _, text in said}) > 1


def _put_aside_cells(reading: Responses, table: Table, row: int, who: Row) -> None:
    """Set aside each cell that nothing was read from: of columns not used or unheaded, or answered in two ways."""
    for number, text, reason, remedy, own in _unread(table, row):
        who["holds_secret"] |= of_answer(who["is_confidential"], own) is True
        reading.put_aside(table.page.place(row, number), text, reason, remedy)


def _unread(table: Table, row: int) -> Iterator[tuple[int, str, str, str, str | None]]:
    """Yield the cells with their column, why each isn't read, what to ask for and what is said of its confidence."""
    page, headed = table.page, {one.number for one in table.columns}
    for one in table.columns:
        if one.doubt and (text := page.text(row, one.number)):
            yield one.number, text, one.doubt, _ALIKE, None
    for number in page.rows[row]:
        if number not in headed:
            yield number, page.text(row, number), _UNHEADED, _ASK_HEADING, None
    for columns in table.single:
        said = _said(table, row, columns)
        for one, text in said if _is_twofold(said) else ():
            own = page.text(row, one.in_confidence) if one.in_confidence else None
            yield one.number, text, _TWICE, _ASK_ANSWER, own


def _several(table: Table, row: int) -> Iterator[tuple[Column, str]]:
    """Yield the answers of questions that have a column a choice: the choices that are marked, in one answer."""
    for columns in table.parted.values():
        said = [
            (one, text) for one in columns if (text := table.page.text(row, one.number)) and not _is_off(text)
        ]
        if said:
            yield said[0][0], "; ".join(_choice(one, text) for one, text in said)


def _choice(column: Column, text: str) -> str:
    """Return the choice of a column, with what was written there beyond a mark."""
    is_plain = is_mark(text) or normalised(text) == normalised(column.option)
    return column.option if is_plain else f"{column.option}: {text}"


def _is_off(text: str) -> bool:
    return is_no_mark(text) or text.lower() in NO


def _repeats(page: Page, row: int, heads: dict[int, str]) -> bool:
    """Return whether a row says the headings again."""
    return {column: cell.text for column, cell in page.rows[row].items()} == heads


def told_kinds(table: Table, told: Mapping[str, str]) -> Table:
    """Return a table whose columns are what a list of questions in its file says of their letters."""
    columns = tuple(_told(one, told.get(column_letters(one.number), "")) for one in table.columns)
    return replace(table, columns=columns)


def _told(column: Column, kind: str) -> Column:
    if not kind or not (column.question_id or column.role == ABOUT):
        return column
    return replace(column, role=ABOUT, question_id="") if kind == ABOUT else replace(column, kind=kind)


def described(table: Table) -> Row:
    """Return how a table was understood, column by column."""
    columns = [
        {"column": column_letters(one.number), "heading": one.heading.text,
         "role": one.question_id or one.role or "not used", "read_as": one.read_as, "doubt": one.doubt}
        for one in table.columns
    ]  # fmt: skip
    return understood(table.page, LAYOUT, columns, table.header.rows)
