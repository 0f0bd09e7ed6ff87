"""The headings of an export with a row a respondent: one row, codes above wordings, or groups above their parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from mhhs_analysis.intake.headings.joined import spread
from mhhs_analysis.intake.headings.rows import TALLEST
from mhhs_analysis.intake.responses.asked import Register
from mhhs_analysis.intake.responses.pages import Page
from mhhs_analysis.intake.responses.roles import ANCHORS, WHO, is_code, is_question, part_of, role_of_heading
from mhhs_analysis.intake.workbooks.workbook import Cells

_DEEPEST = 40
"""Rows with anything in them above which headings must begin."""
PARTS = ("answer", "rationale", "confidential answer")
"""The parts of an answer that a group of columns may head."""


@dataclass(frozen=True)
class Heading:
    """What heads a column: its own words, the group and code above it, and which part of the group's answer it is."""

    own: str
    group: str = ""
    code: str = ""
    part: str = ""

    @property
    def text(self) -> str:
        """The whole of it, as typed."""
        return " / ".join(filter(None, dict.fromkeys((self.code, self.group, self.own))))

    @property
    def ways(self) -> Iterator[str]:
        """The ways it may ask a question, what says most first."""
        wording = self.group if self.part and self.group else self.own
        yield wording
        if self.group and not self.part:
            yield f"{self.group} {self.own}"
        if self.code:
            yield f"{self.code}. {wording}"
            yield self.code


@dataclass(frozen=True)
class Header:
    """The rows of headings of a page, and what heads each column."""

    rows: tuple[int, ...]
    columns: dict[int, Heading]


def header_of(page: Page, register: Register | None) -> Header | None:
    """Return the headings of a page that holds a row a respondent, or None where it has none."""
    if page.header is not None:
        return Header((page.header,), _columns(page, (page.header,)))
    for row in list(page.rows)[:_DEEPEST]:
        if _heads(page.rows[row], register):
            if _is_form(page, row, register):
                return None
            rows = _with_below(page, _with_above(page, (row,)), register)
            return Header(rows, _columns(page, rows))
    return None


def sections_of(page: Page, register: Register | None) -> list[Page]:
    """Return a page parted where headings stand again in another order: each part is read by its own."""
    if page.header is not None or page.is_document:
        return [page]
    last: dict[int, str] = {}
    begins = []
    for row, cells in page.rows.items():
        if _heads_again(cells, register):
            said = {column: cell.text for column, cell in cells.items()}
            is_moved = said != last and sorted(said.values()) == sorted(last.values())
            begins += [row] if is_moved else []
            last = said if is_moved or not last else last
    bounds = [0, *begins, max(page.rows, default=0) + 1]
    parts = [
        {row: cells for row, cells in page.rows.items() if first <= row < end}
        for first, end in pairwise(bounds)
    ]
    return [replace(page, sheet=replace(page.sheet, rows=rows)) for rows in parts] if begins else [page]


def _heads_again(cells: Cells, register: Register | None) -> bool:
    """Return whether a row is headings and nothing else: one names the respondent, each other is known too."""
    texts = [cell.text for cell in cells.values()]
    names = any(role_of_heading(text) in WHO for text in texts)
    return len(texts) > 1 and names and all(_is_said(text, register) for text in texts)


def _heads(cells: Cells, register: Register | None) -> bool:
    """Return whether a row could be headings: different texts, half of which we know or are questions."""
    texts = [cell.value.strip() for cell in cells.values() if isinstance(cell.value, str)]
    if len(texts) < 2 or len(texts) < len(cells) or len(set(texts)) < (len(texts) + 1) / 2:
        return False
    said = sum(_is_said(text, register) for text in texts)
    is_export = len(texts) > 2 and any(role_of_heading(text) in ANCHORS for text in texts)
    return said > 0 and (is_export or 2 * said >= len(texts))


def _is_said(text: str, register: Register | None) -> bool:
    return bool(role_of_heading(text)) or is_question(text) or bool(register and register.find(text))


def _is_form(page: Page, row: int, register: Register | None) -> bool:
    """Return whether a row is of a form's labels, not of headings: below one of its labels stand others alone.

    A row that is mostly labels above one that is mostly not is of headings, whatever word its answers share with one.
    """
    if _is_mostly(page, row, register) and not _is_mostly(page, row + 1, register):
        return False
    below = [one for one in page.rows if row < one <= row + 3]
    stacks = ([page.text(one, column) for one in (row, *below)] for column in page.rows[row])
    return any(
        len(texts) > 1 and len(set(texts)) == len(texts) and all(_is_label(text, register) for text in texts)
        for texts in stacks
    )


