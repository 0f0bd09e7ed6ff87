"""What a number in a cell means by the format it is shown in: a date, a length of time, or a number."""

from __future__ import annotations

import math
import re
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import Literal

Kind = Literal["number", "date", "duration"]

GENERAL = "General"
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: '"$"#,##0_);("$"#,##0)', 6: '"$"#,##0_);[Red]("$"#,##0)',
    7: '"$"#,##0.00_);("$"#,##0.00)', 8: '"$"#,##0.00_);[Red]("$"#,##0.00)',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm",
    37: "#,##0_);(#,##0)", 38: "#,##0_);[Red](#,##0)", 39: "#,##0.00_);(#,##0.00)",
    40: "#,##0.00_);[Red](#,##0.00)", 41: '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)',
    42: '_("$"* #,##0_);_("$"* \\(#,##0\\);_("$"* "-"_);_(@_)',
    43: '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)',
    44: '_("$"* #,##0.00_)_("$"* \\(#,##0.00\\)_("$"* "-"??_)_(@_)',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""The formats that a file names by number alone (ECMA-376 part 1, 18.8.30)."""

_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_CLOCK_OR_CALENDAR = re.compile(r"[dmyhs]", re.IGNORECASE)
_MOST_LETTERS = 255
"""As long as Excel lets a format be; one made longer would only keep the patterns busy."""
_NAMES_OF_GENERAL = {"general", "standard", "@"}

_FROM_1900, _FROM_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_LEAP_DAY_THAT_NEVER_WAS = 60


@lru_cache(maxsize=4096)
def kind_of(number_format: str) -> Kind:
    """Return whether numbers in a format are shown as dates, as lengths of time, or as numbers."""
    shown = number_format[:_MOST_LETTERS].split(";")[0]
    if shown.strip().lower() in _NAMES_OF_GENERAL:
        return "number"
    if _ELAPSED.search(re.sub(r'"[^"]*"|\\.', "", shown)):
        return "duration"
    return "date" if _CLOCK_OR_CALENDAR.search(_LITERAL.sub("", shown)) else "number"


def meant(
    number: int | float, kind: Kind, is_1904: bool = False
) -> datetime | time | timedelta | int | float:
    """Return the date, time or length of time that a number is shown as; as a number what can't be one.

    Excel's own calendar holds a 29 February 1900; that day, and days before the calendar begins, stay numbers.
    """
    if kind == "number" or not math.isfinite(number):
        return number
    try:
        return (
            _moment(number, is_1904) if kind == "date" else timedelta(milliseconds=round(number * 86_400_000))
        )
    except OverflowError:  # beyond the year 9999
        return number


def _moment(serial: int | float, is_1904: bool) -> datetime | time | int | float:
    days = int(serial)
    past_midnight = timedelta(milliseconds=round((serial - days) * 86_400_000))
    if serial < 0 or (days == _LEAP_DAY_THAT_NEVER_WAS and not is_1904):
        return serial
    if days == 0 and past_midnight.days == 0:
        return (datetime.min + past_midnight).time()
    if is_1904:
        return _FROM_1904 + timedelta(days) + past_midnight
    # Before that day, the calendar that holds it runs one day behind.
    return _FROM_1900 + timedelta(days + (days < _LEAP_DAY_THAT_NEVER_WAS)) + past_midnight
