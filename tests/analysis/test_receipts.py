"""What came in and how it was read, in words that its sender can confirm or deny."""

import pandas as pd
import pytest

from mhhs_analysis.analysis.asks import gathered
from mhhs_analysis.analysis.coverage import STATE_WORDS, asked_by_constituency, without_dates
from mhhs_analysis.analysis.receipts import columns_understood, files_read, files_received, questions_read
from mhhs_analysis.dates import looks_like_date
from mhhs_analysis.disclosure import disclose
from mhhs_analysis.frames import COLUMNS_READ, RECEIVED, WITHHELD, frame_of
from mhhs_analysis.reference import labels
from tests.charts.conftest import activity, plans, register

PEOPLE = register(("p1", "Albion", "dno"), ("p2", "Bluebell", "large_supplier"))


def file(name, who="p1", **more):
    usual = {
        "file": name,
        "sha256": name,
        "participant_id": who,
        "kind": "plan",
        "round": "round-2",
        "received_date": pd.Timestamp("2022-10-03"),
        "is_confidential": False,
        "layout": "table",
        "rows_in": 3,
        "rows_kept": 2,
        "rows_set_aside": 1,
        "reading_confidence": "high",
        "reasons": "it says so",
    }
    return {**usual, **more}


def received(*rows):
    return frame_of(rows, RECEIVED)


def columns(*rows):
    names = ("column", "heading", "role", "date_basis", "doubt", "sheet", "file")
    return frame_of((dict(zip(names, row, strict=False)) for row in rows), COLUMNS_READ)


@pytest.fixture(scope="module")
def public(full):
    return disclose(full, "public", "0123456789abcdef")


def test_a_file_says_whether_it_is_late_replaces_or_repeats():
    """Each is a remark of its own; a file that is none of them has none."""
    table = files_received(
        received(
            file("a"),
            file("b", supersedes="a", is_late=True, received_date=pd.Timestamp("2022-10-30")),
            file("c", "p2", is_late=False),
            file("d", "p2", duplicate_of="c", received_date=pd.Timestamp("2022-10-09")),
        ),
        PEOPLE,
    ).set_index("file")
    assert table["remarks"].to_dict() == {
        "a": "replaced by b",
        "b": "late: after the close; replaces a",
        "c": "",
        "d": "the same, byte for byte, as c",
    }
    assert table.at["b", "received"] == "30 Oct 2022" and table.at["c", "sender"] == "Bluebell"


def test_a_file_in_confidence_is_marked():
    """Whoever may see it is told that it mustn't be passed on."""
    table = files_received(received(file("a", is_confidential=True), file("b", "p2")), PEOPLE)
    assert table.set_index("file")["remarks"].to_dict() == {"a": "confidential", "b": ""}


def test_where_no_close_is_given_nothing_is_late():
    """Not known is not late."""
    assert files_received(received(file("a")), PEOPLE)["remarks"].tolist() == [""]


def test_a_file_that_was_not_read_has_no_rows_and_says_why():
    """Nought rows kept would read like an empty file."""
    shut = file("b", layout=None, reading_confidence=None, rows_in=0, rows_kept=0, reasons="it is encrypted")
    dated = activity("p1", "1", "dbt", "2023-03-01/2023-03-31", "2023-05-31", file="a")
    undated = activity("p1", "2", "dbt", file="a")
    table = files_read(received(file("a"), shut), plans(dated, undated), PEOPLE).set_index("file")
    assert table.loc["a", ["rows in", "kept", "set aside", "with a date"]].tolist() == [3, 2, 1, 1]
    assert table.at["a", "first to last date"] == "1 Mar 2023 to 31 May 2023"
    assert table.at["b", "read as"] == "not read" and pd.isna(table.at["b", "rows in"])
    assert table.at["b", "why"] == "it is encrypted" and table.at["b", "first to last date"] == ""


def test_every_file_of_the_sample_is_in_both_tables_and_its_rows_add_up(full):
    """Rows in are rows kept and rows set aside, file by file."""
    came = files_received(full["received"], full["participants"])
    read = files_read(full["received"], full["activities"], full["participants"])
    assert sorted(came["file"]) == sorted(read["file"]) == sorted(full["received"]["file"])
    known = read[read["rows in"].notna()]
    assert len(known) > 3 and (known["rows in"] == known["kept"] + known["set aside"]).all()


def test_each_column_stands_under_what_it_was_taken_for():
    """Heading, letter, basis; what is shown nowhere apart says its role, what was not read why."""
    table = columns_understood(
        columns(
            ("A", "ID", "identifier", None, None, "Plan", "a"),
            ("B", "Task\nName", "name", None, None, "Plan", "a"),
            ("C", "Baseline Start", "start", "baseline", None, "Plan", "a"),
            ("D", "Start", "start", "forecast", None, "Plan", "a"),
            ("E", "End", "finish", "forecast", None, "Plan", "a"),
            ("F", "Finish", "not used", None, "another column is the finish", "Plan", "a"),
            ("A", "Organisation", "respondent", None, None, None, "r"),
        ),
        received(file("a"), file("r", None, kind="response")),
        PEOPLE,
    )
    (row,) = table.to_dict("records")
    assert row["sender"] == "Albion" and row["file and sheet"] == "a, Plan"
    assert row["names the tasks"] == "Task Name (B)"
    assert row["starts"] == "Baseline Start (C); Start (D, forecast)"
    assert row["finishes"] == "End (E, forecast)" and row["also read"] == "ID (A, reference)"
    assert row["not used"] == "Finish (F, another column is the finish)"


