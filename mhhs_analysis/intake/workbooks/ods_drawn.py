"""What is drawn on the sheets of an OpenDocument spreadsheet: its content is heard again, for fills and shapes."""

from __future__ import annotations

from dataclasses import dataclass, field

from mhhs_analysis.intake.kept import kept
from mhhs_analysis.intake.workbooks.colours import shown
from mhhs_analysis.intake.workbooks.drawn import FURTHER_COLUMNS, FURTHER_ROWS, Drawn, Fills, Rule
from mhhs_analysis.intake.workbooks.ods_rules import extents_of, name_of, rule_of, value_of
from mhhs_analysis.intake.workbooks.ods_styles import STYLE, TABLE
from mhhs_analysis.intake.workbooks.packages import Attributes, Package
from mhhs_analysis.intake.workbooks.sheets import Extent, Sheet

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _DRAW, _TEXT = f"{_ODF}office:1.0 ", f"{_ODF}drawing:1.0 ", f"{_ODF}text:1.0 "
_BACKGROUND = f"{_ODF}xsl-fo-compatible:1.0 background-color"
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
_NAMES = (f"{TABLE}named-expression", f"{TABLE}named-range")
_MOST_ANCESTORS = 10


@dataclass
class OdsLooks:
    """What is drawn on the sheets of one spreadsheet, found when first asked for."""

    package: Package

    @kept
    def scan(self) -> _Scan:
        """What stands on each sheet, in order, and what names stand for on all of them."""
        styles = _Styles()
        if "styles.xml" in self.package:
            self.package.scan_by_namespace("styles.xml", styles.start, _ended, _unheard)
        scan = _Scan(styles)
        self.package.scan_by_namespace("content.xml", scan.start, scan.end, scan.heard.append)
        return scan

    def drawn(self, place: int, sheet: Sheet) -> Drawn:
        """Return what is drawn on a sheet, by its place among them."""
        table = self.scan.tables[place]
        last = max(sheet.rows, default=0) + FURTHER_ROWS
        widest = max((max(cells) for cells in sheet.rows.values()), default=0) + FURTHER_COLUMNS
        fills: Fills = {}
        for rows, columns, colour in table.filled:
            for row in range(rows[0], min(rows[1], last) + 1):
                stretch = range(columns[0], min(columns[1], widest) + 1)
                fills.setdefault(row, {}).update(dict.fromkeys(stretch, colour))
        rules = _coloured(table.rules or self.scan.rules_by_style(table))
        names = {**self.scan.names, **table.names} if rules else {}
        return Drawn(fills, rules, table.remarks, table.shapes, names)


class _Styles:
    """Hears cell styles: the background each has, or takes from the style it is derived from."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}
        self._backgrounds: dict[str, str] = {}
        self._named: dict[str, str] = {}
        self.conditions: dict[str, list[tuple[str, str, str]]] = {}
        """The conditions of a style: each in words, the cell that it is written for, and the style where it holds."""
        self._name = ""

    def start(self, name: str, said: Attributes) -> None:
        """Hear an element begin."""
        if name == f"{STYLE}style":
            self._name = said.get(f"{STYLE}name", "")
            self._named[said.get(f"{STYLE}display-name", self._name)] = self._name
            self._parents[self._name] = said.get(f"{STYLE}parent-style-name", "")
        elif name == f"{STYLE}table-cell-properties" and _BACKGROUND in said:
            self._backgrounds[self._name] = said[_BACKGROUND]
        elif name == f"{STYLE}map" and (value := value_of(said.get(f"{STYLE}condition", ""))):
            condition = (
                value,
                said.get(f"{STYLE}base-cell-address", ""),
                said.get(f"{STYLE}apply-style-name", ""),
            )
            self.conditions.setdefault(self._name, []).append(condition)

    def shown_where_it_holds(self, style: str) -> str:
        """Return the colour that a condition gives, which calls its style by the name that people see."""
        return self.background(self._named.get(style, style))

    def background(self, style: str) -> str:
        """Return the colour behind a style's cells, "" for none."""
        for _ in range(_MOST_ANCESTORS):
            if style in self._backgrounds:
                said = self._backgrounds[style]
                return shown(said[1:]) if said.startswith("#") else ""
            style = self._parents.get(style, "")
        return ""


@dataclass
class _Table:
    """What stands on a sheet as its rows pass."""

    filled: list[tuple[tuple[int, int], tuple[int, int], str]] = field(default_factory=list)
    rules: list[list[Rule]] = field(default_factory=list)
    """Of each stretch of cells, in the order in which they are tried: the first that holds is the only one."""
    conditioned: dict[str, list[Extent]] = field(default_factory=dict)
    """The stretches of cells whose style has conditions, by that."""
    names: dict[str, str] = field(default_factory=dict)
    remarks: dict[tuple[int, int], str] = field(default_factory=dict)
    shapes: int = 0


