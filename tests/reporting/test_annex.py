"""The evidence annex: accessible, the audience's own, and true to the numbers of the summary."""

import re
import warnings
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from openpyxl import load_workbook

from mhhs_analysis.analysis.coverage import headline_table
from mhhs_analysis.analysis.evidence_words import grade_counts
from mhhs_analysis.consultation.edition import Edition
from mhhs_analysis.disclosure import disclose
from mhhs_analysis.frames import FRAMES, WITHHELD, frame_of
from mhhs_analysis.reporting.annex import Annex
from mhhs_analysis.reporting.annex_cells import NOT_AVAILABLE, WITHHELD_COLUMN
from mhhs_analysis.reporting.annex_tables import ANNEX, NOTES
from mhhs_analysis.reporting.cell_texts import LONGEST
from mhhs_analysis.reporting.visible import visible

SEED = "seed"
FRONT = ["Cover", "Contents", "Notes"]
TITLES = {table.sheet: table.title for table in ANNEX}


def edition(audience: str, classification: str = "OFFICIAL") -> Edition:
    return Edition("made", "A consultation", "2022-10-28", audience, classification, "round-2", {})


def written(path: Path, tables: dict, audience: str, public: dict | None = None) -> Path:
    beside = SimpleNamespace(**public) if public else None
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)  # how gptables says that a cell is blank or a note unused
        Annex(SimpleNamespace(**tables), edition(audience), beside).write(path)
    return path


@pytest.fixture(scope="module")
def public(full) -> dict[str, pd.DataFrame]:
    return disclose(full, "public", SEED)


@pytest.fixture(scope="module")
def books(full, public, tmp_path_factory) -> dict[str, Path]:
    """The annex of the sample for each of two audiences."""
    folder = tmp_path_factory.mktemp("annex")
    return {
        "public": written(folder / "public.xlsx", public, "public"),
        "ofgem": written(folder / "ofgem.xlsx", full, "ofgem", public),
    }


def rows_of(path: Path, sheet: str) -> pd.DataFrame:
    """The one table of a sheet, by the range that Excel itself is told."""
    return _rows(load_workbook(path)[sheet])


def _rows(sheet) -> pd.DataFrame:
    (table,) = sheet.tables.values()
    head, *body = [[cell.value for cell in row] for row in sheet[table.ref]]
    return pd.DataFrame(body, columns=head, dtype="object")


@pytest.mark.parametrize("audience", ["public", "ofgem"])
def test_a_sheet_holds_one_named_table_without_blank_or_merged_cells(books, audience: str) -> None:
    """As the Analysis Function asks; the sheets are those declared, behind cover, contents and notes."""
    book = load_workbook(books[audience])
    assert book.sheetnames == [*FRONT, *TITLES, "Columns"]
    for sheet in book.worksheets[1:]:
        assert len(sheet.tables) == 1 and not sheet.merged_cells.ranges
        rows = _rows(sheet)
        assert len(rows) and not rows.isna().any(axis=None) and not rows.eq("").any(axis=None), sheet.title
        first, last = next(iter(sheet.tables.values())).ref.split(":")
        assert sheet.max_row == sheet[last].row and sheet[first].column == 1, (
            "something stands outside the table"
        )
        assert not any(sheet.row_dimensions[row].hidden for row in range(1, 10))


def test_every_sheet_says_what_it_is_and_how_it_is_classified(books) -> None:
    """Title, classification, shorthand and how to read it stand above each table; the first also in print."""
    book = load_workbook(books["ofgem"])
    for sheet in book.worksheets[3:]:
        above = [sheet.cell(row, 1).value for row in range(1, 7)]
        assert above[0].startswith(TITLES.get(sheet.title, "What each column"))
        assert above[1].startswith("Classification: OFFICIAL, for Ofgem, as at 28 October 2022")
        assert "This worksheet contains one table. A row is" in above[2]
        assert all(sign in above[3] for sign in (WITHHELD, NOT_AVAILABLE, "[z]"))
        assert "[confidential]" in above[4]
    assert all("Classification: OFFICIAL" in sheet.oddHeader.left.text for sheet in book.worksheets)
    assert book.properties.category == "OFFICIAL" and "OFFICIAL" in book.properties.subject
    assert [prop.value for prop in book.custom_doc_props.props] == ["OFFICIAL"]


def test_the_cover_says_whom_to_ask(full, public, tmp_path) -> None:
    """The contact is the consultation's own; where it gives none, the cover says where one may be given."""
    frames = SimpleNamespace(**public)
    for contact, said in (("team@programme.example", "team@programme.example"), ("", "consultation.toml")):
        made = Edition("made", "A", "2022-10-28", "public", "Public", "round-2", {}, contact)
        Annex(frames, made).write(tmp_path / "annex.xlsx")
        cover = load_workbook(tmp_path / "annex.xlsx")["Cover"]
        assert said in cover.cell(cover.max_row, 1).value


