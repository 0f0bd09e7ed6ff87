"""How the processes begin that files are read in: with the readers, and without the program that asks for them.

A new process by itself runs again the program that began it, up to its `if __name__ == "__main__"`: a script without
that line would ask for workers in each of its workers, without end. Readers need nothing of the program.
"""

from __future__ import annotations

import sys
from multiprocessing import spawn
from multiprocessing.context import BaseContext, SpawnContext, SpawnProcess
from threading import local
from typing import Any

IMPORTED_ONCE = [
    "mhhs_analysis.intake.plans",
    "mhhs_analysis.intake.responses",
    "mhhs_analysis.intake.rehearsal",
    "pebble",
]
PROGRAM = "__main__"

if sys.platform == "win32":
    _Process, _Context = SpawnProcess, SpawnContext
else:
    from multiprocessing.context import ForkServerContext as _Context
    from multiprocessing.context import ForkServerProcess as _Process

_beginning = local()
"""What each thread begins: whether it is a worker."""
_told = spawn.get_preparation_data


def _told_of_no_program(name: str) -> dict[str, Any]:
    """Return what a process is told as it begins; a worker nothing of the program, whatever other threads begin.

    The library has no other place to leave the program out: hiding its module would hide it from every thread.
    """
    told = _told(name)
    if getattr(_beginning, "is_worker", False):
        told = {key: value for key, value in told.items() if not key.startswith("init_main_from_")}
    return told


spawn.get_preparation_data = _told_of_no_program


class Worker(_Process):
    """A process that does not run the program that began it."""

    def start(self) -> None:
        """Begin."""
        _beginning.is_worker = True
        try:
            super().start()
        finally:
            _beginning.is_worker = False


class _Workers(_Context):
    Process = Worker


def workers(*, need_program: bool) -> BaseContext:
    """Return what begins workers; those that need it run the program too, for a reader that it defines itself.

    Each is a copy of a process that has imported the readers and read a plan, where the system has forks. That process
    is started once and has no threads; a copy of this one would hold the locks of a kernel's threads.
    """
    context = _Context() if need_program else _Workers()
    if sys.platform != "win32":
        context.set_forkserver_preload(IMPORTED_ONCE)
    return context
