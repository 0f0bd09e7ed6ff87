"""A log of comments: a row a comment, with the clause it is about and the change it proposes."""

from __future__ import annotations

from dataclasses import dataclass, field

from mhhs_analysis.intake.reading import Row
from mhhs_analysis.intake.responses.asked import Register
from mhhs_analysis.intake.responses.confidence import of_answer, of_form
from mhhs_analysis.intake.responses.names import first_named, names_nobody
from mhhs_analysis.intake.responses.pages import Page, Spot
from mhhs_analysis.intake.responses.reading import NO_ANSWER, Responses, understood
from mhhs_analysis.intake.responses.roles import LOG_FRAME, PART_FRAME, READ_AS, WHO, part_of, role_of_heading
from mhhs_analysis.intake.responses.submitted import cell_saying, doubt_order, submitted_at
from mhhs_analysis.intake.workbooks.sheets import column_letters
from mhhs_analysis.intake.workbooks.workbook import Cell

LAYOUT = "a log of comments"
_PARTS = {"comment": "comment", "proposal": "proposed change"}
"""The part of a question that each role of a log's columns is."""
_ASK_COMMENT = "ask what the comment is"
_READ_AS = {"clause": "what is commented on", "comment": "question (open)", "proposal": "question (open)"}


@dataclass(frozen=True)
class Log:
    """The table of a log: its page, its row of headings, the columns of each role, its rows; what stands above it."""

    page: Page
    header: int
    columns: dict[str, list[int]]
    rows: tuple[int, ...]
    above: dict[str, str]
    words: tuple[int, ...]
    """The rows above it that say nothing of its sender."""
    sent: dict[Spot, Cell] = field(default_factory=dict)
    """The cells that say when the comments were sent: of their column, else the one above that says it of all."""

    def text(self, row: int, role: str) -> str | None:
        """Return what a row says in the columns of a role; what stands above the table where it has none."""
        if role not in self.columns:
            return self.above.get(role)
        return next(filter(None, (self._text(row, one, role) for one in self.columns[role])), "")

    def _text(self, row: int, column: int, role: str) -> str:
        """Return what stands in a cell; a name that is merged over several rows stands in each."""
        merged = self.page.sheet.merged if role in WHO else ()
        top = next((top for top, left, low, _ in merged if left == column and top <= row <= low), row)
        return self.page.text(top, column)

    def sent_in(self, row: int) -> Cell | None:
        """Return the cell that says when the comment of a row was sent."""
        column = next(iter(self.columns.get("submitted", ())), 0)
        return self.sent.get((row, column)) if column else next(iter(self.sent.values()), None)

    def clause(self, row: int) -> str:
        """Return what a row comments on: the cells of its clause, each but the first under its heading."""
        said = [
            (self.page.text(self.header, one), self.page.text(row, one)) for one in self.columns["clause"]
        ]
        named = [
            f"{heading} {text}" if len(self.columns["clause"]) > 1 else text for heading, text in said if text
        ]
        return ", ".join(named)


def log_of(page: Page) -> Log | None:
    """Return the log of a page, or None where no row of headings names a clause and a comment on it."""
    for row, cells in page.rows.items():
        columns: dict[str, list[int]] = {}
        for column, cell in cells.items():
            role = _role(cell.text) if isinstance(cell.value, str) else ""
            if role:
                columns.setdefault(role, []).append(column)
        asks = any(part_of(cell.text, PART_FRAME) == "question" for cell in cells.values())
        if "clause" in columns and {"comment", "proposal"} & set(columns) and not asks:
            rows = tuple(one for one in page.rows if one > row)
            above, words = _above(page, row)
            said = {role: text for role, (text, _) in above.items()}
            return Log(page, row, columns, rows, said, words, _sent_cells(page, columns, rows, above))
    return None


def _role(heading: str) -> str:
    return part_of(heading, LOG_FRAME) or role_of_heading(heading)


