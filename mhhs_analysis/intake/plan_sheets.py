"""Which sheets of a workbook are one plan together: those that go on with it, and neither sum it up nor vary it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mhhs_analysis.intake.candidates import Candidate, are_headed_alike, names_again, varies
from mhhs_analysis.intake.grids.continued import begins_after, drawn_on
from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.intake.headings.not_plans import heads_beside, names_other_list, names_summary
from mhhs_analysis.intake.settings import Settings
from mhhs_analysis.intake.sheet_parties import OWN, PROGRAMME, Whose, party_of, whose_plans
from mhhs_analysis.intake.sheet_phases import are_only_phases, are_phases, heading_named, outlines
from mhhs_analysis.intake.sheet_versions import (
    SheetVersions,
    is_of,
    is_poap,
    sheet_versions,
)
from mhhs_analysis.intake.tables.inactive import said_in_state
from mhhs_analysis.intake.versions.parties import is_apart
from mhhs_analysis.intake.versions.sheet_names import are_times, is_base_case, is_case
from mhhs_analysis.intake.versions.words import are_parts, names_plan, parts_said, says_own, says_state
from mhhs_analysis.intake.workbooks.sheets import Sheet

_FEWEST_SUMMED = 2
"""Rows named as other sheets from which a sheet may sum them up."""
_SUMMED = 0.5
"""Share of its rows that a sheet names as other sheets from which it sums them up."""
_MOST_SUMMED = 60
"""Rows up to which a sheet may sum up others, if there are not half as many of those."""
_MILESTONE = re.compile(r"m\d{1,2}\b")
_AS_MUCH = 0.5
"""Share of what a sheet called after the programme says from which another is the sender's own plan beside it.

A sender may call its own plan Programme plan.
"""
_AS_MUCH_AS_PARTY = 0.25
"""The same beside a sheet called after another party."""


@dataclass(frozen=True)
class PlanSheets:
    """The sheets that are read as a plan, in the order of the workbook, and what the others are to it, the best first.

    `versions` say that they are another version of it; `rivals` are all others. Of these, `varied` date tasks of the
    plan otherwise, or those that it does not date, and say nothing; `summaries` sum up what is read, and name nothing
    else; `copies` name the best sheet's tasks on the same days, as it does or below their own names; `theirs` are
    called after another party or the programme. `drawn_on` are the parts that are one drawing, going on from sheet to
    sheet; `said` is what any sheet says of versions. `is_theirs` says that what is read is called after a party itself,
    where others are not, and `is_said` that a person named the sheets.
    """

    parts: tuple[Candidate, ...]
    versions: tuple[Candidate, ...]
    rivals: tuple[Candidate, ...]
    varied: tuple[Candidate, ...]
    summaries: tuple[Candidate, ...]
    copies: tuple[Candidate, ...]
    theirs: tuple[Candidate, ...]
    is_theirs: bool
    is_said: bool
    drawn_on: tuple[Candidate, ...]
    said: SheetVersions

    @property
    def others(self) -> list[Candidate]:
        """The sheets that are not read, the best first."""
        return sorted((*self.versions, *self.rivals), key=lambda one: one.score, reverse=True)

    @property
    def best(self) -> Candidate:
        """The sheet that gives most of the plan."""
        return max(self.parts, key=lambda one: one.score)

    @property
    def names(self) -> frozenset[str]:
        """The names of its tasks."""
        return frozenset[str]().union(*(one.names for one in self.parts))


def plan_sheets(
    candidates: Sequence[Candidate], settings: Settings, sheets: Sequence[Sheet] = ()
) -> PlanSheets:
    """Return which sheets of a workbook, given in its order, are the plan: those that a person names, else the best.

    Others go on with that one which are headed alike and name tasks of their own. `sheets` are all of the workbook.
    """
    ranked = _ranked(candidates)
    said = sheet_versions(candidates, settings.version)
    whose = whose_plans(ranked, sheets)
    best = _best(ranked, settings.version or said.taken, whose)
    is_asked = said.is_chosen or not settings.sheets
    versions = [one for one in ranked if is_asked and said.is_of_another(one, best)]
    rest = [one for one in ranked if one not in versions]
    drawn = _in_time(best, rest, said, whose)
    joined = rest if settings.sheets else _parts(drawn, rest, said, whose)
    phases = _phases([] if settings.sheets or len(drawn) > 1 else joined)
    parts = [one for one in joined if one not in phases]
    whole = dict(zip(drawn, _as_one(drawn), strict=True))
    told = [one for one in rest if one not in parts]
    varied = [one for one in told if not one.is_beside and dates_else(one, parts)]
    return PlanSheets(
        parts=tuple(whole.get(one, one) for one in candidates if one in parts),
        versions=tuple(versions),
        rivals=tuple(told),
        varied=tuple(varied),
        summaries=tuple(
            one
            for one in told
            if (one in phases and are_only_phases(one, parts))
            or (len(parts) > 1 and _only_sums_up(one, ranked))
        ),
        copies=tuple(
            one for one in told if one not in varied and (one.names == best.names or _names_under(best, one))
        ),
        theirs=tuple(one for one in told if whose[one] != whose[best] and whose[one] != OWN),
        is_theirs=not settings.sheets and whose[best] not in (OWN, PROGRAMME),
        is_said=bool(settings.sheets),
        drawn_on=tuple(whole[one] for one in drawn if len(drawn) > 1),
        said=said,
    )


def _ranked(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return sheets as a person says, by how much of a plan they are; an example is none, nor is what may be one."""
    sure = any(one.score > 0 and not (one.is_beside or one.may_be_example) for one in candidates)

    def rank(one: Candidate) -> tuple[bool, bool, int]:
        is_example = one.is_example or (sure and one.may_be_example)
        return one.is_as_said, one.score > 0 and not is_example, one.score

    return sorted(candidates, key=rank, reverse=True)


