"""Every plan small: nobody's is left out, no bar says more than the words, silence says why."""

import pandas as pd
import pytest

from mhhs_analysis.charts import strip_marks
from mhhs_analysis.charts.figure import alt_text
from mhhs_analysis.charts.strip_marks import MOST_WORDED
from mhhs_analysis.charts.strips import HEADING_BAND_PX, MOST_PX, draw_strips
from mhhs_analysis.frames import PLANS, RECEIVED, frame_of
from tests.charts import drawn
from tests.charts.conftest import activity, plans, register

PEOPLE = register(("p1", "Albion & Co", "dno"), ("p2", "Bluebell", "large_supplier"), ("p3", "Cliff", "dno"))


def versions(*rows):
    usual = {"round": "round-2", "version": 1, "planned_against": "unknown", "is_latest": True, "is_readable": True,
             "is_confidential": False, "received_date": pd.Timestamp("2022-10-03")}  # fmt: skip
    return frame_of([{**usual, "file": row["plan_id"], **row} for row in rows], PLANS)


def plan(who, **more):
    return {"plan_id": f"{who}-round-2-1", "participant_id": who, **more}


def files(held, **layouts):
    usual = {"kind": "plan", "round": "round-2", "is_confidential": False, "rows_in": 0, "rows_kept": 0,
             "rows_set_aside": 0}  # fmt: skip
    return frame_of(
        [{**usual, "file": file, "layout": layouts.get(file[:2], "table")} for file in held["file"]], RECEIVED
    )


def draw(activities, *rows, **layouts):
    held = versions(*rows)
    return draw_strips(activities, held, PEOPLE, files(held, **layouts))


def heights(figure):
    return {str(a.text).replace("<br>", " "): a.y for a in figure.layout.annotations}


def test_every_dated_row_is_drawn_once_in_the_order_of_its_file():
    """From top to bottom, task under task; a row without a date has no place."""
    own = plans(
        activity("p1", "1", "dbt", "2023-03-01", "2023-05-31"),
        activity("p1", "2", "dbt"),
        activity("p1", "3", "dbt", "2023-02-01", "2023-03-31"),
    )
    bars = drawn.bars(draw(own, plan("p1")))
    assert bars["item_id"].tolist() == ["p1-round-2-1/1", "p1-round-2-1/3"]
    assert bars["y"].is_monotonic_increasing and bars["y"].nunique() == 2
    assert tuple(bars.loc[0, ["left", "right"]]) == (pd.Timestamp("2023-03-01"), pd.Timestamp("2023-06-01"))


def test_what_the_words_leave_open_is_pale():
    """The certain part is dark, the whole is pale, a summary is of another colour, and no trace is the bar's own."""
    own = plans(
        activity("p1", "1", "dbt", "2023-03-01/2023-03-31", "2023-05-01/2023-05-31"),
        activity("p1", "2", "dbt", "2023-03-01", "2023-05-31", is_summary=True),
        activity("p1", "3", "dbt", "2023-03-01/2023-03-31", "2023-03-01/2023-03-31"),
    )
    figure = draw(own, plan("p1"))
    bars = drawn.bars(figure)
    names = bars.groupby("item_id")["name"].agg(sorted).to_dict()
    assert names == {
        "p1-round-2-1/1": ["may be", "task"],
        "p1-round-2-1/2": ["gathers others"],
        "p1-round-2-1/3": ["may be"],
    }
    sure = bars[bars["name"].eq("task")].iloc[0]
    assert (sure["left"], sure["right"]) == (pd.Timestamp("2023-03-31"), pd.Timestamp("2023-05-02"))
    colours = {
        trace.name: trace.marker.color
        for trace in figure.data
        if trace.type == "bar" and trace.base is not None
    }
    assert len(set(colours.values())) == 3


def test_points_are_diamonds_and_open_ends_are_ticked():
    """A milestone stands at the end of its days; an end nobody gave is said to be open."""
    own = plans(
        activity("p1", "1", "sit", "", "2023-08-01/2023-08-31", is_milestone=True),
        activity("p1", "2", "sit", "2023-08-01", ""),
    )
    figure = draw(own, plan("p1"))
    assert drawn.markers(figure, "milestone") == {"p1-round-2-1/1": pd.Timestamp("2023-09-01")}
    assert list(drawn.markers(figure, "no bound")) == ["p1-round-2-1/2"]


