"""No csv holds a text that a spreadsheet works out, and every text comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mhhs_analysis.consultation.csv_cells import quoted, unquoted


@given(st.text(alphabet="'=+-@\t\r1a ", max_size=8))
def test_what_is_written_comes_back(text: str) -> None:
    """Also a text that begins with an apostrophe itself."""
    assert unquoted(quoted(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "\r=1", "'=1"])
def test_what_looks_like_a_formula_is_quoted(text: str) -> None:
    """A spreadsheet shows what follows an apostrophe."""
    assert quoted(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "+3.2", "-1,000", "12%", "plain", "", "M9 + 6 weeks", "'quoted'"])
def test_a_number_and_a_plain_text_stay(text: str) -> None:
    """Nothing is changed that needs no change."""
    assert quoted(text) == text
