"""How a file was read as a whole, and which other reading is close."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from mhhs_analysis.analysis.wording import count_words
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.responses import Responses
from mhhs_analysis.reporting.drawing import printable
from mhhs_analysis.reporting.terminal.lists import Row, short

_LAYOUT_OPTIONS = {
    "table": "--layout table",
    "drawn grid": "--layout grid",
    "milestone matrix": "--layout matrix",
    "list without dates": "--layout list",
}


def show_summary(console: Console, reading: Reading) -> None:
    """Print what a file was read as, how many rows were kept, why it was read so, and what else is close."""
    counts = f"{count_words(reading.rows_in, 'row')} = {reading.rows_kept} kept + {reading.rows_set_aside} set aside"
    console.print(Text(short(reading.file), "bold"))
    console.print(Text(f"Read as: {reading.layout}; {counts}; confidence {reading.reading_confidence}"))
    reasons = Table.grid(padding=(0, 1, 0, 0))
    for told in _reasons(reading):
        reasons.add_row("-", Text(told))
    console.print(reasons)
    for other in reading.alternatives:
        console.print(Text(_other_words(other), "yellow"))


def _reasons(reading: Reading) -> Iterator[str]:
    """Yield why a file was read so, what was asked for in vain, and what it says of its confidentiality."""
    yield from map(printable, reading.reasons)
    for what in reading.idle:
        yield f"the {what} asked for changes nothing: the file is read the same without it"
    if reading.marking:
        where = " ".join(filter(None, (reading.marking["sheet"], reading.marking["cell"])))
        yield f"of its confidentiality the file says: {short(reading.marking['text'])} ({where})"


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


def show_respondents(console: Console, reading: Responses) -> None:
    """Print how many respondents there are, how many of them answered or give no name, and what was asked of them."""
    answered = sum(bool(who["answers"]) for who in reading.respondents)
    nameless = sum(not who["respondent"] for who in reading.respondents)
    kinds = Counter(question["kind"] or "neither told" for question in reading.questions)
    asked = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    told = f"{count_words(len(reading.respondents), 'respondent')}, {answered} with answers, {nameless} without a name"
    console.print(
        Text(f"{told}; {count_words(len(reading.questions), 'question')}{f' ({asked})' if asked else ''}")
    )
