"""Positions are counts, each apart; what is withheld has no bar."""

import pytest

from mhhs_analysis.charts.figure import alt_text
from mhhs_analysis.charts.positions import LABELS, draw_positions
from mhhs_analysis.frames import POSITION_COUNTS, check
from tests.charts import drawn
from tests.charts.conftest import counts


def bars(figure):
    """Return every (position, units) that has a bar, the track of those asked left out."""
    return [(t.name, x) for t in figure.data if t.name != "asked" for x in t.x]


def test_the_fixture_is_a_valid_frame(position_counts):
    """The charts are tested on what the store really holds."""
    check(position_counts, POSITION_COUNTS)


def test_every_count_has_a_bar_and_its_words(position_counts):
    """n of N beside each bar."""
    figure = draw_positions(position_counts)
    given = position_counts[position_counts["units"].notna()]
    assert sorted(bars(figure)) == sorted(
        (LABELS[p], u) for p, u in zip(given["position"], given["units"], strict=True)
    )
    found = [a.text for a in figure.layout.annotations]
    for shown in given["shown"].unique():
        assert found.count(f"{shown} of 24") == (given["shown"] == shown).sum()


def test_a_withheld_count_is_the_marker_without_a_bar_or_track():
    """Not even the width of an empty bar gives it away."""
    figure = draw_positions(counts(("poap-1", "supports", None), ("poap-1", "opposes", 3)))
    assert bars(figure) == [("Oppose", 3)]
    assert [len(trace.x) for trace in figure.data if trace.name == "asked"] == [1]
    assert "[c]" in [a.text for a in figure.layout.annotations]
    assert "[c] withheld" in drawn.texts(figure)


def test_a_marker_withholds_whatever_the_units_say():
    """The printed form decides: a value left behind the marker isn't drawn or said."""
    figure = draw_positions(counts(("poap-1", "supports", 17)).assign(shown="[c]"))
    assert bars(figure) == []
    assert "17" not in figure.to_json()


def test_without_a_withheld_count_nothing_speaks_of_one():
    """The note is there only where it is needed."""
    assert "[c]" not in drawn.texts(draw_positions(counts(("poap-1", "supports", 3))))


def test_none_is_said_as_none():
    """0 of 24 is an answer."""
    assert "0 of 24" in drawn.texts(draw_positions(counts(("poap-1", "no_view", 0))))


def test_no_share_and_no_sum(position_counts):
    """Support and conditional support are never added, and nothing is a percentage."""
    words = drawn.texts(draw_positions(position_counts))
    assert "%" not in words
    assert "12 of 24" not in words


def test_each_option_is_a_block_with_its_round_and_n(position_counts):
    """N stands with each option; Round 1 is not asked in anything else."""
    words = drawn.texts(draw_positions(position_counts))
    assert words.index("Round 1 · N = 24 units asked") < words.index("POAP 1 · asked in Round 2")
    assert words.index("POAP 1 · asked") < words.index("POAP 2 · asked in Round 2 · N = 24 units asked")


def test_no_response_stands_apart(position_counts):
    """A wider gap and neutral grey: not an answer."""
    figure = draw_positions(position_counts)
    places = {trace.name: trace.y[0] for trace in figure.data if trace.name != "asked"}
    assert places["No response"] - places["No view"] > places["No view"] - places["Oppose"]


def test_the_text_alternative_gives_every_count(position_counts):
    """Every count as it may be printed, the marker included."""
    alt = alt_text(draw_positions(position_counts))
    for position, shown in zip(position_counts["position"], position_counts["shown"], strict=True):
        assert f"{LABELS[position].lower()} {shown}" in alt


@pytest.mark.parametrize("asked", [1, 9, 400])
def test_the_axis_holds_all_asked(asked):
    """Bars are out of N, whatever N is."""
    figure = draw_positions(counts(("poap-1", "supports", 1), asked=asked))
    assert figure.layout.xaxis.range[1] > asked


def test_no_counts_is_a_page_not_an_error():
    """Before the first answer there is nothing to draw."""
    assert bars(draw_positions(counts())) == []


def test_two_builds_are_the_same_to_the_byte(position_counts):
    """The committed notebooks compare figures as JSON."""
    assert draw_positions(position_counts).to_json() == draw_positions(position_counts.iloc[::-1]).to_json()


def test_why_there_is_no_position_is_said_where_it_happened():
    """Units whose words aren't read, who differ or left it blank are drawn; where there are none, nothing is."""
    said = ("supports", 3), ("not_read", 1), ("differing", 0), ("not_answered", 2), ("no_response", 1)
    figure = draw_positions(counts(*(("poap-1", position, units) for position, units in said)))
    assert [name for name, _ in bars(figure)] == [
        "Support", "Words not read as a position", "Question left blank", "No response"]  # fmt: skip
