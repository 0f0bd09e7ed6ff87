"""A frame's HTML table as a table of a page: headings that say what they head, and a region that scrolls."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup

# What pandas prints where there is no value. A cell holding the word "None" is left alone: it may be a text.
_NO_VALUE = re.compile(r"<td>(?:NaN|NaT|&lt;NA&gt;)</td>")
_NUMBER = re.compile(r"<td>(-?\d[\d,]*(?:\.\d+)?%?)</td>")
_MIDNIGHT = re.compile(r"<td>(\d{4}-\d\d-\d\d) 00:00:00</td>")
_ROW_HEADING = re.compile(r"<tr>\s*<th>(.*?)</th>", re.DOTALL)
_REMARK = re.compile(r"<td>(?=[^<]{90})")
_PHRASE = re.compile(r"<td>(?=[^<]{30})")
_SHORT = re.compile(r"<td>(?=[^<]{1,14}</td>)")
_DAY_IN_WORDS = re.compile(r"\b(\d{1,2}) ((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)) (\d{4})\b")
_TO_A_DAY = re.compile(r"\bto (?=\d{1,2}\u00a0)")
# A file's name may break after these, and not in the midst of a word.
_BREAK_AFTER = re.compile(r"(?<=[\w)][/_+-])(?=\w)")
_CELL = re.compile(r"(<td[^>]*>)([^<]+)(</td>)")
_HEAD_CELL = re.compile(r"<th((?: [^>]*)?)>(.*?)</th>", re.DOTALL)
_ROW = re.compile(r"<tr[^>]*>.*?</tr>", re.DOTALL)
LONG = 25
"""A table of more rows than this scrolls in a region of its own, its headings in sight."""
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_BODY = re.compile(r"(.*?<tbody>)(.*)(</tbody>.*)", re.DOTALL)


def is_frame(html: str) -> bool:
    """Return whether this HTML is a frame as pandas shows it."""
    return 'class="dataframe"' in html


def frame_html(html: str, label: str) -> Markup:
    """Return a frame's HTML as an accessible table in a region named `label`; its texts are escaped already.

    A row number that pandas only counted is left out: it says nothing of the row.
    """
    found = _TABLE.search(html)
    if not found:
        return Markup(html)
    after = html[found.end() :].replace("</div>", "").strip()
    return _region(_headed(found[0]), label) + Markup(after.replace("<p>", '<p class="shape">'))


def prose_tables(html: str, label: Callable[[], str]) -> str:
    """Return prose with each of its tables in a region that scrolls, named by what `label` returns for it."""
    return _TABLE.sub(lambda found: _region(found[0].replace("<th>", '<th scope="col">'), label()), html)


def _region(table: str, label: str) -> Markup:
    rows = table.partition("<tbody>")[2].count("<tr")
    long = " long" if rows > LONG else ""
    opening = Markup('<div class="scroll table{}" role="region" tabindex="0" aria-label="{}">')
    length = Markup('<p class="shape">{} rows; scroll within the table to see them all.</p>').format(rows)
    region = opening.format(long, label) + Markup(table) + Markup("</div>")
    return region + length if long else region


def _headed(table: str) -> str:
    table = table.replace(' border="1"', "").replace(' style="text-align: right;"', "")
    parts = _BODY.match(table)
    if not parts:
        return table.replace("<th", '<th scope="col"')
    head, body, end = parts.groups()
    body = body.strip()
    if _is_counted(body):
        body = _ROW_HEADING.sub("<tr>", body)
        head = re.sub(r"(<tr>\s*)<th></th>", r"\1", head)
    head = _HEAD_CELL.sub(_column_heading, _one_row(head))
    body = re.sub(r"<th(?=[ >])", '<th scope="row"', body)
    return head + (_valued(body) or _none(head)) + end


def _column_heading(found: re.Match[str]) -> str:
    """Return a column's heading in words: the report's reader isn't the one who types its name."""
    attributes, name = found.groups()
    if not name.strip():  # above or beside names of several rows: it heads nothing
        return f"<td{attributes}></td>"
    return f'<th scope="col"{attributes}>{name.replace("_", " ")}</th>'


def _one_row(head: str) -> str:
    """Return a head whose second row only names the index as one row, the names where the first is blank."""
    rows = _ROW.findall(head)
    cells = [[cell[1] for cell in _HEAD_CELL.findall(row)] for row in rows]
    if (
        len(rows) != 2
        or len(cells[0]) != len(cells[1])
        or any(above and below for above, below in zip(*cells, strict=True))
    ):
        return head
    joined = "".join(f"<th>{above or below}</th>" for above, below in zip(*cells, strict=True))
    return head[: head.index(rows[0])] + f"<tr>{joined}</tr>" + head[head.index(rows[1]) + len(rows[1]) :]


def _valued(body: str) -> str:
    body = _MIDNIGHT.sub(r"<td>\1</td>", body)
    body = _NO_VALUE.sub('<td class="none"><span aria-label="no value">–</span></td>', body)
    body = _PHRASE.sub('<td class="phrase">', _REMARK.sub('<td class="remark">', body))
    body = _SHORT.sub('<td class="short">', _NUMBER.sub(r'<td class="number">\1</td>', body))
    return _CELL.sub(lambda found: found[1] + breaking(found[2]) + found[3], body)


def breaking(text: str) -> str:
    """Return a cell's HTML that breaks where a reader would break it: not within a day, but within a file's name."""
    text = _DAY_IN_WORDS.sub("\\1\u00a0\\2\u00a0\\3", text)
    text = _TO_A_DAY.sub("to\u00a0", text)
    return " ".join(_BREAK_AFTER.sub("<wbr>", word) if len(word) > 12 else word for word in text.split(" "))


def _none(head: str) -> str:
    """Return the one row of a table that has none: an empty table would look like one that failed."""
    return f'<tr><td colspan="{max(1, head.count("<th "))}">None.</td></tr>'


def _is_counted(body: str) -> bool:
    headings = _ROW_HEADING.findall(body)
    return body.count("<th") == len(headings) and headings == [str(row) for row in range(len(headings))]
