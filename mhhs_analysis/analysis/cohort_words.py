"""The first cohort as tables and sentences to read."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from mhhs_analysis.analysis.wording import (
    NOT_GIVEN,
    OPTION_WORDS,
    count_words,
    day_words,
    gathered_words,
    interval_words,
)
from mhhs_analysis.frames import WITHHELD

ROUTE_WORDS = {
    "procedure_only": "the procedure only: takes part in SIT",
    "qualification_testing": "the procedure and qualification testing: not in SIT",
    "open": "open: has not said whether it takes part in SIT",
    "does_not_qualify": "does not qualify: no market role that does",
    WITHHELD: f"withheld {WITHHELD}",
}
NOT_KNOWN = "not yet known"


def cohort_table(cohort: pd.DataFrame, plan_option: str, names: Mapping[str, str]) -> pd.DataFrame:
    """Return what a first cohort needs, a row each: who would be in it, when it enters and leaves SIT, the margin.

    `names` is participant_id to name. Where some needed are missing, the dates are those before which it can't be.
    """
    groups = cohort[cohort["plan_option"].eq(plan_option)].groupby(["label", "needed"], sort=False)
    rows = [
        {
            "the cohort needs": label,
            "needed": str(needed).replace("at_least:", "at least "),
            **_told(own, names),
        }
        for (label, needed), own in groups
    ]
    parts = ("in it", "too late", "waits for", "could stand in")
    columns = ["the cohort needs", "needed", *parts, "enters SIT", "leaves SIT", "least days in hand"]
    return pd.DataFrame(rows, columns=columns).fillna("").set_index("the cohort needs")


def stand_in_table(cohort: pd.DataFrame, plan_option: str, names: Mapping[str, str]) -> pd.DataFrame:
    """Return who could stand in for a member of a first cohort, and by how much later it would then enter SIT."""
    own = cohort[cohort["plan_option"].eq(plan_option) & cohort["part"].eq("substitute")]
    own = own.sort_values("enter_to", kind="stable")
    days = zip(own["enter_from"], own["enter_to"], strict=True)
    return pd.DataFrame(
        {
            "for any member of": own["label"],
            "could stand in": own["participant_id"].map(lambda who: names.get(who, who)),
            "ready": [interval_words(first, last) for first, last in days],
            "later than the last member": [count_words(int(days), "day") for days in own["later_days"]],
            "days in hand": own["margin_days"],
        }
    ).sort_values("for any member of", kind="stable", ignore_index=True)


def cohort_answers(cohort: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Return a row an option: in words, when a first cohort could enter SIT and leave it, or whom that waits for."""
    options = list(dict.fromkeys(cohort["plan_option"]))
    told = [cohort_sentence(cohort, one, names) for one in options]
    index = pd.Index([OPTION_WORDS.get(one, one) for one in options], name="option")
    return pd.DataFrame({"a first cohort": [one.partition(": ")[2] for one in told]}, index=index)


def cohort_sentence(cohort: pd.DataFrame, plan_option: str, names: Mapping[str, str]) -> str:
    """Return when a first cohort could enter SIT under an option and leave it, or whom that waits for."""
    own = cohort[cohort["plan_option"].eq(plan_option)]
    option = OPTION_WORDS.get(plan_option, plan_option)
    if own["part"].eq(WITHHELD).any():
        return f"{option}: when a first cohort could enter SIT is withheld from this audience {WITHHELD}."
    parts = [part for _, part in own.groupby("label", sort=False)]
    shut = [part for part in parts if _too_late(part)]
    if shut:
        late = _names(pd.concat(shut), "not_in_time", names)
        return (
            f"{option}: no first cohort can enter SIT in time: too late for it is {gathered_words(late, 8)}."
        )
    members = own[own["part"].eq("member")].drop_duplicates("participant_id")
    short = [part for part in parts if _missing(part)]
    if not short:
        enters, leaves = (_whole(members, end) for end in ("enter", "leave"))
        return f"{option}: a first cohort could enter SIT on {enters} and leave it on {leaves}."
    whom = gathered_words(_names(pd.concat(short), "not_known", names), 8)
    earliest = members["enter_from"].max()
    floor = f", and not before {day_words(earliest)}" if pd.notna(earliest) else ""
    return f"{option}: when a first cohort could enter SIT is {NOT_KNOWN}{floor}: it waits for {whom}."


