"""A text in runs, of which some are struck through: what is left of it, and what was struck."""

from __future__ import annotations

from collections.abc import Sequence

from mhhs_analysis.intake.workbooks.sheets import PartStruck

Run = tuple[str, bool]
"""Signs side by side that are shown alike, and whether they are struck through."""


def without_struck(runs: Sequence[Run]) -> str:
    """Return the texts of runs as one, those struck through apart; all of them where each is."""
    left, struck = (_joined(runs, is_out=is_out) for is_out in (False, True))
    left = left if left.strip() else ""
    return PartStruck(left, struck.strip()) if struck.strip() else left


def is_wholly_struck(value: object) -> bool:
    """Return whether a value is a text of which nothing is left but what was struck."""
    return isinstance(value, PartStruck) and value.is_whole


def _joined(runs: Sequence[Run], *, is_out: bool) -> str:
    """Return the runs struck through, or the others, as one text: blank runs are of both, words apart stay apart."""
    said = [""]
    is_gap = False
    for text, is_struck in runs:
        if is_struck is not is_out and not text.isspace():
            is_gap |= any(map(str.isspace, text))
        elif text:
            said += [" ", text] if is_gap and said[-1][-1:].isalnum() and text[0].isalnum() else [text]
            is_gap = False
    return "".join(said)
