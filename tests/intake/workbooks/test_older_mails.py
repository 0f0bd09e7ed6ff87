"""Older mails quoted below a plan: what stands in them is no part of it."""

from pathlib import Path

import pytest

from mhhs_analysis.intake.plans import read_plan
from tests.intake.responses.documents import p, tbl, write

ROWS = [
    ["Task", "Start", "Finish"],
    ["Design", "08/01/2024", "23/02/2024"],
    ["Build", "26/02/2024", "17/05/2024"],
]
OLD = [ROWS[0], ["Old design", "09/01/2023", "24/02/2023"], ["Old build", "27/02/2023", "19/05/2023"]]
HEAD = ("From: Ann Smith", "Sent: 1 February 2023 10:00", "To: MHHS", "Subject: plan")


def lines(rows) -> list[str]:
    return [f"{name}: {finish}" for name, _, finish in [*rows[1:], ["Test", "", "1 July 2024"]]]


def table(rows) -> str:
    made = "".join(f"<tr><td>{'<td>'.join(row)}</tr>" for row in rows)
    return f"<table>{made}</table>"


def files(folder: Path, head=HEAD, above=ROWS) -> list[Path]:
    """Documents, pages and texts of a plan, and below it a mail with another one."""
    (folder / "table.html").write_text(
        f"<html><p>Our plan</p>{table(above)}<p>{'<br>'.join(head)}</p>{table(OLD)}"
    )
    (folder / "rows.html").write_text(
        f"<html>{table(above)}{''.join(f'<p>{one}' for one in head)}{table(OLD)}"
    )
    (folder / "list.txt").write_text("\n".join(["Our milestone plan", *lines(above), *head, *lines(OLD)]))
    document = write(
        folder / "plan.docx", p("Our plan"), tbl(*above), *map(p, head), p("Our plan"), tbl(*OLD)
    )
    return [folder / "table.html", folder / "rows.html", folder / "list.txt", document]


def names(path: Path) -> set[str]:
    return {row["activity_name"] for row in read_plan(path).rows} - {"Test"}


@pytest.mark.parametrize(
    "head",
    [
        HEAD,
        ("From: Ann Smith <ann@x.org>", "Date: Wed, 1 Feb 2023 at 10:00", "Subject: Re: plan"),
        ("Von: Ann Smith", "Gesendet: Mittwoch, 1. Februar 2023 10:00", "An: MHHS", "Betreff: Plan"),
    ],
)
def test_a_plan_in_a_mail_quoted_below_the_plan_is_an_older_one(tmp_path: Path, head) -> None:
    """Its dates were read as the sender's, at high confidence from a page; that it was sent was a milestone."""
    for path in files(tmp_path, head):
        assert names(path) == {"Design", "Build"}, path.name
        reading = read_plan(path)
        assert reading.rows_in == reading.rows_kept + reading.rows_set_aside
        assert any(one["sheet"] and "previous mail" in one["sheet"] for one in reading.set_aside)


def test_a_plan_below_the_head_of_its_own_mail_is_read(tmp_path: Path) -> None:
    """Nothing dated stands above it: it is what the mail was sent for, be it forwarded."""
    path = tmp_path / "plan.html"
    path.write_text(f"<html><p>Please see below.</p><p>{'<br>'.join(HEAD)}</p><p>Our plan</p>{table(ROWS)}")
    reading = read_plan(path)
    assert names(path) == {"Design", "Build"} and reading.reading_confidence == "high"


@pytest.mark.parametrize(
    "head",
    [
        ("From: 1 February 2023", "To: 3 March 2023"),
        ("From: 1 February 2023", "To: 3 March 2023", "Review date: 6 March 2023", "To: Ofgem"),
        ("From: 09:00", "Date: 1 February 2023", "To: 12:00"),
        ("From: Ann Smith", "Kind regards"),
        ("Sent from my phone", "Date: 1 February 2023"),
    ],
)
def test_lines_that_say_from_or_to_are_no_mail(tmp_path: Path, head) -> None:
    """A head says who sent it, when, and to whom or of what."""
    for path in files(tmp_path, head):
        assert not any("previous mail" in (one["sheet"] or "") for one in read_plan(path).set_aside)
