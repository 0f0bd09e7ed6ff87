"""The evidence annex: an accessible workbook of the tables behind the summary.

It follows the Analysis Function's guidance on releasing statistics in spreadsheets: a cover, contents and notes,
one named table a sheet, no merged and no blank cells, shorthand in square brackets that is explained.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from mhhs_analysis.consultation.edition import wanted
from mhhs_analysis.consultation.store import read_tables
from mhhs_analysis.frames import WITHHELD
from mhhs_analysis.reporting.annex_cells import (
    CONFIDENTIAL,
    NO_ROWS,
    NOT_AVAILABLE,
    WITHHELD_COLUMN,
    cell,
    heading,
    told,
    withheld_words,
)
from mhhs_analysis.reporting.annex_tables import ANNEX, NOTES, AnnexTable
from mhhs_analysis.reporting.pages import audience_in_words, day_in_words
from mhhs_analysis.reporting.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd
    from gptables import Cover, GPTable, GPWorkbook
    from gptables.core.gptable import FormatList
    from xlsxwriter.worksheet import Worksheet

    from mhhs_analysis.consultation.edition import Edition

_MEANINGS = "Columns"
_ONE_TABLE = "This worksheet contains one table."
_LEGEND = (
    f"Shorthand: {WITHHELD} confidential, withheld from this audience; {NOT_AVAILABLE} not available, nothing was "
    f"given; {NO_ROWS} not applicable, the table has no rows."
)
_MARKED = f"{CONFIDENTIAL} marks what a public report must not hold, in the column {WITHHELD_COLUMN}."
_NO_CONTACT = "No contact is given; consultation.toml may name one in a line contact."
# What a participant typed is a text, whatever it looks like.
_ALL_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDTHS = {"text": 30, "date": 13, "whole": 12, "number": 12, "flag": 14}
_WORDY = ("reason", "why", "text", "remedy", "note", "label", "source", "meaning")


def annex_for(edition: Edition, data: str | Path) -> Annex:
    """Return the annex of an edition whose store is built; for Ofgem it marks what the public doesn't see."""
    asked = wanted(data, edition.as_at, edition.audience)
    tables = read_tables(asked.store)
    public = None
    if edition.audience == "ofgem":
        from mhhs_analysis.consultation.build import disclosed  # here: it imports every reader

        public = disclosed(asked.folder, edition.as_at, tables, "public", edition.inputs)
    return Annex(SimpleNamespace(**tables), edition, SimpleNamespace(**public) if public else None)


