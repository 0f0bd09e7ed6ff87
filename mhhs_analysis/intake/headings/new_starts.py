"""Dates as they are now that stand beside starts alone: they may be the starts, moved, or the finishes."""

from __future__ import annotations

from dataclasses import replace

from mhhs_analysis.intake.headings.columns import DATE_ROLES, Column, role_of
from mhhs_analysis.intake.headings.progress_words import heads_move

_MAY_BE_START = "it names no end of tasks, and beside starts alone may be the start as it is now"


def with_new_starts_doubted(columns: list[Column]) -> list[Column]:
    """Return columns of which the one finish, a forecast, is doubted where it may be of the starts: Start | Revised."""
    ends = [one for one in columns if one.role in DATE_ROLES]
    finishes = [one for one in ends if one.role == "finish"]
    if (
        len(ends) != 2 or len(finishes) != 1 or finishes[0].basis != "forecast"
    ):  # as nearly all tables have others
        return columns
    only, start = finishes[0], next(one for one in ends if one.role == "start")
    if start.basis == "forecast" or only.doubt or not _names_no_end(only.heading):
        return columns
    return [replace(one, doubt=_MAY_BE_START) if one is only else one for one in columns]


def _names_no_end(heading: str) -> bool:
    """Return whether a heading names neither the start nor the finish of tasks: Revised date, Slipped to."""
    return heads_move(heading) or role_of(heading, "activities")[0] not in DATE_ROLES
