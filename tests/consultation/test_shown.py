"""A run's kernel shows figures as plotly does, in less time."""

import json

import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from mhhs_analysis.consultation.shown import MIME, UNSHARED

DRAW = """
import sys
import plotly.graph_objects as go
from mhhs_analysis.consultation.shown import show_whole
show_whole()
drawn = go.Figure({"data": [{"type": "bar", "y": [1, 2.5]}], "layout": {"title": {"text": "A"}}})
drawn
"""
WAY = "import plotly.io as pio\nprint('nbformat' in sys.modules, pio.renderers.default)\ndrawn._ipython_display_()"
DESCRIBED = DRAW.rstrip() + ".update_layout(meta={'alt': 'One bar of two.'})"


def shown(renderer, monkeypatch):
    """Return the outputs of a figure before and after the notebook touches plotly's renderers."""
    monkeypatch.setenv("PLOTLY_RENDERER", renderer)
    book = new_notebook(cells=[new_code_cell(DRAW), new_code_cell(WAY)])
    NotebookClient(book, kernel_name="python3").execute()
    (first,), (printed, second) = (cell.outputs for cell in book.cells)
    return first, second, printed.text.split()


def test_a_kernel_of_a_run_shows_a_figure_as_plotly_does(monkeypatch):
    """The short way and plotly's own give the same figure; only the latter imports nbformat."""
    short, own, printed = shown("plotly_mimetype", monkeypatch)
    assert printed == ["False", "plotly_mimetype"]
    assert short.data[MIME].pop("config") == UNSHARED
    assert short == own and own.data[MIME]["data"][0]["y"] == [1, 2.5]


def test_a_way_to_show_figures_that_somebody_chose_is_kept(monkeypatch):
    """Whoever set PLOTLY_RENDERER sees figures as they asked for."""
    first, second, printed = shown("json", monkeypatch)
    assert printed == ["True", "json"]
    assert first == second and list(first.data) == ["application/json"]


@pytest.mark.parametrize("renderer", ["plotly_mimetype", "vscode", "notebook"])
def test_no_figure_has_a_button_that_takes_it_elsewhere(monkeypatch, renderer):
    """Figures may be confidential: however one is shown, nothing above it sends it to another's server."""
    monkeypatch.setenv("PLOTLY_RENDERER", renderer)
    book = new_notebook(cells=[new_code_cell(DRAW)])
    NotebookClient(book, kernel_name="python3").execute()
    data = book.cells[0].outputs[-1].data
    told = data["text/html"] if renderer == "notebook" else json.dumps(data[MIME]["config"])
    assert '"showSendToCloud": false' in told and "cloud.plotly" not in told


def test_the_text_alternative_goes_with_the_figure(monkeypatch):
    """In any kernel of Jupyter, a run's or JupyterLab's, a viewer that draws nothing has the words."""
    monkeypatch.delenv("PLOTLY_RENDERER", raising=False)
    book = new_notebook(cells=[new_code_cell(DESCRIBED)])
    NotebookClient(book, kernel_name="python3").execute()
    (output,) = book.cells[0].outputs
    assert output.data["text/plain"] == "One bar of two."
    assert output.data[MIME]["layout"]["meta"] == {"alt": "One bar of two."}
