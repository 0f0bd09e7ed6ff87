"""Each file is read in a worker process of limited time and memory: no file stops the others.

A broken file can hang its reader, fill the memory or end the whole process; here all three are refusals. What
Java reads goes to workers of their own: Java reserves more addresses than any limit here allows, and keeps to a
limit of its own instead.
"""

from __future__ import annotations

import gc
import os
import pickle
from collections.abc import Callable, Sequence
from concurrent.futures import TimeoutError as TimedOut
from multiprocessing.context import BaseContext
from pathlib import Path
from threading import Thread
from typing import Any

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from mhhs_analysis.frames import MhhsError, NotReadable, NotReadHere
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.workers import PROGRAM, workers

SECONDS = 20
BYTES = 1 << 30
_FEWEST_WORKERS, _MOST_WORKERS = 2, 4
_OBJECTS_BETWEEN_SEARCHES = 1_000_000
WORKERS = max(_FEWEST_WORKERS, min(_MOST_WORKERS, os.cpu_count() or 1))
"""Files read at a time: as many as there are processors, within what the memory of a laptop holds."""
_OUT_OF_MEMORY = 77
"""How a worker that is out of memory ends: the next file finds a new one, whose memory is all its own."""

Reader = Callable[..., Reading]
Job = tuple[Reader, Path, tuple[Any, ...]]
_ASK_AGAIN = "ask for it saved again as .xlsx or .csv"
_ASK_LESS = "ask for it saved again as .xlsx or .csv, with the rows of the plan alone"


class NeedsJava(NotReadable):
    """Raised by a reader whose worker can't hold Java: its file is read again in a worker that can."""

    def __reduce__(self) -> tuple[type[NeedsJava], tuple[str, str, str]]:
        """Pickle by the three parts, as what it is."""
        return NeedsJava, (self.file, self.reason, self.remedy)


def read_all(jobs: Sequence[Job], seconds: float = SECONDS, memory: int = BYTES) -> list[Reading | MhhsError]:
    """Return, for each job in order, its reading or why there is none.

    A job is a reader, a path and the reader's other arguments. Raises nothing for any file's sake.
    """
    outcomes = _outcomes(jobs, seconds, memory)
    left = [number for number, outcome in enumerate(outcomes) if isinstance(outcome, NeedsJava)]
    again = _outcomes([jobs[number] for number in left], seconds, None)
    for number, outcome in zip(left, again, strict=True):
        outcomes[number] = outcome
    return outcomes


def read_one(reader: Reader, path: Path, *others: object) -> Reading:
    """Return the reading of one file, guarded.

    Raises MhhsError (NotReadable for a file that can't be read).
    """
    outcome = read_all([(reader, path, others)])[0]
    if isinstance(outcome, MhhsError):
        raise outcome
    return outcome


def _outcomes(jobs: Sequence[Job], seconds: float, memory: int | None) -> list[Reading | MhhsError]:
    """Return the outcome of each job, from workers whose memory is limited by addresses, or by Java (None)."""
    if not jobs:
        return []
    pool = ProcessPool(
        max_workers=min(WORKERS, len(jobs)), initializer=_begin, initargs=(memory,), context=_context(jobs)
    )
    is_searched = gc.isenabled()
    gc.disable()  # what readings are made of again is all kept
    try:
        futures = {
            number: pool.schedule(_read, args=jobs[number], timeout=seconds)
            for number in _largest_first(jobs)
        }
        # taken in the order in which they are read: while others are, not when all have been
        outcomes = {number: _outcome(one, jobs[number][1].name, seconds) for number, one in futures.items()}
    except BaseException:
        pool.stop()  # type: ignore[no-untyped-call]
        raise
    finally:
        if is_searched:
            _search_again()
        pool.close()  # type: ignore[no-untyped-call]
        Thread(target=pool.join).start()  # who waits for readings need not wait for their readers to end
    return [outcomes[number] for number in range(len(jobs))]


def _search_again() -> None:
    """Let rubbish be sought again, from here on: frozen and thawed, what was made of readings counts as long kept."""
    if not gc.get_freeze_count():  # what a caller froze stays so
        gc.freeze()
        gc.unfreeze()
    gc.enable()


def _context(jobs: Sequence[Job]) -> BaseContext:
    """Return what begins workers: with the program that asks only where it has a reader of its own."""
    return workers(need_program=any(reader.__module__ == PROGRAM for reader, *_ in jobs))


def _largest_first(jobs: Sequence[Job]) -> list[int]:
    """Return the numbers of the jobs in an order that leaves no worker alone with a large file at the end."""
    return sorted(range(len(jobs)), key=lambda number: -_size(jobs[number][1]))


def _size(path: Path) -> int:
    """Return the size of a file, nought where it can't be told: its reader says why."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _read(reader: Reader, path: Path, others: tuple[Any, ...]) -> bytes:
    """Return what a reader returns, ready to be handed back; what that takes counts as its memory too."""
    try:
        return pickle.dumps(reader(path, *others), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)


def _outcome(future: ProcessFuture[bytes], name: str, seconds: float) -> Reading | MhhsError:
    try:
        return pickle.loads(future.result())  # type: ignore[no-any-return]  # what the reader returned
    except MhhsError as refusal:
        return refusal
    except TimedOut:
        return NotReadHere(name, f"it took longer than {seconds:g} s to read", _ASK_LESS)
    except ProcessExpired as end:
        if end.exitcode == _OUT_OF_MEMORY:
            return NotReadable(name, "it needs more memory than a plan should", _ASK_LESS)
        return NotReadable(name, "its reader stopped: the file is broken", _ASK_AGAIN)
    except Exception as error:  # an unforeseen fault of ours on one file must not stop the others
        return NotReadHere(name, f"it could not be read ({type(error).__name__}: {error})", _ASK_AGAIN)


def _begin(memory: int | None) -> None:
    """Ready a worker: its memory limited, its rubbish sought less often (a reading makes few cycles).

    What libraries print of a broken file goes nowhere: its outcome says what is to be said.
    """
    silence = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(silence, stream)
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_SEARCHES)
    if memory is not None:
        _limit_memory(memory)


def _limit_memory(memory: int) -> None:
    """Limit this process's memory where the system can (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