@dataclass(frozen=True)
class Annex:
    """What an annex is written from: the audience's frames and edition; for Ofgem, what the public sees of them."""

    frames: Any
    edition: Edition
    public: Any = None

    def write(self, path: Path) -> None:
        """Write the workbook: the same frames and edition give the same bytes."""
        import gptables

        sheets = {table.sheet: self._sheet(table) for table in ANNEX} | {_MEANINGS: self._meanings()}
        book = gptables.produce_workbook(
            path,
            sheets,
            cover=self._cover(),
            notes_table=_notes(),
            notesheet_options={"instructions": _ONE_TABLE},
            contentsheet_options={"subtitles": [self._standing], "instructions": _ONE_TABLE},
            auto_width=False,
            gridlines="show_all",
            workbook_options=_ALL_TEXT,
        )
        self._finish(book)
        book.close()

    @property
    def _standing(self) -> str:
        """The line that stands on every sheet."""
        made = self.edition
        parts = (
            f"Classification: {made.classification}",
            f"for {audience_in_words(made.audience)}",
            f"as at {day_in_words(made.as_at)}",
        )
        return visible(", ".join(parts))

    def _sheet(self, table: AnnexTable) -> GPTable:
        rows = table.of(self.frames)
        withheld = None
        if self.public is not None:
            withheld = withheld_words(rows, table.of(self.public), table.frame.key)
        names = self.frames.participants.set_index("participant_id")["participant_name"].to_dict()
        own = self.edition.audience.partition(":")[2]
        return self._table(
            table.sheet,
            " ".join([table.title, "".join(f"$${note}$$" for note in table.notes)]).strip(),
            told(rows, table.frame, names, own, withheld),
            f"{_ONE_TABLE} {table.how}",
        )

    def _meanings(self) -> GPTable:
        import pandas as pd

        rows = [
            {
                "sheet": table.sheet,
                "column": heading(column.name),
                "meaning": column.meaning,
                "unit": column.unit or NOT_AVAILABLE,
            }
            for table in ANNEX
            for column in table.frame.columns
        ]
        title = "What each column of the other sheets holds"
        return self._table(
            _MEANINGS, title, pd.DataFrame(rows), f"{_ONE_TABLE} A row is a column of a sheet."
        )

    def _table(self, sheet: str, title: str, rows: pd.DataFrame, how: str) -> GPTable:
        """Return a table as gptables writes one, under its title, classification, shorthand and how it is read."""
        import gptables

        return gptables.GPTable(
            table=rows.map(cell),
            table_name=re.sub(r"\W", "_", sheet.lower()) + "_table",
            title=title,
            subtitles=[self._standing],
            instructions=how,
            legend=[_LEGEND, *([_MARKED] if self.public is not None else [])],
            index_columns={},
        )

    def _cover(self) -> Cover:
        import gptables

        made = self.edition
        return gptables.Cover(
            title=_plain(f"Evidence annex: {made.title}"),
            intro=[
                _plain(f"Classification: {made.classification}"),
                _plain(f"For {audience_in_words(made.audience)}, as at {day_in_words(made.as_at)}."),
                "What respondents said, what their plans show and what both options come to: the rows behind the "
                "numbers of the evidence summary, each with its file, sheet and cell.",
            ],
            about=[
                "Each sheet holds one table. Contents lists them, Notes and Columns explain them.",
                _LEGEND,
                *([_MARKED] if self.public is not None else []),
                "From a number of the summary to the cell behind it: the summary names the sheet; its rows give "
                "respondent, file, sheet and cell.",
            ],
            contact=[_plain(made.contact) if made.contact else _NO_CONTACT],
        )

    def _finish(self, book: GPWorkbook) -> None:
        """Set what gptables leaves: widths, the classification on each printed page, and the document's properties."""
        made = self.edition
        day = datetime.fromisoformat(made.as_at)
        book.set_properties(
            {
                "title": visible(f"Evidence annex: {made.title}"),
                "subject": self._standing,
                "category": visible(made.classification),
                "comments": f"Classification: {visible(made.classification)}",
                "created": day,
            }
        )
        book.set_custom_property("Classification", visible(made.classification)[:255])
        printed = visible(self._standing).replace("&", "&&")[:200]
        for sheet in book.worksheets():
            sheet.set_header(f"&L{printed}")
            sheet.set_footer(f"&L{printed}&RPage &P of &N")
            sheet.set_landscape()
        for table in ANNEX:
            self._set_widths(book.get_worksheet_by_name(table.sheet), table)
        for name, widths in (("Contents", (24, 80)), ("Notes", (14, 110)), (_MEANINGS, (24, 28, 90, 14))):
            _widen(book.get_worksheet_by_name(name), widths)

    def _set_widths(self, sheet: Worksheet, table: AnnexTable) -> None:
        widths: list[int] = []
        for column in table.frame.columns:
            is_wordy = column.name.startswith(_WORDY)
            widths.append(60 if is_wordy else _WIDTHS[column.kind])
            if column.name == "participant_id" and "participant_name" not in table.frame.column_names:
                widths.append(30)
        _widen(sheet, [*widths, *([40] if self.public is not None else [])])


def _notes() -> pd.DataFrame:
    """Return the notes as gptables takes them: what a title refers to, and the note."""
    import pandas as pd

    return pd.DataFrame({"reference": list(NOTES), "Note": list(NOTES.values())})


def _widen(sheet: Worksheet, widths: Iterable[int]) -> None:
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)


def _plain(text: str) -> FormatList:
    """Return a line of the cover in which nothing is taken for markup."""
    from gptables.core.gptable import FormatList

    return FormatList([{}, visible(text)])
