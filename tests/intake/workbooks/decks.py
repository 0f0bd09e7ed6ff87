"""Presentations made slide by slide for tests, with nothing of ours."""

import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

TITLE_ONLY = 5


class Deck:
    """A presentation being made, slide by slide."""

    def __init__(self) -> None:
        self.file = Presentation()

    def slide(self, title: str, shapes: int = 0):
        slide = self.file.slides.add_slide(self.file.slide_layouts[TITLE_ONLY])
        slide.shapes.title.text = title
        for place in range(shapes):
            at = (Inches(1 + place), Inches(6), Inches(0.3), Inches(0.3))
            slide.shapes.add_shape(MSO_SHAPE.DIAMOND, *at)
        return slide

    def table(self, slide, rows: Sequence[Sequence[str]]):
        place = (Inches(1), Inches(2), Inches(8), Inches(1))
        table = slide.shapes.add_table(len(rows), len(rows[0]), *place).table
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                table.cell(number, column).text = text
        return table

    def saved(self, path: Path) -> Path:
        self.file.save(path)
        return path


def fill(table, row: int, columns: Sequence[int]) -> None:
    """Give cells of a row a ground, and its others none."""
    for column in range(1, len(table.columns)):
        ground = table.cell(row, column).fill
        ground.background()
        if column in columns:
            ground.solid()
            ground.fore_color.rgb = RGBColor(0x44, 0x72, 0xC4)


def changed(
    path: Path, change: Callable[[str, bytes], bytes | None], added: Mapping[str, str] | None = None
) -> Path:
    """Write a file of parts again, each as a function leaves it or not at all, with others beside them."""
    with zipfile.ZipFile(path) as old:
        parts = {name: change(name, old.read(name)) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in {**parts, **(added or {})}.items():
            if content is not None:
                new.writestr(name, content)
    return path
