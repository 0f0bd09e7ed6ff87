"""Headings as people word them: every wording of data/reference, in several ways of writing."""

import csv
from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st

_FILE = Path(__file__).resolve().parents[3] / "data" / "reference" / "column_names.csv"


_PERIODS = {"week", "wk", "month", "quarter", "qtr", "w"}


def _worded(*roles: str, basis: str = "") -> tuple[str, ...]:
    """Return the wordings of roles on a date basis; one that is read with a doubt is no plain heading."""
    with _FILE.open(encoding="utf-8", newline="") as stream:
        return tuple(
            row["heading"]
            for row in csv.DictReader(stream)
            if row["frame"] == "activities"
            and (row["role"], row["basis"], row["doubt"] or "") in {(role, basis, "") for role in roles}
        )


NAMES = _worded("name")
GROUPS = _worded("group")
LABELS = _worded("label") + GROUPS


def _of_days(headings: tuple[str, ...]) -> tuple[str, ...]:
    """Return the headings below which a day is that day: below End month it may stand for its month."""
    return tuple(heading for heading in headings if _PERIODS.isdisjoint(heading.split()))


STARTS = _of_days(_worded("start"))
FINISHES = _of_days(_worded("finish"))
SPANS = _worded("span")
LONE_DATES = _of_days(_worded("date"))
OUTLINES = _worded("outline")
LEVELS = _worded("level")
IDENTIFIERS = _worded("identifier")
QUALIFIERS = {basis: _worded("basis", basis=basis) for basis in ("baseline", "forecast", "actual", "planned")}
# Only words that say which days count let a finish be worked out to the day.
CALENDAR_DAYS = ("calendar days", "elapsed days", "duration calendar days", "kalendertage")
DURATIONS = ("duration", "dur", "length", "dauer", "durée", "duración", "hyd", "varighed")

_WRITINGS: tuple[Callable[[str], str], ...] = (
    str.title,
    str.capitalize,
    str.upper,
    str.lower,
    lambda words: words.replace(" ", "_"),
    lambda words: words.title().replace(" ", "\n"),
    lambda words: f"{words.capitalize()}:",
    lambda words: f" {words.title()} *",
)
WRITINGS = st.sampled_from(_WRITINGS)

_TOGETHER = (
    "{basis} {end}",
    "{end} ({basis})",
    "{end} - {basis}",
    "{basis}: {end}",
    "{end} {basis}",
    "{basis}/{end}",
)
TOGETHER = st.sampled_from(_TOGETHER)
"""How one heading says both which dates and which end."""
