"""One participant's own stages and milestones against each option's, in days."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import pandas as pd

from mhhs_analysis.analysis.entry import milestone_entries
from mhhs_analysis.analysis.option_differences import dates_written
from mhhs_analysis.analysis.shortest import CHOICE
from mhhs_analysis.analysis.stage_spans import UNMAPPED, stage_spans
from mhhs_analysis.analysis.wording import OPTION_WORDS, apart_words, interval_words, signed_days, whole_days
from mhhs_analysis.dates import days_apart
from mhhs_analysis.frames import BOUNDS

MARGIN_COLUMNS = {
    "thing": "str",
    "plan_option": "str",
    "item_id": "str",
    "end": "str",
    "least_days": "Int64",
    "most_days": "Int64",
    "signed": "str",
    "is_own_date": "bool",
}
OWN_DATE = "the option's own date"

Row = Mapping[Hashable, Any]
Days = tuple[pd.Timestamp, pd.Timestamp]


def own_things(activities: pd.DataFrame) -> pd.DataFrame:
    """Return a row a stage and a milestone that one plan dates: thing, kind, text and the four bounds.

    `activities` are those of one plan. A stage runs as `stage_spans` has it, a bound missing where one of its
    tasks leaves that end open; a milestone's one date is its finish, `text` its words.
    """
    spans = stage_spans(activities)
    spans = spans[spans["stage"].ne(UNMAPPED)]
    stages = spans.rename(columns={"stage": "thing"}).assign(kind="bar", text="")
    opens = {"start_from": "is_open_start", "finish_to": "is_open_finish"}
    stages = stages.assign(
        **{end: stages[end].mask(stages[is_open].astype(bool)) for end, is_open in opens.items()}
    )
    known = sorted(activities["milestone_id"].dropna().unique(), key=lambda one: int(str(one).lstrip("M")))
    points = [
        {
            "thing": milestone,
            "kind": "milestone",
            "text": row["text"],
            "finish_from": row["earliest"],
            "finish_to": row["latest"],
        }
        for milestone in known
        for row in milestone_entries(activities, str(milestone)).to_dict("records")
    ]
    columns = ["thing", "kind", "text", *BOUNDS]
    own = pd.DataFrame([*stages.to_dict("records"), *points], columns=columns)
    return own.astype(dict.fromkeys(columns[3:], "datetime64[us]"))


def option_things(poap_items: pd.DataFrame) -> pd.DataFrame:
    """Return the bars with a stage and the programme's milestones of POAP 1 and POAP 2, with `thing`: which."""
    is_point = poap_items["kind"].eq("milestone")
    thing = poap_items["milestone_id"].where(is_point, poap_items["stage"])
    shown = poap_items["plan_option"].isin(CHOICE) & thing.notna()
    return poap_items.assign(thing=thing)[shown].sort_values(["plan_option", "order"], kind="stable")


def own_margins(activities: pd.DataFrame, poap_items: pd.DataFrame) -> pd.DataFrame:
    """Return a row a stage or milestone of one plan, an item of an option, and an end: how many days apart.

    Columns are those of MARGIN_COLUMNS. Days are those by which the plan's own end is later than the option's, the
    least and the most that both wordings allow; negative is earlier, missing unbounded or not known. `is_own_date`
    says that the two are the same words' days: copied, it is no evidence. An option may have several bars of a stage,
    and which of them is the participant's nobody states: each has its rows.
    """
    own = {row["thing"]: row for row in own_things(activities).to_dict("records")}
    items = option_things(poap_items).to_dict("records")
    rows = [
        {"thing": item["thing"], "plan_option": item["plan_option"], "item_id": item["item_id"]} | margin
        for item in items
        if item["thing"] in own
        for margin in _margins(own[item["thing"]], item)
    ]
    return pd.DataFrame(rows, columns=list(MARGIN_COLUMNS)).astype(MARGIN_COLUMNS)


def margin_table(
    activities: pd.DataFrame, poap_items: pd.DataFrame, labels: Mapping[str, str]
) -> pd.DataFrame:
    """Return a row a stage or milestone and an option's item: own dates, the option's as written, days apart.

    `labels` is stage to label, in the programme's order (stages.csv): so stand the rows, milestones last.
    """
    own = {row["thing"]: row for row in own_things(activities).to_dict("records")}
    items = {
        (row["plan_option"], row["item_id"]): row for row in option_things(poap_items).to_dict("records")
    }
    order = {thing: place for place, thing in enumerate([*labels, *own])}
    margins = own_margins(activities, poap_items).sort_values(
        "thing", key=lambda things: things.map(order), kind="stable"
    )
    rows = []
    for key, of in margins.groupby(["thing", "plan_option", "item_id"], sort=False):
        thing, option, item_id = key
        item = items[(option, item_id)]
        rows.append(
            {
                "stage or milestone": labels.get(str(thing), str(thing)),
                "own dates": _own_words(own[thing]),
                "option": OPTION_WORDS[str(option)],
                "the option's": item["name"],
                "for": item["applies_to"] if pd.notna(item["applies_to"]) else "",
                "its dates": dates_written(item),
                "own against it": "; ".join(_told(row) for row in of.to_dict("records")),
            }
        )
    return pd.DataFrame(rows)


def _margins(own: Row, item: Row) -> Iterator[dict[str, Any]]:
    ends = ("finish",) if own["kind"] == "milestone" else ("start", "finish")
    for end in ends:
        first, second = _days(own, end), _days(item, _end_of(item, end))
        unknown = all(map(pd.isna, first)) or all(map(pd.isna, second))
        least, most = (None, None) if unknown else days_apart(*first, *second)
        is_own = first == second
        yield {
            "end": "date" if own["kind"] == "milestone" else end,
            "least_days": least,
            "most_days": most,
            "signed": OWN_DATE if is_own else signed_days(least, most),
            "is_own_date": is_own,
        }


def _end_of(item: Row, end: str) -> str:
    """Return where an item's end stands: a milestone's date is its finish, else its start."""
    has_none = bool(pd.isna(item["finish_from"])) and bool(pd.isna(item["finish_to"]))
    return "start" if item["kind"] == "milestone" and has_none else end


def _days(row: Row, end: str) -> Days:
    return row[f"{end}_from"], row[f"{end}_to"]


def _own_words(own: Row) -> str:
    finish = interval_words(*_days(own, "finish"))
    if own["kind"] == "milestone":
        return str(own["text"]) or finish
    return f"{interval_words(*_days(own, 'start'))}; {finish}"


def _told(row: Row) -> str:
    end = "" if row["end"] == "date" else f"{row['end']} "
    if row["is_own_date"]:
        return f"{end}{OWN_DATE}"
    return f"{end}{apart_words(whole_days(row['least_days']), whole_days(row['most_days']))}"