def test_a_plan_without_bars_says_why():
    """Not readable, no dates and withheld are three things."""
    rows = [plan("p1", is_readable=False), plan("p2"), plan("p3")]
    figure = draw(plans(activity("p2", "1", "dbt")), *rows, p3="[c]", p1=None)
    at = heights(figure)
    assert at["<i>not readable</i>"] == at["Albion &amp; Co"]
    assert at["<i>no row with a date</i>"] == at["Bluebell"]
    assert at["<i>withheld [c]</i>"] == at["Cliff"]
    assert alt_text(figure).startswith(
        "Small drawings of 3 plans: 0 drawn, 1 not (no row with a date), 1 not (not readable)"
    )


def test_an_earlier_version_stands_above_and_says_that_it_is_earlier():
    """Both are drawn: the sender knows which is which."""
    earlier = plan("p1", plan_id="first", is_latest=False)
    later = plan("p1", version=2, received_date=pd.Timestamp("2022-10-20"))
    at = heights(draw(plans(), later, earlier))
    assert at["Albion &amp; Co earlier, 3 Oct 2022"] < at["Albion &amp; Co"]


def test_plans_stand_by_constituency_then_name():
    """The programme's order, each constituency under its own heading."""
    at = heights(draw(plans(), plan("p3"), plan("p1"), plan("p2")))
    order = ["<b>Large suppliers</b>", "Bluebell", "<b>DNOs</b>", "Albion &amp; Co", "Cliff"]
    assert sorted(order, key=at.__getitem__) == order


def test_a_slip_in_a_year_does_not_press_all_others_together():
    """The row is not drawn, and the page says so."""
    rows = [activity("p1", str(n), "dbt", f"2023-0{n}-01", f"2023-0{n}-20") for n in range(1, 6)]
    figure = draw(plans(*rows, activity("p1", "9", "dbt", "2203-01-01", "2203-02-01")), plan("p1"))
    assert len(drawn.bars(figure)) == 5
    assert "1 row gives a date more than eight years" in drawn.texts(figure)
    assert figure.layout.xaxis.range[1] < "2024-01-02"


def test_two_hundred_plans_are_few_traces_and_no_plan_is_too_high():
    """The page grows by the plans, and a plan of eighty rows by no more than one of thirty."""
    people = register(*((f"p{n:03}", f"Participant {n:03}", "dno") for n in range(200)))
    rows = [
        activity(f"p{n:03}", str(row), "dbt", "2023-01-01", "2023-06-30")
        for n in range(200)
        for row in range(1 + n % 80)
    ]
    held = versions(*(plan(f"p{n:03}") for n in range(200)))
    figure = draw_strips(plans(*rows), held, people, files(held))
    assert len(drawn.strokes(figure)) == len(rows)
    assert len(figure.data) < 12 and len(figure.layout.shapes) < 60
    assert figure.layout.yaxis.range[0] < 200 * (MOST_PX + 16) + HEADING_BAND_PX


EVERY_KIND = plans(
    activity("p1", "1", "dbt", "2023-03-01/2023-03-31", "2023-05-01/2023-05-31"),
    activity("p1", "2", "dbt", "2023-03-01", "2023-05-31", is_summary=True),
    activity("p1", "3", "dbt", "2023-03-01/2023-03-31", "2023-03-01/2023-03-31"),
    activity("p1", "4", "sit", "", "2023-08-01/2023-08-31", is_milestone=True),
    activity("p1", "5", "sit", "2023-08-01", ""),
    *(activity("p2", str(n), "sit", f"2023-01-{n:02}", f"2023-0{1 + n // 5}-28") for n in range(1, 30)),
)


