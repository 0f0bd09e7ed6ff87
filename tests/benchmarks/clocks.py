"""What reading some files takes: the time that passes, and the CPU time of this process alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Taken(NamedTuple):
    """Seconds that a way of reading took, on the wall and of this process's CPU: none of its workers'."""

    wall: float
    cpu: float


Way = Callable[[list[Path]], None]


def taken_in_turn(ways: dict[str, Way], paths: list[Path], runs: int) -> dict[str, list[Taken]]:
    """Return what each way takes, run by run: they alternate, so that a busy spell of the machine falls on all."""
    taken: dict[str, list[Taken]] = {name: [] for name in ways}
    for _ in range(runs):
        for name, way in ways.items():
            taken[name].append(taken_by(way, paths))
    return taken


def taken_by(way: Way, paths: list[Path]) -> Taken:
    """Return what reading some files in a way takes."""
    wall, cpu = time.perf_counter(), time.process_time()
    way(paths)
    return Taken(time.perf_counter() - wall, time.process_time() - cpu)
