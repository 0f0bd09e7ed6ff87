"""The package is a ladder: each rung imports only from its own and those below."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.house import ladder

FOLDERS = 3
"""Parts of the name of a folder within a room: mhhs_analysis.intake.tables."""
Plant = Callable[[dict[str, str]], dict[str, ladder.Module]]


@pytest.fixture(scope="module")
def modules(repository: Path) -> dict[str, ladder.Module]:
    found = ladder.read(repository / "mhhs_analysis")
    assert "mhhs_analysis.frames" in found, "the package was not found"
    return found


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    """Write a small package from {file: source} and read it."""

    def write(sources: dict[str, str]) -> dict[str, ladder.Module]:
        for file, source in {"__init__.py": "", **sources}.items():
            path = tmp_path / "mhhs_analysis" / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(source, "utf-8")
        return ladder.read(tmp_path / "mhhs_analysis")

    return write


def test_every_room_has_a_rung(modules: dict[str, ladder.Module]) -> None:
    """A new module or folder at the top of the package is given its rung in ladder.py first."""
    assert ladder.unknown_rooms(modules) == []


def test_no_import_climbs(modules: dict[str, ladder.Module]) -> None:
    """What lies lower never depends on what lies higher."""
    assert ladder.climbing(modules) == []


def test_no_modules_import_each_other(modules: dict[str, ladder.Module]) -> None:
    """Modules of one rung may lean on each other in one direction only."""
    assert ladder.cycle(modules) == []


def test_no_folders_of_a_room_lean_on_each_other(modules: dict[str, ladder.Module]) -> None:
    """The folders of a room, such as intake's, have an order too: a change to one reaches those above it alone."""
    assert ladder.cycle(modules, FOLDERS) == []


def test_every_name_says_what_is_inside(modules: dict[str, ladder.Module]) -> None:
    """A room called utils collects what nobody placed."""
    assert ladder.vague_names(modules) == []


def test_analysis_and_charts_are_pure(modules: dict[str, ladder.Module]) -> None:
    """They read no file, clock or chance: the same frames always give the same answer."""
    assert ladder.impurities(modules) == []


def test_analysis_and_charts_use_no_reader_of_files(modules: dict[str, ladder.Module]) -> None:
    """Not through a loader of another room either: what is in data/reference is handed to them."""
    assert ladder.reaching(modules) == []


CLIMBING = {
    "an absolute import": "import mhhs_analysis.charts.style",
    "a name from a folder": "from mhhs_analysis.charts import style",
    "a name from a module": "from mhhs_analysis.charts.style import COLOURS",
    "a relative import": "from ..charts import style",
    "a relative import of a module": "from ..charts.style import COLOURS",
    "an import inside a function": "def draw():\n    from mhhs_analysis import charts",
}


@pytest.mark.parametrize("source", CLIMBING.values(), ids=CLIMBING.keys())
def test_a_climbing_import_is_caught(plant: Plant, source: str) -> None:
    """However it is written."""
    charts = {"charts/__init__.py": "", "charts/style.py": "COLOURS = ()"}
    planted = plant({"analysis/__init__.py": "", "analysis/gates.py": source, **charts})
    (found,) = ladder.climbing(planted)
    assert found.startswith("mhhs_analysis.analysis.gates (rung 3) imports mhhs_analysis.charts")


def test_a_descending_import_is_allowed(plant: Plant) -> None:
    """The checker isn't merely refusing everything."""
    sources = {
        "frames.py": "from mhhs_analysis import dates",
        "dates.py": "",
        "cli.py": "from .frames import x",
    }
    planted = plant(sources)
    assert (ladder.climbing(planted), ladder.cycle(planted), ladder.unknown_rooms(planted)) == ([], [], [])


def test_a_ring_of_imports_is_caught(plant: Plant) -> None:
    """Even where each import alone stays on its rung."""
    planted = plant(
        {"consultation.py": "from . import disclosure", "disclosure.py": "from . import consultation"}
    )
    assert set(ladder.cycle(planted)) == {"mhhs_analysis.consultation", "mhhs_analysis.disclosure"}


