"""What heads when work began, was done, or will be, and by whom."""

import pytest

from mhhs_analysis.intake.headings.progress_words import asks_by_whom, heads_begun, heads_end_of_each


@pytest.mark.parametrize(
    ("heading", "asks"),
    [
        ("By", True),
        ("Completed by:", True),
        ("To be done by", True),
        ("Required by", False),
        ("Due by", False),
    ],
)
def test_what_asks_by_whom_may_ask_by_when(heading: str, asks: bool) -> None:
    """Required by and Due by ask by when alone."""
    assert asks_by_whom(heading) is asks


def test_headings_of_progress_are_told_by_whole_words() -> None:
    """Complete may be the end of each task, Completed is none of those; Started is when one began."""
    assert [heads_end_of_each(one) for one in ("Complete", "Completed", "% complete")] == [True, False, False]
    assert [heads_begun(one) for one in ("Started", "Begun", "Start")] == [True, True, False]
