"""Which sheets of a workbook say to be versions of one plan, and which of those a person means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mhhs_analysis.intake.candidates import Candidate, names_again, otherwise, shared, varies
from mhhs_analysis.intake.versions.apart import is_titled
from mhhs_analysis.intake.versions.editions import last_edition
from mhhs_analysis.intake.versions.sheet_names import is_base_case, is_case, time_said
from mhhs_analysis.intake.versions.titles import are_versions
from mhhs_analysis.intake.versions.words import (
    VersionSaid,
    is_edition,
    is_programmes,
    names_programme,
    version_key,
)

_MOST = 0.5
"""Share of the tasks of an edition, and of its own dated, that the last one has where it is the plan."""


@dataclass(frozen=True)
class SheetVersions:
    """What the sheets that are versions of one plan say to be, by their names."""

    said: Mapping[str, VersionSaid]
    is_chosen: bool = False
    """Whether a person means one of them."""
    taken: str = ""
    """The one that is read where nobody means any: the base case by its name, or the last edition."""
    is_edition: bool = False

    def speaks(self, one: Candidate) -> bool:
        """Return whether a sheet is one of them."""
        return one.sheet.name in self.said

    def are_of_one(self, one: Candidate, other: Candidate) -> bool:
        """Return whether two sheets may be of one version: the same, or that of one is not said."""
        said, others = (self.said.get(each.sheet.name) for each in (one, other))
        return said is None or others is None or version_key(said.words) == version_key(others.words)

    def is_of_another(self, one: Candidate, best: Candidate) -> bool:
        """Return whether a sheet is of another version than the best one; of any, where that is of none."""
        return self.speaks(one) and not (self.speaks(best) and self.are_of_one(one, best))


def sheet_versions(candidates: Sequence[Candidate], wanted: str) -> SheetVersions:
    """Return the sheets, in the workbook's order, that say a version where another says another one of the same thing.

    Words that may as well name rounds or parts of work say so where both date the same tasks otherwise: of cases (High
    and Low, with and without something) any task, and none beside the base case.
    """
    spoken = {one: said for one in candidates if not one.is_beside and (said := one.version)}
    found = {
        one: said
        for one, said in spoken.items()
        if any(_contradict(one, said, other, others) for other, others in spoken.items() if other is not one)
    }
    is_chosen = bool(wanted) and any(is_of(one, wanted) for one in found)
    named = {one.sheet.name: said for one, said in found.items()}
    base, last = (None, None) if wanted else (_base_case(found), _last_edition(candidates, found))
    taken = base or last
    if taken is None or any(one not in found and _may_be_instead(one, taken) for one in candidates):
        return SheetVersions(named, is_chosen)
    return SheetVersions(named, is_chosen, found[taken].words, is_edition=taken is last)


def _base_case(found: Mapping[Candidate, VersionSaid]) -> Candidate | None:
    """Return a sheet of the one case of several that their sender plans by, if all versions are cases."""
    bases = [one for one, said in found.items() if is_base_case(said) and one.score and not one.is_beside]
    is_one = len({version_key(found[one].words) for one in bases}) == 1 and all(map(is_case, found.values()))
    return bases[0] if is_one else None


def _last_edition(
    candidates: Sequence[Candidate], found: Mapping[Candidate, VersionSaid]
) -> Candidate | None:
    """Return the sheet of the last of editions by day or month, if it names and dates most of what the others do."""
    editions = {one.called: one for one in candidates if one in found}
    name = last_edition([*editions]) if len(editions) == len(found) > 1 else ""
    last = editions.get(name)
    if last is None or last.dated <= _MOST * len(last.rows):
        return None
    return last if all(shared(one, last) > _MOST for one in editions.values()) else None


def _may_be_instead(one: Candidate, taken: Candidate) -> bool:
    """Return whether a sheet that says no version may be the plan instead: it names its tasks, or a time as it does."""
    is_plan = one.score > 0 and not one.is_beside
    is_timed = time_said(one.called) is not None and time_said(taken.called) is not None
    return is_plan and (is_timed or names_again(one, taken))


def is_of(one: Candidate, version: str) -> bool:
    """Return whether a sheet, or the title of a table on it, is called as the version that a person names."""
    return any(is_titled(region, version) for region, _ in one.readings)


def is_poap(one: Candidate) -> bool:
    """Return whether a sheet says that it is a plan on a page of the programme's: POAP 2."""
    return one.version is not None and is_programmes(one.version)


def is_of_programme(one: Candidate) -> bool:
    """Return whether a sheet may be the programme's plan, and not its sender's: POAP 2, Programme milestones."""
    return any(map(names_programme, one.titles)) or is_poap(one)


def _contradict(one: Candidate, said: VersionSaid, other: Candidate, others: VersionSaid) -> bool:
    if not are_versions(said, others):
        return False
    if not (_is_weak(said) or _is_weak(others)):
        return True
    if not (is_case(said) and is_case(others)):
        return varies(one, other)
    return is_base_case(said) is not is_base_case(others) or bool(otherwise(one, other))


def _is_weak(said: VersionSaid) -> bool:
    return said.is_weak and not is_edition(said)
