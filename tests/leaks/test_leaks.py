"""A whole public report, made by the command, holds nothing that was given in confidence."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest

from mhhs_analysis.consultation.build import disclosed, full_tables
from mhhs_analysis.consultation.folder import read_folder
from mhhs_analysis.consultation.fresh import edition
from mhhs_analysis.disclosure import rules
from tests.leaks.planting import PEOPLE, Planted, plant
from tests.leaks.search import Held, held_in, places_of, places_of_day

SEED = 20221028

UNSHOWN = {
    "bytes of the pdf": "a pdf is received, not read: what it says is typed in",
    "csv cell": "a column of a plan that isn't known is told by its heading, not its cells",
    "comment on a cell": "remarks pinned to cells are not read",
    "author of a comment": "nor who made them",
    "comment on a response": "the same, in a response",
    "author of that comment": "the same, in a response",
    "page header": "what is printed around a sheet is not read",
    "page footer": "the same, at its foot",
    "defined name": "names of cells are not read",
    "document property": "what a file says of itself is not read",
    "custom document property": "the same, in words of its own",
    "e-mail": "who filled in the form is no evidence",
    "person": "the same",
    "struck": "what a respondent struck through is told by its place",
    "task of a file nobody listed": "a file that no register lists is told of, not read",
}
"""What no report shows, not even Ofgem's, and why."""


@dataclass
class Made:
    """A planted consultation, with all that its reports and stores hold, by audience."""

    planted: Planted
    held: dict[str, dict[str, Held]]


def _report(planted: Planted, audience: str, reports: Path, repository: Path) -> dict[str, Held]:
    """Make a report by the command; return what its folder, its log, its store and the command's words hold."""
    words = ["report", "--data", str(planted.path), "--audience", audience, "--reports", str(reports)]
    if audience == "public":
        words.append("--figures")  # to take away: what is drawn there leaves the house like any page
    done = subprocess.run([sys.executable, "-m", "mhhs_analysis", *words], cwd=repository, capture_output=True,
                          text=True, timeout=600)  # fmt: skip
    assert done.returncode == 0, done.stderr
    (reports / "said.txt").write_text(done.stdout + done.stderr, encoding="utf-8")
    (store,) = planted.path.glob(f".store/*/{audience}-*")
    return held_in([reports, store])


@pytest.fixture(scope="module")
def made(tmp_path_factory, repository) -> Made:
    """Two are made: the days that stand in the public report of the first, none its own, are kept from the second."""
    folder, poap = tmp_path_factory.mktemp("planted"), repository / "data" / "sample" / "poap.xlsx"
    first = plant(folder / "first", poap, SEED + 1)
    public = _report(first, "public", folder / "first reports", repository)
    planted = plant(folder / "data", poap, SEED, lambda day: bool(places_of_day(day, public)))
    held = {one: _report(planted, one, folder / one, repository) for one in ("public", "ofgem")}
    return Made(planted, held)


def leaks(planted: Planted, held: dict[str, Held]) -> dict[str, list[str]]:
    """Each token and each day that was planted and stands somewhere, with where."""
    tokens = {f"{what} ({token})": places_of(token, held) for token, what in planted.tokens.items()}
    days = {f"{what} ({day})": places_of_day(day, held) for day, what in planted.days.items()}
    return {what: places for what, places in (tokens | days).items() if places}


def test_a_public_report_holds_nothing_given_in_confidence(made) -> None:
    """No token and no day in any file: pages, notebooks, annex, figures, manifest, log, store, words on the screen."""
    assert len(made.planted.tokens) > 300 and len(made.planted.days) > 90
    assert leaks(made.planted, made.held["public"]) == {}


