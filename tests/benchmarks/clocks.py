"""What reading some files takes: the time that passes, and the CPU time of this process alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import mean
from typing import NamedTuple


class Taken(NamedTuple):
    """Seconds that a way of reading took, on the wall and of this process's CPU: none of its workers'."""

    wall: float
    cpu: float


Way = Callable[[list[Path]], None]


def taken_in_turn(
    ways: dict[str, Way], paths: list[Path], runs: int, seconds: float = 0
) -> dict[str, list[Taken]]:
    """Return what each way takes, run by run: they alternate, so that a busy spell of the machine falls on all.

    In each run a way is gone over and over for some seconds at the least, and its mean is taken: a machine's clock
    drifts within seconds, so that a way that takes three would meet one state of it where one that takes thirty
    meets many.
    """
    taken: dict[str, list[Taken]] = {name: [] for name in ways}
    for _ in range(runs):
        for name, way in ways.items():
            taken[name].append(_mean_taken(way, paths, seconds))
    return taken


def _mean_taken(way: Way, paths: list[Path], seconds: float) -> Taken:
    taken = [taken_by(way, paths)]
    while sum(one.wall for one in taken) < seconds:
        taken.append(taken_by(way, paths))
    return Taken(mean(one.wall for one in taken), mean(one.cpu for one in taken))


def taken_by(way: Way, paths: list[Path]) -> Taken:
    """Return what reading some files in a way takes."""
    wall, cpu = time.perf_counter(), time.process_time()
    way(paths)
    return Taken(time.perf_counter() - wall, time.process_time() - cpu)
