"""The outline of a plan: which rows lie above which, by number, by depth, or by the names of a path."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

_NUMBER = re.compile(r"[A-Za-z]?\d+(?:\.\d+)*\.?|[A-Za-z](?:\.\d+)+")
_LEVEL = re.compile(r"level (\d+)")
_PATH = re.compile(r"\s+>\s+")


def ancestors(activities: pd.DataFrame) -> list[list[int]]:
    """Return, for each activity, the positions of the rows above it in its plan's outline, nearest first.

    Read from `outline`: "level 2" lies beneath the last row of a lower level, 2.3.1 beneath 2.3, and
    "DBT > Interfaces" beneath the last row named Interfaces or DBT before it. Each plan's rows stand in the
    order of its file; those of one sheet of it lie above none of another.
    """
    found: list[list[int]] = [[] for _ in range(len(activities))]
    outlines, names = activities["outline"].tolist(), activities["activity_name"].tolist()
    sheets = [activities["plan_id"].to_numpy(), activities["sheet"].astype(object).fillna("").to_numpy()]
    for _, positions in pd.Series(range(len(activities))).groupby(sheets):
        own = positions.tolist()
        made = _of_plan([outlines[one] for one in own], [names[one] for one in own])
        for place, higher in zip(own, made, strict=True):
            found[place] = [own[one] for one in higher]
    return found


def _of_plan(outlines: Sequence[object], names: Sequence[str]) -> list[list[int]]:
    texts = [text.strip() if isinstance(text, str) else "" for text in outlines]
    if any(_LEVEL.fullmatch(text) for text in texts):
        return _by_level([int(found[1]) if (found := _LEVEL.fullmatch(text)) else 0 for text in texts])
    if any("." in text and _NUMBER.fullmatch(text) for text in texts):
        return _by_number([text.rstrip(".") if _NUMBER.fullmatch(text) else "" for text in texts])
    return _by_path([_PATH.split(text) if text else [] for text in texts], names)


def _by_level(levels: list[int]) -> list[list[int]]:
    """Return the rows above each: the last one of each lower level; a row that gives no level is at the top."""
    found, open_rows = [], list[int]()
    for place, level in enumerate(levels):
        while open_rows and levels[open_rows[-1]] >= level:
            open_rows.pop()
        found.append(open_rows[::-1])
        open_rows.append(place)
    return found


def _by_number(numbers: list[str]) -> list[list[int]]:
    """Return the rows whose numbers a row's own begins with: 2.3 and 2 for 2.3.1."""
    places = {number: place for place, number in reversed(list(enumerate(numbers))) if number}
    found = []
    for number in numbers:
        parts = number.split(".")
        higher = [".".join(parts[:size]) for size in range(len(parts) - 1, 0, -1)]
        found.append([places[one] for one in higher if one in places])
    return found


def _by_path(paths: list[list[str]], names: Sequence[str]) -> list[list[int]]:
    """Return, for the names of a row's path, the last row before it of each name."""
    last: dict[str, int] = {}
    found = []
    for place, path in enumerate(paths):
        found.append([last[part] for part in map(_plain, reversed(path)) if part in last])
        last[_plain(names[place])] = place
    return found


def _plain(name: str) -> str:
    return " ".join(name.lower().split())