def test_the_contents_lead_to_every_sheet(books) -> None:
    """By links inside the workbook, and by no other link."""
    book = load_workbook(books["public"])
    links = {
        cell.value: cell.hyperlink for row in book["Contents"].iter_rows() for cell in row if cell.hyperlink
    }
    assert set(links) == {*TITLES, "Columns"}
    assert all(link.location == f"'{sheet}'!A1" and not link.target for sheet, link in links.items())


def test_every_note_is_used_and_every_column_explained(books) -> None:
    """No note hangs in the air, and Columns gives the meaning of each heading."""
    assert {note for table in ANNEX for note in table.notes} == {*NOTES}
    told = rows_of(books["ofgem"], "Columns")
    for table in ANNEX:
        headings = {*rows_of(books["ofgem"], table.sheet).columns} - {"participant name", WITHHELD_COLUMN}
        assert headings <= {*told.loc[told["sheet"].eq(table.sheet), "column"], "participant name"}
    assert told["meaning"].str.len().gt(3).all()


def test_the_same_frames_give_the_same_bytes(public, tmp_path) -> None:
    """Nothing of the clock or the machine is in it."""
    first, second = (written(tmp_path / f"{n}.xlsx", public, "public").read_bytes() for n in range(2))
    assert first == second


def test_ofgems_annex_marks_what_the_public_does_not_see(books) -> None:
    """A row that isn't marked stands in the public annex word for word; of one that is, something doesn't."""
    for table in ANNEX:
        seen = {tuple(row) for row in rows_of(books["public"], table.sheet).to_numpy()}
        whole = rows_of(books["ofgem"], table.sheet)
        is_open = whole.pop(WITHHELD_COLUMN).eq("no")
        same = [tuple(row) in seen for row in whole.to_numpy()]
        wrong = whole[is_open & ~pd.Series(same)]
        assert wrong.empty, f"{table.sheet}: {wrong.head().to_dict('records')}"
    marks = rows_of(books["ofgem"], "Positions")[WITHHELD_COLUMN]
    assert marks.str.startswith("[confidential] position, reasons for").any() and marks.eq("no").any()


# --- from a number to the cells behind it -----------------------------------------------------------------


@pytest.mark.parametrize("audience", ["public", "ofgem"])
def test_every_headline_leads_to_respondents_and_their_cells(full, public, books, audience: str) -> None:
    """The different units on the sheet Counted are the summary's n; each row gives a respondent and its file."""
    tables = {"public": public, "ofgem": full}[audience]
    counted = rows_of(books[audience], "Counted")
    for label, shown in headline_table(tables["headlines"])["n of N"].items():
        behind = counted[counted["label"].eq(label)]
        assert f"{behind['responds for'].nunique()} of " in f"{shown} " and len(behind)
        assert behind["participant id"].ne(NOT_AVAILABLE).all() and behind["file"].ne(NOT_AVAILABLE).all()


@pytest.mark.parametrize("audience", ["public", "ofgem"])
def test_every_count_of_grades_can_be_added_up_again(full, public, books, audience: str) -> None:
    """By the units on the sheet Evidence: each once a side, by the best grade of those that respond for it."""
    tables = {"public": public, "ofgem": full}[audience]
    sheet = rows_of(books[audience], "Evidence")
    own = sheet[sheet["round"].eq("round-2")]
    best = own.sort_values("grade", key=lambda grades: grades.replace(WITHHELD, "E9")).drop_duplicates(
        ["plan option", "side", "responds for"], keep="last"
    )
    again = best.groupby(["plan option", "side", "grade"]).size()
    for row in grade_counts(tables["evidence"], tables["participants"], "round-2").to_dict("records"):
        assert again.get((row["plan_option"], row["side"], row["grade"]), 0) == row["units"]


@pytest.mark.parametrize("audience", ["public", "ofgem"])
def test_every_count_of_positions_leads_to_respondents_and_their_cells(full, public, books, audience) -> None:
    """Each count that is shown is that of the units on the sheet Standings, a row each with its cell."""
    tables = {"public": public, "ofgem": full}[audience]
    standings = rows_of(books[audience], "Standings")
    hidden = standings["standing"].eq(WITHHELD)
    counts = tables["position_counts"]
    for count in counts[counts["answers_counted"].eq("all")].dropna(subset="units").to_dict("records"):
        about = standings["plan option"].eq(count["plan_option"])
        behind = standings[about & standings["standing"].eq(count["position"].replace("_", " "))]
        missing = count["units"] - behind["responds for"].nunique()
        assert 0 <= missing <= standings.loc[about & hidden, "responds for"].nunique()
        spoken = behind[behind["participant id"].isin(tables["positions"]["participant_id"])]
        if audience == "ofgem":
            assert missing == 0
        if count["position"] not in ("no_response", "not_answered"):
            own = spoken.drop_duplicates("responds for")
            assert len(own) == behind["responds for"].nunique() and own["file"].ne(NOT_AVAILABLE).all()