def _above(page: Page, header: int) -> tuple[dict[str, tuple[str, Spot]], tuple[int, ...]]:
    """Return what labels above a log say of its sender and where, by role, and the rows that say nothing of it."""
    found: dict[str, tuple[str, Spot]] = {}
    words = []
    for row in (one for one in page.rows if one < header):
        known = len(found)
        for column in list(page.rows[row]):
            label, sign, tail = page.text(row, column).partition(":")
            role = role_of_heading(label)
            is_within = bool(sign and tail.strip())
            beside = tail.strip() if is_within else page.text(row, column + 1)
            if role and beside and role not in found:
                found[role] = beside, (row, column if is_within else column + 1)
        words += [row] if len(found) == known else []
    return found, tuple(words)


def _sent_cells(
    page: Page,
    columns: dict[str, list[int]],
    rows: tuple[int, ...],
    above: dict[str, tuple[str, Spot]],
) -> dict[Spot, Cell]:
    if "submitted" not in columns and "submitted" in above:
        text, spot = above["submitted"]
        cell = cell_saying(page, spot, text)
        return {spot: cell} if cell else {}
    own = columns.get("submitted", [])[:1]
    return {(row, one): page.rows[row][one] for row in rows for one in own if one in page.rows[row]}


def read_log(reading: Responses, log: Log, register: Register | None) -> None:
    """Add the comments of a log, each with its respondent; a row without any is set aside."""
    for row in log.words:
        reading.put_aside(log.page.row_place(row), log.page.row_text(row), NO_ANSWER, rows=1)
    order = doubt_order(reading, log.page, log.sent)
    people: dict[tuple[str, ...], Row] = {}
    for row in log.rows:
        said = [role for role in _PARTS if log.text(row, role)]
        if not said:
            reading.put_aside(log.page.row_place(row), log.page.row_text(row), "no comment stands there", _ASK_COMMENT,
                              rows=1)  # fmt: skip
            continue
        sent = submitted_at(log.sent_in(row), order)
        who = _who(reading, log, row, sent, people)
        for role in said:
            _hear(reading, log, row, who, role, sent, register)
    reading.questions += _clauses(reading, log)


def _who(reading: Responses, log: Log, row: int, sent: str | None, people: dict[tuple[str, ...], Row]) -> Row:
    """Return the respondent of a row, met where it first comments."""
    names = tuple(text for role in WHO if (text := log.text(row, role)) and not names_nobody(text))
    key = names[:1]
    if key not in people:
        form = of_form(log.above.get("confidential"), log.above.get("consent"))
        people[key] = reading.meet(
            log.page.row_place(row),
            {"respondent": first_named(names), "other_names": list(names[1:]), "submitted": sent,
             "is_confidential": form},
        )  # fmt: skip
    return people[key]


def _hear(
    reading: Responses, log: Log, row: int, who: Row, role: str, sent: str | None, register: Register | None
) -> None:
    clause = log.clause(row)
    question = register.find(clause) if register and clause else None
    column = next(one for one in log.columns[role] if log.page.text(row, one))
    own = log.text(row, "confidential") if "confidential" in log.columns else None
    reading.hear(
        who, log.page.place(row, column), question["question_id"] if question else clause or "not said",
        log.page.text(row, column), kind="open", part=_PARTS[role], submitted=sent,
        is_confidential=of_answer(who["is_confidential"], own),
    )  # fmt: skip


def _clauses(reading: Responses, log: Log) -> list[Row]:
    """Return what is commented on as questions: each clause once, with how many comments it has."""
    counted: dict[str, Row] = {}
    for answer in reading.rows:
        if answer["part"] in _PARTS.values() and answer["sheet"] == (log.page.sheet.name or None):
            place = {name: answer[name] for name in ("file", "sheet", "cell")}
            known = counted.setdefault(
                answer["question_id"],
                {
                    "question_id": answer["question_id"],
                    "wording": answer["question_id"],
                    "kind": "open",
                    "answers": 0,
                }
                | place,
            )
            known["answers"] += 1
    return list(counted.values())


def described(log: Log) -> Row:
    """Return how a log was understood, column by column."""
    roles = {column: role for role, columns in log.columns.items() for column in columns}
    read_as = {**READ_AS, **_READ_AS}
    columns = [
        {"column": column_letters(column), "heading": cell.text, "role": roles.get(column, "not used"),
         "read_as": read_as.get(roles.get(column, ""), "not used")}
        for column, cell in log.page.rows[log.header].items()
    ]  # fmt: skip
    return understood(log.page, LAYOUT, columns, [log.header])
