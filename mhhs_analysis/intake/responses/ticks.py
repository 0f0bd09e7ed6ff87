"""Boxes to tick, as text: what a form offers, and which of it is ticked."""

from __future__ import annotations

import re

TICKED, UNTICKED = "☒", "☐"
_SIGNS = {**dict.fromkeys("☒☑✔✓🗹⊠■", True), **dict.fromkeys("☐□▢◻", False)}
_BOX = re.compile(r"(?P<sign>[☒☑✔✓🗹⊠■☐□▢◻])|[\[(](?P<mark>\s*[xX✓✔]\s*)[\])]|[\[(](?P<blank>\s*)[\])]")
_MARK_ALONE = frozenset({"x", "✓", "✔", "☒", "☑", "1", "yes", "y", "true", "🗹", "⊠", "■", "[x]", "(x)"})
_NO_MARK = frozenset({"☐", "□", "▢", "◻", "[ ]", "[]", "( )", "()"})


def has_boxes(text: str) -> bool:
    """Return whether a text offers boxes to tick."""
    return bool(_BOX.search(text))


def ticked(text: str) -> str:
    """Return the choices whose boxes are ticked, separated by semicolons; a text without boxes as it stands.

    A box stands before its choice, or after it where the text begins with a choice.
    """
    boxes = list(_BOX.finditer(text))
    if not boxes:
        return text
    before = text[: boxes[0].start()].strip(" \n\t:;,|-")
    ends = [*(box.start() for box in boxes[1:]), len(text)]
    after = [text[box.end() : end].strip(" \n\t;,|") for box, end in zip(boxes, ends, strict=True)]
    if before and not after[-1]:
        begins = [0, *(box.end() for box in boxes[:-1])]
        after = [
            text[begin : box.start()].strip(" \n\t;,|") for begin, box in zip(begins, boxes, strict=True)
        ]
    return "; ".join(said for box, said in zip(boxes, after, strict=True) if said and _is_ticked(box))


def is_mark(text: str) -> bool:
    """Return whether a text is nothing but a tick."""
    return text.strip().lower() in _MARK_ALONE


def is_no_mark(text: str) -> bool:
    """Return whether a text is nothing but a box that is not ticked."""
    return text.strip() in _NO_MARK


def _is_ticked(box: re.Match[str]) -> bool:
    if box["sign"]:
        return _SIGNS[box["sign"]]
    return bool(box["mark"])
