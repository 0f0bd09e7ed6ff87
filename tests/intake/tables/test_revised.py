"""Several dates in one cell: the one its words call current, or none."""

from datetime import date

import pytest

from mhhs_analysis.dates import interval_from_text
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.tables import revised
from mhhs_analysis.intake.tables.revised import revised_in
from mhhs_analysis.reference import rows

OLD, NEW = "01/02/2024", "15/03/2024"
WORDS = [(row["words"], row["says"]) for row in rows("revision_words")]


def current(text: str) -> date | None:
    """The day that a text calls current."""
    found = revised_in(text, "DMY")
    return found.current.earliest if found and found.current else None


def test_every_word_stands_once_and_says_one_of_three_things() -> None:
    """Words are in lower case, as they are looked up."""
    assert len({words for words, _ in WORDS}) == len(WORDS)
    assert {says for _, says in WORDS} == {"old", "current", "unsure"}
    assert all(words == " ".join(words.lower().split()) for words, _ in WORDS)


@pytest.mark.parametrize("word", [words for words, says in WORDS if says == "old"])
def test_what_stands_beside_an_old_date_is_current(word) -> None:
    """In brackets, behind a comma or on a line of its own, before it or after it."""
    for text in (f"{NEW} ({word} {OLD})", f"{NEW}, {word} {OLD}", f"{NEW}\n{word.title()}: {OLD}",
                 f"{word.title()} {OLD}\n{NEW}", f"{NEW} {word} {OLD}"):  # fmt: skip
        assert current(text) == date(2024, 3, 15), text


@pytest.mark.parametrize("word", [words for words, says in WORDS if says == "current"])
def test_what_is_called_current_is(word) -> None:
    """Whatever the other date is called, and wherever it stands."""
    for text in (f"{OLD} {word} {NEW}", f"{OLD} → {word} {NEW}", f"{word}: {NEW} (was {OLD})", f"{OLD}; {word} {NEW}",
                 f"{word} {NEW}", f"{NEW} ({word})"):  # fmt: skip
        assert current(text) == date(2024, 3, 15), text


@pytest.mark.parametrize("word", [words for words, says in WORDS if says == "unsure"])
def test_what_is_not_sure_is_not_current(word) -> None:
    """A date that may move has not: nobody says which of the two is meant."""
    assert revised_in(f"{OLD} {word} be moved to {NEW}", "DMY") is not None
    assert current(f"{OLD} {word} be moved to {NEW}") is None


@pytest.mark.parametrize("text", [
    f"{OLD} / {NEW} tbc", f"{OLD}\n{NEW}", f"{OLD}; {NEW}", f"{OLD} or {NEW}", f"{OLD} & {NEW}",
    f"was {OLD}, now {NEW}, now 01/05/2024", f"{OLD}, {NEW} (was 01/05/2023)", f"was {OLD}", f"{NEW} (old) (2 of 3)",
    f"was {OLD}, now 32/13/2024",
])  # fmt: skip
def test_no_date_is_picked_where_words_leave_it_open(text) -> None:
    """Two of a kind, an old one alone, and a part with numbers that is no date leave none."""
    assert current(text) is None


def test_a_date_slipped_from_one_to_another_is_the_other() -> None:
    """The word before the first says that the second is meant, and an old one needs no year."""
    assert current("slipped from 1 May 24 to 8 May 24") == date(2024, 5, 8)
    assert current("31/03/2023 (was 28/02)") == date(2023, 3, 31)


@pytest.mark.parametrize(
    "text", ["Q3 2023", "1 May 24 to 8 May 24", "due to DCC 1.0", "Build (was Design)", "x" * 200]
)
def test_other_texts_give_no_several_dates(text) -> None:
    """One date, a stretch of time, and words."""
    assert revised_in(text, "DMY") is None


def test_a_row_added_to_the_table_is_known(monkeypatch) -> None:
    """A planner extends the words without reading any program."""
    added = {"words": "bisher", "says": "old", "source": "a planner"}
    monkeypatch.setattr(revised, "rows", lambda _: (*rows("revision_words"), added))
    held = (revised._says, revised._parting, revised_in)
    for one in held:
        one.cache_clear()
    try:
        assert current(f"{NEW} (bisher {OLD})") == date(2024, 3, 15)
    finally:
        for one in held:
            one.cache_clear()


def test_a_current_date_is_read_with_a_warning_that_quotes_dates_alone(text_file) -> None:
    """Who moved it is nobody's business but the sender's; two dates of which none is current are asked about."""
    text = f"Task;Start;Finish\nDesign;01/01/2024;{NEW} (was {OLD}, moved by Ann)\nBuild;01/01/2024;{OLD} / {NEW}\n"
    reading = read_plan(text_file(text))
    design, build = reading.rows
    assert (design["finish_from"], build["finish_from"]) == ("2024-03-15", None)
    (warning,) = [one for one in reading.warnings if one["cell"] == "C2"]
    assert warning["text"] == f"{NEW} | {OLD}" and warning["remedy"]
    (entry,) = reading.set_aside
    assert entry["cell"] == "C3" and "several dates" in entry["reason"]


def test_a_current_forecast_speaks_before_the_baseline(text_file) -> None:
    """It is a date like any other where bases are weighed."""
    text = f"Task;Baseline finish;Forecast finish\nDesign;01/01/2024;{NEW} (was {OLD})\n"
    (design,) = read_plan(text_file(text)).rows
    assert (design["date_basis"], design["finish_from"]) == ("forecast", "2024-03-15")


@pytest.mark.parametrize("text", ["27/03/2024 → 10/04/2024", "27/03/2024 - 10/04/2024", "March - April 2024",
                                  "w/c 4 March to w/e 22 March 2024"])  # fmt: skip
def test_a_stretch_of_time_where_one_date_stands_is_warned_of(text_file, text) -> None:
    """It may be a start and a finish, or a date that moved: what is read is wide, and asked about."""
    reading = read_plan(text_file(f"Task;Start;Finish\nDesign;01/01/2024;{text}\nBuild;01/01/2024;Q3 2024\n"))
    assert reading.rows[0]["finish_from"] < reading.rows[0]["finish_to"]
    (warning,) = [one for one in reading.warnings if one["cell"]]
    assert (warning["cell"], warning["text"]) == ("C2", text) and "stretch of time" in warning["reason"]
    assert interval_from_text(text) is not None


def test_both_ends_named_in_one_cell_are_read(text_file) -> None:
    """Start and End before their dates say which is which, on lines of their own or not."""
    text = ('Phase;Timing\nDesign;"Start: 01/03/2023\nEnd: 31/03/2023"\nBuild;From: 1 April 2023, To: June 2023\n'
            'Test;"Start: 01/07/2023 | Finish: TBC"\n')  # fmt: skip
    found = [(row["start_from"], row["finish_to"]) for row in read_plan(text_file(text)).rows]
    assert found == [("2023-03-01", "2023-03-31"), ("2023-04-01", "2023-06-30"), ("2023-07-01", None)]


def test_baseline_dates_without_a_year_are_told_where_revised_ones_are_words(text_file) -> None:
    """Nothing else speaks for the rows: the words that are no date of theirs hide none."""
    reading = read_plan(
        text_file(
            "Milestone,Original date,Revised date\nMobilise,2026-05-04,(same)\n"
            "Design baselined,May 6,a month later\nBuild ready,12 May,later still\n"
        )
    )
    assert {one["text"] for one in reading.set_aside} == {"May 6", "12 May"}
    assert all("without its year" in one["reason"] and one["remedy"] for one in reading.set_aside)
    assert [row["other_dates"] for row in reading.rows] == [None] * 3
