"""The workbook to code in: what was filled in comes back as rows of coding.csv, and faults are told with their row."""

from datetime import date

import openpyxl
import pandas as pd
import pytest

from mhhs_analysis.frames import MhhsError
from mhhs_analysis.reference import labels
from mhhs_analysis.reporting.coding_form import CODING, read_form, write_form

TODAY = date(2022, 10, 25)


def to_code(*texts: str, **said: object) -> pd.DataFrame:
    """Answers of P1, P2 ... to a question on POAP 2."""
    shared = {"round": "round-2", "question_id": "Q2c", "plan_option": "poap-2", "wants": "its conditions",
              "wording": "What would have to be true?", "is_confidential": True, "file": "responses/a.xlsx",
              "sheet": "Form1", "cell": "N3"}  # fmt: skip
    return pd.DataFrame(
        [{"participant_id": f"P{n}", "text": text, **shared, **said} for n, text in enumerate(texts, 1)]
    )


def filled(path, row: int = 2, **cells: str) -> None:
    """Fill in cells of a row, by heading, underscores for spaces."""
    book = openpyxl.load_workbook(path)
    places = {cell.value: cell.column for cell in book[CODING][1]}
    for heading, value in cells.items():
        book[CODING].cell(row, places[heading.replace("_", " ")], value)
    book.save(path)


def shown(path) -> dict[str, object]:
    sheet = openpyxl.load_workbook(path)[CODING]
    return dict(zip((cell.value for cell in sheet[1]), (cell.value for cell in sheet[2]), strict=True))


def test_an_answer_is_shown_with_who_gave_it_and_where_it_stands(tmp_path) -> None:
    """And what it wants."""
    assert write_form(to_code("A simulator,\nand time."), {"P1": "Northwick"}, tmp_path / "c.xlsx") == 1
    row = shown(tmp_path / "c.xlsx")
    assert row["Answer"] == "A simulator,\nand time." and row["Respondent"] == "Northwick"
    assert (row["Wants"], row["Option"], row["Confidential"]) == ("its conditions", "POAP 2", "yes")
    assert row["Stands in"] == "responses/a.xlsx, Form1, N3" and row["Position"] is None


FORMULAS = ('=HYPERLINK("https://example.com")', "+1", "-1", "@SUM(A1)")


def test_a_formula_in_an_answer_stays_a_text(tmp_path) -> None:
    """It is shown, never calculated."""
    write_form(to_code(*FORMULAS), {}, tmp_path / "c.xlsx")
    column = openpyxl.load_workbook(tmp_path / "c.xlsx")[CODING]["A"][1:]
    assert [cell.value for cell in column] == list(FORMULAS)
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in column)


def test_an_answer_longer_than_a_cell_is_cut_and_says_so(tmp_path) -> None:
    """A workbook that holds more can't be opened."""
    write_form(to_code("x" * 40_000), {}, tmp_path / "c.xlsx")
    told = str(shown(tmp_path / "c.xlsx")["Answer"])
    assert len(told) == 32_767 and told.endswith("x [cut: the whole text stands in the file]")


CODED = {
    "a position": ({"Position": "Supports with conditions"}, [{"position": "supports_with_conditions"}]),
    "being ready": ({"Can_be_ready": "Does not say"}, [{"says": "nothing"}]),
    "a condition and its gate": (
        {"Condition": "a simulator", "Owner": "Programme", "Gate": labels("gates")["ado_set_up"]},
        [{"condition": "a simulator", "owner": "Programme", "gate_id": "ado_set_up"}]),
    "a gate alone takes the answer as the condition": (
        {"Gate": "none"}, [{"condition": "A simulator.", "owner": "", "gate_id": "none"}]),
    "no condition": ({"Condition": "none"}, [{"condition": "none", "owner": "", "gate_id": ""}]),
    "a theme": ({"Theme": labels("themes")["grace"]}, [{"theme_id": "grace"}]),
    "several things": (
        {"Position": "Opposes", "Can_be_ready": "Cannot", "Theme": "none"},
        [{"position": "opposes"}, {"says": "cannot"}, {"theme_id": "none"}]),
    "nothing": ({"Why": "unsure"}, []),
}  # fmt: skip


@pytest.mark.parametrize(("cells", "expected"), CODED.values(), ids=CODED)
def test_what_was_filled_in_comes_back(tmp_path, cells: dict, expected: list) -> None:
    """A row of the register for each thing that is coded."""
    write_form(to_code("A simulator."), {}, tmp_path / "c.xlsx")
    filled(tmp_path / "c.xlsx", **cells)
    shared = {"participant_id": "P1", "round": "round-2", "question_id": "Q2c", "plan_option": "poap-2", "settles": "",
              "who": "A. Analyst", "when": "2022-10-25", "why": cells.get("Why", "read in the answer")}  # fmt: skip
    assert read_form(tmp_path / "c.xlsx", who="A. Analyst", when=TODAY) == [shared | one for one in expected]


def test_a_second_condition_is_a_row_copied(tmp_path) -> None:
    """With a word of its own; who and settles as they stand there."""
    path = tmp_path / "c.xlsx"
    write_form(to_code("A simulator; a slot.", "x"), {}, path)
    filled(path, Condition="a simulator", Who="B. Reader", Settles="yes")
    filled(path, 3, Participant="P1", Condition="a slot")
    made = read_form(path, who="A. Analyst", when=TODAY)
    assert [(row["condition"], row["who"], row["settles"], row["participant_id"]) for row in made] == [
        ("a simulator", "B. Reader", "yes", "P1"), ("a slot", "A. Analyst", "", "P1")]  # fmt: skip


def test_the_form_offers_what_there_is(tmp_path) -> None:
    """Positions, gates and themes; a sheet says how."""
    write_form(to_code("x"), {}, tmp_path / "c.xlsx")
    book = openpyxl.load_workbook(tmp_path / "c.xlsx")
    lists = book["Lists"]
    offered = [[cell[0].value for cell in lists[one.formula1.split("!")[1].replace("$", "")]]
               for one in book[CODING].data_validations.dataValidation]  # fmt: skip
    assert [*labels("gates").values(), "none"] in offered and [*labels("themes").values(), "none"] in offered
    assert ["Supports", "Supports with conditions", "Opposes", "No view"] in offered
    assert book["How to"]["A3"].value.startswith("1. ")


def test_every_fault_is_told_with_its_row(tmp_path) -> None:
    """A choice that isn't one, a row without its participant, and a coding that nobody signed."""
    write_form(to_code("x"), {}, tmp_path / "c.xlsx")
    filled(tmp_path / "c.xlsx", Position="Likes it", Participant="")
    book = openpyxl.load_workbook(tmp_path / "c.xlsx")
    with pytest.raises(MhhsError) as told:
        read_form(tmp_path / "c.xlsx", who="", when=TODAY)
    assert book[CODING].max_row == 2
    assert [fault.partition("Coding row 2: ")[2][:22] for fault in told.value.faults] == [
        "Position is 'Likes it'", "no participant; leave ", "nobody's name; fill in"]  # fmt: skip
