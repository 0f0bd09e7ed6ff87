"""A roadmap in words: one column says when, as a quarter, a half, a range or nothing that can be read."""

from __future__ import annotations

from random import Random

from make.formats.xlsx import workbook
from make.page import Meant, Row, Sent, Sheet, gap, header, note, title
from make.plans.listing import Draft, Entry, entries


def roadmap(path: str, draft: Draft, chance: Random) -> Sent:
    """Return the roadmap, its theme in the first column of the first row of each."""
    top = (title(f"{draft.owner} MHHS roadmap"), title(f"{draft.version} at {draft.as_of:%d/%m/%Y}"), gap(),
           header("Theme", "What", "When", "Who", "Notes"))  # fmt: skip
    rows: list[Row] = []
    theme, is_said = "", False
    for entry in entries(draft, chance):
        if entry.task.is_phase:
            theme, is_said = entry.name, False
            continue
        rows.append(_row(entry, theme, is_first=not is_said))
        is_said = True
    notes = [note(None, text) for text in draft.notes]
    sheet = Sheet("Roadmap", (*top, *rows, gap(), *notes), (22, 56, 20, 18, 40), name_column=2)
    return Sent(path, workbook([sheet], draft.owner), (sheet,), layout="roadmap with a column of spans")


def _row(entry: Entry, theme: str, *, is_first: bool) -> Row:
    when = entry.task.when
    means = Meant(
        entry.name, when.start, when.finish, "forecast" if when.typed else "",
        is_milestone=entry.task.is_milestone, outline=theme, stage=entry.task.stage,
        milestone=entry.task.step.milestone,
    )  # fmt: skip
    return Row((theme if is_first else None, entry.name, when, entry.team, entry.remark or None), (means,))
