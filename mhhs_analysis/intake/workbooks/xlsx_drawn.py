"""What is drawn on a worksheet of XML parts: its part is read again, for fills, rules, remarks and shapes alone."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from mhhs_analysis.intake.kept import kept
from mhhs_analysis.intake.workbooks.colours import OFFICE_THEME, colour_of
from mhhs_analysis.intake.workbooks.drawn import FURTHER_COLUMNS, FURTHER_ROWS, Drawn, Fills, Rule
from mhhs_analysis.intake.workbooks.packages import Attributes, Package
from mhhs_analysis.intake.workbooks.references import column_number, extent_of
from mhhs_analysis.intake.workbooks.sheets import Extent, Sheet
from mhhs_analysis.intake.workbooks.xlsx_values import Once

_CELL = re.compile(r"""<c\b(?: r="([A-Z]+)[0-9]+")?+([^>]*+)>""")
_NUMBER = re.compile(r"""\br\s*=\s*["']([0-9]+)["']""")
_STYLE = re.compile(r"""\bs\s*=\s*["']([0-9]+)["']""")
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_RULES = re.compile(r"<conditionalFormatting\b([^>]*)>(.*?)</conditionalFormatting>", re.DOTALL)
_RULE = re.compile(r"<cfRule\b([^>]*?)(?:/>|>(.*?)</cfRule>)", re.DOTALL)
_FORMULA = re.compile(r"<formula\b[^>]*>([^<]*)</formula>")
_REMARK = re.compile(r"<comment\b([^>]*)>(.*?)</comment>", re.DOTALL)
_TEXT = re.compile(r"<t\b[^>/]*>([^<]*)</t>")
_SHAPES = ("sp", "pic", "cxnSp", "graphicFrame", "grpSp")
_SHADES = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
           "hlink", "folHlink")  # fmt: skip
"""The colours of a theme in the order in which numbers name them."""
_LATER = 1 << 30
_AUTOMATIC = "000000"
"""What a fill that names no colour is painted in."""


@dataclass
class Looks:
    """The fills that the sheets of one workbook share, found when first asked for."""

    package: Package
    book_part: str
    styles_part: str
    theme_part: str

    @kept
    def theme(self) -> Sequence[str]:
        """The colours that numbers name."""
        scan = _ThemeScan()
        if self.theme_part in self.package:
            self.package.scan_by_namespace(self.theme_part, scan.start, scan.end, _unheard)
        return [scan.shades.get(name, usual) for name, usual in zip(_SHADES, OFFICE_THEME, strict=True)]

    @kept
    def scan(self) -> _FillScan:
        """The fills of cell formats, and those that rules give."""
        scan = _FillScan(self)
        if self.styles_part in self.package:
            self.package.scan(self.styles_part, scan.start, scan.end)
        return scan

    @kept
    def names(self) -> _NameScan:
        """What formulas the workbook calls by a name."""
        scan = _NameScan()
        self.package.scan(self.book_part, scan.start, scan.end, scan.heard.append)
        return scan


def drawn_on(
    package: Package, part: str, looks: Looks, sheet: Sheet, related: Sequence[tuple[str, str]]
) -> Drawn:
    """Return what is drawn on a worksheet; `related` are the kinds and names of the parts that it uses."""
    _, _, rest = package.plain_text(part).partition("<sheetData")
    body, _, tail = rest.partition("</sheetData>")
    last = max(sheet.rows, default=0) + FURTHER_ROWS
    widest = max((max(cells) for cells in sheet.rows.values()), default=0) + FURTHER_COLUMNS
    rules = tuple(_rules(tail, looks.scan.by_rule))
    return Drawn(
        fills=_fills(body, looks.scan.by_style, last, widest),
        rules=rules,
        remarks={
            place: text
            for kind, name in related
            if kind == "comments" and name in package
            for place, text in _remarks(package.plain_text(name))
        },
        shapes=sum(_shapes(package, name) for kind, name in related if kind == "drawing"),
        names=looks.names.on(sheet.name) if rules else {},
    )


# --- fills ------------------------------------------------------------------------------------------------


def _fills(body: str, by_style: dict[str, str], last: int, widest: int) -> Fills:
    """Return the colours of the filled cells of rows and columns in reach."""
    fills: Fills = {}
    colours = Once(partial(_colour_shown, by_style))
    row = 0
    for begun in body.split("<row")[1:] if by_style else ():
        said, _, cells = begun.partition(">")
        number = _NUMBER.search(said)
        row = int(number[1]) if number else row + 1
        if row <= last and (filled := _filled(_CELL.findall(cells), colours, widest)):
            fills[row] = filled
    return fills


def _filled(cells: Sequence[tuple[str, str]], colours: Once[str], widest: int) -> dict[int, str]:
    """Return the colours of a row's filled cells, each said by its column's letters and how it is shown."""
    column = 0
    filled: dict[int, str] = {}
    known = colours.found  # as each cell of a row has one of a few looks
    for letters, shown in cells:
        column = column_number(letters) if letters else column + 1
        colour = known[shown] if shown in known else colours[shown]
        if colour and column <= widest:
            filled[column] = colour
    return filled


def _colour_shown(by_style: dict[str, str], shown: str) -> str:
    """Return the colour of cells that are shown so, by their attributes as written."""
    style = _STYLE.search(shown)
    return by_style.get(style[1] if style else "0", "")