def number_table(gate_results: pd.DataFrame, plan_option: str) -> pd.DataFrame:
    """Return how many of each a first cohort needs, with what the minutes say of the number."""
    own = gate_results[gate_results["plan_option"].eq(plan_option) & gate_results["milestone_id"].eq("M9")]
    own = own[~own["gate_id"].str.contains(":")]
    needed = own["needed"].str.replace("at_least:", "at least ")
    told = {"what must hold": own["label"], "needed": needed, "note": own["note"].fillna("")}
    return pd.DataFrame({**told, "source": own["source"]}).set_index("what must hold")


def route_table(routes: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Return how many participants qualify by which route, and who."""
    rows = [
        {"route": words, "participants": len(own), "who": ", ".join(names.get(who, who) for who in own)}
        for route, words in ROUTE_WORDS.items()
        if len(own := routes.loc[routes["route"].eq(route), "participant_id"])
    ]
    return pd.DataFrame(rows, columns=["route", "participants", "who"]).set_index("route")


def sample_table(
    routes: pd.DataFrame, participants: pd.DataFrame, constituencies: Mapping[str, str]
) -> pd.DataFrame:
    """Return the sample of those not in SIT whose PIT is assured: a row a constituency, drawn of those there are."""
    own = routes[routes["route"].eq("qualification_testing")].merge(participants, on="participant_id")
    own = own.assign(constituency=own["constituency"].replace(dict(constituencies)))
    rows = [
        {"constituency": kind, "not in SIT": len(table), "drawn": int(table["is_sampled"].sum()),
         "who is drawn": ", ".join(table.loc[table["is_sampled"].eq(True), "participant_name"])}
        for kind, table in own.groupby("constituency", sort=False)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["constituency", "not in SIT", "drawn", "who is drawn"]).set_index(
        "constituency"
    )


def _told(own: pd.DataFrame, names: Mapping[str, str]) -> dict[str, object]:
    if own["part"].eq(WITHHELD).any():
        return {"in it": f"withheld {WITHHELD}"}
    members, missing = own[own["part"].eq("member")], _missing(own)
    shown = {
        "in it": "member",
        "too late": "not_in_time",
        "waits for": "not_known",
        "could stand in": "substitute",
    }
    listed = {words: ", ".join(_names(own, part, names)) for words, part in shown.items()}
    margin = members["margin_days"].min()
    return {
        **listed,
        "waits for": listed["waits for"] if missing and not _too_late(own) else "",
        "enters SIT": _whole(members, "enter", is_short=bool(missing)),
        "leaves SIT": _whole(members, "leave", is_short=bool(missing)),
        "least days in hand": "" if missing or pd.isna(margin) else int(margin),
    }


def _names(own: pd.DataFrame, part: str, names: Mapping[str, str]) -> list[str]:
    return [names.get(who, who) for who in own.loc[own["part"].eq(part), "participant_id"]]


def _too_late(own: pd.DataFrame) -> bool:
    """Return whether a part of the cohort can't be complete in time, whatever is not known."""
    return _missing(own) > int(own["part"].eq("not_known").sum())


def _missing(own: pd.DataFrame) -> int:
    """Return how many members a part of the cohort still lacks."""
    needed = str(own["needed"].iloc[0])
    wanted = len(own) if needed == "all" else int(needed.removeprefix("at_least:"))
    return wanted - int(own["part"].eq("member").sum())


def _whole(members: pd.DataFrame, end: str, *, is_short: bool = False) -> str:
    """Return when the last of the members enters or leaves SIT; not known at the latest where one is missing."""
    first, last = members[f"{end}_from"].max(), members[f"{end}_to"].max()
    is_open = is_short or members[f"{end}_to"].isna().any()
    words = interval_words(first, pd.NaT if is_open else last)  # type: ignore[arg-type]
    return NOT_KNOWN if words == NOT_GIVEN else words
