"""Whose plan each sheet of a workbook is, by what it is called: its sender's, the programme's or another party's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, islice

from mhhs_analysis.intake.candidates import Candidate, are_headed_alike, names_again
from mhhs_analysis.intake.headings.not_plans import names_other_list, names_summary
from mhhs_analysis.intake.sheet_versions import is_of_programme
from mhhs_analysis.intake.versions.parties import (
    is_apart,
    is_perhaps,
    is_several,
    mentions_body,
    party_named,
    says_sent,
)
from mhhs_analysis.intake.versions.words import is_own, names_plan
from mhhs_analysis.intake.workbooks.sheets import BETWEEN_TITLES, Sheet

OWN, PROGRAMME, OFFICE = "", "the programme", "several parties"
"""Whose a plan is that nothing says to be another's; the programme's; and that of a programme office for others."""
_AS_MUCH = 0.5
"""Share of a sheet called after a sort of parties from which another is its sender's plan."""
_FEWEST = 3
"""Parties that have a sheet each in one plan of several."""
_MOST_ROWS = 30
"""Rows of another sheet in which it may say that each party sent a plan."""
Whose = Mapping[Candidate, str]


def whose_plans(ranked: Sequence[Candidate], sheets: Sequence[Sheet] = ()) -> Whose:
    """Return whose plan each sheet is: its sender's, the programme's or that of the party it is called after.

    A party may be the sender itself where no sheet is called otherwise. One sort of parties (LDSO) may be what its
    sender is, among others, unless another sheet says that it is a plan, and holds about as much. `sheets` are all
    of the workbook: what they say may part the plans of parties that are otherwise one.
    """
    called = {one: _called_after(one) for one in ranked}
    if _is_of_office(called, sheets):
        return {one: PROGRAMME if party == PROGRAMME else OFFICE for one, party in called.items()}
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


def _called_after(one: Candidate) -> str:
    """Return the party, or the programme, that a sheet is called after; a party by name speaks before a title."""
    party = party_of(one)
    return PROGRAMME if is_of_programme(one) and not is_apart(party_named(one.called)) else party


def _is_of_office(called: Mapping[Candidate, str], sheets: Sequence[Sheet]) -> bool:
    """Return whether sheets of parties (DCC, Elexon, LDSOs) are what each does in one plan, as nobody else's is there.

    Each has tasks of its own under the same headings, and nothing says that they are plans of their own. One sort of
    parties may be what its sender is, unless it is several.
    """
    parties = {one: party for one, party in called.items() if party and party != PROGRAMME and one.score}
    if len({*parties.values()}) < _FEWEST or not any(map(mentions_body, parties.values())):
        return False
    is_beside = any(_may_be_own(one) for one, party in called.items() if not party)
    may_be_sender = any(
        not (is_apart(party) or is_several(party) or is_perhaps(party)) for party in parties.values()
    )
    if is_beside or may_be_sender or any(map(_is_plan_of_party, parties)):
        return False
    pairs = combinations(parties, 2)
    is_one = all(are_headed_alike(*pair) and not names_again(*pair) for pair in pairs)
    return is_one and not any(map(says_sent, _said_beside(parties, sheets)))


def _is_plan_of_party(one: Candidate) -> bool:
    """Return whether a name or title says that a sheet is the plan of a party: DCC delivery plan."""
    titles = [title for title in one.titles if names_plan(title)]
    return any(map(mentions_body, titles)) or any(map(party_named, titles))


def _said_beside(parties: Iterable[Candidate], sheets: Sequence[Sheet]) -> Iterable[str]:
    """Yield what stands above the tables of parties, and first on sheets that hold none."""
    yield from (title for one in parties for title in one.titles)
    of_parties = {one.sheet.name for one in parties}
    for sheet in (one for one in sheets if one.name not in of_parties):
        yield sheet.called
        yield from (cell.text for cells in islice(sheet.rows.values(), _MOST_ROWS) for cell in cells.values())


def party_of(one: Candidate) -> str:
    """Return the party that a sheet, or what stands above its table, is called after, else "": DCC plan.

    A sort of parties above a table may be what a form asks for, unless it says that it is of a plan.
    """
    if is_own(one.called):
        return ""
    above = (title for title in one.titles[1:] if names_plan(title) or is_apart(party_named(title)))
    own = one.sheet.own_title
    if _is_below_work(one):
        above = (title for title in above if title != own)
    return next(filter(None, map(party_named, (one.called, *above))), "")


def _is_below_work(one: Candidate) -> bool:
    """Return whether a table of a document stands below a heading of work, and not of a plan: Testing, then DCC."""
    under = one.called.split(BETWEEN_TITLES)[-2:]
    return len(under) > 1 and not any(map(names_plan, under))


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
