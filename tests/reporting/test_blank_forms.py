"""Blank forms: what is filled in is read back, and a blank one holds nothing."""

import csv
import io
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mhhs_analysis.consultation.folder import questions_asked, read_folder
from mhhs_analysis.dates import interval_from_text
from mhhs_analysis.frames import DATE_STATUSES, OPTIONS, MhhsError
from mhhs_analysis.intake.headings.columns import role_of
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.poap import read_poap
from mhhs_analysis.intake.responses import read_responses
from mhhs_analysis.reference import column_roles, labels
from mhhs_analysis.reporting.blank_forms import look, participants, plan, poap, responses
from mhhs_analysis.reporting.blank_forms.names import milestone_choices, option_label
from mhhs_analysis.reporting.blank_forms.write import write_form

DATED = {
    "14/06/2023": ("2023-06-14", "2023-06-14"),
    "w/c 12/06/2023": ("2023-06-12", "2023-06-18"),
    "mid June 2023": ("2023-06-11", "2023-06-20"),
    "June 2023": ("2023-06-01", "2023-06-30"),
    "Q3 2023": ("2023-07-01", "2023-09-30"),
    "H2 2023": ("2023-07-01", "2023-12-31"),
    "by 30/06/2023": (None, "2023-06-30"),
    "TBC": (None, None),
}
"""How dates may be written, and the first and last day that they mean."""


@pytest.fixture
def form(tmp_path: Path):
    """A function that writes a form and returns its path."""

    def write(kind: Any, name: str = "", **said: Any) -> Path:
        path = tmp_path / (name or f"{kind}.xlsx")
        write_form(kind, path, is_forced=True, **said)
        return path

    return write


def filled(path: Path, sheet: str, header: int, rows: list[dict[str, object]]) -> Path:
    """Type rows into a form, each value under its heading."""
    book = openpyxl.load_workbook(path)
    page = book[sheet]
    column = {cell.value: cell.column for cell in page[header]}
    for number, row in enumerate(rows, header + 1):
        for heading, value in row.items():
            page.cell(number, column[heading]).value = value
    book.save(path)
    return path


# --- a blank one ------------------------------------------------------------------------------------------


def test_a_blank_plan_holds_no_activity(form) -> None:
    """No example, heading or list of the form is read as a task: every row is set aside."""
    reading = read_plan(form("plan"))
    assert reading.rows == [] and reading.rows_in == reading.rows_set_aside > 0


def test_a_blank_workbook_of_plans_on_a_page_holds_no_item(form) -> None:
    """Its instructions and lists are no items."""
    assert read_poap(form("poap")).rows == []


def test_a_form_opens_on_its_instructions_and_then_the_sheet_to_fill_in(form) -> None:
    """Sheets in reading order, headings in sight and on every printed page, all columns on its width."""
    for kind, sheet, header in (("plan", plan.SHEET, plan.HEADER_ROW), ("poap", poap.SHEET, poap.HEADER_ROW)):
        book = openpyxl.load_workbook(form(kind))
        page = book[sheet]
        assert book.sheetnames == ["Instructions", sheet, "Lists"]
        assert page.freeze_panes == f"C{header + 1}" and page.print_title_rows == f"${header}:${header}"
        assert page.page_setup.orientation == "landscape" and page.page_setup.fitToHeight == 0
        assert page.sheet_properties.pageSetUpPr.fitToPage and not page.merged_cells.ranges


def test_every_list_offers_what_the_loaders_know(form) -> None:
    """The cells each dropdown points at hold the options, stages, milestones and statuses, and nothing else."""
    book = openpyxl.load_workbook(form("poap"))
    offered = {}
    for rule in book["Items"].data_validations.dataValidation:
        if rule.type == "list":
            cells = book["Lists"][rule.formula1.removeprefix("Lists!").replace("$", "")]
            heading = book["Items"].cell(poap.HEADER_ROW, next(iter(rule.sqref.ranges)).min_col).value
            offered[heading] = [row[0].value for row in cells]
    assert offered == {
        "Option": ["Round 1", "POAP 1", "POAP 2"],
        "Kind": ["Bar", "Milestone"],
        "Stage": list(labels("stages").values()),
        "Milestone": list(milestone_choices().meanings),
        "Date status": list(DATE_STATUSES),
    }