class _FillScan:
    """Hears the styles part: which fill each cell format has, and each format that rules give."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._fills: list[str] = []
        self._formats: list[str] = []
        self._room = ""
        self._pattern = ""
        self._colours: dict[str, str] = {}
        self._rule_fills: list[str] = []

    def start(self, name: str, said: Attributes) -> None:
        """Hear an element begin."""
        if name in ("fills", "cellXfs", "dxfs"):
            self._room = name
        elif name == "dxf":
            self._rule_fills.append("")
        elif name in ("patternFill", "gradientFill"):
            self._pattern, self._colours = said.get("patternType", ""), {}
        elif name in ("fgColor", "bgColor", "color") and self._room in ("fills", "dxfs"):
            self._colours.setdefault(name, colour_of(said, self._looks.theme if "theme" in said else ()))
        elif name == "xf" and self._room == "cellXfs":
            self._formats.append(said.get("fillId") or "0")

    def end(self, name: str) -> None:
        """Hear an element end."""
        if name == "fill" and self._room == "fills":
            self._fills.append(self._fill("fgColor"))
        elif name == "fill" and self._room == "dxfs":
            self._rule_fills[-1] = self._fill("bgColor")
        elif name in ("fills", "cellXfs", "dxfs"):
            self._room = ""

    def _fill(self, solid: str) -> str:
        """Return a fill's colour, without a pattern none; that of a rule is solid then, and in its background.

        A solid one without a colour has the automatic one: openpyxl leaves black out so.
        """
        if "color" in self._colours:  # the first of a gradient
            return self._colours["color"]
        if solid == "bgColor":
            return self._colours.get("bgColor") or self._colours.get("fgColor", "")
        if self._pattern in ("none", ""):
            return ""
        if self._pattern == "solid":
            return self._colours.get("fgColor", _AUTOMATIC)
        return f"{self._colours.get('fgColor') or _AUTOMATIC}/{self._pattern}"

    @kept
    def by_style(self) -> dict[str, str]:
        """The fills of cell formats by number, as written; those without one left out."""
        fills = dict(enumerate(self._fills))
        numbered = ((str(place), fills.get(int(fill), "")) for place, fill in enumerate(self._formats))
        return {number: fill for number, fill in numbered if fill}

    @kept
    def by_rule(self) -> dict[str, str]:
        """The fills that rules give, by number as written."""
        return {str(place): fill for place, fill in enumerate(self._rule_fills)}


@dataclass
class _ThemeScan:
    """Hears a theme: its colours by their names."""

    shades: dict[str, str] = field(default_factory=dict)
    _name: str = ""

    def start(self, name: str, said: Attributes) -> None:
        local = name.rpartition(" ")[2]
        if local in _SHADES:
            self._name = local
        elif self._name and local in ("srgbClr", "sysClr"):
            self.shades.setdefault(self._name, said.get("lastClr") or said.get("val", ""))

    def end(self, name: str) -> None:
        if name.rpartition(" ")[2] in _SHADES:
            self._name = ""


@dataclass
class _NameScan:
    """Hears the workbook part: its sheets, and what its names stand for on all of them or on one."""

    heard: list[str] = field(default_factory=list)
    _sheets: list[str] = field(default_factory=list)
    _names: dict[str, dict[str, str]] = field(default_factory=dict)
    _said: Attributes = field(default_factory=dict)

    def start(self, name: str, said: Attributes) -> None:
        self.heard.clear()
        self._said = said
        if name == "sheet":
            self._sheets.append(said.get("name", ""))

    def end(self, name: str) -> None:
        if name == "definedName":
            own = self._names.setdefault(self._said.get("localSheetId", ""), {})
            own[self._said.get("name", "").lower()] = "".join(self.heard)

    def on(self, sheet: str) -> dict[str, str]:
        """Return what names stand for on a sheet: what they do on it alone, over what they do on all."""
        place = str(self._sheets.index(sheet)) if sheet in self._sheets else ""
        return {**self._names.get("", {}), **self._names.get(place, {})}


def _unheard(_: str) -> None:
    """Hear nothing of a text."""


# --- rules, remarks, shapes -----------------------------------------------------------------------------------


def _rules(tail: str, fills: dict[str, str]) -> list[Rule]:
    """Return the rules that fill cells, in the order in which they are tried."""
    found: list[tuple[int, Rule]] = []
    for where, within in _RULES.findall(tail):
        extents = _extents(_attributes(where).get("sqref", ""))
        for said, formulas in _RULE.findall(within):
            rule = _attributes(said)
            made = Rule(
                extents,
                rule.get("type", ""),
                rule.get("operator", ""),
                tuple(html.unescape(one) for one in _FORMULA.findall(formulas)),
                fills.get(rule.get("dxfId", ""), ""),
                rule.get("stopIfTrue") in ("1", "true"),
            )
            if extents and (made.colour or made.stops):
                found.append((int(rule.get("priority") or _LATER), made))
    return [rule for _, rule in sorted(found, key=lambda pair: pair[0])]


def _extents(said: str) -> tuple[Extent, ...]:
    return tuple(extent for part in said.split() if (extent := extent_of(part)))


def _remarks(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the remarks on cells, by the cells' places."""
    for said, within in _REMARK.findall(text):
        extent = extent_of(_attributes(said).get("ref", ""))
        if extent:
            yield (extent[0], extent[1]), html.unescape("".join(_TEXT.findall(within)))


def _shapes(package: Package, part: str) -> int:
    """Return how many shapes, pictures, lines and charts a drawing holds; those of a group count as one."""
    depth = count = 0

    def start(name: str, _: Attributes) -> None:
        nonlocal depth, count
        if name.rpartition(" ")[2] in _SHAPES:
            count += depth == 0
            depth += 1

    def end(name: str) -> None:
        nonlocal depth
        depth -= name.rpartition(" ")[2] in _SHAPES

    if part in package:
        package.scan_by_namespace(part, start, end, _unheard)
    return count


def _attributes(said: str) -> dict[str, str]:
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(said)}
