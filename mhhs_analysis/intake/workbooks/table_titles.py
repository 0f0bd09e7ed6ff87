"""What tables of documents and slides are called: by headings, lines above them, and captions above or below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from mhhs_analysis.intake.workbooks.sheets import BETWEEN_TITLES
from mhhs_analysis.reference import rows

_ENDS_OF_SENTENCES = (".", ":", ",", "?", "!")
_REACHED_AT = re.compile(r"@|\d{5}")
"""What stands in an address or a telephone number."""
_LONGEST_TITLE = 80
"""Characters of a text above a table that still is its title."""
_MOST_WORDS_INTRODUCING = 4
"""Words of a title that may end with a colon, as that of a letter's table does; more are a sentence."""
_COUNTED = re.compile(r"\(?\b\d{1,2} ?(?:/|of) ?\d{1,2}\)?$", re.I)
"""Which of several pages a title stands on: 1/2, (2 of 3)."""
_EDGES = " -–—:.,()[]"

Side = Literal["above", "below", ""]


class Line(NamedTuple):
    """A line of text between tables: what it says, how deep a heading it is (0 for none), and what it goes with."""

    text: str
    level: int = 0
    is_caption: bool = False
    """Whether its style says that it is a caption."""
    is_kept: bool = False
    """Whether it is to stay on the page of what stands below it."""
    struck: str = ""
    """What stood in it and is struck through or hidden."""

    @property
    def says_any(self) -> bool:
        """Whether it still says anything."""
        return bool(self.text.strip())

    @property
    def captions(self) -> Literal["table", "figure", ""]:
        """What it is the caption of, by its style or its first words: Table 2, Figure 1."""
        if self.level:
            return ""
        if _begins("figure").match(self.text.strip()):
            return "figure"
        return "table" if self.is_caption or _begins("table").match(self.text.strip()) else ""


def titled(name: str, title: str) -> str:
    """Return the name of a sheet with its title, if it has one: table 2: Our plan."""
    return f"{name}: {title}" if title else name


def title_in(text: str) -> str:
    """Return the title that a text above a table is, or "": no sentence, and nobody's name, number or address."""
    words = " ".join(text.replace(";", ",").split())
    words = words.removesuffix(":").rstrip() if len(words.split()) <= _MOST_WORDS_INTRODUCING else words
    is_title = bool(words) and len(words) <= _LONGEST_TITLE and not words.endswith(_ENDS_OF_SENTENCES)
    return words if is_title and not (_REACHED_AT.search(words) or _of_letters().match(words)) else ""


def titles_of_tables(gaps: Sequence[Sequence[Line]]) -> Iterator[str]:
    """Yield what each table is called, by the lines above each and those below the last, "" where nothing tells.

    That is the headings that it stands under and its caption, or the line right above it.
    """
    headings: dict[int, str] = {}
    side, is_below = _side_of_captions(gaps), _may_stand_below(gaps)
    for above, below in pairwise(gaps):
        for line in (one for one in above if one.level):
            headings = {level: text for level, text in headings.items() if level < line.level}
            headings[line.level] = line.text
        under = [text for _, text in sorted(headings.items())]
        nearest = _caption(side, above, below) or ("" if is_below else _nearest(above))
        yield _called([*under, *([nearest] if nearest and nearest not in under else [])])


def goes_on(title: str, above: str) -> bool:
    """Return whether a title says that a table goes on with the one titled so: Our plan (continued), Plan 2/2, ""."""
    own = uncounted(title)
    return not own or own == uncounted(above)


def _called(parts: Sequence[str]) -> str:
    words = [" ".join(one.split()) for one in parts]
    titles = (BETWEEN_TITLES.join(words[first:]) for first in range(len(words)))
    return next(filter(title_in, titles), "")


def _nearest(above: Sequence[Line]) -> str:
    """Return the line right above a table, if it is a title: no caption, nor words that it goes on alone."""
    last = above[-1] if above else Line("")
    return last.text if title_in(last.text) and not last.captions and uncounted(last.text) else ""


def _caption(side: Side, above: Sequence[Line], below: Sequence[Line]) -> str:
    """Return the caption of a table between its lines, in a document whose captions stand on one side of tables."""
    lines = [*above[-1:]] if side == "above" else [*below[:1]] if side == "below" else []
    return next((one.text for one in lines if one.captions == "table"), "")


def _side_of_captions(gaps: Sequence[Sequence[Line]]) -> Side:
    """Return on which side of its tables a document has their captions, "" where nothing tells or both are said.

    One above the first table, one kept with what stands below it, or text above it says that they stand above; one
    below the last table, or right below a table with more text below it, that they stand below.
    """
    said: set[Side] = set()
    for number, lines in enumerate(gaps):
        first, last = (lines[0], lines[-1]) if lines else (Line(""), Line(""))
        is_alone = len(lines) == 1 and 0 < number < len(gaps) - 1
        if number < len(gaps) - 1 and last.captions == "table" and (not is_alone or last.is_kept):
            said.add("above")
        if number and first.captions == "table" and not is_alone:
            said.add("below")
    return said.pop() if len(said) == 1 else ""


def _may_stand_below(gaps: Sequence[Sequence[Line]]) -> bool:
    """Return whether lines that are no captions may all the same be titles below tables: none stands above the first.

    One stands alone below the last that ends no letter, and between each two.
    """
    below = gaps[1:]
    is_alone = all(len(one) == 1 and not one[0].level for one in below)
    return len(below) > 1 and is_alone and not _nearest(gaps[0]) and bool(_nearest(below[-1]))


def uncounted(title: str) -> str:
    """Return a title in lower case without words that say that it goes on, or on which of several pages it stands."""
    words = _COUNTED.sub("", " ".join(title.lower().replace("’", "'").split()).strip())
    return _continued().sub("", words).strip(_EDGES)


@cache
def _continued() -> re.Pattern[str]:
    words = "|".join(map(re.escape, _words("continued")))
    return re.compile(rf"(?:^|[\s(\[–—-])(?:{words})\.?[)\]]?(?= |$)")


@cache
def _begins(kind: str) -> re.Pattern[str]:
    """Return what the caption of a table or figure begins with: Table 2."""
    words = "|".join(map(re.escape, _words(f"captioned {kind}")))
    return re.compile(rf"(?:{words})\.? *(?:\d|[A-Z]\b)", re.I)


@cache
def _of_letters() -> re.Pattern[str]:
    """Return what a line begins with that tells who wrote a document or ends a letter, and not what a table holds."""
    return re.compile(rf"(?:{'|'.join(map(re.escape, [*_words('who'), *_words('ends letters')]))})\b", re.I)


def _words(kind: str) -> list[str]:
    return sorted((row["words"] for row in rows("not_plans") if row["kind"] == kind), key=len, reverse=True)
