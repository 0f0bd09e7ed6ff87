"""Of the ways a workbook can be read, the best; its margin over the next is the confidence in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from mhhs_analysis.intake.accounts import account_for_the_rest, nothing_found
from mhhs_analysis.intake.by_column import joined
from mhhs_analysis.intake.candidates import ASK_SHEETS, CLOSE, Candidate, candidates
from mhhs_analysis.intake.explained_dates import doubt_explained
from mhhs_analysis.intake.headings.columns import DATE_ROLES
from mhhs_analysis.intake.headings.groups import UNDER
from mhhs_analysis.intake.headings.items import heads_items
from mhhs_analysis.intake.headings.not_plans import is_unnamed
from mhhs_analysis.intake.layouts import TABLE
from mhhs_analysis.intake.lines import by_line, put_back, tell_lines_beside
from mhhs_analysis.intake.list_doubts import doubt_list
from mhhs_analysis.intake.listed_below import doubt_listed_below, doubt_persons_below, doubt_titled_lists
from mhhs_analysis.intake.markings import marking_of
from mhhs_analysis.intake.meetings import doubt_meetings
from mhhs_analysis.intake.parted import joined_workbook, tell_parts
from mhhs_analysis.intake.plan_sheets import PlanSheets, plan_sheets
from mhhs_analysis.intake.reading import NO_TABLE, Confidence, Place, Reading, counted, undated_summaries
from mhhs_analysis.intake.remarks import tell_remarks
from mhhs_analysis.intake.said import missing_columns, possible_in
from mhhs_analysis.intake.said_beside import tell_said_beside
from mhhs_analysis.intake.same_names import doubt_lanes, doubt_named_twice, doubt_same_names
from mhhs_analysis.intake.set_apart import SET_APART, set_apart
from mhhs_analysis.intake.settings import NONE, Settings
from mhhs_analysis.intake.sheet_doubts import (
    ASK_THEIRS,
    ASK_VARIED,
    BESIDE_TAKEN,
    THEIRS,
    VARIED,
    doubt_sheets,
)
from mhhs_analysis.intake.tables.beside import tell_beside
from mhhs_analysis.intake.tables.doubts import (
    doubt_columns,
    doubt_far_years,
    doubt_headless,
    doubt_moved,
    doubt_undrawn,
)
from mhhs_analysis.intake.tables.lone_years import doubt_lone_years
from mhhs_analysis.intake.tables.others import kind_of_other
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.title_doubts import doubt_titles
from mhhs_analysis.intake.turned import is_of_tasks, is_told, turn_back, turned_workbook, with_lanes_across
from mhhs_analysis.intake.unread import tell_unread
from mhhs_analysis.intake.unused_columns import tell_unused
from mhhs_analysis.intake.versions.apart import ASIDE, ASK_VERSION, OTHER, without_versions
from mhhs_analysis.intake.workbooks.nouns import KINDS_WITH_WORDS, in_words_of, speaks_of_workbooks
from mhhs_analysis.intake.workbooks.sheets import column_letters
from mhhs_analysis.intake.workbooks.workbook import Sheet, Workbook

_ASK_DATES = "ask for the start and finish of each task"
_NO_PLAN = "the best there is looks like another list or an older version, by its name or headings"
_TEMPLATE = "every task is only numbered, or named as a blank template names its rows: {}"
_TOLD_OF_NAMES = 2
_EXAMPLE = "tasks on a sheet called an example, and none below the plan's own headings: not read"
_ASK_FILLED = "ask for the plan filled in, or whether the example is the plan (readings.csv: sheet)"
_TOGETHER = "sheets that are headed alike are read as one plan (readings.csv: sheet reads one)"
_IN_TIME = "sheets on which one drawing goes on in time are read as one plan (readings.csv: sheet reads one)"
_SUMMED = "a sheet that sums up those that are read"
_NUMBERED = re.compile(r"level \d+|[A-Za-z]?\d+(?:\.\d+)*\.?|[A-Za-z](?:\.\d+)+")
"""A place in an outline that is no path of groups."""


def choose_reading(workbook: Workbook, settings: Settings = NONE) -> Reading:
    """Return the best reading of a workbook as a plan, with every row of every sheet accounted for.

    A workbook in which no table names tasks and timings gives a reading with no activities, all set aside.
    A sheet, row of headings or column asked for that isn't there is told in `impossible`, and counts for nothing.
    """
    settings, impossible = possible_in(workbook, settings)
    workbook, settings, wholes = joined_workbook(workbook, settings)
    reading = _best_either_way(workbook, settings)
    if settings.layout and not reading.rows and not _is_of_versions(reading):
        impossible = impossible | {"layout": f"nothing in the file can be read as a {settings.layout}"}
        reading = _best_either_way(workbook, replace(settings, layout=""))
    reading.impossible = impossible | reading.impossible
    tell_parts(reading, wholes)
    _say_in_words_of(reading, workbook)
    return reading


def _say_in_words_of(reading: Reading, workbook: Workbook) -> None:
    """Say what is said of sheets in the words for a file's kind: a document has tables, a presentation slides."""
    if workbook.kind not in KINDS_WITH_WORDS:
        return
    names = [one["sheet"] for one in reading.sheets if speaks_of_workbooks(one["sheet"])]
    said = partial(in_words_of, workbook.kind, names=names)
    reading.reasons = [*map(said, reading.reasons)]
    reading.impossible = {what: said(why) for what, why in reading.impossible.items()}
    for entry in (*reading.set_aside, *reading.warnings):
        entry["reason"], entry["remedy"] = said(entry["reason"]), said(entry["remedy"])


