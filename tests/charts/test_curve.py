"""The curve of readiness shows the counts of its frame, all who were asked, and what is withheld."""

import pandas as pd

from mhhs_analysis.analysis.curves import ready_curve
from mhhs_analysis.charts.curve import draw_ready_curve
from mhhs_analysis.charts.figure import alt_text
from mhhs_analysis.disclosure import disclose
from mhhs_analysis.frames import WITHHELD


def test_the_steps_are_the_counts_of_the_frame(full) -> None:
    """Least and most on each day on which one changes."""
    figure, curve = (
        draw_ready_curve(full["readiness"], full["poap_items"]),
        ready_curve(full["readiness"], "M9"),
    )
    assert [list(trace.y) for trace in figure.data] == [list(curve["least"]), list(curve["most"])]
    assert [pd.Timestamp(day) for day in figure.data[0].x] == list(curve["day"])


def test_all_who_were_asked_stand_at_the_top(full) -> None:
    """Silence stays in sight; each deadline has a line and its words."""
    figure = draw_ready_curve(full["readiness"], full["poap_items"])
    own = full["readiness"].query("milestone_id == 'M9' and status != 'not_applicable'")
    many = own["participant_id"].nunique()
    texts = [note.text for note in figure.layout.annotations]
    assert texts[0] == f"N = {many} asked" and figure.layout.shapes[0].y0 == many
    assert sum("M9" in text for text in texts) == 2 and len(figure.layout.shapes) == 3


def test_what_is_withheld_is_said_and_in_no_count(full) -> None:
    """A public reader sees how many are not in the curve, in the figure and in its words."""
    public = disclose(full, "public", "0123456789abcdef")
    figure = draw_ready_curve(public["readiness"], public["poap_items"])
    shown = public["readiness"].query(
        "milestone_id == 'M9' and status == @WITHHELD", local_dict={"WITHHELD": WITHHELD}
    )
    hidden = shown["participant_id"].nunique()
    assert hidden > 5
    assert f"{hidden} of them withheld {WITHHELD}" in figure.layout.annotations[0].text
    assert f"{hidden} of them withheld" in alt_text(figure)
    assert max(figure.data[1].y) <= len(set(public["readiness"]["participant_id"])) - hidden


def test_it_says_in_words_how_many_by_each_deadline(full) -> None:
    """At least and at most, and that dates copied from an option are left out."""
    words = alt_text(draw_ready_curve(full["readiness"], full["poap_items"]))
    curve = ready_curve(full["readiness"], "M9")
    by = curve[curve["day"].le("2023-07-31")].iloc[-1]
    assert f"at least {by['least']}, at most {by['most']}" in words
    assert words.endswith("; dates copied from an option left out.")
