"""What was published of each milestone's date, one timetable after another, and what happened: never evidence.

No other analysis reads these facts, nor a chart that stands beside evidence.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from mhhs_analysis.analysis.wording import apart_words, whole_days
from mhhs_analysis.dates import days_apart, interval_from_text

TIMETABLES = ("2021 timetable", "CR022", "CR055", "happened")
"""In the order of their publication; what happened comes last, whenever it was."""
NOT_FOUND = "not found"

Row = Mapping[Hashable, Any]


def published_dates(rows: Sequence[Mapping[str, str]]) -> pd.DataFrame:
    """Return the rows of milestone_dates.csv with their days, milestone by milestone in order of publication.

    Columns: those of the table, and earliest and latest (the days that a date can mean; missing where the table
    is blank, for nothing public was found, or where no bound is given), slip_least_days and slip_most_days (days
    later than the first date published of that milestone; negative is earlier, missing is not known).
    """
    listed = [dict(row) | _days(row["date"]) for row in rows]
    days = dict.fromkeys(("known_from", "earliest", "latest"), "datetime64[us]")
    table = pd.DataFrame(listed).astype(days)
    place = table["timetable"].map(TIMETABLES.index)
    number = table["milestone_id"].str.removeprefix("M").astype("int64")
    ordered = table.assign(place=place, number=number).sort_values(["number", "place"], kind="stable")
    return _with_slips(ordered.drop(columns=["place", "number"]).reset_index(drop=True))


def hindsight_table(
    dates: pd.DataFrame, meanings: Mapping[str, str], as_at: date | pd.Timestamp
) -> pd.DataFrame:
    """Return a row a date published: what it says, how far it slipped, whether it was known at `as_at`, its source."""
    return pd.DataFrame(
        {
            "milestone": dates["milestone_id"]
            + [_bracketed(meanings.get(one, "")) for one in dates["milestone_id"]],
            "timetable": dates["timetable"],
            "published": dates["published_on"],
            "date": dates["date"].replace("", NOT_FOUND),
            "from the first published": [slip_words(row) for row in dates.to_dict("records")],
            "known at the as-at date": [
                "" if not row["date"] else "yes" if day <= pd.Timestamp(as_at) else "no"
                for row, day in zip(dates.to_dict("records"), dates["known_from"], strict=True)
            ],
            "note": dates["note"],
            "source": dates["source"],
        }
    ).set_index("milestone")


def slip_words(row: Row) -> str:
    """Return in weeks how much later a date is than the first published; nothing of that first, or without a date."""
    if row["is_first"] or not row["date"]:
        return ""
    return apart_words(whole_days(row["slip_least_days"]), whole_days(row["slip_most_days"]), "week")


def _with_slips(table: pd.DataFrame) -> pd.DataFrame:
    """Return dates with their days from the first one of their milestone."""
    first = table[table["date"].ne("")].drop_duplicates("milestone_id")
    by_milestone = first.set_index("milestone_id")[["earliest", "latest"]].to_dict("index")
    slips = [_slip(row, by_milestone.get(row["milestone_id"])) for row in table.to_dict("records")]
    columns = {"slip_least_days": "Int64", "slip_most_days": "Int64"}
    told = pd.DataFrame(slips, columns=list(columns), index=table.index).astype(columns)
    return table.assign(is_first=table.index.isin(first.index)).join(told)


def _slip(row: Row, first: Mapping[Hashable, Any] | None) -> tuple[int | None, int | None]:
    if first is None or not row["date"]:
        return None, None
    return days_apart(row["earliest"], row["latest"], first["earliest"], first["latest"])


def _days(text: str) -> dict[str, date | None]:
    """Return the days a date in words can mean; ValueError for words that are no date: the table is ours."""
    if not text:
        return {"earliest": None, "latest": None}
    found = interval_from_text(text, "DMY", None)
    if found is None:
        raise ValueError(f"milestone_dates.csv: {text!r} is no date")
    return {"earliest": found.earliest, "latest": found.latest}


def _bracketed(words: str) -> str:
    return f" ({words})" if words else ""
