"""No module says one text under two names: what to ask for would only say again why."""

import ast
from pathlib import Path

import pytest

SHORTEST = 20
"""Characters from which a text is a sentence for a person."""


def texts_twice(source: str) -> list[str]:
    """Return the texts that several names of a module stand for."""
    given = (node for node in ast.parse(source).body if isinstance(node, ast.Assign))
    texts = [
        node.value.value
        for node in given
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    ]
    return sorted({text for text in texts if len(text) >= SHORTEST and texts.count(text) > 1})


def test_no_reason_is_its_own_remedy(repository: Path) -> None:
    """Each warning says what to ask for beside what is wrong."""
    modules = (repository / "mhhs_analysis").rglob("*.py")
    twice = {str(path): found for path in modules if (found := texts_twice(path.read_text("utf-8")))}
    assert not twice


@pytest.mark.parametrize(
    ("ask", "is_caught"), [("dates that can't be read", True), ("ask for the dates", False)]
)
def test_a_text_said_twice_is_caught(ask: str, is_caught: bool) -> None:
    """Two names for one sentence are a slip of the hand."""
    assert bool(texts_twice(f'_WHY = "dates that can\'t be read"\n_ASK = "{ask}"\n')) is is_caught