def test_very_many_rows_are_the_same_bars_as_few(monkeypatch):
    """The same days, heights and looks, none left out, though thousands share a path."""
    few = draw(EVERY_KIND, plan("p1"), plan("p2"))
    monkeypatch.setattr(strip_marks, "MOST_WORDED", 0)
    many = draw(EVERY_KIND, plan("p1"), plan("p2"))
    bars, strokes = drawn.bars(few), drawn.strokes(many)
    assert drawn.bars(many).empty and len(bars) == len(strokes) > 30
    key = ["name", "left", "right", "y"]
    told = [frame.assign(y=frame["y"].round(1))[key].sort_values(key) for frame in (bars, strokes)]
    assert told[0].to_numpy().tolist() == told[1].to_numpy().tolist()
    assert {trace.name: list(trace.x) for trace in few.data if trace.name in ("milestone", "no bound")} == {
        trace.name: list(trace.x) for trace in many.data if trace.name in ("milestone", "no bound")
    }
    colours = {trace.name: trace.marker.color for trace in few.data if trace.type == "bar" and trace.base}
    assert {
        shape.name: shape.line.color for shape in many.layout.shapes if shape.xref == "x" and shape.path
    } == colours


def test_very_many_rows_keep_name_days_and_row_under_the_pointer():
    """Each row is a place of its own that names its first and last day, and draws nothing."""
    own = plans(*(activity("p1", str(n), "dbt", "2023-01-01", "2023-06-30") for n in range(MOST_WORDED + 1)))
    figure = draw(own, plan("p1"))
    assert len(drawn.strokes(figure)) == MOST_WORDED + 1
    (rows,) = [trace for trace in figure.data if trace.name == "rows"]
    assert len(set(rows.customdata)) == len(set(rows.y)) == MOST_WORDED + 1
    assert rows.customdata[7] == "p1-round-2-1 7" and rows.hovertext[7] == "Task 7" and rows.mode == "none"
    assert {str(pd.Timestamp(x, unit="ms").date()) for x in rows.x.astype("float64")} == {"2023-01-01"}
    assert set(rows.text) == {"2023-6-30"} and "%{text|" in rows.hovertemplate
    assert figure.layout.hovermode == "y"
    assert "its name, its days and its row" in figure.layout.title.subtitle.text


def test_a_noon_in_four_bytes_is_of_its_day():
    """Whatever the day: rounding moves it by a minute or two, never into another."""
    days = pd.Series(pd.date_range("1990-01-01", "2100-01-01"))
    noons = (days.to_numpy("datetime64[ms]") + strip_marks.NOON).astype("float32").astype("float64")
    assert (pd.to_datetime(noons, unit="ms").floor("D") == days).all()


@pytest.mark.parametrize("audience", ["ofgem", "public"])
def test_every_plan_received_of_the_sample_has_its_strip(full, audience):
    """Whoever reads it: a plan that may not be shown is there, withheld."""
    from mhhs_analysis.disclosure import disclose

    frames = disclose(full, audience, "0123456789abcdef")
    figure = draw_strips(*(frames[name] for name in ("activities", "plans", "participants", "received")))
    assert f"of {len(full['plans'])} plans" in alt_text(figure)
    dated = frames["activities"][["start_from", "start_to", "finish_from", "finish_to"]].notna().any(axis=1)
    assert len(set(drawn.drawn_ids(figure))) == dated.sum() > 20


def test_markup_in_a_plan_is_shown_as_typed():
    """A task's name is text, whatever signs it holds."""
    figure = draw(
        plans(activity("p1", "1", "dbt", "2023-01-01", "2023-02-01", activity_name="<b>x</b>")), plan("p1")
    )
    (words,) = [text for trace in figure.data for text in trace.hovertext or ()]
    assert "&lt;b&gt;x" in words and "plans/p1.xlsx" in words


def test_two_builds_are_the_same_to_the_byte():
    """Whatever order the register comes in."""
    own = plans(activity("p1", "1", "dbt", "2023-01-01", "2023-02-01"))
    held = versions(plan("p1"), plan("p2"))
    one = draw_strips(own, held, PEOPLE, files(held)).to_json()
    assert one == draw_strips(own, held.iloc[::-1], PEOPLE.iloc[::-1], files(held)).to_json()
