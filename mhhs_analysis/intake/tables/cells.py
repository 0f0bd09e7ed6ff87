"""What a cell of a known role says: an interval, a number, or something to set aside."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache, partial
from itertools import repeat
from typing import Literal

from mhhs_analysis.dates import (
    YEARS,
    Interval,
    Order,
    interval_from_serial,
    interval_from_text,
    interval_shown,
    lacks_year,
    may_lack_year,
    span_from_text,
    weekday_disagrees,
)
from mhhs_analysis.intake.headings.milestone_words import names_milestone
from mhhs_analysis.intake.headings.period_words import LASTING, period_lettered, period_named, unit_named
from mhhs_analysis.intake.headings.progress_words import done_on
from mhhs_analysis.intake.reading import Place, Reading, place_of
from mhhs_analysis.intake.tables.either_order import reads_either_way
from mhhs_analysis.intake.tables.meant import AS_TYPED, Meant
from mhhs_analysis.intake.tables.revised import revised_in
from mhhs_analysis.intake.tables.widths import Width, widened
from mhhs_analysis.intake.workbooks.sheets import is_error
from mhhs_analysis.intake.workbooks.workbook import Cell, Sheet
from mhhs_analysis.reference import rows

Numbers = Literal["", "serial", "compact", "short", "year", "period"]
"""What the plain numbers of a date column are: Excel's serial days, 20230612, 23-06-12, years, or numbered periods."""

_MILLION, _NO_TIE = 1_000_000, 0.499
_MOST_DATES = 1 << 14
_SERIALS = range(33000, 60000)  # 1990 to 2064 in Excel's days since 30 December 1899
_PERIODS = range(0, 1000)
_EIGHT_DIGITS = range(10_000_000, 100_000_000)
_SHORT = re.compile(r"\d\d[-/.]\d\d[-/.]\d\d")
_WEEK_OF = re.compile(r"\s*(?:week|wk) of (?:the )?", re.I)
NO_LONGER_MEANT = "struck through: no longer meant"
"""Why a date that is struck through as a whole is not read."""
_NO_MONDAY = (
    "the week of a day that is no Monday but a {:%A}: it begins on one day for some, on another for others"
)
_ZERO = re.compile(r"0(\.0*)?( *(d|days?|wd|h|hours?|w|weeks?|ed)\b\.?)?\??$", re.I)
_NUMBER_SHOWN = "a small number shown as a date of long ago: a week or period, not a day"
_NO_SUCH_YEAR = "a year no plan of this programme can speak of; kept as typed"
MILESTONE_NUMBER = re.compile(r"\bm0*(\d{1,2})(?!\d)", re.I)
_OWN = (
    "given from {0}: a row of this plan's own bears that number, and so does a milestone of the programme; "
    "kept undated, for nobody says which is meant"
)
_ASK_OWN = "ask whether {0} of this plan or of the programme is meant, and for the date as dd/mm/yyyy"
_REVISED = "several dates in one cell: the one that its words call current is read"
_REVISED_ALONE = "a date beside a word of its revision: read as the current one"
_ASK_REVISED = "ask whether this is the date that is meant now"
_SEVERAL = "several dates in one cell: no word says for certain which of them is current"
_NO_LONGER = "a date that its words don't call current"
_STRETCH = "a stretch of time where one date stands: read as some day within it"
_ASK_STRETCH = "ask whether both a start and a finish are meant, or one date that moved, or any day between"
_ONE_DATE = 10
"""Characters up to which a text gives one date alone."""
_FIGURES = re.compile(r"[\d/.-]+")
_EITHER = "day and month may stand in either order, and what stands beside it speaks for both"
UNREADABLE = "not a date we can read"
PERIOD = "numbers where dates stand: periods that nobody dates"
_ASK_FIRST = "ask on which day {unit} 1 begins (readings.csv: week_one)"
_ASK_LENGTH = "ask on which day {unit} 1 begins and how long {article} {unit} is"
_ASK_DATE = "ask for the date as dd/mm/yyyy, or for the month or quarter it falls in"


