"""transcripts.csv holds the plans that came as a pdf, a slide, a picture or a mail, typed in by a person."""

import pandas as pd
import pytest

from mhhs_analysis.consultation.registers import entry_faults
from mhhs_analysis.consultation.transcripts import not_a_table, reading_of, transcript_faults
from tests.consultation.kept import Kept

BOTH = {"transcribed_by": "T. Typist", "checked_by": "C. Checker", "why": "came as a pdf"}
ROWS = (
    {"activity_id": "T1", "activity_name": "DBT", "outline": "level 0", "is_summary": "yes", "page": "p. 2"},
    {"activity_id": "T2", "activity_name": "Interfaces", "outline": "level 1", "start": "w/c 12/06/23",
     "finish": "Q3 2023", "page": "p. 2"},
    {"activity_id": "T3", "activity_name": "SIT entry", "finish": "asap", "is_milestone": "yes", "page": "p. 3"},
)  # fmt: skip


def typed(kept: Kept, file: str, **said: str) -> None:
    kept.register("transcripts.csv", *({"file": file} | BOTH | row | said for row in ROWS))


def test_a_plan_typed_in_becomes_activities_of_its_file(kept) -> None:
    """Each row is an activity of the pdf, at its page, with who typed it in, when and why, and who checked it."""
    file = kept.plan("plans/a.pdf", "%PDF-1.7")
    typed(kept, file)
    tables = kept.tables()
    rows = tables["activities"].set_index("activity_id")
    assert rows["file"].unique().tolist() == [file] and rows["cell"].tolist() == ["p. 2", "p. 2", "p. 3"]
    assert rows.at["T2", "start_to"] == pd.Timestamp("2023-06-18") and rows.at["T2", "stage"] == "dbt"
    assert rows["is_milestone"].tolist() == [False, False, True] and rows["is_summary"].tolist() == [
        True,
        False,
        False,
    ]
    told = "typed in from the file, checked by C. Checker; T. Typist, 2022-10-25: came as a pdf"
    assert set(rows["overruled"]) == {told}


def test_the_file_was_received_and_is_not_read(kept) -> None:
    """Its layout is transcript, its rows are those typed in, and it counts as a plan that was read."""
    file = kept.plan("plans/a.pdf", "%PDF-1.7")
    typed(kept, file)
    tables = kept.tables()
    received = tables["received"].iloc[0]
    assert (received["layout"], received["rows_in"], received["rows_kept"], received["rows_set_aside"]) == (
        "transcript", 3, 3, 0)  # fmt: skip
    assert pd.notna(received["sha256"]) and "3 rows typed in" in received["reasons"]
    assert tables["plans"]["is_readable"].tolist() == [True]
    assert tables["coverage"].set_index("participant_id").at["P1", "plan"] == "read"


def test_a_date_that_stands_there_and_is_none_is_set_aside(kept) -> None:
    """What the pdf says is kept word for word, with what to ask, and no date is made of it."""
    file = kept.plan("plans/a.pdf", "%PDF-1.7")
    typed(kept, file)
    tables = kept.tables()
    (entry,) = tables["set_aside"][tables["set_aside"]["file"] == file].to_dict("records")
    assert (entry["text"], entry["cell"], entry["rows"]) == ("asap", "p. 3", 0) and "T3" in entry["reason"]
    assert tables["activities"].set_index("activity_id").loc["T3", ["finish_from", "finish_to"]].isna().all()


@pytest.mark.parametrize("checker", ["", "t. typist"])
def test_rows_that_nobody_else_checked_are_doubted(kept, checker: str) -> None:
    """Unchecked, or checked by who typed them in: one warning counts them, and each row says so."""
    file = kept.plan("plans/a.pdf", "%PDF-1.7")
    typed(kept, file, checked_by=checker)
    tables = kept.tables()
    (doubt,) = tables["warnings"].to_dict("records")
    assert doubt["reason"] == "3 of 3 rows typed in were not checked by a second person"
    assert (
        tables["activities"]["overruled"]
        .str.startswith("typed in from the file, not checked by anybody else")
        .all()
    )
    assert tables["received"]["reading_confidence"].tolist() == ["medium"]


def test_a_checked_transcript_is_not_doubted(kept) -> None:
    """Two persons' word is enough."""
    file = kept.plan("plans/a.pdf", "%PDF-1.7")
    typed(kept, file)
    assert kept.tables()["warnings"].empty


@pytest.mark.parametrize(
    "name", ["a.PDF", "slides.pptx", "scan.png", "reply.eml", "reply.msg", "letter.docx"]
)
def test_what_is_no_table_says_how_it_can_be_had(kept, name: str) -> None:
    """A pdf, slide, picture, mail or letter is received, and set aside with the two ways out."""
    file = kept.plan(f"plans/{name}", "not a table")
    tables = kept.tables()
    (entry,) = tables["set_aside"][tables["set_aside"]["file"] == file].to_dict("records")
    assert entry["remedy"] == "type it in (transcripts.csv) or ask for xlsx"
    assert tables["coverage"].set_index("participant_id").at["P1", "plan"] == "not_readable"


def test_a_table_is_never_refused_for_its_name() -> None:
    """Workbooks and texts are for the reader to judge."""
    assert [
        not_a_table(f"plans/a{end}") for end in (".xlsx", ".csv", ".xls", ".ods", ".txt", ".html", "")
    ] == [None] * 7


def test_a_transcript_stands_in_for_a_file_that_is_not_there(kept) -> None:
    """The rows count, and that the file is missing is still said."""
    file = kept.plan("plans/a.pdf", None)
    typed(kept, file)
    tables = kept.tables()
    assert len(tables["activities"]) == 3
    assert "listed in received.csv, but the file is not there" in set(tables["set_aside"]["reason"])
    assert tables["received"]["reasons"].item().startswith("3 rows typed in")


def test_a_transcript_can_be_corrected(kept) -> None:
    """A correction adds to who typed the row in; it doesn't replace it."""
    file = kept.plan("plans/a.pdf", "%PDF-1.7")
    typed(kept, file)
    kept.register(
        "corrections.csv", {"file": file, "activity_id": "T3", "column": "finish", "value": "Nov 2023"}
    )
    text = kept.tables()["activities"].set_index("activity_id").at["T3", "overruled"]
    parts = text.split(" | ")
    assert (
        len(parts) == 2
        and parts[0].startswith("typed in")
        and parts[1].startswith("finish was blank; A. Analyst")
    )


def test_what_a_transcript_cannot_hold_is_a_fault(kept) -> None:
    """An identifier twice, a mark that is neither yes nor no, and a row without name are told with their rows."""
    row = {"file": "plans/a.pdf", "activity_id": "T1", "activity_name": "DBT"} | BOTH
    entries = kept.register("transcripts.csv", row, row, row | {"activity_id": "T2", "is_summary": "perhaps"},
                            row | {"activity_id": "", "activity_name": ""})  # fmt: skip
    told = sorted([*entry_faults(entries), *transcript_faults(entries)])
    faults = [fault.partition("transcripts.csv ")[2] for fault in told]
    assert faults == [
        "row 3: activity_id 'T1' of that file stands in row 2 too; keep one row",
        "row 4: is_summary is 'perhaps'; write yes or no",
        "row 5: no activity_id; every row needs one",
        "row 5: no activity_name; every row needs one",
    ]


def test_a_file_nobody_typed_in_has_no_transcript(kept) -> None:
    """Rows of another file are not its own."""
    entries = kept.register("transcripts.csv", {"file": "plans/b.pdf"} | BOTH | ROWS[0])
    assert reading_of("plans/a.pdf", entries) is None
