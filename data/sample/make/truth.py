"""What the script meant, written from its own tables: the answer a reader of the files should reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from make import poap, responses
from make.page import Row, Sent, Sheet, aside_cells
from make.register import table
from make.said import Said

Rows = Iterator[dict[str, object]]
WHEN = ("start_from", "start_to", "finish_from", "finish_to")


def truths(sent: Sequence[Sent]) -> dict[str, bytes]:
    """Return every file of the truth folder, by its path."""
    made = {
        "activities": (_activities(sent), ("file", "sheet", "row", "activity_name", *WHEN, "date_basis",
                                           "is_summary", "is_milestone", "is_hidden", "percent_complete")),
        "poap_items": (_poap_items(), ("plan_option", "item_id", "lane_group", "lane", "kind", "stage",
                                       "milestone_id", "name", *WHEN, "grace_months", "date_status")),
        "answers": (_answers(), ("participant_id", "round", "question_id", "text", "is_confidential")),
        "positions": (_positions(), ("participant_id", "plan_option", "position")),
        "files": (_files(sent), ("file", "outcome", "reason", "rows_in", "rows_kept", "rows_set_aside")),
        "set_aside": (_set_aside(sent), ("file", "sheet", "cell", "reason")),
    }  # fmt: skip
    return {f"truth/{name}.csv": table(rows, columns) for name, (rows, columns) in made.items()}


def _activities(sent: Sequence[Sent]) -> Rows:
    for file, sheet, number, row in _placed(sent):
        if meant := row.meant:
            yield {
                "file": file.path, "sheet": sheet.name, "row": number, "activity_name": meant.name,
                **_when(meant.start, meant.finish), "date_basis": meant.basis, "is_summary": meant.is_summary,
                "is_milestone": meant.is_milestone, "is_hidden": row.is_hidden,
                "percent_complete": meant.percent,
            }  # fmt: skip


def _poap_items() -> Rows:
    for option, (_, items) in poap.OPTIONS.items():
        for item in items:
            yield {
                "plan_option": option, "item_id": item.number,
                "lane_group": item.lane[0], "lane": item.lane[1],
                "kind": "milestone" if item.is_milestone else "bar", "stage": poap.STAGES[item.stage],
                "milestone_id": item.milestone, "name": item.name, **_when(item.start, item.finish),
                "grace_months": item.grace, "date_status": "illustrative",
            }  # fmt: skip


def _answers() -> Rows:
    for reply in responses.REPLIES:
        for question_id, text in reply.answers.items():
            yield {"participant_id": reply.participant_id, "round": "round-2", "question_id": question_id,
                   "text": text, "is_confidential": reply.is_confidential}  # fmt: skip


def _positions() -> Rows:
    closed = [question for question in responses.QUESTIONS if question.kind == "closed"]
    for reply in responses.REPLIES:
        for question in closed:
            if question.question_id in reply.answers:
                position = responses.CHOICES[reply.answers[question.question_id]]
                yield {"participant_id": reply.participant_id, "plan_option": question.plan_option,
                       "position": position}  # fmt: skip


def _files(sent: Sequence[Sent]) -> Rows:
    for file in sent:
        rows = [row for sheet in file.sheets for _, row in sheet.placed() if not row.is_header]
        aside = sum(bool(row.aside) for row in rows)
        yield {"file": file.path, "outcome": "refused" if file.refused else "read", "reason": file.refused,
               "rows_in": len(rows), "rows_kept": len(rows) - aside, "rows_set_aside": aside}  # fmt: skip


def _set_aside(sent: Sequence[Sent]) -> Rows:
    for file in sent:
        if file.refused:
            yield {"file": file.path, "reason": file.refused}
    for file, sheet, number, row in _placed(sent):
        for cell, reason in aside_cells(number, row):
            yield {"file": file.path, "sheet": sheet.name, "cell": cell, "reason": reason}


def _placed(sent: Sequence[Sent]) -> Iterator[tuple[Sent, Sheet, int, Row]]:
    for file in sent:
        for sheet in file.sheets:
            yield from ((file, sheet, number, row) for number, row in sheet.placed())


def _when(start: Said, finish: Said) -> dict[str, object]:
    return dict(zip(WHEN, (start.first, start.last, finish.first, finish.last), strict=True))
