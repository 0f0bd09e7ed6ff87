"""What came in, and how each file was read: so that its sender could say 'yes, that is my plan'."""

from __future__ import annotations

import pandas as pd

from mhhs_analysis.analysis.reasons import CONFIDENTIAL
from mhhs_analysis.analysis.wording import day_words, interval_words, role_words, round_words, typed_words
from mhhs_analysis.dates import looks_like_date
from mhhs_analysis.frames import BOUNDS, WITHHELD

NOT_READ = "not read"
MANY = "many respondents"
_SHOWN_APART = {"name": "names the tasks", "start": "starts", "finish": "finishes"}
_NOT_USED = "not used"
_POINT = "milestone date"


def files_received(received: pd.DataFrame, participants: pd.DataFrame) -> pd.DataFrame:
    """Return a row a file: its sender, what it is, when it came, and what is to be known of it.

    Remarks say which came late, which replace another or are replaced, and which are the same file again.
    """
    told = received.assign(sender=senders(received, participants))
    told = told.sort_values(["sender", "received_date"], kind="stable")
    table = pd.DataFrame(
        {
            "sender": told["sender"],
            "file": told["file"],
            "what it is": told["kind"],
            "round": told["round"].map(round_words),
            "received": _days(told["received_date"]),
            "remarks": _remarks(told),
        }
    )
    return table.reset_index(drop=True)


def files_read(received: pd.DataFrame, activities: pd.DataFrame, participants: pd.DataFrame) -> pd.DataFrame:
    """Return a row a file: how it was read and how surely, its rows, the days it runs over, and why.

    Rows in are rows kept and rows set aside; dates are of the activities, so a response has none.
    """
    told = received.assign(sender=senders(received, participants))
    told = told.sort_values(["sender", "received_date"], kind="stable")
    by_file = activities.assign(is_dated=activities[BOUNDS].notna().any(axis=1)).groupby("file")
    ends = [by_file[BOUNDS].min().min(axis=1), by_file[BOUNDS].max().max(axis=1)]
    # reindex: map can't take days to a table without rows
    first, last = (days.astype("datetime64[us]").reindex(told["file"]) for days in ends)
    is_withheld = told["layout"].eq(WITHHELD).fillna(False)
    is_read = told["layout"].notna() & ~(is_withheld & told["rows_in"].eq(0))
    table = pd.DataFrame(
        {
            "sender": told["sender"],
            "file": told["file"],
            "read as": told["layout"].fillna(NOT_READ) + _bracketed(told["reading_confidence"]),
            "rows in": told["rows_in"].where(is_read),
            "kept": told["rows_kept"].where(is_read),
            "set aside": told["rows_set_aside"].where(is_read),
            "with a date": told["file"].map(by_file["is_dated"].sum()).astype("Int64"),
            "first to last date": _spans(first, last, is_withheld),
            "why": told["reasons"].fillna(""),
        }
    )
    return table.reset_index(drop=True)


def columns_understood(
    columns_read: pd.DataFrame, received: pd.DataFrame, participants: pd.DataFrame
) -> pd.DataFrame:
    """Return a row a plan and sheet: which of its columns name the tasks, start and finish them, and the rest.

    Each column stands as it is headed, with its letter and, where the sheet gives several, its date basis.
    """
    plans = received[received["kind"].eq("plan")]
    own = columns_read[columns_read["file"].isin(plans["file"])]
    own = _calendars_joined(own.assign(heading=own["heading"].fillna("")))
    words = own.assign(words=_column_words(own), place=_places(own), part=own["role"].map(_part))
    held = words.groupby(["file", "place", "part"], sort=False)["words"].agg("; ".join).unstack("part")
    table = (
        held.reindex(columns=[*_SHOWN_APART.values(), "also read", _NOT_USED])
        .astype("object")
        .fillna("")
        .reset_index()
    )
    names = plans.set_index("file")["participant_id"].map(_names(participants))
    table.insert(0, "sender", table["file"].map(names))
    told = table.rename_axis(columns=None).sort_values(["sender", "file"], kind="stable", ignore_index=True)
    return told.drop(columns="file").rename(columns={"place": "file and sheet"})


def questions_read(columns_read: pd.DataFrame, received: pd.DataFrame) -> pd.DataFrame:
    """Return a row a column of the files of responses: its heading, and what it was read as."""
    own = columns_read[columns_read["file"].isin(received.loc[received["kind"].eq("response"), "file"])]
    place = own["file"] + (", " + own["sheet"]).fillna("") + ", column " + own["column"]
    table = pd.DataFrame({"column": place, "heading": own["heading"], "read as": own["role"].map(role_words)})
    return table.reset_index(drop=True)


