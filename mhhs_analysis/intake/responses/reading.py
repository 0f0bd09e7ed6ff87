"""What is read from a file of responses: who answered, what was asked, what was said, each with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mhhs_analysis.intake.reading import Place, Reading, Row
from mhhs_analysis.intake.responses.pages import Page

UNNAMED = "no respondent is named"
NOT_ANSWERED = "no question is answered"
NO_ANSWER = "words that are no answer"
NOT_FILLED_IN = "the form is not filled in"


def understood(
    page: Page,
    layout: str,
    columns: Sequence[Row],
    header_rows: Sequence[int] = (),
    header: int | None = None,
) -> Row:
    """Return how a page was understood, as `Reading.sheets` has it: its layout, rows of headings, and columns.

    `header` is the row that heads its columns, the last of its `header_rows` unless said otherwise.
    """
    last = header_rows[-1] if header_rows else None
    return {
        "sheet": page.sheet.name,
        "is_hidden": page.sheet.is_hidden,
        "rows": len(page.rows),
        "layout": layout,
        "header_row": last if header is None else header,
        "header_rows": list(header_rows),
        "columns": list(columns),
    }


@dataclass
class Responses(Reading):
    """How a file of responses was understood; its `rows` are answers.

    A respondent is a row a respondent, with the text it is named by, the other names it gives (a person, an
    address of mail, the name of its sheet), when it was sent by the form's own clock, and how many answers it has;
    `reason` says why it has none, `holds_secret` whether any of its answers, one set aside too, is in confidence.
    An answer names its respondent by `respondent_number`, its place in the list from 0. A question is what was asked,
    whether it is closed or open, and how often it was answered.
    """

    respondents: list[Row] = field(default_factory=list)
    questions: list[Row] = field(default_factory=list)

    def meet(self, place: Place, who: Row) -> Row:
        """Add a respondent at its place; return it, for its answers to be counted."""
        known: Row = {"respondent": "", "other_names": [], "submitted": None, "is_confidential": None}
        counted = {"answers": 0, "reason": "", "holds_secret": False}
        found = {**place.as_row(), "number": len(self.respondents), **known, **who, **counted}
        self.respondents.append(found)
        return found

    def hear(self, who: Row, place: Place, question_id: str, text: str, **said: object) -> None:
        """Add an answer of a respondent."""
        who["answers"] += 1
        who["holds_secret"] |= said.get("is_confidential") is True
        own = {name: who[name] for name in ("respondent", "submitted", "is_confidential")}
        kept = {"kind": None, "part": "answer", **own, **said}
        number = {"respondent_number": who["number"]}
        self.rows.append(number | kept | {"question_id": question_id, "text": text, **place.as_row()})
