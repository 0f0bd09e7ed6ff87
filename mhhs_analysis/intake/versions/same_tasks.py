"""Titles over the same tasks, whose words nobody lists as versions: parts of one plan (Leeds, York), or versions of it.

Where nobody can tell they are read as parts, and it is said that the same tasks stand below each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from mhhs_analysis.intake.headings.columns import is_wordy, normalised
from mhhs_analysis.intake.headings.groups import UNDER
from mhhs_analysis.intake.reading import Reading, counted, place_of, row_of, undated_summaries
from mhhs_analysis.intake.tables.block_titles import block_titles
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.versions.lines import Days, is_at_once, span
from mhhs_analysis.intake.versions.rows import Versions, named_again
from mhhs_analysis.intake.versions.speaking_titles import (
    are_editions,
    names_part,
    says_condition,
    speak_for_versions,
    speaks_for_version,
)

_AGAIN = (
    "the same tasks ({many}) stand below each of these titles, on other days: read as parts of one plan, each task "
    "once below each"
)
_ASK = "ask whether these are parts of one plan or versions of it (readings.csv: version {titles}, or all)"
_UNTITLED = "the rows above"
"""What the tasks are called that stand above the first title."""
_SHARED = 0.5
"""Share of its tasks, more than which stand below another title too, from which a title may be of a version."""
_FEWEST = 2
"""Tasks that show that titles are over the same ones: one may be so by chance."""
_NEAR = 4
"""Titles below one that may be of other versions than it: further ones are of many parts."""
_MOST_TEXTS = 20
"""Texts of a column that may say versions: one with more describes each row."""
_SHOWN = 6
"""Titles that are named."""

_NONE: Mapping[int, str] = {}
_Tasks = dict[str, Days]
"""The days of each task below a title."""


@dataclass(frozen=True)
class _Line:
    """An activity: the row in which it stands, the groups above it, its name, also as one compares it, and its days."""

    row: int
    path: tuple[str, ...]
    text: str
    name: str
    days: Days


@dataclass(frozen=True)
class SameTasks:
    """Titles over the same tasks as versions that a person may choose from; whether a title speaks for versions."""

    versions: Versions
    is_likely: bool

    def tell(self, reading: Reading, region: Region) -> None:
        """Warn that the same tasks stand below each title; doubt the reading where a title speaks for versions."""
        titles = [*dict.fromkeys(self.versions.of_row.values())]
        shown = [*titles[:_SHOWN], *(["..."] if len(titles) > _SHOWN else [])]
        place = place_of(reading.file, region.sheet, *self.versions.place)
        many = counted(len(self.versions.tasks), "task")
        reading.warn(
            place, "; ".join(shown), _AGAIN.format(many=many), _ASK.format(titles=" or ".join(shown))
        )
        if self.is_likely:
            reading.lower("low")


def same_tasks(region: Region, reading: Reading) -> SameTasks | None:
    """Return the titles of a table over tasks that stand below another one as well, at the same time, on other days.

    Those that name parties, phases or sites are none, nor are those that a column says of each row, unless they speak
    for versions.
    """
    texts = reading.rows.column("activity_name")
    if len(texts) - len({*map(str.lower, texts)}) < _FEWEST:
        return None
    dated = _dated_titles(reading, texts)
    over = block_titles(region).over
    titled, groups = _undated_titles(over, reading, texts), _groups_of_versions(reading)
    columns = [*_columns_of_versions(region)]
    if not (titled or dated or groups or columns) and all(
        map(any, zip(*map(reading.rows.column, ("start_from", "finish_to")), strict=True))
    ):
        return None  # nothing can be a title
    lines = [*_lines(reading, [*map(normalised, texts)])]
    heads = {lines[place].row: texts[place] for place in dated}
    found = _alike(_below(lines, dated), heads, must_speak=True) if heads else None
    found = found or _alike(_by_title(lines, titled)) or _alike(_by_column(lines, over))
    blocks = [_by_title(lines, groups)] if groups else []
    blocks += [_by_column(lines, said) for said in columns]
    return found or next(filter(None, (_alike(each, must_speak=True) for each in blocks)), None)


def _alike(
    blocks: Mapping[str, list[_Line]], heads: Mapping[int, str] = _NONE, *, must_speak: bool = False
) -> SameTasks | None:
    """Return the titles, each with the activities below it, over tasks that stand below another one as well.

    Those that head dated rows (`heads`), or that a column says of each row, as it does the parts of any plan, must
    speak for versions, or stand over tasks of one that does.
    """
    tasks = {title: _tasks(lines) for title, lines in blocks.items()}
    near = (pair for pair in _near(tasks) if not must_speak or speak_for_versions(*pair))
    alike = [pair for pair in near if _may_be_versions(*pair, tasks)]
    if not alike:
        return None
    found = {title for pair in alike for title in pair}
    of_row = {row: title for row, title in heads.items() if title in found}
    of_row |= {line.row: title for title, below in blocks.items() if title in found for line in below}
    again = named_again({title: {*tasks[title]} for title in found})
    is_likely = any(speak_for_versions(*pair) for pair in alike)
    return SameTasks(Versions(of_row, again, (min(of_row), None)), is_likely)


def _undated_titles(over: Mapping[int, str], reading: Reading, texts: Sequence[str]) -> Set[str]:
    """Return the titles over the headings of a table, and its rows that only stand over others."""
    return {*over.values()} | {texts[place] for place in undated_summaries(reading.rows)}


def _groups_of_versions(reading: Reading) -> Set[str]:
    """Return the groups that rows lie in, if any two of them that are near speak for versions."""
    paths = dict.fromkeys(one for one in reading.rows.column("outline") if one and not one[0].isdecimal())
    groups = dict.fromkeys(group for path in paths for group in path.split(UNDER))
    return groups.keys() if any(speak_for_versions(*pair) for pair in _near(groups)) else frozenset()


def _columns_of_versions(region: Region) -> Iterator[Mapping[int, str]]:
    """Yield what each column that is used for nothing else says by row, where any two of its few texts speak so."""
    for column in region.columns:
        cells = region.cells_in(column.number) if not column.role else {}
        said = {row: " ".join(cell.text.split()) for row, cell in cells.items() if is_wordy(cell)}
        texts = dict.fromkeys(said.values())
        if 1 < len(texts) <= _MOST_TEXTS and any(speak_for_versions(*pair) for pair in _near(texts)):
            yield said


def _dated_titles(reading: Reading, texts: Sequence[str]) -> Set[int]:
    """Return the places of the dated rows over others that stand where one does that speaks for a version."""
    is_summary = reading.rows.column("is_summary")
    if not any(is_summary):
        return frozenset()
    undated, outlines = {*undated_summaries(reading.rows)}, reading.rows.column("outline")
    over = [place for place in range(len(texts)) if is_summary[place] and place not in undated]
    named = [texts[place] for place in over]
    said = {text for text in named if speaks_for_version(text)}
    said |= {text for pair in _near(dict.fromkeys(named)) if are_editions(*pair) for text in pair}
    spoken = {_depth(outlines[place] or "") for place in over if texts[place] in said}
    return {place for place in over if spoken and _depth(outlines[place] or "") == min(spoken)}


def _depth(outline: str) -> tuple[int, str]:
    """Return how far in an outline stands, as its numbers or its level say it: 2.1 stands as 3.4 does."""
    return outline.count("."), "" if outline[:1].isdigit() else outline


def _below(lines: Sequence[_Line], titles: Set[int]) -> Mapping[str, list[_Line]]:
    """Return the activities below each of some rows, by what those are called; those above all as untitled."""
    found: defaultdict[str, list[_Line]] = defaultdict(list)
    title = _UNTITLED
    for place, line in enumerate(lines):
        if place in titles:
            title = line.text
        else:
            found[title].append(line)
    return found


def _near(titles: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each title with each of the few below it."""
    several = [*titles]
    for place, title in enumerate(several):
        yield from ((title, other) for other in several[place + 1 : place + 1 + _NEAR])


