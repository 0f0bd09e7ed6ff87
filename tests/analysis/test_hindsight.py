"""What was published and what happened: as the sources say it, blank where they don't, and beside no evidence."""

import ast
import csv
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from mhhs_analysis.analysis.hindsight import TIMETABLES, hindsight_table, published_dates
from mhhs_analysis.reference import FOLDER, REPOSITORY, hindsight, known, rows

HINDSIGHT_NOTEBOOK = "10_hindsight"
OF_HINDSIGHT = {"analysis/hindsight.py", "charts/slips.py", "reference.py", "reporting/marking.py"}
"""The modules that may name these facts: what reads them, what they become, what draws that and what marks it."""
NAMED = ("milestone_dates", "hindsight", "slips")


@pytest.fixture(scope="module")
def dates():
    return published_dates(hindsight())


def row(milestone, timetable, words):
    return {"milestone_id": milestone, "timetable": timetable, "published_on": "", "date": words, "note": "",
            "source": "a page", "known_from": "2024-01-01"}  # fmt: skip


def test_every_milestone_and_timetable_has_a_row(dates):
    """A date that no public page gives is a blank with a row of its own, so that it is seen to be missing."""
    held = set(zip(dates["milestone_id"], dates["timetable"], strict=True))
    assert held == {(f"M{number}", timetable) for number in range(6, 17) for timetable in TIMETABLES}
    blank = dates[dates["date"].eq("")]
    assert blank["source"].str.startswith("not found").all() and blank["earliest"].isna().all()
    assert not dates.loc[dates["date"].ne(""), "source"].str.startswith("not found").any()


def test_every_date_can_be_read(dates):
    """No date of the table is words that mean no day; one given as from a month on has no last day."""
    dated = dates[dates["date"].ne("")]
    assert dated["earliest"].notna().all()
    assert set(dated.loc[dated["latest"].isna(), "date"]) == {"Mar 2025 onwards"}


def test_words_that_are_no_date_are_refused():
    """The table is ours: a slip in it is found when it is read."""
    with pytest.raises(ValueError, match="'soon' is no date"):
        published_dates([row("M9", "CR022", "soon")])


def test_slips_are_from_the_first_date_published_of_the_milestone():
    """As wide as both wordings, in days; the first has none, nor has a blank."""
    table = published_dates(
        [row("M9", "2021 timetable", ""), row("M9", "CR055", "Nov 2023"), row("M9", "CR022", "30 Oct 2023")]
    )
    assert table["timetable"].tolist() == ["2021 timetable", "CR022", "CR055"]
    assert table["is_first"].tolist() == [False, True, False]
    assert table.loc[2, ["slip_least_days", "slip_most_days"]].tolist() == [2, 31]
    assert table.loc[0, ["slip_least_days", "slip_most_days"]].isna().all()
    told = hindsight_table(table, {}, date(2023, 1, 1))["from the first published"]
    assert told.tolist() == ["", "", "0.3 to 4.4 weeks later"]


def test_the_table_says_what_was_known_on_the_day(dates):
    """Of October 2022, only the timetable of 2021."""
    table = hindsight_table(dates, {}, pd.Timestamp("2022-10-28"))
    was_known = table[table["known at the as-at date"].eq("yes")]
    assert set(was_known["timetable"]) == {"2021 timetable"}
    assert set(table.loc[table["date"].eq("not found"), "known at the as-at date"]) == {""}


def test_nothing_published_later_was_known_then():
    """The one way by which an analysis reads dated facts gives none of these before their day."""
    assert {found["timetable"] for found in known("milestone_dates", date(2022, 10, 28))} == {
        "2021 timetable"
    }


def test_no_other_notebook_and_no_analysis_reads_hindsight():
    """Not one other module or notebook names these facts, what is made of them or what draws them."""
    package = REPOSITORY / "mhhs_analysis"
    modules = {path.relative_to(package).as_posix(): path for path in package.rglob("*.py")}
    naming = {name for name, path in modules.items() if _names(path)}
    assert naming == OF_HINDSIGHT
    notebooks = (REPOSITORY / "notebooks").rglob("*.ipynb")
    telling = {path.stem for path in notebooks if any(word in path.read_text("utf-8") for word in NAMED)}
    assert telling == {HINDSIGHT_NOTEBOOK}


def _names(path: Path) -> bool:
    """Return whether a module's code names hindsight: a module, a function or a table of it."""
    tree = ast.parse(path.read_text("utf-8"))
    said = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    said |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    said |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    said |= {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return any(word in one.lower().split(".") or word == one.lower() for one in said for word in NAMED[:2])


DATED = {
    path.stem
    for path in FOLDER.glob("*.csv")
    if "known_from" in next(csv.reader(path.open(encoding="utf-8")))
}
IDENTIFIERS_ONLY = {
    ("consultation/gates_in_force.py", "gates"),
    ("consultation/asked_beside.py", "milestones"),
}
"""Who asks which gates may be given a number, or which milestones there are, reads identifiers and no fact."""


def test_dated_facts_enter_an_analysis_by_their_day_alone():
    """Neither an analysis nor what runs them reads a table with known_from but as it was known on a day."""
    assert "milestone_dates" in DATED and any(row["known_from"] > "2022-10-28" for row in rows("milestones"))
    package = REPOSITORY / "mhhs_analysis"
    found = set()
    for room in ("analysis", "consultation", "charts"):
        for path in (package / room).rglob("*.py"):
            for call in (
                node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)
            ):
                table = call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else None
                if getattr(call.func, "id", "") in ("rows", "reference_rows") and table in DATED:
                    found.add((path.relative_to(package).as_posix(), table))
    assert found == IDENTIFIERS_ONLY
