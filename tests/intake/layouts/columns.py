"""The columns of a plan in a layout: what heads each of them, and what stands below, task by task."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from tests.intake.layouts import headings
from tests.intake.layouts.layout import Layout
from tests.intake.layouts.styles import Written, written
from tests.intake.layouts.tasks import Task


@dataclass(frozen=True)
class Column:
    """A column: its heading, the technical one above it, the group it stands in, and a cell for each task."""

    heading: str
    cells: Sequence[Written | None]
    technical: str = ""
    group: str = ""
    kind: str = "other"


Block = list[Column]
"""Columns that stand together, whatever the order of the others."""


def blocks_of(layout: Layout, tasks: Sequence[Task]) -> list[Block]:
    """Return the blocks of columns of a plan, from left to right."""
    found = [*_naming(layout, tasks), *_timing(layout, tasks), *_beside(layout, tasks)]
    return [found[place] for place in layout.order if place < len(found)]


def distinct(layout: Layout, tasks: Sequence[Task]) -> Sequence[Task]:
    """Return tasks without those that a person could not tell from something else.

    Real plans end with such lines as "Internal - do not distribute", right below the last task: what a lone
    text at the end is, only its meaning tells. Below Project, a name that stands again is a project, whose rows
    what stands beside it tells apart.
    """
    if _bare(layout.wording.name) in headings.GROUPS:
        tasks = [task for row, task in enumerate(tasks) if task.name not in {one.name for one in tasks[:row]}]
    columns = [column for block in blocks_of(layout, tasks) for column in block]
    widths = [
        sum(cell is not None for cell in cells) for cells in zip(*(one.cells for one in columns), strict=True)
    ]
    return tasks[: max(row for row, width in enumerate(widths, 1) if width > 1)]


def _plain(values: Sequence[object]) -> list[Written | None]:
    return [None if value is None else (value, "General") for value in values]


def _bare(heading: str) -> str:
    """Return a heading as data/reference words it, however it is written."""
    return " ".join(heading.lower().replace("_", " ").split()).strip(" *:")


# --- names and their outline --------------------------------------------------------------------------------


def _naming(layout: Layout, tasks: Sequence[Task]) -> Iterator[Block]:
    wording = layout.wording
    deepest = max(task.depth for task in tasks) if layout.outline == "steps" else 0
    names = [
        Column(
            wording.name if depth == 0 else "",
            _plain([_name(layout, task, depth) for task in tasks]),
            wording.technical[0] if depth == 0 else "",
            kind="name",
        )
        for depth in range(deepest + 1)
    ]
    yield names
    if layout.has_identifier:
        yield [Column(wording.identifier, _plain([f"T{row}" for row, _ in enumerate(tasks, 1)]), "user_id")]
    if layout.outline == "number":
        yield [Column(wording.outline, _plain(_numbers(tasks)), "user_outline")]
    if layout.outline == "level":
        yield [Column(wording.level, _plain([task.depth + 1 for task in tasks]), "user_level")]


def _name(layout: Layout, task: Task, depth: int) -> str | None:
    if layout.outline == "steps":
        return task.name if task.depth == depth else None
    return "   " * task.depth + task.name if layout.outline == "spaces" else task.name


def _numbers(tasks: Sequence[Task]) -> list[str]:
    counts, found = [0, 0, 0], []
    for task in tasks:
        counts = [*counts[: task.depth], counts[task.depth] + 1, *[0] * (2 - task.depth)]
        found.append(".".join(map(str, counts[: task.depth + 1])))
    return found


# --- dates --------------------------------------------------------------------------------------------------


def _timing(layout: Layout, tasks: Sequence[Task]) -> Iterator[Block]:
    if layout.form == "span":
        spans = [_span(layout, task, row) for row, task in enumerate(tasks)]
        yield [Column(layout.wording.span, spans, kind="date")]
        return
    for place, (word, basis) in enumerate(layout.bases.items()):
        ends = layout.ends[::-1] if layout.is_reversed else layout.ends
        yield [_dates(layout, tasks, word, basis, end, 2 * place + number) for number, end in enumerate(ends)]
    if layout.form in ("duration", "lasting"):
        yield [Column(layout.wording.duration, _plain([_lasting(layout, task) for task in tasks]))]


def _dates(layout: Layout, tasks: Sequence[Task], word: str, basis: str, end: str, number: int) -> Column:
    wording, place = layout.wording, ("start", "finish").index(end)
    heading, group = (wording.start, wording.finish)[place], wording.qualifiers[word]
    cells = [
        written(task.ends[basis][place], layout.style(number, row), layout.words)
        for row, task in enumerate(tasks)
    ]
    if word and layout.header == "one":
        heading, group = wording.together.format(basis=group, end=heading), ""
    return Column(heading, cells, wording.technical[1 + place], group, kind="date")


def _span(layout: Layout, task: Task, row: int) -> Written | None:
    """Return both ends of a task in one cell; a task of which only one is known to the day leaves it blank."""
    start, finish = task.ends["forecast"]
    if is_range(task):
        style = layout.style(0, row)
        return layout.separator.join(str(style.day(one.day)[0]) for one in (start, finish)), "General"
    return ("TBC", "General") if start.kind == "unknown" else None


def is_range(task: Task) -> bool:
    """Return whether both ends of a task are known to the day."""
    return all(one.kind == "day" for one in task.ends["forecast"])


def _lasting(layout: Layout, task: Task) -> object:
    """Return how many calendar days a task lasts, in words where the heading doesn't say which days."""
    days = lasts(layout, task)
    is_said = " ".join(layout.wording.duration.lower().split()).strip(" *:") in headings.DURATIONS
    return f"{days} calendar days" if is_said else days


