"""Frames of what came in, and how it was read."""

from __future__ import annotations

from mhhs_analysis.frames.declarations import Column, Frame, count, date, flag, required, text
from mhhs_analysis.frames.keys import FILE, PLACE, ROUND, SHEET

RECEIVED = Frame(
    "received",
    "a file that came in, or that is listed and absent",
    ("file",),
    (
        FILE,
        text("sha256", "fingerprint of the file; missing where the file is absent"),
        text("participant_id", "its sender; missing where one file holds many respondents"),
        required("kind", "what it is", "plan", "response"),
        ROUND,
        date("received_date", "when it was received"),
        flag("is_confidential", "true unless the register of receipts says otherwise"),
        text("supersedes", "the file it replaces"),
        Column("is_late", "flag", "came after the consultation closed; missing where no close is given"),
        text("duplicate_of", "the earlier file of the same sender that it repeats byte for byte"),
        text("layout", "how it was understood; missing where it was not read"),
        count("rows_in", "rows of the file that hold anything, headings apart", "rows"),
        count("rows_kept", "rows that became rows of a frame", "rows"),
        count("rows_set_aside", "rows that did not, each listed in set_aside", "rows"),
        text("reading_confidence", "how clearly this reading beat any other", "high", "medium", "low"),
        text("reasons", "why it was read so, or why it was not"),
    ),
)
SET_ASIDE = Frame(
    "set_aside",
    "something not read",
    ("file", "sheet", "cell", "reason"),
    (
        *PLACE,
        text("text", "what stands there, as typed"),
        required("reason", "why it was not read"),
        text("remedy", "what to ask the participant for; empty where there is nothing to ask"),
        Column(
            "rows",
            "whole",
            "rows of the file it accounts for; 0 for a value of a row that was kept",
            "rows",
            required=True,
        ),
    ),
)
WARNINGS = Frame(
    "warnings",
    "something read with a doubt",
    ("file", "sheet", "cell", "reason"),
    (
        *PLACE,
        text("text", "what stands there, as typed"),
        required("reason", "the doubt"),
        text("remedy", "what would settle it"),
    ),
)

COLUMNS_READ = Frame(
    "columns_read",
    "a column of a table that was read, and how it was understood",
    ("file", "sheet", "column", "heading", "role"),
    (
        FILE,
        SHEET,
        required("column", "the column, as a spreadsheet names it, or a program's own field"),
        text("heading", "its heading as typed"),
        required("role", "what it was read as (data/reference/column_names.csv), or not used"),
        text("date_basis", "which of the plan's dates it gives", "baseline", "forecast", "actual"),
        text("doubt", "why it was not read, where its heading is one we know"),
    ),
)
