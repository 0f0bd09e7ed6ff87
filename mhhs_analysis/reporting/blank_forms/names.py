"""The programme's own names, as forms offer them and the loaders know them again."""

from __future__ import annotations

from mhhs_analysis.reference import rows
from mhhs_analysis.reporting.blank_forms.look import Choices

STAGES, MILESTONES = "Stage", "Milestone"


def option_label(option: str) -> str:
    """Return an option's id as it is written: poap-1 is POAP 1, round-1 is Round 1."""
    words = option.replace("-", " ")
    return words.upper() if words.startswith("poap") else words.capitalize()


def milestone_choices() -> Choices:
    """Return the milestones by id, each with its meaning, in the programme's order."""
    meanings = {row["milestone_id"]: row["meaning"] for row in rows("milestones")}
    return Choices(MILESTONES, meanings)
