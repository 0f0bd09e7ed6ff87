"""A notebook's plotly figure as a figure of a page: drawn by the page's own script, described in words."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape

from mhhs_analysis.reporting import tables

Json = Any
"""A part of a figure's specification: a text, a number, a list or an object."""

UNDESCRIBED = "A chart without a description."

LONGEST = 2000
"""Characters of one text in a chart."""
_CUT = " [cut: the whole text stands in the file]"
_TORN = re.compile(r"<[^<>]*$|&\w*$")

_FIGURE = Markup(
    '<figure class="chart" id="figure-{number}" aria-label="{name}">'
    '<div class="scroll" role="group" tabindex="0" aria-label="Chart: {name}" aria-describedby="summary-{number}">'
    '<div class="plot" id="plot-{number}" style="height:{height}px"></div></div>'
    '<p class="shape swipe">The chart is wider than this screen: swipe it sideways.</p>'
    '<script type="application/json" data-plot="plot-{number}">{spec}</script>'
    '<figcaption id="summary-{number}">{alt}</figcaption>{table}{files}</figure>'
)
_TABLE = Markup(
    '<details class="data"><summary>Show as a table<span class="unseen">: {name}</span></summary>'
    '<div class="scroll table{long}" role="region" tabindex="0" aria-label="Table of {name}"><table>'
    "<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>{rest}</details>"
)
_FILES = Markup('<p class="files">To take away<span class="unseen"> of {name}</span>: {links}</p>')
_LINK = Markup('<a href="{file}">{words}</a>')
_REST = Markup(
    '<p class="shape">The first {shown} of {of} rows: a page can hold no more. All are drawn above{annex}.</p>'
)
_ANNEX = Markup(', and the rows behind them stand in <a href="{file}">the evidence annex</a>')


@dataclass(frozen=True)
class Drawing:
    """What a page needs of a plotly figure: its number on the page, its specification, its description."""

    number: int
    spec: Mapping[str, Any]

    @property
    def alt(self) -> str:
        """The words for who can't see the chart: `layout.meta["alt"]`, else its title."""
        layout = self.spec.get("layout", {})
        meta = layout.get("meta")
        said = meta.get("alt", "") if isinstance(meta, dict) else ""
        return str(said or _title(layout) or UNDESCRIBED)

    @property
    def name(self) -> str:
        """The chart's title as plain words, else its number."""
        return plain(_title(self.spec.get("layout", {}))) or f"Chart {self.number}"

    def html(self, files: Mapping[str, str] | None = None, annex: str = "") -> Markup:
        """Return the figure; no text of it can end its script or start another.

        `files` are those to take away, with what each is; `annex` is the evidence annex beside the page.
        """
        layout = dict(self.spec.get("layout", {}))
        height = int(layout.get("height") or 450)
        # The page is as wide as its reader's screen, so the chart is too; and it holds the words as HTML.
        for needless in ("width", "meta"):
            layout.pop(needless, None)
        spec = {"data": self.spec["data"], "layout": {**layout, "height": height, "autosize": True}}
        packed = json.dumps(_fitting(spec), ensure_ascii=False, separators=(",", ":"))
        for character in "<>&":
            packed = packed.replace(character, f"\\u{ord(character):04x}")
        words = {
            "name": self.name,
            "alt": self.alt,
            "table": self._table(annex),
            "files": self._files(files or {}),
        }
        return _FIGURE.format(number=self.number, height=height, spec=Markup(packed), **words)

    def _files(self, files: Mapping[str, str]) -> Markup:
        links = [_LINK.format(file=quote(file), words=words) for file, words in files.items()]
        return _FILES.format(name=self.name, links=Markup(" · ").join(links)) if links else Markup("")

    def _table(self, annex: str) -> Markup:
        """Return what the chart shows as a folded table, if the figure carries one."""
        meta = self.spec.get("layout", {}).get("meta")
        told = meta.get("table") if isinstance(meta, dict) else None
        if not told:
            return Markup("")
        told = _fitting(told)
        shown, of = len(told["rows"]), told["of"]
        beside = _ANNEX.format(file=annex) if annex else ""
        return _TABLE.format(
            name=self.name,
            long=" long" if shown > tables.LONG else "",
            head=_cells(told["columns"], '<th scope="col">{}</th>'),
            body=Markup("").join(map(_row, told["rows"])),
            rest=_REST.format(shown=shown, of=f"{of:,}", annex=beside) if shown < of else "",
        )


def _fitting(value: Json) -> Json:
    """Return a part of a figure in which no text is longer than anybody reads in a chart: a megabyte would stop it.

    What is cut says so; numbers that are packed as text stay whole, and so does a path, which is drawn and not read.
    """
    if isinstance(value, str):
        return _TORN.sub("", value[:LONGEST]) + _CUT if len(value) > LONGEST else value
    if isinstance(value, Mapping):
        is_packed = "bdata" in value
        return value if is_packed else {k: v if k == "path" else _fitting(v) for k, v in value.items()}
    return [_fitting(each) for each in value] if isinstance(value, list | tuple) else value


def plotly_js() -> bytes:
    """Return the plotly.js that belongs to the installed plotly."""
    # As plotly.offline.get_plotlyjs, without importing the modules that make figures.
    return (resources.files("plotly") / "package_data" / "plotly.min.js").read_bytes()


def plain(markup: str) -> str:
    """Return plotly's markup as plain words: a title may be broken into lines."""
    return html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"<br ?/?>", " ", markup))).strip()


def _row(cells: Sequence[str]) -> Markup:
    """Return a row of a chart's table, headed by its first cell."""
    first = _cells(cells[:1], '<th scope="row">{}</th>')
    return Markup("<tr>{}</tr>").format(first + _cells(cells[1:], "<td>{}</td>"))


def _cells(words: Sequence[str], cell: str) -> Markup:
    return Markup("").join(Markup(cell).format(Markup(tables.breaking(str(escape(word))))) for word in words)


def _title(layout: Mapping[str, Any]) -> str:
    title = layout.get("title")
    return str(title.get("text") or "") if isinstance(title, dict) else str(title or "")
