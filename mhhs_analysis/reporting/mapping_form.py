"""The workbook in which an analyst maps the activities that no rule maps: written, and read back filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mhhs_analysis.analysis.reasons import place_of
from mhhs_analysis.frames import MhhsError
from mhhs_analysis.reference import labels, rows
from mhhs_analysis.reporting.worklists import (
    HOW_TO,
    LISTS,
    NOBODY,
    NONE,
    WHOSE_WORD,
    Column,
    Offer,
    filled_in,
    new_worklist,
    offer_lists,
    write_how_to,
    write_table,
)

if TYPE_CHECKING:
    import pandas as pd

MAPPING = "Mapping"
_COMMAND = "mhhs mapping"
_WHY = "mapped by hand: no phrase says what it is"
_STEPS = (
    "Each row of the sheet Mapping is a name of activities that no rule maps; those that tell most stand first.",
    "Choose a stage, a milestone or both from the lists in the yellow columns; leave a row blank if unsure.",
    "Choose none where the activity belongs to no stage or milestone: it isn't asked about again.",
    WHOSE_WORD,
    "Only in file: the one plan in which the name is mapped. Blank maps it in every plan, those to come too.",
    "Mapping a heading maps what lies beneath it, where nothing beneath it is of another stage.",
    "Save the workbook and run: mhhs mapping --import FILE --data FOLDER --who NAME",
)
_COLUMNS = (
    Column("Activity", 52),
    Column("Stage", 30, is_filled_in=True),
    Column("Milestone", 12, is_filled_in=True),
    Column("Who", 18, is_filled_in=True),
    Column("Why", 30, is_filled_in=True),
    Column("Only in file", 34),
    Column("Rows", 8),
    Column("Dated rows", 8),
    Column("Participants", 13),
    Column("Near SIT", 8),
    Column("Start", 14),
    Column("Finish", 14),
    Column("Longest, days", 9),
    Column("Outline", 14),
    Column("First stands in", 60),
)
_SHOWS = {
    "Activity": "activity_name",
    "Rows": "rows",
    "Dated rows": "dated_rows",
    "Participants": "participants",
    "Near SIT": "is_near_sit",
    "Start": "start_text",
    "Finish": "finish_text",
    "Longest, days": "days",
    "Outline": "outline",
}
"""The columns that show one of the frame's."""
_NEEDED = ("Activity", "Stage", "Milestone", "Who", "Why", "Only in file")


def write_form(unmatched: pd.DataFrame, path: Path, *, is_forced: bool = False) -> int:
    """Write the names that no rule maps (`unmatched`) into a workbook and return how many there are.

    Raises MhhsError for a file that is there already, unless it is to be replaced.
    """
    book, sheet = new_worklist(path, MAPPING, what="mapping", is_forced=is_forced)
    write_table(sheet, _COLUMNS, [_shown(name) for name in unmatched.to_dict("records")])
    write_how_to(book.create_sheet(HOW_TO), "How to map activities to stages and milestones", _STEPS)
    offers = (
        Offer("Stage", [*_stages(), NONE], "stage"),
        Offer("Milestone", [*_milestones(), NONE], "milestone", [*_milestones().values()], (12, 80)),
    )
    last = len(unmatched) + 1
    offer_lists(
        sheet, book.create_sheet(LISTS), _COLUMNS, offers, last, f"Choose one of the list, or {NONE}."
    )
    book.save(path)
    return len(unmatched)


def read_form(path: Path, *, who: str, when: date) -> list[dict[str, str]]:
    """Return the names that were mapped in a workbook, as rows of activity_mapping.csv.

    `who` and `when` speak where the workbook is silent. Raises MhhsError with every fault: a file that is no
    such form, a stage or milestone that isn't one, a mapping that nobody signed.
    """
    found, faults = [], list[str]()
    for number, texts in filled_in(path, MAPPING, _NEEDED, command=_COMMAND):
        if texts["Stage"] or texts["Milestone"]:
            faults += [f"{path}: {MAPPING} row {number}: {fault}" for fault in _faults(texts, who)]
            found.append(_row(texts, who, when))
    if faults:
        raise MhhsError(*faults)
    return found


def _shown(name: Mapping[Any, Any]) -> dict[str, Any]:
    only = name["file"] if name["plans"] == 1 else ""
    shown = {heading: name[column] for heading, column in _SHOWS.items()}
    return shown | {"Only in file": only, "First stands in": place_of(name)}


def _stages() -> list[str]:
    return list(labels("stages").values())


def _milestones() -> dict[str, str]:
    return {row["milestone_id"]: row["meaning"] for row in rows("milestones")}


def _faults(texts: dict[str, str], who: str) -> Iterator[str]:
    known: tuple[tuple[str, Sequence[str]], ...] = (("Stage", _stages()), ("Milestone", list(_milestones())))
    for heading, offered in known:
        if texts[heading] and texts[heading] not in (*offered, NONE):
            yield f"{heading} is {texts[heading]!r}; choose one of {', '.join(offered)} or {NONE}"
    if not texts["Activity"]:
        yield "no activity; leave the names in their column"
    if not (texts["Who"] or who):
        yield NOBODY


def _row(texts: dict[str, str], who: str, when: date) -> dict[str, str]:
    identifiers = {label: stage for stage, label in labels("stages").items()}
    return {
        "file": texts["Only in file"],
        "activity_id": "",
        "activity_name": texts["Activity"],
        "stage": identifiers.get(texts["Stage"], texts["Stage"]),
        "milestone_id": texts["Milestone"],
        "who": texts["Who"] or who,
        "when": when.isoformat(),
        "why": texts["Why"] or _WHY,
    }
