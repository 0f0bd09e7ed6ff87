"""Verdicts in words, and whom to ask: whoever could still decide a gate, and nobody else."""

from itertools import product

import pandas as pd
import pytest

from mhhs_analysis.analysis.chase import chase_list, waiting
from mhhs_analysis.analysis.curves import REPEATED, ready_curve, standing_counts, standing_table
from mhhs_analysis.analysis.verdicts import gate_table, option_verdicts, why_table
from mhhs_analysis.frames import WITHHELD
from tests.analysis.cases import entry, people, plans, stand, tasks, verdicts

CENTRAL = {"constituency": "central_systems"}
DNO = {"constituency": "dno"}
IN_TIME, LATE = "2023-11-29", "2024-03-01"
NAMES = {"P1": "North", "P2": "South"}


def results(days: list[str | None], kind: dict) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Participants of a kind, their readiness with an M9 on these days (None sent no plan), and the gates."""
    asked = people(*({**kind} for _ in days))
    held = [entry(day, participant_id=f"P{n}") for n, day in enumerate(days, 1) if day]
    sent = plans(*({"participant_id": f"P{n}"} for n, day in enumerate(days, 1) if day))
    readiness = stand(asked, sent, tasks(*held))
    return asked, readiness, verdicts(readiness, asked).reset_index()


def test_a_gate_that_is_not_met_rules_its_option_out() -> None:
    """And what follows from it is told."""
    *_, found = results([LATE], CENTRAL)
    row = option_verdicts(found).loc["POAP 1"]
    assert row["does it hold?"] == "no"
    assert row["what rules it out"] == "Every central system is ready for M9: not met, and it is delayed"
    assert row["not met"] == 1


def test_what_is_not_known_rules_nothing_out() -> None:
    """Nor does it hold an option up as proven."""
    *_, found = results([None], CENTRAL)
    assert option_verdicts(found).at["POAP 1", "does it hold?"] == "not yet known"


def test_days_that_are_withheld_are_marked() -> None:
    """They are known to Ofgem: they don't read as not known."""
    *_, found = results([IN_TIME], CENTRAL)
    marked = found.assign(ready_from=pd.NaT, ready_to=pd.NaT, decided_by=WITHHELD, why=WITHHELD)
    assert gate_table(marked, "poap-1", NAMES)["can be met"].eq(f"withheld {WITHHELD}").all()


def test_an_assumption_alone_rules_nothing_out() -> None:
    """The gate on networks is the Programme's assumption: it is counted."""
    *_, found = results([IN_TIME], DNO)
    late = found.assign(status=found["status"].mask(found["basis"].eq("assumed"), "not_met"))
    row = option_verdicts(late).loc["POAP 1"]
    assert (row["does it hold?"], row["not met"]) == ("not yet known", 1)


def test_a_withheld_gate_withholds_the_verdict() -> None:
    """It may point either way; a gate not met that is shown decides it all the same."""
    *_, found = results([LATE, IN_TIME], CENTRAL)
    hidden = found.assign(
        status=found["status"].mask(found["gate_id"].eq("central_systems_ready_for_m9"), WITHHELD)
    )
    assert option_verdicts(hidden).at["POAP 1", "does it hold?"] == f"withheld {WITHHELD}"


def test_gates_are_told_with_names_dates_and_rules() -> None:
    """Each participant of a gate of all below it; why it stands so beside the source of its rule."""
    *_, found = results(["2023-10-01", None], CENTRAL)
    table = gate_table(found, "poap-1", NAMES)
    gate, one = table.iloc[0], table.loc["– North"]
    assert (gate["verdict"], gate["can be met"], gate["waiting for"]) == (
        "not yet known",
        "from 1 Oct 2023",
        "South",
    )
    assert (one["verdict"], one["can be met"], one["decided by"]) == ("met", "1 Oct 2023", "North")
    told = why_table(found, "poap-1", NAMES).iloc[0]
    assert told["why"] == "South sent no plan" and "TMAG 009" in told["source of the rule"]


@pytest.mark.parametrize("needed", ["sit_has_a_dno", "central_systems_ready_for_m9"])
def test_whom_to_ask_is_whoever_some_completion_makes_decisive(needed) -> None:
    """Against brute force over small cases: every unknown date in time or late, every other likewise."""
    kind = DNO if needed == "sit_has_a_dno" else CENTRAL
    for days in product([IN_TIME, LATE, None], repeat=3):
        *_, found = results(list(days), kind)
        listed = waiting(found)
        asked = set(listed.loc[listed["gate_id"].eq(needed), "participant_id"])
        assert asked == _decisive(list(days), kind, needed), days


def _decisive(days: list[str | None], kind: dict, needed: str) -> set[str]:
    """Those whose date, once known, changes a gate under some completion of the others' unknown dates."""
    unknown = [place for place, day in enumerate(days) if day is None]
    decisive = set()
    for completion in product([IN_TIME, LATE], repeat=len(unknown)):
        whole = list(days)
        for place, day in zip(unknown, completion, strict=True):
            whole[place] = day
        for place in unknown:
            turned = list(whole)
            turned[place] = LATE if whole[place] == IN_TIME else IN_TIME
            if _status(tuple(whole), kind, needed) != _status(tuple(turned), kind, needed):
                decisive.add(f"P{place + 1}")
    return decisive


