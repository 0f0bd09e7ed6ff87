"""A small plan is read as this is imported: what reading compiles and looks up once, each copy of a process then has.

That holds for data/reference too: a program that extends it sees so when it is started again, as it does of what it
has read of it itself.
"""

from contextlib import suppress
from dataclasses import replace

from mhhs_analysis.intake.choose import choose_reading
from mhhs_analysis.intake.workbooks.delimited import delimited_sheet
from mhhs_analysis.intake.workbooks.workbook import Workbook

_PLAN = b"""Plan,,,,,,,
WBS,Task Name,Start,Finish,Duration,% Complete,Predecessors,Owner
1.1,Design the interface,05/01/2026,16/01/2026,10 days,50%,,PMO
1.2,Test the interface,19/01/2026,30/01/2026,10 days,0%,1.1,PMO
"""


def rehearse() -> None:
    """Read a plan of two sheets."""
    sheet = delimited_sheet("rehearsal.csv", _PLAN)
    choose_reading(Workbook("rehearsal.csv", "csv", (sheet, replace(sheet, name="Build"))))


with suppress(Exception):  # what is wrong with data/reference is said of the first file
    rehearse()