def senders(received: pd.DataFrame, participants: pd.DataFrame) -> pd.Series:
    """Return the name of each file's sender; a file of many respondents says so."""
    return received["participant_id"].map(_names(participants)).fillna(MANY)


# --- words ------------------------------------------------------------------------------------------------


def _names(participants: pd.DataFrame) -> pd.Series:
    return participants.set_index("participant_id")["participant_name"]


def _days(days: pd.Series) -> list[str]:
    """Return days in words; a day that this reader may not see is the marker."""
    return [WITHHELD if pd.isna(day) else day_words(day) for day in days]


def _spans(first: pd.Series, last: pd.Series, is_withheld: pd.Series) -> list[str]:
    """Return first and last days in words, nothing where there are none, the marker where there may be some."""
    rows = zip(pd.to_datetime(first), pd.to_datetime(last), is_withheld, strict=True)
    return [WITHHELD if hidden else "" if pd.isna(start) else interval_words(start, end)
            for start, end, hidden in rows]  # fmt: skip


def _bracketed(words: pd.Series) -> pd.Series:
    return (" (" + words.astype("str").str.lower() + ")").where(words.notna(), "")


def _remarks(told: pd.DataFrame) -> list[str]:
    after = {old: new for new, old in zip(told["file"], told["supersedes"], strict=True) if pd.notna(old)}
    columns = ["file", "is_confidential", "is_late", "supersedes", "duplicate_of"]
    parts = zip(*(told[name] for name in columns), strict=True)
    return [
        "; ".join(
            words
            for words in (
                CONFIDENTIAL if is_secret is not pd.NA and is_secret else "",
                "late: after the close" if is_late is not pd.NA and is_late else "",
                f"replaces {old}" if pd.notna(old) else "",
                f"replaced by {after[file]}" if file in after else "",
                f"the same, byte for byte, as {same}" if pd.notna(same) else "",
            )
            if words
        )
        for file, is_secret, is_late, old, same in parts
    ]


def _places(columns: pd.DataFrame) -> pd.Series:
    """Return the file of each column with its sheet, where it has one that is named."""
    return columns["file"] + (", " + columns["sheet"]).fillna("")


def _part(role: str) -> str:
    """Return under which heading a column of a role is shown; a milestone's date is when it is finished."""
    if role_words(role) == _POINT:
        return _SHOWN_APART["finish"]
    return _SHOWN_APART.get(role, _NOT_USED if role == _NOT_USED else "also read")


def _calendars_joined(columns: pd.DataFrame) -> pd.DataFrame:
    """Return the columns with those of a drawn calendar, side by side, unused and headed by days, as one."""
    is_day = columns["role"].eq(_NOT_USED) & columns["doubt"].isna() & columns["heading"].map(looks_like_date)
    places = _places(columns)
    run = (is_day.ne(is_day.shift()) | places.ne(places.shift()) | ~is_day).cumsum()
    many, last = run.map(run.value_counts()), columns.groupby(run)[["column", "heading"]].transform("last")
    headings = columns["heading"].map(typed_words) + " to " + last["heading"].map(typed_words)
    joined = columns.assign(
        heading=columns["heading"].where(many.eq(1), many.astype("str") + " columns headed " + headings),
        column=columns["column"].where(many.eq(1), columns["column"] + " to " + last["column"]),
    )
    return joined[~run.duplicated()]


def _column_words(columns: pd.DataFrame) -> list[str]:
    """Return each column in words: its heading, its letter, what else is to be said of it, and doubts."""
    told = columns[["heading", "column", "role", "date_basis", "doubt"]].astype("object").fillna("")
    several = columns.groupby(_places(columns))["date_basis"].transform("nunique").gt(1)
    told["date_basis"] = told["date_basis"].where(several, "")
    told["date_basis"] = [
        "" if basis in heading.lower() else basis
        for heading, basis in zip(told["heading"], told["date_basis"], strict=True)
    ]
    return [
        _heading(heading) + (f" ({', '.join(said)})" if said else "")
        for heading, column, role, basis, doubt in told.itertuples(index=False)
        for said in [
            [*filter(None, ("" if column == heading else column, _said_of(role, heading), basis, doubt))]
        ]
    ]


def _heading(heading: str) -> str:
    return " ".join(typed_words(heading).split()) or "no heading"


def _said_of(role: str, heading: str) -> str:
    """Return what a column is, where neither its heading nor where it stands in the table says so."""
    words = role_words(role)
    is_said = role in _SHOWN_APART or role == _NOT_USED or words == _heading(heading).lower()
    return "" if is_said else words
