"""Reviewed facts: the rows of data/reference, each with its source and the day it was known from."""

from __future__ import annotations

import csv
import re
import unicodedata
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from mhhs_analysis.frames import MAY_BE_NONE, NOTHING, SAID, MhhsError

if TYPE_CHECKING:
    import pandas as pd

REPOSITORY = Path(__file__).resolve().parents[1]
"""The one place from which relative paths are resolved."""

FOLDER = REPOSITORY / "data" / "reference"

Row = dict[str, str]

_ACCENTS = frozenset(map(chr, range(0x300, 0x370)))
"""Signs that accent the letter before them, as text parted into its signs has them."""


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Return every row of a reference table as text.

    Raises MhhsError when there is no such table or a row has a blank source.
    """
    path = FOLDER / f"{name}.csv"
    if not path.is_file():
        raise MhhsError(f"data/reference/{name}.csv: no such table; restore it from the repository")
    with path.open(encoding="utf-8", newline="") as stream:
        listed = tuple(csv.DictReader(stream))
    blank = [number for number, row in enumerate(listed, 2) if not row.get("source")]
    if blank:
        raise MhhsError(
            *(f"{path.name} row {number}: no source; say where it comes from" for number in blank)
        )
    return listed


def known(name: str, as_at: date) -> tuple[Row, ...]:
    """Return the rows of a reference table that were known on a day: nothing later enters an analysis."""
    day = as_at.isoformat()[:10]
    return tuple(row for row in rows(name) if row["known_from"] <= day)


@cache
def column_roles(frame: str) -> dict[str, tuple[str, str]]:
    """Return, for each normalised heading of a frame's sources, our role of the column and its date basis.

    A heading that has accents is known without them too: many a program drops them.
    """
    said = {
        row["heading"]: (row["role"], row["basis"]) for row in rows("column_names") if row["frame"] == frame
    }
    return {_unaccented(heading): role for heading, role in said.items()} | said


def _unaccented(heading: str) -> str:
    parted = unicodedata.normalize("NFD", heading)
    return unicodedata.normalize("NFC", "".join(sign for sign in parted if sign not in _ACCENTS))


@cache
def column_doubts(frame: str) -> dict[str, str]:
    """Return, for each normalised heading that is read with a doubt, the doubt."""
    return {
        row["heading"]: row["doubt"]
        for row in rows("column_names")
        if row["frame"] == frame and row.get("doubt")
    }


@cache
def labels(name: str) -> dict[str, str]:
    """Return identifier to label for a table whose first column is an identifier, in its own order."""
    listed = sorted(rows(name), key=lambda row: int(row.get("order") or 0))
    identifier = next(iter(listed[0]))
    return {row[identifier]: row["label"] for row in listed}


@cache
def position_words() -> dict[str, str]:
    """Return, for each closed answer in lower case, the position it is."""
    return {row["words"]: row["position"] for row in rows("position_words")}


# --- answers without content ------------------------------------------------------------------------------

_LONGEST_FILLER = 200
_BEGINNING = "beginning"
_SIGNS_ALONE = re.compile(r"[\s\-\u2010-\u2015\u2212._/\\?\u2026,;:*~|]*")
_PARTS = re.compile(r"[.;:,!\n]+(?:\s|$)|\s[-\u2010-\u2015]+\s|\s\(|\)")
_QUESTION = re.compile(r"\b(?:q ?)\d+(?: ?[a-z])?\b|\b\d+(?: ?[a-z])?\b")


@lru_cache(maxsize=1 << 14)
def says_nothing(text: str, *, is_closed: bool = False) -> bool:
    """Return whether an answer has no content: a filler, a note that it is still to come, or a pointer elsewhere.

    By the words of no_answer_words.csv, alone or one after another (`None. See Q1b`). To a question that
    `is_closed` "No" and "None" are answers.
    """
    if len(text) > _LONGEST_FILLER:
        return False
    if _SIGNS_ALONE.fullmatch(text):
        return True
    known = _no_answers(is_closed)
    if _plain(text) in known:
        return True
    parts = [plain for part in _PARTS.split(text) if (plain := _plain(part))]
    return bool(parts) and all(part in known for part in parts)


def content_of(text: str, *, is_closed: bool = False) -> str:
    """Return what there is in an answer, as the frame of answers says it: nothing (`says_nothing`), or words.

    Words that begin as of one who has none ("None that is in our control") may be none: a person is to read them.
    """
    if says_nothing(text, is_closed=is_closed):
        return NOTHING
    plain = f"{_plain(text)} "
    return MAY_BE_NONE if any(plain.startswith(f"{begun} ") for begun in _begun()) else SAID


@cache
def _no_answers(is_closed: bool) -> frozenset[str]:
    """Return the words that say nothing, plain; to a closed question fewer do."""
    listed = (row for row in rows("no_answer_words") if row["kind"] != _BEGINNING)
    return frozenset(_plain(row["words"]) for row in listed if row["closed"] == "yes" or not is_closed) - {""}


@cache
def _begun() -> tuple[str, ...]:
    return tuple(_plain(row["words"]) for row in rows("no_answer_words") if row["kind"] == _BEGINNING)


def _plain(text: str) -> str:
    """Return words in lower case, parted by single spaces, a question's number as `#`, politeness left out."""
    words = " ".join(re.sub(r"[^\w'#]+", " ", text.lower().replace("\u2019", "'")).split())
    return _QUESTION.sub("#", words).removeprefix("please ").removesuffix(" please")


def hindsight() -> tuple[Row, ...]:
    """Return what was published of the milestones' dates, whenever it was: for the notebook of hindsight alone."""
    return rows("milestone_dates")


def milestone_meanings(as_at: date) -> dict[str, str]:
    """Return milestone_id to meaning, as known on a day."""
    return {row["milestone_id"]: row["meaning"] for row in known("milestones", as_at)}


def assumptions_known(as_at: date) -> pd.DataFrame:
    """Return the rules relied on, as known on a day: statement, option, basis, strength and source."""
    import pandas as pd

    columns = ["statement", "plan_option", "basis", "strength", "source"]
    table = pd.DataFrame(known("assumptions", as_at)).set_index("assumption_id")[columns]
    return table.rename(columns={"plan_option": "option"}).rename_axis("rule")


def resolve(path: str | Path) -> Path:
    """Return a path given relative to where one stands, or else to the repository, as an absolute one.

    nbval runs a notebook in its own folder and papermill in the caller's: both mean the same `data/sample`.
    """
    given = Path(path).expanduser()
    if given.is_absolute() or given.exists():
        return given.resolve()
    return (REPOSITORY / given).resolve()