def test_a_column_without_a_heading_says_so():
    """What names or gathers tasks may have none."""
    told = [("A", None, "group"), ("B", None, "name"), ("C", "Finish", "finish")]
    held = columns(*((*one, None, None, "Plan", "a") for one in told))
    (row,) = columns_understood(held, received(file("a")), PEOPLE).to_dict("records")
    assert (row["names the tasks"], row["also read"]) == ("no heading (B)", "no heading (A, group of tasks)")


def test_a_drawn_calendar_is_one_entry_and_a_milestones_date_a_finish():
    """Hundreds of days side by side would hide the columns that matter."""
    days = [
        (letter, f"2022-10-{day:02} 00:00:00", "not used")
        for letter, day in zip("CDE", (3, 10, 17), strict=True)
    ]
    told = [("A", "Project", "name"), ("B", "Go-live", "milestone date"), *days, ("F", "Notes", "not used")]
    held = columns(*((*one, None, None, "Plan", "a") for one in told))
    (row,) = columns_understood(held, received(file("a")), PEOPLE).to_dict("records")
    assert row["finishes"] == "Go-live (B, milestone date)"
    assert row["not used"] == "3 columns headed 03/10/2022 to 17/10/2022 (C to E); Notes (F)"


def test_no_column_of_the_sample_is_left_out(full):
    """Each column that was read stands in one of the two tables, by its heading."""
    held = full["columns_read"]
    tables = (
        columns_understood(held, full["received"], full["participants"]),
        questions_read(held, full["received"]),
    )
    shown = " ".join(str(value) for table in tables for value in table.to_numpy().ravel())
    assert len(held) > 40
    named = held[~(held["role"].eq("not used") & held["heading"].map(looks_like_date))]
    assert [heading for heading in named["heading"] if " ".join(heading.split()) not in shown] == []


def test_a_reader_of_the_public_report_sees_no_column_of_a_confidential_file(full, public):
    """A heading can name its sender; what may be seen is whole, what may not is marked."""
    secret = set(full["received"].loc[full["received"]["is_confidential"].astype(bool), "file"])
    assert not set(public["columns_read"]["file"]) & secret
    assert 0 < len(public["columns_read"]) < len(full["columns_read"])
    table = files_read(public["received"], public["activities"], public["participants"])
    hidden = table[table["read as"].eq(WITHHELD)]
    assert len(hidden) > 0 and hidden["first to last date"].eq(WITHHELD).all()
    late = public["received"].set_index("file").loc[hidden["file"], "is_late"]
    assert late.isna().all()


def test_what_was_set_aside_is_gathered_and_adds_up(full):
    """One line a reason; entries and rows are those of the frame, and what there is to ask comes first."""
    table = gathered(full["set_aside"], full["received"], full["participants"])
    assert (
        table["entries"].sum() == len(full["set_aside"])
        and table["rows"].sum() == full["set_aside"]["rows"].sum()
    )
    asks = table["what to ask"].ne("").tolist()
    assert asks == sorted(asks, reverse=True) and len(set(asks)) == 2
    assert not table[["why", "what to ask"]].duplicated().any()


def test_an_example_says_where_it_stands(full):
    """Every line leads to a cell; warnings have no rows to count."""
    (row,) = full["set_aside"][full["set_aside"]["text"].eq("02/30/2023")].to_dict("records")
    table = gathered(pd.DataFrame([row]), full["received"], full["participants"])
    assert table.at[0, "example"] == f"02/30/2023 ({row['file']}, {row['cell']})"
    assert "rows" not in gathered(full["warnings"], full["received"], full["participants"])


def test_the_states_of_a_constituency_add_up_to_those_asked(full):
    """Three silences and the plans with dates, line by line, and all lines to the last."""
    table = asked_by_constituency(
        full["coverage"], full["participants"], labels("constituencies"), full["received"]
    )
    assert (table[list(STATE_WORDS.values())].sum(axis=1) == table["asked"]).all()
    counted = table.drop(columns="files that came late")
    assert counted.loc["All"].eq(counted.drop(index="All").sum()).all()
    assert table.at["All", "asked"] == len(full["participants"])
    assert table.index[0] == "Central systems provider"


def test_who_is_missing_is_named_once_and_by_its_own_reason(full):
    """Nothing sent, not readable and no dates are never one."""
    table = without_dates(full["coverage"], full["participants"], labels("constituencies"))
    silent = full["coverage"][full["coverage"]["plan"].ne("read")]
    assert table["participants"].sum() == len(silent)
    names = full["participants"].set_index("participant_id")["participant_name"]
    for who, state in zip(silent["participant_id"], silent["plan"], strict=True):
        held = table[table["what is missing"].eq(STATE_WORDS[state])]
        assert names[who] in ", ".join(held["who"])


def test_a_withheld_constituency_has_a_line_of_its_own(public):
    """Those whose constituency this reader may not see are counted, under the marker."""
    table = asked_by_constituency(
        public["coverage"], public["participants"], labels("constituencies"), public["received"]
    )
    (marked,) = [name for name in table.index if name.startswith(WITHHELD)]
    assert table.at[marked, "asked"] == public["participants"]["constituency"].eq(WITHHELD).sum() > 0


def test_nothing_received_is_an_empty_table(full) -> None:
    """As of a participant that sent nothing."""
    none = [full[name].iloc[:0] for name in ("received", "activities", "participants")]
    assert files_read(*none).empty
