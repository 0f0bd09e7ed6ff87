"""How the processes begin that files are read in: with the readers, and without the program that asks for them.

A new process by itself runs again the program that began it, up to its `if __name__ == "__main__"`: a script without
that line would ask for workers in each of its workers, without end. Readers need nothing of the program.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.context import BaseContext, SpawnContext, SpawnProcess
from types import ModuleType

IMPORTED_ONCE = ["mhhs_analysis.intake.plans", "mhhs_analysis.intake.responses", "pebble"]
_MAIN = "__main__"

if sys.platform == "win32":
    _Process, _Context = SpawnProcess, SpawnContext
else:
    from multiprocessing.context import ForkServerContext as _Context
    from multiprocessing.context import ForkServerProcess as _Process


class Worker(_Process):
    """A process that does not run the program that began it."""

    def start(self) -> None:
        """Begin: what a process is told to run first is asked of the module of that name."""
        with _without_program():
            super().start()


class Workers(_Context):
    """Begins each worker as a copy of a process that has imported the readers, where the system has forks.

    That process is started once and has no threads; a copy of this one would hold the locks of a kernel's threads.
    """

    Process = Worker


def workers(imported: Sequence[str] = IMPORTED_ONCE) -> BaseContext:
    """Return what begins workers."""
    context = Workers()
    if sys.platform != "win32":
        context.set_forkserver_preload([*imported])
    return context


@contextmanager
def _without_program() -> Iterator[None]:
    """Have no module of the program for as long as it takes to begin a process: some milliseconds."""
    program = sys.modules[_MAIN]
    sys.modules[_MAIN] = ModuleType(_MAIN)
    try:
        yield
    finally:
        sys.modules[_MAIN] = program
