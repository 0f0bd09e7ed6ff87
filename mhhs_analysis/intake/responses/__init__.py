"""Consultation responses of any form, into respondents, questions and answers, each with its cell.

`read` opens a file as pages of cells, a Word document and JSON too; a page's cells decide its layout: a row a
respondent, a form of one respondent, a log of comments, or a list of questions.
"""

from mhhs_analysis.intake.responses.read import read_responses
from mhhs_analysis.intake.responses.reading import Responses

__all__ = ["Responses", "read_responses"]
