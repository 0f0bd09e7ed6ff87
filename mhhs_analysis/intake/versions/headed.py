"""The columns of dates that a version of a plan heads: POAP 1 start | POAP 1 finish | POAP 2 start | POAP 2 finish."""

from __future__ import annotations

from mhhs_analysis.intake.headings.columns import DATE_ROLES, TIMINGS, heads_alternative, role_of
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.versions.words import version_key

_ALONE = "finish"
"""What dates are that a version alone heads: when each task or milestone is done."""


def columns_of_version(region: Region, wanted: str) -> dict[int, str]:
    """Return the roles of the columns that the words of a version head, by their numbers; none where it heads none.

    Both ends of its tasks count where it heads them, else the dates that it heads alone.
    """
    key = version_key(wanted)
    own = {one.number: version_key(one.heading) for one in region.columns if heads_alternative(one.heading)}
    rest = {
        number: words[len(key) :].strip()
        for number, words in own.items()
        if f"{words} ".startswith(f"{key} ")
    }
    found = {number: role_of(words, "activities")[0] if words else _ALONE for number, words in rest.items()}
    timed = {number: _ALONE if role == "date" else role for number, role in found.items() if role in TIMINGS}
    is_once = all([*timed.values()].count(role) == 1 for role in timed.values())
    return timed if is_once and not {*DATE_ROLES, "span"}.isdisjoint(timed.values()) else {}
