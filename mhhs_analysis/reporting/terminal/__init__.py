"""How a file was read, shown to a person in a terminal."""

from mhhs_analysis.reporting.terminal.lists import FIRST
from mhhs_analysis.reporting.terminal.show import show_answers, show_plan

__all__ = ["FIRST", "show_answers", "show_plan"]