def _is_of_versions(reading: Reading) -> bool:
    """Return whether rows are set aside because nobody says which of several versions is the plan."""
    return any(one["reason"] == ASIDE for one in reading.set_aside)


def _best_either_way(workbook: Workbook, settings: Settings) -> Reading:
    """Return the best reading of a workbook: as it is, its sheets turned where they run the other way, or by line."""
    reading = _best(workbook, settings)
    if settings.header_row or settings.columns or settings.sheets:
        return reading
    if reading.layout == NO_TABLE:
        if not (turned := _turned(settings, turned_workbook(workbook, settings))):
            apart = _set_apart(workbook, settings) or _lined(workbook, settings)
            return apart or _of_items(workbook, settings) or reading
        reading = turned
    elif reading.layout == TABLE and not settings.layout:
        reading = _turned(settings, with_lanes_across(workbook, settings, reading)) or reading
    if workbook.kind in KINDS_WITH_WORDS:
        tell_lines_beside(reading, workbook)
        tell_said_beside(reading, workbook)
    return reading


def _turned(settings: Settings, turned: tuple[Workbook, frozenset[str]]) -> Reading | None:
    """Return the reading of a workbook some sheets of which were turned, None where it gives no dates so."""
    other, sheets = turned
    if not sheets or not is_told(across := _best(other, settings)):
        return None
    turn_back(across, sheets)
    return across


def _of_items(workbook: Workbook, settings: Settings) -> Reading | None:
    """Return the reading of a workbook that only lists items or actions, None where none gives dates."""
    if not any(heads_items(cells) for sheet in workbook.sheets for cells in sheet.rows.values()):
        return None
    found = _best(workbook, replace(settings, items=True))
    return found if is_told(found) else None


def _set_apart(workbook: Workbook, settings: Settings) -> Reading | None:
    """Return the reading of a workbook whose lines of text hold a table, None where they hold none of tasks."""
    tabled, is_any = set_apart(workbook)
    if not is_any or not is_told(found := _best(tabled, settings)):
        return None
    found.reasons = [SET_APART, *found.reasons]
    return found


def _lined(workbook: Workbook, settings: Settings) -> Reading | None:
    """Return the reading of a workbook of dated lines, None where its text is of other things."""
    tabled, lined = by_line(workbook)
    if not lined or (found := _best(tabled, settings)).layout == NO_TABLE:
        return None
    put_back(found, lined)
    return found


def _best(workbook: Workbook, settings: Settings) -> Reading:
    named = {sheet.name: sheet for sheet in workbook.sheets}
    sheets = [named[name] for name in settings.sheets] or list(workbook.sheets)
    found = [*candidates(workbook.file, sheets, settings)]
    if not found:
        reading = nothing_found(workbook)
        reading.marking = marking_of(workbook)
        tell_unread(reading, workbook.sheets)
        return reading
    plan = plan_sheets(found, settings, sheets)
    if plan.best.is_example and not settings.sheets and _is_left_blank(sheets, plan):
        return _left_blank(workbook, plan.best)
    chosen = [_of_one_version(one, plan, settings) for one in plan.parts]
    reading = _joined(workbook.file, chosen, plan.drawn_on)
    _say_why(reading, plan, settings)
    _tell_others(reading, plan)
    regions = [region for one in chosen for region, _ in one.readings]
    reading.impossible |= missing_columns(regions, settings)
    reading.marking = marking_of(workbook, regions)
    account_for_the_rest(workbook, regions, reading, _why_not_read(plan))
    tell_remarks(regions, reading)
    tell_beside(regions, reading)
    doubt_explained(reading, regions, sheets)
    doubt_sheets(reading, plan, sheets)
    tell_unread(reading, workbook.sheets)
    for sheet in {region.sheet.name for region in regions}:
        own = (region.rows for region in regions if region.sheet.name == sheet)
        reading.rows_in += len(set().union(*own))
    reading.rows_kept = reading.rows_in - reading.rows_set_aside
    return reading


