"""Read very many changed files of every format: `python -m tests.fuzz [FORMAT...] [COUNT] [FIRST SEED]`.

COUNT files are shared out among the formats; 10,000 unless said. Those that end badly are kept, and named.
"""

import sys
import tempfile
import time
from pathlib import Path

from tests.fuzz.originals import originals
from tests.fuzz.trial import faults_of

COUNT = 10_000
REAL = Path(__file__).resolve().parents[3] / "shared" / "real"


def main(words: list[str]) -> None:
    """Run the trials; fail where any file ended badly."""
    known = originals(REAL if REAL.is_dir() else None)
    kinds = [word for word in words if not word.isdecimal()] or list(known)
    if unknown := sorted(set(kinds) - set(known)):
        sys.exit(f"no format is called {', '.join(unknown)}: there are {', '.join(known)}")
    numbers = [int(word) for word in words if word.isdecimal()]
    count, first = [*numbers, *(COUNT, 0)[len(numbers) :]]
    folder = Path(tempfile.mkdtemp(prefix="mhhs-fuzz-"))
    seeds = range(first, first + -(-count // len(kinds)))
    faults = {kind: _trial(kind, known[kind], seeds, folder) for kind in kinds}
    if any(faults.values()):
        sys.exit(f"{sum(map(len, faults.values()))} files ended badly; they are kept in {folder}")
    folder.rmdir()


def _trial(kind: str, pair: tuple[bytes, bytes], seeds: range, folder: Path) -> dict[str, str]:
    began = time.perf_counter()
    faults = faults_of(kind, pair, seeds, folder)
    print(
        f"{kind:5}{len(seeds):6} files  {len(faults):4} bad  {time.perf_counter() - began:6.1f} s", flush=True
    )
    for name, fault in faults.items():
        print(f"      {name}: {fault}", flush=True)
    return faults


if __name__ == "__main__":
    main(sys.argv[1:])
