"""Where everything on a timeline goes: lanes stacked, items packed in rows, labels and flags beside them.

Nothing here draws: `timeline` makes a plotly figure of a sheet, and `page` tells its parts as shares of a page, for
whoever draws by other means, such as a slide.

A chart gives two frames. `lanes`, a row a lane in reading order: lane_group, lane, words (said in a lane
that holds nothing); indent (pixels) and is_strong where lanes are an outline. `items`, a row a thing drawn:
lane_key (row of lanes, from 0), item_id, kind (bar or milestone), stage, label, hover, the four bounds
(days), grace_months; is_open_start and is_open_finish where the bounds alone don't say so, is_summary where
some bars gather others, is_copied where a milestone's date is an option's own, slot where a chart gives each item of
a lane its row, 0 the topmost, trail where milestones are joined in their order, follows (words) where items do. An
item without any bound is not drawn: it is told in the table beside the chart, and belongs in a note.
Dependencies are a third, `links` (`analysis.links`), where a chart has any.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from mhhs_analysis.charts.geometry import (
    ARROW_PX,
    DAY,
    DIAMOND_PX,
    GAP_PX,
    Label,
    Lines,
    beside,
    calendar_span,
    is_dated,
    pack,
    place_label,
    with_parts,
)
from mhhs_analysis.charts.links import Scale, with_ways
from mhhs_analysis.charts.style import (
    BOLD_PX,
    FONT_PX,
    MARGIN_PX,
    MIDDLE_PAGE_PX,
    NARROW_PAGE_PX,
    WIDE_PAGE_PX,
    look_of,
    text_px,
    wrapped,
)
from mhhs_analysis.frames import BOUNDS

Span = tuple[pd.Timestamp, pd.Timestamp]

ITEM_COLUMNS = (
    "lane_key",
    "item_id",
    "kind",
    "stage",
    "milestone_id",
    "label",
    "hover",
    *BOUNDS,
    "grace_months",
)
ITEM_COLUMNS += ("is_open_start", "is_open_finish", "is_summary", "slot", "trail", "is_copied")
ITEM_COLUMNS += ("start_text", "finish_text", "follows")
ROW_PX, DENSE_ROW_PX = 24.0, 19.0
"""The height of a row; of one in a chart of many rows."""
LANE_LINE_PX = 16
LANE_COLUMN_PX = 176
HEADING_PX = NARROW_PAGE_PX - 2 * MARGIN_PX


@dataclass(frozen=True)
class Flag:
    """A vertical line across every lane: where it stands, the words at its top, how heavy it is.

    `since` is the first day the cut-off can mean, where that is earlier: whiskered; `grace_to` the end of
    a strip of grace after it.
    """

    at: pd.Timestamp
    text: str
    weight: Literal["hard", "soft", "later", "as_at"]
    since: pd.Timestamp | None = None
    grace_to: pd.Timestamp | None = None


@dataclass(frozen=True)
class Surround:
    """What stands around the lanes: subtitle, flags above, notes below, a watermark across.

    `kinds` is the heading, in the table beside, of what the colours of marks tell apart.
    """

    subtitle: str = ""
    flags: Sequence[Flag] = ()
    notes: Sequence[str] = ()
    watermark: str = ""
    kinds: str = "Stage"


@dataclass(frozen=True)
class Sheet:
    """Everything placed: items with rows, lanes with tops, flags with rows, links, and the measures they share.

    Across, a place is a day, from the first of `span` to the end of its last; down, it is rows of `row_px` pixels
    from the top of the lanes, the flags' words above that. `items` have row (of their lane), y (the middle of the
    mark), left, right, sure_from, sure_to, grace_to (edges of days), and of their label side (inside, right, left,
    past a line, or below), from_px and to_px (pixels from the left of the plot that mark and label take), lines,
    width_px (of a line of words), label_at (a day), label_shift (pixels right of it) and label_y; `lanes` have top,
    high, heading (the rows of the group's heading above it) and lines (of their name); `links` have starts, ends
    (days) and way (points of day and row). `listed` are all items, also those that no day of the page or no day
    at all can place.
    """

    items: pd.DataFrame
    lanes: pd.DataFrame
    span: Span | None
    surround: Surround
    column_px: float
    flag_labels: list[tuple[Flag, Label, int]] = field(default_factory=list)
    links: pd.DataFrame = field(default_factory=pd.DataFrame)
    page_px: float = NARROW_PAGE_PX
    row_px: float = ROW_PX
    listed: pd.DataFrame = field(default_factory=pd.DataFrame)

    @property
    def flag_rows(self) -> int:
        """Rows above the lanes that the flags' words take."""
        return max((row + label.lines for _, label, row in self.flag_labels), default=0)

    @property
    def rows(self) -> float:
        """Rows of the lanes."""
        return float((self.lanes["top"] + self.lanes["high"]).max()) if len(self.lanes) else 1.0

    @property
    def width_px(self) -> float:
        """Width of the plot on the page that the sheet was laid out for."""
        return self.page_px - self.column_px - 2 * MARGIN_PX

    @property
    def plot_px(self) -> float:
        """Height of lanes and flags."""
        return (self.rows + self.flag_rows) * self.row_px


def span_of(days: Iterable[pd.Series]) -> Span | None:
    """Return the whole quarters that hold every day given; None where there is no day at all."""
    return calendar_span(pd.concat([pd.Series([], dtype="datetime64[us]"), *days]))


def beyond(items: pd.DataFrame, span: Span | None) -> pd.Series:
    """Return which dated items run past the span on either side, so that a note can name them."""
    if span is None or items.empty:
        return pd.Series(False, index=items.index)
    days = items[BOUNDS]
    return days.min(axis=1).lt(span[0]) | days.max(axis=1).gt(span[1])


def sheet_of(
    items: pd.DataFrame,
    lanes: pd.DataFrame,
    span: Span | None,
    surround: Surround,
    links: pd.DataFrame | None = None,
    page_px: float = NARROW_PAGE_PX,
    row_px: float = ROW_PX,
    names_px: float = LANE_COLUMN_PX,
) -> Sheet:
    """Return everything placed for a page of a width, the narrowest unless said: a wider one only has more room.

    `names_px` is the most that the names of lanes take there before they are broken into lines; on a wider page a
    tenth of what it has more is theirs.
    """
    names_px += max(page_px - NARROW_PAGE_PX, 0) / 10
    indents = list(lanes.get("indent", [0] * len(lanes)))
    names = [wrapped(lane, names_px - indent) for lane, indent in zip(lanes["lane"], indents, strict=True)]
    named = lanes.assign(lines=pd.Series(names, index=lanes.index, dtype="object"))
    widths = (indent + text_px(line) for lines, indent in zip(names, indents, strict=True) for line in lines)
    column_px = max(widths, default=0) + MARGIN_PX
    width = page_px - column_px - 2 * MARGIN_PX
    # A low bar has no room for words that can be read.
    staged = _with_stage(items).assign(has_room=row_px >= ROW_PX)
    placed = _in_rows(_labelled(staged[is_dated(staged)], span, width, surround.flags))
    flags = _flags_in_rows(surround.flags, span, width)
    placed = _with_y(placed, stacked := _stacked(named, placed, row_px))
    ways = _ways(links, placed, span, width, row_px)
    return Sheet(placed, stacked, span, surround, column_px, flags, ways, page_px, row_px, with_parts(staged))


def _ways(
    links: pd.DataFrame | None, items: pd.DataFrame, span: Span | None, width: float, row_px: float
) -> pd.DataFrame:
    """Return the links of items that are on the page, each with its way; none where the page has no days."""
    if links is None or span is None:
        return pd.DataFrame(columns=["follows", "item_id", "verdict", "starts", "ends", "way"])
    whole = items[items["is_left_seen"] & items["is_right_seen"]]
    days = (span[1] + DAY - span[0]) / DAY
    scales = [Scale(span[0], px / days) for px in (width, width + WIDE_PAGE_PX - NARROW_PAGE_PX)]
    return with_ways(links, whole, scales, row_px)


def _with_stage(items: pd.DataFrame) -> pd.DataFrame:
    """Return what is drawn of items, with the id of a stage that is known, empty where it isn't.

    A chart cuts its items many times: all other columns are left behind, and texts are plain objects.
    """
    kept = items[[name for name in ITEM_COLUMNS if name in items]]
    texts = {name: "object" for name in kept.columns if kept[name].dtype == "str"}
    return kept.astype(texts).assign(look_id=[look_of(stage).look_id for stage in items["stage"]])


def _pixels(days: pd.Series, span: Span, width: float) -> pd.Series:
    """Return days as pixels from the left of the plot, those outside the span moved to its edge."""
    whole = (span[1] + DAY - span[0]) / DAY
    return ((days - span[0]) / DAY).clip(0, whole) * (width / whole)


def _labelled(items: pd.DataFrame, span: Span | None, width: float, flags: Sequence[Flag]) -> pd.DataFrame:
    """Return the items a span shows with their parts and the place of their labels, on the narrowest page."""
    made = with_parts(items)
    first, end = (span[0], span[1] + DAY) if span else (pd.NaT, pd.NaT)
    made = made[made["right"].gt(first) & made["left"].lt(end)]
    made = made.assign(is_left_seen=made["left"].ge(first), is_right_seen=made["right"].le(end))
    if span is None or made.empty:
        none = Label._make(("", 0.0, 0.0, 0, 0.0, 0.0, 0.0))._asdict()
        return made.assign(**none, label_at=made["left"], label_shift=0.0)
    marks = zip(
        made["label"], *_mark_pixels(made, span, width), _host_pixels(made, span, width), _feet(made, span, width),
        strict=True,
    )  # fmt: skip
    lines = _lines(flags, span, width)
    labels = [
        place_label(text, (start, end), host, width, lines, foot) for text, start, end, host, foot in marks
    ]
    made = made.assign(**{name: [getattr(label, name) for label in labels] for name in Label._fields})
    made = made.assign(label_at=_label_days(made, span, width))
    # In pixels, which a wider page doesn't stretch: so a label below stays by its mark at every width.
    shift = (made["at_px"] - _pixels(made["label_at"], span, width)).where(made["side"].eq("below"), 0.0)
    return made.assign(label_shift=shift)


def _lines(flags: Sequence[Flag], span: Span, width: float) -> Lines:
    """Return the pixels at which flags stand: a hard stop is the line to keep words off."""
    heavy, light = (
        pd.Series([flag.at for flag in flags if (flag.weight == "hard") is hard], dtype="datetime64[us]")
        for hard in (True, False)
    )
    return Lines(list(_pixels(heavy, span, width)), list(_pixels(light, span, width)))


def _feet(items: pd.DataFrame, span: Span, width: float) -> list[float | None]:
    """Return the pixel at which links come into each milestone; None for bars, where they come in at an edge."""
    is_point = items["kind"].eq("milestone")
    return [
        px if point else None
        for px, point in zip(_pixels(items["right"], span, width), is_point, strict=True)
    ]


def _label_days(items: pd.DataFrame, span: Span, width: float) -> pd.Series:
    """Return the day at which each label is hung, inside the span: an edge of its mark, or what keeps it in place."""
    days: pd.Series = items["hang_px"] * ((span[1] + DAY - span[0]) / DAY / width)
    kept = span[0] + pd.to_timedelta(days.round(), unit="D")
    end = items["grace_to"].fillna(items["right"])
    at = (
        items["left"].where(items["side"].eq("left"), end).where(~items["side"].isin(["below", "past"]), kept)
    )
    return at.mask(at.lt(span[0]), span[0]).mask(at.gt(span[1] + DAY), span[1] + DAY).astype("datetime64[us]")


def _mark_pixels(items: pd.DataFrame, span: Span, width: float) -> tuple[pd.Series, pd.Series]:
    """Return the pixels from and to which each mark runs, with its grace, its diamond and its arrows."""
    start, end = (_pixels(items[edge], span, width) for edge in ("left", "right"))
    end = end.where(items["grace_to"].isna(), _pixels(items["grace_to"], span, width))
    diamond = items["kind"].eq("milestone") * DIAMOND_PX / 2
    before, after = (diamond + items[f"is_open_{side}"] * ARROW_PX for side in ("left", "right"))
    return start - before, end + after


def _host_pixels(items: pd.DataFrame, span: Span, width: float) -> pd.Series:
    """Return the width a label inside would have on the middle page: the certain part, else all."""
    has_sure = items["sure_from"].notna()
    first = _pixels(items["sure_from"].where(has_sure, items["left"]), span, width)
    last = _pixels(items["sure_to"].where(has_sure, items["right"]), span, width)
    middle = (width + MIDDLE_PAGE_PX - NARROW_PAGE_PX) / width
    has_room = (
        items["has_room"]
        & items["kind"].eq("bar")
        & ~items.get("is_summary", pd.Series(False, index=items.index))
    )
    return ((last - first) * middle).where(has_room, 0.0)


def _in_rows(items: pd.DataFrame) -> pd.DataFrame:
    """Return items with the row of their lane that each takes."""
    rows: list[pd.Series] = [pd.Series([], dtype="int64")]
    for _, lane in items.groupby("lane_key", sort=True):
        rows.append(_slots(lane) if "slot" in lane else _packed(lane))
    return items.assign(row=pd.concat(rows))


def _packed(lane: pd.DataFrame) -> pd.Series:
    """Return the row of each item of a lane, in as few as there can be."""
    places = zip(lane["from_px"] - GAP_PX / 2, lane["to_px"] + GAP_PX / 2, 1 + lane["lines"], strict=True)
    return pd.Series(pack(list(places), list(lane["left"])), index=lane.index)


def _slots(lane: pd.DataFrame) -> pd.Series:
    """Return the row of each item of a lane by its slot, below those of lesser slots and their labels."""
    high = (1 + lane["lines"]).groupby(lane["slot"]).max()
    return lane["slot"].map(high.cumsum() - high).astype("int64")


def _stacked(lanes: pd.DataFrame, items: pd.DataFrame, row_px: float) -> pd.DataFrame:
    """Return lanes with top and height in rows, a heading's row before the first lane of each group."""
    used = (items["row"] + 1 + items["lines"]).groupby(items["lane_key"]).max()
    worded = lanes["lines"].str.len() * LANE_LINE_PX / row_px
    high = pd.Series(range(len(lanes)), index=lanes.index).map(used).fillna(1).clip(lower=worded) + 0.4
    opens = lanes["lane_group"].ne(lanes["lane_group"].shift()) & lanes["lane_group"].ne("")
    heading = opens * [
        0.4 + len(wrapped(group, HEADING_PX)) * LANE_LINE_PX / row_px for group in lanes["lane_group"]
    ]
    return lanes.assign(top=(high + heading).cumsum() - high, high=high, heading=heading)


def _with_y(items: pd.DataFrame, lanes: pd.DataFrame) -> pd.DataFrame:
    """Return items with the middle of their bar and of their label, in rows from the top of the lanes."""
    tops = lanes["top"].reset_index(drop=True)
    bar = items["lane_key"].map(tops) + 0.2 + items["row"] + 0.5
    return items.assign(y=bar, label_y=bar + items["lines"].gt(0) * (0.5 + items["lines"] / 2))


def flag_px(flag: Flag) -> float:
    """Return the size of a flag's words: those of a hard stop are bold."""
    return BOLD_PX if flag.weight == "hard" else FONT_PX


def flag_lines(flag: Flag, label: Label) -> list[str]:
    """Return a flag's words in the lines that its place has room for."""
    room = label.to_px - label.at_px if label.side == "right" else label.at_px - label.from_px
    return wrapped(flag.text, room - GAP_PX, size=flag_px(flag))


def _flags_in_rows(flags: Sequence[Flag], span: Span | None, width: float) -> list[tuple[Flag, Label, int]]:
    """Return flags with the place and row of their words: beside the line, none over another's."""
    if span is None or not flags:
        return []
    starts, ends = ([flag.since or flag.at for flag in flags], [flag.grace_to or flag.at for flag in flags])
    edges = (_pixels(pd.Series(days), span, width) for days in (starts, ends))
    labels = [
        beside(flag.text, (start, end), width, size=flag_px(flag))
        for flag, start, end in zip(flags, *edges, strict=True)
    ]
    rows = pack([(label.from_px, label.to_px + GAP_PX, label.lines) for label in labels])
    return list(zip(flags, labels, rows, strict=True))
