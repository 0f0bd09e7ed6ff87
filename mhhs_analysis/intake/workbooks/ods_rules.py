"""Rules and names of an OpenDocument spreadsheet, written as Excel writes them: in that form they are worked out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from mhhs_analysis.intake.workbooks.drawn import Rule
from mhhs_analysis.intake.workbooks.references import extent_of
from mhhs_analysis.intake.workbooks.sheets import Extent

_TEXT = r'"(?:[^"]|"")*"'
_FOREIGN = re.compile(rf"{_TEXT}|\[[^\]]*\]|;")
_SHEET = re.compile(r"\$?('(?:[^']|'')+'|[^.:'$\s]*)\.(?=\$?[A-Za-z])")
_MOVES = re.compile(r"(?<![A-Za-z0-9$])[A-Za-z]{1,3}\$?\d|(?<![A-Za-z0-9])\$?[A-Za-z]{1,3}\d")
"""A reference that moves with the cell in which a name is called."""
_LANGUAGE = re.compile(r"[a-z]+:(?==)")
_CALLED = re.compile(r"([a-z-]+)\((.*)\)", re.DOTALL)
_BETWEEN = re.compile(rf"((?:{_TEXT}|[^,\"])+),((?:{_TEXT}|[^,\"])+)")
_COMPARED = re.compile(r"(<=|>=|!=|<|>|=)(.+)", re.DOTALL)
_OPERATORS = {"=": "equal", "!=": "notEqual", "<": "lessThan", ">": "greaterThan",
              "<=": "lessThanOrEqual", ">=": "greaterThanOrEqual"}  # fmt: skip
_CONTENT = "cell-content()"
_CONDITIONS = {
    "is-true-formula": "formula-is",
    "cell-content-is-between": "between",
    "cell-content-is-not-between": "not-between",
}
_FIRST_CELL = (1, 1)


def rule_of(extents: Sequence[Extent], value: str, base: str, colour: str) -> Rule:
    """Return the rule that a condition is; one that nobody here works out has no formula.

    `base` is the cell for which it is written: the first of one of its stretches, as a rule.
    """
    first = place_of(base)
    ordered = sorted(extents, key=lambda one: one[:2] != first)
    kind, operator, formulas = _said(value)
    is_placed = bool(ordered) and ordered[0][:2] == first
    return Rule(tuple(ordered), kind, operator, formulas if is_placed else (), colour, stops=True)


def value_of(condition: str) -> str | None:
    """Return the condition of a style, as plain OpenDocument writes it, in the words of LibreOffice's own."""
    if found := _CALLED.fullmatch(condition):
        kind = _CONDITIONS.get(found[1])
        return f"{kind}({found[2]})" if kind else None
    return condition.removeprefix(_CONTENT) if condition.startswith(_CONTENT) else None


def _said(value: str) -> tuple[str, str, tuple[str, ...]]:
    """Return the kind of a condition, what it compares by, and its formulas, in the words of Excel's own rules."""
    if found := _COMPARED.fullmatch(value):
        return "cellIs", _OPERATORS[found[1]], (as_excel(found[2]),)
    called = _CALLED.fullmatch(value)
    kind, given = called.groups() if called else (value, "")
    if kind == "formula-is":
        return "expression", "", (as_excel(given),)
    if kind in ("between", "not-between") and (ends := _BETWEEN.fullmatch(given)):
        operator = "between" if kind == "between" else "notBetween"
        return "cellIs", operator, (as_excel(ends[1]), as_excel(ends[2]))
    return kind, "", ()


def name_of(formula: str, base: str) -> str | None:
    """Return what a name stands for where its cells are written as from the first of a sheet, as Excel's are.

    None for one that is written for another cell, and moves.
    """
    written = as_excel(formula)
    return written if place_of(base) == _FIRST_CELL or not _MOVES.search(written) else None


def as_excel(formula: str) -> str:
    """Return a formula as Excel writes it: [.$C5] as $C5, [$Plan.A1] as Plan!A1, and what is given parted by commas."""
    return _FOREIGN.sub(lambda found: _part(found[0]), _LANGUAGE.sub("", formula.strip()))


def _part(written: str) -> str:
    if written == ";":
        return ","
    return written if written.startswith('"') else _SHEET.sub(_of_sheet, written[1:-1])


def _of_sheet(found: re.Match[str]) -> str:
    return f"{found[1]}!" if found[1] else ""


def extents_of(said: str) -> Iterable[Extent]:
    """Yield the stretches of cells that are said with their sheet: 'My plan'.F5:'My plan'.S12 Plan.F14."""
    for part in _SHEET.sub("", said).split():
        if extent := extent_of(part):
            yield extent


def place_of(cell: str) -> tuple[int, int] | None:
    """Return the row and column of a cell that is said with its sheet."""
    extent = next(iter(extents_of(cell)), None)
    return extent[:2] if extent else None
