"""Rows right below the headings that are no tasks: examples, and those that count columns or rule them off."""

from __future__ import annotations

from itertools import takewhile

from mhhs_analysis.intake.headings.example_words import may_show_example, shows_example
from mhhs_analysis.intake.tables.regions import Region

_MAYBE = (
    "it begins as a row that shows how the table is filled in, and may be a task: not read",
    "ask whether this is a task of the plan",
)


def no_first_tasks(region: Region) -> set[int]:
    """Return the rows right below the headings that are or may be examples, or count columns or rule them off."""
    first = _first(region)
    if not first:
        return set()
    texts = [cell.text for cell in region.sheet.rows[first].values()]
    is_count = len(texts) > 1 and texts == [str(number) for number in range(1, len(texts) + 1)]
    is_rule = not any(sign.isalnum() for text in texts for sign in text)
    return {first} if is_count or is_rule else {*_examples(region)}


def may_be_first_tasks(region: Region) -> dict[int, tuple[str, str]]:
    """Return those of these rows that may be tasks, as Example design, each with why it is not read and what to ask."""
    if not _first(region):
        return {}
    return dict.fromkeys((row for row in _examples(region) if not _is_example(region, row)), _MAYBE)


def _first(region: Region) -> int:
    """Return the first row, if it stands right below the headings, or nought."""
    first = region.rows[0] if region.rows else 0
    return first if first == region.headers[-1] + 1 else 0


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
