"""The options on one axis: each bar and milestone of one above its counterparts, and how far apart they are."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from mhhs_analysis.analysis.links import follows_words
from mhhs_analysis.analysis.option_differences import (
    ALONE,
    BASE,
    BY_STAGE_ALONE,
    absences,
    dates_written,
    matched_items,
    option_differences,
    options_of,
)
from mhhs_analysis.analysis.wording import OPTION_WORDS, count_words
from mhhs_analysis.charts.geometry import is_dated
from mhhs_analysis.charts.poap import (
    as_at_flag,
    beyond_note,
    extremes_words,
    grace_words,
    is_illustrative,
    item_hover,
    poap_span_days,
)
from mhhs_analysis.charts.sheet import DENSE_ROW_PX, Span, Surround, span_of
from mhhs_analysis.charts.style import safe, said
from mhhs_analysis.charts.timeline import draw_timeline

Row = Mapping[Hashable, Any]
Told = Mapping[tuple[int, str], list[Row]]
NO_DATE = "no date given"


def draw_comparison(
    poap_items: pd.DataFrame,
    *,
    base: str = BASE,
    span: Span | None = None,
    as_at: pd.Timestamp | None = None,
) -> go.Figure:
    """Return every bar and milestone of every option, counterparts below each other, lane by lane as the base has them.

    `poap_items` is the frame of that name. Each option but the base says how many weeks it starts and
    finishes from it, as `option_differences` has it: plus is later, minus earlier, the least and the most where
    dates aren't exact. What has no counterpart, or no date, says so.
    """
    items = matched_items(poap_items, base)
    told = _differences(poap_items, base)
    lanes, dated = _lanes(items, base), items[is_dated(items)]
    ready = _ready(items, told, base)
    page = span or span_of([poap_span_days(dated), pd.Series([as_at], dtype="datetime64[us]")])
    base_words = OPTION_WORDS[base]
    around = Surround(
        subtitle=f"Printed: weeks from {base_words}, of a bar start | finish; + is later, \u2212 earlier, "
        "least to most where dates are not exact",
        flags=as_at_flag(as_at, page),
        notes=beyond_note(ready, page, as_at),
        watermark="ILLUSTRATIVE DATES" if is_illustrative(dated) else "",
        kinds="Option",
    )
    title = f"{_listed([OPTION_WORDS[option] for option in options_of(items)])} on one page"
    alt = _alt(title, items, dated, told, base)
    return draw_timeline(ready, lanes, page, around, title=title, alt=alt, row_px=DENSE_ROW_PX)


def _differences(poap_items: pd.DataFrame, base: str) -> Told:
    """Return the rows of each thing and option."""
    rows: dict[tuple[int, str], list[Row]] = {}
    for row in option_differences(poap_items, base).to_dict("records"):
        rows.setdefault((row["thing"], row["plan_option"]), []).append(row)
    return rows


def _lanes(items: pd.DataFrame, base: str) -> pd.DataFrame:
    """Return a lane a thing, named as the base names it, under its lane; one that nobody dates says so."""
    faces = items.assign(is_other=items["plan_option"].ne(base))
    faces = faces.sort_values(["thing", "is_other"], kind="stable").drop_duplicates("thing")
    silent = set(items["thing"]) - set(items.loc[is_dated(items), "thing"])
    return pd.DataFrame(
        {
            "lane_group": [_group(face) for face in faces.to_dict("records")],
            "lane": [_name(face) for face in faces.to_dict("records")],
            "words": [NO_DATE if thing in silent else "" for thing in faces["thing"]],
        },
        index=pd.RangeIndex(len(faces)),
    )


def _group(item: Row) -> str:
    return item["lane"] if item["lane"] == item["lane_group"] else f"{item['lane_group']}: {item['lane']}"


def _name(item: Row) -> str:
    milestone, name = said(item["milestone_id"]), said(item["name"])
    return name if name.startswith(milestone) else f"{milestone} {name}"


def _ready(items: pd.DataFrame, told: Told, base: str) -> pd.DataFrame:
    """Return the items as a timeline takes them: a lane a thing, a row an option."""
    options = options_of(items)
    rows, dated = items.to_dict("records"), items[is_dated(items)]
    absent = _absent(items, dated, options, base)
    last = {
        row["thing"]: row["plan_option"]
        for row in sorted(dated.to_dict("records"), key=lambda row: options.index(row["plan_option"]))
    }
    labels = [
        _label(row, told, base)
        + (absent.get(row["thing"], "") if last.get(row["thing"]) == row["plan_option"] else "")
        for row in rows
    ]
    follows = [
        pd.Series(follows_words(own), own.index) for _, own in items.groupby("plan_option", sort=False)
    ]
    return items.assign(
        lane_key=items["thing"],
        slot=[options.index(option) for option in items["plan_option"]],
        item_id=items["plan_option"] + "/" + items["item_id"],
        stage=items["plan_option"],
        label=labels,
        hover=[_hover(row, told) for row in rows],
        follows=pd.concat([pd.Series(dtype="object"), *follows]),
    )


def _label(item: Row, told: Told, base: str) -> str:
    """Return an option's name and its difference; the base's dates, for it has none from itself."""
    name = OPTION_WORDS[item["plan_option"]]
    grace = grace_words(item)
    if item["plan_option"] == base:
        return " · ".join(filter(None, (f"{name}: {dates_written(item)}", grace)))
    rows = told.get((item["thing"], item["plan_option"]), [])
    return " · ".join(filter(None, (f"{name}: {_signed(rows)}", grace, _counterpart(rows))))


def _counterpart(rows: list[Row]) -> str:
    """Return what an item is called and for whom where the base says otherwise, and a match by stage alone."""
    return next((str(row["counterpart"]) for row in rows if pd.notna(row["counterpart"])), "")


def _signed(rows: list[Row]) -> str:
    """Return differences briefly: of a milestone's date, or of a bar's start and, past a stroke, its finish."""
    return " | ".join(str(row["signed"]).removesuffix(" weeks") for row in rows)


def _absent(items: pd.DataFrame, dated: pd.DataFrame, options: list[str], base: str) -> dict[int, str]:
    """Return, for each thing, which options don't have it, which have several that could be it, or it without a date.

    That the base has none is left out: each other option's label says it.
    """
    lacking = absences(items, base)
    has, shown = (set(zip(of["thing"], of["plan_option"], strict=True)) for of in (items, dated))
    found = {}
    for thing in items["thing"].unique():
        missing = {option: lacking[thing, option] for option in options
                   if option != base and (thing, option) not in has}  # fmt: skip
        without = [OPTION_WORDS[option] for option, (verdict, _) in missing.items() if verdict == ALONE]
        undated = [OPTION_WORDS[o] for o in options if (thing, o) in has and (thing, o) not in shown]
        words = [f"not in {_listed(without, 'or')}"] if without else []
        words += [why for verdict, why in missing.values() if verdict != ALONE]
        words += [f"{_listed(undated)}: {NO_DATE}"] if undated else []
        found[thing] = "".join(f" · {word}" for word in words)
    return found


def _hover(item: Row, told: Told) -> str:
    rows = told.get((item["thing"], item["plan_option"]), [])
    apart = [f"{str(row['end']).capitalize()}: {row['words']}" for row in rows if row["end"]]
    counterpart = [words] if (words := _counterpart(rows)) else []
    return "<br>".join([item_hover(item), *map(safe, apart + counterpart)])


def _listed(words: list[str], join: str = "and") -> str:
    return f" {join} ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def _alt(title: str, items: pd.DataFrame, dated: pd.DataFrame, told: Told, base: str) -> str:
    """Return the chart in words: how many things, how many alone, each milestone's difference, the extremes."""
    rows = [row for of in told.values() for row in of]
    alone = len({row["thing"] for row in rows if row["verdict"] == ALONE})
    by_stage = len({row["thing"] for row in rows if row["matched_by"] == BY_STAGE_ALONE})
    points = [
        f"{OPTION_WORDS[row['plan_option']]} {row['milestone_id']} {row['words']}"
        for row in rows
        if pd.notna(row["milestone_id"]) and row["verdict"] != ALONE
    ]
    many = count_words(items["thing"].nunique(), "bar or milestone", "bars and milestones")
    sentences = [
        f"{title}: {many}, counterparts below each other",
        f"{count_words(alone, 'is', 'are')} not in every option" if alone else "",
        f"{count_words(by_stage, 'is', 'are')} matched by {BY_STAGE_ALONE} and may be two things"
        if by_stage
        else "",
        f"From {OPTION_WORDS[base]}: {'; '.join(points)}" if points else "",
        extremes_words(dated),
    ]
    return " ".join(f"{sentence}." for sentence in sentences if sentence)
