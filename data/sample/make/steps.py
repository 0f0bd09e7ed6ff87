"""Lines of a plan before they have dates, and the ways an owner makes a common path its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from make.said import Spanning, Spelling, day, quarters_of_year


@dataclass(frozen=True)
class Step:
    """A line of a plan before it has dates: working days it takes (0: a milestone), days it waits first.

    A negative wait overlaps the step before. A step followed by deeper ones is a phase and takes its
    dates from them; its stage is theirs unless they have their own. The spellings say how its owner writes its dates.
    """

    level: int
    name: str
    days: int = 0
    wait: int = 0
    start_as: Spelling = day
    finish_as: Spelling = day
    is_hidden: bool = False
    stage: str = ""
    milestone: str = ""
    when_as: Spanning = quarters_of_year


Steps = tuple[Step, ...]


def paced(steps: Sequence[Step], share: float) -> Steps:
    """The same steps, each taking a share of its days."""
    return tuple(
        replace(
            step, days=max(1, round(step.days * share)) if step.days else 0, wait=round(step.wait * share)
        )
        for step in steps
    )


def without(steps: Sequence[Step], *names: str) -> Steps:
    """The same steps but for those named."""
    _known(steps, names)
    return tuple(step for step in steps if step.name not in names)


def renamed(steps: Sequence[Step], names: Mapping[str, str]) -> Steps:
    """The same steps, some by another name."""
    _known(steps, names)
    return tuple(replace(step, name=names.get(step.name, step.name)) for step in steps)


def lasting(steps: Sequence[Step], days: Mapping[str, int]) -> Steps:
    """The same steps, some taking another number of working days."""
    _known(steps, days)
    return tuple(replace(step, days=days.get(step.name, step.days)) for step in steps)


def followed(steps: Sequence[Step], name: str, *more: Step) -> Steps:
    """The same steps with more of them after the one named."""
    _known(steps, (name,))
    return tuple(one for step in steps for one in ((step, *more) if step.name == name else (step,)))


def spelt(
    steps: Sequence[Step], usual: tuple[Spelling, Spelling], special: Mapping[str, tuple[Spelling, Spelling]]
) -> Steps:
    """The same steps, their dates spelt one way but for those named."""
    _known(steps, special)
    ways = [special.get(step.name, usual) for step in steps]
    return tuple(
        replace(step, start_as=start, finish_as=finish)
        for step, (start, finish) in zip(steps, ways, strict=True)
    )


def timed(steps: Sequence[Step], usual: Spanning, special: Mapping[str, Spanning]) -> Steps:
    """The same steps, their spans written one way but for those named."""
    _known(steps, special)
    return tuple(replace(step, when_as=special.get(step.name, usual)) for step in steps)


def concealed(steps: Sequence[Step], *names: str) -> Steps:
    """The same steps, some in hidden rows."""
    _known(steps, names)
    return tuple(replace(step, is_hidden=step.is_hidden or step.name in names) for step in steps)


def _known(steps: Sequence[Step], names: Sequence[str] | Mapping[str, object]) -> None:
    if strange := set(names) - {step.name for step in steps}:
        raise ValueError(f"no such step: {', '.join(sorted(strange))}")
