"""How a file was read, shown to a person in a terminal."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from rich.box import SIMPLE_HEAD, Box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from mhhs_analysis.analysis.wording import count_words, role_words, span_words, typed_words
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.responses import Responses
from mhhs_analysis.reporting.drawing import ASCII, MOST, UNICODE, draw_plan, printable

FIRST = 10
"""How many rows of each list are shown, unless all are asked for; the rest are counted."""
RUN = 4
"""From how many columns in a row that are not used they share a line: a drawn plan may have hundreds."""

_LAYOUT_OPTIONS = {
    "table": "--layout table",
    "drawn grid": "--layout grid",
    "milestone matrix": "--layout matrix",
    "list without dates": "--layout list",
}
_LONGEST = 100
_DATES_WIDTH = 10
_AS_DRAWN = "as drawn"
_BASES = ("baseline", "forecast", "actual", "planned", "deadline", "constraint", "expected", "field")
_NEXT_BASIS = re.compile(rf"; (?=(?:{'|'.join(_BASES)}) )")
_PLAIN_HEAD = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)

Row = dict[str, Any]


def show_plan(console: Console, reading: Reading, *, show_all: bool = False) -> None:
    """Print how a plan was understood: its columns, rows, what was set aside or is doubtful, and a drawing."""
    _show_summary(console, reading)
    for alike in _alike(reading.tables):
        _show_columns(console, alike)
    most = None if show_all else FIRST
    _show_list(console, "activities", _activity_table(reading.rows[:most]), len(reading.rows))
    _show_notes(console, reading.rows, most)
    _show_kept_beside(console, reading.rows, most)
    _show_findings(console, reading, most)
    signs = UNICODE if _speaks_unicode(console) else ASCII
    drawing = draw_plan(reading.rows, console.width, signs, None if show_all else MOST)
    if drawing:
        console.print(Text("\nThe plan, drawn", "bold"))
    for line in drawing:
        line.rstrip()
        console.print(line, no_wrap=True, overflow="crop")


def show_answers(console: Console, reading: Responses) -> None:
    """Print how a file of responses was understood: its respondents and answers, what was set aside or is doubtful."""
    _show_summary(console, reading)
    _show_respondents(console, reading)
    for alike in _alike(reading.tables):
        _show_columns(console, alike)
    table = _table("respondent", "question", "answer")
    for row in reading.rows[:FIRST]:
        table.add_row(*(Text(_short(row.get(name))) for name in ("respondent", "question_id", "text")))
    _show_list(console, "answers", table, len(reading.rows))
    _show_findings(console, reading, FIRST)


def _show_respondents(console: Console, reading: Responses) -> None:
    """Print how many respondents there are, how many of them answered or give no name, and what was asked of them."""
    answered = sum(bool(who["answers"]) for who in reading.respondents)
    nameless = sum(not who["respondent"] for who in reading.respondents)
    kinds = Counter(question["kind"] or "neither told" for question in reading.questions)
    asked = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    told = f"{count_words(len(reading.respondents), 'respondent')}, {answered} with answers, {nameless} without a name"
    console.print(
        Text(f"{told}; {count_words(len(reading.questions), 'question')}{f' ({asked})' if asked else ''}")
    )


def _show_summary(console: Console, reading: Reading) -> None:
    counts = f"{count_words(reading.rows_in, 'row')} = {reading.rows_kept} kept + {reading.rows_set_aside} set aside"
    console.print(Text(_short(reading.file), "bold"))
    console.print(Text(f"Read as: {reading.layout}; {counts}; confidence {reading.reading_confidence}"))
    reasons = Table.grid(padding=(0, 1, 0, 0))
    for reason in reading.reasons:
        reasons.add_row("-", Text(printable(reason)))
    for what in reading.idle:
        reasons.add_row(
            "-", Text(f"the {what} asked for changes nothing: the file is read the same without it")
        )
    if reading.marking:
        where = " ".join(filter(None, (reading.marking["sheet"], reading.marking["cell"])))
        reasons.add_row(
            "-", Text(f"of its confidentiality the file says: {_short(reading.marking['text'])} ({where})")
        )
    console.print(reasons)
    for other in reading.alternatives:
        console.print(Text(_other_words(other), "yellow"))


def _other_words(other: Row) -> str:
    """Return another reading that is close, with how to choose it."""
    days = f", {other['first']} to {other['last']}" if other["first"] else ""
    sheet = f" of sheet {printable(other['sheet'])!r}" if other["sheet"] else ""
    version = printable(other.get("version") or "")
    option = f"--plan-version {version!r}" if version else _LAYOUT_OPTIONS.get(other["layout"], "")
    how = " ".join(filter(None, (f"--sheet {printable(other['sheet'])!r}" if other["sheet"] else "", option)))
    what = f"version {version!r} in a {other['layout']}" if version else f"a {other['layout']}"
    return (
        f"Close: {what}{sheet}, {count_words(other['activities'], 'activity', 'activities')}, "
        f"{other['dated']} dated{days}: choose it by {how or 'readings.csv'}"
    )


# --- columns ----------------------------------------------------------------------------------------------


def _alike(tables: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield tables that follow one another and have the same columns, together: a sheet a workstream."""
    for _, run in groupby(tables, lambda one: (one["columns"], one["header_row"], one["is_hidden"])):
        yield list(run)


