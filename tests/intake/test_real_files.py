"""Files that break readers, each as its truth says: read with its rows, or refused by the right name."""

import json
import re
from pathlib import Path

import pytest

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.guard import read_all
from mhhs_analysis.intake.workbook import Workbook, read_workbook

KINDS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".xml")
WORDS = {
    "encrypted": "encrypted",
    "corrupt": "corrupt|a Word document",
    "malicious_or_corrupt": "malicious",
    "not_a_spreadsheet": "lock file",
    "unsupported_format": "Excel 2003",
}
"""What a refusal says for each class of fault; a workbook cut short may be named by the parts it still has."""
COUNTED_OTHERWISE = {
    "messytables__weird_head_padding.csv": "two of its rows hold nothing but quoted blanks",
    "calamine__any_sheets.xls": "a chart's numbers, which stand on no sheet, are counted as a sheet",
}
_SHEET = re.compile(r"(.*) (\d+) rows x \d+( \[hidden\])?")


@pytest.fixture(scope="module")
def truths(real: Path) -> dict[str, dict]:
    entries = json.loads((real / "index.json").read_text(encoding="utf-8"))
    hostile = (entry for entry in entries if entry["file"].startswith("hostile/"))
    return {entry["file"]: entry["truth"] for entry in hostile if entry["file"].endswith(KINDS)}


@pytest.fixture(scope="module")
def outcomes(real: Path, truths: dict[str, dict]) -> dict[str, object]:
    """What became of each file, all read in one run of the guard."""
    return dict(zip(truths, read_all([(read_workbook, real / file, ()) for file in truths]), strict=True))


def test_every_hostile_file_is_read_or_refused_on_one_line(outcomes: dict[str, object]) -> None:
    """No traceback, no dead worker, no time limit."""
    assert len(outcomes) > 80
    for file, outcome in outcomes.items():
        assert isinstance(outcome, Workbook | NotReadable), file
        if isinstance(outcome, NotReadable):
            assert "\n" not in str(outcome) and "reader stopped" not in str(outcome), file
            assert "took longer" not in str(outcome) and "could not be read" not in str(outcome), file


def test_what_can_be_read_has_its_rows(outcomes: dict[str, object], truths: dict[str, dict]) -> None:
    """Sheet by sheet, as many rows that hold anything as were counted, and hidden where it is."""
    compared = 0
    for file, truth in truths.items():
        if truth["outcome"] != "read" or Path(file).name in COUNTED_OTHERWISE:
            continue
        outcome = outcomes[file]
        assert isinstance(outcome, Workbook), (file, outcome)
        expected = {row for row in map(_counted, truth["rows"].split("; ")) if row[1]}
        assert expected <= {(one.name, len(one.rows), one.is_hidden) for one in outcome.sheets}, file
        compared += 1
    assert compared > 50


def test_what_can_not_be_read_is_called_what_it_is(
    outcomes: dict[str, object], truths: dict[str, dict]
) -> None:
    """Encrypted, corrupt, malicious, no spreadsheet: the class of the fault is named."""
    refused = {file: truth for file, truth in truths.items() if truth["outcome"] == "error"}
    assert len(refused) > 15
    for file, truth in refused.items():
        assert re.search(WORDS[truth["error_class"]], str(outcomes[file])), (file, outcomes[file])


def _counted(words: str) -> tuple[str, int, bool]:
    name, rows, hidden = _SHEET.fullmatch(words).groups()
    return ("" if name.startswith("csv[") else name), int(rows), bool(hidden)
