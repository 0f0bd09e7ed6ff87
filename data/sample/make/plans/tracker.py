"""A tracker of milestones and deliverables with a colour word each: dates as finish only, two bases."""

from __future__ import annotations

from random import Random

from make.formats.xlsx import workbook
from make.page import Cell, Meant, Row, Sent, Sheet, gap, header, note, title
from make.plans.listing import Draft, Entry, entries
from make.said import month_shown
from make.schedule import moved


def tracker(path: str, draft: Draft, chance: Random) -> Sent:
    """Return the tracker: a title, a legend, a row a deliverable, its baseline month and its forecast."""
    top = (
        title(f"{draft.owner}: MHHS deliverables tracker"),
        title(f"Status at {draft.as_of:%d %B %Y}", None, None, "R = off track, A = at risk, G = on track"),
        gap(),
        header("No", "Deliverable", "Workstream", "Baseline date", "Forecast date", "RAG", "% complete",
               "Commentary"),
    )  # fmt: skip
    leaves = [entry for entry in entries(draft, chance) if not entry.task.is_phase]
    rows = [_row(number, entry, draft) for number, entry in enumerate(leaves, start=1)]
    notes = [note(None, text) for text in draft.notes]
    widths = (5, 52, 16, 13, 15, 6, 11, 44)
    sheet = Sheet("Tracker", (*top, *rows, gap(), *notes), widths, name_column=2)
    return Sent(path, workbook([sheet], draft.owner), (sheet,), layout="RAG tracker")


def _row(number: int, entry: Entry, draft: Draft) -> Row:
    task = entry.task
    cells: tuple[Cell, ...] = (
        number, task.name, entry.team, month_shown(moved(task.last, -15)), entry.finish,
        _rag(entry, draft), entry.percent, entry.remark or None,
    )  # fmt: skip
    means = Meant(
        task.name, finish=entry.finish, basis="forecast", is_milestone=True, percent=entry.percent, outline=entry.team,
        stage=task.stage, milestone=task.step.milestone,
    )  # fmt: skip
    return Row(cells, (means,))


def _rag(entry: Entry, draft: Draft) -> str:
    if entry.percent == 100:
        return "C"
    return "A" if entry.remark or entry.task.first < draft.as_of else "G"
