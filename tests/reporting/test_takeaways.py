import hashlib
import json
import re

import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from PIL import Image, ImageChops
from pypdf import PdfReader

from mhhs_analysis.analysis.hindsight import published_dates
from mhhs_analysis.analysis.versions import of_latest_plans
from mhhs_analysis.charts.poap import draw_poap
from mhhs_analysis.charts.portfolio import draw_plans
from mhhs_analysis.charts.slips import draw_slips
from mhhs_analysis.consultation.shown import MIME
from mhhs_analysis.reference import hindsight
from mhhs_analysis.reporting.chromium import warm_chromium
from mhhs_analysis.reporting.figures import Drawing
from mhhs_analysis.reporting.marking import Marking, marking_of_figure
from mhhs_analysis.reporting.paper import on_paper
from mhhs_analysis.reporting.takeaways import Takeaways, described, drawings

AS_AT = pd.Timestamp("2022-10-28")


def executed(*figures):
    outputs = [new_output("display_data", data={MIME: json.loads(figure.to_json())}) for figure in figures]
    return new_notebook(cells=[new_code_cell("draw()", outputs=[output]) for output in outputs])


@pytest.fixture(scope="module")
def notebook(full):
    items = full["poap_items"]
    latest = of_latest_plans(full["activities"], full["plans"])
    one, two = (draw_poap(items, f"poap-{n}", label=f"POAP {n}", as_at=AS_AT) for n in (1, 2))
    plans = draw_plans(latest, full["participants"], items, coverage=full["coverage"], as_at=AS_AT)
    return executed(one, two, plans)


@pytest.fixture(scope="module")
def taken(notebook, tmp_path_factory):
    """A report's folder after the figures of one notebook were drawn, the links of each, and what was not drawn."""
    folder = tmp_path_factory.mktemp("a report")
    with warm_chromium() as chromium:
        takeaways = Takeaways(folder, Marking("OFFICIAL", "A consultation · Ofgem"), "2022-10-28", chromium)
        links = takeaways.of(folder / "02_plans.ipynb", notebook)
    return folder, links, takeaways.untold


