"""Measure, beside what each could take at the least or at the worst: `python -m tests.benchmarks [NAME] [RUNS]`.

The benchmarks are `reading`, `grids`, `limits`, `gates`, `charts` and `report`; without a name all run. RUNS are
three unless said.
"""

import sys
from importlib import import_module

BENCHMARKS = ("reading", "grids", "limits", "gates", "charts", "report")


def main(words: list[str]) -> None:
    """Run the benchmarks that are named."""
    names = [word for word in words if not word.isdecimal()]
    runs = next((int(word) for word in words if word.isdecimal()), 3)
    if unknown := sorted(set(names) - set(BENCHMARKS)):
        sys.exit(f"no benchmark is called {', '.join(unknown)}: there are {', '.join(BENCHMARKS)}")
    for name in names or BENCHMARKS:
        print(f"--- {name}", flush=True)
        # a worker imports this module anew, and should not have to import what the benchmarks compare it with
        import_module(f"tests.benchmarks.{name}").main(runs)


if __name__ == "__main__":
    main(sys.argv[1:])
