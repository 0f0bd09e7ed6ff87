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


def show_whole() -> None:
    """Let frames be shown with every row and word, and figures, in a kernel of a run, as they stand."""
    import pandas as pd

    # A reader of a report must see a whole answer, not its first 50 characters.
    pd.set_option("display.max_colwidth", None, "display.max_rows", None)
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell and _is_kernel(shell) and os.environ.get("PLOTLY_RENDERER", RENDERER) == RENDERER:
        formatter = shell.display_formatter.ipython_display_formatter
        formatter.for_type_by_name("plotly.graph_objs._figure", "Figure", _hand_over)


def _is_kernel(shell: object) -> bool:
    """Return whether code runs in Jupyter's own kernel: another host's may know no figure handed over so."""
    return type(shell).__module__.startswith("ipykernel.")


def _hand_over(figure: go.Figure) -> None:
    """Show a figure as plotly would, and its text alternative where a viewer can't draw it.

    plotly itself knows of no such text; and it imports nbformat, a tenth of a second, to read its version.
    """
    renderers = sys.modules.get("plotly.io._renderers")
    if renderers and renderers.renderers.default != RENDERER:  # the notebook itself chose how they are shown
        figure._ipython_display_()
        return
    from IPython.display import display

    spec = json.loads(figure.to_json())
    meta = spec.get("layout", {}).get("meta")
    words = meta.get("alt") if isinstance(meta, dict) else None
    told = {"text/plain": words} if words else {}
    display({MIME: spec, **told}, raw=True)  # type: ignore[no-untyped-call]
