"""What the sheets of an .xlsx workbook share: cell formats and strings."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from mhhs_analysis.intake.workbooks.number_formats import BUILT_IN, GENERAL, Kind, kind_of
from mhhs_analysis.intake.workbooks.packages import Attributes, Package
from mhhs_analysis.intake.workbooks.runs import Run, raised, without_struck
from mhhs_analysis.intake.workbooks.sheets import PartStruck

_TRUE = {"1", "true", "on"}
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# Patterns over plain text (Package.plain_text), where a "<" always begins a tag. One that looks for an end anywhere
# further on asks first for the whole name of a tag that has one: looking in vain again and again takes for ever.
_STRING = re.compile(r"<si(?=[\s/>])[^>]*?(?:/>|>(?:<t\b[^>/]*>([^<]*)</t></si>|(.*?)</si>))", re.DOTALL)
_RUN = re.compile(r"<t\b[^>/]*>([^<]*)</t>")
_STRUCK = re.compile(r"""<strike(?![^<>]*val\s*=\s*["'](?:0|false|off)["'])[\s/>]""")
_READING_AID = re.compile(r"<rPh(?=[\s>])[^>]*(?<!/)>.*?</rPh>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell is shown: what the reading of a plan needs of a cell format."""

    number_format: str = GENERAL
    indent: int = 0
    kind: Kind = "number"
    is_struck: bool = False
    is_bold: bool = False


@dataclass
class _Font:
    is_struck: bool = False
    is_bold: bool = False


@dataclass
class _StyleScan:
    """Collects the cell formats of the styles part, in order, with the number formats they name."""

    codes: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
    formats: list[list[int]] = field(default_factory=list)
    fonts: list[_Font] = field(default_factory=list)
    is_within: bool = False
    is_of_fonts: bool = False

    def start(self, name: str, said: Attributes) -> None:
        if name == "numFmt" and "formatCode" in said:
            self.codes[int(said.get("numFmtId") or -1)] = said["formatCode"]
        elif name == "fonts":
            self.is_of_fonts = True
        elif self.is_of_fonts and name == "font":
            self.fonts.append(_Font())
        elif self.is_of_fonts and name == "strike" and self.fonts:
            self.fonts[-1].is_struck = said.get("val", "1") in _TRUE
        elif self.is_of_fonts and name == "b" and self.fonts:
            self.fonts[-1].is_bold = said.get("val", "1") in _TRUE
        elif name == "cellXfs":
            self.is_within = True
        elif self.is_within and name == "xf":
            self.formats.append([int(said.get("numFmtId") or 0), 0, int(said.get("fontId") or 0)])
        elif self.is_within and name == "alignment":
            self.formats[-1][1] = int(float(said.get("indent") or 0))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self.is_within = False
        elif name == "fonts":
            self.is_of_fonts = False


def read_styles(package: Package, part: str) -> dict[str | None, Style]:
    """Return the cell formats by the number, as written, that cells call them by; a cell may leave it out."""
    scan = _StyleScan()
    if part in package:
        package.scan(part, scan.start, scan.end)
    found: dict[str | None, Style] = {}
    for number, (code_number, indent, font_number) in enumerate(scan.formats):
        code = scan.codes.get(code_number, GENERAL)
        font = scan.fonts[font_number] if font_number < len(scan.fonts) else _Font()
        found[str(number)] = Style(code, indent, kind_of(code), font.is_struck, font.is_bold)
    found[None] = found[""] = found.get("0", Style())
    return found


def read_strings(package: Package, part: str) -> list[str]:
    """Return the shared strings in order, blank ones empty; none where there is no such part."""
    if part not in package:
        return []
    found = _STRING.findall(package.plain_text(part))
    return [as_typed(text) if text else runs_joined(runs) for text, runs in found]


def runs_joined(runs: str) -> str:
    """Return the texts of an element's runs as one, without reading aids of Asian words and what is struck through.

    Where each run says itself how it is shown, the look of the cell says nothing of any: none may be struck through.
    """
    if "<rPh" in runs:
        runs = _READING_AID.sub("", runs)
    if "<strike" in runs:
        parts = runs.split("</r>")
        text = without_struck([_run(one) for one in parts])
        if isinstance(text, PartStruck):
            text.is_apart = all("<rPr" in one for one in parts if not _run(one)[0].isspace() and _run(one)[0])
        return text
    if "superscript" in runs:
        text = "".join(_run(one)[0] for one in runs.split("</r>"))
        text = "" if text.isspace() else text
    else:
        text = as_typed("".join(_RUN.findall(runs)))
    if text and "<rPr" in runs and runs.count("<rPr") == runs.count("</r>"):
        text = PartStruck(text, "")
        text.is_apart = True
    return text


def _run(said: str) -> Run:
    text = _unescaped("".join(_RUN.findall(said)))
    return raised(text) if "superscript" in said else text, bool(_STRUCK.search(said))


def as_typed(text: str) -> str:
    """Return text as it was typed: XML's and Excel's ways to write signs undone; a blank text is empty."""
    text = _unescaped(text)
    return "" if text.isspace() else text


def _unescaped(text: str) -> str:
    if "&" in text:
        text = html.unescape(text)
    if "_x" in text:
        text = _in_pairs(_ESCAPED.sub(_sign, text))
    return text


def _sign(escaped: re.Match[str]) -> str:
    """Return the sign that a code in four figures means; of those that no text may hold, none."""
    sign = chr(int(escaped[1], 16))
    return "" if sign < " " and sign not in "\t\n\r" else sign


def _in_pairs(text: str) -> str:
    """Return text with its pairs of half signs joined; a half without the other is no sign."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
