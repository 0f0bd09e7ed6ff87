"""The words of data/reference/version_words.csv: which version of a plan a task, a band or a title says it is of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise

from mhhs_analysis.intake.headings.columns import edition_in, normalised
from mhhs_analysis.reference import rows

_NUMBER = r"[ -]?(?:\d{1,2}|[a-h]|one|two|three|four|i{1,3}|iv)"
_CAPITAL = "(?-i:[A-H])"
"""The letter of an edition: Rev B, and not rev a drawing."""
_NUMBERED = {
    "may": rf"(?:{_NUMBER})?",
    "must": _NUMBER,
    "digits": r"[ -]?\d{1,2}(?:\.\d{1,2}){0,2}",
    "edition": rf"(?:[ .-]{{0,2}}\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}|[ .-]{{1,2}}{_CAPITAL})",
    "never": "",
}
"""What may follow words that say a version."""
_END = r"(?![^\W_]|'|\.\d)"
_BETWEEN = "\x00"
"""What parts texts that are looked through together."""
_LONGEST_PHASE = 12
"""Characters that words for a plan may add to Baseline, before it is any task."""
_PARTED = re.compile(r"(?:[–—:|/_,;)\]]| -|- )\s*$|^\s*(?:[–—:|/_,;(\[]|- | -)")
"""What parts a version from the name of a task: Build – option A."""
_OPEN, _CLOSED = re.compile(r"[(\[{]\s*([\w\s]*)$"), re.compile(r"^[^()\[\]{}]*[)\]}]")
_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_DIGITS = re.compile(r"(?<=[a-z])(?=\d)")
_OF = re.compile(r"(?:'| )s(?= )")
"""The end of a word for whose something is, its sign left out or not: programme's."""
_DESIGNATOR = re.compile(r"\d{1,2}|[a-h]|one|two|three|four|i{1,3}|iv")
_EDGES = " \t-–—:|/_,;.()[]{}"


@dataclass(frozen=True)
class VersionSaid:
    """What a text says of a version: its words, what else the text says, and in which way.

    `leads` where the text begins with it, as what heads tasks does. `is_apart` where a sign or a bracket parts it
    from the rest. `is_weak` where its words may as well say that work is done again: round 2, v2. `is_about` where
    the rest is work on a plan (respond to POAP 1) and not work that is planned. `is_loose` where nothing parts an
    option from the rest, which may be work on the option: Option A design.
    """

    words: str
    rest: str
    leads: bool
    is_apart: bool
    is_weak: bool
    is_about: bool
    is_loose: bool = False


@cache
def listed(*says: str) -> frozenset[str]:
    """Return the words of which reference says one of some things."""
    return frozenset(row["words"] for row in rows("version_words") if row["says"] in says)


@lru_cache(maxsize=1 << 12)
def version_said(text: str) -> VersionSaid | None:
    """Return what a text says of a version of a plan, or None: it names none, or two of a kind.

    A version that is neither parted from the rest nor the programme's is what the work is on: Build option A.
    """
    text = " ".join(text.split())
    found = [*_versions().finditer(text)]
    kinds = {normalised(one[one.lastgroup or 0]) for one in found}
    if not found or len(kinds) < len(found) or _is_said_between(text, found):
        return None
    before, after, beside = _around(text[: found[0].start()], text[found[-1].end() :])
    is_bracketed = beside is not None
    leads, is_apart = _is_of_plans(before, "under", "own"), is_bracketed or _is_parted(before, after)
    is_last = _is_of_plans(after, "if")
    is_programmes = not kinds.isdisjoint(listed("programme"))
    if not (is_apart or leads or (is_last and is_programmes and not _is_what_work_is_on(before))):
        return None
    rest = f"{before} {after}"
    is_loose = not (is_apart or is_last or is_programmes)
    adjoining = " ".join(one for one in (before, after) if not _PARTED.search(one))
    is_weak = kinds <= listed("repeated") and not _names_plan(found, adjoining if beside is None else beside)
    if is_loose and is_weak:
        return None
    words = found[0][0] + "".join(f" ({one[0]})" for one in found[1:])
    bare, is_on_plans = _without_plans(rest), is_about(_REMARK.sub(" ", rest))
    return VersionSaid(words, bare, leads, is_apart, is_weak, is_on_plans, is_loose)


def plan_version_said(text: str) -> VersionSaid | None:
    """Return the version that a title or name says a plan is of: no round of work, and no work on a plan."""
    said = version_said(text)
    return said if said and not said.is_weak and (said.is_apart or not said.is_about) else None


