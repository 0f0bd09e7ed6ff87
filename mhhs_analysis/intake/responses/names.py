"""Texts that say nothing: a placeholder nobody filled in, an anonymous sender."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from mhhs_analysis.intake.columns import normalised
from mhhs_analysis.reference import column_roles


def is_blank(text: str) -> bool:
    """Return whether a text is one that forms put where nothing is filled in (column_names.csv, frame blank_answer)."""
    return not text.strip() or (len(text) < 80 and normalised(text) in _blanks())


def first_named(names: Sequence[str]) -> str:
    """Return the name that speaks for a respondent, or nothing."""
    return names[0] if names else ""


@cache
def _blanks() -> frozenset[str]:
    return frozenset(column_roles("blank_answer"))