@dataclass(frozen=True)
class Dating:
    """How dates are written in a table or column: order of day and month, a year said once, plain numbers.

    `durations` are the days that durations count, where a person says so; `is_1904` is its workbook's own calendar.
    `own_numbers` are milestones' identifiers by which a table numbers rows of its own: no date is given from those.
    `width` is what a day stands for by its heading. Where dates prove both orders, one that both can read is none: in
    all rows where neither order is the rule (`is_open`), else in those in which another date is a slip (`slips`).
    `lettered` is the unit, by its heading, that a column numbers after its first letter: M5 is a month, no milestone.
    `meant` is what texts are read as by the others of their table, or why nobody can read them.
    """

    order: Order
    year: int | None = None
    numbers: Numbers = ""
    is_1904: bool = False
    durations: Literal["", "working", "calendar"] = ""
    own_numbers: frozenset[str] = frozenset()
    width: Width = ""
    is_open: bool = False
    slips: frozenset[int] = frozenset()
    lettered: str = ""
    meant: Meant = AS_TYPED
    by_column: Mapping[int, Dating] = field(default_factory=dict)

    def of(self, column: int) -> Dating:
        """Return how dates are written in a column."""
        return self.by_column.get(column, self)

    def at(self, row: int) -> Dating:
        """Return how dates are written in a row: in either order beside a slip."""
        return replace(self, is_open=True) if row in self.slips else self

    def apart_from(self, own_numbers: frozenset[str]) -> Dating:
        """Return it for a table that numbers rows of its own by milestones' identifiers."""
        columns = {number: replace(one, own_numbers=own_numbers) for number, one in self.by_column.items()}
        return replace(self, own_numbers=own_numbers, by_column=columns)


def date_in(sheet: Sheet, row: int, column: int, dating: Dating, reading: Reading) -> Interval | None:
    """Return the interval a date cell means, or None; what can't be read is set aside at its place."""
    cell, dating = sheet.rows[row].get(column), dating.at(row)
    return None if cell is None else checked(interval_of(cell, dating), sheet, row, column, dating, reading)


def checked(
    interval: Interval | None, sheet: Sheet, row: int, column: int, dating: Dating, reading: Reading
) -> Interval | None:
    """Return the interval that a date cell was read as, or None; what is wrong with it is recorded at its place."""
    cell = sheet.rows[row][column]
    if interval is not None and is_plain(cell, interval):
        return interval
    place = place_of(reading.file, sheet, row, column)
    if interval is None and (period := period_said(cell, dating)):
        reading.put_aside(place, cell.text, PERIOD, ask_first(period[0]))
        return Interval(None, None, cell.text.strip())
    if interval is None:
        reading.put_aside(place, cell.text, why_no_date(cell, dating), _ASK_DATE)
    elif not isinstance(cell.value, str) and _is_long_ago(interval):
        reading.put_aside(place, cell.text, _NUMBER_SHOWN, _ASK_DATE)
        return None
    elif interval.is_unknown:
        put_own_aside(cell, place, dating, reading)
    elif not interval.is_within_years:
        reading.warn(place, cell.text, _NO_SUCH_YEAR, _ASK_DATE)
    elif isinstance(cell.value, str) and weekday_disagrees(cell.text, interval):
        reading.warn(
            place, cell.text, "a weekday that its date does not fall on; the date is kept", _ASK_DATE
        )
    elif isinstance(cell.value, str) and (not interval.is_day or len(cell.text) > _ONE_DATE):
        _doubt_several(cell, place, dating, reading)
    return interval


def _doubt_several(cell: Cell, place: Place, dating: Dating, reading: Reading) -> None:
    """Warn of a text read as one date that gives two, or a stretch of time: another date may be meant."""
    both = span_from_text(cell.text, dating.order, dating.year)
    if both is None and (revised := revised_in(cell.text, dating.order, dating.year)):
        reason = _REVISED if len(revised.dates) > 1 else _REVISED_ALONE
        reading.warn(place, " | ".join(revised.dates), reason, _ASK_REVISED)
    elif both and both[0] != both[1]:
        reading.warn(place, cell.text, _STRETCH, _ASK_STRETCH)


def period_said(cell: Cell, dating: Dating) -> tuple[str, int] | None:
    """Return the unit and number of the period that a live cell names, as Week 5 does, or M5 below months; or None."""
    if not isinstance(cell.value, str) or cell.is_uncalculated or cell.is_struck:
        return None
    number = period_lettered(cell.text, dating.lettered)
    return period_named(cell.text) if number is None else (dating.lettered, number)


