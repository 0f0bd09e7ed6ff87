"""Signs that bend a text, or that nobody sees, are shown by number."""

import pytest

from mhhs_analysis.reporting.visible import visible


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("plain, with £ and é", "plain, with £ and é"),
        ("two\nlines\tand a tab\r\n", "two\nlines\tand a tab\r\n"),
        ("\u202egnp.exe\u202c", "[U+202E]gnp.exe[U+202C]"),
        ("a\u2066b\u2069", "a[U+2066]b[U+2069]"),
        ("no\u200bwidth\ufeff", "no[U+200B]width[U+FEFF]"),
        ("bell\x07 and nul\x00", "bell[U+0007] and nul[U+0000]"),
        ("half a sign \ud83d", "half a sign [U+D83D]"),
        ("\N{WOMAN}\u200d\N{PERSONAL COMPUTER}", "\N{WOMAN}\u200d\N{PERSONAL COMPUTER}"),
        ("مرحبا", "مرحبا"),
    ],
)
def test_a_sign_that_hides_is_shown_by_its_number(typed: str, shown: str) -> None:
    """And no other is changed: letters of any script, line ends and tabs stand as they are."""
    assert visible(typed) == shown
