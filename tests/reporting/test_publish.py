import json
import re
from dataclasses import replace

import pytest

from mhhs_analysis.frames import MhhsError
from mhhs_analysis.reporting import versions
from mhhs_analysis.reporting.chromium import MISSING

FORMS = {"pdf": "PDF, A3", "svg": "SVG", "png": "PNG"}


@pytest.fixture
def good(tmp_path, write_notebook):
    return write_notebook(tmp_path / "books" / "01_good.ipynb", "print('good', limit)")


def events(reports):
    return [json.loads(line) for line in (reports / "logs" / "run.jsonl").read_text().splitlines()]


def test_a_report_holds_pages_notebooks_and_manifest(tmp_path, write_notebook, good, publish_into):
    """A report is whole: contents, pages, the summary as one file, plotly.js, the record, the manifest."""
    figure = "import plotly.graph_objects as go\ngo.Figure(go.Bar(y=[1]))"
    summary = write_notebook(tmp_path / "books" / "09_ofgem_summary.ipynb", figure)
    index = publish_into(tmp_path / "re ports", good, summary, limit="7", data="data/sample")
    folder = index.parent
    assert sorted(path.name for path in folder.iterdir()) == [
        "01_good.html",
        "09_ofgem_summary.html",
        "index.html",
        "manifest.json",
        "notebooks",
        "ofgem_summary.html",
        "plotly.min.js",
    ]
    assert "good 7" in (folder / "01_good.html").read_text()
    assert (folder / "ofgem_summary.html").stat().st_size > (folder / "plotly.min.js").stat().st_size
    assert re.search(r"What is asked of 01_good\?.*09_ofgem_summary", index.read_text(), re.DOTALL)
    held = json.loads((folder / "manifest.json").read_text())
    assert held["result"] == "complete" and held["duration_seconds"] > 0
    assert held["parameters"] == {"limit": "7", "data": "data/sample"}
    assert [each["file"] for each in held["inputs"]] == ["plans/a.xlsx", "plans/b.xlsx"]
    assert [each["notebook"] for each in held["notebooks"]] == ["01_good.ipynb", "09_ofgem_summary.ipynb"]
    assert [each["event"] for each in events(tmp_path / "re ports")][-1] == "report-published"


def test_a_failed_run_leaves_the_last_good_report(tmp_path, write_notebook, good, publish_into):
    """Where a cell raises or a kernel dies, readers keep the last good report; nothing half made stays."""
    reports = tmp_path / "reports"
    index = publish_into(reports, good)
    before = index.read_bytes(), index.resolve()
    bad = [
        write_notebook(tmp_path / "books" / "02_raises.ipynb", "1 / 0"),
        write_notebook(tmp_path / "books" / "03_dies.ipynb", "import os\nos._exit(1)"),
    ]
    with pytest.raises(MhhsError, match=r"02_raises.*\n03_dies"):
        publish_into(reports, good, *bad)
    assert (index.read_bytes(), index.resolve()) == before
    assert len(list((reports / "versions" / "sample_2023-11-30_ofgem").glob("2*"))) == 1
    assert events(reports)[-1]["event"] == "report-failed"


def test_a_misspelt_parameter_is_refused_before_anything_runs(tmp_path, good, publish_into):
    """A parameter that no notebook knows stops the run before it starts, and the last report stands."""
    with pytest.raises(MhhsError, match='did you mean "limit"'):
        publish_into(tmp_path / "reports", good, limits="7")
    assert not (tmp_path / "reports" / "versions").exists()


def test_a_notebook_without_a_standard_parameter_is_not_refused(tmp_path, write_notebook, publish_into):
    """What every run is given (data, as_at, audience) need not be declared by each notebook."""
    notebook = write_notebook(tmp_path / "01_a.ipynb", parameters="x = 1")
    assert publish_into(tmp_path / "reports", notebook, audience="ofgem").is_file()


def test_one_participants_report_is_found_under_its_own_name(tmp_path, good, publish_into, edition):
    """An audience like participant:P03 gives a folder's name that is valid on Windows too."""
    index = publish_into(tmp_path / "reports", good, edition=replace(edition, audience="participant:P03"))
    assert index.parent.name == "sample_2023-11-30_participant-P03"
    assert "Participant P03" in index.read_text()


def test_two_notebooks_of_one_name_are_refused(tmp_path, write_notebook, good, publish_into):
    """Two notebooks that would become one page are refused."""
    other = write_notebook(tmp_path / "other" / "01_good.ipynb")
    with pytest.raises(MhhsError, match="given twice"):
        publish_into(tmp_path / "reports", good, other)


def test_where_links_are_not_permitted_a_page_leads_on(tmp_path, good, publish_into, monkeypatch):
    """Where the system permits no links, a small page in the pointer's place leads to the version."""

    def refuse(*_, **__):
        raise OSError("no links here")

    monkeypatch.setattr(versions.Path, "symlink_to", refuse)
    index = publish_into(tmp_path, good)
    page = (tmp_path / "sample_2023-11-30_ofgem.html").read_text()
    target = re.search(r'href="([^"]+)"', page)
    assert target and (tmp_path / target[1]) == index and index.is_file()


DRAW = (
    "import plotly.graph_objects as go\n"
    "go.Figure(go.Bar(y=[1]), layout={'title': {'text': 'Two plans'}, 'meta': {'alt': 'One bar.'}})"
)


@pytest.mark.needs_chromium
def test_figures_are_drawn_beside_the_pages_and_linked_from_them(tmp_path, write_notebook, publish_into):
    """Each page leads to the files of its figures, the manifest names them, and the record shows them as before."""
    told = []
    index = publish_into(
        tmp_path / "reports", write_notebook(tmp_path / "01_a.ipynb", DRAW), told=told.append
    )
    page = (index.parent / "01_a.html").read_text("utf-8")
    linked = re.findall(r'<a href="(figures/[^"]+)">([^<]+)</a>', page)
    assert linked == [(f"figures/01_a_two-plans.{form}", words) for form, words in FORMS.items()]
    assert all((index.parent / file).stat().st_size > 1000 for file, _ in linked)
    held = json.loads((index.parent / "manifest.json").read_text("utf-8"))
    assert {file for file, _ in linked} < {each["file"] for each in held["outputs"]}
    assert told == []


def test_without_chromium_the_report_comes_out_and_says_what_to_install(
    tmp_path, write_notebook, publish_into, monkeypatch
):
    """One line, in the log too; no page leads to a file that isn't there."""
    monkeypatch.setenv("BROWSER_PATH", "/nowhere")
    told = []
    index = publish_into(
        tmp_path / "reports", write_notebook(tmp_path / "01_a.ipynb", DRAW), told=told.append
    )
    assert told == [MISSING]
    assert "To take away" not in (index.parent / "01_a.html").read_text("utf-8")
    assert "figure-not-drawn" in (tmp_path / "reports" / "logs" / "run.jsonl").read_text("utf-8")


def test_nothing_is_drawn_unasked(tmp_path, write_notebook, publish_into):
    """Drawing takes half a minute: a report has no such files unless they are asked for."""
    index = publish_into(tmp_path / "reports", write_notebook(tmp_path / "01_a.ipynb", DRAW))
    assert not (index.parent / "figures").exists()