def ask_first(unit: str) -> str:
    """Return what to ask about numbered periods of a unit: when the first begins, and where need be how long one is."""
    if unit in LASTING:
        return _ASK_FIRST.format(unit=unit)
    article = "an" if unit[:1] == "i" else "a"
    return _ASK_LENGTH.format(unit=unit or "period", article=article)


def is_plain(cell: Cell, interval: Interval) -> bool:
    """Return whether a cell holds a date or one day in figures, not words, in a year that a plan can speak of."""
    if not isinstance(cell.value, str):
        return interval.is_within_years
    is_alone = interval.is_day and len(cell.text) <= _ONE_DATE and _FIGURES.fullmatch(cell.text) is not None
    return is_alone and interval.is_within_years


class ShownDates(dict[date, Interval]):
    """The intervals that real dates mean in one number format and order; plans give few, over and over."""

    def __init__(self, number_format: str, order: Order) -> None:
        super().__init__()
        self._shown = partial(interval_shown, number_format=number_format, order=order)
        self.are_within_years = True
        """Whether all of them so far are in years that a plan can speak of."""

    def __missing__(self, value: date) -> Interval:
        if len(self) > _MOST_DATES:
            self.clear()
        found = self[value] = self._shown(value)
        self.are_within_years = self.are_within_years and found.is_within_years
        return found


_shown_dates = lru_cache(maxsize=1 << 8)(ShownDates)


def plain_intervals(cells: Mapping[int, Cell], dating: Dating) -> dict[int, Interval] | None:
    """Return the interval of each cell of a column that holds plain dates alone, all shown alike; None for another."""
    values = [cell.value for cell in cells.values()]
    formats = {cell.number_format for cell in cells.values()}
    are_dates = len(formats) == 1 and all(issubclass(kind, date) for kind in {*map(type, values)})
    if not are_dates or dating.width or any([cell.is_struck for cell in cells.values()]):
        return None
    shown = _shown_dates(formats.pop(), dating.order)
    dates = map(shown.__getitem__, values)  # type: ignore[arg-type]  # each is a date
    found = dict(zip(cells, dates, strict=True))
    return found if shown.are_within_years else None


def interval_of(cell: Cell, dating: Dating) -> Interval | None:
    """Return the interval a date cell means, as wide as its heading has it, or None where it can't be read."""
    found = _interval_typed(cell, dating)
    return widened(found, dating.width) if found and dating.width else found


def _interval_typed(cell: Cell, dating: Dating) -> Interval | None:
    if cell.is_uncalculated or cell.is_struck:
        return None
    value = cell.value
    if isinstance(value, date):
        return interval_shown(value, cell.number_format, dating.order)
    if dating.numbers == "short" and isinstance(value, str) and _SHORT.fullmatch(value.strip()):
        return _year_first(cell.text)
    if isinstance(value, str) and is_in_doubt(value, dating):
        return None
    if dating.lettered and period_lettered(cell.text, dating.lettered) is not None:
        return None
    if isinstance(value, str) and not (dating.numbers and value.strip().isdecimal()):
        if dating.meant.read_as and (spelt := dating.meant.read_as.get(value.strip())):
            return _spelt(spelt, value, dating)
        found = interval_from_text(cell.text, dating.order, dating.year) or _from_milestone(cell.text, dating)
        found = found or _done_in(cell.text, dating)
        return unless_own(found, dating) if found else _current_in(cell.text, dating)
    return _of_number(cell, dating)


def is_in_doubt(text: str, dating: Dating) -> bool:
    """Return whether nobody knows which day a text means, by the order of day and month or what else it may be."""
    if dating.meant.doubted and text.strip() in dating.meant.doubted:
        return True
    return dating.is_open and reads_either_way(text.strip(), dating.order, dating.year)


def _spelt(spelt: str, typed: str, dating: Dating) -> Interval | None:
    """Return what a text means by the words in full that it is read as."""
    found = interval_from_text(spelt, dating.order)
    return replace(found, text=typed.strip()) if found else None


def _done_in(text: str, dating: Dating) -> Interval | None:
    """Return the date of a text that says beside it that it was done then."""
    found = interval_from_text(done_on(text), dating.order, dating.year)
    return replace(found, text=text.strip()) if found and found.earliest else None


