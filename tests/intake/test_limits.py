"""Files made to break a reader: the plan in them is read in time, or they are refused and the others still read."""

from pathlib import Path

import pytest

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.guard import read_all
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from tests.intake import traps


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory) -> dict[str, object]:
    """What became of each file, all read in one run of the guard."""
    folder: Path = tmp_path_factory.mktemp("traps")
    writers = traps.held_plans() | {name: write for name, (_, write) in traps.refused_files().items()}
    for name, write in writers.items():
        write(folder / name)
    return dict(zip(writers, read_all([(read_plan, folder / name, ()) for name in writers]), strict=True))


def test_a_plan_is_read_whatever_surrounds_it(outcomes) -> None:
    """A million rows, all columns, what would keep a pattern busy, odd numbers: its task keeps its dates."""
    for name in traps.held_plans():
        outcome = outcomes[name]
        assert isinstance(outcome, Reading), (name, outcome)
        dates = [(row["activity_name"], row["start_from"], row["finish_to"]) for row in outcome.rows]
        assert ("Build", "2023-02-01", "2023-02-13") in dates, (name, dates[:3], outcome.layout)


def test_what_is_refused_says_why_on_one_line(outcomes) -> None:
    """The reason names what is wrong with the file."""
    for name, (reason, _) in traps.refused_files().items():
        outcome = outcomes[name]
        assert isinstance(outcome, NotReadable) and reason in outcome.reason, (name, outcome)
        assert "\n" not in str(outcome), name
