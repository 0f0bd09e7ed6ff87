"""Headings of time as people write them over their columns, with the days that each column covers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import strategies as st

Days = tuple[date, date]


@dataclass(frozen=True)
class Heading:
    """A heading in a cell: what it holds, in what format, over how many columns, merged or not."""

    value: object
    number_format: str = "General"
    width: int = 1
    is_merged: bool = False


@dataclass(frozen=True)
class Calendar:
    """The time columns of a plan: rows of headings by column from 0, the days of each column, what it is called."""

    rows: list[dict[int, Heading]]
    days: list[Days | None]
    words: list[str]
    weekends: frozenset[int] = field(default_factory=frozenset)

    @property
    def count(self) -> int:
        """How many columns there are."""
        return len(self.days)


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _months(first: date, count: int) -> list[Days]:
    found = []
    day = first.replace(day=1)
    for _ in range(count):
        found.append((day, _month_end(day)))
        day = _month_end(day) + timedelta(days=1)
    return found


def _groups(days: list[Days], key: Callable[[date], object]) -> Iterator[tuple[int, int, date]]:
    """Yield where each group of columns begins, how wide it is, and its first day."""
    start = 0
    for place in range(1, len(days) + 1):
        if place == len(days) or key(days[place][0]) != key(days[start][0]):
            yield start, place - start, days[start][0]
            start = place


def _row_over(
    days: list[Days],
    key: Callable[[date], object],
    value: Callable[[date], object],
    number_format: str,
    merged: bool,
) -> dict[int, Heading]:
    return {
        start: Heading(value(first), number_format, width, merged)
        for start, width, first in _groups(days, key)
    }


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Draw a calendar of any unit, its headings in one to three rows."""
    kind = draw(st.sampled_from(("day", "week", "month", "quarter", "rolling", "numbered")))
    first = date(draw(st.integers(2019, 2027)), draw(st.integers(1, 12)), draw(st.integers(1, 28)))
    merged = draw(st.booleans())
    return {
        "day": _of_days,
        "week": _of_weeks,
        "month": _of_months,
        "quarter": _of_quarters,
        "rolling": _rolling,
        "numbered": _numbered,
    }[kind](draw, first, merged)


def _of_days(draw: st.DrawFn, first: date, merged: bool) -> Calendar:
    count, is_working = draw(st.integers(12, 60)), draw(st.booleans())
    days: list[Days] = []
    day = first
    while len(days) < count:
        if not is_working or day.weekday() < 5:
            days.append((day, day))
        day += timedelta(days=1)
    dates = {
        place: Heading(one[0], draw(st.sampled_from(("dd/mm/yyyy", "dd-mmm", "d"))))
        for place, one in enumerate(days)
    }
    dates = {place: Heading(one.value, dates[0].number_format) for place, one in dates.items()}
    numbers = {place: Heading(one[0].day) for place, one in enumerate(days)}
    month = _row_over(days, lambda d: (d.year, d.month), lambda d: d.strftime("%b %Y"), "General", merged)
    letters = {place: Heading("MTWTFSS"[one[0].weekday()]) for place, one in enumerate(days)}
    rows = draw(
        st.sampled_from(
            ([dates], [month, dates], [month, numbers], [dates, letters], [month, dates, letters])
        )
    )
    weekends = frozenset(place for place, one in enumerate(days) if one[0].weekday() >= 5)
    return Calendar(rows, list(days), [f"{one[0]:%d/%m/%Y}" for one in days], weekends)


def _of_weeks(draw: st.DrawFn, first: date, merged: bool) -> Calendar:
    count = draw(st.integers(6, 52))
    monday = first - timedelta(days=first.weekday())
    days = [
        (monday + timedelta(days=7 * place), monday + timedelta(days=7 * place + 6)) for place in range(count)
    ]
    dates = {place: Heading(one[0], "dd/mm/yyyy") for place, one in enumerate(days)}
    short = {place: Heading(one[0], "dd-mmm") for place, one in enumerate(days)}
    words = {place: Heading(f"w/c {one[0]:%d/%m/%y}") for place, one in enumerate(days)}
    numbers = {place: Heading(one[0].day) for place, one in enumerate(days)}
    counted = {place: Heading(place + 1) for place in range(count)}
    month = _row_over(days, lambda d: (d.year, d.month), lambda d: d.strftime("%B %Y"), "General", merged)
    year = _row_over(days, lambda d: d.year, lambda d: d.year, "General", merged)
    rows = draw(
        st.sampled_from(
            (
                [dates],
                [short],
                [words],
                [month, dates],
                [month, numbers],
                [dates, counted],
                [year, month, short],
            )
        )
    )
    return Calendar(rows, list(days), [f"w/c {one[0]:%d/%m/%Y}" for one in days])


