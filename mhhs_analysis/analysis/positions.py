"""What each respondent's position on an option is, and how many units of N hold it.

Support with conditions is never added to support, and those who sent nothing are counted apart. Closed answers are
read by rule; open ones only by people, and where these differ nothing is read until one settles it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from mhhs_analysis.analysis.coded import Coding, grouped, one_reading, readers_words
from mhhs_analysis.frames import NOTHING, POSITION_COUNTS, POSITIONS_HELD, STANDINGS, frame_of

Key = tuple[str, str, str, str | None]
"""Who, in which round, on which option, and on which milestone of it (None: the option as a whole)."""

_PLACE = ["file", "sheet", "cell"]
_GIVES_NO_POSITION = ("reason_for", "reason_against", "condition")
CLOSED = "closed choice"
NOBODY = "nobody yet: words that no rule reads"
REASONS_ALONE = "nobody: reasons or conditions without a position"


def positions_of(
    answers: pd.DataFrame, questions: pd.DataFrame, words: Mapping[str, str], coded: Iterable[Coding] = ()
) -> pd.DataFrame:
    """Return positions: closed answers read by rule, open ones by people, with the reasons for and against beside.

    `words` maps a closed answer in lower case to a position (position_words.csv); an answer in other words is
    not_read, for a person to code. `coded` are codings of positions (`codings_of`): they speak where no closed
    answer does. Whoever gave reasons or conditions alone stands as not_answered: nothing is lost. Grades are left
    open (`graded`).
    """
    asked = _about(answers, questions)
    closed = {_key(row): row for row in asked if row["asks_for"] == "position"}
    people = grouped(_of_what(coded, questions), ["participant_id", "round", "plan_option", "of"])
    reasons = {kind: _texts(asked, kind) for kind in ("reason_for", "reason_against")}
    secret = {_key(row)[:3] for row in asked if row["is_confidential"]}
    first = {_key(row): row for row in reversed(asked) if row["asks_for"] in _GIVES_NO_POSITION}
    order = dict.fromkeys(
        [*(_key(row) for row in asked if _key(row) in closed or _key(row) in first), *people]
    )
    return frame_of(
        (
            {
                **dict(zip(("participant_id", "round", "plan_option", "milestone_id"), key, strict=True)),
                **_read(closed.get(key), people.get(key, []), first.get(key, {}), words),
                "reasons_for": reasons["reason_for"].get(key),
                "reasons_against": reasons["reason_against"].get(key),
                "is_confidential": key[:3] in secret
                or any(row["is_confidential"] for row in people.get(key, [])),
                "is_grade_confidential": key[:3] in secret,
            }
            for key in order
        ),
        POSITIONS_HELD,
    )


def in_time(answers: pd.DataFrame, superseded: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the answers that stood when the consultation closed: none that came later, but what those replaced.

    `superseded` are the answers that a later one replaced.
    """
    own = answers[~came_late(answers)]
    if superseded is None or superseded.empty:
        return own
    key = ["participant_id", "round", "question_id"]
    replaced = superseded[~came_late(superseded)].drop_duplicates(key, keep="last")
    held = set(own[key].itertuples(index=False, name=None))
    missing = [one not in held for one in replaced[key].itertuples(index=False, name=None)]
    return pd.concat([own, replaced.loc[missing, [one for one in answers.columns if one in replaced]]])


def count_positions(
    positions: pd.DataFrame,
    coverage: pd.DataFrame,
    options: Sequence[str],
    round_: str,
    answers_counted: str = "all",
) -> pd.DataFrame:
    """Return position_counts: for each option asked about, every standing with n of N, noughts included.

    `positions` and `coverage` are of the answers counted. Positions on a milestone of an option are in no count.
    """
    return frame_of(
        (
            {"round": round_, "plan_option": option, "answers_counted": answers_counted, **row}
            for option in options
            for row in _counted(standings_of(positions, coverage, option, round_))
        ),
        POSITION_COUNTS,
    )


