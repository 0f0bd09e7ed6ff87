"""Files become a store, once; a day earlier sees only what had come by then."""

import json
import shutil
from datetime import date

import openpyxl
import pytest

from mhhs_analysis.consultation import load, store
from mhhs_analysis.consultation.build import full_tables
from mhhs_analysis.consultation.edition import wanted
from mhhs_analysis.consultation.files import read_files
from mhhs_analysis.consultation.folder import read_folder
from mhhs_analysis.consultation.fresh import edition
from mhhs_analysis.consultation.store import read_tables
from mhhs_analysis.frames import FRAMES, MhhsError, check


def test_the_full_tables_are_valid_frames(full) -> None:
    """Every frame that a store holds is there and as declared."""
    assert set(full) == set(FRAMES)
    for name, table in full.items():
        check(table, FRAMES[name])


def test_a_day_earlier_sees_only_what_had_come(sample) -> None:
    """As at a day, later files were never received: an earlier version then speaks for its participant."""
    tables = full_tables(read_folder(sample), date(2022, 10, 14))
    assert tables["received"]["received_date"].max().date() == date(2022, 10, 14)
    latest = tables["plans"][tables["plans"]["is_latest"]].set_index("participant_id")["file"]
    assert latest["P02"].endswith("v0.2.xlsx") and set(tables["answers"]["round"]) == {"round-1"}
    assert tables["coverage"].set_index("participant_id").at["P07", "plan"] == "no_plan"


def test_versions_are_counted_by_receipt(full) -> None:
    """A participant's plans are numbered as they came, and say which they replace."""
    own = full["plans"][full["plans"]["participant_id"] == "P02"].sort_values("version")
    assert own["version"].tolist() == [1, 2] and own["is_latest"].tolist() == [False, True]
    assert own["supersedes"].tolist()[1] == own["plan_id"].tolist()[0]


def test_files_nobody_listed_or_sent_are_named(sample) -> None:
    """A file that is in no register, and a listed file that is absent, are set aside with what to do."""
    shutil.copy(sample / "plans" / "Quernbeck MHHS (POAP 2).csv", sample / "plans" / "unknown.csv")
    (sample / "plans" / "UK_MHHS_integrated_plan_20221017.csv").unlink()
    tables = full_tables(read_folder(sample), date(2022, 10, 28))
    aside = tables["set_aside"].set_index("file")
    assert "received.csv" in aside.at["plans/unknown.csv", "remedy"]
    assert "not there" in aside.at["plans/UK_MHHS_integrated_plan_20221017.csv", "reason"]
    assert tables["coverage"].set_index("participant_id").at["P05", "plan"] == "not_readable"


def test_a_respondent_nobody_knows_is_set_aside(sample) -> None:
    """Answers of a name that is in no register are listed with their cells, not given to anybody."""
    path = sample / "responses" / "Round 2 responses.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    (column,) = [cell.column for cell in sheet[1] if str(cell.value).startswith("Organisation")]
    sheet.cell(2, column).value = "Somebody Else Entirely"
    book.save(path)
    tables = full_tables(read_folder(sample), date(2022, 10, 28))
    found = tables["set_aside"][tables["set_aside"]["reason"].str.contains("not in participants.csv")]
    named = found["text"].str.partition(":")[0].value_counts().to_dict()
    assert named == {"Somebody Else Entirely": 8, "Grizedale Heat Networks": 2}
    unusable = tables["respondents"][tables["respondents"]["outcome"] == "unusable"]
    assert set(unusable["respondent"]) == set(named) and unusable["participant_id"].isna().all()


def test_a_poap_workbook_that_cannot_be_read_stops_the_build(sample) -> None:
    """Nothing can be shown without the plans on a page: the fault is the workbook's, in one line."""
    (sample / "poap.xlsx").write_bytes(b"PK\x03\x04")
    with pytest.raises(MhhsError, match=r"poap.xlsx: the workbook is corrupt"):
        read_files(read_folder(sample), date(2022, 10, 28))


