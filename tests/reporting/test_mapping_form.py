"""The workbook in which an analyst maps what no rule maps: written safely, read back as it was filled in."""

from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mhhs_analysis.analysis.unmatched import unmatched
from mhhs_analysis.consultation.mapping_register import add_to_register
from mhhs_analysis.consultation.registers import entries_of
from mhhs_analysis.frames import ACTIVITIES, POAP_ITEMS, MhhsError, frame_of
from mhhs_analysis.reference import labels, rows
from mhhs_analysis.reporting.mapping_form import read_form, write_form

TODAY = date(2022, 10, 25)
FORMULAS = ("=1+1", "+44 calls", "-draft", "@owner", '=HYPERLINK("x","y")')


def names(*given: str, plans: int = 1) -> pd.DataFrame:
    listed = [
        {"activity_name": name, "plan_id": f"plans/{n}.csv", "file": f"plans/{n}.csv", "cell": "A2",
         "participant_id": "P", "is_summary": False, "is_milestone": False}
        for name in given for n in range(plans)
    ]  # fmt: skip
    return unmatched(frame_of(listed, ACTIVITIES), frame_of([], POAP_ITEMS))


def filled(path: Path, **said: str) -> None:
    """Fill in every row of the form with the same words, by the headings."""
    book = openpyxl.load_workbook(path)
    sheet = book["Mapping"]
    places = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        for heading, text in said.items():
            sheet.cell(row, places[heading.replace("_", " ")]).value = text
    book.save(path)


def test_what_is_filled_in_is_read_back_as_rows_of_the_register(tmp_path) -> None:
    """Labels become identifiers, a blank Who is the one given, and a name of one plan stays in that plan."""
    path = tmp_path / "map.xlsx"
    assert write_form(names("Comms, phase 1"), path) == 1
    filled(path, Stage="Design, build and test", Milestone="none")
    assert read_form(path, who="A. Analyst", when=TODAY) == [
        {"file": "plans/0.csv", "activity_id": "", "activity_name": "Comms, phase 1", "stage": "dbt",
         "milestone_id": "none", "who": "A. Analyst", "when": "2022-10-25",
         "why": "mapped by hand: no phrase says what it is"}
    ]  # fmt: skip


def test_what_is_left_blank_says_nothing(tmp_path) -> None:
    """A form sent back untouched adds no row."""
    write_form(names("Comms", "Hiring"), tmp_path / "map.xlsx")
    assert read_form(tmp_path / "map.xlsx", who="", when=TODAY) == []


def test_a_name_of_several_plans_is_mapped_in_all(tmp_path) -> None:
    """Its file is left blank, for the analyst to narrow."""
    write_form(names("Comms", plans=2), tmp_path / "map.xlsx")
    filled(tmp_path / "map.xlsx", Stage="Migration", Who="B", Why="said so")
    (row,) = read_form(tmp_path / "map.xlsx", who="A", when=TODAY)
    assert (row["file"], row["who"], row["why"]) == ("", "B", "said so")


def test_a_name_that_begins_as_a_formula_stays_a_text(tmp_path) -> None:
    """What a participant typed is never calculated, and stays a text when somebody edits it."""
    write_form(names(*FORMULAS), tmp_path / "map.xlsx")
    column = openpyxl.load_workbook(tmp_path / "map.xlsx")["Mapping"]["A"][1:]
    assert {cell.value for cell in column} == set(FORMULAS)
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in column)


def test_the_form_offers_the_stages_and_milestones_there_are(tmp_path) -> None:
    """Two lists, none included; headings stay in sight; a sheet says how."""
    write_form(names("Comms"), tmp_path / "map.xlsx")
    book = openpyxl.load_workbook(tmp_path / "map.xlsx")
    sheet, lists = book["Mapping"], book["Lists"]
    offered = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    found = {place: [cell[0].value for cell in lists[cells.split("!")[1].replace("$", "")]]
             for place, cells in offered.items()}  # fmt: skip
    milestones = dict.fromkeys(row["milestone_id"] for row in rows("milestones"))
    assert found == {"B2": [*labels("stages").values(), "none"], "C2": [*milestones, "none"]}
    assert sheet.freeze_panes == "B2" and book["How to"]["A3"].value.startswith("1. ")
    assert sheet.column_dimensions["A"].width > 40


def test_every_fault_of_a_form_is_told_with_its_row(tmp_path) -> None:
    """A stage that isn't one and a mapping that nobody signed are told together."""
    path = tmp_path / "map.xlsx"
    write_form(names("Comms"), path)
    filled(path, Stage="Painting", Milestone="M99")
    with pytest.raises(MhhsError) as told:
        read_form(path, who="", when=TODAY)
    assert [fault.partition("Mapping row 2: ")[2][:24] for fault in told.value.faults] == [
        "Stage is 'Painting'; cho", "Milestone is 'M99'; choo", "nobody's name; fill in W"]  # fmt: skip


def test_what_is_no_form_is_refused_in_one_line(tmp_path) -> None:
    """No file, no workbook, no such sheet, no such column; and a form filled in is never written over."""
    write_form(names("Comms"), tmp_path / "map.xlsx")
    (tmp_path / "text.xlsx").write_text("x", encoding="utf-8")
    openpyxl.Workbook().save(tmp_path / "other.xlsx")
    book = openpyxl.load_workbook(tmp_path / "map.xlsx")
    book["Mapping"].delete_cols(2)
    book.save(tmp_path / "cut.xlsx")
    for name, words in {"none.xlsx": "no such file", "text.xlsx": "not an .xlsx", "other.xlsx": "no sheet Mapping",
                        "cut.xlsx": "no column Stage"}.items():  # fmt: skip
        with pytest.raises(MhhsError, match=words):
            read_form(tmp_path / name, who="A", when=TODAY)
    with pytest.raises(MhhsError, match="is there already"):
        write_form(names("Comms"), tmp_path / "map.xlsx")
    assert write_form(names("A", "B"), tmp_path / "map.xlsx", is_forced=True) == 2
    with pytest.raises(MhhsError, match=r"ends in \.xlsx"):
        write_form(names("Comms"), tmp_path / "map.csv")


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(TEXTS, min_size=1, max_size=4, unique_by=str.lower),
    st.sampled_from(list(labels("stages").items())),
)
def test_any_name_goes_through_form_and_register_unchanged(
    tmp_path, given: list[str], stage: tuple[str, str]
) -> None:
    """Written, filled in, read back, added and read from the register: the same names, mapped."""
    (tmp_path / "activity_mapping.csv").unlink(missing_ok=True)
    write_form(names(*given), tmp_path / "map.xlsx", is_forced=True)
    filled(tmp_path / "map.xlsx", Stage=stage[1])
    add_to_register(tmp_path, read_form(tmp_path / "map.xlsx", who="A", when=TODAY))
    held = {
        (entry["activity_name"], entry["stage"]) for entry in entries_of(tmp_path, "activity_mapping.csv")
    }
    assert held == {(name, stage[0]) for name in given}
