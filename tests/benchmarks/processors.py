"""How much more work this machine's processors do together than one of them alone: the most that workers can gain.

Processors of a virtual machine may share one core, or slow down when all are busy: then no number of workers is that
many times faster, whatever they do.
"""

import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

_TIMES = 3_000_000
_ROUNDS = 5


def gain_of(processors: int) -> float:
    """Return how many times the work of one process as many do at once, of sums that touch no memory and no file."""
    with ProcessPoolExecutor(processors, mp_context=get_context("spawn")) as pool:
        list(pool.map(_sums, [1] * processors))
        rounds = [(_taken(pool, 1), _taken(pool, processors)) for _ in range(_ROUNDS)]
    return processors * sum(alone for alone, _ in rounds) / sum(together for _, together in rounds)


def _taken(pool: ProcessPoolExecutor, processes: int) -> float:
    """Return the seconds until so many processes have each done the same work."""
    began = time.perf_counter()
    list(pool.map(_sums, [_TIMES] * processes))
    return time.perf_counter() - began


def _sums(times: int) -> int:
    return sum(number * number % 7 for number in range(times))
