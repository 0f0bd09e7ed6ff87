"""A Word document of responses as pages: its tables, and its paragraphs between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.responses.pages import Page, Spot
from mhhs_analysis.intake.workbooks.nouns import in_words_of
from mhhs_analysis.intake.workbooks.packages import Package
from mhhs_analysis.intake.workbooks.text_tables import TextTable
from mhhs_analysis.intake.workbooks.word import RESAVE_DOCUMENT, LeftOut, Paragraph, read_document
from mhhs_analysis.intake.workbooks.workbook import Cell, Cells, Sheet


def document_pages(file: str, content: bytes) -> tuple[list[Page], list[LeftOut]]:
    """Return the pages of a Word document in order, and what is struck through or hidden in it, which they leave out.

    A page is a table without the rows that are hidden, or the paragraphs up to the next one.

    Raises NotReadable for one that is broken, or larger than a form.
    """
    try:
        blocks, left_out = read_document(Package(file, content))
    except NotReadable as refusal:
        reason = in_words_of("docx", refusal.reason).replace("any plan", "any form")
        raise NotReadable(
            file, reason, RESAVE_DOCUMENT if refusal.remedy.startswith("ask for it saved") else refusal.remedy
        ) from None
    return list(_pages(file, blocks)), list(dict.fromkeys([*left_out, *_hidden_rows(blocks)]))


def _hidden_rows(blocks: list[TextTable | Paragraph]) -> Iterator[LeftOut]:
    """Yield the rows of tables that nobody sees, and that say anything."""
    for table in (one for one in blocks if isinstance(one, TextTable)):
        for row in sorted(table.hidden):
            if any(table.rows[row - 1].values()):
                yield LeftOut(f"table {table.number}, row {row}", "hidden")


class _Line(NamedTuple):
    """A paragraph or a box of the text: what it says, where, and whether it is a heading."""

    text: str
    name: str
    is_heading: bool


def _pages(file: str, blocks: list[TextTable | Paragraph]) -> Iterator[Page]:
    """Yield a table as a page, and what stands between two as one; a box of one cell is part of the text around it."""
    lines: list[_Line] = []
    for block in blocks:
        if isinstance(block, Paragraph) or block.is_box:
            lines += _lines(block)
            continue
        if lines:
            yield _text_page(file, lines)
        lines = []
        yield _table_page(file, block)
    if lines:
        yield _text_page(file, lines)


def _lines(block: TextTable | Paragraph) -> list[_Line]:
    if isinstance(block, Paragraph):
        found = _Line(block.text, f"paragraph {block.number}", block.is_heading)
    else:
        found = _Line(
            next(iter(block.rows[0].values())), f"table {block.number}, row 1, cell 1", is_heading=False
        )
    return [found] if found.text.strip() else []


def _text_page(file: str, lines: list[_Line]) -> Page:
    numbered = dict(enumerate(lines, 1))
    rows: dict[int, Cells] = {number: {1: Cell(one.text)} for number, one in numbered.items()}
    names: dict[Spot, str] = {(number, 1): one.name for number, one in numbered.items()}
    breaks = frozenset(number for number, one in numbered.items() if one.is_heading)
    sheet = Sheet(f"from {lines[0].name}", rows)
    return Page(file, sheet, names, is_document=True, is_paragraphs=True, breaks=breaks)


def _table_page(file: str, table: TextTable) -> Page:
    """Return a table as a page; an answer stands right below its question, whatever row between them is hidden."""
    shown = [(number, row) for number, row in enumerate(table.rows, 1) if number not in table.hidden]
    names: dict[Spot, str] = {
        (place, column): f"table {table.number}, row {number}, cell {cell}"
        for place, (number, row) in enumerate(shown, 1)
        for cell, column in enumerate(row, 1)
    }
    rows: dict[int, Cells] = {
        place: {column: Cell(text) for column, text in row.items() if text}
        for place, (_, row) in enumerate(shown, 1)
    }
    held = {place: cells for place, cells in rows.items() if cells}
    return Page(file, Sheet(f"table {table.number}", held), names, is_document=True)
