"""Which stage and milestone of the programme an activity is, and by which rule.

An analyst's word counts first, then the sender's own columns, then a phrase in the name, then the outline.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from mhhs_analysis.analysis.outlines import ancestors
from mhhs_analysis.analysis.phrases import PhraseBook, Phrases, plain_words

Said = Sequence[Mapping[str, str]]
Rule = tuple[str | None, str | None]
"""What an activity is (None for nothing), and the rule that says so (None where no rule speaks)."""

_Twice = tuple[list[Rule], list[Rule]]
"""The rule that speaks for each activity, and the one that would if no analyst had spoken."""

NONE = "none"
INSTEAD = "instead of "
"""What begins the words on what an analyst overruled."""
_ANALYST = "analyst: "
_PHRASE = "phrase "
_SILENT: Rule = (None, None)
_CODE = re.compile(r"\bM\d{1,2}\b")


def map_activities(
    activities: pd.DataFrame, stages: Phrases, milestones: Phrases, others: Phrases = (), said: Said = ()
) -> pd.DataFrame:
    """Return activities with stage, milestone_id and mapped_by filled where a rule speaks.

    What an analyst says (`said`, what weighs most last; activity_mapping.csv) overrules what the sender's
    own columns of stage and milestone say, and these overrule the phrases of stages.csv and milestones.csv,
    found in the name outside the phrases of not_phrases.csv (`others`). Of several phrases the one that
    stands first speaks, of those that start together the longest: "SIT migration test" is SIT. A name of two
    different milestones is neither. A row of which nothing is said takes the stage of the nearest row above
    it in the outline that has one, where that row is a summary that names one stage alone and no row below it
    is of another. What no rule maps stays unmapped.

    A row that names a milestone and gives one date, not a start and a finish, is that milestone, unless a
    person said whether it is one. Where analysts made an activity another than the rules alone would have,
    `mapped_by` says what these gave, and which of them.
    """
    phrases = _by_phrase(activities["activity_name"], stages, milestones, others)
    sender = _by_sender(activities, stages, milestones)
    ruled = [
        [_strongest(*rules) for rules in zip(sender[column], phrases[column], strict=True)]
        for column in ("stage", "milestone_id")
    ]
    analysts = _by_analyst(activities, said)
    stage, milestone = (
        [_strongest(words[place], rule) for words, rule in zip(analysts, ruled[place], strict=True)]
        for place in (0, 1)
    )
    names = activities["activity_name"]
    stage = _inherited(activities, stage, _of_several(names, stages, stage))
    by_rules = _inherited(activities, ruled[0], _of_several(names, stages, ruled[0])) if said else stage
    instead = _instead(activities, (stage, by_rules), (milestone, ruled[1]))
    return activities.assign(
        stage=_column([what for what, _ in stage], activities),
        milestone_id=_column([what for what, _ in milestone], activities),
        mapped_by=_column(
            [_told(*rules) for rules in zip(stage, milestone, instead, strict=True)], activities
        ),
        is_milestone=activities["is_milestone"] | _are_milestones(activities, milestone),
    )


def _column(values: list[str | None], activities: pd.DataFrame) -> pd.Series:
    return pd.Series(values, index=activities.index, dtype="str")


def _strongest(*rules: Rule) -> Rule:
    """Return the first rule that speaks."""
    return next((rule for rule in rules if rule[1]), _SILENT)


def _told(stage: Rule, milestone: Rule, instead: str) -> str | None:
    """Return the rules that mapped an activity, in words, and what they overruled; an analyst's word stands once."""
    if stage[1] == milestone[1] and (stage[1] or "").startswith(_ANALYST):
        told = [stage[1]]
    else:
        told = [
            f"{what}: {rule[1]}" for what, rule in (("stage", stage), ("milestone", milestone)) if rule[1]
        ]
    return "; ".join(filter(None, [*told, instead])) if told else None


def _instead(activities: pd.DataFrame, stages: _Twice, milestones: _Twice) -> list[str]:
    """Return, of each activity that analysts made another, what the rules alone would have made it, and which."""
    told: list[list[str]] = [[] for _ in range(len(activities))]
    for what, (made, ruled) in (("stage", stages), ("milestone", milestones)):
        for place, ((now, _), (was, rule)) in enumerate(zip(made, ruled, strict=True)):
            if was is not None and now != was:
                told[place].append(f"{what} {was} ({rule})")
    return [f"{INSTEAD}{' and '.join(parts)}" if parts else "" for parts in told]


def _are_milestones(activities: pd.DataFrame, milestone: Sequence[Rule]) -> pd.Series:
    """Return whether each activity names a milestone and gives one date, and no person said whether it is one."""
    found = pd.Series([what is not None for what, _ in milestone], index=activities.index, dtype="bool")
    return found & _gives_one_date(activities) & ~_is_said(activities)


def _gives_one_date(activities: pd.DataFrame) -> pd.Series:
    return activities["start_text"].isna() != activities["finish_text"].isna()


def _is_said(activities: pd.DataFrame) -> pd.Series:
    """Return whether a person said of each activity that it is a milestone or none: no rule overrules that."""
    return activities["overruled"].fillna("").str.contains(r"(?:^|\| )is_milestone was ")


# --- by phrase --------------------------------------------------------------------------------------------


