"""The differences as a table to read: dates as written, weeks and days."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from mhhs_analysis.analysis.option_differences.apart import COMPARED, option_differences
from mhhs_analysis.analysis.option_differences.items import BASE, Item, column_of, days_of, options_of
from mhhs_analysis.analysis.option_differences.matching import matched_items
from mhhs_analysis.analysis.wording import OPTION_WORDS, apart_words, interval_words, whole_days

NO_DATE = "no date given"


def difference_table(poap_items: pd.DataFrame, meanings: Mapping[str, str], base: str = BASE) -> pd.DataFrame:
    """Return a row a thing: its lane, its dates in each option as written, and how the others stand to the base.

    `meanings` is milestone_id to meaning (milestones.csv). Differences are in weeks and in days.
    """
    items, told = matched_items(poap_items, base), option_differences(poap_items, base)
    rows = []
    for thing, own in items.groupby("thing", sort=True):
        held = {item["plan_option"]: item for item in own.to_dict("records")}
        face = held.get(base) or next(iter(held.values()))
        dates = {OPTION_WORDS[option]: _written(held.get(option)) for option in options_of(items)}
        apart = {
            f"{OPTION_WORDS[str(option)]} from {OPTION_WORDS[base]}": "; ".join(
                [*map(_exact, of.to_dict("records")), *of["counterpart"].dropna().unique()]
            )
            for option, of in told[told["thing"].eq(thing)].groupby("plan_option", sort=False)
        }
        rows.append({"bar or milestone": _named(face, meanings), "lane": face["lane"], **dates, **apart})
    table = pd.DataFrame(rows)
    return table.set_index("bar or milestone") if rows else table


def dates_written(item: Item) -> str:
    """Return an item's dates as written: a milestone's one, a bar's two."""
    if item["kind"] == "milestone":
        return _end_written(item, "date")
    return f"{_end_written(item, 'start')} to {_end_written(item, 'finish')}"


def _written(item: Item | None) -> str:
    return "" if item is None else dates_written(item)


def _end_written(item: Item, end: str) -> str:
    which = column_of(item, end)
    text, days = item[f"{which}_text"], days_of(item, end)
    if pd.notna(text):
        return str(text)
    return NO_DATE if all(map(pd.isna, days)) else interval_words(*days)


def _named(item: Item, meanings: Mapping[str, str]) -> str:
    milestone = item["milestone_id"]
    if pd.isna(milestone):
        return str(item["name"])
    meaning = meanings.get(str(milestone), "")
    return f"{milestone} {item['name']}" + (f" ({meaning})" if meaning else "")


def _exact(row: Item) -> str:
    """Return a difference in weeks and in days, and of which end."""
    end = "" if row["end"] in ("", "date") else f"{row['end']} "
    if row["verdict"] != COMPARED:
        return f"{end}{row['words']}"
    least, most = whole_days(row["least_days"]), whole_days(row["most_days"])
    return f"{end}{row['words']}" + ("" if least == most == 0 else f" ({apart_words(least, most)})")
