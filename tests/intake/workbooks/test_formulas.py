"""Formulas of rules that colour cells: worked out as Excel does, or not at all."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mhhs_analysis.intake.workbooks.formula_functions import FUNCTIONS, Work
from mhhs_analysis.intake.workbooks.formula_values import Failed, Unclear, is_true
from mhhs_analysis.intake.workbooks.formulas import Book, worked_out
from mhhs_analysis.intake.workbooks.sheets import Cell, Sheet

ROWS = {
    2: {4: Cell(datetime(2023, 1, 2)), 5: Cell(datetime(2023, 1, 9))},
    3: {
        1: Cell("Build"),
        2: Cell(datetime(2023, 1, 2)),
        3: Cell(datetime(2023, 1, 8)),
        6: Cell("#N/A", is_uncalculated=True),
    },
    4: {2: Cell(3), 3: Cell(5)},
}
SHEET = Sheet("Plan", ROWS)
NAMES = {"inplan": "AND('Plan'!A$2>='Plan'!$B1,'Plan'!A$2<='Plan'!$C1)", "itself": "Itself+1"}


@pytest.mark.parametrize(
    ("formula", "here", "expected"),
    [
        ("AND(D$2>=$B3,D$2<=$C3)", (3, 4), True),
        ("AND(D$2>=$B3,D$2<=$C3)", (3, 5), False),
        ("(D$2>=$B3)*(D$2<=$C3)", (3, 4), True),
        ("InPlan", (3, 4), True),
        ("InPlan", (3, 5), False),
        ("plan!D$2>=$B3", (3, 4), True),
        ("WEEKDAY(D$2,2)>5", (3, 4), False),
        ("WEEKDAY(D$2)=2", (3, 4), True),
        ("MEDIAN(4,$B4,$C4)=4", (3, 4), True),
        ("MOD(COLUMN(),2)=0", (3, 4), True),
        ("MOD(ROW(),2)", (4, 4), False),
        ('$A3="build"', (3, 4), True),
        ('AND($A3<>"",NOT(D$2="x"))', (3, 4), True),
        ('$A4=""', (3, 4), True),
        ("ISBLANK($A4)", (3, 4), True),
        ("LEN(TRIM($A3))>0", (3, 4), True),
        ("INT(-1.5)=-2", (3, 4), True),
        ("IF($B4>1,2^3=8,FALSE)", (3, 4), True),
        ("50%=0.5", (3, 4), True),
        ("AND(D$2<=$C3,EOMONTH(D$2,0)>=$B3)", (3, 4), True),
        ("EOMONTH(D$2,1)=DATE(2023,2,28)", (3, 4), True),
        ("EDATE(DATE(2024,1,31),1)=DATE(2024,2,29)", (3, 4), True),
        ("EDATE(D$2,-1)=DATE(2022,12,2)", (3, 4), True),
        ("DATE(2022,13,32)=DATE(2023,2,1)", (3, 4), True),
        ("NETWORKDAYS($B3,$C3)=5", (3, 4), True),
        ("NETWORKDAYS($C3,$B3)=-5", (3, 4), True),
        ("WORKDAY($B3,5)=$B3+7", (3, 4), True),
        ("WORKDAY($C3,5)=$C3+5", (3, 4), True),
        ("WORKDAY($C3,-6)=$B3-3", (3, 4), True),
        ("WEEKNUM($B3)=1", (3, 4), True),
        ("WEEKNUM($C3)=2", (3, 4), True),
        ("WEEKNUM($C3,2)=2", (3, 4), True),
        ("_xlfn.ISOWEEKNUM($C3)=1", (3, 4), True),
        ("DAYS($C3,$B3)=6", (3, 4), True),
        ('ISNUMBER(SEARCH("UI",$A3))', (3, 4), True),
        ('ISNUMBER(FIND("UI",$A3))', (3, 4), False),
        ('NOT(ISERROR(SEARCH("x",$A3)))', (3, 4), False),
        ('LEFT($A3)="b"', (3, 4), True),
        ('RIGHT($A3,2)="LD"', (3, 4), True),
        ('EXACT(MID($A3,2,3),"uil")', (3, 4), True),
        ('IFERROR($F3,"none")="none"', (3, 4), True),
        ("ISTEXT($A3)", (3, 4), True),
        ("ISBLANK($B4-3)", (3, 4), False),
        ('$B4-3=""', (3, 4), False),
        ("ROUND(-2.5,0)=-3", (3, 4), True),
        ("ROUNDUP(-1.2,0)=-2", (3, 4), True),
        ("LEN($B4*1000000+0.25)=10", (3, 4), True),
    ],
)
def test_a_formula_is_worked_out_where_it_stands(formula: str, here: tuple[int, int], expected: bool) -> None:
    """References move with the cell from where the formula is written, and those with a dollar stay."""
    assert is_true(worked_out(formula, (3, 4), Book(SHEET, NAMES))(here)) is expected


@pytest.mark.parametrize(
    "formula",
    [
        "D$2=TODAY()",
        "NETWORKDAYS(B3,C3,B3)>2",
        'SEARCH("b?ild",$A3)>0',
        "SUM(A1:B4)>0",
        "DATE(2023,1)>1",
        "EDATE(D$2)>1",
        "Itself",
        "Nobody",
        "Settings!$B$2>0",
        "'Another plan'!$B$2>0",
        "AND(1",
        '"a"',
        "2 2",
    ],
)
def test_what_is_not_known_is_unclear(formula: str) -> None:
    """The day of today, an unknown function, a stretch, an error, a name of nothing: none is guessed."""
    with pytest.raises(Unclear):
        is_true(worked_out(formula, (3, 4), Book(SHEET, NAMES))((3, 4)))


@pytest.mark.parametrize(
    "formula",
    ["F3>1", "1/0", "EOMONTH(0,-20000)>1", "$A3+1>2", "OR(TRUE,$F3>1)", "AND(FALSE,$F3>1)", "NOT(MOD(1,0))",
     'SEARCH("x",$A3)', 'LEFT($A3,-1)="x"', "(-8)^0.5"],
)  # fmt: skip
def test_what_excel_works_out_to_an_error_is_one(formula: str) -> None:
    """A division by nought, a word where a number should be, an error in a cell: the rule holds nowhere there."""
    with pytest.raises(Failed):
        is_true(worked_out(formula, (3, 4), Book(SHEET, NAMES))((3, 4)))


def test_a_text_that_may_be_a_day_is_unclear() -> None:
    """Whether Excel takes 3/4/23 for a day hangs on whose Excel it is."""
    there = Book(Sheet("Plan", {1: {1: Cell("3/4/23")}}), {})
    with pytest.raises(Unclear) as told:
        worked_out("A1+1>2", (1, 1), there)((1, 1))
    assert not isinstance(told.value, Failed)


def test_a_day_is_the_count_that_excel_shows() -> None:
    """A date compares with a number as Excel's own count of days does."""
    there = Book(Sheet("Plan", {1: {1: Cell(date(2023, 1, 2))}}), {})
    assert worked_out("A1=44928", (1, 1), there)((1, 1)) is True