def fingerprints(folder):
    """Return each file drawn with what it holds."""
    held = sorted((folder / "figures").iterdir())
    return {f"figures/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest() for path in held}


def words_of(page):
    return " ".join(page.extract_text().split())


@pytest.mark.needs_chromium
def test_each_figure_is_a_pdf_an_svg_and_a_png(taken):
    """Their names are of notebook and title, the links say what each is, and no file is without one."""
    folder, links, untold = taken
    assert untold == []
    assert links[1] == {
        "figures/02_plans_poap-2-plan-on-a-page.pdf": "PDF, A3",
        "figures/02_plans_poap-2-plan-on-a-page.svg": "SVG",
        "figures/02_plans_poap-2-plan-on-a-page.png": "PNG",
    }
    assert sorted(fingerprints(folder)) == sorted(file for figure in links for file in figure)


@pytest.mark.needs_chromium
def test_a_plan_on_a_page_is_one_sheet_of_a3_with_all_its_words(taken, full):
    """Landscape, in vectors, marked, dated as at; every item, its date and the words of lines can be searched for."""
    folder, _, _ = taken
    pdf = PdfReader(folder / "figures" / "02_plans_poap-2-plan-on-a-page.pdf")
    (page,) = pdf.pages
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx((1190.6, 841.9), abs=1)
    assert not page.images
    told = words_of(page).replace("ﬁ", "fi")
    own = full["poap_items"][full["poap_items"]["plan_option"].eq("poap-2")]
    dated = own[own[["start_from", "finish_from", "finish_to"]].notna().any(axis=1)]
    assert [name for name in dated["name"] if name not in told] == []
    assert all(
        words in told for words in ("OFFICIAL", "hard stop: no grace", "as at 28 Oct 2022", "end May-23")
    )
    assert pdf.metadata.title == "POAP 2: plan on a page" and "no grace" in pdf.metadata.subject
    assert pdf.metadata["/CreationDate"] == "D:20221028000000Z" and "/Producer" not in pdf.metadata


@pytest.mark.needs_chromium
def test_a_long_chart_takes_several_sheets_and_names_everybody_once(taken, full):
    """Each participant stands on one of them; each sheet has the axis, the classification and its number."""
    folder, links, _ = taken
    (pdf,) = [file for file, words in links[2].items() if "A3 sheets" in words]
    pages = [words_of(page) for page in PdfReader(folder / pdf).pages]
    assert len(pages) > 3
    for nth, page in enumerate(pages, start=1):
        assert "OFFICIAL" in page and "Q1" in page and f"sheet {nth} of {len(pages)}" in page
    counts = [
        sum("Whinfell Energy plc" in page for page in pages),
        sum("Mosedale Energy" in page for page in pages),
    ]
    assert counts == [1, 1]


@pytest.mark.needs_chromium
def test_nothing_is_clipped_at_an_edge(taken):
    """A margin of white runs round each picture: what reached beyond the paper would show there."""
    folder, links, _ = taken
    pictures = [folder / file for figure in links for file in figure if file.endswith(".png")]
    assert pictures
    for path in pictures:
        with Image.open(path) as opened:
            picture = opened.convert("RGB")
        box = ImageChops.difference(picture, Image.new("RGB", picture.size, "white")).getbbox()
        edge = 30
        assert box[0] > edge and box[1] > edge, path.name
        assert box[2] < picture.width - edge and box[3] < picture.height - edge, path.name


@pytest.mark.needs_chromium
def test_the_same_figure_gives_the_same_files(notebook, taken, tmp_path):
    """Neither the clock nor plotly's names by chance are in them."""
    folder, _, _ = taken
    with warm_chromium() as chromium:
        again = Takeaways(tmp_path, Marking("OFFICIAL", "A consultation · Ofgem"), "2022-10-28", chromium)
        again.of(folder / "02_plans.ipynb", notebook)
    assert fingerprints(tmp_path) == fingerprints(folder)


@pytest.mark.needs_chromium
def test_an_svg_says_what_it_shows(taken):
    """Its title and summary are its own, for whoever reads the picture instead of seeing it."""
    folder, _, _ = taken
    svg = (folder / "figures" / "02_plans_poap-1-plan-on-a-page.svg").read_text("utf-8")
    assert re.match(r'<svg role="img" aria-labelledby="title"', svg)
    assert '<title id="title">POAP 1: plan on a page</title><desc id="summary">Timeline of POAP 1' in svg


def test_a_name_in_a_summary_is_text_in_an_svg():
    """Signs of markup in a plan's words stay words."""
    made = described(b"<svg class='a'><g/></svg>", "A <b>", "C & D").decode()
    assert "A &lt;b&gt;" in made and "C &amp; D" in made


def test_figures_are_numbered_as_on_their_page(notebook):
    """The first figure of a notebook is the first of its page."""
    assert [drawing.number for drawing in drawings(notebook)] == [1, 2, 3]


@pytest.mark.needs_chromium
def test_two_figures_of_one_title_are_two_files(notebook, tmp_path):
    """The second is numbered."""
    twice = new_notebook(cells=[notebook.cells[0], notebook.cells[0]])
    with warm_chromium() as chromium:
        made = Takeaways(tmp_path, Marking("OFFICIAL", "A"), "2022-10-28", chromium)
        first, second = made.of(tmp_path / "02.ipynb", twice)
    assert [file for file in second if file.endswith("svg")] == ["figures/02_poap-1-plan-on-a-page-2.svg"]
    assert not set(first) & set(second)


def test_a_figure_that_cannot_be_drawn_has_no_link_and_is_told(notebook, tmp_path):
    """Its page says nothing of files that aren't there; a line says which figure and why."""

    class Broken:
        def draw(self, *_):
            from mhhs_analysis.reporting.chromium import NotDrawn

            raise NotDrawn("Chromium hung")

    made = Takeaways(tmp_path, Marking("OFFICIAL", "A"), "2022-10-28", Broken())
    assert made.of(tmp_path / "02.ipynb", notebook) == [{}, {}, {}]
    assert made.untold[0] == "02, POAP 1: plan on a page: Chromium hung" and not list(tmp_path.rglob("*.svg"))


def test_hindsight_says_that_its_dates_are_not_the_consultations():
    """A sheet of dates published elsewhere bears the classification, but not the words of a consultation's title."""
    figure = draw_slips(published_dates(hindsight()), {}, AS_AT)
    drawing = Drawing(1, json.loads(figure.to_json()))
    marking = marking_of_figure(
        Marking("OFFICIAL", "Every date is invented · as at 28 October 2022"), drawing.name
    )
    (sheet,) = on_paper(drawing.spec, marking)
    told = " ".join(note["text"] for note in sheet.figure["layout"]["annotations"])
    assert "OFFICIAL" in told and "Dates published elsewhere" in told and "notebook 10" in told
    assert "invented" not in told and "table below" not in told
    assert marking_of_figure(marking, "POAP 1: plan on a page") is marking