def test_a_ring_of_folders_is_caught(plant: Plant) -> None:
    """Though no module of them imports one that imports it."""
    sources = {
        "intake/__init__.py": "",
        "intake/marks/__init__.py": "",
        "intake/marks/bars.py": "from mhhs_analysis.intake.tables import rows",
        "intake/marks/shading.py": "",
        "intake/tables/__init__.py": "",
        "intake/tables/rows.py": "",
        "intake/tables/notes.py": "from mhhs_analysis.intake.marks import shading",
    }
    planted = plant(sources)
    assert ladder.cycle(planted) == []
    assert set(ladder.cycle(planted, FOLDERS)) == {
        "mhhs_analysis.intake.marks",
        "mhhs_analysis.intake.tables",
    }


def test_a_room_without_a_rung_is_caught(plant: Plant) -> None:
    """By its name, be it a module or a folder."""
    assert ladder.unknown_rooms(plant({"attic.py": "", "cellar/wine.py": ""})) == ["attic", "cellar"]


def test_a_vague_name_is_caught(plant: Plant) -> None:
    """At any depth."""
    assert ladder.vague_names(plant({"intake/helpers.py": ""})) == ["mhhs_analysis.intake.helpers"]


@pytest.mark.parametrize(
    "source",
    [
        "import os.path",
        "from pathlib import Path",
        "from random import choice",
        "import datetime\nx = datetime.datetime.now()",
        "x = pd.Timestamp.today()",
        "x = open('plan.csv')",
        "x = pd.read_csv('plan.csv')",
        "x = np.random.normal()",
        "x = np.random.default_rng()",
    ],
)
def test_a_reach_outside_is_caught(plant: Plant, source: str) -> None:
    """In analysis, but not in intake, whose work is files."""
    (found,) = ladder.impurities(plant({"analysis/risk.py": source, "intake/tables/rows.py": source}))
    assert found.startswith("mhhs_analysis.analysis.risk:")


LOADERS = {
    "reference.py": (
        "@cache\ndef rows(name):\n    with path(name).open() as stream:\n        return stream.read()\n"
        "def labels(name):\n    return rows(name)\n"
        "WORDS = labels('words')\n"
        "def label_of(row):\n    return row['label']\n"
    ),
    "dates.py": "from mhhs_analysis import reference\ndef named(text):\n    return reference.labels(text)\n",
}


@pytest.mark.parametrize(
    "source",
    [
        "from mhhs_analysis.reference import rows\ndef f():\n    return rows('themes')",
        "from mhhs_analysis.reference import labels as known\nx = list(map(known, 'ab'))",
        "from mhhs_analysis import reference\nx = reference.labels('themes')",
        "import mhhs_analysis.reference\nx = mhhs_analysis.reference.rows('themes')",
        "def f():\n    from ..reference import WORDS\n    return WORDS",
        "from mhhs_analysis.dates import named\nx = [named(one) for one in 'ab']",
    ],
    ids=[
        "a loader",
        "another name for one",
        "of a module",
        "in full",
        "read once, in a function",
        "through another room",
    ],
)
def test_a_reader_of_files_is_caught(plant: Plant, source: str) -> None:
    """However it is called, and through whichever function of another room."""
    (found, *_) = ladder.reaching(
        plant({**LOADERS, "analysis/__init__.py": "", "analysis/themes.py": source})
    )
    assert found.startswith("mhhs_analysis.analysis.themes:") and found.endswith("reads a file")


def test_what_reads_no_file_may_be_used(plant: Plant) -> None:
    """A function beside a loader, and a loader in intake, whose work is files."""
    beside = "from mhhs_analysis.reference import label_of\nx = label_of({})"
    loads = "from mhhs_analysis.reference import rows\nx = rows('themes')"
    planted = plant({**LOADERS, "analysis/themes.py": beside, "intake/tables/rows.py": loads})
    assert ladder.reaching(planted) == []


def test_chance_passed_in_is_allowed(plant: Plant) -> None:
    """A seed that the caller gives makes the draw repeatable."""
    source = "def draw(seed: int) -> np.random.Generator:\n    return np.random.default_rng(seed)"
    assert ladder.impurities(plant({"analysis/risk.py": source})) == []
