"""What the heading of a column says that it is: its role, and which dates it gives."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from mhhs_analysis.dates import looks_like_date
from mhhs_analysis.intake.workbooks.sheets import is_error
from mhhs_analysis.intake.workbooks.workbook import Cell, Cells
from mhhs_analysis.reference import column_roles, rows

DATE_ROLES = ("start", "finish")
BASES = ("actual", "forecast", "baseline")
"""Which dates a column gives, what is surest first."""
TIMINGS = ("start", "finish", "duration", "span", "date")
"""Roles that say when something is done."""
MILESTONE_DATE = "milestone date"
"""The role of a matrix's column: when the milestone that heads it is reached."""
ALTERNATIVE = "version"
"""The role of words that say that a column gives one version of its dates among others."""
VIEW = "view"
"""The role of words for what a sender thinks of the programme's dates: its own, where dates stand below them."""
GROUP = "group"
"""The role of a column that says what a row stands under: its workstream, phase or work package."""
GATHERING = frozenset({GROUP, "stage"})
"""Roles of columns that gather rows, whatever may name them."""
CONTENTS = "contents"
"""The role of a column that says what a row holds or brings, several things to a row as a rule: Key tasks."""
OUTCOME = "outcome"
"""The role of a column that says what a row is to bring or meet, as Exit criteria: no name but where none else is."""
SPRINT = "sprint"
"""The role of a column of spans of work that teams number: it gathers rows, or names those that nothing else does."""
AIM = "aim"
"""The role of a column that says what a row is for: its goal or focus."""
IN_BARS = "names in bars"
"""The role of the time columns of a drawing that names no row: the words in its bars name them."""
LABELS = ("label", GROUP, CONTENTS)
"""Roles of columns beside the names: what describes rows, what gathers them, and what they hold."""
NAMES = frozenset({"name", *LABELS, "milestone"})
"""Roles of columns that may name rows."""
_NOUNS = NAMES | GATHERING | {"span"}
"""Roles of what may stand before an end in a heading."""
SHARED = (
    "entry",
    "owner",
    "notes",
    *LABELS,
    SPRINT,
    AIM,
    OUTCOME,
    "other",
    "status",
    "active",
    "dropped",
    ALTERNATIVE,
)
"""Roles that several columns of a table may have."""

YES = frozenset(row["words"] for row in rows("yes_no_words") if row["says"] == "yes")
"""What a column of flags says of a row that it is true of, in any language."""
NO = frozenset(row["words"] for row in rows("yes_no_words") if row["says"] == "no")
"""What it says of a row that it is not true of."""
YES_OR_NO = YES | NO
LONGEST = 80
"""Characters of a heading; longer texts are prose."""
_MOST_BEGINNINGS = 1 << 14
_MOST_OTHERS = 1 << 16
"""Texts that are kept because they name nothing."""
_LONGEST_NOUN = 2
"""Words of which what rows are called may be: Work item."""
_WORD = re.compile(r"[^\W\d_]{2}")
_ADDED = re.compile(r"[(\[/]|(?<!\d)20\d\d\s*$")
_AGAIN = re.compile(r"\bre (?=forecast|plan|baseline)")
"""What a hyphen parts from its word: Re-forecast."""
_YEARED = re.compile(r"(.*\S)[\s,-]+20\d\d\s*")
"""A heading that says the year of the dates below it: Finish 2024."""
_CUSTOM = re.compile(r"custom field \((.+)\)", re.I)
"""How exports of task boards head a field that somebody added to them."""
_DIGITS = "0123456789. "
"""What a text that numbers something ends with: Phase 1, Step 2.1."""
_NOTE_MARKS = " ,*†‡§⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾"
_DONE = frozenset(row["words"] for row in rows("progress_words") if row["kind"] == "progress")
"""Words for progress that are a finish where dates stand below them: Planned | Complete."""
BRACKETED = re.compile(r"\([^)]*\)|\[[^\]]*\]")
"""What brackets add to a heading: a unit, a remark."""