def standings_of(positions: pd.DataFrame, coverage: pd.DataFrame, option: str, round_: str) -> pd.Series:
    """Return how each unit of N stands on an option: its participants' one voice, or why there is none.

    One that gave no position leaves the voice to the others of its unit. Who answered in another round alone gave
    no response in this one.
    """
    is_own = positions["round"].eq(round_) & positions["plan_option"].eq(option)
    held = positions[is_own & positions["milestone_id"].isna()]
    units = coverage.set_index("participant_id")["responds_for"]
    rounds = coverage["rounds_answered"].fillna("").str.split(";")
    answered = set(coverage.loc[[round_ in own for own in rounds], "responds_for"])
    said_it = held[held["position"].ne("not_answered")]
    voices = said_it.assign(unit=said_it["participant_id"].map(units)).groupby("unit")["position"].agg(set)

    def standing(unit: str) -> str:
        said = voices.get(unit, set())
        if len(said) == 1:
            return str(next(iter(said)))
        return "differing" if said else "not_answered" if unit in answered else "no_response"

    asked = sorted(units.unique())
    return pd.Series([standing(unit) for unit in asked], index=asked, dtype="str")


def came_late(answers: pd.DataFrame) -> pd.Series:
    """Return which answers came after the close; none where no close was given."""
    return answers["is_late"].astype("boolean").fillna(False).astype("bool")


def _about(answers: pd.DataFrame, questions: pd.DataFrame) -> list[dict[Any, Any]]:
    """Return the answers that speak of an option, with what was asked, and of which milestone's position.

    An answer belongs to a milestone where a position on that was asked; else to the option as a whole.
    """
    asked = answers.merge(questions[["round", "question_id", "asks_for"]], on=["round", "question_id"])
    asked = asked[asked["plan_option"].notna()]
    positions = asked[asked["asks_for"].eq("position") & asked["milestone_id"].notna()]
    own = set(positions[["round", "plan_option", "milestone_id"]].itertuples(index=False, name=None))
    rows = asked.to_dict("records")
    return [
        row | {"of": row["milestone_id"] if (row["round"], row["plan_option"], row["milestone_id"]) in own else None}
        for row in rows
    ]  # fmt: skip


def _of_what(coded: Iterable[Coding], questions: pd.DataFrame) -> list[dict[str, Any]]:
    """Return codings with the milestone whose position they read: none where reasons or conditions were asked for."""
    asks = questions.set_index(["round", "question_id"])["asks_for"]
    gives_none = {key for key, kind in asks.items() if kind in _GIVES_NO_POSITION}
    return [
        {**row, "of": None if (row["round"], row["question_id"]) in gives_none else row["milestone_id"]}
        for row in coded
    ]


def _key(row: Mapping[Any, Any]) -> Key:
    return row["participant_id"], row["round"], row["plan_option"], row["of"]


def _read(
    closed: Mapping[Any, Any] | None,
    people: Sequence[Coding],
    first: Mapping[Any, Any],
    words: Mapping[str, str],
) -> dict[str, object]:
    """Return a position, who or what read it, and the cell of the answer: by rule, else by people."""
    read = words.get(" ".join(closed["text"].lower().split())) if closed else None
    if closed and read:
        return {"position": read, "coded_by": CLOSED, **_place(closed)}
    if people:
        position = one_reading(people, "position") or "not_read"
        return {"position": position, "coded_by": readers_words(people, "position"), **_place(people[0])}
    if closed:
        return {"position": "not_read", "coded_by": NOBODY, **_place(closed)}
    return {"position": "not_answered", "coded_by": REASONS_ALONE, **_place(first)}


def _place(row: Mapping[Any, Any]) -> dict[str, object]:
    return {name: row[name] for name in _PLACE}


def _texts(asked: Iterable[Mapping[Any, Any]], asks_for: str) -> dict[Key, str]:
    """Return the words of answers to one kind of question, by what they are about; fillers (n/a) are none."""
    texts: dict[Key, list[str]] = {}
    for row in asked:
        if row["asks_for"] == asks_for and row["content"] != NOTHING:
            texts.setdefault(_key(row), []).append(row["text"])
    return {key: "\n\n".join(own) for key, own in texts.items()}


def _counted(standings: pd.Series) -> list[dict[str, object]]:
    counts = standings.value_counts()
    asked = len(standings)
    return [
        {"position": one, "units": int(counts.get(one, 0)), "units_asked": asked,
         "shown": str(counts.get(one, 0))}
        for one in STANDINGS
    ]  # fmt: skip
