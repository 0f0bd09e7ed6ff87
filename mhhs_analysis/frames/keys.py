"""Columns that stand in many frames: whose a row is, of which round and option, and where in a file it stands."""

from __future__ import annotations

from mhhs_analysis.frames.declarations import required, text
from mhhs_analysis.frames.values import OPTIONS, ROUNDS

PARTICIPANT = required("participant_id", "the register's identifier of the participant")
ROUND = required("round", "the round of consultation", *ROUNDS)
OPTION = required("plan_option", "the option", *OPTIONS)
FILE = required("file", "path of the file inside the consultation folder")
SHEET = text("sheet", "sheet of the workbook; missing for a csv")
CELL = text("cell", "cell or range, as a spreadsheet names it, or task, as its program numbers it")
PLACE = (FILE, SHEET, CELL)