@dataclass(frozen=True)
class Column:
    """A column of a table: its number, heading as typed, role ("" when none) and date basis.

    A column of dates without a basis speaks for every basis of its table. What it forecasts, the columns `before`
    forecast earlier, the last one first: where it is blank, they hold still.
    """

    number: int
    heading: str
    role: str
    basis: str = ""
    doubt: str = ""
    before: tuple[int, ...] = ()

    def cells_in(self, rows: Iterable[Cells]) -> list[Cell]:
        """Return its cells in some rows, those that leave it blank left out."""
        return [cells[self.number] for cells in rows if self.number in cells]

    @property
    def may_name(self) -> bool:
        """Whether it may name a row: what only gathers rows names none unless its heading says what it is."""
        return self.role in ("name", *LABELS) and bool(self.heading or self.role != GROUP)


@lru_cache(maxsize=1 << 16)
def normalised(heading: str) -> str:
    """Return a heading in lower case, its words parted by single spaces (TaskName is two), as reference has it.

    The mark of a footnote at its end says nothing: Duration¹.
    """
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading.rstrip(_NOTE_MARKS))
    words = " ".join(re.sub(r"[^\w%&']+|_+", " ", parted.lower()).split())
    return _AGAIN.sub("re", words) if "re " in words else words


@lru_cache(maxsize=1 << 16)
def role_of(heading: str, frame: str) -> tuple[str, str]:
    """Return the role and date basis a heading names, or two empty texts.

    Words in brackets, such as a unit, count for nothing when the whole heading is not known; a word that
    says which dates they are (baseline, revised) may stand before or after what it qualifies, or in brackets.
    """
    if is_error(heading):
        return "", ""
    if own := _CUSTOM.fullmatch(heading):
        return role_of(own[1], frame)
    known = column_roles(frame)
    whole, bare = normalised(heading), normalised(BRACKETED.sub(" ", heading))
    named = (
        known.get(whole)
        or (_qualified(whole, frame) if whole != bare else None)
        or known.get(bare)
        or _qualified(bare, frame)
        or _either(bare, heading, frame)
        or _in_year(heading, frame)
        or _of_noun(bare, frame)
    )
    if named is not None and named[0] == "basis":
        return "date", named[1]
    return named or ("", "")


def naming(texts: Iterable[AbstractSet[str]], frame: str) -> set[str]:
    """Return the texts of several sets that name a role or basis; those that can't be one cost next to nothing."""
    others = _others[frame]
    new = {text for said in texts for text in said - others if len(text) < LONGEST}
    begins = _beginnings(frame)
    may_be = [text for text in new if begins[(text.split(maxsplit=1) or [""])[0]]]
    found = {text for text in may_be if _may_end(text, frame) and role_of(text, frame) != ("", "")}
    if len(others) > _MOST_OTHERS:
        others.clear()
    others |= new - found
    return found


_others: defaultdict[str, set[str]] = defaultdict(set)
"""Texts found to name nothing, by frame: plans say the same things over and over, and each is asked once."""


class _Beginnings(dict[str, bool]):
    """Whether a heading of a role may begin with a word, as most texts of a plan don't."""

    def __init__(self, frame: str) -> None:
        super().__init__()
        self._firsts = frozenset(heading.partition(" ")[0] for heading in column_roles(frame))
        self._are_worded = not any(first[0].isdecimal() for first in self._firsts)

    def __missing__(self, word: str) -> bool:
        if len(self) > _MOST_BEGINNINGS:
            self.clear()
        self[word] = "(" in word or "[" in word or self._begins(word)
        return self[word]

    def _begins(self, word: str) -> bool:
        if self._are_worded and word[:1].isdecimal():  # an outline number, as a rule
            return False
        words = normalised(word).split()
        return not words or words[0] in self._firsts or words[0] == "custom"


_beginnings = cache(_Beginnings)


def _may_end(text: str, frame: str) -> bool:
    """Return whether a heading of a role may end so; what brackets or a stroke add to one may be anything."""
    return bool(_ADDED.search(text)) or _is_last(text.rstrip().rpartition(" ")[2], frame)


@lru_cache(maxsize=1 << 12)
def _is_last(ending: str, frame: str) -> bool:
    words = normalised(ending).split()
    return not words or words[-1] in _last_words(frame)


@cache
def _last_words(frame: str) -> frozenset[str]:
    return frozenset(heading.rpartition(" ")[2] for heading in column_roles(frame))


def qualifiers(words: str, frame: str) -> tuple[list[str], str]:
    """Return the date bases that words of a heading name, and the words that are left without them."""
    known, bases, rest = column_roles(frame), [], []
    for word in words.split():
        role, basis = known.get(word, ("", ""))
        if role == "basis":
            bases.append(basis)
        else:
            rest.append(word)
    return bases, " ".join(rest)


