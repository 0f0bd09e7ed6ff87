"""The blank register of participants: the headings of participants.csv, and nothing else."""

from __future__ import annotations

from mhhs_analysis.consultation.register_columns import PARTICIPANTS

HEADINGS = PARTICIPANTS.columns
"""The columns of the register, as it declares them."""
