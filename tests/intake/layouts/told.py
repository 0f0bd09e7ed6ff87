"""What a layout tells of known tasks: the rows that any careful reader of it would write down."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from tests.intake.layouts.columns import is_range, lasts
from tests.intake.layouts.layout import Layout
from tests.intake.layouts.tasks import UNKNOWN, Bounds, Known, Task

Told = dict[str, object]
_SILENT = ("unknown", "none", "blank")


def told(layout: Layout, tasks: Sequence[Task], has_total: bool) -> list[Told]:
    """Return the rows of a plan, in order; a total is a row like another, that sums others up."""
    rows = [_row(layout, task, row, tasks) for row, task in enumerate(tasks)]
    total = {"activity_name": "Total", "date_basis": None, "is_hidden": False, **_dates(UNKNOWN, UNKNOWN)}
    return [*rows, total] if has_total else rows


def is_gathering(layout: Layout, tasks: Sequence[Task]) -> list[bool] | None:
    """Return which tasks have others beneath them, or None where the layout doesn't show it.

    "Key milestones" without a date is a title of those below it, however far in they stand.
    """
    if layout.outline == "none" or any(task.name == "Key milestones" for task in tasks):
        return None
    return [below > here for here, below in pairwise([*(task.depth for task in tasks), 0])]


def _row(layout: Layout, task: Task, row: int, tasks: Sequence[Task]) -> Told:
    basis = _speaking(layout, task)
    has_cell = basis in layout.bases.values() and _has_cell(layout, *task.ends[basis], task)
    return {
        "activity_name": task.name,
        "date_basis": basis if has_cell else None,
        "is_hidden": task.is_hidden and layout.file != "csv",
        **_dates(*(_bounds(layout, task, row, basis) if has_cell else (UNKNOWN, UNKNOWN))),
    }


def _dates(start: Bounds, finish: Bounds) -> Told:
    ends = {"start_from": start[0], "start_to": start[1], "finish_from": finish[0], "finish_to": finish[1]}
    return {name: day.isoformat() if day else None for name, day in ends.items()}


def _given(layout: Layout, task: Task, basis: str) -> Iterator[Known]:
    """Yield the ends of a task that the columns of a basis give."""
    for end, known in zip(("start", "finish"), task.ends[basis], strict=True):
        if end in layout.ends and basis in layout.bases.values():
            yield known


def _speaking(layout: Layout, task: Task) -> str:
    """Return the dates that speak: actual ones if all are there, else expected ones, agreed ones, or any."""
    says = {
        basis: [known.kind not in _SILENT for known in _given(layout, task, basis)]
        for basis in ("actual", "forecast", "baseline")
    }
    is_to_come = any(known.kind == "unknown" for known in _given(layout, task, "forecast"))
    if says["actual"] and all(says["actual"]):
        return "actual"
    if is_to_come or any(says["forecast"]):
        return "forecast"
    return next((basis for basis in ("baseline", "actual") if any(says[basis])), "forecast")


def _has_cell(layout: Layout, start: Known, finish: Known, task: Task) -> bool:
    if layout.form == "span":
        return is_range(task) or start.kind == "unknown"
    given = {"start": start, "finish": finish}
    return any(given[end].kind != "blank" for end in layout.ends)


def _bounds(layout: Layout, task: Task, row: int, basis: str) -> tuple[Bounds, Bounds]:
    """Return the days that the start and the finish of a task can be, as far as its cells tell."""
    start, finish = task.ends[basis]
    if layout.form == "span":
        return (start.bounds, finish.bounds) if is_range(task) else (UNKNOWN, UNKNOWN)
    lender = _lender(layout, task, basis)
    starts = _shown(layout, task.ends[lender][0], "start", lender, row)
    finishes = _shown(layout, finish, "finish", basis, row)
    is_open = layout.form == "duration" or (layout.form == "lasting" and finish.kind == "blank")
    return starts, _after(starts, lasts(layout, task)) if is_open else finishes


def _shown(layout: Layout, known: Known, end: str, basis: str, row: int) -> Bounds:
    """Return the days that an end can be, as its cell shows it."""
    ends = layout.ends[::-1] if layout.is_reversed else layout.ends
    if end not in ends:
        return UNKNOWN
    place = 2 * list(layout.bases.values()).index(basis) if basis in layout.bases.values() else 0
    return layout.style(place + ends.index(end), row).told(known)


def _lender(layout: Layout, task: Task, basis: str) -> str:
    """Return the basis whose start stands for a row: where one is left blank, when it began, or the plan."""
    order = {"forecast": ("forecast", "actual", "baseline"), "baseline": ("baseline",)}
    lenders = [
        one for one in order.get(basis, ("actual", "forecast", "baseline")) if one in layout.bases.values()
    ]
    kinds = {one: task.ends[one][0].kind for one in lenders}
    is_silent = {one: kind == "blank" or (one == "actual" and kind in _SILENT) for one, kind in kinds.items()}
    return next(
        (one for one in lenders if not is_silent[one] or (one == basis and kinds[one] != "blank")), basis
    )


def _after(start: Bounds, days: int) -> Bounds:
    """Return the last day of a stretch of calendar days, its first day counted."""
    first, last = (day + timedelta(days=days - 1) if day else None for day in start)
    return first, last
