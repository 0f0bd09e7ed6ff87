"""A drawn plan: known tasks as bars under a calendar, in any of the ways that people draw them."""

from dataclasses import dataclass

from hypothesis import strategies as st

from tests.intake.grids.calendars import Calendar, calendars

BARS = ("4F81BD", "00B050", "FFC000", "7030A0", "C00000", "002060")
SHADES = ("D9D9D9", "F2F2F2", "DDEBF7")
NAMES = (
    "Mobilisation", "Requirements", "High-level design", "Build of interfaces", "Unit testing", "Data cleansing",
    "Internal integration", "Pre-integration testing", "SIT preparation", "Training of staff", "Cutover rehearsal",
    "Qualification testing", "Business readiness", "Migration planning", "Go-live support", "Procurement of adapter",
    "Environment set-up", "Security testing", "Operational acceptance", "Governance approvals",
)  # fmt: skip
MARKS = ("fill", "fill", "fill", "merged", "X", "word", "hours", "rule", "glyph")


@dataclass(frozen=True)
class Task:
    """A task: its name, and its bars as first and last column from 0; none for a heading."""

    name: str
    bars: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Drawing:
    """How a plan is drawn."""

    calendar: Calendar
    tasks: tuple[Task, ...]
    mark: str
    colours: tuple[str, ...]
    is_striped: bool
    stripes_through_names: bool
    shades_weekends: bool
    shades_columns: tuple[int, ...]
    has_legend: str
    has_title: bool
    columns_before: int
    gap_before: int
    has_heading: bool
    row_first: int
    today: int | None
    file: str


@st.composite
def drawings(draw: st.DrawFn) -> Drawing:
    """Draw a plan whose bars are not all alike: what fills the same columns in every row can't be told from shading."""
    calendar = draw(calendars())
    count = draw(st.integers(4, 14))
    names = draw(st.permutations(NAMES))[:count]
    mark = draw(st.sampled_from(MARKS))
    bars = [_bars(draw, calendar, mark) for _ in names]
    # the first and the last task lie apart, so that no column is filled in every row
    half = calendar.count // 2
    bars[0] = ((0, draw(st.integers(0, half - 1))),)
    bars[-1] = ((draw(st.integers(half, calendar.count - 1)), calendar.count - 1),)
    bars[1] = (_clipped(bars[1][0], half),)
    if mark == "glyph":
        bars = [((one[0][0], one[0][0]),) for one in bars]
    is_filled = mark in ("fill", "merged", "rule")
    free = [
        column
        for column in range(calendar.count)
        if not any(a <= column <= b for one in bars for a, b in one)
    ]
    # a colour in one row alone is a bar of that row
    seen = [
        column
        for column in range(calendar.count)
        if sum(not any(a <= column <= b for a, b in one) for one in bars) > 1
    ]
    return Drawing(
        calendar,
        tuple(Task(name, one) for name, one in zip(names, bars, strict=True)),
        mark,
        tuple(draw(st.lists(st.sampled_from(BARS), min_size=1, max_size=3, unique=True))),
        is_striped=draw(st.booleans()),
        stripes_through_names=True,
        shades_weekends=bool(calendar.weekends) and draw(st.booleans()),
        shades_columns=tuple(draw(st.lists(st.sampled_from(free), max_size=2, unique=True))) if free else (),
        has_legend=draw(st.sampled_from(("", "above", "below"))) if is_filled else "",
        has_title=draw(st.booleans()),
        columns_before=draw(st.integers(0, 2)),
        gap_before=draw(st.integers(0, 2)),
        has_heading=draw(st.booleans()),
        row_first=draw(st.integers(1, 4)),
        today=draw(st.none() | st.sampled_from(seen)) if seen else None,
        file=draw(st.sampled_from(("xlsx", "xlsx", "xls", "csv"))),
    )


def _bars(draw: st.DrawFn, calendar: Calendar, mark: str) -> tuple[tuple[int, int], ...]:
    first = draw(st.integers(0, calendar.count - 1))
    last = draw(st.integers(first, min(calendar.count - 1, first + calendar.count // 2)))
    if mark == "fill" and last + 3 < calendar.count and draw(st.integers(0, 5)) == 0:
        again = draw(st.integers(last + 2, calendar.count - 1))
        return ((first, last), (again, again))
    return ((first, last),)


def _clipped(bar: tuple[int, int], half: int) -> tuple[int, int]:
    """Return a bar that leaves columns free on one side of the middle."""
    return (bar[0], min(bar[1], half)) if bar[0] <= half else bar
