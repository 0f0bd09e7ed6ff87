"""Older mails that a page, document or text quotes below its own words: what stands in them is called so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import islice

from mhhs_analysis.intake.workbooks.dated_notes import holds_date
from mhhs_analysis.intake.workbooks.sheets import Cells, Sheet
from mhhs_analysis.reference import rows

_TITLE = "previous mail"
"""What sheets are called that stand in an older mail: a plan of theirs is an older version."""
_FEWEST_DATED = 2
"""Rows with a date above the head of a mail from which those below it are of an older one, and not the file's own."""
_LINES_OF_HEAD = 6
_WIDEST_HEAD = 2
"""Cells of a row of a mail's head: a label, and what it says."""


def without_older_mails(sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """Return the sheets of a text, page or document; those that a quoted mail holds below dates are called after it."""
    heads = {one.name: [*_heads(one)] for one in sheets if not (one.is_table or one.is_hidden)}
    if not any(heads.values()):
        return tuple(sheets)
    found: list[Sheet] = []
    dated = 0
    for place, sheet in enumerate(sheets):
        first = _first_dated(sheet)
        for head in heads.get(sheet.name, ()):
            if dated + sum(row < head for row in first) >= _FEWEST_DATED:
                parts = (_rows_of(sheet, sheet.name, 1, head), _in_mail(_rows_of(sheet, _named(sheet), head)))
                return (*found, *(one for one in parts if one.rows), *map(_in_mail, sheets[place + 1 :]))
        found.append(sheet)
        dated += len(first)
    return tuple(sheets)


def _named(sheet: Sheet) -> str:
    return f"{sheet.name}, {_TITLE}" if sheet.name else _TITLE


def _in_mail(sheet: Sheet) -> Sheet:
    return replace(sheet, title=_TITLE, goes_on="")


def _rows_of(sheet: Sheet, name: str, first: int, below: int = 1 << 30) -> Sheet:
    """Return the rows of a sheet from one to before another as a sheet."""
    held = {row: cells for row, cells in sheet.rows.items() if first <= row < below}
    return replace(sheet, name=name, rows=held, hidden_rows=sheet.hidden_rows & held.keys())


def _first_dated(sheet: Sheet) -> list[int]:
    """Return the first rows that hold a date, as many as are asked for."""
    return [*islice((row for row, cells in sheet.rows.items() if _holds_date(cells)), _FEWEST_DATED)]


def _holds_date(cells: Cells) -> bool:
    return any(isinstance(cell.value, date) or holds_date(cell.text) for cell in cells.values())


def _heads(sheet: Sheet) -> Iterator[int]:
    """Yield the rows in which the head of a mail begins: From: ..., Sent: ..., To: ..., in one row or one each."""
    begins, is_head = _patterns()
    texts = {row: _text(cells) for row, cells in sheet.rows.items() if len(cells) <= _WIDEST_HEAD}
    several = [*texts]
    for place, row in enumerate(several):
        if begins.match(texts[row]):
            text = "\n".join(texts[one] for one in several[place : place + _LINES_OF_HEAD])
            if (head := is_head.match(text)) and not _says_when(head["sender"]):
                yield row


def _says_when(sender: str) -> bool:
    """Return whether a date or time stands where a sender would, as work may last from one to another."""
    return sender.lstrip()[:1].isdigit() or holds_date(sender)


def _text(cells: Cells) -> str:
    return " ".join(cell.text for cell in cells.values())


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return how the head of a mail begins, and all of it: who sent it, when, and to whom or of what."""
    sender, sent, to = (_any_of(f"mail {one}") for one in ("from", "sent", "to"))
    begins = rf"[\W_]*{sender}\W*:"
    # each is said at the beginning of a line, or behind what the one before says
    return re.compile(begins, re.I), re.compile(
        rf"{begins}(?P<sender>.{{1,200}}?)\b{sent}\W*:.{{1,400}}?\b{to}\W*:", re.I | re.DOTALL
    )


def _any_of(kind: str) -> str:
    words = (row["words"] for row in rows("not_plans") if row["kind"] == kind)
    return f"(?:{'|'.join(map(re.escape, words))})"
