"""What was sent: files, plans, their rows and columns, and what was found in them."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from mhhs_analysis.disclosure.case import Case
from mhhs_analysis.frames import WITHHELD
from mhhs_analysis.intake.headings.columns import GROUP
from mhhs_analysis.intake.struck import STRUCK


def received_shown(received: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return every file, a secret one as no more than that it came."""
    hidden = received["file"].isin(case.secret.files)
    received = received.copy()
    received.loc[hidden, ["layout", "reasons"]] = WITHHELD
    received.loc[hidden | received["file"].isin(case.secret.mixed_files), ["sha256", "reasons"]] = WITHHELD
    received.loc[hidden, "received_date"] = pd.NaT
    received.loc[hidden, "is_late"] = pd.NA
    received.loc[hidden, "duplicate_of"] = None
    return received


def plans_shown(plans: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return every plan, a secret one without its dates and what it was made against."""
    hidden = plans["file"].isin(case.secret.files)
    plans = plans.copy()
    plans.loc[hidden, "planned_against"] = WITHHELD
    plans.loc[hidden, ["as_of_date", "received_date"]] = pd.NaT
    plans.loc[hidden, "is_late"] = pd.NA
    return plans


def activities_shown(activities: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return the tasks of plans that are seen, without owners: these may be persons, for sender and Ofgem only.

    So may be what gathers tasks in a column of which no heading says what it is.
    """
    seen = _without(activities, case.secret.files)
    is_other = seen["participant_id"].ne(case.own)
    is_grouped = is_other & _are_grouped_unheaded(seen, case)
    return seen.assign(
        owner_text=_withheld(seen["owner_text"], is_other),
        outline=_withheld(seen["outline"], is_grouped),
        notes_text=_withheld(seen["notes_text"], is_grouped),
    )


def _are_grouped_unheaded(activities: pd.DataFrame, case: Case) -> pd.Series:
    """Return which tasks stand on a sheet where a column without a heading gathers tasks."""
    columns = case.full["columns_read"]
    unheaded = columns[columns["role"].eq(GROUP) & columns["heading"].fillna("").eq("")]
    sheets = {*_sheets_of(unheaded)}
    is_on_one = [sheet in sheets for sheet in _sheets_of(activities)]
    return pd.Series(is_on_one, index=activities.index, dtype="bool")


def _sheets_of(table: pd.DataFrame) -> Iterator[tuple[str, str]]:
    return zip(table["file"], table["sheet"].fillna(""), strict=True)


def _withheld(column: pd.Series, is_hidden: pd.Series) -> pd.Series:
    return column.mask(is_hidden & column.notna(), WITHHELD)


def columns_read_shown(columns: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return the columns of files that are public as a whole."""
    return _without(columns, case.unquoted)


def findings_shown(found: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return the findings of files that are public; one that names a secret file would tell what is in it.

    A file that no register lists is secret: nobody said that it isn't. Of responses only answers are quoted: a finding
    is by what was not read as one, which no form says may be published, so its words are for sender and Ofgem only.
    So are words struck through in any file, for who struck them takes them back, and rows of a plan as a whole, for
    they may name an owner.
    """
    listed = found[found["file"].isin(case.listed)]
    kept = _without(listed, case.unquoted)
    words = kept["text"].fillna("") + " " + kept["reason"].fillna("")
    tells = [any(file in text for file in case.secret.files) for text in words]
    return _unquoted(kept[~pd.Series(tells, index=kept.index, dtype="bool")], case)


def _unquoted(found: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return findings without the words of respondents, those that anybody struck through, and whole rows of plans."""
    received = case.full["received"]
    own = received.loc[received["participant_id"].eq(case.own), "file"]
    responses = received.loc[received["kind"].eq("response"), "file"]
    plans = received.loc[received["kind"].eq("plan"), "file"]
    is_row = found["file"].isin(plans) & found["cell"].fillna("").str.contains(":", regex=False)
    is_inside = found["file"].isin(responses) | found["reason"].eq(STRUCK) | is_row
    has_words = found["text"].fillna("").ne("")
    return found.assign(text=found["text"].mask(is_inside & has_words & ~found["file"].isin(own), WITHHELD))


def coverage_shown(coverage: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return coverage without the size of plans that aren't seen."""
    plans = case.full["plans"]
    senders = set(plans.loc[plans["file"].isin(case.secret.files), "participant_id"])
    coverage = coverage.copy()
    coverage.loc[coverage["participant_id"].isin(senders), ["activities", "dated_activities"]] = pd.NA
    return coverage


def _without(table: pd.DataFrame, files: set[str]) -> pd.DataFrame:
    return table[~table["file"].isin(files)]
