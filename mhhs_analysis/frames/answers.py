"""Frames of responses as they were given: questions, answers and who gave them."""

from __future__ import annotations

from mhhs_analysis.frames.declarations import Column, Frame, count, date, flag, required, text
from mhhs_analysis.frames.keys import PARTICIPANT, PLACE, ROUND
from mhhs_analysis.frames.values import ASKS, CHOOSES, CONTENTS, MATCHED_BY, OPTIONS

_ANSWERED = (
    date("answered_date", "when it was given: the form's own time of submission, else the day its file came"),
    Column("is_late", "flag", "given after the consultation closed; missing where no close is given"),
)
_CONTENT = "what there is in it by its words (data/reference/no_answer_words.csv); missing where withheld"

QUESTIONS = Frame(
    "questions",
    "a question asked in a round",
    ("round", "question_id"),
    (
        ROUND,
        required("question_id", "the programme's number of the question"),
        text("plan_option", "the option it asks about", *OPTIONS),
        text("milestone_id", "the milestone it asks about"),
        required("kind", "closed (a choice) or open (free text)", "closed", "open"),
        required(
            "asks_for",
            "what an answer is read as",
            *ASKS,
        ),
        required("wording", "the question as asked"),
        text("same_as", "the question of another round that it asks again, as in round-1:Q4"),
        text("choices", "what a closed question offers, separated by semicolons"),
        text("choose", "how many of its choices an answer may name; missing is one", *CHOOSES),
        flag("is_beside", "whether nobody asked it: reasons given beside an answer, or comments of a log"),
    ),
)
ANSWERS = Frame(
    "answers",
    "one answer to one question",
    ("participant_id", "round", "question_id"),
    (
        PARTICIPANT,
        ROUND,
        required("question_id", "the question answered"),
        text("plan_option", "the option it speaks of", *OPTIONS),
        text("milestone_id", "the milestone it speaks of"),
        required("kind", "closed or open", "closed", "open"),
        required("text", "the answer as given, or the marker of a withheld one"),
        text("content", _CONTENT, *CONTENTS),
        flag("is_confidential", "whether a public report must not hold it"),
        *PLACE,
        *_ANSWERED,
    ),
)
SUPERSEDED_ANSWERS = Frame(
    "superseded_answers",
    "an answer that a later one of the same participant to the same question replaces",
    ("number",),
    (
        Column("number", "whole", "its number among them, from 1", required=True),
        PARTICIPANT,
        ROUND,
        required("question_id", "the question answered"),
        text("plan_option", "the option it speaks of", *OPTIONS),
        text("milestone_id", "the milestone it speaks of"),
        required("kind", "closed or open", "closed", "open"),
        required("text", "the answer as given, or the marker of a withheld one"),
        text("content", _CONTENT, *CONTENTS),
        flag("is_confidential", "whether a public report must not hold it"),
        *PLACE,
        *_ANSWERED,
        required("replaced_by_file", "the file of the answer that stands in its place"),
        text("replaced_by_sheet", "the sheet of that answer"),
        text("replaced_by_cell", "the cell of that answer"),
        required("why", "why it no longer stands"),
    ),
)
RESPONDENTS = Frame(
    "respondents",
    "a respondent as it stands in a file, whoever it is",
    ("number",),
    (
        Column("number", "whole", "its number among all respondents of all files, from 1", required=True),
        *PLACE,
        ROUND,
        text("respondent", "what names it there, as typed; missing where nothing does"),
        text("participant_id", "the participant it is; missing where it matches none"),
        text("matched_by", "what told who it is", *MATCHED_BY),
        *_ANSWERED,
        required("outcome", "whether any answer of it is read", "answered", "unusable"),
        text("reason", "why none is"),
        count("answers", "its answers to questions asked, those replaced later included", "answers"),
        flag("is_confidential", "whether a public report must not hold any answer of it"),
    ),
)
