"""What rows that show how a table is filled in begin with, by the words of data/reference/note_words.csv."""

from __future__ import annotations

import re
from functools import cache

from mhhs_analysis.intake.headings.note_words import any_of

_ENDS = r"\s*(?:$|[^\w\s'’–-]|[–-](?!\w))"
"""What parts the word for an example from what it is of: nothing more, or a sign."""


def shows_example(text: str) -> bool:
    """Return whether a text says that it is an example: Example, Example task, e.g. Design, Review (example)."""
    return _shown().match(text) is not None


def may_show_example(text: str) -> bool:
    """Return whether a text begins as an example does and goes on as a name may: Example design, EG Power."""
    return _begun().match(text) is not None


def asks_to_fill_in(text: str) -> bool:
    """Return whether a text says what is to stand below a heading: When will work begin?, Please enter a date."""
    return _asked().fullmatch(text) is not None


@cache
def _asked() -> re.Pattern[str]:
    asks = rf"(?:{any_of('asks on')} )?{any_of('asks')}\b.* .*\?"
    bids = rf"(?:{any_of('bids politely')} )?{any_of('bids')}\b.* .*"
    return re.compile(rf"{asks}|{bids}", re.I)


@cache
def _shown() -> re.Pattern[str]:
    example, row = any_of("example"), any_of("shown row")
    lettered = r"(?i:e\.g|e\.g\.|eg\.)(?!\w)|eg (?=\S)"  # EG in capitals may be a company's
    alone = rf"(?i:[(\[]?{example}(?: (?:{row}|\d+|[a-z]))?{_ENDS})"
    sample = rf"(?i:{any_of('sample')} {row}(?!\w)(?! *[^\W\d_]{{2}}))"
    behind = rf"(?i:.*[(\[]{example}[)\]]$)"
    return re.compile(rf"[(\[]?(?:{lettered})|{alone}|{sample}|{behind}")


@cache
def _begun() -> re.Pattern[str]:
    return re.compile(rf"[(\[]?{any_of('example')} \S", re.I)
