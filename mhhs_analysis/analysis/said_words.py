"""Who answered what and which position each holds, as tables to read: every number leads to respondents and cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from mhhs_analysis.analysis.conditions import NONE
from mhhs_analysis.analysis.positions import CLOSED, came_late, standings_of
from mhhs_analysis.analysis.reasons import marked_places
from mhhs_analysis.analysis.wording import OPTION_WORDS, gathered_words, moved_words, round_words
from mhhs_analysis.frames import MAY_BE_NONE, STANDINGS, WITHHELD

STANDING_WORDS = {
    "supports": "support",
    "supports_with_conditions": "conditional support",
    "opposes": "oppose",
    "no_view": "no view",
    "not_read": "not read",
    "differing": "participants differ",
    "not_answered": "left blank",
    "no_response": "no response",
    WITHHELD: f"withheld {WITHHELD}",
}
FEWEST = 3
"""A group of fewer units than this is told together with others to whoever may not see every answer."""
SMALL_GROUPS = f"constituencies of fewer than {FEWEST}, together"
CHANGE_WORDS = {
    "same": "the same",
    "changed": "changed",
    "not_known": "not known: dates too wide to tell",
    "not_comparable": "not comparable",
    "only_earlier_round": "in the earlier round alone",
    "only_later_round": "in the later round alone",
    WITHHELD: f"withheld {WITHHELD}",
}
CODED_WORDS = {
    "position": "a position",
    "readiness": "being ready",
    "theme": "themes",
    "condition": "gates of conditions",
}
WAITING_WORDS = {
    "read_differently": "read differently: to be settled",
    "not_mapped": "to be mapped",
    MAY_BE_NONE: "may be none: to be read",
}
"""Said in place of a gate, by how far a condition was read."""
_COUNTED = ("conditions", "of conditional supporters", "mapped to a gate", "to no gate")
Names = Mapping[str, str]
"""participant_id to name."""


def answered_by_question(
    answers: pd.DataFrame, questions: pd.DataFrame, participants: pd.DataFrame
) -> pd.DataFrame:
    """Return a row a question: as asked, what of, and how many of the units asked answered it, and how many late."""
    units = participants.set_index("participant_id")["responds_for"]
    told = answers.assign(unit=answers["participant_id"].map(units), is_late=came_late(answers))
    by = told.groupby(["round", "question_id"])
    counts = by["unit"].nunique().to_dict()
    late = told[told["is_late"]].groupby(["round", "question_id"])["unit"].nunique().to_dict()
    keys = list(questions[["round", "question_id"]].itertuples(index=False, name=None))
    return pd.DataFrame(
        {
            "round": questions["round"].map(round_words),
            "question": questions["question_id"],
            "of": questions["plan_option"].map(OPTION_WORDS).fillna(""),
            "asked": questions["wording"],
            "kind": questions["kind"],
            "units that answered": [f"{counts.get(key, 0)} of {units.nunique()}" for key in keys],
            "of them late": [late.get(key, 0) for key in keys],
        }
    ).set_index(["round", "question"])


def answered_by_respondent(
    answers: pd.DataFrame, positions: pd.DataFrame, participants: pd.DataFrame
) -> pd.DataFrame:
    """Return a row a respondent and round: how much it answered, the options on which it holds a position, and where.

    Nobody is lost: who answered and holds no position says so here.
    """
    names = participants.set_index("participant_id")["participant_name"]
    told = answers.assign(is_late=came_late(answers), is_closed=answers["kind"].eq("closed"))
    own = told.groupby(["participant_id", "round"], sort=False)
    table = pd.DataFrame(
        {
            "closed answers": own["is_closed"].sum(),
            "open answers": own.size() - own["is_closed"].sum(),
            "late": own["is_late"].sum(),
            "confidential": own["is_confidential"].sum(),
            "holds a position on": _options_held(positions),
            "file": own["file"].agg(lambda files: "; ".join(dict.fromkeys(files))),
        }
    ).reset_index()
    table = table.assign(respondent=table["participant_id"].map(names), round=table["round"].map(round_words))
    table["holds a position on"] = table["holds a position on"].fillna(
        "none: see what was set aside, or left blank"
    )
    whole = ["closed answers", "open answers", "late", "confidential"]
    return (
        table.astype(dict.fromkeys(whole, "int64"))
        .set_index(["respondent", "round"])
        .drop(columns="participant_id")
    )


def late_effect(position_counts: pd.DataFrame) -> pd.DataFrame:
    """Return the counts that answers which came after the close change: with them and without, n of N."""
    key = ["round", "plan_option", "position"]
    wide = position_counts.pivot(index=key, columns="answers_counted", values="shown")
    differs = wide[wide["all"].ne(wide["in_time"])].reset_index()
    order = {one: place for place, one in enumerate(STANDINGS)}
    differs = differs.sort_values(["plan_option", "position"], key=lambda own: own.replace(order))
    return pd.DataFrame(
        {
            "option": differs["plan_option"].map(OPTION_WORDS),
            "position": differs["position"].map(STANDING_WORDS),
            "with late answers": differs["all"],
            "without them": differs["in_time"],
        }
    ).reset_index(drop=True)


def _options_held(positions: pd.DataFrame) -> pd.Series:
    """Return, by respondent and round, the options on which it holds a position, in words."""
    held = positions[positions["position"].ne("not_answered")]
    options = held.assign(option=held["plan_option"].map(OPTION_WORDS))
    return options.groupby(["participant_id", "round"])["option"].agg(
        lambda own: ", ".join(dict.fromkeys(own))
    )


def positions_by_constituency(
    positions: pd.DataFrame,
    coverage: pd.DataFrame,
    participants: pd.DataFrame,
    plan_option: str,
    round_: str,
    constituencies: Mapping[str, str],
    *,
    fewest: int = FEWEST,
) -> pd.DataFrame:
    """Return a row a constituency: how many of its units stand how on an option, each apart; never a share.

    Constituencies of fewer than `fewest` units are told together, and withheld where even together they are fewer;
    who may see every answer is given fewest=1. `constituencies` is identifier to label.
    """
    kinds = participants.set_index("participant_id")["constituency"].replace(dict(constituencies))
    stands = standings_of(positions, coverage, plan_option, round_)
    kind = coverage[["participant_id", "responds_for"]].assign(kind=coverage["participant_id"].map(kinds))
    first = kind.drop_duplicates("responds_for").set_index("responds_for")["kind"].reindex(stands.index)
    first = first.replace({WITHHELD: f"{WITHHELD} constituency withheld"})
    small = first.map(first.value_counts()).lt(fewest)
    table = pd.crosstab(first.mask(small, SMALL_GROUPS), stands)
    shown = [one for one in (*STANDINGS, WITHHELD) if one in table or one in STANDINGS[:4]]
    table = table.reindex(columns=shown, fill_value=0).rename(columns=STANDING_WORDS)
    table.insert(0, "units asked", table.sum(axis=1))
    order = [*constituencies.values(), f"{WITHHELD} constituency withheld", SMALL_GROUPS]
    table = table.reindex([one for one in order if one in table.index]).rename_axis(
        index="constituency", columns=None
    )
    return _withheld_where_few(table, fewest)


def _withheld_where_few(table: pd.DataFrame, fewest: int) -> pd.DataFrame:
    """Return counts by constituency, those of the small ones withheld where even together they have too few units."""
    is_small = table.index.isin([SMALL_GROUPS]) & table["units asked"].lt(fewest).to_numpy()
    hidden = pd.DataFrame(False, index=table.index, columns=table.columns).assign(
        **{name: is_small for name in table.columns if name != "units asked"}
    )
    return table.astype("object").mask(hidden, WITHHELD) if is_small.any() else table


def conditions_table(conditions: pd.DataFrame, names: Names, gates: Mapping[str, str]) -> pd.DataFrame:
    """Return a row a condition: whose, beside which position, who would fulfil it, the gate, who coded it, its cell.

    Those of a conditional support stand first. `gates` is gate_id to what must hold.
    """
    is_support = conditions["position"].eq("supports_with_conditions")
    own = conditions.assign(place=(~is_support).astype("int64")).sort_values(
        ["plan_option", "place"], kind="stable"
    )
    return pd.DataFrame(
        {
            "option": own["plan_option"].map(OPTION_WORDS),
            "respondent": own["participant_id"].map(dict(names)).fillna(own["participant_id"]),
            "position": own["position"].map(STANDING_WORDS),
            "condition": own["condition"],
            "owner": own["owner"].fillna("not said"),
            "gate": _gate_words(own, gates),
            "coded by": [_readers(row, gates) for row in own.to_dict("records")],
            "source": marked_places(own),
        }
    ).reset_index(drop=True)


def conditions_counted(conditions: pd.DataFrame, positions: pd.DataFrame) -> pd.DataFrame:
    """Return, for each option, how many conditions there are and of whom, how many are mapped, and how many wait."""
    rows = [_counted(OPTION_WORDS[str(option)], own) for option, own in conditions.groupby("plan_option")]
    table = pd.DataFrame(rows, columns=["option", *_COUNTED, *WAITING_WORDS.values()])
    hidden = positions.loc[positions["position"].eq(WITHHELD), "plan_option"].map(OPTION_WORDS).value_counts()
    if len(hidden):
        table[f"respondents withheld {WITHHELD}"] = table["option"].map(hidden).fillna(0).astype("int64")
    return table.set_index("option")


def conditions_by_gate(conditions: pd.DataFrame, names: Names, gates: Mapping[str, str]) -> pd.DataFrame:
    """Return, for each option, the gates that conditions map to, how many do, and whose they are; last what waits."""
    own = conditions.assign(
        gate=_gate_words(conditions, gates),
        waits=conditions["standing"].map(["mapped", *WAITING_WORDS].index),
        who=conditions["participant_id"].map(dict(names)).fillna(conditions["participant_id"]),
        option=conditions["plan_option"].map(OPTION_WORDS),
    ).sort_values(["option", "waits", "gate", "who"], kind="stable")
    told = own.groupby(["option", "gate"], sort=False)
    who = told["who"].agg(lambda names_: gathered_words(list(names_), 12))
    return pd.DataFrame({"conditions": told.size(), "of": who}).rename_axis(["option", "conditions map to"])


def read_by_people(positions: pd.DataFrame, names: Names) -> pd.DataFrame:
    """Return the positions that no rule read: whose, as what they stand, who read what in them, and the cell."""
    own = positions[~positions["coded_by"].isin([CLOSED, WITHHELD])]
    return pd.DataFrame(
        {
            "option": own["plan_option"].map(OPTION_WORDS),
            "milestone": own["milestone_id"].fillna(""),
            "respondent": own["participant_id"].map(dict(names)).fillna(own["participant_id"]),
            "stands as": own["position"].map(STANDING_WORDS),
            "read by": own["coded_by"],
            "source": marked_places(own),
        }
    ).reset_index(drop=True)


def agreement_table(agreement: pd.DataFrame) -> pd.DataFrame:
    """Return, for each pair of people and what they coded, how far they agree: kappa with its 95% interval."""
    return pd.DataFrame(
        {
            "what was coded": agreement["codes"].map(CODED_WORDS),
            "by": agreement["coders"].fillna(""),
            "answers both coded": agreement["answers"],
            "alike": agreement["agreed"],
            "Cohen's kappa": [f"{one:.2f}" if pd.notna(one) else "not defined" for one in agreement["kappa"]],
            "95% interval": [
                f"{low:.2f} to {high:.2f}" if pd.notna(low) else "none"
                for low, high in zip(agreement["kappa_from"], agreement["kappa_to"], strict=True)
            ],
            "note": agreement["note"].fillna(""),
        }
    ).set_index("what was coded")


def changes_table(changes: pd.DataFrame, names: Names) -> pd.DataFrame:
    """Return what became of positions, answers and dates from one round to the next, of those in both rounds."""
    own = changes[changes["places"].notna() | changes["change"].eq(WITHHELD)].sort_values(
        ["what", "about"], kind="stable"
    )
    days = zip(own["least_days"], own["most_days"], strict=True)
    return pd.DataFrame(
        {
            "respondent": own["participant_id"].map(dict(names)).fillna(own["participant_id"]),
            "what": own["what"].map(
                {"position": "position", "answer": "answer", "plan_date": "plan, ready for"}
            ),
            "asked or milestone": own["about"].map(round_words),
            "earlier": own["earlier"].replace(STANDING_WORDS).fillna(""),
            "later": own["later"].replace(STANDING_WORDS).fillna(""),
            "change": own["change"].map(CHANGE_WORDS),
            "moved": [moved_words(least, most) for least, most in days],
            "why": own["why"],
            "source": own["places"].fillna(""),
        }
    ).reset_index(drop=True)


def one_round_only(changes: pd.DataFrame, names: Names) -> pd.DataFrame:
    """Return who answered in one round alone: how many, and who."""
    own = changes[changes["places"].isna() & changes["what"].eq("answer") & changes["change"].ne(WITHHELD)]
    who = own["participant_id"].map(dict(names)).fillna(own["participant_id"])
    by = who.sort_values(kind="stable").groupby(own["change"].map(CHANGE_WORDS))
    return pd.DataFrame({"respondents": by.size(), "who": by.agg(", ".join)}).rename_axis("answered")


def _counted(option: str, own: pd.DataFrame) -> dict[str, Any]:
    """Return the counts of an option's conditions; what may be none counts in its own column alone."""
    told = own[own["standing"].ne(MAY_BE_NONE)]
    is_mapped, is_none = told["standing"].eq("mapped"), told["gate_id"].eq(NONE)
    return {
        "option": option,
        "conditions": len(told),
        "of conditional supporters": int(told["position"].eq("supports_with_conditions").sum()),
        "mapped to a gate": int((is_mapped & ~is_none).sum()),
        "to no gate": int((is_mapped & is_none).sum()),
    } | {words: int(own["standing"].eq(one).sum()) for one, words in WAITING_WORDS.items()}


def _readers(condition: Mapping[Any, Any], gates: Mapping[str, str]) -> str:
    """Return who coded a condition; where they map it differently, with the gates in words."""
    told = str(condition["coded_by"])
    if condition["standing"] != "read_differently":
        return told
    known = {**gates, NONE: "no gate"}
    return re.sub(r"(?:^|(?<=; ))(\w+)(?=: )", lambda found: known.get(found[1], found[1]), told)


def _gate_words(conditions: pd.DataFrame, gates: Mapping[str, str]) -> pd.Series:
    """Return the gate of each condition in words, or what it waits for."""
    known = {**gates, NONE: "no gate"}
    named = conditions["gate_id"].map(known).fillna(conditions["gate_id"])
    return named.fillna(conditions["standing"].map(WAITING_WORDS))