def is_about(name: str) -> bool:
    """Return whether a task is work on a plan, such as a response, and not work that is planned."""
    return not {*normalised(name).split()}.isdisjoint(listed("about"))


def version_key(words: str) -> str:
    """Return the words that say a version as they are compared: POAP1 is POAP 1."""
    return _DIGITS.sub(" ", normalised(words))


def says_own(text: str) -> bool:
    """Return whether a text says that what stands beneath it is the sender's own plan: our dates, current plan."""
    return is_own(text) and {*normalised(text).split()} <= listed("own", "plan")


def is_own(text: str) -> bool:
    """Return whether a text says that what it names is the sender's own, whatever that is: our DCC work."""
    return not {*normalised(text).split()}.isdisjoint(listed("own"))


def is_for_plans(text: str) -> bool:
    """Return whether a text is made of words for plans, and for how far one has come: MHHS draft timeline."""
    return bool(words := normalised(text)) and {*words.split()} <= listed("plan", "whose", "state")


def names_plan(text: str) -> bool:
    """Return whether a text says, among others, that something is a plan, not what one holds: Acme delivery plan."""
    return not {*normalised(text).split()}.isdisjoint(listed("whole plan"))


def parts_said(name: str, *, is_each: bool = False) -> dict[str, str]:
    """Return the parts of work that a name says, with the number, letter or name of each: Wave 2, Licence ABCD.

    `is_each` leaves out those that a plan may be for one of alone, and those that have names: Cohort 1.
    """
    numbered, named = (
        (listed("part"), frozenset[str]()) if is_each else (listed("part", "one part"), listed("named part"))
    )
    return {
        word: which
        for word, which in pairwise(_DIGITS.sub(" ", normalised(name)).split())
        if (word in numbered and _DESIGNATOR.fullmatch(which)) or (word in named and not is_for_plans(which))
    }


def are_parts(name: str, other: str, *, is_each: bool = False) -> bool:
    """Return whether two names say different parts of work (Wave 1, Wave 2), in which the same tasks may be done."""
    said, others = (parts_said(one, is_each=is_each) for one in (name, other))
    return any(others.get(word, number) != number for word, number in said.items())


def edition_said(name: str) -> VersionSaid | None:
    """Return what a name that ends in a numbered edition says of it: Acme plan v2, Version 1.1, v3 FINAL."""
    found = edition_in(name)
    if found is None or not {*normalised(name[found.end() :]).split()} <= listed("state", "own", "plan"):
        return None
    rest = _without_plans(name[: found.start()].lstrip())
    return VersionSaid(found[0], rest, not rest, is_apart=True, is_weak=False, is_about=False)


def is_edition(said: VersionSaid) -> bool:
    """Return whether words number editions of a plan (v2, scenario 1), whatever their plans say; rounds may be work."""
    return not {*version_key(said.words).split()}.isdisjoint(listed("edition"))


def is_of_text(said: VersionSaid) -> bool:
    """Return whether words number an edition of a text such as a plan, and of no work: Rev B."""
    return not {*version_key(said.words).split()}.isdisjoint(listed("revised text"))


def is_programmes(said: VersionSaid) -> bool:
    """Return whether a version is one of the programme's: POAP 2."""
    key = f" {version_key(said.words)} "
    return any(f" {words} " in key for words in listed("programme"))


def names_programme(name: str) -> bool:
    """Return whether a name says that a plan is the programme's: Programme milestones, the industry's plan."""
    words = _OF.sub("", f" {normalised(name)} ")
    return any(f" {one} " in words for one in listed("theirs"))


def says_state(text: str) -> bool:
    """Return whether a text says how far a version of a plan has come, and no more: draft, new plan."""
    return bool(words := normalised(text)) and {*words.split()} <= listed("state", "own", "plan")


def heads_versions(heading: str) -> bool:
    """Return whether a heading, or its last word, is over a column of versions of a plan: Plan version."""
    return _names_version(heading) and not names_versions_of_work(heading)


@lru_cache(maxsize=1 << 12)
def names_versions_of_work(heading: str) -> bool:
    """Return whether a heading is over versions of what the work is on, and not of a plan: Interface version."""
    words = normalised(heading)
    about = {*words.split()} - listed("heading", "plan", "own", "whose", "programme")
    return _names_version(heading) and words not in listed("heading") and bool(about)


