"""transcripts.csv holds the plans that came as a pdf, a slide, a picture or a mail, typed in by a person."""

import pandas as pd
import pytest

from mhhs_analysis.consultation.registers import entry_faults
from mhhs_analysis.consultation.transcripts import not_a_table, transcript_faults
from tests.consultation.kept import Kept

BOTH = {"transcribed_by": "T. Typist", "checked_by": "C. Checker", "why": "came as a pdf"}
ROWS = (
    {"activity_id": "T1", "activity_name": "DBT", "outline": "level 0", "is_summary": "yes", "page": "p. 2"},
    {"activity_id": "T2", "activity_name": "Interfaces", "outline": "level 1", "start": "w/c 12 June 23",
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


@pytest.mark.parametrize(("identifier", "name"), [("M5", "Go live"), ("T1", "M5: Go live")])
def test_a_date_from_a_number_of_the_plan_s_own_is_set_aside(kept, identifier: str, name: str) -> None:
    """The pdf numbers its go-live M5: nobody says whether its hypercare ends after that or the programme's M5."""
    file = kept.plan("plans/a.pdf", "%PDF-1.7")
    own = {"activity_id": identifier, "activity_name": name, "finish": "Q3 2023"}
    later = {
        "activity_id": "T2",
        "activity_name": "Hypercare",
        "start": "M9",
        "finish": "M5 + 12 weeks",
        "page": "p. 2",
    }
    kept.register("transcripts.csv", *({"file": file} | BOTH | row for row in (own, later)))
    tables = kept.tables()
    (entry,) = tables["set_aside"][tables["set_aside"]["file"] == file].to_dict("records")
    assert (entry["text"], entry["cell"]) == ("M5 + 12 weeks", "p. 2") and "given from M5" in entry["reason"]
    row = tables["activities"].set_index("activity_id").loc["T2"]
    assert row["start_anchor"] == "M9" and pd.isna(row["finish_anchor"])


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


@pytest.mark.parametrize("name", ["a.PDF", "slides.ppt", "scan.png", "reply.eml", "reply.msg", "letter.odt"])
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


@pytest.mark.parametrize("name", ["plan.docx", "slides.PPTX"])
def test_what_is_typed_in_of_a_document_is_the_plan(name: str) -> None:
    """Its tables are read only where nobody typed in what it says: no task stands twice."""
    assert not_a_table(name) is None
    refusal = not_a_table(name, is_typed_in=True)
    assert refusal is not None and "not a table" in refusal.reason


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


# --- beside a plan that can be read -----------------------------------------------------------------------


def test_a_row_typed_in_beside_a_plan_that_was_read_replaces_nothing_of_it(kept) -> None:
    """One row more: the file's own rows stand, the count grows by one, and a warning says both."""
    file = kept.plan("plans/a.csv")
    before = kept.tables()["activities"].set_index("activity_id")
    kept.register("transcripts.csv", {"file": file, "activity_id": "T1", "activity_name": "Pit stop",
                                      "finish": "1 May 2023"} | BOTH)  # fmt: skip
    tables = kept.tables()
    after = tables["activities"].set_index("activity_id")
    assert after.index.tolist() == ["R2", "R3", "R4", "T1"]
    pd.testing.assert_frame_equal(after.loc[before.index], before)
    received = tables["received"].iloc[0]
    assert (received["layout"], received["rows_in"], received["rows_kept"]) == ("table", 4, 4)
    assert "1 row typed in (transcripts.csv), beside what was read in the file" in received["reasons"]
    (told,) = tables["warnings"][tables["warnings"]["text"] == "T1"].to_dict("records")
    assert told["reason"] == (
        "typed in (transcripts.csv): 1 row added to the 3 activities read in the file, all of which stand"
    )


def test_a_row_typed_in_of_an_activity_that_was_read_overrules_its_dates(kept) -> None:
    """By its identifier and name: what is typed in speaks, what stood there is shown, what it leaves blank stands."""
    file = kept.plan("plans/a.csv")
    kept.register("transcripts.csv", {"file": file, "activity_id": "R3", "activity_name": "interfaces",
                                      "finish": "31/03/2023", "is_milestone": "no"} | BOTH)  # fmt: skip
    tables = kept.tables()
    row = tables["activities"].set_index("activity_id").loc["R3"]
    assert len(tables["activities"]) == 3 and row["start_text"] == "15/03/2023"
    assert (row["finish_text"], row["finish_to"]) == ("31/03/2023", pd.Timestamp("2023-03-31"))
    assert row["overruled"] == (
        "finish was '31/02/2023'; T. Typist, 2022-10-25: came as a pdf (typed in, checked by C. Checker)"
    )
    told = tables["warnings"].loc[tables["warnings"]["text"] == "R3", "reason"].item()
    assert told == (
        "typed in again (transcripts.csv), 1 of the 3 activities read in the file: dates and flags are these, all else"
        " stands as read"
    )
    (aside,) = tables["set_aside"][tables["set_aside"]["text"] == "31/02/2023"].to_dict("records")
    assert "settled by transcripts.csv" in aside["reason"]


def test_an_identifier_of_another_activity_is_a_fault(kept) -> None:
    """A transcriber who numbers rows R2, R3 must not change what the file's own R2 is."""
    file = kept.plan("plans/a.csv")
    kept.register("transcripts.csv", {"file": file, "activity_id": "R2", "activity_name": "Painting"} | BOTH)
    (fault,) = kept.faults()
    assert "transcripts.csv row 2: plans/a.csv: R2 is 'Design' in the file, not 'Painting'" in fault


def test_a_name_that_the_file_has_too_is_doubted(kept) -> None:
    """Two rows of one name may be one activity, which would then count twice."""
    file = kept.plan("plans/a.csv")
    kept.register("transcripts.csv", {"file": file, "activity_id": "T1", "activity_name": "Design"} | BOTH)
    reasons = set(kept.tables()["warnings"]["reason"])
    assert "typed in beside R2, which has the same name: counted twice if it is the same" in reasons


def test_a_date_typed_in_that_is_none_overrules_nothing(kept) -> None:
    """What was read stands, and what was typed is set aside."""
    file = kept.plan("plans/a.csv")
    kept.register("transcripts.csv", {"file": file, "activity_id": "R2", "activity_name": "Design",
                                      "finish": "asap"} | BOTH)  # fmt: skip
    tables = kept.tables()
    assert tables["activities"].set_index("activity_id").at["R2", "finish_text"] == "14/03/2023"
    assert "asap" in set(tables["set_aside"]["text"])


@pytest.mark.parametrize(("text", "why"), [("PK\x03\x04", "is not read: "), ("a,b\n1,2\n", "holds no table")])
def test_rows_typed_in_are_the_plan_where_none_can_be_read(kept, text: str, why: str) -> None:
    """Of a broken workbook or one without a table: why is told, the file's own rows are set aside, nothing is asked."""
    file = kept.plan("plans/a.xlsx" if text.startswith("PK") else "plans/a.csv", text)
    typed(kept, file)
    tables = kept.tables()
    received = tables["received"].iloc[0]
    assert received["layout"] == "transcript" and why in received["reasons"]
    assert received["rows_in"] == received["rows_kept"] + received["rows_set_aside"]
    assert len(tables["activities"]) == 3 and tables["plans"]["is_readable"].tolist() == [True]
    rest = tables["set_aside"][tables["set_aside"]["file"].eq(file) & tables["set_aside"]["rows"].gt(0)]
    assert rest["remedy"].isna().all() and rest["reason"].str.contains("the plan is typed in").all()


# --- which way round --------------------------------------------------------------------------------------

EITHER = {"activity_id": "T1", "activity_name": "Build", "start": "03/04/2023"} | BOTH


def start_of(tables: dict[str, pd.DataFrame], identifier: str = "T1") -> pd.Timestamp:
    return tables["activities"].set_index("activity_id").at[identifier, "start_from"]


def test_a_date_that_may_be_either_way_round_is_a_fault(kept) -> None:
    """Where nothing says which number is the month it isn't guessed; the fault says both days and what to do."""
    file = kept.plan("plans/a.pdf", "%PDF-1.7")
    kept.register("transcripts.csv", {"file": file} | EITHER)
    (fault,) = kept.faults()
    assert "transcripts.csv row 2: start is '03/04/2023', which may be 2023-04-03 or 2023-03-04" in fault
    assert "date_order in readings.csv" in fault


@pytest.mark.parametrize(
    "written", ["2023-04-03", "3 April 2023", "04/04/2023", "14/04/2023", "Q2 2023", "w/c 17/04/23"]
)
def test_a_date_that_reads_one_way_needs_no_order(kept, written: str) -> None:
    """ISO, a month in words, a day past the twelfth, the same number twice."""
    file = kept.plan("plans/a.pdf", "%PDF-1.7")
    kept.register("transcripts.csv", {"file": file} | EITHER | {"start": written})
    assert pd.notna(start_of(kept.tables()))


@pytest.mark.parametrize(("order", "day"), [("DMY", "2023-04-03"), ("MDY", "2023-03-04")])
def test_the_order_said_of_a_file_holds_for_what_is_typed_in_of_it(kept, order: str, day: str) -> None:
    """The reason says which order was used and why, and the setting did something."""
    file = kept.plan("plans/a.pdf", "%PDF-1.7")
    kept.register("transcripts.csv", {"file": file} | EITHER)
    kept.register("readings.csv", {"file": file, "setting": "date_order", "value": order},
                  {"file": file, "setting": "sheet", "value": "Plan"})  # fmt: skip
    tables = kept.tables()
    reasons = tables["received"]["reasons"].item()
    assert start_of(tables) == pd.Timestamp(day)
    assert f"03/04/2023 in transcripts.csv is read in the order {order}: readings.csv says so" in reasons
    assert f"date_order is '{order}' by readings.csv" in reasons
    assert tables["warnings"]["text"].tolist() == ["sheet Plan"]


@pytest.mark.parametrize(("proof", "day"), [("14/04/2023", "2023-04-03"), ("04/14/2023", "2023-03-04")])
def test_a_date_typed_in_of_the_same_file_proves_the_order(kept, proof: str, day: str) -> None:
    """The others of its document are written likewise."""
    file = kept.plan("plans/a.pdf", "%PDF-1.7")
    kept.register("transcripts.csv", {"file": file} | EITHER | {"finish": proof})
    tables = kept.tables()
    assert start_of(tables) == pd.Timestamp(day)
    assert f"'{proof}', typed in from it, proves it" in tables["received"]["reasons"].item()


def test_the_dates_of_the_file_itself_prove_the_order(kept) -> None:
    """A file in US order: what is typed in beside it is too, unless it proves itself otherwise."""
    file = kept.plan("plans/a.csv", "Task,Start,Finish\nDesign,02/01/2023,03/14/2023\n")
    kept.register("transcripts.csv", {"file": file} | EITHER | {"finish": "25/12/2023"})
    tables = kept.tables()
    assert start_of(tables) == pd.Timestamp("2023-03-04")
    finish = tables["activities"].set_index("activity_id").at["T1", "finish_to"]
    assert finish == pd.Timestamp("2023-12-25")
    assert "'03/14/2023' in the file proves it" in tables["received"]["reasons"].item()


def test_a_finish_typed_in_before_its_start_is_told(kept) -> None:
    """Both stay as they were typed; it is asked which of the two is meant."""
    file = kept.plan("plans/a.pdf", "%PDF-1.7")
    kept.register("transcripts.csv", {"file": file, "activity_id": "T1", "activity_name": "Build",
                                      "start": "2023-05-01", "finish": "2023-02-01"} | BOTH)  # fmt: skip
    told = kept.tables()["warnings"]
    assert told["reason"].tolist() == ["finish before start; kept as typed"]
    assert "2023-05-01 to 2023-02-01" in told["text"].tolist()
