"""`mhhs readback` makes a page for each participant, and nothing of any other stands on it."""

import csv
import html
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mhhs_analysis.intake.plans import read_plan

MADE = ("P06", "P17", "P04")
"""One whose plan is public, one whose is in confidence and names its agent, one that sent nothing."""


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """The folder of a pack of three pages, made by the command."""
    reports = tmp_path_factory.mktemp("packs")
    command = [sys.executable, "-m", "mhhs_analysis", "readback", "--reports", str(reports)]
    for who in MADE:
        command += ["--participant", who]
    done = subprocess.run(command, capture_output=True, text=True, cwd=repository, timeout=600)
    assert done.returncode == 0, done.stderr[-2000:]
    return reports / "sample_2022-10-28_readback"


def said_on(page: Path) -> str:
    """All that a page says, its programs and styles apart; charts speak through their JSON."""
    text = page.read_text("utf-8")
    text = re.sub(r"<style.*?</style>", "", text, flags=re.DOTALL)
    # plotly.js itself is in the page: its own script is the longest by far
    scripts = re.findall(r"<script.*?</script>", text, flags=re.DOTALL)
    for script in (one for one in scripts if len(one) > 1_000_000):
        text = text.replace(script, "")
    return html.unescape(text)


def register(repository: Path) -> dict[str, str]:
    with (repository / "data" / "sample" / "participants.csv").open(encoding="utf-8") as stream:
        return {row["participant_id"]: row["participant_name"] for row in csv.DictReader(stream)}


def plans(repository: Path) -> dict[str, list[str]]:
    with (repository / "data" / "sample" / "received.csv").open(encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream) if row["kind"] == "plan"]
    held: dict[str, list[str]] = {}
    for row in rows:
        held.setdefault(row["participant_id"], []).append(row["file"])
    return held


def test_there_is_one_page_each_and_an_index(pack) -> None:
    """A page is one file, and names its participant."""
    assert {path.stem for path in pack.glob("*.html")} == {*MADE, "index"}
    assert "Quernbeck Data &amp; Metering (P06)" in (pack / "index.html").read_text("utf-8")


@pytest.mark.parametrize("who", MADE)
def test_no_name_file_or_identifier_of_another_stands_on_it(pack, repository, who) -> None:
    """Nor in its charts."""
    said = said_on(pack / f"{who}.html")
    names, files = register(repository), plans(repository)
    assert names[who] in said
    others = [one for one in names if one != who]
    assert [names[one] for one in others if names[one] in said] == []
    bare = re.sub(r", Form1, [A-Z]{1,2}\d+\b", "", said)  # a column P has cells called as participants are
    assert [one for one in others if re.search(rf"\b{one}\b", bare)] == []
    assert [file for one in others for file in files.get(one, ()) if Path(file).name in said] == []


def test_no_task_or_day_of_another_stands_on_it(pack, repository) -> None:
    """What only another's plan says is nowhere; its own tasks all are."""
    folder = repository / "data" / "sample"
    own = [row for file in plans(repository)["P06"] for row in read_plan(folder / file).rows]
    other = read_plan(folder / "plans" / "SDC MHHS tasks (all).csv").rows
    said = said_on(pack / "P06.html")
    assert all(row["activity_name"].strip() in said for row in own)
    mine = " ".join(row["activity_name"] for row in own)
    foreign = {row["activity_name"] for row in other if len(row["activity_name"]) > 12} - {mine}
    assert [name for name in foreign if name not in mine and name in said] == []
    days = {str(row["finish_text"]) for row in other if row["finish_text"]}
    assert [day for day in days if day in said and day not in {str(row["finish_text"]) for row in own}] == []


def test_a_participant_that_was_not_asked_is_a_fault(repository, tmp_path) -> None:
    """One plain line, with those there are."""
    command = [
        sys.executable,
        "-m",
        "mhhs_analysis",
        "readback",
        "--reports",
        str(tmp_path),
        "--participant",
        "P99",
    ]
    done = subprocess.run(command, capture_output=True, text=True, cwd=repository, timeout=120)
    assert done.returncode == 1 and "P99: not in participants.csv" in done.stderr
    assert "Traceback" not in done.stderr