def _names_version(heading: str) -> bool:
    words = normalised(heading)
    return not {words, words.rpartition(" ")[2]}.isdisjoint(listed("heading"))


def versions_said(texts: Iterable[str]) -> dict[str, VersionSaid]:
    """Return what each of many texts says of a version, those that don't left out, at next to no cost."""
    listed = [*texts]
    whole = _BETWEEN.join(listed).lower()
    places = {place for words, said in _sought() if words in whole for place in _places(said, whole)}
    if not places:
        return {}
    ends = [*accumulate(len(text.lower()) + 1 for text in listed)]
    found = {text: version_said(text) for text in {listed[bisect_right(ends, place)] for place in places}}
    return {text: said for text, said in found.items() if said}


def _places(said: re.Pattern[str], whole: str) -> Iterator[int]:
    """Yield where words that say a version begin, those within a longer word left out."""
    return (
        found.start()
        for found in said.finditer(whole)
        if not whole[found.start() - 1 : found.start()].isalnum()
    )


def _is_said_between(text: str, found: list[re.Match[str]]) -> bool:
    """Return whether words stand between those that say versions: POAP 1 and POAP 2."""
    return any(text[one.end() : other.start()].strip(_EDGES) for one, other in pairwise(found))


def _around(before: str, after: str) -> tuple[str, str, str | None]:
    """Return what stands on each side of a version without the bracket about it, and what else is in that, if any is.

    What a bracket adds to a version at the end of a name is left out: Build – POAP 2 (challenge).
    """
    opened, closed = _OPEN.search(before), _CLOSED.search(after)
    if opened and closed and _is_of_plans(opened[1], "under"):
        return before[: opened.start()], after[closed.end() :], opened[1] + closed[0]
    is_named = bool(normalised(before)) and _REMARK.fullmatch(after.strip()) is not None
    return before, "" if is_named else after, None


def _is_parted(before: str, after: str) -> bool:
    """Return whether a sign parts a version from each side that says anything."""
    sides = [one for one in (before, after) if normalised(one)]
    return all(map(_PARTED.search, sides)) and bool(sides)


def _is_what_work_is_on(before: str) -> bool:
    """Return whether a version is what the work before it is on, or when it is done: respond to POAP 1."""
    words = normalised(before)
    is_under = words.endswith(tuple(f" {one}" for one in listed("under")))
    return not is_under and words.rpartition(" ")[2] in listed("on")


def _is_of_plans(text: str, *also: str) -> bool:
    """Return whether a text says nothing, or words for plans alone, or some others that reference lists."""
    words = normalised(text).replace("based on", "under")
    return {*words.split()} <= listed("plan", "whose", *also)


def _names_plan(found: list[re.Match[str]], beside: str) -> bool:
    """Return whether a version with a number stands beside words for plans alone: plan v2, dates of round 1."""
    is_numbered = any(one[0] != one[one.lastgroup or 0] for one in found)
    return is_numbered and bool(normalised(beside)) and _is_of_plans(beside)


def _without_plans(text: str) -> str:
    """Return the words of a text without those for plans, which tell no task from another, at its ends."""
    words, idle = (
        normalised(text).replace("based on", "under").split(),
        listed("plan", "whose", "under", "if"),
    )
    while words and words[0] in idle:
        del words[0]
    while words and words[-1] in idle:
        del words[-1]
    return " ".join(words)


@cache
def _versions() -> re.Pattern[str]:
    found = dict.fromkeys(_NUMBERED, "")
    for kind in found:
        listed = (row["words"] for row in rows("version_words") if row["numbered"] == kind)
        words = "|".join(sorted(listed, key=len, reverse=True))
        found[kind] = rf"(?P<{kind}>{words}){_NUMBERED[kind]}"
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(found.values())}){_END}", re.I)


@cache
def _sought() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the words that say a version, and a pattern that begins with them, which is found fast."""
    listed = (row for row in rows("version_words") if row["numbered"])
    return tuple((row["words"], re.compile(_said_by(row) + _END)) for row in listed)


def _said_by(row: dict[str, str]) -> str:
    """Return the pattern, in small letters, of words that say a version; those that may name a phase stand alone."""
    is_alone = row["says"] == "repeated" and row["numbered"] == "never"
    alone = rf"(?=(?: [^{_BETWEEN}]{{1,{_LONGEST_PHASE}}})?(?:{_BETWEEN}|$))" if is_alone else ""
    return f"{row['words']}{_NUMBERED[row['numbered']].replace(_CAPITAL, '[a-h]')}{alone}"
