"""Boxes to tick, as text: what a form offers, and which of it is ticked."""

from __future__ import annotations

import re

_SIGNS = {**dict.fromkeys("☒☑✔✓🗹⊠■", True), **dict.fromkeys("☐□▢◻", False)}
_BOX = re.compile(r"(?P<sign>[☒☑✔✓🗹⊠■☐□▢◻])|[\[(](?P<mark>\s*[xX✓✔]\s*)[\])]|[\[(](?P<blank>\s*)[\])]")
_AROUND = " \n\t;,|"
_MARK_ALONE = frozenset({"x", "✓", "✔", "☒", "☑", "1", "yes", "y", "true", "🗹", "⊠", "■", "[x]", "(x)"})
_NO_MARK = frozenset({"☐", "□", "▢", "◻", "[ ]", "[]", "( )", "()"})


def has_boxes(text: str) -> bool:
    """Return whether a text offers boxes to tick: it begins with one, or is choices with a drawn box after each."""
    first, last = _BOX.match(text.strip()), text.strip()[-1:]
    return bool(first) or (last in _SIGNS and bool(text.strip()[:1]))


def ticked(text: str) -> str:
    """Return the choices whose boxes are ticked, separated by semicolons; a text without boxes as it stands.

    A box stands before its choice, or after it where the text begins with a choice.
    """
    if not has_boxes(text):
        return text
    boxes = list(_BOX.finditer(text))
    if text[: boxes[0].start()].strip(_AROUND):
        begins = [0, *(box.end() for box in boxes[:-1])]
        said = [text[begin : box.start()] for begin, box in zip(begins, boxes, strict=True)]
    else:
        ends = [*(box.start() for box in boxes[1:]), len(text)]
        said = [text[box.end() : end] for box, end in zip(boxes, ends, strict=True)]
    chosen = (words.strip(_AROUND) for box, words in zip(boxes, said, strict=True) if _is_ticked(box))
    return "; ".join(filter(None, chosen))


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
