"""A participant's plan, from its file to activities."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from mhhs_analysis.intake.choose import choose_reading
from mhhs_analysis.intake.native.files import read_native
from mhhs_analysis.intake.native.kinds import native_kind
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.said import idle_in
from mhhs_analysis.intake.settings import NONE, Settings
from mhhs_analysis.intake.struck import doubt_struck, doubt_undated
from mhhs_analysis.intake.workbooks.older_mails import without_older_mails
from mhhs_analysis.intake.workbooks.workbook import content_of, workbook_in

_WRITTEN = frozenset({"csv", "html", "mht", "docx"})
"""Kinds of files that a mail may be pasted into, or saved as, with those that it answers."""


def read_plan(path: Path, settings: Settings = NONE) -> Reading:
    """Return how a plan is understood; `rows` are activities (all columns but those of the register).

    Where a person says how it is read, it is read again without each word, to tell those that change nothing.
    Raises NotReadable when the file can't be read at all, NotInstalled when it needs what is not there.
    """
    content = content_of(path)
    if kind := native_kind(path.name, content):
        return read_native(path.name, content, kind, settings)
    workbook = workbook_in(path.name, content)
    if workbook.kind in _WRITTEN:
        workbook = replace(workbook, sheets=without_older_mails(workbook.sheets))
    reading = choose_reading(workbook, settings)
    read = {table["sheet"] for table in reading.tables if table["header_row"] is not None}
    doubt_struck(reading, (one for one in workbook.sheets if one.name in read or not read))
    doubt_undated(reading)
    idle = idle_in(reading, settings, partial(choose_reading, workbook))
    reading.idle = [what for what in idle if what not in reading.impossible]
    return reading
