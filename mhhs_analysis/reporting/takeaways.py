"""The figures of a report to take away: each as A3 in PDF, as SVG and as PNG, beside its page."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from mhhs_analysis.consultation.shown import MIME, PAPER_MIME
from mhhs_analysis.reporting.chromium import Chromium, NotDrawn
from mhhs_analysis.reporting.figures import Drawing
from mhhs_analysis.reporting.marking import Marking, marking_of_figure
from mhhs_analysis.reporting.paper import Sheet, in_one, on_paper

if TYPE_CHECKING:
    from nbformat import NotebookNode

FOLDER = "figures"
PIXELS, MOST_PIXELS = 2.0, 16_000
"""How much finer a PNG is than a screen; no longer side than Chromium can draw."""
LONGEST_NAME = 60

Links = dict[str, str]
"""A figure's files and what each is, as its page says it."""


@dataclass
class Takeaways:
    """The files of a report's figures, drawn into its folder as its notebooks finish.

    `untold` keeps a line for each figure that could not be drawn.
    """

    folder: Path
    marking: Marking
    as_at: str
    chromium: Chromium
    untold: list[str] = field(default_factory=list)
    _taken: Counter[str] = field(default_factory=Counter)

    def of(self, notebook: Path, executed: NotebookNode) -> list[Links]:
        """Write the files of a notebook's figures, in its order, and return each figure's links from its page."""
        return [self._written(notebook.stem, drawing) for drawing in drawings(executed)]

    def _written(self, notebook: str, drawing: Drawing) -> Links:
        stem = self._stem(notebook, drawing)
        target = self.folder / FOLDER
        target.mkdir(parents=True, exist_ok=True)
        links = {}
        try:
            for form, words, made in self._forms(drawing):
                (target / f"{stem}.{form}").write_bytes(made())
                links[f"{FOLDER}/{stem}.{form}"] = words
        except NotDrawn as error:
            self.untold.append(f"{notebook}, {drawing.name}: {error}")
        return links

    def _forms(self, drawing: Drawing) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
        """Yield each form of a figure: the ending of its file, what it is, and what makes it."""
        marking = marking_of_figure(self.marking, drawing.name)
        sheets = on_paper(drawing.spec, marking)
        whole = in_one(drawing.spec, marking)
        many = f"PDF, {len(sheets)} A3 sheets" if len(sheets) > 1 else "PDF, A3"
        yield "pdf", many, lambda: bound(self._pages(sheets), drawing.name, drawing.alt, self.as_at)
        yield "svg", "SVG", lambda: described(self._one(whole, "svg", 1), drawing.name, drawing.alt)
        finer = min(PIXELS, MOST_PIXELS / (whole.height * whole.scale))
        yield "png", "PNG", lambda: self._one(whole, "png", finer * whole.scale)

    def _pages(self, sheets: Sequence[Sheet]) -> Iterator[bytes]:
        return (self._one(sheet, "pdf", sheet.scale) for sheet in sheets)

    def _one(self, sheet: Sheet, form: str, scale: float) -> bytes:
        return self.chromium.draw(sheet.figure, form, (sheet.width, sheet.height), scale)

    def _stem(self, notebook: str, drawing: Drawing) -> str:
        """Return a file's name without its ending: of notebook and title, numbered where two are the same."""
        words = re.sub(r"[^a-z0-9]+", "-", drawing.name.lower()).strip("-")[:LONGEST_NAME].strip("-")
        stem = f"{notebook}_{words or drawing.number}"
        self._taken[stem] += 1
        return stem if self._taken[stem] == 1 else f"{stem}-{self._taken[stem]}"


def drawings(executed: NotebookNode) -> list[Drawing]:
    """Return a notebook's figures, numbered as its page numbers them, laid out for paper where it has them so."""
    outputs = [output for cell in executed.cells for output in cell.get("outputs", [])]
    shown = [output["data"] for output in outputs if MIME in output.get("data", {})]
    specs = [data.get(PAPER_MIME, data[MIME]) for data in shown]
    return [Drawing(number, spec) for number, spec in enumerate(specs, start=1)]


def bound(pages: Iterator[bytes], title: str, summary: str, as_at: str) -> bytes:
    """Return the pages as one PDF with its title, summary and language, and the day it speaks of as its date."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import NameObject, TextStringObject

    writer = PdfWriter()
    for page in pages:
        writer.append(PdfReader(io.BytesIO(page)))
    day = f"D:{as_at.replace('-', '')}000000Z"
    # Chromium's own would say when and with what program: the same figure would be another file each time.
    writer.metadata = {"/Title": title, "/Subject": summary, "/CreationDate": day, "/ModDate": day}
    writer.root_object[NameObject("/Lang")] = TextStringObject("en-GB")
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


_SVG = re.compile(r"<svg [^>]*>")
_CHANCE = re.compile(r'id="defs-([0-9a-f]{6})"')
_DRAWN = re.compile(r'(?:id="[a-z-]*-|class="trace [a-z]+ trace)([0-9a-f]{6})"')


def described(svg: bytes, title: str, summary: str) -> bytes:
    """Return an SVG that says what it shows; names that plotly draws by chance give way to fixed ones."""
    text = svg.decode()
    if chance := _CHANCE.search(text):
        text = text.replace(chance[1], "figure")
    for nth, drawn in enumerate(dict.fromkeys(_DRAWN.findall(text))):
        text = re.sub(f"(?<=-|e){drawn}", str(nth), text)
    told = f'<title id="title">{escape(title)}</title><desc id="summary">{escape(summary)}</desc>'
    opened = 'role="img" aria-labelledby="title" aria-describedby="summary" lang="en-GB" '
    return _SVG.sub(
        lambda found: found[0].replace("<svg ", f"<svg {opened}", 1) + told, text, count=1
    ).encode()
