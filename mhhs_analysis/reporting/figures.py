"""A notebook's plotly figure as a figure of a page: drawn by the page's own script, described in words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from markupsafe import Markup

UNDESCRIBED = "A chart without a description."

_FIGURE = Markup(
    '<figure class="chart" id="figure-{number}" aria-label="{alt}">'
    '<div class="scroll" role="group" tabindex="0" aria-label="Chart {number}">'
    '<div class="plot" id="plot-{number}" style="height:{height}px"></div></div>'
    '<script type="application/json" data-plot="plot-{number}">{spec}</script>'
    "<figcaption>{alt}</figcaption></figure>"
)


@dataclass(frozen=True)
class Drawing:
    """What a page needs of a plotly figure: its number on the page, its specification, its description."""

    number: int
    spec: Mapping[str, Any]

    @property
    def alt(self) -> str:
        """The words for who can't see the chart: `layout.meta["alt"]`, else its title."""
        layout = self.spec.get("layout", {})
        meta = layout.get("meta")
        said = meta.get("alt", "") if isinstance(meta, dict) else ""
        return str(said or _title(layout) or UNDESCRIBED)

    def html(self) -> Markup:
        """Return the figure; no text of it can end its script or start another."""
        layout = dict(self.spec.get("layout", {}))
        height = int(layout.get("height") or 450)
        # The page is as wide as its reader's screen, so the chart is too.
        layout.pop("width", None)
        spec = {"data": self.spec["data"], "layout": {**layout, "height": height, "autosize": True}}
        packed = json.dumps(spec, ensure_ascii=False, separators=(",", ":"))
        for character in "<>&":
            packed = packed.replace(character, f"\\u{ord(character):04x}")
        return _FIGURE.format(number=self.number, alt=self.alt, height=height, spec=Markup(packed))


def plotly_js() -> bytes:
    """Return the plotly.js that belongs to the installed plotly."""
    # As plotly.offline.get_plotlyjs, without importing the modules that make figures.
    return (resources.files("plotly") / "package_data" / "plotly.min.js").read_bytes()


def _title(layout: Mapping[str, Any]) -> str:
    title = layout.get("title")
    return str(title.get("text") or "") if isinstance(title, dict) else str(title or "")
