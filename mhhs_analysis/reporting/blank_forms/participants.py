"""The blank register of participants: the headings of participants.csv, and nothing else."""

from __future__ import annotations

from mhhs_analysis.frames import PARTICIPANTS

HEADINGS = tuple(
    name
    for column in PARTICIPANTS.column_names
    for name in ((column, "roles") if column == "constituency" else (column,))
)
"""The columns of the register; roles, separated by semicolons, become a frame of their own."""
