"""Steps told by letters after the number of what they are steps of: 1, then 1a and 1b; or 1, then a and b."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from string import ascii_lowercase

from mhhs_analysis.intake.tables.table import Table

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?")
_STEP = re.compile(r"[\d.]{0,9}[(-]?[a-z]?[.)]*", re.I)
_IN_NAME = re.compile(r"(\d{1,3}(?:\.\d{1,3})*(?:[.(-]?[a-z]\b)?)[.):]*\s", re.I)
_BETWEEN = re.compile(r"[\s.():-]+")
_FEWEST = 2
"""Steps in letters from which they are no row put in between others."""


def lettered_steps(table: Table, rows: Sequence[int]) -> dict[int, list[int]]:
    """Return the numbered rows above those that go on in letters from a, with these: 1 above 1a and 1b."""
    texts = _numbers_given(table, rows)
    found, above = dict[int, list[int]](), 0
    endings = {text[-1:] for text in texts.values()}
    for row in rows if any(one.isalpha() or one == ")" for one in endings) else ():
        text = texts.get(row, "")
        if above and _is_next(text, texts[above], len(found[above])):
            found[above].append(row)
            continue
        above = row if _NUMBER.fullmatch(text) else 0
        found |= {row: []} if above else {}
    return {row: steps for row, steps in found.items() if len(steps) >= _FEWEST}


def _numbers_given(table: Table, rows: Sequence[int]) -> Mapping[int, str]:
    """Return the numbers of rows as a column gives them, headed so or not, else those that their names begin with."""
    given = table.texts("outline") or table.texts("identifier") or _left_of_names(table)
    if given:
        return {row: given[row].strip() for row in rows if row in given}
    named = ((row, _IN_NAME.match(table.name_texts[row])) for row in rows)
    return {row: found[1] for row, found in named if found}


def _left_of_names(table: Table) -> dict[int, str]:
    """Return what stands in the column right left of the names, where it holds numbers and letters of steps alone."""
    name = next((one.number for one in table.region.columns if one.role == "name"), 0)
    texts = {row: cell.text for row, cell in table.cells_in(name - 1).items()} if name > 1 else {}
    return texts if all(map(_STEP.fullmatch, texts.values())) else {}


def _is_next(text: str, above: str, many: int) -> bool:
    """Return whether a number is that of the next step in letters below a row: 1b, 1.b, 1(b) or b after 1 and 1a."""
    letter = ascii_lowercase[many : many + 1]
    number, stem = (_BETWEEN.sub("", one).lower() for one in (text, above))
    return bool(letter) and number in (letter, stem + letter)
