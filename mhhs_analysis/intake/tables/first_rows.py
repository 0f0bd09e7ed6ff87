"""Rows right below the headings that are no tasks: examples, and those that say no more than the headings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from string import ascii_lowercase

from mhhs_analysis.intake.headings.columns import role_of
from mhhs_analysis.intake.headings.example_words import asks_to_fill_in, may_show_example, shows_example
from mhhs_analysis.intake.tables.regions import Region

_MAYBE = (
    "it begins as a row that shows how the table is filled in, and may be a task: not read",
    "ask whether this is a task of the plan",
)
_FEWEST_ASKED = 2
"""Columns of dates of which a row asks: one question may be about the date of a task."""
_FEWEST_HEADINGS = 2
_FEWEST_LETTERED = 3
"""Letters that count columns: A beside B may name a task and its party."""
_AROUND_NUMBERS = " ()[].#"


def no_first_tasks(region: Region) -> set[int]:
    """Return the rows right below the headings that are or may be examples; the first if it says no more than they.

    It counts the columns, rules them off, heads them below a row of periods alone, or asks in words what is to stand
    below each heading of a date.
    """
    first = _first(region)
    if not first:
        return set()
    texts = [cell.text for cell in region.sheet.rows[first].values()]
    is_rule = not any(sign.isalnum() for text in texts for sign in text)
    says_no_more = is_rule or _counts(texts) or _asks(region, first) or _heads(region, first)
    return {first} if says_no_more else {*_examples(region)}


def may_be_first_tasks(region: Region) -> dict[int, tuple[str, str]]:
    """Return those of these rows that may be tasks, as Example design, each with why it is not read and what to ask."""
    if not _first(region):
        return {}
    return dict.fromkeys((row for row in _examples(region) if not _is_example(region, row)), _MAYBE)


def _first(region: Region) -> int:
    """Return the first row, if it stands right below the headings, or nought."""
    first = region.rows[0] if region.rows else 0
    return first if first == region.headers[-1] + 1 else 0


def _counts(texts: Sequence[str]) -> bool:
    """Return whether texts only count the columns that they stand in: 1, 2, 3; (a), (b), (c)."""
    said, many = [text.strip(_AROUND_NUMBERS).lower() for text in texts], len(texts)
    is_lettered = many >= _FEWEST_LETTERED and said == [*ascii_lowercase[:many]]
    return is_lettered or (many > 1 and said == [str(number) for number in range(1, many + 1)])


def _heads(region: Region, row: int) -> bool:
    """Return whether a row holds headings alone, of the names and of others: Task, Lead below a row of months."""
    cells, name = region.sheet.rows[row], region.column("name")
    if name is None or name.number not in cells or len(cells) < _FEWEST_HEADINGS:
        return False
    roles = [role_of(cell.text, "activities")[0] for cell in cells.values() if isinstance(cell.value, str)]
    is_of_names = role_of(cells[name.number].text, "activities")[0] == "name"
    return is_of_names and len(roles) == len(cells) and all(roles)


def _asks(region: Region, row: int) -> bool:
    """Return whether a row asks for what is to stand in each column of dates: When will work begin?"""
    cells = region.sheet.rows[row]
    given = [cells[one.number].text for one in region.date_columns if one.number in cells]
    return len(given) >= _FEWEST_ASKED and all(map(asks_to_fill_in, given))


def _examples(region: Region) -> list[int]:
    """Return the first rows that are or may be examples: the first alone, where all rows of the table may be."""
    found = [*takewhile(lambda row: _is_example(region, row) or _may_be(region, row), region.rows)]
    found = found if len(found) < len(region.rows) else found[:1]
    return [row for row in found if _is_example(region, row) or not _is_said_below(region, row, found)]


def _is_example(region: Region, row: int) -> bool:
    """Return whether a row shows how the table is filled in, by its first cell or its name."""
    return any(map(shows_example, _texts(region, row).values()))


def _may_be(region: Region, row: int) -> bool:
    return any(map(may_show_example, _texts(region, row).values()))


def _is_said_below(region: Region, row: int, first: list[int]) -> bool:
    """Return whether a word that begins as an example stands below the first rows too: it is a party's or group's."""
    said = {number: text for number, text in _texts(region, row).items() if may_show_example(text)}
    below = [one for one in region.rows if one not in first]
    return all(any(_text(region, one, number) == text for one in below) for number, text in said.items())


def _texts(region: Region, row: int) -> dict[int, str]:
    """Return the texts of a row's first cell and of its name, by column."""
    cells, name = region.sheet.rows[row], region.column("name")
    numbers = {next(iter(cells)), *([name.number] if name and name.number in cells else [])}
    return {number: cells[number].text for number in numbers}


def _text(region: Region, row: int, number: int) -> str:
    cells = region.sheet.rows[row]
    return cells[number].text if number in cells else ""
