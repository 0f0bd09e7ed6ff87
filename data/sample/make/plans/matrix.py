"""A wide matrix: a row a project, a column a milestone, the cells its dates."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from make.formats.xlsx import workbook
from make.page import Meant, Row, Sent, Sheet, gap, header, note, title
from make.plans.listing import Draft
from make.said import Said
from make.schedule import Task, scheduled
from make.steps import Steps


def milestones(path: str, draft: Draft, chance: Random) -> Sent:
    """Return the matrix: phases are its rows, the steps beneath them, the same for each, its columns."""
    projects = [_project(steps, draft, chance) for steps in _projects(draft.steps)]
    columns = list(dict.fromkeys(name for _, beneath in projects for name in beneath))
    top = (
        title(f"{draft.owner} - MHHS milestone matrix"),
        title(f"{draft.version}, {draft.as_of:%d/%m/%Y}"),
        gap(),
        header("Project", "Lead", *columns),
    )
    rows = [_row(project, beneath, columns) for project, beneath in projects]
    notes = [note(text) for text in draft.notes]
    sheet = Sheet("Milestones", (*top, *rows, gap(), *notes), (38, 16, *(14 for _ in columns)))
    return Sent(path, workbook([sheet], draft.owner), (sheet,), layout="wide milestone matrix")


def _projects(steps: Steps) -> list[Steps]:
    begins = [index for index, step in enumerate(steps) if step.level == 1]
    return [steps[first:last] for first, last in zip(begins, [*begins[1:], len(steps)], strict=True)]


def _project(steps: Steps, draft: Draft, chance: Random) -> tuple[Task, dict[str, Task]]:
    """A project and its milestones by name; all projects begin together."""
    project, *beneath = scheduled(steps, draft.begin, chance)
    return project, {task.name: task for task in beneath}


def _row(project: Task, beneath: dict[str, Task], columns: Sequence[str]) -> Row:
    said: list[Said | None] = [beneath[name].finish if name in beneath else None for name in columns]
    means = tuple(
        _meant(project, beneath[name], column)
        for column, name in enumerate(columns, start=3)
        if name in beneath and beneath[name].finish.typed is not None
    )
    return Row((project.name, "Programme office", *said), means)


def _meant(project: Task, task: Task, column: int) -> Meant:
    return Meant(
        f"{task.name} ({project.name})", finish=task.finish, basis="forecast", is_milestone=True,
        outline=project.name, stage=task.stage, milestone=task.step.milestone, column=column,
    )  # fmt: skip