def _best(ranked: Sequence[Candidate], version: str, whose: Whose) -> Candidate:
    """Return the sheet of the version that a person names, else the sender's own, else the one that says most.

    One that sums others up is left for the best of those, if they say more than it together.
    """
    if wanted := [one for one in ranked if version and is_of(one, version)]:
        return wanted[0]
    best = ranked[0]
    if _sums_up(best, ranked):
        summed = [one for one in ranked if are_headed_alike(one, best) and not _sums_up(one, ranked)]
        best = summed[0] if sum(len(one.rows) for one in summed) > len(best.rows) else best
    own = next((one for one in ranked if _is_own_beside(one, best, whose)), None)
    return own or best


def _is_own_beside(one: Candidate, best: Candidate, whose: Whose) -> bool:
    """Return whether a sheet is the sender's own plan beside one that is not: Our plan, any beside POAP 2 or High."""
    if one.is_beside or one is best or not one.score or _says_own(best):
        return False
    is_theirs = whose[best] != OWN and whose[one] == OWN
    if _says_own(one):
        return is_theirs or varies(one, best)
    if best.version and is_case(best.version) and not is_base_case(best.version):
        return one.version is None and any(map(names_plan, one.titles)) and varies(one, best)
    if whose[best] != PROGRAMME:
        return is_theirs and one.is_timed and one.score >= _AS_MUCH_AS_PARTY * best.score
    is_as_much = is_poap(best) or one.score >= _AS_MUCH * best.score
    return is_theirs and is_as_much and (varies(one, best) or are_headed_alike(one, best))


def _says_own(one: Candidate) -> bool:
    return any(map(says_own, one.titles))


# --- parts ------------------------------------------------------------------------------------------------


def _parts(
    drawn: list[Candidate], rest: Sequence[Candidate], said: SheetVersions, whose: Whose
) -> list[Candidate]:
    parts = [*drawn]
    for one in rest:
        if one not in parts and _goes_on(one, parts, rest, said, whose):
            parts.append(one)
    return parts


def _goes_on(
    one: Candidate,
    parts: Sequence[Candidate],
    ranked: Sequence[Candidate],
    said: SheetVersions,
    whose: Whose,
) -> bool:
    """Return whether a sheet is a further part of a plan: headed alike, with tasks that no part of it names.

    Sheets called after parts of work (Wave 1, Wave 2) may name the same tasks.
    """
    best = parts[0]
    return (
        not one.is_beside
        and one.score > 0
        and are_headed_alike(one, best)
        and (whose[one] == whose[best] or said.speaks(one))
        and not _is_of_others(one, best)
        and not outlines(best, one)
        and not any(_names_again(one, part) or _names_under(part, one) for part in parts)
        and not _sums_up(one, ranked)
    )


def _is_of_others(one: Candidate, best: Candidate) -> bool:
    """Return whether a sheet is called as a list of persons, dates or milestones, an example, dropped or a draft."""
    is_dropped = any(
        said_in_state("status", text) == ""
        for called in {one.called, one.sheet.own_title}
        for text in (called, normalised(called).partition(" ")[0])
    )
    are_states = one.title != best.title and says_state(one.called) and says_state(best.called)
    are_persons = names_other_list(one.called) and not parts_said(one.called)
    is_of_milestones = _is_of_milestones(one) and not _is_of_milestones(best)
    is_example = one.may_be_example and not best.may_be_example
    is_list = are_persons or heads_beside(one.sheet.own_title) or is_example
    return is_dropped or are_states or is_of_milestones or is_list


def _is_of_milestones(one: Candidate) -> bool:
    """Return whether most of a sheet's tasks are called as the programme's milestones: M9, M10: SIT exit."""
    called = {name.strip().lower() for name in one.rows.column("activity_name")}
    return 2 * sum(bool(_MILESTONE.match(name)) for name in called) > len(called)


