"""The workbook in which people code open answers: written with what each wants, and read back filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mhhs_analysis.analysis.reasons import place_of
from mhhs_analysis.analysis.wording import OPTION_WORDS
from mhhs_analysis.frames import MhhsError
from mhhs_analysis.reference import labels
from mhhs_analysis.reporting.worklists import (
    HOW_TO,
    LISTS,
    NOBODY,
    NONE,
    WHOSE_WORD,
    Column,
    Offer,
    filled_in,
    is_there,
    new_worklist,
    offer_lists,
    write_how_to,
    write_table,
)

if TYPE_CHECKING:
    import pandas as pd

CODING = "Coding"
_COMMAND = "mhhs coding"
_WHY = "read in the answer"
_MOST_OF_A_CONDITION = 200
"""Characters of an answer that stand as its condition where nobody says it in fewer."""
POSITION_CHOICES = {
    "Supports": "supports",
    "Supports with conditions": "supports_with_conditions",
    "Opposes": "opposes",
    "No view": "no_view",
}
READY_CHOICES = {
    "Can": "can",
    "Can, with conditions": "can_with_conditions",
    "Cannot": "cannot",
    "Does not say": "nothing",
}
YES = "yes"
_STEPS = (
    "Each row of the sheet Coding is an answer; the column Wants says what a person has to read in it.",
    "Fill in the yellow columns, as many as the answer speaks of; leave a row blank if unsure.",
    "Position, Can be ready: what the answer says of the option as a whole, and of its M9.",
    "Condition: one condition in a few words; blank takes the answer's own where a gate is chosen. For a second "
    "condition copy the row. Choose the gate it maps to, or none; write none as the condition where there is none.",
    "Theme: a theme it speaks of, or none; for a second theme copy the row.",
    "Option: fill it in where the question asks about none and a position or a condition is coded.",
    "Two people may code the same answer, each in a workbook of their own: both are kept, and what they agree on "
    "stands. Settles: yes, in a third row, decides what they differ on.",
    WHOSE_WORD,
    "Save the workbook and run: mhhs coding FILE --import --data FOLDER --who NAME",
)
_COLUMNS = (
    Column("Answer", 70),
    Column("Wants", 26),
    Column("Position", 18, is_filled_in=True),
    Column("Can be ready", 18, is_filled_in=True),
    Column("Condition", 34, is_filled_in=True),
    Column("Owner", 18, is_filled_in=True),
    Column("Gate", 34, is_filled_in=True),
    Column("Theme", 26, is_filled_in=True),
    Column("Settles", 8, is_filled_in=True),
    Column("Who", 18, is_filled_in=True),
    Column("Why", 30, is_filled_in=True),
    Column("Option", 10, is_filled_in=True),
    Column("Respondent", 28),
    Column("Participant", 12),
    Column("Round", 10),
    Column("Question", 10),
    Column("Asked", 44),
    Column("Confidential", 12),
    Column("Stands in", 50),
)
_NEEDED = tuple(column.heading for column in _COLUMNS if column.heading not in ("Wants", "Respondent", "Asked",
                                                                              "Confidential", "Stands in"))  # fmt: skip


def write_form(
    to_code: pd.DataFrame, names: Mapping[str, str], path: Path, *, is_forced: bool = False
) -> int:
    """Write the answers that want coding (`answers_to_code`) into a workbook and return how many there are.

    `names` is participant_id to name. Raises MhhsError for a file that is there already, unless it is to be replaced.
    """
    book, sheet = new_worklist(path, CODING, what="coding", is_forced=is_forced)
    write_table(sheet, _COLUMNS, [_shown(row, names) for row in to_code.to_dict("records")])
    write_how_to(book.create_sheet(HOW_TO), "How to code answers", _STEPS)
    last = len(to_code) + 1
    offer_lists(sheet, book.create_sheet(LISTS), _COLUMNS, _offers(), last, "Choose one of the list.")
    book.save(path)
    return len(to_code)


def read_form(path: Path, *, who: str, when: date) -> list[dict[str, str]]:
    """Return what was coded in a workbook, as rows of coding.csv: one for each thing that a row of it codes.

    `who` and `when` speak where the workbook is silent. Raises MhhsError with every fault: a file that is no such
    form, a choice that isn't one, a coding that nobody signed.
    """
    found, faults = [], list[str]()
    for number, texts in filled_in(path, CODING, _NEEDED, command=_COMMAND):
        read = _read(texts)
        if read:
            faults += [f"{path}: {CODING} row {number}: {fault}" for fault in _faults(texts, who)]
            found += [_row(texts, one, who, when) for one in read]
    if faults:
        raise MhhsError(*faults)
    return found


def _offers() -> tuple[Offer, ...]:
    return (
        Offer("Position", [*POSITION_CHOICES], "position"),
        Offer("Can be ready", [*READY_CHOICES], "choice"),
        Offer("Gate", [*labels("gates").values(), NONE], "gate", widths=(60, 0)),
        Offer("Theme", [*labels("themes").values(), NONE], "theme"),
        Offer("Settles", [YES], "choice"),
        Offer("Option", [*OPTION_WORDS.values()], "option"),
    )


def _shown(row: Mapping[Any, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "Answer": row["text"],
        "Wants": row["wants"],
        "Option": OPTION_WORDS.get(row["plan_option"], "") if is_there(row["plan_option"]) else "",
        "Respondent": names.get(row["participant_id"], ""),
        "Participant": row["participant_id"],
        "Round": row["round"],
        "Question": row["question_id"],
        "Asked": row["wording"],
        "Confidential": bool(row["is_confidential"]),
        "Stands in": place_of(row),
    }


def _read(texts: Mapping[str, str]) -> list[dict[str, str]]:
    """Return what a row codes, each thing as columns of coding.csv."""
    gate = _identifier("gates", texts["Gate"])
    condition = texts["Condition"] or (texts["Answer"][:_MOST_OF_A_CONDITION] if gate else "")
    told: tuple[tuple[str, dict[str, str]], ...] = (
        (texts["Position"], {"position": POSITION_CHOICES.get(texts["Position"], "")}),
        (texts["Can be ready"], {"says": READY_CHOICES.get(texts["Can be ready"], "")}),
        (condition, {"condition": condition, "owner": texts["Owner"], "gate_id": gate}),
        (texts["Theme"], {"theme_id": _identifier("themes", texts["Theme"])}),
    )
    return [columns for said, columns in told if said]


def _faults(texts: Mapping[str, str], who: str) -> Iterator[str]:
    for offer in _offers():
        if texts[offer.heading] and texts[offer.heading] not in offer.choices:
            yield f"{offer.heading} is {texts[offer.heading]!r}; choose one of {', '.join(offer.choices)}"
    for heading in ("Participant", "Round", "Question"):
        if not texts[heading]:
            yield f"no {heading.lower()}; leave what the row shows in its columns"
    if not (texts["Who"] or who):
        yield NOBODY


def _row(texts: Mapping[str, str], read: Mapping[str, str], who: str, when: date) -> dict[str, str]:
    options = {words: option for option, words in OPTION_WORDS.items()}
    return {
        "participant_id": texts["Participant"],
        "round": texts["Round"],
        "question_id": texts["Question"],
        "plan_option": options.get(texts["Option"], ""),
        **read,
        "settles": texts["Settles"],
        "who": texts["Who"] or who,
        "when": when.isoformat(),
        "why": texts["Why"] or _WHY,
    }


def _identifier(table: str, label: str) -> str:
    return next((one for one, words in labels(table).items() if words == label), label)