def _is_left_blank(sheets: Sequence[Sheet], plan: PlanSheets) -> bool:
    """Return whether a sheet beside those that give examples heads the tasks of a plan, and holds none."""
    examples = {one.sheet.name for one in (*plan.parts, *plan.others) if one.is_example}
    return any(is_of_tasks(one) for one in sheets if one.name not in examples and not one.is_hidden)


def _left_blank(workbook: Workbook, example: Candidate) -> Reading:
    """Return the reading of a form that nobody filled in, whose example is not read."""
    reading = nothing_found(workbook)
    reading.reasons = [_EXAMPLE]
    place = Place(workbook.file, example.sheet.name)
    reading.warn(place, counted(len(example.rows), "task"), _EXAMPLE, _ASK_FILLED)
    reading.marking = marking_of(workbook)
    tell_unread(reading, workbook.sheets)
    return reading


def _why_not_read(plan: PlanSheets) -> dict[str, tuple[str, str]]:
    """Return why sheets that vary the plan or sum it up are not read, and what to ask, by their names."""
    why = (OTHER, "") if plan.said.is_chosen else (BESIDE_TAKEN if plan.said.taken else ASIDE, ASK_VERSION)
    return {
        **{one.sheet.name: (THEIRS, ASK_THEIRS) for one in plan.theirs},
        **{one.sheet.name: (VARIED, ASK_VARIED) for one in plan.varied},
        **{one.sheet.name: (_SUMMED, "") for one in plan.summaries},
        **{one.sheet.name: why for one in plan.versions},
    }


# --- the reading chosen -----------------------------------------------------------------------------------


def _joined(file: str, chosen: Sequence[Candidate], drawn_on: Sequence[Candidate]) -> Reading:
    """Return the readings of all chosen tables as one, identifiers made unique where tables stand side by side."""
    parts = [pair for one in chosen for pair in one.readings]
    whole = Reading(file, layout=parts[0][1].layout)
    whole.rows = joined(part.rows for _, part in parts)
    seen: set[str] = set()
    identifiers: list[str] = []
    if len(chosen) > 1:
        whole.rows.set_column("outline", _outlines(parts, {one.sheet.name for one in drawn_on}))
    for region, part in parts:
        identifiers += _unique(part.rows.column("activity_id"), region, len(chosen) > 1, seen)
        whole.set_aside += part.set_aside
        whole.warnings += part.warnings
        whole.alternatives += part.alternatives
        whole.reasons += [reason for reason in part.reasons if reason not in whole.reasons]
        whole.order_proof = whole.order_proof or part.order_proof
        doubt_columns(whole, region)
        doubt_headless(whole, region)
        doubt_moved(whole, region)
        doubt_undrawn(whole, region)
        doubt_list(whole, region)
        tell_unused(whole, region, part)
    whole.rows.set_column("activity_id", identifiers)
    if all("version" in part.impossible for _, part in parts):
        whole.impossible = parts[0][1].impossible
    orders = {part.date_order for _, part in parts} - {""}
    whole.date_order = orders.pop() if len(orders) == 1 else ""
    whole.lower(*(part.reading_confidence for _, part in parts))
    doubt_far_years(whole)
    if whole.layout == TABLE:
        doubt_lone_years(whole)
    doubt_same_names(whole)
    doubt_named_twice(whole)
    doubt_lanes(whole)
    doubt_meetings(whole)
    regions = [region for region, _ in parts]
    doubt_listed_below(whole, regions)
    doubt_titled_lists(whole, regions)
    doubt_persons_below(whole, regions)
    return whole


def _outlines(parts: Sequence[tuple[Region, Reading]], same: Collection[str]) -> list[str | None]:
    """Return where each row of several sheets lies; those of one drawing that goes on, `same`, head nothing."""
    placed = (_placed(region, part, is_headed=region.sheet.name not in same) for region, part in parts)
    return [place for each in placed for place in each]


def _placed(region: Region, part: Reading, *, is_headed: bool) -> list[str | None]:
    """Return where each row of a sheet lies: as numbered there, else in its sheet, as in a group: Build > Testing."""
    places: list[str | None] = [*part.rows.column("outline")]
    is_numbered = any(_NUMBERED.fullmatch(one) for one in places if one)
    if is_numbered or not is_headed or is_unnamed(region.sheet.called):
        return places
    return [UNDER.join(filter(None, (region.sheet.called, one))) for one in places]


