"""Plans as a chart that asks whose and what of them: for widgets to call."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pandas as pd
import plotly.graph_objects as go

from mhhs_analysis.analysis.chosen import Choice, Choices, chosen, chosen_words
from mhhs_analysis.analysis.versions import of_latest_plans
from mhhs_analysis.charts.option_lines import option_milestones
from mhhs_analysis.charts.poap import poap_span_days
from mhhs_analysis.charts.portfolio import draw_plans
from mhhs_analysis.charts.sheet import span_of
from mhhs_analysis.frames import BOUNDS


def explored_plans(
    frames: SimpleNamespace, offered: Choices, as_at: pd.Timestamp | None = None
) -> Callable[..., go.Figure]:
    """Return what draws the latest plans of a constituency, role and stage, each empty for all.

    The days shown are those of all plans, whatever is chosen, so that one choice can be held against another.
    """
    latest = of_latest_plans(frames.activities, frames.plans)
    held = SimpleNamespace(activities=latest, participants=frames.participants, roles=frames.roles)
    lines = option_milestones(frames.poap_items)
    span = span_of([*(latest[bound] for bound in BOUNDS), poap_span_days(lines)])

    def drawn(constituency: str = "", role: str = "", stage: str = "") -> go.Figure:
        choice = Choice(constituency, role, stage)
        made = chosen(held, choice)
        words = chosen_words(made, choice, offered, len(frames.participants))
        how = {
            "coverage": frames.coverage,
            "plans": frames.plans,
            "span": span,
            "as_at": as_at,
            "subtitle": words,
        }
        return draw_plans(made.activities, made.participants, frames.poap_items, **how)

    return drawn
