"""Who was asked, and what came: no plan, not readable and no date are three things, none of them late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from mhhs_analysis.analysis.wording import gathered_words, round_words
from mhhs_analysis.frames import COVERAGE, HEADLINES, ROUNDS, WITHHELD, frame_of

FEWEST_FOR_SHARES = 10
"""No percentage is told of fewer."""
STATE_WORDS = {
    "read": "plan with dates",
    "read_no_dates": "plan without dates",
    "not_readable": "plan not readable",
    "no_plan": "no plan sent",
}


def coverage_of(
    participants: pd.DataFrame,
    plans: pd.DataFrame,
    activities: pd.DataFrame,
    answers: pd.DataFrame,
    round_: str,
) -> pd.DataFrame:
    """Return coverage: each participant asked, the state of its latest plan, and whether it answered in a round.

    Who answered in another round alone is silent in this one: rounds never mix. The latest plan is that of any.
    """
    latest = plans[plans["is_latest"]].set_index("participant_id")
    tasks = activities[activities["plan_id"].isin(latest["plan_id"])]
    dated = tasks[tasks["finish_from"].notna() | tasks["finish_to"].notna()]
    counts = {"activities": tasks, "dated_activities": dated}
    sizes = {name: table.groupby("participant_id").size() for name, table in counts.items()}
    answered = {one: {*answers.loc[answers["round"].eq(one), "participant_id"]} for one in ROUNDS}
    units = participants.set_index("participant_id")["responds_for"].to_dict()
    return frame_of(
        (
            {
                "participant_id": who,
                "responds_for": unit,
                "plan": _state(latest, sizes["dated_activities"], str(who)),
                "round": round_,
                "response": "answered" if who in answered[round_] else "no_response",
                "rounds_answered": ";".join(one for one in ROUNDS if who in answered[one]) or None,
            }
            | {name: size.get(who, 0) for name, size in sizes.items()}
            for who, unit in units.items()
        ),
        COVERAGE,
    )


def headlines_of(coverage: pd.DataFrame) -> pd.DataFrame:
    """Return headlines: how many of the units asked sent what, each as n of N, and of which round."""
    asked = coverage["responds_for"].nunique()
    round_ = _round_of(coverage)
    rows = [
        {"measure": measure, "label": label, "units": coverage.loc[holds, "responds_for"].nunique()}
        for measure, (label, holds) in measures_of(coverage).items()
    ]
    return frame_of(
        (
            row | {"round": round_, "units_asked": asked, "shown": f"{row['units']} of {asked}"}
            for row in rows
        ),
        HEADLINES,
    )


def measures_of(coverage: pd.DataFrame) -> dict[str, tuple[str, pd.Series]]:
    """Return each headline's measure with its words and whether each participant of coverage counts for it."""
    return {
        "responded": (_answered_words(_round_of(coverage)), coverage["response"] == "answered"),
        "plan_received": ("sent a plan of its own", coverage["plan"] != "no_plan"),
        "plan_read": ("sent a plan that could be read", coverage["plan"].isin(["read", "read_no_dates"])),
        "plan_dated": ("sent a plan with dates in it", coverage["plan"] == "read"),
        "plan_not_readable": ("sent a plan that could not be read", coverage["plan"] == "not_readable"),
    }


def headline_table(headlines: pd.DataFrame) -> pd.DataFrame:
    """Return the headlines as a table to read: what came, and from how many of the units asked."""
    return (
        headlines[["label", "shown"]]
        .set_axis(["units that ...", "n of N"], axis=1)
        .set_index("units that ...")
    )


def asked_by_constituency(
    coverage: pd.DataFrame,
    participants: pd.DataFrame,
    constituencies: Mapping[str, str],
    received: pd.DataFrame,
) -> pd.DataFrame:
    """Return a row a constituency: how many participants were asked, what is held of their plans, who answered.

    The states of a plan are told apart and add up to those asked. Beside them stand its files that came late;
    those of which that is withheld, or not known for want of a close, are counted apart. A file of many respondents
    is of no constituency. `constituencies` is identifier to label.
    """
    told = _with_constituency(coverage, participants, constituencies)
    states = pd.crosstab(told["constituency"], told["plan"]).reindex(columns=list(STATE_WORDS), fill_value=0)
    answered = told["response"].eq("answered").groupby(told["constituency"]).sum()
    table = states.rename(columns=STATE_WORDS).rename_axis(columns=None)
    table.insert(0, "asked", table.sum(axis=1))
    name = f"answered a question of {round_words(_round_of(coverage))}"
    table = table.assign(**{name: answered}).reindex(told["constituency"].cat.categories)
    table = table.loc[table["asked"].gt(0)]
    table.loc["All"] = table.sum()
    kinds = received["participant_id"].map(told.set_index("participant_id")["constituency"].astype("object"))
    late = _late_words(received, kinds, [str(kind) for kind in table.index[:-1]])
    return table.astype("int64").assign(**{"files that came late": late}).rename_axis("constituency")


