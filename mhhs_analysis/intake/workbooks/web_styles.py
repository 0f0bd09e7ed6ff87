"""Elements of a web page that are open, and what it says of how they are shown: not at all, or struck through.

It says so by elements (<del>), attributes, and rules of its own (CSS), for an element and all that stands in it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

_STRIKING = frozenset({"s", "strike", "del"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
"""Elements that hold nothing, and have no end."""
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_TABLE = frozenset({"table"})
_PARTS_IN = {
    **dict.fromkeys(_GROUPS, _TABLE),
    "tr": _TABLE | _GROUPS,
    **dict.fromkeys(("td", "th"), _TABLE | _GROUPS | {"tr"}),
}
"""Parts of tables, and what each stands in: what is open within that has ended (HTML, 13.1.2.4)."""
_ROUND_TEXT = _TABLE | {"td", "th"}
_ROUND_ITEMS = _ROUND_TEXT | {"ul", "ol"}
BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "hr", "form", "pre", "center"}
)
"""Elements that stand on lines of their own, and end a paragraph before them."""
_END_PARAGRAPHS = _TABLE | BLOCKS

_SHEET_EDGES = re.compile("<!--|-->")
_AT_RULE = re.compile(r"@([^@{};]*)(?:;|\{((?:[^{}]*\{[^{}]*\})*[^{}]*)\})")
"""Rules for some screens or for paper, imports and fonts: what they say may not hold where the page is read."""
_MEDIA = "media"
_ANY_SCREEN = frozenset({"", "all", "screen"})
_COMPOUND = re.compile(r"(?:[\w-]+|\*)?(?:[.#][\w-]+)*")
_NAME = re.compile(r"[.#]?[\w-]+")
_SIGNS = "#."
"""What stands before the name of one element, and of a class of them."""
_SAYS = re.compile(r"(?<![\w-])(display|visibility|text-decoration(?:-line)?)\s*:([^;]*)", re.IGNORECASE)
_DISPLAY, _ABSENT = "display", "none"
"""What takes an element away, with all that stands in it."""
_VISIBILITY, _INVISIBLE = "visibility", ("hidden", "collapse")
"""What hides an element, and what stands in it until that says otherwise."""
_DECORATION, _STRUCK = "text-decoration", "line-through"
_IMPORTANT = "!important"
_ANY = "*"
_FARTHEST = 256
"""How many elements within one another are looked through: real pages stand some 30 deep."""


class Element(NamedTuple):
    """An element that is open: what selectors may call it by, and how it is shown within those around it."""

    tag: str
    names: frozenset[str]
    is_absent: bool = False
    is_invisible: bool = False
    is_struck: bool = False

    @property
    def is_hidden(self) -> bool:
        """Whether it is not shown."""
        return self.is_absent or self.is_invisible


NOTHING = Element("", frozenset())
"""What stands around all elements."""


class _Rule(NamedTuple):
    """What a page says of elements by their names and those of what they stand in, and of what weight that is."""

    weight: tuple[int, int, int]
    number: int
    """Which of the page's it is: of those of one weight the last counts."""
    is_important: bool
    compounds: tuple[frozenset[str], ...]
    are_parents: tuple[bool, ...]
    """Whether each compound but the last is of the parent of the next."""
    style: str


class Opened:
    """The elements that are open where a page passes; ends that it leaves out are taken as said."""

    def __init__(self) -> None:
        self._rules: defaultdict[str, list[_Rule]] = defaultdict(list)
        """By a name that what they are of has."""
        self._many = 0
        self._of_names: dict[frozenset[str], list[_Rule]] = {}
        """The rules of elements by all that they are called."""
        self._known: dict[tuple[frozenset[str], str], dict[str, str]] = {}
        """What is said of those that no rule asks what they stand in: many cells of a page are alike."""
        self._open: list[Element] = []
        self.last = NOTHING
        """The element in which what passes stands."""

    def note_styles(self, text: str) -> None:
        """Take the rules of a style sheet; those whose selectors ask for more than names are passed over."""
        found = [one for one in _rules_in(text) if _SAYS.search(one[1])]
        for number, (selectors, style) in enumerate(found, self._many):
            for rule in filter(None, (_rule(one, style, number) for one in selectors.split(","))):
                self._rules[min(rule.compounds[-1], default=_ANY)].append(rule)
        self._many += len(found)
        self._of_names.clear()
        self._known.clear()

    def begin(self, tag: str, attributes: Mapping[str, str]) -> Element:
        """Hear an element begin, and return it."""
        if tag in _PARTS_IN:
            self._end_all_in(_PARTS_IN[tag])
        elif tag == "li":
            self.end(tag, _ROUND_ITEMS)
        elif tag in _END_PARAGRAPHS:
            self.end("p", _ROUND_TEXT)
        element = self._element(tag, attributes)
        if tag not in _VOID:
            self._open.append(element)
            self.last = element
        return element

    def end(self, tag: str, scope: AbstractSet[str] = _TABLE) -> None:
        """Hear an element end, and with it those within it; one beyond the table that passes is not meant."""
        for place in reversed(self._near):
            own = self._open[place].tag
            if own == tag:
                self._cut(place)
            elif own not in scope:
                continue
            return

    def _end_all_in(self, scope: AbstractSet[str]) -> None:
        for place in reversed(self._near):
            if self._open[place].tag in scope:
                self._cut(place + 1)
                return

    @property
    def _near(self) -> range:
        return range(max(0, len(self._open) - _FARTHEST), len(self._open))

    def _cut(self, place: int) -> None:
        del self._open[place:]
        self.last = self._open[-1] if place else NOTHING

    def _element(self, tag: str, attributes: Mapping[str, str]) -> Element:
        _, _, is_absent, is_invisible, is_struck = self.last
        names = _names(tag, attributes.get("class", ""), attributes.get("id", ""))
        said = self._said(names, attributes.get("style", ""))
        if said or "hidden" in attributes:
            is_absent |= said.get(_DISPLAY, _ABSENT if "hidden" in attributes else "").startswith(_ABSENT)
            is_invisible = _is_invisible(said.get(_VISIBILITY, ""), is_invisible)
            is_struck |= _STRUCK in said.get(_DECORATION, "")
        return Element(tag, names, is_absent, is_invisible, is_struck or tag in _STRIKING)

    def _said(self, names: frozenset[str], own: str) -> dict[str, str]:
        """Return what is said of an element, called so, of each property the last by how much weight it has."""
        if not self._rules:
            return _properties(own) if own else {}
        if (names, own) in self._known:
            return self._known[names, own]
        rules = self._of_names.get(names)
        if rules is None:
            rules = self._of_names[names] = self._rules_of(names)
        around = self._open[-_FARTHEST:] if rules else []
        said = _outweighed([one for one in rules if _stands_in(one, around)], own)
        if all(len(one.compounds) == 1 for one in rules):
            self._known[names, own] = said
        return said

    def _rules_of(self, names: frozenset[str]) -> list[_Rule]:
        keyed = (one for name in (*names, _ANY) for one in self._rules.get(name, ()))
        return sorted(one for one in keyed if one.compounds[-1] <= names)


