"""The labels of a form, and the value that stands beside or below each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mhhs_analysis.intake.responses.asked import Register
from mhhs_analysis.intake.responses.names import is_blank
from mhhs_analysis.intake.responses.pages import Page, Spot
from mhhs_analysis.intake.responses.roles import role_of_heading
from mhhs_analysis.intake.responses.ticks import has_boxes, is_no_mark

_NUMBERED = re.compile(r"q(?:uestion\s+)?\d+", re.I)
_LONGEST, _LONGEST_PLAIN = 400, 80
"""Characters of a question, and of a label that only its colon shows; longer texts are prose."""


@dataclass(frozen=True)
class Labelled:
    """A label of a form and its value: the words of both, where they stand, the rows they take, the label's role."""

    label: str
    spot: Spot
    value: str
    value_spot: Spot
    rows: frozenset[int]
    role: str = ""


def labelled_in(page: Page, register: Register | None, free: frozenset[int]) -> Iterator[Labelled]:
    """Yield the labels of the rows of a page that are free, in order, each with its value, blank where it has none."""
    is_label = _labels_of(page, register, free)
    for row in sorted(free):
        for column in page.columns_in(row):
            if is_label(row, column):
                yield _with_value(page, row, column, is_label, free)


def _with_value(
    page: Page, row: int, column: int, is_label: Callable[[int, int], bool], free: frozenset[int]
) -> Labelled:
    text = page.text(row, column)
    label, sign, tail = text.partition(":")
    if sign and tail.strip() and (role := role_of_heading(label)):
        return Labelled(label, (row, column), tail.strip(), (row, column), frozenset({row}), role)
    role = role_of_heading(text)
    spots = _beside(page, row, column, is_label)
    if spots is None:
        spots = _below(page, row, column, is_label, free)
    held = [page.text(*spot) for spot in spots]
    value = _together(held)
    rows = frozenset({row, *(spot[0] for spot in spots)})
    first = next((spot for spot, said in zip(spots, held, strict=True) if said), (row, column))
    return Labelled(text, (row, column), value, first, rows, role)


def _together(held: list[str]) -> str:
    """Return the cells of a value as one text: boxes that stand side by side are one list of choices."""
    said = [text for text in held if text and not is_blank(text)]
    if any(has_boxes(text) for text in said):
        return " ".join(said)
    return "\n".join(text for text in said if not is_no_mark(text))


def _beside(page: Page, row: int, column: int, is_label: Callable[[int, int], bool]) -> list[Spot] | None:
    """Return the cells to the right of a label, as far as the next label; None where there is none."""
    right = [one for one in page.columns_in(row) if one > column]
    found: list[Spot] = []
    for one in right:
        if is_label(row, one):
            break
        found.append((row, one))
    return found or None


def _below(
    page: Page, row: int, column: int, is_label: Callable[[int, int], bool], free: frozenset[int]
) -> list[Spot]:
    """Return the cell below a label, or in a document's text all paragraphs until the next label or heading."""
    found: list[Spot] = []
    for one in range(row + 1, max(page.rows, default=0) + 1):
        if one not in free or is_label(one, column) or one in page.breaks:
            break
        if page.is_paragraphs:
            found += [(one, column)] if page.text(one, column) else []
            continue
        is_box = page.columns_in(one) == page.columns_in(row) or not page.is_document
        return [(one, column)] if is_box and column in page.columns_in(one) else []
    return found


# --- what is a label --------------------------------------------------------------------------------------


def _labels_of(page: Page, register: Register | None, free: frozenset[int]) -> Callable[[int, int], bool]:
    """Return what tells a label: its words, and in a document's table also where it stands."""
    by_place = _by_place(page, free) if page.is_document and not page.is_paragraphs else frozenset()

    def is_label(row: int, column: int) -> bool:
        text = page.text(row, column)
        if not text or len(text) > _LONGEST or has_boxes(text):
            return False
        if (row, column) in by_place or (register and register.find(text)):
            return True
        return may_know(row) and _is_known(text, is_asked=page.is_document and register is None)

    def may_know(row: int) -> bool:
        # in a table of a document that is neither pairs nor boxes, only a row that is one cell may be a label
        is_loose = page.is_document and not page.is_paragraphs and not by_place
        return not is_loose or len(page.columns_in(row)) == 1

    return is_label


def _is_known(text: str, *, is_asked: bool) -> bool:
    """Return whether a text is a label by its words; where questions may be `is_asked`, also one that asks."""
    if "\n" in text.strip():
        return False
    if role_of_heading(text) or role_of_heading(text.partition(":")[0]):
        return True
    is_short_label = text.endswith(":") and len(text) <= _LONGEST_PLAIN
    return is_asked and (is_short_label or text.endswith("?") or bool(_NUMBERED.match(text)))


def _by_place(page: Page, free: frozenset[int]) -> frozenset[Spot]:
    """Return where labels stand in a table of a document: left of each pair of cells, or above each box."""
    rows = [(row, columns) for row in sorted(free) if (columns := page.columns_in(row))]
    if all(len(columns) == 1 for _, columns in rows):
        boxes = rows if len(rows) % 2 == 0 else rows[:-1]
        return frozenset((row, columns[0]) for row, columns in boxes[::2])
    if any(len(columns) % 2 and len(columns) > 1 for _, columns in rows) or not _are_pairs(page, rows):
        return frozenset()
    return frozenset((row, column) for row, columns in rows if len(columns) > 1 for column in columns[::2])


def _are_pairs(page: Page, rows: list[tuple[int, list[int]]]) -> bool:
    """Return whether cells stand as label and value; four filled ones side by side may be a row of any table."""
    wide = [(row, columns) for row, columns in rows if len(columns) > 2]
    values = [page.text(row, column) for row, columns in wide for column in columns[1::2]]
    labels = [page.text(row, column) for row, columns in wide for column in columns[::2]]
    known = sum(text.endswith((":", "?")) or bool(role_of_heading(text)) for text in labels)
    return not any(values) or 2 * known >= len(labels)