@lru_cache(maxsize=1 << 12)
def is_alternative(heading: str) -> bool:
    """Return whether a heading names one of several versions of a date (best case, POAP 1), none of which speaks."""
    words = normalised(heading)
    if _alternatives_begin().isdisjoint(words.split()):  # as those of most texts are
        return False
    return any(one in f" {words} " for one in _alternatives())


@lru_cache(maxsize=1 << 12)
def heads_alternative(heading: str) -> bool:
    """Return whether what stands below or beside a heading is one of several versions: POAP 1, or any edition."""
    return is_alternative(heading) or _is_of_edition(heading)


def _is_of_edition(heading: str) -> bool:
    """Return whether a heading numbers an edition of a plan, beside no more than what it dates: Rev B, Issue 2 start.

    What is made or sent (Rev B drawings, Issue 1 comments) is done on a day of its own.
    """
    found = edition_in(heading)
    if found is None:
        return False
    rest = normalised(BRACKETED.sub(" ", f"{heading[: found.start()]} {heading[found.end() :]}"))
    bare = " ".join(word for word in rest.split() if word not in _words_for_plans())
    return not bare or role_of(bare, "activities")[0] in (*TIMINGS, "name")


def names_edition(heading: str) -> bool:
    """Return whether a heading says an edition of a plan, by a number or a word alone: v1.2, Rev 2023-01."""
    return edition_in(heading) is not None or not _words_of_editions().isdisjoint(normalised(heading).split())


def edition_in(text: str) -> re.Match[str] | None:
    """Return where a text first numbers an edition of a plan: v1.2, Rev. 3, Issue B."""
    return _edition().search(text)


@cache
def _words_of_editions() -> frozenset[str]:
    return frozenset(row["words"] for row in rows("version_words") if row["says"] == "edition")


@cache
def _edition() -> re.Pattern[str]:
    """Return what numbers an edition: v1.2, Rev. 3, or a capital letter behind a whole word, as in Issue B."""
    listed = sorted(_words_of_editions(), key=lambda word: (len(word), word))
    number, letter = r"\d{1,2}(?:\.\d{1,2}){0,2}", r"(?-i:[A-H])"
    lettered = "|".join(word for word in listed if len(word) > 1)
    said = rf"(?:{'|'.join(listed)})[ ._-]{{0,2}}{number}|(?:{lettered})[ ._-]{{1,2}}{letter}"
    return re.compile(rf"(?<![^\W_])(?:{said})(?![^\W_]|\.\d)", re.I)


@cache
def _words_for_plans() -> frozenset[str]:
    return frozenset(row["words"] for row in rows("version_words") if row["says"] in ("plan", "whose", "own"))


@cache
def _alternatives() -> tuple[str, ...]:
    """Return the words that name a version, each between blanks."""
    roles = column_roles("activities").items()
    return tuple(f" {words} " for words, (role, _) in roles if role == ALTERNATIVE)


@cache
def _alternatives_begin() -> frozenset[str]:
    return frozenset(one.split()[0] for one in _alternatives())


def is_date(cell: Cell) -> bool:
    """Return whether a cell holds a date, or words that can be read as one."""
    value = cell.value
    return isinstance(value, date) or (isinstance(value, str) and looks_like_date(value))


def are_counted(cells: Iterable[Cell]) -> bool:
    """Return whether cells only number what they all are: Phase 1, Phase 2; Sprint 11, Sprint 12."""
    texts = [cell.text.strip() for cell in cells]
    if len(texts) < 2 or not texts[0][-1:].isdecimal():  # the first says so of nearly every column
        return False
    stems = {text.rstrip(_DIGITS) for text in texts}
    return len(stems) == 1 and all(text[-1:].isdecimal() for text in texts)


def dates_among(cells: Iterable[Cell]) -> int:
    """Return how many cells hold a date, or words that can be read as one; each text is asked once."""
    values = [cell.value for cell in cells]
    kinds = {*map(type, values)}
    dates = 0
    if any(issubclass(kind, date) for kind in kinds):
        dates = sum(isinstance(value, date) for value in values)
    if any(issubclass(kind, str) for kind in kinds):
        texts = [value for value in values if isinstance(value, str)]
        dated = {text for text in {*texts} if looks_like_date(text)}
        dates += sum(text in dated for text in texts) if dated else 0
    return dates