def _show_columns(console: Console, alike: Sequence[Row]) -> None:
    """Print what each column of tables that have the same was taken for; those not used are greyed."""
    read = alike[0]
    if not read["columns"]:
        return
    name, header = ", ".join(dict.fromkeys(_short(one["sheet"]) for one in alike)), read["header_row"]
    title = f"Columns of {name}" if name else "Columns"
    title += " (a hidden sheet)" if read["is_hidden"] else ""
    table = _table("column", "heading", "read as", "dates")
    for is_used, run in groupby(read["columns"], _is_used):
        for cells in _column_lines(list(run), is_used=is_used):
            table.add_row(*(Text(_short(cell)) for cell in cells), style="" if is_used else "dim")
    _print_table(console, f"{title}, headings in row {header}" if header else title, table)


def _is_used(column: Row) -> bool:
    return column["role"] not in ("", "not used")


def _column_lines(run: Sequence[Row], *, is_used: bool) -> list[tuple[str, str, str, str]]:
    """Return the lines of columns side by side that are all used, or all not: a long run of the latter is one."""
    if is_used:
        return [(one["column"], _heading(one), _read_as(one), one.get("date_basis") or "") for one in run]
    if len(run) >= RUN and not any(one.get("doubt") for one in run):
        headings = ", ".join(_heading(one) for one in run)
        return [(f"{run[0]['column']}:{run[-1]['column']}", headings, f"not used: {len(run)} columns", "")]
    doubts = [f"not used: {one['doubt']}" if one.get("doubt") else "not used" for one in run]
    return [(one["column"], _heading(one), doubt, "") for one, doubt in zip(run, doubts, strict=True)]


def _read_as(column: Row) -> str:
    """Return what a column was read as, of responses in the words of their reading."""
    return str(column.get("read_as") or role_words(column["role"]))


def _heading(column: Row) -> str:
    return _short(typed_words(column["heading"]))


# --- rows -------------------------------------------------------------------------------------------------


def _activity_table(rows: Sequence[Row]) -> Table:
    table = _table("row", "activity", "start", "finish", "dates")
    for column in table.columns[2:4]:
        column.min_width = _DATES_WIDTH
    for row in rows:
        table.add_row(
            Text(str(row["activity_id"])),
            _name(row),
            _when(row, "start"),
            _when(row, "finish"),
            row["date_basis"] or "",
        )
    return table


def _name(row: Row) -> Text:
    """Return what a row is called: bold where it gathers others, and marked where the file hides it."""
    name = Text(_short(row["activity_name"]), "bold" if row["is_summary"] else "")
    return Text.assemble(name, (" (hidden)", "yellow")) if row["is_hidden"] else name


def _when(row: Row, end: str) -> Text:
    """Return an end as typed and, where that alone doesn't say it, the days it was read as or worked out to be."""
    typed = _short(row[f"{end}_text"])
    first, last = (day and date.fromisoformat(day) for day in (row[f"{end}_from"], row[f"{end}_to"]))
    if not typed:
        worked_out = row["worked_out"] and (first or last)
        return Text.assemble(span_words(first, last), ("\nworked out", "dim")) if worked_out else Text()
    if first and first == last and _is_plain(typed, first):
        return Text(typed)
    said = span_words(first, last) if first or last else _relative(row, end)
    return Text.assemble(typed, (f"\n{said}", "dim"))


def _is_plain(typed: str, day: date) -> bool:
    """Return whether a day is typed so that nobody can take it for another: in UK order, or with its month's name."""
    return typed == f"{day:%d/%m/%Y}" or any(sign.isalpha() for sign in typed)


