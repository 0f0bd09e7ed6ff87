"""Whether a question is closed or open, told from its answers where no register says it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from mhhs_analysis.intake.headings.columns import YES_OR_NO
from mhhs_analysis.reference import position_words

CLOSED, OPEN = "closed", "open"
_LONGEST_CHOICE = 60
_MOST_CHOICES = 15
_ENOUGH = 0.75
_LISTED = re.compile(r"\s*(?:;|\n|, )\s*")


def kind_of(texts: Sequence[str]) -> str:
    """Return "closed" where few short answers come again and again, else "open"; "" where there is none.

    Three answers in four must name only choices that others name too, or that forms offer everywhere (yes, agree, 1 to
    5); several choices in one answer count one by one.
    """
    parts = [_listed(text) for text in texts]
    if not parts:
        return ""
    times = Counter(part.lower() for named in parts for part in dict.fromkeys(named))
    is_choice = {
        part for part, count in times.items() if _may_be_choice(part) and (count > 1 or _is_usual(part))
    }
    fitting = sum(all(part.lower() in is_choice for part in named) for named in parts)
    return CLOSED if fitting >= _ENOUGH * len(parts) and len(is_choice) <= _MOST_CHOICES else OPEN


def _listed(text: str) -> tuple[str, ...]:
    """Return the parts of an answer that might each be a choice: a comma and a space part them too."""
    return tuple(part for part in _LISTED.split(text.strip()) if part)


def _may_be_choice(part: str) -> bool:
    return len(part) <= _LONGEST_CHOICE


def _is_usual(part: str) -> bool:
    """Return whether a text is a choice that forms offer everywhere."""
    return part in position_words() or part in YES_OR_NO or (part.isdigit() and len(part) == 1)