def _lines(reading: Reading, names: Sequence[str]) -> Iterator[_Line]:
    columns = [
        reading.rows.column(one) for one in ("activity_name", "cell", "outline", "start_from", "finish_to")
    ]
    for name, text, cell, outline, first, last in zip(names, *columns, strict=True):
        path = tuple(outline.split(UNDER)) if outline else ()
        yield _Line(row_of(cell), path, text, name, span((first or "", last or "")))


def _by_title(lines: Sequence[_Line], titles: Set[str]) -> Mapping[str, list[_Line]]:
    """Return the activities below each of some titles, the widest that tell any apart; those below none as untitled.

    Where none is above any of them, a row without dates that speaks for a version parts what is above it from the rest.
    """
    paths = {line.path for line in lines if line.path}
    if all(titles.isdisjoint(path) for path in paths):
        return _parted(lines)
    depth = _common(paths)
    found: defaultdict[str, list[_Line]] = defaultdict(list)
    for line in lines:
        title = line.path[depth] if len(line.path) > depth else ""
        if title in titles:
            found[title].append(line)
    return found


def _by_column(lines: Sequence[_Line], said: Mapping[int, str]) -> Mapping[str, list[_Line]]:
    """Return the activities of which a column or a title says each of its texts, those without one left out."""
    found: defaultdict[str, list[_Line]] = defaultdict(list)
    for line in lines:
        if line.row in said:
            found[said[line.row]].append(line)
    return found


def _common(paths: Set[tuple[str, ...]]) -> int:
    """Return how many groups all of some paths begin with."""
    first, last = min(paths), max(paths)
    same = (depth for depth, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1])
    return next(same, 0)


def _parted(lines: Sequence[_Line]) -> Mapping[str, list[_Line]]:
    found: defaultdict[str, list[_Line]] = defaultdict(list)
    title = _UNTITLED
    for line in lines:
        if not any(line.days) and speaks_for_version(line.text):
            title = line.text
        else:
            found[title].append(line)
    return found


def _tasks(lines: Sequence[_Line]) -> _Tasks:
    return {line.name: line.days for line in lines if any(line.days)}


def _may_be_versions(title: str, other: str, tasks: Mapping[str, _Tasks]) -> bool:
    """Return whether two titles may be of versions: of mostly the same tasks if one speaks for it, else of all.

    Titles that say a condition are of versions whenever their tasks are; others where these are at one time.
    """
    here, there = tasks[title], tasks[other]
    shared = here.keys() & there.keys()
    if len(shared) < _FEWEST or all(here[name] == there[name] for name in shared):
        return False
    if says_condition(title) or says_condition(other):
        return len(shared) > _SHARED * max(len(here), len(there))
    if speak_for_versions(title, other):
        return len(shared) > _SHARED * max(len(here), len(there)) and is_at_once(
            _extent(here), _extent(there)
        )
    at_once = sum(is_at_once(here[name], there[name]) for name in shared)
    is_same = len(shared) == len(here) == len(there) and 2 * at_once > len(shared)
    return is_same and not (names_part(title) or names_part(other))


def _extent(tasks: _Tasks) -> Days:
    return min(first for first, _ in tasks.values()), max(last for _, last in tasks.values())
