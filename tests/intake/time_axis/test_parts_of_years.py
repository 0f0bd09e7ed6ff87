"""Years with a number each as headings of time."""

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.time_axis.axis import PARTS_OF_YEARS


@pytest.mark.parametrize(
    ("headings", "is_asked"),
    [
        ("2025/1,2025/2,2025/3,2025/4", True),
        ("2024/2,2025/1,2025/2,2026/1", True),
        ("2025/01,2025/02,2025/03,2025/04", False),
        ("2025/3,2025/4,2025/5,2025/6", False),
    ],
)
def test_numbers_up_to_four_behind_years_are_asked_about(text_file, headings: str, is_asked: bool) -> None:
    """They may be quarters, terms or halves as well as months; with a nought or beyond four they are months."""
    reading = read_plan(text_file(f"Task,{headings}\nDesign,X,X,,\nBuild,,X,X,X"))
    assert len(reading.rows) == 2
    assert any(one["reason"] == PARTS_OF_YEARS for one in reading.warnings) is is_asked
    assert (reading.reading_confidence == "high") is not is_asked
