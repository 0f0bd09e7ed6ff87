"""The words of data/reference/amount_words.csv: what profiles of people and money are called, and what they count."""

from __future__ import annotations

import re
from functools import cache

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.reference import rows

_REMARK = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_NUMBER = re.compile(r"\s+(?:\d+|[a-h])$")
"""What tells one role from another of its kind: Developer 2."""
_BELOW = re.compile(r"[-\u2212][£$€]?\d|[£$€][-\u2212]\d|\([£$€]?\d")
_MOST_WORDS = 4
"""Words of the name of a role; a task that ends with one mostly has more: Recruit the new test manager."""
_MONEY = frozenset("£$€")
_SUBTRACTED = re.compile(r"[-+\u2212](?=[£$€\d])|^\(([^()]+)\)$")
"""The sign of a number, or the brackets that accounts write one below nought in."""
_NUMBER_OF = re.compile(
    r"[£$€]?\d[\d,]*(?:[.'\u2019 \u00a0\u202f]\d{3})*(?:[.,]\d+)?[km]?(?P<counted>(?: ?[a-z]+)?)", re.I
)
"""A number, its thousands parted by a comma, a point, an apostrophe or a space: 1,200.50, 1.200.000, 12 500."""
_SHARE = re.compile(r"[-+\u2212]?\d{1,3}(?:[.,]\d+)? ?%")


def titles_amounts(title: str) -> bool:
    """Return whether a title says that what it heads is of people or money: FTE by month, Budget (£k)."""
    words = {*re.split(r"[^\w&-]+", title.lower())}
    joined = f" {normalised(title)} "
    return shows_money(title) or any(
        one in words if " " not in one else f" {one} " in joined for one in _words("title")
    )


def names_amount(name: str) -> bool:
    """Return whether a row is called as people are by their work, or as a line of a budget is: Test lead, Travel."""
    return names_person(name) or _bare(name) in _words("money") | _words("perhaps money")


def names_person(name: str) -> bool:
    """Return whether a row is called as people are by their work: Test lead, Developer 2."""
    bare = _bare(name)
    return 0 < len(bare.split()) <= _MOST_WORDS and f" {bare}".endswith(_person_endings())


@cache
def _person_endings() -> tuple[str, ...]:
    return tuple(f" {one}" for one in _words("person"))


def may_name_work(name: str) -> bool:
    """Return whether a row is called as a line of accounts and work are: Charges, Refunds."""
    return _bare(name) in _words("perhaps money")


def _bare(name: str) -> str:
    return _NUMBER.sub("", normalised(_REMARK.sub("", name)))


def shows_money(text: str) -> bool:
    """Return whether a text, or the format in which a number is shown, has a sign of money."""
    return not _MONEY.isdisjoint(text)


def is_amount(text: str) -> bool:
    """Return whether a text is a number, of money or people if it says so: 2.5, £10k, 3 FTE, -40, (30,500)."""
    found = _NUMBER_OF.fullmatch(_SUBTRACTED.sub(r"\1", text))
    return found is not None and (not found["counted"] or counts_people(text))


def is_below_nought(text: str) -> bool:
    """Return whether a number is below nought, as money may be and no work is: -40, (30,500)."""
    return _BELOW.match(text) is not None and is_amount(text)


def is_share(text: str) -> bool:
    """Return whether a text is a share in the hundred: 33%, -2,5 %."""
    return _SHARE.fullmatch(text) is not None


def counts_people(text: str) -> bool:
    """Return whether a text is a number and a word for people: 3 FTE."""
    found = _NUMBER_OF.fullmatch(text)
    return found is not None and found["counted"].strip().lower() in _words("counted")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["words"] for row in rows("amount_words") if row["kind"] == kind)
