"""The workbook in which an analyst maps the activities that no rule maps: written, and read back filled in."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from mhhs_analysis.frames import MhhsError
from mhhs_analysis.reference import labels, rows

if TYPE_CHECKING:
    import pandas as pd

MAPPING, HOW_TO, LISTS = "Mapping", "How to", "Lists"
NONE = "none"
_WHY = "mapped by hand: no phrase says what it is"
_FILLED_IN = PatternFill("solid", start_color="FFF7E0")
_HEAD = PatternFill("solid", start_color="12436D")
_STEPS = (
    "Each row of the sheet Mapping is a name of activities that no rule maps; those that tell most stand first.",
    "Choose a stage, a milestone or both from the lists in the yellow columns; leave a row blank if unsure.",
    "Choose none where the activity belongs to no stage or milestone: it isn't asked about again.",
    "Who and Why say whose word it is: Who may be left blank where --who is given, Why where nothing special is.",
    "Only in file: the one plan in which the name is mapped. Blank maps it in every plan, those to come too.",
    "Mapping a heading maps what lies beneath it, where nothing beneath it is of another stage.",
    "Save the workbook and run: mhhs mapping --import FILE --data FOLDER --who NAME",
)


@dataclass(frozen=True)
class _Column:
    """A column of the form: its heading, width in characters, and the frame's column it shows ("" to fill in)."""

    heading: str
    width: int
    shows: str = ""


_COLUMNS = (
    _Column("Activity", 52, "activity_name"),
    _Column("Stage", 30),
    _Column("Milestone", 12),
    _Column("Who", 18),
    _Column("Why", 30),
    _Column("Only in file", 34),
    _Column("Rows", 8, "rows"),
    _Column("Dated rows", 8, "dated_rows"),
    _Column("Participants", 13, "participants"),
    _Column("Near SIT", 8, "is_near_sit"),
    _Column("Start", 14, "start_text"),
    _Column("Finish", 14, "finish_text"),
    _Column("Longest, days", 9, "days"),
    _Column("Outline", 14, "outline"),
    _Column("First stands in", 60),
)
_PLACES = {column.heading: number for number, column in enumerate(_COLUMNS, 1)}


def write_form(unmatched: pd.DataFrame, path: Path, *, is_forced: bool = False) -> int:
    """Write the names that no rule maps (`unmatched`) into a workbook and return how many there are.

    Raises MhhsError for a file that is there already, unless it is to be replaced.
    """
    if path.suffix.lower() != ".xlsx":
        raise MhhsError(f"{path}: a mapping is written as a workbook; give it a name that ends in .xlsx")
    if path.exists() and not is_forced:
        raise MhhsError(f"{path}: is there already; give another name, or --force to replace it")
    book = Workbook()
    sheet = book.active
    sheet.title = MAPPING
    _write_headings(sheet)
    for number, name in enumerate(unmatched.to_dict("records"), 2):
        _write_name(sheet, number, name)
    _write_how_to(book.create_sheet(HOW_TO))
    _write_lists(book.create_sheet(LISTS))
    _offer_lists(sheet, len(unmatched) + 1)
    book.save(path)
    return len(unmatched)


def read_form(path: Path, *, who: str, when: date) -> list[dict[str, str]]:
    """Return the names that were mapped in a workbook, as rows of activity_mapping.csv.

    `who` and `when` speak where the workbook is silent. Raises MhhsError with every fault: a file that is no
    such form, a stage or milestone that isn't one, a mapping that nobody signed.
    """
    sheet = _opened(path)
    headings = {str(cell.value or "").strip(): cell.column for cell in sheet[1]}
    absent = [
        name
        for name in ("Activity", "Stage", "Milestone", "Who", "Why", "Only in file")
        if name not in headings
    ]
    if absent:
        raise MhhsError(f"{path}: {MAPPING}: no column {', '.join(absent)}; fill in a form of mhhs mapping")
    found, faults = [], list[str]()
    for number in range(2, sheet.max_row + 1):
        texts = {name: _text(sheet.cell(number, column).value) for name, column in headings.items()}
        if texts["Stage"] or texts["Milestone"]:
            faults += [f"{path}: {MAPPING} row {number}: {fault}" for fault in _faults(texts, who)]
            found.append(_row(texts, who, when))
    if faults:
        raise MhhsError(*faults)
    return found


# --- writing ----------------------------------------------------------------------------------------------


