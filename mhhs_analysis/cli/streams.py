"""What a command says: results on stdout, all else on stderr, and a bar while notebooks run."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console

OUT, ERR = Console(), Console(stderr=True, soft_wrap=True)


def tell(line: str) -> None:
    """Tell a result in one line."""
    OUT.print(line, markup=False, highlight=False, soft_wrap=True)


def say(line: str) -> None:
    """Say a line that is no result, such as what could not be made."""
    ERR.print(line, markup=False, highlight=False)


def print_json(held: dict[str, Any]) -> None:
    """Print one JSON object; where the terminal can't show every letter, the others as escapes."""
    print(json.dumps(held, indent=1, ensure_ascii=not OUT.encoding.lower().startswith("utf")))


@contextmanager
def progress(notebooks: int) -> Iterator[Callable[[Path, str], None]]:
    """Show a bar that a notebook's end moves on; yield what to tell of each notebook's state."""
    from rich.progress import Progress

    # Redrawn for eyes only: a bar that nobody sees would still take its time ten times a second.
    with Progress(console=ERR, transient=True, refresh_per_second=4, disable=not ERR.is_terminal) as bar:
        task = bar.add_task("Running notebooks", total=notebooks)

        def told(notebook: Path, state: str) -> None:
            bar.update(task, description=notebook.stem, advance=0 if state == "started" else 1)

        yield told