def _names_again(one: Candidate, part: Candidate) -> bool:
    """Return whether a sheet names too many tasks of a part again; those of other parts, times or roles may do so."""
    roles = {role for each in (one, part) if (role := party_of(each)) and not is_apart(role)}
    if are_parts(one.called, part.called) or are_times(one.time, part.time) or len(roles) > 1:
        return False
    return names_again(one, part)


def _names_under(whole: Candidate, part: Candidate) -> bool:
    """Return whether a sheet has each task of another below that one's name, on the same days: Build: Code adaptor."""
    if not any(map(any, part.bounds)) or not {*part.bounds}.issubset(whole.bounds):
        return False
    named = [*zip(part.rows.column("activity_name"), part.bounds, strict=True)]
    return any(
        all((normalised(f"{title} {name}"), days) in whole.said_when for name, days in named)
        for title in part.titles
    )


def dates_else(one: Candidate, parts: Sequence[Candidate]) -> bool:
    """Return whether a sheet dates tasks of a plan otherwise, or some that it names without dates."""
    bare = frozenset[str]().union(*(part.names - part.dated_names for part in parts))
    return any(varies(one, part) for part in parts) or not one.dated_names.isdisjoint(bare)


def _sums_up(one: Candidate, ranked: Sequence[Candidate]) -> bool:
    """Return whether a sheet is called a summary, or an outline of another, or names its rows as others are called."""
    if names_summary(one.called) or any(outlines(one, other) for other in ranked):
        return True
    if len(one.rows) > max(_MOST_SUMMED, len(ranked) / _SUMMED):
        return False
    sheets, fewest = _sheets_beside(one, ranked), max(_FEWEST_SUMMED, _SUMMED * len(one.names))
    return len(sheets) >= fewest and len({*map(heading_named, one.names)} & sheets) >= fewest


def _only_sums_up(one: Candidate, ranked: Sequence[Candidate]) -> bool:
    """Return whether a sheet that sums up others names no work of its own beside what they are called."""
    if not _sums_up(one, ranked):
        return False
    sheets = [{*sheet.split()} for sheet in _sheets_beside(one, ranked)]
    return all(any(sheet <= {*name.split()} for sheet in sheets) for name in one.names)


def _phases(joined: Sequence[Candidate]) -> list[Candidate]:
    """Return the sheets whose rows are called as groups of what others hold, and lie around their tasks."""
    phases = list[Candidate]()
    for one in joined if len(joined) > 1 else ():
        if are_phases(one, [other for other in joined if other not in (one, *phases)]):
            phases.append(one)
    return phases


def _sheets_beside(one: Candidate, ranked: Sequence[Candidate]) -> frozenset[str]:
    return frozenset(heading_named(title) for other in ranked if other is not one for title in other.titles)


# --- drawings that go on in time --------------------------------------------------------------------------


def _in_time(
    best: Candidate, ranked: Sequence[Candidate], said: SheetVersions, whose: Whose
) -> list[Candidate]:
    """Return the sheets on which a drawing goes on for the same rows, before and after one, in the order of time.

    Where two begin where one ends, neither is what it goes on with: they may be versions.
    """
    drawn = [best]
    rest = [
        one
        for one in ranked
        if one is not best and whose[one] == whose[best] and _may_be_drawn_on(one, best, said)
    ]
    while True:
        after = [one for one in rest if _begins_after(one, drawn[-1])]
        before = [one for one in rest if _begins_after(drawn[0], one)]
        found = [*(before if len(before) == 1 else []), *drawn, *(after if len(after) == 1 else [])]
        if len(found) == len(drawn):
            return drawn
        drawn = found


def _may_be_drawn_on(one: Candidate, best: Candidate, said: SheetVersions) -> bool:
    return (
        not one.is_beside
        and are_headed_alike(one, best)
        and len(one.readings) == len(best.readings)
        and said.are_of_one(one, best)
        and not are_parts(one.called, best.called)
    )


def _begins_after(one: Candidate, other: Candidate) -> bool:
    """Return whether a drawing of some of the same rows goes on from another one."""
    return begins_after(one.readings[0][0], other.readings[0][0]) and not one.names.isdisjoint(other.names)


def _as_one(drawn: Sequence[Candidate]) -> list[Candidate]:
    """Return the sheets of a drawing that goes on, each task on the one where it begins."""
    if len(drawn) == 1:
        return [*drawn]
    tables = zip(*(one.readings for one in drawn), strict=True)
    read = zip(*(drawn_on(table) for table in tables), strict=True)
    return [
        replace(one, readings=tuple(zip((region for region, _ in one.readings), readings, strict=True)))
        for one, readings in zip(drawn, read, strict=True)
    ]