def _current_in(text: str, dating: Dating) -> Interval | None:
    """Return the date that the words of a text with several call current."""
    revised = revised_in(text, dating.order, dating.year)
    return replace(revised.current, text=text.strip()) if revised and revised.current else None


def numbers_of(cells: Iterable[Cell]) -> Numbers:
    """Return what the plain numbers of a date column are, or "" where there is none or they differ in kind."""
    typed = [cell for cell in cells if not isinstance(cell.value, date)]
    found = {_kind(number) for cell in typed if (number := _whole(cell)) is not None}
    kind = found.pop() if len(found) == 1 else ""
    return kind


def unit_lettered(heading: str, cells: Collection[Cell], dating: Dating) -> str:
    """Return the unit that a heading says a column counts, if most of its cells number it after its first letter.

    What gives days as it stands does not number: Q2 of a year that is said.
    """
    unit = "" if names_milestone(heading) else unit_named(heading)
    texts = [cell.text for cell in cells if period_lettered(cell.text, unit) is not None] if unit else []
    given = (interval_from_text(text, dating.order, dating.year) for text in texts)
    lettered = sum(one is None or one.anchor is not None for one in given)
    return unit if 2 * lettered > len(cells) else ""


def says_when(cell: Cell, dating: Dating) -> bool:
    """Return whether a cell gives a date at all: "N/A" and "TBC" don't."""
    interval = interval_of(cell, dating)
    return interval is not None and not interval.is_unknown


def is_zero_duration(text: str) -> bool:
    """Return whether a duration reads as nought: a milestone."""
    return bool(_ZERO.match(text))


def why_no_date(cell: Cell, dating: Dating) -> str:
    """Return why a cell can't be read as a date."""
    if cell.is_struck:
        return NO_LONGER_MEANT
    if cell.is_uncalculated and is_error(cell.text):
        return "a formula that came to an error"
    if cell.is_uncalculated:
        return "a formula that was never calculated: the file was saved by a program that doesn't calculate"
    if isinstance(cell.value, str) and is_in_doubt(cell.text, dating):
        return dating.meant.doubted.get(cell.text.strip(), _EITHER)
    if isinstance(cell.value, str) and dating.year is None and lacks_year(cell.text, dating.order):
        return "a date without its year"
    if isinstance(cell.value, str) and may_lack_year(cell.text):
        return "a day without its year, or a month of a year"
    if isinstance(cell.value, str) and (revised := revised_in(cell.text, dating.order, dating.year)):
        return _SEVERAL if len(revised.dates) > 1 else _NO_LONGER
    if isinstance(cell.value, str) and (day := _week_of_day(cell.text, dating)):
        return _NO_MONDAY.format(day)
    if isinstance(cell.value, str):
        return f"{UNREADABLE} (day and month taken in the order {dating.order})"
    return "a number, not a date"


def _week_of_day(text: str, dating: Dating) -> date | None:
    """Return the day whose week a text names, or None."""
    said = _WEEK_OF.match(text)
    named = interval_from_text(text[said.end() :], dating.order, dating.year) if said else None
    return named.earliest if named and named.earliest == named.latest else None


def unless_own(interval: Interval, dating: Dating) -> Interval:
    """Return an interval without its anchor where that may be a row of its own table: nobody knows which is meant."""
    is_own = interval.anchor is not None and interval.anchor.milestone_id in _own_in(interval.text, dating)
    return replace(interval, anchor=None) if is_own else interval


def put_own_aside(cell: Cell, place: Place, dating: Dating, reading: Reading) -> None:
    """Set a date aside that is given from a number of its own table's, with what to ask."""
    if numbers := " and ".join(_own_in(cell.text, dating)):
        reading.put_aside(place, cell.text, _OWN.format(numbers), _ASK_OWN.format(numbers))


def _own_in(text: str, dating: Dating) -> list[str]:
    """Return those of its table's own numbers that stand in a text."""
    found = [f"M{number}" for number in MILESTONE_NUMBER.findall(text)] if dating.own_numbers else []
    return [number for number in dict.fromkeys(found) if number in dating.own_numbers]


def _from_milestone(text: str, dating: Dating) -> Interval | None:
    """Return a date given from a milestone by its name (SIT entry + 6 weeks), as data/reference words it."""
    words = text.lower()
    for phrase, milestone in milestone_phrases():
        if phrase in words:
            found = interval_from_text(words.replace(phrase, milestone), dating.order, dating.year)
            return replace(found, text=text.strip()) if found and found.anchor else None
    return None