PLACES = st.sampled_from(
    ["B$3", "$B3", "$B$3", "B3", "C$4", "$C4", "D$2", "ROW()", "COLUMN()", "2", '"x"', "InPlan"]
)
CALLED = [*FUNCTIONS, "UNKNOWN"]
SUMS = st.recursive(
    PLACES,
    lambda inner: st.one_of(
        st.builds("({}{}{})".format, inner, st.sampled_from(["+", "-", "*", "&", "=", "<", ">="]), inner),
        st.builds("-({})".format, inner),
        st.builds("{}({})".format, st.sampled_from(CALLED), st.lists(inner, max_size=3).map(",".join)),
    ),
    max_leaves=6,
)


@given(formula=SUMS)
def test_one_formula_for_many_cells_gives_each_what_it_gives_alone(formula: str) -> None:
    """What is worked out once a row or once a column is the same in every cell."""
    try:
        together = worked_out(formula, (3, 2), Book(SHEET, NAMES))
    except Unclear:
        return
    for here in ((row, column) for row in range(2, 6) for column in range(2, 7)):
        assert _result(together, here) == _result(worked_out(formula, (3, 2), Book(SHEET, NAMES)), here), here


def _result(work: Work, here: tuple[int, int]) -> object:
    try:
        return work(here)
    except Unclear as why:
        return type(why)
