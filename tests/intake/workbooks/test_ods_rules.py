"""Rules of OpenDocument spreadsheets are those that Excel would have written."""

import pytest

from mhhs_analysis.intake.workbooks.ods_rules import as_excel, extents_of, name_of, rule_of

EXTENTS = ((14, 6, 19, 19), (5, 6, 12, 19))


@pytest.mark.parametrize(
    ("foreign", "excel"),
    [
        ("of:=[.A2]+1", "=A2+1"),
        ('AND([.$C5]<>"";[.F$4]<=[.$D5])', 'AND($C5<>"",F$4<=$D5)'),
        ("[$'Project Planner'.$E1]>0", "'Project Planner'!$E1>0"),
        ("[$'It''s 1.2'.A1]", "'It''s 1.2'!A1"),
        ("[Plan.A1:.B2]", "Plan!A1:B2"),
        ('[.A1]="a;b [.C3]"', 'A1="a;b [.C3]"'),
        ("IF(ISBLANK(task_end);0;1)", "IF(ISBLANK(task_end),0,1)"),
    ],
)
def test_a_formula_is_written_as_excel_does(foreign: str, excel: str) -> None:
    """References lose their brackets, what is given is parted by commas; texts stay as they are."""
    assert as_excel(foreign) == excel


@pytest.mark.parametrize(
    ("value", "kind", "operator", "formulas"),
    [
        ("formula-is(AND([.F$4]>1;1))", "expression", "", ("AND(F$4>1,1)",)),
        ('="X"', "cellIs", "equal", ('"X"',)),
        ("!=0", "cellIs", "notEqual", ("0",)),
        (">=[.$B$2]", "cellIs", "greaterThanOrEqual", ("$B$2",)),
        ("between(1,5)", "cellIs", "between", ("1", "5")),
        ('not-between("a,b","c")', "cellIs", "notBetween", ('"a,b"', '"c"')),
        ("between(1)", "between", "", ()),
        ("above-average", "above-average", "", ()),
        ('contains-text("x")', "contains-text", "", ()),
    ],
)
def test_a_condition_is_a_rule_of_excels(value: str, kind: str, operator: str, formulas: tuple) -> None:
    """What nobody here works out has no formula: it is counted as not worked out, never guessed."""
    rule = rule_of(EXTENTS, value, "Plan.F14", "FF0000")
    assert (rule.kind, rule.operator, rule.formulas) == (kind, operator, formulas)


def test_a_rule_is_written_for_the_first_cell_of_one_of_its_stretches() -> None:
    """That one stands first; a rule that is written for a cell beside them is not worked out."""
    assert rule_of(EXTENTS, "=1", "'My plan'.F5", "").extents == (EXTENTS[1], EXTENTS[0])
    assert rule_of(EXTENTS, "=1", "Plan.A1", "").formulas == ()
    assert rule_of((), "=1", "", "").formulas == ()


def test_stretches_are_read_whatever_their_sheet_is_called() -> None:
    """A sheet's name may hold blanks, points and quotes."""
    said = "Plan.F5:Plan.S12 'It''s v1.2'.F14:'It''s v1.2'.G19 $Plan.$A$1"
    assert [*extents_of(said)] == [(5, 6, 12, 19), (14, 6, 19, 7), (1, 1, 1, 1)]


def test_a_name_that_moves_is_known_only_from_the_first_cell_of_a_sheet() -> None:
    """Excel's names are written for that cell; one that stays is the same for all."""
    assert name_of("[$Plan.$C1]>0", "$Plan.$A$1") == "Plan!$C1>0"
    assert name_of("[$Plan.$C1]>0", "$Plan.$B$7") is None
    assert name_of("[$Plan.$H$2]", "$Plan.$B$7") == "Plan!$H$2"
