"""What a figure shows, read back from its traces, shapes and annotations."""

import re

import pandas as pd

MILLISECOND = pd.Timedelta(milliseconds=1)


def texts(figure):
    """Return every word annotated, as one text a line."""
    return "\n".join(str(a.text).replace("<br>", " ") for a in figure.layout.annotations)


def bars(figure, *, of_lanes=True):
    """Return a frame of the bars drawn: item_id, name, left, right, y."""
    rows = []
    for trace in figure.data:
        if trace.type != "bar" or trace.base is None or (of_lanes and trace.name == "grace across"):
            continue
        for item_id, base, long, y in zip(trace.customdata, trace.base, trace.x, trace.y, strict=True):
            left = pd.Timestamp(base) if isinstance(base, str) else pd.Timestamp(base, unit="ms")
            rows.append((item_id, trace.name, left, left + long * MILLISECOND, y))
    return pd.DataFrame(rows, columns=["item_id", "name", "left", "right", "y"])


STROKE = re.compile(r"M(\d+-\d+-\d+),([\d.]+)H(\d+-\d+-\d+)")


def strokes(figure):
    """Return a frame of the bars that share a path with others: name, left, right, y, high."""
    rows = [
        (shape.name, pd.Timestamp(left), pd.Timestamp(right), float(y), shape.line.width)
        for shape in figure.layout.shapes
        if shape.type == "path" and shape.xref == "x"
        for left, y, right in STROKE.findall(shape.path)
    ]
    return pd.DataFrame(rows, columns=["name", "left", "right", "y", "high"])


def markers(figure, name):
    """Return {item_id: day} of the markers of a trace; empty if there is no such trace."""
    return {
        item_id: pd.Timestamp(x)
        for trace in figure.data
        if trace.name == name and trace.customdata is not None
        for item_id, x in zip(trace.customdata, trace.x, strict=True)
    }


def drawn_ids(figure):
    """Return every item drawn, once for each look it has (certain, pale, diamond, arrow)."""
    found = [item_id for trace in figure.data if trace.name != "labels" for item_id in trace.customdata or ()]
    return [item_id for item_id in found if item_id]


def labels(figure):
    """Return every label drawn in time, inside a bar or beside it."""
    found = []
    for trace in figure.data:
        if trace.name == "labels" or (trace.type == "bar" and trace.base is not None):
            found += [str(words).replace("<br>", " ").strip() for words in trace.text or () if words]
    return [*found, *labels_below(figure).values()]


def labels_below(figure):
    """Return {item_id: words} of the labels below their marks."""
    own = [note for note in figure.layout.annotations if str(note.name or "").startswith("label ")]
    return {note.name.removeprefix("label "): note.text.replace("<br>", " ").strip() for note in own}


def lines(figure, *, width=None, dash=None):
    """Return the days of the vertical lines of a look."""
    return [
        pd.Timestamp(shape.x0)
        for shape in figure.layout.shapes
        if shape.type == "line"
        and shape.xref == "x"
        and shape.x0 == shape.x1
        and (width is None or shape.line.width == width)
        and (dash is None or shape.line.dash == dash)
    ]


def look_of(figure, name):
    """Return the names of the legend that hold the word."""
    return [trace.name for trace in figure.data if trace.showlegend is not False and name in trace.name]