def _of_months(draw: st.DrawFn, first: date, merged: bool) -> Calendar:
    count = draw(st.integers(5, 40))
    days = _months(first, count)
    real = {place: Heading(one[0], "mmm-yy") for place, one in enumerate(days)}
    first_days = {place: Heading(one[0], "dd/mm/yyyy") for place, one in enumerate(days)}
    texts = {place: Heading(one[0].strftime("%b %Y")) for place, one in enumerate(days)}
    short = {place: Heading(one[0].strftime("%b")) for place, one in enumerate(days)}
    misspelt = {
        place: Heading({2: "Febuary", 9: "Sept", 1: "Janurary"}.get(one[0].month, one[0].strftime("%B")))
        for place, one in enumerate(days)
    }
    year = _row_over(days, lambda d: d.year, lambda d: d.year, "General", merged)
    quarter = _row_over(
        days, lambda d: (d.year, (d.month - 1) // 3), lambda d: f"Q{(d.month + 2) // 3}", "General", merged
    )
    rows = draw(
        st.sampled_from(
            (
                [real],
                [first_days],
                [texts],
                [year, short],
                [year, misspelt],
                [year, quarter, short],
                [quarter, real],
            )
        )
    )
    return Calendar(rows, list(days), [one[0].strftime("%b %Y") for one in days])


def _of_quarters(draw: st.DrawFn, first: date, merged: bool) -> Calendar:
    count = draw(st.integers(4, 16))
    begin = first.replace(month=3 * ((first.month - 1) // 3) + 1, day=1)
    months = _months(begin, 3 * count)
    days = [(months[3 * place][0], months[3 * place + 2][1]) for place in range(count)]
    named = {place: Heading(f"Q{(one[0].month + 2) // 3} {one[0].year}") for place, one in enumerate(days)}
    short = {place: Heading(f"Q{(one[0].month + 2) // 3}") for place, one in enumerate(days)}
    year = _row_over(days, lambda d: d.year, lambda d: d.year, "General", merged)
    rows = draw(st.sampled_from(([named], [year, short])))
    return Calendar(rows, list(days), [f"Q{(one[0].month + 2) // 3} {one[0].year}" for one in days])


def _rolling(draw: st.DrawFn, first: date, merged: bool) -> Calendar:
    """Near columns of weeks or months, coarser ones beyond them; the last week may end in the month.

    All stand in one row, or the weeks below their months and what is coarser alone beside these.
    """
    days: list[Days] = []
    heads: list[Heading] = []
    weeks = 0
    if draw(st.booleans()):
        monday = first - timedelta(days=first.weekday())
        while len(days) < 4 or (days[-1][1] + timedelta(days=1)).day > 7:
            days.append((monday, monday + timedelta(days=6)))
            monday += timedelta(days=7)
        looks = [("dd/mm/yyyy", ""), ("dd-mmm", ""), ("", "w/c %d/%m/%y"), ("", "%d/%m/%Y")]
        heads, weeks = _headed(days, *draw(st.sampled_from(looks))), len(days)
    begin = days[-1][1].replace(day=1) if days else first.replace(day=1)
    if days and days[-1][1] == _month_end(days[-1][1]):
        begin = days[-1][1] + timedelta(days=1)
    months = _months(begin, 12)
    near = next(place for place in range(draw(st.integers(3, 5)), 12) if months[place][0].month % 3 == 1)
    days += months[:near]
    heads += _headed(months[:near], *draw(st.sampled_from([("mmm-yy", ""), ("", "%b %Y"), ("", "%B %Y")])))
    quarters = _months(months[near][0], 3 * draw(st.integers(1, 4)))
    far = [(quarters[place][0], quarters[place + 2][1]) for place in range(0, len(quarters), 3)]
    heads += [Heading(f"Q{(one[0].month + 2) // 3} {one[0].year}") for one in far]
    days += far
    labels = [_label(one) for one in days]
    if weeks and draw(st.booleans()):
        over = _row_over(
            days[:weeks], lambda d: (d.year, d.month), lambda d: d.strftime("%b %Y"), "General", merged
        )
        upper = over | {place: head for place, head in enumerate(heads) if place >= weeks}
        lower = draw(st.sampled_from([heads[:weeks], [Heading(one[0].day) for one in days[:weeks]]]))
        return Calendar([upper, dict(enumerate(lower))], list(days), labels)
    return Calendar([dict(enumerate(heads))], list(days), labels)


def _headed(days: list[Days], number_format: str, words: str) -> list[Heading]:
    """Headings of columns as days in a format, or as words."""
    return [Heading(one[0].strftime(words)) if words else Heading(one[0], number_format) for one in days]


def _label(one: Days) -> str:
    """What a column of weeks, months or quarters is called."""
    lasts = (one[1] - one[0]).days + 1
    if lasts == 7:
        return f"w/c {one[0]:%d/%m/%Y}"
    return f"{one[0]:%b %Y}" if lasts < 32 else f"Q{(one[0].month + 2) // 3} {one[0].year}"


def _numbered(draw: st.DrawFn, first: date, merged: bool) -> Calendar:
    count = draw(st.integers(6, 40))
    unit, label = draw(
        st.sampled_from(
            (
                ("week", "Week {}"),
                ("week", "W{}"),
                ("week", "Wk {}"),
                ("month", "M{}"),
                ("month", "Month {}"),
                ("sprint", "Sprint {}"),
                ("day", "Day {}"),
                ("period", "Period {}"),
                ("week", ""),
                ("period", ""),
            )
        )
    )
    row = {place: Heading(label.format(place + 1) if label else place + 1) for place in range(count)}
    rows = [row]
    if not label and unit == "week":
        rows = [{0: Heading("Weeks", width=count, is_merged=True)}, row]
    return Calendar(rows, [None] * count, [f"{unit} {place + 1}" for place in range(count)])
