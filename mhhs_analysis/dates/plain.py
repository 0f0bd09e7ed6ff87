"""Text as typed made plain: one case, one dash, no notes; and a cheap test of whether it can be a date."""

from __future__ import annotations

import calendar
import re

from mhhs_analysis.dates.amounts import NUMBERS

LONGEST = 100
"""Characters of the longest text that is tried as a date."""

_UNKNOWN = """
tbc, tbd, tba, unknown, ?, ??, ???, not known, not yet known, to be confirmed, to be decided, to be agreed,
to be determined, to be advised, to be announced
"""
_MISSING = """
n/a, na, n.a., n.a, -, --, ---, none, nil, ongoing, on-going, on going, continuous, open-ended, open ended,
not applicable, no date, not set
"""
TO_BE_TOLD = frozenset(" ".join(_UNKNOWN.split()).split(", "))
"""Words that stand for a date that is to come."""

NOT_GIVEN = frozenset(" ".join(_MISSING.split()).split(", "))
"""Words that stand where a date would, and give none."""

_NONE = TO_BE_TOLD | NOT_GIVEN | {"\u2013", "\u2014"}

MONTHS = (
    {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
    | {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
    | {"sept": 9}
)
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"

_OTHER_WORDS = """
the of st nd rd th t z am pm at a q qtr quarter h half first second third fourth last year fy cy financial
noon morning afternoon eod cob gmt bst utc
calendar w c e b wc wk week commencing beginning starting ending early mid middle late end start eo to until
till through thru from between and or by before after no not later earlier than on in during due latest
earliest since onwards onward prior up m d wd ed cd day days weeks wks months month mth mths mo mos mon mons
kw cw no y yr yrs years hrs working work business elapsed plus minus following post pre be
tbc tbd tba ongoing going confirmed decided agreed provisional planned forecast actual target tues thur thurs
est estimate estimated expected indicative tentative proposed
nlt net close business play wb
"""
_VOCABULARY = frozenset([*MONTHS, *WEEKDAYS, *(day[:3] for day in WEEKDAYS), *NUMBERS, *_OTHER_WORDS.split()])
_WORD = re.compile(r"[a-z]+")
_FRACTION = re.compile(r"\d+[.,]\d{5,}")
_DIGIT = re.compile(r"\d")
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_ARROWS = re.compile(r" ?(?:->|=>|[\u2192\u21d2]) ?")
_STROKE = re.compile(r"(?<=\d) ?/ ?(?=\d)")
_QUOTES = frozenset("\"'")
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u2060\u2066\u2069\ufeff"
"""Signs that are not seen and leave what is as it stands: browsers put U+200E between the parts of a date. One that
turns the text around it (U+202E) is none of them.
"""
_SIGNS = "✅☑✓✔🟢🟡🟠🔴🔵⚪⚫🔄⏳⌛⚠🚧📅📆🗓🎯🏁🚀⭐🔜⏰\ufe0f "
"""Signs beside a date of how its work stands, that it is one or matters: ticks, lamps, an hourglass, a calendar.

A cross is none of them: the date may have been missed or dropped.
"""
_MARKS = str.maketrans({**dict.fromkeys(_UNSEEN, ""), "\u2018": "'", "\u2019": "'", "`": "'", "\u00b4": "'"})
_NOTE = re.compile(
    r"(?:,? ?[(\[](?:tb[cda]|to be (?:confirmed|decided|agreed)|provisional|planned|forecast|actual|target"
    r"|est\.?|estimated?|expected|indicative|tentative|proposed"
    r"|\?+|[1-9]\d?)[)\]]|(?<! -)(?<! to),? tb[cda]| ?[?†‡§¹²³⁴⁵⁶⁷⁸⁹]+| ?\*+(?<!a\*)|[.,;])$"
)
"""What leaves a date as it is: that it is to be confirmed, and the mark of a footnote."""
_CONDITION = re.compile(
    r"(?:,| -)? \(?subject to (?:[a-z']+ ){0,2}(?:changes?|approval|confirmation|agreement|review)\)?$"
)
_NOTE_ENDS = frozenset(")]?.,;cda*†‡§¹²³⁴⁵⁶⁷⁸⁹")


def plain(text: str) -> str:
    """Return words in lower case with single spaces, plain dashes, without quotation marks; an arrow is `to`."""
    words = " ".join(text.lower().split())
    if not words.isascii():
        words = " ".join(_DASHES.sub("-", words.translate(_MARKS)).split()).strip(_SIGNS)
    if ">" in words or "\u2192" in words or "\u21d2" in words:
        words = _ARROWS.sub(" to ", words)
    words = words.strip("\"'") if words[:1] in _QUOTES or words[-1:] in _QUOTES else words
    return _STROKE.sub("/", words) if "/" in words else words


def without_note(words: str) -> str:
    """Return plain words without a note that leaves the date as it is: `(TBC)`, `(planned)`, `?`, `[1]`, a stop."""
    while words and words[-1] in _NOTE_ENDS and (shorter := _NOTE.sub("", words)) != words:
        words = shorter
    return words


def without_condition(words: str) -> str:
    """Return plain words without whose approval or change a day is subject to; of a year alone all is left."""
    bare = _CONDITION.sub("", words) if "subject to" in words else words
    return words if bare.isdecimal() else bare


def is_to_be_told(text: str) -> bool:
    """Return whether words stand for a date that is to come: TBC."""
    return plain(text) in TO_BE_TOLD


def gives_none(words: str) -> bool:
    """Return whether plain words stand for a date that isn't given."""
    return words in _NONE or words.strip(" ()[].*!?") in _NONE


def may_be_date(text: str, is_year_given: bool = False) -> bool:
    """Return whether text may be a date at all, by a test that costs next to nothing.

    Words without a digit can only be one when the year is known from elsewhere, or when they say that the
    date isn't given.
    """
    if len(text) > LONGEST:
        return False
    if _DIGIT.search(text) is not None:
        return not is_fraction(text)
    words = " ".join(text.lower().split())
    first = _WORD.search(words) if is_year_given else None
    return (first is not None and first[0] in _VOCABULARY) or gives_none(words)


def is_fraction(words: str) -> bool:
    """Return whether words are a number with more decimals than any date has: what a program writes, 0.84393."""
    return _FRACTION.fullmatch(words) is not None


def is_vocabulary(words: str) -> bool:
    """Return whether every word is one that dates are written with; one other word and nothing is guessed."""
    return _VOCABULARY.issuperset(_WORD.findall(words))