class _Scan:
    """Hears the content."""

    def __init__(self, styles: _Styles) -> None:
        self.tables: list[_Table] = []
        self.names: dict[str, str] = {}
        self.heard: list[str] = []
        self._styles = styles
        self._columns: list[tuple[int, int, str]] = []
        self._row, self._column, self._rows, self._row_style = 1, 1, 1, ""
        self._within: list[str] = []
        self._is_remark = self._is_in_table = False
        self._depth = 0
        self._extents: tuple[Extent, ...] = ()

    def start(self, name: str, said: Attributes) -> None:
        """Hear an element begin."""
        if name.startswith(_DRAW):
            self._draw(name)
        elif name == f"{_OFFICE}annotation":
            self._is_remark = True
            self.heard.clear()
        elif self._depth or self._is_remark:
            return
        elif name == f"{TABLE}table":
            self._open_table()
        elif name == f"{TABLE}table-column":
            self._note_columns(said)
        elif name == f"{TABLE}table-row":
            self._rows = int(said.get(f"{TABLE}number-rows-repeated", 1))
            self._row_style, self._column = said.get(f"{TABLE}default-cell-style-name", ""), 1
        elif name in _CELLS:
            self._fill(said)
        elif name == f"{_CALC}conditional-format" and self.tables:
            self._extents = tuple(extents_of(said.get(f"{_CALC}target-range-address", "")))
            self.tables[-1].rules.append([])
        elif name == f"{_CALC}condition" and self._extents:
            self._rule(said)
        elif name == f"{_CALC}date-is" and self._extents and said.get(f"{_CALC}date") != "today":
            colour = self._styles.shown_where_it_holds(said.get(f"{_CALC}style", ""))
            self.tables[-1].rules[-1].append(Rule(self._extents, "date-is", "", (), colour, stops=True))
        elif name in _NAMES:
            self._define(said)
        else:
            self._styles.start(name, said)

    def end(self, name: str) -> None:
        """Hear an element end."""
        if name.startswith(_DRAW):
            self._depth -= 1
        elif name == f"{_OFFICE}annotation":
            self._is_remark = False
            if self.tables:
                self.tables[-1].remarks[self._row, self._column] = " ".join("".join(self.heard).split())
        elif name == f"{TABLE}table":
            self._is_in_table = False
        elif name == f"{TABLE}table-row" and not self._depth and not self._is_remark:
            self._row += self._rows
        elif name in _CELLS and not self._depth and not self._is_remark:
            self._column += int(self._within.pop()) if self._within else 1

    def _rule(self, said: Attributes) -> None:
        colour = self._styles.shown_where_it_holds(said.get(f"{_CALC}apply-style-name", ""))
        value, base = said.get(f"{_CALC}value", ""), said.get(f"{_CALC}base-cell-address", "")
        self.tables[-1].rules[-1].append(rule_of(self._extents, value, base, colour))

    def rules_by_style(self, table: _Table) -> list[list[Rule]]:
        """Return the rules that cells' styles hold: a program that writes them as rules too repeats them there."""
        return [
            [
                rule_of(extents, value, base, self._styles.background(where_it_holds))
                for value, base, where_it_holds in self._styles.conditions[style]
            ]
            for style, extents in table.conditioned.items()
        ]

    def _define(self, said: Attributes) -> None:
        """Keep what a name stands for, on the sheet in which it is defined or on all."""
        formula = said.get(f"{TABLE}expression") or f"[{said.get(f'{TABLE}cell-range-address', '')}]"
        meant = name_of(formula, said.get(f"{TABLE}base-cell-address", ""))
        names = self.tables[-1].names if self._is_in_table else self.names
        if meant is not None:
            names[said.get(f"{TABLE}name", "").lower()] = meant

    def _open_table(self) -> None:
        self.tables.append(_Table())
        self._is_in_table, self._extents = True, ()
        self._columns, self._row, self._column = [], 1, 1

    def _draw(self, name: str) -> None:
        """Count a shape, but not the frame of a remark or what a shape is made of."""
        self._depth += 1
        if self._depth == 1 and not self._is_remark and self.tables and name != f"{_DRAW}a":
            self.tables[-1].shapes += 1

    def _note_columns(self, said: Attributes) -> None:
        repeated = int(said.get(f"{TABLE}number-columns-repeated", 1))
        style = said.get(f"{TABLE}default-cell-style-name", "")
        self._columns.append((self._column, self._column + repeated - 1, style))
        self._column += repeated

    def _fill(self, said: Attributes) -> None:
        repeated = said.get(f"{TABLE}number-columns-repeated", "1")
        self._within.append(repeated)
        style = said.get(f"{TABLE}style-name") or self._row_style
        last = self._column + int(repeated) - 1
        stretches = [(self._column, last, style)] if style else self._by_column(self._column, last)
        for left, right, own in stretches:
            rows = (self._row, self._row + self._rows - 1)
            if own in self._styles.conditions:
                self.tables[-1].conditioned.setdefault(own, []).append((rows[0], left, rows[1], right))
            if colour := self._styles.background(own):
                self.tables[-1].filled.append((rows, (left, right), colour))

    def _by_column(self, first: int, last: int) -> list[tuple[int, int, str]]:
        """Return the stretches of some cells that have each the style of their columns."""
        return [
            (max(low, first), min(high, last), style)
            for low, high, style in self._columns
            if low <= last and high >= first
        ]


def _coloured(rules: list[list[Rule]]) -> tuple[Rule, ...]:
    """Return the rules that fill cells, and those before them that leave a cell as it is."""
    last = [max((place for place, rule in enumerate(some) if rule.colour), default=-1) for some in rules]
    return tuple(rule for some, end in zip(rules, last, strict=True) for rule in some[: end + 1])


def _ended(_: str) -> None:
    """Hear nothing of an end."""


def _unheard(_: str) -> None:
    """Hear nothing of a text."""
