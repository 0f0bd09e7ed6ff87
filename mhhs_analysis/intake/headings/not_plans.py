"""The words of data/reference/not_plans.csv: what heads and names lists that are no plan, and older versions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import takewhile

from mhhs_analysis.intake.headings.amount_words import shows_money
from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.reference import rows

_IN_PLANS = frozenset(
    {"resource", "resources", "actions", "decisions", "costs", "budget", "fte", "role", "roles", "grade", "staff",
     "team member"}
)  # fmt: skip
"""Words that head columns of plans too."""
_ISSUE = re.compile(r"\bissue (?:no |number )?[a-z]?\d+(?: \d+)*$")
"""An edition of a document: Issue 3."""
_REMARK = re.compile(r"[(\[]([^()\[\]]*)[)\]]\s*$")
_SORT = re.compile(r"Example (?:\d+\W+)?[a-z]")
"""What a name begins with that says of what sort an example is: Example small supplier."""
_STATE = re.compile(
    r"(.+?)(?:\s*[(:;,/]|\s+[-–—]|\s+(?:from|to|by|due to|since|see|as of|as per|per)\b)", re.I
)
"""A state of which more is said: Descoped (CR12), Deferred to phase 2."""
_LAST_NUMBERS = re.compile(r"(?: v?\d+)+$")
_NUMBER = re.compile(r"v?\d+|[b-h]|one|two|three")
"""What tells one example or template from another one."""


def heads_other(heading: str) -> bool:
    """Return whether a heading is one that only another list than a plan has."""
    return normalised(heading) in _of_other_lists()


def heads_numbers_of_other(heading: str) -> bool:
    """Return whether a heading is of the numbers of another list than a plan: Issue ID, Risk ref. no."""
    words = normalised(heading).split()
    while words and words[-1] in _words("number of"):
        words.pop()
    return " ".join(words) in _of_other_lists()


def numbers_listed(letters: str) -> bool:
    """Return whether letters before a number are those by which logs of risks and issues number theirs: R1, ISS-02."""
    return normalised(letters) in _words("number listed")


def heads_dated_list(heading: str) -> bool:
    """Return whether a heading is of a list of meetings or persons, which has dates and is no plan: Date joined."""
    return normalised(heading) in _words("dated list")


def heads_any_list(heading: str) -> bool:
    """Return whether a heading says what is listed below it, and that it is no work: Approver, Decision, Risk."""
    words = normalised(heading)
    return words in _words("heads list") | _words("dated list") | _words("document") | _of_other_lists()


def heads_beside_tasks(heading: str) -> bool:
    """Return whether a heading of another list is one that plans have beside their tasks, too: risks, issues."""
    return normalised(heading) in _words("other_list beside")


def heads_beside(heading: str) -> bool:
    """Return whether a heading or title is one of small lists beside plans: assumptions, key dates."""
    return normalised(heading) in _words("beside")


def heads_document(heading: str) -> bool:
    """Return whether a heading is of what a document says of itself, such as who approved it, and not of work."""
    return normalised(heading) in _words("document")


def heads_editions(heading: str) -> bool:
    """Return whether a heading is over editions, which a document has beside their dates: Version, Rev."""
    return normalised(heading) in _words("edition")


def heads_contacts(heading: str) -> bool:
    """Return whether a heading is of how persons are reached: beside names, those are of persons."""
    return normalised(heading) in _words("contacts")


def heads_what_persons_are(heading: str) -> bool:
    """Return whether a heading is of what persons do, which stands beside tasks too, for who does them: Role."""
    return normalised(heading) in _words("what persons are")


def heads_persons(heading: str) -> bool:
    """Return whether a heading is over names of persons, or of anything: Name."""
    return normalised(heading) in _words("names persons")


def heads_employers(heading: str) -> bool:
    """Return whether a heading is of whom persons work for, or do tasks for: Organisation."""
    return normalised(heading) in _words("employers")


@lru_cache(maxsize=1 << 10)
def hints_at_other(heading: str) -> str:
    """Return the kind of words for other lists than plans that a heading ends with, or "": perhaps other_list first."""
    words = f" {normalised(heading)}"
    kinds = ("perhaps other_list", "beside other_list")
    return next((kind for kind in kinds if any(words.endswith(f" {one}") for one in _words(kind))), "")


def heads_anything(heading: str) -> bool:
    """Return whether a heading is over names of anything, in plans and in other lists: Name, Title, Event."""
    return normalised(heading) in _words("names anything")


def names_other(heading: str) -> bool:
    """Return whether the heading over what names the rows says that they are no tasks: roles, resources, money."""
    words = normalised(heading.partition("(")[0])
    return words in _words("other_list") | _words("money") or shows_money(heading)


@lru_cache(maxsize=1 << 10)
def kind_named(title: str) -> str:
    """Return what a name or title says that a table is (other_list, older_version, example), or "" for a plan."""
    words = _ISSUE.sub("", normalised(title))
    is_plan = re.search(r"\bplan\b|\bschedule\b", words) is not None
    for kind in ("other_list", "older_version"):
        if any(re.search(rf"\b{re.escape(word)}\b", words) for word in _words(kind)):
            return kind if not is_plan or kind != "other_list" else ""
    if not is_plan and _is_log(words):
        return "other_list"
    if _is_all_of(title, "older_version alone"):
        return "older_version"
    shown = next((kind for word, kind in _shown().items() if word in words and _shows(title, word)), "")
    return {"blank form": "older_version", "perhaps example": "example"}.get(shown, shown)


def _is_log(words: str) -> bool:
    """Return whether a title, as one compares it, is of a record that is kept, and not of work: Gate log 2023."""
    *before, last = _LAST_NUMBERS.sub("", words).split() or [""]
    return last in _words("ends other_list") and _words("plan of log").isdisjoint(before)


@lru_cache(maxsize=1 << 10)
def names_list(title: str) -> bool:
    """Return whether a title ends as those of lists of accounts and meetings do: Supplier invoices 2023."""
    words = f" {_LAST_NUMBERS.sub('', normalised(title))}"
    return any(words.endswith(f" {one}") for one in _words("titled list"))


def kind_called(name: str) -> str:
    """Return what a sheet is instead of a plan by its name alone, or "" for a plan."""
    return kind_named(name) or ("example" if guides(name) else "other_list" if names_no_tasks(name) else "")


@lru_cache(maxsize=1 << 10)
def begins_as_example(title: str) -> bool:
    """Return whether a name or title begins as those of examples do, whatever it says beside that: Example Energy."""
    return normalised(title).partition(" ")[0] in _words("example")


def _shows(title: str, word: str) -> bool:
    """Return whether a name or title says that a form is shown by it: Example 2, Sample plan, Acme plan (example).

    Work on samples says more, and so do names of companies: Sample size testing, Example Energy.
    """
    before, found, after = f" {normalised(title)} ".partition(f" {word} ")
    if not found:
        return False
    rest = [each for each in after.split() if not _NUMBER.fullmatch(each)]
    is_alone, is_sure = {*before.split()} <= _words("beside example"), word not in _words("perhaps example")
    parted = re.search(rf"\b{word}\b([\w\s]*?)\s*(?:[:(\[)\]]|[-–—.]\s)", title, re.I)
    between = [
        each for each in (normalised(parted[1]).split() if parted else rest) if not _NUMBER.fullmatch(each)
    ]
    if not between:
        return is_alone or _ends_as_example(title, word, before.split(), is_sure=is_sure)
    if parted and _words("beside example").issuperset(between):
        return is_alone
    return is_alone and _goes_on_as_example(title, rest, is_sure=is_sure)


def _ends_as_example(title: str, word: str, before: Sequence[str], *, is_sure: bool) -> bool:
    """Return whether words before the one for an example say what is one, and not what is made of it: Acme plan."""
    if before == ["for"]:
        return is_sure
    is_of_plan = before[-1] in _words("plan of example")
    is_remark = re.search(rf"[(\[]\s*{word}\s*[)\]]\s*$", title, re.I) is not None
    is_of_it = (_words("of example") | _words("before example")).isdisjoint(before)
    return is_of_it and (is_sure or is_of_plan or is_remark)


def _goes_on_as_example(title: str, rest: Sequence[str], *, is_sure: bool) -> bool:
    """Return whether words after the one for an example say of what it is, or what sort: of a plan, small supplier.

    What a company is called begins with a capital letter: Example Energy.
    """
    beside, of = _words("beside example"), _words("of example") | _words("plan of example")
    lead = [*takewhile(beside.__contains__, rest)]
    follows = rest[len(lead) :]
    is_of = of.issuperset(follows[:1]) and (bool(lead) or is_sure or beside.issuperset(follows[1:]))
    is_sort = _SORT.match(title) is not None and _words("in sentence").isdisjoint(rest)
    return not follows or is_of or (is_sure and (not of.isdisjoint(lead) or is_sort))


@cache
def _shown() -> dict[str, str]:
    kinds = ("example", "perhaps example", "blank form")
    return {word: kind for kind in kinds for word in sorted(_words(kind))}


@lru_cache(maxsize=1 << 10)
def names_no_tasks(name: str) -> bool:
    """Return whether a sheet is called a register, a list to choose from or notes, and nothing else: Open actions.

    So is one of work that is not planned, also where a bracket says so: Deferred tasks, Phase 2 (unfunded).
    """
    remark = _REMARK.search(name)
    return (
        _is_all_of(name, "no_tasks")
        or names_unplanned(name)
        or (remark is not None and names_unplanned(remark[1]))
        or _is_register_on(name)
    )


@lru_cache(maxsize=1 << 10)
def names_unplanned(name: str) -> bool:
    """Return whether a name says of work that it is not planned, and no more: Deferred tasks, Backlog."""
    return _is_all_of(name, "not planned")


def titles_unplanned(title: str) -> bool:
    """Return whether a title says of the work below it that it is not planned: Deferred (CR12)."""
    return says_state(title, _words("not planned"))


@lru_cache(maxsize=1 << 10)
def says_state(title: str, states: frozenset[str]) -> bool:
    """Return whether a title says one of the states that its work may be in, where or why at most, and no work.

    Removed from our plan, Descoped (CR12); work on what was removed says more: Removed load switches.
    """
    begun = _STATE.match(" ".join(title.split()))
    if begun is not None and normalised(begun[1]) in states:
        return True
    words, beside = f" {normalised(title)} ", _words("not planned beside") | _words("titled not planned")
    said = [state for state in states if f" {state} " in words]
    return any(beside.issuperset(words.replace(f" {state} ", "  ").split()) for state in said)


def _is_register_on(name: str) -> bool:
    """Return whether a name is of a register and of what it is about: Dependencies on DCC, Risks to M10."""
    words = normalised(name).split()
    return len(words) > 1 and words[0] in _words("register") and words[1] in _words("register on")


@lru_cache(maxsize=1 << 10)
def titles_register(title: str) -> bool:
    """Return whether a title is that of a log beside plans, whatever it is about: Open risks, Dependencies on DCC."""
    return _is_all_of(title, "register", "no_tasks beside") or _is_register_on(title)


@lru_cache(maxsize=1 << 10)
def titles_other(title: str) -> bool:
    """Return whether a title stands over what is no work: a log, or a list beside plans (Bank holidays 2023)."""
    return titles_register(title) or _LAST_NUMBERS.sub("", normalised(title)) in _of_other_lists()


@lru_cache(maxsize=1 << 10)
def titles_absences(title: str) -> bool:
    """Return whether a title is over when persons are away, and says no more: Annual leave, Team holidays 2026."""
    return _is_all_of(_LAST_NUMBERS.sub("", normalised(title)), "absence")


@lru_cache(maxsize=1 << 10)
def says_only_other(title: str) -> bool:
    """Return whether a title says that what it heads is no plan, and no more than that: Risks, Old plan, Key dates."""
    is_list = (
        heads_beside(title) or names_no_tasks(title) or _is_all_of(title, "other_list", "no_tasks beside")
    )
    return is_list or kind_named(title) == "example" or _is_older(title)


def _is_older(title: str) -> bool:
    return _is_all_of(title, "older_version", "beside example") or _is_all_of(title, "older_version alone")


def _is_all_of(name: str, kind: str, beside: str = "") -> bool:
    """Return whether a name is made of words of a kind, and of those that may stand beside them."""
    words = f" {normalised(name)} "
    for listed in sorted(_words(kind), key=len, reverse=True):
        rest = words.replace(f" {listed} ", "  ")
        if rest != words and {*rest.split()} <= _words(kind) | _words(beside or f"{kind} beside"):
            return True
    return False


@lru_cache(maxsize=1 << 10)
def names_summary(name: str) -> bool:
    """Return whether a sheet is called a summary of what other sheets hold: Summary, Programme overview."""
    words = normalised(name)
    for summary in _words("summary"):
        rest = f" {words} ".replace(f" {summary} ", " ")
        if rest != f" {words} " and {*rest.split()} <= _words("summed up"):
            return True
    return False


@lru_cache(maxsize=1 << 10)
def names_other_list(name: str) -> bool:
    """Return whether any word of a sheet's name says that its rows are no tasks, such as resources or absences."""
    words = f" {normalised(name)} "
    return any(f" {word} " in words for kind in ("other_list", "people") for word in _words(kind))


@lru_cache(maxsize=1 << 10)
def is_unnamed(name: str) -> bool:
    """Return whether a sheet is called as its program called it: Sheet1, Tabelle 2."""
    return name[-1:].isdecimal() and name.rstrip("0123456789").strip().lower() in _words("unnamed")


@lru_cache(maxsize=1 << 10)
def guides(name: str) -> bool:
    """Return whether a sheet's name says that it tells how a form is filled in: a plan on it is an example."""
    words = f" {normalised(name)} "
    return " plan " not in words and any(f" {word} " in words for word in _words("guidance"))


@cache
def _of_other_lists() -> frozenset[str]:
    return _words("other_list") - _IN_PLANS


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["words"] for row in rows("not_plans") if row["kind"] == kind)