def _relative(row: Row, end: str) -> str:
    """Return the milestone an end is given from, with the days between, or that the end is not known."""
    if not row[f"{end}_anchor"]:
        return "not dated" if _AS_DRAWN in (row["worked_out"] or "") else "not known"
    least, most = row[f"{end}_offset_from"], row[f"{end}_offset_to"]
    return f"{row[f'{end}_anchor']} {least:+d}{'' if least == most else f' to {most:+d}'} days"


def _show_notes(console: Console, rows: Sequence[Row], most: int | None) -> None:
    """Print which of all the rows are hidden in the file, and what their dates were worked out from."""
    hidden = [str(row["activity_id"]) for row in rows if row["is_hidden"]]
    if hidden:
        more = f" and {len(hidden) - len(hidden[:most])} more" if len(hidden[:most]) < len(hidden) else ""
        console.print(Text(f"Hidden in the file, but read: {', '.join(hidden[:most])}{more}"))
    worked = [row["worked_out"] for row in rows if row["worked_out"]]
    if drawn := sum(_AS_DRAWN in one for one in worked):
        console.print(Text(f"{count_words(drawn, 'row')} dated by what is drawn, not typed"))
    ways = [one.rpartition(" counted in ") for one in worked if _AS_DRAWN not in one]
    for days, count in Counter(days for _, is_counted, days in ways if is_counted).items():
        told = count_words(count, "finish is", "finishes are")
        console.print(Text(f"{told} worked out from the start and the duration, counted in {days}"))
    for way, count in Counter(way for _, is_counted, way in ways if not is_counted).items():
        console.print(Text(f"{count_words(count, 'row')}: {way}"))


def _show_kept_beside(console: Console, rows: Sequence[Row], most: int | None) -> None:
    """Print the dates that rows give on other bases: they don't speak for the row, but are not lost."""
    kept = [(row, others) for row in rows if (others := _other_dates(row))]
    bases = [basis for basis in _BASES if any(basis in others for _, others in kept)]
    table = _table("row", "activity", *bases)
    for row, others in kept[:most]:
        dates = (Text(_short(others.get(basis))) for basis in bases)
        table.add_row(Text(str(row["activity_id"])), _name(row), *dates)
    _print_table(console, "Other dates the file gives, beside those used above", table)
    _tell_more(console, len(kept) - table.row_count)


def _other_dates(row: Row) -> dict[str, str]:
    """Return the dates kept beside a row's own, as typed, by basis; several on one basis stand one after another."""
    found: dict[str, str] = {}
    for basis, _, dates in (
        part.partition(" ") for part in _NEXT_BASIS.split(row["other_dates"] or "") if part
    ):
        found[basis] = "; ".join(filter(None, (found.get(basis), typed_words(dates))))
    return found


def _show_findings(console: Console, reading: Reading, most: int | None) -> None:
    """Print what was set aside and what is doubtful: what there is something to ask about comes first."""
    for title, found in (("Set aside", reading.set_aside), ("Read with a doubt", reading.warnings)):
        listed = sorted(found, key=lambda entry: not entry["remedy"])
        table = _table("where", "what stands there", "why, and what to ask")
        for entry in listed[:most]:
            where = " ".join(filter(None, (entry["sheet"], entry["cell"])))
            why = "; ".join(filter(None, (entry["reason"], entry["remedy"])))
            table.add_row(Text(_short(where)), Text(_short(entry["text"])), Text(printable(why)))
        _print_table(console, title, table)
        _tell_more(console, len(listed) - table.row_count)


# --- one list ---------------------------------------------------------------------------------------------


def _table(*headings: str) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, header_style="bold", padding=(0, 1, 0, 0), pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def _show_list(console: Console, named: str, table: Table, rows: int) -> None:
    """Print the first of the rows that were read, and how many more there are."""
    shown = table.row_count
    _print_table(console, f"First {shown} of {rows} {named}" if shown < rows else f"{rows} {named}", table)
    _tell_more(console, rows - shown)


def _print_table(console: Console, title: str, table: Table) -> None:
    """Print a table under its title; nothing for an empty one."""
    if not table.row_count:
        return
    if not _speaks_unicode(console):
        table.box = _PLAIN_HEAD
    console.print(Text(f"\n{title}", "bold"))
    console.print(table)


def _tell_more(console: Console, rows: int) -> None:
    if rows > 0:
        console.print(Text(f"and {rows} more"))


def _speaks_unicode(console: Console) -> bool:
    return console.encoding.lower().startswith("utf")


def _short(value: object) -> str:
    text = printable("" if value is None else str(value))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
