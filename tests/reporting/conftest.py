"""Tiny notebooks whose names say what becomes of them, an edition, and a clock that only counts."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from mhhs_analysis.consultation.edition import Edition
from mhhs_analysis.reporting.log import RunLog
from mhhs_analysis.reporting.publish import publish

PARAMETERS = 'data: str = "data/sample"  # the consultation\naudience: str = "public"\nlimit: int = 3'
WriteNotebook = Callable[..., Path]


def _write_notebook(path: Path, *code: str, parameters: str = PARAMETERS) -> Path:
    """Write a notebook: a heading, the parameters, and the cells given."""
    heading = new_markdown_cell(f"# About {path.stem}\n\nWhat is asked of {path.stem}?")
    cells = [heading, new_code_cell(parameters, metadata={"tags": ["parameters"]}), *map(new_code_cell, code)]
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(new_notebook(cells=cells), path)
    return path


@pytest.fixture(scope="session")
def write_notebook() -> WriteNotebook:
    return _write_notebook


@pytest.fixture
def edition() -> Edition:
    return Edition(
        name="sample",
        title="A consultation",
        as_at="2023-11-30",
        audience="ofgem",
        classification="OFFICIAL",
        round="round-2",
        inputs={"plans/b.xlsx": "b" * 64, "plans/a.xlsx": "a" * 64},
    )


@pytest.fixture
def now() -> Callable[[], datetime]:
    """A clock that moves on by a second each time it is read."""
    times = _seconds()
    return lambda: next(times)


@pytest.fixture
def publish_into(edition, now) -> Callable[..., Path]:
    """Publish notebooks into a folder of reports, with what doesn't matter to the test filled in."""

    def published(
        reports: Path,
        *notebooks: Path,
        edition: Edition = edition,
        told: Callable[[str], None] | None = None,
        **parameters: object,
    ) -> Path:
        log = RunLog(reports / "logs" / "run.jsonl", now)
        how = {"reports": reports, "workers": 2, "cell_timeout": 30, "now": now, "log": log, "told": told}
        return publish(edition, notebooks, parameters, **how)

    return published


def _seconds() -> Iterator[datetime]:
    time = datetime(2023, 12, 1, 9, tzinfo=UTC)
    while True:
        time += timedelta(seconds=1)
        yield time
