"""Several rows of headings as one: each column headed by what stands above it, the widest group first."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from mhhs_analysis.intake.headings.columns import (
    DATE_ROLES,
    TIMINGS,
    heads_alternative,
    is_of_groups,
    normalised,
    qualifiers,
    role_of,
)
from mhhs_analysis.intake.workbooks.sheets import stretches
from mhhs_analysis.intake.workbooks.workbook import Cell, Cells, Sheet


def together(sheet: Sheet, rows: tuple[int, ...], frame: str) -> Cells:
    """Return rows of headings as one: each column headed by what stands above it, the widest group first.

    A group that only gathers columns (General over ID and Name) says nothing of them, and is left out.
    """
    last = sheet.rows[rows[-1]]
    if len(rows) == 1:
        return last
    known = sheet.headed.together
    if (frame, rows) not in known:
        known[frame, rows] = _joined_over(sheet, rows, frame)
    return known[frame, rows]


def _joined_over(sheet: Sheet, rows: tuple[int, ...], frame: str) -> Cells:
    """Return what heads each column in several rows together."""
    last = sheet.rows[rows[-1]]
    columns = sorted({column for row in rows for column in sheet.rows[row]})
    uppers = [
        spread(sheet, row, columns, {column for below in rows[place:] for column in sheet.rows[below]})
        for place, row in enumerate(rows[:-1])
    ]
    said = [*(upper.values() for upper in uppers), [cell.text for cell in last.values()]]
    versions = set().union(*map(versions_among, said))
    return {
        column: _joined([upper.get(column, "") for upper in uppers], _own(last, column), versions, frame)
        for column in columns
    }


def _joined(uppers: list[str], own: str, versions: set[str], frame: str) -> Cell:
    words = list(dict.fromkeys(filter(None, [*uppers, own])))
    if len(words) == 1:
        return Cell(words[0])
    joined = [" ".join(words[first:]) for first in range(len(words))]
    if own and role_of(own, frame)[0] in DATE_ROLES:
        which = [dates_said(word, frame) or word for word in words[:-1]]
        joined = [" ".join([*which[first:], own]) for first in range(len(words))]
    if not versions.isdisjoint(words):  # which version a date is of is no word to leave out
        return Cell(joined[0])
    known = next(
        (text for text in joined if role_of(text, frame) != ("", "") and not is_of_groups(text, frame)), None
    )
    return Cell(known or joined[0])


def versions_among(texts: Iterable[str]) -> set[str]:
    """Return the texts of a row that say which version dates are; one that stands alone, as in a title, parts none."""
    listed = {*texts} - {""}
    return {text for text in listed if heads_alternative(text)} if len(listed) > 1 else set()


def is_qualifier(text: str, frame: str) -> bool:
    """Return whether a heading says only which dates stand below it: Baseline, Revised dates."""
    return bool(dates_said(text, frame))


def dates_said(text: str, frame: str) -> str:
    """Return the words of a heading that say which dates stand below it, where it says nothing else: Revised dates."""
    bases, rest = qualifiers(normalised(text), frame)
    if not bases or (rest and role_of(rest, frame)[0] not in ("date", "span")):
        return ""
    return " ".join(word for word in normalised(text).split() if word not in rest.split()) if rest else text


def spread(sheet: Sheet, row: int, columns: list[int], headed: set[int]) -> dict[int, str]:
    """Return the group heading above each column: as far as it is merged, else until the next one.

    Without a merge it gathers only columns that are headed in its row or below, not those headed above it; one
    that stands over the middle of headings said again below each such group gathers them all.
    """
    cells = sheet.rows[row]
    extents = {left: right for top, left, _, right in sheet.merged if top == row and left in cells}
    return _spread_right(cells, columns, headed, extents) | centred(
        cells, sheet.rows.get(row + 1, {}), extents
    )


def _spread_right(
    cells: Cells, columns: list[int], headed: set[int], extents: dict[int, int]
) -> dict[int, str]:
    if extents:
        return {
            column: cell.text
            for left, cell in cells.items()
            for column in columns[bisect_left(columns, left) : bisect_right(columns, extents.get(left, left))]
        }
    runs = stretches(columns)
    found = {column: text for run in runs for column, text in _spread_over(run, cells).items()}
    return {column: text for column, text in found.items() if column in headed}


def centred(cells: Cells, below: Cells, extents: dict[int, int]) -> dict[int, str]:
    """Return what stands above columns of dates in groups headed alike: the one word that stands over each group."""
    found: dict[int, str] = {}
    for group in _groups_alike(below):
        words = [column for column in group if column in cells]
        if len(words) == 1 and words[0] not in extents:
            found |= dict.fromkeys(group, cells[words[0]].text)
    return found


def _groups_alike(below: Cells) -> list[list[int]]:
    """Return columns of dates side by side in groups that have the same headings in the same order, if they do."""
    dated = [column for column, cell in below.items() if role_of(cell.text, "activities")[0] in TIMINGS]
    groups: list[list[int]] = []
    for run in stretches(dated):
        groups.append([])
        for column in run:
            if below[column].text in {below[other].text for other in groups[-1]}:
                groups.append([])
            groups[-1].append(column)
    headed = {tuple(below[column].text for column in group) for group in groups}
    return groups if len(headed) == 1 and len(groups) > 1 else []


def _spread_over(run: list[int], cells: Cells) -> dict[int, str]:
    """Return the group heading above each column of a stretch without a gap: each until the next."""
    spanning, found = "", {}
    for column in run:
        spanning = _own(cells, column) or spanning
        found[column] = spanning
    return found


def _own(cells: Cells, column: int) -> str:
    return cells[column].text if column in cells else ""
