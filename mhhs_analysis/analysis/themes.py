"""What open answers speak of: themes found by the phrases of a codebook, or coded by people; and what none covers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from mhhs_analysis.analysis.claims import dates_asked
from mhhs_analysis.analysis.coded import Coding, grouped, readers_words
from mhhs_analysis.analysis.evidence import SIDE_ASKED, excerpt_of
from mhhs_analysis.dates import interval_from_text
from mhhs_analysis.frames import NOTHING, THEME_COUNTS, THEME_HITS, UNCOVERED_ANSWERS, frame_of

Themes = Sequence[Mapping[str, str]]
"""Rows of themes.csv: a theme, its label, a phrase, and the side on which alone it counts, if any."""

NONE = "none"
_NUMBERS = re.compile(r"[\d\s.,/%£-]+(?:(?:to|or|and)[\d\s.,/%£-]+)*")
CODED = "coded by people"
_PLACE = ("file", "sheet", "cell")
_GROUP = ["round", "plan_option", "side"]
_TOLD = ("participant_id", "round", "question_id", "plan_option", "side", "is_confidential", *_PLACE)


def open_asked(answers: pd.DataFrame, questions: pd.DataFrame) -> pd.DataFrame:
    """Return the answers to open questions with the side on which they were asked for, and whether in words (`says`).

    A date or a number alone is answered in no words, and what is asked for a date of a milestone is a claim.
    """
    key = ["round", "question_id"]
    asked = answers.merge(questions[[*key, "asks_for", "is_beside"]], on=key)
    is_claim = pd.MultiIndex.from_frame(asked[key]).isin(pd.MultiIndex.from_frame(dates_asked(questions)))
    own = asked[asked["kind"].eq("open") & ~is_claim]
    is_worded = pd.Series([_is_worded(text) for text in own["text"]], index=own.index, dtype="bool")
    return own.assign(
        side=own["asks_for"].map(SIDE_ASKED).astype("str"),
        is_beside=own["is_beside"].astype("boolean").fillna(False).astype("bool"),
        says=own["content"].ne(NOTHING) & is_worded,
    )


def open_answers(answers: pd.DataFrame, questions: pd.DataFrame) -> pd.DataFrame:
    """Return the open answers that say anything in words, with the side on which they were asked for."""
    asked = open_asked(answers, questions)
    return asked[asked["says"].astype("bool")]


def theme_hits_of(
    answers: pd.DataFrame, questions: pd.DataFrame, themes: Themes, coded: Iterable[Coding] = ()
) -> pd.DataFrame:
    """Return theme_hits: a row an open answer and theme, with the words that were found and what stands around them.

    A phrase is found as whole words, whatever stands between them and in whatever case; one with a capital letter
    only as it is written, and # is any number. A theme with a side is looked for on that side alone. `coded` are
    codings of themes: those that settle speak alone among them.
    """
    told = open_answers(answers, questions).to_dict("records")
    people = grouped(coded, ["participant_id", "round", "question_id"])
    return frame_of((hit for row in told for hit in _hits(row, themes, people)), THEME_HITS)


def theme_counts_of(
    hits: pd.DataFrame,
    answers: pd.DataFrame,
    questions: pd.DataFrame,
    participants: pd.DataFrame,
    themes: Themes,
) -> pd.DataFrame:
    """Return theme_counts: for each round, option and side, how many units of N speak of each theme, noughts included.

    A side on which nobody says anything in words is told too. Whoever speaks of a theme in several answers of a side
    counts once, and so does a unit of several respondents.
    """
    units = participants.set_index("participant_id")["responds_for"]
    asked = open_asked(answers, questions)
    speaking = asked["participant_id"].map(units).where(asked["says"].astype("bool"))
    groups = asked.assign(unit=speaking).groupby(_GROUP, dropna=False)["unit"]
    sides = {row["theme_id"]: row.get("side") or "" for row in themes}
    found = hits.assign(unit=hits["participant_id"].map(units))
    return frame_of(
        (
            {
                **_named(group),
                "theme_id": theme,
                "units_answered": own.nunique(),
                **_count(found, group, theme),
            }
            for group, own in groups
            for theme, side in sides.items()
            if not side or side == group[2]
        ),
        THEME_COUNTS,
    )


def uncovered_of(
    answers: pd.DataFrame, questions: pd.DataFrame, hits: pd.DataFrame, coded: Iterable[Coding] = ()
) -> pd.DataFrame:
    """Return uncovered_answers: the open answers in which no theme was found and that nobody coded, as having none."""
    key = ["participant_id", "round", "question_id"]
    covered = set(hits[key].itertuples(index=False, name=None)) | set(grouped(coded, key))
    told = open_answers(answers, questions)
    left = [one not in covered for one in told[key].itertuples(index=False, name=None)]
    rows: list[dict[Any, Any]] = told.loc[left, [*_TOLD, "text"]].to_dict("records")
    return frame_of(rows, UNCOVERED_ANSWERS)


def _is_worded(text: str) -> bool:
    words = text.lower().strip(" .")
    return not _NUMBERS.fullmatch(words) and interval_from_text(text) is None


def _hits(
    answer: Mapping[Any, Any], themes: Themes, people: Mapping[tuple[Any, ...], Sequence[Coding]]
) -> Iterator[dict[str, Any]]:
    """Yield the themes of an answer: by phrases, then those that people alone found."""
    named = {name: answer[name] for name in _TOLD}
    own = people.get((answer["participant_id"], answer["round"], answer["question_id"]), [])
    own = [row for row in own if row["settles"]] or own
    read = {theme: rows for (theme,), rows in grouped(own, ["theme_id"]).items() if theme != NONE}
    for theme, found in _found(answer, themes).items():
        words = "; ".join(dict.fromkeys(" ".join(one[0].split()) for one in found))
        excerpt = excerpt_of(answer["text"], *found[0].span())
        yield {**named, "theme_id": theme, "words": words, "excerpt": excerpt, "coded_by": f"phrase: {words}"}
        read.pop(theme, None)
    for theme, rows in read.items():
        whole = " ".join(answer["text"].split())
        by = readers_words(rows, "theme_id")
        yield {**named, "theme_id": theme, "words": CODED, "excerpt": whole, "coded_by": by}


def _found(answer: Mapping[Any, Any], themes: Themes) -> dict[str, list[re.Match[str]]]:
    """Return the places of each theme's phrases in an answer, in the order of the answer."""
    found: dict[str, list[re.Match[str]]] = {}
    for row in themes:
        if not row.get("side") or row["side"] == answer["side"]:
            found.setdefault(row["theme_id"], []).extend(_pattern(row["phrase"]).finditer(answer["text"]))
    return {theme: sorted(own, key=lambda one: one.start()) for theme, own in found.items() if own}


def _pattern(phrase: str) -> re.Pattern[str]:
    """Return the pattern of a phrase: its words whole, with anything but words between them."""
    parts = [re.escape(word).replace(r"\#", r"\d+") for word in re.findall(r"[\w£$€%#]+", phrase)]
    case = 0 if any(letter.isupper() for letter in phrase) else re.IGNORECASE
    words = r"\W+".join(parts)
    return re.compile(rf"(?<!\w){words}(?!\w)", case)


def _named(group: Sequence[Any]) -> dict[str, Any]:
    return {name: part if pd.notna(part) else None for name, part in zip(_GROUP, group, strict=True)}


def _count(found: pd.DataFrame, group: Sequence[Any], theme: str) -> dict[str, Any]:
    own = found[found["theme_id"].eq(theme)]
    for name, part in zip(_GROUP, group, strict=True):
        own = own[own[name].isna() if pd.isna(part) else own[name].eq(part)]
    units = own["unit"].nunique()
    return {"units": units, "shown": str(units)}
