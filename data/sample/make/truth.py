"""What the script meant, written from its own tables: the answer a reader of the files should reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openpyxl.utils import get_column_letter

from make import gates, poap, readiness
from make.asked import Participant, Plan
from make.coded import CODED_ROUND, CODINGS
from make.page import Meant, Row, Sent, Sheet, aside_cells
from make.register import CLOSES, table
from make.responses.form import CHOICES, Answer, Round
from make.said import Said

Rows = Iterator[dict[str, object]]
WHEN = ("start_from", "start_to", "finish_from", "finish_to")
RELATIVE = tuple(
    f"{end}_{part}" for end in ("start", "finish") for part in ("anchor", "offset_from", "offset_to")
)
COLUMNS = {
    "activities": ("file", "sheet", "row", "activity_id", "cell", "activity_name", "outline", *WHEN, *RELATIVE,
                   "start_period", "finish_period", "date_basis", "worked_out", "is_summary", "is_milestone",
                   "is_hidden", "percent_complete", "stage", "milestone_id"),
    "poap_items": ("plan_option", "item_id", "lane_group", "lane", "kind", "stage", "milestone_id", "name", *WHEN,
                   "grace_months", "date_status"),
    "answers": ("participant_id", "round", "question_id", "text", "is_confidential", "is_late"),
    "superseded_answers": ("participant_id", "round", "question_id", "text", "file", "replaced_by_file"),
    "respondents": ("file", "respondent", "participant_id", "matched_by", "outcome", "answers"),
    "positions": ("participant_id", "round", "plan_option", "position"),
    "files": ("file", "outcome", "reason", "rows_in", "rows_kept", "rows_set_aside", "headings", "is_late",
              "duplicate_of", "supersedes"),
    "set_aside": ("file", "sheet", "cell", "reason"),
    "participants_meant": ("participant_id", "constituency", "file", "layout", "quirks", "story"),
    "readiness": ("participant_id", "plan_option", "milestone_id", "ready_from", "ready_to", "basis", "status",
                  "is_anchored", "says", "disagrees"),
    "gates": ("plan_option", "gate_id", "milestone_id", "needed", "basis", "status", "ready_from", "ready_to",
              "decided_by", "waiting_for", "why"),
}  # fmt: skip


def truths(
    participants: Sequence[Participant], plans: Sequence[tuple[Plan, Sent]], others: Sequence[Sent],
    rounds: Sequence[Round],
) -> dict[str, bytes]:  # fmt: skip
    """Return every file of the truth folder, by its path."""
    sent = [*(file for _, file in plans), *others]
    read = [*(file for plan, file in plans if not plan.duplicate_of), *others]
    standing = readiness.readiness(participants, rounds)
    made = {
        "activities": _activities(read),
        "poap_items": _poap_items(),
        "answers": _answers(rounds),
        "superseded_answers": _superseded(rounds),
        "respondents": _respondents(rounds),
        "positions": _positions(rounds),
        "files": _files(sent, {plan.file: plan for plan, _ in plans}, rounds),
        "set_aside": _set_aside(read, [plan for plan, _ in plans]),
        "participants_meant": _participants_meant(participants, {file.path: file for file in sent}),
        "readiness": readiness.rows(standing),
        "gates": gates.rows(standing),
    }
    return {f"truth/{name}.csv": table(rows, COLUMNS[name]) for name, rows in made.items()}


# --- plans ------------------------------------------------------------------------------------------------


def _activities(sent: Sequence[Sent]) -> Rows:
    for file, sheet, number, row in _placed(sent):
        for place, meant in enumerate(row.meant, start=1):
            cell = row.place(meant, number)
            yield {
                "file": file.path, "sheet": sheet.name, "row": number, "cell": cell,
                "activity_id": _identifier(row, meant, number, place),
                "activity_name": meant.name, "outline": meant.outline, **_when(meant.start, meant.finish),
                **_relative(meant), **_periods(meant), "date_basis": meant.basis, "worked_out": meant.is_worked_out,
                "is_summary": meant.is_summary, "is_milestone": meant.is_milestone,
                "is_hidden": row.is_hidden or sheet.is_hidden, "percent_complete": meant.percent,
                "stage": meant.stage, "milestone_id": meant.milestone,
            }  # fmt: skip


def _identifier(row: Row, meant: Meant, number: int, place: int) -> str:
    """The row, with the column of its date in a matrix or with which bar of several it is; or its task."""
    if row.task is not None:
        return f"T{row.task}"
    if meant.column:
        return f"R{number}.{get_column_letter(meant.column)}"
    return f"R{number}" if place == 1 else f"R{number}.{place}"


def _periods(meant: Meant) -> dict[str, object]:
    return dict(zip(("start_period", "finish_period"), meant.periods or (), strict=False))


def _relative(meant: Meant) -> dict[str, object]:
    found: dict[str, object] = {}
    for end, said in (("start", meant.start), ("finish", meant.finish)):
        if said.offset is not None:
            least, most = said.offset
            found |= {f"{end}_anchor": said.anchor, f"{end}_offset_from": least, f"{end}_offset_to": most}
    return found


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


def _when(start: Said, finish: Said) -> dict[str, object]:
    return dict(zip(WHEN, (start.first, start.last, finish.first, finish.last), strict=True))


# --- answers ----------------------------------------------------------------------------------------------


def _answers(rounds: Sequence[Round]) -> Rows:
    for asked in rounds:
        for one in (*asked.answers, *asked.comments):
            if not one.replaced_by:
                yield {"participant_id": one.reply.participant_id, "round": asked.name,
                       "question_id": one.question_id, "text": one.text, "is_confidential": one.is_confidential,
                       "is_late": _is_late(asked, one)}  # fmt: skip


def _is_late(asked: Round, one: Answer) -> bool | None:
    """Whether an answer came after the close; nobody said when Round 1 closed."""
    return one.form.given(one.reply) > CLOSES if asked.name == "round-2" else None


def _superseded(rounds: Sequence[Round]) -> Rows:
    for asked in rounds:
        for one in asked.answers:
            if one.replaced_by:
                yield {"participant_id": one.reply.participant_id, "round": asked.name,
                       "question_id": one.question_id, "text": one.text, "file": one.form.file,
                       "replaced_by_file": one.replaced_by.form.file}  # fmt: skip


def _respondents(rounds: Sequence[Round]) -> Rows:
    for asked in rounds:
        for form in asked.forms:
            for reply in form.replies:
                said = len(reply.answers) + sum(1 + bool(one.proposal) for one in reply.comments)
                yield {"file": form.file, "respondent": reply.organisation, "participant_id": reply.participant_id,
                       "matched_by": reply.known_by, "answers": said,
                       "outcome": "answered" if reply.participant_id else "unusable"}  # fmt: skip


def _positions(rounds: Sequence[Round]) -> Rows:
    for asked in rounds:
        options = {one.question_id: one.plan_option for one in asked.questions if one.asks_for == "position"}
        for one in asked.answers:
            if one.question_id in options and not one.replaced_by:
                yield {"participant_id": one.reply.participant_id, "round": asked.name,
                       "plan_option": options[one.question_id], "position": CHOICES[one.text]}  # fmt: skip
        for read in (one for one in CODINGS if one.position and asked.name == CODED_ROUND):
            yield {"participant_id": read.participant_id, "round": asked.name, "plan_option": read.plan_option,
                   "position": read.position}  # fmt: skip


# --- files ------------------------------------------------------------------------------------------------


def _files(sent: Sequence[Sent], plans: dict[str, Plan], rounds: Sequence[Round]) -> Rows:
    came = {form.file: form.received for asked in rounds for form in asked.forms if asked.name == "round-2"}
    for file in sent:
        plan = plans.get(file.path)
        day = plan.received if plan else came.get(file.path)
        copied = plan.duplicate_of if plan else ""
        placed = [] if copied else [row for sheet in file.sheets for _, row in sheet.placed()]
        rows = [row for row in placed if not row.is_header]
        aside = sum(bool(row.aside) for row in rows)
        yield {
            "file": file.path, "outcome": "refused" if file.refused else "duplicate" if copied else "read",
            "reason": file.refused, "rows_in": len(rows), "rows_kept": len(rows) - aside, "rows_set_aside": aside,
            "headings": len(placed) - len(rows), "is_late": bool(day and day > CLOSES),
            "duplicate_of": copied, "supersedes": plan.supersedes if plan else "",
        }  # fmt: skip


def _set_aside(read: Sequence[Sent], plans: Sequence[Plan]) -> Rows:
    for file in read:
        if file.refused:
            yield {"file": file.path, "reason": file.refused}
    for plan in plans:
        if plan.duplicate_of:
            yield {"file": plan.file, "reason": "duplicate"}
    for file, sheet, number, row in _placed(read):
        for cell, reason in aside_cells(number, row):
            yield {"file": file.path, "sheet": sheet.name, "cell": cell, "reason": reason}


def _participants_meant(participants: Sequence[Participant], sent: dict[str, Sent]) -> Rows:
    for one in participants:
        for plan in one.plans:
            yield {"participant_id": one.participant_id, "constituency": one.constituency, "file": plan.file,
                   "layout": sent[plan.file].layout, "quirks": plan.quirks, "story": one.story}  # fmt: skip
        if not one.plans:
            yield {"participant_id": one.participant_id, "constituency": one.constituency, "story": one.story}


def _placed(sent: Sequence[Sent]) -> Iterator[tuple[Sent, Sheet, int, Row]]:
    for file in sent:
        for sheet in file.sheets:
            yield from ((file, sheet, number, row) for number, row in sheet.placed())
