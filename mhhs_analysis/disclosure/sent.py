"""What was sent: files, plans, their rows and columns, and what was found in them."""

from __future__ import annotations

import pandas as pd

from mhhs_analysis.disclosure.case import Case
from mhhs_analysis.frames import WITHHELD
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
    """Return the tasks of plans that are seen, without owners: these may be persons, for sender and Ofgem only."""
    seen = _without(activities, case.secret.files)
    is_named = seen["owner_text"].notna() & seen["participant_id"].ne(case.own)
    return seen.assign(owner_text=seen["owner_text"].mask(is_named, WITHHELD))


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
