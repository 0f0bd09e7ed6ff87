"""Which dates of participants merely repeat an option's days: shown, and no evidence of their own."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from mhhs_analysis.analysis.deadlines import deadlines_of, repeats

ENDS = ("start", "finish")
BEGINS_AT = {"sit": "M9"}
"""The milestone at which a stage begins; to end a stage is asked by any milestone."""

Days = npt.NDArray[np.datetime64]
Due = Mapping[str, np.datetime64]
_DUE = ("due_from", "due_to", "due_by")


def copied_dates(
    first: Days, last: Days, poap_items: pd.DataFrame, milestone_id: str
) -> npt.NDArray[np.bool_]:
    """Return which intervals are, as `deadlines.repeats` has it, any option's own days of a milestone."""
    copied = np.zeros(len(first), dtype=bool)
    for row in deadlines_of(poap_items[poap_items["milestone_id"].eq(milestone_id)]).to_dict("records"):
        copied |= repeats(first, last, {name: _day(row, name) for name in _DUE})
    return copied


def copied_ends(spans: pd.DataFrame, poap_items: pd.DataFrame) -> pd.DataFrame:
    """Return which ends of stages are, as `deadlines.repeats` has it, an option's own: columns start, finish.

    `spans` are those of `stage_spans`. A start or finish is held against that end of each bar of its stage in any
    option; a finish against every milestone of the options too, and the start of SIT against M9, its entry.
    """
    copied = {end: np.zeros(len(spans), dtype=bool) for end in ENDS}
    stages = spans["stage"].to_numpy(object)
    for end in ENDS:
        first, last = _days(spans, end)
        for stage, due in (*_bars(poap_items, end), *_milestones(poap_items, end)):
            copied[end] |= repeats(first, last, due) & ((stages == stage) if stage else True)
    return pd.DataFrame(copied, index=spans.index)


def _days(spans: pd.DataFrame, end: str) -> tuple[Days, Days]:
    """Return the first and last day of an end, missing on the side on which a task leaves it open."""
    first, last = (spans[f"{end}_{bound}"] for bound in ("from", "to"))
    is_open = spans[f"is_open_{end}"].astype(bool)
    held = (first.mask(is_open), last) if end == "start" else (first, last.mask(is_open))
    return held[0].to_numpy("datetime64[D]"), held[1].to_numpy("datetime64[D]")


def _bars(poap_items: pd.DataFrame, end: str) -> Iterator[tuple[str, Due]]:
    """Yield the stage of each bar of the options that has one, and the days of an end of it."""
    own = poap_items[poap_items["kind"].eq("bar") & poap_items["stage"].notna()]
    for bar in own.to_dict("records"):
        first, last = _day(bar, f"{end}_from"), _day(bar, f"{end}_to")
        yield str(bar["stage"]), {"due_from": first, "due_to": last, "due_by": last}


def _milestones(poap_items: pd.DataFrame, end: str) -> Iterator[tuple[str, Due]]:
    """Yield the stage that a milestone of an option bounds, empty for any, and the days of that milestone."""
    for row in deadlines_of(poap_items).to_dict("records"):
        due = {name: _day(row, name) for name in _DUE}
        begun = [stage for stage, milestone in BEGINS_AT.items() if milestone == row["milestone_id"]]
        yield from ((stage, due) for stage in ([""] if end == "finish" else begun))


def _day(row: Mapping[Hashable, Any], name: str) -> np.datetime64:
    return np.datetime64("NaT") if pd.isna(row[name]) else np.datetime64(row[name], "D")