def test_every_decided_gate_leads_to_participants_and_their_cells(full, books) -> None:
    """Who decides a gate, or is waited for, stands on Deciding with the cell its date comes from."""
    names = {*full["participants"]["participant_id"]}
    deciding = rows_of(books["ofgem"], "Deciding")
    gates = full["gate_results"]
    for gate in gates[~gates["gate_id"].str.contains(":")].to_dict("records"):
        about = deciding["gate id"].eq(gate["gate_id"]) & deciding["plan option"].eq(gate["plan_option"])
        listed = ";".join(str(gate[part]) for part in ("decided_by", "waiting_for") if pd.notna(gate[part]))
        assert {*deciding.loc[about, "participant id"]} == {*filter(None, listed.split(";"))}
    dated = deciding[deciding["participant id"].isin(names) & deciding["ready to"].ne(NOT_AVAILABLE)]
    assert len(dated) > 10 and dated["cell"].ne(NOT_AVAILABLE).all()


def test_the_summary_names_a_sheet_for_each_of_its_outputs(repository) -> None:
    """What follows each table and chart of notebook 09 says which sheet of the annex stands behind it."""
    import nbformat

    cells = nbformat.read(repository / "notebooks" / "09_ofgem_summary.ipynb", 4).cells
    shown = [at for at, cell in enumerate(cells) if cell.cell_type == "code" and cell.outputs]
    named = {at: re.findall(r"`([A-Z][a-z ]+)`", _prose_after(cells, at)) for at in shown[:-1]}
    assert len(named) > 8 and [at for at, sheets in named.items() if not sheets] == []
    assert {sheet for sheets in named.values() for sheet in sheets} <= {*TITLES}


def _prose_after(cells: list, at: int) -> str:
    """The prose up to the next heading, which may speak of several outputs at once."""
    said = []
    for cell in cells[at + 1 :]:
        if cell.cell_type == "markdown" and cell.source.startswith("#"):
            break
        said += [cell.source] if cell.cell_type == "markdown" else []
    return "\n".join(said)


# --- hostile text -----------------------------------------------------------------------------------------

HOSTILE = (
    '=HYPERLINK("http://evil.example","click")',
    '{=HYPERLINK("http://evil.example")}',
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "\t=1+1",
    "http://evil.example",
    "[click](javascript:alert(1))",
    "[a](http://a.example) and [b](http://b.example)",
    "$$units$$ and $$nobody$$",
    "<script>alert(1)</script>",
    "???",
    "\u202egnp.exe\u202c",
    "a\x00b\x07c\x1b[31m",
    "_x0041_ is no A",
    "   ",
)


def test_hostile_text_is_text_in_every_cell(public, tmp_path) -> None:
    """No formula, no link, no note: every text comes back as it was typed, its hidden signs visible."""
    asides = [
        {"file": f"plans/{n}.xlsx", "cell": f"A{n}", "text": text, "reason": text, "remedy": text, "rows": 1}
        for n, text in enumerate(HOSTILE)
    ]
    table = frame_of(asides, FRAMES["set_aside"])
    path = written(tmp_path / "annex.xlsx", {**public, "set_aside": table}, "public")
    back = rows_of(path, "Set aside")["text"].tolist()
    for text, shown in zip(HOSTILE, back, strict=True):
        assert shown in (visible(text).strip(), f"as typed: {visible(text)}", NOT_AVAILABLE)
    with zipfile.ZipFile(path) as book:
        parts = {
            name: book.read(name).decode() for name in book.namelist() if name.endswith((".xml", ".rels"))
        }
    assert not any(re.search(r"<f[ >]", text) for text in parts.values())
    assert not any("TargetMode" in text for text in parts.values())
    sheet = load_workbook(path)["Set aside"]
    quoted = [
        cell for row in sheet.iter_rows() for cell in row if str(cell.value)[:1] in "=+-@" and cell.value
    ]
    assert len(quoted) >= 12 and all(cell.data_type == "s" and cell.quotePrefix for cell in quoted)


def test_a_text_longer_than_a_cell_is_cut_and_says_so(public, tmp_path) -> None:
    """Also where its signs count twice: nothing is left out unsaid, and Excel has nothing to repair."""
    rows = [{"file": f"{n}.xlsx", "reason": "r", "rows": 1, "text": text}
            for n, text in enumerate(["a" * 1_000_000, "\N{GRINNING FACE}" * 30_000, "b" * LONGEST])]  # fmt: skip
    path = written(
        tmp_path / "annex.xlsx", {**public, "set_aside": frame_of(rows, FRAMES["set_aside"])}, "public"
    )
    *cut, whole = rows_of(path, "Set aside")["text"]
    assert whole == "b" * LONGEST
    for text in cut:
        assert LONGEST - 2 <= len(text.encode("utf-16-le")) // 2 <= LONGEST
        assert text.endswith("[cut: the whole text stands in the file]")


def test_an_empty_frame_is_a_table_that_says_so(public, tmp_path) -> None:
    """A sheet without rows isn't blank: it holds one row of "not applicable"."""
    empty = public["warnings"].head(0)
    path = written(tmp_path / "annex.xlsx", {**public, "warnings": empty}, "public")
    assert {*rows_of(path, "Doubts").to_numpy().ravel()} == {"[z]"}
