"""Reviewed facts have sources, known headings and stages are used as written, and hindsight stays out."""

import re
from datetime import date

import pytest

from mhhs_analysis.analysis.phrases import WHOLE, PhraseBook, plain_words
from mhhs_analysis.frames import CONSTITUENCIES, POSITIONS, ROLES, MhhsError
from mhhs_analysis.intake.headings.columns import NO, YES, normalised
from mhhs_analysis.reference import (
    FOLDER,
    assumptions_known,
    column_roles,
    known,
    labels,
    milestone_meanings,
    resolve,
    rows,
    says_nothing,
)

TABLES = sorted(path.stem for path in FOLDER.glob("*.csv"))


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_a_source(name: str) -> None:
    """A fact without a source is refused on reading."""
    assert all(row["source"] for row in rows(name))


def test_a_row_without_a_source_is_a_fault(tmp_path, monkeypatch) -> None:
    """The fault names the table and the row."""
    (tmp_path / "facts.csv").write_text("id,source\nA,somewhere\nB,\n", encoding="utf-8")
    monkeypatch.setattr("mhhs_analysis.reference.FOLDER", tmp_path)
    with pytest.raises(MhhsError, match=r"facts.csv row 3: no source"):
        rows("facts")


def test_nothing_is_known_before_its_day() -> None:
    """A fact published later doesn't enter an earlier analysis."""
    then, now = (milestone_meanings(day) for day in (date(2022, 10, 28), date(2024, 12, 1)))
    assert "M10" not in then and "M10" in now and "M9" in then
    assert known("assumptions", date(2022, 9, 21)) == ()


def test_headings_are_written_as_they_are_looked_up() -> None:
    """Every heading of column_names.csv is in its normalised form, and stands once for its frame."""
    listed = [(row["frame"], row["heading"]) for row in rows("column_names")]
    assert [heading for _, heading in listed] == [normalised(heading) for _, heading in listed]
    assert len(set(listed)) == len(listed)


def test_identifiers_agree_with_the_frames() -> None:
    """Constituencies, roles and positions of the tables are those that the frames allow."""
    assert set(labels("constituencies")) == set(CONSTITUENCIES)
    assert set(labels("roles")) == set(ROLES)
    assert {row["position"] for row in rows("position_words")} <= set(POSITIONS)
    assert {row["constituency"] for row in rows("party_words")} <= {*CONSTITUENCIES, ""}


def test_no_phrase_means_two_stages() -> None:
    """A phrase maps to one stage, and a stage has one label and one place in the order."""
    phrases = [row["phrase"] for row in rows("stages")]
    assert len(set(phrases)) == len(phrases)
    assert len({(row["stage"], row["label"], row["order"]) for row in rows("stages")}) == len(
        labels("stages")
    )


def test_assumptions_say_their_basis_and_strength() -> None:
    """Every rule is stated, inferred or assumed, and says how firm it is."""
    table = assumptions_known(date(2022, 10, 28))
    assert set(table["basis"]) <= {"stated", "inferred", "assumed"}
    assert set(table["strength"]) <= {"confirmed", "noted", "working"} and len(table)


def test_a_path_means_the_same_from_any_folder(tmp_path, monkeypatch, repository) -> None:
    """A notebook's data/sample is the repository's, wherever the notebook is run."""
    monkeypatch.chdir(tmp_path)
    assert resolve("data/sample") == repository / "data" / "sample"
    (tmp_path / "mine").mkdir()
    assert resolve("mine") == tmp_path / "mine"


def test_phrases_are_written_as_they_are_looked_up() -> None:
    """No two phrases of a table are one when their words are compared, and each extent is one that is known."""
    for name, of in (("stages", ""), ("milestones", ""), ("not_phrases", "of")):
        found = [(row.get(of), plain_words(row["phrase"].replace("#", "0")).lower()) for row in rows(name)]
        assert len(set(found)) == len(found), name
    assert {row["extent"] for row in rows("stages")} == {"", WHOLE}
    assert {row["of"] for row in rows("not_phrases")} == {"stage", "milestone"}


def test_a_phrase_in_which_words_mean_something_else_holds_such_words() -> None:
    """Each row of not_phrases.csv keeps some phrase from speaking, or it would be of no use."""
    books = {"stage": PhraseBook(rows("stages")), "milestone": PhraseBook(rows("milestones"))}
    idle = [
        row["phrase"] for row in rows("not_phrases") if not books[row["of"]].found(_example(row["phrase"]))
    ]
    assert idle == []


def _example(phrase: str) -> str:
    """A name that holds the phrase as a participant would write it: abbreviations in capitals."""
    written = phrase.replace("m#", "M9").replace("#", "6")
    return re.sub(r"\b(sit|pit|cit|hld|lld|sad)\b", lambda found: found[0].upper(), written)


@pytest.mark.parametrize("text", [
    "n/a", "N/A.", "None", "nil", "no", "No comment", "Nothing to add.", "as above", "See Q1b", "please see Q 1b above",
    "-", "\u2013", "?", "", " \n", "TBC", "None at this time", "N/A - see Q1b", "None. See question 2",
    "See our answer to question 2.", "No change from Round 1", "As before.", "(none)",
])  # fmt: skip
def test_fillers_and_pointers_say_nothing(text: str) -> None:
    """What forms are filled up with, notes of what is to come and pointers elsewhere are answers without content."""
    assert says_nothing(text)


@pytest.mark.parametrize("text", [
    "No, because we need 45 days", "See Q1b: 45 days", "0", "45", "M9", "\u2612", "None of the dates work",
    "Nothing works before July 2023", "as above, but by June 2023", "no change to M9 works", "\u5426", "1b",
])  # fmt: skip
def test_words_beyond_a_filler_say_something(text: str) -> None:
    """One word more than a filler, a figure, or a tick is content: nothing said is taken for nothing."""
    assert not says_nothing(text)


def test_no_is_an_answer_to_a_closed_question() -> None:
    """A closed question may be answered by no, none or nothing; n/a and see above answer none."""
    assert not any(says_nothing(text, is_closed=True) for text in ("No", "None", "Nothing", "No view", "Yes"))
    assert all(says_nothing(text, is_closed=True) for text in ("n/a", "No comment", "as before", "-", "TBC"))


def test_headings_are_known_without_their_accents() -> None:
    """A program that drops accents says Tache and Date Debut; with accents each is what the table says."""
    roles = column_roles("activities")
    for heading, plain in (("tâche", "tache"), ("date de début", "date de debut"), ("duración", "duracion")):
        assert roles[plain] == roles[heading]
    listed = [row for row in rows("column_names") if row["frame"] == "activities"]
    assert all(roles[row["heading"]] == (row["role"], row["basis"]) for row in listed)
    assert roles["タスク名"] == ("name", "")


def test_answers_of_flags_are_yes_or_no_and_never_both() -> None:
    """Each word of yes_no_words.csv stands once, in lower case as it is looked up, and flags are read by it."""
    listed = [(row["words"], row["says"]) for row in rows("yes_no_words")]
    assert len({words for words, _ in listed}) == len(listed)
    assert all(words == words.lower().strip() for words, _ in listed)
    assert {words for words, says in listed if says == "yes"} == YES
    assert {words for words, says in listed if says == "no"} == NO and YES and NO
