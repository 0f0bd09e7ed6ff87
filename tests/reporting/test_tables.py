import pandas as pd
import pytest

from mhhs_analysis.reporting.tables import frame_html, prose_tables

NAMES = pd.Index(["P01", "P02"], name="participant_id")


@pytest.fixture
def html():
    return lambda table: str(frame_html(table._repr_html_(), "Table: Who?"))


def test_a_frame_becomes_a_named_region_that_scrolls(html):
    """A table scrolls in a region that has a name and that the keyboard reaches; pandas's styles go."""
    shown = html(pd.DataFrame({"a": [1]}))
    assert shown.startswith('<div class="scroll table" role="region" tabindex="0" aria-label="Table: Who?">')
    assert "style" not in shown and "border=" not in shown


def test_headings_say_what_they_head_and_counted_rows_have_none(html):
    """A column's heading has its scope; row numbers that pandas only counted are left out."""
    shown = html(pd.DataFrame({"ready_from": ["x", "y"]}))
    assert '<th scope="col">ready from</th>' in shown
    assert shown.count("<th scope") == 1


def test_an_index_with_a_name_heads_its_rows_in_one_head_row(html):
    """The index's values head the rows, and its name stands in the same row as the columns'."""
    shown = html(pd.DataFrame({"plan": ["x", "y"]}, index=NAMES))
    head = shown[: shown.index("<tbody>")]
    assert head.count("<tr") == 1
    assert '<th scope="col">participant id</th><th scope="col">plan</th>' in head
    assert '<th scope="row">P01</th>' in shown


def test_numbers_line_up_and_missing_values_are_dashes(html):
    """Numbers are set right, a missing value is a dash with a name, midnight isn't printed; words stay."""
    shown = html(
        pd.DataFrame(
            {
                "n": [1.5, None],
                "d": pd.to_datetime(["2024-01-02 00:00", None]),
                "w": ["None", "1 of 2"],
                "c": ["[c]", "nan"],
            }
        )
    )
    assert '<td class="number">1.5</td>' in shown
    assert '<td class="short">2024-01-02</td>' in shown
    assert shown.count('aria-label="no value"') == 2
    assert all(f'<td class="short">{word}</td>' in shown for word in ("None", "1 of 2", "nan"))


def test_text_of_a_plan_stays_text(html):
    """Markup that came in with a plan is shown as typed."""
    shown = html(pd.DataFrame({"<script>x</script>": ["<img src=x onerror=alert(1)>"]}))
    assert "<script" not in shown and "<img" not in shown and "&lt;img" in shown


def test_a_label_cannot_end_its_attribute():
    """A heading with quotes in it makes no new attribute of the region it names."""
    table = pd.DataFrame({"a": [1]})._repr_html_()
    assert 'onclick="' not in str(frame_html(table, 'Table: "Go" onclick="x'))


def test_a_table_in_prose_scrolls_too():
    """A table typed in markdown gets the same region and scopes."""
    shown = prose_tables("<p>a</p><table><thead><tr><th>A</th></tr></thead></table>", lambda: "Table: x")
    assert 'role="region"' in shown and '<th scope="col">A</th>' in shown


def test_a_table_without_rows_says_none():
    """An empty table would look like one that failed."""
    html = frame_html(pd.DataFrame({"whom": [], "what": []})._repr_html_(), "Table: asks")
    assert '<td colspan="2">None.</td>' in html


def test_a_long_table_scrolls_in_a_region_of_its_own_and_says_how_long_it_is(html):
    """Two hundred files must not bury what comes after them; a short table is shown whole."""
    rows = [f"file {number}" for number in range(30)]
    shown = html(pd.DataFrame({"a": rows}))
    assert 'class="scroll table long"' in shown and "30 rows" in shown
    assert "long" not in html(pd.DataFrame({"a": rows[:20]}))


def test_a_day_stays_on_one_line_and_a_file_name_breaks_between_words(html):
    """A narrow column must not tear a day apart; a long name has places to break, and is still itself."""
    shown = html(
        pd.DataFrame({"a": ["3 Oct 2022 to 31 Dec 2024", "plans/UK_MHHS_integrated_plan_20221017.csv"]})
    )
    assert "3\u00a0Oct\u00a02022 to\u00a031\u00a0Dec\u00a02024" in shown
    assert "plans/<wbr>UK_<wbr>MHHS_<wbr>integrated_<wbr>plan_<wbr>20221017.csv" in shown


def test_a_blank_among_headings_heads_nothing():
    """Columns named in two rows leave blanks, which are no headings: an empty one would be read out as one."""
    columns = pd.MultiIndex.from_tuples([("", "who"), ("POAP 1", "for"), ("POAP 1", "")])
    html = frame_html(pd.DataFrame([["a", 1, 2]], columns=columns)._repr_html_(), "Table: x")
    assert "></th>" not in html and '<th scope="col">for</th>' in html