def _is_mostly(page: Page, row: int, register: Register | None) -> bool:
    """Return whether more than half of a row's cells, three or more, are labels."""
    texts = [cell.text for cell in page.rows.get(row, {}).values()]
    return len(texts) > 2 and 2 * sum(_is_label(text, register) for text in texts) > len(texts)


def _is_label(text: str, register: Register | None) -> bool:
    return bool(role_of_heading(text)) or bool(register and text and register.find(text))


def _with_above(page: Page, rows: tuple[int, ...]) -> tuple[int, ...]:
    """Return rows of headings with the row right above them if that holds codes or groups of columns."""
    above = page.rows.get(rows[0] - 1)
    if above is None or not _gathers(page, rows[0] - 1, above, page.rows[rows[0]]):
        return rows
    return (rows[0] - 1, *rows)


def _gathers(page: Page, row: int, above: Cells, below: Cells) -> bool:
    texts = [cell.text for cell in above.values()]
    if all(map(is_code, texts)) and len(texts) > 1:
        return True
    merged = [extent for extent in page.sheet.merged if extent[0] == row]
    is_title = any(right - left + 1 >= len(below) for _, left, _, right in merged) or len(above) == 1
    widest = len(below) > len(above)
    return widest and not is_title and all(column in _reach(below) for column in above)


def _reach(cells: Cells) -> range:
    return range(min(cells), max(cells) + 1)


def _with_below(page: Page, rows: tuple[int, ...], register: Register | None) -> tuple[int, ...]:
    """Return rows of headings with the row right below them if that heads parts or choices of what they gather."""
    below = page.rows.get(rows[-1] + 1)
    if below is None or not all(isinstance(cell.value, str) for cell in below.values()):
        return rows
    texts = [cell.text for cell in below.values()]
    parts = sum(part_of(text) in PARTS or _is_said(text, register) for text in texts)
    is_headed = (len(texts) > 1 and 2 * parts >= len(texts)) or _is_reached(page, rows)
    is_headed = is_headed or _fills_gaps(page, rows[-1], below)
    return (*rows, rows[-1] + 1) if is_headed else rows


def _is_reached(page: Page, rows: tuple[int, ...]) -> bool:
    """Return whether a heading is merged down into the row below: then what stands there heads its columns."""
    return any(top in rows and rows[-1] < low < top + TALLEST for top, _, low, _ in page.sheet.merged)


def _fills_gaps(page: Page, row: int, below: Cells) -> bool:
    """Return whether a row heads columns that the one above leaves blank, and says nothing of a respondent.

    So the parts or choices of a question stand in exports, merged or not, whatever they are called.
    """
    above = page.rows[row]
    about = {column for column, cell in above.items() if role_of_heading(cell.text)}
    merged = {
        column for top, left, _, right in page.sheet.merged if top == row for column in range(left, right + 1)
    }
    gaps = (set(_reach(above)) | merged) - set(above)
    return bool(about) and not about & set(below) and bool(gaps & set(below))


def _columns(page: Page, rows: tuple[int, ...]) -> dict[int, Heading]:
    """Return what heads each column: the lowest words, with the group and the code that stand above them."""
    columns = sorted({column for row in rows for column in page.rows[row]})
    if len(rows) == 1:
        return {column: Heading(page.text(rows[0], column)) for column in columns}
    last = rows[-1]
    uppers = [
        spread(page.sheet, row, columns, {one for below in rows[place:] for one in page.rows[below]})
        for place, row in enumerate(rows[:-1])
    ]
    return {
        column: _joined([upper.get(column, "") for upper in uppers], page.text(last, column))
        for column in columns
    }


def _joined(uppers: list[str], own: str) -> Heading:
    said = [text for text in dict.fromkeys(uppers) if text and text != own]
    codes = [text for text in said if is_code(text)]
    groups = [text for text in said if text not in codes]
    if not own:
        own = groups.pop() if groups else codes.pop() if codes else ""
    part = part_of(own) if groups else ""
    return Heading(own, " ".join(groups), " ".join(codes), part if part in PARTS else "")
