"""Themes are found by phrases as whole words, or by people; what none covers is listed, and grouped as a suggestion."""

import sys

import pandas as pd
import pytest

from mhhs_analysis.analysis.theme_suggestions import NOT_INSTALLED, suggested_groups, suggestions_table
from mhhs_analysis.analysis.themes import theme_counts_of, theme_hits_of, uncovered_of
from mhhs_analysis.frames import SIDES, THEME_COUNTS, THEME_HITS, UNCOVERED_ANSWERS, check
from mhhs_analysis.reference import rows
from tests.analysis import cases
from tests.analysis.said import answers, coding, questions

BOOK = [
    {"theme_id": "grace", "phrase": "grace", "side": ""},
    {"theme_id": "grace", "phrase": "month's grace", "side": ""},
    {"theme_id": "tests", "phrase": "test environment", "side": ""},
    {"theme_id": "body", "phrase": "SAD", "side": ""},
    {"theme_id": "days", "phrase": "day #", "side": ""},
    {"theme_id": "reuse", "phrase": "reuse", "side": "for"},
]


def hits(*given: tuple[str, str, str], coded: tuple = ()) -> list[dict]:
    return check(theme_hits_of(answers(*given), questions(), BOOK, coded), THEME_HITS).to_dict("records")


FOUND = {
    "a word": ("Without grace we fail.", ["grace"]),
    "in any case": ("GRACE matters", ["grace"]),
    "not within a word": ("How graceful.", []),
    "words with marks between": ("Our test-environment is shared", ["tests"]),
    "an abbreviation as it is written": ("The SAD is late", ["body"]),
    "not the word it looks like": ("a sad day", []),
    "any number": ("on day 12 we stop", ["days"]),
    "several": ("No grace, one test environment", ["grace", "tests"]),
    "nothing": ("We agree.", []),
}


@pytest.mark.parametrize(("text", "themes"), FOUND.values(), ids=FOUND)
def test_a_theme_is_found_by_its_phrases(text: str, themes: list) -> None:
    """Whole words, whatever stands between them."""
    assert [row["theme_id"] for row in hits(("P1", "Q2", text))] == themes


def test_a_hit_has_its_words_its_side_and_its_cell() -> None:
    """A reader goes from a theme to the answer."""
    (row,) = hits(("P1", "Q1b", "There is a month's grace, and grace is all."))
    assert row["words"] == "month's grace; grace" and row["side"] == "against" and row["cell"] == "Q1b-P1"
    assert "month's grace" in row["excerpt"] and row["plan_option"] == "poap-1"


def test_a_theme_with_a_side_is_looked_for_there_alone() -> None:
    """Reuse speaks for an option."""
    assert [row["question_id"] for row in hits(("P1", "Q1a", "reuse"), ("P1", "Q1b", "reuse"))] == ["Q1a"]


def test_people_find_themes_that_no_phrase_does() -> None:
    """With who they are; none codes that there is none."""
    (row,) = hits(("P1", "Q2", "Leave us time."), coded=(coding("A", "theme", "grace"),))
    assert (row["theme_id"], row["coded_by"]) == ("grace", "A, 2022-10-25: why")
    assert hits(("P1", "Q2", "Leave us time."), coded=(coding("A", "theme", "none"),)) == []


def test_an_answer_coded_as_having_no_theme_is_not_listed_as_uncovered() -> None:
    """Somebody read it."""
    given = answers(("P1", "Q2", "We agree."), ("P2", "Q2", "So do we."), ("P3", "Q2", "grace"), ("P4", "Q2", "see Q1"),
                    ("P5", "Q2", "190 to 200"), ("P6", "Q3", "as soon as we can"))  # fmt: skip
    found = theme_hits_of(given, questions(), BOOK)
    left = check(uncovered_of(given, questions(), found, [coding("A", "theme", "none")]), UNCOVERED_ANSWERS)
    assert left["participant_id"].tolist() == ["P2"]