@pytest.mark.needs_java  # without, a native file is tried again at each build
def test_an_unchanged_file_is_read_once(sample, monkeypatch) -> None:
    """Only what changed is read again: a second build of the same files reads none, a changed one alone."""
    folder = read_folder(sample)
    first = read_files(folder, folder.as_at)
    read = []
    monkeypatch.setattr("mhhs_analysis.consultation.outcomes.read_all", lambda jobs: read.extend(jobs) or [])
    assert read_files(folder, folder.as_at) == first and read == []
    changed = sample / "plans" / "Quernbeck MHHS (POAP 2).csv"
    changed.write_bytes(changed.read_bytes() + b"\r\n")
    with pytest.raises(ValueError, match="zip"):  # our stand-in reads nothing: it was asked for one file
        read_files(folder, folder.as_at)
    assert [path.name for _, path, _ in read] == [changed.name]


def test_a_store_is_built_when_it_is_stale(sample) -> None:
    """A changed register, day or audience gives another store; the same ones the same."""
    first = wanted(sample).store
    assert edition(sample).as_at == "2022-10-28" and wanted(sample).store == first
    assert {wanted(sample, "2022-10-14").store, wanted(sample, "", "ofgem").store}.isdisjoint({first})
    register = sample / "questions.csv"
    register.write_text(
        register.read_text(encoding="utf-8").replace("anything else", "something else"), encoding="utf-8"
    )
    assert wanted(sample).store != first


def test_a_change_above_the_store_makes_none_stale(tmp_path, monkeypatch) -> None:
    """Charts and reports are made of a store, in whichever folder they stand; an analysis makes it."""
    chart, gates = tmp_path / "charts/marks/bars.py", tmp_path / "analysis/gates.py"
    for path in (chart, gates):
        path.parent.mkdir(parents=True)
        path.write_text("", "utf-8")
    monkeypatch.setattr(store, "_PACKAGE", tmp_path)
    before = store.fingerprint_of([], "2022-10-28")
    chart.write_text("x = 1", "utf-8")
    assert store.fingerprint_of([], "2022-10-28") == before
    gates.write_text("x = 1", "utf-8")
    assert store.fingerprint_of([], "2022-10-28") != before


def test_a_store_of_another_version_is_refused(sample) -> None:
    """A store whose schema is not ours is not read: it says what to run."""
    edition(sample)
    facts = wanted(sample).store / "store.json"
    facts.write_text(json.dumps({"schema_version": 0}), encoding="utf-8")
    with pytest.raises(MhhsError, match=r"version 0, this is \d+; run mhhs build again"):
        load(sample)


def test_load_gives_what_was_built(sample, full) -> None:
    """What ofgem loads from disk equals the full tables, kinds of columns included."""
    edition(sample, audience="ofgem")
    held = load(sample, audience="ofgem")
    assert (held.edition.audience, held.as_at.isoformat()[:10]) == ("ofgem", "2022-10-28")
    for name in FRAMES:
        check(getattr(held.frames, name), FRAMES[name])
        assert getattr(held.frames, name).equals(full[name]), name


def test_load_builds_what_is_missing_elsewhere(sample) -> None:
    """A notebook that loads a stale consultation has it built in another process, and holds its own part."""
    held = load(sample)
    assert held.edition.audience == "public"
    assert len(held.frames.participants) == len(read_tables(wanted(sample).store)["participants"]) == 36


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"as_at": "tomorrow"}, "as_at 'tomorrow' is not a day"),
        ({"audience": "everyone"}, "use public, ofgem or participant:ID"),
        ({"audience": "participant:P99"}, "no such participant"),
    ],
)
def test_what_is_asked_for_wrongly_is_told_plainly(sample, given: dict, line: str) -> None:
    """A day, audience or participant that isn't one is a line that says what would be."""
    with pytest.raises(MhhsError, match=line):
        load(sample, **given)


def test_the_columns_of_each_table_of_a_file_are_held(kept) -> None:
    """What a second table's headings were taken for is in the store as well as the first's."""
    kept.plan("plans/a.csv", "Task,Start,Finish\nBuild,13/02/2023,14/04/2023\n\nDue date,Activity,Begin\n"
              "15/09/2023,Migrate,15/08/2023\n")  # fmt: skip
    held = kept.tables()["columns_read"]
    assert held[["column", "heading", "role"]].to_numpy().tolist() == [
        ["A", "Task", "name"],
        ["B", "Start", "start"],
        ["C", "Finish", "finish"],
        ["A", "Due date", "finish"],
        ["B", "Activity", "name"],
        ["C", "Begin", "start"],
    ]
