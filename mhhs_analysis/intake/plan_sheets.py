"""Which sheets of a workbook are one plan together: those that go on with it, and neither sum it up nor vary it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mhhs_analysis.intake.candidates import Candidate, dates_same_tasks_otherwise, repeats
from mhhs_analysis.intake.grids.continued import begins_after, drawn_on
from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.intake.headings.not_plans import names_summary
from mhhs_analysis.intake.layouts import LIST
from mhhs_analysis.intake.settings import Settings
from mhhs_analysis.intake.versions.apart import is_titled
from mhhs_analysis.intake.versions.titles import are_versions, version_of_sheet
from mhhs_analysis.intake.versions.words import says_own, says_part, says_state

_FEWEST_SUMMED = 2
"""Rows named as other sheets from which a sheet may sum them up."""
_SUMMED = 0.5
"""Share of its rows that a sheet names as other sheets from which it sums them up."""


@dataclass(frozen=True)
class PlanSheets:
    """The sheets that are read as a plan, in the order of the workbook, and those that are not, the best first.

    Of the others, `versions` say that they are another version of it; `varied` date its tasks otherwise, and say
    nothing; `summaries` sum up what is read.
    """

    parts: tuple[Candidate, ...]
    others: tuple[Candidate, ...]
    versions: tuple[Candidate, ...] = ()
    varied: tuple[Candidate, ...] = ()
    summaries: tuple[Candidate, ...] = ()
    is_in_time: bool = False
    """Whether the parts are one drawing that goes on from sheet to sheet."""

    @property
    def best(self) -> Candidate:
        """The sheet that gives most of the plan."""
        return max(self.parts, key=lambda one: one.score)

    @property
    def rivals(self) -> list[Candidate]:
        """The sheets that may be the plan instead: all others but those that say to be another version of it."""
        return [one for one in self.others if one not in self.versions]


def plan_sheets(candidates: Sequence[Candidate], settings: Settings) -> PlanSheets:
    """Return which sheets of a workbook, given in its order, are the plan: those that a person names, else the best.

    Others go on with that one which are headed alike and name tasks of their own.
    """
    ranked = sorted(candidates, key=lambda one: one.score, reverse=True)
    if settings.sheets:
        said = ranked[: len(settings.sheets)]
        return PlanSheets(_in_order(said, candidates), tuple(ranked[len(said) :]))
    best = _best(ranked, settings.version)
    versions = [one for one in ranked if one is not best and _is_version(one, best)]
    drawn = _in_time(best, [one for one in ranked if one not in versions])
    parts = [*drawn]
    for one in ranked:
        if one not in [*versions, *parts] and _goes_on(one, parts, ranked):
            parts.append(one)
    others = [one for one in ranked if one not in parts]
    varied = [one for one in others if one not in versions and not one.is_beside and _varies(one, parts)]
    summaries = [one for one in others if len(parts) > 1 and _sums_up(one, ranked)]
    whole = dict(zip(drawn, _drawn_on(drawn), strict=True))
    return PlanSheets(
        tuple(whole.get(one, one) for one in _in_order(parts, candidates)),
        tuple(others),
        tuple(versions),
        tuple(varied),
        tuple(summaries),
        is_in_time=len(drawn) > 1,
    )


def _in_order(some: Sequence[Candidate], candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    return tuple(one for one in candidates if one in some)


def _best(ranked: Sequence[Candidate], version: str) -> Candidate:
    """Return the sheet of the version that a person names, else the sender's own, else the one that says most.

    One that sums others up is left for the best of those, if they say more than it together.
    """
    if version and (said := [one for one in ranked if _is_of(one, version)]):
        return said[0]
    best = ranked[0]
    if _sums_up(best, ranked):
        summed = [one for one in ranked if _is_headed_alike(one, best) and not _sums_up(one, ranked)]
        best = summed[0] if sum(len(one.rows) for one in summed) > len(best.rows) else best
    own = [one for one in ranked if says_own(one.sheet.name) and not one.is_beside]
    varied = [one for one in own if one is best or _varies(best, [one])]
    return varied[0] if varied else best


def _in_time(best: Candidate, ranked: Sequence[Candidate]) -> list[Candidate]:
    """Return the sheets on which a drawing goes on for the same rows, before and after one, in the order of time.

    Where two begin where one ends, neither is what it goes on with: they may be versions.
    """
    drawn = [best]
    rest = [one for one in ranked if one is not best and not one.is_beside and _is_headed_alike(one, best)]
    while True:
        after = [one for one in rest if _begins_after(one, drawn[-1])]
        before = [one for one in rest if _begins_after(drawn[0], one)]
        found = [*(before if len(before) == 1 else []), *drawn, *(after if len(after) == 1 else [])]
        if len(found) == len(drawn):
            return drawn
        drawn = found


def _begins_after(one: Candidate, other: Candidate) -> bool:
    """Return whether a drawing of the same rows goes on from another one."""
    return begins_after(one.readings[0][0], other.readings[0][0]) and (
        repeats(one, other) or repeats(other, one)
    )


def _drawn_on(drawn: Sequence[Candidate]) -> list[Candidate]:
    """Return the sheets of a drawing that goes on, each task on the one where it begins."""
    if len(drawn) == 1:
        return [*drawn]
    found = drawn_on([one.readings[0] for one in drawn])
    return [
        replace(one, readings=((one.readings[0][0], reading), *one.readings[1:]))
        for one, reading in zip(drawn, found, strict=True)
    ]


def _is_of(one: Candidate, version: str) -> bool:
    """Return whether a sheet, or the title of a table on it, is called as the version that a person names."""
    return any(is_titled(region, version) for region, _ in one.readings)


def _goes_on(one: Candidate, parts: Sequence[Candidate], ranked: Sequence[Candidate]) -> bool:
    """Return whether a sheet is a further part of a plan: headed alike, with tasks that no part of it names.

    Sheets called after parts of work (Wave 1, Wave 2) may name the same tasks, on other days.
    """
    is_part = says_part(one.sheet.name)
    return (
        not one.is_beside
        and one.score > 0
        and not (says_state(one.sheet.name) and says_state(parts[0].sheet.name))
        and _is_headed_alike(one, parts[0])
        and not any(_repeats_part(one, part, is_part=is_part) for part in parts)
        and not _sums_up(one, ranked)
    )


def _repeats_part(one: Candidate, part: Candidate, *, is_part: bool) -> bool:
    is_again = is_part and says_part(part.sheet.name) and dates_same_tasks_otherwise(one, part)
    return repeats(one, part) and not is_again


def _is_headed_alike(one: Candidate, other: Candidate) -> bool:
    """Return whether two sheets are read in the same way, below the same headings of names and dates."""
    return one.layout != LIST and _headings(one) == _headings(other)


def _headings(one: Candidate) -> tuple[str, str, str, frozenset[str]]:
    """Return what makes a table go on with another: its kind, and the headings of its names, periods and dates."""
    region = one.readings[0][0]
    names = next((column.heading for column in region.columns if column.role == "name"), "")
    dates = frozenset(normalised(column.heading) for column in region.date_columns)
    return one.layout, normalised(names), region.grid.axis.unit if region.grid else "", dates


def _sums_up(one: Candidate, ranked: Sequence[Candidate]) -> bool:
    """Return whether a sheet is called a summary, or names its rows as other sheets are called."""
    if names_summary(one.sheet.name):
        return True
    sheets = {normalised(other.sheet.name) for other in ranked if other is not one}
    summed = sum(normalised(name) in sheets for name in one.names) if len(sheets) >= _FEWEST_SUMMED else 0
    return summed >= max(_FEWEST_SUMMED, _SUMMED * len(one.names))


def _is_version(one: Candidate, best: Candidate) -> bool:
    """Return whether a sheet says that it is of another version than the best one.

    Words that may as well name rounds of work (v1, round 2) say so where both date the same tasks otherwise.
    """
    said, other = (version_of_sheet(each.readings[0][0]) for each in (one, best))
    if one.is_beside or said is None or other is None or not are_versions(said, other):
        return False
    return not (said.is_weak or other.is_weak) or _varies(one, [best])


def _varies(one: Candidate, parts: Sequence[Candidate]) -> bool:
    """Return whether a sheet dates tasks of a plan otherwise."""
    return any(dates_same_tasks_otherwise(one, part) for part in parts)