def test_dates_and_numbers_of_items_stay_as_typed(form) -> None:
    """A spreadsheet makes of "June 2023" no first day, and of item 3.10 no item 3.1: those cells are text, all down."""
    for kind, sheet, header, kept in (
        ("plan", plan.SHEET, plan.HEADER_ROW, {"Ref", "Start", "Finish", "Depends on"}),
        ("poap", poap.SHEET, poap.HEADER_ROW, {"Item", "Start", "Finish", "After"}),
    ):
        page = openpyxl.load_workbook(form(kind))[sheet]
        for cell in page[header]:
            formats = {
                page.column_dimensions[cell.column_letter].number_format,
                *(
                    page.cell(row, cell.column).number_format
                    for row in range(header + 1, header + 1 + look.RULED)
                ),
            }
            assert formats == ({"@"} if cell.value in kept else {"General"}), cell.value


def test_what_the_instructions_say_of_dates_is_what_the_reader_does(form) -> None:
    """Each example of a date is listed with the days it is read as."""
    page = openpyxl.load_workbook(form("plan"))["Instructions"]
    told = {row[1]: row[2] for row in page.iter_rows(values_only=True)}
    assert told["Q3 2023"] == "Any day from 1 July 2023 to 30 September 2023"
    assert told["14/06/2023"] == "14 June 2023"
    assert told["by 30/06/2023"] == "30 June 2023 at the latest"
    assert told["TBC"] == "Not known yet; nothing is assumed"
    assert {written for _, written in plan.DATES} - set(DATED) == {"M9 + 6 weeks"}


# --- filled in --------------------------------------------------------------------------------------------


def test_a_filled_in_plan_reads_back(form) -> None:
    """Every activity comes back with its name, both ends, progress, predecessors and cell."""
    rows = [
        {"Ref": f"1.{number}", "Activity": f"Task {number}", "Programme stage": "Migration", "Start": "03/04/2023",
         "Programme milestone": "M9", "Finish": written, "% complete": 40, "Depends on": "1.1", "Owner": "IT",
         "Confidence": "Low", "Notes": "a note"}
        for number, written in enumerate(DATED, 1)
    ]  # fmt: skip
    reading = read_plan(filled(form("plan"), plan.SHEET, plan.HEADER_ROW, rows))
    assert [row["activity_name"] for row in reading.rows] == [row["Activity"] for row in rows]
    assert [(row["finish_text"], (row["finish_from"], row["finish_to"])) for row in reading.rows] == list(
        DATED.items()
    )
    assert {row["start_from"] for row in reading.rows} == {"2023-04-03"}
    assert {(row["percent_complete"], row["predecessors"]) for row in reading.rows} == {(40.0, "1.1")}
    assert {(row["stage_text"], row["milestone_text"]) for row in reading.rows} == {("Migration", "M9")}
    assert [row["cell"] for row in reading.rows] == [f"B{number}" for number in range(6, 6 + len(rows))]
    above = [entry for entry in reading.set_aside if entry["sheet"] == plan.SHEET]
    assert {entry["reason"] for entry in above} == {"above the headings of the table"} and len(above) == 4


def test_every_cell_of_the_form_reads_back(form) -> None:
    """Whatever is typed into any cell of the plan, the top included, is in the activities or in what is set aside."""
    at_top = {"C2": "Northwick Energy", "C3": "POAP 1", "C4": "Yes", "F2": "17/10/2022", "F3": "v0.4"}
    rows = [
        {heading.text: f"{heading.text} {number}" for heading in plan.HEADINGS}
        | {"Ref": f"{number}.1", "Programme stage": "Migration", "Programme milestone": "M9", "Start": "03/04/2023",
           "Finish": "w/c 26/06/2023", "Duration (working days)": 60 + number, "% complete": 20 + number,
           "Confidence": "Low"}
        for number in (1, 2, 3)
    ]  # fmt: skip
    path = filled(form("plan"), plan.SHEET, plan.HEADER_ROW, rows)
    book = openpyxl.load_workbook(path)
    for cell, words in at_top.items():
        book[plan.SHEET][cell] = words
    book.save(path)
    reading = read_plan(path)
    carried = {"Ref": "outline", "Activity": "activity_name", "Programme stage": "stage_text",
               "Programme milestone": "milestone_text", "Start": "start_text", "Finish": "finish_text",
               "Duration (working days)": "duration_text", "% complete": "percent_complete",
               "Depends on": "predecessors", "Owner": "owner_text", "Confidence": "confidence_text",
               "Notes": "notes_text"}  # fmt: skip
    assert list(carried) == [heading.text for heading in plan.HEADINGS]
    for row, typed in zip(reading.rows, rows, strict=True):
        assert {heading: row[name] for heading, name in carried.items()} == {
            heading: float(typed[heading]) if heading == "% complete" else str(typed[heading])
            for heading in carried
        }
    aside = " | ".join(str(entry["text"]) for entry in reading.set_aside if entry["sheet"] == plan.SHEET)
    assert all(
        f"{label} | {words}" in aside
        for label, words in zip(
            ("Participant", "Planned against", "Confidential?", "As of (date)", "Version"),
            at_top.values(),
            strict=True,
        )
    )
    assert reading.marking["text"] == "Confidential? Yes" and not reading.warnings


