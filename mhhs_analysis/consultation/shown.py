"""How a notebook shows frames and figures."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import plotly.graph_objects as go

RENDERER, MIME = "plotly_mimetype", "application/vnd.plotly.v1+json"
"""Plotly's name for a figure handed over as it stands, and the kind of output that gives."""

PAPER_MIME = "application/vnd.mhhs.paper+json"
"""The kind of output that is a figure once more, laid out for a sheet of A3."""
FOR_PAPER = "MHHS_FOR_PAPER"
"""Set in a kernel whose figures are drawn for paper too."""

UNSHARED = {"showSendToCloud": False, "plotlyServerURL": "", "displaylogo": False}
"""A figure's settings without the button that would take it, confidential or not, to plotly's own server."""


def show_whole() -> None:
    """Let frames be shown with every row and word, and figures, in a kernel of a run, as they stand."""
    import pandas as pd

    # A reader of a report must see a whole answer, not its first 50 characters.
    pd.set_option("display.max_colwidth", None, "display.max_rows", None)
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell and _is_kernel(shell):
        formatter = shell.display_formatter.ipython_display_formatter
        formatter.for_type_by_name("plotly.graph_objs._figure", "Figure", _hand_over)


def _is_kernel(shell: object) -> bool:
    """Return whether code runs in Jupyter's own kernel: another host's may know no figure handed over so."""
    return type(shell).__module__.startswith("ipykernel.")


def _hand_over(figure: go.Figure) -> None:
    """Show a figure as plotly would, and its text alternative where a viewer can't draw it.

    plotly itself knows of no such text; and it imports nbformat, a tenth of a second, to read its version.
    """
    if _is_chosen():
        _show_so(figure)
        return
    from IPython.display import display

    spec = json.loads(figure.to_json())
    meta = spec.get("layout", {}).get("meta")
    words = meta.get("alt") if isinstance(meta, dict) else None
    told = {"text/plain": words} if words else {}
    shown = {MIME: {**spec, "config": UNSHARED}, **_laid_out_for_paper(figure), **told}
    display(shown, raw=True)  # type: ignore[no-untyped-call]


def _laid_out_for_paper(figure: go.Figure) -> dict[str, object]:
    """Return a figure's other layout as an output, where the run asks for it and the figure has one."""
    again = vars(figure).get("_for_paper")
    return {PAPER_MIME: json.loads(again().to_json())} if again and os.environ.get(FOR_PAPER) else {}


def _is_chosen() -> bool:
    """Return whether the notebook, or who started it, chose how figures are shown."""
    held = sys.modules.get("plotly.io._renderers")
    default = held.renderers.default if held else os.environ.get("PLOTLY_RENDERER", RENDERER)
    return bool(default != RENDERER)


def _show_so(figure: go.Figure) -> None:
    """Show a figure in the way that was chosen, if it is to be shown at once, still without that button."""
    import plotly.io as pio

    if pio.renderers.render_on_display and pio.renderers.default:
        figure.show(config=UNSHARED)
    else:
        figure._ipython_display_()
