"""A table of one respondent's answers: question, answer, rationale, whether in confidence, one row a question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mhhs_analysis.intake.responses.asked import Register
from mhhs_analysis.intake.responses.names import is_blank
from mhhs_analysis.intake.responses.pages import Page, Spot
from mhhs_analysis.intake.responses.roles import WHO, part_of, role_of_heading
from mhhs_analysis.intake.responses.ticks import is_mark, is_no_mark


@dataclass(frozen=True)
class Answered:
    """A row of the table: the question's number and words, what was answered and why, each with its cell."""

    number: str
    question: str
    spot: Spot
    answer: str
    answer_spot: Spot
    rationale: str
    rationale_spot: Spot
    in_confidence: str | None
    others: tuple[Spot, ...] = ()


@dataclass(frozen=True)
class PartTable:
    """The table: its row of headings, what each column is, the columns that are choices to tick, its rows."""

    page: Page
    header: int
    columns: dict[str, int]
    choices: tuple[int, ...]
    rows: tuple[int, ...]

    @property
    def answered(self) -> Iterator[Answered]:
        """Each row that asks something, or answers it."""
        for row in self.rows:
            if not self._is_section(row):
                yield self._answered(row)

    def _is_section(self, row: int) -> bool:
        """Return whether a row is but the title of those below it: one text, merged over the columns."""
        if len(self.page.rows[row]) > 1:
            return False
        column = next(iter(self.page.rows[row]))
        if self.page.is_document:
            return len(self.page.columns_in(row)) < len(self.page.columns_in(self.header))
        return any(top == row and left <= column < right for top, left, _, right in self.page.sheet.merged)

    def _answered(self, row: int) -> Answered:
        told = {part: self._text(row, part) for part in ("number", "question", "answer", "rationale")}
        spot = (row, self.columns.get("question") or self.columns["number"])
        asks = "confidential answer" in self.columns
        answer, place = self._choice(row) if self.choices else ("", None)
        used = {*self.columns.values(), *self.choices}
        return Answered(
            told["number"], told["question"], spot,
            answer or told["answer"], place or (row, self.columns.get("answer", spot[1])),
            told["rationale"], (row, self.columns.get("rationale", spot[1])),
            self._text(row, "confidential answer") if asks else None,
            tuple((row, one) for one in self.page.rows[row] if one not in used),
        )  # fmt: skip

    def _text(self, row: int, part: str) -> str:
        column = self.columns.get(part)
        text = self.page.text(row, column) if column else ""
        return "" if is_blank(text) or is_no_mark(text) else text

    def _choice(self, row: int) -> tuple[str, Spot | None]:
        """Return the headings of the columns that are ticked in a row, and the first cell."""
        marked = [one for one in self.choices if is_mark(self.page.text(row, one))]
        said = "; ".join(self.page.text(self.header, one) for one in marked)
        return said, (row, marked[0]) if marked else None


def part_tables(page: Page, register: Register | None) -> list[PartTable]:
    """Return the tables of a page whose headings name a question, and an answer or its reasons, or choices to tick.

    Where they name but the question's number, a question of the register must have one of the numbers below.
    """
    found: list[tuple[int, dict[str, int]]] = []
    for row, cells in page.rows.items():
        parts = _parts(page, row)
        if {"question", "number"} & set(parts) and len(cells) > 1 and not _names_somebody(page, row):
            found.append((row, parts))
    last = max(page.rows, default=0) + 1
    heading = [row for row, parts in found if _made(page, row, parts, last, register)]
    ends = dict(zip(heading, [*heading[1:], last], strict=False))
    made = (_made(page, row, parts, ends[row], register) for row, parts in found if row in ends)
    return [table for table in made if table]


def _names_somebody(page: Page, row: int) -> bool:
    """Return whether a row's headings name a respondent, as an export's do: then each row below is one."""
    return any(role_of_heading(cell.text) in WHO for cell in page.rows[row].values())


def _has_numbers(table: PartTable, register: Register | None) -> bool:
    column = table.columns["number"]
    return register is not None and any(register.numbered(table.page.text(row, column)) for row in table.rows)


def _parts(page: Page, row: int) -> dict[str, int]:
    """Return the column of each part that the row's cells name, the first of several.

    A number stands left of its question: right of it "No" is a choice.
    """
    found: dict[str, int] = {}
    for column, cell in page.rows[row].items():
        part = part_of(cell.text) if isinstance(cell.value, str) else ""
        if part and part not in found:
            found[part] = column
    if "question" in found and found.get("number", 0) > found["question"]:
        del found["number"]
    return found


def _made(
    page: Page, header: int, parts: dict[str, int], end: int, register: Register | None
) -> PartTable | None:
    rows = tuple(row for row in page.rows if header < row < end)
    choices = tuple(_choices(page, header, rows, parts)) if "question" in parts else ()
    if not ({"answer", "rationale"} & set(parts) or len(choices) > 1):
        return None
    made = PartTable(page, header, parts, choices if len(choices) > 1 else (), rows)
    return made if "question" in parts or _has_numbers(made, register) else None


def _choices(page: Page, header: int, rows: tuple[int, ...], parts: dict[str, int]) -> Iterator[int]:
    """Yield the columns in which nothing stands but ticks and boxes."""
    for column in page.rows[header]:
        texts = [text for row in rows if (text := page.text(row, column))]
        if (
            column not in parts.values()
            and texts
            and all(is_mark(text) or is_no_mark(text) for text in texts)
        ):
            yield column
