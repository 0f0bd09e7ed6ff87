"""Real response files, read by hand by somebody else, meet their truth."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from mhhs_analysis.intake.guard import read_all
from mhhs_analysis.intake.responses import Responses, read_responses


def kinds(reading: Responses) -> Counter[str]:
    """How many questions there are of each kind."""
    return Counter(question["kind"] for question in reading.questions)


def read_as(reading: Responses) -> Counter[str]:
    """How many columns were read as what."""
    return Counter(column["read_as"] for table in reading.tables for column in table["columns"])


def at(reading: Responses, place: str) -> str:
    """What kind of question a column is, by its letter."""
    columns = [
        one for table in reading.tables for one in table["columns"] if table["layout"] == "a row a respondent"
    ]
    return next(one["read_as"] for one in columns if one["column"] == place)


def _google_forms(reading: Responses, truth: dict) -> None:
    assert len(reading.respondents) == truth["respondents"] and len(reading.questions) == truth["questions"]
    answered = {
        question["question_id"]: (question["kind"], question["answers"]) for question in reading.questions
    }
    assert answered == {"Q1": ("open", 28), "Q2": ("closed", 42), "Q3": ("closed", 42)}
    assert at(reading, "B") == "consent to publish" and at(reading, "A") == "time received"
    # of the five with line breaks one has but a last one, which is no line
    assert sum("\n" in row["text"] for row in reading.rows if row["question_id"] == "Q1") == 4
    assert reading.respondents[0]["submitted"] == "2019-08-21T13:10:31"  # month first, as its own dates prove


def _likert(reading: Responses, truth: dict) -> None:
    assert len(reading.respondents) == truth["respondents"]
    assert kinds(reading) == {"closed": truth["likert"]}
    assert read_as(reading)["about the respondent"] == truth["demographics"]
    assert sum(bool(who["submitted"]) for who in reading.respondents) == truth["timestamps_present"]
    assert {entry["sheet"] for entry in reading.set_aside} == {"Sheet1", "Sheet2"}


def _hybrid(reading: Responses, truth: dict) -> None:
    assert len(reading.respondents) == truth["respondents"]
    assert [at(reading, column) for column in truth["demographics"]] == ["about the respondent"] * 3
    assert [at(reading, column) for column in truth["open_questions"]] == ["question (open)"]
    assert [at(reading, column) for column in truth["multiple_choice"]] == ["question (closed)"]
    for words, choices in (reversed(pair) for pair in truth["hybrid_questions"]):
        assert {at(reading, words), at(reading, choices)} == {"question (open)", "question (closed)"}
    assert [question["answers"] for question in reading.questions] == truth["non_empty_per_column"][4:]
    assert not any(row["sheet"] in truth["hidden_sheets"] for row in reading.rows)


def _two_headings(reading: Responses, truth: dict) -> None:
    assert len(reading.respondents) == truth["respondents"]
    assert reading.tables[0]["header_rows"] == truth["header_rows"]
    assert len(reading.tables[0]["columns"]) == truth["columns"]
    assert read_as(reading)["who"] == truth["blank_identity_columns"]
    assert all(not who["respondent"] for who in reading.respondents)


def _coded(reading: Responses, truth: dict) -> None:
    assert len(reading.respondents) == truth["respondents"]
    assert kinds(reading) == {"closed": truth["closed"], "open": truth["open"]}
    assert read_as(reading)["about the respondent"] == truth["demographics"]


def _list(reading: Responses, truth: dict) -> None:
    assert reading.layout == "a list of questions" and not reading.respondents
    listed = {table["sheet"]: table["header_row"] for table in reading.tables}
    assert listed == dict.fromkeys(truth["sheets"], truth["header_row"])
    held = Counter((question["sheet"], question["cell"]) for question in reading.questions)
    assert Counter(sheet for sheet, _ in held) == {
        name: count for name, count in truth["sheets"].items() if count
    }
    of = {kind: {one["sheet"] for one in reading.questions if one["kind"] == kind} for kind in kinds(reading)}
    assert of == {"about": {"Demographic"}, "open": {"Open questions", "Hybrid questions"},
                  "closed": {"Hybrid questions"}}  # fmt: skip


def _log(reading: Responses, truth: dict) -> None:
    comments = [row for row in reading.rows if row["part"] == "comment"]
    assert reading.layout == "a log of comments" and len(comments) == truth["comments"]
    assert comments[0]["question_id"] == "Section 3.2, Page 12, Line 145-148"
    assert Counter(row["respondent"] for row in comments)["Agency X"] == 2


def _form(reading: Responses, truth: dict) -> None:
    asked = [question["wording"] for question in reading.questions]
    for field in truth["fields"]:
        assert any(
            one.startswith(field.partition(" (5-column")[0].replace("NOT Approving", "NOT")) for one in asked
        ), field
    assert len(reading.rows) == truth["filled_answers"] and reading.reasons == ["the form is not filled in"]


def _checklist(reading: Responses, truth: dict) -> None:
    table = next(one for one in reading.tables if one["header_row"])
    assert table["rows"] == truth["rows_main_table"]
    assert len(reading.rows) == truth["filled_answers"] and reading.reasons == ["the form is not filled in"]
    assert sum(question["wording"].endswith("?") for question in reading.questions) > 30


def _responses(reading: Responses, truth: dict) -> None:
    assert len(reading.rows) == len(reading.respondents) == truth["responses"] and kinds(reading) == {
        "open": 1
    }


def _respondents(reading: Responses, truth: dict) -> None:
    assert len(reading.respondents) == truth["respondents"]
    assert read_as(reading)["about the respondent"] == 2 and not reading.rows


def _question(reading: Responses, _: dict) -> None:
    assert [question["question_id"] for question in reading.questions] == ["1"] and not reading.respondents


HELD: dict[str, Callable[[Responses, dict], None]] = {
    "response-01": _google_forms,
    "response-04": _likert,
    "response-06": _hybrid,
    "response-08": _two_headings,
    "response-09": _coded,
    "response-11": _list,
    "response-13": _log,
    "response-16": _form,
    "response-18": _checklist,
    "response-19": _responses,
    "response-21": _respondents,
    "response-22": _question,
}
"""What holds each file of the folder to its truth."""


@pytest.fixture(scope="module")
def readings(real: Path) -> dict[str, tuple[Responses, dict]]:
    """How each real response file is read, under guard, with its truth."""
    entries = json.loads((real / "index.json").read_text(encoding="utf-8"))
    listed = [entry for entry in entries if entry["kind"] == "response"]
    outcomes = read_all([(read_responses, real / entry["file"], ()) for entry in listed])
    return {entry["id"]: (outcome, entry["truth"]) for entry, outcome in zip(listed, outcomes, strict=True)}


def test_every_real_file_is_held_to_its_truth(readings) -> None:
    """Respondents, questions, open and closed: each file of the folder, and no row of any is lost."""
    assert {*readings} == {*HELD}
    for name, (reading, truth) in readings.items():
        assert isinstance(reading, Responses), name
        HELD[name](reading, truth)
        assert reading.rows_kept + reading.rows_set_aside == reading.rows_in, name
    print(f"{len(readings)} real files of responses read to their truth")
