"""A reading shown from top to bottom: of a plan, or of responses."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.responses import Responses
from mhhs_analysis.reporting.drawing import ASCII, MOST, UNICODE, draw_plan, printable
from mhhs_analysis.reporting.terminal.beside import show_kept_beside, show_notes
from mhhs_analysis.reporting.terminal.columns import show_columns
from mhhs_analysis.reporting.terminal.lists import (
    FIRST,
    new_table,
    print_table,
    short,
    show_list,
    speaks_unicode,
    tell_more,
)
from mhhs_analysis.reporting.terminal.rows import activity_table
from mhhs_analysis.reporting.terminal.summary import show_respondents, show_summary


def show_plan(console: Console, reading: Reading, *, show_all: bool = False) -> None:
    """Print how a plan was understood: its columns, rows, what was set aside or is doubtful, and a drawing."""
    show_summary(console, reading)
    show_columns(console, reading.tables)
    most = None if show_all else FIRST
    show_list(console, "activities", activity_table(reading.rows[:most]), len(reading.rows))
    show_notes(console, reading.rows, most)
    show_kept_beside(console, reading.rows, most)
    _show_findings(console, reading, most)
    _show_drawing(console, reading, None if show_all else MOST)


def _show_drawing(console: Console, reading: Reading, most: int | None) -> None:
    """Print a plan as bars on an axis; nothing where no activity has a date."""
    signs = UNICODE if speaks_unicode(console) else ASCII
    drawing = draw_plan(reading.rows, console.width, signs, most)
    if drawing:
        console.print(Text("\nThe plan, drawn", "bold"))
    for line in drawing:
        line.rstrip()
        console.print(line, no_wrap=True, overflow="crop")


def show_answers(console: Console, reading: Responses) -> None:
    """Print how a file of responses was understood: its respondents and answers, what was set aside or is doubtful."""
    show_summary(console, reading)
    show_respondents(console, reading)
    show_columns(console, reading.tables)
    table = new_table("respondent", "question", "answer")
    for row in reading.rows[:FIRST]:
        table.add_row(*(Text(short(row.get(name))) for name in ("respondent", "question_id", "text")))
    show_list(console, "answers", table, len(reading.rows))
    _show_findings(console, reading, FIRST)


def _show_findings(console: Console, reading: Reading, most: int | None) -> None:
    """Print what was set aside and what is doubtful: what there is something to ask about comes first."""
    for title, found in (("Set aside", reading.set_aside), ("Read with a doubt", reading.warnings)):
        listed = sorted(found, key=lambda entry: not entry["remedy"])
        table = new_table("where", "what stands there", "why, and what to ask")
        for entry in listed[:most]:
            where = " ".join(filter(None, (entry["sheet"], entry["cell"])))
            why = "; ".join(filter(None, (entry["reason"], entry["remedy"])))
            table.add_row(Text(short(where)), Text(short(entry["text"])), Text(printable(why)))
        print_table(console, title, table)
        tell_more(console, len(listed) - table.row_count)