def test_counts_are_of_units_each_once() -> None:
    """Two answers of a side, or two respondents of a unit, are one; noughts are told."""
    given = answers(
        ("P1", "Q1a", "grace"), ("P2", "Q1a", "grace"), ("P3", "Q1a", "speed"), ("P3", "Q1b", "grace")
    )
    asked = cases.people({"responds_for": "U"}, {"responds_for": "U"}, {})
    counts = check(
        theme_counts_of(theme_hits_of(given, questions(), BOOK), given, questions(), asked, BOOK),
        THEME_COUNTS,
    )
    told = counts.set_index(["side", "theme_id"])["units"]
    assert told["for", "grace"] == 1 and told["against", "grace"] == 1 and told["for", "tests"] == 0
    assert ("against", "reuse") not in told.index
    assert counts.set_index("side")["units_answered"].to_dict() == {"for": 2, "against": 1}


def test_the_codebook_has_one_label_a_theme_and_sides_that_are_sides() -> None:
    """And no phrase twice in a theme."""
    book = rows("themes")
    assert len({(row["theme_id"], row["label"]) for row in book}) == len({row["theme_id"] for row in book})
    assert {row["side"] for row in book} <= {"", *SIDES}
    assert len({(row["theme_id"], row["phrase"].lower()) for row in book}) == len(book)


# --- what no theme covers -----------------------------------------------------------------------------------

ALIKE = [
    "Training of field engineers takes the winter.",
    "Field engineers need training before the winter.",
    "Storm season closes our control room.",
    "Our control room is closed in the storm season.",
    "Publish the order of components.",
]


def uncovered(texts: list[str]) -> pd.DataFrame:
    given = answers(*((f"P{n}", "Q2", text) for n, text in enumerate(texts, 1)))
    return uncovered_of(given, questions(), theme_hits_of(given, questions(), BOOK))


def test_answers_that_share_telling_words_are_grouped() -> None:
    """Two groups of two, named by their words; one stands alone."""
    groups = suggested_groups(uncovered(ALIKE))
    assert groups["group"].fillna(0).tolist() == [1, 1, 2, 2, 0]
    assert {"engineers", "field", "training"} & {*groups["words"][0].split(", ")}
    table = suggestions_table(groups)
    assert table["answers"].tolist() == [2, 2] and "f, Q2-P1" in table["source"].iloc[0]


def test_the_same_answers_give_the_same_groups_in_whatever_order() -> None:
    """No chance is in it."""
    given = uncovered(ALIKE)
    turned = suggested_groups(given.iloc[::-1])
    pd.testing.assert_frame_equal(suggested_groups(given), turned)


@pytest.mark.parametrize("texts", [[], ["We agree."], ["the of and", "is it"], ["We agree.", "We agree."]],
                         ids=["none", "one", "no telling word", "the same twice"])  # fmt: skip
def test_few_answers_are_grouped_without_a_fault(texts: list) -> None:
    """Each is there, in a group or alone."""
    assert len(suggested_groups(uncovered(texts))) == len(texts)


def test_without_scikit_learn_one_line_says_what_to_install(monkeypatch) -> None:
    """And nothing is grouped."""
    monkeypatch.setitem(sys.modules, "sklearn", None)
    monkeypatch.setitem(sys.modules, "sklearn.cluster", None)
    groups = suggested_groups(uncovered(ALIKE))
    assert groups["group"].isna().all()
    assert suggestions_table(groups).to_numpy().tolist() == [[NOT_INSTALLED]] and "[themes]" in NOT_INSTALLED


def test_a_comment_on_a_milestone_that_nobody_asked_for_speaks_of_themes() -> None:
    """To say by when one is ready, when asked, is a claim, and its words belong to no theme."""
    given = answers(("A", "Q3", "Without grace we are ready in March 2024."))
    found = [theme_hits_of(given, questions(Q3={"is_beside": one}), BOOK, ()) for one in (True, False)]
    assert [table["theme_id"].tolist() for table in found] == [["grace"], []]
