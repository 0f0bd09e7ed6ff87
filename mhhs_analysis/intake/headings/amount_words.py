"""The words of data/reference/amount_words.csv: what profiles of people and money are called, and what they count."""

from __future__ import annotations

import re
from functools import cache

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.reference import rows

_REMARK = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_NUMBER = re.compile(r"\s+(?:\d+|[a-h])$")
"""What tells one role from another of its kind: Developer 2."""
_MOST_WORDS = 4
"""Words of the name of a role; a task that ends with one mostly has more: Recruit the new test manager."""
_MONEY = frozenset("£$€")
_SUBTRACTED = re.compile(r"[-\u2212](?=[£$€\d])|^\(([^()]+)\)$")
"""The sign of a number below nought, or the brackets that accounts write it in."""
_NUMBER_OF = re.compile(r"[£$€]?\d[\d,]*(?:\.\d+)?[km]?(?P<counted>(?: ?[a-z]+)?)", re.I)


def titles_amounts(title: str) -> bool:
    """Return whether a title says that what it heads is of people or money: FTE by month, Budget (£k)."""
    words = {*re.split(r"[^\w&-]+", title.lower())}
    joined = f" {normalised(title)} "
    return shows_money(title) or any(
        one in words if " " not in one else f" {one} " in joined for one in _words("title")
    )


def names_amount(name: str) -> bool:
    """Return whether a row is called as people are by their work, or as a line of a budget is: Test lead, Travel."""
    bare = _NUMBER.sub("", normalised(_REMARK.sub("", name)))
    words = bare.split()
    is_role = (
        bool(words)
        and len(words) <= _MOST_WORDS
        and any(bare == one or bare.endswith(f" {one}") for one in _words("person"))
    )
    return is_role or bare in _words("money")


def shows_money(text: str) -> bool:
    """Return whether a text, or the format in which a number is shown, has a sign of money."""
    return not _MONEY.isdisjoint(text)


def is_amount(text: str) -> bool:
    """Return whether a text is a number, of money or people if it says so: 2.5, £10k, 3 FTE, -40, (30,500)."""
    found = _NUMBER_OF.fullmatch(_SUBTRACTED.sub(r"\1", text))
    return found is not None and (not found["counted"] or counts_people(text))


def counts_people(text: str) -> bool:
    """Return whether a text is a number and a word for people: 3 FTE."""
    found = _NUMBER_OF.fullmatch(text)
    return found is not None and found["counted"].strip().lower() in _words("counted")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["words"] for row in rows("amount_words") if row["kind"] == kind)
