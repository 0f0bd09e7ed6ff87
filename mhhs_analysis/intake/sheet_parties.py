"""Whose plan each sheet of a workbook is, by what it is called: its sender's, the programme's or another party's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mhhs_analysis.intake.candidates import Candidate
from mhhs_analysis.intake.headings.not_plans import names_other_list, names_summary
from mhhs_analysis.intake.sheet_versions import is_of_programme
from mhhs_analysis.intake.versions.parties import is_apart, is_perhaps, mentions_body, party_named
from mhhs_analysis.intake.versions.words import is_own, names_plan

OWN, PROGRAMME = "", "the programme"
"""Whose a plan is that nothing says to be another's; and the programme's."""
_AS_MUCH = 0.5
"""Share of a sheet called after a sort of parties from which another is its sender's plan."""
Whose = Mapping[Candidate, str]


def whose_plans(ranked: Sequence[Candidate]) -> Whose:
    """Return whose plan each sheet is: its sender's, the programme's or that of the party it is called after.

    A party may be the sender itself where no sheet is called otherwise. One sort of parties (LDSO) may be what its
    sender is, among others, unless another sheet says that it is a plan, and holds about as much.
    """
    called = {one: PROGRAMME if is_of_programme(one) else party_of(one) for one in ranked}
    parties = {party for party in called.values() if is_apart(party)} - {PROGRAMME}
    is_beside = any(not is_apart(party) and _may_be_own(one) for one, party in called.items())
    plans = [one.score for one, party in called.items() if not party and _may_be_own(one) and _is_plan(one)]

    def whose(one: Candidate, party: str) -> str:
        if not party or party == PROGRAMME or is_perhaps(party):
            return party if party == PROGRAMME else OWN
        if is_apart(party):
            return party if is_beside or len(parties) > 1 else OWN
        return party if max(plans, default=0) > _AS_MUCH * one.score else OWN

    return {one: whose(one, party) for one, party in called.items()}


def party_of(one: Candidate) -> str:
    """Return the party that a sheet, or what stands above its table, is called after, else "": DCC plan.

    A sort of parties above a table may be what a form asks for, unless it says that it is of a plan.
    """
    if is_own(one.called):
        return ""
    above = (title for title in one.titles[1:] if names_plan(title) or is_apart(party_named(title)))
    return next(filter(None, map(party_named, (one.called, *above))), "")


def of_several(parts: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return the parts of a plan that are called after parties, if others are not, or are after other ones.

    Programme says so beside what is called a plan alone: it may well be a part of its sender's work.
    """
    is_plan = any(names_plan(one.called) for one in parts)
    called = {one: party_of(one) for one in parts}
    parties = {one: "" if is_perhaps(party) and not is_plan else party for one, party in called.items()}
    is_of_one = len({*filter(None, parties.values())}) == 1 and all(map(mentions_party, parts))
    return tuple(
        one for one, party in parties.items() if party and not is_of_one and len({*parties.values()}) > 1
    )


def _is_plan(one: Candidate) -> bool:
    return any(names_plan(title) or is_own(title) for title in one.titles)


def _may_be_own(one: Candidate) -> bool:
    """Return whether nothing says that a sheet is anything but its sender's plan; work with a party is."""
    is_other = one.is_beside or names_other_list(one.called) or names_summary(one.called)
    return one.score > 0 and not is_other and not mentions_party(one)


def mentions_party(one: Candidate) -> bool:
    """Return whether a sheet is called after a party of which there is one, or after work with it: DCC testing."""
    return any(map(mentions_body, one.titles))
