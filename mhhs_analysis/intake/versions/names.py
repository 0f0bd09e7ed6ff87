"""Names of tasks, and rows that head others, that say of which of several versions of a plan the rows are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.versions.lines import Days, Lines, is_at_once, lines_of
from mhhs_analysis.intake.versions.rounds import without_rounds
from mhhs_analysis.intake.versions.rows import OWN, Versions, named_again, tasks_by_version
from mhhs_analysis.intake.versions.titles import bare_version, is_alike_said, is_numbered_on, title_of
from mhhs_analysis.intake.versions.words import VersionSaid, is_about, says_own, version_key


@dataclass(frozen=True)
class _Head:
    """A row, or a title, that says the version of the rows below it."""

    row: int
    said: VersionSaid
    is_by_outline: bool = False


def said_by_names(region: Region, reading: Reading) -> Versions | None:
    """Return the versions that names, rows that head others or a title say, if tasks stand under more than one.

    Work on plans, such as a response to each, is done for each: it is read unless other work comes twice as well.
    """
    lines = lines_of(region, reading)
    if lines is None:
        return None
    heads, of_row = _said(lines)
    weak = {version_key(one.said.words) for one in heads.values() if one.said.is_weak}
    of_row = without_rounds(of_row, weak, reading, lines.bare, heads)
    if not of_row:
        return None
    tasks = tasks_by_version({row: of_row.get(row, OWN) for row in lines.dated}, reading, lines.bare)
    again = named_again(tasks)
    if all(map(is_about, again)):
        return None
    first = next(row for row in lines.region.rows if row in of_row)
    return Versions(of_row, again, (first, None), name_of=lines.bare)


# --- which rows a version is said of ------------------------------------------------------------------------


def _said(lines: Lines) -> tuple[dict[int, _Head], dict[int, str]]:
    """Return the rows that head others, and the version of each row by its own words, else by what heads it."""
    of_row: dict[int, str] = {}
    above, again = _titled(lines), _headed_again(lines)
    heads = {one.row: one for one in above}
    for row in lines.region.rows:
        above = [again[row]] if row in again else [one for one in above if not _is_ended(lines, one, row)]
        said = lines.said.get(row)
        head = _head(lines, row, said) if said else _alike(lines, row, above)
        if head:
            heads[row] = head
            above = [*(one for one in above if one.is_by_outline), head]
        if head or (said and not said.is_weak):
            of_row[row] = (head.said if head else lines.said[row]).words
        elif above:
            of_row[row] = above[-1].said.words
    return heads, of_row


def _titled(lines: Lines) -> list[_Head]:
    """Return the title of a table as what heads its first rows, where a row further down heads others as well."""
    heads = [
        one for row, one in lines.said.items() if not lines.heads_by_outline(row) and _head(lines, row, one)
    ]
    if not heads:
        return []
    title, bare = title_of(lines.region), bare_version(lines.region)
    if title is not None:
        return [_Head(0, title)] if any(map(partial(is_alike_said, title), heads)) else []
    return [_Head(0, bare)] if bare and any(map(partial(is_numbered_on, bare), heads)) else []


def _head(lines: Lines, row: int, said: VersionSaid) -> _Head | None:
    """Return a row that says a version as what heads others, by the outline or by its place; None where it heads none.

    Words that may say that work is done again head others only where they say nothing else.
    """
    if (said.is_weak and (said.rest or not said.leads)) or row not in lines.below:
        return None
    if lines.heads_by_outline(row):
        return _Head(row, said, is_by_outline=True)
    return _Head(row, said) if lines.heads_in_order(row) else None


def _headed_again(lines: Lines) -> dict[int, _Head]:
    """Return the headings that stand over the same tasks again at the same time, untitled, by the first row below.

    The same tasks on the same days are said twice, and are no other version.
    """
    found: dict[int, _Head] = {}
    for (top, first), (other, again) in pairwise(lines.headed.items()):
        above = next((row for row in range(other - 1, top, -1) if row in lines.region.sheet.rows), 0)
        here, there = lines.stretch(first), lines.stretch(again)
        if above in lines.dated and here != there and are_alike(here, there):
            found |= {first: _by_place(top), again: _by_place(other)}
    return found


def _by_place(row: int) -> _Head:
    """Return a row as what heads a version that nobody names: it is told by its place."""
    return _Head(row, VersionSaid(f"row {row}", "", True, False, False, False))


def _alike(lines: Lines, row: int, above: Sequence[_Head]) -> _Head | None:
    """Return a row as what heads another version, named by its place, where what it heads is what a version holds.

    Whose version that is nobody says: the same first heading stands below both, or most of the same tasks at one time.
    """
    if not above or above[-1].is_by_outline or row in lines.dated or row not in lines.below:
        return None
    first, again = lines.below.get(above[-1].row, lines.region.rows[0]), lines.below[row]
    if not {first, again} & lines.dated:
        is_alike = normalised(lines.texts.get(first, "")) == normalised(lines.texts.get(again, ""))
    else:
        is_alike = are_alike(lines.stretch(first), lines.stretch(again))
    return _by_place(row) if is_alike else None


def are_alike(here: Mapping[str, Days], there: Mapping[str, Days]) -> bool:
    """Return whether most of the tasks of each of two stretches are the other's too, most of these at one time."""
    if 2 * min(len(here), len(there)) <= max(len(here), len(there)):
        return False
    shared = here.keys() & there.keys()
    at_once = sum(is_at_once(here[name], there[name]) for name in shared)
    return 2 * len(shared) > max(len(here), len(there)) and 2 * at_once > len(shared)


def _is_ended(lines: Lines, head: _Head, row: int) -> bool:
    """Return whether what a row says of those below ends: they lie no longer beneath it, or another heads them.

    What nobody parts goes on: rows that may be of a version are not the sender's own.
    """
    if head.is_by_outline:
        return not lines.is_beneath(row, head.row)
    if row in lines.dated:
        return False
    is_peer = lines.is_once(row) and lines.is_of_its_own(lines.below.get(head.row, lines.region.rows[0]))
    return is_peer or says_own(lines.texts.get(row, "")) or (bool(head.row) and not head.said.leads)
