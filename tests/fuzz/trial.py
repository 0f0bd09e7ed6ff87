"""A trial of one format: so many files changed from seeds, read as plans under guard, and what went wrong."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.guard import read_all
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from tests.fuzz.mutations import mutant

UNFORESEEN = ("could not be read", "took longer", "reader stopped", "more memory")
"""What no reader meant to say: a fault of ours, a hang, a worker that died or was filled."""
ENDED_BY_ITS_LIBRARY = ("xlsb", "reader stopped")
"""The library that reads .xlsb ends its process where a cell's place would need more memory than there is."""


def faults_of(kind: str, pair: tuple[bytes, bytes], seeds: range, folder: Path) -> dict[str, str]:
    """Return, for each file that ended otherwise than it may, what became of it; its bytes stay in the folder."""
    paths = list(_write(kind, pair, seeds, folder))
    outcomes = read_all([(read_plan, path, ()) for path in paths])
    faults: dict[str, str] = {}
    for path, outcome in zip(paths, outcomes, strict=True):
        fault = _fault(outcome)
        if fault and not (kind == ENDED_BY_ITS_LIBRARY[0] and ENDED_BY_ITS_LIBRARY[1] in fault):
            faults[path.name] = fault
        else:
            path.unlink()
    return faults


def _write(kind: str, pair: tuple[bytes, bytes], seeds: range, folder: Path) -> Iterator[Path]:
    for seed in seeds:
        random = Random(f"{kind}/{seed}")
        first, second = random.sample(pair, 2)
        path = folder / f"{seed}.{kind}"
        path.write_bytes(mutant(first, second, random))
        yield path


def _fault(outcome: object) -> str:
    """Return what is wrong with an outcome; nothing where it is a reading that adds up, or a refusal on one line."""
    if isinstance(outcome, Reading):
        counted = outcome.rows_kept + outcome.rows_set_aside
        return "" if outcome.rows_in == counted else f"{outcome.rows_in} rows in, {counted} accounted for"
    is_plain = isinstance(outcome, NotReadable) and "\n" not in str(outcome)
    return "" if is_plain and not any(words in outcome.reason for words in UNFORESEEN) else str(outcome)
