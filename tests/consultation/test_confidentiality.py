"""A plan is confidential if the register or the plan itself says so, and where the two differ that is told."""

import pandas as pd
import pytest

from mhhs_analysis.consultation.register_columns import REGISTERS
from mhhs_analysis.disclosure import disclose
from tests.consultation.kept import PLAN, Kept


def answered(kept: Kept, answer: str, **row: str) -> str:
    return kept.plan("plans/a.csv", f"Confidential?,{answer},\n,,\n{PLAN}", **row)


@pytest.mark.parametrize(
    ("register", "answer", "expected", "told"),
    [
        ("no", "Yes", True, "the plan says that it is confidential, received.csv says that it is not"),
        ("no", "No", False, ""),
        ("no", "", False, ""),
        ("yes", "No", True, "the plan says that it is not confidential, received.csv says that it is"),
        ("yes", "Yes", True, ""),
        ("", "No", True, "the plan says that it is not confidential, received.csv says nothing of it"),
        ("", "Yes", True, ""),
        ("", "", True, ""),
    ],
)
def test_the_safer_word_wins(kept, register: str, answer: str, expected: bool, told: str) -> None:
    """Only where the register says no and the plan doesn't say yes may a public report hold it."""
    file = answered(kept, answer, is_confidential=register)
    tables = kept.tables()
    assert (
        tables["received"]["is_confidential"].tolist()
        == tables["plans"]["is_confidential"].tolist()
        == [expected]
    )
    reasons = tables["warnings"].loc[tables["warnings"]["file"].eq(file), "reason"]
    found = [reason for reason in reasons if "received.csv says" in reason]
    assert found == ([f"{told}: kept confidential"] if told else [])


def test_a_public_report_holds_nothing_of_a_plan_that_says_it_is_confidential(kept) -> None:
    """Neither its activities nor its name, its dates or the warning itself."""
    answered(kept, "Yes")
    full = kept.tables()
    shown = disclose(full, "public", "seed")
    assert len(full["activities"]) == 3 and shown["activities"].empty and shown["warnings"].empty
    assert not shown["received"]["file"].str.contains("plans/").any()
    warned = full["warnings"].set_index("cell").at["A1", "remedy"]
    assert warned == "ask whether a public report may hold the plan"


def test_a_copy_says_what_its_original_says(kept) -> None:
    """A file sent twice isn't read again, and is as confidential as the first."""
    file = answered(kept, "Yes")
    text = (kept.path / file).read_text(encoding="utf-8")
    kept.plan("plans/again.csv", text, received_date="2022-10-15")
    received = kept.tables()["received"].set_index("file")
    assert received.at["plans/again.csv", "duplicate_of"] == file
    assert received["is_confidential"].all()


def test_the_programmes_own_form_is_asked(kept) -> None:
    """Yes chosen at the top of the blank plan is found where the form has it."""
    import openpyxl

    from mhhs_analysis.reporting.blank_forms import plan
    from mhhs_analysis.reporting.blank_forms.write import write_form

    path = kept.path / "plans/form.xlsx"
    write_form("plan", path)
    book = openpyxl.load_workbook(path)
    sheet = book[plan.SHEET]
    sheet["C4"], sheet["B6"], sheet["F6"] = "Yes", "Build", "Q3 2023"
    book.save(path)
    kept.plan("plans/form.xlsx", None)
    tables = kept.tables()
    assert tables["plans"]["is_confidential"].tolist() == [True]
    assert tables["warnings"].loc[tables["warnings"]["cell"].eq("B4"), "text"].tolist() == [
        "Confidential? Yes"
    ]
    assert pd.notna(tables["activities"]["finish_to"]).all()


@pytest.mark.parametrize(
    ("register", "form", "expected"),
    [
        ("yes", "No", True),
        ("yes", "", True),
        ("", "No", False),
        ("", "Yes", True),
        ("", None, True),
        ("no", "No", False),
        ("no", "No, except for Q1", True),
        ("no", None, False),
    ],
)
def test_no_form_opens_what_the_register_closes(
    kept, register: str, form: str | None, expected: bool
) -> None:
    """A yes in received.csv keeps every answer; where it is blank the form's own word decides, else they are kept."""
    (kept.path / "responses").mkdir()
    asked = {"round": "round-2", "question_id": "Q1", "plan_option": "poap-1", "kind": "closed"}
    kept.write(
        "questions.csv",
        REGISTERS["questions.csv"].columns,
        [{**asked, "asks_for": "position", "wording": "Do you support POAP 1?"}],
    )
    text = (
        "Organisation,Q1\nP1,Yes\n" if form is None else f'Organisation,Confidential?,Q1\nP1,"{form}",Yes\n'
    )
    kept.plan("responses/a.csv", text, kind="response", is_confidential=register)
    assert kept.tables()["answers"]["is_confidential"].tolist() == [expected]