def is_for_screens(media: str) -> bool:
    """Return whether rules for some media hold on any screen: those for all, and not for paper or narrow ones alone."""
    return any(one.strip().lower().removeprefix("only ") in _ANY_SCREEN for one in media.split(","))


def _held_by(at_rule: re.Match[str]) -> str:
    """Return the rules within an at-rule that hold where the page is read."""
    kind, _, media = at_rule[1].partition(" ")
    return at_rule[2] or "" if kind.lower() == _MEDIA and is_for_screens(media) else ""


def _is_invisible(said: str, is_around: bool) -> bool:
    """Return whether an element is invisible by what is said of that, else as what it stands in is."""
    return said.startswith(_INVISIBLE) if said and not said.startswith("inherit") else is_around


def _rules_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield the selectors of each rule of a style sheet, and what it says."""
    first, *rest = text.split("/*")
    plain = "".join([first, *(one.partition("*/")[2] for one in rest)])
    for piece in _AT_RULE.sub(_held_by, _SHEET_EDGES.sub("", plain)).split("}"):
        selectors, _, style = piece.rpartition("{")
        yield selectors.rpartition("{")[2], style


def _outweighed(rules: Sequence[_Rule], own: str) -> dict[str, str]:
    """Return what rules, by weight, and an element's own style say of each property: the last, or an !important one."""
    usual, first = ([one.style for one in rules if one.is_important is way] for way in (False, True))
    said: dict[str, str] = {}
    for style in filter(None, (*usual, own, *first)):
        said |= _properties(style)
    return said


def _rule(selector: str, style: str, number: int) -> _Rule | None:
    """Return a rule of one selector; None where it asks for more than names, as a:hover and tr + tr do."""
    words = selector.replace(">", " > ").split()
    compounds = [one for one in words if one != ">"]
    if not compounds or ">" in (words[0], words[-1]) or not all(map(_COMPOUND.fullmatch, compounds)):
        return None
    are_parents = tuple(after == ">" for before, after in pairwise(words) if before != ">")
    names = tuple(frozenset(map(_called, _NAME.findall(one))) for one in compounds)
    every = [name for some in names for name in some]
    ids, classes = (sum(name[0] == sign for name in every) for sign in _SIGNS)
    weight = ids, classes, len(every) - ids - classes
    return _Rule(weight, number, _IMPORTANT in style, names, are_parents, style)


@lru_cache(maxsize=1 << 12)
def _names(tag: str, classes: str, own: str) -> frozenset[str]:
    """Return what selectors may call an element by: its kind, classes and id."""
    return frozenset([tag, *(f".{one}" for one in classes.split()), *([f"#{own}"] if own else [])])


def _called(name: str) -> str:
    """Return what a selector calls elements: kinds of them in any case, classes and ids as they are."""
    return name if name[0] in _SIGNS else name.lower()


def _stands_in(rule: _Rule, around: Sequence[Element]) -> bool:
    """Return whether elements around one are those that a rule asks for."""
    place = len(around)
    for compound, is_parent in zip(reversed(rule.compounds[:-1]), reversed(rule.are_parents), strict=True):
        least = place - 1 if is_parent else 0
        found = (one for one in range(place - 1, max(least, 0) - 1, -1) if compound <= around[one].names)
        place = next(found, -1)
        if place < 0:
            return False
    return True


@lru_cache(maxsize=1 << 10)
def _properties(style: str) -> dict[str, str]:
    """Return what a style says of how an element is shown, by property."""
    found = _SAYS.findall(style)
    return {name.lower().removesuffix("-line"): value.strip().lower() for name, value in found}