def _qualified(words: str, frame: str) -> tuple[str, str] | None:
    """Return the role of a heading whose other words say which dates it gives; a forecast or actual is a forecast.

    The outer word says it of what it stands beside: an original target date is an original one.
    """
    first, _, after = words.partition(" ")
    before, _, last = words.rpartition(" ")
    for outer, inner in ((first, after), (last, before)):
        of, basis = column_roles(frame).get(outer, ("", ""))
        role, held = column_roles(frame).get(inner, ("", ""))
        if of == "basis" and (role in TIMINGS or inner in _DONE):
            return role, "forecast" if held == "forecast" else basis
    bases, rest = qualifiers(words, frame)
    role, _ = column_roles(frame).get(rest, ("", "")) if rest else ("date", "")
    if not bases or role not in TIMINGS:
        return None
    return role, "forecast" if "forecast" in bases else bases[-1]


def _either(bare: str, heading: str, frame: str) -> tuple[str, str] | None:
    """Return the role of a heading that offers several words for one thing: Activity / task description.

    One that names rows does so beside groups, too: Milestone / activity.
    """
    parts = [normalised(part) for part in heading.split("/")] if "/" in heading else []
    known = [column_roles(frame).get(part, ("", "")) for part in parts if part != bare]
    if not known:
        return None
    may_name = known[0][0] in ("", "milestone", "stage", *LABELS)
    found = next((one for one in known if may_name and one[0] == "name"), known[0])
    return found if found[0] in ("name", *LABELS, *DATE_ROLES, "duration") else None


def _in_year(heading: str, frame: str) -> tuple[str, str] | None:
    """Return the role of a heading that says of which year its starts or finishes are: Finish 2024."""
    yeared = _YEARED.fullmatch(heading)
    found = column_roles(frame).get(normalised(yeared[1])) if yeared else None
    return found if found and found[0] in DATE_ROLES else None


def _of_noun(bare: str, frame: str) -> tuple[str, str] | None:
    """Return the role of a heading that says before which end it gives what rows, or their spans, are called.

    Activity due date, Schedule - Start.
    """
    noun = _noun_in(bare, frame)
    found = role_of(bare.removeprefix(f"{noun} "), frame) if noun else ("", "")
    return found if found[0] in DATE_ROLES else None


def _noun_in(bare: str, frame: str) -> str:
    """Return the word or two that a heading begins with where they name or gather rows, or both their ends."""
    words, known = bare.split(), column_roles(frame)
    firsts = (" ".join(words[:many]) for many in range(1, min(_LONGEST_NOUN + 1, len(words))))
    roles = ((first, known.get(first, ("", ""))[0]) for first in firsts)
    return next((first for first, role in roles if role in _NOUNS), "")


@lru_cache(maxsize=1 << 12)
def noun_of(heading: str, frame: str) -> str:
    """Return what a heading that is known by its last words alone says that it gives an end of: epic of Epic due date.

    So do brackets that say where it is looked up: Due date (from Epic).
    """
    looked_up = (_looked_up(normalised(said), frame) for said in BRACKETED.findall(heading))
    if noun := next(filter(None, looked_up), ""):
        return noun
    bare = normalised(BRACKETED.sub(" ", heading))
    known = column_roles(frame)
    if bare in known or _qualified(bare, frame) or not _of_noun(bare, frame):
        return ""
    noun = _noun_in(bare, frame)
    return "" if known[noun][0] == "span" else noun


def is_of_groups(heading: str, frame: str) -> bool:
    """Return whether a heading gives an end of what gathers rows: Epic due date."""
    return column_roles(frame).get(noun_of(heading, frame), ("", ""))[0] in GATHERING


def _looked_up(said: str, frame: str) -> str:
    """Return what gathers rows, where brackets say that a date is its: (from Phase), (Epic)."""
    noun = said.removeprefix("from ")
    return noun if column_roles(frame).get(noun, ("", ""))[0] == GROUP else ""


def is_wordy(cell: Cell) -> bool:
    """Return whether a cell holds words, as a name does: not a number, a code or a yes."""
    return bool(_WORD.search(cell.text)) and cell.text.lower() not in YES_OR_NO
