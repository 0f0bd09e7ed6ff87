"""The sample is what its script writes, shares nothing with the suite, and tells the story it is meant to."""

import ast
import csv
import importlib
import io
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

import msoffcrypto
import openpyxl
import pytest

PUBLISHED_DAYS = {
    date(2023, 10, 30), date(2024, 11, 26), date(2024, 11, 29), date(2025, 3, 7), date(2025, 8, 15),
    date(2025, 9, 22), date(2025, 9, 24),
}  # fmt: skip
PUBLISHED_MONTHS = {
    date(2023, 10, 1), date(2024, 8, 1), date(2024, 10, 1), date(2025, 3, 1), date(2025, 9, 1),
    date(2025, 10, 1), date(2026, 10, 1), date(2026, 12, 1), date(2027, 5, 1), date(2027, 7, 1),
}  # fmt: skip
"""The programme's real milestone dates, published after the consultation this sample imitates."""


@pytest.fixture(scope="module")
def committed(repository: Path) -> Path:
    return repository / "data/sample"


@pytest.fixture(scope="module")
def made(committed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample written again, elsewhere, by a Python of its own."""
    folder = tmp_path_factory.mktemp("sample")
    subprocess.run([sys.executable, str(committed / "make_sample.py"), str(folder)], check=True)
    return folder


@pytest.fixture(scope="module")
def script(committed: Path) -> Iterator[ModuleType]:
    """The script as a module, forgotten afterwards with all that it brought in."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(committed))
        yield importlib.import_module("make_sample")
    for name in [name for name in sys.modules if name.split(".")[0] in {"make", "make_sample"}]:
        del sys.modules[name]


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _truth(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"truth/{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _read(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


# --- it is what the script writes -------------------------------------------------------------------------


def test_writing_it_again_changes_no_byte(committed: Path, made: Path) -> None:
    """Workbooks too, the encrypted one included: no clock, machine or compressor shows in them."""
    changed = [name for name in _files(made) if (committed / name).read_bytes() != (made / name).read_bytes()]
    assert len(_files(made)) > 15
    assert changed == []


def test_nothing_lies_in_it_that_the_script_does_not_write(committed: Path, made: Path) -> None:
    """A file left over from an earlier script would be a participant nobody meant."""
    folders = ("plans", "responses", "truth")
    left = {f"{folder}/{name}" for folder in folders for name in _files(committed / folder)} - _files(made)
    assert left == set()


def test_it_is_small(made: Path) -> None:
    """Under 2 MB: it is cloned with the code."""
    assert sum((made / name).stat().st_size for name in _files(made)) < 2_000_000


def test_the_script_imports_nothing_of_the_suite(committed: Path) -> None:
    """Or the sample would be fitted to its reader, and agree with it when both are wrong."""
    sources = [committed / "make_sample.py", *(committed / "make").rglob("*.py")]
    imported = {name for source in sources for name in _imports(source)}
    assert "openpyxl" in imported
    assert "mhhs_analysis" not in imported


def _imports(source: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]


def test_another_participant_changes_no_other_file(script: ModuleType) -> None:
    """Chance is drawn per participant and file; the registers and the truth only gain rows."""
    old = script.sample()
    new = script.sample([_newcomer(script), *script.PARTICIPANTS])
    kept = {name for name in old if name.startswith(("plans/", "responses/", "poap"))}
    assert [name for name in kept if old[name] != new[name]] == []
    for name in (name for name in old if name.endswith(".csv") and name not in kept):
        assert set(_rows(old[name])) <= set(_rows(new[name])), name
    assert len(_rows(new["truth/activities.csv"])) > len(_rows(old["truth/activities.csv"]))


def _newcomer(script: ModuleType) -> object:
    agent = next(asked for asked in script.PARTICIPANTS if asked.participant_id == "P06")
    plan = replace(agent.plans[0], file="plans/another agent.csv")
    return replace(agent, participant_id="P09", name="Another Agent", plans=(plan,))


def _rows(data: bytes) -> list[tuple[str, ...]]:
    return [tuple(row) for row in csv.reader(io.StringIO(data.decode(), newline=""))]


# --- its files are in the state they are meant to be in -----------------------------------------------------


def test_every_file_listed_is_there(committed: Path) -> None:
    """And every plan and response there is listed."""
    listed = {row["file"] for row in _read(committed, "received.csv")}
    there = {f"{folder}/{name}" for folder in ("plans", "responses") for name in _files(committed / folder)}
    assert listed == there


def test_a_refused_file_is_refused_for_its_reason(committed: Path) -> None:
    """One asks for a password, one is no whole zip; all other workbooks open."""
    state = {True: "encrypted", False: "corrupt"}
    for row in _truth(committed, "files"):
        path = committed / row["file"]
        if row["outcome"] == "refused":
            assert state[_is_encrypted(path)] == row["reason"]
            assert not zipfile.is_zipfile(path)
        elif path.suffix == ".xlsx":
            openpyxl.load_workbook(path)


def _is_encrypted(path: Path) -> bool:
    with path.open("rb") as file:
        try:
            return msoffcrypto.OfficeFile(file).is_encrypted()
        except Exception:  # whatever a broken file makes it say: it is not encrypted
            return False


def test_rows_in_are_the_rows_that_hold_something(committed: Path) -> None:
    """Counted here from the files themselves, headings taken off."""
    headings = {"Eastholme": 2}
    for row in _truth(committed, "files"):
        if row["outcome"] == "read":
            expected = _filled_rows(committed / row["file"]) - headings.get(Path(row["file"]).name[:9], 1)
            assert int(row["rows_in"]) == expected, row["file"]
            assert int(row["rows_in"]) == int(row["rows_kept"]) + int(row["rows_set_aside"])


def _filled_rows(path: Path) -> int:
    return sum(any(cell not in (None, "") for cell in row) for rows in _grids(path).values() for row in rows)


def _grids(path: Path) -> dict[str, list[tuple]]:
    if path.suffix == ".xlsx":
        return {
            sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in openpyxl.load_workbook(path)
        }
    encoding, delimiter = ("cp1252", ";") if "UK_" in path.name else ("utf-8-sig", ",")
    with path.open(newline="", encoding=encoding) as file:
        return {"": [tuple(row) for row in csv.reader(file, delimiter=delimiter)]}


def test_an_activity_stands_in_the_row_that_truth_names(committed: Path) -> None:
    """Its name is one of the row's cells."""
    grids = {row["file"]: _grids(committed / row["file"]) for row in _truth(committed, "activities")}
    for activity in _truth(committed, "activities"):
        row = grids[activity["file"]][activity["sheet"]][int(activity["row"]) - 1]
        assert activity["activity_name"] in row


def test_a_cell_set_aside_holds_something(committed: Path) -> None:
    """A note, a title, or the words where a date should be."""
    for aside in _truth(committed, "set_aside"):
        if aside["cell"]:
            rows = _grids(committed / aside["file"])[aside["sheet"]]
            row, column = openpyxl.utils.cell.coordinate_to_tuple(aside["cell"])
            assert isinstance(rows[row - 1][column - 1], str) and rows[row - 1][column - 1]


# --- the options obey the minutes ---------------------------------------------------------------------------


def test_m9_comes_earlier_from_option_to_option(committed: Path) -> None:
    """POAP 2 pulls M9 forward; POAP 1 is not later than Round 1."""
    m9 = {row["plan_option"]: row for row in _truth(committed, "poap_items") if row["milestone_id"] == "M9"}
    assert m9["poap-2"]["finish_to"] < m9["poap-1"]["finish_from"] <= m9["round-1"]["finish_from"]


def test_grace_is_poap_1s_alone(committed: Path) -> None:
    """A month at POAP 1's M9; none, said so, at POAP 2's."""
    m9 = {row["plan_option"]: row for row in _truth(committed, "poap_items") if row["milestone_id"] == "M9"}
    assert [m9[option]["grace_months"] for option in ("round-1", "poap-1", "poap-2")] == ["", "1", "0"]


@pytest.mark.parametrize(
    ("stage", "shorter", "longer"), [("sit", "poap-1", "round-1"), ("dbt", "poap-2", "poap-1")]
)
def test_an_option_shortens_what_the_minutes_say(
    committed: Path, stage: str, shorter: str, longer: str
) -> None:
    """SIT from Round 1 to POAP 1, DBT from POAP 1 to POAP 2: at its longest, still less."""
    assert _length(committed, shorter, stage)[1] < _length(committed, longer, stage)[0]


def _length(folder: Path, option: str, stage: str) -> tuple[timedelta, timedelta]:
    """The shortest and longest that the cohort's bar of a stage can mean."""
    (bar,) = [
        row
        for row in _truth(folder, "poap_items")
        if (row["plan_option"], row["stage"], row["lane"]) == (option, stage, "Minimum Viable Cohort")
    ]
    start_from, start_to, finish_from, finish_to = (date.fromisoformat(bar[name]) for name in _WHEN)
    return finish_from - start_to, finish_to - start_from


_WHEN = ("start_from", "start_to", "finish_from", "finish_to")


def test_poap_1_has_the_lanes_of_the_minutes(committed: Path) -> None:
    """Migration design first, four lanes for parties in SIT, two for parties not in SIT."""
    lanes = dict.fromkeys(
        (row["lane_group"], row["lane"])
        for row in _truth(committed, "poap_items")
        if row["plan_option"] == "poap-1"
    )
    groups = [group for group, _ in lanes]
    assert groups[0] == "Programme" and len(groups) == 7
    assert groups.count("Parties in SIT") == 4 and groups.count("Parties not in SIT") == 2


def test_every_date_of_an_option_says_that_it_is_invented(committed: Path) -> None:
    """In its status, and on the sheet above the headings."""
    assert {row["date_status"] for row in _truth(committed, "poap_items")} == {"illustrative"}
    above = openpyxl.load_workbook(committed / "poap.xlsx")["Items"]["A2"].value
    assert "ILLUSTRATIVE" in above and "invented" in above


@pytest.mark.parametrize("name", ["poap_items", "activities"])
def test_no_date_is_one_the_programme_published(committed: Path, name: str) -> None:
    """Neither as a day nor as a whole month: hindsight would pass for evidence."""
    found = [row for row in _truth(committed, name) if set(_spans(row)) & _published()]
    assert found == []


def _spans(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield row["start_from"], row["start_to"]
    yield row["finish_from"], row["finish_to"]


def _published() -> set[tuple[str, str]]:
    months = {(first, _last_of_month(first)) for first in PUBLISHED_MONTHS}
    return {(str(first), str(last)) for first, last in months | {(day, day) for day in PUBLISHED_DAYS}}


def _last_of_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


# --- the participants' stories ------------------------------------------------------------------------------

READY = {
    "P01": "Ready for SIT entry (M9)",
    "P02": "PIT execution and evidence pack",
    "P05": "PIT exit",
    "P06": "Ready for SIT entry M9",
    "P07": "Ready to enter SIT",
}


@pytest.mark.parametrize(
    ("participant_id", "after", "by"),
    [
        ("P06", "2022-10-28", "2023-07-31"),
        ("P01", "2023-07-31", "2023-11-30"),
        ("P02", "2023-07-31", "2023-11-30"),
        ("P07", "2023-07-31", "2023-11-30"),
        ("P05", "2023-11-30", "2023-12-31"),
    ],
    ids=["ready for POAP 2", "central: POAP 1", "supplier: POAP 1", "DNO: POAP 1", "within POAP 1's grace"],
)
def test_a_participant_is_ready_when_its_story_says(
    committed: Path, participant_id: str, after: str, by: str
) -> None:
    """By POAP 2's M9 (July 2023), by POAP 1's (November 2023), or in the month of grace after it."""
    latest = [
        row["file"] for row in _read(committed, "received.csv") if row["participant_id"] == participant_id
    ]
    (ready,) = [
        row
        for row in _truth(committed, "activities")
        if row["file"] == latest[-1] and row["activity_name"] == READY[participant_id]
    ]
    assert after < ready["finish_from"] and ready["finish_to"] <= by


def test_confidential_respondents_differ(committed: Path) -> None:
    """Three or more answer in confidence and not all hold one position, so that counts can be shown."""
    confidential = {
        row["participant_id"] for row in _truth(committed, "answers") if row["is_confidential"] == "true"
    }
    assert len(confidential) >= 3
    for option in ("poap-1", "poap-2"):
        held = {
            row["position"]
            for row in _truth(committed, "positions")
            if row["participant_id"] in confidential and row["plan_option"] == option
        }
        assert len(held) > 1, option
