"""Measure, beside what each could take at the least or at the worst: `python -m tests.benchmarks [NAME] [RUNS]`.

The benchmarks are `reading` and `report`; without a name both run. RUNS are three unless said.
"""

import sys

from tests.benchmarks import reading, report

BENCHMARKS = {"reading": reading.main, "report": report.main}


def main(words: list[str]) -> None:
    """Run the benchmarks that are named."""
    names = [word for word in words if not word.isdecimal()]
    runs = next((int(word) for word in words if word.isdecimal()), 3)
    if unknown := sorted(set(names) - set(BENCHMARKS)):
        sys.exit(f"no benchmark is called {', '.join(unknown)}: there are {' and '.join(BENCHMARKS)}")
    for name in names or BENCHMARKS:
        print(f"--- {name}", flush=True)
        BENCHMARKS[name](runs)


if __name__ == "__main__":
    main(sys.argv[1:])