def _of_one_version(one: Candidate, plan: PlanSheets, settings: Settings) -> Candidate:
    """Return what is read of a sheet without rows of several versions, or of others than the one that is said.

    Of a sheet beside those that are versions, the version that a person names says nothing.
    """
    apart = tuple(pair for other in plan.versions for pair in other.readings) if plan.said.speaks(one) else ()
    is_asked = plan.said.speaks(one) or not plan.said.is_chosen
    wanted = settings.version if is_asked else ""
    if plan.said.taken and plan.said.speaks(one):
        wanted = plan.said.taken
    whole = [
        (region, without_versions(region, each, wanted, (*one.apart, *apart)))
        for region, each in one.readings
    ]
    is_as_it_was = all(left is each for (_, left), (_, each) in zip(whole, one.readings, strict=True))
    return one if is_as_it_was else replace(one, readings=tuple(whole))


def _unique(own: Sequence[str], region: Region, is_of_several: bool, seen: set[str]) -> list[str]:
    """Return the identifiers of a table's activities, with its sheet or first column where another has one already."""
    found = [f"{region.sheet.name}!{one}" for one in own] if is_of_several else [*own]
    if len({*found}) < len(found) or not seen.isdisjoint(found):
        beside = column_letters(region.columns[0].number)
        for place, one in enumerate(found):
            found[place] = f"{one}.{beside}" if one in seen else one
            seen.add(found[place])
    seen.update(found)
    return found


def _say_why(reading: Reading, plan: PlanSheets, settings: Settings) -> None:
    """Record what was read, and how near another sheet came."""
    chosen, best = plan.parts, plan.best
    dated = sum(one.dated for one in chosen)
    summaries = sum(len(undated_summaries(one.rows)) for one in chosen)
    told = "; ".join(_told(plan))
    over = f", {summaries} heading others" if summaries else ""
    doubt_titles(reading)
    reading.reasons.insert(0, f"{told}, {dated} dated{over}")
    if len(chosen) > 1 and not settings.sheets:
        reading.reasons.append(_IN_TIME if {*plan.parts} == {*plan.drawn_on} else _TOGETHER)
        reading.lower("medium")
    bases = sorted({*filter(None, reading.rows.column("date_basis"))})
    if any(reading.rows.column("other_dates")):
        reading.reasons.append(
            f"dates on several bases: rows are read by their {', '.join(bases)} dates, others are kept beside"
        )
    if rivals := [one for one in plan.rivals if one not in plan.copies]:
        nearest = rivals[0]
        header = nearest.readings[0][0].headers[-1]
        less = "less" if nearest.score < best.score else "as much"
        reading.reasons.append(
            f"next best: {nearest.sheet.name or 'the text'} row {header}, which holds {less}"
        )
        reading.lower(_confidence(best.score, nearest.score))
    if dated and not any(one.score for one in chosen):
        first = islice((name for one in chosen for name in one.rows.column("activity_name")), _TOLD_OF_NAMES)
        reading.reasons.append(_TEMPLATE.format(", ".join(first)))
        reading.reading_confidence = "low"
    if any(kind_of_other(region) for one in chosen for region, _ in one.readings):
        reading.reading_confidence = "low"
        reading.warn(Place(reading.file, best.sheet.name), best.sheet.name, _NO_PLAN, ASK_SHEETS)
    if not dated:
        reading.reading_confidence = "low"
        if not _is_of_versions(reading):
            reading.put_aside(Place(reading.file, best.sheet.name), "", "no task has a date", _ASK_DATES)


def _tell_others(reading: Reading, plan: PlanSheets) -> None:
    """Keep the other readings that are close, for a person to choose from: another way, or another sheet."""
    close = [one for one in plan.others if one.is_timed and one.score > CLOSE * plan.best.score]
    for one in [*(other for mine in plan.parts for other in mine.beside), *close]:
        bounds = (one.rows.column(f"{end}_{bound}") for end in DATE_ROLES for bound in ("from", "to"))
        days = sorted({day for bound in bounds for day in bound if day})
        reading.alternatives.append(
            {
                "sheet": one.sheet.name or None,
                "layout": one.layout,
                **({"version": plan.said.said[one.sheet.name].words} if one in plan.versions else {}),
                "activities": len(one.rows),
                "dated": one.dated,
                "first": days[0] if days else None,
                "last": days[-1] if days else None,
            }
        )


def _told(plan: PlanSheets) -> Iterator[str]:
    """Yield what is read of each sheet; of those of one drawing together."""
    if plan.drawn_on:
        yield _read_of(plan.drawn_on)
    yield from (_read_of([one]) for one in plan.parts if one not in plan.drawn_on)


def _read_of(some: Sequence[Candidate]) -> str:
    count = sum(len(one.rows) for one in some)
    rows = ", ".join(dict.fromkeys(str(region.headers[0]) for one in some for region, _ in one.readings))
    names = ", ".join(one.sheet.name or "the text" for one in some)
    what = "activity" if count == 1 else "activities"
    return f"{names}: {count} {what} below the headings in row {rows}"


def _confidence(score: int, next_score: int) -> Confidence:
    share = next_score / score if score else 1
    return "high" if share <= 0.5 else "medium" if share <= 0.8 else "low"
