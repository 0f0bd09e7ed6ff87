"""Tables that are no plan though they look like one: risk logs, leave, an older version kept beside."""

from __future__ import annotations

import re

from mhhs_analysis.intake.columns import normalised
from mhhs_analysis.intake.other_words import heads_other, words_of
from mhhs_analysis.intake.regions import Region


def kind_of_other(region: Region) -> str:
    """Return what a table is instead of a plan (other_list, older_version), or "" for a plan.

    Its sheet's name, its headings and a title right above them tell, by the words of not_plans.csv.
    """
    title = region.sheet.rows.get(region.headers[0] - 1, {})
    titles = [cell.text for cell in title.values()] if len(title) == 1 else []
    for text in (region.sheet.name, *titles):
        if kind := _named(normalised(text)):
            return kind
    return "other_list" if any(heads_other(column.heading) for column in region.columns) else ""


def _named(words: str) -> str:
    """Return what the words of a sheet's name or a title say that the table is."""
    for kind in ("other_list", "older_version"):
        if any(re.search(rf"\b{re.escape(word)}\b", words) for word in words_of(kind)):
            return kind if not re.search(r"\bplan\b|\bschedule\b", words) or kind == "older_version" else ""
    return ""