def _write_headings(sheet: Worksheet) -> None:
    for number, column in enumerate(_COLUMNS, 1):
        cell = sheet.cell(1, number, column.heading)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), _HEAD
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(_COLUMNS))}1"


def _write_name(sheet: Worksheet, row: int, name: dict[Any, Any]) -> None:
    place = ", ".join(str(name[part]) for part in ("file", "sheet", "cell") if _is_there(name[part]))
    only = name["file"] if name["plans"] == 1 else ""
    given = {"Only in file": only, "First stands in": place}
    for column in _COLUMNS:
        value = name[column.shows] if column.shows else given.get(column.heading, "")
        _write(sheet.cell(row, _PLACES[column.heading]), value)
        if column.heading in ("Stage", "Milestone", "Who", "Why"):
            sheet.cell(row, _PLACES[column.heading]).fill = _FILLED_IN


def _write(cell: Cell, value: object) -> None:
    """Write a value; a text that begins as a formula does stays a text, also when somebody edits it."""
    if not _is_there(value):
        return
    is_flag = isinstance(value, bool) or type(value).__name__ == "bool"
    cell.value = ("yes" if value else "no") if is_flag else _plain(value)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@")):
        cell.data_type, cell.quotePrefix = "s", True


def _plain(value: object) -> str | int:
    return ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else int(str(value))


def _is_there(value: object) -> bool:
    """Return whether a value is one: NA and NaN don't equal themselves."""
    return value is not None and str(value) not in {"", "<NA>", "nan", "NaT"}


def _write_how_to(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 110
    sheet.cell(1, 1, "How to map activities to stages and milestones").font = Font(bold=True, size=14)
    for row, step in enumerate(_STEPS, 3):
        sheet.cell(row, 1, f"{row - 2}. {step}").alignment = Alignment(wrap_text=True, vertical="top")


def _write_lists(sheet: Worksheet) -> None:
    columns = (
        ["Stage", *_stages(), NONE],
        ["Milestone", *_milestones(), NONE],
        ["Meaning", *_milestones().values()],
    )
    for number, (texts, width) in enumerate(zip(columns, (34, 12, 80), strict=True), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
        for row, text in enumerate(texts, 1):
            sheet.cell(row, number, text).font = Font(bold=row == 1)
    sheet.freeze_panes = "A2"


def _offer_lists(sheet: Worksheet, last: int) -> None:
    """Offer the stages and milestones in their columns; another word is refused with what to do."""
    for heading, letter, size in (("Stage", "A", len(_stages())), ("Milestone", "B", len(_milestones()))):
        offered = DataValidation(
            "list", formula1=f"{LISTS}!${letter}$2:${letter}${size + 2}", allow_blank=True
        )
        offered.errorTitle, offered.error = f"Not a {heading.lower()}", f"Choose one of the list, or {NONE}."
        offered.showErrorMessage = True
        column = get_column_letter(_PLACES[heading])
        offered.add(f"{column}2:{column}{max(last, 2)}")
        sheet.add_data_validation(offered)


def _stages() -> list[str]:
    return list(labels("stages").values())


def _milestones() -> dict[str, str]:
    return {row["milestone_id"]: row["meaning"] for row in rows("milestones")}


# --- reading ----------------------------------------------------------------------------------------------


def _opened(path: Path) -> Worksheet:
    try:
        book = load_workbook(path, data_only=True)
    except FileNotFoundError:
        raise MhhsError(f"{path}: no such file; give the workbook that was filled in") from None
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, TypeError):
        raise MhhsError(f"{path}: not an .xlsx workbook; save the form as one") from None
    if MAPPING not in book.sheetnames:
        raise MhhsError(f"{path}: no sheet {MAPPING}; fill in a form of mhhs mapping")
    return book[MAPPING]


def _text(value: object) -> str:
    return " ".join(str(value).split()) if value is not None else ""


def _faults(texts: dict[str, str], who: str) -> Iterator[str]:
    known: tuple[tuple[str, Sequence[str]], ...] = (("Stage", _stages()), ("Milestone", list(_milestones())))
    for heading, offered in known:
        if texts[heading] and texts[heading] not in (*offered, NONE):
            yield f"{heading} is {texts[heading]!r}; choose one of {', '.join(offered)} or {NONE}"
    if not texts["Activity"]:
        yield "no activity; leave the names in their column"
    if not (texts["Who"] or who):
        yield "nobody's name; fill in Who, or give --who"


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
