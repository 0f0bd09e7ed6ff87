"""A blank form put on disk: never over a file that is there, unless that is asked for."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from openpyxl import Workbook

from mhhs_analysis.frames import MhhsError
from mhhs_analysis.reporting.blank_forms.participants import HEADINGS
from mhhs_analysis.reporting.blank_forms.plan import plan_form
from mhhs_analysis.reporting.blank_forms.poap import poap_form
from mhhs_analysis.reporting.blank_forms.responses import Question, response_form
from mhhs_analysis.reporting.cell_texts import keep_text

Kind = Literal["plan", "responses", "poap", "participants"]
Asked = tuple[str, Sequence[Question]]


def write_form(kind: Kind, path: Path, *, is_forced: bool = False, asked: Asked | None = None) -> None:
    """Write a blank form: a workbook, or for the register of participants a csv file.

    `asked` is the title of a consultation and the questions of a round, which the form for responses holds.
    Raises MhhsError when its name ends as another kind of file, its folder isn't there, a file of that name
    is and `is_forced` doesn't say to replace it, or the system doesn't let it be written.
    """
    content, ending = _FORMS[kind]
    _refuse(path, kind, ending, is_forced=is_forced)
    try:
        path.write_bytes(content(asked or ("", ())))
    except OSError as error:
        raise MhhsError(
            f"{path}: it can't be written ({error.strerror}); close it, or choose another"
        ) from None


def _refuse(path: Path, kind: str, ending: str, *, is_forced: bool) -> None:
    if path.suffix.lower() != ending:
        raise MhhsError(f"{path}: a blank form for {kind} is {_A_KIND[ending]}; end its name in {ending}")
    if not path.parent.is_dir():
        raise MhhsError(f"{path.parent}: no such folder; make it first, or choose another")
    if path.exists() and not is_forced:
        raise MhhsError(f"{path}: it is there already; choose another name, or replace it with --force")


_A_KIND = {".xlsx": "a workbook", ".csv": "a csv file"}


def _workbook(form: Workbook) -> bytes:
    for cell in (cell for sheet in form for row in sheet.iter_rows() for cell in row):
        keep_text(cell)  # a form works nothing out, a question worded so neither
    saved = io.BytesIO()
    form.save(saved)
    return saved.getvalue()


def _register(_: Asked) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerow(HEADINGS)
    return text.getvalue().encode("utf-8-sig")  # the mark at its start makes a spreadsheet keep it UTF-8


_FORMS: dict[str, tuple[Callable[[Asked], bytes], str]] = {
    "plan": (lambda _: _workbook(plan_form()), ".xlsx"),
    "responses": (lambda asked: _workbook(response_form(*asked)), ".xlsx"),
    "poap": (lambda _: _workbook(poap_form()), ".xlsx"),
    "participants": (_register, ".csv"),
}
