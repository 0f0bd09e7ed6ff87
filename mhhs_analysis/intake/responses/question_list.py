"""A list of questions beside the responses, or alone: which column answers which, and whether it is closed or open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mhhs_analysis.intake.reading import Row
from mhhs_analysis.intake.responses.pages import Page
from mhhs_analysis.intake.responses.reading import Responses, understood
from mhhs_analysis.intake.responses.roles import ABOUT, LIST_FRAME, part_of
from mhhs_analysis.intake.workbooks.sheets import column_letters

LAYOUT = "a list of questions"
_KINDS = {"closed column": "closed", "open column": "open", "column": ""}


@dataclass(frozen=True)
class QuestionList:
    """The list of a page: its row of headings, the column of each role, its rows, and what all of them are."""

    page: Page
    header: int
    columns: dict[str, int]
    rows: tuple[int, ...]
    kind: str

    @property
    def listed(self) -> Iterator[Row]:
        """Each question it lists, once for each column that answers it."""
        for row in self.rows:
            wording = self._text(row, "wording") or self._text(row, "about title")
            number = self._text(row, "number")
            columns = [(role, one) for role in _KINDS if (one := self.columns.get(role))] or [("column", 0)]
            for role, column in columns:
                yield {
                    "question_id": number or wording, "wording": wording,
                    "kind": _KINDS[role] or self.kind or "", "column": self.page.text(row, column) if column else "",
                    **self.page.row_place(row).as_row(),
                }  # fmt: skip

    def _text(self, row: int, role: str) -> str:
        return self.page.text(row, self.columns[role]) if role in self.columns else ""


def question_list_of(page: Page) -> QuestionList | None:
    """Return the list of questions of a page, or None where no headings name a wording and its number or column."""
    kind = _kind_of(page.sheet.name)
    for row, cells in page.rows.items():
        columns: dict[str, int] = {}
        for column, cell in cells.items():
            role = part_of(cell.text, LIST_FRAME)
            if role and role not in columns:
                columns[role] = column
        if {"wording", "about title"} & set(columns) and {*_KINDS, "number"} & set(columns):
            rows = tuple(one for one in page.rows if one > row)
            return QuestionList(page, row, columns, rows, ABOUT if "about title" in columns else kind)
        kind = kind or next(filter(None, (_kind_of(cell.text) for cell in cells.values())), "")
    return None


def _kind_of(title: str) -> str:
    """Return what the title of a list says its questions are: closed, open or about the respondent."""
    role = part_of(title, LIST_FRAME)
    return role.removesuffix(" list") if role.endswith(" list") else ""


def kinds_told(lists: list[QuestionList]) -> dict[str, str]:
    """Return what lists say of the columns of the responses, by their letters."""
    return {
        one["column"].upper(): one["kind"]
        for each in lists
        for one in each.listed
        if one["column"] and one["kind"]
    }


def read_list(reading: Responses, found: QuestionList) -> None:
    """Add what a list of questions asks, where it stands alone."""
    reading.questions += [one | {"answers": 0} for one in found.listed]


def described(found: QuestionList) -> Row:
    """Return how a list was understood, column by column."""
    roles = {column: role for role, column in found.columns.items()}
    columns = [
        {"column": column_letters(column), "heading": cell.text, "role": roles.get(column, "not used"),
         "read_as": roles.get(column, "not used")}
        for column, cell in found.page.rows[found.header].items()
    ]  # fmt: skip
    return understood(found.page, LAYOUT, columns, [found.header])
