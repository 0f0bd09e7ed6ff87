"""Fills that rules give (conditional formats), worked out from the cells; what can't be is counted, never guessed."""

from __future__ import annotations

import re

from mhhs_analysis.intake.workbooks.drawn import Fills, Rule
from mhhs_analysis.intake.workbooks.formula_functions import Here, Work
from mhhs_analysis.intake.workbooks.formula_values import Failed, Unclear, is_true
from mhhs_analysis.intake.workbooks.formulas import Book, worked_out
from mhhs_analysis.intake.workbooks.sheets import Sheet, cell_name

_TODAY = re.compile(r"\b(TODAY|NOW)\(\)", re.I)
_MARKS_ALONE = re.compile(r"\$?[A-Z]{1,3}\$\d+|\b(AND|OR|TODAY|NOW|INT)\b|[-+<>=(),.\d\s]", re.I)
_COMPARISONS = {"equal": "=", "notEqual": "<>", "greaterThan": ">", "lessThan": "<",
                "greaterThanOrEqual": ">=", "lessThanOrEqual": "<="}  # fmt: skip


def painted(sheet: Sheet, rows: range, columns: range) -> tuple[Fills, int]:
    """Return the fills of a sheet's cells as it shows them, and how many rules over them could not be worked out.

    The first rule that holds colours a cell, over its own fill. A rule that marks only the day of today is none.
    """
    drawn = sheet.drawn
    fills = {row: drawn.fills[row] for row in rows if row in drawn.fills}
    if not drawn.rules:
        return fills, 0
    fills = {row: dict(fills.get(row, {})) for row in rows}
    unread = 0
    settled: set[Here] = set()
    for rule in drawn.rules:
        cells = [] if _is_today(rule) else _cells(rule, rows, columns)
        if not cells:
            continue
        try:
            _paint(rule, cells, Book(sheet, drawn.names), fills, settled)
        except Unclear:
            unread += 1
    return {row: cells for row, cells in fills.items() if cells}, unread


def _paint(rule: Rule, cells: list[Here], book: Book, fills: Fills, settled: set[Here]) -> None:
    """Colour the cells in which a rule holds; all of them or, where one is unclear, none."""
    work = _holds(rule, book)
    held = [here for here in cells if here not in settled and _is_true_in(here, work)]
    for row, column in held:
        if rule.colour:
            fills[row][column] = rule.colour
    if rule.colour or rule.stops:
        settled.update(held)


def _is_true_in(here: Here, work: Work) -> bool:
    """Return whether a rule holds in a cell; one that comes to an error there does not."""
    try:
        return is_true(work(here))
    except Failed:
        return False


def _holds(rule: Rule, book: Book) -> Work:
    """Return what tells whether a rule holds in a cell; a comparison is with the cell's own value."""
    base = rule.extents[0][0], rule.extents[0][1]
    if not rule.formulas:
        raise Unclear(rule.kind)
    if rule.kind != "cellIs":
        return worked_out(rule.formulas[0], base, book)
    own = _name(base)
    if rule.operator in ("between", "notBetween") and len(rule.formulas) > 1:
        inside = f"AND({own}>=({rule.formulas[0]}),{own}<=({rule.formulas[1]}))"
        return worked_out(inside if rule.operator == "between" else f"NOT({inside})", base, book)
    if rule.operator not in _COMPARISONS:
        raise Unclear(rule.operator)
    return worked_out(f"{own}{_COMPARISONS[rule.operator]}({rule.formulas[0]})", base, book)


def _name(place: Here) -> str:
    return cell_name(*place)


def _cells(rule: Rule, rows: range, columns: range) -> list[Here]:
    """Return the cells of some rows and columns that a rule is for."""
    return [
        (row, column)
        for top, left, bottom, right in rule.extents
        for row in range(max(top, rows.start), min(bottom, rows.stop - 1) + 1)
        for column in range(max(left, columns.start), min(right, columns.stop - 1) + 1)
    ]


def _is_today(rule: Rule) -> bool:
    """Return whether a rule only compares headings with the day of today: the line of today, no task's mark."""
    formula = rule.formulas[0] if rule.formulas else ""
    return bool(_TODAY.search(formula)) and not _MARKS_ALONE.sub("", formula).strip()