def _late_words(received: pd.DataFrame, kinds: pd.Series, shown: Sequence[str]) -> list[str]:
    """Return how many files of each constituency came late, and of how many that isn't told; last, of all of them."""
    is_hidden = received["layout"].eq(WITHHELD).fillna(False).astype("bool")
    counts = {
        "": received["is_late"].fillna(False).astype("bool"),
        f" withheld {WITHHELD}": is_hidden,
        " not known": received["is_late"].isna() & ~is_hidden,
    }
    whose = [*(kinds.eq(kind) for kind in shown), kinds.isin(shown)]
    many = [{words: int((own & each).sum()) for words, each in counts.items()} for own in whose]
    return [", ".join(f"{n}{words}" for words, n in own.items() if n or not words) for own in many]


def share_spoken(coverage: pd.DataFrame, participants: pd.DataFrame) -> pd.DataFrame:
    """Return how many suppliers have spoken, and with how much of the supply: by meters, where the register gives it.

    No share is told of fewer than ten suppliers; where a name is withheld its share would be told by the rest, and
    all are withheld.
    """
    people = participants[["participant_id", "market_share", "constituency"]]
    told = coverage.merge(people, on="participant_id")
    own = told[told["market_share"].notna()]
    measures = {
        _answered_words(_round_of(coverage)): own["response"].eq("answered"),
        "sent a plan that could be read": own["plan"].isin(["read", "read_no_dates"]),
        "sent a plan with dates in it": own["plan"].eq("read"),
    }
    is_closed = told["constituency"].eq(WITHHELD).any()
    whole = f"{own['market_share'].sum():.0%}"
    rows = [
        {"suppliers that ...": words, **_spoken(own, holds, whole, is_closed=bool(is_closed))}
        for words, holds in measures.items()
    ]
    return pd.DataFrame(rows).set_index("suppliers that ...")


def without_dates(
    coverage: pd.DataFrame, participants: pd.DataFrame, constituencies: Mapping[str, str]
) -> pd.DataFrame:
    """Return who has no dates with us, and why: nothing sent, not readable, no dates; by constituency."""
    told = _with_constituency(coverage, participants, constituencies)
    silent = told[told["plan"].ne("read")].assign(
        place=lambda rows: rows["plan"].map({state: at for at, state in enumerate(reversed(STATE_WORDS))})
    )
    found = silent.groupby(["place", "plan", "constituency"], observed=True)["participant_name"]
    table = found.agg(participants="size", who=lambda names: gathered_words(sorted(names), 12)).reset_index()
    named = table.assign(
        plan=table["plan"].map(STATE_WORDS), constituency=table["constituency"].astype("str")
    )
    return named.drop(columns="place").rename(columns={"plan": "what is missing"})


def _spoken(own: pd.DataFrame, holds: pd.Series, whole: str, *, is_closed: bool) -> dict[str, str]:
    """Return a measure's count and share of supply, withheld or left out where it may not stand."""
    if is_closed:
        return dict.fromkeys(("n of N", "share of supply"), f"withheld {WITHHELD}")
    share = f"{own.loc[holds, 'market_share'].sum():.0%} of the {whole} known"
    is_few = len(own) < FEWEST_FOR_SHARES
    return {
        "n of N": f"{int(holds.sum())} of {len(own)}",
        "share of supply": f"not told: fewer than {FEWEST_FOR_SHARES} suppliers" if is_few else share,
    }


def _with_constituency(
    coverage: pd.DataFrame, participants: pd.DataFrame, constituencies: Mapping[str, str]
) -> pd.DataFrame:
    """Return coverage with each participant's name, and its constituency as a label in the order of those given."""
    known = {**constituencies, WITHHELD: f"{WITHHELD} name and constituency withheld"}
    people = participants[["participant_id", "participant_name", "constituency"]]
    told = coverage.merge(people, on="participant_id")
    labels = told["constituency"].map(known).fillna(told["constituency"])
    order = [*known.values(), *sorted(set(labels) - set(known.values()))]
    return told.assign(constituency=pd.Categorical(labels, categories=order))


def _round_of(coverage: pd.DataFrame) -> str:
    """Return the one round whose answers coverage counts."""
    (round_,) = coverage["round"].unique()
    return str(round_)


def _answered_words(round_: str) -> str:
    return f"answered at least one question of {round_words(round_)}"


def _state(latest: pd.DataFrame, dated: pd.Series, participant: str) -> str:
    if participant not in latest.index:
        return "no_plan"
    if not latest.at[participant, "is_readable"]:
        return "not_readable"
    return "read" if dated.get(participant, 0) else "read_no_dates"
