"""Columns that say of which of several versions of a plan each row of a table is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from mhhs_analysis.intake.headings.columns import (
    ALTERNATIVE,
    LABELS,
    NO,
    YES,
    YES_OR_NO,
    Column,
    is_alternative,
    is_date,
    normalised,
    role_of,
)
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.versions.rounds import without_rounds
from mhhs_analysis.intake.versions.rows import OWN, Versions, named_again, named_rows, tasks_by_version
from mhhs_analysis.intake.versions.words import (
    heads_versions,
    is_about,
    names_versions_of_work,
    says_own,
    version_key,
    version_said,
)
from mhhs_analysis.intake.workbooks.sheets import column_letters

_UNMEANT = ("", ALTERNATIVE)
"""Roles of columns of which neither the heading nor a person says that they are anything but versions."""
_SHOWN_BESIDE = ("stage", "notes")
"""Roles of columns whose words each activity keeps, so that what they say of versions stays visible."""
_MAY_SAY = (*_UNMEANT, *_SHOWN_BESIDE, "other", *LABELS, "status", "kind")
_SHARED = 0.5
"""Share of the names of each version that others name too, from which a column headed as one parts versions."""
_RELEASE = re.compile(r"v\d+(?:\.\d+)+", re.I)
_MOST_WORDS = 5
"""Words of a cell that says a version and no more: POAP 1 (as consulted on)."""


def said_in_column(column: Column, region: Region, reading: Reading) -> Versions | None:
    """Return the versions that a column parts rows by, if the same tasks stand under more than one of them.

    Rows that say another thing beside those that say a version are the sender's own, and tell against it as one would.
    Where the heading says that versions stand below, and they do, other tasks under each are no one plan either.
    """
    if column.role not in _MAY_SAY or names_versions_of_work(column.heading):
        return None
    is_headed = _is_headed(column)
    maybe = filter(is_alternative, region.sheet.said.get(column.number, ()))
    if not is_headed and not any(map(_says_version, maybe)):
        return None
    cells = region.cells_in(column.number)
    texts = {row: cell.text for row, cell in cells.items() if normalised(cell.text) and not is_date(cell)}
    said = {row: _version_in(text) for row, text in texts.items() if _says_version(text, is_headed=is_headed)}
    is_of_versions = _parts_programmes(column, texts)
    is_said = bool(said) and (is_headed or is_of_versions or 2 * len(said) >= len(cells))
    if not is_said and (not is_headed or _are_flags(texts.values())):
        return None
    ours = [row for row, text in texts.items() if says_own(text)]
    own = dict.fromkeys((region.rows if is_headed else texts) if is_said else ours, OWN)
    of_row = said if is_said else {row: text for row, text in texts.items() if row not in own}
    if not (is_headed or heads_versions(column.heading)) and _do_most_last(reading):
        of_row = without_rounds(of_row, _repeated(of_row), reading)
    if (is_headed or is_said) and _is_said_once(texts, region, reading):
        of_row = _carried_down(of_row, texts, region)
    tasks = tasks_by_version(own | of_row, reading)
    again = named_again(tasks)
    is_parted = is_said or all(len(names & again) >= _SHARED * len(names) for names in tasks.values())
    if not is_of_versions and not (again and is_parted):
        return None
    if all(map(is_about, again or _tasks_of(of_row, tasks))):
        return None
    place, letters = (region.headers[-1], column.number), column_letters(column.number)
    return Versions(of_row, again, place, column.heading, letters, column.role in _SHOWN_BESIDE)


def _repeated(of_row: Mapping[int, str]) -> set[str]:
    """Return the versions whose words may as well say that work is done again: Round 2, or a release as v1.0."""
    kinds = {words: version_said(words) for words in {*of_row.values()}}
    weak = {words for words, said in kinds.items() if (said.is_weak if said else _RELEASE.fullmatch(words))}
    return {*map(version_key, weak)}


def _do_most_last(reading: Reading) -> bool:
    """Return whether most rows give both a start and a finish: of days alone nobody can say that they overlap."""
    ends = (reading.rows.column(one) for one in ("start_from", "finish_to"))
    return 2 * sum(all(one) for one in zip(*ends, strict=True)) > len(reading.rows)


def _parts_programmes(column: Column, texts: Mapping[int, str]) -> bool:
    """Return whether a column headed as of versions says the programme's of some rows, and another thing of others."""
    if column.role not in _UNMEANT or not (_is_headed(column) or heads_versions(column.heading)):
        return False
    kinds = {text: version_said(text) for text in {*texts.values()}}
    is_said = any(
        one is not None and one.leads and not (one.is_weak or one.is_about) for one in kinds.values()
    )
    return is_said and len({*map(version_key, kinds)}) > 1


def _tasks_of(of_row: Mapping[int, str], tasks: Mapping[str, set[str]]) -> set[str]:
    """Return the tasks of all versions."""
    return set[str]().union(*(tasks.get(version_key(words), ()) for words in {*of_row.values()}))


def _is_said_once(texts: Mapping[int, str], region: Region, reading: Reading) -> bool:
    """Return whether rows that say nothing name a task twice: what stands above speaks for them."""
    silent = [normalised(name) for row, name in named_rows(reading) if row not in texts]
    return region.rows[0] in texts and len({*silent}) < len(silent)


def _carried_down(of_row: Mapping[int, str], texts: Mapping[int, str], region: Region) -> dict[int, str]:
    """Return the version of each row, what is said in one holding down to the next that says anything."""
    carried, last = {}, ""
    for row in region.rows:
        last = of_row.get(row, "") if row in texts else last
        if last:
            carried[row] = last
    return carried


def _are_flags(texts: Iterable[str]) -> bool:
    """Return whether texts say yes or no, each in one way."""
    said = {text.lower() for text in texts}
    return said <= YES_OR_NO and len(said & YES) <= 1 and len(said & NO) <= 1


def _says_version(text: str, *, is_headed: bool = False) -> bool:
    """Return whether a text names a version and says little else, as a remark does, or a response to one.

    Words that elsewhere name other things (Plan A) do where a heading says that versions stand below it.
    """
    if not (is_headed or is_alternative(text)) or len(normalised(text).split()) > _MOST_WORDS:
        return False
    said = version_said(text)
    if said is None or (said.is_weak and is_headed):
        return is_alternative(text)
    return said.is_apart or not said.is_about


def _version_in(text: str) -> str:
    """Return the words of a text that say a version: POAP 1 of Build (POAP 1)."""
    said = version_said(text)
    return said.words if said else text


def _is_headed(column: Column) -> bool:
    """Return whether a heading, or its last word, says that a column is of versions: Replan option."""
    headed = (column.heading, normalised(column.heading).rpartition(" ")[2])
    return column.role in _UNMEANT and any(role_of(one, "activities")[0] == ALTERNATIVE for one in headed)