def test_a_date_relative_to_a_milestone_reads_back(form) -> None:
    """The milestone and the days after it are kept; no date is made of them."""
    row = {"Activity": "Exit report", "Finish": "M9 + 6 weeks"}
    (read,) = read_plan(filled(form("plan"), plan.SHEET, plan.HEADER_ROW, [row])).rows
    assert (read["finish_anchor"], read["finish_offset_from"], read["finish_offset_to"]) == ("M9", 42, 42)
    assert (read["finish_from"], read["finish_to"], read["finish_text"]) == (None, None, "M9 + 6 weeks")


def test_real_dates_in_a_plan_read_back_too(form) -> None:
    """Dates pasted from another workbook, and a duration of nought, mean what they mean there."""
    row = {"Activity": "SIT entry", "Finish": datetime(2023, 7, 14), "Duration (working days)": 0}
    (read,) = read_plan(filled(form("plan"), plan.SHEET, plan.HEADER_ROW, [row])).rows
    assert (read["finish_from"], read["finish_to"], read["is_milestone"]) == (
        "2023-07-14",
        "2023-07-14",
        True,
    )


WORDS = st.text(st.characters(categories=["L", "Nd", "P", "Zs"]), min_size=1, max_size=30).map(
    lambda words: words.strip()
).filter(lambda words: words and not words.startswith("="))  # fmt: skip
MAYBE_WORDS = st.none() | WORDS
WHEN = (
    st.none()
    | st.sampled_from(sorted(DATED))
    | st.dates(datetime(2022, 1, 1).date(), datetime(2027, 1, 1).date())
)
STAGE_OF = {label: stage for stage, label in labels("stages").items()}
ITEMS = st.lists(
    st.fixed_dictionaries(
        {
            "Option": st.sampled_from([option_label(option) for option in OPTIONS]),
            "Item": MAYBE_WORDS, "Lane group": MAYBE_WORDS, "Lane": WORDS,
            "Kind": st.sampled_from(["Bar", "Milestone"]),
            "Stage": st.none() | st.sampled_from(sorted(STAGE_OF)),
            "Milestone": st.none() | st.sampled_from(sorted(milestone_choices().meanings)),
            "Name": WORDS, "Start": WHEN, "Finish": WHEN, "Applies to": MAYBE_WORDS, "After": MAYBE_WORDS,
            "Grace (months)": st.none() | st.integers(0, 60),
            "Date status": st.none() | st.sampled_from(DATE_STATUSES), "Source": MAYBE_WORDS,
        }
    ),
    max_size=12,
    unique_by=lambda item: (item["Option"], item["Item"] or id(item)),
)  # fmt: skip


@settings(max_examples=25)  # each writes and reads a workbook
@given(ITEMS)
def test_items_written_into_the_form_read_back(tmp_path_factory: pytest.TempPathFactory, items) -> None:
    """Every item, in order, with each of its values, whatever they are."""
    path = tmp_path_factory.mktemp("items") / "poap.xlsx"
    write_form("poap", path)
    reading = read_poap(filled(path, poap.SHEET, poap.HEADER_ROW, items))
    assert [meant(item, number) for number, item in enumerate(items, 1)] == [
        {name: row[name] for name in meant(items[0], 1)} for row in reading.rows
    ]


