"""One participant's read-back: what we hold of it, how we read it, where it stands, and what we need of it.

It rests on the participant's own rows alone: nothing of another participant can stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import SimpleNamespace

import numpy as np
import pandas as pd

from mhhs_analysis.analysis.curves import STATE_WORDS
from mhhs_analysis.analysis.gates import PARTICIPANTS, is_concerned, members_of
from mhhs_analysis.analysis.readiness import IN_TIME
from mhhs_analysis.analysis.reasons import place_of, place_words
from mhhs_analysis.analysis.wording import (
    NOT_GIVEN,
    OPTION_WORDS,
    apart_words,
    day_words,
    interval_words,
    round_words,
)
from mhhs_analysis.frames import MhhsError

OWN = (
    "participants",
    "roles",
    "plans",
    "activities",
    "answers",
    "positions",
    "coverage",
    "readiness",
    "routes",
)
"""The frames of which a participant sees its own rows here."""
OWN_FILES = ("received", "set_aside", "warnings", "columns_read")
"""The frames of which it sees the rows of files that it alone sent."""
OTHERS_FILE = "a file of another participant"
"""What a finding about one's own file calls a file that isn't."""
SAYS_WORDS = {
    "can": "you can be ready",
    "can_with_conditions": "you can, with conditions",
    "cannot": "you can't be ready",
}
_INTENT_WORDS = {"sit": "takes part in SIT", "non_sit": "doesn't take part in SIT", "unknown": "has not said"}
_AGAINST_WORDS = {"unconstrained": "no option", "unknown": "not said", **OPTION_WORDS}
_NEEDS = {
    "no_plan": "your plan, or at least the date on which you are ready",
    "not_readable": "your plan in a form that opens and can be read, such as .xlsx or .csv",
    "no_date": "the date on which you are ready, which your plan doesn't give",
    "too_wide": "a narrower date: what your plan gives can mean in time or late",
    "grace_not_stated": "whether you could be ready by the deadline itself: nobody states that its grace is yours",
    "not_planned_against": "whether you could be ready by the deadline: your plan is not made for this option",
}
_DIFFERS = "which holds: what you say, or what your plan shows"
_TAKES_PART = "whether you take part in SIT"
_COPIED = "your own date: your plan repeats the option's, so it doesn't say what you can do"


def own_frames(frames: SimpleNamespace, audience: str) -> SimpleNamespace:
    """Return what a participant's read-back may rest on: its own rows, its own files, and what the Programme sent out.

    Raises MhhsError where the audience is no participant.
    """
    who = audience.partition("participant:")[2]
    if not who:
        raise MhhsError(f"audience {audience!r}: a read-back is for one participant; use participant:ID")
    held = {name: getattr(frames, name) for name in (*OWN, *OWN_FILES)}
    files = set(held["received"].loc[held["received"]["participant_id"].eq(who), "file"])
    own = {name: _chosen(held[name], held[name]["participant_id"].eq(who)) for name in OWN}
    own |= {name: _chosen(held[name], held[name]["file"].isin(files)) for name in OWN_FILES}
    others = set(held["received"].loc[held["received"]["participant_id"].notna(), "file"]) - files
    own |= {name: _without_files(own[name], others) for name in ("set_aside", "warnings")}
    return SimpleNamespace(**own, questions=frames.questions, poap_items=frames.poap_items)


def held_of(
    own: SimpleNamespace, constituencies: Mapping[str, str], roles: Mapping[str, str]
) -> pd.DataFrame:
    """Return what the register holds of a participant, to be put right by it."""
    (person,) = own.participants.to_dict("records")
    latest = own.plans[own.plans["is_latest"].astype("bool")]
    told = {
        "name": person["participant_name"],
        "constituency": constituencies.get(person["constituency"], person["constituency"]),
        "market roles": ", ".join(roles.get(role, role) for role in own.roles["role"]) or "none",
        "part in SIT": _INTENT_WORDS.get(person["sit_intent"], person["sit_intent"]),
        "one voice with": person["responds_for"],
        "named in public reports": "yes" if person["is_name_public"] else "no",
        "plan made against": ", ".join(_AGAINST_WORDS.get(one, one) for one in latest["planned_against"])
        or "no plan held",
    }
    return pd.DataFrame({"as we have it": told}).rename_axis("of you")


def answers_read(own: SimpleNamespace) -> pd.DataFrame:
    """Return a row an answer: the question, what was answered, and whether it is in confidence."""
    told = own.answers.merge(own.questions[["round", "question_id", "wording"]], on=["round", "question_id"])
    return pd.DataFrame(
        {
            "round": told["round"].map(round_words),
            "question": told["wording"],
            "your answer": told["text"],
            "in confidence": np.where(told["is_confidential"].astype("bool"), "yes", "no"),
            "cell": place_words(told),
        }
    )


def standing_of(own: SimpleNamespace) -> pd.DataFrame:
    """Return a row a milestone and option: the deadline, the date read in the plan, how that stands, what is said."""
    asked = own.readiness[own.readiness["status"].ne("not_applicable")]
    rows = [_standing(row, is_own=not own.answers.empty) for row in asked.to_dict("records")]
    columns = ["milestone", "option", "deadline", "you are ready", "by", "so you are", "against the deadline",
               "you say", "cell"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns).set_index(["milestone", "option"])


def gates_on(own: SimpleNamespace, gates: Sequence[Mapping[str, str]]) -> pd.DataFrame:
    """Return the gates that rest on a participant: what must hold, of whom, and what follows if it doesn't."""
    asked = {*own.readiness.loc[own.readiness["status"].ne("not_applicable"), "milestone_id"]}
    who, kind = (own.participants[name].to_numpy(object) for name in ("participant_id", "constituency"))
    members = members_of(own.roles)
    mine = [
        gate
        for gate in gates
        if gate["owner"] == PARTICIPANTS and gate["milestone_id"] in asked
        if is_concerned(gate, who, kind, members).all()
    ]
    return pd.DataFrame(
        {
            "what must hold": [gate["label"] for gate in mine],
            "option": [OPTION_WORDS.get(gate["plan_option"], "every") for gate in mine],
            "needed": [gate["needed"].replace("at_least:", "at least ") for gate in mine],
            "source": [gate["source"] for gate in mine],
        }
    )


