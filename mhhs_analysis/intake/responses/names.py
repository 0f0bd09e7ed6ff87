"""Texts that say nothing: a placeholder nobody filled in, an anonymous sender."""

from __future__ import annotations

from collections.abc import Sequence

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.reference import column_roles

_LONGEST = 80


def is_blank(text: str) -> bool:
    """Return whether a text is one that forms put where nothing is filled in (column_names.csv, frame blank_answer)."""
    return not text.strip() or _is(text, "blank")


def names_nobody(text: str) -> bool:
    """Return whether a text stands in the place of a name and is none: a blank, or anonymous."""
    return is_blank(text) or _is(text, "nobody")


def first_named(names: Sequence[str]) -> str:
    """Return the name that speaks for a respondent, or nothing."""
    return names[0] if names else ""


def _is(text: str, role: str) -> bool:
    return len(text) < _LONGEST and column_roles("blank_answer").get(normalised(text), ("",))[0] == role