def test_what_the_search_reads_is_the_whole_report(made) -> None:
    """Pages, executed notebooks, annex, manifest, log and every frame of the store were searched, and not blank."""
    names = [*made.held["public"]]
    for part in ("index.html", "ofgem_summary.html", ".ipynb", "evidence_annex.xlsx", "manifest.json", ".jsonl",
                 "answers.parquet", "store.json", "said.txt"):  # fmt: skip
        assert any(name.endswith(part) for name in names), part
    for token in ("Public Q1a of P03", "Company P02", "P01 plan.csv"):
        assert len(places_of(token, made.held["public"])) > 2


@pytest.mark.needs_chromium
def test_the_figures_to_take_away_were_searched_too(made) -> None:
    """Sheets, pictures and the deck lie in the public report, and a name that is public is found in their words."""
    held = made.held["public"]
    for ending in (".pdf", ".svg", ".png", ".pptx"):
        assert any(name.endswith(ending) and "/figures/" in name for name in held), ending
    found = places_of("POAP 1", held)
    assert all(any(name.endswith(ending) for name in found) for ending in (".pdf", ".svg", ".pptx"))


def test_the_same_search_finds_it_in_ofgems(made) -> None:
    """Every token and every day, but for what no report shows: so the test above can fail."""
    there = leaks(made.planted, made.held["ofgem"])
    missing = [what for token, what in made.planted.tokens.items() if f"{what} ({token})" not in there]
    unexplained = [what for what in missing if not what.startswith(tuple(UNSHOWN))]
    assert unexplained == []
    assert [kind for kind in UNSHOWN if not any(what.startswith(kind) for what in missing)] == []
    assert [what for day, what in made.planted.days.items() if f"{what} ({day})" not in there] == []


@pytest.mark.parametrize("who", ["P05", "P08", "P09"])
def test_a_participants_store_holds_of_others_nothing_in_confidence(made, who: str) -> None:
    """Its own tokens are there, of plan, answers and name; nobody else's is, nor who keeps the registers."""
    edition(made.planted.path, audience=f"participant:{who}")
    (store,) = made.planted.path.glob(f".store/*/participant_{who}-*")
    found = leaks(made.planted, held_in([store]))
    assert [what for what in found if f"{who}" not in what] == []
    assert [what for what in found if what.startswith(("who ", "author"))] == []
    assert any(what.startswith("task in the workbook") for what in found)


# --- what if a rule were missing --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def tables(made) -> dict[str, pd.DataFrame]:
    folder = read_folder(made.planted.path)
    return full_tables(folder, folder.as_at)


UNTRIED = {"questions": "what nobody asked is told only of comments in a log: tests/disclosure"}
"""Rules that have nothing to withhold of a consultation planted so, and where they are tried."""

RULED = [name for name, rule in rules.RULES.items() if rule is not rules.as_published and name not in UNTRIED]


@pytest.mark.parametrize("name", RULED)
def test_each_rule_withholds_something(made, tables, monkeypatch, name: str) -> None:
    """No rule of the table is idle on this consultation: without it, the frame that leaves is another."""
    folder = read_folder(made.planted.path)
    with_rule = disclosed(folder, "2022-10-28", tables, "public", {})[name]
    monkeypatch.setitem(rules.RULES, name, rules.as_published)
    without = disclosed(folder, "2022-10-28", tables, "public", {})[name]
    assert not with_rule.equals(without)


@pytest.mark.parametrize(
    "name", ["activities", "set_aside", "warnings", "answers", "columns_read", "readiness", "positions"]
)
def test_without_its_rule_a_frame_leaks_what_the_search_finds(
    made, tables, monkeypatch, tmp_path, name
) -> None:
    """One rule taken away, and tokens or days stand in the frame as it is stored."""
    folder = read_folder(made.planted.path)
    monkeypatch.setitem(rules.RULES, name, rules.as_published)
    leaking = disclosed(folder, "2022-10-28", tables, "public", {})[name]
    leaking.to_parquet(tmp_path / "frame.parquet")
    assert leaks(made.planted, held_in([tmp_path]))
    assert len(PEOPLE) > 9