def meant(item: dict[str, Any], order: int) -> dict[str, Any]:
    """The row of poap_items that an item is."""
    start, finish = days(item["Start"]), days(item["Finish"])
    if item["Kind"] == "Milestone":
        start, finish = start or finish, finish or start
    return {
        "plan_option": item["Option"].lower().replace(" ", "-"),
        "item_id": item["Item"] or f"{poap.SHEET}!R{poap.HEADER_ROW + order}",
        "lane_group": item["Lane group"] or item["Lane"],
        "lane": item["Lane"],
        "order": order,
        "kind": item["Kind"].lower(),
        "stage": STAGE_OF.get(item["Stage"]),
        "milestone_id": item["Milestone"],
        "name": item["Name"],
        "start_from": start and start[0],
        "start_to": start and start[1],
        "finish_from": finish and finish[0],
        "finish_to": finish and finish[1],
        "applies_to": item["Applies to"],
        "predecessors": item["After"],
        "grace_months": item["Grace (months)"],
        "date_status": item["Date status"] or "not_stated",
        "source": item["Source"],
    }


def days(written: Any) -> tuple[str | None, str | None] | None:
    if written is None or written in DATED:
        return DATED.get(written)
    return (written.isoformat(), written.isoformat())


def test_every_heading_of_the_form_is_one_the_loader_knows() -> None:
    """The form asks for everything that read_poap takes, each once, and for nothing it doesn't take."""
    roles = [role_of(heading.text, "poap_items")[0] for heading in poap.HEADINGS]
    assert sorted(roles) == sorted({role for role, _ in column_roles("poap_items").values()})


def test_a_filled_in_register_reads_back(form, sample: Path) -> None:
    """The register of the sample, typed into the form and saved by a spreadsheet, is the same register."""
    known = read_folder(sample).participants
    path = form("participants", "participants.csv")
    with path.open("a", encoding="utf-8", newline="") as stream:
        csv.DictWriter(stream, participants.HEADINGS).writerows(known)
    shutil.copy(path, sample / "participants.csv")
    assert read_folder(sample).participants == known and known


def test_a_blank_register_is_its_headings_and_nothing_else(form) -> None:
    """Marked as UTF-8, so that a spreadsheet saves it so."""
    content = form("participants", "participants.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig")))) == [list(participants.HEADINGS)]


# --- on disk ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "name", "told"),
    [
        ("plan", "plan.csv", "end its name in .xlsx"),
        ("participants", "participants.xlsx", "end its name in .csv"),
        ("poap", "nowhere/poap.xlsx", "no such folder"),
        ("plan", "there.xlsx", "it is there already"),
    ],
)
def test_a_form_that_cannot_be_written_is_one_line(tmp_path: Path, kind: Any, name: str, told: str) -> None:
    """Another ending, a missing folder and a file that is there are refused, and nothing is touched."""
    (tmp_path / "there.xlsx").write_bytes(b"filled in")
    with pytest.raises(MhhsError, match=told) as refusal:
        write_form(kind, tmp_path / name)
    assert len(refusal.value.faults) == 1
    assert (tmp_path / "there.xlsx").read_bytes() == b"filled in" and len(list(tmp_path.iterdir())) == 1


def test_the_system_may_refuse_too(tmp_path: Path) -> None:
    """A name that is a folder's can't be written, whoever asks."""
    (tmp_path / "plan.xlsx").mkdir()
    with pytest.raises(MhhsError, match="it can't be written"):
        write_form("plan", tmp_path / "plan.xlsx", is_forced=True)


def test_a_form_replaces_a_file_when_told_to(tmp_path: Path) -> None:
    """With is_forced, and only then."""
    (tmp_path / "plan.xlsx").write_bytes(b"old")
    write_form("plan", tmp_path / "plan.xlsx", is_forced=True)
    assert look.INSTRUCTIONS in openpyxl.load_workbook(tmp_path / "plan.xlsx").sheetnames


def test_examples_of_dates_can_be_read() -> None:
    """Whatever the forms give as an example of a date reads as it is said here."""
    for written, bounds in DATED.items():
        read = interval_from_text(written)
        assert read and tuple(day and day.isoformat() for day in (read.earliest, read.latest)) == bounds


# --- responses --------------------------------------------------------------------------------------------

_WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=80)
ANSWERS = st.lists(_WORDS, min_size=1, max_size=3).map("\n".join).map(str.strip).filter(bool)
"""Texts as people type them: several lines, any letters and signs."""


def asked(repository: Path) -> tuple[dict[str, str], ...]:
    """The questions of the sample's own round."""
    return tuple(questions_asked(repository / "data" / "sample")[1])