def lasts(layout: Layout, task: Task) -> int:
    """Return how many days a task lasts: as its ends show where both are typed."""
    start, finish = task.ends["forecast"]
    if layout.form == "lasting" and is_range(task):
        return (finish.day - start.day).days + 1
    return task.days


# --- other columns ------------------------------------------------------------------------------------------

_OTHERS: tuple[tuple[str, tuple[object, ...]], ...] = (
    ("Owner", ("IT", "PMO", None, "Test team")),
    ("RAG", ("R", "A", "G")),
    ("Status", ("In progress", "Not started", "Complete")),
    ("Comments", (None, "agreed on 3 Apr 2023; see note", "waits for the DSP, then starts", None)),
    ("Budget (£)", (45000, 1200.5, None)),
    ("% Complete", (25, 50, 100)),
    ("Predecessors", (None, "2", "3FS+2d")),
    ("Last updated", (datetime(2023, 4, 3), datetime(2023, 4, 28))),
    ("Priority", (1, 2, 3)),
    ("Float", ("5 days", None, "0 days")),
    ("Programme stage", ("SIT", None)),
    ("Approved?", ("Y", "N")),
    ("Site", ("Leeds", "Cardiff")),
    ("Cost code", ("A-100", "B-200")),
    ("Risk rating", ("High", "Low")),
    ("Variance (days)", (0, -3, 12)),
    ("Effort", ("10 days", "3 days")),
    ("Dependency owner", ("DCC", None)),
    ("Notes", ("1", None, "see the note below")),
    ("Resource", ("Analyst", "Tester")),
)  # fmt: skip
_LABELS: tuple[tuple[str, tuple[object, ...]], ...] = (
    ("Workstream", ("Data", "Data", "Testing")),
    ("Deliverable", ("Report", None)),
    ("Phase", ("Design", "Design", "Build")),
)


def _beside(layout: Layout, tasks: Sequence[Task]) -> Iterator[Block]:
    """Yield unrelated columns; one that may name rows too stands only beside a heading that surely does."""
    others = _OTHERS + (_LABELS if _bare(layout.wording.name) in headings.NAMES else ())
    for number in layout.extras:
        if number < len(others):
            heading, values = others[number]
            cells = _plain([values[row % len(values)] for row, _ in enumerate(tasks)])
            kind = "label" if number >= len(_OTHERS) else "other"
            yield [Column(heading, cells, f"user_field_{number}", kind=kind)]
