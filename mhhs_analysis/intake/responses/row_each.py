"""A row a respondent and a column a question, as online forms export it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from mhhs_analysis.dates.order import DateOrder
from mhhs_analysis.intake.columns import NO, normalised
from mhhs_analysis.intake.reading import Row
from mhhs_analysis.intake.responses.asked import ASK_WHICH, Question, Register, name_of, unlike
from mhhs_analysis.intake.responses.confidence import of_answer, of_form
from mhhs_analysis.intake.responses.headings import Header, Heading
from mhhs_analysis.intake.responses.kinds import kind_of
from mhhs_analysis.intake.responses.names import first_named, is_blank, names_nobody
from mhhs_analysis.intake.responses.pages import Page
from mhhs_analysis.intake.responses.reading import NO_ANSWER, NOT_ANSWERED, UNNAMED, Responses
from mhhs_analysis.intake.responses.roles import READ_AS, WHO, role_of_heading
from mhhs_analysis.intake.responses.submitted import ASK_COUNTRY, ORDER_IN_DOUBT, order_of, submitted_at
from mhhs_analysis.intake.responses.ticks import is_mark, is_no_mark, ticked
from mhhs_analysis.intake.sheets import column_letters
from mhhs_analysis.intake.workbook import Cell

LAYOUT = "a row a respondent"
_ASK_WHO = "ask for the form again, with a column that names the respondent"
_ASK_FORM = (
    "ask for the responses as a table: a row a respondent, a column that names it, a column a question"
)
_ALIKE = "add the question to questions.csv, or leave it"
_LONGEST_NUMBER = 20
_RATIONALE, ABOUT = "rationale", "about"


@dataclass(frozen=True)
class Column:
    """A column of an export: what heads it, its role or question, and the column of confidence beside it.

    `option` is the one choice it is about, where a question has a column a choice.
    """

    number: int
    heading: Heading
    role: str = ""
    question_id: str = ""
    kind: str = ""
    wording: str = ""
    option: str = ""
    in_confidence: int = 0
    doubt: str = ""
    contradicted: str = ""
    """Why it is read with a warning."""

    @property
    def read_as(self) -> str:
        """What it was read as, in words."""
        if self.question_id:
            return f"question ({self.kind})" if self.kind else "question"
        return READ_AS.get(self.role, "not used")


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

    def cells(self, role: str) -> dict[int, Cell]:
        """Return the cells of the first column of a role, by row."""
        numbers = self.by_role.get(role, [])
        return {row: self.page.rows[row][number] for row in self.rows for number in numbers[:1]
                if number in self.page.rows[row]}  # fmt: skip

    @cached_property
    def parted(self) -> dict[str, list[Column]]:
        """The columns of each question that has a column a choice."""
        held: dict[str, list[Column]] = {}
        for one in self.columns:
            if one.question_id and one.option:
                held.setdefault(one.question_id, []).append(one)
        return {question: columns for question, columns in held.items() if len(columns) > 1}

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
    columns = tuple(_beside(_asking(page, header, rows, register)))
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
    order, before = _order(reading, table), len(reading.rows)
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
        part = _RATIONALE if column.heading.part == _RATIONALE else "answer"
        reading.hear(
            who, page.place(row, column.number), column.question_id, text,
            kind=column.kind, is_confidential=is_secret, part=part,
        )  # fmt: skip
    if not answers:
        who["reason"] = NOT_ANSWERED
        reading.put_aside(page.row_place(row), page.row_text(row), NOT_ANSWERED, _ASK_FORM, rows=1)


def _answers(table: Table, row: int) -> Iterator[tuple[Column, str]]:
    """Yield each answer of a row; a blank cell, or boxes of which none is ticked, is none."""
    yield from _several(table, row)
    for column in (one for one in table.columns if one.question_id not in table.parted):
        text = table.page.text(row, column.number) if column.question_id else ""
        text = text if column.kind == "open" else ticked(text)
        if text and not is_blank(text):
            yield column, text


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


def _order(reading: Responses, table: Table) -> DateOrder:
    """Return the order of day and month of the times of submission; one that nothing proves is a doubt."""
    cells = table.cells("submitted")
    order = order_of(cells)
    if order.ambiguous and not order.proof:
        row, cell = next(iter(cells.items()))
        reading.warn(
            table.page.place(row, table.by_role["submitted"][0]), cell.text, ORDER_IN_DOUBT, ASK_COUNTRY
        )
    return order


def _repeats(page: Page, row: int, heads: dict[int, str]) -> bool:
    """Return whether a row says the headings again."""
    return {column: cell.text for column, cell in page.rows[row].items()} == heads


# --- what each column is ----------------------------------------------------------------------------------


def _asking(page: Page, header: Header, rows: tuple[int, ...], register: Register | None) -> Iterator[Column]:
    """Yield the columns: those of a question of the register, of a role, and, without a register, of any question."""
    taken: dict[str, object] = {}
    for number, heading in header.columns.items():
        column = Column(number, heading)
        if heading.part == "confidential answer":
            yield Column(number, heading, role=heading.part)
            continue
        texts = [text for row in rows if (text := page.text(row, number)) and not is_blank(text)]
        yield _asked(column, texts, taken, register) if register else _named(column, texts, taken)


def _asked(column: Column, texts: list[str], taken: dict[str, object], register: Register) -> Column:
    heading = column.heading
    way = next(filter(register.find, heading.ways), "")
    question = register.find(way)
    role = _role(heading)
    if question is None or (role and question["wording"] not in heading.text):
        denied = next(filter(None, map(register.denies, heading.ways)), "") if not role else ""
        doubt = f"its number is that of {denied}, its words are not" if denied else ""
        return _with(column, role=role, doubt="" if role else doubt or "a column that matches no question")
    key = f"{question['question_id']} {heading.part}".strip()
    option = _option(heading, question, register) if question.get("choose") == "several" else ""
    if key in taken and not (option and taken[key]):
        return _with(column, doubt="a second column for the same question")
    taken.setdefault(key, option)
    kind = "open" if heading.part == _RATIONALE else question.get("kind") or kind_of(texts)
    told = {"question_id": question["question_id"], "wording": question["wording"]}
    return _with(column, **told, kind=kind, option=option, contradicted=register.contradicts(way))


def _option(heading: Heading, question: Question, register: Register) -> str:
    """Return the choice that a column is about: what stands below its question, or behind it in one heading."""
    if heading.group and not heading.part:
        return heading.own if register.find(heading.group) is question else ""
    before, wording, after = heading.own.partition(question["wording"])
    return after.strip(" -:[]()\u2013\u2014") if wording and len(before) < _LONGEST_NUMBER else ""


def _named(column: Column, texts: list[str], taken: dict[str, object]) -> Column:
    """Return a column without a register: a role, or a question that is called by its number or else its words."""
    heading = column.heading
    if role := _role(heading):
        return _with(column, role=role)
    ways = list(heading.ways)
    name = unlike(heading.code or name_of(ways[0]), taken)
    taken[name] = column
    return _with(column, question_id=name, kind=kind_of(texts), wording=ways[0])


def _role(heading: Heading) -> str:
    return "" if heading.part else role_of_heading(heading.own)


def _with(column: Column, **said: Any) -> Column:  # noqa: ANN401 - fields of several kinds
    return replace(column, **said)


def _beside(columns: Iterator[Column]) -> Iterator[Column]:
    """Yield the columns, those right before a column of confidence of an answer with that column.

    A heading that may ask it of the whole form ("Confidential?") asks it of an answer where it stands again and again.
    """
    listed = list(columns)
    again = [one for one in listed if one.role == "confidential"]
    if len(again) > 1 and len({one.heading.own.rstrip("0123456789") for one in again}) < len(again):
        listed = [_with(one, role="confidential answer") if one in again else one for one in listed]
    yield from reversed(list(_with_confidence(reversed(listed))))


def _with_confidence(columns: Iterable[Column]) -> Iterator[Column]:
    """Yield columns from the last, each answer with the column of confidence after it, the parts of a group alike."""
    beside, group = 0, ""
    for one in columns:
        if one.role == "confidential answer":
            beside, group = one.number, one.heading.group
        elif one.question_id:
            is_its = bool(beside) and (group == one.heading.group if one.heading.part else True)
            yield _with(one, in_confidence=beside if is_its else 0)
            beside = beside if is_its and one.heading.part else 0
            continue
        yield one


def told_kinds(table: Table, told: Mapping[str, str]) -> Table:
    """Return a table whose columns are what a list of questions in its file says of their letters."""
    columns = tuple(_told(one, told.get(column_letters(one.number), "")) for one in table.columns)
    return replace(table, columns=columns)


def _told(column: Column, kind: str) -> Column:
    if not kind or not (column.question_id or column.role == ABOUT):
        return column
    return _with(column, role=ABOUT, question_id="") if kind == ABOUT else _with(column, kind=kind)


def described(table: Table) -> Row:
    """Return how a table was understood, column by column."""
    return {
        "sheet": table.page.sheet.name,
        "is_hidden": table.page.sheet.is_hidden,
        "rows": len(table.page.rows),
        "layout": LAYOUT,
        "header_row": table.header.rows[-1],
        "header_rows": list(table.header.rows),
        "columns": [
            {"column": column_letters(one.number), "heading": one.heading.text,
             "role": one.question_id or one.role or "not used", "read_as": one.read_as, "doubt": one.doubt}
            for one in table.columns
        ],
    }  # fmt: skip