def respond(
    path: Path, answers: dict[str, tuple[str, str, str]], organisation: str = "A Ltd", whole: str = "No"
) -> Path:
    """Fill a form for responses in: for each question the answer, the reasons and whether they are confidential."""
    book = openpyxl.load_workbook(path)
    page = book[responses.SHEET]
    values = {responses.ORGANISATION: organisation, responses.WHOLE: whole}
    for row in page.iter_rows(max_row=responses.HEADER_ROW - 1):
        for cell in row:
            if cell.value in values:
                page.cell(cell.row, cell.column + 1).value = values[cell.value]
    for row in page.iter_rows(min_row=responses.HEADER_ROW + 1):
        for cell, text in zip(row[3:6], answers.get(row[0].value, ()), strict=False):
            cell.value, cell.data_type = text or None, "s" if text else "n"
    book.save(path)
    return path


def test_a_blank_response_is_read_as_not_filled_in(repository, form) -> None:
    """Its questions are those of the register, and its one respondent answers none of them."""
    reading = read_responses(form("responses", asked=("Round 2", asked(repository))), asked(repository))
    assert (reading.rows, [who["answers"] for who in reading.respondents]) == ([], [0])
    assert "the form is not filled in" in reading.reasons
    kinds = {row["question_id"]: row["kind"] for row in asked(repository)}
    assert {row["question_id"]: row["kind"] for row in reading.questions} == kinds


@settings(max_examples=15)
@given(said=st.data())
def test_whatever_is_answered_comes_back(repository, tmp_path_factory, said) -> None:
    """Answers, reasons and confidence of each question, and who answers, as typed: nothing is lost or moved."""
    questions = asked(repository)
    one = st.tuples(ANSWERS, st.one_of(st.just(""), ANSWERS), st.sampled_from(["", "Yes", "No"]))
    filled_in = said.draw(st.dictionaries(st.sampled_from([row["question_id"] for row in questions]), one))
    closed = {row["question_id"] for row in questions if row["kind"] == "closed"}
    filled_in = {
        number: ("Yes" if number in closed else answer, reasons, secret)
        for number, (answer, reasons, secret) in filled_in.items()
    }
    path = tmp_path_factory.mktemp("form") / "responses.xlsx"
    write_form("responses", path, asked=("Round 2", questions))
    reading = read_responses(respond(path, filled_in), questions)
    read = {(row["question_id"], row["part"]): (row["text"], row["is_confidential"]) for row in reading.rows}
    meant = {
        (number, part): (text, secret == "Yes")
        for number, (answer, reasons, secret) in filled_in.items()
        for part, text in (("answer", answer), ("rationale", reasons))
        if text
    }
    assert read == meant
    assert [who["respondent"] for who in reading.respondents] == ["A Ltd"]


def test_a_closed_question_offers_its_choices(repository, form) -> None:
    """A list drops down where one is chosen; where several are, the form says how to write them."""
    page = openpyxl.load_workbook(form("responses", asked=("Round 2", asked(repository))))[responses.SHEET]
    row = {cell.value: cell.row for cell in page["A"]}
    offered = {str(one.sqref) for one in page.data_validations.dataValidation}
    assert {f"D{row['Q1']}", f"D{row['Q5']}", f"F{row['Q1a']}"} <= offered
    assert f"D{row['Q6']}" not in offered and "semicolon" in page.cell(row["Q6"], 3).value
    assert responses.choices_of(asked(repository)[0]) == ["Yes", "Yes, with conditions", "No", "No view"]


def test_a_form_needs_questions(tmp_path) -> None:
    """Without a register, or with none of the round's, there is nothing to ask."""
    with pytest.raises(MhhsError, match=r"questions\.csv: not there"):
        questions_asked(tmp_path)
    (tmp_path / "consultation.toml").write_text('round = "round-2"\n', encoding="utf-8")
    (tmp_path / "questions.csv").write_text("round,question_id,kind,asks_for,wording\n", encoding="utf-8")
    with pytest.raises(MhhsError, match="no question of round-2"):
        questions_asked(tmp_path)


def test_a_question_that_begins_as_a_formula_is_a_text(tmp_path: Path) -> None:
    """The form that goes out to everybody works nothing out and fetches nothing, however a question is worded."""
    worded = '=HYPERLINK("http://evil.example","click")'
    question = {"question_id": "1", "wording": worded, "kind": "open", "asks_for": ""}
    write_form("responses", tmp_path / "form.xlsx", asked=("A consultation", [question]))
    book = openpyxl.load_workbook(tmp_path / "form.xlsx")
    (cell,) = [cell for row in book["Response"].iter_rows() for cell in row if cell.value == worded]
    assert cell.data_type == "s" and cell.quotePrefix