def needs_of(own: SimpleNamespace) -> pd.DataFrame:
    """Return what is needed of a participant: of each milestone and option, then of what could not be read."""
    rows = [*_needs_of_dates(own.readiness), *_needs_of_cells(own.set_aside), *_needs_of_cells(own.warnings)]
    table = pd.DataFrame(rows, columns=["we need", "for", "because"])
    together = table.groupby(["we need", "because"], sort=False)["for"].agg("; ".join).reset_index()
    return together[["we need", "for", "because"]]


def _chosen(table: pd.DataFrame, rows: pd.Series) -> pd.DataFrame:
    return table[rows.fillna(False).astype("bool")].reset_index(drop=True)


def _without_files(found: pd.DataFrame, others: Collection[str]) -> pd.DataFrame:
    """Return findings whose words name no file of another participant."""
    longest_first = sorted(others, key=len, reverse=True)
    if not longest_first:
        return found
    named = re.compile("|".join(re.escape(file) for file in longest_first))
    words = ("reason", "remedy")
    return found.assign(**{name: found[name].str.replace(named, OTHERS_FILE, regex=True) for name in words})


def _standing(row: Mapping[object, object], *, is_own: bool) -> dict[str, object]:
    """Return one row; where others answered for a participant's unit, the cell of their answer isn't told."""
    says = SAYS_WORDS.get(str(row["says"]), "")
    ready = interval_words(row["ready_from"], row["ready_to"])  # type: ignore[arg-type]
    margin = _margin(row["margin_least_days"], row["margin_most_days"])
    return {
        "milestone": row["milestone_id"],
        "option": OPTION_WORDS.get(str(row["plan_option"]), row["plan_option"]),
        "deadline": day_words(row["limit_from"]),  # type: ignore[arg-type]
        "you are ready": "" if ready == NOT_GIVEN else ready,
        "by": row["basis"] if pd.notna(row["basis"]) else "",  # type: ignore[call-overload]
        "so you are": STATE_WORDS.get(str(row["status"]), row["status"]),
        "against the deadline": margin if ready != NOT_GIVEN else "",
        "you say": says if is_own or not says else f"{says} (your unit's one voice)",
        "cell": place_of(row),
    }


def _margin(least: object, most: object) -> str:
    """Return the days between a ready date and the deadline in words, from the least to the most."""
    low, high = (None if pd.isna(days) else -int(days) for days in (most, least))  # type: ignore[call-overload]
    return apart_words(low, high)


def _needs_of_dates(readiness: pd.DataFrame) -> Iterator[dict[str, str]]:
    asked = readiness[readiness["status"].ne("not_applicable")]
    for row in asked.to_dict("records"):
        option = OPTION_WORDS.get(row["plan_option"], row["plan_option"])
        held = {"for": f"{row['milestone_id']} of {option}, {day_words(row['limit_from'])}"}
        if row["disagrees"]:
            yield {"we need": _DIFFERS, "because": "the two point different ways", **held}
        elif row["is_anchored"]:
            yield {"we need": _COPIED, "because": "a date that is the option's is no evidence", **held}
        elif row["status"] in IN_TIME and not row["is_sure"]:
            yield {"we need": _TAKES_PART, "because": "a gate may wait for that alone", **held}
        elif row["status"] in _NEEDS:
            yield {"we need": _NEEDS[row["status"]], "because": STATE_WORDS[row["status"]], **held}


def _needs_of_cells(found: pd.DataFrame) -> Iterator[dict[str, str]]:
    asked = found[found["remedy"].fillna("").ne("")]
    for place, row in zip(place_words(asked), asked.to_dict("records"), strict=True):
        yield {"we need": row["remedy"], "for": place, "because": row["reason"]}