@cache
def milestone_phrases() -> list[tuple[str, str]]:
    """Return phrases of milestones and their identifiers, the longest first."""
    phrases = [(row["phrase"].lower(), row["milestone_id"]) for row in rows("milestones")]
    return sorted(phrases, key=lambda one: -len(one[0]))


# --- numbers ----------------------------------------------------------------------------------------------


def per_cents(numbers: Iterable[float], cells: Collection[Cell], *, are_shares: bool) -> list[float | None]:
    """Return cells' numbers in per cent, None for none: 0.5 shown as 50% is 50; a plain one stands as typed.

    Where plain ones are shares of the whole, all are.
    """
    shown = {code for code in {cell.number_format for cell in cells} if "%" in code}
    factors: Iterable[int] = repeat(100 if are_shares else 1, len(cells))
    if shown and not are_shares:
        factors = [100 if _is_share(cell, shown) else 1 for cell in cells]
    return [
        _in_millionths(number * factor) if math.isfinite(number) else None
        for number, factor in zip(numbers, factors, strict=True)
    ]


def _in_millionths(number: float) -> float:
    """Return a number to six decimals, as `round(number, 6)` does, at a fifth of its cost where it is no tie."""
    if abs(number) >= _MILLION:
        return round(number, 6)
    whole = number * _MILLION
    near = round(whole)
    return near / _MILLION if abs(whole - near) < _NO_TIE else round(number, 6)


def _is_share(cell: Cell, shown: Collection[str]) -> bool:
    return cell.number_format in shown and not isinstance(cell.value, str)


def numbers_in(cells: Iterable[Cell]) -> list[float]:
    """Return what cells hold as numbers, as `number_in` does."""
    return [cell.value if type(cell.value) is float else number_in(cell) for cell in cells]


def number_in(cell: Cell) -> float:
    """Return what a cell holds as a number, or NaN; a text may have a decimal comma and end in a per cent sign."""
    value = cell.value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    try:
        return float(cell.text.rstrip("% ").replace(",", "."))
    except ValueError:
        return math.nan


def _whole(cell: Cell) -> int | None:
    """Return the whole number that stands plain in a cell, typed as a number or as digits."""
    value = cell.value
    if isinstance(value, bool) or cell.is_uncalculated:
        return None
    if isinstance(value, (int, float)):
        return int(value) if math.isfinite(value) else None
    text = value.strip() if isinstance(value, str) else ""
    return int(text) if text.isdecimal() and len(text) < 9 else None


def _kind(number: int) -> Numbers:
    if number in _SERIALS:
        return "serial"
    if _compact(number):
        return "compact"
    if number in YEARS:
        return "year"
    return "period" if number in _PERIODS else ""


def _year_first(text: str) -> Interval | None:
    """Return the day that a year of two digits, a month and a day mean."""
    found = interval_from_text("20" + re.sub(r"[/.]", "-", text))
    return replace(found, text=text) if found else None


def _compact(number: int) -> date | None:
    """Return the day that eight digits such as 20230612 name, or None."""
    if number not in _EIGHT_DIGITS:
        return None
    try:
        day = date(number // 10000, number // 100 % 100, number % 100)
    except ValueError:
        return None
    return day if day.year in YEARS else None


def _of_number(cell: Cell, dating: Dating) -> Interval | None:
    """Return the interval a plain number means in its column; a numbered period is kept as text, undated."""
    number = _whole(cell)
    if number is None or not dating.numbers:
        return None
    if dating.numbers == "period":
        return Interval(None, None, cell.text)
    if dating.numbers == "year":
        return interval_from_text(str(number), dating.order)
    if dating.numbers == "serial":
        if dating.is_1904 and isinstance(cell.value, str):
            return None  # a number typed as text may come from another workbook, and be four years off
        found = interval_from_serial(number, dating.is_1904)
        return replace(found, text=cell.text) if found else None
    day = _compact(number)
    return Interval(day, day, cell.text) if day else None


def _is_long_ago(interval: Interval) -> bool:
    """Return whether a date is one that only a number in a cell formatted as a date gives."""
    return interval.latest is not None and interval.latest.year < YEARS.start