def _status(days: tuple[str | None, ...], kind: dict, needed: str, known: dict | None = None) -> str:
    kept = _STATUSES if known is None else known
    key = (days, needed)
    if key not in kept:
        *_, found = results(list(days), kind)
        kept[key] = found.set_index("gate_id").at[needed, "status"]
    return kept[key]


_STATUSES: dict = {}


def test_who_alone_decides_stands_first() -> None:
    """With what to ask it for, and by which deadline."""
    asked, readiness, found = results([IN_TIME, None], CENTRAL)
    table = chase_list(found, readiness, asked, {"central_systems": "Central systems provider"})
    first = table.iloc[0]
    assert first[["whom", "constituency", "ask for"]].tolist() == [
        "P2",
        "Central systems provider",
        "its plan, or at least the date",
    ]
    assert "POAP 1 M9 30 Nov 2023" in first["deadlines it is about"] and first["of them it alone"] >= 1


@pytest.mark.parametrize("first", ["2023-11-01", "2023-11-30"], ids=["its month", "its last day"])
def test_who_copies_the_options_date_is_asked_for_its_own(first: str) -> None:
    """What it gives would meet any gate."""
    asked = people(CENTRAL)
    readiness = stand(asked, plans({}), tasks(entry(first, "2023-11-30")))
    table = chase_list(verdicts(readiness, asked).reset_index(), readiness, asked, {})
    assert "a date of its own: what it gives repeats the option's" in set(table["ask for"])


def test_nobody_is_asked_for_a_gate_that_is_decided() -> None:
    """A late one can't be helped by another's answer."""
    asked, readiness, found = results([LATE, None], CENTRAL)
    m9 = found[found["milestone_id"].ne("M10")]
    assert chase_list(m9, readiness, asked, {}).empty


# --- curves and counts --------------------------------------------------------------------------------------


def test_a_curve_counts_by_the_last_and_by_the_first_day() -> None:
    """A date copied from the option and an unknown one are in neither count."""
    asked = people(*[{}] * 4)
    held = [entry("2023-10-01", "2023-10-31"), entry("2023-10-15", participant_id="P2"),
            entry("2023-11-01", "2023-11-30", participant_id="P3")]  # fmt: skip
    sent = plans(*({"participant_id": f"P{n}"} for n in range(1, 5)))
    curve = ready_curve(stand(asked, sent, tasks(*held)), "M9")
    told = {f"{row.day:%m-%d}": (row.least, row.most) for row in curve.itertuples()}
    assert told == {"10-01": (0, 1), "10-15": (1, 2), "10-31": (2, 2)}


def test_each_of_those_asked_is_in_one_count() -> None:
    """By option, and by kind within it; those who stay out of SIT are not asked."""
    asked = people({}, {}, {"sit_intent": "non_sit"}, DNO)
    held = [entry(IN_TIME), entry(LATE, participant_id="P2")]
    readiness = stand(asked, plans({}, {"participant_id": "P2"}), tasks(*held))
    counts = standing_counts(readiness, "M9")
    assert counts.loc["POAP 1", ["asked", "ready", "late", "no plan sent"]].tolist() == [3, 1, 1, 1]
    kinds = standing_counts(readiness, "M9", asked.set_index("participant_id")["constituency"])
    assert kinds.loc[("POAP 1", "dno"), ["asked", "no plan sent"]].tolist() == [1, 1]
    assert (kinds.drop(columns="asked").sum(axis=1) == kinds["asked"]).all()


def test_who_stands_by_an_options_own_date_is_counted_apart() -> None:
    """P1 gives M9's own last day, ready by it: in the count of those ready, and told to be no evidence."""
    readiness = stand(people({}, {}), plans({}, {"participant_id": "P2"}),
                      tasks(entry("2023-11-30"), entry(IN_TIME, participant_id="P2")))  # fmt: skip
    row = standing_counts(readiness, "M9").loc["POAP 1"]
    assert row[["asked", "ready", REPEATED]].tolist() == [2, 2, 1]
    own = stand(people({}), plans({}), tasks(entry(IN_TIME)))
    assert REPEATED not in standing_counts(own, "M9")


def test_counts_of_which_some_are_withheld_say_so() -> None:
    """They are of those shown, and whether the rest were asked at all is withheld too."""
    readiness = stand(people({}, {}), plans({}), tasks(entry(IN_TIME)))
    hidden = readiness.assign(status=readiness["status"].mask(readiness["participant_id"].eq("P2"), WITHHELD))
    row = standing_counts(hidden, "M9").loc["POAP 1"]
    assert row[["asked or withheld", "ready, shown", f"withheld {WITHHELD}"]].tolist() == [2, 1, 1]
    assert "asked" not in row and "ready" not in row


def test_everybody_asked_stands_in_the_table_once() -> None:
    """Who is ready first stands first, with the cell its date stands in."""
    asked = people({}, {}, {})
    held = [entry("2023-11-29"), entry("2023-07-01", participant_id="P2")]
    table = standing_table(stand(asked, plans({}, {"participant_id": "P2"}), tasks(*held)), "M9", NAMES)
    assert table["participant"].tolist() == ["South", "North", "P3"]
    assert table.loc[0, ["ready", "by", "POAP 1", "source"]].tolist() == [
        "1 Jul 2023",
        "own milestone",
        "ready",
        "P2, R1",
    ]
