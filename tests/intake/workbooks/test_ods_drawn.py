"""Drawn plans in OpenDocument spreadsheets: rules that colour cells, and the names they call, are worked out."""

import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(f'xmlns:{one}="{_ODF}{one}:1.0"' for one in ("office", "table", "text", "style")) + (
    f' xmlns:fo="{_ODF}xsl-fo-compatible:1.0"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
STYLES = (
    '<style:style style:name="Bar_5f_1" style:display-name="Bar_1" style:family="table-cell">'
    '<style:table-cell-properties fo:background-color="#4472c4"/></style:style>'
    '<style:style style:name="Bold" style:family="table-cell"/>'
)
FIRST = date(2026, 3, 2)
TASKS = (("Design", 1, 2, "x"), ("Build", 3, 6, ""), ("Trial", 7, 8, ""))


def day(when: date) -> str:
    return (
        f'<table:table-cell office:value-type="date" office:date-value="{when:%Y-%m-%d}">'
        f"<text:p>{when:%d/%m/%Y}</text:p></table:table-cell>"
    )


def word(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def rules(*conditions: tuple[str, str], where: str = "Plan.D3:Plan.K5", base: str = "Plan.D3") -> str:
    said = "".join(
        f'<calcext:condition calcext:apply-style-name="{style}" calcext:value="{value}"'
        f' calcext:base-cell-address="{base}"/>'
        for value, style in conditions
    )
    formats = f'<calcext:conditional-format calcext:target-range-address="{where}">{said}</calcext:conditional-format>'
    return f"<calcext:conditional-formats>{formats}</calcext:conditional-formats>"


def table(conditions: str, name: str = "Plan", cells: str = "") -> str:
    weeks = [day(FIRST + timedelta(weeks=place)) for place in range(8)]
    rows = [row(word("Our plan")), row(*map(word, ("Task", "Start", "Finish")), *weeks)]
    for task, first, last, _ in TASKS:
        ends = FIRST + timedelta(weeks=first - 1), FIRST + timedelta(weeks=last, days=-3)
        rows.append(row(word(task), *map(day, ends), cells))
    return f'<table:table table:name="{name}">{"".join(rows)}{conditions}</table:table>'


def named(name: str, formula: str, base: str = "$Plan.$A$1") -> str:
    return (
        f'<table:named-expression table:name="{name}" table:base-cell-address="{base}"'
        f' table:expression="{formula}"/>'
    )


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Reading]:
    """A function that writes a spreadsheet of a table and of names for all its sheets, and reads it as a plan."""

    def drawn(tables: str, names: str = "", *, is_flat: bool = False, styles: str = "") -> Reading:
        body = f"<office:body><office:spreadsheet>{tables}<table:named-expressions>{names}</table:named-expressions>"
        closed = f"{body}</office:spreadsheet></office:body>"
        styles = f"<office:styles>{STYLES}{styles}</office:styles>"
        if is_flat:
            path = tmp_path / "drawn.fods"
            path.write_text(
                f"<?xml version='1.0'?>\n<office:document {SPACES}>{styles}{closed}</office:document>"
            )
            return read_plan(path)
        path = tmp_path / "drawn.ods"
        with zipfile.ZipFile(path, "w") as package:
            package.writestr(
                "styles.xml", f"<office:document-styles {SPACES}>{styles}</office:document-styles>"
            )
            package.writestr(
                "content.xml", f"<office:document-content {SPACES}>{closed}</office:document-content>"
            )
        return read_plan(path)

    return drawn


IN_PLAN = "formula-is(AND([.D$2]&gt;=[.$B3];[.D$2]&lt;=[.$C3]))"
AGREED = "6 of 6 typed dates agree with what is drawn"


@pytest.mark.parametrize("is_flat", [False, True])
def test_the_bars_that_a_rule_draws_are_compared_with_what_is_typed(read, is_flat: bool) -> None:
    """The common rule of a calendar, written in OpenDocument's own way, in an archive or in one text."""
    reading = read(table(rules((IN_PLAN, "Bar_1"))), is_flat=is_flat)
    assert AGREED in reading.reasons
    assert [row["activity_name"] for row in reading.rows] == ["Design", "Build", "Trial"]
    assert (reading.rows[1]["start_from"], reading.rows[1]["finish_to"]) == ("2026-03-16", "2026-04-10")


def test_a_rule_may_call_a_name_of_its_sheet_or_of_all(read) -> None:
    """A sheet's own name goes before one of all sheets; one written for another cell, which moves, is not guessed."""
    inside = "AND([$Plan.A$2]&gt;=[$Plan.$B1];[$Plan.A$2]&lt;=[$Plan.$C1])"
    calls = rules(("formula-is(Planned)", "Bar_1"))
    assert AGREED in read(table(calls), named("planned", inside)).reasons
    own = f"<table:named-expressions>{named('Planned', inside)}</table:named-expressions>"
    assert AGREED in read(table(own + calls), named("planned", "1=0")).reasons
    moved = read(table(calls), named("planned", inside, base="$Plan.$C$9"))
    assert any("1 rule " in one["reason"] for one in moved.set_aside)


def test_the_first_condition_that_holds_is_the_only_one(read) -> None:
    """A condition that changes no ground keeps those after it from the cells where it holds."""
    first = ("formula-is([.$B3]&gt;[.$B$3])", "Bold")
    reading = read(table(rules(first, (IN_PLAN, "Bar_1"))))
    assert AGREED not in reading.reasons
    assert AGREED in read(table(rules((IN_PLAN, "Bar_1"), first))).reasons


@pytest.mark.parametrize(
    ("condition", "is_told"),
    [
        ("is-true-formula(AND([.D$2]&gt;=[.$B3];[.D$2]&lt;=[.$C3]))", False),
        ("is-true-formula(COUNTIF([.D$2];[.$C3])&gt;0)", True),
        ("cell-content()=1", False),
    ],
)
def test_a_rule_may_stand_in_the_style_of_its_cells(read, condition: str, is_told: bool) -> None:
    """So the format itself has it; LibreOffice writes it there too, and means the same."""
    mapped = (
        '<style:style style:name="Drawn" style:family="table-cell"><style:map style:condition="'
        f'{condition}" style:apply-style-name="Bar_5f_1" style:base-cell-address="Plan.D3"/></style:style>'
    )
    blank = '<table:table-cell table:style-name="Drawn" table:number-columns-repeated="8"/>'
    held = table("").replace(
        "</table:table-cell></table:table-row>", "</table:table-cell>@</table:table-row>"
    )
    head, start, *rows = held.split("@")
    reading = read("".join([head, start, *(f"{blank}{one}" for one in rows)]), styles=mapped)
    assert (AGREED in reading.reasons) == ("AND" in condition)
    assert any("1 rule " in one["reason"] for one in reading.set_aside) == is_told
    both = table(rules((IN_PLAN, "Bar_1")), cells=blank)
    assert AGREED in read(both, styles=mapped).reasons


def test_a_rule_on_days_near_today_is_counted(read) -> None:
    """What it colours hangs on the day; that of today alone is a line, no task's mark."""
    near = '<calcext:date-is calcext:style="Bar_1" calcext:date="{}"/>'
    for when, is_told in (("this-month", True), ("today", False)):
        conditions = rules((IN_PLAN, "Bar_1")).replace(
            "<calcext:condition ", f"{near.format(when)}<calcext:condition "
        )
        reading = read(table(conditions))
        assert any("1 rule " in one["reason"] for one in reading.set_aside) == is_told


@pytest.mark.parametrize(
    "value", ["above-average", "formula-is(COUNTIF([.D$2];[.$C3])&gt;0)", "formula-is([$Setup.$B$2]=1)"]
)
def test_a_rule_that_is_not_worked_out_is_counted(read, value: str) -> None:
    """One that is unknown, that calls what is unknown, or that asks another sheet."""
    reading = read(table(rules((value, "Bar_1"))))
    assert any("1 rule " in one["reason"] for one in reading.set_aside)
