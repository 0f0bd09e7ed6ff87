"""Charts on a phone: whatever is swiped away, the names of lanes stay in view, each beside its own."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.browser.test_printed import plans, printed, written
from tests.charts.conftest import poap_item, poaps

pytestmark = pytest.mark.needs_chromium

FEW = settings(
    max_examples=4,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
SETTLED = """() => [...document.querySelectorAll(".plot")]
  .every((plot) => plot.key !== undefined && !!plot.beside === {})"""
NAMES = """() => [...document.querySelectorAll(".names > span")].map((name) => {
  const { left, right, top, bottom } = name.getBoundingClientRect();
  return { text: name.textContent, left, right, top, bottom };
})"""
RULES = """() => {
  const plot = document.querySelector(".plot");
  const top = plot.getBoundingClientRect().top;
  const { _offset, range, _length } = plot._fullLayout.yaxis;
  const down = (y) => top + _offset + (y - range[1]) / (range[0] - range[1]) * _length;
  return plot.layout.shapes.filter(({ xref, y0, y1 }) => xref === "paper" && y0 === y1).map(({ y0 }) => down(y0));
}"""
FIRST_BAR = """() => Math.min(...[...document.querySelectorAll(".plot .bars path")]
  .map((bar) => bar.getBoundingClientRect().left))"""
SVG_NAMES = "() => [...document.querySelectorAll('.plot .annotation-text')].map((text) => text.textContent)"


@pytest.fixture(scope="module")
def phone(browser) -> Iterator:
    context = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    page = context.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    yield page
    context.close()


def opened(phone, path, narrow="true") -> None:
    phone.goto(path.as_uri())
    phone.wait_for_function(SETTLED.format(narrow))


@FEW
@given(plan=plans())
def test_names_stay_in_view_beside_their_own_lanes(phone, tmp_path, plan):
    """Before and after a swipe each lane and group is named once, on the screen, between its own rules."""
    opened(phone, written(tmp_path, plan))
    before = phone.evaluate(NAMES)
    assert phone.evaluate(FIRST_BAR) >= max(name["right"] for name in before if "L" in name["text"]) - 1
    phone.evaluate("document.querySelector('.scroll').scrollLeft = 300")
    names = phone.evaluate(NAMES)
    assert [(name["left"], name["top"]) for name in names] == [(name["left"], name["top"]) for name in before]
    lanes = plan.drop_duplicates("lane")
    assert [name["text"] for name in names if name["text"].startswith("L")] == list(lanes["lane"])
    assert [name["text"] for name in names if name["text"].startswith("G")] == list(
        lanes["lane_group"].unique()
    )
    assert all(name["left"] >= 0 and name["right"] <= 390 for name in names)
    assert all(one["bottom"] <= two["top"] + 1 for one, two in pairwise(names))
    ends = sorted(set(phone.evaluate(RULES)))
    own = [name for name in names if name["text"].startswith("L")]
    assert len(ends) == len(own)
    for name, end, above in zip(own, ends, [0, *ends], strict=False):
        assert above < name["top"] and name["bottom"] < end + 1
    assert phone.faults == []


@FEW
@given(plan=plans())
def test_a_phone_that_is_turned_shows_the_whole_chart_and_back(phone, tmp_path, plan):
    """On its side there is room: names, title and key are the chart's own again, and nothing stands there twice."""
    opened(phone, written(tmp_path, plan))
    assert not any(text.startswith("L0x") for text in phone.evaluate(SVG_NAMES))
    phone.set_viewport_size({"width": 900, "height": 390})
    phone.wait_for_function(SETTLED.format("false"))
    phone.wait_for_function("() => document.querySelector('.plot .legend')")
    assert set(plan["lane"]) <= set(phone.evaluate(SVG_NAMES))
    assert phone.locator(".names, figure > .title, figure > .key").count() == 0
    phone.set_viewport_size({"width": 390, "height": 844})
    phone.wait_for_function(SETTLED.format("true"))
    assert phone.locator(".names").count() == 1
    assert phone.faults == []


def test_a_phone_prints_what_a_desk_prints(phone, tmp_path):
    """The names that were in a column of their own are on the sheets, and in their column again afterwards."""
    rows = [
        poap_item(f"i{n}", "B", "2023-01-01", "2023-06-30", lane=f"L{n}z", stage="dbt") for n in range(40)
    ]
    path = written(tmp_path, poaps(*rows))
    opened(phone, path)
    words = "".join("".join(printed(phone, path, "upright")).split())
    assert [row["lane"] for row in rows if words.count(row["lane"]) != 1] == []
    assert "POAP1:planonapage" in words and "DBT:Design" in words
    phone.wait_for_function(SETTLED.format("true"))
    assert phone.locator(".names").count() == 1 and phone.faults == []


def test_every_chart_of_the_report_keeps_its_names_in_view(report, phone):
    """Each chart of lanes on each page has its column, its title in words above it, and its key below."""
    charts = 0
    for path in sorted(report.glob("[0-9]*.html")):
        opened(phone, path)
        for figure in phone.locator("figure.chart").all():
            charts += 1
            name = figure.get_attribute("aria-label")
            assert name.split()[0] in figure.locator("> .title strong").inner_text(), (path.name, name)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390, path.name
    assert charts > 8
    assert phone.faults == []
