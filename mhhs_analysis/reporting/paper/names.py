"""Names of lanes and groups that go on where a chart is cut, said again on the next sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mhhs_analysis.reporting.paper.cuts import lane_ends
from mhhs_analysis.reporting.paper.measures import Json


def continued(layout: Mapping[str, Any], first: float) -> Iterator[Json]:
    """Yield the heading of the group that is parted at a row, beside the axis, if none stands right below."""
    names = [note for note in layout.get("annotations") or [] if _is_name(note)]
    before = [note for note in names if note["y"] < first and _is_heading(note)]
    after = min((note for note in names if note["y"] >= first), key=lambda note: note["y"], default=None)
    if before and not (after and _is_heading(after)):
        heading = max(before, key=lambda note: note["y"])
        # In the margin, which is narrow: over the axis the words of lines stand.
        text = f"{heading['text'].replace(': ', ':<br>', 1)}<br>(continued)"
        yield dict(heading) | {"text": text, "yref": "paper", "y": 1, "yanchor": "bottom", "yshift": 2}


def named_again(layout: Mapping[str, Any], ends: tuple[float, float]) -> Iterator[Json]:
    """Yield the name of a lane that is parted, beside the first of its rows on a sheet that its name isn't on."""
    first, last = ends
    ends_of_lanes, tops = sorted(lane_ends(layout)), sorted(_lane_tops(layout))
    for note in (note for note in layout.get("annotations") or [] if _is_name(note)):
        above = max((top for top in tops if top <= note["y"]), default=0.0)
        below = min((end for end in ends_of_lanes if end > note["y"]), default=above)
        is_parted = above < last - 1e-6 and first + 1e-6 < below and not (above >= first and below <= last)
        if is_parted and not _is_heading(note) and not first < note["y"] < last:
            yield dict(note) | {"y": max(first, above) + 0.2, "yanchor": "top"}


def _lane_tops(layout: Mapping[str, Any]) -> Iterator[float]:
    """Yield where a lane may begin: at the rule of the one before, or below the band of its group's heading."""
    for shape in layout.get("shapes") or []:
        if (shape.get("xref"), shape.get("yref"), shape.get("x0"), shape.get("x1")) == ("paper", "y", 0, 1):
            yield float(shape["y1"])


def _is_name(note: Mapping[str, Any]) -> bool:
    """Return whether a note stands in the margin at the left of its row, as names of lanes and groups do."""
    place = (note.get("xref"), note.get("x"), note.get("yref"))
    return place == ("paper", 0, "y") and (note.get("xshift") or 0) < 0


def _is_heading(note: Mapping[str, Any]) -> bool:
    return str(note["text"]).startswith("<b>")
