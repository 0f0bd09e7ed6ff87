"""The tables of a Word document as sheets, and the text between them as others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.workbooks.dated_notes import (
    COMMENT,
    FOOTNOTE,
    dated,
    holds_date,
    may_list_dates,
    texts_by_id,
)
from mhhs_analysis.intake.workbooks.office_objects import SHAPE, ask_for, counted
from mhhs_analysis.intake.workbooks.packages import Package
from mhhs_analysis.intake.workbooks.sheets import PartStruck, Sheet
from mhhs_analysis.intake.workbooks.table_titles import Line, goes_on, titles_of_tables
from mhhs_analysis.intake.workbooks.text_tables import TextTable, refuse_more_tables, table_sheet, text_sheet
from mhhs_analysis.intake.workbooks.word import Block, Noted, Paragraph, heard_document

_NOTES = {COMMENT: "word/comments.xml", FOOTNOTE: "word/footnotes.xml", "endnote": "word/endnotes.xml"}
"""The parts that hold comments and notes, by what each is called there."""


def word_sheets(package: Package) -> tuple[Sheet, ...]:
    """Return the tables of a Word document as sheets, and the text between them as others.

    A table is called by its number and the text right above it. Words that are hidden stand as if struck through. Text
    alone is a sheet where lines of it hold dates, as a list of milestones does.
    Raises NotReadable for a document without a table or such lines.
    """
    heard = heard_document(package)
    _count_dated(package, heard.noted)
    tables, gaps = _parted(heard.blocks)
    if not tables and not gaps[0].may_list_dates:
        unread = sum((one.unread for one in gaps), Counter[str]())
        told = f", but {counted(unread)}, which can't be read" if +unread else ""
        raise NotReadable(package.file, f"a Word document that holds no table{told}", ask_for(unread))
    refuse_more_tables(package.file, len(tables))
    return tuple(_sheets(tables, gaps))


def _count_dated(package: Package, noted: Sequence[Noted]) -> None:
    """Count the comments and notes outside tables that hold a date where they stand."""
    for kind, part in _NOTES.items():
        own = [one for one in noted if one.kind == kind]
        texts = texts_by_id(package, part, [kind]) if own else {}
        for one in (each for each in own if holds_date(texts.get(each.identifier, ""))):
            one.unread[dated(kind)] += 1


def _sheets(tables: Sequence[TextTable], gaps: Sequence[_Gap]) -> Iterator[Sheet]:
    titles = titles_of_tables([one.said for one in gaps])
    before, name, over = TextTable(0), "", [""]
    for table, (gap, below), title in zip(tables, pairwise(gaps), titles, strict=True):
        shapes = _shapes_over(table, gap, below)
        if gap.holds_any:
            yield gap.sheet(f"text above table {table.number}")
        own = [one.text for one in gap.said]
        is_further = before.may_go_on(table) and all(
            any(goes_on(one, title) for title in over) for one in own
        )
        further = name if is_further else ""
        yield (sheet := table_sheet(f"table {table.number}", table, title, shapes=shapes, goes_on=further))
        before, name, over = table, sheet.name, over if is_further else ["", *own[-1:]]
    if gaps[-1].holds_any:
        yield gaps[-1].sheet("text below the last table" if tables else "text")


def _shapes_over(table: TextTable, *gaps: _Gap) -> int:
    """Return how many shapes are drawn over a table: those anchored around it too, where its own cells are drawn."""
    around = [one.unread for one in gaps if table.fills]
    return sum(one.pop(SHAPE, 0) for one in (table.unread, *around))


@dataclass
class _Gap:
    """What stands between two tables: lines of text, and what can't be read by kind."""

    lines: list[Line] = field(default_factory=list)
    unread: Counter[str] = field(default_factory=Counter)

    @property
    def holds_any(self) -> bool:
        """Whether anything stands there."""
        return bool(self.lines or self.unread)

    @property
    def said(self) -> list[Line]:
        """The lines that still say anything."""
        return [one for one in self.lines if one.says_any]

    @property
    def may_list_dates(self) -> bool:
        """Whether so many of its lines hold a date that they may list tasks or milestones."""
        return may_list_dates(chain.from_iterable(map(_typed, self.said)))

    def sheet(self, name: str) -> Sheet:
        """Return it as a sheet."""
        shapes = self.unread.pop(SHAPE, 0)
        return text_sheet(
            name, [*chain.from_iterable(map(_typed, self.lines))], shapes=shapes, unread=self.unread
        )


def _typed(line: Line) -> list[str]:
    """Return the lines of a paragraph, or what is left of it as one where words in it are struck through."""
    if line.struck:
        return [PartStruck(line.text if line.says_any else "", line.struck)]
    return line.text.split("\n")


def _parted(blocks: Sequence[Block]) -> tuple[list[TextTable], list[_Gap]]:
    """Return the tables of a document, and what stands above each and below the last."""
    tables: list[TextTable] = []
    gaps = [_Gap()]
    for block in blocks:
        if isinstance(block, TextTable) and not block.is_box:
            tables.append(block)
            gaps.append(_Gap())
            continue
        line = block.line if isinstance(block, Paragraph) else Line(next(iter(block.rows[0].values())))
        gaps[-1].unread += block.unread
        gaps[-1].lines += [line] if line.says_any or line.struck else []
    return tables, gaps
