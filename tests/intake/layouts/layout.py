"""A layout: everything about a plan's table that is not the plan, each part drawn on its own."""

from dataclasses import dataclass

from hypothesis import strategies as st

from tests.intake.layouts import headings
from tests.intake.layouts.around import Around, arounds
from tests.intake.layouts.styles import PLAIN_TEXTS, REAL, UK_TEXTS, US_TEXTS, Style

FILES = ("xlsx", "xlsx", "xlsx", "csv", "xls", "ods")
FORMS = ("both", "both", "both", "finish", "duration", "lasting", "span")
"""A start and a finish, a finish alone, a start and a duration, all three, or both ends in one cell."""
OUTLINES = ("none", "number", "spaces", "indent", "level", "grouped", "steps")
HEADERS = ("one", "groups", "tall", "twice")
"""One row; groups over ends; dates over groups over ends; technical names over names to read."""
# Dates without a word for their basis are the forecast, but the baseline beside ones that are called so.
_SEVERAL = (
    {"baseline": "baseline", "forecast": "forecast"},
    {"baseline": "baseline", "actual": "actual"},
    {"forecast": "forecast", "actual": "actual"},
    {"baseline": "baseline", "forecast": "forecast", "actual": "actual"},
    {"planned": "forecast", "actual": "actual"},
    {"planned": "baseline", "forecast": "forecast"},
    {"planned": "baseline", "forecast": "forecast", "actual": "actual"},
    {"": "forecast", "baseline": "baseline"},
    {"": "forecast", "actual": "actual"},
    {"": "baseline", "forecast": "forecast"},
)
_PLAIN = {"": "forecast"}


@dataclass(frozen=True)
class Wording:
    """Which of the known wordings head the columns."""

    name: str
    start: str
    finish: str
    technical: tuple[str, str, str]
    duration: str
    span: str
    outline: str
    level: str
    identifier: str
    qualifiers: dict[str, str]
    together: str


@dataclass(frozen=True)
class Layout:
    """How a plan is laid out."""

    file: str
    form: str
    bases: dict[str, str]
    outline: str
    header: str
    wording: Wording
    styles: tuple[Style, ...]
    is_mixed: bool
    is_reversed: bool
    is_merged: bool
    others_stand: str
    has_identifier: bool
    extras: tuple[int, ...]
    order: tuple[int, ...]
    gap: int | None
    spacers: frozenset[int]
    words: int
    separator: str
    is_1904: bool
    encoding: str
    delimiter: str
    around: Around

    @property
    def ends(self) -> tuple[str, ...]:
        """Which ends of a task its columns of dates give."""
        return {"finish": ("finish",), "duration": ("start",), "span": ()}.get(self.form, ("start", "finish"))

    def style(self, column: int, row: int) -> Style:
        """Return the style of a date cell: its column's, or any one's where they are mixed."""
        return self.styles[(column + (row if self.is_mixed else 0)) % len(self.styles)]


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """Draw a layout; what can't go together gives way, as it would on paper."""
    file, form = draw(st.sampled_from(FILES)), draw(st.sampled_from(FORMS))
    has_several = form in ("both", "finish") and draw(st.booleans())
    bases = draw(st.sampled_from(_SEVERAL)) if has_several else _PLAIN
    around = draw(arounds(file == "csv"))
    return Layout(
        file=file,
        form=form,
        bases=bases,
        outline=draw(st.sampled_from(_outlines(file))),
        header=draw(st.sampled_from(_headers(bases, form))),
        wording=_wording(draw, form, bases),
        styles=_styles(draw, file, form),
        is_mixed=draw(st.booleans()),
        is_reversed=draw(st.integers(0, 3)) == 0,
        is_merged=file != "csv" and draw(st.booleans()),
        others_stand=draw(st.sampled_from(("top", "bottom", "merged"))),
        has_identifier=draw(st.booleans()),
        extras=tuple(draw(st.lists(st.integers(0, 30), max_size=4, unique=True))),
        order=tuple(draw(st.permutations(range(12)))),
        gap=draw(st.none() | st.none() | st.integers(1, 4)),
        spacers=frozenset(draw(st.lists(st.integers(1, 9), max_size=2))),
        words=draw(st.integers(0, 9)),
        separator=draw(st.sampled_from((" - ", " – ", " to "))),
        is_1904=draw(st.booleans()),
        encoding=draw(st.sampled_from(("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"))),
        delimiter=draw(st.sampled_from(",;\t|")),
        around=around,
    )


def _outlines(file: str) -> tuple[str, ...]:
    """Return the ways to show an outline that a kind of file has."""
    return tuple(one for one in OUTLINES if file != "csv" or one not in ("indent", "grouped"))


def _headers(bases: dict[str, str], form: str) -> tuple[str, ...]:
    """Return the ways to head columns: a group needs words of its own, and technical names say no basis."""
    if bases == _PLAIN:
        return ("one", "one", "twice") if form in ("both", "finish") else ("one",)
    return ("one",) if "" in bases else ("one", "groups", "tall")


def _styles(draw: st.DrawFn, file: str, form: str) -> tuple[Style, ...]:
    """Draw up to three ways to type dates, never day first and month first together."""
    texts = PLAIN_TEXTS + draw(st.sampled_from((UK_TEXTS, US_TEXTS)))
    if form == "span":  # a range of clock times is no range of days
        texts = tuple(one for one in texts if ":" not in one.pattern)
    is_real = file != "csv" and form != "span"
    kinds = REAL * 2 + texts if is_real else texts
    drawn = draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=3))
    # The first task's first date proves the order, as month first is read only where the file proves it.
    return tuple(sorted(drawn, key=lambda style: style.order != "MDY"))


def _wording(draw: st.DrawFn, form: str, bases: dict[str, str]) -> Wording:
    """Draw what each column is headed, in whichever languages."""

    def one(wordings: tuple[str, ...]) -> str:
        return draw(headings.WRITINGS)(draw(st.sampled_from(wordings)))

    lone = headings.LONE_DATES if form == "finish" and bases == _PLAIN else ()
    durations = headings.DURATIONS if draw(st.booleans()) else headings.CALENDAR_DAYS
    return Wording(
        name=one(headings.NAMES * 2 + headings.LABELS),
        start=one(headings.STARTS),
        finish=one(headings.FINISHES + lone * 2),
        technical=(one(headings.NAMES), one(headings.STARTS), one(headings.FINISHES)),
        duration=one(durations),
        span=one(headings.SPANS),
        outline=one(headings.OUTLINES),
        level=one(headings.LEVELS),
        identifier=one(headings.IDENTIFIERS),
        qualifiers={basis: one(headings.QUALIFIERS[basis]) if basis else "" for basis in bases},
        together=draw(headings.TOGETHER),
    )
