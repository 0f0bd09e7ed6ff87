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
Whose = Mapping[Candidate, str]


def whose_plans(ranked: Sequence[Candidate]) -> Whose:
    """Return whose plan each sheet is: its sender's, the programme's or that of the party it is called after.

    A party may be the sender itself where no sheet is called otherwise. One sort of parties (LDSO) may be what its
    sender is, among others, where no other sheet says that it is a plan.
    """
    called = {one: PROGRAMME if is_of_programme(one) else party_of(one) for one in ranked}
    parties = {party for party in called.values() if is_apart(party)} - {PROGRAMME}
    is_beside = any(not is_apart(party) and _may_be_own(one) for one, party in called.items())
    is_plan = any(
        not party and _may_be_own(one) and any(names_plan(title) or is_own(title) for title in one.titles)
        for one, party in called.items()
    )

    def whose(party: str) -> str:
        if not party or party == PROGRAMME or is_perhaps(party):
            return party if party == PROGRAMME else OWN
        is_theirs = is_beside or len(parties) > 1 if is_apart(party) else is_plan
        return party if is_theirs else OWN

    return {one: whose(party) for one, party in called.items()}


def party_of(one: Candidate) -> str:
    """Return the party that a sheet, or what stands above its table, is called after, else "": DCC plan.

    A sort of parties above a table may be what a form asks for, unless it says that it is of a plan.
    """
    if is_own(one.called):
        return ""
    above = (title for title in one.titles[1:] if names_plan(title) or is_apart(party_named(title)))
    return next(filter(None, map(party_named, (one.called, *above))), "")


def _may_be_own(one: Candidate) -> bool:
    """Return whether nothing says that a sheet is anything but its sender's plan; work with a party is."""
    is_other = one.is_beside or names_other_list(one.called) or names_summary(one.called)
    return one.score > 0 and not is_other and not any(map(mentions_body, one.titles))
