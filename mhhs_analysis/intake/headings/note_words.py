"""The words of data/reference/note_words.csv: what titles and begins notes, and what a document says of itself."""

from __future__ import annotations

import re
from functools import cache

from mhhs_analysis.intake.headings.person_names import is_as_of_person
from mhhs_analysis.reference import rows

_NUMBERED = re.compile(r" v?\d+(?:\.\d+)*$", re.I)
MOST_WORDS = 6
"""Words of a name: a sentence may have more."""
_SIGNED_NOTE = re.compile(r"[*†#]|[^\s=]{1,3} ?= ?[^\W\d_]")
"""A sign of a footnote, or a code and what it means: * provisional, C = complete."""
_PATH = re.compile(r"[a-z]:\\|\\\\|https?://|file://", re.I)
"""What the place of a file begins with, as footers of pages print it."""
_INITIAL = re.compile(r"\b[^\W\d_](?:\.|\b(?!['’]))")


def titles_notes(text: str) -> bool:
    """Return whether a text stands over notes and says nothing more: Notes, Key assumptions and risks:."""
    return _titles().fullmatch(text) is not None


def begins_note(text: str) -> bool:
    """Return whether a line begins as one that is no task: Note 2: ..., Prepared by, (continued), (8 rows), C:\\."""
    return bool(_SIGNED_NOTE.match(text) or _PATH.match(text) or _begun().match(text))


def states_fact(text: str) -> bool:
    """Return whether a text names a fact of the document itself, whose value stands beside it: Last updated."""
    return _facts().fullmatch(text) is not None


def states_fact_and_value(text: str) -> bool:
    """Return whether a text says a fact of the document and its value: Author: Jo, Version 2.1, Approved by A. Planner.

    After "by" alone it is who did it only where an initial tells a person: a board may approve a plan too.
    """
    fact, _, value = text.partition(":")
    if value.strip():
        return states_fact(fact.strip())
    signed = _signed().fullmatch(text)
    is_signed = signed is not None and _INITIAL.search(signed[1]) is not None and is_as_of_person(signed[1])
    return is_signed or (_NUMBERED.search(text) is not None and states_fact(_NUMBERED.sub("", text)))


def may_state_fact(text: str) -> bool:
    """Return whether a text may name a fact of the document beside one value alone: a task may be called Approved."""
    return text.lower() in _maybe()


def parts_dates(word: str) -> bool:
    """Return whether a word right before a date joins it with what stands before: SIT from Oct to Dec 2026."""
    return word.lower() in _words("parts dates")


def moves_dates(text: str) -> bool:
    """Return whether a text before a date says that this one does not hold, or is another's: moved from, not before."""
    return not _words("moves dates").isdisjoint(text.lower().split())


def dates_anew(text: str) -> bool:
    """Return whether a text has a word by which a date that it gives is the one that holds now: now, revised."""
    return not _words("dates anew").isdisjoint(text.lower().split())


def dated_apart(text: str) -> str:
    """Return the thing with dates of its own that words end in, before a move of it: contract of Their contract was."""
    found = _dated_apart().search(text)
    return found[1].lower() if found else ""


def foretells(word: str) -> bool:
    """Return whether a word may stand before a date that is to come: now expected, moved to start by."""
    return word.lower() in _words("foretells")


@cache
def phrases_for_delay() -> frozenset[str]:
    """Return the phrases after which it stands by how long something is late: delayed, pushed back."""
    return _words("late by")


@cache
def words_behind() -> frozenset[str]:
    """Return the words right before which it stands by how long something is late: late, behind."""
    return _words("behind")


def is_sentence(text: str) -> bool:
    """Return whether a long text has a word of a whole sentence, as no task's name does: Dates will be confirmed."""
    return len(text.split()) > MOST_WORDS and _of_sentences().search(text) is not None


def counts_rows(text: str) -> bool:
    """Return whether a text says beside a number how many rows an export has."""
    return text.lower() in _counts()


@cache
def _titles() -> re.Pattern[str]:
    """Return what titles notes: one kind of them, or several that are joined, of the plan or not."""
    joined = rf"(?: ?(?:,|/|&|and\b|or\b) ?{any_of('title', 'more')})*"
    return re.compile(
        rf"(?:{any_of('which')} )?{any_of('title')}{joined}(?: to (?:this|the) plan)? ?:?", re.I
    )


@cache
def _begun() -> re.Pattern[str]:
    """Return how lines begin that are no task; what goes on below, or sends elsewhere, is all of its line."""
    begins = rf"{any_of('begins note')}(?: \d+| that\b)? *(?:[:.–)-]|$|(?<=that))"
    opens = rf"\W*{any_of('opens note')}(?!\w)|{any_of('numbers note')} \d"
    goes_on = rf"\W*{any_of('goes on')}\W*$|\W*{any_of('sends')}\s(?:.*\W)?{any_of('elsewhere')}(?!\w)"
    counts = rf"\(?\d[\d,]* {any_of('count')}\)?$"
    return re.compile(rf"{begins}|{opens}|{goes_on}|{counts}", re.I)


@cache
def _dated_apart() -> re.Pattern[str]:
    return re.compile(rf"\b({any_of('dated apart')})s?(?: {any_of('before move')})*$", re.I)


@cache
def _facts() -> re.Pattern[str]:
    done = any_of("done")
    last = rf"last {done}(?: by| on| at)?|{done} (?:by|on|at)"
    return re.compile(rf"{last}|{any_of('fact')}|{any_of('dated')} date", re.I)


@cache
def _signed() -> re.Pattern[str]:
    return re.compile(rf"(?:last )?{any_of('done')} by (.+)", re.I)


@cache
def _of_sentences() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('sentence')}\b", re.I)


@cache
def _counts() -> frozenset[str]:
    return _words("count")


@cache
def _maybe() -> frozenset[str]:
    return _words("done") | _words("maybe")


def any_of(*kinds: str) -> str:
    """Return a pattern of all words of some kinds, the longest first."""
    listed = sorted((one for kind in kinds for one in _words(kind)), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, listed))})"


def _words(kind: str) -> frozenset[str]:
    return frozenset(row["words"] for row in rows("note_words") if row["kind"] == kind)
