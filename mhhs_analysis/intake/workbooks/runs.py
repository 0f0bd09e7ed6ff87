"""A text in runs, of which some are struck through or raised: what is left of it, and what was struck."""

from __future__ import annotations

from collections.abc import Sequence

from mhhs_analysis.intake.workbooks.sheets import PartStruck

Run = tuple[str, bool]
"""Signs side by side that are shown alike, and whether they are struck through."""


_RAISED = str.maketrans("0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")


def raised(text: str) -> str:
    """Return what is shown raised beside a text with its figures raised: a footnote's 1 is none of the date's year."""
    return text if any(map(str.isalpha, text)) else text.translate(_RAISED)


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