def _by_phrase(
    names: pd.Series, stages: Phrases, milestones: Phrases, others: Phrases
) -> dict[str, list[Rule]]:
    books = {
        what: PhraseBook(phrases, [row for row in others if row["of"] == what])
        for what, phrases in (("stage", stages), ("milestone", milestones))
    }
    rules = {
        name: (_stage_of(books["stage"], name), _milestone_of(books["milestone"], name))
        for name in set(names)
    }
    return {
        column: [rules[name][place] for name in names]
        for place, column in enumerate(("stage", "milestone_id"))
    }


def _stage_of(book: PhraseBook, name: str) -> Rule:
    found = book.found(name)
    return (found[0]["stage"], f"{_PHRASE}'{found[0]['phrase']}'") if found else _SILENT


def _milestone_of(book: PhraseBook, name: str) -> Rule:
    """Return the one milestone that a name names; two different ones make it neither, known or not."""
    found = book.found(name)
    meant = {row["milestone_id"] for row in found} | set(_CODE.findall(plain_words(name).upper()))
    if not found or len(meant) > 1:
        return _SILENT
    return found[0]["milestone_id"], f"{_PHRASE}'{found[0]['phrase']}'"


# --- by the sender's own columns ---------------------------------------------------------------------------


def _by_sender(activities: pd.DataFrame, stages: Phrases, milestones: Phrases) -> dict[str, list[Rule]]:
    """Return what the sender's own words in columns of stage and milestone name; words not known say nothing."""
    labels = {row[key].lower(): row["stage"] for row in stages for key in ("stage", "label")}
    stage_book, milestone_book = PhraseBook(stages), PhraseBook(milestones)

    def stage_of(words: str) -> str | None:
        return labels.get(words.lower()) or _stage_of(stage_book, words)[0]

    def milestone_of(words: str) -> str | None:
        return _milestone_of(milestone_book, words)[0]

    return {
        "stage": _told_by_sender(activities["stage_text"], stage_of),
        "milestone_id": _told_by_sender(activities["milestone_text"], milestone_of),
    }


def _told_by_sender(column: pd.Series, meaning: Callable[[str], str | None]) -> list[Rule]:
    meant = {words: meaning(words) for words in set(column.dropna())}
    said = [words if isinstance(words, str) and meant[words] else None for words in column]
    return [(meant[words], f"sender's own column '{words}'") if words else _SILENT for words in said]


# --- by an analyst ----------------------------------------------------------------------------------------


def _by_analyst(activities: pd.DataFrame, said: Said) -> list[tuple[Rule, Rule]]:
    """Return what analysts say of each activity's stage and milestone, what weighs most standing last."""
    by_target: dict[tuple[str, str, str], dict[str, tuple[int, Rule]]] = {}
    for weight, entry in enumerate(said):
        identifier = entry["activity_id"]
        target = (entry["file"], identifier, "" if identifier else _alike(entry["activity_name"]))
        for column in ("stage", "milestone_id"):
            if entry[column]:
                what = None if entry[column] == NONE else entry[column]
                by_target.setdefault(target, {})[column] = (weight, (what, f"{_ANALYST}{entry['said']}"))
    keys = zip(
        activities["file"], activities["activity_id"], map(_alike, activities["activity_name"]), strict=True
    )
    return [_weightiest(by_target, *key) for key in keys]


def _weightiest(
    by_target: Mapping[tuple[str, str, str], Mapping[str, tuple[int, Rule]]],
    file: str,
    identifier: str,
    name: str,
) -> tuple[Rule, Rule]:
    targets = (("", "", name), (file, "", name), (file, identifier, ""))
    held = [by_target[target] for target in targets if target in by_target]
    stage, milestone = (
        max((one[column] for one in held if column in one), default=(0, _SILENT), key=lambda one: one[0])[1]
        for column in ("stage", "milestone_id")
    )
    return stage, milestone


def _alike(name: str) -> str:
    return " ".join(name.lower().split())


# --- by the outline ---------------------------------------------------------------------------------------


def _inherited(activities: pd.DataFrame, stage: list[Rule], of_several: set[int]) -> list[Rule]:
    """Return the rules with a stage for each silent row that lies beneath a summary of one stage."""
    above = ancestors(activities)
    mixed = _mixed(above, stage) | of_several
    names, rows = activities["activity_name"].tolist(), activities["activity_id"].tolist()
    is_summary = activities["is_summary"].tolist()
    made = list(stage)
    for place, higher in enumerate(above):
        source = next((one for one in higher if stage[one][1]), None)
        if not stage[place][1] and source is not None and is_summary[source] and source not in mixed:
            what = stage[source][0]
            made[place] = (what, f"under '{names[source]}' (row {rows[source]})") if what else _SILENT
    return made


def _of_several(names: pd.Series, stages: Phrases, stage: list[Rule]) -> set[int]:
    """Return the rows whose names hold phrases of several stages, where one of these phrases mapped them."""
    book = PhraseBook(stages)
    return {
        place
        for place, (name, (_, rule)) in enumerate(zip(names, stage, strict=True))
        if rule and rule.startswith(_PHRASE) and len({row["stage"] for row in book.found(name)}) > 1
    }


def _mixed(above: list[list[int]], stage: list[Rule]) -> set[int]:
    """Return the rows that have a row of another stage beneath them: they gather more than their own name."""
    return {
        higher
        for place, chain in enumerate(above)
        for higher in chain
        if stage[place][0] and stage[higher][0] and stage[place][0] != stage[higher][0]
    }
